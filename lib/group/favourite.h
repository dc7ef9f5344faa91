/*
 * favourite - the most frequent value of a column among the orders of each key
 *
 * The value that stands in most sale rows that count; of equally frequent ones that of the
 * newest row, of the same moment the smallest in byte order. Empty is no value. About 80
 * bytes for each value of a key.
 */
#ifndef FAVOURITE_H
#define FAVOURITE_H

#include "rec.h"

struct favourites;

/* The columns, by the names that the tool's user gave. Ends with 65 when the input lacks
   one. */
struct favourites *favourite_open(
    const char *const *names, size_t n, const struct reader *r);

size_t favourite_count(const struct favourites *f);
const char *favourite_name(const struct favourites *f, size_t i);

/* A sale row of the id; stamp as in keep.h. */
void favourite_put(
    struct favourites *f, uint32_t id, const struct row *row, int64_t stamp);

/* The value of column i for the id; borrowed, empty when there is none. */
struct str favourite_get(const struct favourites *f, uint32_t id, size_t i);

size_t favourite_bytes(const struct favourites *f);

/* Forget the rows. */
void favourite_reset(struct favourites *f);

#endif
