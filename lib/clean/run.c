/*
 * run - see run.h
 */
#include "run.h"
#include "die.h"
#include "facts.h"
#include "person.h"
#include "write.h"
#include <stdio.h>
#include <unistd.h>

enum { NOTE = 2048 };

static const char *const outcomes[] = { "kept", "rejected", "folded", "skipped", NULL };

void
run_start(struct run *r, struct output *out)
{
	r->out = out;
	out_open(&r->draft, STDOUT_FILENO, out->name);
	r->tally.words = outcomes;
	r->tally.money = true;
}

/* Where records are written; on standard output may stand what is said of them instead. */
static struct output *
records(struct run *r)
{
	return r->dry ? &r->draft : r->out;
}

/* What a report, --fresh and --explain want to know of a row; then it is written. */
static void
written(struct run *r, struct line *l, const struct verdict *v, size_t n)
{
	struct str source = value_slot(l, COLUMN_SOURCE);

	if (source.n == 0)
		source = l->p->origin;
	if (r->fresh != NULL)
		fresh_see(r->fresh, source, l->date, l->ndate);
	if (r->report != NULL)
		report_record(r->report, records(r)->at, n);
	if (r->report != NULL && !l->refunding)
		near_see(&r->report->near, (struct str){ l->email, l->nemail },
		    l->row.csv.line);
	if (r->explain != NULL)
		explain_row(r->explain, l, v, (struct str){ records(r)->at, n - 1 });
	if (!r->dry)
		write_done(r->out, n);
}

static struct verdict
reject_as(int rule, int column, const char *why)
{
	return (struct verdict){ OUTCOME_REJECTED, rule, why, column, 0 };
}

/* The row of what was paid back: the order's, but for these. Its pieces are counted once. */
static bool
write_refund(struct run *r, struct line *l, money refund)
{
	const struct verdict split = { OUTCOME_KEPT, RULE_REFUND_SPLIT, NULL, HEADER_NONE,
		0 };
	int slot = COLUMN_COUNT + INPUT_REFUND_DATE, n = 0;
	const char *as_of = l->p->want->as_of;
	enum day_form form;
	char day[DAY_SHOW];
	bool bad_day = false;
	size_t size;

	l->kind = KIND_REFUND;
	l->amount = -refund;
	l->refunding = true;
	if (plan_has(l->p, slot) &&
	    value_day(l, l->p->slot[slot].cell, day, &n, &form) == NULL &&
	    memcmp(day, l->date, 10) >= 0 && memcmp(day, "2900", 4) < 0 &&
	    (as_of[0] == '\0' || memcmp(day, as_of, 10) <= 0)) {
		memcpy(l->date, day, (size_t)n);
		l->ndate = n;
	} else if (value_slot(l, slot).n > 0) {
		bad_day = true;
	}
	size = write_line(records(r), l);
	if (size == 0)
		return false;
	ledger_forget(&r->ledger); /* the order's row said it all */
	if (bad_day) {
		ledger_cell(&r->ledger, RULE_REFUND_DAY, slot, value_slot(l, slot),
		    (struct str){ l->date, 10 });
		ledger_keep(&r->ledger, l->f, &l->row);
	}
	written(r, l, &split, size);
	ledger_row(&r->ledger, &l->row, RULE_REFUND_SPLIT, l->amount);
	r->split++;
	return true;
}

/* Write a row that is to be kept; what speaks against it is found only now. */
static struct verdict
keep(struct run *r, struct line *l, struct verdict v)
{
	const struct finding *first;
	money gross = l->amount;
	size_t n = write_line(records(r), l);

	first = ledger_strict(&r->ledger);
	if (n == 0)
		return reject_as(RULE_RECORD_TOO_LONG, HEADER_NONE, "longer than 1 MiB");
	if (first != NULL)
		return reject_as(
		    first->rule, first->column, rules_table[first->rule][RULES_MEANING]);
	written(r, l, &v, n);
	ledger_keep(&r->ledger, l->f, &l->row);
	if (v.refund != 0 && !write_refund(r, l, v.refund))
		die(EX_SOFTWARE, "bug: a refund longer than its order");
	l->amount = gross - v.refund;
	return v;
}

static void
reject(struct run *r, struct line *l, const struct verdict *v)
{
	struct reject what = { .rule = v->rule, .why = v->why };
	int cell = v->column == HEADER_NONE ? HEADER_NONE : l->p->slot[v->column].cell;

	if (v->column != HEADER_NONE)
		what.column = facts_slot_name(v->column);
	if (cell != HEADER_NONE) {
		what.header = l->p->header->name[cell];
		what.value = value_cell(l, cell);
	}
	ledger_reject(&r->ledger, l->f, &l->row, &what, l->amount);
	if (l->p->kind == KIND_ORDER && l->no_amount != NULL)
		ledger_row(&r->ledger, &l->row, RULE_AMOUNT_UNREAD, 0);
}

static void
run_row(struct run *r, struct judge *j, struct line *l)
{
	struct verdict v = judge_line(j, l);

	l->refunding = false;
	if (v.outcome == OUTCOME_KEPT)
		v = keep(r, l, v);
	judge_remember(l, &v);
	if (v.outcome != OUTCOME_KEPT) {
		if (r->explain != NULL)
			explain_row(r->explain, l, &v, (struct str){ "", 0 });
		ledger_forget(&r->ledger);
		if (v.outcome == OUTCOME_REJECTED) {
			reject(r, l, &v);
		} else {
			ledger_row(&r->ledger, &l->row, v.rule, l->amount);
			if (v.outcome == OUTCOME_SKIPPED && l->no_amount != NULL &&
			    l->kind <= KIND_REFUND && v.rule != RULE_TOTAL && !l->further)
				ledger_row(&r->ledger, &l->row, RULE_SKIPPED_UNREAD, 0);
		}
	}
	tally_in(&r->tally, l->amount);
	tally_out(&r->tally, (int)v.outcome, l->amount);
}

/* ---- the end of a file ---- */

static void
note_strange(const struct judge *j, const struct foreign *f)
{
	char line[NOTE];

	if (j->strange.nwords == 0)
		return;
	word_show_strange(&j->strange, line, sizeof line);
	note("%s: status not known, kept: %s", f->file, line);
}

/* Amounts of one run with VAT and without: they do not add up. */
static void
check_basis(struct run *r, const struct foreign *f, const struct plan *p)
{
	if (p->kind > KIND_REFUND || p->basis == BASIS_ANY)
		return;
	if (r->basis == BASIS_ANY)
		r->basis = p->basis;
	if (r->basis == p->basis)
		return;
	warn("%s: amounts %s VAT, those of the files before %s: they do not add up",
	    f->file, p->basis == BASIS_NET ? "without" : "with",
	    p->basis == BASIS_NET ? "with it" : "without");
	r->ledger.found[RULE_BASIS_MIXED].n++;
	r->ledger.in[RULE_BASIS_MIXED][COLUMN_AMOUNT].n++;
}

/* Numbers of another country than the shop's, where no column tells it. */
static void
hint_country(const struct run *r, const struct foreign *f, const struct plan *p)
{
	uint64_t bad = r->ledger.found[RULE_PHONE_INVALID].n;

	if (bad * 2 > r->tally.in_rows && !p->want->country_told &&
	    !plan_has(p, COLUMN_COUNTRY))
		note("%s: most phone numbers are none of %s: --country CODE?", f->file,
		    p->want->country);
}

static void
check_kept(const struct run *r, const struct tally *before, const struct foreign *f)
{
	uint64_t rows[OUTCOME_SKIPPED + 1];
	int i;

	for (i = 0; i <= OUTCOME_SKIPPED; i++)
		rows[i] = r->tally.rows[i] - before->rows[i];
	if (rows[OUTCOME_KEPT] == 0 && r->tally.in_rows > before->in_rows)
		warn("%s: no row kept: %llu rejected, %llu skipped", f->file,
		    (unsigned long long)rows[OUTCOME_REJECTED],
		    (unsigned long long)rows[OUTCOME_SKIPPED]);
}

void
run_file(struct run *r, struct foreign *f, const struct plan *p)
{
	struct line line = { .f = f, .p = p, .ledger = &r->ledger };
	struct tally before = r->tally;
	uint64_t split = r->split;
	struct judge judge;

	judge_start(&judge);
	value_start(&line);
	if (r->explain != NULL)
		explain_file(r->explain);
	while (foreign_read(f, &line.row))
		run_row(r, &judge, &line);
	judge_end(&judge, &line);
	ledger_note(&r->ledger, f);
	note_strange(&judge, f);
	check_basis(r, f, p);
	hint_country(r, f, p);
	if (r->report != NULL)
		report_file(
		    r->report, f, p, &r->ledger, &before, &r->tally, r->split - split);
	limit_check(&r->limit, &r->ledger, f, r->tally.in_rows - before.in_rows);
	check_kept(r, &before, f);
	ledger_next(&r->ledger);
}
