/*
 * account - what is known of each key: first and last order, number of orders, money
 *
 * Keys become dense ids; an account is 32 bytes in one array. Distinct orders are counted
 * by fingerprints of 12 bytes, 16 with the room between them. Rows are put in batches, so
 * that the memory they touch can be fetched ahead.
 */
#ifndef ACCOUNT_H
#define ACCOUNT_H

#include "date.h"
#include "map.h"
#include "money.h"
#include "seen.h"

enum account_what {
	ACCOUNT_SALE,	 /* part of an order that counts */
	ACCOUNT_ZERO,	 /* a sale row worth nothing */
	ACCOUNT_REFUND,	 /* money only */
	ACCOUNT_PERSON,	 /* a contact or an event: neither money nor date */
	ACCOUNT_OUTSIDE, /* a row of days that do not count */
};

/* One input row, classified. */
struct sale {
	struct str key;
	struct str order; /* what makes an order distinct; s == NULL: each row is one */
	uint32_t within;  /* orders are distinct within it */
	daynum day;
	money amount; /* of the money column, or what stands for it */
	enum account_what what;
	bool dates;  /* sets first and last order */
	bool counts; /* belongs to the number of orders and to the money */
	/* for versions.h */
	struct str number; /* of the order, empty without one */
	struct str moment; /* the date as it stands */
	uint32_t source, file;
	bool refund;
};

struct account {
	struct wide money;
	uint32_t orders;
	uint32_t rows;	/* sale and refund rows that count */
	uint32_t first; /* the day, counted from ACCOUNT_DAY, above ACCOUNT_SEEN bits */
	daynum last;	/* DATE_NONE: no order */
};

enum {
	ACCOUNT_SEEN = 8,	/* bits of first: 1 << what */
	ACCOUNT_DAY = -1000000, /* before the first day of date.h */
};

struct accounts {
	struct map keys;
	struct account *v; /* by id */
	size_t cap;
	struct seen orders;
};

enum { ACCOUNT_BATCH = 1024 };

/* Put at most ACCOUNT_BATCH rows; ids[i] becomes the id of the i-th key. Start with {0}. */
void account_put(struct accounts *a, const struct sale *sales, size_t n, uint32_t *ids);

/* Day of the first order, DATE_NONE without one. */
static inline daynum
account_first(const struct account *v)
{
	return v->last == DATE_NONE ? DATE_NONE
				    : (daynum)(v->first >> ACCOUNT_SEEN) + ACCOUNT_DAY;
}

/* Which rows it has: bits 1 << what. */
static inline unsigned
account_seen(const struct account *v)
{
	return v->first & ((1u << ACCOUNT_SEEN) - 1);
}

/* Which orders were seen is not asked any more: give that memory back. */
void account_done(struct accounts *a);

/* Ids in byte order of their keys: map_count(&a->keys) of them, freed by the caller. */
uint32_t *account_order(const struct accounts *a);

/* Bytes held. */
size_t account_bytes(const struct accounts *a);

void account_free(struct accounts *a);

#endif
