/*
 * forest - disjoint sets of the numbers 0 to n-1
 *
 * The smallest member is the root of its set, so the sets and their roots do not depend
 * on the order in which they were joined.
 */
#ifndef FOREST_H
#define FOREST_H

#include <stdint.h>

struct forest {
	uint32_t *up;
	uint32_t n;
};

/* n sets of one member each. */
void forest_open(struct forest *f, uint32_t n);
void forest_close(struct forest *f);

/* Path halving: each step shortens the way for the next search. */
static inline uint32_t
forest_find(struct forest *f, uint32_t x)
{
	while (f->up[x] != x) {
		f->up[x] = f->up[f->up[x]];
		x = f->up[x];
	}
	return x;
}

/* Join two roots; returns the one that stays a root. */
static inline uint32_t
forest_join(struct forest *f, uint32_t a, uint32_t b)
{
	uint32_t root = a < b ? a : b;

	f->up[a] = root;
	f->up[b] = root;
	return root;
}

#endif
