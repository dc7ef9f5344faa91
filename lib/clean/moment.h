/*
 * moment - a day and perhaps its time, as the parts of a written date give it
 *
 * The constants bear the name of module day, through which all others see them.
 */
#ifndef MOMENT_H
#define MOMENT_H

#include "parts.h"

/* DAY_MIXED: 3/25/2024 is the usual order of the column, and 25.3.2024 stands in it, too. */
enum day_order { DAY_NONE, DAY_DMY, DAY_MDY, DAY_YMD, DAY_MIXED, DAY_ORDERS };

enum day_form {
	DAY_USUAL,
	DAY_COMPACT, /* ddmmyyyy, or six digits before a time: weak */
	DAY_MONTH,   /* a month or a week, of which it is the first day: weak */
	DAY_SERIAL,  /* the day number of a spreadsheet: see day_from_1904 */
	DAY_EPOCH,   /* seconds since 1970, or parts of them: UTC */
	DAY_TICKS,   /* of .NET or Windows: UTC */
};

enum { DAY_NO_ZONE = CLOCK_NO_ZONE };

struct moment {
	int year, month, day;
	int hour, minute, second; /* hour -1: no time */
	int zone;		  /* minutes east of UTC, or DAY_NO_ZONE */
	enum day_form form;
	bool
	    short_year; /* the year was written with two digits: 69 is 1969, 68 is 2068 */
};

/* "day-month-year" ... for messages. */
extern const char *const day_names[DAY_ORDERS];

/* The reason of day_parse for a value that only fits another order than its column's. */
extern const char day_other_order[];

/* Its reason for 00-00-0000 and the like. */
extern const char day_zero[];

/* The day that the parts mean in a column of that order; the clock is left to the caller.
   NULL, or the reason, as of day_parse. */
const char *moment_set(struct moment *m, const struct parts *p, enum day_order order);

/* Seconds from 1970-01-01T00:00:00 on the same clock. */
int64_t moment_seconds(const struct moment *m);

/* Its reverse; false: beyond the years of the calendar. */
bool moment_set_seconds(struct moment *m, int64_t seconds);

#endif
