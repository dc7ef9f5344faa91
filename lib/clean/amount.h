/*
 * amount - amounts as people and programs write them
 *
 * Which of point and comma is the decimal sign is clear from most values: of two
 * different signs it is the last, a sign that repeats groups, a sign that has not three
 * digits behind it is decimal. One sign with three digits behind it says nothing and
 * follows its column, which is decided by the votes of all rows.
 */
#ifndef AMOUNT_H
#define AMOUNT_H

#include <stdbool.h>
#include <stdint.h>
#include "money.h"
#include "str.h"

enum { AMOUNT_TEXT = 80 };

struct amount_votes {
	uint64_t point, comma;		 /* values that show the decimal sign */
	uint64_t point_line, comma_line; /* the first of them */
	uint64_t open;			 /* values that follow the column */
};

struct amount {
	char text[AMOUNT_TEXT]; /* -1234.5: as written, in plain form */
	size_t n;
	char currency[4];  /* of a symbol or code beside the number; "" */
	bool sign;	   /* it is that of a symbol, which others share */
	bool torn;	   /* two currencies beside the number */
	bool scientific;   /* a spreadsheet wrote it: digits may be lost */
	bool word;	   /* a word for a price of nothing: gratis */
	bool unknown_sign; /* kr beside it: of one of several currencies */
};

/* A value of the column. */
void amount_vote(struct str s, uint64_t line, struct amount_votes *v);

/* The decimal sign by the votes: '.', ',' or 0 where no row decides. */
char amount_decide(const struct amount_votes *v);

/* The plain form of a value; decimal is the sign of its column, 0: three digits behind a
   sign are a group. NULL, or the reason: "empty" (also of a word for nothing), "not a
   number", "wrong grouping", "too large". */
const char *amount_plain(struct str s, char decimal, struct amount *a);

/* The usual forms at once: [-]digits, with two places or a clear sign; false for all
   others, and nothing is said about them. */
bool amount_quick(struct str s, char decimal, money *m);

/* The code of the currency that a sign or word standing alone means ("EUR"), or NULL. */
const char *amount_symbol(struct str s);

#endif
