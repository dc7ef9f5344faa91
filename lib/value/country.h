/*
 * country - what stands in a column of countries, to its two letters
 *
 * Names in English, Dutch, French and German with their usual slips, the codes of two and
 * three letters, and what looks like one of those but is not. An export says the same few
 * words over and over, so that what was found is remembered by the bytes of the cell.
 */
#ifndef COUNTRY_H
#define COUNTRY_H

#include "str.h"

/* The reasons, to be compared as pointers. */
extern const char country_unknown[], country_ambiguous[], country_missing[];

/* "NL", static, or NULL with the reason. A country with the reason country_ambiguous is
   likely, but somebody should look at it; else *why is NULL. */
const char *country_find(struct str cell, const char **why);

/* For a cell that country_find finds ambiguous or missing: the countries that it may mean,
   "JE,GG", or "BE" for the letter on cars; postcode_choose tells which. "" when none. */
const char *country_guesses(struct str cell);

#endif
