/*
 * num - integers and plain reals
 */
#ifndef NUM_H
#define NUM_H

#include <stdint.h>
#include "str.h"

/* Optional '-', digits, nothing else; in lo..hi. NULL and *v, or the reason: "empty",
   "not a whole number", "too small", "too large". */
const char *num_int(struct str s, int64_t lo, int64_t hi, int64_t *v);

/* [-]digits[.digits], no exponent: for shares and thresholds, never for money. The
   nearest double, or the reason: "empty", "not a number", "too many digits" (more than
   300). */
const char *num_real(struct str s, double *v);

enum { NUM_SHOW = 24 };

/* Digits of v, without a NUL; returns the length. Fast: two digits at a time. */
int num_show(int64_t v, char buf[NUM_SHOW]);

#endif
