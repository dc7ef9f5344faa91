/*
 * gather - see gather.h
 */
#include "gather.h"
#include "currency.h"
#include "text.h"
#include <string.h>

/* Latin ones, Cyrillic, and the words of Japan and China for their money. */
static bool
is_letter(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= 0xc0 && c < 0x250 && c != 0xd7 && c != 0xf7) ||
	       (c >= 0x400 && c < 0x500) || c == 0x5143 || c == 0x5186;
}

static bool
is_blank(int c)
{
	return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009 || c == 0x2007;
}

/* "AUD $ 12" says it twice, and the code says it better than the sign. */
static void
set_currency(struct gather *g, const char *code, bool sign)
{
	bool first = g->currency[0] == '\0';

	if (!first && !currency_same(g->currency, g->sign, code, sign))
		g->torn = true;
	if (first || (g->sign && !sign)) {
		memcpy(g->currency, code, 4);
		g->sign = sign;
	}
	g->ended |= g->digits > 0;
}

/* kr may be that of three countries. */
static void
take_currency(struct gather *g, const char *code, bool sign)
{
	if (code[0] != '\0') {
		set_currency(g, code, sign);
	} else {
		g->unknown_sign = true;
		g->ended |= g->digits > 0;
	}
}

static bool
is_code(struct str w)
{
	size_t i;

	for (i = 0; i < w.n; i++)
		if (w.s[i] < 'A' || w.s[i] > 'Z')
			return false;
	return w.n == 3;
}

/* Letters beside a number: a currency, a credit mark, "incl. btw". */
static bool
word(struct gather *g, struct str w)
{
	static const char *const fillers[] = { "incl", "inc", "inkl", "inclusief", "btw",
		"vat", "ttc", "tva", "mwst", "ust", "iva", "moms", NULL };
	char code[4] = { 0 };
	const char *known;
	bool sign;
	size_t i;

	if (str_same(w, str_of("cr")) || str_is(w, "C")) {
		g->minus++;
		g->ended = true;
		return g->digits > 0;
	}
	for (i = 0; fillers[i] != NULL; i++)
		if (str_same(w, str_of(fillers[i]))) {
			g->ended |= g->digits > 0;
			return true;
		}
	if (is_code(w)) {
		memcpy(code, w.s, 3);
		set_currency(g, code, false);
		return true;
	}
	known = currency_word(w, &sign);
	if (known != NULL)
		take_currency(g, known, sign);
	return known != NULL;
}

/* The letters at s[*i], with the $ that belongs to them: R$, US$. */
static bool
letters(struct gather *g, struct str s, size_t *i)
{
	size_t from = *i, used;

	while (*i < s.n && is_letter(text_decode(s.s + *i, s.n - *i, &used)))
		*i += used;
	if (*i < s.n && s.s[*i] == '$' &&
	    word(g, (struct str){ s.s + from, *i + 1 - from })) {
		++*i;
		return true;
	}
	return word(g, (struct str){ s.s + from, *i - from });
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
	if (k == s.n || !gather_is_digit(s.s[k]))
		return false;
	for (; k < s.n && gather_is_digit(s.s[k]) && e < 1000; k++)
		e = e * 10 + (s.s[k] - '0');
	g->exponent = minus ? -e : e;
	g->scientific = g->ended = true;
	*i = k;
	return true;
}

static bool
put(struct gather *g, char c)
{
	if (g->n == GATHER_BODY)
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
	return !g->ended && (!blank || put(g, GATHER_GROUP)) && put(g, (char)c);
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

/* The sign of a currency. */
static bool
symbol(struct gather *g, struct str s)
{
	bool sign;
	const char *code = currency_word(s, &sign);

	if (code != NULL)
		take_currency(g, code, sign);
	return code != NULL;
}

/* One sign that is neither digit nor letter; next is the byte behind it. */
static bool
mark(struct gather *g, int c, struct str s, int next)
{
	if (is_blank(c)) {
		g->blank = g->digits > 0;
		return true;
	}
	switch (c) {
	case '.':
	case ',':
		if (g->ended || (g->digits == 0 && !gather_is_digit(next)))
			return true; /* the point of "incl." or "Fr." */
		return !g->blank && put(g, (char)c);
	case '\'':
	case 0x2019:
		if (g->digits == 0)
			return g->n == 0;
		g->blank = true;
		return gather_is_digit(next);
	case '-':
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2212:
		return dash(g);
	case '+':
		return g->digits == 0 && g->minus == 0 && ++g->plus == 1;
	case '(':
		g->open = true;
		return g->digits == 0;
	case ')':
		g->closed = g->ended = true;
		g->minus++;
		return g->digits > 0 && g->open;
	default:
		return symbol(g, s);
	}
}

const char *
gather_read(struct str s, struct gather *g)
{
	size_t i = 0, used;
	int c;
	bool fine = true;

	if (s.n == 0)
		return "empty";
	while (i < s.n && fine) {
		c = text_decode(s.s + i, s.n - i, &used);
		if (gather_is_digit(c)) {
			fine = digit(g, c);
			i++;
		} else if (is_letter(c)) {
			fine = exponent(g, s, &i) || letters(g, s, &i);
		} else {
			fine = mark(g, c, (struct str){ s.s + i, used },
			    i + used < s.n ? s.s[i + used] : 0);
			i += used;
		}
	}
	if (!fine || g->digits == 0 || g->open != g->closed || g->minus + g->plus > 1)
		return g->n == GATHER_BODY ? "too large" : "not a number";
	return NULL;
}
