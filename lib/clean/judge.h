/*
 * judge - what becomes of a record: kept, rejected, folded, skipped
 *
 * A record is judged whole before a byte of it is written. Further lines of an order share
 * its fate: folded into one that was kept, skipped or rejected with one that was not.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "again.h"
#include "rates.h"
#include "sense.h"
#include "word.h"

enum outcome { OUTCOME_KEPT, OUTCOME_REJECTED, OUTCOME_FOLDED, OUTCOME_SKIPPED };

struct verdict {
	enum outcome outcome;
	int rule;	 /* of all but the kept */
	const char *why; /* of the rejected */
	int column;	 /* that it is about: a slot, or HEADER_NONE */
	money refund;	 /* of the kept: a row of its own, positive; 0: none */
};

struct judge {
	struct again seen;	/* numbers of the file's orders */
	struct strange strange; /* statuses that nobody knows */
};

void judge_start(struct judge *j);

/* Fill the line from its row, whose cells are read, and tell what becomes of it. */
struct verdict judge_line(struct judge *j, struct line *l);

/* What became of it in the end: of an order with further lines. */
void judge_remember(struct line *l, const struct verdict *v);

void judge_end(struct judge *j, struct line *l);

#endif
