/*
 * judge - see judge.h
 */
#include "judge.h"
#include "address.h"
#include "contact.h"
#include "doubt.h"
#include "erased.h"
#include "marker.h"
#include "past.h"
#include "person.h"
#include "scan.h"
#include "suspect.h"
#include <stdlib.h>

static const struct str nothing = { "", 0 };

void
judge_start(struct judge *j)
{
	*j = (struct judge){ .strange = { .nwords = 0 } };
}

void
judge_end(struct judge *j, struct line *l)
{
	again_free(&j->seen);
	free(l->group.number);
	free(l->group.text);
	free(l->group.from);
	free(l->group.to);
}

static struct verdict
rejected(int rule, int column, const char *why)
{
	return (struct verdict){ OUTCOME_REJECTED, rule, why, column, 0 };
}

static struct verdict
skipped(int rule)
{
	return (struct verdict){ OUTCOME_SKIPPED, rule, NULL, HEADER_NONE, 0 };
}

static const struct verdict kept = { OUTCOME_KEPT, -1, NULL, HEADER_NONE, 0 };

/* ---- orders of several lines ---- */

/* Without a number, a day and an amount: only an article of the order above it. */
static bool
is_bare(struct line *l)
{
	return plan_has(l->p, COLUMN_DATE) && value_slot(l, COLUMN_DATE).n == 0 &&
	       plan_has(l->p, COLUMN_AMOUNT) && value_slot(l, COLUMN_AMOUNT).n == 0;
}

static bool
is_further(struct line *l)
{
	const struct group *g = &l->group;
	struct str id;

	if (!l->p->grouped || g->nnumber == 0)
		return false;
	id = value_slot(l, COLUMN_ORDER_ID);
	if (id.n == 0)
		return l->p->rows == ROWS_FIRST && is_bare(l);
	return id.n == g->nnumber && memcmp(id.s, g->number, id.n) == 0;
}

static void
copy_cells(struct line *l)
{
	struct group *g = &l->group;
	int n = l->p->header->n, i;
	size_t at = 0;

	if (g->from == NULL) {
		g->from = mem_alloc((size_t)n, sizeof *g->from);
		g->to = mem_alloc((size_t)n, sizeof *g->to);
	}
	for (i = 0; i < n; i++) {
		struct str s =
		    l->p->carried[i] ? foreign_cell(l->f, &l->row, i) : nothing;

		g->text = mem_grow(g->text, &g->textcap, at + s.n + 1, 1);
		memcpy(g->text + at, s.s, s.n);
		g->from[i] = (uint32_t)at;
		g->to[i] = (uint32_t)(at += s.n);
	}
}

void
judge_remember(struct line *l, const struct verdict *v)
{
	struct group *g = &l->group;
	struct str id;

	if (!l->p->grouped || l->further || l->apart || l->row.code != NULL)
		return;
	id = value_slot(l, COLUMN_ORDER_ID);
	g->number = mem_grow(g->number, &g->cap, id.n + 1, 1);
	memcpy(g->number, id.s, id.n);
	g->nnumber = id.n;
	g->rule = v->outcome == OUTCOME_KEPT	   ? RULE_FURTHER_LINE
		  : v->outcome == OUTCOME_REJECTED ? RULE_ORDER_REJECTED
						   : v->rule;
	g->carries = l->p->carries;
	if (g->carries)
		copy_cells(l);
}

/* A further line goes the way of its order. */
static struct verdict
join_order(struct line *l)
{
	int rule = l->apart ? RULE_FURTHER_LINE : l->group.rule;

	l->amount = 0;
	if (rule == RULE_FURTHER_LINE)
		return (struct verdict){ OUTCOME_FOLDED, rule, NULL, HEADER_NONE, 0 };
	if (rule == RULE_ORDER_REJECTED)
		return rejected(
		    rule, HEADER_NONE, "a further line of an order that was rejected");
	return skipped(rule);
}

/* Is the row a line of an order whose total was on an earlier row? */
static bool
is_folded(struct judge *j, struct line *l)
{
	bool empty = l->no_amount != NULL && strcmp(l->no_amount, "empty") == 0;

	if (l->further)
		return l->p->rows == ROWS_REPEAT ||
		       (empty && (l->p->rows == ROWS_FIRST || l->p->rows == ROWS_ANY));
	if (l->p->rows != ROWS_REPEAT && l->p->rows != ROWS_FIRST)
		return false;
	l->apart = past_has_order(&j->seen, l) && (empty || l->p->rows == ROWS_REPEAT);
	return l->apart;
}

/* ---- skipping ---- */

/* 0000-00-00, and the other days that systems write for none. */
static bool
is_no_day(struct str s)
{
	struct moment m;
	const char *why = day_parse(s, DAY_NONE, &m);

	return why == day_zero || (why == NULL && day_is_none(&m));
}

/* A day of cancellation, or a yes. */
static bool
is_cancelled(struct line *l)
{
	static const char *const no[] = { "0", "n", "no", "nee", "non", "nein", "false",
		NULL };
	struct str s = value_slot(l, COLUMN_COUNT + INPUT_CANCELLED);
	int i;

	if (s.n == 0 || marker_is_nothing(s, MARKER_NUMBER) || is_no_day(s))
		return false;
	for (i = 0; no[i] != NULL; i++)
		if (str_same(s, str_of(no[i])))
			return false;
	return true;
}

static bool
allowed(const struct line *l, int rule)
{
	return !l->p->want->allow[rule];
}

static int
find_skip(struct line *l, const struct status *status)
{
	unsigned hits = 0;

	if (l->kind == KIND_FEE && allowed(l, RULE_FEE))
		return RULE_FEE;
	if (l->kind <= KIND_REFUND) {
		if (status->effect == EFFECT_SKIP && allowed(l, status->rule))
			return status->rule;
		if (allowed(l, RULE_CANCELLED) && is_cancelled(l))
			return RULE_CANCELLED;
		if (plan_has(l->p, COLUMN_COUNT + INPUT_PAYMENT_ID) &&
		    value_slot(l, COLUMN_COUNT + INPUT_PAYMENT_ID).n == 0 &&
		    allowed(l, RULE_FEE))
			return RULE_FEE;
	}
	if (allowed(l, RULE_TEST) && person_is_test(l, &hits))
		return RULE_TEST;
	if (person_erased(l, value_slot(l, COLUMN_SOURCE)))
		return RULE_ERASED;
	return -1;
}

/* ---- orders ---- */

static struct verdict
reject_date(struct line *l)
{
	if (strcmp(l->no_date, "empty") == 0)
		return rejected(RULE_MISSING_DATE, COLUMN_DATE, l->no_date);
	return rejected(l->no_date == day_other_order ? RULE_DATE_AMBIGUOUS
			: l->no_date == day_zero      ? RULE_DATE_RANGE
						      : RULE_DATE_INVALID,
	    COLUMN_DATE, l->no_date);
}

static struct verdict
reject_amount(struct line *l)
{
	const char *why = l->no_amount;

	if (strcmp(why, "empty") == 0)
		return rejected(RULE_MISSING_AMOUNT, COLUMN_AMOUNT, why);
	if (strcmp(why, "too large") == 0 || strcmp(why, "more than 18 digits") == 0)
		return rejected(RULE_AMOUNT_OVERFLOW, COLUMN_AMOUNT, why);
	return rejected(RULE_AMOUNT_INVALID, COLUMN_AMOUNT, why);
}

/* Why the day of an order cannot be right although it exists, or NULL. */
static const char *
out_of_range(const struct line *l)
{
	const struct want *want = l->p->want;

	if (memcmp(l->date, want->min_date, 10) < 0)
		return "before --min-date";
	if (want->as_of[0] != '\0' && memcmp(l->date, want->as_of, 10) > 0)
		return "after --as-of";
	if (memcmp(l->date, "2900", 4) > 0)
		return "a day that stands for none";
	return NULL;
}

/* What was paid back: by its column, or all of it by the status. */
static money
find_refund(struct judge *j, struct line *l, const struct status *status)
{
	enum source_refund shape = l->p->refund;
	bool back = status->effect == EFFECT_REFUND;
	money refund;

	if (l->kind != KIND_ORDER || l->amount <= 0)
		return 0;
	refund = value_refund(l);
	if (refund == 0 && back && (shape == REFUND_COLUMN || shape == REFUND_STATUS)) {
		refund = l->amount;
		doubt_cell(l, RULE_REFUND_STATUS, COLUMN_STATUS);
	}
	if (refund > 0 && past_has_refund_row(&j->seen, l, refund))
		return 0; /* it has a row of its own */
	if (refund > l->amount)
		doubt_cell(l, RULE_REFUND_LARGER, COLUMN_COUNT + INPUT_REFUND);
	/* where rows below zero are the refunds, or nobody has counted them */
	if (refund == 0 && shape != REFUND_NONE &&
	    (status->effect == EFFECT_PART ||
		(back && (shape == REFUND_ANY || l->p->guessed))))
		doubt_cell(l, RULE_REFUND_PART, COLUMN_STATUS);
	return refund;
}

/* The same number again: a duplicate where the record is the same, or where the source has
   each number once. */
static bool
is_duplicate(struct judge *j, struct line *l)
{
	enum again_verdict again;

	again = l->kind > KIND_REFUND ? AGAIN_NEW : past_number(&j->seen, l);
	if (again == AGAIN_NEW)
		return false;
	if (again == AGAIN_SAME || (l->p->source != NULL && l->p->source->unique))
		return allowed(l, RULE_DUPLICATE);
	doubt_cell(l, RULE_ORDER_AGAIN, l->p->number);
	return false;
}

/* Amount and refund in the currency of --rates; NULL, or why not. */
static const char *
convert(struct line *l, money *refund)
{
	bool rounded = false, also = false;
	const char *why;
	money before = l->amount;

	if (!l->p->want->rated || l->currency[0] == '\0' ||
	    strcmp(l->currency, l->p->want->currency) == 0)
		return NULL;
	why = rates_convert(l->amount, l->currency, l->date, &l->amount, &rounded);
	if (why == NULL && *refund != 0)
		why = rates_convert(*refund, l->currency, l->date, refund, &also);
	if (why != NULL) {
		l->amount = before;
		return why;
	}
	l->currency = l->p->want->currency;
	l->converted = true;
	l->rounded |= rounded || also;
	return NULL;
}

/* A row of what was paid back, which its order has told beside its amount. */
static bool
is_told(struct judge *j, struct line *l)
{
	return l->kind == KIND_REFUND && l->amount < 0 &&
	       (l->p->refund == REFUND_COLUMN || l->p->refund == REFUND_STATUS) &&
	       past_has_refund_told(&j->seen, l) && allowed(l, RULE_DUPLICATE);
}

static struct verdict
judge_order(struct judge *j, struct line *l)
{
	struct status status = sense_status(l);
	struct verdict v = kept;
	const char *why;
	int rule = find_skip(l, &status);

	if (rule >= 0)
		return skipped(rule);
	if (l->kind == KIND_FEE) { /* by --allow it counts: records know no fees */
		l->kind = KIND_ORDER;
		l->told = false;
	}
	if (l->no_date != NULL)
		return reject_date(l);
	why = out_of_range(l);
	if (why != NULL)
		return rejected(RULE_DATE_RANGE, COLUMN_DATE, why);
	if (l->no_amount != NULL)
		return reject_amount(l);
	if (l->kind == KIND_ORDER && l->amount < 0 && !l->told)
		l->kind = KIND_REFUND;
	why = sense_currency(l);
	if (why != NULL)
		return rejected(
		    why == sense_torn ? RULE_CURRENCY_CONFLICT : RULE_CURRENCY_UNKNOWN,
		    COLUMN_CURRENCY, why);
	v.refund = find_refund(j, l, &status);
	why = convert(l, &v.refund);
	if (why != NULL)
		return rejected(RULE_CURRENCY_NO_RATE, COLUMN_CURRENCY, why);
	if (is_duplicate(j, l) || is_told(j, l)) /* of one that was not rejected */
		return skipped(RULE_DUPLICATE);
	doubt_values(l);
	if (status.strange) {
		word_strange(&j->strange, value_slot(l, COLUMN_STATUS), l->amount);
		doubt_cell(l, RULE_STATUS_UNKNOWN, COLUMN_STATUS);
	}
	return v;
}

/* Persons and visits: what is wrong in them is blanked. */
static struct verdict
judge_other(struct line *l)
{
	static const struct status none = { EFFECT_COUNT, 0, false };
	int rule = find_skip(l, &none);

	if (rule >= 0)
		return skipped(rule);
	if (l->no_date != NULL && strcmp(l->no_date, "empty") != 0)
		ledger_cell(l->ledger, RULE_DAY_BLANKED, COLUMN_DATE,
		    value_slot(l, COLUMN_DATE), nothing);
	if (l->no_amount != NULL && strcmp(l->no_amount, "empty") != 0)
		ledger_cell(l->ledger, RULE_NUMBER_BLANKED, COLUMN_AMOUNT,
		    value_slot(l, COLUMN_AMOUNT), nothing);
	if (sense_currency(l) != NULL && l->no_amount != NULL) {
		ledger_cell(l->ledger, RULE_CURRENCY_BLANKED, COLUMN_CURRENCY,
		    value_slot(l, COLUMN_CURRENCY), nothing);
		l->currency = "";
	}
	return kept;
}

/* The cells of a record with a bad byte are known, and its amount may be readable. */
static struct verdict
judge_unread(struct line *l)
{
	int rule = ledger_rule(str_of(l->row.code));

	l->kind = l->p->kind;
	l->amount = 0;
	l->no_amount = l->row.why;
	if (rule == RULE_BAD_BYTE || rule == RULE_TOTAL)
		value_amount(l);
	if (rule == RULE_TOTAL)
		return skipped(rule);
	if (erased_unread(l))
		return skipped(RULE_ERASED);
	return rejected(rule, HEADER_NONE, l->row.why);
}

/* A TAB as separator passes for plain, and one within quotes would. */
static bool
is_plain(const struct line *l)
{
	struct str text = csv_text(&l->row.csv);
	char sep = l->f->sniff.dialect.sep;

	return !l->row.latin && scan_plain(text.s, text.n, sep) &&
	       (sep >= ' ' || memchr(text.s, l->f->sniff.dialect.quote, text.n) == NULL);
}

struct verdict
judge_line(struct judge *j, struct line *l)
{
	person_next(l);
	l->further = l->apart = false;
	l->currency = "";
	l->nemail = l->nlocal = l->nphone[0] = l->nphone[1] = 0;
	l->class = 0;
	l->plain = false;
	if (l->row.code != NULL)
		return judge_unread(l);
	l->plain = is_plain(l);
	value_cut(l);
	l->further = is_further(l);
	if (l->further && l->group.carries)
		value_cut(l);
	if (plan_has(l->p, COLUMN_COUNT + INPUT_POSTCODE_CITY))
		address_split_place(l);
	sense_kind(l);
	value_amount(l);
	past_expect(&j->seen, l);
	value_date(l);
	if (is_folded(j, l))
		return join_order(l);
	contact_read(l);
	return l->kind <= KIND_REFUND || l->kind == KIND_FEE ? judge_order(j, l)
							     : judge_other(l);
}
