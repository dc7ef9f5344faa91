/*
 * doubt - what is odd about values of a row that is kept, for the ledger
 *
 * A refund written as a positive amount, an amount that was rounded or converted, a day that
 * was the number of a spreadsheet.
 */
#ifndef DOUBT_H
#define DOUBT_H

#include "value.h"

/* Something about a cell that stays as it is. */
void doubt_cell(struct line *l, int rule, int slot);

/* What is odd about amount and day, which are those of the record now. */
void doubt_values(struct line *l);

#endif
