/*
 * dialplan - the numbering plans of countries: lengths, trunk prefixes, mobile prefixes
 *
 * A plan is a row of lib/data/phones.tsv. Lengths are checked, ranges are not: those
 * change every year. National numbers are digits without any prefix.
 */
#ifndef DIALPLAN_H
#define DIALPLAN_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum { DIALPLAN_NONE = -1 };

/* The plan of a country by its two letters, which may be NULL, or DIALPLAN_NONE. */
int dialplan_of_country(const char *country);

/* The plan whose country code the digits begin with, or DIALPLAN_NONE; home is the likely
   one, or DIALPLAN_NONE. */
int dialplan_of_code(struct str digits, int home);

/* The country code; does a leading zero belong to the number? */
struct str dialplan_code(int plan);
bool dialplan_keeps_zero(int plan);

/* How many digits are dialled here before a country code: 00, or what its plan says, which
   may be DIALPLAN_NONE; 0 when the number begins otherwise. */
size_t dialplan_dialled_abroad(int plan, struct str digits);

/* Does the plan have such a national number? NULL, or the reason: "too few digits", "too
   many digits", "no such number in its country". */
const char *dialplan_check(int plan, struct str national);

/* Is it a number of a service, whose length is its own: free, premium, voice mail? */
bool dialplan_is_service(int plan, struct str national);

bool dialplan_is_mobile(int plan, struct str national);

/* Drop the trunk prefix of a number dialled at home: the usual one, or a rarer one; false
   when the number does not begin with it. */
bool dialplan_drop_trunk(int plan, bool rarer, struct str dialled, struct str *national);

/* The usual way in one step, from a country code or from the trunk prefix: false when the
   plan has no such number, or it is not that simple. */
bool dialplan_take_abroad(int home, struct str digits, bool *mobile);
bool dialplan_take_home(int plan, struct str dialled, struct str *national, bool *mobile);

/* X in the mask is any character, N a digit from 2, others are themselves; a comma ends
   it. */
bool dialplan_fits_mask(const char *mask, struct str digits);
bool dialplan_begins_mask(const char *mask, struct str digits);

#endif
