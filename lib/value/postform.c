/*
 * postform - see postform.h
 */
#include "postform.h"
#include "digits.h"

enum {
	SPARE = 8, /* bytes that the form may add */
	PLACES = 10,
	MASKS = 2 * POSTCODES_NROWS
};

static const uint64_t DIGITS = 0x3ff, CAPITALS = UINT64_C(0x3ffffff) << 10;

/* A mask as sets of characters, with the blank or dash before each place. */
struct mask {
	uint64_t set[PLACES];
	char gap[PLACES];
	size_t n;
};

/* Those of a row begin at first_mask of the row and end at that of the next. */
static struct mask masks[MASKS];
static short first_mask[POSTCODES_NROWS + 1];

/* By row a bit for each length of its masks. */
static uint16_t lengths[POSTCODES_NROWS];

/* Rows of which four or five digits fit, and stay as they are: a bit for each pair with which
   those begin. */
enum { PLAIN_FEWEST = 4, PLAIN_MOST = 5, PAIRS = 100 };
static uint64_t plain[POSTCODES_NROWS][PLAIN_MOST - PLAIN_FEWEST + 1][PAIRS / 64 + 1];

enum { LETTERS = 26 };
static short row_of[LETTERS * LETTERS]; /* of two capitals, from 1; 0: no such row */

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
		if (is_gap(c)) {
			if (c == '-')
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

/* Bit of a digit or a capital; bit 63 for others, which no mask has. */
static unsigned
bit_of(char c)
{
	return is_digit(c)     ? (unsigned)(c - '0')
	       : is_capital(c) ? (unsigned)(c - 'A') + 10
			       : 63;
}

/* The characters that the mask has at a place; moves *mask behind it. */
static uint64_t
read_class(const char **mask)
{
	const char *at = *mask;
	uint64_t set = 0;
	char c;

	*mask += 1;
	switch (*at) {
	case 'N':
		return DIGITS;
	case 'A':
		return CAPITALS;
	case 'X':
		return DIGITS | CAPITALS;
	case '[':
		break;
	default:
		return UINT64_C(1) << bit_of(*at);
	}
	for (at++; *at != ']'; at++) {
		set |= UINT64_C(1) << bit_of(*at);
		if (at[1] != '-')
			continue;
		for (c = *at; c <= at[2]; c++)
			set |= UINT64_C(1) << bit_of(c);
		at += 2;
	}
	*mask = at + 1;
	return set;
}

/* Does the mask have a blank or a dash? */
static bool
has_gap(const struct mask *m)
{
	size_t i = 0;

	while (i < m->n && m->gap[i] == '\0')
		i++;
	return i < m->n;
}

/* The pairs with which numbers of the mask begin, if any digits may follow. Not 00: a code
   of zeros is none. */
static void
add_plain(const struct mask *m, uint64_t *pairs)
{
	unsigned pair;
	size_t i;

	for (i = 2; i < m->n; i++)
		if ((m->set[i] & DIGITS) != DIGITS)
			return;
	for (pair = 1; pair < PAIRS; pair++)
		if (m->set[0] >> pair / 10 & m->set[1] >> pair % 10 & 1)
			pairs[pair / 64] |= UINT64_C(1) << pair % 64;
}

static void
find_plain(int row)
{
	const struct mask *m = &masks[first_mask[row]],
			  *end = masks + first_mask[row + 1];
	bool gaps = postform_cell(row, POSTCODES_LEAD)[0] != '\0';

	for (; m < end && !gaps; m++)
		gaps = has_gap(m);
	if (gaps)
		return;
	for (m = &masks[first_mask[row]]; m < end; m++)
		if (m->n >= PLAIN_FEWEST && m->n <= PLAIN_MOST)
			add_plain(m, plain[row][m->n - PLAIN_FEWEST]);
}

static void
prepare(void)
{
	const char *mask;
	struct mask *m = masks;
	int row;

	for (row = 0; row < POSTCODES_NROWS; row++) {
		first_mask[row] = (short)(m - masks);
		for (mask = postform_cell(row, POSTCODES_MASKS); *mask != '\0'; m++) {
			while (*mask != '\0' && *mask != '|') {
				if (is_gap(*mask))
					m->gap[m->n] = *mask++;
				m->set[m->n++] = read_class(&mask);
			}
			lengths[row] |= (uint16_t)(1u << m->n);
			mask += *mask == '|';
		}
	}
	first_mask[row] = (short)(m - masks);
	for (row = 0; row < POSTCODES_NROWS; row++) {
		const char *country = postform_cell(row, POSTCODES_COUNTRY);

		row_of[(country[0] - 'A') * LETTERS + country[1] - 'A'] =
		    (short)(row + 1);
		find_plain(row);
	}
}

static inline void
be_ready(void)
{
	if (masks[0].n == 0)
		prepare();
}

/* The code from c[at] on in the form of the mask, behind out[to]; 0, or its end. */
static size_t
fill(const struct mask *m, const struct postform *code, size_t at, char *out, size_t to)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		if (!(m->set[i] >> bit_of(code->c[at + i]) & 1) ||
		    (i > 0 && m->gap[i] == '\0' && code->gaps >> (at + i) & 1))
			return 0;
		if (m->gap[i] != '\0')
			out[to++] = m->gap[i];
		out[to++] = code->c[at + i];
	}
	return code->gaps >> (at + i) & 1 ? 0 : to;
}

/* The code from c[at] on in the form of the country; 0, or its length. */
static size_t
form(int row, const struct postform *code, size_t at, char *out)
{
	const char *lead = postform_cell(row, POSTCODES_LEAD);
	size_t to = 0, n;
	int i;

	be_ready();
	while (lead[to] != '\0') {
		out[to] = lead[to];
		to++;
	}
	for (i = first_mask[row]; i < first_mask[row + 1]; i++) {
		n = masks[i].n == code->n - at ? fill(&masks[i], code, at, out, to) : 0;
		if (n > 0)
			return n;
	}
	return 0;
}

/* Are the first n letters of the code an item of the list? */
static bool
is_item(const struct postform *code, size_t n, const char *list)
{
	size_t len;

	while (*list != '\0') {
		for (len = 0; len < n && list[len] == code->c[len]; len++)
			;
		if (len == n && (list[len] == ',' || list[len] == '\0'))
			return true;
		while (*list != '\0' && *list++ != ',')
			;
	}
	return false;
}

enum postform_fit
postform_fit(int row, const struct postform *code, char out[POSTFORM_MAX], size_t *n)
{
	be_ready();
	*n = 0;
	if ((lengths[row] & (1u << code->n | 1u << (code->n - code->first))) == 0)
		return POSTFORM_NO;
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
	if (!is_capital(country[0]) || !is_capital(country[1]) || country[2] != '\0')
		return POSTFORM_NONE;
	be_ready();
	return row_of[(country[0] - 'A') * LETTERS + country[1] - 'A'] - 1;
}

bool
postform_takes_digits(int row, struct str s)
{
	unsigned pair;

	if (s.n < PLAIN_FEWEST || s.n > PLAIN_MOST || !digits_only(digits_load(s.s, s.n)))
		return false;
	pair = (unsigned)(s.s[0] - '0') * 10 + (unsigned)(s.s[1] - '0');
	return (plain[row][s.n - PLAIN_FEWEST][pair / 64] >> pair % 64 & 1) != 0;
}

bool
postform_has_length(int row, const struct postform *code)
{
	int i;

	for (i = first_mask[row]; i < first_mask[row + 1]; i++)
		if (code->digits && masks[i].n == code->n)
			return true;
	return false;
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
