/*
 * country - see country.h
 */
#include "country.h"
#include <stdbool.h>
#include <stdint.h>
#include "tables.h"
#include "text.h"

enum {
	MEMO = 64,
	MEMO_LONGEST = 30, /* bytes of a cell that is remembered */
	CELL_MAX = 128,	   /* bytes; more is no name of a country */
	NO_ROW = -1
};

const char country_unknown[] = "unknown country",
	   country_ambiguous[] = "country that may be several",
	   country_missing[] = "no country";

struct found {
	const char *code, *why, *guesses;
};

static struct {
	char raw[MEMO_LONGEST];
	uint8_t n; /* 0: nothing yet */
	struct found found;
} memo[MEMO];

/* The row of a table that is sorted by its first cell, or NO_ROW. */
static int
row_of(const char *const *table, int nrows, int ncols, struct str key)
{
	int low = 0, high = nrows, middle, order;
	const char *cell;

	while (low < high) {
		middle = (low + high) / 2;
		cell = table[middle * ncols];
		order = strncmp(cell, key.s, key.n);
		if (order == 0 && cell[key.n] == '\0')
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NO_ROW;
}

static struct found
special(const char *const *row)
{
	const char *codes = row[COUNTRY_SPECIAL_CODES];

	switch (row[COUNTRY_SPECIAL_EFFECT][0]) {
	case 'i': /* is */
		return (struct found){ codes, NULL, "" };
	case 'l': /* likely */
		return (struct found){ codes, country_ambiguous, codes };
	case 'm': /* maybe, missing */
		if (row[COUNTRY_SPECIAL_EFFECT][1] == 'i')
			return (struct found){ NULL, country_missing, codes };
		return (struct found){ NULL, country_ambiguous, codes };
	case 'p': /* plate */
		return (struct found){ NULL, country_ambiguous, codes };
	default: /* none */
		return (struct found){ NULL, country_unknown, "" };
	}
}

static struct found
find_word(struct str cell)
{
	char buf[2 * CELL_MAX];
	struct str key = { buf, 0 };
	int row;

	if (cell.n > CELL_MAX)
		return (struct found){ NULL, country_unknown, "" };
	key.n = text_fold(cell.s, cell.n, buf);
	if (key.n == 0)
		return (struct found){ NULL, country_missing, "" };
	row = row_of(&country_special_table[0][0], COUNTRY_SPECIAL_NROWS,
	    COUNTRY_SPECIAL_NCOLS, key);
	if (row != NO_ROW)
		return special(country_special_table[row]);
	row = row_of(&countries_table[0][0], COUNTRIES_NROWS, COUNTRIES_NCOLS, key);
	if (row != NO_ROW)
		return (struct found){ countries_table[row][COUNTRIES_ALPHA2], NULL, "" };
	return (struct found){ NULL, country_unknown, "" };
}

/* "Nederland (NL)", "BE - België", "Belgique/België": the parts must mean the same. A
   letter on cars is meant as such where the name stands beside it. */
static struct found
find_parts(struct str cell)
{
	struct found found = { NULL, country_unknown, "" }, part;
	const char *first = NULL, *code;
	size_t at, end;

	for (at = 0; at < cell.n; at = end + 1) {
		end = at;
		while (end < cell.n && memchr("()[]/-:,|", cell.s[end], 9) == NULL)
			end++;
		part = find_word((struct str){ cell.s + at, end - at });
		if (part.why == country_missing && part.guesses[0] == '\0')
			continue;
		code = part.code != NULL ? part.code : part.guesses;
		if (strlen(code) != 2 || (first != NULL && strcmp(code, first) != 0))
			return found;
		first = code;
		if (part.why == NULL)
			found.code = code;
	}
	if (found.code != NULL)
		found.why = NULL;
	return found;
}

static struct found
find(struct str cell)
{
	struct found found = find_word(cell);

	return found.why == country_unknown && cell.n <= CELL_MAX ? find_parts(cell)
								  : found;
}

static const struct found *
recall(struct str cell)
{
	static struct found other;
	size_t at;

	if (cell.n == 0 || cell.n > MEMO_LONGEST) {
		other = find(cell);
		return &other;
	}
	at = (cell.n * 5 + (unsigned char)cell.s[0] * 7 +
		 (unsigned char)cell.s[cell.n - 1] * 3) %
	     MEMO;
	if (memo[at].n != cell.n || memcmp(memo[at].raw, cell.s, cell.n) != 0) {
		memo[at].n = (uint8_t)cell.n;
		memcpy(memo[at].raw, cell.s, cell.n);
		memo[at].found = find(cell);
	}
	return &memo[at].found;
}

const char *
country_find(struct str cell, const char **why)
{
	const struct found *found = recall(cell);

	*why = found->why;
	return found->code;
}

const char *
country_guesses(struct str cell)
{
	return recall(cell)->guesses;
}
