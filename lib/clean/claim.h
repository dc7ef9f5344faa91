/*
 * claim - which cell of a foreign header each slot takes
 *
 * A slot is a canonical column or an input, of which a canonical one is made later
 * (lib/data/inputs.tsv). Slots are claimed by rank, the plainest words first; what is taken
 * stays taken. The address of a parcel is taken whole, and only where the buyer has none.
 */
#ifndef CLAIM_H
#define CLAIM_H

#include "meaning.h"
#include "source.h"
#include "str.h"
#include "tables.h"

enum {
	HEADER_OPTOUT = COLUMN_COUNT + INPUT_OPTOUT, /* consent the other way round */
	HEADER_SLOTS = COLUMN_COUNT + INPUT_COUNT,
	HEADER_NONE = -1,
	HEADER_NUMBER = -2, /* a factor that is no cell */
};

/* Where a value is found in a record: a cell, or two to be multiplied. */
struct place {
	int cell, factor;  /* HEADER_NONE: none */
	int other;	   /* read where the cell is empty; HEADER_NONE */
	struct str number; /* of HEADER_NUMBER: [-]digits[.digits] */
};

struct header {
	const char *file;
	struct str *name; /* as it stands in the file, UTF-8 */
	int n;
	const struct source *source;	 /* NULL: not recognised */
	struct place slot[HEADER_SLOTS]; /* canonical columns, then inputs */
	struct place *extra;		 /* by entry of the map: those of new columns */
	bool *taken;			 /* by cell */
	bool *dropped; /* by cell: the source knows it, and it is left out */
	bool own;      /* the file is of records of rfm: the names are canonical ones */
	bool lines;    /* the amount is that of a line, not of the order */
	bool net;      /* the amount is without VAT: there was no other */
	bool contact; /* full_name is who is asked for; its other cell is the firm then */
	bool utc;     /* the times of the column date are UTC without a mark */
	bool
	    kind_guessed; /* the word for kind is ambiguous: cells may say something else */
};

/* A place that is none. */
extern const struct place claim_nowhere;

static inline bool
claim_has(const struct header *h, int slot)
{
	return h->slot[slot].cell != HEADER_NONE;
}

/* Header, Header * Header, or Header * number; no cell where it is not in the file. */
struct place claim_place(const struct header *h, struct str spec);

/* Does the file have what a meaning of the cell needs, and not what it must not have? */
bool claim_needs(const struct header *h, int cell, const char *needs);

/* What the source of the file knows, into known by cell. */
void claim_by_source(struct header *h, const struct source_header **known);

/* What general words say, by cell: said[i].n is 0 where they are not asked. */
void claim_by_words(struct header *h, const struct meanings *said);

#endif
