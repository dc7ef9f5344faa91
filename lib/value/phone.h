/*
 * phone - telephone numbers to E.164 by the tabled lengths and trunk prefixes
 */
#ifndef PHONE_H
#define PHONE_H

#include <stdbool.h>
#include "str.h"

enum { PHONE_MAX = 16 };

/* s in any usual notation -> "+31612345678"; country is the two letters to assume when
   there is no international prefix ("NL"). out holds PHONE_MAX bytes, *n its length,
   *mobile tells whether a mobile prefix of its country fits. NULL, or the reason. */
const char *phone_clean(
    struct str s, const char *country, char *out, size_t *n, bool *mobile);

/* For a number in E.164: is it a mobile number of a country that we know? */
bool phone_is_mobile(struct str e164);

/* All digits the same, ascending or descending, fictional: nobody's number. For E.164, and
   for digits as they are dialled at home. */
bool phone_is_placeholder(struct str number);

#endif
