/*
 * value - see value.h
 */
#include "value.h"
#include "word.h"

static struct words kinds = {
	.table = &kinds_table[0][0], .nrows = KINDS_NROWS, .ncols = KINDS_NCOLS
};
static struct words statuses = {
	.table = &statuses_table[0][0], .nrows = STATUSES_NROWS, .ncols = STATUSES_NCOLS
};
static struct words consents = {
	.table = &consents_table[0][0], .nrows = CONSENTS_NROWS, .ncols = CONSENTS_NCOLS
};
static struct words countries = { .table = &countries_table[0][0],
	.nrows = COUNTRIES_NROWS,
	.ncols = COUNTRIES_NCOLS };

bool
value_kind(struct line *l)
{
	struct str cell;
	int row, kind;

	l->kind = l->p->kind;
	if (!plan_has(l->p, COLUMN_KIND))
		return true;
	cell = value_cell(l, l->p->slot[COLUMN_KIND].cell);
	if (cell.n == 0)
		return true;
	row = word_find(&kinds, cell);
	if (row < 0)
		return false;
	for (kind = KIND_ORDER; kind <= KIND_EVENT; kind++)
		if (str_is(kind_names[kind], word_cell(&kinds, row, KINDS_KIND)))
			l->kind = (enum kind)kind;
	return true;
}

int
value_status(struct line *l)
{
	struct str cell;
	int row;

	if (l->kind > KIND_REFUND || !plan_has(l->p, COLUMN_STATUS))
		return VALUE_NO_STATUS;
	cell = value_cell(l, l->p->slot[COLUMN_STATUS].cell);
	if (cell.n == 0)
		return VALUE_NO_STATUS;
	if (cell.n > 3 && memcmp(cell.s, "wc-", 3) == 0) /* WooCommerce's own names */
		cell = (struct str){ cell.s + 3, cell.n - 3 };
	row = word_find(&statuses, cell);
	return row < 0 ? VALUE_STRANGE_STATUS : row;
}

bool
value_status_skips(int status)
{
	return status >= 0 && word_cell(&statuses, status, STATUSES_EFFECT)[0] == 's';
}

const char *
value_status_word(int status)
{
	return word_cell(&statuses, status, STATUSES_WORD);
}

static const char *
product(struct line *l, struct place at, money *m, struct amount *a, bool *rounded)
{
	struct amount factor = { .n = 0 };
	struct str times = at.number;
	const char *why;

	why = amount_plain(value_cell(l, at.cell), l->p->decimal[at.cell], a);
	if (why == NULL && at.factor != HEADER_NUMBER) {
		why = amount_plain(
		    value_cell(l, at.factor), l->p->decimal[at.factor], &factor);
		times = (struct str){ factor.text, factor.n };
	}
	if (why == NULL)
		why = money_product((struct str){ a->text, a->n }, times, m, rounded);
	if (a->currency[0] == '\0')
		memcpy(a->currency, factor.currency, sizeof a->currency);
	a->scientific |= factor.scientific;
	return why;
}

const char *
value_number(struct line *l, struct place at, money *m, struct amount *a, bool *rounded)
{
	struct str cell;
	const char *why;

	a->currency[0] = '\0';
	a->scientific = *rounded = false;
	if (at.factor != HEADER_NONE)
		return product(l, at, m, a, rounded);
	cell = value_cell(l, at.cell);
	if (amount_quick(cell, l->p->decimal[at.cell], m))
		return NULL;
	why = amount_plain(cell, l->p->decimal[at.cell], a);
	return why != NULL ? why : money_round((struct str){ a->text, a->n }, m, rounded);
}

void
value_amount(struct line *l)
{
	struct place at = l->p->slot[COLUMN_AMOUNT];

	l->amount = 0;
	l->rounded = false;
	l->written.currency[0] = '\0';
	l->written.scientific = false;
	l->no_amount = "empty";
	if (at.cell != HEADER_NONE)
		l->no_amount = value_number(l, at, &l->amount, &l->written, &l->rounded);
	if (l->no_amount != NULL)
		l->amount = 0;
}

const char *
value_day(struct line *l, int cell, char buf[DAY_SHOW], int *n)
{
	struct str s = value_cell(l, cell);
	struct moment m = { 0 };
	const char *why;

	*n = day_quick(s, buf);
	if (*n > 0)
		return NULL;
	why = day_parse(s, l->p->order[cell], &m);
	if (why == NULL)
		*n = day_show(&m, buf);
	return why;
}

void
value_date(struct line *l)
{
	int cell = l->p->slot[COLUMN_DATE].cell;

	l->ndate = 0;
	l->no_date =
	    cell == HEADER_NONE ? "empty" : value_day(l, cell, l->date, &l->ndate);
}

/* The country that a number without a prefix is of: "" when nobody knows. */
static const char *
phone_country(struct line *l)
{
	struct str cell = value_cell(l, l->p->slot[COLUMN_COUNTRY].cell);
	int row;

	if (cell.n == 0)
		return l->p->want->country;
	row = word_find(&countries, cell);
	return row < 0 ? "" : word_cell(&countries, row, COUNTRIES_ALPHA2);
}

void
value_phones(struct line *l)
{
	struct str cell[2] = { value_cell(l, l->p->slot[COLUMN_PHONE].cell),
		value_cell(l, l->p->slot[COLUMN_MOBILE].cell) };
	const char *country = NULL;
	bool mobile = false, ignored;
	int i;

	l->bad_phones = 0;
	for (i = 0; i < 2; i++) {
		l->nphone[i] = 0;
		if (cell[i].n == 0)
			continue;
		country = country == NULL ? phone_country(l) : country;
		if (phone_clean(cell[i], country, l->phone[i], &l->nphone[i],
			i == 0 ? &mobile : &ignored) != NULL) {
			l->nphone[i] = 0;
			if (l->bad_phones++ == 0)
				l->bad_phone = cell[i];
		}
	}
	if (l->nphone[0] > 0 && mobile && l->nphone[1] == 0) {
		memcpy(l->phone[1], l->phone[0], PHONE_MAX);
		l->nphone[1] = l->nphone[0];
		l->nphone[0] = 0;
	}
}

/* One answer: 0 nothing, else the first letter of yes, no, unknown. */
static char
answer(struct str cell, struct str *strange)
{
	int row;

	if (cell.n == 0)
		return '\0';
	row = word_find(&consents, cell);
	if (row < 0)
		*strange = cell;
	return row < 0 ? 'u' : word_cell(&consents, row, CONSENTS_CONSENT)[0];
}

const char *
value_consent(struct line *l, struct str *strange)
{
	char in, out;

	*strange = (struct str){ "", 0 };
	in = answer(value_cell(l, l->p->slot[COLUMN_CONSENT].cell), strange);
	out = answer(value_cell(l, l->p->slot[HEADER_OPTOUT].cell), strange);
	if (in == 'n' || out == 'y') /* a no stands above everything */
		return "no";
	if (in == 'y' || (in == '\0' && out == 'n'))
		return "yes";
	return in == '\0' && out == '\0' ? "" : "unknown";
}

static bool
is_code(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((s.s[i] | 32) < 'a' || (s.s[i] | 32) > 'z')
			return false;
	return s.n == 3;
}

const char *
value_currency(struct line *l)
{
	struct str cell = value_cell(l, l->p->slot[COLUMN_CURRENCY].cell);
	static char upper[4];
	int i;

	if (is_code(cell)) {
		for (i = 0; i < 3; i++)
			upper[i] = (char)(cell.s[i] & ~32);
		return upper;
	}
	if (cell.n > 0)
		return amount_symbol(cell);
	if (l->no_amount != NULL)
		return "";
	return l->written.currency[0] != '\0' ? l->written.currency
					      : l->p->want->currency;
}
