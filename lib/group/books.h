/*
 * books - all that is known of the keys, and the records that it makes
 *
 * Accounts, kept columns, and on request purchases and favourites, filled by batches of
 * rows and written in byte order of the key. They can be closed and begun anew: the keys of
 * a part of the input come and go, and take the memory of one part.
 */
#ifndef BOOKS_H
#define BOOKS_H

#include "account.h"
#include "favourite.h"
#include "fields.h"
#include "keep.h"
#include "key.h"
#include "opt.h"
#include "order.h"
#include "purchase.h"

struct books_wish {
	struct opt_list keep, favourites;
	bool gaps, inputs; /* of purchases */
	bool prospects;	   /* keys without an order too */
	bool partial;	   /* all keys, and what --combine needs */
};

/* Of the keys written and of those without an order. */
struct books_sums {
	uint64_t all, keys, orders;		   /* keys: of them with an order */
	uint64_t refunds, zeros, persons, outside; /* keys, by what they have instead */
	uint64_t rows;				   /* of keys without an order */
	struct wide money;
};

struct books {
	const struct order_policy *policy;
	const struct books_wish *wish;
	const char *options; /* for the column part */
	struct accounts accounts;
	struct keep *keep;
	struct favourites *favourites;
	struct purchases purchases;
	struct books_sums sums;
	struct fields line;
};

/* Bind the columns that the wish names. */
void books_open(struct books *b, const struct order_policy *p,
    const struct books_wish *wish, const struct reader *r);

/* Names of the output's columns. One that comes twice is a wrong command line. */
void books_head(const struct books *b, const struct key *key, struct fields *f);

/* Put at most ACCOUNT_BATCH rows. */
void books_put(
    struct books *b, const struct sale *sales, const struct row *rows, size_t n);

/* Bytes held, and those that writing will take. */
size_t books_bytes(const struct books *b);

/* A finished record goes to whoever wants it. */
typedef void books_emit(void *to, struct str key, struct str line);

/* Write what the keys make, in byte order, count it, and forget it. */
void books_close(struct books *b, books_emit *emit, void *to);

/* Forget without writing. */
void books_reset(struct books *b);

#endif
