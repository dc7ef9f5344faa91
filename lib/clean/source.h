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

struct source {
	struct str name;     /* "shopify_orders" */
	struct str platform; /* value of the column source: "shopify" */
	struct str kind;     /* "order", "contact", "event" */
	enum source_rows rows;
	enum source_refund refund;
	enum source_basis basis;
	bool utc;	      /* its times are UTC without a mark */
	bool unique;	      /* an order_id (payment_id) stands on one row only */
	enum day_order order; /* DAY_NONE: by evidence */
	char decimal;	      /* 0: by evidence */
	struct str currency;  /* of all its amounts; empty: not known */
	struct str statuses;  /* its own meaning of words: "closed=refunded,2=paid" */
	char sure;	      /* H documented, M seen in files, L unverified */
	struct str signature; /* headers joined by +; of several ways one, joined by | */
	bool own;	      /* of the user's file */
};

/* What one header of a source means. */
struct source_header {
	struct str header,
	    slot; /* a canonical column, an input (inputs.tsv), or "-": dropped */
};

/* Add the sources of a mapping file, before those built in. Wrong: 78. */
void source_load(const char *path);

/* The source of that name (--source), or NULL. */
const struct source *source_named(struct str name);

/* The source whose signature the n names hold (folded), the longest one; NULL: none. */
const struct source *source_find(const struct str *name, int n);

/* What the header means to the source; NULL: nothing is known of it. */
const struct source_header *source_meaning(const struct source *s, struct str header);

/* All of them, for --list-sources: those of the user's file first; NULL behind the last. */
const struct source *source_at(int i);

#endif
