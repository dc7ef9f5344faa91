/*
 * day - dates and times as people and programs write them
 *
 * 5-3-2024 is a day in March or in May: the order is decided once for a column, by the
 * values that have a part above 12; 26-10-15 alone does not tell which end is the year.
 * Day and time are kept as they are written, because the day of the shop is what counts; a
 * zone that is written beside them is told, and day_to_zone brings them to the shop's.
 */
#ifndef DAY_H
#define DAY_H

#include "moment.h"
#include "zone.h"

enum { DAY_SHOW = 20 };

/* 31-12-2024, by far the most common form: two parts of two digits and a year of four, with
   one of - . / between them. */
struct day_plain {
	int first, second, year;
	char sign;
};

/* False for all other forms. */
bool day_plain(struct str s, struct day_plain *p);

/* A value of a column of that order (DAY_NONE: day first). NULL, or the reason: "empty",
   "not a date", "no such day", "no such time", "no such time zone", "a time without a day",
   "a spreadsheet's error", "rounded by a spreadsheet", day_other_order or day_zero. */
const char *day_parse(struct str s, enum day_order order, struct moment *m);

/* Is it a day that systems write for none: 1970-01-01, 1900-01-01, 9999-12-31 ...? */
bool day_is_none(const struct moment *m);

/* A moment whose zone is known to the clock of z; others stay as they are. */
void day_to_zone(struct moment *m, const struct zone *z);

/* A DAY_SERIAL of a workbook that counts from 1904. */
void day_from_1904(struct moment *m);

/* A birth whose year has two digits is not after this year, but a century before. */
void day_of_birth(struct moment *m, int latest_year);

/* 2024-03-05 or 2024-03-05T14:07:00, without a NUL; returns the length. */
int day_show(const struct moment *m, char buf[DAY_SHOW]);

/* The form YYYY-MM-DD[(T| )hh:mm[:ss]], the long one perhaps with a fraction and a zone (Z,
   +0100 or +01:00), and yyyymmdd of 1900 to 2099: writes the record form to buf, which has
   DAY_SHOW bytes, and returns its length; 0 for all others. */
int day_quick(struct str s, char *buf);

/* The same for D-M-YYYY[ H:mm[:ss]], or M-D-YYYY where that is the order, up to the 28th of
   a month; 0 for all others, of which day_parse tells what they are. */
int day_quick_order(struct str s, enum day_order order, char *buf);

/* Both of them to a moment, with its zone: false for all other forms. */
bool day_quick_moment(struct str s, enum day_order order, struct moment *m);

#endif
