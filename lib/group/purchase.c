/*
 * purchase - see purchase.h
 */
#include "purchase.h"
#include "mean.h"
#include "mem.h"
#include "sort.h"
#include <stdio.h>
#include <stdlib.h>

void
purchase_put(struct purchases *p, uint32_t id, daynum day, money amount)
{
	p->v = mem_grow(p->v, &p->cap, p->n + 1, sizeof *p->v);
	p->v[p->n++] = (struct purchase){ id, day, amount };
}

void
purchase_done(struct purchases *p, uint32_t n)
{
	struct purchase *sorted = mem_alloc(p->n, sizeof *sorted);
	size_t i, at = 0, count;

	p->from = mem_alloc((size_t)n + 1, sizeof *p->from);
	for (i = 0; i < p->n; i++)
		p->from[p->v[i].id]++;
	for (i = 0; i <= n; i++) {
		count = p->from[i];
		p->from[i] = at;
		at += count;
	}
	for (i = 0; i < p->n; i++)
		sorted[p->from[p->v[i].id]++] = p->v[i];
	for (i = n; i > 0; i--) /* each has moved on to the next one's begin */
		p->from[i] = p->from[i - 1];
	p->from[0] = 0;
	free(p->v);
	p->v = sorted;
}

static int
by_day(const void *a, const void *b)
{
	daynum x = ((const struct purchase *)a)->day,
	       y = ((const struct purchase *)b)->day;

	return (x > y) - (x < y);
}

/* The purchases of a key by day, and how many. */
static struct purchase *
days_of(struct purchases *p, uint32_t id, size_t *n)
{
	struct purchase *v = p->v + p->from[id];

	*n = p->from[id + 1] - p->from[id];
	if (*n != 0)
		qsort(v, *n, sizeof *v, by_day);
	return v;
}

/* a / 10^places, exact. */
static void
put_decimal(struct fields *f, int64_t a, int places)
{
	char buf[32];
	int n = snprintf(buf, sizeof buf, "%lld.%0*lld",
	    (long long)(a / (places == 2 ? 100 : 10)), places,
	    (long long)(a % (places == 2 ? 100 : 10)));

	fields_put(f, (struct str){ buf, (size_t)n });
}

void
purchase_gaps(struct purchases *p, uint32_t id, struct fields *f)
{
	size_t n, i, m = 0;
	struct purchase *v = days_of(p, id, &n);
	int64_t *gap = n < 2 ? NULL : mem_alloc(n, sizeof *gap), twice;

	for (i = 1; i < n; i++)
		if (v[i].day != v[i - 1].day)
			gap[m++] = v[i].day - v[i - 1].day;
	if (m == 0) {
		fields_none(f);
		fields_none(f);
	} else {
		sort_int(gap, m);
		put_decimal(f,
		    (int64_t)mean_of(
			wide_of(100 * (int64_t)(v[n - 1].day - v[0].day)), (uint32_t)m)
			.lo,
		    2);
		twice = gap[(m - 1) / 2] + gap[m / 2];
		if (twice % 2 == 0)
			fields_int(f, twice / 2);
		else
			put_decimal(f, 5 * twice, 1);
	}
	free(gap);
}

void
purchase_inputs(struct purchases *p, uint32_t id, daynum day, struct fields *f)
{
	size_t n, i;
	struct purchase *v = days_of(p, id, &n);
	struct wide sum = { 0 };
	uint32_t x = 0;

	for (i = 1; i < n; i++) {
		x += v[i].day != v[i - 1].day;
		if (v[i].day != v[0].day)
			wide_add(&sum, v[i].amount);
	}
	if (n == 0) {
		fields_int(f, 0);
		for (i = 0; i < 3; i++)
			fields_none(f);
		return;
	}
	fields_int(f, x);
	fields_int(f, v[n - 1].day - v[0].day);
	fields_int(f, day - v[0].day);
	fields_money(f, x == 0 ? sum : mean_of(sum, x));
}

/* With what ordering them takes. */
size_t
purchase_bytes(const struct purchases *p)
{
	return p->n * 2 * sizeof *p->v;
}

void
purchase_free(struct purchases *p)
{
	free(p->v);
	free(p->from);
	*p = (struct purchases){ 0 };
}
