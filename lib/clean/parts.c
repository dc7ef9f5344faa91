/*
 * parts - see parts.h
 */
#include "parts.h"
#include "digits.h"
#include "tables.h"
#include "text.h"
#include "word.h"

static const char no_date[] = "not a date";

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_word(char c)
{
	return is_letter(c) || (c & 0x80) != 0;
}

static size_t
run(struct str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && is_digit(s.s[i + n]))
		n++;
	return n;
}

static struct number
read_number(struct str s, size_t *i, size_t len)
{
	struct number n = { .len = (int)len };

	for (; len > 0; len--, ++*i)
		n.value = n.value * 10 + (s.s[*i] - '0');
	n.behind = *i < s.n ? s.s[*i] : '\0';
	return n;
}

/* Is the day known? yyyymmdd is one number, yyyy-ddd two. */
static bool
is_whole(const struct parts *p)
{
	const struct number *n = p->number;

	return p->n == 3 || (p->month != 0 && p->n == 2) || p->week != 0 ||
	       (p->n == 1 && n[0].len == 8) ||
	       (p->n == 2 && n[0].len == 4 && n[1].len == 3);
}

/* Does the number behind the date of one number have the digits of a time: 20240305 1407,
   240305 140709? */
static bool
is_compact_time(const struct parts *p, size_t len)
{
	if (p->n != 1 || p->month != 0 || p->week != 0 || p->clock.hour >= 0)
		return false;
	return len == 6 ? p->number[0].len == 8 || p->number[0].len == 6
			: len == 4 && p->number[0].len == 8;
}

static const char *
read_digits(struct str s, size_t *i, struct parts *p)
{
	size_t len = run(s, *i), end = *i + len;

	if ((len <= 2 || (end < s.n && s.s[end] == ':')) &&
	    clock_begins(s, *i, end, is_whole(p)))
		return clock_read(s, i, &p->clock);
	if (len > 2 && is_compact_time(p, len))
		return clock_read_compact(s, i, &p->clock);
	if (p->n == PARTS_NUMBERS)
		return no_date;
	if (p->n == 0 && (len == 12 || len == 14 || len == 17)) {
		p->number[p->n++] = read_number(s, i, 8);
		return clock_read_compact(s, i, &p->clock);
	}
	if (len > 8)
		return no_date;
	p->number[p->n++] = read_number(s, i, len);
	return NULL;
}

/* 10-2, 102 or 10 behind the W of a week */
static const char *
read_week(struct str s, size_t *i, struct parts *p)
{
	size_t len = run(s, *i);

	if (len != 2 && len != 3)
		return no_date;
	p->week = read_number(s, i, 2).value;
	if (p->week == 0)
		return "no such day";
	if (len == 2 && *i + 1 < s.n && s.s[*i] == '-' && run(s, *i + 1) == 1)
		++*i;
	if (run(s, *i) == 1)
		p->weekday = read_number(s, i, 1).value;
	else
		p->weekday = -1;
	return NULL;
}

static int
number_of(const char *cell)
{
	bool minus = *cell == '-';
	int v = 0;

	for (cell += minus; *cell != '\0'; cell++)
		v = v * 10 + (*cell - '0');
	return minus ? -v : v;
}

static const char *
take_month(struct parts *p, int month, size_t letters)
{
	/* mar. 5 avril: the first one was a Tuesday */
	bool mardi = p->mar && p->month_at == 0 && p->n > 0;

	if (p->month != 0 && !mardi)
		return no_date;
	p->mar = p->month == 0 && month == 3 && letters == 3;
	p->month = month;
	p->month_at = p->n;
	return NULL;
}

static const char *
take_word(struct str w, struct parts *p)
{
	static struct words words = {
		.table = &months_table[0][0], .nrows = MONTHS_NROWS, .ncols = MONTHS_NCOLS
	};
	int row = word_find(&words, w), month;
	const char *zone;

	if (row < 0)
		return no_date;
	month = number_of(word_cell(&words, row, MONTHS_MONTH));
	zone = word_cell(&words, row, MONTHS_ZONE);
	if (*zone != '\0' && p->clock.zone == CLOCK_NO_ZONE)
		p->clock.zone = number_of(zone);
	return month == 0 ? NULL : take_month(p, month, w.n);
}

/* The T between day and time, and the W of a week. */
static const char *
read_sign(struct str s, size_t *i, struct parts *p, bool *is_sign)
{
	char sign = s.s[*i] | 32;
	size_t len = run(s, *i + 1);
	bool glued = *i > 0 && len > 0 && (is_digit(s.s[*i - 1]) || s.s[*i - 1] == '-');

	*is_sign = glued && (sign == 't' || sign == 'w');
	if (!*is_sign)
		return NULL;
	++*i;
	if (sign == 'w')
		return p->n == 1 && p->number[0].len == 4 ? read_week(s, i, p) : no_date;
	if (!is_whole(p))
		return no_date;
	if (*i + len < s.n && s.s[*i + len] == ':')
		return NULL;
	return clock_read_compact(s, i, &p->clock);
}

static const char *
read_word(struct str s, size_t *i, struct parts *p)
{
	size_t from = *i;
	const char *why;
	bool done;

	why = read_sign(s, i, p, &done);
	if (done || clock_read_half(s, i, &p->clock))
		return why;
	while (*i < s.n && is_word(s.s[*i]))
		++*i;
	if (p->clock.hour >= 0 && *i + 1 < s.n && s.s[*i] == '/' &&
	    is_letter(s.s[*i + 1])) {
		while (*i < s.n && (is_letter(s.s[*i]) || memchr("/_-", s.s[*i], 3)))
			++*i;
		p->place = (struct str){ s.s + from, *i - from };
		return NULL;
	}
	return take_word((struct str){ s.s + from, *i - from }, p);
}

/* A sign is that of a zone behind a time, but not between the numbers of a date. */
static bool
is_zone(struct str s, size_t i, const struct parts *p, size_t number_end)
{
	if (i + 1 == s.n || !is_digit(s.s[i + 1]) || i == number_end)
		return s.s[i] == '+' && is_whole(p);
	return p->clock.hour >= 0;
}

/* (Central European Summer Time) */
static void
skip_brackets(struct str s, size_t *i)
{
	const char *end = memchr(s.s + *i, ')', s.n - *i);

	*i = end == NULL ? s.n : (size_t)(end - s.s) + 1;
}

/* What a spreadsheet left of a value: #WAARDE!, ########, 1,70965E+12 */
static const char *
spreadsheet_fault(struct str s)
{
	size_t i = 0;

	if (s.n > 1 && s.s[0] == '#' && !is_digit(s.s[1]))
		return s.s[1] == '#' ? "a column too narrow in a spreadsheet"
				     : "a spreadsheet's error";
	while (i < s.n && (is_digit(s.s[i]) || s.s[i] == '.' || s.s[i] == ','))
		i++;
	if (i > 0 && i + 2 < s.n && (s.s[i] | 32) == 'e' && s.s[i + 1] == '+' &&
	    is_digit(s.s[i + 2]))
		return "rounded by a spreadsheet";
	return NULL;
}

/* The character of ASCII that stands for a code point; 0: none, -1: it stays. */
static int
plain_of(int cp)
{
	if (cp == 0xa0 || (cp >= 0x2000 && cp <= 0x200a) || cp == 0x202f || cp == 0xba ||
	    cp == 0xaa || cp == 0xb0) /* blanks; 1º of Spain */
		return ' ';
	if ((cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212)
		return '-';
	if (cp == 0x2018 || cp == 0x2019)
		return '\'';
	/* no width, directions of text */
	return (cp >= 0x200b && cp <= 0x200f) || cp == 0xfeff ? 0 : -1;
}

static bool
is_quote(char c)
{
	return c == ' ' || c == '\'' || c == '"';
}

struct str
parts_plain(struct str s, char buf[PARTS_LONGEST])
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	size_t i, n = 0, used;
	int c;

	while (s.n > 0 && (is_quote(s.s[0]) || s.s[0] == '='))
		s = (struct str){ s.s + 1, s.n - 1 };
	while (s.n > 0 && is_quote(s.s[s.n - 1]))
		s.n--;
	for (i = 0; i + 8 <= s.n && (digits_load8(s.s + i) & high) == 0; i += 8)
		;
	while (i < s.n && (s.s[i] & 0x80) == 0)
		i++;
	if (i == s.n || s.n > PARTS_LONGEST)
		return s;
	for (i = 0; i < s.n; i += used) {
		c = plain_of(text_decode(s.s + i, s.n - i, &used));
		if (c < 0) {
			memcpy(buf + n, s.s + i, used);
			n += used;
		} else if (c > 0) {
			buf[n++] = (char)c;
		}
	}
	return (struct str){ buf, n };
}

/* What may stand between the parts. */
static bool
is_between(struct str s, size_t i, const struct parts *p, size_t number_end)
{
	switch (s.s[i]) {
	case ' ':
	case '-':
	case '/':
	case '.':
	case ',':
		return true;
	case ':':
		return p->n > 0 && i == number_end;
	case '[':
	case ']':
		return p->clock.hour >= 0;
	default:
		return s.s[i] == '\'' && i + 1 < s.n && is_digit(s.s[i + 1]);
	}
}

const char *
parts_read(struct str s, struct parts *p)
{
	const char *why = s.n > PARTS_LONGEST ? no_date : NULL, *fault;
	size_t i = 0, number_end = 0;
	int n;

	p->n = p->month = p->month_at = p->week = p->weekday = 0;
	p->mar = false;
	p->place = (struct str){ NULL, 0 };
	p->clock = (struct clock){ -1, 0, 0, CLOCK_NO_ZONE };
	while (i < s.n && why == NULL) {
		char c = s.s[i];

		n = p->n;
		if (is_digit(c))
			why = read_digits(s, &i, p);
		else if (is_word(c))
			why = read_word(s, &i, p);
		else if ((c == '+' || c == '-') && is_zone(s, i, p, number_end))
			why = clock_read_zone(s, &i, &p->clock);
		else if (c == '(' && p->clock.hour >= 0)
			skip_brackets(s, &i);
		else if (is_between(s, i, p, number_end))
			i++;
		else
			why = no_date;
		if (p->n > n)
			number_end = i;
	}
	fault = why == no_date ? spreadsheet_fault(s) : NULL;
	return fault != NULL ? fault : why;
}
