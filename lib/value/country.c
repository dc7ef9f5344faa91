/*
 * country - see country.h
 */
#include "country.h"
#include <stdint.h>
#include "lexicon.h"
#include "tables.h"
#include "text.h"

enum {
	MEMO = 256,
	MEMO_LONGEST = 30 /* bytes of a cell that is remembered */
};

const char country_unknown[] = "unknown country",
	   country_ambiguous[] = "country that may be several",
	   country_missing[] = "no country";

static struct lexicon names = { .table = &countries_table[0][0],
	.nrows = COUNTRIES_NROWS,
	.ncols = COUNTRIES_NCOLS };
static struct lexicon specials = { .table = &country_special_table[0][0],
	.nrows = COUNTRY_SPECIAL_NROWS,
	.ncols = COUNTRY_SPECIAL_NCOLS };

struct found {
	const char *code, *why, *guesses;
};

static struct {
	char raw[MEMO_LONGEST];
	uint8_t n; /* 0: nothing yet */
	struct found found;
} memo[MEMO];

static struct found
special(int row)
{
	const char *effect = lexicon_cell(&specials, row, COUNTRY_SPECIAL_EFFECT);
	const char *codes = lexicon_cell(&specials, row, COUNTRY_SPECIAL_CODES);

	switch (effect[0]) {
	case 'i': /* is */
		return (struct found){ codes, NULL, "" };
	case 'l': /* likely */
		return (struct found){ codes, country_ambiguous, codes };
	case 'm': /* maybe, missing */
		if (effect[1] == 'i')
			return (struct found){ NULL, country_missing, codes };
		return (struct found){ NULL, country_ambiguous, codes };
	case 'p': /* plate */
		return (struct found){ NULL, country_ambiguous, codes };
	default: /* none */
		return (struct found){ NULL, country_unknown, "" };
	}
}

static bool
is_blank(struct str s)
{
	char key[2 * LEXICON_LONGEST];

	return s.n <= LEXICON_LONGEST && text_fold(s.s, s.n, key) == 0;
}

static struct found
find_word(struct str cell)
{
	int row = lexicon_find(&specials, cell);

	if (row != LEXICON_NONE)
		return special(row);
	row = lexicon_find(&names, cell);
	if (row != LEXICON_NONE)
		return (struct found){ lexicon_cell(&names, row, COUNTRIES_ALPHA2), NULL,
			"" };
	return (
	    struct found){ NULL, is_blank(cell) ? country_missing : country_unknown, "" };
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
			return (struct found){ NULL, country_unknown, "" };
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

	return found.why == country_unknown && cell.n <= LEXICON_LONGEST
		   ? find_parts(cell)
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
		 (unsigned char)cell.s[cell.n - 1] * 3 +
		 (unsigned char)cell.s[cell.n / 2] * 31) %
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
