/*
 * sense - see sense.h
 */
#include "sense.h"
#include "currency.h"
#include "marker.h"
#include "phrase.h"
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

const char sense_torn[] = "two currencies", sense_no_currency[] = "no known currency";

static const struct str nothing = { "", 0 };

/* ---- kind ---- */

/* Of the events of a web shop some are sales: a purchase, a refund. Where a file of sales
   has visitors, too, an event without an amount is none. */
static void
find_sale(struct line *l)
{
	int row;

	if (!plan_has(l->p, COLUMN_EVENT) || !plan_has(l->p, COLUMN_AMOUNT))
		return;
	if (l->kind != KIND_EVENT &&
	    (l->kind != KIND_ORDER || !plan_has(l->p, COLUMN_VISITOR_ID)))
		return;
	row = word_find(&kinds, value_slot(l, COLUMN_EVENT));
	if (value_slot(l, COLUMN_EVENT).n > 0 && value_slot(l, COLUMN_AMOUNT).n == 0)
		l->kind = KIND_EVENT;
	if (row < 0)
		return;
	if (str_is(kind_names[KIND_ORDER], word_cell(&kinds, row, KINDS_KIND)))
		l->kind = KIND_ORDER;
	else if (str_is(kind_names[KIND_REFUND], word_cell(&kinds, row, KINDS_KIND)))
		l->kind = KIND_REFUND;
}

void
sense_kind(struct line *l)
{
	struct str cell;
	int row, kind;

	l->kind = l->p->kind;
	l->told = false;
	find_sale(l);
	if (!plan_has(l->p, COLUMN_KIND))
		return;
	cell = value_slot(l, COLUMN_KIND);
	if (cell.n == 0)
		return;
	row = word_find(&kinds, cell);
	if (row < 0) {
		if (!l->p->header->kind_guessed)
			ledger_cell(
			    l->ledger, RULE_KIND_UNKNOWN, COLUMN_KIND, cell, nothing);
		return;
	}
	l->told = true;
	for (kind = KIND_ORDER; kind <= KIND_FEE; kind++)
		if (str_is(kind_names[kind], word_cell(&kinds, row, KINDS_KIND)))
			l->kind = (enum kind)kind;
}

/* ---- status ---- */

static struct status
status_of(const char *word)
{
	static const struct {
		const char *word;
		struct status status;
	} words[] = { { "paid", { EFFECT_COUNT, 0, false } },
		{ "refunded", { EFFECT_REFUND, 0, false } },
		{ "partially_refunded", { EFFECT_PART, 0, false } },
		{ "cancelled", { EFFECT_SKIP, RULE_CANCELLED, false } },
		{ "failed", { EFFECT_SKIP, RULE_FAILED, false } },
		{ "pending", { EFFECT_SKIP, RULE_PENDING, false } },
		{ "trash", { EFFECT_SKIP, RULE_TRASH, false } },
		{ "fee", { EFFECT_SKIP, RULE_FEE, false } } };
	size_t i;

	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(word, words[i].word) == 0)
			return words[i].status;
	return words[0].status;
}

/* What the word of a cell is called in the table: by the source's own words first. NULL: it
   is not known. */
static const char *
status_word(struct line *l, struct str cell)
{
	const char *own = NULL;
	int row;

	if (l->p->source != NULL && l->p->source->statuses.n > 0)
		own = source_status(l->p->source, cell);
	if (own != NULL)
		return own;
	if (cell.n > 3 && memcmp(cell.s, "wc-", 3) == 0) /* WooCommerce's own names */
		cell = (struct str){ cell.s + 3, cell.n - 3 };
	row = phrase_status(&statuses, cell);
	return row < 0 ? NULL : word_cell(&statuses, row, STATUSES_WORD);
}

struct status
sense_status(struct line *l)
{
	static const struct status none = { EFFECT_COUNT, 0, false };
	const struct place *at = &l->p->slot[COLUMN_STATUS];
	struct str order, payment = { "", 0 };
	const char *word = NULL, *other = NULL;

	if (l->kind > KIND_REFUND || at->cell == HEADER_NONE)
		return none;
	order = value_cell(l, at->cell);
	if (at->other != HEADER_NONE)
		payment = value_cell(l, at->other);
	if (order.n == 0 && payment.n == 0)
		return none;
	if (order.n > 0)
		word = status_word(l, order);
	if (payment.n > 0)
		other = status_word(l, payment);
	if (word != NULL && other != NULL)
		return status_of(phrase_both(word, other));
	if (word == NULL)
		word = other;
	return word != NULL ? status_of(word) : (struct status){ EFFECT_COUNT, 0, true };
}

/* ---- consent ---- */

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

/* The answer of a slot's two cells: the one that says no of the consents, yes of the
   opt-outs; else the first that says something. */
static char
answers(struct line *l, int slot, char strongest, struct str *strange)
{
	const struct place *at = &l->p->slot[slot];
	char first, second;

	if (at->cell == HEADER_NONE)
		return '\0';
	first = answer(value_cell(l, at->cell), strange);
	if (at->other == HEADER_NONE || first == strongest)
		return first;
	second = answer(value_cell(l, at->other), strange);
	return second == strongest || first == '\0' ? second : first;
}

const char *
sense_consent(struct line *l)
{
	struct str strange = nothing, left = nothing;
	char in, out;

	in = answers(l, COLUMN_CONSENT, 'n', &strange);
	out = answers(l, HEADER_OPTOUT, 'y', &left);
	if (strange.n > 0)
		ledger_cell(l->ledger, RULE_CONSENT_UNKNOWN, COLUMN_CONSENT, strange,
		    str_of("unknown"));
	/* a no stands above everything; the day or the cross in a column of opt-outs is one */
	if (in == 'n' || out == 'y' || left.n != 0)
		return "no";
	if (in == 'y' || (in == '\0' && out == 'n'))
		return "yes";
	return in == '\0' && out == '\0' ? "" : "unknown";
}

/* ---- currency ---- */

/* What the amount says of its currency. */
static const char *
written_currency(struct line *l)
{
	const struct amount *w = &l->written;

	l->currency = w->currency[0] != '\0' ? w->currency : l->p->currency;
	/* $ is that of the currency that the user or the header tells, if that has it */
	if (w->sign && l->p->currency[0] != '\0' &&
	    currency_same(l->p->currency, false, w->currency, true))
		l->currency = l->p->currency;
	if (w->torn)
		return sense_torn;
	if (w->unknown_sign)
		l->currency = ""; /* kr is that of three countries */
	if (w->currency[0] != '\0' && !w->sign &&
	    currency_code(str_of(w->currency)) == NULL)
		return sense_no_currency;
	return NULL;
}

const char *
sense_currency(struct line *l)
{
	struct str cell = value_slot(l, COLUMN_CURRENCY);
	const struct amount *w = &l->written;
	const char *code, *why = NULL;
	bool sign;

	l->currency = "";
	if (l->no_amount == NULL)
		why = written_currency(l);
	if (cell.n == 0 || why != NULL || l->p->in_header)
		return why; /* Amount EUR stands above what the order was placed in */
	code = currency_code(cell);
	sign = code == NULL;
	if (sign)
		code = amount_symbol(cell);
	if (code == NULL) {
		l->currency = "";
		return marker_is_nothing(cell, MARKER_NUMBER) ? NULL : sense_no_currency;
	}
	if (l->no_amount != NULL || w->currency[0] == '\0') {
		l->currency = code;
		return NULL;
	}
	if (!sign)
		l->currency = code;
	return currency_same(code, sign, w->currency, w->sign) ? NULL : sense_torn;
}
