/*
 * metric - recency, frequency and money as numbers, and how each is to be scored
 *
 * A metric holds what was asked for (method, number of scores, direction) and what its
 * column is: a date, days, a count or money. All that cuts works on its worth: the value,
 * or its bitwise complement where the lowest is best. ~v = -v-1 turns the order, keeps the
 * distances, and exists for every int64, which -v does not.
 */
#ifndef METRIC_H
#define METRIC_H

#include <stdbool.h>
#include "date.h"
#include "method.h"
#include "money.h"
#include "str.h"

enum { METRIC_R, METRIC_F, METRIC_M, METRICS };

enum metric_kind { METRIC_DAY, METRIC_DAYS, METRIC_COUNT, METRIC_MONEY };

struct metric {
	char letter;
	enum metric_kind kind;
	bool turned; /* not the usual direction */
	enum method method;
	int bins;
	bool bins_said, bins_own; /* by an option; of this metric alone */
	int nfixed;
	bool fixed_dates;
	int64_t fixed[SCALE_CUTS]; /* money, or days since 1970 */
};

/* Three metrics as they are without any option. */
void metric_defaults(struct metric m[METRICS]);

/* Is the lowest value of the column the best one? */
bool metric_low(const struct metric *m);

static inline int64_t
metric_worth(const struct metric *m, int64_t value)
{
	return metric_low(m) ? ~value : value;
}

/* Cuts by its method (not a dealing one) of n > 0 sorted worths; s is empty. */
void metric_cut(const struct metric *m, const int64_t *sorted, size_t n, struct scale *s);

/* A limit of days, orders or money as people write it. The next whole unit up or down where
   the metric has none so small. NULL, or the reason as money_parse. */
const char *metric_limit(const struct metric *m, struct str s, bool up, int64_t *limit);

enum { METRIC_SHOW = WIDE_SHOW };

/* A value of the column in its record form, without a NUL; returns the length. */
int metric_show(const struct metric *m, struct wide value, char buf[METRIC_SHOW]);

/* The last value, from the best on, that still passes the cut. */
struct wide metric_from(const struct metric *m, int64_t cut);

#endif
