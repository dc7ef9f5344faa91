/*
 * scoring - from the worths of all customers to their scores
 *
 * Each metric of each group gets a grade: the scale in use, the one that today's customers
 * would make where saved cuts are in use, and what is to be told about them. Sorting needs
 * 16 bytes a customer for a while; methods that deal need about 64 and keep one a metric.
 */
#ifndef SCORING_H
#define SCORING_H

#include "cutfile.h"
#include "deal.h"

struct grade {
	size_t n;	    /* customers of the group */
	bool saved;	    /* used is from the file */
	struct scale used;  /* a dealing method has none: always is -1 */
	struct scale today; /* what the metric's method makes of the customers */
	uint64_t customers[SCALE_SCORES + 1]; /* by score */
	uint64_t moved[SCALE_SCORES + 1];     /* of them: with another score today */
	struct dealt ties; /* whom a tie-break decided for, or would decide for */
};

struct scoring {
	struct metric metric[METRICS];
	struct people people;
	const struct cutfile *saved;  /* NULL: none */
	bool next;		      /* scoring_next will be asked */
	struct grade *grade[METRICS]; /* by group */
	/* private */
	uint8_t *score[METRICS]; /* by customer, of dealing methods */
	int64_t *better[METRICS];
};

/* All customers are there, keys sorted: make the grades. */
void scoring_run(struct scoring *s);

static inline uint32_t
scoring_group(const struct scoring *s, size_t customer)
{
	return s->people.group == NULL ? 0 : s->people.group[customer];
}

static inline int
scoring_score(const struct scoring *s, int metric, size_t customer)
{
	if (s->score[metric] != NULL)
		return s->score[metric][customer];
	return scale_score(&s->grade[metric][scoring_group(s, customer)].used,
	    s->people.worth[metric][customer]);
}

/* How far the customer is from the next higher score; false: it has the highest. */
bool scoring_next(
    const struct scoring *s, int metric, size_t customer, struct wide *distance);

#endif
