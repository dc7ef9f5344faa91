/*
 * posting - for each value of a kind the cards that hold it
 */
#ifndef POSTING_H
#define POSTING_H

#include "cards.h"

struct posting {
	uint32_t
	    *from; /* the cards of value v are card[from[v]] to card[from[v + 1] - 1] */
	uint32_t *card;
	uint32_t nvalues;
};

/* Built by counting, so the cards of a value stand in ascending order. */
void posting_open(struct posting *p, const struct cards *c, enum ident_kind kind);
void posting_close(struct posting *p);

#endif
