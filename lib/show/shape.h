/*
 * shape - which columns go out, in which order, under which names, of which kinds
 *
 * The command line is parsed before the input is opened (64), then bound to its header
 * (65). Names stay escaped as in records, so that a format puts a header cell as it puts
 * any other; like the fields of a row they are readable SPAN_SLACK bytes past their end.
 */
#ifndef SHAPE_H
#define SHAPE_H

#include <stdbool.h>
#include "kind.h"
#include "map.h"
#include "mem.h"
#include "opt.h"
#include "rec.h"

/* One item of a list: COLUMN or COLUMN=TO. */
struct shape_wish {
	struct str name, to;
	enum kind kind; /* of --types */
};

struct shape_wishes {
	const char *option; /* for messages */
	struct shape_wish *v;
	size_t n, cap;
};

struct shape_plan {
	struct shape_wishes columns, drop, rename, types;
};

struct shape_cell {
	int at; /* position in the input */
	enum kind kind;
	const char *read; /* the input's name, for messages */
	struct str name;  /* the name that goes out */
};

struct shape {
	struct shape_cell *cell;
	int n;
	int nfields; /* columns of the input */
	bool whole;  /* all columns of the input in its order */
	struct arena names;
};

/* What the lists of the command line ask for: comma-separated items each. records: new
   names must be names of records. */
void shape_parse(struct shape_plan *plan, const struct opt_list *columns,
    const struct opt_list *drop, const struct opt_list *rename,
    const struct opt_list *types, bool records);

/* The plan for this input; without wishes all its columns. */
void shape_bind(
    struct shape *shape, const struct shape_plan *plan, const struct reader *r);

/* "file:line: column: why: 'value'", status 65. */
_Noreturn void shape_die(
    const struct shape_cell *cell, const struct row *row, const char *why);

#endif
