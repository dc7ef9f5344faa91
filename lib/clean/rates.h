/*
 * rates - rates of exchange, to have all amounts in one currency
 *
 * A rate holds from its day on until the next one of its currency; what is before its first
 * day has none. Read from a list of `currency rate [day]`, where rate is what one unit of
 * the currency is worth, or from the reference rates of the European Central Bank as it
 * publishes them (eurofxref-hist.csv: what one euro is worth), which give euros only. No
 * rate goes through a binary fraction: amounts are multiplied or divided exactly and rounded
 * once.
 */
#ifndef RATES_H
#define RATES_H

#include <stdbool.h>
#include "money.h"

/* Read the rates to the target ("EUR"), once a run. 66, or 78 with the line. */
void rates_load(const char *path, const char *target);

/* The amount in the target currency, to 4 places, half away from zero; *rounded tells
   whether something was lost. day: YYYY-MM-DD, perhaps with a time, or "" where there is
   none. NULL, or the reason. */
const char *rates_convert(
    money amount, const char *currency, const char *day, money *out, bool *rounded);

#endif
