/*
 * sum - sums of money that were written down, read and added again
 *
 * A sum has up to 128 bits (money_show_sum in money.h); here it is read back, and what
 * does not fit is told, never wrapped.
 */
#ifndef SUM_H
#define SUM_H

#include <stdbool.h>
#include "str.h"
#include "wide.h"

/* [-]digits[.digits] with at most four places. NULL and *sum, or the reason. */
const char *sum_parse(struct str s, struct wide *sum);

/* *a += b; false, and *a as it was, when that overflows. */
bool sum_add(struct wide *a, struct wide b);

#endif
