/*
 * col - columns by name: bound once, then read by position; the typed getters die with
 * file, line and column
 */
#ifndef COL_H
#define COL_H

#include "rec.h"

enum col_need {
	COL_NEEDED,
	COL_OPTIONAL,
	COL_NAMED, /* needed, by a name that the user gave */
};

struct col {
	const char *name; /* the canonical name */
	enum col_need need;
	/* private */
	int at;		   /* -1: the input has none */
	const char *shown; /* the input's name for it, for messages */
};

/* --col name=column: from now on col_bind looks for `column` where a tool asks for `name`.
   A wrong form ends with 64. */
void col_rename(const char *spec);

/* Name of the input's column for the canonical name: the renamed one or itself. */
const char *col_real(const char *name);

/* The other way: the canonical name that --col gave the input's column, or the column's
   own name. */
struct str col_canonical(struct str column);

/* Find n columns in the reader's header; a needed one that is missing: 65. A --col whose
   column does not exist: 65 as well. */
void col_bind(struct col *cols, size_t n, const struct reader *r);

/* The same without looking at --col names that nobody asked for: for a module that binds
   columns of its own before the tool calls col_bind. */
void col_find(struct col *cols, size_t n, const struct reader *r);

static inline bool
col_has(const struct col *c)
{
	return c->at >= 0;
}

/* The field, as it stands; empty when the input has no such column. */
static inline struct str
col_get(const struct col *c, const struct row *row)
{
	return c->at < 0 ? (struct str){ "", 0 } : row_field(row, c->at);
}

/* Typed: an empty or wrong value ends with 65. */
daynum col_day(const struct col *c, const struct row *row);
money col_money(const struct col *c, const struct row *row);
int64_t col_int(const struct col *c, const struct row *row, int64_t lo, int64_t hi);

/* "file:line: column: why: 'value'", status 65. */
_Noreturn void col_die(const struct col *c, const struct row *row, const char *why);

#endif
