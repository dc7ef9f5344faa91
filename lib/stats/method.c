/*
 * method - see method.h
 */
#include "method.h"

const char *const method_names[METHODS + 1] = { "quantile", "percentile-disc", "r-rfm",
	"qcut", "percent-rank", "cume-dist", "fixed", "qcut-rank", "ntile", "nested",
	NULL };

/*
 * R: bins are [q(k-1) + unit, q(k) + unit), the lowest from the minimum.
 * High: x >= q + unit, or x > ceil(q) + unit - 1. Low: x < q + unit of the mirrored
 * quantile, or value > floor(q) - unit.
 */
static void
r_rfm(const struct method_values *v, struct scale *s)
{
	struct quant_point q;
	int k;

	for (k = 1; k < v->bins; k++) {
		q = quant_at(v->sorted, v->n, k, v->bins);
		scale_put(s, q.floor, v->low ? -v->unit : v->unit - 1 + (q.rest != 0));
	}
}

static bool
equal(struct quant_point a, struct quant_point b)
{
	return a.floor == b.floor && a.rest == b.rest;
}

/*
 * pandas: bins are (q(k-1), q(k)], the minimum in the lowest; of edges that are equal, the
 * minimum and the maximum among them, one remains. High: x > floor(q). Low: x <= q of the
 * mirrored quantile, or value > ceil(q) - 1.
 */
static void
qcut(const struct method_values *v, struct scale *s)
{
	struct quant_point last = { v->sorted[0], 0 }, q;
	const struct quant_point top = { v->sorted[v->n - 1], 0 };
	int k;

	for (k = 1; k < v->bins; k++) {
		q = quant_at(v->sorted, v->n, k, v->bins);
		if (equal(q, last) || equal(q, top))
			continue;
		scale_put(s, q.floor, v->low ? (q.rest != 0) - 1 : 0);
		last = q;
	}
}

/* floor(n * k / bins), which cannot overflow. */
static size_t
part(size_t n, int k, int bins)
{
	size_t whole = (size_t)bins, share = (size_t)k;

	return n / whole * share + n % whole * share / whole;
}

/* SQL: 1 + floor(bins * below / (n-1)): above the value at place ceil(k(n-1)/bins) - 1 at
   least that many are below. */
static void
percent_rank(const struct method_values *v, struct scale *s)
{
	size_t at;
	int k;

	for (k = 1; k < v->bins; k++) {
		at = v->n - 1 - part(v->n - 1, v->bins - k, v->bins);
		scale_put(s, v->sorted[at == 0 ? 0 : at - 1], 0);
	}
}

/* SQL: ceil(bins * at-or-below / n): from the value at place floor(k*n/bins) on. */
static void
cume_dist(const struct method_values *v, struct scale *s)
{
	int k;

	for (k = 1; k < v->bins; k++)
		scale_put(s, v->sorted[part(v->n, k, v->bins)], -1);
}

void
method_cut(enum method m, const struct method_values *v, struct scale *s)
{
	int64_t cuts[SCALE_CUTS];
	int k;

	switch (m) {
	case METHOD_R_RFM:
		r_rfm(v, s);
		return;
	case METHOD_QCUT:
		qcut(v, s);
		return;
	case METHOD_PERCENT_RANK:
		percent_rank(v, s);
		return;
	case METHOD_CUME_DIST:
		cume_dist(v, s);
		return;
	case METHOD_PERCENTILE_DISC:
		quant_disc(v->sorted, v->n, v->bins, cuts);
		break;
	default:
		quant_cuts(v->sorted, v->n, v->bins, cuts);
		break;
	}
	for (k = 1; k < v->bins; k++)
		scale_put(s, cuts[k - 1], 0);
}
