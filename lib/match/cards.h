/*
 * cards - what the records say of persons, every different statement once
 *
 * Most rows repeat another row's identity. So the identifying cells of a row are interned
 * as they stand (a spelling), and only a new spelling is normalised, to a card: the ids
 * of its keys and its traits. Spellings that mean the same share a card. A row keeps
 * nothing but the number of its spelling.
 */
#ifndef CARDS_H
#define CARDS_H

#include "blocklist.h"
#include "col.h"
#include "ident.h"
#include "map.h"
#include "rec.h"
#include "trait.h"

/* No padding: interned as bytes. */
struct card {
	uint32_t value[IDENT_SLOTS]; /* MAP_NONE: none */
	struct trait trait;
};

struct spelling {
	uint32_t card;
	bool bare; /* on a row without order_id */
	/* the smallest `kind TAB order_id` of its rows; n is 0 when none has an order_id
	 */
	uint32_t n, cap;
	char *order;
};

struct cards {
	struct card *card;
	uint32_t ncards;
	struct spelling *spelling;
	struct map spellings; /* the cells in the order of enum ident_cell, TAB between */
	struct map values[IDENT_KINDS];
	uint8_t *state[IDENT_KINDS]; /* enum ident_state of each value */
	uint32_t *row;		     /* the spelling of each row */
	size_t nrows;
	/* private */
	const struct blocklist *block;
	const char *country;
	struct map seen;
	struct arena orders;
	size_t cardcap, spellingcap, rowcap, statecap[IDENT_KINDS];
	char *scratch;
	size_t scratchcap;
};

/* The columns that are read: the cells, and the two that name an order. */
enum { CARDS_KIND = IDENT_CELLS, CARDS_ORDER_ID, CARDS_COLUMNS };

void cards_open(struct cards *c, const struct blocklist *block, const char *country);

/* Take the rows of a batch, which cols[CARDS_COLUMNS] are bound to. */
void cards_add(struct cards *c, const struct col *cols, const struct batch *batch);

/* After the last batch: free what only cards_add needs. */
void cards_done(struct cards *c);

/* The key of a slot, and whether it identifies somebody; an empty slot does not. */
static inline bool
cards_identifies(const struct cards *c, const struct card *card, enum ident_slot slot)
{
	return card->value[slot] != MAP_NONE &&
	       c->state[ident_kind_of(slot)][card->value[slot]] < IDENT_SHARED;
}

#endif
