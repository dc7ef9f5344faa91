/*
 * explain - see explain.h
 */
#include "explain.h"
#include "facts.h"
#include "num.h"
#include "tidy.h"

enum { FIELD = 4096 };

static const struct str nothing = { "", 0 };

static void
put(struct output *o, struct str s, char end)
{
	out_room(o, FIELD + 1);
	o->at = tidy_put_bytes(o->at, o->at + FIELD, s);
	*o->at++ = end;
}

static void
put_value(struct explain *e, struct line *l, struct str value)
{
	char buf[STR_SHOW];

	put(e->out, ledger_shown(l->ledger, value, buf), '\t');
}

static const char *const fates[] = { "kept", "rejected", "folded", "skipped" };

/* file line column header before after rule meaning; fate: it stands for `after`, or NULL */
static void
put_record(struct explain *e, struct line *l, int column, struct str before,
    struct str after, const char *fate, int rule)
{
	struct output *o = e->out;
	char number[NUM_SHOW];
	int cell = column == HEADER_NONE ? HEADER_NONE : l->p->slot[column].cell;

	put(o, str_of(l->f->file), '\t');
	put(o, (struct str){ number, (size_t)num_show((int64_t)l->row.csv.line, number) },
	    '\t');
	put(o, str_of(facts_slot_name(column)), '\t');
	put(o, cell == HEADER_NONE ? nothing : l->p->header->name[cell], '\t');
	put_value(e, l, before);
	if (fate != NULL)
		put(o, str_of(fate), '\t');
	else
		put_value(e, l, after);
	put(o, str_of(rule < 0 ? "" : rules_table[rule][RULES_CODE]), '\t');
	put(o, str_of(rule < 0 ? "" : rules_table[rule][RULES_MEANING]), '\n');
}

void
explain_start(struct explain *e, struct output *out)
{
	e->out = out;
	out_str(
	    out, str_of("file\tline\tcolumn\theader\tbefore\tafter\trule\tmeaning\n"));
	if (e->rule < 0)
		return;
	out_str(out, str_of("\t\t\t\t\t"));
	put(out, str_of(rules_table[e->rule][RULES_EFFECT]), '\t');
	put(out, str_of(rules_table[e->rule][RULES_CODE]), '\t');
	put(out, str_of(rules_table[e->rule][RULES_MEANING]), '\n');
}

void
explain_file(struct explain *e)
{
	e->shown = 0;
}

static void
show_example(struct explain *e, struct line *l, const struct verdict *v)
{
	const struct ledger *g = l->ledger;
	size_t i;

	for (i = 0; i < g->nfindings && e->shown < EXPLAIN_EXAMPLES; i++)
		if (g->findings[i].rule == e->rule) {
			put_record(e, l, g->findings[i].column, g->findings[i].before,
			    g->findings[i].after, NULL, -1);
			e->shown++;
		}
	if (v->rule == e->rule && e->shown < EXPLAIN_EXAMPLES) {
		put_record(e, l, v->column,
		    v->column == HEADER_NONE || !plan_has(l->p, v->column)
			? ledger_record(&l->row)
			: value_slot(l, v->column),
		    nothing, fates[v->outcome], -1);
		e->shown++;
	}
}

/* Each column of the output, from what to what. */
static void
show_columns(struct explain *e, struct line *l, struct str record)
{
	const struct want *want = l->p->want;
	struct str rest = record, field;
	int i, column;

	for (i = 0; i < want->ncolumns && str_cut(&rest, '\t', &field); i++) {
		column = want->columns[i].column;
		if (column == HEADER_NONE || (field.n == 0 && !plan_has(l->p, column)))
			continue;
		put_record(e, l, column, value_slot(l, column), field, NULL, -1);
	}
}

void
explain_row(struct explain *e, struct line *l, const struct verdict *v, struct str record)
{
	const struct ledger *g = l->ledger;
	bool unread = l->row.code != NULL;
	size_t i;

	if (e->rule >= 0) {
		show_example(e, l, v);
		return;
	}
	if (l->row.csv.line != e->line)
		return;
	e->found = true;
	put_record(e, l, unread ? HEADER_NONE : v->column,
	    unread || v->column == HEADER_NONE ? ledger_record(&l->row)
					       : value_slot(l, v->column),
	    nothing, fates[v->outcome], v->rule);
	for (i = 0; i < g->nfindings; i++)
		put_record(e, l, g->findings[i].column, g->findings[i].before,
		    g->findings[i].after, NULL, g->findings[i].rule);
	if (v->outcome == OUTCOME_KEPT)
		show_columns(e, l, record);
}
