/*
 * unknown - see unknown.h
 */
#include "unknown.h"
#include "col.h"

enum { REASON, AMOUNT, KIND, ORDER_ID, SOURCE, CURRENCY, NCOLS };

static struct col cols[NCOLS] = {
	[REASON] = { .name = "reason", .need = COL_NAMED },
	[AMOUNT] = { .name = "amount", .need = COL_NEEDED },
	[KIND] = { .name = "kind", .need = COL_OPTIONAL },
	[ORDER_ID] = { .name = "order_id", .need = COL_OPTIONAL },
	[SOURCE] = { .name = "source", .need = COL_OPTIONAL },
	[CURRENCY] = { .name = "currency", .need = COL_OPTIONAL },
};

static void
check_currency(struct unknown *u, const struct row *row)
{
	struct str code = col_get(&cols[CURRENCY], row);

	if (!col_has(&cols[CURRENCY]))
		return;
	if (u->currency.s == NULL)
		u->currency =
		    (struct str){ arena_copy(&u->bytes, code.s, code.n), code.n };
	if (!str_eq(code, u->currency))
		col_die(&cols[CURRENCY], row,
		    "money of another currency than the rows before cannot be added");
}

/* Is it an order, or part of one, that was not met before? Order numbers are unique within
   their source; without a number each row is an order. */
static bool
is_new_order(struct unknown *u, const struct row *row)
{
	struct str order = col_get(&cols[ORDER_ID], row);
	struct str source = col_get(&cols[SOURCE], row);
	struct arena scratch = { 0 };
	bool fresh = true;
	char *key;

	if (order.n == 0)
		return true;
	key = arena_alloc(&scratch, source.n + 1 + order.n, 1);
	memcpy(key, source.s, source.n);
	key[source.n] = '\t';
	memcpy(key + source.n + 1, order.s, order.n);
	map_put(&u->seen, (struct str){ key, source.n + 1 + order.n }, &fresh);
	arena_free(&scratch);
	return fresh;
}

static void
add(struct unknown *u, const struct row *row)
{
	struct str kind = col_get(&cols[KIND], row);
	money amount;
	bool refund;

	u->rows++;
	if (str_is(kind, "contact") || str_is(kind, "event"))
		return;
	amount = col_money(&cols[AMOUNT], row);
	check_currency(u, row);
	wide_add(&u->money, amount);
	refund = kind.n == 0 ? amount < 0 : str_is(kind, "refund");
	if (!refund && amount != 0)
		u->orders += is_new_order(u, row);
}

void
unknown_read(struct unknown *u, const char *path)
{
	char *paths[] = { (char *)path, NULL }; /* rec_open only reads it */
	struct reader r;
	struct row row;

	*u = (struct unknown){ 0 };
	rec_open(&r, paths);
	col_find(cols, NCOLS, &r);
	while (rec_read(&r, &row))
		if (str_is(col_get(&cols[REASON], &row), "without a key"))
			add(u, &row);
	rec_close(&r);
	map_free(&u->seen);
}
