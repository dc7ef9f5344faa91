/*
 * hint - what may help a user whose file or --map does not say enough
 *
 * The names that the header has, the one that comes near a wanted one, the one in cents:
 * for messages only.
 */
#ifndef HINT_H
#define HINT_H

#include "header.h"

/* The entry fitted no file; h is the header of the last: 65, with what comes near. */
_Noreturn void hint_misses(const struct header *h, const struct map_entry *e);

/* The name of the first column in cents, or NULL. */
const struct str *hint_cents(const struct header *h);

/* The names, comma-separated, for messages: where amount or date is missing, first those of
   unused columns that speak of money or of days; last what source the header is taken for.
   The text stays until the next call. */
const char *hint_list(const struct header *h);

/* Only the names that nothing is read of although they speak of money; NULL: there are
   none. What somebody spent in all, discounts and taxes are not meant. */
const char *hint_money(const struct header *h);

#endif
