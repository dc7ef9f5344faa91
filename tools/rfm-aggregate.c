/*
 * rfm-aggregate - orders to one record per key: first and last order, frequency, monetary
 *
 * reads   the key (profile_id), date, amount; order_id, kind, currency, source where there
 * writes  key, first_order, last_order, recency_days, frequency, monetary, currency, kept
 * holds   40 bytes and the key for each key, 16 bytes for each distinct order
 */
#include "account.h"
#include "aside.h"
#include "cmd.h"
#include "keep.h"
#include "key.h"
#include "order.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const refund_words[] = { "net", "ignore", "as-orders", NULL };
static const char *const zero_words[] = { "skip", "count", NULL };
static const char *const count_words[] = { "orders", "days", "rows", NULL };

static struct order_policy policy = { .asof = DATE_NONE };
static struct opt_list by, kept;
static const char *aside_path;
static bool prospects;

static const struct opt opts[] = {
	{ 'a', "as-of", OPT_DAY, &policy.asof, "DAY",
	    "count recency to this day; later rows are set aside", NULL, 0, 0 },
	{ 'b', "by", OPT_NAMES, &by, "COLUMN[,...]", "the key (profile_id)", NULL, 0, 0 },
	{ 'k', "keep", OPT_NAMES, &kept, "COLUMN[,...]",
	    "carry these columns on, folded by their rules", NULL, 0, 0 },
	{ 0, "aside", OPT_TEXT, &aside_path, "FILE",
	    "write rows without a key or after the as-of day there", NULL, 0, 0 },
	{ 0, "prospects", OPT_FLAG, &prospects, NULL, "write keys without an order too",
	    NULL, 0, 0 },
	{ 0, "currency", OPT_CODE, &policy.currency, "CODE",
	    "the currency of input without that column", NULL, 0, 0 },
	{ 0, "refunds", OPT_CHOICE, &policy.refunds, "HOW", "refunds (net)", refund_words,
	    0, 0 },
	{ 0, "zero", OPT_CHOICE, &policy.zero, "HOW", "orders worth nothing (skip)",
	    zero_words, 0, 0 },
	{ 0, "count", OPT_CHOICE, &policy.count, "WHAT", "frequency in (orders)",
	    count_words, 0, 0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct cmd self = {
	.name = "rfm-aggregate",
	.synopsis = "[-q] [-a DAY] [-b COLUMN,...] [-k COLUMN,...] [--aside FILE] "
		    "[--prospects] [--currency CODE] [--refunds HOW] [--zero HOW] "
		    "[--count WHAT] [--col NAME=COLUMN] [FILE ...]",
	.oneline =
	    "orders to one record per key: first and last order, frequency, monetary",
	.reads = "profile_id (or --by) date amount [order_id kind currency source]",
	.writes = "the key first_order last_order recency_days frequency monetary "
		  "[currency] [kept columns]",
	.opts = opts,
};

enum { COUNTED, ORDERLESS, PERSONS, KEYLESS, LATER, IGNORED };

static const char *const outcomes[] = { "counted", "of keys without an order",
	"contacts and events", "without a key", "after the as-of day", "refunds ignored",
	NULL };

static struct tally tally = { .words = outcomes, .money = true, .brief = true };
static struct accounts accounts;
static struct key key;
static struct keep *keep;
static struct aside aside;
static daynum newest_order = DATE_NONE; /* of all rows, with a key or without */

static void
bind(const struct reader *r)
{
	static const char *profile[] = { "profile_id" };

	struct loc loc = { r->file, 1 };

	if (by.n == 0 && head_find(&r->head, str_of(col_real(profile[0]))) < 0)
		die_at(EX_DATAERR, &loc, col_real(profile[0]),
		    "column missing: rfm-merge makes it, or --by names another key");
	key_bind(&key, by.n == 0 ? profile : by.v, by.n == 0 ? 1 : by.n, r);
	keep = keep_open(kept.v, kept.n, r);
	order_bind(r);
	col_bind(NULL, 0, r); /* and no --col is left over */
}

static int
outcome_of(const struct row *row, struct sale *s)
{
	static const int by_fate[] = { [ORDER_COUNTED] = COUNTED,
		[ORDER_PERSON] = PERSONS,
		[ORDER_LATER] = LATER,
		[ORDER_IGNORED] = IGNORED };
	enum order_fate fate = order_read(&policy, row, s);

	if (fate == ORDER_COUNTED && s->what == ACCOUNT_SALE && s->day > newest_order)
		newest_order = s->day;
	s->key = key_get(&key, row);
	return s->key.n == 0 ? KEYLESS : by_fate[fate];
}

static void
take_batch(const struct batch *b)
{
	static struct sale sales[ACCOUNT_BATCH];
	static struct row rows[ACCOUNT_BATCH];
	static uint32_t ids[ACCOUNT_BATCH];
	size_t i, n = 0;

	for (i = 0; i < b->n; i++) {
		struct row row = batch_row(b, i);
		int outcome = outcome_of(&row, &sales[n]);

		tally_in(&tally, sales[n].amount);
		tally_out(&tally, outcome, sales[n].amount);
		if (aside_path != NULL && (outcome == KEYLESS || outcome == LATER))
			aside_put(&aside, &row, b->nfields, outcomes[outcome]);
		if (outcome == COUNTED || outcome == PERSONS)
			rows[n++] = row;
	}
	account_put(&accounts, sales, n, ids);
	for (i = 0; i < n && keep_count(keep) != 0; i++)
		keep_put(keep, ids[i], &rows[i], order_stamp(&rows[i], sales[i].day));
	key_forget(&key);
}

/* The header; a name that the options bring in twice is a wrong command line. */
static void
write_head(struct writer *w)
{
	static const char *const made[] = { "first_order", "last_order", "recency_days",
		"frequency", "monetary", "currency" };
	size_t n_made =
	    sizeof made / sizeof made[0] - (order_currency(&policy).s == NULL);
	size_t n = key.n + n_made + keep_count(keep), i;
	struct map names = { 0 };
	const char *name;
	bool fresh;

	for (i = 0; i < n; i++) {
		name = i < key.n	    ? key.cols[i].shown
		       : i < key.n + n_made ? made[i - key.n]
					    : keep_name(keep, i - key.n - n_made);
		map_put(&names, str_of(name), &fresh);
		if (!fresh)
			die_usage("the output would have this column twice: '%s'", name);
		rec_put(w, str_of(name));
	}
	rec_end(w);
	map_free(&names);
}

static void
write_account(struct writer *w, uint32_t id)
{
	const struct account *v = &accounts.v[id];
	struct str currency = order_currency(&policy);
	size_t i;

	rec_put(w, map_key(&accounts.keys, id));
	rec_day(w, v->first);
	rec_day(w, v->last);
	if (v->last == DATE_NONE)
		rec_put(w, (struct str){ "", 0 });
	else
		rec_int(w, policy.asof - v->last);
	rec_int(w, v->orders);
	rec_money(w, v->money);
	if (currency.s != NULL)
		rec_put(w, currency);
	for (i = 0; i < keep_count(keep); i++)
		rec_put(w, keep_get(keep, id, i));
	rec_end(w);
}

/* How many keys there are without an order, by what they have instead. */
struct without {
	uint64_t refunds, zeros, persons;
};

/* The rows of a key without an order were taken for counted until now. */
static void
note_orderless(struct without *n, const struct account *v)
{
	struct wide sum = v->money;

	n->refunds += (v->seen & 1u << ACCOUNT_REFUND) != 0;
	n->zeros += (v->seen & 3u << ACCOUNT_ZERO) == 1u << ACCOUNT_ZERO;
	n->persons += v->seen == 1u << ACCOUNT_PERSON;
	tally.rows[COUNTED] -= v->rows;
	tally.rows[ORDERLESS] += v->rows;
	wide_join(&tally.sum[ORDERLESS], sum);
	wide_join(&tally.sum[COUNTED], wide_minus(sum));
}

static uint64_t
write_accounts(struct writer *w, struct without *n, uint64_t *orders)
{
	uint32_t *order = account_order(&accounts), i;
	uint64_t keys = 0;

	for (i = 0; i < map_count(&accounts.keys); i++) {
		const struct account *v = &accounts.v[order[i]];

		keys += v->orders != 0;
		*orders += v->orders;
		if (v->orders == 0)
			note_orderless(n, v);
		if (v->orders != 0 || prospects)
			write_account(w, order[i]);
	}
	free(order);
	return keys;
}

int
main(int argc, char *argv[])
{
	struct reader r;
	struct writer w;
	struct batch b;
	struct without n = { 0 };
	char day[DATE_SHOW + 1], tail[240];
	uint64_t keys, orders = 0;

	argv = cmd_start(&self, argc, argv);
	rec_open(&r, argv);
	bind(&r);
	rec_create(&w);
	write_head(&w);
	if (aside_path != NULL)
		aside_open(&aside, aside_path, &r);
	while (rec_batch(&r, &b))
		take_batch(&b);
	account_done(&accounts);
	if (policy.asof == DATE_NONE && (policy.asof = newest_order) != DATE_NONE) {
		day[date_show(policy.asof, day)] = '\0';
		warn("no --as-of: recency counts to %s, the newest order's day", day);
	}
	keys = write_accounts(&w, &n, &orders);
	if (map_count(&accounts.keys) == 0 && tally.in_rows != 0)
		warn("no row has both a key and a day to count: %llu of %llu are without "
		     "a key, "
		     "%llu after the as-of day",
		    (unsigned long long)tally.rows[KEYLESS],
		    (unsigned long long)tally.in_rows,
		    (unsigned long long)tally.rows[LATER]);
	snprintf(tail, sizeof tail,
	    "; %llu keys with %llu orders, %llu with refunds only, %llu with orders "
	    "of zero only, %llu with contacts or events only",
	    (unsigned long long)keys, (unsigned long long)orders,
	    (unsigned long long)n.refunds, (unsigned long long)n.zeros,
	    (unsigned long long)n.persons);
	return cmd_finish(&r, &w.out, &tally, tail);
}
