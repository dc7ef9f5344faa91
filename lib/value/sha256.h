/*
 * sha256 - FIPS 180-4, for ids that must be the same on every machine
 */
#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>

void sha256(const void *p, size_t n, unsigned char digest[32]);

/* The first 80 bits of the digest as 16 characters of 0-9 a-v (base 32 by value, most
   significant first), without a NUL. */
void sha256_id(const void *p, size_t n, char id[16]);

#endif
