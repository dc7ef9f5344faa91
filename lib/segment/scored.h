/*
 * scored - the scores r, f, m of a record: has it any, and on which scale are they?
 */
#ifndef SCORED_H
#define SCORED_H

#include "col.h"

void scored_bind(const struct reader *r);

/* Where the input has no scores at all nobody lacks them. */
bool scored_has(const struct row *row);

/* One that is not a whole number from 1 to bins: 65, and what they are for. An empty one is
   wrong where empty_too. */
void scored_check(const struct row *row, int bins, bool empty_too, const char *what_for);

/* Remember the highest score that was seen, up to bins (at most 9). */
void scored_look(const struct row *row, int bins);

/* 0: none was seen. */
int scored_highest(void);

#endif
