/*
 * postform - postal codes held against the masks of lib/data/postcodes.tsv
 */
#ifndef POSTFORM_H
#define POSTFORM_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"
#include "tables.h"

enum { POSTFORM_MAX = 32, POSTFORM_NONE = -1 };

/* A code in capitals without blanks and dashes. */
struct postform {
	char c[POSTFORM_MAX];
	size_t n;
	uint32_t gaps; /* bit i: a dash stood before c[i] */
	size_t first;  /* where the first run of letters ends */
	bool blank;    /* behind that a blank or a dash */
	bool digits, zeros;
};

enum postform_fit { POSTFORM_NO, POSTFORM_WHOLE, POSTFORM_PREFIX };

/* False for what cannot be a postal code. */
bool postform_read(struct str s, struct postform *code);

/* The row of a country by its two letters, or POSTFORM_NONE. */
int postform_row(const char *country);

/* Is it four or five digits that fit the row, and stay as they are? Says no too often. Only
   after a postform_row. */
bool postform_takes_digits(int row, struct str s);

/* Does the code fit the row, as it is or behind the letters of the country? out: in its
   form. */
enum postform_fit postform_fit(
    int row, const struct postform *code, char out[POSTFORM_MAX], size_t *n);

/* A zero that was lost in front of a number that is one digit short: in the row's form. */
bool postform_pad(
    int row, const struct postform *code, char out[POSTFORM_MAX], size_t *n);

/* Has the country codes of so many digits? Then one that does not fit is wrong, and not
   another country's. */
bool postform_has_length(int row, const struct postform *code);

static inline const char *
postform_cell(int row, int column)
{
	return postcodes_table[row][column];
}

#endif
