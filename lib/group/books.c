/*
 * books - see books.h
 */
#include "books.h"
#include "mean.h"
#include <stdlib.h>

/* What sorting takes, a key; and the arrays grow by half. */
enum { SORTING = 44 };

void
books_open(struct books *b, const struct order_policy *p, const struct books_wish *wish,
    const struct reader *r)
{
	*b = (struct books){ .policy = p, .wish = wish };
	b->keep = keep_open(wish->keep.v, wish->keep.n, r);
	b->favourites = favourite_open(wish->favourites.v, wish->favourites.n, r);
}

/* A column name; one that was there already is a wrong command line. */
static void
put_name(struct map *names, struct fields *f, const char *name)
{
	bool fresh;

	map_put(names, str_of(name), &fresh);
	if (!fresh)
		die_usage("the output would have this column twice: '%s'", name);
	fields_put(f, str_of(name));
}

static void
put_names(struct map *names, struct fields *f, const char *const *v)
{
	for (; *v != NULL; v++)
		put_name(names, f, *v);
}

void
books_head(const struct books *b, const struct key *key, struct fields *f)
{
	static const char *const measures[] = { "first_order", "last_order",
		"recency_days", "frequency", "monetary", NULL };
	static const char *const currency[] = { "currency", NULL };
	static const char *const gaps[] = { "gap_mean", "gap_median", NULL };
	static const char *const inputs[] = { "x", "tx_days", "age_days", "mean_value",
		NULL };
	static const char *const part[] = { "part", NULL };
	struct map names = { 0 };
	size_t i;

	fields_start(f);
	for (i = 0; i < key->n; i++)
		put_name(&names, f, key->cols[i].shown);
	put_names(&names, f, measures);
	if (order_currency(b->policy).s != NULL)
		put_names(&names, f, currency);
	if (b->wish->gaps)
		put_names(&names, f, gaps);
	if (b->wish->inputs)
		put_names(&names, f, inputs);
	for (i = 0; i < favourite_count(b->favourites); i++)
		put_name(&names, f, favourite_name(b->favourites, i));
	for (i = 0; i < keep_count(b->keep); i++)
		put_name(&names, f, keep_name(b->keep, i));
	if (b->wish->partial)
		put_names(&names, f, part);
	map_free(&names);
}

/* Does the row buy something? */
static bool
buys(const struct sale *s)
{
	return s->what == ACCOUNT_SALE && s->counts;
}

void
books_put(struct books *b, const struct sale *sales, const struct row *rows, size_t n)
{
	bool favours = favourite_count(b->favourites) != 0;
	bool purchases = b->wish->gaps || b->wish->inputs;
	uint32_t ids[ACCOUNT_BATCH];
	size_t i;

	account_put(&b->accounts, sales, n, ids);
	if (keep_count(b->keep) == 0 && !favours && !purchases)
		return;
	for (i = 0; i < n; i++) {
		int64_t stamp = order_stamp(&rows[i], sales[i].day);

		if (keep_count(b->keep) != 0)
			keep_put(b->keep, ids[i], &rows[i], stamp);
		if (favours && buys(&sales[i]))
			favourite_put(b->favourites, ids[i], &rows[i], stamp);
		if (purchases && buys(&sales[i]))
			purchase_put(
			    &b->purchases, ids[i], sales[i].day, sales[i].amount);
	}
}

size_t
books_bytes(const struct books *b)
{
	return account_bytes(&b->accounts) + keep_bytes(b->keep) +
	       favourite_bytes(b->favourites) + purchase_bytes(&b->purchases) +
	       (size_t)map_count(&b->accounts.keys) * SORTING;
}

/* Net and gross are sums; a part of an average is one still. */
static struct wide
money_of(const struct books *b, const struct account *v)
{
	if (b->policy->money != ORDER_MONEY_AVERAGE || b->wish->partial)
		return v->money;
	return v->orders == 0 ? wide_of(0) : mean_of(v->money, v->orders);
}

static void
put_measures(struct books *b, const struct account *v)
{
	daynum last = v->last;
	struct fields *f = &b->line;

	fields_day(f, account_first(v));
	fields_day(f, last);
	if (last == DATE_NONE)
		fields_none(f);
	else
		fields_int(f, b->policy->asof - last);
	fields_int(f, v->orders);
	fields_money(f, money_of(b, v));
}

static void
put_line(struct books *b, uint32_t id)
{
	struct str currency = order_currency(b->policy);
	struct fields *f = &b->line;
	size_t i;

	fields_start(f);
	fields_put(f, map_key(&b->accounts.keys, id));
	put_measures(b, &b->accounts.v[id]);
	if (currency.s != NULL)
		fields_put(f, currency);
	if (b->wish->gaps)
		purchase_gaps(&b->purchases, id, f);
	if (b->wish->inputs)
		purchase_inputs(&b->purchases, id, b->policy->asof, f);
	for (i = 0; i < favourite_count(b->favourites); i++)
		fields_put(f, favourite_get(b->favourites, id, i));
	for (i = 0; i < keep_count(b->keep); i++)
		fields_put(f, keep_get(b->keep, id, i));
	if (b->wish->partial)
		fields_put(f, str_of(b->options));
}

/* The rows of a key without an order were taken for counted until now. */
static void
count_orderless(struct books_sums *n, const struct account *v)
{
	unsigned seen = account_seen(v);

	n->refunds += (seen & 1u << ACCOUNT_REFUND) != 0;
	n->zeros += (seen & 3u << ACCOUNT_ZERO) == 1u << ACCOUNT_ZERO;
	n->persons += seen == 1u << ACCOUNT_PERSON;
	n->outside += (seen & ~(1u << ACCOUNT_PERSON)) == 1u << ACCOUNT_OUTSIDE;
	n->rows += v->rows;
	wide_join(&n->money, v->money);
}

void
books_close(struct books *b, books_emit *emit, void *to)
{
	uint32_t *order, n = map_count(&b->accounts.keys), i;
	bool orderless;

	account_done(&b->accounts);
	if (b->wish->gaps || b->wish->inputs)
		purchase_done(&b->purchases, n);
	order = account_order(&b->accounts);
	b->sums.all += n;
	for (i = 0; i < n; i++) {
		const struct account *v = &b->accounts.v[order[i]];

		orderless = v->last == DATE_NONE;
		b->sums.keys += !orderless;
		b->sums.orders += v->orders;
		if (orderless)
			count_orderless(&b->sums, v);
		if (orderless && !b->wish->prospects && !b->wish->partial)
			continue;
		put_line(b, order[i]);
		emit(to, map_key(&b->accounts.keys, order[i]), fields_text(&b->line));
	}
	free(order);
	books_reset(b);
}

void
books_reset(struct books *b)
{
	account_free(&b->accounts);
	keep_reset(b->keep);
	favourite_reset(b->favourites);
	purchase_free(&b->purchases);
}
