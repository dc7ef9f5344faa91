/*
 * probe-group - what rfm-aggregate is made of, against slow twins: probe-group SEED
 *
 * Says what differs and ends with 1, or says "same". The set of fingerprints is built here
 * a second time, with two cells behind its last home, so that it runs over its end.
 */
#include "mean.h"
#include "money.h"
#include "pairset.h"
#include "random.h"
#include "seen.h"
#include "sum.h"
#include <stdio.h>
#include <stdlib.h>

void small_put_many(
    struct seen *s, const uint64_t *ids, const struct str *texts, size_t n, bool *fresh);
size_t small_bytes(const struct seen *s);
void small_free(struct seen *s);

#define seen_put_many small_put_many
#define seen_bytes small_bytes
#define seen_free small_free
#define SEEN_SPILL 2
#include "../lib/base/seen.c"
#undef seen_put_many
#undef seen_bytes
#undef seen_free

enum { ROUNDS = 300, MANY = 1000, SUMS = 20000 };

static int bad;

static void
differ(const char *what, uint64_t a, uint64_t b)
{
	printf(
	    "%s: %llu, not %llu\n", what, (unsigned long long)a, (unsigned long long)b);
	bad = 1;
}

/* Numbers as texts, many of them twice. */
static void
probe_seen(void)
{
	static char texts[MANY][24];
	static struct str text[MANY];
	static uint64_t id[MANY];
	static bool a[MANY], b[MANY], c[MANY];
	struct seen seen = { 0 }, small = { 0 };
	struct pairset pairs = { 0 };
	size_t round, i, n;

	for (round = 0; round < ROUNDS; round++) {
		n = below(MANY) + 1;
		for (i = 0; i < n; i++) {
			id[i] = below(3);
			text[i].s = texts[i];
			text[i].n = (size_t)snprintf(texts[i], sizeof texts[i], "%llu",
			    (unsigned long long)below(40 * (round + 1)));
		}
		seen_put_many(&seen, id, text, n, a);
		pairset_put_many(&pairs, id, text, n, b);
		small_put_many(&small, id, text, n, c);
		for (i = 0; i < n; i++)
			if (a[i] != b[i] || c[i] != b[i])
				differ("seen: fresh", a[i] * 2u + c[i], b[i] * 3u);
	}
	if (seen.count != pairs.count || small.count != pairs.count)
		differ("seen: count", seen.count, pairs.count);
	if (seen_bytes(&seen) > seen.count * 16 + 2048 * 12 + 4096)
		differ("seen: bytes", seen_bytes(&seen), seen.count * 16);
	seen_free(&seen);
	small_free(&small);
	pairset_free(&pairs);
}

static struct wide
random_wide(void)
{
	struct wide w = { (int64_t)any(), any() };
	unsigned shift = (unsigned)below(127);

	for (; shift > 0; shift--)
		w = wide_half(w);
	return w;
}

/* mean * n is at most n / 2 from the sum; and of two such, the one away from zero. */
static void
probe_mean(void)
{
	int i;

	for (i = 0; i < SUMS; i++) {
		struct wide sum = random_wide(), mean, rest = { 0 };
		uint32_t n = (uint32_t)below(i % 2 ? 10 : UINT32_MAX) + 1;
		struct wide low;
		int64_t left, k;

		mean = mean_of(sum, n);
		low = wide_mul((int64_t)(mean.lo & UINT32_MAX), n);
		wide_join(&rest, low);
		low = wide_mul((int64_t)(mean.lo >> 32), n);
		for (k = 0; k < 32; k++)
			wide_join(&low, low);
		wide_join(&rest, low);
		low = (struct wide){ (int64_t)((uint64_t)mean.hi * n), 0 };
		wide_join(&rest, low);
		rest = wide_minus(rest);
		wide_join(&rest, sum);
		if (!wide_fits(rest, &left) || 2 * left > (int64_t)n ||
		    2 * left < -(int64_t)n)
			differ("mean: too far", (uint64_t)rest.lo, n);
		else if (2 * left == (int64_t)n && sum.hi >= 0)
			differ("mean: a half is not rounded up", sum.lo, n);
		else if (2 * left == -(int64_t)n && sum.hi < 0)
			differ("mean: a half is not rounded down", sum.lo, n);
	}
}

/* What is shown reads back; sums that overflow are told. */
static void
probe_sum(void)
{
	char text[MONEY_SHOW];
	int i;

	for (i = 0; i < SUMS; i++) {
		struct wide a = random_wide(), b = random_wide(), got, sum = a;
		int n = money_show_sum(a, text);
		const char *why = sum_parse((struct str){ text, (size_t)n }, &got);
		bool fits;

		if (why != NULL || !wide_equal(a, got))
			differ("sum: reads back", got.lo, a.lo);
		fits = sum_add(&sum, b);
		/* halves cannot overflow; the bits lost are added again */
		got = wide_half(a);
		wide_join(&got, wide_half(b));
		wide_add(&got, (int64_t)(a.lo & b.lo & 1));
		if (fits != (got.hi >= INT64_MIN / 2 && got.hi <= INT64_MAX / 2))
			differ("sum: fits", fits, !fits);
		if (!fits && !wide_equal(sum, a))
			differ("sum: changed", sum.lo, a.lo);
	}
}

int
main(int argc, char *argv[])
{
	state = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
	probe_seen();
	probe_mean();
	probe_sum();
	if (!bad)
		puts("same");
	return bad;
}
