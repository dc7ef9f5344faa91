/*
 * course - how the rows of rfm-aggregate come to their keys, and what became of each
 *
 * One pass where that will do. A second one when an order was seen in two files. When the
 * memory is used up, rows go to the parts of shares.h by their keys, each part makes a run,
 * and the runs are merged: the same bytes. Input sorted by key is written as it comes.
 */
#ifndef COURSE_H
#define COURSE_H

#include "aside.h"
#include "books.h"
#include "shares.h"
#include "replaced.h"
#include "tally.h"
#include "versions.h"

enum { COURSE_VERSIONS_LAST, COURSE_VERSIONS_ALL };

struct course_wish {
	struct opt_list by; /* none: profile_id */
	struct books_wish books;
	uint64_t memory; /* bytes; 0: no limit */
	bool sorted;
	int versions;
	const char *aside; /* NULL: no such file */
};

enum course_stage { COURSE_FIRST, COURSE_AGAIN, COURSE_DEAL };

struct course {
	const struct course_wish *wish;
	struct order_policy *policy;
	struct reader *reader;
	struct key key;
	struct books books;
	struct tally tally;
	/* private */
	enum course_stage stage;
	struct versions versions;
	bool versioned; /* versions are told apart */
	bool full;	/* memory is used up */
	struct aside aside;
	struct replaced replaced;
	struct shares parts;
	uint64_t at;	     /* number of the row */
	daynum newest_order; /* of all rows, with a key or without */
	char *last_key;	     /* of sorted input */
	size_t lastlen, lastcap;
	struct writer *out;
	struct sale *sales; /* put at the end of a batch */
	struct row *rows;
	size_t n;
};

/* Open the operands, bind all columns. The wish and the policy are set. */
void course_open(struct course *c, struct reader *r, char **operands);

/* Read all, write all behind the header. */
void course_run(struct course *c, struct writer *w);

/* What follows the counts of rows in the closing line. */
void course_tail(const struct course *c, char *to, size_t room);

#endif
