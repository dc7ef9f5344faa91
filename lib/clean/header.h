/*
 * header - what the columns of a foreign file mean
 *
 * A header is folded and looked up in the table of headers (en, nl, fr, de); a rank tells
 * how plainly a word speaks, so that "name" is a customer's only where no "customer name"
 * stands beside it. What the user maps by name comes first.
 */
#ifndef HEADER_H
#define HEADER_H

#include "mem.h"
#include "str.h"
#include "tables.h"

enum {
	HEADER_OPTOUT = COLUMN_COUNT, /* consent the other way round */
	HEADER_SLOTS,
	HEADER_NONE = -1,
	HEADER_NUMBER = -2, /* a factor that is no cell */
};

/* --map: a column, canonical or new, from a header, the product of two, or that of one and a
   number. */
struct map_entry {
	struct str name, header;
	int column; /* HEADER_NONE: a new column */
	bool used;  /* it fitted some file */
};

/* Where a value is found in a record: a cell, or two to be multiplied. */
struct place {
	int cell, factor;  /* HEADER_NONE: none */
	struct str number; /* of HEADER_NUMBER: [-]digits[.digits] */
};

struct header {
	const char *file;
	struct str *name; /* as it stands in the file, UTF-8 */
	int n;
	struct place slot[HEADER_SLOTS]; /* by canonical column */
	struct place *extra;		 /* by entry of the map: those of new columns */
	bool *taken;			 /* by cell */
};

/* The canonical column of that name, or HEADER_NONE. */
int header_column(struct str name);

/* Is the word in the table? For telling headers from data. */
bool header_known(struct str word);

/* Find out what the columns mean. named: the names are canonical ones or "-" (--names).
   Notes go to stderr. h->name and n are given; the rest lives in the arena. */
void header_read(
    struct header *h, struct map_entry *map, size_t nmap, bool named, struct arena *a);

#endif
