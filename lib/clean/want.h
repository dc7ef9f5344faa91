/*
 * want - what the user says of the foreign files, for all of them
 */
#ifndef WANT_H
#define WANT_H

#include "day.h"
#include "foreign.h"
#include "header.h"
#include "opt.h"

enum kind { KIND_ANY = -1, KIND_ORDER, KIND_REFUND, KIND_CONTACT, KIND_EVENT };

extern const struct str kind_names[];

/* A column of the output. */
struct out_column {
	struct str name;
	int column; /* HEADER_NONE: a new one, from the map */
};

struct want {
	struct sniff_want dialect;
	enum foreign_encoding encoding;
	struct str *names; /* --names */
	int nnames;
	struct map_entry *map;
	size_t nmap;
	struct out_column *columns;
	int ncolumns;
	enum kind kind;	      /* of files that do not tell by a column */
	enum day_order order; /* DAY_NONE: by evidence */
	char decimal;	      /* 0: by evidence */
	const char *currency, *country;
};

/* From the lists of --map, --names and --columns, in this order. Anything wrong: 64. */
void want_maps(struct want *w, const struct opt_list *maps);
void want_names(struct want *w, const struct opt_list *names);
void want_columns(struct want *w, const struct opt_list *columns);

/* Is it a name for a column or a source: [a-z][a-z0-9_]*? */
bool want_is_name(struct str s);

/* The country of a code of two capitals, as its table has it (GB for UK). Wrong: 64. */
const char *want_country(const char *code);

/* A character as the user writes it: itself, "tab", or the word for none (0). Wrong: 64. */
int want_character(const char *option, const char *s, const char *none);

#endif
