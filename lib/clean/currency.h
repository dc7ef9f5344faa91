/*
 * currency - the currencies of ISO 4217, and which of them share a sign
 */
#ifndef CURRENCY_H
#define CURRENCY_H

#include <stdbool.h>
#include "str.h"

/* The code of a cell that holds a code or a word for it, in any case; NULL: not known. */
const char *currency_code(struct str cell);

/* The currency of a word or sign beside an amount: zl, Kc, R$, US$, a euro or dollar sign.
   Empty when it may be that of several countries (kr); *sign: others share it, and it is
   the usual one ($). NULL: no such word. Codes are not asked for here. */
const char *currency_word(struct str word, bool *sign);

/* Is the sign, as in the table, one of the currency's: kr of SEK? */
bool currency_has_sign(const char *code, const char *sign);

/* The currency that the name of a column of money tells: Amount USD, amount_gbp, Bedrag
   (with a euro sign); NULL: none. Only of the common ones: ALL and TRY are words too. */
const char *currency_in_header(struct str header);

/* May both mean the same money? A sign stands for all the currencies that have it: $ with
   AUD. */
bool currency_same(const char *a, bool a_sign, const char *b, bool b_sign);

#endif
