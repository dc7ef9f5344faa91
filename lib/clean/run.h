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

enum outcome { RUN_KEPT, RUN_REJECTED, RUN_FOLDED, RUN_SKIPPED };

/* What was changed or found wanting without rejecting the row; counted for each file. */
enum repair {
	REPAIR_EMAIL,
	REPAIR_PHONE,
	REPAIR_DAY,
	REPAIR_NUMBER,
	REPAIR_ROUNDED,
	REPAIR_SCIENTIFIC,
	REPAIR_CONSENT,
	REPAIR_KIND,
	REPAIR_SIGN,
	REPAIR_NO_AMOUNT,
	REPAIRS,
};

struct run {
	struct output *out;
	struct rejects rejects;
	struct reject_limit limit;
	struct tally tally;
	uint64_t repairs[REPAIRS]; /* of the file being read */
	uint64_t *skipped;	   /* rows by row of the table of statuses */
	struct wide *skipped_sum;
};

void run_start(struct run *r, struct output *out, const char *rejects);

/* The header of the output. */
void run_header(struct run *r, const struct want *want);

/* All records of the file, from where it stands; then its notes. */
void run_file(struct run *r, struct foreign *f, const struct plan *p);

void run_end(struct run *r);

#endif
