/*
 * wide - signed 128-bit sums, behind one header
 *
 * Sums of money and the exact arithmetic of quantiles need more than 64 bits.
 * Uses the compiler's __int128 where it exists; -DWIDE_PORTABLE selects the twin
 * in two 64-bit halves, which the tests run through the same tables.
 */
#ifndef WIDE_H
#define WIDE_H

#include <stdbool.h>
#include <stdint.h>

/* Two's complement: value = hi * 2^64 + lo. Start with {0}. */
struct wide {
	int64_t hi;
	uint64_t lo;
};

static inline struct wide
wide_of(int64_t v)
{
	return (struct wide){ v < 0 ? -1 : 0, (uint64_t)v };
}

/* *a += v. 2^63 additions cannot overflow it. */
static inline void
wide_add(struct wide *a, int64_t v)
{
	uint64_t lo = a->lo + (uint64_t)v;

	a->hi += (v < 0 ? -1 : 0) + (lo < a->lo);
	a->lo = lo;
}

/* *a += b, modulo 2^128. */
static inline void
wide_join(struct wide *a, struct wide b)
{
	uint64_t lo = a->lo + b.lo;

	a->hi = (int64_t)((uint64_t)a->hi + (uint64_t)b.hi + (lo < a->lo));
	a->lo = lo;
}

static inline struct wide
wide_minus(struct wide a)
{
	a.lo = ~a.lo + 1;
	a.hi = (int64_t)(~(uint64_t)a.hi + (a.lo == 0));
	return a;
}

/* Half of it, rounded down. */
static inline struct wide
wide_half(struct wide a)
{
	return (struct wide){ a.hi >> 1, a.lo >> 1 | (uint64_t)a.hi << 63 };
}

static inline bool
wide_equal(struct wide a, struct wide b)
{
	return a.hi == b.hi && a.lo == b.lo;
}

/* Fits into int64: sets *v and returns true. */
static inline bool
wide_fits(struct wide a, int64_t *v)
{
	*v = (int64_t)a.lo;
	return a.hi == ((int64_t)a.lo < 0 ? -1 : 0);
}

/* The low half of the 128-bit product; the high half goes to *high. */
static inline uint64_t
wide_halves(uint64_t a, uint64_t b, uint64_t *high)
{
#if defined(__SIZEOF_INT128__) && !defined(WIDE_PORTABLE)
	unsigned __int128 product = (unsigned __int128)a * b;

	*high = (uint64_t)(product >> 64);
	return (uint64_t)product;
#else
	uint64_t low = (a & UINT32_MAX) * (b & UINT32_MAX);
	uint64_t left = (a >> 32) * (b & UINT32_MAX) + (low >> 32);
	uint64_t right = (a & UINT32_MAX) * (b >> 32) + (left & UINT32_MAX);

	*high = (a >> 32) * (b >> 32) + (left >> 32) + (right >> 32);
	return right << 32 | (low & UINT32_MAX);
#endif
}

/* a * b, exact. */
struct wide wide_mul(int64_t a, int64_t b);

/* Largest integer not above a / d, for d > 0. The quotient must fit into 64 bits. */
int64_t wide_floor_div(struct wide a, int64_t d);

enum { WIDE_SHOW = 48 };

/* Decimal digits with a minus sign when negative; returns the length, no NUL. */
int wide_show(struct wide a, char buf[WIDE_SHOW]);

#endif
