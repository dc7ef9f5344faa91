/*
 * evidence - see evidence.h
 */
#include "evidence.h"
#include "die.h"
#include "hint.h"
#include <stdio.h>

enum { NOTE = 1024 };

bool
evidence_needed(const struct plan *p)
{
	int i;

	for (i = 0; i < p->njudged; i++)
		if (p->judged[i].is_day ? p->want->order == DAY_NONE
					: p->want->decimal == 0)
			return true;
	return false;
}

void
evidence_read(struct plan *p, struct foreign *f)
{
	struct foreign_row row;
	struct judged *j, *end = p->judged + p->njudged;
	struct str cell;

	while (foreign_read(f, &row)) {
		if (row.code != NULL)
			continue;
		for (j = p->judged; j < end; j++) {
			cell = foreign_cell(f, &row, j->cell);
			if (j->is_day)
				vote_day(cell, row.csv.line, &j->days);
			else
				amount_vote(cell, row.csv.line, &j->amounts);
		}
	}
}

static const char *
column_name(int column)
{
	return column == HEADER_NONE ? "number" : columns_table[column][COLUMNS_NAME];
}

static void
decide_days(struct plan *p, const struct foreign *f, struct judged *j)
{
	const struct votes *v = &j->days;
	enum day_order best = vote_decide(v);
	char show[STR_SHOW];
	uint64_t line, rows = vote_evidence(v, best, &line);

	p->order[j->cell] = best;
	str_show(p->header->name[j->cell], show);
	if (vote_year_open(v))
		note("%s: %s ('%s'): no row decides between 15-10-26 and 26-10-15: read "
		     "as day-month-year (--date-order)",
		    f->file, column_name(j->column), show);
	else if (best == DAY_NONE && v->open > 0)
		note("%s: %s ('%s'): no row tells day from month: read as day-month-year "
		     "(--date-order)",
		    f->file, column_name(j->column), show);
	if (best != DAY_NONE && v->against[best] > 0)
		warn("%s: %s ('%s'): %llu rows tell that it is %s (line %llu), %llu do "
		     "not fit that "
		     "(line %llu)",
		    f->file, column_name(j->column), show, (unsigned long long)rows,
		    day_names[best], (unsigned long long)line,
		    (unsigned long long)v->against[best],
		    (unsigned long long)v->against_line[best]);
}

static void
decide_amounts(struct plan *p, const struct foreign *f, struct judged *j)
{
	const struct amount_votes *v = &j->amounts;
	char show[STR_SHOW];

	p->decimal[j->cell] = amount_decide(v);
	str_show(p->header->name[j->cell], show);
	if (p->decimal[j->cell] == 0 && v->open > 0)
		note("%s: %s ('%s'): %llu values like 1.234 and no row tells whether "
		     "that is a "
		     "group: read as one (--decimal)",
		    f->file, column_name(j->column), show, (unsigned long long)v->open);
	else if (v->open > 0 && v->point > 0 && v->comma > 0)
		warn("%s: %s ('%s'): decimal points (%llu rows, line %llu) and commas "
		     "(%llu rows, "
		     "line %llu): %llu values like 1.234 follow the %s",
		    f->file, column_name(j->column), show, (unsigned long long)v->point,
		    (unsigned long long)v->point_line, (unsigned long long)v->comma,
		    (unsigned long long)v->comma_line, (unsigned long long)v->open,
		    p->decimal[j->cell] == '.' ? "point" : "comma");
}

/* "date=Datum (day-month-year, line 3)" */
static int
describe(const struct plan *p, int column, char *to, size_t room)
{
	struct place at = p->slot[column];
	char show[STR_SHOW], other[STR_SHOW];
	const struct judged *j;
	enum day_order order;
	uint64_t line;
	int n;

	n = snprintf(to, room, "%s=%s",
	    column == HEADER_OPTOUT ? "consent=not" : columns_table[column][COLUMNS_NAME],
	    str_show(p->header->name[at.cell], show));
	if (at.factor != HEADER_NONE)
		n += snprintf(to + n, room - (size_t)n, "*%s",
		    str_show(at.factor == HEADER_NUMBER ? at.number
							: p->header->name[at.factor],
			other));
	for (j = p->judged; j < p->judged + p->njudged; j++) {
		if (j->cell != at.cell && j->cell != at.factor)
			continue;
		order = p->order[j->cell];
		if (j->is_day && order != DAY_NONE &&
		    vote_evidence(&j->days, order, &line) > 0)
			n += snprintf(to + n, room - (size_t)n, " (%s, line %llu)",
			    day_names[order], (unsigned long long)line);
		if (!j->is_day && p->decimal[j->cell] != 0 &&
		    j->amounts.point + j->amounts.comma > 0)
			n +=
			    snprintf(to + n, room - (size_t)n, " (decimal %s, line %llu)",
				p->decimal[j->cell] == '.' ? "point" : "comma",
				(unsigned long long)(p->decimal[j->cell] == '.'
							 ? j->amounts.point_line
							 : j->amounts.comma_line));
	}
	return n;
}

static void
summarize(const struct plan *p, const struct foreign *f)
{
	enum { PIECE = 2 * STR_SHOW + 128 };
	char line[NOTE + PIECE], *sep = "; ", show[STR_SHOW];
	int i, n;

	n = snprintf(line, sizeof line, "%s: %s, %s", f->file,
	    plan_has(p, COLUMN_KIND) ? "rows by kind" : kind_names[p->kind].s,
	    sniff_name(&f->sniff.dialect));
	for (i = 0; i < HEADER_SLOTS && n < NOTE; i++)
		if (plan_has(p, i)) {
			n += snprintf(line + n, sizeof line - (size_t)n, "%s", sep);
			n += describe(p, i, line + n, sizeof line - (size_t)n);
			sep = ", ";
		}
	for (i = 0, sep = "; not used: "; i < p->header->n && n < NOTE; i++)
		if (!p->header->taken[i]) {
			n += snprintf(line + n, sizeof line - (size_t)n, "%s%s", sep,
			    str_show(p->header->name[i], show));
			sep = ", ";
		}
	if (n >= NOTE)
		(void)snprintf(line + n, sizeof line - (size_t)n, " ...");
	note("%s", line);
}

void
evidence_decide(struct plan *p, const struct foreign *f)
{
	const struct str *cents = hint_cents(p->header);
	struct judged *j;
	char show[STR_SHOW];

	for (j = p->judged; j < p->judged + p->njudged; j++) {
		if (j->is_day && p->want->order == DAY_NONE)
			decide_days(p, f, j);
		else if (!j->is_day && p->want->decimal == 0)
			decide_amounts(p, f, j);
	}
	if (!f->named)
		summarize(p, f);
	if (p->want->kind == KIND_ANY && p->kind > KIND_REFUND && cents != NULL)
		note("%s: no orders, unless --map 'amount=%s*0.01'", f->file,
		    str_show(*cents, show));
}
