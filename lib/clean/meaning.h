/*
 * meaning - what a header says by general words of trade, in English, Dutch, French, German
 *
 * A header is folded and looked up in lib/data/headers.tsv; a rank tells how plainly a word
 * speaks, so that "name" is a customer's only where no "customer name" stands beside it.
 */
#ifndef MEANING_H
#define MEANING_H

#include <stdbool.h>
#include "str.h"

enum { MEANING_RANKS = 3, MEANINGS = 3 };

struct meaning {
	int slot, rank; /* 1 plain, 2 where no other header says it, 3 ambiguous */
	const char
	    *needs;  /* "email,!amount": other slots that the file must have or not */
	bool parcel; /* of the parcel, not of the buyer */
};

/* All that one header could mean; n is 0 where nothing is known of it. */
struct meanings {
	struct meaning v[MEANINGS];
	int n;
};

struct meanings meaning_of(struct str name);

/* Is the word in the table? */
bool meaning_known(struct str word);

#endif
