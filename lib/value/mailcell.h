/*
 * mailcell - the e-mail addresses that a cell holds, without what is wrapped around them
 */
#ifndef MAILCELL_H
#define MAILCELL_H

#include <stdbool.h>
#include <stddef.h>
#include "str.h"

struct mailcell {
	/* Takes a candidate, or says why not. */
	const char *(*take)(struct str candidate, void *to);
	void *to;
	bool dotted;	 /* the candidate taken had a dot behind it */
	const char *why; /* of the first candidate */
};

/* Offer what stands in the cell until something is taken: entries between commas and
   semicolons, addresses in angle brackets, words between blanks and slashes, in this order;
   "en", "or" and the like may stand between two.
   NULL, or the reason. */
const char *mailcell_search(struct mailcell *c, struct str cell);

/* Without blanks, brackets, quotes, separators at both ends, and without mailto: and what
   follows the address there. */
struct str mailcell_unwrap(struct str s);

/* What stands in angle brackets, else all of it. */
struct str mailcell_inner(struct str s);

#endif
