/*
 * order - see order.h
 */
#include "order.h"
#include "col.h"
#include "phrase.h"
#include "tables.h"

enum { DATE, AMOUNT, ORDER_ID, KIND, CURRENCY, SOURCE, VALUE, STATUS, NCOLS };

static struct col cols[NCOLS] = {
	[DATE] = { .name = "date", .need = COL_NEEDED },
	[AMOUNT] = { .name = "amount", .need = COL_NEEDED },
	[ORDER_ID] = { .name = "order_id", .need = COL_OPTIONAL },
	[KIND] = { .name = "kind", .need = COL_OPTIONAL },
	[CURRENCY] = { .name = "currency", .need = COL_OPTIONAL },
	[SOURCE] = { .name = "source", .need = COL_OPTIONAL },
	[VALUE] = { .name = "amount", .need = COL_NAMED },
	[STATUS] = { .name = "status", .need = COL_NAMED },
};

static struct words statuses = {
	.table = &statuses_table[0][0], .nrows = STATUSES_NROWS, .ncols = STATUSES_NCOLS
};

static struct map sources;
static struct str money_code; /* the one currency; s == NULL before the first row */

/* Rows of other currencies, by code. */
static struct map codes;
static struct foreign {
	uint64_t rows;
	struct wide sum;
} * foreign;
static size_t foreigncap;

void
order_bind(const struct order_policy *p, const struct reader *r)
{
	if (p->value != NULL)
		cols[VALUE].name = p->value;
	col_find(cols, STATUS, r);
	if (p->voids != NULL)
		col_find(&cols[STATUS], 1, r);
}

bool
order_numbered(void)
{
	return col_has(&cols[ORDER_ID]);
}

/* An order or a refund; without the column the sign tells. */
static enum account_what
what_of(const struct order_policy *p, const struct row *row, money amount, bool *refund)
{
	struct str kind = col_get(&cols[KIND], row);

	*refund = kind.n == 0 ? amount < 0 : str_is(kind, "refund");
	if (kind.n != 0 && !*refund && !str_is(kind, "order"))
		col_die(&cols[KIND], row, "not order, refund, contact or event");
	if (*refund && amount > 0)
		col_die(&cols[AMOUNT], row, "a refund is a negative amount");
	if (*refund && p->refunds != ORDER_REFUNDS_AS_ORDERS)
		return ACCOUNT_REFUND;
	return amount != 0 || p->zero == ORDER_ZERO_COUNT ? ACCOUNT_SALE : ACCOUNT_ZERO;
}

static void
take_currency(const struct order_policy *p, struct str code)
{
	struct str first = p->currency != NULL ? str_of(p->currency) : code;
	char *copy = mem_alloc(first.n + 1, 1);

	memcpy(copy, first.s, first.n);
	money_code = (struct str){ copy, first.n };
}

/* True when the row is of the currency that is added up; false when it is of another than
   the one asked for. */
static bool
check_currency(const struct order_policy *p, const struct row *row)
{
	struct str code = col_get(&cols[CURRENCY], row);
	struct loc loc = row_loc(row);
	char a[STR_SHOW], b[STR_SHOW];

	if (!col_has(&cols[CURRENCY]))
		return true;
	if (money_code.s == NULL)
		take_currency(p, code);
	if (str_eq(code, money_code))
		return true;
	if (p->currency != NULL && code.n != 0)
		return false;
	die_at(EX_DATAERR, &loc, cols[CURRENCY].shown,
	    "money of two currencies cannot be added: '%s' and '%s'%s",
	    str_show(money_code, a), str_show(code, b),
	    code.n == 0 || money_code.n == 0
		? " (rfm-clean --currency CODE fills the empty ones)"
		: " (--currency CODE picks one)");
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

void
order_foreign(const struct row *row)
{
	uint32_t id = map_put(&codes, col_get(&cols[CURRENCY], row), NULL);
	size_t old = foreigncap;

	foreign = mem_grow(foreign, &foreigncap, (size_t)id + 1, sizeof *foreign);
	memset(foreign + old, 0, (foreigncap - old) * sizeof *foreign);
	foreign[id].rows++;
	wide_add(&foreign[id].sum, col_money(&cols[AMOUNT], row));
}

void
order_forget_foreign(void)
{
	if (foreign != NULL)
		memset(foreign, 0, foreigncap * sizeof *foreign);
}

void
order_note_foreign(void)
{
	char sum[MONEY_SHOW + 1], code[STR_SHOW];
	uint32_t i;

	for (i = 0; i < map_count(&codes); i++) {
		if (foreign[i].rows == 0)
			continue;
		sum[money_show_sum(foreign[i].sum, sum)] = '\0';
		note("%llu rows of another currency: %s %s",
		    (unsigned long long)foreign[i].rows,
		    str_show(map_key(&codes, i), code), sum);
	}
}

/* What makes it one order among those of its key; without a number each row is one. */
static struct str
order_of(const struct order_policy *p, const struct sale *s)
{
	struct str order = s->number;

	if (p->count == ORDER_COUNT_DAYS)
		order = (struct str){ s->moment.s, 10 };
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

/* Does the status take the order back? It is called so itself, or by the table of words. */
static bool
is_void(const struct order_policy *p, const struct row *row)
{
	struct str cell = col_get(&cols[STATUS], row);
	size_t i;
	int at;

	if (cell.n > 3 && memcmp(cell.s, "wc-", 3) == 0)
		cell = (struct str){ cell.s + 3, cell.n - 3 };
	at = phrase_status(&statuses, cell);
	for (i = 0; p->voids[i] != NULL; i++)
		if (str_same(cell, str_of(p->voids[i])) ||
		    (at >= 0 && strcmp(p->voids[i],
				    word_cell(&statuses, at, STATUSES_WORD)) == 0))
			return true;
	return false;
}

/* The days of a row that is money decide what it counts for. */
static enum order_fate
read_days(const struct order_policy *p, struct sale *s)
{
	bool sale = s->what == ACCOUNT_SALE;
	enum order_fate fate = ORDER_COUNTED;

	if (s->what == ACCOUNT_REFUND && p->refunds == ORDER_REFUNDS_IGNORE)
		return ORDER_IGNORED;
	s->counts = s->day >= p->window;
	s->dates = sale && s->day >= p->recency_window;
	if (dayspan_has(&p->excluded, s->day)) {
		s->counts = s->dates = false;
		fate = ORDER_EXCLUDED;
	} else if (!s->counts) {
		fate = ORDER_OUTSIDE;
	} else if (s->what == ACCOUNT_REFUND && p->money == ORDER_MONEY_GROSS) {
		s->counts = false;
		return ORDER_GROSS;
	}
	if (!s->counts)
		s->what = ACCOUNT_OUTSIDE;
	return fate;
}

enum order_fate
order_read(const struct order_policy *p, const struct row *row, struct sale *s)
{
	bool ours;

	s->refund = s->dates = s->counts = false;
	s->number = col_get(&cols[ORDER_ID], row);
	s->moment = col_get(&cols[DATE], row);
	s->source = source_of(row);
	if (is_person(row)) {
		read_person(row, s);
		s->number.n = 0;
	} else {
		s->amount = col_money(&cols[AMOUNT], row);
		s->day = col_day(&cols[DATE], row);
		s->what = what_of(p, row, s->amount, &s->refund);
		if (p->value != NULL)
			s->amount = col_money(&cols[VALUE], row);
	}
	s->order = order_of(p, s);
	/* a day is one day, whatever the sources */
	s->within = p->count == ORDER_COUNT_DAYS ? 0 : s->source;
	ours = (s->what == ACCOUNT_PERSON && s->amount == 0) || check_currency(p, row);
	if (!ours) {
		s->amount = 0;
		return ORDER_FOREIGN;
	}
	if (p->asof != DATE_NONE && s->day > p->asof)
		return ORDER_LATER;
	if (s->what == ACCOUNT_PERSON)
		return ORDER_PERSON;
	if (p->voids != NULL && is_void(p, row))
		return ORDER_VOID;
	return read_days(p, s);
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
