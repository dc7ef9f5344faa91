/*
 * posting - see posting.h
 */
#include "posting.h"
#include "mem.h"
#include <stdlib.h>

/* Values of the kind on the card, each once; returns how many. */
static int
values_of(const struct card *card, enum ident_kind kind, uint32_t value[IDENT_SLOTS])
{
	int slot, n = 0;

	for (slot = 0; slot < IDENT_SLOTS; slot++)
		if (ident_kind_of((enum ident_slot)slot) == kind &&
		    card->value[slot] != MAP_NONE &&
		    (n == 0 || value[0] != card->value[slot]))
			value[n++] = card->value[slot];
	return n;
}

void
posting_open(struct posting *p, const struct cards *c, enum ident_kind kind)
{
	uint32_t value[IDENT_SLOTS], i, v;
	int k, n;

	p->nvalues = map_count(&c->values[kind]);
	p->from = mem_alloc((size_t)p->nvalues + 2, sizeof *p->from);
	for (i = 0; i < c->ncards; i++) {
		n = values_of(&c->card[i], kind, value);
		for (k = 0; k < n; k++)
			p->from[value[k] + 2]++;
	}
	for (v = 0; v < p->nvalues; v++)
		p->from[v + 2] += p->from[v + 1];
	/* from[v + 1] is now where v begins, and moves to where it ends */
	p->card = mem_alloc((size_t)p->from[p->nvalues + 1] + 1, sizeof *p->card);
	for (i = 0; i < c->ncards; i++) {
		n = values_of(&c->card[i], kind, value);
		for (k = 0; k < n; k++)
			p->card[p->from[value[k] + 1]++] = i;
	}
}

void
posting_close(struct posting *p)
{
	free(p->from);
	free(p->card);
}
