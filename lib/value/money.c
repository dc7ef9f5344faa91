/*
 * money - see money.h
 */
#include "money.h"
#include "digits.h"

enum {
	PLACES = 4,
	WHOLE_MAX = 15,	   /* digits before the point: 10^15 units are too large */
	FACTOR_DIGITS = 18 /* below 2^63, so that wide_mul takes it */
};

/* Decimal text taken apart: without the zeros in front and those at the end. */
struct decimal {
	bool negative;
	struct str whole, places;
};

static const int64_t power10[FACTOR_DIGITS + 1] = { 1, 10, 100, 1000, 10000, 100000,
	1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
	1000000000000, 10000000000000, 100000000000000, 1000000000000000,
	10000000000000000, 100000000000000000, 1000000000000000000 };

/* Cut the digits at the start of *s off. */
static struct str
cut_digits(struct str *s)
{
	struct str digits = { s->s, 0 };

	while (digits.n < s->n && s->s[digits.n] >= '0' && s->s[digits.n] <= '9')
		digits.n++;
	s->s += digits.n;
	s->n -= digits.n;
	return digits;
}

static const char *
take_apart(struct str s, struct decimal *d)
{
	if (s.n == 0)
		return "empty";
	d->negative = s.s[0] == '-';
	s.s += d->negative;
	s.n -= d->negative;
	d->whole = cut_digits(&s);
	d->places = (struct str){ s.s, 0 };
	if (d->whole.n == 0)
		return "not a number";
	if (s.n > 1 && s.s[0] == '.') {
		s.s++;
		s.n--;
		d->places = cut_digits(&s);
	}
	if (s.n != 0)
		return "not a number";
	for (; d->whole.n > 0 && d->whole.s[0] == '0'; d->whole.n--)
		d->whole.s++;
	while (d->places.n > 0 && d->places.s[d->places.n - 1] == '0')
		d->places.n--;
	return NULL;
}

/* The number that the digits are, at most 18. */
static int64_t
number(struct str digits)
{
	int64_t v = 0;
	size_t i;

	for (i = 0; i < digits.n; i++)
		v = v * 10 + (digits.s[i] - '0');
	return v;
}

/* Put the first four places to the units; up adds one ten-thousandth. */
static const char *
assemble(const struct decimal *d, bool up, money *m)
{
	struct str kept = { d->places.s, d->places.n < PLACES ? d->places.n : PLACES };
	uint64_t size;

	if (d->whole.n > WHOLE_MAX)
		return "too large";
	size = (uint64_t)number(d->whole) * MONEY_UNIT + up +
	       (uint64_t)(number(kept) * power10[PLACES - kept.n]);
	if (size > (uint64_t)INT64_MAX + d->negative)
		return "too large";
	*m = (money)(d->negative ? -size : size);
	return NULL;
}

static const char *
parse_any(struct str s, money *m)
{
	struct decimal d;
	const char *why = take_apart(s, &d);

	if (why != NULL)
		return why;
	if (d.places.n > PLACES)
		return "more than 4 decimal places";
	return assemble(&d, false, m);
}

/* Squeeze the point out of a word that ends in .dd */
static uint64_t
squeeze(uint64_t word)
{
	return (word & UINT64_C(0xffff000000000000)) |
	       (word << 8 & UINT64_C(0x0000ffffffffff00)) | '0';
}

/* 100000.00 and more: one more word of digits. Apart, to keep money_parse lean. */
__attribute__((noinline)) static const char *
parse_long(struct str s, money *m)
{
	bool negative = s.n > 0 && s.s[0] == '-';
	const char *digits = s.s + negative;
	size_t n = s.n - negative;
	uint64_t head, tail;
	money cents;

	if (n < 9 || n > 16 || digits[n - 3] != '.')
		return parse_any(s, m);
	head = digits_load_first(digits, n - 8);
	tail = squeeze(digits_load8(digits + n - 8));
	if (!digits_only(head) || !digits_only(tail))
		return parse_any(s, m);
	cents = (money)digits_value(head) * 10000000 + digits_value(tail);
	*m = (negative ? -cents : cents) * (MONEY_UNIT / 100);
	return NULL;
}

const char *
money_parse(struct str s, money *m)
{
	bool negative = s.n > 0 && s.s[0] == '-';
	const char *digits = s.s + negative;
	size_t n = s.n - negative;
	uint64_t word;
	money cents;

	/* Nearly every amount is 0.00 to 99999.99, with two places: money_show writes them. */
	if (n < 4 || n > 8 || digits[n - 3] != '.')
		return parse_long(s, m);
	word = squeeze(digits_load(digits, n));
	if (!digits_only(word))
		return parse_long(s, m);
	cents = digits_value(word);
	*m = (negative ? -cents : cents) * (MONEY_UNIT / 100);
	return NULL;
}

const char *
money_round(struct str s, money *m, bool *rounded)
{
	struct decimal d;
	const char *why = take_apart(s, &d);

	if (why != NULL)
		return why;
	*rounded = d.places.n > PLACES;
	return assemble(&d, *rounded && d.places.s[PLACES] >= '5', m);
}

/* A factor as an integer and the number of its places. */
static const char *
factor(struct str s, int64_t *v, size_t *places)
{
	struct decimal d;
	const char *why = take_apart(s, &d);
	struct str tail;

	if (why != NULL)
		return why;
	*places = d.places.n;
	tail = d.places;
	for (; d.whole.n == 0 && tail.n > 0 && tail.s[0] == '0'; tail.n--)
		tail.s++;
	if (d.whole.n + tail.n > FACTOR_DIGITS)
		return "more than 18 digits";
	*v = number(d.whole) * power10[tail.n] + number(tail);
	if (d.negative)
		*v = -*v;
	return NULL;
}

static int64_t
floor_div(int64_t v, int64_t d)
{
	return v / d - (v % d < 0);
}

/* Divide by 10^shift, shift 1 to 36, half away from zero, in two steps of int64 divisors:
   floor((p + half) / d), and for a negative p floor((p + half - 1) / d). */
static const char *
shift_down(struct wide p, size_t shift, money *m, bool *rounded)
{
	int64_t first = power10[shift < FACTOR_DIGITS ? shift : FACTOR_DIGITS];
	int64_t second = power10[shift < FACTOR_DIGITS ? 0 : shift - FACTOR_DIGITS];
	struct wide sum = second == 1 ? wide_of(first / 2) : wide_mul(second / 2, first);
	int64_t high;

	wide_join(&sum, p);
	wide_add(&sum, p.hi < 0 ? -1 : 0);
	/* The quotient fits if sum / 2^63 lies in -first .. first - 1. */
	high = (int64_t)((uint64_t)sum.hi << 1 | sum.lo >> 63);
	if (high < -first || high >= first)
		return "too large";
	*m = floor_div(wide_floor_div(sum, first), second);
	*rounded = !wide_equal(wide_mul(*m * second, first), p);
	return NULL;
}

static const char *
shift_up(struct wide p, size_t shift, money *m)
{
	int64_t v;

	if (!wide_fits(p, &v) || v > INT64_MAX / power10[shift] ||
	    v < INT64_MIN / power10[shift])
		return "too large";
	*m = v * power10[shift];
	return NULL;
}

const char *
money_product(struct str a, struct str b, money *m, bool *rounded)
{
	int64_t x, y;
	size_t x_places, y_places, places;
	const char *why = factor(a, &x, &x_places);
	struct wide product;

	if (why == NULL)
		why = factor(b, &y, &y_places);
	if (why != NULL)
		return why;
	product = wide_mul(x, y);
	places = x_places + y_places;
	*rounded = false;
	if (places <= PLACES)
		return shift_up(product, PLACES - places, m);
	if (places - PLACES <= 2 * FACTOR_DIGITS)
		return shift_down(product, places - PLACES, m, rounded);
	/* Less than 10^36 over at least 10^37. */
	*m = 0;
	*rounded = !wide_equal(product, wide_of(0));
	return NULL;
}

/* Four digits of ten-thousandths behind the point; returns how many are to be kept. */
static int
keep_places(const char *places)
{
	return places[3] != '0' ? 4 : places[2] != '0' ? 3 : 2;
}

int
money_show(money m, char buf[MONEY_SHOW])
{
	uint64_t size = m < 0 ? -(uint64_t)m : (uint64_t)m;
	unsigned places = (unsigned)(size % MONEY_UNIT);
	int n = m < 0;

	buf[0] = '-';
	n += digits_show(size / MONEY_UNIT, buf + n);
	buf[n++] = '.';
	memcpy(buf + n, digits_pair + places / 100 * 2, 2);
	memcpy(buf + n + 2, digits_pair + places % 100 * 2, 2);
	return n + keep_places(buf + n);
}

int
money_show_sum(struct wide sum, char buf[MONEY_SHOW])
{
	money m;
	int n;

	if (wide_fits(sum, &m))
		return money_show(m, buf);
	n = wide_show(sum, buf);
	memmove(buf + n - PLACES + 1, buf + n - PLACES, PLACES);
	buf[n - PLACES] = '.';
	return n - PLACES + 1 + keep_places(buf + n - PLACES + 1);
}
