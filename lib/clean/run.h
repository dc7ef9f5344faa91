/*
 * run - the row loop: foreign records in, canonical records out
 *
 * Each record has one outcome. A record is judged whole before a byte of it is written;
 * then its steps write straight into the output's buffer.
 */
#ifndef RUN_H
#define RUN_H

#include "plan.h"
#include "reject.h"
#include "tally.h"
#include "word.h"

enum outcome { RUN_KEPT, RUN_REJECTED, RUN_FOLDED, RUN_SKIPPED };

struct run {
	struct output *out;
	struct rejects rejects;
	struct reject_limit limit;
	struct tally tally;
	/* of the file being read */
	uint64_t *skipped; /* rows by row of the table of statuses */
	struct wide *skipped_sum;
	struct strange strange; /* statuses that nobody knows */
	uint64_t returned;	/* rows that say refunded and have a positive amount */
	struct wide returned_sum;
};

void run_start(struct run *r, struct output *out, const char *rejects);

/* The header of the output. */
void run_header(struct run *r, const struct want *want);

/* All records of the file, from where it stands; then its notes. */
void run_file(struct run *r, struct foreign *f, const struct plan *p);

void run_end(struct run *r);

#endif
