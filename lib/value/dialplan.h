/*
 * dialplan - the numbering plans of countries: lengths, trunk prefixes, mobile prefixes
 *
 * A plan is a row of lib/data/phones.tsv. Lengths are checked, ranges are not: those
 * change every year. National numbers are digits without any prefix.
 */
#ifndef DIALPLAN_H
#define DIALPLAN_H

#include <stdbool.h>
#include "str.h"

enum { DIALPLAN_NONE = -1 };

/* The plan of a country by its two letters, which may be NULL, or DIALPLAN_NONE. */
int dialplan_of_country(const char *country);

/* The plan whose country code the digits begin with, or DIALPLAN_NONE; home is the likely
   one, or DIALPLAN_NONE. */
int dialplan_of_code(struct str digits, int home);

/* The country code; what is dialled before one; does a leading zero belong to the number?
 */
struct str dialplan_code(int plan);
struct str dialplan_abroad(int plan);
bool dialplan_keeps_zero(int plan);

/* Does the plan have such a national number? NULL, or the reason: "too few digits", "too
   many digits", "no such number in its country". */
const char *dialplan_check(int plan, struct str national);

bool dialplan_is_mobile(int plan, struct str national);

/* Drop the trunk prefix of a number dialled at home: the usual one, or a rarer one; false
   when the number does not begin with it. */
bool dialplan_drop_trunk(int plan, bool rarer, struct str dialled, struct str *national);

/* X in the mask is any character, N a digit from 2, others are themselves. */
bool dialplan_fits_mask(const char *mask, struct str digits);

#endif
