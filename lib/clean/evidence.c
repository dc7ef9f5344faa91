/*
 * evidence - see evidence.h
 */
#include "evidence.h"
#include "die.h"
#include "email.h"
#include "facts.h"
#include "hint.h"
#include <stdio.h>

enum {
	NOTE = 1024,
	LONELY = 5,
	ADDRESSES = 2000, /* as many tell whether those of tests are usual */
};

static bool
votes_needed(const struct plan *p)
{
	int i;

	for (i = 0; i < p->njudged; i++)
		if (p->judged[i].is_day ? p->want->order == DAY_NONE
					: p->want->decimal == 0)
			return true;
	return false;
}

bool
evidence_needed(const struct plan *p)
{
	return votes_needed(p) ||
	       (p->slot[COLUMN_EMAIL].cell != HEADER_NONE &&
		   (p->want->order == DAY_NONE || p->want->decimal == 0));
}

/* Is the amount below zero? */
static bool
is_negative(struct str s)
{
	struct amount a;
	size_t i;

	for (i = 0; i < s.n && s.s[i] != '-' && s.s[i] != '(' &&
		    (i + 3 > s.n || memcmp(s.s + i, "\xe2\x88\x92", 3) != 0);
	     i++)
		;
	if (i == s.n || amount_plain(s, '\0', &a) != NULL || a.n == 0 || a.text[0] != '-')
		return false;
	for (i = 1; i < a.n; i++)
		if (a.text[i] >= '1' && a.text[i] <= '9')
			return true;
	return false;
}

/* What tells more than an order of dates or a decimal sign. */
static void
read_other(struct plan *p, struct foreign *f, const struct foreign_row *row)
{
	int amount = p->slot[COLUMN_AMOUNT].cell, email = p->slot[COLUMN_EMAIL].cell;
	char address[EMAIL_MAX];
	size_t n = 0;

	if (p->refund == REFUND_ANY && amount != HEADER_NONE)
		p->negatives += is_negative(foreign_cell(f, row, amount));
	if (email == HEADER_NONE || p->addresses >= ADDRESSES ||
	    email_clean(foreign_cell(f, row, email), address, &n) != NULL)
		return;
	p->addresses++;
	p->lonely &= n == p->nfirst && memcmp(address, p->first, n) == 0;
	if (p->addresses == 1) {
		memcpy(p->first, address, n);
		p->nfirst = n;
		p->lonely = true;
	}
	p->tests += (email_class((struct str){ address, n }) & EMAIL_TEST) != 0;
}

void
evidence_read(struct plan *p, struct foreign *f)
{
	struct foreign_row row;
	struct judged *j, *end = p->judged + p->njudged;
	struct str cell;
	/* where only the addresses count the first of them do; a pipe is spooled whole */
	bool few = !votes_needed(p) && f->in.regular;

	while (!(few && p->addresses >= ADDRESSES) && foreign_read(f, &row)) {
		if (row.code != NULL)
			continue;
		for (j = p->judged; j < end; j++) {
			cell = foreign_cell(f, &row, j->cell);
			if (j->is_day)
				vote_day(cell, row.csv.line, &j->days);
			else
				amount_vote(cell, row.csv.line, &j->amounts);
		}
		if (p->refund == REFUND_ANY || p->addresses < ADDRESSES)
			read_other(p, f, &row);
	}
}

static const char *
name_of(int slot)
{
	return slot == HEADER_NONE ? "number" : facts_slot_name(slot);
}

static void
decide_days(struct plan *p, const struct foreign *f, struct judged *j)
{
	const struct votes *v = &j->days;
	enum day_order best = vote_decide(v);
	char show[STR_SHOW];
	uint64_t line, rows = vote_evidence(v, best, &line);
	const char *hint = vote_hint(v);

	if (best == DAY_NONE && p->source != NULL && p->source->order != DAY_NONE)
		best = p->source->order; /* what the system always writes */
	p->order[j->cell] = best;
	str_show(p->header->name[j->cell], show);
	if (hint != NULL)
		note("%s: %s ('%s'): read as %s: %s (--date-order)", f->file,
		    name_of(j->column), show, day_names[best], hint);
	else if (vote_year_open(v))
		note("%s: %s ('%s'): no row decides between 15-10-26 and 26-10-15: read "
		     "as day-month-year (--date-order)",
		    f->file, name_of(j->column), show);
	else if (best == DAY_NONE && v->open > 0)
		note("%s: %s ('%s'): no row tells day from month: read as day-month-year "
		     "(--date-order)",
		    f->file, name_of(j->column), show);
	if (best != DAY_NONE && v->against[best] > 0)
		warn("%s: %s ('%s'): %llu rows tell that it is %s (line %llu), %llu do "
		     "not fit that "
		     "(line %llu)",
		    f->file, name_of(j->column), show, (unsigned long long)rows,
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
	if (p->decimal[j->cell] == 0 && p->source != NULL)
		p->decimal[j->cell] = p->source->decimal;
	str_show(p->header->name[j->cell], show);
	if (p->decimal[j->cell] == 0 && v->open > 0)
		note("%s: %s ('%s'): %llu values like 1.234 and no row tells whether "
		     "that is a "
		     "group: read as one (--decimal)",
		    f->file, name_of(j->column), show, (unsigned long long)v->open);
	else if (v->open > 0 && v->point > 0 && v->comma > 0)
		warn("%s: %s ('%s'): decimal points (%llu rows, line %llu) and commas "
		     "(%llu rows, "
		     "line %llu): %llu values like 1.234 follow the %s",
		    f->file, name_of(j->column), show, (unsigned long long)v->point,
		    (unsigned long long)v->point_line, (unsigned long long)v->comma,
		    (unsigned long long)v->comma_line, (unsigned long long)v->open,
		    p->decimal[j->cell] == '.' ? "point" : "comma");
}

/* "date=Datum (day-month-year, line 3)" */
static int
describe(const struct plan *p, int slot, char *to, size_t room)
{
	enum { EVIDENCE = 128 };
	struct place at = p->slot[slot];
	char show[STR_SHOW], factor[STR_SHOW] = "", buf[EVIDENCE];
	struct str evidence = facts_evidence(p, slot, buf, sizeof buf);

	if (at.factor != HEADER_NONE)
		str_show(
		    at.factor == HEADER_NUMBER ? at.number : p->header->name[at.factor],
		    factor);
	return snprintf(to, room, "%s=%s%s%s%s%.*s%s",
	    slot == HEADER_OPTOUT ? "consent=not" : facts_slot_name(slot),
	    str_show(p->header->name[at.cell], show), factor[0] == '\0' ? "" : "*",
	    factor, evidence.n == 0 ? "" : " (", (int)evidence.n, evidence.s,
	    evidence.n == 0 ? "" : ")");
}

/* Are there cells that mean something in a country, and is it told neither by a column nor by
   the user? */
static bool
needs_country(const struct plan *p)
{
	return !p->want->country_told && !plan_has(p, COLUMN_COUNTRY) &&
	       (plan_has(p, COLUMN_PHONE) || plan_has(p, COLUMN_MOBILE) ||
		   plan_has(p, COLUMN_POSTCODE));
}

static void
summarize(const struct plan *p, const struct foreign *f)
{
	enum { PIECE = 2 * STR_SHOW + 128 };
	char line[NOTE + PIECE], *sep = "; ", show[STR_SHOW];
	int i, n;

	n = snprintf(line, sizeof line, "%s: %.*s%s%s, %s", f->file,
	    p->source == NULL ? 0 : (int)p->source->name.n,
	    p->source == NULL ? "" : p->source->name.s, p->source == NULL ? "" : ": ",
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
	else if (needs_country(p))
		(void)snprintf(line + n, sizeof line - (size_t)n,
		    "; numbers and names are read as those of %s (--country)",
		    p->want->country);
	note("%s", line);
}

/* The order or the sign that all decided columns of the file share; 0: none, or several. */
static int
shared(const struct plan *p, bool is_day)
{
	const struct judged *j;
	int all = 0, one;

	for (j = p->judged; j < p->judged + p->njudged; j++) {
		one = is_day ? (int)p->order[j->cell] : p->decimal[j->cell];
		if (j->is_day != is_day || one == 0)
			continue;
		if (all != 0 && all != one)
			return 0;
		all = one;
	}
	return all;
}

/* One system writes all columns of a file alike: those without evidence follow the others. */
static void
follow_siblings(struct plan *p)
{
	int order = shared(p, true), decimal = shared(p, false);
	struct judged *j;

	for (j = p->judged; j < p->judged + p->njudged; j++) {
		if (j->is_day && p->order[j->cell] == DAY_NONE &&
		    !vote_year_open(&j->days))
			p->order[j->cell] = (enum day_order)order;
		if (!j->is_day && p->decimal[j->cell] == 0)
			p->decimal[j->cell] = (char)decimal;
	}
}

void
evidence_decide(struct plan *p, const struct foreign *f, bool read)
{
	const struct str *cents = hint_cents(p->header);
	const char *unread;
	struct judged *j;
	char show[STR_SHOW];

	if (p->refund == REFUND_ANY && read) {
		p->guessed = p->negatives > 0;
		p->refund = p->guessed ? REFUND_OWN : REFUND_STATUS;
	}
	p->tests_usual = p->tests * 2 > p->addresses;
	if (p->tests_usual)
		note("%s: %llu of %llu e-mail addresses are of reserved domains: not "
		     "taken for tests",
		    f->file, (unsigned long long)p->tests,
		    (unsigned long long)p->addresses);
	if (p->lonely && p->addresses >= LONELY && p->kind <= KIND_REFUND)
		warn("%s: all %llu e-mail addresses are one: is it the shop's own? Its "
		     "buyers "
		     "would be one customer (--drop email)",
		    f->file, (unsigned long long)p->addresses);
	for (j = p->judged; j < p->judged + p->njudged; j++) {
		if (p->header->own)
			break; /* records are written in one way */
		if (j->is_day && p->want->order == DAY_NONE)
			decide_days(p, f, j);
		else if (!j->is_day && p->want->decimal == 0)
			decide_amounts(p, f, j);
	}
	follow_siblings(p);
	if (!f->named)
		summarize(p, f);
	unread = p->want->kind == KIND_ANY && p->kind > KIND_REFUND
		     ? hint_money(p->header)
		     : NULL;
	if (p->want->kind == KIND_ANY && p->kind > KIND_REFUND && cents != NULL)
		note("%s: no orders, unless --map 'amount=%s*0.01'", f->file,
		    str_show(*cents, show));
	else if (unread != NULL && p->source == NULL)
		warn("%s: no orders: no amount is known, and not used is %s (--map "
		     "amount=HEADER; --kind contact says that it is right)",
		    f->file, unread);
}
