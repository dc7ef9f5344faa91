/*
 * moment - see moment.h
 */
#include "moment.h"
#include "date.h"

enum {
	PIVOT = 69, /* 00-68 are of this century */
	DAY_SECONDS = 86400,
};

const char *const day_names[DAY_ORDERS] = { "unknown", "day-month-year", "month-day-year",
	"year-month-day", "month-day-year" };
const char day_other_order[] = "does not fit the order of its column";
const char day_zero[] = "a zero date";
static const char no_date[] = "not a date", no_day[] = "no such day";

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
	m->short_year = year.len <= 2;
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

/* 0000-00-00, and the day 0 of a spreadsheet */
static bool
is_zero(const struct number *n)
{
	return n[1].value <= 1 && n[2].value == 0 &&
	       (n[0].value == 1900 || n[0].value + n[1].value == 0);
}

static const char *
set_numbers(struct moment *m, const struct number *n, enum day_order order)
{
	if (is_zero(n))
		return day_zero;
	if (n[1].len > 2)
		return no_date;
	if (n[0].len == 4 && n[2].len <= 2)
		return set(m, n[0], n[1].value, n[2].value) ? NULL : no_day;
	if (n[0].len > 2 || n[2].len == 3 || n[2].len > 4 ||
	    (n[0].len == 1 && n[2].len == 1))
		return no_date; /* no part can be the year */
	/* points mean day first wherever they are used, unless all the column tells */
	if (order == DAY_MIXED)
		order = n[0].behind == '.' ? DAY_DMY : DAY_MDY;
	if (order == DAY_NONE)
		order = DAY_DMY;
	if (set_ordered(m, n, order))
		return NULL;
	return fits_another(n, order) ? day_other_order : no_day;
}

/* yyyymmdd, else ddmmyyyy; no year-first date of these centuries is one of the latter. */
static const char *
set_eight(struct moment *m, int v, enum day_order order)
{
	struct number front = { v / 10000, 4, 0 }, back = { v % 10000, 4, 0 };
	bool year_first = front.value >= 1900 && front.value <= 2099;
	int first = v / 1000000, second = v / 10000 % 100;

	if (v == 0)
		return day_zero;
	if (year_first && set(m, front, v / 100 % 100, v % 100))
		return NULL;
	m->form = DAY_COMPACT;
	if (back.value < 1900 || back.value > 2099)
		return year_first ? no_day : no_date;
	if (order == DAY_MDY || order == DAY_MIXED)
		return set(m, back, first, second) ? NULL : no_day;
	return set(m, back, second, first) ? NULL : no_day;
}

static const char *
set_one(struct moment *m, const struct parts *p, enum day_order order)
{
	struct number n = p->number[0];
	struct number year = { n.value / 10000, 2, 0 };

	if (n.len == 8)
		return set_eight(m, n.value, order);
	if (n.len == 1 && n.value == 0)
		return day_zero;
	if (n.len != 6 || p->clock.hour < 0)
		return no_date;
	m->form = DAY_COMPACT; /* 240305 140709 of log files */
	return set(m, year, n.value / 100 % 100, n.value % 100) ? NULL : no_day;
}

/* The day of the week counts from Monday, and week 1 has the 4th of January. */
static const char *
set_week(struct moment *m, const struct parts *p)
{
	daynum fourth, thursday;
	int year, month, day, weekday = p->weekday;

	if (p->n != 1 || weekday == 0 || weekday > 7 ||
	    !date_civil(p->number[0].value, 1, 4, &fourth))
		return no_day;
	if (weekday < 0) {
		m->form = DAY_MONTH;
		weekday = 1;
	}
	/* 1970-01-01 was a Thursday; no day is more than two thousand years before it */
	thursday = fourth - (fourth + 7 * 200000 + 3) % 7 + 3 + 7 * (p->week - 1);
	date_parts(thursday, &year, &month, &day);
	if (year != p->number[0].value)
		return no_day;
	date_parts(thursday + weekday - 4, &m->year, &m->month, &m->day);
	return m->year > 0 && m->year < 10000 ? NULL : no_day;
}

/* yyyy-ddd */
static const char *
set_ordinal(struct moment *m, struct number year, int count)
{
	daynum first, next;

	if (!date_civil(year.value, 1, 1, &first) || count < 1 || count > 366)
		return no_day;
	next = first + count - 1;
	date_parts(next, &m->year, &m->month, &m->day);
	return m->year == year.value ? NULL : no_day;
}

/* A year and a month: its first day, which nothing but a clock could contradict. */
static const char *
set_month(struct moment *m, const struct parts *p, struct number year, int month)
{
	m->form = DAY_MONTH;
	if (p->clock.hour >= 0)
		return no_date;
	return set(m, year, month, 1) ? NULL : no_day;
}

static const char *
set_two(struct moment *m, const struct parts *p)
{
	const struct number *n = p->number;

	if (memchr("-/. ", n[0].behind, 4) == NULL)
		return no_date;
	if (n[0].len == 4 && n[1].len == 3)
		return set_ordinal(m, n[0], n[1].value);
	if (n[0].len == 4 && n[1].len <= 2)
		return set_month(m, p, n[0], n[1].value);
	if (n[0].len <= 2 && n[1].len == 4)
		return set_month(m, p, n[1], n[0].value);
	return no_date;
}

/* The year is the number of four digits; of two short ones the one that does not stand
   beside the month, else the second. */
static const char *
set_named(struct moment *m, const struct parts *p, enum day_order order)
{
	const struct number *n = p->number;
	bool year_first =
	    n[0].len == 4 || (n[1].len <= 2 && (p->month_at == 2 || order == DAY_YMD));
	struct number year = n[!year_first], day = n[year_first];

	if (p->n == 1 && n[0].len == 4)
		return set_month(m, p, n[0], p->month);
	if (p->n != 2 || day.len > 2 || year.len == 3 || year.len > 4)
		return no_date;
	return set(m, year, p->month, day.value) ? NULL : no_day;
}

const char *
moment_set(struct moment *m, const struct parts *p, enum day_order order)
{
	if (p->week != 0)
		return set_week(m, p);
	if (p->month != 0)
		return set_named(m, p, order);
	switch (p->n) {
	case 0:
		return p->clock.hour < 0 ? no_date : "a time without a day";
	case 1:
		return set_one(m, p, order);
	case 2:
		return set_two(m, p);
	default:
		return set_numbers(m, p->number, order);
	}
}

int64_t
moment_seconds(const struct moment *m)
{
	daynum day = 0;

	date_civil(m->year, m->month, m->day, &day);
	return day * (int64_t)DAY_SECONDS + m->hour * 3600 + m->minute * 60 + m->second;
}

bool
moment_set_seconds(struct moment *m, int64_t seconds)
{
	const int64_t first = -719162, last = 2932896; /* 0001-01-01, 9999-12-31 */
	int64_t day = seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0);
	int rest = (int)(seconds - day * DAY_SECONDS);

	if (day < first || day > last)
		return false;
	date_parts((daynum)day, &m->year, &m->month, &m->day);
	m->hour = rest / 3600;
	m->minute = rest / 60 % 60;
	m->second = rest % 60;
	return true;
}
