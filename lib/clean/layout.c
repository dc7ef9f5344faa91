/*
 * layout - see layout.h
 */
#include "layout.h"
#include "footer.h"
#include "header.h"
#include "mem.h"
#include "source.h"
#include "tables.h"
#include "text.h"
#include "tidy.h"
#include <stdlib.h>
#include <string.h>

enum {
	LONGEST = 60,  /* bytes of a header that may be a known one */
	CODE = 3,      /* letters of a currency */
	FEW = 3,       /* cells of a line behind the records: its word, a value, a unit */
	REPORT = 3,    /* cells of a record, from which on a line of one cell is none */
	LONG_WORD = 4, /* letters */
	SOURCE = 100,  /* known headers that those of a known system are worth */
	COLUMNS = 4096,
};

/* What a text is made of. */
struct kinds {
	size_t letters, digits, blanks;
	bool at; /* an @ */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters beyond ASCII count as such, and so do signs there: both are no digits. */
static bool
is_letter(char c)
{
	char small = (char)(c | 0x20);

	return (small >= 'a' && small <= 'z') || (unsigned char)c >= 0x80;
}

static struct kinds
kinds_of(struct str s)
{
	struct kinds k = { 0 };
	size_t i;
	char c;

	for (i = 0; i < s.n; i++) {
		c = s.s[i];
		if (is_letter(c))
			k.letters++;
		else if (is_digit(c))
			k.digits++;
		else if (c == ' ')
			k.blanks++;
		else if (c == '@')
			k.at = true;
	}
	return k;
}

static struct str
as_utf8(struct csv *c, struct str cell)
{
	if (text_utf8(cell.s, cell.n) == cell.n)
		return cell;
	return tidy_from_1252(cell, csv_scratch(c, 3 * cell.n));
}

/* ---- the header ---- */

/* Are the cells the headers of a system that is known? */
static bool
has_source(struct csv *c, const struct csv_row *row)
{
	struct str *name;
	bool found;
	int i;

	if (row->n < 2 || row->n > COLUMNS)
		return false;
	name = mem_alloc((size_t)row->n, sizeof *name);
	for (i = 0; i < row->n; i++)
		name[i] = as_utf8(c, csv_cell(c, row, i));
	found = source_find(name, row->n) != NULL;
	free(name);
	return found;
}

void
layout_look(struct layout_line *l, struct csv *c, const struct csv_row *row)
{
	int i;

	*l = (struct layout_line){ .line = row->line, .n = row->n };
	for (i = 0; i < row->n; i++) {
		struct str cell = csv_cell(c, row, i);
		struct kinds k = kinds_of(cell);
		bool value = k.at || k.digits > k.letters;

		l->open = cell.n == 0;
		l->filled += cell.n != 0;
		l->values += value;
		l->known += !value && cell.n <= LONGEST && header_known(as_utf8(c, cell));
	}
	if (l->values == 0 && l->known > 0 && has_source(c, row))
		l->known += SOURCE;
}

/* Titles are narrower than the header, but for a few that name a period. */
static bool
all_narrower(const struct layout_line *line, int i)
{
	int j;

	for (j = 0; j < i; j++)
		if (line[j].filled >= line[i].filled &&
		    (line[j].values == 0 || line[j].filled > 2))
			return false;
	return true;
}

/* A single column: a title, the header, then values. */
static bool
heads_list(const struct layout_line *line, int n, int i)
{
	return line[i].filled == 1 && line[i].known == 1 && line[i - 1].filled == 1 &&
	       line[0].known == 0 && i + 1 < n && line[i + 1].values == 1;
}

/* Nobody knows its words: under a title of one cell the first row that is as wide as all
   rows behind it, if it is made of words. */
static int
first_wide(const struct layout_line *line, int n)
{
	int i, j;

	if (line[0].filled != 1 || line[0].known > 0)
		return 0;
	for (i = 1; i < n && line[i].filled < REPORT; i++)
		;
	if (i + 1 >= n || line[i].values > 0 || line[i].filled != line[i].n)
		return 0;
	for (j = i + 1; j < n; j++)
		if (line[j].n != 1 && (line[j].n != line[i].n || line[j].filled < 2))
			return 0;
	return i;
}

int
layout_header(const struct layout_line *line, int n)
{
	int i, best = 0;

	for (i = 1; i < n; i++)
		if (line[i].known > line[best].known && line[i].values == 0 &&
		    ((line[i].known > 1 && all_narrower(line, i)) ||
			heads_list(line, n, i)))
			best = i;
	return best == 0 && n > 1 ? first_wide(line, n) : best;
}

/* ---- the header again ---- */

static bool
holds(const struct str *name, int n, struct str what)
{
	int i;

	for (i = 0; i < n; i++)
		if (str_eq(name[i], what))
			return true;
	return false;
}

int
layout_names(struct layout *l, const struct str *name, int n, struct str *twice)
{
	unsigned char first;
	int i, found = 0;

	l->name = name;
	l->names = n;
	for (i = 0; i < n; i++) {
		if (name[i].n == 0)
			continue;
		if (holds(name, i, name[i]) && !holds(twice, found, name[i]))
			twice[found++] = name[i];
		first = (unsigned char)name[i].s[0];
		l->lengths[first] |= UINT64_C(1) << (name[i].n & 63);
		l->plain[first] = false;
	}
	return found;
}

/* Has the row a cell that is this name? */
static bool
row_holds(struct csv *c, const struct csv_row *row, int n, struct str name)
{
	int i;

	for (i = 0; i < n; i++)
		if (str_eq(as_utf8(c, csv_cell(c, row, i)), name))
			return true;
	return false;
}

enum layout_match
layout_again(const struct layout *l, struct csv *c, const struct csv_row *row)
{
	bool same = true;
	struct str cell;
	int i;

	if (row->n < l->names)
		return LAYOUT_OTHER;
	for (i = 0; i < l->names; i++) {
		cell = as_utf8(c, csv_cell(c, row, i));
		same &= str_eq(cell, l->name[i]);
		if (!same && !holds(l->name, l->names, cell))
			return LAYOUT_OTHER;
	}
	if (same)
		return LAYOUT_SAME;
	for (i = 0; i < l->names; i++)
		if (!row_holds(c, row, l->names, l->name[i]))
			return LAYOUT_OTHER;
	return l->names > 2 ? LAYOUT_MOVED : LAYOUT_OTHER;
}

/* ---- rows that are no records ---- */

void
layout_start(struct layout *l, int width)
{
	int i;

	*l = (struct layout){ .width = width };
	for (i = 0; i < LAYOUT_KEYS; i++)
		l->key[i] = -1;
	for (i = '0'; i < 0x80; i++) /* a letter beyond ASCII may begin any word */
		l->plain[i] = is_digit((char)i) || is_letter((char)i);
	for (i = 0; i < FOOTERS_NROWS; i++) {
		const char *key = footers_table[i][FOOTERS_KEY];

		l->plain[(unsigned char)key[0]] = false;
		l->plain[(unsigned char)key[0] & ~0x20] = false;
		l->start[(key[0] & 31) << 5 | (key[1] & 31)] |= 1u << (key[2] & 31);
	}
}

bool
layout_is_blank(struct csv *c, const struct csv_row *row)
{
	struct str text = csv_text(row);
	int i;

	if (csv_is_blank(c, row) || str_is(text, "\x1a"))
		return true;
	if (text.s[0] != c->dialect.quote && text.s[0] != c->dialect.sep)
		return false;
	for (i = 0; i < row->n; i++)
		if (str_trim(csv_cell(c, row, i)).n != 0)
			return false;
	return true;
}

/* No letter and no digit, or no such cell. */
static bool
is_empty(struct csv *c, const struct csv_row *row, int i)
{
	struct kinds k;

	if (i < 0 || i >= row->n)
		return true;
	k = kinds_of(csv_cell(c, row, i));
	return k.letters + k.digits == 0;
}

/* A sum may have the day up to which it counts, where an order would have its number. */
static bool
is_dated_sum(const struct layout *l, struct csv *c, const struct csv_row *row, int word)
{
	int order = l->key[LAYOUT_ORDER];

	return word == 0 && order >= 0 &&
	       (order == 0 || (l->numbered && is_empty(c, row, order))) &&
	       !is_empty(c, row, l->key[LAYOUT_AMOUNT]);
}

/* None of the cells that make a record one holds anything; the word's own apart. */
static bool
keys_empty(const struct layout *l, struct csv *c, const struct csv_row *row, int word)
{
	bool dated = is_dated_sum(l, c, row, word);
	int k;

	for (k = 0; k < LAYOUT_KEYS; k++)
		if (k != LAYOUT_AMOUNT && l->key[k] != word &&
		    !(dated && k == LAYOUT_DATE) && !is_empty(c, row, l->key[k]))
			return false;
	return true;
}

/* Nothing but numbers stands beside the word. */
static bool
only_numbers(const struct layout *l, struct csv *c, const struct csv_row *row, int word)
{
	int i;

	for (i = 0; i < row->n; i++)
		if (i != word && i != l->key[LAYOUT_DATE] &&
		    kinds_of(csv_cell(c, row, i)).letters > CODE)
			return false;
	return true;
}

static int
count_filled(struct csv *c, const struct csv_row *row)
{
	int i, n = 0;

	for (i = 0; i < row->n; i++)
		n += csv_cell(c, row, i).n != 0;
	return n;
}

/* The cell where a word may stand: the first that is filled; numbers before it only where
   the first cell of all is empty. */
static int
word_cell_of(struct csv *c, const struct csv_row *row)
{
	struct kinds k;
	int i;

	for (i = 0; i < row->n; i++) {
		k = kinds_of(csv_cell(c, row, i));
		if (k.letters > CODE - 1 || (i == 0 && k.digits > 0))
			return i;
	}
	return 0;
}

/* A second line of headers, for people: words where an order has its day, number, money. */
static bool
describes(const struct layout *l, struct csv *c, const struct csv_row *row)
{
	int k, words = 0;
	bool sentence = false;

	for (k = LAYOUT_DATE; k <= LAYOUT_AMOUNT; k++) {
		struct str cell;
		struct kinds kinds;

		if (is_empty(c, row, l->key[k]))
			continue;
		cell = csv_cell(c, row, l->key[k]);
		kinds = kinds_of(cell);
		if (kinds.digits > 0 || kinds.letters < LONG_WORD)
			return false;
		words++;
		sentence |= kinds.blanks > 1 || cell.s[cell.n - 1] == '.';
	}
	return words > 1 && sentence;
}

/* A line of one cell where records have several: a remark, or behind the records. */
static const char *
judge_single(struct layout *l, struct csv *c, const struct csv_row *row, bool blank)
{
	struct str cell = csv_cell(c, row, 0);

	if (l->width > 1 && cell.n > 0 && cell.s[0] == '#')
		return "a remark";
	if (l->width < REPORT || !(blank || l->behind) ||
	    (row->n > 1 && !keys_empty(l, c, row, -1)))
		return NULL;
	l->behind = true;
	return "a line of one cell behind the records";
}

/* Somebody may be called Som; where no row has money no row is the sum of others. */
static bool
is_person(const struct layout *l, const struct csv_row *row)
{
	return l->key[LAYOUT_AMOUNT] < 0 && l->key[LAYOUT_ORDER] < 0 &&
	       row->n >= l->width && kinds_of(csv_text(row)).digits == 0;
}

/* Digits alone before a text. */
static bool
counts(const struct layout *l, struct csv *c, const struct csv_row *row)
{
	struct kinds k;

	if (!layout_may_count(l, row))
		return false;
	k = kinds_of(csv_cell(c, row, 0));
	return k.digits > 0 && k.letters == 0 &&
	       kinds_of(csv_cell(c, row, 1)).letters > 0;
}

const char *
layout_odd(
    struct layout *l, struct csv *c, const struct csv_row *row, bool blank, bool first)
{
	bool count = counts(l, c, row);
	int at = count ? 1 : word_cell_of(c, row);
	int word = footer_find(as_utf8(c, csv_cell(c, row, at))), filled;

	if (first && l->told)
		l->numbered = !is_empty(c, row, l->key[LAYOUT_ORDER]);
	if (first && l->told && describes(l, c, row))
		return "a line that describes the columns";
	if (word < 0 && row->n > 1 && !l->behind)
		return NULL;
	filled = count_filled(c, row);
	if (word >= 0 && footers_table[word][FOOTERS_KIND][0] == 'f' && filled <= FEW &&
	    (count || ((filled == 1 || l->told) && keys_empty(l, c, row, at)))) {
		l->behind = true;
		return "a line behind the records";
	}
	if (word >= 0 && l->told && keys_empty(l, c, row, at) &&
	    only_numbers(l, c, row, at) && !is_person(l, row))
		return "a sum of other rows";
	return filled == 1 ? judge_single(l, c, row, blank) : NULL;
}
