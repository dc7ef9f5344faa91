/*
 * phone - telephone numbers: E.164 or nothing, and once cleaned they are clean
 *
 * Input: a cell, or a country of two letters and | before it.
 */
#include "fuzz.h"
#include "phone.h"

/* + and digits, the first of them not 0. */
static bool
is_e164(struct str s)
{
	size_t i;

	for (i = 1; i < s.n; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return s.n > 4 && s.n <= PHONE_MAX && s.s[0] == '+' && s.s[1] != '0';
}

static void
check_phone(struct str cell, const char *country)
{
	char *out = malloc(PHONE_MAX), *again = malloc(PHONE_MAX);
	struct str copy = fuzz_copy(cell, 0, 0), number;
	bool mobile = false, twice = false;
	size_t n = 0, m = 0;

	if (out == NULL || again == NULL)
		abort();
	if (phone_clean(copy, country, out, &n, &mobile) == NULL) {
		number = (struct str){ out, n };
		check(is_e164(number), "no number of E.164");
		check(phone_is_mobile(number) == mobile, "mobile or not");
		(void)phone_is_placeholder(number);
		check(phone_clean(number, country, again, &m, &twice) == NULL,
		    "what is clean is refused");
		check(str_eq(number, (struct str){ again, m }) && mobile == twice,
		    "what is clean is cleaned to another");
		check(phone_clean(number, "", again, &m, &twice) == NULL &&
			  str_eq(number, (struct str){ again, m }),
		    "what is clean depends on the country");
	}
	fuzz_free(copy);
	free(out);
	free(again);
}

static void
target(struct str input)
{
	static const char *const countries[] = { "NL", "BE", "DE", "FR", "GB", "US", "IT",
		"HU", "LU", "ES", "" };
	char own[3] = { 0 };
	size_t i;

	if (input.n > 3 && input.s[2] == '|') {
		memcpy(own, input.s, 2);
		check_phone((struct str){ input.s + 3, input.n - 3 }, own);
		return;
	}
	for (i = 0; i < sizeof countries / sizeof countries[0]; i++)
		check_phone(input, countries[i]);
}
