/*
 * key - one or several columns by which rows are grouped
 *
 * Several columns make one key joined by TABs, which is how it is written again as
 * several fields, and how its byte order sorts.
 */
#ifndef KEY_H
#define KEY_H

#include "col.h"
#include "mem.h"

struct key {
	struct col *cols;
	size_t n;
	struct arena scratch;
};

/* Find the columns; one that is missing: 65. */
void key_bind(struct key *k, const char *const *names, size_t n, const struct reader *r);

/* The row's key, empty when a part is empty. Good until key_forget. */
struct str key_get(struct key *k, const struct row *row);

/* Give the bytes of joined keys back; call once a batch. */
void key_forget(struct key *k);

#endif
