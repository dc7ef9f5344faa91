/*
 * people - the customers to be scored, in input order
 *
 * 24 bytes a customer for the worths of three metrics; 4 more for a group, and the bytes of
 * a key with 16 more where a method needs one. Groups (a country, a shop) are scored each by
 * themselves; without them all are group 0.
 */
#ifndef PEOPLE_H
#define PEOPLE_H

#include "map.h"
#include "metric.h"

struct people {
	size_t n;
	int64_t *worth[METRICS];
	uint32_t *group; /* NULL: one group */
	struct map groups;
	uint32_t *by_key; /* order of the keys; NULL: the input's own */
	/* private */
	size_t cap[METRICS], groupcap, keycap;
	struct str *key;
	struct arena bytes;
	bool falls; /* a key is not above the one before it */
};

/* One more; the worths are filled in by the caller, at people->n - 1. */
void people_add(struct people *p);

/* The group, and the key, of the one added last. */
void people_set_group(struct people *p, struct str group);
void people_set_key(struct people *p, struct str key);

/* All are there: bring the keys in order and forget them. False, and *twice, when two have
   the same one. */
bool people_sort_keys(struct people *p, struct str *twice);

/* The number of groups, 1 without any. */
uint32_t people_groups(const struct people *p);

/* Members of the groups, one group after the other in input order; start[g]..start[g+1].
   Both are the caller's to free; *member is NULL where all are one group. */
void people_by_group(const struct people *p, uint32_t **member, size_t **start);

#endif
