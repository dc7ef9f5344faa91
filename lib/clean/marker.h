/*
 * marker - words that say that a cell holds nothing
 *
 * n/a, NULL, onbekend, -, #REF!: what they mean depends on what the cell is for. Null,
 * None and Geen are surnames, NA is Namibia, and a product may be called Unknown.
 */
#ifndef MARKER_H
#define MARKER_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum { MARKER_LONGEST = 31 };

/* Each takes the words of those before it, and more. */
enum marker_use {
	MARKER_TEXT,	/* free text: product, status, channel */
	MARKER_NAME,	/* names of people, companies, streets, cities */
	MARKER_COUNTRY, /* names and codes of countries, regions */
	MARKER_NUMBER,	/* numbers, days, amounts, e-mail, phones, ids, postcodes */
};

enum { MARKER_SLOTS = 64 * 32 };

/* By the first and last byte: bit n is set when no word of n bytes has them. All clear until
   marker_find was called. */
extern uint32_t marker_absent[MARKER_SLOTS];

static inline unsigned
marker_slot(char first, char last)
{
	return ((unsigned)first & 63) << 5 | ((unsigned)last & 31);
}

/* The slow way of marker_is_nothing. */
bool marker_find(struct str cell, enum marker_use use);

/* Is the cell, without blanks around it, a word for nothing? An empty one is not a word.
   Cases of ASCII letters are one. */
static inline bool
marker_is_nothing(struct str cell, enum marker_use use)
{
	return cell.n - 1 < MARKER_LONGEST &&
	       !(marker_absent[marker_slot(cell.s[0], cell.s[cell.n - 1])] >> cell.n &
		   1) &&
	       marker_find(cell, use);
}

#endif
