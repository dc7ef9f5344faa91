/*
 * quant - see quant.h
 */
#include "quant.h"
#include "wide.h"

/* low + (high - low) * part / whole, 0 <= part < whole. The difference alone may need 65
   bits, so both ends are weighted; the sum of the weights is `whole`, which keeps the
   quotient between the ends. */
static struct quant_point
between(int64_t low, int64_t high, int64_t part, int64_t whole)
{
	struct wide sum = wide_mul(low, whole - part);
	struct quant_point q;

	wide_join(&sum, wide_mul(high, part));
	q.floor = wide_floor_div(sum, whole);
	wide_join(&sum, wide_minus(wide_mul(q.floor, whole)));
	q.rest = (int64_t)sum.lo; /* below whole, so the low half has it all */
	return q;
}

struct quant_point
quant_at(const int64_t *sorted, size_t n, int k, int bins)
{
	size_t whole = (size_t)bins, share = (size_t)k;
	size_t steps = (n - 1) / whole, left = (n - 1) % whole;
	/* (n-1)k = whole * (steps * k) + left * k: no product overflows. */
	size_t at = steps * share + left * share / whole;
	size_t part = left * share % whole;

	if (part == 0)
		return (struct quant_point){ sorted[at], 0 };
	return between(sorted[at], sorted[at + 1], (int64_t)part, bins);
}

void
quant_cuts(const int64_t *sorted, size_t n, int bins, int64_t *cuts)
{
	int k;

	for (k = 1; k < bins; k++)
		cuts[k - 1] = quant_at(sorted, n, k, bins).floor;
}

void
quant_disc(const int64_t *sorted, size_t n, int bins, int64_t *cuts)
{
	size_t whole = (size_t)bins, k;

	/* ceil(k*n/bins) - 1 without a product that could overflow */
	for (k = 1; k < whole; k++)
		cuts[k - 1] =
		    sorted[n / whole * k + (n % whole * k + whole - 1) / whole - 1];
}

int
quant_bin(int64_t value, const int64_t *cuts, int bins)
{
	int k, bin = 1;

	/* No early exit: bins are few, and adding comparisons does not mispredict. */
	for (k = 0; k < bins - 1; k++)
		bin += cuts[k] < value;
	return bin;
}
