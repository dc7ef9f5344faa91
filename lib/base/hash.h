/*
 * hash - a hash of bytes that input cannot foresee
 *
 * Keyed with random bytes drawn once a process, so that crafted keys cannot be made to
 * meet. Results differ from run to run: they must never reach an output. Here and inline
 * because a call a key would cost a quarter of the time.
 */
#ifndef HASH_H
#define HASH_H

#include <stdint.h>
#include "str.h"
#include "wide.h"

enum { HASH_FUNCTIONS = 4, HASH_SECRETS = 5 };

extern uint64_t hash_secrets[HASH_FUNCTIONS][HASH_SECRETS];

/* Draw the secrets, unless that was done: before the first hash_salted. Any thread may.
 */
void hash_ready(void);

static inline uint64_t
hash_load8(const char *s)
{
	uint64_t v;

	memcpy(&v, s, sizeof v);
	return v;
}

static inline uint64_t
hash_load4(const char *s)
{
	uint32_t v;

	memcpy(&v, s, sizeof v);
	return v;
}

/* 1 to 3 bytes: first, middle, last. */
static inline uint64_t
hash_load3(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	return (uint64_t)p[0] << 16 | (uint64_t)p[n / 2] << 8 | p[n - 1];
}

/* The 128 bits of the product, folded to 64. */
static inline uint64_t
hash_fold(uint64_t a, uint64_t b)
{
	uint64_t high, low = wide_halves(a, b, &high);

	return high ^ low;
}

/*
 * One of several independent functions (k = 0 to 3) of the key and a number. Words of the
 * key, hidden by a secret or by the hash so far, are multiplied in pairs and folded
 * (after Wang Yi's wyhash); the words at the end may overlap, so the length goes in too.
 */
static inline uint64_t
hash_salted(struct str key, unsigned k, uint64_t salt)
{
	const uint64_t *secret = hash_secrets[k];
	uint64_t a = 0, b = 0, seed = hash_fold(salt ^ secret[0], secret[4]);
	const char *s = key.s;
	size_t left = key.n;

	for (; left > 16; s += 16, left -= 16)
		seed = hash_fold(hash_load8(s) ^ secret[1], hash_load8(s + 8) ^ seed);
	if (key.n > 16) {
		a = hash_load8(s + left - 16);
		b = hash_load8(s + left - 8);
	} else if (left >= 8) {
		a = hash_load8(s);
		b = hash_load8(s + left - 8);
	} else if (left >= 4) {
		a = hash_load4(s);
		b = hash_load4(s + left - 4);
	} else if (left > 0) {
		a = hash_load3(s, left);
	}
	return hash_fold(secret[2] ^ key.n, hash_fold(a ^ secret[3], b ^ seed));
}

#endif
