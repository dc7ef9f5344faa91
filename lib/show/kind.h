/*
 * kind - what the values of a column are, as far as other systems care
 *
 * Decided by the column, never by looking at a value: a customer number that happens to
 * be digits stays text. Known columns are those of lib/data/columns.tsv and
 * result_columns.tsv; any other column is text.
 */
#ifndef KIND_H
#define KIND_H

#include <stdbool.h>
#include "str.h"

enum kind {
	KIND_TEXT,
	KIND_DATE,
	KIND_PHONE,
	KIND_INT, /* from here on numbers */
	KIND_NUMBER,
	KIND_MONEY,
};

#define KIND_NAMES "text, date, phone, int, number, money"

static inline bool
kind_is_numeric(enum kind kind)
{
	return kind >= KIND_INT;
}

/* The kind that goes by this name; `word` and `code` are text. False: no such kind. */
bool kind_parse(struct str name, enum kind *kind);

/* Name and kind of the i-th known column; NULL behind the last. */
const char *kind_known(size_t i, enum kind *kind);

/* Does a number of this kind stand as it must: [-]digits[.digits] without leading zeros,
   which is a number in JSON too? NULL, or the reason. */
const char *kind_check(enum kind kind, struct str s);

#endif
