/*
 * kind - what the values of a column are
 */
#include "kind.h"
#include "tables.h"

bool
kind_parse(struct str name, enum kind *kind)
{
	static const struct {
		const char *name;
		enum kind kind;
	} names[] = {
		{ "text", KIND_TEXT },
		{ "word", KIND_TEXT },
		{ "code", KIND_TEXT },
		{ "date", KIND_DATE },
		{ "phone", KIND_PHONE },
		{ "int", KIND_INT },
		{ "number", KIND_NUMBER },
		{ "money", KIND_MONEY },
	};
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_is(name, names[i].name)) {
			*kind = names[i].kind;
			return true;
		}
	return false;
}

const char *
kind_known(size_t i, enum kind *kind)
{
	const char *const *row;

	if (i >= COLUMNS_NROWS + RESULT_COLUMNS_NROWS)
		return NULL;
	if (i < COLUMNS_NROWS) {
		row = columns_table[i];
		kind_parse(str_of(row[COLUMNS_TYPE]), kind);
		return row[COLUMNS_NAME];
	}
	row = result_columns_table[i - COLUMNS_NROWS];
	kind_parse(str_of(row[RESULT_COLUMNS_TYPE]), kind);
	return row[RESULT_COLUMNS_NAME];
}

/* The number of digits at s[i]. */
static size_t
digits(struct str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && s.s[i + n] >= '0' && s.s[i + n] <= '9')
		n++;
	return n;
}

const char *
kind_check(enum kind kind, struct str s)
{
	size_t i = s.n > 0 && s.s[0] == '-';
	size_t whole = digits(s, i), places;

	if (whole == 0)
		return "not a number";
	if (whole > 1 && s.s[i] == '0')
		return "not a number: leading zero";
	i += whole;
	if (i == s.n)
		return NULL;
	if (s.s[i] != '.')
		return "not a number";
	places = digits(s, i + 1);
	if (places == 0 || i + 1 + places != s.n)
		return "not a number";
	return kind == KIND_INT ? "not a whole number" : NULL;
}
