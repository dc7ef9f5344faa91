/*
 * exact - link cards to persons by the keys that they share
 *
 * One pass a kind of key, in the order of enum ident_kind. At the start of a pass each
 * value is looked at once: it joins nobody when more profiles than the limit hold it. The
 * others are joined in byte order of the value, each against what is known by then: a
 * value whose profiles contradict each other joins only those of its profiles whose names
 * agree. The verdict on a value stays in cards.state. None of it depends on the order of
 * the rows.
 */
#ifndef EXACT_H
#define EXACT_H

#include "cards.h"
#include "forest.h"

enum {
	EXACT_SHARED = 20,	  /* profiles that may share an address or a number */
	EXACT_SHARED_MOST = 1000, /* the highest limit that may be asked for */
	EXACT_CUSTOMERS = 10,	  /* a customer number may join so many times more */
};

/* Sets f up over the cards and joins what belongs together. */
void exact_link(struct cards *c, uint32_t max_shared, struct forest *f);

#endif
