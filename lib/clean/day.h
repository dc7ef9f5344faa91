/*
 * day - dates and times as people and programs write them
 *
 * 5-3-2024 is a day in March or in May: the order is decided once for a column, by the
 * values that have a part above 12; 26-10-15 alone does not tell which end is the year.
 * Day and time are kept as they are written; a zone behind them is read over, because the
 * day of the shop is what counts.
 */
#ifndef DAY_H
#define DAY_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum day_order { DAY_NONE, DAY_DMY, DAY_MDY, DAY_YMD, DAY_ORDERS };

struct moment {
	int year, month, day;
	int hour, minute, second; /* hour -1: no time */
};

enum { DAY_SHOW = 20 };

/* "day-month-year" ... for messages. */
extern const char *const day_names[DAY_ORDERS];

/* 31-12-2024, by far the most common form: two parts of two digits and a year of four, with
   one sign between them. */
struct day_plain {
	int first, second, year;
	char sign;
};

/* False for all other forms. */
bool day_plain(struct str s, struct day_plain *p);

/* A value of a column of that order (DAY_NONE: day first). NULL, or the reason: "empty",
   "not a date", "no such day", "no such time", "a spreadsheet's day number", "the
   other order". */
const char *day_parse(struct str s, enum day_order order, struct moment *m);

/* The reason of day_parse for a value that only fits another order than its column's. */
extern const char day_other_order[];

/* 2024-03-05 or 2024-03-05T14:07:00, without a NUL; returns the length. */
int day_show(const struct moment *m, char buf[DAY_SHOW]);

/* The form YYYY-MM-DD[(T| )hh:mm:ss] with nothing behind it: writes the record form to
   buf, which has DAY_SHOW bytes, and returns its length; 0 for all others. */
int day_quick(struct str s, char *buf);

/* The same for DD-MM-YYYY, or MM-DD-YYYY where that is the order, up to the 28th of a
   month; 0 for all others, of which day_parse tells what they are. */
int day_quick_order(struct str s, enum day_order order, char *buf);

#endif
