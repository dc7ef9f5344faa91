/*
 * quant - see quant.h
 */
#include "quant.h"
#include "wide.h"

/* floor(low + (high - low) * part / whole), 0 <= part < whole. The difference alone may
   need 65 bits, so both ends are weighted; the sum of the weights is `whole`, which
   keeps the quotient between the ends. */
static int64_t
between(int64_t low, int64_t high, int64_t part, int64_t whole)
{
	struct wide sum = wide_mul(low, whole - part);

	wide_join(&sum, wide_mul(high, part));
	return wide_floor_div(sum, whole);
}

void
quant_cuts(const int64_t *sorted, size_t n, int bins, int64_t *cuts)
{
	size_t whole = (size_t)bins;
	size_t steps = (n - 1) / whole, left = (n - 1) % whole;
	size_t k, at, part;

	/* (n-1)k = whole * (steps * k) + left * k: no product overflows. */
	for (k = 1; k < whole; k++) {
		at = steps * k + left * k / whole;
		part = left * k % whole;
		cuts[k - 1] =
		    part == 0 ? sorted[at]
			      : between(sorted[at], sorted[at + 1], (int64_t)part, bins);
	}
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
