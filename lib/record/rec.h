/*
 * rec - header and rows of tab-separated records (rfm-records(5))
 *
 * A row borrows: its fields point into the reader's buffer until the next rec_read or
 * rec_batch. Rows come singly or in batches of up to REC_BATCH, so that hashing can
 * prefetch. Strict: right number of fields, UTF-8, no NUL, only known escapes, lines of at
 * most 1 MiB, last line with its newline; else status 65 with file, line, column, value.
 */
#ifndef REC_H
#define REC_H

#include "die.h"
#include "io.h"
#include "money.h"
#include "date.h"
#include "mem.h"

enum {
	REC_BATCH = 1024,
	REC_COLUMNS = 4096,
	REC_LINE = 1 << 20,
};

struct head {
	struct str *name;
	int n;
};

struct reader;

struct row {
	const char *base;
	const uint32_t *off; /* field i is base[off[i] .. off[i+1]-1) */
	uint64_t line;
	const struct reader *from;
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
	return (struct str){ row->base + row->off[0],
		row->off[nfields] - row->off[0] - 1 };
}

struct batch {
	struct row first;
	size_t n;
	int nfields;
};

static inline struct row
batch_row(const struct batch *b, size_t i)
{
	struct row row = b->first;

	row.off += i * (size_t)b->nfields;
	row.line += i;
	return row;
}

struct reader {
	struct head head;  /* of the first operand; the others must have the same names */
	const char *file;  /* being read now */
	uint64_t rows;     /* rows handed out, all files */
	/* private */
	char **paths;
	size_t at;         /* index of the file being read */
	bool twice;
	struct input in;
	struct input *kept; /* one an operand, when read twice */
	uint64_t line;      /* number of the next line */
	uint32_t *pos;
	size_t poscap;
	struct batch batch;
	size_t batch_at;
	size_t parsed;      /* bytes behind in.from covered by the batch */
	int *order;         /* this file's columns in the order of head; NULL when the same */
	char *headline;
	size_t headlen;
	struct arena names;
	char *shuffled;     /* rows rebuilt in the order of head */
	size_t shufflecap;
};

/* Open the operands one after the other ("-" is standard input; none: standard input) and
   read the first header. */
void rec_open(struct reader *r, char **paths);

/* The same, and rec_again will be called: pipes are spooled. */
void rec_open_twice(struct reader *r, char **paths);

/* The next row; false after the last row of the last file, which was whole. */
bool rec_read(struct reader *r, struct row *row);

/* The next rows, at least one; false at the end. Rows of a batch are consecutive lines of
   one file. Use either this or rec_read. */
bool rec_batch(struct reader *r, struct batch *b);

/* Back to the first row of the first file. */
void rec_again(struct reader *r);
void rec_close(struct reader *r);

/* Position of a column, or -1. */
int head_find(const struct head *h, struct str name);

/* Where the row stands, for messages. */
struct loc row_loc(const struct row *row);

struct writer {
	struct output out;
	bool midline; /* a field was put on the current line */
};

/* Write records to standard output. */
void rec_create(struct writer *w);

/* The header: all names of h (may be NULL), then the given ones, ended by NULL. A name
   that h has already: status 65. */
void rec_head(struct writer *w, const struct head *h, ...);

/* All fields of the row as they stand. */
void rec_copy(struct writer *w, const struct row *row, int nfields);

/* One field more on this line. rec_put takes text that is already escaped. */
void rec_put(struct writer *w, struct str s);
void rec_int(struct writer *w, int64_t v);
void rec_day(struct writer *w, daynum day); /* DATE_NONE: empty */
void rec_money(struct writer *w, struct wide sum);
void rec_end(struct writer *w);

#endif
