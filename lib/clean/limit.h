/*
 * limit - how many records of a file may be rejected
 */
#ifndef LIMIT_H
#define LIMIT_H

#include "ledger.h"

struct limit {
	bool none;
	bool share; /* per cent, and more than LIMIT_FEW */
	uint64_t most;
};

enum { LIMIT_FEW = 20 };

/* "N", "P%" or "none"; NULL, or the reason. */
const char *limit_parse(struct str s, struct limit *limit);

/* After the last row of a file of `rows` rows: too many rejects end with 1. */
void limit_check(
    const struct limit *limit, struct ledger *l, const struct foreign *f, uint64_t rows);

#endif
