/*
 * pattern - see pattern.h
 */
#include "pattern.h"
#include "digits.h"
#include "tables.h"
#include "text.h"
#include <string.h>

#define REPEAT(byte) ((byte)*UINT64_C(0x0101010101010101))

uint8_t pattern_byte[256];

/* The table, with what the search needs. */
static struct {
	struct str text;
	enum pattern_class class;
} rows[TEST_PATTERNS_NROWS];

/* The letters and digits of a cell without what stands between them. */
struct squeezed {
	char s[2 * PATTERN_CELL];
	bool start[2 * PATTERN_CELL + 1]; /* of a word; the end is one too */
	size_t n;
};

static const char *const class_names[PATTERN_CLASSES] = { "", "nobody", "weak", "doubt",
	"test", "strong", "proof" };
static const char *const kind_names[PATTERN_KINDS] = { "end", "exact", "mark", "plus",
	"prefix", "start", "word" };

static bool
is(int row, int column, const char *word)
{
	return row < TEST_PATTERNS_NROWS &&
	       strcmp(test_patterns_table[row][column], word) == 0;
}

static void
read_row(int row)
{
	int class = 0;

	while (!is(row, TEST_PATTERNS_CLASS, class_names[class]))
		class ++;
	rows[row].class = (enum pattern_class) class;
	rows[row].text = str_of(test_patterns_table[row][TEST_PATTERNS_PATTERN]);
}

static void
class_bytes(void)
{
	int i;

	for (i = 0; i < 26; i++)
		pattern_byte['a' + i] = pattern_byte['A' + i] = (uint8_t)(1 + i);
	for (i = 0; i < 10; i++)
		pattern_byte['0' + i] = (uint8_t)(27 + i);
}

/* A cell may begin or end with a sign or an accented letter: class 0 fits everywhere. */
static void
filter_ends(struct patterns *p)
{
	struct str text;
	unsigned first;
	int i;

	for (i = 0; i < PATTERN_BYTES; i++)
		p->second[i] = p->last[i] = 1;
	p->second[0] = p->last[0] = UINT64_MAX;
	for (i = p->first[PATTERN_EXACT]; i < p->first[PATTERN_EXACT + 1]; i++) {
		text = rows[i].text;
		first = pattern_byte[(unsigned char)text.s[0]];
		p->second[first] |= UINT64_C(1)
				    << pattern_byte[(unsigned char)text.s[text.n > 1]];
		p->last[first] |= UINT64_C(1)
				  << pattern_byte[(unsigned char)text.s[text.n - 1]];
	}
}

/* The first three letters of all rows; those of kind exact only where there are no others. */
static void
filter_begins(struct patterns *p)
{
	int from = p->first[PATTERN_EXACT], to = p->first[PATTERN_EXACT + 1];
	bool only = from == p->first[0] && to == p->first[PATTERN_KINDS];
	unsigned bit;
	int i;

	for (i = p->first[0]; i < p->first[PATTERN_KINDS]; i++) {
		if ((!only && i >= from && i < to) || rows[i].text.n < 3)
			continue;
		bit = pattern_bit((const unsigned char *)rows[i].text.s);
		p->begins[bit / 64] |= UINT64_C(1) << bit % 64;
		p->letters |= UINT32_C(1) << (rows[i].text.s[0] & 31);
	}
}

void
pattern_ready(struct patterns *p, const char *field)
{
	int i = 0, kind;

	class_bytes();
	*p = (struct patterns){ 0 };
	while (i < TEST_PATTERNS_NROWS && !is(i, TEST_PATTERNS_FIELD, field))
		i++;
	for (kind = 0; kind < PATTERN_KINDS; kind++) {
		p->first[kind] = i;
		for (; is(i, TEST_PATTERNS_FIELD, field) &&
		       is(i, TEST_PATTERNS_KIND, kind_names[kind]);
		     i++)
			read_row(i);
	}
	p->first[kind] = i;
	filter_ends(p);
	filter_begins(p);
}

struct str
pattern_text(int row)
{
	return rows[row].text;
}

/* The highest bit of each of the eight bytes that is a letter, or half of one. */
static uint64_t
letters8(uint64_t word)
{
	uint64_t low = (word | REPEAT(0x20)) & REPEAT(0x7f);

	return (((low + REPEAT(0x80 - 'a')) & ~(low + REPEAT(0x7f - 'z'))) | word) &
	       REPEAT(0x80);
}

/* The bytes from `at` on, at most eight, and zeros. */
static uint64_t
load_at(struct str s, size_t at)
{
	size_t rest = s.n - at;

	if (rest >= 8)
		return digits_load8(s.s + at);
	if (s.n >= 8)
		return digits_load8(s.s + s.n - 8) >> 8 * (8 - rest);
	/* Two loads of four overlap, and agree where they do. */
	if (s.n >= 4)
		return digits_load4(s.s) | (uint64_t)digits_load4(s.s + s.n - 4)
					       << 8 * (s.n - 4);
	return (uint64_t)(unsigned char)s.s[0] |
	       (uint64_t)(unsigned char)s.s[s.n / 2] << 8 * (s.n / 2) |
	       (uint64_t)(unsigned char)s.s[s.n - 1] << 8 * (s.n - 1);
}

bool
pattern_letters(struct str s)
{
	uint64_t letters = REPEAT(0x80);

	if (s.n > 16 || s.n == 0)
		return false;
	if (s.n > 8)
		letters = letters8(digits_load8(s.s + s.n - 8));
	return (letters8(load_at(s, 0)) & letters) ==
	       REPEAT(0x80) >> 8 * (s.n < 8 ? 8 - s.n : 0);
}

/* Words begin where a letter follows a sign. */
bool
pattern_words(const struct patterns *p, struct str s)
{
	uint64_t letters, starts, before = 0;
	bool may = false;
	size_t at;

	for (at = 0; at < s.n; at += 8) {
		letters = letters8(load_at(s, at));
		starts = letters & ~(letters << 8 | before);
		before = letters >> 56;
		for (; starts != 0; starts &= starts - 1)
			may |= pattern_at(p, s, at + (size_t)__builtin_ctzll(starts) / 8);
	}
	return may;
}

enum pattern_class
pattern_find(const struct patterns *p, struct str key)
{
	int end = p->first[PATTERN_EXACT + 1];
	int low = p->first[PATTERN_EXACT], high = end, middle;

	if (key.n == 0 || !pattern_may(p, key.s[0], key.s[key.n > 1], key.s[key.n - 1]))
		return PATTERN_NONE;
	while (low < high) {
		middle = (low + high) / 2;
		if (str_cmp(rows[middle].text, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && str_eq(rows[low].text, key) ? rows[low].class : PATTERN_NONE;
}

enum pattern_class
pattern_fold_find(const struct patterns *p, struct str cell)
{
	enum { LONGEST = 64 }; /* bytes of a cell that can be a whole row */
	char buf[2 * LONGEST];

	if (cell.n > LONGEST)
		return PATTERN_NONE;
	return pattern_find(p, (struct str){ buf, text_fold(cell.s, cell.n, buf) });
}

enum pattern_class
pattern_begin(const struct patterns *p, enum pattern_kind kind, struct str key)
{
	struct str text;
	unsigned next;
	int i;

	for (i = p->first[kind]; i < p->first[kind + 1]; i++) {
		text = rows[i].text;
		if (key.n < text.n || key.s[0] != text.s[0] ||
		    memcmp(key.s, text.s, text.n) != 0)
			continue;
		next = key.n == text.n ? 0 : pattern_byte[(unsigned char)key.s[text.n]];
		if (kind != PATTERN_MARK || next == 0 || next > 26 ||
		    text.s[text.n - 1] == '-')
			return rows[i].class;
	}
	return PATTERN_NONE;
}

/* Is it a sign between words? Of those beyond ASCII nothing is known here. */
static bool
is_gap(char c)
{
	return (unsigned char)c < 0x80 && pattern_byte[(unsigned char)c] == 0;
}

static void
squeeze(struct str cell, struct squeezed *q)
{
	size_t at = 0, from, i, n;

	if (cell.n > PATTERN_CELL)
		cell.n = PATTERN_CELL;
	q->n = 0;
	while (at < cell.n) {
		while (at < cell.n && is_gap(cell.s[at]))
			at++;
		for (from = at; at < cell.n && !is_gap(cell.s[at]);)
			at++;
		n = text_fold(cell.s + from, at - from, q->s + q->n);
		for (i = 0; i < n; i++)
			q->start[q->n + i] = i == 0;
		q->n += n;
	}
	q->start[q->n] = true;
}

static bool
stands_at(const struct squeezed *q, size_t at, struct str text, enum pattern_kind kind)
{
	if (at + text.n > q->n || memcmp(q->s + at, text.s, text.n) != 0)
		return false;
	if (kind == PATTERN_END)
		return at + text.n == q->n;
	return q->start[at] && (kind == PATTERN_START || q->start[at + text.n]);
}

static enum pattern_class
find_inside(const struct patterns *p, const struct squeezed *q, enum pattern_kind kind)
{
	enum pattern_class class = PATTERN_NONE;
	size_t at;
	int i;

	for (i = p->first[kind]; i < p->first[kind + 1]; i++)
		for (at = 0; at < q->n && rows[i].class > class; at++)
			if (q->s[at] == rows[i].text.s[0] &&
			    stands_at(q, at, rows[i].text, kind))
				class = rows[i].class;
	return class;
}

enum pattern_class
pattern_inside(const struct patterns *p, struct str cell)
{
	static const enum pattern_kind kinds[] = { PATTERN_END, PATTERN_START,
		PATTERN_WORD };
	enum pattern_class class = PATTERN_NONE, found;
	struct squeezed q;
	size_t i;

	squeeze(cell, &q);
	for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		found = find_inside(p, &q, kinds[i]);
		class = found > class ? found : class;
	}
	return class;
}
