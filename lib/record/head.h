/*
 * head - the header of records and the rows under it
 *
 * A row is a line of borrowed bytes with the positions of its fields; SCAN_SLACK bytes
 * behind the last field are readable too. Names of columns are
 * [a-z][a-z0-9_]*, unique, at most REC_COLUMNS.
 */
#ifndef HEAD_H
#define HEAD_H

#include "die.h"
#include "io.h"
#include "str.h"

enum {
	REC_COLUMNS = 4096,
	REC_LINE = 1 << 20, /* bytes of a line without its newline */
};

struct head {
	struct str *name;
	int n;
	const char *file; /* for messages */
};

struct row {
	const char *base;
	const uint32_t *off; /* field i is base[off[i] .. off[i+1]-1) */
	uint64_t line;
	const char *file; /* for messages */
};

static inline struct str
row_field(const struct row *row, int i)
{
	return (struct str){ row->base + row->off[i], row->off[i + 1] - row->off[i] - 1 };
}

/* The whole line without its newline. */
static inline struct str
row_text(const struct row *row, int nfields)
{
	return (
	    struct str){ row->base + row->off[0], row->off[nfields] - row->off[0] - 1 };
}

/* Where the row stands, for messages. */
static inline struct loc
row_loc(const struct row *row)
{
	return (struct loc){ row->file, row->line };
}

/* Position of a column, or -1. */
int head_find(const struct head *h, struct str name);

/* The header line of an input at its start, without its newline; borrowed from its
   buffer. An input without one: 65. */
struct str head_line(struct input *in);

/* Check and split a header line. The names borrow from line; the caller frees h.name. */
struct head head_split(const char *file, struct str line);

/* Where the columns of `first` stand in `own`, a header of the same names (else 65): an
   array for the caller to free, or NULL when the order is the same. */
int *head_order(const char *file, const struct head *first, const struct head *own);

/* Is line, of the length of the header line, that header again? With all its names in
   another order: 65. */
bool head_again(
    const struct head *h, const char *headline, struct str line, const struct loc *loc);

/* A stream that ends without a newline: its writer did not finish. 65. */
_Noreturn void head_unsealed(const char *file);

#endif
