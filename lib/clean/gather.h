/*
 * gather - the digits and marks of an amount, without what stands around them
 *
 * Signs and codes of currencies, minus and brackets, "incl. btw" and blanks are read over
 * and remembered; what the points and commas mean is not judged here.
 */
#ifndef GATHER_H
#define GATHER_H

#include <stdbool.h>
#include "str.h"

enum {
	GATHER_BODY = 40,    /* digits and marks; more is no amount */
	GATHER_GROUP = '\'', /* a blank or an apostrophe between digits */
};

struct gather {
	char body[GATHER_BODY];
	int n;
	int plus, minus, digits, exponent;
	bool blank;	   /* one is waiting for the next digit */
	bool ended;	   /* no digit may follow */
	bool open, closed; /* brackets */
	bool scientific;
	char currency[4];
	bool sign;	   /* the currency is that of a sign */
	bool torn;	   /* and of another one */
	bool unknown_sign; /* kr: of one of several currencies */
};

/* g is all zero. NULL, or the reason: "empty", "not a number", "too large". */
const char *gather_read(struct str s, struct gather *g);

static inline bool
gather_is_digit(int c)
{
	return c >= '0' && c <= '9';
}

#endif
