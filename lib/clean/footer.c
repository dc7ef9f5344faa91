/*
 * footer - see footer.h
 */
#include "footer.h"
#include "tables.h"
#include "text.h"
#include "word.h"

enum {
	WORDS = 64, /* bytes of a cell that are looked at */
	CODE = 3    /* letters of a currency */
};

static const struct words footers = {
	.table = &footers_table[0][0], .nrows = FOOTERS_NROWS, .ncols = FOOTERS_NCOLS
};
static const struct words months = {
	.table = &months_table[0][0], .nrows = MONTHS_NROWS, .ncols = MONTHS_NCOLS
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	char small = (char)(c | 0x20);

	return (small >= 'a' && small <= 'z') || (unsigned char)c >= 0x80;
}

/* Is the word over? SUM-1 and Total7 are numbers of orders. */
static bool
is_over(struct str s)
{
	return s.n == 0 || (!is_digit(s.s[0]) && memchr("-_/#", s.s[0], 4) == NULL);
}

/* The name of a month? */
static bool
is_month(struct str s)
{
	char key[2 * WORDS];
	size_t n = 0;
	int row;

	while (n < s.n && is_letter(s.s[n]))
		n++;
	row = word_row(&months, key, text_fold(s.s, n, key));
	return row >= 0 && months_table[row][MONTHS_MONTH][0] != '0';
}

/* May that follow a word that stands for nothing but a sum? */
static bool
is_tail(struct str s)
{
	size_t i, letters = 0;

	s = str_trim(s);
	for (i = 0; i < s.n; i++)
		letters += is_letter(s.s[i]);
	if (letters <= CODE || is_digit(s.s[0]) || memchr(":(=", s.s[0], 3) != NULL)
		return true;
	return is_month(s);
}

int
footer_find(struct str cell)
{
	char key[2 * WORDS];
	size_t from, to = 0, n = 0;
	int found = -1, row;
	struct str rest;

	if (cell.n > WORDS)
		cell.n = WORDS;
	while (to < cell.n) {
		for (from = to; from < cell.n && !is_letter(cell.s[from]); from++)
			;
		for (to = from; to < cell.n && is_letter(cell.s[to]); to++)
			;
		if (from == to)
			break;
		n += text_fold(cell.s + from, to - from, key + n);
		row = word_row(&footers, key, n);
		rest = (struct str){ cell.s + to, cell.n - to };
		if (row >= 0 && is_over(rest) &&
		    (footers_table[row][FOOTERS_REST][0] != '-' || is_tail(rest)))
			found = row;
	}
	return found;
}
