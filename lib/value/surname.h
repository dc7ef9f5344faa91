/*
 * surname - a person's name in one cell to its parts, and prefixes of Dutch surnames
 *
 * In the Netherlands the prefix (van der, de, 't) is a part of its own and small; in
 * Belgium and elsewhere it belongs to the surname and stays as it was written. A cell with
 * two persons or a company stays whole in the surname: half a name would be nobody's.
 */
#ifndef SURNAME_H
#define SURNAME_H

#include <stdbool.h>
#include "str.h"

enum { SURNAME_BUF = 320 };

/* The parts point into the cell, or into buf: a copy of the struct is of no use. */
struct surname_parts {
	struct str salutation; /* with titles and degrees, as written */
	struct str given, prefix, surname;
	bool company; /* all of it stands in surname and belongs to the column company */
	bool several; /* persons: all of it stands in surname */
	char buf[SURNAME_BUF];
	size_t n;
};

/* Split a full name: "Jan van der Berg", "Berg, Jan van der", "Dhr. J. de Vries". country is
   two letters; "" reads as "NL". */
void surname_split_name(struct str name, const char *country, struct surname_parts *p);

/* Take the prefix off a cell that holds the surname alone: "Van der Berg", "Berg, van der",
   "Berg van der". A name of nothing but prefixes stays. */
void surname_split(struct str cell, const char *country, struct surname_parts *p);

#endif
