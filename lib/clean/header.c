/*
 * header - see header.h
 */
#include "header.h"
#include "die.h"
#include "word.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	RANKS = 3,
	CANDIDATES = 2, /* a word stands in at most two rows of the table */
	NUMBER = 18,	/* bytes of a factor */
};

static struct words headers = {
	.table = &headers_table[0][0], .nrows = HEADERS_NROWS, .ncols = HEADERS_NCOLS
};

/* What one header could mean. */
struct meaning {
	int column, rank;
	const char *needs;
};

struct candidate {
	struct meaning meaning[CANDIDATES];
	int n;
};

int
header_column(struct str name)
{
	int i;

	for (i = 0; i < COLUMN_COUNT; i++)
		if (str_is(name, columns_table[i][COLUMNS_NAME]))
			return i;
	return HEADER_NONE;
}

bool
header_known(struct str word)
{
	return word_find(&headers, word) >= 0;
}

static int
column_of_row(int row)
{
	struct str name = str_of(word_cell(&headers, row, HEADERS_COLUMN));

	return str_is(name, "optout") ? HEADER_OPTOUT : header_column(name);
}

static void
add_meanings(struct candidate *c, const char *key, size_t n, int least)
{
	int row = word_row(&headers, key, n), rank;

	for (; row >= 0 && row < HEADERS_NROWS && c->n < CANDIDATES; row++) {
		const char *cell = word_cell(&headers, row, HEADERS_KEY);

		if (strlen(cell) != n || memcmp(cell, key, n) != 0)
			return;
		rank = word_cell(&headers, row, HEADERS_RANK)[0] - '0';
		c->meaning[c->n++] =
		    (struct meaning){ column_of_row(row), rank > least ? rank : least,
			    word_cell(&headers, row, HEADERS_NEEDS) };
	}
}

/* Columns of persons and addresses, which exports give twice: of the buyer, of the
 * parcel. */
static bool
is_personal(int column)
{
	return column == COLUMN_EMAIL || column == COLUMN_PHONE ||
	       column == COLUMN_MOBILE ||
	       (column >= COLUMN_GIVEN_NAME && column <= COLUMN_COUNTRY);
}

/* "billing city" is a city, and "shipping city" is one where there is no better. */
static void
add_prefixed(struct candidate *c, const char *key, size_t n)
{
	static const struct {
		const char *word;
		int rank;
	} prefixes[] = { { "customer", 2 }, { "client", 2 }, { "klant", 2 },
		{ "buyer", 2 }, { "contact", 2 }, { "billing", 2 }, { "bill", 2 },
		{ "factuur", 2 }, { "besteller", 2 }, { "koper", 2 }, { "user", 2 },
		{ "member", 2 }, { "shipping", 3 }, { "ship", 3 }, { "delivery", 3 },
		{ "verzend", 3 }, { "aflever", 3 }, { "bezorg", 3 }, { NULL, 0 } };
	int i, k;

	for (i = 0; prefixes[i].word != NULL && c->n == 0; i++) {
		size_t len = strlen(prefixes[i].word);

		if (n <= len || memcmp(key, prefixes[i].word, len) != 0)
			continue;
		add_meanings(c, key + len, n - len, prefixes[i].rank);
		for (k = 0; k < c->n; k++)
			if (!is_personal(c->meaning[k].column))
				c->n = 0;
	}
}

/* "E-mail (billing)" is an e-mail address where no other header is. */
static void
add_suffixed(struct candidate *c, const char *key, size_t n)
{
	static const char *const suffixes[] = { "billing", "facturatie", "factuur",
		NULL };
	int i, k;

	for (i = 0; suffixes[i] != NULL && c->n == 0; i++) {
		size_t len = strlen(suffixes[i]);

		if (n <= len || memcmp(key + n - len, suffixes[i], len) != 0)
			continue;
		add_meanings(c, key, n - len, 2);
		for (k = 0; k < c->n; k++)
			if (!is_personal(c->meaning[k].column))
				c->n = 0;
	}
}

static struct candidate
candidate_of(struct str name)
{
	struct candidate c = { .n = 0 };
	char fold[WORD_FOLD];
	size_t n = 0;

	if (word_fold(name, fold, &n) == NULL)
		return c;
	add_meanings(&c, fold, n, 1);
	if (c.n == 0)
		add_prefixed(&c, fold, n);
	if (c.n == 0)
		add_suffixed(&c, fold, n);
	return c;
}

static bool
has(const struct header *h, int column)
{
	return h->slot[column].cell != HEADER_NONE;
}

/* "email,!amount": the file has the one column and has not the other. */
static bool
needs_met(const struct header *h, const char *needs)
{
	struct str rest = str_of(needs), name;
	bool want;

	while (needs[0] != '\0' && str_cut(&rest, ',', &name)) {
		want = name.s[0] != '!';
		name.s += !want;
		name.n -= !want;
		if (has(h, header_column(name)) != want)
			return false;
	}
	return true;
}

/* One round over the headers for one rank; true when a column was found. late: meanings
   that need a column not to be there wait until the others are found. */
static bool
take_rank(struct header *h, const struct candidate *c, int rank, bool late)
{
	bool found = false;
	int i, k;

	for (i = 0; i < h->n; i++)
		for (k = 0; k < c[i].n && !h->taken[i]; k++) {
			const struct meaning *m = &c[i].meaning[k];

			if (m->rank != rank || has(h, m->column) ||
			    (strchr(m->needs, '!') != NULL) != late ||
			    !needs_met(h, m->needs))
				continue;
			h->slot[m->column].cell = i;
			h->taken[i] = found = true;
		}
	return found;
}

/* Two headers say the same equally plainly: the first is taken, and that is said. */
static void
note_doubles(const struct header *h, const struct candidate *c)
{
	char a[STR_SHOW], b[STR_SHOW];
	int i, first, rank;

	for (i = 0; i < h->n; i++) {
		if (h->taken[i] || c[i].n == 0 || c[i].meaning[0].rank == RANKS)
			continue;
		first = h->slot[c[i].meaning[0].column].cell;
		if (first == HEADER_NONE || first == i ||
		    h->slot[c[i].meaning[0].column].factor == i)
			continue;
		rank = c[first].n > 0 ? c[first].meaning[0].rank : 0;
		if (rank == c[i].meaning[0].rank)
			note("%s: '%s' and '%s' both mean %s: the first is used", h->file,
			    str_show(h->name[first], a), str_show(h->name[i], b),
			    columns_table[c[i].meaning[0].column][COLUMNS_NAME]);
	}
}

/* "Klant" is a name or a number, and numbers are what tells customers apart. */
static void
note_number(const struct header *h)
{
	static const char *const words[] = { "client", "customer", "klant", "kunde",
		NULL };
	int i, cell = h->slot[COLUMN_SURNAME].cell;
	char show[STR_SHOW];

	for (i = 0; words[i] != NULL && cell != HEADER_NONE; i++)
		if (!has(h, COLUMN_CUSTOMER_ID) &&
		    str_same(h->name[cell], str_of(words[i])))
			note("%s: surname=%s; is it a number? --map customer_id=%s",
			    h->file, str_show(h->name[cell], show), show);
}

static void
take_generic(struct header *h)
{
	struct candidate *c = mem_alloc((size_t)h->n, sizeof *c);
	bool surname = has(h, COLUMN_SURNAME);
	int i, rank;

	for (i = 0; i < h->n; i++)
		c[i] = candidate_of(h->name[i]);
	for (rank = 1; rank <= RANKS; rank++)
		do { /* what is found may be what another needs */
			while (take_rank(h, c, rank, false))
				;
		} while (take_rank(h, c, rank, true));
	note_doubles(h, c);
	if (!surname)
		note_number(h);
	free(c);
}

/* ---- what the user says ---- */

static int
find_name(const struct header *h, struct str name)
{
	char fold[WORD_FOLD], other[WORD_FOLD];
	size_t n = 0, m = 0;
	int i;

	for (i = 0; i < h->n; i++)
		if (str_eq(h->name[i], name))
			return i;
	if (word_fold(name, fold, &n) == NULL || n == 0)
		return HEADER_NONE;
	for (i = 0; i < h->n; i++)
		if (word_fold(h->name[i], other, &m) != NULL && m == n &&
		    memcmp(fold, other, n) == 0)
			return i;
	return HEADER_NONE;
}

/* [-]digits[.digits], few enough to be multiplied exactly. */
static bool
is_number(struct str s)
{
	size_t i = s.n > 0 && s.s[0] == '-', from = i, points = 0;

	for (; i < s.n; i++)
		if (s.s[i] == '.' && i > from && i + 1 < s.n)
			points++;
		else if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return s.n > from && s.n <= NUMBER && points <= 1;
}

static struct place
find_place(const struct header *h, struct str spec)
{
	struct place p = { find_name(h, spec), HEADER_NONE, { "", 0 } };
	struct str part = { 0 };

	if (p.cell != HEADER_NONE || memchr(spec.s, '*', spec.n) == NULL)
		return p;
	str_cut(&spec, '*', &part);
	part = str_trim(part);
	spec = str_trim(spec);
	p.cell = find_name(h, part);
	p.factor = find_name(h, spec);
	if (p.cell == HEADER_NONE && is_number(part)) {
		p.cell = p.factor;
		p.factor = HEADER_NUMBER;
		p.number = part;
	} else if (p.factor == HEADER_NONE && is_number(spec)) {
		p.factor = HEADER_NUMBER;
		p.number = spec;
	}
	if (p.factor == HEADER_NONE)
		p.cell = HEADER_NONE;
	return p;
}

static void
take_entry(struct header *h, struct map_entry *e, struct place *to)
{
	struct place p = find_place(h, e->header);

	if (p.cell == HEADER_NONE)
		return;
	e->used = true;
	*to = p;
	/* a factor is still itself, and so is what a new column shows besides */
	if (p.factor == HEADER_NONE && e->column != HEADER_NONE)
		h->taken[p.cell] = true;
}

/* The canonical column that a header plainly means, unless it is that one. */
static int
other_meaning(const struct header *h, int cell, int column)
{
	struct candidate c = candidate_of(h->name[cell]);
	int k, other = HEADER_NONE;

	for (k = 0; k < c.n; k++) {
		if (c.meaning[k].column == column)
			return HEADER_NONE;
		if (c.meaning[k].rank < RANKS && c.meaning[k].column < COLUMN_COUNT &&
		    needs_met(h, c.meaning[k].needs))
			other = c.meaning[k].column;
	}
	return other;
}

/* A map that takes a header away from the column that it would have been, which is not
   mapped itself: that is said. */
static void
note_moved(const struct header *h, const struct map_entry *e)
{
	int cell = h->slot[e->column].cell, other;
	char show[STR_SHOW];

	if (cell == HEADER_NONE || h->slot[e->column].factor != HEADER_NONE)
		return;
	other = other_meaning(h, cell, e->column);
	if (other != HEADER_NONE && !has(h, other))
		note("%s: '%s' is %s by --map, and not %s", h->file,
		    str_show(h->name[cell], show), columns_table[e->column][COLUMNS_NAME],
		    columns_table[other][COLUMNS_NAME]);
}

/* Both cells of a product count as used, whatever else they mean. */
static void
take_factors(struct header *h, struct place p)
{
	if (p.cell != HEADER_NONE)
		h->taken[p.cell] = true;
	if (p.factor >= 0)
		h->taken[p.factor] = true;
}

static void
take_named(struct header *h)
{
	int i, column;

	for (i = 0; i < h->n; i++) {
		column = header_column(h->name[i]);
		if (column != HEADER_NONE && !has(h, column)) {
			h->slot[column].cell = i;
			h->taken[i] = true;
		}
	}
}

void
header_read(
    struct header *h, struct map_entry *map, size_t nmap, bool named, struct arena *a)
{
	const struct place none = { HEADER_NONE, HEADER_NONE, { "", 0 } };
	size_t i;

	h->extra = arena_alloc(a, nmap + 1, sizeof *h->extra);
	h->taken = arena_alloc(a, (size_t)h->n, sizeof *h->taken);
	memset(h->taken, 0, (size_t)h->n * sizeof *h->taken);
	for (i = 0; i < HEADER_SLOTS; i++)
		h->slot[i] = none;
	for (i = 0; i < nmap; i++) {
		h->extra[i] = none;
		take_entry(h, &map[i],
		    map[i].column == HEADER_NONE ? &h->extra[i]
						 : &h->slot[map[i].column]);
	}
	for (i = 0; i < nmap; i++)
		if (!named && map[i].column != HEADER_NONE)
			note_moved(h, &map[i]);
	if (named)
		take_named(h);
	else
		take_generic(h);
	for (i = 0; i < HEADER_SLOTS; i++)
		take_factors(h, h->slot[i]);
	for (i = 0; i < nmap; i++)
		take_factors(h, h->extra[i]);
}
