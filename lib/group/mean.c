/*
 * mean - see mean.h. Long division by digits of 32 bits: any quotient fits.
 */
#include "mean.h"
#include <stdbool.h>

struct wide
mean_of(struct wide sum, uint32_t n)
{
	bool negative = sum.hi < 0;
	uint32_t digits[4];
	uint64_t rest = 0;
	int i;

	if (negative)
		sum = wide_minus(sum);
	digits[0] = (uint32_t)((uint64_t)sum.hi >> 32);
	digits[1] = (uint32_t)sum.hi;
	digits[2] = (uint32_t)(sum.lo >> 32);
	digits[3] = (uint32_t)sum.lo;
	for (i = 0; i < 4; i++) {
		rest = rest << 32 | digits[i];
		digits[i] = (uint32_t)(rest / n);
		rest %= n;
	}
	sum.hi = (int64_t)((uint64_t)digits[0] << 32 | digits[1]);
	sum.lo = (uint64_t)digits[2] << 32 | digits[3];
	if (rest >= n - rest)
		wide_add(&sum, 1);
	return negative ? wide_minus(sum) : sum;
}
