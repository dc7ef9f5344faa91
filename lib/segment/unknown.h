/*
 * unknown - what belongs to no customer: the rows without a key that rfm-aggregate set aside
 */
#ifndef UNKNOWN_H
#define UNKNOWN_H

#include "map.h"
#include "wide.h"

struct unknown {
	uint64_t rows, orders;
	struct wide money;
	struct str currency; /* s == NULL: the file has none */
	/* private */
	struct map seen; /* orders */
	struct arena bytes;
};

/* Add up the file, by the default policy of rfm-aggregate: an order counts if one of its
   sale rows is not zero, refunds lower the money. No such file: 66; one that is not of
   rows set aside, or of two currencies: 65. */
void unknown_read(struct unknown *u, const char *path);

#endif
