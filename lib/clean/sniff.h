/*
 * sniff - the dialect of a foreign file, from its first 64 KB
 *
 * The separator is the one that cuts the header into known words and the records into as
 * many cells as the header. The sample does not depend on how the bytes arrive.
 */
#ifndef SNIFF_H
#define SNIFF_H

#include <stdbool.h>
#include "csv.h"

enum {
	SNIFF_ANY = -1, /* find out */
	SNIFF_SAMPLE = 64 << 10,
};

/* What the user says. */
struct sniff_want {
	int sep;   /* a character, 0: blanks, SNIFF_ANY */
	int quote; /* a character, 0: none */
	int names; /* cells of a record, without a header in the file; 0: it has one */
};

struct sniff {
	struct csv_dialect dialect;
	size_t skip;   /* bytes before the first record: byte order mark, "sep=;" */
	uint64_t line; /* of the first record */
	int width;     /* cells of a record */
	bool trailing; /* the last of them has no name and is always empty */
};

/* Reads ahead in `in`, which stands at its start, and leaves it there. NULL, or why it
   cannot be read at all. */
const char *sniff_read(struct input *in, const struct sniff_want *want, struct sniff *s);

/* "comma", "semicolon" ... or the character itself. */
const char *sniff_name(const struct csv_dialect *d);

#endif
