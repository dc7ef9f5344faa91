/*
 * plan - see plan.h
 */
#include "plan.h"
#include "currency.h"
#include "die.h"
#include "hint.h"
#include "tidy.h"
#include <stdio.h>
#include <stdlib.h>

enum {
	SMALL = 64,  /* a date, an amount, a phone number, a code */
	LARGE = 320, /* an e-mail address; any value of fixed length */
};

/* ---- the kind of the file ---- */

static bool
has_person(const struct plan *p)
{
	static const int persons[] = { COLUMN_CUSTOMER_ID, COLUMN_LOGIN_ID, COLUMN_EMAIL,
		COLUMN_PHONE, COLUMN_MOBILE, COLUMN_SURNAME, COLUMN_GIVEN_NAME,
		COLUMN_COMPANY, COLUMN_STREET, COLUMN_POSTCODE };
	size_t i;

	for (i = 0; i < sizeof persons / sizeof persons[0]; i++)
		if (plan_has(p, persons[i]))
			return true;
	return false;
}

static enum kind
find_kind(const struct plan *p)
{
	if (p->want->kind != KIND_ANY)
		return p->want->kind;
	if (plan_has(p, COLUMN_AMOUNT) ||
	    (plan_has(p, COLUMN_ORDER_ID) && plan_has(p, COLUMN_DATE)))
		return KIND_ORDER;
	if (plan_has(p, COLUMN_VISITOR_ID) || plan_has(p, COLUMN_EVENT))
		return KIND_EVENT;
	return has_person(p) ? KIND_CONTACT : KIND_ANY;
}

/* No word that headers have, and at least every second cell a number or a date. */
static bool
looks_like_data(const struct header *h)
{
	int i, values = 0;

	for (i = 0; i < h->n; i++) {
		struct amount a;
		struct moment m;

		if (header_known(h->name[i]))
			return false;
		values += amount_plain(h->name[i], 0, &a) == NULL ||
			  day_parse(h->name[i], DAY_NONE, &m) == NULL;
	}
	return values * 2 >= h->n;
}

/* What may help where a column is missing. */
static const char *
hint(const struct header *h)
{
	static char text[2 * STR_SHOW + 64];
	const struct str *cents = hint_cents(h);
	char show[STR_SHOW];

	if (looks_like_data(h))
		return "; the first line looks like data: say --names COLUMN,...";
	if (cents == NULL)
		return "";
	str_show(*cents, show);
	(void)snprintf(text, sizeof text, "; %s is in cents: say --map 'amount=%s*0.01'",
	    show, show);
	return text;
}

static void
check_kind(const struct plan *p)
{
	struct loc loc = { p->header->file, 1 };

	if (p->kind == KIND_ANY)
		die_at(EX_DATAERR, &loc, NULL,
		    "neither orders (no amount), nor persons, nor visits: say --map, or "
		    "--kind (the header has %s)%s",
		    hint_list(p->header), hint(p->header));
	if (p->kind != KIND_ORDER || plan_has(p, COLUMN_KIND))
		return;
	if (!plan_has(p, COLUMN_DATE))
		die_at(EX_DATAERR, &loc, "date",
		    "column missing: say --map date=HEADER, or --kind contact (the "
		    "header has %s)%s",
		    hint_list(p->header), hint(p->header));
	if (!plan_has(p, COLUMN_AMOUNT))
		die_at(EX_DATAERR, &loc, "amount",
		    "column missing: say --map amount=HEADER, or amount=QUANTITY*PRICE "
		    "(the header has %s)%s",
		    hint_list(p->header), hint(p->header));
}

/* ---- the steps ---- */

static struct place
place_of(const struct plan *p, const struct out_column *out)
{
	size_t i;

	if (out->column != HEADER_NONE)
		return p->slot[out->column];
	for (i = 0; i < p->want->nmap; i++)
		if (p->want->map[i].column == HEADER_NONE &&
		    str_eq(p->want->map[i].name, out->name) &&
		    p->header->extra[i].cell != HEADER_NONE)
			return p->header->extra[i];
	return (struct place){ HEADER_NONE, HEADER_NONE, { "", 0 } };
}

static enum step_op
op_of(const struct plan *p, int column, struct place at)
{
	switch (column) {
	case COLUMN_KIND:
		return STEP_KIND;
	case COLUMN_FILE:
		return STEP_FIXED;
	case COLUMN_LINE:
		return STEP_LINE;
	case COLUMN_SOURCE:
		return at.cell == HEADER_NONE ? STEP_FIXED : STEP_TEXT;
	case COLUMN_CURRENCY:
		return at.cell == HEADER_NONE && !plan_has(p, COLUMN_AMOUNT)
			   ? STEP_EMPTY
			   : STEP_CURRENCY;
	case COLUMN_MOBILE:
		return at.cell == HEADER_NONE && !plan_has(p, COLUMN_PHONE) ? STEP_EMPTY
									    : STEP_MOBILE;
	case COLUMN_CONSENT:
		return at.cell == HEADER_NONE && !plan_has(p, HEADER_OPTOUT)
			   ? STEP_EMPTY
			   : STEP_CONSENT;
	}
	if (at.cell == HEADER_NONE)
		return STEP_EMPTY;
	switch (column) {
	case COLUMN_CUSTOMER_ID:
	case COLUMN_LOGIN_ID:
	case COLUMN_ORDER_ID:
		return at.factor == HEADER_NONE ? STEP_ID : STEP_NUMBER;
	case COLUMN_DATE:
		return STEP_DATE;
	case COLUMN_AMOUNT:
		return STEP_AMOUNT;
	case COLUMN_EMAIL:
		return STEP_EMAIL;
	case COLUMN_PHONE:
		return STEP_PHONE;
	case COLUMN_BIRTH_DATE:
	case COLUMN_CONSENT_DATE:
		return STEP_DAY;
	case COLUMN_QUANTITY:
	case COLUMN_VALUE:
		return STEP_NUMBER;
	}
	return at.factor == HEADER_NONE ? STEP_TEXT : STEP_NUMBER;
}

static struct str
fixed_text(struct str s, struct arena *a)
{
	char *to = arena_alloc(a, 4 * s.n + TIDY_SLACK, 1);
	char *end = tidy_put_bytes(to, to + 4 * s.n + TIDY_SLACK, s);

	return (struct str){ to, (size_t)(end - to) };
}

static void
add_step(struct plan *p, const struct out_column *out, struct str source, struct arena *a)
{
	struct step s = { .column = out->column, .at = place_of(p, out), .n = 1 };
	struct step *last = p->nsteps > 0 ? &p->steps[p->nsteps - 1] : NULL;

	s.op = op_of(p, s.column, s.at);
	if (s.op == STEP_EMPTY && last != NULL && last->op == STEP_EMPTY) {
		last->n++;
		p->room++;
		return;
	}
	if (s.column == COLUMN_FILE)
		s.fixed = fixed_text(str_of(p->header->file), a);
	else if (s.op == STEP_FIXED)
		s.fixed = source;
	p->room += s.fixed.n + (s.op == STEP_EMAIL ? LARGE : SMALL);
	p->steps[p->nsteps++] = s;
}

/* How many columns does the most wanted cell feed? */
static int
most_uses(const struct plan *p)
{
	int *uses = mem_alloc((size_t)p->header->n + 1, sizeof *uses), i, most = 1;

	for (i = 0; i < p->nsteps; i++)
		if (p->steps[i].at.cell != HEADER_NONE &&
		    ++uses[p->steps[i].at.cell] > most)
			most = uses[p->steps[i].at.cell];
	free(uses);
	return most;
}

/* ---- evidence ---- */

static void
add_judged(struct plan *p, int cell, int column, bool is_day)
{
	int i;

	if (cell < 0)
		return;
	for (i = 0; i < p->njudged; i++)
		if (p->judged[i].cell == cell)
			return;
	p->judged[p->njudged++] =
	    (struct judged){ .cell = cell, .column = column, .is_day = is_day };
}

static void
find_judged(struct plan *p, struct arena *a)
{
	static const int days[] = { COLUMN_DATE, COLUMN_BIRTH_DATE, COLUMN_CONSENT_DATE };
	size_t i;
	int k;

	p->judged = arena_alloc(a, (size_t)p->header->n + 1, sizeof *p->judged);
	p->order = arena_alloc(a, (size_t)p->header->n + 1, sizeof *p->order);
	p->decimal = arena_alloc(a, (size_t)p->header->n + 1, 1);
	for (k = 0; k < p->header->n; k++) {
		p->order[k] = p->want->order;
		p->decimal[k] = p->want->decimal;
	}
	for (i = 0; i < sizeof days / sizeof days[0]; i++)
		add_judged(p, p->slot[days[i]].cell, days[i], true);
	add_judged(p, p->slot[COLUMN_AMOUNT].cell, COLUMN_AMOUNT, false);
	add_judged(p, p->slot[COLUMN_AMOUNT].factor, COLUMN_AMOUNT, false);
	for (k = 0; k < p->nsteps; k++)
		if (p->steps[k].op == STEP_NUMBER) {
			add_judged(p, p->steps[k].at.cell, p->steps[k].column, false);
			add_judged(p, p->steps[k].at.factor, p->steps[k].column, false);
		}
}

void
plan_make(struct plan *p, const struct want *want, const struct header *h,
    struct str source, struct arena *a)
{
	int i;

	*p = (struct plan){ .want = want, .header = h, .slot = h->slot };
	p->kind = find_kind(p);
	check_kind(p);
	if (plan_has(p, COLUMN_AMOUNT))
		p->currency = currency_in_header(h->name[p->slot[COLUMN_AMOUNT].cell]);
	if (p->currency == NULL)
		p->currency = want->currency;
	p->steps = arena_alloc(a, (size_t)want->ncolumns, sizeof *p->steps);
	for (i = 0; i < want->ncolumns; i++)
		add_step(p, &want->columns[i], source, a);
	p->uses = most_uses(p);
	find_judged(p, a);
}
