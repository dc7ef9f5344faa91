/*
 * value - see value.h
 */
#include "value.h"
#include "currency.h"
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

const char value_torn[] = "two currencies", value_no_currency[] = "no known currency";

bool
value_kind(struct line *l)
{
	struct str cell;
	int row, kind;

	l->kind = l->p->kind;
	l->told = false;
	if (!plan_has(l->p, COLUMN_KIND))
		return true;
	cell = value_cell(l, l->p->slot[COLUMN_KIND].cell);
	if (cell.n == 0)
		return true;
	row = word_find(&kinds, cell);
	if (row < 0)
		return false;
	l->told = true;
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
	join_currencies(a, &factor);
	a->scientific |= factor.scientific;
	return why;
}

const char *
value_number(struct line *l, struct place at, money *m, struct amount *a, bool *rounded)
{
	struct str cell;
	const char *why;

	a->currency[0] = '\0';
	a->sign = a->torn = a->scientific = *rounded = false;
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
	l->rounded = l->turned = false;
	l->written.currency[0] = '\0';
	l->written.sign = l->written.torn = l->written.scientific = false;
	l->no_amount = "empty";
	if (at.cell != HEADER_NONE)
		l->no_amount = value_number(l, at, &l->amount, &l->written, &l->rounded);
	if (l->no_amount != NULL)
		l->amount = 0;
	if (l->kind == KIND_REFUND && l->amount > 0) {
		l->amount = -l->amount;
		l->turned = true;
	}
}

const char *
value_day(struct line *l, int cell, char buf[DAY_SHOW], int *n)
{
	struct str s = value_cell(l, cell);
	struct moment m = { 0 };
	const char *why;

	*n = day_quick(s, buf);
	if (*n == 0)
		*n = day_quick_order(s, l->p->order[cell], buf);
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
value_id(struct line *l, int cell)
{
	struct str s = value_cell(l, cell);

	return is_rounded(s) ? (struct str){ "", 0 } : s;
}

const char *
value_consent(struct line *l, struct str *strange)
{
	struct str left = { "", 0 };
	char in, out;

	*strange = (struct str){ "", 0 };
	in = answer(value_cell(l, l->p->slot[COLUMN_CONSENT].cell), strange);
	out = answer(value_cell(l, l->p->slot[HEADER_OPTOUT].cell), &left);
	/* a no stands above everything; the day or the cross in a column of opt-outs is one */
	if (in == 'n' || out == 'y' || left.n != 0)
		return "no";
	if (in == 'y' || (in == '\0' && out == 'n'))
		return "yes";
	return in == '\0' && out == '\0' ? "" : "unknown";
}

/* Does the address stand at place `at` of the cell, as a whole? */
static bool
stands_at(struct str cell, size_t at, struct str address)
{
	static const char ends[] = " \t\r\n<>\"'()[],;:/?";
	size_t end = at + address.n;

	return end <= cell.n && (at == 0 || strchr(ends, cell.s[at - 1]) != NULL) &&
	       (end == cell.n || cell.s[end] == '.' ||
		   strchr(ends, cell.s[end]) != NULL) &&
	       str_same((struct str){ cell.s + at, address.n }, address);
}

bool
value_other_email(struct str cell, struct str taken)
{
	const char *sign = memchr(taken.s, '@', taken.n);
	size_t local = sign == NULL ? taken.n : (size_t)(sign - taken.s), i;

	for (i = 0; i < cell.n; i++) /* often it is its own name: a@b.nl <a@b.nl> */
		if (cell.s[i] == '@' && (i < local || !stands_at(cell, i - local, taken)))
			return true;
	return false;
}

/* What the amount says of its currency. */
static const char *
written_currency(struct line *l)
{
	const struct amount *w = &l->written;

	l->currency = w->currency[0] != '\0' ? w->currency : l->p->currency;
	if (w->torn)
		return value_torn;
	if (w->currency[0] != '\0' && !w->sign &&
	    currency_code(str_of(w->currency)) == NULL)
		return value_no_currency;
	return NULL;
}

const char *
value_currency(struct line *l)
{
	struct str cell = value_cell(l, l->p->slot[COLUMN_CURRENCY].cell);
	const struct amount *w = &l->written;
	const char *code, *why = NULL;
	bool sign;

	l->currency = "";
	if (l->no_amount == NULL)
		why = written_currency(l);
	if (cell.n == 0 || why != NULL)
		return why;
	code = currency_code(cell);
	sign = code == NULL;
	if (sign)
		code = amount_symbol(cell);
	if (code == NULL) {
		l->currency = "";
		return value_no_currency;
	}
	if (l->no_amount != NULL || w->currency[0] == '\0') {
		l->currency = code;
		return NULL;
	}
	if (!sign)
		l->currency = code;
	return currency_same(code, sign, w->currency, w->sign) ? NULL : value_torn;
}
