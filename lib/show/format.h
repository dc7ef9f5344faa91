/*
 * format - what each output format is made of: a few functions over one sheet
 *
 * A new format is one more struct format and a row in the tool's table. Rows come in the
 * input's order; a format only puts bytes, sealing them is io.h's business. A format
 * ends in exactly one newline, else a stream cut short could look whole.
 */
#ifndef FORMAT_H
#define FORMAT_H

#include "io.h"
#include "rec.h"
#include "shape.h"

struct sheet {
	const struct format *format;
	struct output out;
	struct shape shape;
	bool guard; /* --formula-guard */
	void *own;  /* the format's own state; lives to the end of the program */
};

struct format {
	const char *name;
	const void *dialect; /* what tells apart formats made by the same functions */
	bool guards;	     /* has cells that a spreadsheet might take for formulas */
	bool records;	     /* names of columns must be those of records */
	void (*look)(
	    struct sheet *, const struct row *); /* a pass before begin, or NULL */
	void (*begin)(struct sheet *);
	void (*row)(struct sheet *, const struct row *);
	void (*end)(struct sheet *); /* or NULL */
};

#endif
