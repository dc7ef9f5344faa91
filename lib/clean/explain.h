/*
 * explain - why a row is as it is, or what a rule does: records of what was before and after
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "judge.h"

enum { EXPLAIN_EXAMPLES = 3 };

struct explain {
	struct output *out;
	int rule;      /* --explain: examples of it; -1 */
	uint64_t line; /* --explain-line: the record that begins there */
	int shown;     /* examples of the file */
	bool found;
};

/* The header, and the rule itself. */
void explain_start(struct explain *e, struct output *out);
void explain_file(struct explain *e);

/* A row that was judged; record: what it became, without its newline; "" where it is not
   kept. Its findings are still in the ledger. */
void explain_row(
    struct explain *e, struct line *l, const struct verdict *v, struct str record);

#endif
