/*
 * summary - see summary.h. All sums are exact; a division comes only at the end.
 */
#include "summary.h"
#include "col.h"
#include "die.h"
#include "map.h"
#include "order.h"

struct bucket {
	uint64_t customers, orders;
	struct wide revenue;
	struct {
		uint64_t n, orders;
		struct wide revenue, recency; /* recency in ten-thousandths of a day */
	} buyers; /* customers with an order, whom the averages are about */
};

enum { RECENCY_MAX = 10000000 };

static const int64_t frequency_max = 1000000000000; /* keeps sums of orders in 64 bits */
static const int64_t share_max = 1000000000000; /* times the whole; more says nothing */

enum { FREQUENCY, MONETARY, RECENCY, CURRENCY, NCOLS };

struct summary {
	struct col cols[NCOLS];
	struct map names;
	struct str currency; /* s == NULL before the first row */
	struct arena bytes;
	struct bucket *v;
	size_t cap;
};

struct summary *
summary_open(const struct reader *r)
{
	static const char *const names[] = { "frequency", "monetary", "recency_days",
		"currency" };
	struct summary *s = mem_alloc(1, sizeof *s);
	int i;

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
		s->v[id] = (struct bucket){ 0 };
	return &s->v[id];
}

void
summary_name(struct summary *s, struct str segment)
{
	(void)bucket_of(s, segment);
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
	b->buyers.n++;
	b->buyers.orders += orders;
	wide_add(&b->buyers.revenue, revenue);
	wide_add(&b->buyers.recency,
	    col_int(&s->cols[RECENCY], row, -RECENCY_MAX, RECENCY_MAX) * MONEY_UNIT);
}

void
summary_unknown(struct summary *s, const char *path)
{
	static const struct order_policy policy = { .asof = DATE_NONE };
	struct col reason = { .name = "reason", .need = COL_NAMED };
	struct bucket *b = bucket_of(s, str_of("(unknown)"));
	char *paths[] = { (char *)path, NULL }; /* rec_open only reads it */
	struct accounts all = { 0 };
	struct sale sale;
	struct reader r;
	struct row row;
	uint32_t id;

	rec_open(&r, paths);
	col_find(&reason, 1, &r);
	order_bind(&r);
	while (rec_read(&r, &row)) {
		if (!str_is(col_get(&reason, &row), "without a key"))
			continue;
		(void)order_read(&policy, &row, &sale);
		sale.key = str_of("(unknown)");
		account_put(&all, &sale, 1, &id);
	}
	if (s->currency.s != NULL && order_currency(&policy).s != NULL &&
	    map_count(&all.keys) != 0 && !str_eq(order_currency(&policy), s->currency))
		die(EX_DATAERR, "%s: money of another currency than the customers'",
		    path);
	if (map_count(&all.keys) != 0) {
		b->orders += all.v[0].orders;
		wide_join(&b->revenue, all.v[0].money);
	}
	rec_close(&r);
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

static void
write_bucket(
    const struct summary *s, struct writer *w, uint32_t id, const struct bucket *all)
{
	const struct bucket *b = &s->v[id];

	rec_put(w, map_key(&s->names, id));
	rec_int(w, (int64_t)b->customers);
	put_share(w, wide_of((int64_t)b->customers), wide_of((int64_t)all->customers));
	rec_int(w, (int64_t)b->orders);
	rec_money(w, b->revenue);
	put_share(w, b->revenue, all->revenue);
	put_mean(w, b->buyers.recency, b->buyers.n);
	put_mean(w, wide_mul((int64_t)b->buyers.orders, MONEY_UNIT), b->buyers.n);
	put_mean(w, b->buyers.revenue, b->buyers.n);
	rec_end(w);
}

void
summary_write(const struct summary *s, struct writer *w)
{
	struct bucket all = { 0 };
	uint32_t id;

	rec_head(w, NULL, "segment", "customers", "share", "orders", "revenue",
	    "revenue_share", "avg_recency_days", "avg_frequency", "avg_monetary", NULL);
	for (id = 0; id < map_count(&s->names); id++) {
		all.customers += s->v[id].customers;
		wide_join(&all.revenue, s->v[id].revenue);
	}
	for (id = 0; id < map_count(&s->names); id++)
		if (s->v[id].customers != 0 || s->v[id].orders != 0 ||
		    !wide_equal(s->v[id].revenue, wide_of(0)))
			write_bucket(s, w, id, &all);
}
