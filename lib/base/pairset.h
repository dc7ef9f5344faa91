/*
 * pairset - which pairs of a number and a text were seen?
 *
 * A set of 128-bit fingerprints: 16 bytes a pair and nothing else is kept, in a table
 * that is filled by half at least and grows in place. Two pairs are confused with
 * probability n^2 / 2^129: never, in practice, and by nobody on purpose, because the hash
 * is keyed.
 */
#ifndef PAIRSET_H
#define PAIRSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "str.h"

struct pair {
	uint64_t a, b; /* a is 0 in an empty cell */
};

/* Start with {0}. */
struct pairset {
	struct pair *cells; /* ascending, with gaps */
	size_t ncells;	    /* homes; a few cells more follow */
	size_t count;
};

/* ids[i], texts[i] for n pairs: fresh[i] tells whether the pair is new to the set. */
void pairset_put_many(struct pairset *p, const uint64_t *ids, const struct str *texts,
    size_t n, bool *fresh);

/* For callers that make their pairs themselves (a is not 0, and evenly spread): the pair of
   the set with the same a, and the same b under the mask; the given one, entered, when
   there is none. */
struct pair pairset_meet(struct pairset *p, struct pair pair, uint64_t mask, bool *fresh);

/* The second word of the pair that has the same a, and the same b under the mask; the
   given one's, entered, when there is none. The caller may change what is not under the
   mask, until the next pair is put. */
uint64_t *pairset_note(struct pairset *p, struct pair pair, uint64_t mask, bool *fresh);

/* The same where nothing is entered: NULL when there is none. */
const uint64_t *pairset_find(const struct pairset *p, struct pair pair, uint64_t mask);

/* Bytes of the table. */
size_t pairset_bytes(const struct pairset *p);

/* It is going to be met: fetch its cells. */
void pairset_expect(const struct pairset *p, struct pair pair);

void pairset_free(struct pairset *p);

#endif
