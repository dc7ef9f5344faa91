/*
 * combine - see combine.h
 */
#include "combine.h"
#include "cmd.h"
#include "fields.h"
#include "mean.h"
#include "sort.h"
#include "sum.h"
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_ORDER, LAST_ORDER, RECENCY, FREQUENCY, MONETARY, CURRENCY, PART, NCOLS };

static struct col cols[NCOLS] = {
	[FIRST_ORDER] = { .name = "first_order", .need = COL_NEEDED },
	[LAST_ORDER] = { .name = "last_order", .need = COL_NEEDED },
	[RECENCY] = { .name = "recency_days", .need = COL_NEEDED },
	[FREQUENCY] = { .name = "frequency", .need = COL_NEEDED },
	[MONETARY] = { .name = "monetary", .need = COL_NEEDED },
	[CURRENCY] = { .name = "currency", .need = COL_OPTIONAL },
	[PART] = { .name = "part", .need = COL_OPTIONAL },
};

/* What is known of a key. */
struct sum {
	struct wide money;
	int64_t orders;
	const char *line; /* of a result that is not partial, as it stood */
	uint32_t n;
	daynum first, last;
};

struct combined {
	const struct combine_wish *wish;
	struct key key;
	struct map keys;
	struct sum *v;
	size_t cap;
	struct arena lines;
	struct str currency, part; /* of all records; s == NULL before the first */
	daynum asof;		   /* DATE_NONE: not known yet */
	bool partial, average;
};

static const char *const outcomes[] = { "combined", NULL };
static struct tally tally = { .words = outcomes, .money = true };

const char *
combine_options(const struct order_policy *p)
{
	static const char *const refunds[] = { "net", "ignore", "as-orders" };
	static const char *const zero[] = { "skip", "count" };
	static const char *const count[] = { "orders", "days", "rows" };
	static const char *const moneys[] = { "net", "gross", "average" };
	static char text[4096];
	char day[DATE_SHOW + 1];
	size_t i;
	int n;

	day[date_show(p->asof, day)] = '\0';
	n = snprintf(text, sizeof text,
	    "as-of=%s count=%s money=%s refunds=%s zero=%s value=%s window=%d recency=%d",
	    day, count[p->count], moneys[p->money], refunds[p->refunds], zero[p->zero],
	    p->value == NULL ? "amount" : p->value,
	    p->window == DATE_NONE ? 0 : p->asof - p->window + 1,
	    p->recency_window == DATE_NONE ? 0 : p->asof - p->recency_window + 1);
	for (i = 0; i < p->excluded.n && (size_t)n < sizeof text; i++)
		n += snprintf(text + n, sizeof text - (size_t)n, " excluded=%d..%d",
		    p->excluded.v[i].from, p->excluded.v[i].to);
	for (i = 0; p->voids != NULL && p->voids[i] != NULL && (size_t)n < sizeof text;
	     i++)
		n += snprintf(text + n, sizeof text - (size_t)n, " void=%s", p->voids[i]);
	if ((size_t)n >= sizeof text)
		die_usage("--partial: too many options to write down");
	return text;
}

/* A column that only a whole result can have is no column of a part. */
static void
check_columns(const struct combined *c, const struct reader *r)
{
	struct loc loc = { r->file, 1 };
	size_t k;
	int i, j;

	for (i = 0; i < r->head.n && c->partial; i++) {
		for (j = 0; j < NCOLS && cols[j].at != i; j++)
			;
		for (k = 0; k < c->key.n && c->key.cols[k].at != i; k++)
			;
		if (j == NCOLS && k == c->key.n)
			die_at(EX_DATAERR, &loc, r->head.name[i].s,
			    "a column of parts that cannot be combined");
	}
	if (c->wish->partial && !c->partial)
		die_at(EX_DATAERR, &loc, "part",
		    "column missing: rfm-aggregate --partial writes it");
}

static void
bind(struct combined *c, const struct reader *r)
{
	static const char *profile[] = { "profile_id" };
	const struct opt_list *by = &c->wish->by;

	key_bind(&c->key, by->n == 0 ? profile : by->v, by->n == 0 ? 1 : by->n, r);
	col_bind(cols, NCOLS, r);
	c->partial = col_has(&cols[PART]);
	check_columns(c, r);
}

static void
put_head(const struct combined *c, const struct reader *r, struct writer *w)
{
	int i;

	for (i = 0; i < r->head.n; i++)
		if (i != cols[PART].at || c->wish->partial)
			rec_put(w, r->head.name[i]);
	rec_end(w);
}

/* All records must say the same in this column. */
static void
agree(struct str *all, const struct col *col, const struct row *row)
{
	struct str own = col_get(col, row);
	char *copy;

	if (!col_has(col) || (all->s != NULL && str_eq(*all, own)))
		return;
	if (all->s != NULL)
		col_die(col, row, "not as in the other parts");
	copy = mem_alloc(own.n + 1, 1);
	memcpy(copy, own.s, own.n);
	*all = (struct str){ copy, own.n };
}

/* The as-of day: that of the text of a part, else what last order and recency make. */
static void
find_asof(struct combined *c, const struct row *row, daynum last)
{
	daynum day = DATE_NONE;

	if (c->partial) {
		if (c->part.n < 16 || memcmp(c->part.s, "as-of=", 6) != 0 ||
		    date_parse((struct str){ c->part.s + 6, 10 }, &day) != NULL)
			col_die(
			    &cols[PART], row, "not written by rfm-aggregate --partial");
		c->average = memmem(c->part.s, c->part.n, " money=average ", 15) != NULL;
	} else if (last != DATE_NONE) {
		day = last + (daynum)col_int(&cols[RECENCY], row, 0, INT32_MAX / 2);
	}
	if (day != DATE_NONE && c->asof != DATE_NONE && day != c->asof)
		col_die(&cols[RECENCY], row, "counts to another day than before");
	if (day != DATE_NONE)
		c->asof = day;
}

static struct sum
read_sum(const struct row *row)
{
	struct sum s = { .first = DATE_NONE, .last = DATE_NONE };
	const char *why = sum_parse(col_get(&cols[MONETARY], row), &s.money);

	if (why != NULL)
		col_die(&cols[MONETARY], row, why);
	s.orders = col_int(&cols[FREQUENCY], row, 0, INT64_MAX);
	if (col_get(&cols[LAST_ORDER], row).n != 0) {
		s.last = col_day(&cols[LAST_ORDER], row);
		s.first = col_day(&cols[FIRST_ORDER], row);
	}
	return s;
}

static void
join(struct sum *to, const struct sum *s, const struct row *row)
{
	if (s->first != DATE_NONE && (to->first == DATE_NONE || s->first < to->first))
		to->first = s->first;
	if (s->last > to->last)
		to->last = s->last;
	if (to->orders > INT64_MAX - s->orders)
		col_die(&cols[FREQUENCY], row, "the sum is too large");
	to->orders += s->orders;
	if (!sum_add(&to->money, s->money))
		col_die(&cols[MONETARY], row, "the sum is too large");
}

static void
take(struct combined *c, const struct row *row, int nfields)
{
	struct str key = key_get(&c->key, row), line = row_text(row, nfields);
	struct sum s = read_sum(row);
	bool fresh;
	uint32_t id;

	if (key.n == 0)
		col_die(&c->key.cols[0], row, "a record without a key");
	agree(&c->currency, &cols[CURRENCY], row);
	agree(&c->part, &cols[PART], row);
	find_asof(c, row, s.last);
	tally.in_rows++;
	tally.rows[0]++;
	wide_join(&tally.in_money, s.money);
	wide_join(&tally.sum[0], s.money);
	id = map_put(&c->keys, key, &fresh);
	c->v = mem_grow(c->v, &c->cap, map_count(&c->keys), sizeof *c->v);
	if (!fresh && !c->partial)
		col_die(&c->key.cols[0], row,
		    "in two parts: only those of rfm-aggregate --partial can be added");
	if (fresh && !c->partial) {
		s.line = arena_copy(&c->lines, line.s, line.n);
		s.n = (uint32_t)line.n;
	}
	if (fresh)
		c->v[id] = s;
	else
		join(&c->v[id], &s, row);
	key_forget(&c->key);
}

static struct wide
money_of(const struct combined *c, const struct sum *s)
{
	if (!c->average || c->wish->partial)
		return s->money;
	if (s->orders > UINT32_MAX)
		die(EX_DATAERR, "more than 4294967295 orders of a key");
	return s->orders == 0 ? wide_of(0) : mean_of(s->money, (uint32_t)s->orders);
}

/* One field of the sum, in the place of the column. */
static void
put_field(const struct combined *c, struct fields *f, int i, uint32_t id)
{
	const struct sum *s = &c->v[id];
	struct str key = map_key(&c->keys, id), part;
	size_t k;

	for (k = 0; k < c->key.n; k++) {
		(void)str_cut(&key, '\t', &part);
		if (c->key.cols[k].at == i)
			fields_put(f, part);
	}
	if (i == cols[FIRST_ORDER].at)
		fields_day(f, s->first);
	else if (i == cols[LAST_ORDER].at)
		fields_day(f, s->last);
	else if (i == cols[RECENCY].at && s->last == DATE_NONE)
		fields_none(f);
	else if (i == cols[RECENCY].at)
		fields_int(f, c->asof - s->last);
	else if (i == cols[FREQUENCY].at)
		fields_int(f, s->orders);
	else if (i == cols[MONETARY].at)
		fields_money(f, money_of(c, s));
	else if (i == cols[CURRENCY].at)
		fields_put(f, c->currency);
	else if (i == cols[PART].at && c->wish->partial)
		fields_put(f, c->part);
}

static void
put_all(struct combined *c, const struct reader *r, struct writer *w)
{
	uint32_t n = map_count(&c->keys), *order = mem_alloc(n, sizeof *order), i;
	struct str *keys;
	struct fields f = { 0 };
	int k;

	keys = map_keys(&c->keys);
	sort_str_order(keys, order, n);
	free(keys);
	for (i = 0; i < n; i++) {
		const struct sum *s = &c->v[order[i]];

		if (c->partial && s->last == DATE_NONE && !c->wish->prospects &&
		    !c->wish->partial)
			continue;
		if (!c->partial) {
			rec_put(w, (struct str){ s->line, s->n });
			rec_end(w);
			continue;
		}
		fields_start(&f);
		for (k = 0; k < r->head.n; k++)
			put_field(c, &f, k, order[i]);
		rec_put(w, fields_text(&f));
		rec_end(w);
	}
	free(order);
}

void
combine_run(const struct combine_wish *wish, char **operands)
{
	struct combined c = { .wish = wish, .asof = DATE_NONE };
	struct reader r;
	struct writer w;
	struct row row;

	rec_open(&r, operands);
	bind(&c, &r);
	rec_create(&w);
	put_head(&c, &r, &w);
	while (rec_read(&r, &row))
		take(&c, &row, r.head.n);
	put_all(&c, &r, &w);
	cmd_finish(&r, &w.out, &tally, NULL);
}
