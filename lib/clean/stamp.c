/*
 * stamp - see stamp.h
 */
#include "stamp.h"
#include "clock.h"

enum {
	DAY = 86400,
	SERIAL_EPOCH =
	    25569, /* 1970-01-01, with the 29th of February 1900 that never was */
	SERIAL_FIRST = 20000, /* 1954-10-03 */
	SERIAL_LAST = 60000,  /* 2064-04-08 */
};

#define TICKS_PER_SECOND 10000000
#define NET_EPOCH INT64_C(62135596800)	       /* seconds from 0001-01-01 to 1970 */
#define WINDOWS_EPOCH INT64_C(11644473600)     /* from 1601-01-01 */
#define TICKS_NET UINT64_C(300000000000000000) /* smaller ones count from 1601: to 2551 */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The number of the first n digits, at most 19; their sum never overflows. */
static uint64_t
take(const char *s, size_t n)
{
	uint64_t v = 0;

	for (; n > 0; n--)
		v = v * 10 + (uint64_t)(*s++ - '0');
	return v;
}

/* A fraction of a day to the nearest second; ten digits tell more than that. */
static int64_t
day_seconds(struct str fraction)
{
	uint64_t v = take(fraction.s, fraction.n < 10 ? fraction.n : 10);
	size_t i;

	for (i = fraction.n; i < 10; i++)
		v *= 10;
	return (int64_t)((v * DAY + UINT64_C(5000000000)) / UINT64_C(10000000000));
}

static bool
set_serial(int day, struct str fraction, struct stamp *out)
{
	int64_t seconds = day_seconds(fraction);

	if (day < SERIAL_FIRST || day > SERIAL_LAST)
		return false;
	out->kind = STAMP_SERIAL;
	out->seconds = (day - SERIAL_EPOCH) * (int64_t)DAY + seconds;
	out->timed = seconds > 0; /* 45356.0 is a day that went through a float */
	out->zone = CLOCK_NO_ZONE;
	return true;
}

static bool
set_ticks(uint64_t v, struct stamp *out)
{
	out->kind = STAMP_TICKS;
	out->seconds =
	    (int64_t)(v / TICKS_PER_SECOND) - (v < TICKS_NET ? WINDOWS_EPOCH : NET_EPOCH);
	return true;
}

/* Digits, and digits behind a point or comma. */
static bool
set_number(struct str digits, struct str fraction, struct stamp *out)
{
	uint64_t v = take(digits.s, digits.n), unit = 1;
	size_t n;

	*out = (struct stamp){ .kind = STAMP_EPOCH, .timed = true };
	if (digits.n == 5)
		return set_serial((int)v, fraction, out);
	if (digits.s[0] == '0')
		return false;
	if (digits.n == 18)
		return fraction.n == 0 && set_ticks(v, out);
	for (n = 10; n < digits.n; n += 3)
		unit *= 1000;
	out->seconds = (int64_t)(v / unit);
	return n == digits.n;
}

/* Date(-62135596800000+0100), with or without what stands around it */
static bool
set_json(struct str s, struct stamp *out)
{
	struct clock c = { .zone = 0 };
	size_t i = 5, n;
	bool minus;
	int64_t v;

	minus = i < s.n && s.s[i] == '-';
	i += minus;
	for (n = 0; i + n < s.n && is_digit(s.s[i + n]); n++)
		;
	if (n == 0 || n > 15)
		return false;
	v = (int64_t)take(s.s + i, n);
	i += n;
	if (i < s.n && (s.s[i] == '+' || s.s[i] == '-') &&
	    clock_read_zone(s, &i, &c) != NULL)
		return false;
	*out = (struct stamp){ STAMP_EPOCH, minus ? -((v + 999) / 1000) : v / 1000,
		c.zone, true };
	return i + 1 == s.n && s.s[i] == ')';
}

bool
stamp_parse(struct str s, struct stamp *out)
{
	struct str fraction = { "", 0 };
	size_t n = 0;

	while (s.n > 0 && (s.s[0] == '/' || s.s[0] == '\\'))
		s = (struct str){ s.s + 1, s.n - 1 };
	if (s.n > 5 && memcmp(s.s, "Date(", 5) == 0) {
		while (s.s[s.n - 1] == '/' || s.s[s.n - 1] == '\\')
			s.n--;
		return set_json(s, out);
	}
	while (n < s.n && is_digit(s.s[n]))
		n++;
	if (n != 5 && (n < 10 || n > 19))
		return false;
	if (n + 1 < s.n && (s.s[n] == '.' || s.s[n] == ',')) {
		for (fraction.s = s.s + n + 1; n + 1 + fraction.n < s.n; fraction.n++)
			if (!is_digit(fraction.s[fraction.n]))
				return false;
	} else if (n != s.n) {
		return false;
	}
	return set_number((struct str){ s.s, n }, fraction, out);
}
