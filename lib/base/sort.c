/*
 * sort - see sort.h
 *
 * Least significant digit first, with digits cut to measure: only bits that differ
 * between the values are looked at, so that the money of a shop takes three passes and
 * not eight. Strings are sorted by eight bytes at a time, then each group of equals by
 * the next.
 */
#include "sort.h"
#include "mem.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
	TINY = 24,  /* so few are inserted one by one */
	FEW = 4096, /* for fewer, clearing wide counters costs more than it saves */
	NARROW_BITS = 8,
	WIDE_BITS = 12, /* holds two characters that are decimal digits */
	DIGITS = 8,	/* 64 / NARROW_BITS */
	WORD = 8,	/* bytes of a string sorted in one go */
	LOOK_AHEAD = 256,
};

/* What is sorted, and whose key it is. Packed: two arrays of them are the memory it takes. */
struct item {
	uint64_t key;
	uint32_t at;
} __attribute__((packed, aligned(4)));

/* A digit of a key is (key >> shift) & mask. */
struct digit {
	unsigned shift;
	uint64_t mask;
};

/* Cut the bits that vary into digits, lowest first; constant bits between are skipped. */
static int
cut_digits(uint64_t vary, size_t n, struct digit digits[DIGITS])
{
	unsigned bits = n < FEW ? NARROW_BITS : WIDE_BITS;
	uint64_t mask = (UINT64_C(1) << bits) - 1;
	int count;

	for (count = 0; vary != 0; count++) {
		digits[count].shift = (unsigned)__builtin_ctzll(vary);
		digits[count].mask = mask;
		vary &= ~(mask << digits[count].shift);
	}
	return count;
}

/* Numbers of keys with each digit become the places of the first of them. */
static void
add_up(size_t *place, uint64_t mask)
{
	size_t i, sum = 0, n;

	for (i = 0; i <= mask; i++) {
		n = place[i];
		place[i] = sum;
		sum += n;
	}
}

static void
pass_words(const uint64_t *from, uint64_t *to, size_t n, struct digit d)
{
	size_t place[1 << WIDE_BITS], i;

	memset(place, 0, (d.mask + 1) * sizeof *place);
	for (i = 0; i < n; i++)
		place[from[i] >> d.shift & d.mask]++;
	add_up(place, d.mask);
	for (i = 0; i < n; i++)
		to[place[from[i] >> d.shift & d.mask]++] = from[i];
}

static void
pass_items(const struct item *from, struct item *to, size_t n, struct digit d)
{
	size_t place[1 << WIDE_BITS], i;

	memset(place, 0, (d.mask + 1) * sizeof *place);
	for (i = 0; i < n; i++)
		place[from[i].key >> d.shift & d.mask]++;
	add_up(place, d.mask);
	for (i = 0; i < n; i++)
		to[place[from[i].key >> d.shift & d.mask]++] = from[i];
}

static void
insert_words(int64_t *v, size_t n)
{
	size_t i, j;
	int64_t x;

	for (i = 1; i < n; i++) {
		x = v[i];
		for (j = i; j > 0 && v[j - 1] > x; j--)
			v[j] = v[j - 1];
		v[j] = x;
	}
}

static bool
ascends(const int64_t *v, size_t n)
{
	size_t i;

	for (i = 1; i < n; i++)
		if (v[i - 1] > v[i])
			return false;
	return true;
}

/* Keys count from the smallest value: a few negative ones do not make all bits vary. */
static int64_t
smallest(const int64_t *v, size_t n)
{
	int64_t low = v[0];
	size_t i;

	for (i = 1; i < n; i++)
		low = v[i] < low ? v[i] : low;
	return low;
}

void
sort_int(int64_t *v, size_t n)
{
	uint64_t *from = (uint64_t *)v, *spare, *to, *swap;
	struct digit digits[DIGITS];
	uint64_t low, vary = 0;
	int count, k;
	size_t i;

	if (n < TINY) {
		insert_words(v, n);
		return;
	}
	if (ascends(v, n))
		return;
	low = (uint64_t)smallest(v, n);
	for (i = 0; i < n; i++) {
		from[i] -= low;
		vary |= from[i]; /* the smallest has become 0 */
	}
	spare = to = mem_alloc(n, sizeof *spare);
	count = cut_digits(vary, n, digits);
	for (k = 0; k < count; k++) {
		pass_words(from, to, n, digits[k]);
		swap = from;
		from = to;
		to = swap;
	}
	for (i = 0; i < n; i++)
		v[i] = (int64_t)(from[i] + low);
	free(spare);
}

static void
insert_items(struct item *v, size_t n)
{
	struct item x;
	size_t i, j;

	for (i = 1; i < n; i++) {
		x = v[i];
		for (j = i; j > 0 && v[j - 1].key > x.key; j--)
			v[j] = v[j - 1];
		v[j] = x;
	}
}

/* By key, stable; the result is where the items were. */
static void
sort_items(struct item *items, struct item *spare, size_t n)
{
	struct item *from = items, *to = spare, *swap;
	struct digit digits[DIGITS];
	uint64_t vary = 0;
	int count, k;
	size_t i;

	if (n < TINY) {
		insert_items(items, n);
		return;
	}
	for (i = 1; i < n; i++)
		vary |= items[i].key ^ items[0].key;
	count = cut_digits(vary, n, digits);
	for (k = 0; k < count; k++) {
		pass_items(from, to, n, digits[k]);
		swap = from;
		from = to;
		to = swap;
	}
	if (from != items)
		memcpy(items, from, n * sizeof *items);
}

void
sort_int_order(const int64_t *v, uint32_t *order, size_t n)
{
	struct item *items = mem_alloc(n * 2, sizeof *items);
	uint64_t low = n == 0 ? 0 : (uint64_t)smallest(v, n);
	size_t i;

	for (i = 0; i < n; i++)
		items[i] = (struct item){ (uint64_t)v[i] - low, (uint32_t)i };
	sort_items(items, items + n, n);
	for (i = 0; i < n; i++)
		order[i] = items[i].at;
	free(items);
}

/* Strings that are equal in their first `depth` bytes. */
struct group {
	size_t from, n, depth;
};

struct strings {
	const struct str *keys;
	struct item *items, *spare;
	struct group *groups; /* still to be sorted: a stack, so no input goes deep */
	size_t ngroups, cap;
};

/* Eight bytes from depth on, the first highest; zeros behind the end. */
static uint64_t
word_at(struct str key, size_t depth)
{
	size_t left = key.n - depth, i;
	uint64_t word = 0;

	if (left >= WORD) {
		memcpy(&word, key.s + depth, WORD);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
		word = __builtin_bswap64(word);
#endif
		return word;
	}
	for (i = 0; i < left; i++)
		word |= (uint64_t)(unsigned char)key.s[depth + i] << (56 - 8 * i);
	return word;
}

static void
load_words(const struct strings *s, struct group g)
{
	struct item *item = s->items + g.from, *end = item + g.n;

	for (; item < end; item++)
		item->key = word_at(s->keys[item->at], g.depth);
}

/* How many bytes more are equal in all of the group. Looking no further than LOOK_AHEAD
   bounds what the few keys of a group that share much can cost those that do not. */
static size_t
shared(const struct strings *s, struct group g)
{
	const struct item *item = s->items + g.from;
	struct str first = s->keys[item->at], key;
	size_t same = first.n - g.depth, i, at;

	same = same < LOOK_AHEAD ? same : LOOK_AHEAD;
	for (i = 1; i < g.n && same > 0; i++) {
		key = s->keys[item[i].at];
		same = same < key.n - g.depth ? same : key.n - g.depth;
		if (same == 0 || memcmp(first.s + g.depth, key.s + g.depth, same) == 0)
			continue;
		for (at = 0; first.s[g.depth + at] == key.s[g.depth + at];)
			at++;
		same = at;
	}
	return same;
}

static struct str
rest(struct str key, size_t depth)
{
	if (key.n == depth)
		return str_of("");
	return (struct str){ key.s + depth, key.n - depth };
}

/* Does a belong behind b? */
static bool
behind(const struct strings *s, struct item a, struct item b, size_t depth)
{
	if (a.key != b.key)
		return a.key > b.key;
	return str_cmp(rest(s->keys[a.at], depth), rest(s->keys[b.at], depth)) > 0;
}

static void
insert_strings(const struct strings *s, struct group g)
{
	struct item *v = s->items + g.from, x;
	size_t i, j;

	load_words(s, g);
	for (i = 1; i < g.n; i++) {
		x = v[i];
		for (j = i; j > 0 && behind(s, v[j - 1], x, g.depth); j--)
			v[j] = v[j - 1];
		v[j] = x;
	}
}

/* The words of the group are equal, zeros behind the end included: put strings that ended
   first, by length, and leave those that go on for later. */
static void
sort_equal(struct strings *s, struct group g)
{
	struct item *item = s->items + g.from;
	size_t i, left, longer = 0;

	for (i = 0; i < g.n; i++) {
		left = s->keys[item[i].at].n - g.depth;
		longer += left > WORD;
		item[i].key = left > WORD ? WORD + 1 : left;
	}
	sort_items(item, s->spare, g.n);
	g = (struct group){ g.from + g.n - longer, longer, g.depth + WORD };
	if (longer < TINY) {
		insert_strings(s, g);
		return;
	}
	s->groups = mem_grow(s->groups, &s->cap, s->ngroups + 1, sizeof *s->groups);
	s->groups[s->ngroups++] = g;
}

static void
sort_group(struct strings *s, struct group g)
{
	struct item *item = s->items + g.from;
	size_t i, end;

	g.depth += shared(s, g);
	load_words(s, g);
	sort_items(item, s->spare, g.n);
	for (i = 0; i < g.n; i = end) {
		for (end = i + 1; end < g.n && item[end].key == item[i].key;)
			end++;
		if (end - i > 1)
			sort_equal(s, (struct group){ g.from + i, end - i, g.depth });
	}
}

void
sort_str_order(const struct str *keys, uint32_t *order, size_t n)
{
	struct strings s = { .keys = keys };
	size_t i;

	if (n == 0)
		return;
	s.items = mem_alloc(n * 2, sizeof *s.items);
	s.spare = s.items + n;
	for (i = 0; i < n; i++)
		s.items[i].at = (uint32_t)i;
	sort_group(&s, (struct group){ 0, n, 0 });
	while (s.ngroups > 0)
		sort_group(&s, s.groups[--s.ngroups]);
	for (i = 0; i < n; i++)
		order[i] = s.items[i].at;
	free(s.items);
	free(s.groups);
}
