/*
 * tally - what happened to each row, in rows and in money; checked, then printed
 *
 * Every input row has one outcome. Before an output is sealed the rows and the money that
 * came in are compared with those of the outcomes together; then comes the closing line:
 *     rfm-clean: 1204 in = 1180 kept + 6 rejected + 10 folded + 8 skipped; money ...
 */
#ifndef TALLY_H
#define TALLY_H

#include <stdbool.h>
#include <stdint.h>
#include "money.h"

enum { TALLY_MAX = 12 };

struct tally {
	const char *const
	    *words; /* outcome names, NULL-terminated; tool's own enum indexes */
	bool money; /* print money too */
	bool brief; /* leave out outcomes of no rows, but for the first */
	uint64_t in_rows;
	struct wide in_money;
	uint64_t rows[TALLY_MAX];
	struct wide sum[TALLY_MAX];
};

/* A row came in, with this much money in it. */
static inline void
tally_in(struct tally *t, money m)
{
	t->in_rows++;
	wide_add(&t->in_money, m);
}

/* What became of it. */
static inline void
tally_out(struct tally *t, int outcome, money m)
{
	t->rows[outcome]++;
	wide_add(&t->sum[outcome], m);
}

/* What the outcomes say together is what came in; else this ends with 70. */
void tally_check(const struct tally *t);

/* Unless -q, print the line with `tail` ("; 1192 out") behind it. */
void tally_print(const struct tally *t, const char *tail);

#endif
