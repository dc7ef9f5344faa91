/*
 * seen - see seen.h
 *
 * Linear probing and growing in place, as in pairset.c, but by a sixth at a time: that
 * keeps the table full. Cells of 12 bytes are never aligned to lines of the cache; a search
 * runs over about a dozen of them, one behind the other.
 */
#include "seen.h"
#include "hash.h"
#include "mem.h"
#include "sys.h"
#include "wide.h"
#include <stdlib.h>
#include <string.h>

/* The tests set this low to see the end of a table run over. */
#ifndef SEEN_SPILL
#define SEEN_SPILL 2048
#endif

enum {
	FIRST = 256,
	SPILL = SEEN_SPILL,
	BATCH = 256,
	HUGE_FROM = 4 << 20,
};

static inline size_t
home(const struct seen *s, struct seen_cell cell)
{
	uint64_t high;

	wide_halves((uint64_t)cell.word[0] << 32 | cell.word[1], s->ncells, &high);
	return (size_t)high;
}

static inline bool
same(struct seen_cell a, struct seen_cell b)
{
	return ((a.word[0] ^ b.word[0]) | (a.word[1] ^ b.word[1]) |
		   (a.word[2] ^ b.word[2])) == 0;
}

/* The place of the cell, or the empty one where it belongs. The last one stays empty. */
static inline size_t
find(const struct seen *s, struct seen_cell cell)
{
	size_t i = home(s, cell);

	while (s->cells[i].word[0] != 0 && !same(s->cells[i], cell))
		i++;
	return i;
}

/* Pack the cells in use at the end, in their order. */
static void
pack(struct seen *s, size_t old, size_t end)
{
	struct seen_cell cell;
	size_t i;

	for (i = old; i-- > 0;) {
		cell = s->cells[i];
		s->cells[i].word[0] = 0;
		if (cell.word[0] != 0)
			s->cells[--end] = cell;
	}
}

/* Deal them out again; none goes beyond where it stands now, by the proof in pairset.c.
   False when the last place was needed. */
static bool
deal(struct seen *s, size_t end)
{
	struct seen_cell cell;
	size_t from, to;

	for (from = end - s->count; from < end; from++) {
		cell = s->cells[from];
		s->cells[from].word[0] = 0;
		to = find(s, cell);
		s->cells[to] = cell;
		if (to == end - 1)
			return false;
	}
	return true;
}

static void
grow(struct seen *s)
{
	size_t old, end = s->ncells == 0 ? 0 : s->ncells + SPILL, none;

	hash_ready();
	do {
		old = end;
		none = 0; /* the exact size, not half as much again */
		end = old == 0 ? FIRST + SPILL : old + (old - SPILL) / 6;
		s->cells = mem_grow(s->cells, &none, end, sizeof *s->cells);
		memset(s->cells + old, 0, (end - old) * sizeof *s->cells);
		if (end * sizeof *s->cells >= HUGE_FROM)
			sys_huge(s->cells, end * sizeof *s->cells);
		s->ncells = end - SPILL;
		pack(s, old, end);
	} while (!deal(s, end));
}

/* True when the cell was not there. */
static inline bool
put(struct seen *s, struct seen_cell cell)
{
	size_t i = find(s, cell);

	if (s->cells[i].word[0] != 0)
		return false;
	s->cells[i] = cell;
	s->count++;
	if (i == s->ncells + SPILL - 1)
		grow(s);
	return true;
}

static inline struct seen_cell
cell_of(struct str text, uint64_t id)
{
	uint64_t a = hash_salted(text, 1, id), b = hash_salted(text, 2, id);
	struct seen_cell cell = { { (uint32_t)(a >> 32), (uint32_t)a, (uint32_t)b } };

	cell.word[0] += cell.word[0] == 0;
	return cell;
}

static void
put_batch(
    struct seen *s, const uint64_t *ids, const struct str *texts, size_t n, bool *fresh)
{
	struct seen_cell cells[BATCH];
	const struct seen_cell *at;
	size_t i;

	while (s->ncells / 8 * 7 < s->count + n)
		grow(s);
	for (i = 0; i < n; i++) {
		cells[i] = cell_of(texts[i], ids[i]);
		at = &s->cells[home(s, cells[i])];
		__builtin_prefetch(at, 1);
		__builtin_prefetch(at + 6, 1);
		__builtin_prefetch(at + 12, 1);
	}
	for (i = 0; i < n; i++)
		fresh[i] = put(s, cells[i]);
}

void
seen_put_many(
    struct seen *s, const uint64_t *ids, const struct str *texts, size_t n, bool *fresh)
{
	size_t some;

	for (; n > 0; ids += some, texts += some, fresh += some, n -= some) {
		some = n < BATCH ? n : BATCH;
		put_batch(s, ids, texts, some, fresh);
	}
}

size_t
seen_bytes(const struct seen *s)
{
	return s->ncells == 0 ? 0 : (s->ncells + SPILL) * sizeof *s->cells;
}

void
seen_free(struct seen *s)
{
	free(s->cells);
	*s = (struct seen){ 0 };
}
