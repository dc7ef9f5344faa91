/*
 * postform - see postform.h
 */
#include "postform.h"

enum { SPARE = 8 }; /* bytes that the form may add */

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

bool
postform_read(struct str s, struct postform *code)
{
	bool letters = true, some = false;
	size_t i;
	char c;

	*code = (struct postform){ .digits = true, .zeros = true };
	for (i = 0; i < s.n; i++) {
		c = s.s[i];
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (c == ' ' || c == '-' || c == '.') {
			if (c != ' ' && code->n < POSTFORM_MAX)
				code->gaps |= UINT32_C(1) << code->n;
			code->blank |= letters && code->n == code->first && code->n > 0;
			continue;
		}
		if ((!is_digit(c) && !is_capital(c)) || code->n == POSTFORM_MAX - SPARE)
			return false;
		letters &= is_capital(c) && !code->blank;
		code->first += letters;
		code->digits &= is_digit(c);
		some |= is_digit(c);
		code->zeros &= c == '0';
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
fill(const char *mask, const struct postform *code, size_t at, char *out, size_t to)
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
form(int row, const struct postform *code, size_t at, char *out)
{
	const char *mask = postform_cell(row, POSTCODES_MASKS),
		   *lead = postform_cell(row, POSTCODES_LEAD);
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
is_item(const struct postform *code, size_t n, const char *list)
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

enum postform_fit
postform_fit(int row, const struct postform *code, char out[POSTFORM_MAX], size_t *n)
{
	*n = code->gaps & 1 ? 0 : form(row, code, 0, out);
	if (*n > 0)
		return POSTFORM_WHOLE;
	if (code->first == 0 || (!code->blank && !is_digit(code->c[code->first])) ||
	    (!is_item(code, code->first, postform_cell(row, POSTCODES_COUNTRY)) &&
		!is_item(code, code->first, postform_cell(row, POSTCODES_BEFORE))))
		return POSTFORM_NO;
	*n = form(row, code, code->first, out);
	return *n > 0 ? POSTFORM_PREFIX : POSTFORM_NO;
}

int
postform_row(const char *country)
{
	static char last[3];
	static int found = POSTFORM_NONE;
	int low = 0, high = POSTCODES_NROWS, middle, order;

	if (country[0] == last[0] && country[0] != '\0' && country[1] == last[1])
		return found;
	found = POSTFORM_NONE;
	while (low < high && found == POSTFORM_NONE) {
		middle = (low + high) / 2;
		order = strcmp(postform_cell(middle, POSTCODES_COUNTRY), country);
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

bool
postform_has_length(int row, const struct postform *code)
{
	const char *mask = postform_cell(row, POSTCODES_MASKS);
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

bool
postform_pad(int row, const struct postform *code, char out[POSTFORM_MAX], size_t *n)
{
	struct postform padded = *code;

	if (postform_cell(row, POSTCODES_ZERO)[0] == '\0' || !code->digits ||
	    code->n >= POSTFORM_MAX - SPARE)
		return false;
	memmove(padded.c + 1, padded.c, padded.n++);
	padded.c[0] = '0';
	padded.gaps <<= 1;
	*n = form(row, &padded, 0, out);
	return *n > 0;
}
