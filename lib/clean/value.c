/*
 * value - see value.h
 */
#include "value.h"
#include "csv.h"
#include "currency.h"
#include "currency.h"
#include "marker.h"
#include "mend.h"
#include "secret.h"
#include "tidy.h"

enum { LATEST_BIRTH = 2026 }; /* a year of two digits is not after it */

static const struct str nothing = { "", 0 };

struct str
value_carried(struct line *l, int i)
{
	const struct group *g = &l->group;

	return (struct str){ g->text + g->from[i], g->to[i] - g->from[i] };
}

void
value_start(struct line *l)
{
	int i;

	for (i = 0; i < HEADER_SLOTS; i++)
		l->slot[i] = nothing;
}

void
value_cut(struct line *l)
{
	const struct plan_used *u = l->p->used, *end = u + l->p->nused;
	/* a copy: what is stored below changes nothing of it, so it stays in registers */
	const struct csv_row row = l->row.csv;
	bool plain = !l->row.latin && !l->further;
	struct str s;

	for (; u < end; u++) {
		s = plain ? csv_cell(&l->f->csv, &row, u->cell) : value_cell(l, u->cell);
		if (s.n == 0 && u->other != HEADER_NONE)
			s = value_cell(l, u->other);
		l->slot[u->slot] = s;
	}
}

struct str
value_mend_odd(struct line *l, int column, struct str cell)
{
	static const struct {
		unsigned bit;
		int rule;
	} rules[] = { { MEND_MOJIBAKE, RULE_MOJIBAKE }, { MEND_ESCAPES, RULE_ESCAPES },
		{ MEND_INVISIBLE, RULE_INVISIBLE }, { MEND_NFC, RULE_COMPOSED },
		{ MEND_APOSTROPHE, RULE_APOSTROPHE } };
	unsigned what = 0;
	struct str s;
	char *to;
	size_t i;

	if (!mend_needed(cell))
		return cell;
	to = csv_scratch(&l->f->csv, 2 * cell.n + TIDY_SLACK);
	s = (struct str){ to, mend_text(cell, to, &what) };
	for (i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (what & rules[i].bit)
			ledger_cell(l->ledger, rules[i].rule, column, cell, s);
	return s;
}

/* #WAARDE!, ########: something stood there once, so the row is not one without it, which may
   be folded. */
static bool
is_lost(struct str s)
{
	return s.n > 1 && s.s[0] == '#' && (s.s[1] < '0' || s.s[1] > '9');
}

/* ---- numbers ---- */

/* Both factors may say it; a code says it better than a sign. */
static void
join_currencies(struct amount *a, const struct amount *factor)
{
	bool first = a->currency[0] == '\0';

	a->torn |= factor->torn;
	if (factor->currency[0] == '\0')
		return;
	if (!first &&
	    !currency_same(a->currency, a->sign, factor->currency, factor->sign))
		a->torn = true;
	if (first || (a->sign && !factor->sign)) {
		memcpy(a->currency, factor->currency, sizeof a->currency);
		a->sign = factor->sign;
	}
}

static const char *
product(struct line *l, const struct place *at, money *m, struct amount *a, bool *rounded)
{
	struct amount factor = { .n = 0 };
	struct str times = at->number;
	const char *why;

	why = amount_plain(value_cell(l, at->cell), l->p->decimal[at->cell], a);
	if (why == NULL && at->factor != HEADER_NUMBER) {
		why = amount_plain(
		    value_cell(l, at->factor), l->p->decimal[at->factor], &factor);
		times = (struct str){ factor.text, factor.n };
	}
	if (why == NULL)
		why = money_product((struct str){ a->text, a->n }, times, m, rounded);
	join_currencies(a, &factor);
	a->scientific |= factor.scientific;
	return why;
}

static void
clear_amount(struct amount *a)
{
	a->currency[0] = '\0';
	a->sign = a->torn = a->scientific = a->word = a->unknown_sign = false;
}

const char *
value_number(
    struct line *l, const struct place *at, money *m, struct amount *a, bool *rounded)
{
	struct str cell;
	const char *why;

	clear_amount(a);
	*rounded = false;
	if (at->factor != HEADER_NONE)
		return product(l, at, m, a, rounded);
	cell = value_cell(l, at->cell);
	if (amount_quick(cell, l->p->decimal[at->cell], m))
		return NULL;
	if (cell.n == 0 && at->other != HEADER_NONE)
		return value_number(l,
		    &(struct place){ at->other, HEADER_NONE, HEADER_NONE, { "", 0 } }, m,
		    a, rounded);
	why = amount_plain(cell, l->p->decimal[at->cell], a);
	if (why != NULL && is_lost(cell))
		why = "a spreadsheet's error";
	return why != NULL ? why : money_round((struct str){ a->text, a->n }, m, rounded);
}

void
value_amount(struct line *l)
{
	const struct place *at = &l->p->slot[COLUMN_AMOUNT];

	l->amount = l->refund = 0;
	l->rounded = l->turned = l->converted = false;
	clear_amount(&l->written);
	l->no_amount = "empty";
	if (at->cell != HEADER_NONE)
		l->no_amount = value_number(l, at, &l->amount, &l->written, &l->rounded);
	if (l->no_amount != NULL)
		l->amount = 0;
	if (l->kind == KIND_REFUND && l->amount == 0 && value_refund(l) != 0) {
		l->amount =
		    -value_refund(l); /* its column says what the other does not */
		l->no_amount = NULL;
	}
	if (l->kind == KIND_REFUND && l->amount > 0) {
		l->amount = -l->amount;
		l->turned = true;
	}
}

/* The amount of an input beside the order's; 0 where there is none. */
static money
input_amount(struct line *l, int slot, bool *has)
{
	const struct place *at = &l->p->slot[slot];
	struct amount a;
	bool rounded;
	money m = 0;

	*has = at->cell != HEADER_NONE && value_cell(l, at->cell).n > 0;
	if (!*has)
		return 0;
	if (value_number(l, at, &m, &a, &rounded) != NULL) {
		ledger_cell(l->ledger, RULE_NUMBER_BLANKED, slot, value_cell(l, at->cell),
		    nothing);
		*has = false;
		return 0;
	}
	if (a.currency[0] != '\0' && l->currency[0] != '\0' &&
	    !currency_same(l->currency, false, a.currency, a.sign)) {
		ledger_cell(l->ledger, RULE_CURRENCY_BLANKED, slot,
		    value_cell(l, at->cell), nothing);
		*has = false;
		return 0;
	}
	return m;
}

money
value_refund(struct line *l)
{
	bool has;
	money m;

	if (!plan_has(l->p, COLUMN_COUNT + INPUT_REFUND) &&
	    !plan_has(l->p, COLUMN_COUNT + INPUT_REDUCED))
		return 0;
	m = input_amount(l, COLUMN_COUNT + INPUT_REFUND, &has);
	if (has)
		return m < 0 ? -m : m;
	m = input_amount(l, COLUMN_COUNT + INPUT_REDUCED, &has);
	return has && m >= 0 && m < l->amount ? l->amount - m : 0;
}

/* ---- days ---- */

/* The day and the time of two cells, as one text. */
static struct str
with_time(struct line *l, struct str day)
{
	struct str time = value_slot(l, COLUMN_COUNT + INPUT_TIME);
	char *to;

	if (time.n == 0 || day.n == 0)
		return day;
	to = csv_scratch(&l->f->csv, day.n + time.n + 1);
	memcpy(to, day.s, day.n);
	to[day.n] = ' ';
	memcpy(to + day.n + 1, time.s, time.n);
	return (struct str){ to, day.n + time.n + 1 };
}

static const char *
read_day(struct line *l, struct str s, int cell, char *buf, int *n, enum day_form *form)
{
	const struct want *want = l->p->want;
	struct moment m = { 0 };
	const char *why = NULL;

	if (!day_quick_moment(s, l->p->order[cell], &m))
		why = day_parse(s, l->p->order[cell], &m);
	if (why != NULL)
		return !is_lost(s) && marker_is_nothing(s, MARKER_NUMBER) ? "empty" : why;
	if (want->zoned) {
		if (m.zone == DAY_NO_ZONE && l->p->utc && m.hour >= 0)
			m.zone = 0;
		day_to_zone(&m, &want->zone);
	}
	if (cell == l->p->slot[COLUMN_BIRTH_DATE].cell)
		day_of_birth(&m, LATEST_BIRTH);
	*form = m.form;
	if (m.form == DAY_SERIAL && want->serial_1904)
		day_from_1904(&m);
	*n = day_show(&m, buf);
	return NULL;
}

const char *
value_day(struct line *l, int cell, char buf[DAY_SHOW], int *n, enum day_form *form)
{
	struct str s = value_cell(l, cell);

	*form = DAY_USUAL;
	*n = 0;
	if (!l->p->want->zoned) /* the quick ways drop the zone */
		*n = day_quick(s, buf);
	if (!l->p->want->zoned && *n == 0)
		*n = day_quick_order(s, l->p->order[cell], buf);
	return *n > 0 ? NULL : read_day(l, s, cell, buf, n, form);
}

void
value_date(struct line *l)
{
	int cell = l->p->slot[COLUMN_DATE].cell;
	struct str s;

	l->ndate = 0;
	l->form = DAY_USUAL;
	l->no_date = "empty";
	if (cell == HEADER_NONE)
		return;
	if (!plan_has(l->p, COLUMN_COUNT + INPUT_TIME)) {
		l->no_date = value_day(l, cell, l->date, &l->ndate, &l->form);
		return;
	}
	s = with_time(l, value_cell(l, cell));
	l->no_date = read_day(l, s, cell, l->date, &l->ndate, &l->form);
	if (l->no_date != NULL) /* the time may be the one that is wrong */
		l->no_date = value_day(l, cell, l->date, &l->ndate, &l->form);
}

/* ---- words ---- */

/* 2,98123E+12 */
static bool
is_rounded(struct str s)
{
	size_t i = 0;

	while (i < s.n &&
	       ((s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == ',' || s.s[i] == '.'))
		i++;
	return i > 0 && i + 2 < s.n && (s.s[i] == 'E' || s.s[i] == 'e') &&
	       s.s[i + 1] == '+' && s.s[i + 2] >= '0' && s.s[i + 2] <= '9';
}

struct str
value_id(struct line *l, int column, struct str cell)
{
	int rule = -1;

	if (cell.n == 0)
		return cell;
	if (secret_number(cell))
		rule = RULE_SECRET;
	else if (is_rounded(cell))
		rule = RULE_ID_ROUNDED;
	else if (marker_is_nothing(cell, MARKER_NUMBER))
		rule = RULE_NULL_MARKER;
	else if (str_is(cell, "0")) /* a guest's, an order never placed */
		rule = RULE_NULL_MARKER;
	if (rule < 0)
		return value_mend(l, column, cell);
	ledger_cell(
	    l->ledger, rule, column, rule == RULE_SECRET ? nothing : cell, nothing);
	return nothing;
}
