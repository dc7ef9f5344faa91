/*
 * clock - see clock.h
 */
#include "clock.h"

static const char no_time[] = "no such time";

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

/* Digits from i on. */
static size_t
run(struct str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && is_digit(s.s[i + n]))
		n++;
	return n;
}

/* The number of n digits, at most 4. */
static int
take(struct str s, size_t *i, size_t n)
{
	int v = 0;

	for (; n > 0; n--, ++*i)
		v = v * 10 + (s.s[*i] - '0');
	return v;
}

static size_t
skip_blanks(struct str s, size_t i)
{
	while (i < s.n && s.s[i] == ' ')
		i++;
	return i;
}

/* Bytes of am, PM, a.m., p. m. at i, or 0. */
static size_t
half_at(struct str s, size_t i)
{
	size_t from = i;

	if (i >= s.n || ((s.s[i] | 32) != 'a' && (s.s[i] | 32) != 'p'))
		return 0;
	i++;
	if (i < s.n && s.s[i] == '.')
		i = skip_blanks(s, i + 1);
	if (i == s.n || (s.s[i] | 32) != 'm')
		return 0;
	i++;
	if (i < s.n && (is_word(s.s[i]) || is_digit(s.s[i])))
		return 0;
	return i + (i < s.n && s.s[i] == '.') - from;
}

/* Bytes of the word for hours at i, or 0. */
static size_t
unit_at(struct str s, size_t i)
{
	static const char *const units[] = { "h", "u", "uur", "uhr", "hr", "hrs",
		"heures", "heure" };
	struct str word = { s.s + i, 0 };
	size_t k;

	if (i >= s.n || ((s.s[i] | 32) != 'h' && (s.s[i] | 32) != 'u'))
		return 0;
	while (i + word.n < s.n && is_word(s.s[i + word.n]))
		word.n++;
	for (k = 0; k < sizeof units / sizeof units[0]; k++)
		if (str_same(word, str_of(units[k])))
			return word.n;
	return 0;
}

/* 9.2h: tenths of an hour; two digits are minutes. */
static bool
is_tenths(struct str s, size_t i)
{
	return run(s, i) == 1 && i + 1 < s.n && (s.s[i + 1] | 32) == 'h';
}

bool
clock_begins(struct str s, size_t i, size_t end, bool after_date)
{
	size_t n = end - i, at;

	if (end < s.n && s.s[end] == ':')
		return n != 4; /* 05/Mar/2024:14:07:09 */
	if (n > 2 || end == s.n)
		return false;
	if (s.s[end] == '.')
		return after_date && (run(s, end + 1) == 2 || is_tenths(s, end + 1));
	if (s.s[end] != ' ' && !is_word(s.s[end]))
		return false;
	at = skip_blanks(s, end);
	return half_at(s, at) > 0 || unit_at(s, at) > 0;
}

static const char *
check(const struct clock *c)
{
	if (c->hour == 24 && c->minute == 0 && c->second == 0)
		return NULL;
	return c->hour > 23 || c->minute > 59 || c->second > 59 ? no_time : NULL;
}

static void
skip_fraction(struct str s, size_t *i)
{
	if (*i + 1 < s.n && (s.s[*i] == '.' || s.s[*i] == ',') && is_digit(s.s[*i + 1]))
		*i += 1 + run(s, *i + 1);
}

/* :07:09.123 or .07.09 */
static const char *
read_signs(struct str s, size_t *i, struct clock *c)
{
	char sign = s.s[*i];

	if (run(s, *i + 1) != 2)
		return no_time;
	++*i;
	c->minute = take(s, i, 2);
	if (*i == s.n || s.s[*i] != sign)
		return NULL;
	if (run(s, *i + 1) != 2)
		return sign == ':' ? no_time : NULL;
	++*i;
	c->second = take(s, i, 2);
	skip_fraction(s, i);
	return NULL;
}

/* 14h07m09s: two digits behind each word. */
static void
read_units(struct str s, size_t *i, struct clock *c)
{
	int *part[] = { &c->minute, &c->second }, k;
	size_t at = skip_blanks(s, *i);

	if (half_at(s, at) > 0)
		return;
	*i = at + unit_at(s, at);
	for (k = 0; k < 2 && run(s, *i) == 2; k++) {
		*part[k] = take(s, i, 2);
		if (*i < s.n && (s.s[*i] | 32) == (k == 0 ? 'm' : 's'))
			++*i;
	}
}

const char *
clock_read(struct str s, size_t *i, struct clock *c)
{
	size_t n = run(s, *i);
	const char *why = NULL;

	if (c->hour >= 0 || n > 2)
		return no_time;
	c->hour = take(s, i, n);
	if (*i < s.n && s.s[*i] == '.' && is_tenths(s, *i + 1)) {
		++*i;
		c->minute = 6 * take(s, i, 1);
	} else if (*i < s.n && (s.s[*i] == ':' || s.s[*i] == '.')) {
		why = read_signs(s, i, c);
	} else {
		read_units(s, i, c);
	}
	return why != NULL ? why : check(c);
}

const char *
clock_read_compact(struct str s, size_t *i, struct clock *c)
{
	size_t n = run(s, *i);

	if (c->hour >= 0 || (n != 2 && n != 4 && n < 6))
		return no_time;
	c->hour = take(s, i, 2);
	c->minute = n >= 4 ? take(s, i, 2) : 0;
	c->second = n >= 6 ? take(s, i, 2) : 0;
	*i += run(s, *i); /* thousandths without a point */
	skip_fraction(s, i);
	return check(c);
}

bool
clock_read_half(struct str s, size_t *i, struct clock *c)
{
	size_t n = c->hour < 0 ? 0 : half_at(s, *i);

	if (n == 0)
		return false;
	/* an hour above 12 is written in 24 hours all the same (Magento) */
	if ((s.s[*i] | 32) == 'p' && c->hour < 12)
		c->hour += 12;
	else if ((s.s[*i] | 32) == 'a' && c->hour == 12)
		c->hour = 0;
	*i += n;
	return true;
}

const char *
clock_read_zone(struct str s, size_t *i, struct clock *c)
{
	bool west = s.s[(*i)++] == '-';
	size_t n = run(s, *i);
	int hours, minutes = 0;

	if (n != 1 && n != 2 && n != 4)
		return "no such time zone";
	hours = take(s, i, n == 4 ? 2 : n);
	if (n == 4)
		minutes = take(s, i, 2);
	else if (*i < s.n && s.s[*i] == ':' && run(s, *i + 1) == 2) {
		++*i;
		minutes = take(s, i, 2);
	}
	if (hours > 15 || minutes > 59)
		return "no such time zone";
	c->zone = west ? -(hours * 60 + minutes) : hours * 60 + minutes;
	return NULL;
}
