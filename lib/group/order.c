/*
 * order - see order.h
 */
#include "order.h"
#include "col.h"

enum { DATE, AMOUNT, ORDER_ID, KIND, CURRENCY, SOURCE, NCOLS };

static struct col cols[NCOLS] = {
	[DATE] = { .name = "date", .need = COL_NEEDED },
	[AMOUNT] = { .name = "amount", .need = COL_NEEDED },
	[ORDER_ID] = { .name = "order_id", .need = COL_OPTIONAL },
	[KIND] = { .name = "kind", .need = COL_OPTIONAL },
	[CURRENCY] = { .name = "currency", .need = COL_OPTIONAL },
	[SOURCE] = { .name = "source", .need = COL_OPTIONAL },
};

static struct map sources;
static struct str money_code; /* the one currency; s == NULL before the first row */

void
order_bind(const struct reader *r)
{
	col_find(cols, NCOLS, r);
}

/* An order or a refund; without the column the sign tells. */
static enum account_what
what_of(const struct order_policy *p, const struct row *row, money amount)
{
	struct str kind = col_get(&cols[KIND], row);
	bool refund = kind.n == 0 ? amount < 0 : str_is(kind, "refund");

	if (kind.n != 0 && !refund && !str_is(kind, "order"))
		col_die(&cols[KIND], row, "not order, refund, contact or event");
	if (refund && amount > 0)
		col_die(&cols[AMOUNT], row, "a refund is a negative amount");
	if (refund && p->refunds != ORDER_REFUNDS_AS_ORDERS)
		return ACCOUNT_REFUND;
	return amount != 0 || p->zero == ORDER_ZERO_COUNT ? ACCOUNT_SALE : ACCOUNT_ZERO;
}

static void
check_currency(const struct order_policy *p, const struct row *row)
{
	struct str code = col_get(&cols[CURRENCY], row);
	struct loc loc = row_loc(row);
	char a[STR_SHOW], b[STR_SHOW];

	if (!col_has(&cols[CURRENCY]))
		return;
	if (money_code.s == NULL) {
		struct str first = p->currency != NULL ? str_of(p->currency) : code;
		char *copy = mem_alloc(first.n + 1, 1);

		memcpy(copy, first.s, first.n);
		money_code = (struct str){ copy, first.n };
	}
	if (str_eq(code, money_code))
		return;
	die_at(EX_DATAERR, &loc, cols[CURRENCY].shown,
	    "money of two currencies cannot be added: '%s' and '%s'%s",
	    str_show(money_code, a), str_show(code, b),
	    code.n == 0 || money_code.n == 0
		? " (rfm-clean --currency CODE fills the empty ones)"
		: "");
}

struct str
order_currency(const struct order_policy *p)
{
	if (p->currency != NULL)
		return str_of(p->currency);
	if (!col_has(&cols[CURRENCY]))
		return (struct str){ NULL, 0 };
	return money_code.s != NULL ? money_code : (struct str){ "", 0 };
}

static struct str
order_of(const struct order_policy *p, const struct row *row)
{
	struct str order = col_get(&cols[ORDER_ID], row);

	if (p->count == ORDER_COUNT_DAYS) {
		order = col_get(&cols[DATE], row);
		order.n = 10;
	}
	if (order.n == 0 || p->count == ORDER_COUNT_ROWS)
		order.s = NULL;
	return order;
}

static uint32_t
source_of(const struct row *row)
{
	static struct str last = { "", 0 };
	static uint32_t id;
	struct str source = col_get(&cols[SOURCE], row);

	if (!str_eq(source, last)) {
		id = map_put(&sources, source, NULL) + 1;
		last = map_key(&sources, id - 1);
	}
	return source.n == 0 ? 0 : id;
}

/* A contact or an event needs neither date nor amount. */
static void
read_person(const struct row *row, struct sale *s)
{
	s->what = ACCOUNT_PERSON;
	s->amount =
	    col_get(&cols[AMOUNT], row).n == 0 ? 0 : col_money(&cols[AMOUNT], row);
	s->day = col_get(&cols[DATE], row).n == 0 ? DATE_NONE : col_day(&cols[DATE], row);
}

static bool
is_person(const struct row *row)
{
	struct str kind = col_get(&cols[KIND], row);

	return str_is(kind, "contact") || str_is(kind, "event");
}

enum order_fate
order_read(const struct order_policy *p, const struct row *row, struct sale *s)
{
	if (is_person(row)) {
		read_person(row, s);
	} else {
		s->amount = col_money(&cols[AMOUNT], row);
		s->day = col_day(&cols[DATE], row);
		s->what = what_of(p, row, s->amount);
	}
	if (s->what != ACCOUNT_PERSON || s->amount != 0)
		check_currency(p, row);
	if (p->asof != DATE_NONE && s->day > p->asof)
		return ORDER_LATER;
	if (s->what == ACCOUNT_PERSON)
		return ORDER_PERSON;
	if (s->what == ACCOUNT_REFUND && p->refunds == ORDER_REFUNDS_IGNORE)
		return ORDER_IGNORED;
	s->order = order_of(p, row);
	/* a day is one day, whatever the sources */
	s->source = p->count == ORDER_COUNT_DAYS ? 0 : source_of(row);
	return ORDER_COUNTED;
}

int64_t
order_stamp(const struct row *row, daynum day)
{
	struct str s = col_get(&cols[DATE], row);
	int64_t stamp = (int64_t)day * 86400;

	if (day == DATE_NONE)
		return ORDER_UNDATED;
	if (s.n < 19)
		return stamp;
	return stamp + ((s.s[11] - '0') * 10 + s.s[12] - '0') * 3600 +
	       ((s.s[14] - '0') * 10 + s.s[15] - '0') * 60 + (s.s[17] - '0') * 10 +
	       s.s[18] - '0';
}
