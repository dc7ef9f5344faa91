/*
 * zone - see zone.h
 */
#include "zone.h"
#include "tables.h"

enum {
	DAY = 86400,
	LONGEST_RULE = 167, /* hours, since POSIX.1-2024 */
};

static const char no_zone[] = "no such time zone";

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
is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days from 1970-01-01 to the first day of a year above 0. */
static int64_t
days_before(int64_t year)
{
	year--;
	return 365 * year + year / 4 - year / 100 + year / 400 - 719162;
}

static int64_t
day_of_rule(const struct zone_day *rule, int64_t year)
{
	static const int16_t before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273,
		304, 334, 365 };
	int64_t first = days_before(year);
	bool leap = is_leap(year);
	int days, day, weekday;

	if (rule->form == 'J') /* the leap day has no number */
		return first + rule->day - 1 + (leap && rule->day > 59);
	if (rule->form != 'M')
		return first + rule->day;
	days = before[rule->month] - before[rule->month - 1] + (leap && rule->month == 2);
	first += before[rule->month - 1] + (leap && rule->month > 2);
	weekday = (int)((first + 719162 + 1) % 7); /* 0001-01-01 was a Monday */
	day = (rule->weekday - weekday + 7) % 7 + 7 * (rule->week - 1);
	return first + (day < days ? day : day - 7);
}

static struct zone_year
year_of_rules(const struct zone *z, int64_t year)
{
	return (struct zone_year){
		day_of_rule(&z->begin, year) * DAY + z->begin.seconds - z->standard,
		day_of_rule(&z->end, year) * DAY + z->end.seconds - z->summer,
	};
}

static struct zone_year
year_of(const struct zone *z, int64_t year)
{
	uint64_t i = (uint64_t)(year - ZONE_FIRST_YEAR);

	return i < ZONE_YEARS ? z->year[i] : year_of_rules(z, year);
}

/* The last change before the time tells. Where a rule ends a summer as the next one begins
   it is summer all year. */
int
zone_offset_utc(const struct zone *z, int64_t seconds)
{
	const int64_t mean = 31556952; /* seconds of a year */
	int64_t last = INT64_MIN, year, to;
	bool summer = false;

	if (!z->changes)
		return z->standard;
	year = (seconds + 719162 * (int64_t)DAY) / mean + 1;
	year = year < 2 ? 2 : year;
	/* `year` is off by one at most, and a change may fall days out of its year */
	for (to = year + 1, year--; year <= to; year++) {
		struct zone_year y = year_of(z, year);

		if (y.end <= seconds && y.end > last) {
			last = y.end;
			summer = false;
		}
		if (y.begin <= seconds && y.begin >= last) {
			last = y.begin;
			summer = true;
		}
	}
	return summer ? z->summer : z->standard;
}

int
zone_offset_local(const struct zone *z, int64_t seconds)
{
	int before, after;

	if (!z->changes)
		return z->standard;
	before = zone_offset_utc(z, seconds - DAY);
	after = zone_offset_utc(z, seconds + DAY);
	if (before == after || zone_offset_utc(z, seconds - before) == before)
		return before;
	return zone_offset_utc(z, seconds - after) == after ? after : before;
}

const char *
zone_rule(struct str name)
{
	int i;

	for (i = 0; i < ZONES_NROWS; i++)
		if (str_same(name, str_of(zones_table[i][ZONES_NAME])))
			return zones_table[i][ZONES_RULE];
	return NULL;
}

/* CET or <+03>. */
static bool
read_name(struct str *s)
{
	size_t i = 0;

	if (s->n > 0 && s->s[0] == '<') {
		for (i = 1; i < s->n && (is_letter(s->s[i]) || is_digit(s->s[i]) ||
					    s->s[i] == '+' || s->s[i] == '-');
		     i++)
			;
		if (i < 4 || i == s->n || s->s[i++] != '>')
			return false;
	} else {
		while (i < s->n && is_letter(s->s[i]))
			i++;
		if (i < 3)
			return false;
	}
	*s = (struct str){ s->s + i, s->n - i };
	return true;
}

/* At most three digits. */
static bool
read_number(struct str *s, int low, int high, int *v)
{
	size_t i;

	*v = 0;
	for (i = 0; i < s->n && i < 3 && is_digit(s->s[i]); i++)
		*v = *v * 10 + (s->s[i] - '0');
	*s = (struct str){ s->s + i, s->n - i };
	return i > 0 && *v >= low && *v <= high;
}

static bool
read_sign(struct str *s, char sign)
{
	if (s->n == 0 || s->s[0] != sign)
		return false;
	*s = (struct str){ s->s + 1, s->n - 1 };
	return true;
}

/* [+-]hh[:mm[:ss]] in seconds */
static bool
read_time(struct str *s, int hours, int *seconds)
{
	bool minus = read_sign(s, '-');
	int part, unit;

	if (!minus)
		read_sign(s, '+');
	if (!read_number(s, 0, hours, &part))
		return false;
	*seconds = part * 3600;
	for (unit = 60; unit >= 1 && read_sign(s, ':'); unit /= 60) {
		if (!read_number(s, 0, 59, &part))
			return false;
		*seconds += part * unit;
	}
	if (minus)
		*seconds = -*seconds;
	return true;
}

/* ,M3.5.0/2 or ,J60 or ,59 */
static bool
read_day(struct str *s, struct zone_day *d)
{
	bool well;

	*d = (struct zone_day){ .seconds = 7200 };
	if (!read_sign(s, ','))
		return false;
	if (read_sign(s, 'M')) {
		d->form = 'M';
		well = read_number(s, 1, 12, &d->month) && read_sign(s, '.') &&
		       read_number(s, 1, 5, &d->week) && read_sign(s, '.') &&
		       read_number(s, 0, 6, &d->weekday);
	} else {
		d->form = read_sign(s, 'J') ? 'J' : '\0';
		well = read_number(s, d->form == 'J', 365, &d->day);
	}
	return well && (!read_sign(s, '/') || read_time(s, LONGEST_RULE, &d->seconds));
}

/* Its signs count hours west of UTC, as nowhere else. */
static const char *
read_rule(struct str s, struct zone *z)
{
	int west;

	if (!read_name(&s) || !read_time(&s, 24, &west))
		return no_zone;
	z->standard = z->summer = -west;
	if (s.n == 0)
		return NULL;
	z->changes = true;
	if (!read_name(&s))
		return no_zone;
	z->summer = z->standard + 3600;
	if (s.n > 0 && s.s[0] != ',') {
		if (!read_time(&s, 24, &west))
			return no_zone;
		z->summer = -west;
	}
	if (s.n == 0)
		return "summer time without the days of its change";
	return read_day(&s, &z->begin) && read_day(&s, &z->end) && s.n == 0 ? NULL
									    : no_zone;
}

const char *
zone_parse(struct str s, struct zone *z)
{
	const char *rule = zone_rule(s), *why;
	int i;

	*z = (struct zone){ .standard = 0 };
	if (s.n == 0)
		return "empty";
	if (rule == NULL && (s.s[0] == '+' || s.s[0] == '-'))
		return read_time(&s, 24, &z->standard) && s.n == 0 ? NULL : no_zone;
	why = read_rule(rule != NULL ? str_of(rule) : s, z);
	for (i = 0; i < ZONE_YEARS && z->changes && why == NULL; i++)
		z->year[i] = year_of_rules(z, ZONE_FIRST_YEAR + i);
	return why;
}
