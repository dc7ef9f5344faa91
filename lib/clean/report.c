/*
 * report - see report.h
 */
#include "report.h"
#include "num.h"
#include "tidy.h"
#include "facts.h"
#include <stdlib.h>

enum { FIELD = 1024 };

/* One record; what has no value is empty. */
struct fact {
	const char *item, *file;
	struct str source, name, column;
	bool counted;
	uint64_t rows;
	const struct wide *amount;
	struct str lines, detail;
};

void
report_open(
    struct report *r, const char *path, struct output *out, const struct want *want)
{
	r->out = out;
	if (path != NULL) {
		side_open(&r->side, path);
		r->out = &r->side.out;
	}
	r->filled = mem_alloc((size_t)want->ncolumns + 1, sizeof *r->filled);
	out_str(r->out,
	    str_of("item\tfile\tsource\tname\tcolumn\trows\tamount\tlines\tdetail\n"));
}

static void
put(struct output *o, struct str s, char end)
{
	out_room(o, FIELD + 1);
	o->at = tidy_put_bytes(o->at, o->at + FIELD, s);
	*o->at++ = end;
}

static void
put_fact(struct report *r, const struct fact *f)
{
	char show[MONEY_SHOW];
	struct output *o = r->out;

	put(o, str_of(f->item), '\t');
	put(o, str_of(f->file), '\t');
	put(o, f->source, '\t');
	put(o, f->name, '\t');
	put(o, f->column, '\t');
	out_room(o, 2 * MONEY_SHOW);
	if (f->counted)
		o->at += num_show((int64_t)f->rows, o->at);
	*o->at++ = '\t';
	put(o,
	    f->amount == NULL
		? (struct str){ "", 0 }
		: (struct str){ show, (size_t)money_show_sum(*f->amount, show) },
	    '\t');
	put(o, f->lines, '\t');
	put(o, f->detail, '\n');
}

void
report_record(struct report *r, const char *record, size_t n)
{
	uint64_t *filled = r->filled;
	size_t i, from = 0;

	for (i = 0; i < n; i++)
		if (record[i] == '\t' || record[i] == '\n') {
			*filled++ += i > from;
			from = i + 1;
		}
}

static void
put_outcomes(struct report *r, const struct fact *base, const struct tally *before,
    const struct tally *after, uint64_t split)
{
	struct fact f = *base;
	struct wide sum;
	int i;

	f.item = "rows";
	f.counted = true;
	f.name = str_of("in");
	f.rows = after->in_rows - before->in_rows;
	sum = after->in_money;
	wide_join(&sum, wide_minus(before->in_money));
	f.amount = &sum;
	put_fact(r, &f);
	for (i = 0; after->words[i] != NULL; i++) {
		f.name = str_of(after->words[i]);
		f.rows = after->rows[i] - before->rows[i];
		sum = after->sum[i];
		wide_join(&sum, wide_minus(before->sum[i]));
		put_fact(r, &f);
	}
	f.name = str_of("split off");
	f.rows = split;
	f.amount = NULL;
	put_fact(r, &f);
}

static void
put_dialect(struct report *r, const struct fact *base, const struct foreign *f)
{
	char buf[FACTS_SHOW];
	struct fact fact = *base;
	int i;

	fact.item = "dialect";
	for (i = 0; i < FACTS_DIALECT; i++) {
		fact.name = str_of(facts_dialect_names[i]);
		fact.detail = str_of(facts_dialect(f, (enum facts_dialect)i, buf));
		put_fact(r, &fact);
	}
}

/* The headers of which columns are made. */
static void
put_inputs(struct report *r, struct fact f, const struct plan *p)
{
	char detail[FIELD];
	int slot;

	f.item = "column";
	for (slot = COLUMN_COUNT; slot < HEADER_SLOTS; slot++) {
		if (!plan_has(p, slot))
			continue;
		f.name = str_of(facts_slot_name(slot));
		f.column = p->header->name[p->slot[slot].cell];
		f.detail = facts_evidence(p, slot, detail, sizeof detail);
		put_fact(r, &f);
	}
}

/* The header that a column of the output is taken from, or nothing. */
static struct str
header_of(const struct plan *p, const struct out_column *c)
{
	int cell = HEADER_NONE;
	size_t k;

	if (c->column != HEADER_NONE)
		cell = p->slot[c->column].cell;
	for (k = 0; c->column == HEADER_NONE && k < p->want->nmap; k++)
		if (str_eq(p->want->map[k].name, c->name))
			cell = p->header->extra[k].cell;
	return cell == HEADER_NONE ? (struct str){ "", 0 } : p->header->name[cell];
}

static void
put_columns(struct report *r, const struct fact *base, const struct plan *p)
{
	struct fact f = *base;
	char detail[FIELD];
	int i, slot;

	f.item = "column";
	for (i = 0; i < p->want->ncolumns; i++) {
		slot = p->want->columns[i].column;
		f.name = p->want->columns[i].name;
		f.counted = true;
		f.rows = r->filled[i];
		f.column = header_of(p, &p->want->columns[i]);
		f.detail = slot == HEADER_NONE
			       ? (struct str){ "", 0 }
			       : facts_evidence(p, slot, detail, sizeof detail);
		if (f.rows > 0 || f.column.n > 0)
			put_fact(r, &f);
		r->filled[i] = 0;
	}
	put_inputs(r, *base, p);
	f = *base;
	f.item = "dropped";
	for (i = 0; i < p->header->n; i++)
		if (!p->header->taken[i]) {
			f.name = p->header->name[i];
			put_fact(r, &f);
		}
}

static struct str
show_lines(const struct found_in *f, char buf[LEDGER_LINES * NUM_SHOW])
{
	size_t i, n = 0;

	for (i = 0; i < LEDGER_LINES && f->line[i] > 0; i++) {
		if (i > 0)
			buf[n++] = ',';
		n += (size_t)num_show((int64_t)f->line[i], buf + n);
	}
	return (struct str){ buf, n };
}

static void
put_rules(struct report *r, const struct fact *base, const struct ledger *l)
{
	char lines[LEDGER_LINES * NUM_SHOW + LEDGER_LINES];
	struct fact f = *base;
	int rule, column;

	f.item = "rule";
	f.counted = true;
	for (rule = 0; rule < RULE_COUNT; rule++)
		for (column = 0; column < LEDGER_COLUMNS; column++) {
			f.rows = l->in[rule][column].n;
			if (f.rows == 0)
				continue;
			f.name = str_of(rules_table[rule][RULES_CODE]);
			f.column = str_of(facts_slot_name(column));
			f.amount = column == HEADER_SLOTS ? &l->found[rule].sum : NULL;
			f.lines = show_lines(&l->in[rule][column], lines);
			f.detail = str_of(rules_table[rule][RULES_EFFECT]);
			put_fact(r, &f);
		}
}

/* Likely slips in domains, and what is likely meant. */
static void
put_near(struct report *r, const struct fact *base)
{
	struct fact f = *base;
	char line[NUM_SHOW];
	int i;

	f.item = "near";
	f.counted = true;
	f.column = str_of(columns_table[COLUMN_EMAIL][COLUMNS_NAME]);
	for (i = 0; i < r->near.n; i++) {
		const struct near_domain *d = &r->near.domain[i];

		if (!near_is_listed(d))
			continue;
		f.name = (struct str){ d->name, d->n };
		f.rows = d->rows;
		f.lines = (struct str){ line, (size_t)num_show((int64_t)d->line, line) };
		f.detail = str_of(d->meant);
		put_fact(r, &f);
	}
	r->near.n = 0;
}

void
report_file(struct report *r, const struct foreign *f, const struct plan *p,
    const struct ledger *l, const struct tally *before, const struct tally *after,
    uint64_t split)
{
	struct fact base = { .item = "file", .file = f->file, .source = p->origin };

	base.name = p->source == NULL ? str_of("general headers") : p->source->name;
	base.detail = str_of(facts_sure(p->source));
	put_fact(r, &base);
	base.name = base.detail = (struct str){ "", 0 };
	put_outcomes(r, &base, before, after, split);
	put_dialect(r, &base, f);
	put_columns(r, &base, p);
	put_rules(r, &base, l);
	put_near(r, &base);
}

void
report_sources(struct report *r, const struct fresh *fresh)
{
	struct fact f = { .item = "newest", .file = "", .counted = true };
	int i;

	for (i = 0; i < fresh->n; i++) {
		f.source = (struct str){ fresh->source[i].name, fresh->source[i].n };
		f.rows = fresh->source[i].rows;
		f.detail = str_of(fresh->source[i].newest);
		put_fact(r, &f);
	}
	free(r->filled);
}
