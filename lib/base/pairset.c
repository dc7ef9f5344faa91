/*
 * pairset - see pairset.h
 *
 * Linear probing in which a pair's home is in proportion to its hash, so any number of
 * homes will do, and probing runs over into SPILL cells behind the last home. That lets
 * the table grow in place, by half: pack the pairs at the new end, deal them out again
 * from the front. Old and new table never exist side by side.
 */
#include "pairset.h"
#include "hash.h"
#include "mem.h"
#include "sys.h"
#include "wide.h"
#include <stdlib.h>
#include <string.h>

/* The tests set this low to see the end of a table run over. */
#ifndef PAIRSET_SPILL
#define PAIRSET_SPILL 2048
#endif

enum {
	FIRST = 256,
	SPILL = PAIRSET_SPILL,
	BATCH = 256,
	HUGE_FROM = 4 << 20,
};

static inline size_t
home(const struct pairset *p, struct pair pair)
{
	uint64_t high;

	wide_halves(pair.a, p->ncells, &high);
	return (size_t)high;
}

/* The cell of the pair, or the empty one where it belongs. The last cell stays empty. */
static inline size_t
find(const struct pairset *p, struct pair pair, uint64_t mask)
{
	size_t i = home(p, pair);

	while (p->cells[i].a != 0 &&
	       (p->cells[i].a != pair.a || ((p->cells[i].b ^ pair.b) & mask) != 0))
		i++;
	return i;
}

/* Pack the pairs at the end, in their order. */
static void
pack(struct pairset *p, size_t old, size_t end)
{
	struct pair pair;
	size_t i;

	for (i = old; i-- > 0;) {
		pair = p->cells[i];
		p->cells[i].a = 0;
		if (pair.a != 0)
			p->cells[--end] = pair;
	}
}

/*
 * Deal them out again, each to its home or behind, and at most to where it stands now: the
 * table grew by g cells, so homes went up by g at most, while packing moved every pair up by
 * g at least. False when the last cell was needed.
 */
static bool
deal(struct pairset *p, size_t end)
{
	size_t from, to;
	struct pair pair;

	for (from = end - p->count; from < end; from++) {
		pair = p->cells[from];
		p->cells[from].a = 0;
		to = find(p, pair, UINT64_MAX);
		p->cells[to] = pair;
		if (to == end - 1)
			return false;
	}
	return true;
}

static void
grow(struct pairset *p)
{
	size_t old, end = p->ncells == 0 ? 0 : p->ncells + SPILL;

	hash_ready();
	do {
		old = end;
		p->cells = mem_grow(
		    p->cells, &end, old == 0 ? FIRST + SPILL : old + 1, sizeof *p->cells);
		memset(p->cells + old, 0, (end - old) * sizeof *p->cells);
		if (end * sizeof *p->cells >= HUGE_FROM)
			sys_huge(p->cells, end * sizeof *p->cells);
		p->ncells = end - SPILL;
		pack(p, old, end);
	} while (!deal(p, end));
}

/* Enter a pair at the empty cell that was found for it. */
static inline void
enter(struct pairset *p, size_t i, struct pair pair)
{
	p->cells[i] = pair;
	p->count++;
	if (i == p->ncells + SPILL - 1)
		grow(p);
}

/* True when the pair was not there. */
static inline bool
put(struct pairset *p, struct pair pair)
{
	size_t i = find(p, pair, UINT64_MAX);

	if (p->cells[i].a != 0)
		return false;
	enter(p, i, pair);
	return true;
}

/* The search may well go on in the next line. */
static inline void
fetch(const struct pairset *p, struct pair pair)
{
	const struct pair *cell = &p->cells[home(p, pair)];

	__builtin_prefetch(cell, 1);
	__builtin_prefetch(cell + 4, 1);
}

static void
put_batch(struct pairset *p, const uint64_t *ids, const struct str *texts, size_t n,
    bool *fresh)
{
	struct pair pairs[BATCH];
	size_t i;

	while (p->ncells / 4 * 3 < p->count + n)
		grow(p);
	for (i = 0; i < n; i++) {
		pairs[i].a = hash_salted(texts[i], 1, ids[i]);
		pairs[i].b = hash_salted(texts[i], 2, ids[i]);
		pairs[i].a += pairs[i].a == 0;
		fetch(p, pairs[i]);
	}
	for (i = 0; i < n; i++)
		fresh[i] = put(p, pairs[i]);
}

void
pairset_put_many(struct pairset *p, const uint64_t *ids, const struct str *texts,
    size_t n, bool *fresh)
{
	size_t some;

	for (; n > 0; ids += some, texts += some, fresh += some, n -= some) {
		some = n < BATCH ? n : BATCH;
		put_batch(p, ids, texts, some, fresh);
	}
}

struct pair
pairset_meet(struct pairset *p, struct pair pair, uint64_t mask, bool *fresh)
{
	struct pair met;
	size_t i;

	if (p->ncells / 4 * 3 < p->count + 1)
		grow(p);
	i = find(p, pair, mask);
	met = p->cells[i];
	*fresh = met.a == 0;
	if (!*fresh)
		return met;
	enter(p, i, pair);
	return pair;
}

uint64_t *
pairset_note(struct pairset *p, struct pair pair, uint64_t mask, bool *fresh)
{
	(void)pairset_meet(p, pair, mask, fresh);
	return &p->cells[find(p, pair, mask)].b; /* the table may have grown */
}

const uint64_t *
pairset_find(const struct pairset *p, struct pair pair, uint64_t mask)
{
	size_t i;

	if (p->ncells == 0)
		return NULL;
	i = find(p, pair, mask);
	return p->cells[i].a == 0 ? NULL : &p->cells[i].b;
}

size_t
pairset_bytes(const struct pairset *p)
{
	return p->ncells == 0 ? 0 : (p->ncells + SPILL) * sizeof *p->cells;
}

void
pairset_expect(const struct pairset *p, struct pair pair)
{
	if (p->ncells != 0)
		fetch(p, pair);
}

void
pairset_free(struct pairset *p)
{
	free(p->cells);
	*p = (struct pairset){ 0 };
}
