/*
 * purchase - the days on which each key bought, and for how much
 *
 * 16 bytes a sale row that counts, kept only on request: for the gaps between purchase
 * days, and for what models of purchase behaviour start from. Orders of one day are one
 * purchase.
 */
#ifndef PURCHASE_H
#define PURCHASE_H

#include <stddef.h>
#include "date.h"
#include "fields.h"
#include "money.h"

struct purchase {
	uint32_t id;
	daynum day;
	money amount;
};

/* Start with {0}. */
struct purchases {
	struct purchase *v;
	size_t n, cap;
	size_t *from; /* by id, and one more: where its purchases begin */
};

void purchase_put(struct purchases *p, uint32_t id, daynum day, money amount);

/* All are put: order them by key; ids are below n. */
void purchase_done(struct purchases *p, uint32_t n);

/* Fields gap_mean (to two places) and gap_median (whole or .5) of the days between
   purchase days, empty with fewer than two. */
void purchase_gaps(struct purchases *p, uint32_t id, struct fields *f);

/* Fields x (purchase days behind the first), tx_days (from the first to the last), age_days
   (from the first to the day) and mean_value (of the days behind the first). */
void purchase_inputs(struct purchases *p, uint32_t id, daynum day, struct fields *f);

size_t purchase_bytes(const struct purchases *p);
void purchase_free(struct purchases *p);

#endif
