/*
 * past - what the file has said before of an order: its total, what was paid back
 *
 * Lines of one order may stand apart, in a file that somebody sorted; and what was paid back
 * may stand beside the order and on a row of its own, too.
 */
#ifndef PAST_H
#define PAST_H

#include "again.h"
#include "value.h"

/* Has an order of this number been met? From now on it has. */
bool past_has_order(struct again *seen, struct line *l);

/* The order tells that so much was paid back: is there a row of its own for that already? From
   now on the order has told it. */
bool past_has_refund_row(struct again *seen, struct line *l, money refund);

/* The row is a refund: has its order told that already? From now on the row has. */
bool past_has_refund_told(struct again *seen, struct line *l);

/* The number that tells duplicates, asked for long before it is looked at, so that memory can
   come; then, what is to be said of it. */
void past_expect(struct again *seen, struct line *l);
enum again_verdict past_number(struct again *seen, struct line *l);

#endif
