/*
 * run - the row loop: foreign records in, canonical records out
 *
 * Each record has one outcome; rows and money of the four add up to what came in. An order
 * with a refund becomes two rows: the order, gross, and what was paid back.
 */
#ifndef RUN_H
#define RUN_H

#include "explain.h"
#include "limit.h"
#include "report.h"
#include "tally.h"

struct run {
	struct output *out;
	struct output draft; /* a record that is only looked at */
	bool dry;	     /* no records are written */
	struct ledger ledger;
	struct limit limit;
	struct tally tally;
	uint64_t split;	       /* rows split off */
	struct report *report; /* these: NULL, nobody asked for it */
	struct fresh *fresh;
	struct explain *explain;
	enum source_basis basis; /* of the first file of orders that tells */
};

/* The other members are the caller's. */
void run_start(struct run *r, struct output *out);

/* All records of the file, from where it stands; then its notes. */
void run_file(struct run *r, struct foreign *f, const struct plan *p);

#endif
