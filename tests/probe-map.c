/*
 * probe-map - maps and sets of pairs beside slow twins, and what they cost
 *
 *   probe-map SEED    one line a test: "same", or what differs first; status 1 then
 *   probe-map time    ns a key: one by one, in batches, and with crafted keys
 */
#include "hash.h"
#include "map.h"
#include "pairset.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MILLION = 1000000 };

static uint64_t state;

/* splitmix64 */
static uint64_t
any(void)
{
	uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static size_t
below(size_t n)
{
	return (size_t)(any() % n);
}

/* The key of a number: of many lengths, and unlike for unlike numbers. */
static struct str
key_of(uint32_t number, char *buf)
{
	size_t n = (size_t)sprintf(buf, "%" PRIu32, number), more = number % 32;

	memset(buf + n, 'k', more);
	return (struct str){ buf, n + more };
}

/* Batches of random sizes, many keys again and again, against an array by number. */
static const char *
test_map(void)
{
	enum { NUMBERS = 30000, ROUNDS = 400, BATCH = 1024 };
	static uint32_t first[NUMBERS], numbers[BATCH], ids[BATCH];
	static char text[BATCH][64];
	struct str keys[BATCH];
	struct map m = { 0 };
	uint32_t next = 0;
	size_t round, n, i;
	bool isnew, isfirst;

	memset(first, 0xff, sizeof first);
	for (round = 0; round < ROUNDS; round++) {
		n = round % 7 == 0 ? round % 3 * 256 : below(BATCH + 1);
		for (i = 0; i < n; i++) {
			numbers[i] = (uint32_t)below(1 + round * (NUMBERS / ROUNDS));
			keys[i] = key_of(numbers[i], text[i]);
		}
		if (round % 2 == 0)
			map_put_many(&m, keys, n, ids);
		for (i = 0; i < n; i++) {
			isfirst = first[numbers[i]] == MAP_NONE;
			if (isfirst &&
			    map_get(&m, keys[i]) != (round % 2 == 0 ? next : MAP_NONE))
				return "map_get";
			if (isfirst)
				first[numbers[i]] = next++;
			if (round % 2 == 1) {
				ids[i] = map_put(&m, keys[i], &isnew);
				if (isnew != isfirst)
					return "map_put: isnew";
			}
			if (ids[i] != first[numbers[i]])
				return "map: id";
			if (!str_eq(map_key(&m, ids[i]), keys[i]))
				return "map_key";
		}
	}
	map_free(&m);
	return map_count(&m) != 0 ? "map_free" : NULL;
}

/* A million keys, and some longer than a page of entries between them. */
static const char *
test_map_growth(void)
{
	enum { LONG = 700000 };
	static uint32_t ids[MILLION];
	static char longer[LONG];
	struct map m = { 0 };
	struct str page = { longer, 65536 - 16 };
	uint32_t i, count = 0;
	char buf[64];

	for (i = 0; i < MILLION; i++) {
		ids[i] = map_put(&m, key_of(i, buf), NULL);
		if (ids[i] != count++)
			return "map_put";
		if (i % 200000 == 77) {
			count += 2;
			map_put(&m, (struct str){ longer, LONG - i / 2 }, NULL);
			map_put(&m, page, NULL);
			page.n += 8; /* around the end of a page */
		}
	}
	for (i = 0; i < MILLION; i++)
		if (map_get(&m, key_of(i, buf)) != ids[i] ||
		    !str_eq(map_key(&m, ids[i]), key_of(i, buf)))
			return "map_get";
	for (i = 77; i < MILLION; i += 200000)
		if (map_key(&m, ids[i] + 1).n != LONG - i / 2 ||
		    map_get(&m, (struct str){ longer, LONG - i / 2 }) != ids[i] + 1)
			return "map_get of a long key";
	for (; i < MILLION + 1000; i++)
		if (map_get(&m, key_of(i + MILLION, buf)) != MAP_NONE)
			return "map_get of a key that is not there";
	map_free(&m);
	return NULL;
}

/* Against a table of bits by number and id; the set grows to some hundred thousand. */
static const char *
test_pairset(void)
{
	enum { IDS = 64, NUMBERS = 8192, BATCH = 1000 };
	static bool seen[IDS][NUMBERS];
	static char text[BATCH][64];
	struct pairset p = { 0 };
	struct str texts[BATCH];
	uint64_t ids[BATCH];
	uint32_t numbers[BATCH];
	bool fresh[BATCH];
	size_t round, i, n, count = 0;

	for (round = 0; round < 600; round++) {
		n = below(BATCH + 1);
		for (i = 0; i < n; i++) {
			ids[i] = below(IDS);
			numbers[i] = (uint32_t)below(NUMBERS);
			texts[i] = key_of(numbers[i], text[i]);
		}
		pairset_put_many(&p, ids, texts, n, fresh);
		for (i = 0; i < n; i++) {
			if (fresh[i] == seen[ids[i]][numbers[i]])
				return fresh[i] ? "pairset: new again"
						: "pairset: seen before";
			seen[ids[i]][numbers[i]] = true;
			count += fresh[i];
		}
		if (p.count != count)
			return "pairset: count";
	}
	pairset_free(&p);
	return NULL;
}

static int
by_value(const void *a, const void *b)
{
	uint64_t x, y;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

/* All lengths of one byte and all single bits give different results in each function. */
static const char *
test_hash(void)
{
	enum { KEYS = 3000 };
	static uint64_t seen[HASH_FUNCTIONS * KEYS];
	char buf[KEYS] = { 0 };
	size_t i, n = 0;
	unsigned k;

	for (k = 0; k < HASH_FUNCTIONS; k++) {
		for (i = 0; i < 1000; i++)
			seen[n++] = map_hash((struct str){ buf, i }, k);
		for (i = 0; i < 2000; i++) {
			buf[i / 8] = (char)(1 << i % 8);
			seen[n++] = map_hash((struct str){ buf, 250 }, k);
			buf[i / 8] = 0;
		}
	}
	qsort(seen, n, sizeof seen[0], by_value);
	for (i = 1; i < n; i++)
		if (seen[i] == seen[i - 1])
			return "map_hash: two keys meet";
	return NULL;
}

/* With these secrets of 0 all keys of up to 3 bytes have the hash 0: they are told apart
   by their bytes, the pairs by the other half of their fingerprint. */
static const char *
test_collisions(void)
{
	enum { LETTERS = 5, KEYS = 1 + 5 + 25 + 125 };
	static const char letters[LETTERS] = { '\0', 'a', 'A', '\x80', '\xff' };
	static const uint64_t zeros[KEYS];
	uint64_t kept[2];
	char text[KEYS][3];
	struct str keys[KEYS];
	uint32_t ids[KEYS];
	bool fresh[KEYS];
	struct map m = { 0 };
	struct pairset p = { 0 };
	const char *why = NULL;
	size_t i;

	for (i = 0; i < KEYS; i++) {
		text[i][0] = letters[i % LETTERS];
		text[i][1] = letters[i / LETTERS % LETTERS];
		text[i][2] = letters[i / LETTERS / LETTERS % LETTERS];
		keys[i] = (struct str){ text[i], i < 125   ? 3
						 : i < 150 ? 2
						 : i < 155 ? 1
							   : 0 };
	}
	hash_ready();
	kept[0] = hash_secrets[0][0];
	kept[1] = hash_secrets[1][0];
	hash_secrets[0][0] = hash_secrets[1][0] = 0;
	map_put_many(&m, keys, KEYS, ids);
	pairset_put_many(&p, zeros, keys, KEYS, fresh);
	for (i = 0; i < KEYS; i++) {
		if (map_hash(keys[i], 0) != 0)
			why = "no collision";
		else if (ids[i] != i || map_get(&m, keys[i]) != i)
			why = "map";
		else if (!fresh[i])
			why = "pairset: new";
	}
	pairset_put_many(&p, zeros, keys, KEYS, fresh);
	for (i = 0; i < KEYS; i++)
		why = fresh[i] ? "pairset: seen" : why;
	hash_secrets[0][0] = kept[0];
	hash_secrets[1][0] = kept[1];
	map_free(&m);
	pairset_free(&p);
	return why;
}

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

static const struct {
	const char *name;
	const char *(*test)(void);
} tests[] = {
	{ "hash", test_hash },
	{ "collisions", test_collisions },
	{ "map", test_map },
	{ "map growth", test_map_growth },
	{ "pairset", test_pairset },
};

int
main(int argc, char *argv[])
{
	uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
	int failed = 0;
	const char *why;
	size_t i;

	if (argc > 1 && strcmp(argv[1], "time") == 0) {
		time_batches(MILLION, MILLION / 5);
		time_batches(10 * MILLION, 2 * MILLION);
		time_fnv();
		time_own();
		return 0;
	}
	printf("seed %" PRIu64 "\n", seed);
	for (i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		state = seed;
		why = tests[i].test();
		printf("%s: %s\n", tests[i].name, why == NULL ? "same" : why);
		failed |= why != NULL;
	}
	return failed;
}
