/*
 * probe-map - hashes, maps and sets of pairs beside slow twins
 *
 * probe-map SEED prints one line a test: "same", or what differs first; status 1 then.
 */
#include "hash.h"
#include "map.h"
#include "pairset.h"
#include "random.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { MILLION = 1000000 };

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

/* With the secret of the length equal to it, all keys of a length have the hash 0. Keys
   that differ in one byte, wherever it is, are told apart all the same. */
static const char *
test_one_length(size_t n)
{
	enum { LONGEST = 40 };
	static const char zeros[LONGEST];
	char text[LONGEST + 1][LONGEST] = { { 0 } };
	struct str keys[LONGEST + 1];
	uint32_t ids[LONGEST + 1];
	struct map m = { 0 };
	const char *why = NULL;
	size_t i;

	hash_secrets[0][2] = n;
	for (i = 0; i < n; i++)
		text[i][i] = 1;
	for (i = 0; i <= n; i++)
		keys[i] = (struct str){ i < n ? text[i] : zeros, n };
	map_put_many(&m, keys, n + 1, ids);
	for (i = 0; i <= n; i++)
		if (map_hash(keys[i], 0) != 0 || ids[i] != i || map_get(&m, keys[i]) != i)
			why = "keys of one length";
	map_free(&m);
	return why;
}

/* With the secret of the salt 0, all keys of up to 3 bytes have the hash 0: keys of unlike
   lengths meet, and pairs are told apart by the other half of the fingerprint. */
static const char *
test_short(void)
{
	enum { LETTERS = 5, KEYS = 1 + 5 + 25 + 125 };
	static const char letters[LETTERS] = { '\0', 'a', 'A', '\x80', '\xff' };
	static const uint64_t zeros[KEYS];
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
	hash_secrets[0][0] = hash_secrets[1][0] = 0;
	map_put_many(&m, keys, KEYS, ids);
	pairset_put_many(&p, zeros, keys, KEYS, fresh);
	for (i = 0; i < KEYS; i++)
		if (map_hash(keys[i], 0) != 0 || ids[i] != i || map_get(&m, keys[i]) != i)
			why = "short keys";
		else if (!fresh[i])
			why = "pairset: new";
	pairset_put_many(&p, zeros, keys, KEYS, fresh);
	for (i = 0; i < KEYS; i++)
		why = fresh[i] ? "pairset: seen" : why;
	map_free(&m);
	pairset_free(&p);
	return why;
}

/* With these secrets the first half of the fingerprint of an empty text is the number. So
   many at the upper end run over the end of the table, until it has grown enough. */
static const char *
test_spill(bool upward)
{
	enum { PAIRS = 5000 };
	static const struct str texts[PAIRS];
	static uint64_t ids[PAIRS];
	static bool fresh[PAIRS];
	struct pairset p = { 0 };
	const char *why = NULL;
	size_t i, k;

	hash_secrets[1][0] = 0;
	hash_secrets[1][2] = hash_secrets[1][3] = hash_secrets[1][4] = 1;
	if (hash_salted(texts[0], 1, 12345) != 12345)
		return "hash_salted";
	for (i = 0; i < PAIRS; i++)
		ids[i] = UINT64_MAX - ((upward ? PAIRS - i : i) << 50);
	for (i = 0; i < PAIRS; i += 100)
		pairset_put_many(&p, ids + i, texts, 100, fresh + i);
	for (i = 0; i < PAIRS; i++)
		why = !fresh[i] ? "pairset: new" : why;
	for (k = 0; k < 3; k++)
		pairset_put_many(&p, ids, texts, PAIRS, fresh);
	for (i = 0; i < PAIRS; i++)
		why = fresh[i] ? "pairset: seen" : why;
	pairset_free(&p);
	return why;
}

/* Hashes that meet, which does not happen by chance: the secrets are bent for it. */
static const char *
test_collisions(void)
{
	uint64_t kept[HASH_FUNCTIONS][HASH_SECRETS];
	const char *why = NULL;
	size_t n;

	hash_ready();
	memcpy(kept, hash_secrets, sizeof kept);
	for (n = 4; n <= 40 && why == NULL; n++)
		why = test_one_length(n);
	why = why == NULL ? test_short() : why;
	why = why == NULL ? test_spill(true) : why;
	why = why == NULL ? test_spill(false) : why;
	memcpy(hash_secrets, kept, sizeof kept);
	return why;
}

/* The first key of a map, shorter and longer than a page of entries. */
static const char *
test_first_key(void)
{
	static char text[3 * 65536];
	struct map m = { 0 };
	struct str key = { text, 0 };
	size_t pages;

	for (pages = 1; pages < 3; pages++) {
		for (key.n = pages * 65536 - 40; key.n < pages * 65536 + 40; key.n++) {
			if (map_put(&m, key, NULL) != 0 ||
			    map_put(&m, str_of("x"), NULL) != 1)
				return "map_put";
			if (map_get(&m, key) != 0 || !str_eq(map_key(&m, 0), key))
				return "map_get";
			map_free(&m);
		}
	}
	return NULL;
}

static const struct {
	const char *name;
	const char *(*test)(void);
} tests[] = {
	{ "hash", test_hash },
	{ "collisions", test_collisions },
	{ "map", test_map },
	{ "map first key", test_first_key },
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

	printf("seed %" PRIu64 "\n", seed);
	for (i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		state = seed;
		why = tests[i].test();
		printf("%s: %s\n", tests[i].name, why == NULL ? "same" : why);
		failed |= why != NULL;
	}
	return failed;
}
