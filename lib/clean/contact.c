/*
 * contact - see contact.h
 */
#include "contact.h"
#include "address.h"
#include "marker.h"

static const struct str nothing = { "", 0 };

/* Does the address stand at place `at` of the cell, as a whole? */
static bool
stands_at(struct str cell, size_t at, struct str address)
{
	static const char ends[] = " \t\r\n<>\"'()[],;:/?";
	size_t end = at + address.n;

	return end <= cell.n && (at == 0 || strchr(ends, cell.s[at - 1]) != NULL) &&
	       (end == cell.n || cell.s[end] == '.' ||
		   strchr(ends, cell.s[end]) != NULL) &&
	       str_same((struct str){ cell.s + at, address.n }, address);
}

/* Is there another address in the cell than the one that was taken of it? */
static bool
has_other(struct str cell, struct str taken)
{
	const char *sign = memchr(taken.s, '@', taken.n);
	size_t local = sign == NULL ? taken.n : (size_t)(sign - taken.s), i;

	for (i = 0; i < cell.n; i++) /* often it is its own name: a@b.nl <a@b.nl> */
		if (cell.s[i] == '@' && (i < local || !stands_at(cell, i - local, taken)))
			return true;
	return false;
}

static void
find_class(struct line *l, struct str cell)
{
	static const struct {
		unsigned bit;
		int rule;
	} rules[] = { { EMAIL_SUSPECT, RULE_EMAIL_NEAR }, { EMAIL_ROLE, RULE_EMAIL_ROLE },
		{ EMAIL_DISPOSABLE, RULE_EMAIL_DISPOSABLE },
		{ EMAIL_PLACEHOLDER, RULE_EMAIL_MADE_UP },
		{ EMAIL_RELAY, RULE_EMAIL_RELAY } };
	struct str address = { l->email, l->nemail }, meant = nothing;
	const char *domain, *sign = memchr(address.s, '@', address.n);
	size_t i;

	l->nlocal = sign == NULL ? 0 : (size_t)(sign - address.s);
	l->class = email_class(address);
	if (l->class == 0)
		return;
	if ((l->class & (EMAIL_NOWHERE | EMAIL_NOREPLY)) != 0 &&
	    !(l->p->tests_usual && (l->class & EMAIL_TEST) != 0)) {
		ledger_cell(l->ledger, RULE_EMAIL_TEST, COLUMN_EMAIL, cell, nothing);
		l->nemail = 0;
		return;
	}
	if (l->class & EMAIL_SUSPECT) {
		domain = email_suggestion(address);
		meant = domain == NULL ? nothing : str_of(domain);
	}
	for (i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (l->class & rules[i].bit)
			ledger_cell(l->ledger, rules[i].rule, COLUMN_EMAIL, cell,
			    i == 0 ? meant : address);
}

static void
find_email(struct line *l)
{
	int slot = l->amount < 0 && plan_has(l->p, COLUMN_COUNT + INPUT_PAYEE_EMAIL)
		       ? COLUMN_COUNT + INPUT_PAYEE_EMAIL
		       : COLUMN_EMAIL;
	struct str cell = value_slot(l, slot);
	enum email_fix fix = EMAIL_AS_WRITTEN;
	const char *why;

	if (cell.n == 0)
		return;
	why = email_repair(cell, l->email, &l->nemail, &fix);
	if (why != NULL) {
		l->nemail = 0;
		ledger_cell(l->ledger,
		    marker_is_nothing(cell, MARKER_NUMBER) ? RULE_NULL_MARKER
							   : RULE_EMAIL_SYNTAX,
		    COLUMN_EMAIL, cell, nothing);
		return;
	}
	if (fix != EMAIL_AS_WRITTEN)
		ledger_cell(l->ledger, RULE_EMAIL_FIXED, COLUMN_EMAIL, cell,
		    (struct str){ l->email, l->nemail });
	else if (l->nemail != cell.n &&
		 has_other(cell, (struct str){ l->email, l->nemail }))
		ledger_cell(l->ledger, RULE_EMAIL_SEVERAL, COLUMN_EMAIL, cell,
		    (struct str){ l->email, l->nemail });
	find_class(l, cell);
}

/* 32470998876, as systems that drop the + write it: a mobile number with its country's code. */
static bool
read_abroad(struct str cell, char *out, size_t *n, bool *mobile)
{
	enum { SHORTEST = 10, LONGEST = 14 };
	char signed_form[LONGEST + 1] = "+";
	size_t i;

	if (cell.n < SHORTEST || cell.n > LONGEST || cell.s[0] == '0')
		return false;
	for (i = 0; i < cell.n; i++)
		if (cell.s[i] < '0' || cell.s[i] > '9')
			return false;
	memcpy(signed_form + 1, cell.s, cell.n);
	return phone_clean((struct str){ signed_form, cell.n + 1 }, "", out, n, mobile) ==
		   NULL &&
	       *mobile;
}

static bool
read_phone(struct line *l, int i, int slot, bool *mobile)
{
	struct str cell = value_slot(l, slot), number;
	int rule = -1;

	if (phone_clean(cell, address_code(l), l->phone[i], &l->nphone[i], mobile) !=
		NULL &&
	    !read_abroad(cell, l->phone[i], &l->nphone[i], mobile)) {
		rule = marker_is_nothing(cell, MARKER_NUMBER)	  ? RULE_NULL_MARKER
		       : cell.n > 1 && phone_is_placeholder(cell) ? RULE_PHONE_PLACEHOLDER
								  : RULE_PHONE_INVALID;
	} else {
		number = (struct str){ l->phone[i], l->nphone[i] };
		if (phone_is_placeholder(number))
			rule = RULE_PHONE_PLACEHOLDER;
	}
	if (rule < 0)
		return true;
	ledger_cell(l->ledger, rule, slot, cell, nothing);
	l->nphone[i] = 0;
	return false;
}

/* Few rows have both numbers, and a call for an empty cell costs as much as the look at it. */
static inline bool
find_phone(struct line *l, int i, int slot, bool *mobile)
{
	l->nphone[i] = 0;
	return value_slot(l, slot).n > 0 && read_phone(l, i, slot, mobile);
}

/* A number in the column of mobile ones that is none of the shop's country, but one of Belgium
   or the Netherlands: where no row and no option tells the country. */
static void
read_next_door(struct line *l, bool *mobile)
{
	const char *next = strcmp(l->p->want->country, "BE") == 0 ? "NL" : "BE";
	struct str cell = value_slot(l, COLUMN_MOBILE);
	char number[PHONE_MAX];
	bool fits = false;
	size_t n = 0;

	if (cell.n == 0 || cell.s[0] != '0' || l->p->want->country_told ||
	    value_slot(l, COLUMN_COUNTRY).n > 0 ||
	    phone_clean(cell, next, number, &n, &fits) != NULL || !fits ||
	    phone_is_placeholder((struct str){ number, n }))
		return;
	memcpy(l->phone[1], number, n);
	l->nphone[1] = n;
	*mobile = true;
	ledger_cell(l->ledger, RULE_PHONE_NEIGHBOUR, COLUMN_MOBILE, cell,
	    (struct str){ l->phone[1], n });
}

static void
move_phone(struct line *l, int from, int to)
{
	memcpy(l->phone[to], l->phone[from], PHONE_MAX);
	l->nphone[to] = l->nphone[from];
	l->nphone[from] = 0;
}

void
contact_read(struct line *l)
{
	bool mobile[2] = { false, false };
	bool has[2];

	find_email(l);
	has[0] = find_phone(l, 0, COLUMN_PHONE, &mobile[0]);
	has[1] = find_phone(l, 1, COLUMN_MOBILE, &mobile[1]);
	if (has[1] && !mobile[1])
		read_next_door(l, &mobile[1]);
	if (has[0] && mobile[0] && !has[1])
		move_phone(l, 0, 1);
	else if (has[1] && !mobile[1] && !has[0])
		move_phone(l, 1, 0);
}
