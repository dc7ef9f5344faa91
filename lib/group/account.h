/*
 * account - what is known of each key: first and last order, number of orders, money
 *
 * Keys become dense ids; an account is 40 bytes in one array. Distinct orders are counted
 * by 16 bytes each. Rows are put in batches, so that the memory they touch can be
 * fetched ahead.
 */
#ifndef ACCOUNT_H
#define ACCOUNT_H

#include "date.h"
#include "map.h"
#include "money.h"
#include "pairset.h"

enum account_what {
	ACCOUNT_SALE, /* part of an order that counts: sets dates and the number of orders */
	ACCOUNT_ZERO,	/* a sale row worth nothing */
	ACCOUNT_REFUND, /* money only */
	ACCOUNT_PERSON, /* a contact or an event: neither money nor date */
};

/* One input row, classified. */
struct sale {
	struct str key;
	struct str order; /* what makes an order distinct; s == NULL: each row is one */
	uint32_t source;  /* order numbers are unique within it */
	daynum day;
	money amount;
	enum account_what what;
};

struct account {
	struct wide money;
	daynum first, last; /* DATE_NONE: no order */
	uint32_t orders;
	uint32_t rows; /* sale and refund rows */
	uint32_t seen; /* bit 1 << what */
};

struct accounts {
	struct map keys;
	struct account *v; /* by id */
	size_t cap;
	struct pairset orders;
};

enum { ACCOUNT_BATCH = 1024 };

/* Put at most ACCOUNT_BATCH rows; ids[i] becomes the id of the i-th key. Start with {0}. */
void account_put(struct accounts *a, const struct sale *sales, size_t n, uint32_t *ids);

/* Which orders were seen is not asked any more: give that memory back. */
void account_done(struct accounts *a);

/* Ids in byte order of their keys: map_count(&a->keys) of them, freed by the caller. */
uint32_t *account_order(const struct accounts *a);

#endif
