/*
 * plan - what to do with each record of one foreign file, decided before the row loop
 *
 * From what the user says and what the header means: the kind of the file, the cells to
 * judge for date order and decimal sign, and the list of steps that write a record.
 */
#ifndef PLAN_H
#define PLAN_H

#include "amount.h"
#include "email.h"
#include "source.h"
#include "step.h"
#include "vote.h"
#include "want.h"

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
	const struct place *slot;    /* the header's */
	const struct source *source; /* NULL: not recognised */
	struct str origin; /* value of the column source where no cell tells it */
	enum kind kind;
	enum source_rows rows;
	enum source_refund refund;
	bool guessed; /* REFUND_OWN, because amounts below zero were seen */
	enum source_basis basis;
	bool utc;     /* times without a zone are UTC */
	bool grouped; /* rows of one order may follow each other */
	bool
	    carries; /* a further line has the cells of the first where its own are empty */
	bool *carried;	      /* by cell */
	int number;	      /* slot of the number that tells duplicates; HEADER_NONE */
	bool tests_usual;     /* reserved e-mail domains are the rule in this file */
	bool in_header;	      /* the currency is told by the header of the amount */
	const char *currency; /* where neither column nor cell tells: the header's or the
				 option's */
	struct judged *judged;
	int njudged;
	enum day_order *order; /* by cell */
	char *decimal;	       /* by cell */
	struct plan_used {
		int slot, cell, other;
	} used[HEADER_SLOTS]; /* the slots that have a cell */
	int nused;
	struct step *steps;
	int nsteps;
	size_t room; /* bytes of a record that do not come from cells */
	int uses;    /* columns that one cell feeds at most */
	/* evidence besides the votes */
	uint64_t negatives;    /* amounts below zero */
	char first[EMAIL_MAX]; /* e-mail address */
	size_t nfirst;
	bool lonely;		   /* all others are the same */
	uint64_t addresses, tests; /* e-mail addresses, and those of reserved domains */
};

static inline bool
plan_has(const struct plan *p, int column)
{
	return p->slot[column].cell != HEADER_NONE;
}

/* Make the plan in the arena. What an order lacks ends with 65. */
void plan_make(struct plan *p, const struct want *want, const struct header *h,
    struct str origin, struct arena *a);

/* Tell the file which cells make a record one, so that sums and footers are seen. */
void plan_tell_layout(const struct plan *p, struct foreign *f);

#endif
