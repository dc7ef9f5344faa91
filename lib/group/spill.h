/*
 * spill - parts of the rows, each brought to its keys by itself
 *
 * A part that does not fit into the memory is dealt out once more, by other bits of the
 * same hash; only one key alone is never taken apart.
 */
#ifndef SPILL_H
#define SPILL_H

#include "books.h"
#include "shares.h"

struct spill {
	struct books *books;
	struct key *key;
	const struct order_policy *policy;
	size_t limit; /* bytes for the books */
};

/* The hash by whose bits rows are dealt out. */
uint64_t spill_hash(struct str key);

/* Write the records of all parts, in byte order of the key, and close the parts. */
void spill_run(const struct spill *s, struct shares *parts, books_emit *emit, void *to);

#endif
