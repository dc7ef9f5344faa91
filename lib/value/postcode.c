/*
 * postcode - see postcode.h
 */
#include "postcode.h"
#include "digits.h"
#include "postform.h"

enum { DUTCH = 6 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* What spreadsheets and data frames leave around a number: '1012, ="01067", 1012.0. */
static struct str
unwrap(struct str s)
{
	size_t i;

	s = str_trim(s);
	if (s.n > 3 && s.s[0] == '=' && s.s[1] == '"' && s.s[s.n - 1] == '"')
		s = (struct str){ s.s + 2, s.n - 3 };
	while (s.n > 1 && s.s[0] == '\'')
		s = str_trim((struct str){ s.s + 1, s.n - 1 });
	if (s.n > 3 && s.s[s.n - 1] == '0' && s.s[s.n - 2] == '.') {
		for (i = 0; i < s.n - 2 && is_digit(s.s[i]); i++)
			;
		if (i == s.n - 2)
			s.n -= 2;
	}
	return str_trim(s);
}

/* Rows by how near they are; those that are not near come last. */
static const unsigned char *
rows_by_nearness(int *near)
{
	static unsigned char rows[POSTCODES_NROWS];
	static int nnear;
	const char *rank;
	int n = 0, row;

	if (nnear == 0) {
		for (rank = "123456789"; *rank != '\0'; rank++)
			for (row = 0; row < POSTCODES_NROWS; row++)
				if (postform_cell(row, POSTCODES_NEAR)[0] == *rank)
					rows[n++] = (unsigned char)row;
		nnear = n;
		for (row = 0; row < POSTCODES_NROWS; row++)
			if (postform_cell(row, POSTCODES_NEAR)[0] == '\0')
				rows[n++] = (unsigned char)row;
	}
	*near = nnear;
	return rows;
}

static bool
is_written(struct str s, const char *out, size_t n)
{
	return str_same(s, (struct str){ out, n });
}

/* The nearest country that the code fits, before others one that writes it so. */
static int
guess(struct str s, const struct postform *code, bool all, char *out, size_t *n)
{
	int near, i, first = POSTFORM_NONE;
	const unsigned char *rows = rows_by_nearness(&near);
	char other[POSTCODE_MAX];
	enum postform_fit fits;
	size_t len;

	for (i = 0; i < (all ? POSTCODES_NROWS : near); i++) {
		fits = postform_fit(rows[i], code, other, &len);
		/* A dash among digits is as good as a blank only where the country is known.
		 */
		if (fits == POSTFORM_NO ||
		    (fits == POSTFORM_WHOLE && code->digits && code->gaps != 0 &&
			!is_written(s, other, len)))
			continue;
		if (first == POSTFORM_NONE || fits == POSTFORM_PREFIX ||
		    is_written(s, other, len)) {
			first = rows[i];
			*n = len;
			memcpy(out, other, len);
		}
		if (fits == POSTFORM_PREFIX || is_written(s, other, len))
			break;
	}
	return first;
}

static enum postcode_verdict
keep(enum postcode_verdict verdict, struct str s, char *out, size_t *n)
{
	if (s.n >= POSTCODE_MAX) {
		*n = 0;
		return POSTCODE_BAD;
	}
	memcpy(out, s.s, s.n);
	*n = s.n;
	return verdict;
}

static enum postcode_verdict
clean_in(
    int row, bool sure, struct str s, const struct postform *code, char *out, size_t *n)
{
	if (postform_fit(row, code, out, n) != POSTFORM_NO)
		return POSTCODE_GOOD;
	if (str_is(str_of(postform_cell(row, POSTCODES_COUNTRY)), "NL") && code->digits &&
	    code->n == 4 && code->c[0] != '0')
		return keep(POSTCODE_PART, s, out, n);
	if (sure && postform_pad(row, code, out, n))
		return POSTCODE_PADDED;
	return POSTCODE_BAD;
}

/* By masks, what is not in the usual form of a near country. */
static enum postcode_verdict
clean(struct str s, const char *country, const char *home, char *out, size_t *n)
{
	bool sure = country[0] != '\0';
	int row = postform_row(sure ? country : home);
	bool none =
	    row != POSTFORM_NONE && postform_cell(row, POSTCODES_MASKS)[0] == '\0';
	enum postcode_verdict verdict = POSTCODE_BAD;
	struct postform code;

	if (!postform_read(s, &code))
		return sure && row == POSTFORM_NONE && s.n > 0 && s.n < POSTCODE_MAX
			   ? keep(POSTCODE_FREE, s, out, n)
			   : POSTCODE_BAD;
	if (code.zeros)
		return POSTCODE_BAD;
	if (sure && row == POSTFORM_NONE)
		return keep(POSTCODE_FREE, s, out, n);
	if (row != POSTFORM_NONE)
		verdict = clean_in(row, sure, s, &code, out, n);
	if (verdict != POSTCODE_BAD)
		return verdict;
	if (sure && none && code.digits)
		return keep(POSTCODE_FREE, s, out, n);
	if ((!sure || none || !postform_has_length(row, &code)) &&
	    guess(s, &code, !sure, out, n) != POSTFORM_NONE)
		return sure ? POSTCODE_OTHER : POSTCODE_GOOD;
	return none ? keep(POSTCODE_FREE, s, out, n) : POSTCODE_BAD;
}

static bool
is_country(const char *country, char first, char second)
{
	return country[0] == first && country[1] == second;
}

/* 1234AB, with or without a blank, whatever the case. */
static bool
quick_dutch(struct str s, char *out, size_t *n)
{
	const char *letters = s.s + s.n - 2;
	char a, b;

	if ((s.n != DUTCH && s.n != DUTCH + 1) || (s.n > DUTCH && s.s[4] != ' ') ||
	    s.s[0] == '0' || !digits_only(digits_load(s.s, 4)))
		return false;
	a = (char)(letters[0] & ~0x20);
	b = (char)(letters[1] & ~0x20);
	if (!is_capital(a) || !is_capital(b) || a == 'S')
		return false;
	memcpy(out, s.s, 4);
	out[4] = ' ';
	out[5] = a;
	out[6] = b;
	*n = DUTCH + 1;
	return true;
}

/* Digits as the country writes them. */
static bool
quick_digits(struct str s, const char *country, char *out, size_t *n)
{
	int row = postform_row(country);

	if (row == POSTFORM_NONE || !postform_takes_digits(row, s))
		return false;
	memcpy(out, s.s, s.n);
	*n = s.n;
	return true;
}

enum postcode_verdict
postcode_clean(struct str s, const char *country, const char *home,
    char out[POSTCODE_MAX], size_t *n)
{
	const char *own = country[0] != '\0' ? country : home;
	enum postcode_verdict verdict;

	if ((is_country(own, 'N', 'L') && quick_dutch(s, out, n)) ||
	    quick_digits(s, own, out, n))
		return POSTCODE_GOOD;
	verdict = clean(unwrap(s), country, home, out, n);
	if (verdict == POSTCODE_BAD)
		*n = 0;
	return verdict;
}

const char *
postcode_tells(struct str s)
{
	int near, i, found = POSTFORM_NONE;
	const unsigned char *rows = rows_by_nearness(&near);
	char out[POSTCODE_MAX];
	struct postform code;
	enum postform_fit fits;
	size_t n;

	s = unwrap(s);
	if (!postform_read(s, &code) || code.zeros)
		return NULL;
	for (i = 0; i < POSTCODES_NROWS; i++) {
		fits = postform_fit(rows[i], &code, out, &n);
		if (fits == POSTFORM_PREFIX)
			return postform_cell(rows[i], POSTCODES_COUNTRY);
		/* The islands share the form of Great Britain. */
		if (fits == POSTFORM_WHOLE && (!code.digits || is_written(s, out, n)) &&
		    (found == POSTFORM_NONE || code.digits)) {
			if (found != POSTFORM_NONE)
				return NULL;
			found = rows[i];
		}
	}
	return found == POSTFORM_NONE ? NULL : postform_cell(found, POSTCODES_COUNTRY);
}

const char *
postcode_choose(struct str s, const char *countries)
{
	char name[3] = "", out[POSTCODE_MAX];
	const char *found = NULL;
	struct postform code;
	size_t n;
	int row;

	if (!postform_read(unwrap(s), &code) || code.zeros)
		return NULL;
	for (; *countries != '\0'; countries += countries[2] == ',' ? 3 : 2) {
		memcpy(name, countries, 2);
		row = postform_row(name);
		if (row == POSTFORM_NONE ||
		    postform_fit(row, &code, out, &n) == POSTFORM_NO)
			continue;
		if (found != NULL)
			return NULL;
		found = postform_cell(row, POSTCODES_COUNTRY);
	}
	return found;
}
