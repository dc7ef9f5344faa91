/*
 * header - what the columns of a foreign file mean
 *
 * What the user maps by name comes first, then what the source's own table knows, then the
 * general words of trade. A slot is a canonical column or an input, of which a canonical one
 * is made later (lib/data/inputs.tsv).
 */
#ifndef HEADER_H
#define HEADER_H

#include "claim.h"
#include "mem.h"

/* --map: a column, canonical or new, from a header, the product of two, or that of one and a
   number. */
struct map_entry {
	struct str name, header;
	int column; /* HEADER_NONE: a new column */
	bool used;  /* it fitted some file */
};

/* The canonical column of that name, or HEADER_NONE. */
int header_column(struct str name);

/* Is it a word that headers have? For telling headers from data. */
bool header_known(struct str word);

/* Find out what the columns mean. named: the names are canonical ones or "-" (--names).
   Notes go to stderr. h->name, n and source are given; the rest lives in the arena. */
void header_read(
    struct header *h, struct map_entry *map, size_t nmap, bool named, struct arena *a);

#endif
