/*
 * account - see account.h
 */
#include "account.h"
#include "sort.h"

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
		a->v[i] = (struct account){ .first = DATE_NONE, .last = DATE_NONE };
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
		if (sales[i].what != ACCOUNT_SALE)
			continue;
		if (sales[i].order.s == NULL) {
			a->v[ids[i]].orders++;
			continue;
		}
		pair[m] = (uint64_t)sales[i].source << 32 | ids[i];
		text[m] = sales[i].order;
		whose[m++] = ids[i];
	}
	if (m == 0)
		return;
	pairset_put_many(&a->orders, pair, text, m, fresh);
	for (i = 0; i < m; i++)
		a->v[whose[i]].orders += fresh[i];
}

static void
add(struct account *v, const struct sale *s)
{
	v->seen |= 1u << s->what;
	if (s->what == ACCOUNT_PERSON)
		return;
	v->rows++;
	wide_add(&v->money, s->amount);
	if (s->what != ACCOUNT_SALE)
		return;
	if (v->first == DATE_NONE || s->day < v->first)
		v->first = s->day;
	if (s->day > v->last)
		v->last = s->day;
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
	pairset_free(&a->orders);
}

uint32_t *
account_order(const struct accounts *a)
{
	uint32_t n = map_count(&a->keys);
	uint32_t *order = mem_alloc(n, sizeof *order);

	sort_str_order(a->keys.keys, order, n);
	return order;
}
