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

const char *
currency_code(struct str cell)
{
	static const char *code = "---"; /* of the cell before: nearly always the same */
	int row;

	if (cell.n == 3 && memcmp(cell.s, code, 3) == 0)
		return code;
	row = word_find(&currencies, cell);
	if (row < 0)
		return NULL;
	return code = word_cell(&currencies, row, CURRENCIES_CODE);
}

static const char *
sign_of(const char *code)
{
	int row = word_find(&currencies, str_of(code));

	return row < 0 ? "" : word_cell(&currencies, row, CURRENCIES_SIGN);
}

bool
currency_same(const char *a, bool a_sign, const char *b, bool b_sign)
{
	if (strcmp(a, b) == 0)
		return true;
	return (a_sign || b_sign) && sign_of(a)[0] != '\0' &&
	       strcmp(sign_of(a), sign_of(b)) == 0;
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

const char *
currency_in_header(struct str header)
{
	static const char *const known[][2] = { { "EUR", "\xe2\x82\xac" }, { "USD", "$" },
		{ "GBP", "\xc2\xa3" }, { "CHF", NULL }, { "DKK", NULL }, { "SEK", NULL },
		{ "NOK", NULL }, { "PLN", NULL }, { "CZK", NULL }, { "HUF", NULL },
		{ "RON", NULL }, { "CAD", NULL }, { "AUD", NULL }, { "JPY", NULL },
		{ "CNY", NULL } };
	size_t i, at, end;
	struct str code;

	for (i = 0; i < sizeof known / sizeof known[0]; i++)
		for (at = 0; at < header.n; at++) {
			code = (struct str){ header.s + at, 3 };
			end = at + 3;
			if (end <= header.n && str_same(code, str_of(known[i][0])) &&
			    (end == header.n || !is_letter(header.s[end])) &&
			    apart((struct str){ header.s, at }))
				return known[i][0];
			code.n = known[i][1] == NULL ? 0 : strlen(known[i][1]);
			if (code.n != 0 && at + code.n <= header.n &&
			    str_is(code, known[i][1]))
				return known[i][0];
		}
	return NULL;
}
