/*
 * plan - what to do with each record of one foreign file, decided before the row loop
 *
 * From what the user says and what the header means: the kind of the file, the cells to
 * judge for date order and decimal sign, and the list of steps that write a record.
 */
#ifndef PLAN_H
#define PLAN_H

#include "amount.h"
#include "vote.h"
#include "want.h"

enum step_op {
	STEP_EMPTY, /* n columns without a value */
	STEP_TEXT,
	STEP_ID,
	STEP_FIXED,
	STEP_LINE,
	STEP_KIND,
	STEP_DATE,
	STEP_AMOUNT,
	STEP_CURRENCY,
	STEP_EMAIL,
	STEP_PHONE,
	STEP_MOBILE,
	STEP_CONSENT,
	STEP_DAY,
	STEP_NUMBER,
};

/* Write one column, or several empty ones. */
struct step {
	enum step_op op;
	int column; /* canonical, or HEADER_NONE */
	int n;	    /* STEP_EMPTY: how many */
	struct place at;
	struct str fixed;
};

/* A cell whose values tell a date order or a decimal sign. */
struct judged {
	int cell, column;
	bool is_day;
	struct votes days;
	struct amount_votes amounts;
};

struct plan {
	const struct want *want;
	const struct header *header;
	const struct place *slot; /* the header's */
	enum kind kind;
	const char *currency; /* where neither column nor cell tells: the header's or the
				 option's */
	struct judged *judged;
	int njudged;
	enum day_order *order; /* by cell */
	char *decimal;	       /* by cell */
	struct step *steps;
	int nsteps;
	size_t room; /* bytes of a record that do not come from cells */
	int uses;    /* columns that one cell feeds at most */
};

static inline bool
plan_has(const struct plan *p, int column)
{
	return p->slot[column].cell != HEADER_NONE;
}

/* Make the plan in the arena. What an order lacks ends with 65. */
void plan_make(struct plan *p, const struct want *want, const struct header *h,
    struct str source, struct arena *a);

#endif
