/*
 * source - the systems that exports come from, recognised by their headers
 *
 * A source is rows in two tables (lib/data/sources.tsv, source_headers.tsv) or in a file of
 * the user (rfm-sources(5)): which headers give it away, what its columns mean, what its
 * rows are, how it writes refunds. General words come after it.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include "day.h"
#include "str.h"

/* What the rows of an export of orders are. */
enum source_rows {
	ROWS_ANY,    /* not known */
	ROWS_ORDER,  /* one row an order */
	ROWS_LINE,   /* one row a line, each with its own amount */
	ROWS_FIRST,  /* one row a line, the total on the first */
	ROWS_REPEAT, /* one row a line, the total on each */
};

/* How refunds are written. */
enum source_refund {
	REFUND_ANY,
	REFUND_NONE,
	REFUND_OWN,    /* negative rows of their own */
	REFUND_COLUMN, /* a column beside the order's amount */
	REFUND_STATUS, /* only the status tells */
};

enum source_basis { BASIS_ANY, BASIS_GROSS, BASIS_NET }; /* with VAT, without */

/* What one header of a source means. */
struct source_header {
	struct str header, /* folded; in a file of the user as it is written there */
	    slot; /* a canonical column, an input (inputs.tsv), or "-": dropped */
	int rank; /* of several of one meaning the smallest is taken first */
};

enum { SOURCE_PARCEL = 7 }; /* from this rank on: of the parcel, not of the buyer */

struct source {
	struct str name;     /* "shopify_orders" */
	struct str platform; /* value of the column source: "shopify" */
	struct str kind;     /* "order", "contact", "event" */
	enum source_rows rows;
	enum source_refund refund;
	enum source_basis basis;
	bool utc;	      /* its times are UTC without a mark */
	bool unique;	      /* a payment_id, else an order_id, stands on one row only */
	enum day_order order; /* DAY_NONE: by evidence */
	char decimal;	      /* 0: by evidence */
	struct str currency;  /* of all its amounts; empty: not known */
	struct str statuses;  /* its own meaning of words: "closed=refunded,2=paid" */
	char sure;	      /* H documented, M seen in files, L unverified */
	struct str signature; /* headers joined by +; of several ways one, joined by | */
	bool own;	      /* of the user's file */
	const struct source_header *headers;
	int nheaders;
	uint64_t bits; /* of its headers, unless it is the user's: others are none */
};

/* Add the sources of a mapping file, before those built in. Wrong: 78. (sourcefile.c) */
void source_load(const char *path);

/* Add a source of the user's, before those built in; what it points to stays. */
void source_add(const struct source *s);

/* The source of that name (--source), or NULL. */
const struct source *source_named(struct str name);

/* The source whose signature the n names hold, the longest one; NULL: none. What the user
   added goes before all that is built in. */
const struct source *source_find(const struct str *name, int n);

/* What the header means to the source; NULL: nothing is known of it. */
const struct source_header *source_meaning(const struct source *s, struct str header);

/* Is it a header of any source, other than one that is dropped? */
bool source_knows(struct str header);

/* What the source means by a word for the state of an order: "refunded", "paid" ... as in
   lib/data/statuses.tsv; NULL: it has no meaning of its own. */
const char *source_status(const struct source *s, struct str cell);

/* All of them, for --list-sources: those of the user's file first; NULL behind the last. */
const struct source *source_at(int i);

/* Where a value goes: a canonical column, or COLUMN_COUNT and an input; -1: no such name. */
int source_slot(struct str name);

/* The words of the tables, for messages and files: "order", "line" ... */
extern const char *const source_rows_words[], *const source_refund_words[],
						  *const source_basis_words[];

/* The place of a word in such a list, which ends in NULL; -1: it is not there. An empty
   word is the first. */
int source_word(const char *const *words, struct str word);

#endif
