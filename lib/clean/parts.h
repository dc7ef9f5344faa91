/*
 * parts - a written date cut into its numbers, its words and its time
 *
 * What the numbers mean is left to module day: here 5-3-2024 is three numbers with what
 * stands behind each of them.
 */
#ifndef PARTS_H
#define PARTS_H

#include "clock.h"

enum { PARTS_NUMBERS = 3, PARTS_LONGEST = 120 };

struct number {
	int value, len;
	char behind; /* the sign between it and the next one; 0 at the end */
};

struct parts {
	struct number number[PARTS_NUMBERS];
	int n;
	int month;	   /* of a word; 0: none */
	int month_at;	   /* numbers before that word */
	bool mar;	   /* it is "mar", of a March or a Tuesday */
	int week, weekday; /* 2024-W10-2: the number is the year; 0: none */
	struct clock clock;
	struct str place; /* Europe/Amsterdam behind the time */
};

/* The text with blanks, dashes and marks beyond ASCII as their like or left out, and without
   blanks, quotes and the = of ="2024-03-05" around it; in buf, or where it stands. */
struct str parts_plain(struct str s, char buf[PARTS_LONGEST]);

/* NULL, or the reason: "not a date", "no such time", "no such time zone", "no such
   day", or what a spreadsheet made of the value. */
const char *parts_read(struct str s, struct parts *p);

#endif
