/*
 * sha256 - see sha256.h; FIPS 180-4, sections 4.1.2, 4.2.2, 5.3.3 and 6.2
 */
#include "sha256.h"
#include <stdint.h>
#include <string.h>

enum { BLOCK = 64 };

static const uint32_t round_key[64] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
	0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
	0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
	0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138,
	0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624,
	0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
	0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f,
	0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2 };

static uint32_t
turn(uint32_t v, int by)
{
	return v >> by | v << (32 - by);
}

static uint32_t
load(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void
store(uint32_t v, unsigned char *p)
{
	p[0] = (unsigned char)(v >> 24);
	p[1] = (unsigned char)(v >> 16);
	p[2] = (unsigned char)(v >> 8);
	p[3] = (unsigned char)v;
}

static void
expand(const unsigned char *block, uint32_t words[64])
{
	uint32_t a, b;
	int i;

	for (i = 0; i < 16; i++)
		words[i] = load(block + 4 * i);
	for (; i < 64; i++) {
		a = words[i - 15];
		b = words[i - 2];
		words[i] = words[i - 16] + words[i - 7] +
			   (turn(a, 7) ^ turn(a, 18) ^ a >> 3) +
			   (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
	}
}

static void
compress(uint32_t state[8], const unsigned char *block)
{
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
	uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
	uint32_t words[64], first, second;
	int i;

	expand(block, words);
	for (i = 0; i < 64; i++) {
		first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
			((e & f) ^ (~e & g)) + round_key[i] + words[i];
		second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) +
			 ((a & b) ^ (a & c) ^ (b & c));
		h = g, g = f, f = e, e = d + first;
		d = c, c = b, b = a, a = first + second;
	}
	state[0] += a, state[1] += b, state[2] += c, state[3] += d;
	state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void
sha256(const void *p, size_t n, unsigned char digest[32])
{
	uint32_t state[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
		0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
	unsigned char last[2 * BLOCK] = { 0 };
	const unsigned char *bytes = p;
	size_t left, size, i;

	for (left = n; left >= BLOCK; left -= BLOCK, bytes += BLOCK)
		compress(state, bytes);
	/* The rest, a one bit, zeros, the length in bits: one block or two. */
	if (left > 0)
		memcpy(last, bytes, left);
	last[left] = 0x80;
	size = left < BLOCK - 8 ? BLOCK : 2 * BLOCK;
	store((uint32_t)((uint64_t)n >> 29), last + size - 8);
	store((uint32_t)((uint64_t)n << 3), last + size - 4);
	for (i = 0; i < size; i += BLOCK)
		compress(state, last + i);
	for (i = 0; i < 8; i++)
		store(state[i], digest + 4 * i);
}

void
sha256_id(const void *p, size_t n, char id[16])
{
	static const char letters[] = "0123456789abcdefghijklmnopqrstuv";
	unsigned char digest[32];
	uint64_t bits;
	int half, i;

	sha256(p, n, digest);
	/* 5 bytes are 8 letters. */
	for (half = 0; half < 2; half++) {
		bits = (uint64_t)digest[5 * half] << 32 | load(digest + 5 * half + 1);
		for (i = 7; i >= 0; i--, bits >>= 5)
			id[8 * half + i] = letters[bits & 31];
	}
}
