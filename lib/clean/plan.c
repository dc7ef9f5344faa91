/*
 * plan - see plan.h
 */
#include "plan.h"
#include "currency.h"
#include "die.h"
#include "hint.h"
#include "tidy.h"
#include "word.h"
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
		COLUMN_COMPANY, COLUMN_STREET, COLUMN_POSTCODE,
		COLUMN_COUNT + INPUT_FULL_NAME, COLUMN_COUNT + INPUT_POSTCODE_CITY };
	size_t i;

	for (i = 0; i < sizeof persons / sizeof persons[0]; i++)
		if (plan_has(p, persons[i]))
			return true;
	return false;
}

static enum kind
find_kind(const struct plan *p)
{
	int kind;

	if (p->want->kind != KIND_ANY)
		return p->want->kind;
	for (kind = KIND_ORDER; p->source != NULL && kind <= KIND_EVENT; kind++)
		if (str_eq(kind_names[kind], p->source->kind))
			return (enum kind)kind;
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

/* With --kind alone: rows of which nothing would be written. */
static bool
knows_nothing(const struct plan *p)
{
	int i;

	for (i = 0; i < HEADER_SLOTS; i++)
		if (plan_has(p, i))
			return false;
	return p->want->nmap == 0;
}

static void
check_kind(const struct plan *p)
{
	struct loc loc = { p->header->file, 1 };

	if (p->kind == KIND_ANY || knows_nothing(p))
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
	return (struct place){ HEADER_NONE, HEADER_NONE, HEADER_NONE, { "", 0 } };
}

static struct str
fixed_text(struct str s, struct arena *a)
{
	char *to = arena_alloc(a, 4 * s.n + TIDY_SLACK, 1);
	char *end = tidy_put_bytes(to, to + 4 * s.n + TIDY_SLACK, s);

	return (struct str){ to, (size_t)(end - to) };
}

static void
add_step(struct plan *p, const struct out_column *out, struct arena *a)
{
	struct step s = { .column = out->column, .at = place_of(p, out), .n = 1 };
	struct step *last = p->nsteps > 0 ? &p->steps[p->nsteps - 1] : NULL;

	s.op = step_op(p->slot, s.column, s.at);
	if (s.op == STEP_EMPTY && last != NULL && last->op == STEP_EMPTY) {
		last->n++;
		p->room++;
		return;
	}
	if (s.column == COLUMN_FILE)
		s.fixed = fixed_text(str_of(p->header->file), a);
	else if (s.op == STEP_FIXED)
		s.fixed = p->origin;
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
	for (i = 0; i < p->nsteps;
	     i++) /* a full name or a street feeds several columns */
		if (p->steps[i].op == STEP_NAME || p->steps[i].op == STEP_STREET)
			most++;
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
	static const int days[] = { COLUMN_DATE, COLUMN_BIRTH_DATE, COLUMN_CONSENT_DATE,
		HEADER_OPTOUT, COLUMN_COUNT + INPUT_REFUND_DATE };
	size_t i;
	int k;

	p->judged = arena_alloc(a, (size_t)p->header->n + 1, sizeof *p->judged);
	p->order = arena_alloc(a, (size_t)p->header->n + 1, sizeof *p->order);
	p->decimal = arena_alloc(a, (size_t)p->header->n + 1, 1);
	for (k = 0; k < p->header->n; k++) {
		p->order[k] = p->header->own ? DAY_YMD : p->want->order;
		p->decimal[k] = p->header->own ? '.' : p->want->decimal;
	}
	for (i = 0; i < sizeof days / sizeof days[0]; i++)
		add_judged(p, p->slot[days[i]].cell, days[i], true);
	add_judged(p, p->slot[COLUMN_AMOUNT].cell, COLUMN_AMOUNT, false);
	add_judged(p, p->slot[COLUMN_AMOUNT].factor, COLUMN_AMOUNT, false);
	add_judged(p, p->slot[COLUMN_COUNT + INPUT_REFUND].cell,
	    COLUMN_COUNT + INPUT_REFUND, false);
	add_judged(p, p->slot[COLUMN_COUNT + INPUT_REDUCED].cell,
	    COLUMN_COUNT + INPUT_REDUCED, false);
	for (k = 0; k < p->nsteps; k++)
		if (p->steps[k].op == STEP_NUMBER) {
			add_judged(p, p->steps[k].at.cell, p->steps[k].column, false);
			add_judged(p, p->steps[k].at.factor, p->steps[k].column, false);
		}
}

/* ---- what the rows are ---- */

/* With or without VAT, by the word in the header of the amount. */
static enum source_basis
basis_of(struct str header)
{
	static const struct {
		const char *word;
		enum source_basis basis;
	} words[] = { { "excl", BASIS_NET }, { "exbtw", BASIS_NET },
		{ "zonderbtw", BASIS_NET }, { "horstva", BASIS_NET },
		{ "netto", BASIS_NET }, { "incl", BASIS_GROSS },
		{ "metbtw", BASIS_GROSS }, { "ttc", BASIS_GROSS },
		{ "brutto", BASIS_GROSS }, { "bruto", BASIS_GROSS } };
	char fold[WORD_FOLD];
	size_t n = 0, i;

	if (word_fold(header, fold, &n) == NULL)
		return BASIS_ANY;
	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (memmem(fold, n, words[i].word, strlen(words[i].word)) != NULL)
			return words[i].basis;
	return BASIS_ANY;
}

/* The number that stands on one row only, if there is such. */
static int
find_number(const struct plan *p)
{
	static const int lines[] = { COLUMN_PRODUCT, COLUMN_QUANTITY,
		COLUMN_COUNT + INPUT_UNIT_PRICE, COLUMN_COUNT + INPUT_LINE_AMOUNT,
		HEADER_NONE };

	if (p->kind == KIND_CONTACT || p->want->allow[RULE_DUPLICATE] || p->header->own)
		return HEADER_NONE;
	if (plan_has(p, COLUMN_COUNT + INPUT_LINE_ID))
		return COLUMN_COUNT + INPUT_LINE_ID;
	if (plan_has(p, COLUMN_COUNT + INPUT_PAYMENT_ID))
		return COLUMN_COUNT + INPUT_PAYMENT_ID;
	if (!plan_has(p, COLUMN_ORDER_ID) || p->rows == ROWS_LINE ||
	    (p->rows == ROWS_ANY && step_has_any(p->slot, lines)))
		return HEADER_NONE;
	return COLUMN_ORDER_ID;
}

/* Cells of the order rather than of its line are carried down from its first row. */
static void
find_carried(struct plan *p, struct arena *a)
{
	static const int own[] = { COLUMN_AMOUNT, COLUMN_PRODUCT, COLUMN_QUANTITY,
		COLUMN_COUNT + INPUT_LINE_AMOUNT, COLUMN_COUNT + INPUT_UNIT_PRICE,
		COLUMN_COUNT + INPUT_LINE_ID, COLUMN_COUNT + INPUT_REFUND, HEADER_NONE };
	int i;

	p->grouped = p->kind <= KIND_REFUND && plan_has(p, COLUMN_ORDER_ID) &&
		     p->rows != ROWS_ORDER;
	p->carries = p->grouped && p->rows == ROWS_LINE;
	if (!p->carries)
		return;
	p->carried = arena_alloc(a, (size_t)p->header->n + 1, sizeof *p->carried);
	memset(p->carried, true, (size_t)p->header->n * sizeof *p->carried);
	for (i = 0; own[i] != HEADER_NONE; i++)
		if (plan_has(p, own[i]))
			p->carried[p->slot[own[i]].cell] = false;
}

static void
know_source(struct plan *p)
{
	const struct source *s = p->source;

	p->rows = p->header->own ? ROWS_ORDER : p->want->rows;
	if (p->header->own)
		p->refund = REFUND_OWN;
	p->utc = p->header->utc;
	if (p->rows == ROWS_ANY && p->header->lines)
		p->rows = ROWS_LINE;
	if (p->header->net)
		p->basis = BASIS_NET;
	if (s == NULL)
		return;
	if (p->rows == ROWS_ANY)
		p->rows = s->rows;
	p->refund = s->refund;
	if (p->basis == BASIS_ANY)
		p->basis = s->basis;
}

/* A column of refunds in the header decides; a column of kinds tells them row by row. */
static void
find_refunds(struct plan *p)
{
	if (plan_has(p, COLUMN_COUNT + INPUT_REFUND) ||
	    plan_has(p, COLUMN_COUNT + INPUT_REDUCED))
		p->refund = REFUND_COLUMN;
	else if (p->refund == REFUND_COLUMN)
		p->refund = REFUND_STATUS;
	if (p->refund == REFUND_ANY && plan_has(p, COLUMN_KIND))
		p->refund = REFUND_OWN;
	if (p->refund == REFUND_ANY && !plan_has(p, COLUMN_STATUS))
		p->refund = REFUND_NONE;
}

void
plan_make(struct plan *p, const struct want *want, const struct header *h,
    struct str origin, struct arena *a)
{
	const struct source *source = h->source;
	int i;

	*p = (struct plan){ .want = want,
		.header = h,
		.slot = h->slot,
		.source = h->source,
		.origin = origin,
		.number = HEADER_NONE };
	for (i = 0; i < HEADER_SLOTS; i++)
		if (plan_has(p, i))
			p->used[p->nused++] =
			    (struct plan_used){ i, p->slot[i].cell, p->slot[i].other };
	know_source(p);
	p->kind = find_kind(p);
	check_kind(p);
	find_refunds(p);
	if (plan_has(p, COLUMN_AMOUNT)) {
		p->currency = currency_in_header(h->name[p->slot[COLUMN_AMOUNT].cell]);
		p->in_header = p->currency != NULL;
		if (p->basis == BASIS_ANY)
			p->basis = basis_of(h->name[p->slot[COLUMN_AMOUNT].cell]);
	}
	if (p->currency == NULL && source != NULL && source->currency.n > 0)
		p->currency = arena_text(a, source->currency.s, source->currency.n);
	if (p->currency == NULL)
		p->currency = want->currency;
	p->number = find_number(p);
	find_carried(p, a);
	p->steps = arena_alloc(a, (size_t)want->ncolumns, sizeof *p->steps);
	for (i = 0; i < want->ncolumns; i++)
		add_step(p, &want->columns[i], a);
	p->uses = most_uses(p);
	find_judged(p, a);
}

void
plan_tell_layout(const struct plan *p, struct foreign *f)
{
	static const int slots[LAYOUT_KEYS] = { [LAYOUT_DATE] = COLUMN_DATE,
		[LAYOUT_ORDER] = COLUMN_ORDER_ID,
		[LAYOUT_AMOUNT] = COLUMN_AMOUNT,
		[LAYOUT_CUSTOMER] = COLUMN_CUSTOMER_ID,
		[LAYOUT_LOGIN] = COLUMN_LOGIN_ID,
		[LAYOUT_EMAIL] = COLUMN_EMAIL,
		[LAYOUT_PHONE] = COLUMN_PHONE,
		[LAYOUT_MOBILE] = COLUMN_MOBILE,
		[LAYOUT_VISITOR] = COLUMN_VISITOR_ID };
	int keys[LAYOUT_KEYS], i;

	for (i = 0; i < LAYOUT_KEYS; i++)
		keys[i] = p->slot[slots[i]].cell;
	foreign_layout(f, keys);
}
