/*
 * address - names, streets, postal codes and countries of cells: parts of what was given,
 * and clean ones stay as they are
 *
 * Input: a cell, or a country of two letters and | before it.
 */
#include "fuzz.h"
#include "country.h"
#include "postcode.h"
#include "street.h"
#include "surname.h"

/* Does the part lie in what it may point into? */
static bool
is_in(struct str part, const char *s, size_t n)
{
	return part.n == 0 || (part.s >= s && part.s + part.n <= s + n);
}

static void
check_street(struct str line, const char *country)
{
	struct street_parts p;
	struct str half = { line.s, line.n / 2 };

	if (street_split(line, country, &p))
		check(is_in(p.street, line.s, line.n) &&
			  (is_in(p.number, line.s, line.n) ||
			      is_in(p.number, p.range, sizeof p.range)) &&
			  (is_in(p.addition, line.s, line.n) ||
			      is_in(p.addition, p.text.s, sizeof p.text.s)),
		    "a part of a street stands elsewhere");
	if (street_number(line, country, &p))
		check(p.street.n == 0, "a number of a street has a name");
	half = fuzz_copy(half, 0, 0);
	(void)street_join(half, line, country, &p);
	fuzz_free(half);
}

static void
check_postcode(struct str s, const char *country)
{
	char *out = malloc(POSTCODE_MAX), *again = malloc(POSTCODE_MAX);
	size_t n = 0, m = 0;
	enum postcode_verdict verdict, twice;
	const char *told = postcode_tells(s);

	if (out == NULL || again == NULL)
		abort();
	check(told == NULL || strlen(told) == 2, "the country told is none");
	verdict = postcode_clean(s, country, "NL", out, &n);
	check(
	    n <= POSTCODE_MAX && (n == 0) == (verdict == POSTCODE_BAD), "another length");
	if (country[0] != '\0' &&
	    (verdict == POSTCODE_GOOD || verdict == POSTCODE_PADDED)) {
		twice = postcode_clean((struct str){ out, n }, country, "NL", again, &m);
		check(twice == POSTCODE_GOOD, "a good code is not good");
		check(str_eq((struct str){ out, n }, (struct str){ again, m }),
		    "a good code has another form");
	}
	(void)postcode_choose(s, "JE,GG");
	free(out);
	free(again);
}

static void
check_country(struct str s)
{
	const char *why = NULL, *code = country_find(s, &why), *again;

	check(code == NULL ||
		  (strlen(code) == 2 && (why == NULL || why == country_ambiguous)),
	    "no country");
	check(code != NULL || why == country_unknown || why == country_ambiguous ||
		  why == country_missing,
	    "neither country nor reason");
	check(country_find(s, &why) == code, "asked again it is another");
	if (code != NULL && strcmp(code, "NA") != 0) { /* Namibia, or missing */
		again = country_find(str_of(code), &why);
		check(again != NULL && strcmp(code, again) == 0, "its code is another's");
	}
	(void)country_guesses(s);
}

static bool
is_named(struct str part, struct str cell, const struct surname_parts *p)
{
	return is_in(part, cell.s, cell.n) || is_in(part, p->buf, sizeof p->buf);
}

static void
check_surname(struct str s, const char *country)
{
	struct surname_parts p;

	surname_split_name(s, country, &p);
	check(p.n <= sizeof p.buf && is_named(p.salutation, s, &p) &&
		  is_named(p.given, s, &p) && is_named(p.prefix, s, &p) &&
		  is_named(p.surname, s, &p),
	    "a part of a name stands elsewhere");
	surname_split(s, country, &p);
	check(p.n <= sizeof p.buf && is_named(p.prefix, s, &p) &&
		  is_named(p.surname, s, &p),
	    "a part of a surname stands elsewhere");
}

static void
check_cell(struct str cell, const char *country)
{
	struct str copy = fuzz_copy(cell, 0, 0);

	check_street(copy, country);
	check_postcode(copy, country);
	check_surname(copy, country);
	check_country(copy);
	fuzz_free(copy);
}

static void
target(struct str input)
{
	static const char *const countries[] = { "NL", "BE", "DE", "FR", "GB", "" };
	char own[3] = { 0 };
	size_t i;

	if (input.n > 3 && input.s[2] == '|') {
		memcpy(own, input.s, 2);
		check_cell((struct str){ input.s + 3, input.n - 3 }, own);
		return;
	}
	for (i = 0; i < sizeof countries / sizeof countries[0]; i++)
		check_cell(input, countries[i]);
}
