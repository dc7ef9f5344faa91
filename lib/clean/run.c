/*
 * run - see run.h
 */
#include "run.h"
#include "die.h"
#include "num.h"
#include "tidy.h"
#include "value.h"
#include <stdio.h>
#include <stdlib.h>

enum { LINE = 1 << 20, NOTE = 2048 };

static const char *const outcomes[] = { "kept", "rejected", "folded", "skipped", NULL };

void
run_start(struct run *r, struct output *out, const char *rejects)
{
	*r = (struct run){ .out = out };
	r->tally.words = outcomes;
	r->tally.money = true;
	r->skipped = mem_alloc(STATUSES_NROWS, sizeof *r->skipped);
	r->skipped_sum = mem_alloc(STATUSES_NROWS, sizeof *r->skipped_sum);
	reject_open(&r->rejects, rejects);
}

void
run_end(struct run *r)
{
	free(r->skipped);
	free(r->skipped_sum);
}

void
run_header(struct run *r, const struct want *want)
{
	int i;

	for (i = 0; i < want->ncolumns; i++) {
		if (i > 0)
			out_char(r->out, '\t');
		out_str(r->out, want->columns[i].name);
	}
	out_char(r->out, '\n');
}

/* ---- writing ---- */

static char *
put_bytes(char *to, const char *s, size_t n)
{
	memcpy(to, s, n);
	return to + n;
}

static char *
put_str(char *to, struct str s)
{
	return put_bytes(to, s.s, s.n);
}

static char *
put_id(struct run *r, struct line *l, int cell, char *to)
{
	struct str s = value_id(l, cell);

	if (s.n == 0 && value_cell(l, cell).n != 0)
		reject_repair(&r->rejects, &l->row, REPAIR_ID, value_cell(l, cell));
	return tidy_put(to, s);
}

static char *
put_email(struct run *r, struct line *l, int cell, char *to)
{
	struct str s = value_cell(l, cell);
	size_t n = 0;

	if (s.n == 0)
		return to;
	if (email_clean(s, to, &n) == NULL) {
		if (n != s.n && value_other_email(s, (struct str){ to, n }))
			reject_repair(&r->rejects, &l->row, REPAIR_EMAILS, s);
		return to + n;
	}
	reject_repair(&r->rejects, &l->row, REPAIR_EMAIL, s);
	return to;
}

static char *
put_day(struct run *r, struct line *l, int cell, char *to)
{
	int n = 0;

	if (value_cell(l, cell).n == 0)
		return to;
	if (value_day(l, cell, to, &n) == NULL)
		return to +
		       (n > 10 ? 10 : n); /* the time of a birth is nobody's business */
	reject_repair(&r->rejects, &l->row, REPAIR_DAY, value_cell(l, cell));
	return to;
}

/* 6.00 is 6, 1.50 is 1.5; money_show always writes a point. */
static int
without_zeros(const char *s, int n)
{
	while (s[n - 1] == '0')
		n--;
	return s[n - 1] == '.' ? n - 1 : n;
}

/* A number; only a product is written like money. */
static char *
put_number(struct run *r, struct line *l, const struct step *s, char *to)
{
	struct amount a = { .n = 0 };
	bool rounded, product = s->at.factor != HEADER_NONE;
	money m = 0;
	int n;

	if (value_cell(l, s->at.cell).n == 0)
		return to;
	if (value_number(l, s->at, &m, &a, &rounded) != NULL) {
		reject_repair(
		    &r->rejects, &l->row, REPAIR_NUMBER, value_cell(l, s->at.cell));
		return to;
	}
	r->rejects.repairs[REPAIR_ROUNDED].n += rounded;
	n = money_show(m, to);
	if (!product)
		n = without_zeros(to, n);
	return to + n;
}

static char *
put_consent(struct run *r, struct line *l, char *to)
{
	struct str strange;
	const char *word = value_consent(l, &strange);

	if (strange.n > 0)
		reject_repair(&r->rejects, &l->row, REPAIR_CONSENT, strange);
	return put_str(to, str_of(word));
}

static char *
put_step(struct run *r, struct line *l, const struct step *s, char *to)
{
	switch (s->op) {
	case STEP_EMPTY:
		memset(to, '\t', (size_t)s->n);
		return to + s->n - 1;
	case STEP_ID:
		return put_id(r, l, s->at.cell, to);
	case STEP_TEXT:
		return tidy_put(to, value_cell(l, s->at.cell));
	case STEP_FIXED:
		return put_str(to, s->fixed);
	case STEP_LINE:
		return to + num_show((int64_t)l->row.csv.line, to);
	case STEP_KIND:
		return put_str(to, kind_names[l->kind]);
	case STEP_DATE:
		return put_bytes(to, l->date, (size_t)l->ndate);
	case STEP_AMOUNT:
		return l->no_amount == NULL ? to + money_show(l->amount, to) : to;
	case STEP_CURRENCY:
		return put_str(to, str_of(l->currency));
	case STEP_EMAIL:
		return put_email(r, l, s->at.cell, to);
	case STEP_PHONE:
		return put_bytes(to, l->phone[0], l->nphone[0]);
	case STEP_MOBILE:
		return put_bytes(to, l->phone[1], l->nphone[1]);
	case STEP_CONSENT:
		return put_consent(r, l, to);
	case STEP_DAY:
		return put_day(r, l, s->at.cell, to);
	case STEP_NUMBER:
		return put_number(r, l, s, to);
	}
	return to;
}

/* Write the record; false when it would be longer than a record may be. */
static bool
write_line(struct run *r, struct line *l)
{
	const struct plan *p = l->p;
	const struct step *s, *end = p->steps + p->nsteps;
	size_t cells = csv_text(&l->row.csv).n;
	char *start, *to;

	/* a byte of Windows-1252 becomes three at most, an escape two */
	out_room(r->out, p->room + 3 * cells * (size_t)p->uses + TIDY_SLACK);
	start = to = r->out->at;
	for (s = p->steps; s < end; s++) {
		to = put_step(r, l, s, to);
		*to++ = '\t';
	}
	to[-1] = '\n';
	if (to - start - 1 > LINE)
		return false;
	r->out->at = to;
	return true;
}

/* ---- judging ---- */

static enum outcome
reject(struct run *r, struct line *l, const char *code, int column, const char *why)
{
	struct reject what = { .code = code, .why = why };
	int cell = column == HEADER_NONE ? HEADER_NONE : l->p->slot[column].cell;

	if (column != HEADER_NONE)
		what.column = columns_table[column][COLUMNS_NAME];
	if (cell != HEADER_NONE) {
		what.header = l->p->header->name[cell];
		what.value = value_cell(l, cell);
	}
	reject_put(&r->rejects, l->f, &l->row, &what);
	return RUN_REJECTED;
}

static enum outcome
reject_date(struct run *r, struct line *l)
{
	if (strcmp(l->no_date, "empty") == 0)
		return reject(r, l, "missing_date", COLUMN_DATE, l->no_date);
	return reject(r, l,
	    l->no_date == day_other_order ? "date_ambiguous" : "date_invalid",
	    COLUMN_DATE, l->no_date);
}

static enum outcome
reject_amount(struct run *r, struct line *l)
{
	const char *why = l->no_amount;

	if (strcmp(why, "empty") == 0)
		return reject(r, l, "missing_amount", COLUMN_AMOUNT, why);
	if (strcmp(why, "too large") == 0 || strcmp(why, "more than 18 digits") == 0)
		return reject(r, l, "amount_overflow", COLUMN_AMOUNT, why);
	return reject(r, l, "amount_invalid", COLUMN_AMOUNT, why);
}

static enum outcome
keep(struct run *r, struct line *l)
{
	const char *why = value_currency(l);
	int i;

	if (why != NULL && l->no_amount == NULL)
		return reject(r, l,
		    why == value_torn ? "currency_conflict" : "currency_unknown",
		    COLUMN_CURRENCY, why);
	value_phones(l);
	if (!write_line(r, l))
		return reject(r, l, "record_too_long", HEADER_NONE, "longer than 1 MiB");
	for (i = 0; i < l->bad_phones; i++)
		reject_repair(&r->rejects, &l->row, REPAIR_PHONE, l->bad_phone);
	if (why != NULL)
		reject_repair(&r->rejects, &l->row, REPAIR_CURRENCY,
		    value_cell(l, l->p->slot[COLUMN_CURRENCY].cell));
	r->rejects.repairs[REPAIR_SIGN].n += l->turned;
	r->rejects.repairs[REPAIR_NEGATIVE].n += l->kind == KIND_ORDER && l->amount < 0;
	r->rejects.repairs[REPAIR_ROUNDED].n += l->rounded;
	r->rejects.repairs[REPAIR_SCIENTIFIC].n += l->written.scientific;
	return RUN_KEPT;
}

/* What is kept although its status may say that it is no sale. */
static void
count_doubtful(struct run *r, struct line *l, int status)
{
	if (status == VALUE_STRANGE_STATUS) {
		word_strange(&r->strange, value_cell(l, l->p->slot[COLUMN_STATUS].cell),
		    l->amount);
	} else if (status >= 0 && l->kind == KIND_ORDER && l->amount > 0 &&
		   strcmp(value_status_word(status), "refunded") == 0) {
		r->returned++;
		wide_add(&r->returned_sum, l->amount);
	}
}

static enum outcome
judge_order(struct run *r, struct line *l)
{
	int status = value_status(l);
	enum outcome outcome;

	if (value_status_skips(status)) {
		r->rejects.repairs[REPAIR_SKIPPED].n += l->no_amount != NULL;
		r->skipped[status]++;
		wide_add(&r->skipped_sum[status], l->amount);
		return RUN_SKIPPED;
	}
	r->rejects.repairs[REPAIR_LOST].n += l->no_amount != NULL;
	if (l->no_date != NULL)
		return reject_date(r, l);
	if (l->no_amount != NULL)
		return reject_amount(r, l);
	if (l->kind == KIND_ORDER && l->amount < 0 && !l->told)
		l->kind = KIND_REFUND;
	outcome = keep(r, l);
	if (outcome == RUN_KEPT)
		count_doubtful(r, l, status);
	return outcome;
}

/* Persons and visits: what is wrong in them is blanked. */
static enum outcome
judge_other(struct run *r, struct line *l)
{
	if (l->no_date != NULL && strcmp(l->no_date, "empty") != 0)
		reject_repair(&r->rejects, &l->row, REPAIR_DAY,
		    value_cell(l, l->p->slot[COLUMN_DATE].cell));
	if (l->no_amount != NULL && strcmp(l->no_amount, "empty") != 0)
		reject_repair(&r->rejects, &l->row, REPAIR_NUMBER,
		    value_cell(l, l->p->slot[COLUMN_AMOUNT].cell));
	return keep(r, l);
}

/* The cells of a record with a bad byte are known, and its amount may be readable. */
static enum outcome
reject_unread(struct run *r, struct line *l)
{
	l->amount = 0;
	l->no_amount = l->row.why;
	if (strcmp(l->row.code, "bad_byte") == 0) {
		(void)value_kind(l);
		value_amount(l);
	}
	r->rejects.repairs[REPAIR_LOST].n +=
	    l->p->kind == KIND_ORDER && l->no_amount != NULL;
	return reject(r, l, l->row.code, HEADER_NONE, l->row.why);
}

static enum outcome
judge(struct run *r, struct line *l)
{
	if (l->row.code != NULL)
		return reject_unread(r, l);
	if (!value_kind(l))
		reject_repair(&r->rejects, &l->row, REPAIR_KIND,
		    value_cell(l, l->p->slot[COLUMN_KIND].cell));
	value_amount(l);
	value_date(l);
	return l->kind <= KIND_REFUND ? judge_order(r, l) : judge_other(r, l);
}

/* ---- the end of a file ---- */

/* Each word once, with all its synonyms. */
static void
note_skipped(struct run *r, const struct foreign *f)
{
	char line[NOTE], show[MONEY_SHOW], *sep = "";
	int i, k, n = 0, len;

	for (i = 0; i < STATUSES_NROWS; i++) {
		if (r->skipped[i] == 0)
			continue;
		for (k = i + 1; k < STATUSES_NROWS; k++) {
			if (strcmp(value_status_word(i), value_status_word(k)) != 0)
				continue;
			r->skipped[i] += r->skipped[k];
			wide_join(&r->skipped_sum[i], r->skipped_sum[k]);
			r->skipped[k] = 0;
			r->skipped_sum[k] = (struct wide){ 0 };
		}
		len = money_show_sum(r->skipped_sum[i], show);
		n += snprintf(line + n, sizeof line - (size_t)n, "%s%llu %s (%.*s)", sep,
		    (unsigned long long)r->skipped[i], value_status_word(i), len, show);
		sep = ", ";
		r->skipped[i] = 0;
		r->skipped_sum[i] = (struct wide){ 0 };
	}
	if (n > 0)
		note("%s: skipped: %s", f->file, line);
}

static void
note_doubtful(struct run *r, const struct foreign *f)
{
	char line[NOTE], show[MONEY_SHOW];
	bool one = r->returned == 1;
	int len = money_show_sum(r->returned_sum, show);

	if (r->strange.nwords > 0) {
		word_show_strange(&r->strange, line, sizeof line);
		note("%s: status not known, kept: %s", f->file, line);
	}
	if (r->returned > 0)
		note("%s: %llu %s refunded but %s a positive amount (%.*s): kept as %s",
		    f->file, (unsigned long long)r->returned,
		    one ? "row says" : "rows say", one ? "has" : "have", len, show,
		    one ? "an order" : "orders");
	r->strange = (struct strange){ .nwords = 0 };
	r->returned = 0;
	r->returned_sum = (struct wide){ 0 };
}

void
run_file(struct run *r, struct foreign *f, const struct plan *p)
{
	struct line line = { .f = f, .p = p };
	struct tally before = r->tally;
	uint64_t rows[RUN_SKIPPED + 1];
	enum outcome outcome;
	int i;

	while (foreign_read(f, &line.row)) {
		outcome = judge(r, &line);
		tally_in(&r->tally, line.amount);
		tally_out(&r->tally, (int)outcome, line.amount);
	}
	reject_note_repairs(&r->rejects, f);
	note_skipped(r, f);
	note_doubtful(r, f);
	reject_check(&r->rejects, f, r->tally.in_rows - before.in_rows, &r->limit);
	for (i = 0; i <= RUN_SKIPPED; i++)
		rows[i] = r->tally.rows[i] - before.rows[i];
	if (rows[RUN_KEPT] == 0 && r->tally.in_rows > before.in_rows)
		warn("%s: no row kept: %llu rejected, %llu skipped", f->file,
		    (unsigned long long)rows[RUN_REJECTED],
		    (unsigned long long)rows[RUN_SKIPPED]);
}
