/*
 * keep - columns that one row a key carries on: several values become one
 *
 * By the column's rule in lib/data/columns.tsv. newest: the value of the newest row that
 * has one (empty is missing, not a value); of the same moment the smallest bytes.
 * consent: no stands above yes above unknown, unless a yes of the same address is dated
 * (consent_date) later than its no; consent_date is then the date of what decided.
 */
#ifndef KEEP_H
#define KEEP_H

#include "col.h"
#include "map.h"

struct keep;

/* The columns to keep: names as the tool's user gave them. Ends with 65 when the input
   lacks one. */
struct keep *keep_open(const char *const *names, size_t n, const struct reader *r);

/* Number of columns, and the name of one. */
size_t keep_count(const struct keep *k);
const char *keep_name(const struct keep *k, size_t i);

/* Fold the row into the values of the id. stamp: seconds, KEEP_UNDATED for none. */
#define KEEP_UNDATED INT64_MIN
void keep_put(struct keep *k, uint32_t id, const struct row *row, int64_t stamp);

/* The value of column i for the id; borrowed. */
struct str keep_get(struct keep *k, uint32_t id, size_t i);

/* Bytes held. */
size_t keep_bytes(const struct keep *k);

/* Forget the rows. */
void keep_reset(struct keep *k);

#endif
