/*
 * write - see write.h
 */
#include "write.h"
#include "address.h"
#include "marker.h"
#include "mend.h"
#include "num.h"
#include "person.h"
#include "secret.h"
#include "sense.h"
#include "tidy.h"

enum { LINE = 1 << 20 };

static const struct str nothing = { "", 0 };

void
write_header(struct output *out, const struct want *want)
{
	int i;

	for (i = 0; i < want->ncolumns; i++) {
		if (i > 0)
			out_char(out, '\t');
		out_str(out, want->columns[i].name);
	}
	out_char(out, '\n');
}

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

static inline struct str
step_cell(struct line *l, const struct step *s)
{
	struct str cell;

	if (s->column != HEADER_NONE)
		return value_slot(l, s->column);
	cell = value_cell(l, s->at.cell);
	return cell.n == 0 && s->at.other != HEADER_NONE ? value_cell(l, s->at.other)
							 : cell;
}

/* Text with nothing to escape, sixteen bytes at a time: both have room behind. */
static char *
put_plain(char *to, struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i += 16)
		memcpy(to + i, s.s + i, 16);
	return to + s.n;
}

static inline bool
is_plain(const struct line *l, struct str s)
{
	return (l->plain && !l->further) || mend_is_plain(s);
}

static char *
put_tidy(const struct line *l, struct str s, char *to)
{
	return is_plain(l, s) ? put_plain(to, s) : tidy_put(to, s);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A card's number begins with a digit, that of an account has some behind its country. */
static bool
is_secret(struct str cell)
{
	return cell.n > 4 &&
	       (is_digit(cell.s[0]) || is_digit(cell.s[2]) || is_digit(cell.s[3])) &&
	       secret_number(cell);
}

/* Text holds what the file says; but no number of a card or an account, whatever --map says. */
static char *
put_text(struct line *l, const struct step *s, char *to)
{
	struct str cell = step_cell(l, s);

	if (is_secret(cell)) {
		ledger_cell(l->ledger, RULE_SECRET, s->column, nothing, nothing);
		return to;
	}
	if (is_plain(l, cell))
		return put_plain(to, cell);
	return tidy_put(to, value_mend(l, s->column, cell));
}

static char *
put_name(struct line *l, const struct step *s, char *to)
{
	struct str text = person_name(l, s->column);

	if (text.n == 0)
		return to;
	if (secret_number(text)) {
		ledger_cell(l->ledger, RULE_SECRET, s->column, nothing, nothing);
		return to;
	}
	/* Null is a surname; in capitals and elsewhere a database wrote it */
	if (marker_is_nothing(text, MARKER_NAME) ||
	    (s->column != COLUMN_SURNAME && str_is(text, "NULL"))) {
		ledger_cell(l->ledger, RULE_NULL_MARKER, s->column, text, nothing);
		return to;
	}
	return put_tidy(l, text, to);
}

static char *
put_place(struct line *l, const struct step *s, char *to)
{
	struct str cell = step_cell(l, s);

	if (cell.n > 0 &&
	    (marker_is_nothing(cell, MARKER_NAME) || str_is(cell, "NULL"))) {
		ledger_cell(l->ledger, RULE_NULL_MARKER, s->column, cell, nothing);
		return to;
	}
	return put_text(l, s, to);
}

static char *
put_day(struct line *l, const struct step *s, char *to)
{
	struct str cell = value_cell(l, s->at.cell);
	enum day_form form;
	const char *why;
	int n = 0;

	if (cell.n == 0)
		return to;
	why = value_day(l, s->at.cell, to, &n, &form);
	if (why == NULL && memcmp(to, "1900-01-01", 10) != 0 &&
	    memcmp(to, "2900", 4) < 0 && memcmp(to, "1850", 4) > 0)
		/* the time of a birth is nobody's business */
		return to + (n > 10 ? 10 : n);
	ledger_cell(l->ledger,
	    why != NULL && strcmp(why, "empty") == 0 ? RULE_NULL_MARKER
						     : RULE_DAY_BLANKED,
	    s->column, cell, nothing);
	return to;
}

/* The day of an opt-out is that of the no, whenever there had been a yes. */
static char *
put_consent_day(struct line *l, const struct step *s, char *to)
{
	int cell = l->p->slot[HEADER_OPTOUT].cell, n = 0;
	enum day_form form;

	if (cell != HEADER_NONE && value_cell(l, cell).n > 0 &&
	    value_day(l, cell, to, &n, &form) == NULL)
		return to + (n > 10 ? 10 : n);
	return s->at.cell == HEADER_NONE ? to : put_day(l, s, to);
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
put_number(struct line *l, const struct step *s, char *to)
{
	struct amount a;
	bool rounded, product = s->at.factor != HEADER_NONE;
	struct str cell = value_cell(l, s->at.cell);
	const char *why;
	money m = 0;
	int n;

	if (cell.n == 0)
		return to;
	why = value_number(l, &s->at, &m, &a, &rounded);
	if (why != NULL) {
		ledger_cell(l->ledger,
		    marker_is_nothing(cell, MARKER_NUMBER) ? RULE_NULL_MARKER
							   : RULE_NUMBER_BLANKED,
		    s->column, cell, nothing);
		return to;
	}
	if (rounded)
		ledger_cell(l->ledger, RULE_AMOUNT_ROUNDED, s->column, cell, nothing);
	n = money_show(m, to);
	if (!product)
		n = without_zeros(to, n);
	return to + n;
}

static char *
put_phone(const struct line *l, int i, char *to)
{
	memcpy(to, l->phone[i], sizeof l->phone[i]);
	return to + l->nphone[i];
}

/* A word of few letters. */
static char *
put_code(char *to, const char *word)
{
	while (*word != '\0')
		*to++ = *word++;
	return to;
}

/* n columns without a value, but for the last tab. */
static char *
put_empty(char *to, size_t n)
{
	enum { FEW = 16 }; /* there is room, and a call costs more */

	memset(to, '\t', FEW);
	if (n > FEW)
		memset(to + FEW, '\t', n - FEW);
	return to + n - 1;
}

static char *
put_step(struct line *l, const struct step *s, char *to)
{
	switch (s->op) {
	case STEP_EMPTY:
		return put_empty(to, (size_t)s->n);
	case STEP_ID:
		return put_tidy(l, value_id(l, s->column, step_cell(l, s)), to);
	case STEP_TEXT:
	case STEP_NEW:
		return put_text(l, s, to);
	case STEP_FIXED:
		return put_str(to, s->fixed);
	case STEP_LINE:
		return to + num_show((int64_t)l->row.csv.line, to);
	case STEP_KIND:
		return put_str(to, kind_names[l->kind]);
	case STEP_DATE:
		memcpy(to, l->date, sizeof l->date);
		return to + l->ndate;
	case STEP_AMOUNT:
		return l->no_amount == NULL ? to + money_show(l->amount, to) : to;
	case STEP_CURRENCY:
		return put_code(to, l->currency);
	case STEP_EMAIL:
		return put_plain(to, (struct str){ l->email, l->nemail });
	case STEP_PHONE:
		return put_phone(l, 0, to);
	case STEP_MOBILE:
		return put_phone(l, 1, to);
	case STEP_NAME:
		return put_name(l, s, to);
	case STEP_STREET:
		return put_tidy(l, address_street(l, s->column), to);
	case STEP_POSTCODE:
		return to + address_postcode(l, to);
	case STEP_COUNTRY:
		return put_tidy(l, address_country(l), to);
	case STEP_PLACE:
		return put_place(l, s, to);
	case STEP_CONSENT:
		return put_code(to, sense_consent(l));
	case STEP_CONSENT_DAY:
		return put_consent_day(l, s, to);
	case STEP_DAY:
		return put_day(l, s, to);
	case STEP_NUMBER: /* the pieces are those of the order's row */
		return l->refunding ? to : put_number(l, s, to);
	}
	return to;
}

size_t
write_line(struct output *out, struct line *l)
{
	const struct plan *p = l->p;
	const struct step *s, *end = p->steps + p->nsteps;
	size_t cells = csv_text(&l->row.csv).n;
	char *to;

	if (l->further && l->group.carries)
		cells += l->group.textcap;
	/* a byte of Windows-1252 becomes three at most, an escape two */
	out_room(out, p->room + 3 * cells * (size_t)p->uses + TIDY_SLACK);
	to = out->at;
	for (s = p->steps; s < end; s++) {
		to = put_step(l, s, to);
		*to++ = '\t';
	}
	to[-1] = '\n';
	return to - out->at - 1 > LINE ? 0 : (size_t)(to - out->at);
}
