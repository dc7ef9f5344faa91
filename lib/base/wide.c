/*
 * wide - see wide.h
 */
#include "wide.h"
#include <stddef.h>

enum { LIMB_DIGITS = 9 };

static const uint32_t limb_unit = 1000000000; /* 10^LIMB_DIGITS */

struct wide
wide_mul(int64_t a, int64_t b)
{
	uint64_t hi, lo = wide_halves((uint64_t)a, (uint64_t)b, &hi);

	/* A negative factor was read as 2^64 too much. */
	hi -= a < 0 ? (uint64_t)b : 0;
	hi -= b < 0 ? (uint64_t)a : 0;
	return (struct wide){ (int64_t)hi, lo };
}

/* Long division, one bit at a time. The remainder stays below d < 2^63, so that shifting
   it loses nothing; that the quotient fits means hi < d at the start. */
static uint64_t
divide(uint64_t hi, uint64_t lo, uint64_t d, uint64_t *rest)
{
	uint64_t quotient = 0;
	int bit;

	for (bit = 63; bit >= 0; bit--) {
		hi = hi << 1 | (lo >> bit & 1);
		quotient <<= 1;
		if (hi >= d) {
			hi -= d;
			quotient |= 1;
		}
	}
	*rest = hi;
	return quotient;
}

int64_t
wide_floor_div(struct wide a, int64_t d)
{
	uint64_t quotient, rest;
	int64_t v;

	if (wide_fits(a, &v))
		return v / d - (v % d < 0);
	if (a.hi >= 0)
		return (int64_t)divide((uint64_t)a.hi, a.lo, (uint64_t)d, &rest);
	a = wide_minus(a);
	quotient = divide((uint64_t)a.hi, a.lo, (uint64_t)d, &rest);
	return (int64_t)(-quotient - (rest != 0));
}

/* Divide the number in four 32-bit limbs, highest first, by 10^9; returns the rest. */
static uint32_t
limbs_divide(uint32_t limbs[4])
{
	uint64_t rest = 0;
	int i;

	for (i = 0; i < 4; i++) {
		rest = rest << 32 | limbs[i];
		limbs[i] = (uint32_t)(rest / limb_unit);
		rest %= limb_unit;
	}
	return (uint32_t)rest;
}

int
wide_show(struct wide a, char buf[WIDE_SHOW])
{
	/* The magnitude of -2^127 is right as an unsigned number. */
	struct wide size = a.hi < 0 ? wide_minus(a) : a;
	uint32_t limbs[4] = { (uint32_t)((uint64_t)size.hi >> 32), (uint32_t)size.hi,
		(uint32_t)(size.lo >> 32), (uint32_t)size.lo };
	char digits[5 * LIMB_DIGITS];
	uint32_t part;
	int i, n = 0, at = sizeof digits;

	do {
		part = limbs_divide(limbs);
		for (i = 0; i < LIMB_DIGITS; i++, part /= 10)
			digits[--at] = (char)('0' + part % 10);
	} while ((limbs[0] | limbs[1] | limbs[2] | limbs[3]) != 0);
	while (at < (int)sizeof digits - 1 && digits[at] == '0')
		at++;
	if (a.hi < 0)
		buf[n++] = '-';
	while (at < (int)sizeof digits)
		buf[n++] = digits[at++];
	return n;
}
