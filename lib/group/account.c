/*
 * account - see account.h
 */
#include "account.h"
#include "die.h"
#include "sort.h"
#include <stdlib.h>

static const uint32_t no_day = UINT32_MAX >> ACCOUNT_SEEN << ACCOUNT_SEEN;

static void
find_ids(struct accounts *a, const struct sale *sales, size_t n, uint32_t *ids)
{
	struct str keys[ACCOUNT_BATCH];
	uint32_t before = map_count(&a->keys), i;

	for (i = 0; i < n; i++)
		keys[i] = sales[i].key;
	map_put_many(&a->keys, keys, n, ids);
	a->v = mem_grow(a->v, &a->cap, map_count(&a->keys), sizeof *a->v);
	for (i = before; i < map_count(&a->keys); i++)
		a->v[i] = (struct account){ .first = no_day, .last = DATE_NONE };
}

static inline void
one_more(uint32_t *count)
{
	if (++*count == 0)
		die(EX_DATAERR, "a key with more than 4294967295 rows");
}

/* Orders that were not seen yet: several rows of one order count once. */
static void
count_orders(struct accounts *a, const struct sale *sales, size_t n, const uint32_t *ids)
{
	uint64_t pair[ACCOUNT_BATCH];
	struct str text[ACCOUNT_BATCH];
	bool fresh[ACCOUNT_BATCH];
	uint32_t whose[ACCOUNT_BATCH];
	size_t i, m = 0;

	for (i = 0; i < n; i++) {
		if (sales[i].what != ACCOUNT_SALE || !sales[i].counts)
			continue;
		if (sales[i].order.s == NULL) {
			one_more(&a->v[ids[i]].orders);
			continue;
		}
		pair[m] = (uint64_t)sales[i].within << 32 | ids[i];
		text[m] = sales[i].order;
		whose[m++] = ids[i];
	}
	if (m == 0)
		return;
	seen_put_many(&a->orders, pair, text, m, fresh);
	for (i = 0; i < m; i++)
		if (fresh[i])
			one_more(&a->v[whose[i]].orders);
}

static void
add(struct account *v, const struct sale *s)
{
	uint32_t day = (uint32_t)(s->day - ACCOUNT_DAY);

	v->first |= 1u << s->what;
	if (s->dates) {
		if (day < v->first >> ACCOUNT_SEEN)
			v->first = day << ACCOUNT_SEEN | account_seen(v);
		if (s->day > v->last)
			v->last = s->day;
	}
	if (!s->counts)
		return;
	one_more(&v->rows);
	wide_add(&v->money, s->amount);
}

void
account_put(struct accounts *a, const struct sale *sales, size_t n, uint32_t *ids)
{
	size_t i;

	find_ids(a, sales, n, ids);
	for (i = 0; i < n; i++)
		__builtin_prefetch(&a->v[ids[i]], 1);
	count_orders(a, sales, n, ids);
	for (i = 0; i < n; i++)
		add(&a->v[ids[i]], &sales[i]);
}

void
account_done(struct accounts *a)
{
	seen_free(&a->orders);
}

uint32_t *
account_order(const struct accounts *a)
{
	uint32_t n = map_count(&a->keys);
	uint32_t *order = mem_alloc(n, sizeof *order);
	struct str *keys = map_keys(&a->keys);

	sort_str_order(keys, order, n);
	free(keys);
	return order;
}

size_t
account_bytes(const struct accounts *a)
{
	size_t n = map_count(&a->keys);

	return seen_bytes(&a->orders) + map_bytes(&a->keys) + n * sizeof *a->v;
}

void
account_free(struct accounts *a)
{
	map_free(&a->keys);
	seen_free(&a->orders);
	free(a->v);
	*a = (struct accounts){ 0 };
}
