/*
 * bits - masks of 64 places, as scan.h makes them
 */
#ifndef BITS_H
#define BITS_H

#include <stddef.h>
#include <stdint.h>

/* Each bit becomes the exclusive-or of itself and all below: ones from an opening quote
   up to the place before the closing one. */
static inline uint64_t
bits_prefix(uint64_t x)
{
	x ^= x << 1;
	x ^= x << 2;
	x ^= x << 4;
	x ^= x << 8;
	x ^= x << 16;
	return x ^ x << 32;
}

/* scan_csv marks LF and CR alike; keep those that end lines. */
static inline uint64_t
bits_line_ends(const char *s, uint64_t end)
{
	uint64_t bits, found = 0;

	for (bits = end; bits != 0; bits &= bits - 1)
		if (s[__builtin_ctzll(bits)] == '\n')
			found |= bits & -bits;
	return found;
}

/* How many are set; quick where they are few. */
static inline uint32_t
bits_count(uint64_t bits)
{
	uint32_t n = 0;

	for (; bits != 0; bits &= bits - 1)
		n++;
	return n;
}

static inline uint64_t
bits_below(uint64_t bit)
{
	return bit - 1;
}

/* The places of the bits, behind p; there is room for those of a block. */
static inline uint32_t *
bits_places(uint32_t *to, uint64_t bits, size_t p)
{
	for (; bits != 0; bits &= bits - 1)
		*to++ = (uint32_t)p + (uint32_t)__builtin_ctzll(bits);
	return to;
}

#endif
