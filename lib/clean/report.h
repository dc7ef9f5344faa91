/*
 * report - what happened, as records for a dashboard and for people
 *
 * One record is one fact: rows and money of an outcome, the dialect, what a column became and
 * how often it is filled, what a rule found and on which lines, the newest row of a source.
 */
#ifndef REPORT_H
#define REPORT_H

#include "fresh.h"
#include "ledger.h"
#include "near.h"
#include "plan.h"
#include "tally.h"

struct report {
	struct output *out; /* the side file's, or standard output */
	struct side side;
	uint64_t *filled; /* by column of the output */
	struct near near; /* of the file */
};

/* To a side file; path NULL: to standard output, which is given. */
void report_open(
    struct report *r, const char *path, struct output *out, const struct want *want);

/* A record of the output: which of its columns are filled. */
void report_record(struct report *r, const char *record, size_t n);

/* The facts of a file, when it has been read. before: the tally at its start. */
void report_file(struct report *r, const struct foreign *f, const struct plan *p,
    const struct ledger *l, const struct tally *before, const struct tally *after,
    uint64_t split);

/* The sources, at the end. */
void report_sources(struct report *r, const struct fresh *fresh);

#endif
