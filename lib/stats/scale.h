/*
 * scale - where the scores of one metric begin
 *
 * Values are in the sense "the higher, the better" (metric.h turns them). A score is 1 plus
 * the number of cuts strictly below the value; every rule that keeps equal values together
 * comes down to such cuts. A cut below all int64 is passed by everybody and only counted;
 * one above all of them stands at INT64_MAX, which nothing passes.
 */
#ifndef SCALE_H
#define SCALE_H

#include <stdbool.h>
#include "quant.h"
#include "wide.h"

enum { SCALE_SCORES = 10, SCALE_CUTS = SCALE_SCORES - 1 };

struct scale {
	int always; /* cuts that all values pass */
	int n;
	int64_t above[SCALE_CUTS]; /* ascending */
};

/* The next cut, not below the one before: at + shift. */
void scale_put(struct scale *s, int64_t at, int64_t shift);

/* The highest score there is. */
static inline int
scale_top(const struct scale *s)
{
	return s->always + s->n + 1;
}

static inline int
scale_score(const struct scale *s, int64_t value)
{
	return s->always + quant_bin(value, s->above, s->n + 1);
}

/* The cut that a value must pass to get the score, 2 or more; false: all values do. */
bool scale_cut(const struct scale *s, int score, int64_t *cut);

/* By how much the value must rise for the next score; false at the top. */
bool scale_next(const struct scale *s, int64_t value, struct wide *distance);

#endif
