/*
 * amount - see amount.h
 *
 * A value is gathered into its digits and marks, without what stands around them; then
 * the marks are judged: which is the decimal sign, which are groups.
 */
#include "amount.h"
#include "text.h"
#include <string.h>

enum {
	BODY = 40,    /* digits and marks; more is no amount */
	GROUP = '\'', /* a blank or an apostrophe between digits */
	MAX_EXPONENT = 18,
};

enum mark { MARK_NONE, MARK_CLEAR, MARK_OPEN };

struct gather {
	char body[BODY];
	int n;
	int minus, digits, exponent;
	bool blank;	   /* one is waiting for the next digit */
	bool ended;	   /* no digit may follow */
	bool open, closed; /* brackets */
	bool scientific;
	char currency[4];
};

static bool
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == 0x142; /* zł */
}

static bool
is_blank(int c)
{
	return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009 || c == 0x2007;
}

static void
set_currency(struct gather *g, const char *code)
{
	memcpy(g->currency, code, 4);
	g->ended |= g->digits > 0;
}

static const char *
code_of(int sign)
{
	static const struct {
		int sign;
		const char *code;
	} signs[] = { { 0x20ac, "EUR" }, { '$', "USD" }, { 0xa3, "GBP" } };
	size_t i;

	for (i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (signs[i].sign == sign)
			return signs[i].code;
	return NULL;
}

const char *
amount_symbol(struct str s)
{
	size_t used = 0;
	int c = s.n == 0 ? 0 : text_decode(s.s, s.n, &used);

	return used == s.n ? code_of(c) : NULL;
}

static bool
symbol(struct gather *g, int c)
{
	const char *code = code_of(c);

	if (code != NULL)
		set_currency(g, code);
	return code != NULL;
}

/* Letters beside a number: a currency, a credit mark, "incl. btw". */
static bool
word(struct gather *g, struct str w)
{
	static const char *const fillers[] = { "incl", "inc", "btw", "vat", "ttc", "kr",
		NULL };
	char code[4] = { 0 };
	size_t i;

	if (str_same(w, str_of("cr")) || str_is(w, "C")) {
		g->minus++;
		g->ended = true;
		return g->digits > 0;
	}
	if (str_same(w, str_of("euro")) || str_same(w, str_of("eur"))) {
		set_currency(g, "EUR");
		return true;
	}
	if (str_is(w, "z\xc5\x82")) {
		set_currency(g, "PLN");
		return true;
	}
	for (i = 0; fillers[i] != NULL; i++)
		if (str_same(w, str_of(fillers[i]))) {
			g->ended |= g->digits > 0;
			return true;
		}
	for (i = 0; i < w.n && i < 3 && w.s[i] >= 'A' && w.s[i] <= 'Z'; i++)
		code[i] = w.s[i];
	if (w.n != 3 || i != 3)
		return false;
	set_currency(g, code);
	return true;
}

/* E+03 behind digits; *i is at the E. */
static bool
exponent(struct gather *g, struct str s, size_t *i)
{
	size_t k = *i + 1;
	bool minus = false;
	int e = 0;

	if (g->digits == 0 || g->blank || g->ended || (s.s[*i] | 32) != 'e')
		return false;
	if (k < s.n && (s.s[k] == '+' || s.s[k] == '-'))
		minus = s.s[k++] == '-';
	if (k == s.n || !is_digit(s.s[k]))
		return false;
	for (; k < s.n && is_digit(s.s[k]) && e < 1000; k++)
		e = e * 10 + (s.s[k] - '0');
	g->exponent = minus ? -e : e;
	g->scientific = g->ended = true;
	*i = k;
	return true;
}

static bool
put(struct gather *g, char c)
{
	if (g->n == BODY)
		return false;
	g->body[g->n++] = c;
	return true;
}

static bool
digit(struct gather *g, int c)
{
	bool blank = g->blank;

	g->blank = false;
	g->digits++;
	return !g->ended && (!blank || put(g, GROUP)) && put(g, (char)c);
}

/* A minus: before the number, behind it, or instead of the cents (12,-). */
static bool
dash(struct gather *g)
{
	char last = g->n > 0 ? g->body[g->n - 1] : '0';

	if (g->digits > 0 && (last == '.' || last == ',')) {
		g->ended = true;
		return true;
	}
	g->ended |= g->digits > 0;
	return ++g->minus == 1;
}

/* One sign that is neither digit nor letter; next is the byte behind it. */
static bool
sign(struct gather *g, int c, int next)
{
	if (is_blank(c)) {
		g->blank = g->digits > 0;
		return true;
	}
	switch (c) {
	case '.':
	case ',':
		if (g->ended || (g->digits == 0 && !is_digit(next)))
			return true; /* the point of "incl." or "Fr." */
		return !g->blank && put(g, (char)c);
	case '\'':
	case 0x2019:
		if (g->digits == 0)
			return g->n == 0;
		g->blank = true;
		return is_digit(next);
	case '-':
	case 0x2212:
	case 0x2013:
		return dash(g);
	case '+':
		return g->digits == 0 && g->minus == 0;
	case '(':
		g->open = true;
		return g->digits == 0;
	case ')':
		g->closed = g->ended = true;
		g->minus++;
		return g->digits > 0 && g->open;
	default:
		return symbol(g, c);
	}
}

static const char *
gather(struct str s, struct gather *g)
{
	size_t i = 0, used, from;
	int c;
	bool fine = true;

	if (s.n == 0)
		return "empty";
	while (i < s.n && fine) {
		c = text_decode(s.s + i, s.n - i, &used);
		if (is_digit(c)) {
			fine = digit(g, c);
			i++;
		} else if (is_letter(c)) {
			if (exponent(g, s, &i))
				continue;
			for (from = i; i < s.n && is_letter(c); i += used)
				c = text_decode(s.s + i, s.n - i, &used);
			if (!is_letter(c))
				i -= used;
			fine = word(g, (struct str){ s.s + from, i - from });
		} else {
			i += used;
			fine = sign(g, c, i < s.n ? s.s[i] : 0);
		}
	}
	if (!fine || g->digits == 0 || g->open != g->closed || g->minus > 1)
		return g->n == BODY ? "too large" : "not a number";
	return NULL;
}

/* Blanks, points or commas that group: of one kind, three digits behind each. */
static bool
well_grouped(const char *body, int n)
{
	char kind = 0;
	int i, run = 0;

	for (i = 0; i < n; i++) {
		if (is_digit(body[i])) {
			run++;
			continue;
		}
		if (kind == 0 ? run == 0 || run > 3 : body[i] != kind || run != 3)
			return false;
		kind = body[i];
		run = 0;
	}
	return kind == 0 || run == 3;
}

/* Where the decimal sign stands, or -1; *mark says whether that was clear. */
static int
find_decimal(const struct gather *g, char column, enum mark *mark, char *shown)
{
	int points = 0, commas = 0, groups = 0, last = -1, behind, i;
	char kind;

	for (i = 0; i < g->n; i++) {
		points += g->body[i] == '.';
		commas += g->body[i] == ',';
		groups += g->body[i] == GROUP;
		if (g->body[i] == '.' || g->body[i] == ',')
			last = i;
	}
	*mark = MARK_NONE;
	if (last < 0)
		return -1;
	*mark = MARK_CLEAR;
	kind = *shown = g->body[last];
	if (points > 0 && commas > 0)
		return last;
	if (points + commas > 1) { /* it groups, so the other is the decimal sign */
		*shown = kind == '.' ? ',' : '.';
		return -1;
	}
	behind = g->n - last - 1;
	if (behind != 3 || groups > 0 || last == 0 || last > 3 || g->body[0] == '0')
		return last;
	*mark = MARK_OPEN;
	return kind == column ? last : -1;
}

/* Digits, or digits with a clear sign: by far the most. */
static bool
vote_quickly(struct str s, enum mark *mark, char *shown)
{
	size_t i = s.n > 0 && s.s[0] == '-', behind;

	while (i < s.n && is_digit(s.s[i]))
		i++;
	if (i == s.n) {
		*mark = MARK_NONE;
		return true;
	}
	*shown = s.s[i];
	behind = s.n - ++i;
	if ((*shown != '.' && *shown != ',') || behind == 3 || behind == 0)
		return false;
	while (i < s.n && is_digit(s.s[i]))
		i++;
	*mark = MARK_CLEAR;
	return i == s.n;
}

void
amount_vote(struct str s, uint64_t line, struct amount_votes *v)
{
	struct gather g;
	enum mark mark;
	char shown = 0;
	int at;

	if (!vote_quickly(s, &mark, &shown)) {
		g = (struct gather){ 0 };
		if (gather(s, &g) != NULL)
			return;
		at = find_decimal(&g, 0, &mark, &shown);
		if (!well_grouped(g.body, at < 0 ? g.n : at))
			return;
	}
	if (mark == MARK_OPEN) {
		v->open++;
	} else if (mark == MARK_CLEAR && shown == '.') {
		if (v->point++ == 0)
			v->point_line = line;
	} else if (mark == MARK_CLEAR) {
		if (v->comma++ == 0)
			v->comma_line = line;
	}
}

char
amount_decide(const struct amount_votes *v)
{
	if (v->point == v->comma)
		return 0;
	return v->point > v->comma ? '.' : ',';
}

/* The digits with the point `whole` digits behind their start. */
static const char *
write_plain(const char *digits, int n, int whole, bool minus, struct amount *a)
{
	char *to = a->text;
	int i, from = whole < 0 ? whole : 0, upto = whole > n ? whole : n;

	if (upto - from + 4 > AMOUNT_TEXT)
		return "too large";
	if (minus)
		*to++ = '-';
	if (whole <= 0)
		*to++ = '0';
	for (i = from; i < upto; i++) {
		if (i == whole)
			*to++ = '.';
		*to++ = i >= 0 && i < n ? digits[i] : '0';
	}
	a->n = (size_t)(to - a->text);
	return NULL;
}

const char *
amount_plain(struct str s, char decimal, struct amount *a)
{
	struct gather g = { 0 };
	const char *why = gather(s, &g);
	char digits[BODY], shown;
	enum mark mark;
	int at, i, n = 0, whole = 0;

	if (why != NULL)
		return why;
	at = find_decimal(&g, decimal, &mark, &shown);
	if (!well_grouped(g.body, at < 0 ? g.n : at))
		return "wrong grouping";
	for (i = 0; i < g.n; i++) {
		if (i == at)
			whole = n;
		else if (is_digit(g.body[i]))
			digits[n++] = g.body[i];
		else if (at >= 0 && i > at)
			return "wrong grouping";
	}
	if (at < 0)
		whole = n;
	if (g.exponent > MAX_EXPONENT || g.exponent < -MAX_EXPONENT)
		return "too large";
	memcpy(a->currency, g.currency, sizeof a->currency);
	a->scientific = g.scientific;
	return write_plain(digits, n, whole + g.exponent, g.minus > 0, a);
}

bool
amount_quick(struct str s, char decimal, money *m)
{
	static const int64_t scale[] = { 10000, 1000, 100, 10, 1 };
	bool minus = s.n > 0 && s.s[0] == '-';
	size_t i = minus, behind = 0;
	int64_t v = 0;

	if (s.n > 14 || i == s.n || !is_digit(s.s[i]))
		return false;
	for (; i < s.n && is_digit(s.s[i]); i++)
		v = v * 10 + (s.s[i] - '0');
	if (i < s.n) {
		behind = s.n - i - 1;
		if ((s.s[i] != '.' && s.s[i] != ',') || behind == 0 || behind > 4 ||
		    (behind == 3 && s.s[i] != decimal))
			return false;
		for (i++; i < s.n; i++) {
			if (!is_digit(s.s[i]))
				return false;
			v = v * 10 + (s.s[i] - '0');
		}
	}
	v *= scale[behind];
	*m = minus ? -v : v;
	return true;
}
