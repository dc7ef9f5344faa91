/*
 * cutfile - cuts kept in a file: `metric score from`, with --within also `group`
 *
 * from is the last value, from the best on, that still gets the score: the smallest, for
 * recency the most days. Score 1 has no limit. A file that was saved and is read again gives
 * the same scales; people may write one too: columns in any order, remarks, decimals.
 * What is wrong in it ends the program with 78.
 */
#ifndef CUTFILE_H
#define CUTFILE_H

#include "io.h"
#include "map.h"
#include "metric.h"

struct cutfile {
	const char *path;
	bool grouped;
	bool covers[METRICS]; /* has cuts of this metric, of some group at least */
	int highest[METRICS]; /* score */
	struct map groups;    /* trimmed; one empty name where it is not grouped */
	struct scale (*scales)[METRICS]; /* by group; a top of 0: none */
};

/* Read the file; metrics know their kind and direction. */
void cutfile_read(struct cutfile *f, const char *path, const struct metric m[METRICS]);

/* The cuts of a group, or NULL. Where the file is not grouped they are everybody's. */
const struct scale *cutfile_scale(const struct cutfile *f, struct str group, int metric);

void cutfile_head(struct output *o, bool grouped);

/* The lines of one metric; group.s == NULL: no groups. */
void cutfile_put(
    struct output *o, const struct metric *m, const struct scale *s, struct str group);

#endif
