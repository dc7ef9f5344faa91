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
