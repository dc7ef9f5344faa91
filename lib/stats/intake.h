/*
 * intake - columns of the records to worths, groups and keys of people
 *
 * Recency is the day in last_order, or recency_days where that is all there is or days are
 * asked for (metric.kind); frequency and monetary; the columns of the key and of the groups
 * where they are wanted; gaps between orders, which only suggestions need.
 */
#ifndef INTAKE_H
#define INTAKE_H

#include "col.h"
#include "opt.h"
#include "scoring.h"

enum {
	INTAKE_LAST_ORDER,
	INTAKE_RECENCY_DAYS,
	INTAKE_FREQUENCY,
	INTAKE_MONETARY,
	INTAKE_GAP_MEDIAN,
	INTAKE_GAP_MEAN,
	INTAKE_WITHIN,
	INTAKE_COLS
};

struct intake {
	const char *within; /* column of the groups, or NULL */
	const struct opt_list *key;
	bool gaps_wanted;
	int64_t *gaps; /* in ten-thousandths of a day */
	size_t ngaps;
	const char *gap_column;
	/* private */
	struct col cols[INTAKE_COLS];
	const struct col *day, *gap;
	struct col *keys;
	size_t nkeys, gapcap;
};

/* Find the columns; settles what the recency of s is. */
void intake_bind(struct intake *in, struct scoring *s, const struct reader *r);

/* A customer without an order has nothing to score. */
bool intake_ordered(const struct intake *in, const struct row *row);

/* The row is that of the next customer. */
void intake_take(struct intake *in, struct scoring *s, const struct row *row);

/* All are taken: order the keys; two that are equal end the program with 65. */
void intake_end(const struct intake *in, struct scoring *s, const struct reader *r);

#endif
