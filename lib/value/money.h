/*
 * money - exact decimal amounts in ten-thousandths of the currency unit
 *
 * A record holds `-1234.50`: at least 2 and at most 4 places, no zero beyond the
 * second (rfm-records(5)). Reading is more generous in places (`5`, `5.1`, `5.1000`),
 * never in value: a fifth place other than 0 and an overflow are errors. Sums are
 * wide.h's.
 */
#ifndef MONEY_H
#define MONEY_H

#include <stdint.h>
#include "str.h"
#include "wide.h"

typedef int64_t money; /* ten-thousandths */

#define MONEY_UNIT 10000
enum { MONEY_SHOW = 48 };

/* [-]digits[.digits] -> *m. NULL, or the reason: "empty", "not a number", "more than 4
   decimal places", "too large". */
const char *money_parse(struct str s, money *m);

/* The record form, without a NUL; returns the length. */
int money_show(money m, char buf[MONEY_SHOW]);

/* The same for a sum. */
int money_show_sum(struct wide sum, char buf[MONEY_SHOW]);

/* quantity * price of decimal texts, exact, then rounded half away from zero to
   ten-thousandths; *rounded tells whether a place was lost. Each factor:
   [-]digits[.digits] with at most 18 significant digits. NULL, or the reason as
   money_parse, or "more than 18 digits". */
const char *money_product(struct str a, struct str b, money *m, bool *rounded);

/* Decimal text of any places, rounded half away from zero; else as money_parse. */
const char *money_round(struct str s, money *m, bool *rounded);

#endif
