/*
 * postcode - see postcode.h
 */
#include "postcode.h"
#include <stdbool.h>
#include <stdint.h>
#include "digits.h"
#include "tables.h"

enum { NO_ROW = -1, DUTCH = 6 };

/* The code in capitals without blanks and dashes. */
struct code {
	char c[POSTCODE_MAX];
	size_t n;
	uint32_t gaps; /* bit i: a dash stood before c[i] */
	size_t first;  /* where the first run of letters ends */
	bool blank;    /* behind that a blank or a dash */
	bool digits, zeros;
};

enum fit { FIT_NO, FIT_WHOLE, FIT_PREFIX };

static const char *
cell(int row, int column)
{
	return postcodes_table[row][column];
}

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

static bool
is_gap(char c)
{
	return c == ' ' || c == '-';
}

/* What spreadsheets and data frames leave around a number: '1012, ="01067", 1012.0. */
static struct str
unwrap(struct str s)
{
	size_t i;

	s = str_trim(s);
	if (s.n > 3 && s.s[0] == '=' && s.s[1] == '"' && s.s[s.n - 1] == '"')
		s = (struct str){ s.s + 2, s.n - 3 };
	if (s.n > 1 && s.s[0] == '\'')
		s = (struct str){ s.s + 1, s.n - 1 };
	if (s.n > 3 && s.s[s.n - 1] == '0' && s.s[s.n - 2] == '.') {
		for (i = 0; i < s.n - 2 && is_digit(s.s[i]); i++)
			;
		if (i == s.n - 2)
			s.n -= 2;
	}
	return str_trim(s);
}

/* False for what cannot be a postal code. */
static bool
compact(struct str s, struct code *code)
{
	bool letters = true, some = false;
	size_t i;
	char c;

	*code = (struct code){ .digits = true, .zeros = true };
	for (i = 0; i < s.n; i++) {
		c = s.s[i];
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (c == ' ' || c == '-' || c == '.') {
			if (c != ' ' && code->n < POSTCODE_MAX)
				code->gaps |= UINT32_C(1) << code->n;
			code->blank |= letters && code->n == code->first && code->n > 0;
			continue;
		}
		if ((!is_digit(c) && !is_capital(c)) || code->n == POSTCODE_MAX - 8)
			return false;
		letters &= is_capital(c) && !code->blank;
		code->first += letters;
		code->digits &= is_digit(c);
		some |= is_digit(c);
		code->zeros &= c == '0' || !is_digit(c);
		code->c[code->n++] = c;
	}
	return some;
}

/* Is c in the set that begins behind a bracket? Moves *set behind its end. */
static bool
in_set(const char **set, char c)
{
	const char *at = *set;
	bool in = false;

	while (*at != ']') {
		if (at[1] == '-') {
			in |= c >= at[0] && c <= at[2];
			at += 3;
		} else {
			in |= c == *at++;
		}
	}
	*set = at + 1;
	return in;
}

static bool
fits_class(const char **mask, char c)
{
	switch (*(*mask)++) {
	case 'N':
		return is_digit(c);
	case 'A':
		return is_capital(c);
	case 'X':
		return is_digit(c) || is_capital(c);
	case '[':
		return in_set(mask, c);
	default:
		return (*mask)[-1] == c;
	}
}

/* The code from c[at] on in the form of the mask, behind out[to]; 0, or its end. */
static size_t
fill(const char *mask, const struct code *code, size_t at, char *out, size_t to)
{
	bool gap, first = true;

	for (; *mask != '\0' && *mask != '|'; at++, first = false) {
		gap = is_gap(*mask);
		if (gap)
			out[to++] = *mask++;
		if (at == code->n || (code->gaps >> at & 1 && !gap && !first) ||
		    !fits_class(&mask, code->c[at]))
			return 0;
		out[to++] = code->c[at];
	}
	return at == code->n && !(code->gaps >> at & 1) ? to : 0;
}

/* The code from c[at] on in the form of the country; 0, or its length. */
static size_t
form(int row, const struct code *code, size_t at, char *out)
{
	const char *mask = cell(row, POSTCODES_MASKS), *lead = cell(row, POSTCODES_LEAD);
	size_t to = strlen(lead), n;

	memcpy(out, lead, to);
	while (*mask != '\0') {
		n = fill(mask, code, at, out, to);
		if (n > 0)
			return n;
		mask += strcspn(mask, "|");
		mask += *mask == '|';
	}
	return 0;
}

/* Are the first n letters of the code an item of the list? */
static bool
is_item(const struct code *code, size_t n, const char *list)
{
	size_t len;

	while (*list != '\0') {
		len = strcspn(list, ",");
		if (len == n && memcmp(list, code->c, n) == 0)
			return true;
		list += len + (list[len] == ',');
	}
	return false;
}

static enum fit
fit(int row, const struct code *code, char *out, size_t *n)
{
	*n = code->gaps & 1 ? 0 : form(row, code, 0, out);
	if (*n > 0)
		return FIT_WHOLE;
	if (code->first == 0 || (!code->blank && !is_digit(code->c[code->first])) ||
	    (!is_item(code, code->first, cell(row, POSTCODES_COUNTRY)) &&
		!is_item(code, code->first, cell(row, POSTCODES_BEFORE))))
		return FIT_NO;
	*n = form(row, code, code->first, out);
	return *n > 0 ? FIT_PREFIX : FIT_NO;
}

static int
row_of(const char *country)
{
	static char last[3];
	static int found = NO_ROW;
	int low = 0, high = POSTCODES_NROWS, middle, order;

	if (country[0] == last[0] && country[0] != '\0' && country[1] == last[1])
		return found;
	found = NO_ROW;
	while (low < high && found == NO_ROW) {
		middle = (low + high) / 2;
		order = strcmp(cell(middle, POSTCODES_COUNTRY), country);
		if (order == 0)
			found = middle;
		else if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	last[0] = country[0];
	last[1] = country[0] == '\0' ? '\0' : country[1];
	return found;
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
				if (cell(row, POSTCODES_NEAR)[0] == *rank)
					rows[n++] = (unsigned char)row;
		nnear = n;
		for (row = 0; row < POSTCODES_NROWS; row++)
			if (cell(row, POSTCODES_NEAR)[0] == '\0')
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
guess(struct str s, const struct code *code, bool all, char *out, size_t *n)
{
	int near, i, first = NO_ROW;
	const unsigned char *rows = rows_by_nearness(&near);
	char other[POSTCODE_MAX];
	enum fit fits;
	size_t len;

	for (i = 0; i < (all ? POSTCODES_NROWS : near); i++) {
		fits = fit(rows[i], code, other, &len);
		if (fits == FIT_NO)
			continue;
		if (first == NO_ROW || fits == FIT_PREFIX || is_written(s, other, len)) {
			first = rows[i];
			*n = len;
			memcpy(out, other, len);
		}
		if (fits == FIT_PREFIX || is_written(s, other, len))
			break;
	}
	return first;
}

/* Has the country codes of so many digits? Then one that does not fit is wrong, and not
   another country's. */
static bool
has_length(int row, const struct code *code)
{
	const char *mask = cell(row, POSTCODES_MASKS);
	size_t n = 0;

	if (!code->digits)
		return false;
	for (;; mask++) {
		if (*mask == '\0' || *mask == '|') {
			if (n == code->n)
				return true;
			if (*mask == '\0')
				return false;
			n = 0;
		} else if (*mask == '[') {
			mask = strchr(mask, ']');
			n++;
		} else {
			n += !is_gap(*mask);
		}
	}
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

/* A zero that was lost in front of a number that is one digit short. */
static bool
pad(int row, const struct code *code, char *out, size_t *n)
{
	struct code padded = *code;

	if (cell(row, POSTCODES_ZERO)[0] == '\0' || !code->digits ||
	    code->n >= POSTCODE_MAX - 8)
		return false;
	memmove(padded.c + 1, padded.c, padded.n++);
	padded.c[0] = '0';
	padded.gaps <<= 1;
	*n = form(row, &padded, 0, out);
	return *n > 0;
}

static enum postcode_verdict
clean_in(int row, bool sure, struct str s, const struct code *code, char *out, size_t *n)
{
	if (fit(row, code, out, n) != FIT_NO)
		return POSTCODE_GOOD;
	if (str_is(str_of(cell(row, POSTCODES_COUNTRY)), "NL") && code->digits &&
	    code->n == 4 && code->c[0] != '0')
		return keep(POSTCODE_PART, s, out, n);
	if (sure && pad(row, code, out, n))
		return POSTCODE_PADDED;
	return POSTCODE_BAD;
}

/* By masks, what is not in the usual form of a near country. */
static enum postcode_verdict
clean(struct str s, const char *country, const char *home, char *out, size_t *n)
{
	bool sure = country[0] != '\0';
	int row = row_of(sure ? country : home);
	bool none = row != NO_ROW && cell(row, POSTCODES_MASKS)[0] == '\0';
	enum postcode_verdict verdict = POSTCODE_BAD;
	struct code code;

	if (!compact(s, &code))
		return sure && row == NO_ROW && s.n > 0 && s.n < POSTCODE_MAX
			   ? keep(POSTCODE_FREE, s, out, n)
			   : POSTCODE_BAD;
	if (code.zeros)
		return POSTCODE_BAD;
	if (sure && row == NO_ROW)
		return keep(POSTCODE_FREE, s, out, n);
	if (row != NO_ROW)
		verdict = clean_in(row, sure, s, &code, out, n);
	if (verdict != POSTCODE_BAD)
		return verdict;
	if (sure && none && code.digits)
		return keep(POSTCODE_FREE, s, out, n);
	if ((!sure || none || !has_length(row, &code)) &&
	    guess(s, &code, !sure, out, n) != NO_ROW)
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

/* n digits, the first one not 0. */
static bool
quick_digits(struct str s, size_t digits, char *out, size_t *n)
{
	if (s.n != digits || s.s[0] == '0' || !digits_only(digits_load(s.s, digits)))
		return false;
	memcpy(out, s.s, digits);
	*n = digits;
	return true;
}

enum postcode_verdict
postcode_clean(struct str s, const char *country, const char *home,
    char out[POSTCODE_MAX], size_t *n)
{
	const char *own = country[0] != '\0' ? country : home;
	enum postcode_verdict verdict;

	if ((is_country(own, 'N', 'L') && quick_dutch(s, out, n)) ||
	    (is_country(own, 'D', 'E') && quick_digits(s, 5, out, n)) ||
	    (is_country(own, 'B', 'E') && quick_digits(s, 4, out, n)))
		return POSTCODE_GOOD;
	verdict = clean(unwrap(s), country, home, out, n);
	if (verdict == POSTCODE_BAD)
		*n = 0;
	return verdict;
}

const char *
postcode_tells(struct str s)
{
	int near, i, found = NO_ROW;
	const unsigned char *rows = rows_by_nearness(&near);
	char out[POSTCODE_MAX];
	struct code code;
	enum fit fits;
	size_t n;

	s = unwrap(s);
	if (!compact(s, &code) || code.zeros)
		return NULL;
	for (i = 0; i < POSTCODES_NROWS; i++) {
		fits = fit(rows[i], &code, out, &n);
		if (fits == FIT_PREFIX)
			return cell(rows[i], POSTCODES_COUNTRY);
		/* The islands share the form of Great Britain. */
		if (fits == FIT_WHOLE && (!code.digits || is_written(s, out, n)) &&
		    (found == NO_ROW || code.digits)) {
			if (found != NO_ROW)
				return NULL;
			found = rows[i];
		}
	}
	return found == NO_ROW ? NULL : cell(found, POSTCODES_COUNTRY);
}

const char *
postcode_choose(struct str s, const char *countries)
{
	char name[3] = "", out[POSTCODE_MAX];
	const char *found = NULL;
	struct code code;
	size_t n;
	int row;

	if (!compact(unwrap(s), &code) || code.zeros)
		return NULL;
	for (; *countries != '\0'; countries += countries[2] == ',' ? 3 : 2) {
		memcpy(name, countries, 2);
		row = row_of(name);
		if (row == NO_ROW || fit(row, &code, out, &n) == FIT_NO)
			continue;
		if (found != NULL)
			return NULL;
		found = cell(row, POSTCODES_COUNTRY);
	}
	return found;
}
