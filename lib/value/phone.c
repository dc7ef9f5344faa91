/*
 * phone - see phone.h
 *
 * A number without its prefix (spreadsheets take zeros and pluses away) is read both as a
 * national number and as one with country code, and what fits the numbering plan is
 * taken.
 */
#include "phone.h"
#include "dialplan.h"
#include "tables.h"
#include "text.h"

enum {
	CELL_MAX = 128, /* bytes; more is a text, and looking at it must not take long */
	TYPED_MAX = 24, /* digits looked at */
	E164_MAX = 15,
	E164_MIN = 8,  /* for countries without a plan of ours */
	CODE_REST = 7, /* digits behind a code that stands without + or 00 */
	RUN = 7,       /* digits in sequence that nobody has */
	ZEROS = 6,     /* at the end, likewise */
	NO_ZERO = TYPED_MAX
};

/* What the cell says: digits, a plus before them, the place of a zero in brackets. */
struct typed {
	char digits[TYPED_MAX];
	size_t n;
	bool plus;
	size_t zero;
};

static const char no_phone[] = "not a phone number";

static bool
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

/* Blanks, dashes, brackets, quotes, invisible characters. */
static bool
is_separator(int cp)
{
	switch (cp) {
	case ' ':
	case '\t':
	case '\r':
	case '\n':
	case '.':
	case '-':
	case '/':
	case '(':
	case ')':
	case '[':
	case ']':
	case '<':
	case '>':
	case '_':
	case '\'':
	case '"':
	case '=':
	case ':':
	case ',':
	case ';':
	case '|':
	case '&':
	case 0xad:   /* soft hyphen */
	case 0x2212: /* minus */
	case 0x3000: /* wide blank */
	case 0xfeff: /* byte order mark */
		return true;
	default:
		return (cp >= 0x80 && cp <= 0xa0) || (cp >= 0x2000 && cp <= 0x206f);
	}
}

static bool
is_letter(int cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
	       (cp >= 0xc0 && !is_separator(cp));
}

static struct str
cut_word(struct str s)
{
	struct str word = { s.s, 0 };
	size_t used;

	while (word.n < s.n && is_letter(text_decode(s.s + word.n, s.n - word.n, &used)))
		word.n += used;
	return word;
}

/* "label", "extension" or "". */
static const char *
role_of(struct str word)
{
	char buf[64];
	struct str key = { buf, 0 };
	int i;

	if (word.n <= sizeof buf / 2)
		key.n = text_fold(word.s, word.n, buf);
	for (i = 0; i < PHONE_WORDS_NROWS; i++)
		if (str_is(key, phone_words_table[i][PHONE_WORDS_WORD]))
			return phone_words_table[i][PHONE_WORDS_ROLE];
	return "";
}

/* A word before the number must be a label; behind it any word ends the number, but one
   without a blank between (a letter o for a zero) only when it is an extension's. */
static const char *
judge_word(struct str word, const struct typed *t, bool attached)
{
	const char *role;

	if (t->n > 0 && !attached)
		return NULL;
	role = role_of(word);
	return role[0] == (t->n > 0 ? 'e' : 'l') ? NULL : no_phone;
}

/* digits [.,] digits E digits: what a spreadsheet makes of a long number. */
static bool
is_scientific(struct str s)
{
	size_t i = 0, mantissa;

	while (i < s.n && (is_digit(s.s[i]) || s.s[i] == '.' || s.s[i] == ','))
		i++;
	mantissa = i;
	if (mantissa == 0 || i == s.n || (s.s[i] != 'E' && s.s[i] != 'e'))
		return false;
	i++;
	i += i < s.n && (s.s[i] == '+' || s.s[i] == '-');
	if (i == s.n)
		return false;
	while (i < s.n && is_digit(s.s[i]))
		i++;
	return i == s.n;
}

static const char *
scan(struct str s, struct typed *t)
{
	struct str word;
	const char *why;
	size_t at, used;
	int cp;

	*t = (struct typed){ .zero = NO_ZERO };
	for (at = 0; at < s.n; at += used) {
		if (is_digit(s.s[at])) {
			if (t->n == TYPED_MAX)
				return "too many digits";
			t->digits[t->n++] = s.s[at];
			used = 1;
			continue;
		}
		cp = text_decode(s.s + at, s.n - at, &used);
		if (is_letter(cp)) {
			if (is_scientific(s))
				return "precision lost by a spreadsheet";
			word = cut_word((struct str){ s.s + at, s.n - at });
			why = judge_word(word, t, at > 0 && is_digit(s.s[at - 1]));
			if (why != NULL || t->n > 0)
				return why;
			used = word.n;
		} else if (cp == '+' || cp == '#') {
			if (t->n > 0)
				break;
			if (cp == '#')
				return no_phone;
			t->plus = true;
		} else if (!is_separator(cp)) {
			return no_phone;
		} else if (s.n - at >= 3 && memcmp(s.s + at, "(0)", 3) == 0) {
			t->zero = t->n;
		}
	}
	return t->n == 0 ? "no digits" : NULL;
}

/* Without the places that other programs give a whole number: 612345678.0 */
static struct str
without_places(struct str s)
{
	size_t i;

	if (s.n < 3 || memcmp(s.s + s.n - 2, ".0", 2) != 0)
		return s;
	for (i = 0; i + 2 < s.n; i++)
		if (!is_digit(s.s[i]))
			return s;
	s.n -= 2;
	return s;
}

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

/* The digits behind a country code; a trunk prefix there is one too many. */
static const char *
behind_code(int plan, struct str digits, struct str *national)
{
	const char *why = dialplan_check(plan, digits);

	*national = digits;
	if (why == NULL || !dialplan_drop_trunk(plan, false, digits, national))
		return why;
	return dialplan_check(plan, *national);
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
		return dialplan_check(plan, *national);
	return without_prefix(plan, digits, national);
}

/* Is it a number with country code? Then *prefix digits stand before the code. */
static bool
is_abroad(const struct typed *t, int home, size_t *prefix)
{
	struct str digits = { t->digits, t->n };
	struct str dialled = str_of("00");

	*prefix = 0;
	if (t->plus && digits.s[0] != '0')
		return true;
	if (home != DIALPLAN_NONE && starts(digits, dialplan_abroad(home)))
		dialled = dialplan_abroad(home);
	*prefix = dialled.n;
	return starts(digits, dialled);
}

/* +31 (0)6: the zero is for those at home, except where it belongs to the number. */
static void
drop_zero(struct typed *t, size_t prefix)
{
	if (t->zero == NO_ZERO || t->zero <= prefix)
		return;
	t->n--;
	memmove(t->digits + t->zero, t->digits + t->zero + 1, t->n - t->zero);
}

/* *plan is the one at home, then that of the code; for a country without a plan the
   national number is all of it. */
static const char *
from_abroad(struct typed *t, size_t prefix, int *plan, struct str *national)
{
	*plan = dialplan_of_code(skip((struct str){ t->digits, t->n }, prefix), *plan);
	if (*plan == DIALPLAN_NONE || !dialplan_keeps_zero(*plan))
		drop_zero(t, prefix);
	*national = skip((struct str){ t->digits, t->n }, prefix);
	if (*plan != DIALPLAN_NONE)
		return behind_code(
		    *plan, skip(*national, dialplan_code(*plan).n), national);
	if (national->n < E164_MIN)
		return "too few digits";
	return national->s[0] == '0' ? "no such country code" : NULL;
}

static const char *
clean_one(struct str s, int plan, char *out, size_t *n, bool *mobile)
{
	struct typed t;
	struct str national, code = { "", 0 };
	const char *why = scan(s, &t);
	size_t prefix;

	if (why != NULL)
		return why;
	if (is_abroad(&t, plan, &prefix))
		why = from_abroad(&t, prefix, &plan, &national);
	else
		why = at_home(plan, (struct str){ t.digits, t.n }, &national);
	if (why != NULL)
		return why;
	if (plan != DIALPLAN_NONE)
		code = dialplan_code(plan);
	if (code.n + national.n > E164_MAX)
		return "too many digits";
	out[0] = '+';
	memcpy(out + 1, code.s, code.n);
	memcpy(out + 1 + code.n, national.s, national.n);
	*n = 1 + code.n + national.n;
	*mobile = plan != DIALPLAN_NONE && dialplan_is_mobile(plan, national);
	return NULL;
}

const char *
phone_clean(struct str s, const char *country, char *out, size_t *n, bool *mobile)
{
	int home = dialplan_of_country(country);
	const char *why;
	size_t i;

	s = str_trim(s);
	if (s.n == 0)
		return "empty";
	if (s.n > CELL_MAX)
		return no_phone;
	s = without_places(s);
	why = clean_one(s, home, out, n, mobile);
	/* Of two numbers in a cell the first. */
	for (i = 1; why != NULL && i < s.n; i++)
		if (s.s[i] != '\0' && strchr("/,;|&\n", s.s[i]) != NULL &&
		    clean_one((struct str){ s.s, i }, home, out, n, mobile) == NULL)
			return NULL;
	return why;
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

bool
phone_is_placeholder(struct str e164)
{
	struct str digits;
	int i;

	if (e164.n < 2)
		return true;
	digits = skip(e164, 1);
	if (run(digits, 0) >= RUN || run(digits, 1) >= RUN || run(digits, 9) >= RUN)
		return true;
	if (run(digits, 0) >= ZEROS && digits.s[digits.n - 1] == '0')
		return true;
	for (i = 0; i < PHONE_PLACEHOLDERS_NROWS; i++)
		if (dialplan_fits_mask(
			phone_placeholders_table[i][PHONE_PLACEHOLDERS_MASK], e164))
			return true;
	return false;
}
