/*
 * method - the rules that cut sorted values into scores
 *
 * Those up to METHOD_FIXED keep equal values together and are cuts on a scale; the others
 * place the customers one by one (deal.h). Formulas are in terms of the type-7 quantiles of
 * the values "higher is better"; where a package cuts days since the last order (`low`: the
 * lowest is best), its rule is mirrored: its q(k/N) is our q(1 - k/N) with the sign changed.
 */
#ifndef METHOD_H
#define METHOD_H

#include "scale.h"

enum method {
	METHOD_QUANTILE,
	METHOD_PERCENTILE_DISC,
	METHOD_R_RFM,
	METHOD_QCUT,
	METHOD_PERCENT_RANK,
	METHOD_CUME_DIST,
	METHOD_FIXED,
	METHOD_QCUT_RANK,
	METHOD_NTILE,
	METHOD_NESTED,
	METHODS
};

extern const char *const method_names[METHODS + 1]; /* ends with NULL */

/* Does it place customers one by one, so that it needs a key for those that are equal? */
static inline bool
method_deals(enum method m)
{
	return m > METHOD_FIXED;
}

struct method_values {
	const int64_t *sorted; /* the higher, the better */
	size_t n;	       /* at least 1 */
	int bins;
	bool low;     /* packages see these values the other way round */
	int64_t unit; /* 1 day, 1 order, 1 unit of money */
};

/* The cuts by a method that does not deal, METHOD_FIXED excepted; s is empty. METHOD_QCUT
   may give fewer. */
void method_cut(enum method m, const struct method_values *v, struct scale *s);

#endif
