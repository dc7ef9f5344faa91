/*
 * secret - see secret.h
 */
#include "secret.h"

enum { SHORTEST = 15, LONGEST = 34 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Letters and digits without the blanks and hyphens between them; 0: other characters. */
static size_t
pack(struct str cell, char to[LONGEST])
{
	size_t i, n = 0;

	for (i = 0; i < cell.n; i++) {
		char c = cell.s[i];

		if ((c == ' ' || c == '-') && n > 0)
			continue;
		if (n == LONGEST || !(is_digit(c) || is_letter(c)))
			return 0;
		to[n++] = c;
	}
	return n;
}

/* The first four behind the others, letters as 10 to 35: modulo 97 that is 1. */
static bool
is_iban(const char *s, size_t n)
{
	unsigned rest = 0;
	size_t i;

	if (!is_capital(s[0]) || !is_capital(s[1]) || !is_digit(s[2]) || !is_digit(s[3]))
		return false;
	for (i = 4; i < n + 4; i++) {
		char c = s[i % n];

		if (is_digit(c))
			rest = (rest * 10 + (unsigned)(c - '0')) % 97;
		else
			rest = (rest * 100 + (unsigned)((c | 32) - 'a' + 10)) % 97;
	}
	return rest == 1;
}

/* Issuer and length fit: Visa, Mastercard, American Express. */
static bool
is_issued(const char *s, size_t n)
{
	if (s[0] == '4' || (s[0] == '5' && s[1] >= '1' && s[1] <= '5'))
		return n == 16;
	return s[0] == '3' && (s[1] == '4' || s[1] == '7') && n == 15;
}

static bool
is_card(const char *s, size_t n)
{
	unsigned sum = 0, d;
	size_t i;

	if (!is_issued(s, n))
		return false;
	for (i = 0; i < n; i++) {
		if (!is_digit(s[n - 1 - i]))
			return false;
		d = (unsigned)(s[n - 1 - i] - '0') << (i & 1);
		sum += d > 9 ? d - 9 : d;
	}
	return sum % 10 == 0;
}

bool
secret_number(struct str cell)
{
	char packed[LONGEST];
	size_t n;

	if (cell.n < SHORTEST)
		return false;
	n = pack(cell, packed);
	return n >= SHORTEST && (is_iban(packed, n) || is_card(packed, n));
}
