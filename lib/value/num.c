/*
 * num - see num.h
 */
#include "num.h"
#include "digits.h"
#include <stdlib.h>

enum {
	FAST_MAX = 15, /* so many digits, and their power of ten, are exact as doubles */
	REAL_MAX = 300 /* so many cannot overflow one */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Add the digits of s to *v; false when something else stands there or it overflows,
   which *large tells. */
static bool
add_digits(struct str s, uint64_t *v, bool *large)
{
	size_t i = 0;

	for (; s.n - i >= 8 && digits_only(digits_load8(s.s + i)) && *v < 100000000;
	     i += 8)
		*v = *v * 100000000 + digits_value(digits_load8(s.s + i));
	for (; i < s.n; i++) {
		if (!is_digit(s.s[i]))
			return false;
		if (*v > (uint64_t)INT64_MAX / 10)
			*large = true;
		else
			*v = *v * 10 + (uint64_t)(s.s[i] - '0');
	}
	return true;
}

const char *
num_int(struct str s, int64_t lo, int64_t hi, int64_t *v)
{
	bool negative = s.n > 0 && s.s[0] == '-', large = false;
	struct str digits = { s.s + negative, s.n - negative };
	uint64_t size = 0;

	if (s.n == 0)
		return "empty";
	if (digits.n == 0 || !add_digits(digits, &size, &large))
		return "not a whole number";
	/* -2^63 has no positive twin */
	if (large || size > (uint64_t)INT64_MAX + negative)
		return negative ? "too small" : "too large";
	*v = negative ? (int64_t)-size : (int64_t)size;
	if (*v < lo)
		return "too small";
	return *v > hi ? "too large" : NULL;
}

/* Length of [-]digits[.digits] and the number of places, or false. */
static bool
is_real(struct str s, size_t *places)
{
	size_t i, point = s.n;

	for (i = 0; i < s.n; i++) {
		if (s.s[i] == '.' && point == s.n)
			point = i;
		else if (!is_digit(s.s[i]))
			return false;
	}
	*places = point == s.n ? 0 : s.n - point - 1;
	return point > 0 && point + 1 != s.n;
}

/* Both the digits and the power of ten are exact, so the one division rounds once. */
static double
real_fast(struct str s, size_t places)
{
	static const double power[FAST_MAX + 1] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6,
		1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
	int64_t v = 0;
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.s[i] != '.')
			v = v * 10 + (s.s[i] - '0');
	return (double)v / power[places];
}

const char *
num_real(struct str s, double *v)
{
	bool negative = s.n > 0 && s.s[0] == '-';
	struct str digits = { s.s + negative, s.n - negative };
	char copy[REAL_MAX + 1];
	size_t places;
	double size;

	if (s.n == 0)
		return "empty";
	if (!is_real(digits, &places))
		return "not a number";
	if (digits.n > REAL_MAX)
		return "too many digits";
	if (digits.n <= FAST_MAX) {
		size = real_fast(digits, places);
	} else {
		/* The locale is always C, and long numbers stand in options, not in rows.
		 */
		memcpy(copy, digits.s, digits.n);
		copy[digits.n] = '\0';
		size = strtod(copy, NULL);
	}
	*v = negative && size != 0 ? -size : size;
	return NULL;
}

int
num_show(int64_t v, char buf[NUM_SHOW])
{
	buf[0] = '-';
	if (v < 0)
		return 1 + digits_show(-(uint64_t)v, buf + 1);
	return digits_show((uint64_t)v, buf);
}
