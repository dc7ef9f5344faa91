/*
 * aside - rows that could not be counted, in a side file of their own
 *
 * The rows as they stand, with the column reason behind. Columns that --col renames bear
 * their canonical names there, so that another tool can read the file without options.
 */
#ifndef ASIDE_H
#define ASIDE_H

#include "rec.h"
#include "side.h"

struct aside {
	struct side file;
	const struct reader *reader;
};

/* Start the file; an input that has a column reason already: 65. */
void aside_open(struct aside *a, const char *path, const struct reader *r);

/* Begin anew, before a second pass. */
void aside_again(struct aside *a);

/* Add a row. */
void aside_put(struct aside *a, const struct row *row, int nfields, const char *reason);

#endif
