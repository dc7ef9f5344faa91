/*
 * dummy - see dummy.h
 */
#include "dummy.h"

enum {
	DIGITS = 20,
	LAST = 8, /* digits by which most are known to be none */
};

static struct patterns phones;
static uint64_t endings[10000 / 64 + 1]; /* last four digits of the numbers in question */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void
end_in(unsigned four)
{
	endings[four / 64] |= UINT64_C(1) << four % 64;
}

/* Phones of the table, one digit over and over, zeros at the end; 01NN and 0NNN of the
   numbers for films. */
void
dummy_ready(void)
{
	const char *text;
	unsigned i, four;
	int k;

	pattern_ready(&phones, "phone");
	for (i = 0; i < 1000; i++)
		end_in(i);
	for (i = 0; i < 10; i++)
		end_in(i * 1111);
	for (k = phones.first[0]; k < phones.first[PATTERN_KINDS]; k++) {
		text = pattern_text(k).s + pattern_text(k).n - 4;
		for (four = 0, i = 0; i < 4; i++)
			four = four * 10 + (unsigned)(text[i] - '0');
		end_in(four);
	}
}

/* Its digits without 00 in front, which is a plus. */
static struct str
phone_digits(struct str s, char buf[DIGITS], bool *plus)
{
	struct str d = { buf, 0 };
	size_t i;

	*plus = s.s[0] == '+';
	for (i = 0; i < s.n && d.n < DIGITS; i++)
		if (is_digit(s.s[i]))
			buf[d.n++] = s.s[i];
	if (d.n > 10 && d.s[0] == '0' && d.s[1] == '0' && d.s[2] != '0') {
		*plus = true;
		d.s += 2;
		d.n -= 2;
	}
	return d;
}

static bool
begins(struct str s, const char *with)
{
	size_t n = strlen(with);

	return s.n >= n && memcmp(s.s, with, n) == 0;
}

/* One digit seven times behind zeros, or six zeros behind three digits at most. */
static bool
is_monotonous(struct str d)
{
	size_t run = 1, zeros = 0;

	while (run < d.n && d.s[d.n - 1 - run] == d.s[d.n - 1])
		run++;
	while (zeros + run < d.n && d.s[zeros] == '0')
		zeros++;
	if (run >= 7 && zeros + run == d.n)
		return true;
	return run >= 6 && d.s[d.n - 1] == '0' &&
	       (d.n - run <= 2 || (d.n - run == 3 && d.s[0] != '0'));
}

/* Numbers that the authorities keep for films. */
static bool
is_fictional(struct str d)
{
	if (d.n == 11 && d.s[0] == '1')
		return memcmp(d.s + 4, "55501", 5) == 0;
	if (d.n == 12)
		return begins(d, "447700900") || begins(d, "441632960") ||
		       begins(d, "442079460");
	return d.n == 11 && begins(d, "3363998");
}

/* 31612345678 and 310612345678 are 0612345678 at home. */
static enum pattern_class
found_at_home(struct str d)
{
	static const char *const codes[] = { "31", "32", "33", "44", "49" };
	char home[DIGITS];
	size_t i, code;

	for (i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		if (!begins(d, codes[i]))
			continue;
		code = d.s[2] == '0' ? 3 : 2;
		home[0] = '0';
		memcpy(home + 1, d.s + code, d.n - code);
		return pattern_find(&phones, (struct str){ home, d.n - code + 1 });
	}
	return PATTERN_NONE;
}

/* Does it end as one of the phones in question does? */
static bool
ends_in(struct str s)
{
	const char *four = s.s + s.n - 4;
	unsigned n = (unsigned)((four[0] - '0') * 1000 + (four[1] - '0') * 100 +
				(four[2] - '0') * 10 + (four[3] - '0'));

	return (endings[n / 64] >> n % 64 & 1) != 0 ||
	       (s.n >= 8 && memcmp(four - 4, "3998", 4) == 0);
}

__attribute__((noinline)) static enum pattern_class
phone_found(struct str s)
{
	char buf[DIGITS];
	enum pattern_class class;
	bool plus;
	struct str d = phone_digits(s, buf, &plus);

	if (d.n < 7 || !ends_in(d))
		return PATTERN_NONE;
	if (is_monotonous(d) || (plus && is_fictional(d)))
		return PATTERN_DOUBT;
	class = pattern_find(&phones, d);
	return class == PATTERN_NONE && plus ? found_at_home(d) : class;
}

/* The last eight digits, or all, at the end of buf. */
static struct str
last_digits(struct str s, char buf[LAST])
{
	size_t from = LAST, i = s.n;

	while (i > 0 && from > 0)
		if (is_digit(s.s[--i]))
			buf[--from] = s.s[i];
	return (struct str){ buf + from, LAST - from };
}

enum pattern_class
dummy_phone(struct str s)
{
	const char *end = s.s + s.n;
	char buf[LAST];
	struct str last;

	if (s.n < 7)
		return PATTERN_NONE;
	if (is_digit(end[-1]) && is_digit(end[-2]) && is_digit(end[-3]) &&
	    is_digit(end[-4]) && !ends_in(s))
		return PATTERN_NONE;
	last = last_digits(s, buf);
	if (last.n < 7 || (s.n <= DIGITS && !ends_in(last)))
		return PATTERN_NONE;
	return phone_found(s);
}
