/*
 * postcode - postal codes in the form of their country
 *
 * What countries have for codes are the masks of lib/data/postcodes.tsv. Those of the
 * Netherlands, Belgium and Germany as they are usually written do not come that far.
 */
#ifndef POSTCODE_H
#define POSTCODE_H

#include "str.h"

enum { POSTCODE_MAX = 32 };

enum postcode_verdict {
	POSTCODE_GOOD, /* fits its country, or one where none is given: out has its form */
	POSTCODE_PADDED, /* a zero in front was lost: out has it again */
	POSTCODE_PART,	 /* a Dutch one without its letters, as written */
	POSTCODE_OTHER,	 /* fits another country than its own: out has that one's form */
	POSTCODE_FREE,	 /* its country has no table: as written, without blanks around */
	POSTCODE_BAD	 /* fits nothing; out is empty */
};

/* country and home, the shop's, are two letters or "" (not known); home is asked only where
   there is no country. */
enum postcode_verdict postcode_clean(struct str s, const char *country, const char *home,
    char out[POSTCODE_MAX], size_t *n);

/* The country that the code alone tells: by letters in front ("D-10115") or by a form that
   no other has ("1012 JS"); NULL when it could be of several. */
const char *postcode_tells(struct str s);

/* The only one of countries ("JE,GG") that the code fits, or NULL. */
const char *postcode_choose(struct str s, const char *countries);

#endif
