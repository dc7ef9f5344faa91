/*
 * digits - decimal digits eight at a time, shared by the parsers and printers of values
 *
 * A word holds eight characters, the first one in its lowest byte on every machine: the
 * loads are spelled out byte by byte, and compilers make one instruction of them.
 */
#ifndef DIGITS_H
#define DIGITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DIGITS_SHOW = 20 };

/* "00" to "99". */
extern const char digits_pair[201];

/* Digits of v without leading zeros; returns how many. */
int digits_show(uint64_t v, char buf[DIGITS_SHOW]);

static inline uint32_t
digits_load4(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	return (uint32_t)u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 |
	       (uint32_t)u[3] << 24;
}

static inline uint64_t
digits_load8(const char *s)
{
	return digits_load4(s) | (uint64_t)digits_load4(s + 4) << 32;
}

/* Zeros in the lowest bits of a word, fewer than 64. */
static inline uint64_t
digits_zeros(unsigned bits)
{
	return UINT64_C(0x3030303030303030) & ((UINT64_C(1) << bits) - 1);
}

/* The n characters, 4 to 8, at the end of a word, behind zeros. The two loads overlap. */
static inline uint64_t
digits_load(const char *s, size_t n)
{
	unsigned spare = 8 * (8 - (unsigned)n);

	return (uint64_t)digits_load4(s) << spare |
	       (uint64_t)digits_load4(s + n - 4) << 32 | digits_zeros(spare);
}

/* The first n characters, 1 to 8, likewise; all eight must be readable. */
static inline uint64_t
digits_load_first(const char *s, size_t n)
{
	unsigned spare = 8 * (8 - (unsigned)n);

	return digits_load8(s) << spare | digits_zeros(spare);
}

/* Are all eight characters digits? The first one that is not shows in its own high bit;
   carries and borrows reach only those behind it. */
static inline bool
digits_only(uint64_t word)
{
	uint64_t above = word + UINT64_C(0x4646464646464646);
	uint64_t below = word - UINT64_C(0x3030303030303030);

	return ((above | below) & UINT64_C(0x8080808080808080)) == 0;
}

/* The number that eight digits are: pairs of digits, then pairs of pairs weighted by two
   multiplications whose upper halves add up to the number. */
static inline uint32_t
digits_value(uint64_t word)
{
	const uint64_t even = UINT64_C(0x000000ff000000ff);
	const uint64_t even_weight = 100 + (UINT64_C(1000000) << 32);
	const uint64_t odd_weight = 1 + (UINT64_C(10000) << 32);
	uint64_t pairs;

	word -= UINT64_C(0x3030303030303030);
	pairs = word * 10 + (word >> 8);
	return (uint32_t)(((pairs & even) * even_weight +
			      (pairs >> 16 & even) * odd_weight) >>
			  32);
}

#endif
