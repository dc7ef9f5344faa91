/*
 * dayspan - spans of days: how far a metric looks back, and days that count for nothing
 *
 * A window ends on the as-of day and has the length that its text says: 30d are thirty
 * days, the as-of day one of them; 12m go back to the day behind the same date a year ago,
 * or behind the last day of a shorter month.
 */
#ifndef DAYSPAN_H
#define DAYSPAN_H

#include <stdbool.h>
#include <stddef.h>
#include "date.h"

/* Closed spans, in the order in which they were added. Start with {0}. */
struct dayspans {
	struct dayspan {
		daynum from, to;
	} * v;
	size_t n, cap;
};

/* Parse "DAY..DAY"; either day may be missing. NULL, or the reason why it is none. */
const char *dayspan_add(struct dayspans *s, struct str text);

bool dayspan_has(const struct dayspans *s, daynum day);

/* Parse "24m": a number and d, w, m or y. *first becomes the first day of the window that
   ends on the day. NULL, or the reason. */
const char *dayspan_window(struct str text, daynum end, daynum *first);

#endif
