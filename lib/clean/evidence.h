/*
 * evidence - what the rows of a file tell about its dates and amounts
 *
 * Where the user does not say it, all rows vote for the order of a date column and for the
 * decimal sign of an amount; what was decided, and by which line, is said in a note.
 */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include "plan.h"

/* Are there cells to judge that the user has not decided, or addresses of mail, of which those
   of tests may be usual? Then the file is read twice. */
bool evidence_needed(const struct plan *p);

/* Count the votes of all records of f. */
void evidence_read(struct plan *p, struct foreign *f);

/* Decide date orders and decimal signs, and say how on stderr; read: the votes are
   counted. */
void evidence_decide(struct plan *p, const struct foreign *f, bool read);

#endif
