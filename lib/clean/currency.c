/*
 * currency - see currency.h
 */
#include "currency.h"
#include "tables.h"
#include "word.h"
#include <string.h>

static struct words currencies = { .table = &currencies_table[0][0],
	.nrows = CURRENCIES_NROWS,
	.ncols = CURRENCIES_NCOLS };

static const char *
code_of(int row)
{
	return word_cell(&currencies, row, CURRENCIES_CODE);
}

/* The row of a word or a sign, as the table writes them: folded, but with its $. */
static int
find_word(struct str word)
{
	char key[WORD_FOLD + 1];
	size_t n = 0;
	int row;

	if (word.n == 0 || word_fold(word, key, &n) == NULL)
		return -1;
	if ((unsigned char)word.s[0] >= 0x80) { /* a sign, such as that of the guilder */
		row = word_row(&currencies, word.s, word.n);
		if (row >= 0)
			return row;
	}
	if (n == 0 && memchr(word.s, '\0', word.n) == NULL)
		return word_row(&currencies, word.s, word.n);
	if (word.s[word.n - 1] == '$')
		key[n++] = '$';
	return word_row(&currencies, key, n);
}

/* Does the row stand for a sign that several currencies have? */
static bool
is_shared(int row)
{
	return strcmp(word_cell(&currencies, row, 0),
		   word_cell(&currencies, row, CURRENCIES_SIGN)) == 0;
}

const char *
currency_code(struct str cell)
{
	static const char *code = "---"; /* of the cell before: nearly always the same */
	int row;

	if (cell.n == 3 && memcmp(cell.s, code, 3) == 0)
		return code;
	if (cell.n > 0 && cell.s[cell.n - 1] == '$')
		row = find_word(cell);
	else
		row = word_find(&currencies, cell);
	if (row < 0 || is_shared(row))
		return NULL;
	return code = code_of(row);
}

const char *
currency_word(struct str word, bool *sign)
{
	static struct str last = { "", 0 }; /* in the table: the word before this one */
	static int row;

	if (last.n == 0 || !str_eq(word, last)) {
		row = find_word(word);
		if (row < 0 || word_cell(&currencies, row, CURRENCIES_PLAIN)[0] == '\0') {
			last.n = 0;
			return NULL;
		}
		last = str_of(word_cell(&currencies, row, 0));
	}
	*sign = is_shared(row);
	return code_of(row);
}

static const char *
sign_of(const char *code)
{
	int row = word_find(&currencies, str_of(code));

	return row < 0 ? "" : word_cell(&currencies, row, CURRENCIES_SIGN);
}

bool
currency_has_sign(const char *code, const char *sign)
{
	return sign[0] != '\0' && strcmp(sign_of(code), sign) == 0;
}

bool
currency_same(const char *a, bool a_sign, const char *b, bool b_sign)
{
	if (strcmp(a, b) == 0)
		return true;
	return (a_sign || b_sign) && currency_has_sign(b, sign_of(a));
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where a code begins inside a word the rest must be a word for money: amountusd, but not
   the French valeur. */
static bool
apart(struct str before)
{
	static const char *const words[] = { "amount", "bedrag", "total", "totaal",
		"price", "prijs" };
	size_t i;

	if (before.n == 0 || !is_letter(before.s[before.n - 1]))
		return true;
	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_same(before, str_of(words[i])))
			return true;
	return false;
}

/* May the sign stand in a header without a code: the euro, dollar or pound? */
static bool
is_header_sign(struct str sign)
{
	return str_is(sign, "\xe2\x82\xac") || str_is(sign, "$") ||
	       str_is(sign, "\xc2\xa3");
}

/* The code that begins at header.s[at], or NULL. */
static const char *
code_at(struct str header, size_t at)
{
	struct str word = { header.s + at, 3 };
	int row;

	if (at + 3 > header.n || (at + 3 < header.n && is_letter(header.s[at + 3])))
		return NULL;
	row = find_word(word);
	if (row < 0 || word_cell(&currencies, row, CURRENCIES_PLAIN)[0] == '\0' ||
	    !str_same(word, str_of(code_of(row))) || !apart((struct str){ header.s, at }))
		return NULL;
	return code_of(row);
}

const char *
currency_in_header(struct str header)
{
	const char *code;
	size_t at, n;
	bool sign;

	for (at = 0; at < header.n; at++) {
		code = code_at(header, at);
		if (code != NULL)
			return code;
	}
	for (at = 0; at < header.n; at++)
		for (n = 1; n <= 3 && at + n <= header.n; n++)
			if (is_header_sign((struct str){ header.s + at, n }))
				return currency_word(
				    (struct str){ header.s + at, n }, &sign);
	return NULL;
}
