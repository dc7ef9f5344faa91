/*
 * probe-twins - random inputs to scan, sort, wide and quant, each beside a slow twin
 *
 * probe-twins SEED prints one line a module: "same", or what differs first; status 1 then.
 */
#include "quant.h"
#include "scan.h"
#include "sort.h"
#include "wide.h"
#include "random.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { LARGEST = 20000, TEXT = 320 };

static uint64_t
bits_of(const char *s, size_t n, char a, char b)
{
	uint64_t bits = 0;
	size_t i;

	for (i = 0; i < n; i++)
		bits |= (uint64_t)(s[i] == a || s[i] == b) << i;
	return bits;
}

static const char *
csv_differs(const char *s)
{
	struct scan_mask m = scan_csv(s, ';', '"');
	uint64_t high = bits_of(s, 64, '\0', '\0');
	size_t i;

	for (i = 0; i < 64; i++)
		high |= (uint64_t)((unsigned char)s[i] >= 0x80) << i;
	return m.sep != bits_of(s, 64, ';', ';')     ? "scan_csv: sep"
	       : m.quote != bits_of(s, 64, '"', '"') ? "scan_csv: quote"
	       : m.end != bits_of(s, 64, '\n', '\r') ? "scan_csv: end"
	       : m.high != high			     ? "scan_csv: high"
						     : NULL;
}

static const char *
plain_differs(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] != ';' &&
		    (u[i] < ' ' || (s[i] == ' ' && s[i + 1] == ' ') ||
			(u[i] >= 0x80 && u[i] < 0xc0 && u[i + 1] >= 0x80) ||
			(u[i] >= 0xc0 && (u[i] < 0xc3 || u[i] > 0xc5)) ||
			strchr("%&'=\\\x7f", s[i]) != NULL))
			break;
	return scan_plain(s, n, ';') == (i == n) ? NULL : "scan_plain";
}

static const char *
scan_differs(const char *s, size_t n)
{
	uint32_t pos[TEXT + 64];
	size_t i, seen = 0, lines = 0, first = n, found;
	bool strange = false, odd = false;

	found = scan_tabs(s, n, pos, &odd);
	for (i = 0; i < n; i++) {
		if (s[i] == '\n' || s[i] == '\t') {
			if (seen == found || pos[seen] != i + 1)
				return "scan_tabs: a position";
			seen++;
		}
		strange |=
		    s[i] == 0 || s[i] == '\r' || s[i] == '\\' || (s[i] & 0x80) != 0;
		lines += s[i] == '\n';
		first = s[i] == '\n' && first == n ? i : first;
	}
	if (found != seen)
		return "scan_tabs: too many";
	if (odd != strange)
		return "scan_tabs: odd";
	if (scan_line(s, n) != (first == n ? NULL : s + first))
		return "scan_line";
	if (scan_count(s, n) != lines)
		return "scan_count";
	for (i = 0; i < n; i++)
		if (plain_differs(s + i, (n - i) % 70) != NULL)
			return "scan_plain";
	return csv_differs(s);
}

/* Every byte at every place of two blocks; then random mixtures of all lengths. */
static const char *
test_scan(void)
{
	static const char dense[] = "\n\t\r\\\"';,ab\x7f\x80\xff";
	char buf[TEXT + 64 + SCAN_SLACK];
	const char *why = NULL;
	size_t at, n, i, from;
	int c;

	memset(buf, 'x', sizeof buf);
	for (at = 0; at < 130 && why == NULL; at++) {
		for (c = 0; c < 256 && why == NULL; c++) {
			buf[at] = (char)c;
			why = scan_differs(buf, 130);
		}
		buf[at] = 'x';
	}
	for (i = 0; i < 20000 && why == NULL; i++) {
		n = below(sizeof dense);
		for (at = 0; at < sizeof buf; at++)
			buf[at] =
			    i % 2 == 0 && below(9) > n ? 'x' : dense[below(sizeof dense)];
		from = below(64);
		why = scan_differs(buf + from, below(TEXT + 1));
	}
	return why;
}

static int
by_value(const void *a, const void *b)
{
	int64_t x, y;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

static int64_t
some_value(size_t kind, size_t i)
{
	uint64_t r = any();

	switch (kind) {
	case 0:
		return (int64_t)r;
	case 1:
		return (int64_t)(r % 1100);
	case 2:
		return (int64_t)(r % 5000000) * 100 - 10000;
	case 3:
		return r % 2 == 0 ? INT64_MIN + (int64_t)(r >> 60)
				  : INT64_MAX - (int64_t)(r >> 60);
	case 4:
		return (int64_t)(i / 3);
	default:
		return 7;
	}
}

static const size_t sizes[] = { 0, 1, 2, 23, 24, 25, 63, 64, 65, 1000, 4095, 4096,
	LARGEST };

enum { SIZES = sizeof sizes / sizeof sizes[0] };

static const char *
ints_differ(size_t kind, size_t n)
{
	static int64_t v[LARGEST], sorted[LARGEST], twin[LARGEST];
	static uint32_t order[LARGEST];
	size_t i;

	for (i = 0; i < n; i++)
		v[i] = sorted[i] = twin[i] = some_value(kind, i);
	sort_int(sorted, n);
	sort_int_order(v, order, n);
	qsort(twin, n, sizeof twin[0], by_value);
	if (n > 0 && memcmp(sorted, twin, n * sizeof twin[0]) != 0)
		return "sort_int";
	for (i = 0; i < n; i++) {
		if (order[i] >= n || v[order[i]] != twin[i])
			return "sort_int_order";
		if (i > 0 && twin[i] == twin[i - 1] && order[i] <= order[i - 1])
			return "sort_int_order: not stable";
	}
	return NULL;
}

static const char *
test_sort_int(void)
{
	const char *why = NULL;
	size_t kind, i;

	for (kind = 0; kind < 6; kind++)
		for (i = 0; i < SIZES && why == NULL; i++)
			why = ints_differ(kind, sizes[i]);
	return why;
}

static const struct str *compared;

static int
by_text(const void *a, const void *b)
{
	uint32_t x, y;
	int c;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	c = str_cmp(compared[x], compared[y]);
	return c != 0 ? c : (x > y) - (x < y);
}

/* Texts out of one random heap of few different bytes share much. */
static struct str
some_text(const char *heap, size_t kind)
{
	size_t n = kind == 0   ? below(3)
		   : kind == 1 ? below(20)
		   : kind == 2 ? below(600)
			       : 300;
	size_t from = kind == 3 ? below(3) : below(300);

	return (struct str){ n == 0 ? NULL : heap + from, n };
}

static const char *
test_sort_str(void)
{
	static const char *const alphabets[] = { "a", "ab", "01234567890",
		"\x01\x7f\x80\xff" };
	static struct str keys[LARGEST];
	static uint32_t order[LARGEST], twin[LARGEST];
	char heap[1000];
	size_t kind, round, i, k;

	for (round = 0; round < 4 * 4 * SIZES; round++) {
		const char *alphabet = alphabets[round % 4];

		kind = round / 4 % 4;
		for (i = 0; i < sizeof heap;
		     i++) /* the NUL behind the alphabet is in it */
			heap[i] = alphabet[below(strlen(alphabet) + 1)];
		k = sizes[round / 16];
		for (i = 0; i < k; i++) {
			keys[i] = some_text(heap, kind);
			twin[i] = (uint32_t)i;
		}
		compared = keys;
		sort_str_order(keys, order, k);
		qsort(twin, k, sizeof twin[0], by_text);
		if (k > 0 && memcmp(order, twin, k * sizeof twin[0]) != 0)
			return "sort_str_order";
	}
	return NULL;
}

#ifdef __SIZEOF_INT128__

/* Around the ends and around 0 as often as anywhere else. */
static int64_t
edgy(void)
{
	uint64_t r = any() >> below(64);

	switch (below(4)) {
	case 0:
		return INT64_MIN + (int64_t)(r >> 1);
	case 1:
		return INT64_MAX - (int64_t)(r >> 1);
	case 2:
		return (int64_t)-r;
	default:
		return (int64_t)r;
	}
}

static __int128
native(struct wide w)
{
	return (__int128)(((unsigned __int128)(uint64_t)w.hi << 64) | w.lo);
}

static __int128
floor_of(__int128 a, __int128 d)
{
	return a / d - (a % d < 0);
}

static const char *
test_wide(void)
{
	struct wide w, sum = { 0 };
	__int128 total = 0;
	int64_t a, b, d;
	int i;

	for (i = 0; i < 200000; i++) {
		a = edgy();
		b = edgy();
		d = edgy();
		d = d > 0 ? d : d == 0 ? 1 : d == INT64_MIN ? INT64_MAX : -d;
		w = wide_mul(a, b);
		if (native(w) != (__int128)a * b)
			return "wide_mul";
		wide_add(&sum, a);
		total += a;
		if (native(sum) != total)
			return "wide_add";
		wide_join(&w, sum);
		if (native(w) != (__int128)a * b + total)
			return "wide_join";
		w = wide_mul(a, d);
		wide_add(&w, b % d + (b % d < 0 ? d : 0));
		if (wide_floor_div(w, d) != a)
			return "wide_floor_div";
	}
	return NULL;
}

static const char *
test_quant(void)
{
	int64_t v[60], cuts[100], rest;
	size_t n, at, i;
	int round, bins, k;
	__int128 cut;

	for (round = 0; round < 20000; round++) {
		n = 1 + below(round % 2 == 0 ? 60 : 5);
		bins = 2 + (int)below(99);
		for (i = 0; i < n; i++)
			v[i] = round % 3 == 0 ? (int64_t)below(4) : edgy();
		qsort(v, n, sizeof v[0], by_value);
		quant_cuts(v, n, bins, cuts);
		for (k = 1; k < bins; k++) {
			at = (n - 1) * (size_t)k / (size_t)bins;
			rest = (int64_t)((n - 1) * (size_t)k % (size_t)bins);
			cut = (__int128)v[at] * (bins - rest);
			cut += rest == 0 ? 0 : (__int128)v[at + 1] * rest;
			if (cuts[k - 1] != floor_of(cut, bins))
				return "quant_cuts";
		}
	}
	return NULL;
}

#endif

static const struct {
	const char *name;
	const char *(*test)(void);
} tests[] = {
	{ "scan", test_scan },
	{ "sort_int", test_sort_int },
	{ "sort_str", test_sort_str },
#ifdef __SIZEOF_INT128__
	{ "wide", test_wide },
	{ "quant", test_quant },
#endif
};

int
main(int argc, char *argv[])
{
	uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
	int failed = 0;
	const char *why;
	size_t i;

	printf("seed %" PRIu64 ", %s\n", seed, scan_variant());
	for (i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		state = seed;
		why = tests[i].test();
		printf("%s: %s\n", tests[i].name, why == NULL ? "same" : why);
		failed |= why != NULL;
	}
	return failed;
}
