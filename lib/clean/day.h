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

struct day_votes {
	uint64_t against[DAY_ORDERS];	   /* values that do not fit this order */
	uint64_t against_line[DAY_ORDERS]; /* the first of them */
	uint64_t only[DAY_ORDERS];	   /* values that fit no other */
	uint64_t only_line[DAY_ORDERS];
	uint64_t open; /* values that do not tell day from month */
};

struct moment {
	int year, month, day;
	int hour, minute, second; /* hour -1: no time */
};

enum { DAY_SHOW = 20 };

/* "day-month-year" ... for messages. */
extern const char *const day_names[DAY_ORDERS];

/* The slow way of day_vote. */
void day_vote_open(struct str s, uint64_t line, struct day_votes *v);

/* A value of the column; those that begin with a year of four digits tell nothing. */
static inline void
day_vote(struct str s, uint64_t line, struct day_votes *v)
{
	if (s.n < 8 || s.s[4] != '-' || s.s[1] < '0' || s.s[2] < '0')
		day_vote_open(s, line, v);
}

/* The order that the fewest values are against; DAY_NONE when the rows do not tell. */
enum day_order day_decide(const struct day_votes *v);

/* Do the rows fit both ends of 26-10-15 for the year, and none tells which it is? */
bool day_year_open(const struct day_votes *v);

/* How many values tell that it is this order, and the line of the first; 0: none does. */
uint64_t day_evidence(const struct day_votes *v, enum day_order order, uint64_t *line);

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

#endif
