/*
 * facts - see facts.h
 */
#include "facts.h"
#include <stdio.h>

const char *
facts_slot_name(int slot)
{
	if (slot < 0 || slot >= HEADER_SLOTS)
		return "";
	return slot < COLUMN_COUNT ? columns_table[slot][COLUMNS_NAME]
				   : inputs_table[slot - COLUMN_COUNT][INPUTS_NAME];
}

const char *
facts_sure(const struct source *s)
{
	if (s == NULL)
		return "";
	if (s->own)
		return "your file";
	return s->sure == 'H' ? "documented" : s->sure == 'M' ? "seen" : "unverified";
}

static const struct judged *
find_judged(const struct plan *p, int cell)
{
	int i;

	for (i = 0; i < p->njudged; i++)
		if (p->judged[i].cell == cell)
			return &p->judged[i];
	return NULL;
}

struct str
facts_evidence(const struct plan *p, int slot, char *to, size_t room)
{
	struct place at = p->slot[slot];
	const struct judged *j = NULL;
	uint64_t line = 0;
	int n = 0;

	if (at.cell != HEADER_NONE)
		j = find_judged(p, at.cell);
	if (j == NULL && at.factor >= 0)
		j = find_judged(p, at.factor);
	if (j == NULL)
		return (struct str){ "", 0 };
	if (j->is_day && p->order[j->cell] != DAY_NONE &&
	    vote_evidence(&j->days, p->order[j->cell], &line) > 0)
		n = snprintf(to, room, "%s, line %llu", day_names[p->order[j->cell]],
		    (unsigned long long)line);
	if (!j->is_day && p->decimal[j->cell] != 0 &&
	    j->amounts.point + j->amounts.comma > 0)
		n = snprintf(to, room, "decimal %s, line %llu",
		    p->decimal[j->cell] == '.' ? "point" : "comma",
		    (unsigned long long)(p->decimal[j->cell] == '.'
					     ? j->amounts.point_line
					     : j->amounts.comma_line));
	return (struct str){ to, (size_t)n };
}

const char *const facts_dialect_names[FACTS_DIALECT] = { "encoding", "delimiter", "quote",
	"line_end", "header_line", "columns" };

static const char *
show_quote(const struct foreign *f, char buf[FACTS_SHOW])
{
	const struct csv_dialect *d = &f->sniff.dialect;

	if (d->quote == '\0')
		return "none";
	(void)snprintf(buf, FACTS_SHOW, "%c%s%s", d->quote,
	    d->escape == '\0' ? "" : " escaped", f->sniff.wrapped ? " around lines" : "");
	return buf;
}

const char *
facts_dialect(const struct foreign *f, enum facts_dialect what, char buf[FACTS_SHOW])
{
	switch (what) {
	case FACTS_ENCODING:
		return foreign_encoding_name(f);
	case FACTS_DELIMITER:
		return sniff_name(&f->sniff.dialect);
	case FACTS_QUOTE:
		return show_quote(f, buf);
	case FACTS_LINE_END:
		return foreign_line_end(f);
	case FACTS_HEADER:
		(void)snprintf(
		    buf, FACTS_SHOW, "%llu", (unsigned long long)f->header_line);
		return buf;
	default:
		(void)snprintf(buf, FACTS_SHOW, "%d", f->sniff.width - f->sniff.trailing);
		return buf;
	}
}
