/*
 * deal - scores by place: customers in order, equal values by their key, cut by number
 *
 *   ntile      SQL: worst first, then by key; sizes differ by one at most, larger ones first
 *   nested     the same among those with the same scores of the metrics before
 *   qcut-rank  pandas' qcut of rank(method="first"): type-7 cuts of the places 1..n; where
 *              the lowest is best the places count from the lowest value and are turned
 *              after that, so that among equals the key decides the other way round
 */
#ifndef DEAL_H
#define DEAL_H

#include "people.h"

/* How many a key decided for: members of equal value that got different scores. */
struct dealt {
	uint64_t tied;
	uint64_t at[SCALE_SCORES + 1]; /* by score: at its lower end */
	int64_t
	    worth[SCALE_SCORES + 1]; /* theirs, where at is not 0; of some, when nested */
};

struct deal {
	const struct people *people;
	const struct metric *metric;
	const int64_t *worth;
	const uint8_t *before[METRICS - 1]; /* nested: scores within which to deal */
	int nbefore;
	struct dealt *dealt; /* by group; is added to */
	uint8_t *score;	     /* by customer; filled */
	int64_t *better;     /* by customer, or NULL: the worth of the least of the next
				higher score; INT64_MIN: there is none */
};

void deal_out(const struct deal *d);

#endif
