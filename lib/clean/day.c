/*
 * day - see day.h
 *
 * A value of a usual form is read in place. Others are a machine's number (module stamp),
 * or are cut into their parts (module parts), which module moment gives their meaning.
 */
#include "day.h"
#include "date.h"
#include "digits.h"
#include "parts.h"
#include "stamp.h"

static const char no_day[] = "no such day";

/* 24:00 is the next day's 0:00. */
static const char *
set_clock(struct moment *m, const struct parts *p)
{
	static struct zone place; /* of the last name */
	static struct str name;
	const char *rule;

	m->hour = p->clock.hour;
	m->minute = p->clock.minute;
	m->second = p->clock.second;
	m->zone = p->clock.zone;
	if (m->hour == 24 && !moment_set_seconds(m, moment_seconds(m)))
		return no_day;
	if (p->place.n == 0)
		return NULL;
	rule = zone_rule(p->place);
	if (rule == NULL)
		return "no such time zone";
	if (name.s != rule) {
		name = str_of(rule);
		zone_parse(name, &place);
	}
	if (m->zone == DAY_NO_ZONE)
		m->zone = zone_offset_local(&place, moment_seconds(m)) / 60;
	return NULL;
}

static const char *
set_stamp(struct moment *m, const struct stamp *stamp)
{
	static const enum day_form forms[] = { DAY_EPOCH, DAY_TICKS, DAY_SERIAL };

	*m = (struct moment){ .form = forms[stamp->kind], .zone = stamp->zone };
	if (!moment_set_seconds(
		m, stamp->seconds + (stamp->zone == DAY_NO_ZONE ? 0 : stamp->zone * 60)))
		return no_day;
	if (!stamp->timed)
		m->hour = -1;
	return NULL;
}

const char *
day_parse(struct str s, enum day_order order, struct moment *m)
{
	char buf[PARTS_LONGEST];
	struct stamp stamp;
	struct parts p;
	const char *why;

	s = parts_plain(s, buf);
	if (s.n == 0)
		return "empty";
	if (stamp_parse(s, &stamp))
		return set_stamp(m, &stamp);
	why = parts_read(s, &p);
	*m = (struct moment){ .form = DAY_USUAL };
	if (why == NULL)
		why = moment_set(m, &p, order);
	return why != NULL ? why : set_clock(m, &p);
}

bool
day_is_none(const struct moment *m)
{
	static const int32_t none[] = { 10101, 16010101, 17530101, 18991230, 18991231,
		19000101, 19700101, 29991231, 99991231 };
	int32_t day = (m->year * 100 + m->month) * 100 + m->day;
	size_t i;

	for (i = 0; i < sizeof none / sizeof none[0]; i++)
		if (none[i] == day)
			return true;
	return false;
}

void
day_to_zone(struct moment *m, const struct zone *z)
{
	int64_t seconds;
	int offset;

	if (m->zone == DAY_NO_ZONE || m->hour < 0)
		return;
	seconds = moment_seconds(m) - m->zone * 60;
	offset = zone_offset_utc(z, seconds);
	if (offset != m->zone * 60 && !moment_set_seconds(m, seconds + offset))
		return;
	m->zone = offset / 60;
}

void
day_from_1904(struct moment *m)
{
	enum { DAYS = 1462 }; /* days from 1900 to 1904, and the one that never was */
	int hour = m->hour;

	if (m->form != DAY_SERIAL)
		return;
	m->hour = hour < 0 ? 0 : hour;
	moment_set_seconds(m, moment_seconds(m) + DAYS * (int64_t)86400);
	m->hour = hour;
}

void
day_of_birth(struct moment *m, int latest_year)
{
	daynum day;

	if (m->short_year && m->year > latest_year &&
	    date_civil(m->year - 100, m->month, m->day, &day))
		m->year -= 100;
}

static char *
two(char *to, int v)
{
	memcpy(to, digits_pair + 2 * v, 2);
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

bool
day_plain(struct str s, struct day_plain *p)
{
	uint64_t word;
	uint32_t digits;

	if (s.n < 10 || s.s[2] != s.s[5] || (s.n > 10 && s.s[10] != ' '))
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

static bool
are_digits(const char *s, int n)
{
	for (; n > 0; n--, s++)
		if (*s < '0' || *s > '9')
			return false;
	return true;
}

/* What stands behind YYYY-MM-DD hh:mm:ss: Z, .123Z, +0100 or +01:00. */
static bool
quick_zone(const char *s, size_t n, int *zone)
{
	*zone = 0;
	if (n == 1 || (n == 5 && s[0] == '.'))
		return s[n - 1] == 'Z' && (n == 1 || are_digits(s + 1, 3));
	if (s[0] == ' ') {
		s++;
		n--;
	}
	if (n < 5 || n > 6 || (s[0] != '+' && s[0] != '-') || !are_digits(s + 1, 2) ||
	    !are_digits(s + n - 2, 2) || (n == 6 && s[3] != ':'))
		return false;
	*zone = ((s[1] - '0') * 10 + s[2] - '0') * 60 + (s[n - 2] - '0') * 10 + s[n - 1] -
		'0';
	if (*zone >= 16 * 60 || s[n - 2] > '5')
		return false;
	*zone = s[0] == '-' ? -*zone : *zone;
	return true;
}

int
day_quick(struct str s, char *buf)
{
	size_t n = s.n;
	daynum day;
	int zone;

	if (n > 19 && n <= 25 && quick_zone(s.s + 19, n - 19, &zone))
		n = 19;
	if (n != 10 && n != 19 && n != 16)
		return 0;
	memcpy(buf, s.s, n);
	if (n == 16) {
		memcpy(buf + 16, ":00", 3);
		n = 19;
	}
	if (n == 19 && buf[10] == ' ')
		buf[10] = 'T';
	return date_parse((struct str){ buf, n }, &day) == NULL ? (int)n : 0;
}

/* The time of DD-MM-YYYY hh:mm[:ss] behind the day in buf. */
static int
quick_time(struct str s, char *buf)
{
	daynum day;

	if (s.n != 16 && s.n != 19)
		return 0;
	memcpy(buf + 16, ":00", 3);
	memcpy(buf + 11, s.s + 11, s.n - 11);
	buf[10] = 'T';
	return date_parse((struct str){ buf, 19 }, &day) == NULL ? 19 : 0;
}

int
day_quick_order(struct str s, enum day_order order, char *buf)
{
	bool month_first = order == DAY_MDY || order == DAY_MIXED;
	struct day_plain p;
	struct moment m = { .hour = -1 };

	if (!day_plain(s, &p) || order == DAY_YMD)
		return 0;
	if (p.sign == '.')
		month_first = order == DAY_MDY;
	else if (p.sign != '-' && p.sign != '/')
		return 0;
	m.month = month_first ? p.first : p.second;
	m.day = month_first ? p.second : p.first;
	m.year = p.year;
	if (m.month < 1 || m.month > 12 || m.day < 1 || m.day > 28 || m.year < 1900)
		return 0;
	if (s.n == 10)
		return day_show(&m, buf);
	day_show(&m, buf);
	return quick_time(s, buf);
}

static int
number_of(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

bool
day_quick_moment(struct str s, enum day_order order, struct moment *m)
{
	char buf[DAY_SHOW];
	int n = day_quick(s, buf), zone = DAY_NO_ZONE;

	if (n == 0)
		n = day_quick_order(s, order, buf);
	if (n == 0)
		return false;
	*m = (struct moment){ number_of(buf) * 100 + number_of(buf + 2),
		number_of(buf + 5), number_of(buf + 8), -1, 0, 0, zone, DAY_USUAL,
		false };
	if (n == 10)
		return true;
	m->hour = number_of(buf + 11);
	m->minute = number_of(buf + 14);
	m->second = number_of(buf + 17);
	if (s.n > 19)
		quick_zone(s.s + 19, s.n - 19, &m->zone);
	return true;
}
