/*
 * replaced - which rows does a later file replace? Told without memory for all orders
 *
 * What versions.h does in memory, for inputs that do not fit: fingerprints of the rows go to
 * the parts of shares.h, each part tells which of its rows are behind, and one bit a row
 * remembers it.
 */
#ifndef REPLACED_H
#define REPLACED_H

#include "shares.h"
#include "versions.h"

struct replaced {
	struct shares parts;
	unsigned char *bits;
	size_t cap;
};

void replaced_open(struct replaced *r);

/* A row came by; rows are numbered as the caller likes. */
void replaced_note(struct replaced *r, const struct sale *s, uint64_t row);

/* All rows came by. */
void replaced_settle(struct replaced *r);

bool replaced_has(const struct replaced *r, uint64_t row);

void replaced_close(struct replaced *r);

#endif
