/*
 * day - see day.h
 *
 * A value is read into its numbers, with what stands behind each, its month word and its
 * time; then the numbers are given their meanings.
 */
#include "day.h"
#include "digits.h"
#include "date.h"
#include "tables.h"
#include "text.h"
#include "word.h"

enum {
	NUMBERS = 4,
	PIVOT = 69, /* 00-68 are of this century */
};

struct number {
	int value, len;
	char behind; /* the sign between it and the next one; 0 at the end */
};

struct reading {
	struct number number[NUMBERS];
	int n;
	int month; /* of a word */
	struct moment time;
	bool timed;
};

const char *const day_names[DAY_ORDERS] = { "unknown", "day-month-year", "month-day-year",
	"year-month-day" };
const char day_other_order[] = "does not fit the order of its column";

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

/* Up to `most` digits at *i. */
static struct number
read_number(struct str s, size_t *i, int most)
{
	struct number n = { 0 };

	for (; *i < s.n && is_digit(s.s[*i]) && n.len < most; (*i)++, n.len++)
		n.value = n.value * 10 + (s.s[*i] - '0');
	return n;
}

/* :mm[:ss[.fraction]] behind the hour. */
static const char *
read_time(struct str s, size_t *i, struct number hour, struct reading *r)
{
	struct number part[2] = { { 0, 0, 0 }, { 0, 0, 0 } };
	int k;

	for (k = 0; k < 2 && *i < s.n && s.s[*i] == ':'; k++) {
		(*i)++;
		part[k] = read_number(s, i, 2);
		if (part[k].len != 2)
			return "no such time";
	}
	if (k == 2 && *i + 1 < s.n && (s.s[*i] == '.' || s.s[*i] == ',') &&
	    is_digit(s.s[*i + 1]))
		for (++*i; *i < s.n && is_digit(s.s[*i]); ++*i)
			;
	if (r->timed || hour.len > 2 || hour.value > 23 || part[0].value > 59 ||
	    part[1].value > 59)
		return "no such time";
	r->timed = true;
	r->time.hour = hour.value;
	r->time.minute = part[0].value;
	r->time.second = part[1].value;
	return NULL;
}

/* +01:00, +0100 or +01 behind a time. */
static const char *
read_zone(struct str s, size_t *i)
{
	struct number n;

	++*i;
	n = read_number(s, i, 4);
	if (n.len == 2 && *i < s.n && s.s[*i] == ':') {
		++*i;
		return read_number(s, i, 2).len == 2 ? NULL : "no such time";
	}
	return n.len == 2 || n.len == 4 ? NULL : "no such time";
}

/* A month, a day of the week, a zone, AM and PM. */
static const char *
read_word(struct str s, size_t *i, struct reading *r)
{
	static struct words months = {
		.table = &months_table[0][0], .nrows = MONTHS_NROWS, .ncols = MONTHS_NCOLS
	};
	size_t from = *i;
	struct str w;
	int row, month = 0;
	const char *digit;

	while (*i < s.n && is_word(s.s[*i]))
		++*i;
	w = (struct str){ s.s + from, *i - from };
	if (str_same(w, str_of("am")) || str_same(w, str_of("pm"))) {
		if (!r->timed)
			return "no such time";
		/* an hour above 12 is written in 24 hours all the same (Magento) */
		if ((w.s[0] | 32) == 'p' && r->time.hour < 12)
			r->time.hour += 12;
		else if ((w.s[0] | 32) == 'a' && r->time.hour == 12)
			r->time.hour = 0;
		return NULL;
	}
	row = word_find(&months, w);
	if (row < 0)
		return "not a date";
	for (digit = word_cell(&months, row, MONTHS_MONTH); *digit != '\0'; digit++)
		month = month * 10 + (*digit - '0');
	if (month != 0 && r->month != 0)
		return "not a date";
	if (month != 0)
		r->month = month;
	return NULL;
}

static const char *
read_digits(struct str s, size_t *i, struct reading *r)
{
	struct number n = read_number(s, i, 8);

	if (*i < s.n && s.s[*i] == ':')
		return read_time(s, i, n, r);
	if (r->n == NUMBERS || (*i < s.n && is_digit(s.s[*i])))
		return "not a date";
	if (*i < s.n)
		n.behind = s.s[*i];
	r->number[r->n++] = n;
	return NULL;
}

static const char *
read_value(struct str s, struct reading *r)
{
	const char *why = NULL;
	size_t i = 0;

	while (i < s.n && why == NULL) {
		if (is_digit(s.s[i]))
			why = read_digits(s, &i, r);
		else if (is_word(s.s[i]))
			why = read_word(s, &i, r);
		else if ((s.s[i] == '+' || s.s[i] == '-') && r->timed)
			why = read_zone(s, &i);
		else if (memchr(" -/.,", s.s[i], 5) != NULL)
			i++;
		else
			why = "not a date";
	}
	return why;
}

static int
full_year(struct number n)
{
	if (n.len > 2)
		return n.value;
	return n.value + (n.value < PIVOT ? 2000 : 1900);
}

static bool
set(struct moment *m, struct number year, int month, int day)
{
	daynum d;

	m->year = full_year(year);
	m->month = month;
	m->day = day;
	return date_civil(m->year, month, day, &d);
}

/* Three numbers, neither the first nor any other a year of four digits in front. */
static bool
set_ordered(struct moment *m, const struct number *n, enum day_order order)
{
	switch (order) {
	case DAY_MDY:
		return n[2].len >= 2 && set(m, n[2], n[0].value, n[1].value);
	case DAY_YMD:
		return n[0].len == 2 && n[2].len <= 2 &&
		       set(m, n[0], n[1].value, n[2].value);
	default:
		return n[2].len >= 2 && set(m, n[2], n[1].value, n[0].value);
	}
}

static bool
fits_another(const struct number *n, enum day_order order)
{
	struct moment m;
	enum day_order o;

	for (o = DAY_DMY; o <= DAY_MDY; o++)
		if (o != order && set_ordered(&m, n, o))
			return true;
	return false;
}

/* yyyymmdd */
static const char *
set_compact(struct moment *m, int value)
{
	struct number year = { value / 10000, 4, 0 };

	if (year.value < 1900 || year.value > 2099)
		return "not a date";
	return set(m, year, value / 100 % 100, value % 100) ? NULL : "no such day";
}

static const char *
set_numbers(struct moment *m, const struct number *n, enum day_order order)
{
	if (n[0].len == 4)
		return set(m, n[0], n[1].value, n[2].value) ? NULL : "no such day";
	if (n[0].len > 2 || n[1].len > 2 || n[2].len == 3 || n[2].len > 4 ||
	    (n[0].len == 1 && n[2].len == 1))
		return "not a date"; /* no part can be the year */
	if (order == DAY_NONE || (n[0].behind == '.' && order != DAY_YMD))
		order = DAY_DMY; /* points mean day first wherever they are used */
	if (set_ordered(m, n, order))
		return NULL;
	return fits_another(n, order) ? day_other_order : "no such day";
}

/* 45352 or 45352.5833: days since 1900, as a spreadsheet keeps them. */
static bool
is_serial(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!is_digit(s.s[i]) &&
		    (i != 5 || (s.s[i] != '.' && s.s[i] != ',') || i + 1 == s.n))
			return false;
	return s.n == 5 || (s.n > 5 && !is_digit(s.s[5]));
}

const char *
day_parse(struct str s, enum day_order order, struct moment *m)
{
	struct reading r = { .n = 0 };
	const char *why = s.n == 0 ? "empty" : read_value(s, &r);
	const struct number *n = r.number;

	if (why != NULL)
		return why;
	*m = r.time;
	if (!r.timed)
		m->hour = -1;
	if (r.month != 0) {
		if (r.n != 2 || n[0].len == 3 || n[1].len == 3)
			return "not a date";
		n += n[0].len ==
		     4; /* the year is the one of four digits, else the second */
		if (n == r.number)
			return set(m, n[1], r.month, n[0].value) ? NULL : "no such day";
		return set(m, n[-1], r.month, n[0].value) ? NULL : "no such day";
	}
	if (r.n == 1 && n[0].len == 8)
		return set_compact(m, n[0].value);
	if (r.n != 3)
		return is_serial(s) ? "a spreadsheet's day number" : "not a date";
	return set_numbers(m, n, order);
}

bool
day_plain(struct str s, struct day_plain *p)
{
	uint64_t word;
	uint32_t digits;

	if (s.n != 10 || s.s[2] != s.s[5])
		return false;
	word = (digits_load8(s.s) & 0xffff) | (digits_load8(s.s) >> 8 & 0xffff0000) |
	       (uint64_t)digits_load4(s.s + 6) << 32;
	if (!digits_only(word))
		return false;
	digits = digits_value(word);
	*p = (struct day_plain){ (int)(digits / 1000000), (int)(digits / 10000 % 100),
		(int)(digits % 10000), s.s[2] };
	return true;
}

int
day_quick_order(struct str s, enum day_order order, char *buf)
{
	struct day_plain p;
	struct moment m = { .hour = -1 };

	if (!day_plain(s, &p))
		return 0;
	if (p.sign == '-' || p.sign == '/')
		m.month = order == DAY_MDY ? p.first : p.second;
	else
		m.month = p.sign == '.' && order != DAY_MDY ? p.second : 0;
	m.day = m.month == p.second ? p.first : p.second;
	m.year = p.year;
	if (order == DAY_YMD || m.month < 1 || m.month > 12 || m.day < 1 || m.day > 28 ||
	    m.year < 1900)
		return 0;
	return day_show(&m, buf);
}

static char *
two(char *to, int v)
{
	to[0] = (char)('0' + v / 10);
	to[1] = (char)('0' + v % 10);
	return to + 2;
}

int
day_show(const struct moment *m, char buf[DAY_SHOW])
{
	char *to = two(two(buf, m->year / 100), m->year % 100);

	*to++ = '-';
	to = two(to, m->month);
	*to++ = '-';
	to = two(to, m->day);
	if (m->hour < 0)
		return (int)(to - buf);
	*to++ = 'T';
	to = two(to, m->hour);
	*to++ = ':';
	to = two(to, m->minute);
	*to++ = ':';
	to = two(to, m->second);
	return (int)(to - buf);
}

int
day_quick(struct str s, char *buf)
{
	daynum day;

	if (s.n != 10 && s.n != 19)
		return 0;
	memcpy(buf, s.s, s.n);
	if (s.n == 19 && buf[10] == ' ')
		buf[10] = 'T';
	return date_parse((struct str){ buf, s.n }, &day) == NULL ? (int)s.n : 0;
}
