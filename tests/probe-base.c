/*
 * probe-base - the functions of lib/base and lib/stats by table
 *
 * Reads `function TAB input...` lines and prints one line of results for each. Inputs are
 * bytes as they stand, except that \xNN is a byte, so that a table can hold any; each
 * stands in memory of just its size, so that the sanitizer sees a read past its end.
 */
#include "map.h"
#include "pairset.h"
#include "quant.h"
#include "scan.h"
#include "sort.h"
#include "wide.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { ARGS = 512 };

struct args {
	struct str v[ARGS];
	int n;
};

static int64_t
number(struct str s)
{
	char text[32] = "";

	memcpy(text, s.s, s.n < sizeof text ? s.n : sizeof text - 1);
	return text[0] == '-' ? (int64_t)strtoll(text, NULL, 10)
			      : (int64_t)strtoull(text, NULL, 10);
}

static void
numbers(const struct args *a, int from, int64_t *v)
{
	int i;

	for (i = from; i < a->n; i++)
		v[i - from] = number(a->v[i]);
}

static void
put_numbers(const int64_t *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		printf("%s%" PRId64, i == 0 ? "" : " ", v[i]);
}

static void
put_order(const uint32_t *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		printf("%s%" PRIu32, i == 0 ? "" : " ", v[i]);
}

static void
put_wide(struct wide w)
{
	char buf[WIDE_SHOW];

	fwrite(buf, 1, (size_t)wide_show(w, buf), stdout);
}

/* high low: the number as it is stored */
static void
do_wide_show(const struct args *a)
{
	put_wide((struct wide){ number(a->v[0]), (uint64_t)number(a->v[1]) });
}

static void
do_wide_mul(const struct args *a)
{
	put_wide(wide_mul(number(a->v[0]), number(a->v[1])));
}

static void
do_wide_add(const struct args *a)
{
	struct wide sum = { 0 };
	int i;

	for (i = 0; i < a->n; i++)
		wide_add(&sum, number(a->v[i]));
	put_wide(sum);
}

/* a b c d ...: a * b + c * d ... */
static void
do_wide_join(const struct args *a)
{
	struct wide sum = { 0 };
	int i;

	for (i = 0; i < a->n; i += 2)
		wide_join(&sum, wide_mul(number(a->v[i]), number(a->v[i + 1])));
	put_wide(sum);
}

/* a b: -(a * b) */
static void
do_wide_minus(const struct args *a)
{
	put_wide(wide_minus(wide_mul(number(a->v[0]), number(a->v[1]))));
}

/* high low */
static void
do_wide_fits(const struct args *a)
{
	struct wide w = { number(a->v[0]), (uint64_t)number(a->v[1]) };
	int64_t v;

	if (wide_fits(w, &v))
		printf("%" PRId64, v);
	else
		printf("no");
}

/* a b d: floor(a * b / d) */
static void
do_wide_floor_div(const struct args *a)
{
	struct wide w = wide_mul(number(a->v[0]), number(a->v[1]));

	printf("%" PRId64, wide_floor_div(w, number(a->v[2])));
}

/* bins value... */
static void
do_quant_cuts(const struct args *a)
{
	int64_t v[ARGS], cuts[ARGS];
	int bins = (int)number(a->v[0]);

	numbers(a, 1, v);
	quant_cuts(v, (size_t)a->n - 1, bins, cuts);
	put_numbers(cuts, (size_t)bins - 1);
}

static void
do_quant_disc(const struct args *a)
{
	int64_t v[ARGS], cuts[ARGS];
	int bins = (int)number(a->v[0]);

	numbers(a, 1, v);
	quant_disc(v, (size_t)a->n - 1, bins, cuts);
	put_numbers(cuts, (size_t)bins - 1);
}

/* value cut... */
static void
do_quant_bin(const struct args *a)
{
	int64_t cuts[ARGS];

	numbers(a, 1, cuts);
	printf("%d", quant_bin(number(a->v[0]), cuts, a->n));
}

/* A copy with slack behind, full of a byte that must not be seen. */
static char *
with_slack(struct str s, char c)
{
	char *copy = mem_alloc(s.n + SCAN_SLACK, 1);

	if (s.n != 0)
		memcpy(copy, s.s, s.n);
	memset(copy + s.n, c, SCAN_SLACK);
	return copy;
}

/* Positions, then "odd". */
static void
do_scan_tabs(const struct args *a)
{
	struct str s = a->v[0];
	uint32_t *pos = mem_alloc(s.n + 64, sizeof *pos);
	uint32_t *again = mem_alloc(s.n + 64, sizeof *pos);
	char *copy = with_slack(s, '\n'), *other = with_slack(s, '\0');
	bool odd = false, odd_again = false;
	size_t n = scan_tabs(copy, s.n, pos, &odd);
	size_t m = scan_tabs(other, s.n, again, &odd_again);

	put_order(pos, n);
	printf("%s", !odd ? "" : n == 0 ? "odd" : " odd");
	if (m != n || odd_again != odd || memcmp(pos, again, n * sizeof *pos) != 0)
		printf(" (slack was seen)");
	free(pos);
	free(again);
	free(copy);
	free(other);
}

static void
do_scan_line(const struct args *a)
{
	char *copy = with_slack(a->v[0], '\n');
	const char *at = scan_line(copy, a->v[0].n);

	if (at == NULL)
		printf("none");
	else
		printf("%td", at - copy);
	free(copy);
}

static void
do_scan_count(const struct args *a)
{
	char *copy = with_slack(a->v[0], '\n');

	printf("%zu", scan_count(copy, a->v[0].n));
	free(copy);
}

/* sep quote bytes: the masks of the bytes, filled up to 64 with 'x' */
static void
do_scan_csv(const struct args *a)
{
	char *copy = with_slack(a->v[2], 'x');
	struct scan_mask m = scan_csv(copy, a->v[0].s[0], a->v[1].s[0]);

	printf("%" PRIx64 " %" PRIx64 " %" PRIx64 " %" PRIx64, m.sep, m.quote, m.end,
	    m.high);
	free(copy);
}

static void
do_sort_int(const struct args *a)
{
	int64_t v[ARGS];

	numbers(a, 0, v);
	sort_int(v, (size_t)a->n);
	put_numbers(v, (size_t)a->n);
}

static void
do_sort_int_order(const struct args *a)
{
	uint32_t order[ARGS];
	int64_t v[ARGS];

	numbers(a, 0, v);
	sort_int_order(v, order, (size_t)a->n);
	put_order(order, (size_t)a->n);
}

static void
do_sort_str_order(const struct args *a)
{
	uint32_t order[ARGS];

	sort_str_order(a->v, order, (size_t)a->n);
	put_order(order, (size_t)a->n);
}

/* Ids one by one, new ones with a +; then what is wrong with them, if anything. */
static void
do_map(const struct args *a)
{
	struct map one = { 0 }, many = { 0 };
	uint32_t ids[ARGS], id;
	bool isnew;
	int i;

	map_put_many(&many, a->v, (size_t)a->n, ids);
	for (i = 0; i < a->n; i++) {
		id = map_put(&one, a->v[i], &isnew);
		printf("%s%" PRIu32 "%s", i == 0 ? "" : " ", id, isnew ? "+" : "");
		if (ids[i] != id)
			printf(" (map_put_many: %" PRIu32 ")", ids[i]);
		if (map_get(&one, a->v[i]) != id || map_get(&many, a->v[i]) != id)
			printf(" (map_get: other)");
		if (!str_eq(map_key(&one, id), a->v[i]) ||
		    !str_eq(map_key(&many, id), a->v[i]))
			printf(" (map_key: other)");
	}
	printf("%sof %" PRIu32, a->n == 0 ? "" : " ", map_count(&one));
	map_free(&one);
	map_free(&many);
}

/* k key: differs from run to run */
static void
do_map_hash(const struct args *a)
{
	printf("%016" PRIx64, map_hash(a->v[1], (unsigned)number(a->v[0])));
}

/* key... : the id of the last, looked for among the others */
static void
do_map_get(const struct args *a)
{
	struct map m = { 0 };
	uint32_t ids[ARGS], id;

	map_put_many(&m, a->v, (size_t)a->n - 1, ids);
	id = map_get(&m, a->v[a->n - 1]);
	if (id == MAP_NONE)
		printf("none");
	else
		printf("%" PRIu32, id);
	map_free(&m);
}

/* id text id text ... */
static void
do_pairset(const struct args *a)
{
	struct pairset p = { 0 };
	struct str texts[ARGS] = { 0 };
	uint64_t ids[ARGS] = { 0 };
	bool fresh[ARGS];
	size_t i, n = (size_t)a->n / 2;

	for (i = 0; i < n; i++) {
		ids[i] = (uint64_t)number(a->v[2 * i]);
		texts[i] = a->v[2 * i + 1];
	}
	pairset_put_many(&p, ids, texts, n, fresh);
	for (i = 0; i < n; i++)
		printf("%s%s", i == 0 ? "" : " ", fresh[i] ? "new" : "seen");
	printf("%sof %zu", n == 0 ? "" : " ", p.count);
	pairset_free(&p);
}

static void
do_scan_variant(const struct args *a)
{
	printf("%s", a->n == 0 ? scan_variant() : "?");
}

static const struct {
	const char *name;
	void (*run)(const struct args *a);
} functions[] = {
	{ "wide_show", do_wide_show },
	{ "wide_mul", do_wide_mul },
	{ "wide_add", do_wide_add },
	{ "wide_join", do_wide_join },
	{ "wide_minus", do_wide_minus },
	{ "wide_fits", do_wide_fits },
	{ "wide_floor_div", do_wide_floor_div },
	{ "quant_cuts", do_quant_cuts },
	{ "quant_disc", do_quant_disc },
	{ "quant_bin", do_quant_bin },
	{ "scan_tabs", do_scan_tabs },
	{ "scan_line", do_scan_line },
	{ "scan_count", do_scan_count },
	{ "scan_csv", do_scan_csv },
	{ "scan_variant", do_scan_variant },
	{ "sort_int", do_sort_int },
	{ "sort_int_order", do_sort_int_order },
	{ "sort_str_order", do_sort_str_order },
	{ "map", do_map },
	{ "map_get", do_map_get },
	{ "map_hash", do_map_hash },
	{ "pairset", do_pairset },
};

static int
hex(char c)
{
	return c >= 'a' ? c - 'a' + 10 : c - '0';
}

static struct str
unhex(struct str s)
{
	char *copy = malloc(s.n == 0 ? 1 : s.n), *to = copy;
	size_t i;

	if (copy == NULL)
		abort();
	for (i = 0; i < s.n; i++) {
		if (i + 3 < s.n && s.s[i] == '\\' && s.s[i + 1] == 'x') {
			*to++ = (char)(hex(s.s[i + 2]) << 4 | hex(s.s[i + 3]));
			i += 3;
		} else {
			*to++ = s.s[i];
		}
	}
	s = (struct str){ NULL, (size_t)(to - copy) };
	/* No bytes: no address either, as a caller may have none. */
	s.s = s.n == 0 ? NULL : memcpy(malloc(s.n), copy, s.n);
	free(copy);
	return s;
}

static void
run(struct str line)
{
	struct args a = { .n = 0 };
	struct str name, part;
	size_t i;
	int k;

	str_cut(&line, '\t', &name);
	while (a.n < ARGS && str_cut(&line, '\t', &part))
		a.v[a.n++] = unhex(part);
	for (i = 0; i < sizeof functions / sizeof functions[0]; i++) {
		if (str_is(name, functions[i].name)) {
			functions[i].run(&a);
			break;
		}
	}
	printf("%s\n",
	    i == sizeof functions / sizeof functions[0] ? "no such function" : "");
	for (k = 0; k < a.n; k++)
		free((void *)a.v[k].s);
}

int
main(void)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	while ((n = getline(&line, &cap, stdin)) > 0)
		run((struct str){ line, (size_t)n - (line[n - 1] == '\n') });
	free(line);
	return 0;
}
