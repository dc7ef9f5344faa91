/*
 * summary - see summary.h. All sums are exact; a division comes only at the end.
 */
#include "summary.h"
#include "col.h"
#include "die.h"
#include "map.h"
#include "sort.h"
#include "unknown.h"

/* What averages and medians are about, in ten-thousandths. */
enum { DAYS, ORDERS, MONEY, METRICS };

struct metric {
	int64_t *v; /* of the buyers */
	size_t cap;
	struct wide sum;
};

struct bucket {
	struct str key;
	uint64_t customers, orders;
	struct wide revenue;
	uint64_t buyers; /* customers with an order */
	struct metric metrics[METRICS];
};

enum { RECENCY_MAX = 10000000 };

/* keeps orders in 64 bits: their sum, and one customer's in ten-thousandths */
static const int64_t frequency_max = 1000000000000;
static const int64_t share_max = 1000000000000; /* times the whole; more says nothing */

enum { FREQUENCY, MONETARY, RECENCY, CURRENCY, NCOLS };

struct summary {
	struct col cols[NCOLS];
	struct map names;
	struct str currency; /* s == NULL before the first row */
	struct arena bytes;
	struct bucket *v;
	size_t cap;
	bool keyed;
};

struct summary *
summary_open(const struct reader *r, bool keyed)
{
	static const char *const names[] = { "frequency", "monetary", "recency_days",
		"currency" };
	struct summary *s = mem_alloc(1, sizeof *s);
	int i;

	s->keyed = keyed;
	for (i = 0; i < NCOLS; i++)
		s->cols[i] = (struct col){ .name = names[i],
			.need = i == CURRENCY ? COL_OPTIONAL : COL_NEEDED };
	col_find(s->cols, NCOLS, r);
	return s;
}

static struct bucket *
bucket_of(struct summary *s, struct str segment)
{
	bool fresh;
	uint32_t id = map_put(&s->names, segment, &fresh);

	s->v = mem_grow(s->v, &s->cap, (size_t)id + 1, sizeof *s->v);
	if (fresh)
		s->v[id] = (struct bucket){ .key = segment };
	return &s->v[id];
}

void
summary_name(struct summary *s, struct str segment, struct str key)
{
	uint32_t before = map_count(&s->names);
	struct bucket *b = bucket_of(s, segment);

	if (map_count(&s->names) != before)
		b->key = key;
}

static void
take(struct bucket *b, int metric, int64_t value)
{
	struct metric *m = &b->metrics[metric];

	m->v = mem_grow(m->v, &m->cap, b->buyers + 1, sizeof *m->v);
	m->v[b->buyers] = value;
	wide_add(&m->sum, value);
}

/* The money of one currency only: of rows that have any. */
static void
check_currency(struct summary *s, const struct row *row)
{
	struct str code = col_get(&s->cols[CURRENCY], row);

	if (!col_has(&s->cols[CURRENCY]))
		return;
	if (s->currency.s == NULL)
		s->currency =
		    (struct str){ arena_copy(&s->bytes, code.s, code.n), code.n };
	if (!str_eq(code, s->currency))
		col_die(&s->cols[CURRENCY], row,
		    "money of another currency than the rows before cannot be added");
}

void
summary_add(struct summary *s, struct str segment, const struct row *row)
{
	struct bucket *b = bucket_of(s, segment);
	uint64_t orders = (uint64_t)col_int(&s->cols[FREQUENCY], row, 0, frequency_max);
	money revenue = col_money(&s->cols[MONETARY], row);

	check_currency(s, row);
	b->customers++;
	b->orders += orders;
	wide_add(&b->revenue, revenue);
	if (orders == 0 || col_get(&s->cols[RECENCY], row).n == 0)
		return;
	take(b, DAYS,
	    col_int(&s->cols[RECENCY], row, -RECENCY_MAX, RECENCY_MAX) * MONEY_UNIT);
	take(b, ORDERS, (int64_t)orders * MONEY_UNIT);
	take(b, MONEY, revenue);
	b->buyers++;
}

void
summary_unknown(struct summary *s, const char *path)
{
	struct bucket *b = bucket_of(s, str_of("(unknown)"));
	struct unknown u;

	unknown_read(&u, path);
	if (s->currency.s != NULL && u.currency.s != NULL &&
	    !str_eq(u.currency, s->currency))
		die(EX_DATAERR, "%s: money of another currency than the customers'",
		    path);
	b->orders += u.orders;
	wide_join(&b->revenue, u.money);
}

/* a / n, rounded half away from zero to hundredths; a in ten-thousandths. */
static struct wide
mean(struct wide a, uint64_t n)
{
	int64_t d = (int64_t)n * 100, q;
	bool negative = a.hi < 0;

	if (negative)
		a = wide_minus(a);
	wide_add(&a, d / 2);
	q = wide_floor_div(a, d) * 100;
	return wide_of(negative ? -q : q);
}

static void
put_mean(struct writer *w, struct wide a, uint64_t n)
{
	if (n == 0)
		rec_put(w, (struct str){ "", 0 });
	else
		rec_money(w, mean(a, n));
}

/* part of whole in percent; both are sums of money or both are counts. Where the whole is
   large the last places of both are dropped, which no share of two places shows. Empty
   where a share says nothing: of a whole that is not above zero. */
static void
put_share(struct writer *w, struct wide part, struct wide whole)
{
	struct wide p;
	int64_t a, b;

	while (!wide_fits(part, &a) || !wide_fits(whole, &b) || b > INT64_MAX / 100) {
		part = wide_half(part);
		whole = wide_half(whole);
	}
	if (b <= 0 || a / b > share_max || a / b < -share_max) {
		rec_put(w, (struct str){ "", 0 });
		return;
	}
	p = wide_mul(a, 100 * MONEY_UNIT);
	rec_money(w, mean(p, (uint64_t)b));
}

/* The middle value, or the mean of the two in the middle. Half of the last place that
   money has is rounded away from zero. */
static void
put_median(struct writer *w, const struct metric *m, uint64_t n)
{
	struct wide sum;
	bool negative;

	if (n == 0) {
		rec_put(w, (struct str){ "", 0 });
		return;
	}
	sort_int(m->v, n);
	sum = wide_of(m->v[(n - 1) / 2]);
	wide_add(&sum, m->v[n / 2]);
	negative = sum.hi < 0;
	if (negative)
		sum = wide_minus(sum);
	wide_add(&sum, 1);
	sum = wide_half(sum);
	rec_money(w, negative ? wide_minus(sum) : sum);
}

static void
write_bucket(
    const struct summary *s, struct writer *w, uint32_t id, const struct bucket *all)
{
	const struct bucket *b = &s->v[id];
	int i;

	rec_put(w, map_key(&s->names, id));
	rec_int(w, (int64_t)b->customers);
	put_share(w, wide_of((int64_t)b->customers), wide_of((int64_t)all->customers));
	rec_int(w, (int64_t)b->orders);
	rec_money(w, b->revenue);
	put_share(w, b->revenue, all->revenue);
	for (i = 0; i < METRICS; i++)
		put_mean(w, b->metrics[i].sum, b->buyers);
	for (i = 0; i < METRICS; i++)
		put_median(w, &b->metrics[i], b->buyers);
	if (s->keyed)
		rec_put(w, b->key);
	rec_end(w);
}

void
summary_write(struct summary *s, struct writer *w)
{
	struct bucket all = { 0 };
	uint32_t id;

	rec_head(w, NULL, "segment", "customers", "share", "orders", "revenue",
	    "revenue_share", "avg_recency_days", "avg_frequency", "avg_monetary",
	    "median_recency_days", "median_frequency", "median_monetary",
	    s->keyed ? "segment_key" : NULL, NULL);
	for (id = 0; id < map_count(&s->names); id++) {
		all.customers += s->v[id].customers;
		wide_join(&all.revenue, s->v[id].revenue);
	}
	for (id = 0; id < map_count(&s->names); id++)
		if (s->v[id].customers != 0 || s->v[id].orders != 0 ||
		    !wide_equal(s->v[id].revenue, wide_of(0)))
			write_bucket(s, w, id, &all);
}
