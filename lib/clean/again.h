/*
 * again - did the number of an order, line or payment stand in this file before?
 *
 * 16 bytes a number: 96 bits of a keyed hash of the number, and 32 of its record to know the
 * same from other content. Each other content of a known number takes 16 bytes more, so
 * that a file joined to itself is seen through however often a number stands in it, in
 * linear time. Other content passes for the same once in 4 billion numbers that come again.
 */
#ifndef AGAIN_H
#define AGAIN_H

#include "pairset.h"
#include "str.h"

enum again_verdict {
	AGAIN_NEW,
	AGAIN_SAME,  /* the number, and a record with the same bytes */
	AGAIN_OTHER, /* the number, but not with this record */
};

/* Start a file with {0}. */
struct again {
	struct pairset seen;
};

/* The key of a number, which means something within its source and kind (a letter: o for
   orders, and so on). Asked for early in a row, it fetches the memory that again_judge
   will look at. */
struct pair again_key(
    const struct again *a, struct str source, struct str number, char kind);

/* What is to be said of the number; from now on it is known with this record. */
enum again_verdict again_judge(struct again *a, struct pair key, struct str record);

/* Both at once. */
static inline enum again_verdict
again_see(
    struct again *a, struct str source, struct str number, char kind, struct str record)
{
	return again_judge(a, again_key(a, source, number, kind), record);
}

/* Is the number of the key known, whatever its record? */
bool again_knows(const struct again *a, struct pair key);

/* Forget it all, before the next file. */
void again_free(struct again *a);

#endif
