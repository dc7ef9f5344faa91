/*
 * amount - see amount.h
 *
 * The marks of a gathered value are judged: which is the decimal sign, which are groups.
 */
#include "amount.h"
#include "currency.h"
#include "gather.h"
#include "marker.h"
#include <string.h>

enum { MAX_EXPONENT = 18 };

enum mark { MARK_NONE, MARK_CLEAR, MARK_OPEN };

const char *
amount_symbol(struct str s)
{
	bool sign;
	const char *code = currency_word(s, &sign);

	return code == NULL || code[0] == '\0' ? NULL : code;
}

/* Blanks, points or commas that group: of one kind, three digits behind each. */
static bool
grouped_by_three(const char *body, int n)
{
	char kind = 0;
	int i, run = 0;

	for (i = 0; i < n; i++) {
		if (gather_is_digit(body[i])) {
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

/* 1,23,45,678: in India the last three digits, then pairs. */
static bool
grouped_as_in_india(const char *body, int n)
{
	int i, run = 0, commas = 0;

	for (i = 0; i < n; i++) {
		if (gather_is_digit(body[i])) {
			run++;
			continue;
		}
		if (body[i] != ',' || (commas == 0 ? run < 1 || run > 2 : run != 2))
			return false;
		commas++;
		run = 0;
	}
	return commas > 1 && run == 3;
}

static bool
well_grouped(const char *body, int n)
{
	return grouped_by_three(body, n) || grouped_as_in_india(body, n);
}

/* A word for a price of nothing. */
static bool
is_free(struct str s)
{
	static const char *const words[] = { "gratis", "free", "gratuit", "gratuite",
		"kostenlos", "kostenfrei", "umsonst", "offert", "for free",
		"free of charge", "kosteloos", NULL };
	size_t i;

	for (i = 0; words[i] != NULL; i++)
		if (str_same(s, str_of(words[i])))
			return true;
	return false;
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
		groups += g->body[i] == GATHER_GROUP;
		if (g->body[i] == '.' || g->body[i] == ',')
			last = i;
	}
	*mark = MARK_NONE;
	if (last < 0)
		return -1;
	*mark = MARK_CLEAR;
	kind = *shown = g->body[last];
	if ((points > 0 && commas > 0) || (g->scientific && points + commas == 1))
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

	while (i < s.n && gather_is_digit(s.s[i]))
		i++;
	if (i == s.n) {
		*mark = MARK_NONE;
		return true;
	}
	*shown = s.s[i];
	behind = s.n - ++i;
	if ((*shown != '.' && *shown != ',') || behind == 3 || behind == 0)
		return false;
	while (i < s.n && gather_is_digit(s.s[i]))
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
		if (gather_read(s, &g) != NULL)
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
	const char *why = gather_read(s, &g);
	char digits[GATHER_BODY], shown;
	enum mark mark;
	int at, i, n = 0, whole = 0;

	memcpy(a->currency, g.currency, sizeof a->currency);
	a->sign = g.sign;
	a->torn = g.torn;
	a->scientific = g.scientific;
	a->unknown_sign = g.unknown_sign;
	a->word = why != NULL && is_free(s);
	if (a->word) {
		a->n = 1;
		a->text[0] = '0';
		return NULL;
	}
	if (why != NULL)
		return marker_is_nothing(s, MARKER_NUMBER) ? "empty" : why;
	at = find_decimal(&g, decimal, &mark, &shown);
	if (!well_grouped(g.body, at < 0 ? g.n : at))
		return "wrong grouping";
	for (i = 0; i < g.n; i++) {
		if (i == at)
			whole = n;
		else if (gather_is_digit(g.body[i]))
			digits[n++] = g.body[i];
		else if (at >= 0 && i > at)
			return "wrong grouping";
	}
	if (at < 0)
		whole = n;
	if (g.exponent > MAX_EXPONENT || g.exponent < -MAX_EXPONENT)
		return "too large";
	return write_plain(digits, n, whole + g.exponent, g.minus > 0, a);
}

bool
amount_quick(struct str s, char decimal, money *m)
{
	static const int64_t scale[] = { 10000, 1000, 100, 10, 1 };
	bool minus = s.n > 0 && s.s[0] == '-';
	size_t i = minus, behind = 0;
	int64_t v = 0;

	if (s.n > 14 || i == s.n || !gather_is_digit(s.s[i]))
		return false;
	for (; i < s.n && gather_is_digit(s.s[i]); i++)
		v = v * 10 + (s.s[i] - '0');
	if (i < s.n) {
		behind = s.n - i - 1;
		if ((s.s[i] != '.' && s.s[i] != ',') || behind == 0 || behind > 4 ||
		    (behind == 3 && s.s[i] != decimal))
			return false;
		for (i++; i < s.n; i++) {
			if (!gather_is_digit(s.s[i]))
				return false;
			v = v * 10 + (s.s[i] - '0');
		}
	}
	v *= scale[behind];
	*m = minus ? -v : v;
	return true;
}
