/*
 * date - see date.h
 *
 * Days are counted in years that begin in March, so that the leap day is the last one,
 * from 0000-03-01; multiplications and shifts stand for the divisions. The constants are
 * those of Neri and Schneider, "Euclidean affine functions and their application to
 * calendar algorithms" (2022); the tests go through every day of the range.
 */
#include "date.h"
#include "digits.h"

static const char malformed[] = "not a date";

enum { EPOCH = 719468 }; /* days from 0000-03-01 to 1970-01-01 */

static bool
is_leap(unsigned year)
{
	/* Of the years divisible by 25 those divisible by 16: every fourth century. */
	return (year & (year % 25 == 0 ? 15 : 3)) == 0;
}

static unsigned
month_days(unsigned year, unsigned month)
{
	if (month == 2)
		return 28 + is_leap(year);
	/* 31 and 30 in turn, the turn changing after July. */
	return 30 | (month ^ month >> 3);
}

static bool
is_day(unsigned year, unsigned month, unsigned day)
{
	return year - 1 < 9999 && month - 1 < 12 && day != 0 &&
	       (day <= 28 || day <= month_days(year, month));
}

static daynum
day_of(unsigned year, unsigned month, unsigned day)
{
	unsigned shifted = month <= 2;
	unsigned from_march = month + 12 * shifted;
	unsigned century;

	year -= shifted;
	century = year / 100;
	return (daynum)(1461 * year / 4 - century + century / 4 +
			(979 * from_march - 2919) / 32 + day - 1 - EPOCH);
}

/* hh:mm:ss */
static const char *
check_time(uint64_t word)
{
	const uint64_t colons = UINT64_C(0x00003a00003a0000);
	const uint64_t places = UINT64_C(0x0000ff0000ff0000);
	uint64_t pairs;

	if ((word & places) != colons ||
	    !digits_only((word & ~places) | (UINT64_C(0x3030303030303030) & places)))
		return malformed;
	word -= UINT64_C(0x3030303030303030);
	pairs = word * 10 + (word >> 8);
	if ((pairs & 0xff) > 23 || (pairs >> 24 & 0xff) > 59 || (pairs >> 48 & 0xff) > 59)
		return "no such time";
	return NULL;
}

const char *
date_parse(struct str s, daynum *day)
{
	const uint64_t hyphens = UINT64_C(0x2d00002d00000000);
	const uint64_t places = UINT64_C(0xff0000ff00000000);
	uint64_t word, pairs;
	unsigned year, month, mday;
	const char *why = NULL;

	if (s.n != 10 && (s.n != 19 || s.s[10] != 'T'))
		return s.n == 0 ? "empty" : malformed;
	word = digits_load8(s.s);
	if ((word & places) != hyphens)
		return malformed;
	/* The month moves to the end of the year, the day to the end of the month. */
	word = (word & 0xffffffff) | (word >> 8 & UINT64_C(0x0000ffff00000000)) |
	       (uint64_t)(unsigned char)s.s[8] << 48 |
	       (uint64_t)(unsigned char)s.s[9] << 56;
	if (!digits_only(word))
		return malformed;
	if (s.n != 10)
		why = check_time(digits_load8(s.s + 11));
	if (why == malformed)
		return why;
	word -= UINT64_C(0x3030303030303030);
	pairs = word * 10 + (word >> 8);
	year = (unsigned)(pairs & 0xff) * 100 + (unsigned)(pairs >> 16 & 0xff);
	month = (unsigned)(pairs >> 32 & 0xff);
	mday = (unsigned)(pairs >> 48 & 0xff);
	if (!is_day(year, month, mday))
		return "no such day";
	if (why == NULL)
		*day = day_of(year, month, mday);
	return why;
}

bool
date_civil(int year, int month, int day, daynum *out)
{
	if (!is_day((unsigned)year, (unsigned)month, (unsigned)day))
		return false;
	*out = day_of((unsigned)year, (unsigned)month, (unsigned)day);
	return true;
}

void
date_parts(daynum day, int *year, int *month, int *mday)
{
	uint32_t quarters = 4 * ((uint32_t)day + EPOCH) + 3;
	uint32_t century = quarters / 146097;
	uint64_t in_century = UINT64_C(2939745) * (quarters % 146097 | 3);
	uint32_t of_year = (uint32_t)in_century / 2939745 / 4;
	uint32_t months = 2141 * of_year + 197913;
	uint32_t next = of_year >= 306; /* January and February */

	*year = (int)(100 * century + (uint32_t)(in_century >> 32) + next);
	*month = (int)((months >> 16) - 12 * next);
	*mday = (int)((months & 0xffff) / 2141 + 1);
}

int
date_show(daynum day, char buf[DATE_SHOW])
{
	int year, month, mday;

	date_parts(day, &year, &month, &mday);
	memcpy(buf, digits_pair + year / 100 % 100 * 2, 2);
	memcpy(buf + 2, digits_pair + year % 100 * 2, 2);
	buf[4] = '-';
	memcpy(buf + 5, digits_pair + month * 2, 2);
	buf[7] = '-';
	memcpy(buf + 8, digits_pair + mday * 2, 2);
	return 10;
}
