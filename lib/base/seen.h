/*
 * seen - was this pair of a number and a text seen before? In little memory
 *
 * A set of 96-bit fingerprints in a table that is between 3/4 and 7/8 full: 13.7 to 16
 * bytes a pair and nothing else. Two of n pairs are confused with probability
 * n^2 / 2^97: for a thousand million pairs less than one in 10^11, and by nobody on
 * purpose, because the hash is keyed. Pairset.h takes more memory and less time.
 */
#ifndef SEEN_H
#define SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "str.h"

struct seen_cell {
	uint32_t word[3]; /* highest first; all 0 in an empty cell */
};

/* Start with {0}. */
struct seen {
	struct seen_cell *cells; /* ascending, with gaps */
	size_t ncells;		 /* homes; a few cells more follow */
	size_t count;
};

/* ids[i], texts[i] for n pairs: fresh[i] tells whether the pair is new to the set. */
void seen_put_many(
    struct seen *s, const uint64_t *ids, const struct str *texts, size_t n, bool *fresh);

/* Bytes of the table. */
size_t seen_bytes(const struct seen *s);

void seen_free(struct seen *s);

#endif
