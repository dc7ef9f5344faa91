/*
 * profile - the linked persons and their ids
 *
 * An id is made from content alone: 16 characters of the SHA-256 of the smallest record
 * key of the profile. The record key of a row is source TAB kind TAB order_id    when it
 * has an order_id, else source TAB customer_id          or the address, or the mobile
 * number, the first that identifies. A card without a key that identifies has no profile.
 */
#ifndef PROFILE_H
#define PROFILE_H

#include "cards.h"
#include "forest.h"

enum { PROFILE_ID = 16 };

struct profiles {
	uint32_t *of_spelling; /* the profile, or MAP_NONE */
	uint32_t count;
	char (*id)[PROFILE_ID];
};

void profile_open(struct profiles *p, const struct cards *c, struct forest *f);

#endif
