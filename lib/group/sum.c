/*
 * sum - see sum.h
 */
#include "sum.h"

enum { PLACES = 4 };

/* a * 10 + digit of an unsigned number; false when that is 2^128 or more. */
static bool
push(struct wide *a, unsigned digit)
{
	uint64_t carry, low = wide_halves(a->lo, 10, &carry), high = (uint64_t)a->hi;

	a->lo = low + digit;
	carry += a->lo < low;
	if (high > (UINT64_MAX - carry) / 10)
		return false;
	a->hi = (int64_t)(high * 10 + carry);
	return true;
}

const char *
sum_parse(struct str s, struct wide *sum)
{
	bool negative = s.n > 0 && s.s[0] == '-';
	size_t i, places = 0, digits = 0;
	bool point = false;

	*sum = (struct wide){ 0 };
	for (i = negative; i < s.n; i++) {
		if (s.s[i] == '.' && !point && digits > 0 && i + 1 < s.n) {
			point = true;
			continue;
		}
		if (s.s[i] < '0' || s.s[i] > '9')
			return "not a number";
		digits++;
		places += point;
		if (places > PLACES)
			return "more than 4 decimal places";
		if (!push(sum, (unsigned)(s.s[i] - '0')))
			return "too large";
	}
	if (digits == 0)
		return s.n == 0 ? "empty" : "not a number";
	for (; places < PLACES; places++)
		if (!push(sum, 0))
			return "too large";
	if (negative)
		*sum = wide_minus(*sum); /* of -2^127 it is itself */
	if ((sum->hi < 0) != negative && !wide_equal(*sum, (struct wide){ 0 }))
		return "too large";
	return NULL;
}

bool
sum_add(struct wide *a, struct wide b)
{
	struct wide sum = *a;

	wide_join(&sum, b);
	if ((a->hi < 0) == (b.hi < 0) && (sum.hi < 0) != (a->hi < 0))
		return false;
	*a = sum;
	return true;
}
