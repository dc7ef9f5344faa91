/*
 * phone - see phone.h
 *
 * A number without its prefix (spreadsheets take zeros and pluses away) is read both as a
 * national number and as one with country code, and what fits the numbering plan is
 * taken. Nearly all numbers are usual ones, and fit at the first try.
 */
#include "phone.h"
#include "dialled.h"
#include "dialplan.h"
#include "tables.h"

enum {
	CELL_MAX = 128, /* bytes; more is a text, and looking at it must not take long */
	E164_MAX = 15,
	E164_MIN = 8,  /* for countries without a plan of ours */
	CODE_REST = 7, /* digits behind a code that stands without + or 00 */
	RUN = 7,       /* digits in sequence that nobody has */
	FALL = 8,      /* downwards */
	ZEROS = 6,     /* at the end, likewise */
	SIEVED = 5,    /* see passes_sieve */
	SIEVE = 1000
};

static const char no_phone[] = "not a phone number";

static struct str
skip(struct str s, size_t n)
{
	return (struct str){ s.s + n, s.n - n };
}

static bool
starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && memcmp(s.s, prefix.s, prefix.n) == 0;
}

/* A number of the plan, or one of a service, which has other lengths. */
static const char *
check(int plan, struct str national)
{
	const char *why = dialplan_check(plan, national);

	return why == NULL || dialplan_is_service(plan, national) ? NULL : why;
}

/* The digits behind a country code; a trunk prefix there is one too many. */
static const char *
behind_code(int plan, struct str digits, struct str *national)
{
	const char *why = check(plan, digits);

	*national = digits;
	if (why == NULL || !dialplan_drop_trunk(plan, false, digits, national))
		return why;
	return check(plan, *national);
}

/* Both readings of digits without prefix fit: does the one with country code win? An area
   code that equals the country code is rare, and so is a number as short as a mistake. */
static bool
code_wins(int plan, struct str digits, struct str rest)
{
	if (dialplan_is_mobile(plan, digits))
		return false;
	return dialplan_is_mobile(plan, rest) || rest.n >= CODE_REST;
}

static const char *
without_prefix(int plan, struct str digits, struct str *national)
{
	const char *why = dialplan_check(plan, digits);
	struct str code = dialplan_code(plan), rest;

	*national = digits;
	if (starts(digits, code) &&
	    behind_code(plan, skip(digits, code.n), &rest) == NULL &&
	    (why != NULL || code_wins(plan, digits, rest))) {
		*national = rest;
		return NULL;
	}
	if (why != NULL && dialplan_drop_trunk(plan, true, digits, &rest) &&
	    dialplan_check(plan, rest) == NULL) {
		*national = rest;
		return NULL;
	}
	return why;
}

static const char *
at_home(int plan, struct str digits, struct str *national)
{
	if (plan == DIALPLAN_NONE)
		return "country not known";
	if (dialplan_drop_trunk(plan, false, digits, national))
		return check(plan, *national);
	return without_prefix(plan, digits, national);
}

/* Is it a number with country code? Then *prefix digits stand before the code. */
static bool
is_abroad(const struct dialled *t, int home, size_t *prefix)
{
	struct str digits = { t->digits, t->n };

	*prefix = 0;
	if (t->plus && digits.s[0] != '0')
		return true;
	*prefix = dialplan_dialled_abroad(home, digits);
	return *prefix != 0;
}

/* +31 (0)6: the zero is for those at home, except where it belongs to the number. */
static void
drop_zero(struct dialled *t, size_t prefix)
{
	if (t->zero == DIALLED_NO_ZERO || t->zero <= prefix)
		return;
	t->n--;
	memmove(t->digits + t->zero, t->digits + t->zero + 1, t->n - t->zero);
}

/* *plan is the one at home, then that of the code; for a country without a plan the
   national number is all of it. */
static const char *
from_abroad(struct dialled *t, size_t prefix, int *plan, struct str *national)
{
	int home = *plan;

	*plan = dialplan_of_code(skip((struct str){ t->digits, t->n }, prefix), home);
	if (*plan == DIALPLAN_NONE || !dialplan_keeps_zero(*plan))
		drop_zero(t, prefix);
	*national = skip((struct str){ t->digits, t->n }, prefix);
	if (*plan == DIALPLAN_NONE) /* the zero may have stood within a code */
		*plan = dialplan_of_code(*national, home);
	if (*plan != DIALPLAN_NONE)
		return behind_code(
		    *plan, skip(*national, dialplan_code(*plan).n), national);
	if (national->n < E164_MIN)
		return "too few digits";
	return national->s[0] == '0' ? "no such country code" : NULL;
}

static const char *
put(int plan, struct str national, char *out, size_t *n)
{
	struct str code = { "", 0 };

	if (plan != DIALPLAN_NONE)
		code = dialplan_code(plan);
	if (code.n + national.n > E164_MAX)
		return "too many digits";
	out[0] = '+';
	memcpy(out + 1, code.s, code.n);
	memcpy(out + 1 + code.n, national.s, national.n);
	*n = 1 + code.n + national.n;
	return NULL;
}

/* A number as most are: digits between separators, behind +31, 0031 or 0. What this takes
   is what clean_one makes of it. */
static bool
clean_usual(struct str s, int plan, char *out, size_t *n, bool *mobile)
{
	struct dialled t;
	struct str digits;
	size_t prefix;

	if (!dialled_read_plain(s, &t))
		return false;
	digits = (struct str){ t.digits, t.n };
	if (t.digits[0] == '0' ? t.plus : !t.plus)
		return false;
	if (is_abroad(&t, plan, &prefix)) {
		digits = skip(digits, prefix);
		if (!dialplan_take_abroad(plan, digits, mobile) || digits.n > E164_MAX)
			return false;
		out[0] = '+';
		memcpy(out + 1, digits.s, digits.n);
		*n = 1 + digits.n;
		return true;
	}
	return plan != DIALPLAN_NONE &&
	       dialplan_take_home(plan, digits, &digits, mobile) &&
	       put(plan, digits, out, n) == NULL;
}

static const char *
clean_one(struct str s, int plan, char *out, size_t *n, bool *mobile)
{
	struct dialled t;
	struct str national;
	const char *why = dialled_read(s, &t);
	size_t prefix;

	if (why != NULL)
		return why;
	if (is_abroad(&t, plan, &prefix))
		why = from_abroad(&t, prefix, &plan, &national);
	else
		why = at_home(plan, (struct str){ t.digits, t.n }, &national);
	if (why != NULL)
		return why;
	*mobile = plan != DIALPLAN_NONE && dialplan_is_mobile(plan, national);
	return put(plan, national, out, n);
}

static bool
is_between(char c)
{
	return c == '/' || c == ',' || c == ';' || c == '|' || c == '&' || c == '\n';
}

/* Of two numbers in a cell the first; or the next that fits, if it begins as a whole one.
 */
static bool
clean_part(struct str s, int home, char *out, size_t *n, bool *mobile)
{
	struct str part = { s.s, 0 };
	size_t i;

	for (i = 1; i < s.n; i++)
		if (is_between(s.s[i]) &&
		    clean_one((struct str){ s.s, i }, home, out, n, mobile) == NULL)
			return true;
	for (i = 0; i <= s.n; i++) {
		if (i < s.n && !is_between(s.s[i]))
			continue;
		part.n = (size_t)(s.s + i - part.s);
		part = str_trim(part);
		if (part.n > 0 && part.s != s.s &&
		    (part.s[0] == '0' || part.s[0] == '+') &&
		    clean_one(part, home, out, n, mobile) == NULL)
			return true;
		if (i < s.n)
			part = (struct str){ s.s + i + 1, 0 };
	}
	return false;
}

const char *
phone_clean(struct str s, const char *country, char *out, size_t *n, bool *mobile)
{
	int home = dialplan_of_country(country);
	const char *why;

	if (clean_usual(s, home, out, n, mobile))
		return NULL;
	s = str_trim(s);
	if (s.n == 0)
		return "empty";
	if (s.n > CELL_MAX)
		return no_phone;
	why = clean_one(s, home, out, n, mobile);
	return why != NULL && clean_part(s, home, out, n, mobile) ? NULL : why;
}

bool
phone_is_mobile(struct str e164)
{
	int plan;

	if (e164.n == 0 || e164.s[0] != '+')
		return false;
	e164 = skip(e164, 1);
	plan = dialplan_of_code(e164, DIALPLAN_NONE);
	return plan != DIALPLAN_NONE &&
	       dialplan_is_mobile(plan, skip(e164, dialplan_code(plan).n));
}

/* Length of the sequence at the end whose digits go up by the step, 9 before 0. */
static size_t
run(struct str digits, int step)
{
	size_t n = 1;

	while (n < digits.n &&
	       (digits.s[digits.n - n] - digits.s[digits.n - n - 1] + 10) % 10 == step)
		n++;
	return n;
}

/* Digits that go up or down by one to the end, are all the same, or zeros. */
static bool
ends_in_run(struct str digits)
{
	size_t n;
	int step;

	if (digits.n < ZEROS)
		return false;
	step = (digits.s[digits.n - 1] - digits.s[digits.n - 2] + 10) % 10;
	if (step != 0 && step != 1 && step != 9)
		return false;
	if (step == 0 && digits.s[digits.n - 1] == '0')
		return run(digits, step) >= ZEROS;
	n = run(digits, step);
	/* 2345678 is somebody's, 1234567 and 0123456 are nobody's */
	if (step == 1 && n < digits.n + 1 && digits.s[digits.n - n] > '1' && n < FALL)
		return false;
	return n >= (size_t)(step == 9 ? FALL : RUN);
}

/* The digits of all masks from the fifth to the seventh, by their number: a sieve, because
   each phone comes by here and next to none is in the table. */
static _Thread_local struct {
	bool made;
	bool holds[SIEVE];
} sieve;

static void
make_sieve(void)
{
	const char *mask;
	char digits[3];
	int i, v;

	for (i = 0; i < PHONE_PLACEHOLDERS_NROWS; i++) {
		mask = phone_placeholders_table[i][PHONE_PLACEHOLDERS_MASK] + SIEVED;
		for (v = 0; v < SIEVE; v++) {
			digits[0] = (char)('0' + v / 100);
			digits[1] = (char)('0' + v / 10 % 10);
			digits[2] = (char)('0' + v % 10);
			sieve.holds[v] |= dialplan_begins_mask(
			    mask, (struct str){ digits, sizeof digits });
		}
	}
	sieve.made = true;
}

static bool
passes_sieve(struct str e164)
{
	size_t v;

	if (e164.n < SIEVED + 3)
		return true;
	if (!sieve.made)
		make_sieve();
	v = (size_t)(e164.s[SIEVED] - '0') * 100 +
	    (size_t)(e164.s[SIEVED + 1] - '0') * 10 + (size_t)(e164.s[SIEVED + 2] - '0');
	return v >= SIEVE || sieve.holds[v];
}

/* The mask of a number abroad over one as it is dialled at home, behind its zero. */
static bool
fits_at_home(const char *mask, struct str digits)
{
	struct str code;
	int plan = dialplan_of_code(str_of(mask + 1), DIALPLAN_NONE);

	if (plan == DIALPLAN_NONE)
		return false;
	code = dialplan_code(plan);
	return dialplan_fits_mask(mask + 1 + code.n, skip(digits, 1));
}

bool
phone_is_placeholder(struct str number)
{
	const char *mask;
	int i;

	if (number.n < 2)
		return true;
	if (ends_in_run(number.s[0] == '+' ? skip(number, 1) : number))
		return true;
	if (number.s[0] == '+' ? !passes_sieve(number) : number.s[0] != '0')
		return false;
	for (i = 0; i < PHONE_PLACEHOLDERS_NROWS; i++) {
		mask = phone_placeholders_table[i][PHONE_PLACEHOLDERS_MASK];
		if (number.s[0] == '+' ? dialplan_fits_mask(mask, number)
				       : fits_at_home(mask, number))
			return true;
	}
	return false;
}
