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

/* The names, comma-separated, for messages; at most 200 bytes. */
const char *hint_list(const struct header *h);

#endif
