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

	if (s.n < 10 || s.s[2] != s.s[5] || (s.n > 10 && s.s[10] != ' ') ||
	    s.s[2] < '-' || s.s[2] > '/')
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

static int
number_of(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

static bool
are_digits(const char *s, int n)
{
	for (; n > 0; n--, s++)
		if (*s < '0' || *s > '9')
			return false;
	return true;
}

/* What stands behind YYYY-MM-DD hh:mm:ss: .123, Z, +0100 or +01:00. */
static bool
quick_zone(const char *s, size_t n, int *zone)
{
	size_t i = n > 1 && s[0] == '.';

	if (i > 0)
		while (i < n && s[i] >= '0' && s[i] <= '9')
			i++;
	*zone = i == n ? DAY_NO_ZONE : 0;
	if (i == n || (i + 1 == n && s[i] == 'Z'))
		return i != 1;
	i += s[i] == ' ';
	s += i;
	n -= i;
	if (n < 5 || n > 6 || (s[0] != '+' && s[0] != '-') || !are_digits(s + 1, 2) ||
	    !are_digits(s + n - 2, 2) || (n == 6 && s[3] != ':'))
		return false;
	*zone = number_of(s + 1) * 60 + number_of(s + n - 2);
	if (*zone >= 16 * 60 || s[n - 2] > '5')
		return false;
	*zone = s[0] == '-' ? -*zone : *zone;
	return true;
}

/* yyyymmdd of these centuries */
static int
quick_eight(const char *s, char *buf)
{
	struct moment m = { .hour = -1 };
	uint64_t word = digits_load8(s);
	uint32_t digits = digits_value(word);
	daynum day;

	m.year = (int)(digits / 10000);
	m.month = (int)(digits / 100 % 100);
	m.day = (int)(digits % 100);
	return digits_only(word) && m.year >= 1900 && m.year <= 2099 &&
		       date_civil(m.year, m.month, m.day, &day)
		   ? day_show(&m, buf)
		   : 0;
}

int
day_quick(struct str s, char *buf)
{
	size_t n = s.n;
	daynum day;
	int zone;

	if (n == 8)
		return quick_eight(s.s, buf);
	if (n > 19 && n <= 35 && quick_zone(s.s + 19, n - 19, &zone))
		n = 19;
	if (n != 10 && n != 19) {
		if (n != 16)
			return 0;
		memcpy(buf + 16, ":00", 3);
		n = 19;
	}
	memcpy(buf, s.s, n < s.n ? n : s.n);
	if (n == 19 && buf[10] == ' ')
		buf[10] = 'T';
	return date_parse((struct str){ buf, n }, &day) == NULL ? (int)n : 0;
}

/* One digit or two. */
static bool
quick_pair(struct str s, size_t *i, int *v)
{
	unsigned digit = *i < s.n ? (unsigned)(s.s[*i] - '0') : 10;

	if (digit > 9)
		return false;
	*v = (int)digit;
	++*i;
	digit = *i < s.n ? (unsigned)(s.s[*i] - '0') : 10;
	if (digit <= 9) {
		*v = *v * 10 + (int)digit;
		++*i;
	}
	return true;
}

/* D-M-YYYY, in one digit or two. */
static bool
quick_numbers(struct str s, size_t *i, struct day_plain *p)
{
	if (day_plain(s, p)) {
		*i = 10;
		return true;
	}
	if (s.n < 8 || !quick_pair(s, i, &p->first))
		return false;
	p->sign = s.s[(*i)++];
	if (!quick_pair(s, i, &p->second) || *i + 5 > s.n || s.s[*i] != p->sign ||
	    !are_digits(s.s + *i + 1, 4))
		return false;
	p->year = number_of(s.s + *i + 1) * 100 + number_of(s.s + *i + 3);
	*i += 5;
	return true;
}

/* H:mm[:ss] to the end */
static bool
quick_time(struct str s, size_t i, struct moment *m)
{
	size_t left;

	if (s.s[i++] != ' ' || !quick_pair(s, &i, &m->hour))
		return false;
	left = s.n - i;
	if ((left != 3 && left != 6) || s.s[i] != ':' || !are_digits(s.s + i + 1, 2))
		return false;
	m->minute = number_of(s.s + i + 1);
	if (left == 6) {
		if (s.s[i + 3] != ':' || !are_digits(s.s + i + 4, 2))
			return false;
		m->second = number_of(s.s + i + 4);
	}
	return m->hour <= 23 && m->minute <= 59 && m->second <= 59;
}

int
day_quick_order(struct str s, enum day_order order, char *buf)
{
	bool month_first = order == DAY_MDY || order == DAY_MIXED;
	struct moment m = { .hour = -1 };
	struct day_plain p;
	size_t i = 0;

	if (order == DAY_YMD || !quick_numbers(s, &i, &p))
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
	return i == s.n || quick_time(s, i, &m) ? day_show(&m, buf) : 0;
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
