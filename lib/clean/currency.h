/*
 * currency - the currencies of ISO 4217, and which of them share a sign
 */
#ifndef CURRENCY_H
#define CURRENCY_H

#include <stdbool.h>
#include "str.h"

/* The code of a cell that holds a code or a word for it, in any case; NULL: not known. */
const char *currency_code(struct str cell);

/* May both mean the same money? A sign stands for all the currencies that have it: $ with
   AUD. */
bool currency_same(const char *a, bool a_sign, const char *b, bool b_sign);

#endif
