/*
 * source - see source.h. The tables are read once; the headers of one source stand together
 * there in byte order, so that a header is a binary search away.
 */
#include "source.h"
#include "mem.h"
#include "tables.h"
#include "word.h"
#include <stdlib.h>

const char *const source_rows_words[] = { "", "order", "line", "first", "repeat", NULL };
const char *const source_refund_words[] = { "", "none", "own", "column", "status", NULL };
const char *const source_basis_words[] = { "", "gross", "net", NULL };
static const char *const order_words[] = { "", "dmy", "mdy", "ymd", NULL };

static struct source_header built_headers[SOURCE_HEADERS_NROWS];
static struct source built[SOURCES_NROWS];
static struct source *added;
static size_t nadded, cap;

int
source_word(const char *const *words, struct str word)
{
	int i;

	for (i = 0; words[i] != NULL; i++)
		if (str_is(word, words[i]))
			return i;
	return -1;
}

int
source_slot(struct str name)
{
	int i;

	for (i = 0; i < COLUMN_COUNT; i++)
		if (str_is(name, columns_table[i][COLUMNS_NAME]))
			return i;
	for (i = 0; i < INPUT_COUNT; i++)
		if (str_is(name, inputs_table[i][INPUTS_NAME]))
			return COLUMN_COUNT + i;
	return -1;
}

/* ---- the tables ---- */

static uint64_t
bit_of(struct str header)
{
	return UINT64_C(1) << (((unsigned char)header.s[0] ^
				   5 * (unsigned char)header.s[header.n - 1] ^
				   3 * header.n) &
			       63);
}

/* Each source gets the rows of its headers: they stand together. */
static void
share_out_headers(void)
{
	const char *name;
	struct source *s = built;
	int i = 0;

	while (i < SOURCE_HEADERS_NROWS) {
		name = source_headers_table[i][SOURCE_HEADERS_SOURCE];
		for (s = built; !str_is(s->name, name);)
			s++;
		s->headers = &built_headers[i];
		for (; i < SOURCE_HEADERS_NROWS &&
		       strcmp(name, source_headers_table[i][SOURCE_HEADERS_SOURCE]) == 0;
		     i++) {
			s->nheaders++;
			s->bits |= bit_of(built_headers[i].header);
		}
	}
}

static struct source
source_of_row(const char *const *row)
{
	return (struct source){
		.name = str_of(row[SOURCES_NAME]),
		.platform = str_of(row[SOURCES_PLATFORM]),
		.kind = str_of(row[SOURCES_KIND]),
		.rows = (enum source_rows)source_word(
		    source_rows_words, str_of(row[SOURCES_ROWS])),
		.refund = (enum source_refund)source_word(
		    source_refund_words, str_of(row[SOURCES_REFUND])),
		.basis = (enum source_basis)source_word(
		    source_basis_words, str_of(row[SOURCES_BASIS])),
		.utc = row[SOURCES_UTC][0] == 'y',
		.unique = row[SOURCES_UNIQUE][0] == 'y',
		.order =
		    (enum day_order)source_word(order_words, str_of(row[SOURCES_ORDER])),
		.decimal = row[SOURCES_DECIMAL][0],
		.currency = str_of(row[SOURCES_CURRENCY]),
		.statuses = str_of(row[SOURCES_STATUSES]),
		.sure = row[SOURCES_SURE][0],
		.signature = str_of(row[SOURCES_SIGNATURE]),
	};
}

static void
read_tables(void)
{
	int i;

	if (built[0].name.s != NULL)
		return;
	for (i = 0; i < SOURCE_HEADERS_NROWS; i++)
		built_headers[i] = (struct source_header){
			str_of(source_headers_table[i][SOURCE_HEADERS_HEADER]),
			str_of(source_headers_table[i][SOURCE_HEADERS_SLOT]),
			source_headers_table[i][SOURCE_HEADERS_RANK][0] - '0'
		};
	for (i = 0; i < SOURCES_NROWS; i++)
		built[i] = source_of_row(sources_table[i]);
	share_out_headers();
}

void
source_add(const struct source *s)
{
	added = mem_grow(added, &cap, nadded + 1, sizeof *added);
	added[nadded++] = *s;
}

const struct source *
source_at(int i)
{
	read_tables();
	if (i < (int)nadded)
		return &added[i];
	i -= (int)nadded;
	return i < SOURCES_NROWS ? &built[i] : NULL;
}

const struct source *
source_named(struct str name)
{
	const struct source *s;
	int i;

	for (i = 0; (s = source_at(i)) != NULL; i++)
		if (str_eq(s->name, name))
			return s;
	return NULL;
}

/* ---- headers ---- */

static const struct source_header *
find_sorted(const struct source *s, struct str key)
{
	int low = 0, high = s->nheaders, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (str_cmp(s->headers[middle].header, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->nheaders && str_eq(s->headers[low].header, key) ? &s->headers[low]
									: NULL;
}

/* Those of the user stand as they were written, in the order of the file. */
static const struct source_header *
find_written(const struct source *s, struct str key)
{
	char fold[WORD_FOLD];
	size_t n = 0;
	int i;

	for (i = 0; i < s->nheaders; i++)
		if (word_fold(s->headers[i].header, fold, &n) != NULL &&
		    str_eq((struct str){ fold, n }, key))
			return &s->headers[i];
	return NULL;
}

static const struct source_header *
meaning_of_key(const struct source *s, struct str key)
{
	return s->own ? find_written(s, key) : find_sorted(s, key);
}

const struct source_header *
source_meaning(const struct source *s, struct str header)
{
	char fold[WORD_FOLD];
	struct str key = { fold, 0 };

	if (word_fold(header, fold, &key.n) == NULL || key.n == 0)
		return NULL;
	return meaning_of_key(s, key);
}

bool
source_knows(struct str header)
{
	const struct source_header *known;
	const struct source *s;
	char fold[WORD_FOLD];
	struct str key = { fold, 0 };
	uint64_t bit;
	int i;

	if (word_fold(header, fold, &key.n) == NULL || key.n == 0)
		return false;
	bit = bit_of(key);
	for (i = 0; (s = source_at(i)) != NULL; i++) {
		if (!s->own && (s->bits & bit) == 0)
			continue;
		known = meaning_of_key(s, key);
		if (known != NULL && !str_is(known->slot, "-"))
			return true;
	}
	return false;
}

/* ---- signatures ---- */

struct names {
	struct str *v; /* folded and sorted */
	int n;
};

static int
by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct names
fold_all(const struct str *name, int n, struct arena *a)
{
	struct names names = { arena_alloc(a, (size_t)n + 1, sizeof *names.v), 0 };
	char fold[WORD_FOLD];
	size_t len = 0;
	int i;

	for (i = 0; i < n; i++)
		if (word_fold(name[i], fold, &len) != NULL && len > 0)
			names.v[names.n++] =
			    (struct str){ arena_copy(a, fold, len), len };
	qsort(names.v, (size_t)names.n, sizeof *names.v, by_bytes);
	return names;
}

/* How many headers of one way stand in the file; 0 when one of them does not. */
static int
fit_way(struct str way, const struct names *names)
{
	bool whole = way.n > 0 && way.s[0] == '=', without;
	struct str part = { 0 };
	int n = 0;

	if (whole)
		way = (struct str){ way.s + 1, way.n - 1 };
	while (str_cut(&way, '+', &part)) {
		without = part.n > 0 && part.s[0] == '!';
		if (without)
			part = (struct str){ part.s + 1, part.n - 1 };
		if ((bsearch(&part, names->v, (size_t)names->n, sizeof part, by_bytes) !=
			NULL) == without)
			return 0;
		n += !without;
	}
	return whole && n != names->n ? 0 : n;
}

static int
fit(const struct source *s, const struct names *names)
{
	struct str ways = s->signature, way = { 0 };
	int n, best = 0;

	while (str_cut(&ways, '|', &way)) {
		n = fit_way(way, names);
		best = n > best ? n : best;
	}
	return best;
}

const struct source *
source_find(const struct str *name, int n)
{
	const struct source *s, *found = NULL;
	struct arena a = { 0 };
	struct names names = fold_all(name, n, &a);
	int i, here, best = 0;

	for (i = 0; (s = source_at(i)) != NULL; i++) {
		if (found != NULL && found->own && !s->own)
			break;
		here = fit(s, &names);
		if (here > best) {
			best = here;
			found = s;
		}
	}
	arena_free(&a);
	return found;
}

/* ---- its words for the state of an order ---- */

/* The words that are meant: of lib/data/statuses.tsv. */
static const char *
meant(struct str word)
{
	int i;

	for (i = 0; i < STATUSES_NROWS; i++)
		if (str_is(word, statuses_table[i][STATUSES_WORD]))
			return statuses_table[i][STATUSES_WORD];
	return NULL;
}

static bool
is_code(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.s[i] != '-' && (s.s[i] < '0' || s.s[i] > '9'))
			return false;
	return s.n > 0;
}

/* Codes are the same byte for byte (-1 is not 1), words when folded. */
const char *
source_status(const struct source *s, struct str cell)
{
	struct str rest = s->statuses, pair = { 0 }, word = { 0 };
	char fold[WORD_FOLD];
	struct str key = cell;

	if (s->statuses.n == 0 || cell.n == 0)
		return NULL;
	if (!is_code(cell)) {
		key.s = fold;
		if (word_fold(cell, fold, &key.n) == NULL)
			return NULL;
	}
	while (str_cut(&rest, ',', &pair))
		if (str_cut(&pair, '=', &word) && str_eq(word, key))
			return meant(pair);
	return NULL;
}
