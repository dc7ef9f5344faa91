/*
 * summary - one record a segment: customers, orders, revenue, shares and averages
 */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "rec.h"

struct summary;

/* Bind frequency, monetary and recency_days; a missing one: 65. */
struct summary *summary_open(const struct reader *r);

/* Segments appear in the order in which they are named first. */
void summary_name(struct summary *s, struct str segment);

/* Count the row into its segment. */
void summary_add(struct summary *s, struct str segment, const struct row *row);

/* Orders and money that belong to no customer: the rows without a key of a file that
   rfm-aggregate --aside wrote. They become the line (unknown). */
void summary_unknown(struct summary *s, const char *path);

/* Header and records. Shares are percentages of all, averages are rounded half away from
   zero to two places; customers without an order count in no average. */
void summary_write(const struct summary *s, struct writer *w);

#endif
