/*
 * map - what a key costs: one by one, in batches, and crafted to collide
 *
 * Prints ns a key. Nothing checks the figures; `make bench` builds this, run it by hand.
 */
#include "hash.h"
#include "map.h"
#include "../random.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MILLION = 1000000 };

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ns a key to put them all into a new map; in batches, or one by one */
static double
cost(const struct str *keys, size_t n, bool batches)
{
	enum { BATCH = 1024 };
	struct map m = { 0 };
	uint32_t ids[BATCH];
	double start = seconds();
	size_t i;

	for (i = 0; batches && i < n; i += BATCH)
		map_put_many(&m, keys + i, n - i < BATCH ? n - i : BATCH, ids);
	for (i = 0; !batches && i < n; i++)
		map_put(&m, keys[i], NULL);
	start = seconds() - start;
	map_free(&m);
	return start * 1e9 / (double)n;
}

static void
time_batches(size_t rows, size_t different)
{
	struct str *keys = mem_alloc(rows, sizeof *keys);
	char *text = mem_alloc(rows, 16);
	size_t i;

	for (i = 0; i < rows; i++)
		keys[i] = (struct str){ text + i * 16,
			(size_t)sprintf(text + i * 16, "C%07zu", below(different)) };
	printf("%zu rows, up to %zu keys: one by one %.0f, in batches %.0f\n", rows,
	    different, cost(keys, rows, false), cost(keys, rows, true));
	free(keys);
	free(text);
}

static uint32_t
fnv(uint32_t h, const char *s, size_t n)
{
	for (; n > 0; s++, n--)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
}

enum { STAGES = 16, BLOCK = 8, CRAFTED = 1 << STAGES };

/* Two blocks of 8 letters that take 32-bit FNV-1a from state h to one state. */
static uint32_t
collide(uint32_t h, char pair[2][BLOCK])
{
	enum { SLOTS = 1 << 22 };
	static uint32_t tried[SLOTS];
	uint32_t number, found, i, j;
	char block[BLOCK];

	memset(tried, 0, sizeof tried);
	for (number = 1;; number++) {
		for (j = 0; j < BLOCK; j++)
			block[j] = (char)('a' + (number >> 4 * j & 15));
		found = fnv(h, block, BLOCK);
		i = found % SLOTS;
		for (j = 0; j < BLOCK; j++)
			pair[0][j] = (char)('a' + (tried[i] >> 4 * j & 15));
		if (tried[i] != 0 && fnv(h, pair[0], BLOCK) == found) {
			memcpy(pair[1], block, BLOCK);
			return found;
		}
		tried[i] = number;
	}
}

/* 2^16 keys of 128 bytes, one FNV-1a for all: at each of 16 stages either of two blocks. */
static void
time_fnv(void)
{
	struct str *keys = mem_alloc(CRAFTED, sizeof *keys);
	char *text = mem_alloc(CRAFTED, STAGES * BLOCK);
	char pairs[STAGES][2][BLOCK];
	uint32_t h = 2166136261u;
	size_t i, k;

	for (k = 0; k < STAGES; k++)
		h = collide(h, pairs[k]);
	for (i = 0; i < CRAFTED; i++) {
		keys[i] = (struct str){ text + i * STAGES * BLOCK, STAGES * BLOCK };
		for (k = 0; k < STAGES; k++)
			memcpy(
			    text + (i * STAGES + k) * BLOCK, pairs[k][i >> k & 1], BLOCK);
		if (fnv(2166136261u, keys[i].s, keys[i].n) != h)
			abort();
	}
	printf("%d keys of one FNV-1a: one by one %.0f, in batches %.0f; ", CRAFTED,
	    cost(keys, CRAFTED, false), cost(keys, CRAFTED, true));
	for (i = 0; i < CRAFTED * STAGES * BLOCK; i++)
		text[i] = (char)('a' + below(16));
	printf("random keys of that length %.0f, %.0f\n", cost(keys, CRAFTED, false),
	    cost(keys, CRAFTED, true));
	free(keys);
	free(text);
}

/* Keys that stand side by side in the table under the secrets of now; then the same keys
   under new secrets, which is what somebody meets who crafted them at home. */
static void
time_own(void)
{
	enum { KEYS = 1 << 14 };
	struct str *keys = mem_alloc(KEYS, sizeof *keys), key;
	char *text = mem_alloc(KEYS, 16);
	double known, unknown;
	size_t n = 0, i;
	uint64_t *secret = hash_secrets[0];

	for (i = 0; n < KEYS; i++) {
		key.s = text + n * 16;
		key.n = (size_t)sprintf(text + n * 16, "C%zu", i);
		if (map_hash(key, 0) >> 54 == 0)
			keys[n++] = key;
	}
	known = cost(keys, KEYS, true);
	for (i = 0; i < HASH_SECRETS; i++)
		secret[i] = any();
	unknown = cost(keys, KEYS, true);
	printf("%d keys of one hash: secrets known %.0f, not known %.0f\n", KEYS, known,
	    unknown);
	free(keys);
	free(text);
}

int
main(void)
{
	time_batches(MILLION, MILLION / 5);
	time_batches(10 * MILLION, 2 * MILLION);
	time_fnv();
	time_own();
	return 0;
}
