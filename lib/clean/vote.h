/*
 * vote - which order the dates of a column have, told by all its values
 */
#ifndef VOTE_H
#define VOTE_H

#include "day.h"

struct votes {
	uint64_t against[DAY_ORDERS];	   /* values that do not fit this order */
	uint64_t against_line[DAY_ORDERS]; /* the first of them */
	uint64_t only[DAY_ORDERS];	   /* values that fit no other */
	uint64_t only_line[DAY_ORDERS];
	uint64_t open;		  /* values that do not tell day from month */
	uint64_t half, half_line; /* values with slashes, and am or pm */
	uint32_t first, last;	  /* of 26-10-15: which numbers stand at either end */
};

/* The slow way of vote_day. */
void vote_open(struct str s, uint64_t line, struct votes *v);

/* A value of the column; those that begin with a year of four digits tell nothing. */
static inline void
vote_day(struct str s, uint64_t line, struct votes *v)
{
	if (s.n < 8 || s.s[4] != '-' || s.s[1] < '0' || s.s[2] < '0')
		vote_open(s, line, v);
}

/* The order that the fewest values are against; where they do not tell, what vote_hint
   says, else DAY_NONE. */
enum day_order vote_decide(const struct votes *v);

/* Where no value tells the order: what speaks for that of vote_decide, or NULL. */
const char *vote_hint(const struct votes *v);

/* Do the rows fit both ends of 26-10-15 for the year, and none tells which it is? */
bool vote_year_open(const struct votes *v);

/* How many values tell that it is this order, and the line of the first; 0: none does. */
uint64_t vote_evidence(const struct votes *v, enum day_order order, uint64_t *line);

#endif
