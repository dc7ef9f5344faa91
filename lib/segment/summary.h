/*
 * summary - one record a segment: customers, orders, revenue, shares, averages, medians
 *
 * Holds 24 bytes a customer, for the medians.
 */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "rec.h"

struct summary;

/* Bind frequency, monetary and recency_days; a missing one: 65. keyed: the names stand for
   keys, which are written too. */
struct summary *summary_open(const struct reader *r, bool keyed);

/* Segments appear in the order in which they are named first, with the key given then. */
void summary_name(struct summary *s, struct str segment, struct str key);

/* Count the row into its segment. */
void summary_add(struct summary *s, struct str segment, const struct row *row);

/* Orders and money that belong to no customer: the rows without a key of a file that
   rfm-aggregate --aside wrote. They become the line (unknown). */
void summary_unknown(struct summary *s, const char *path);

/* Header and records. Shares are percentages of all, averages are rounded half away from
   zero to two places; medians are exact, but for half of the fourth place. Customers
   without an order count in neither. The values are sorted in place: nothing can be added
   behind it. */
void summary_write(struct summary *s, struct writer *w);

#endif
