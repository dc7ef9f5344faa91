/*
 * want - what the user says of the foreign files, for all of them
 */
#ifndef WANT_H
#define WANT_H

#include "date.h"
#include "day.h"
#include "foreign.h"
#include "header.h"
#include "opt.h"
#include "source.h"
#include "zone.h"

enum kind { KIND_ANY = -1, KIND_ORDER, KIND_REFUND, KIND_CONTACT, KIND_EVENT, KIND_FEE };

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
	bool country_told;	/* by the user: it is that of rows without one */
	enum source_rows rows;	/* ROWS_ANY: as the source has them */
	bool allow[RULE_COUNT]; /* what this rule would skip is kept */
	char min_date[DATE_SHOW], as_of[DATE_SHOW]; /* YYYY-MM-DD; "" */
	bool zoned;				    /* --zone */
	struct zone zone;
	bool serial_1904;
	bool rated; /* amounts are converted into `currency` */
};

/* From the lists of --map, --names and --columns, in this order. Anything wrong: 64. */
void want_maps(struct want *w, const struct opt_list *maps);
void want_names(struct want *w, const struct opt_list *names);
void want_columns(
    struct want *w, const struct opt_list *columns, const struct opt_list *drop);

/* Rules of lib/data/rules.tsv that skip rows: those rows are kept. Anything wrong: 64. */
void want_allow(struct want *w, const struct opt_list *rules);

/* Is it a name for a column or a source: [a-z][a-z0-9_]*? */
bool want_is_name(struct str s);

/* The country of a code of two capitals, as its table has it (GB for UK). Wrong: 64. */
const char *want_country(const char *code);

/* A character as the user writes it: itself, "tab", or the word for none (0). Wrong: 64. */
int want_character(const char *option, const char *s, const char *none);

#endif
