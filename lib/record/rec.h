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

#include "head.h"
#include "mem.h"
#include "recout.h"

enum {
	REC_BATCH = 1024,
};

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
	struct head head; /* of the first operand; the others must have the same names */
	const char *file; /* being read now */
	uint64_t rows;	  /* rows handed out, all files */
	/* private */
	char **paths;
	size_t at; /* index of the file being read */
	bool twice, stay;
	int pass;
	uint64_t first_rows; /* of the first pass */
	struct input *in;    /* the file being read; one of ins */
	struct input *ins;   /* one an operand when read twice, else one */
	uint64_t line;	     /* number of the first line not yet handed out */
	uint32_t *pos;	     /* the index: pos[0] = 0, then behind each separator */
	size_t poscap;
	size_t rows_in;	      /* rows in the index */
	size_t indexed, used; /* handed out up to here, out of those before a header */
	const char *base;     /* where the positions count from */
	size_t covered;	      /* bytes behind in->from that the index covers */
	struct batch batch;   /* rec_read walks through it */
	size_t batch_at;
	int *order;	/* order[i]: this file's place of column i; NULL: the same */
	char *headline; /* this file's header, to know it again */
	size_t headlen;
	struct arena names;
	char *shuffled; /* rows in the order of head, when order is set */
	size_t shufflecap;
	uint32_t *shufflepos;
	size_t shuffleposcap;
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

/* After rec_open_twice: rec_again will not be called, after all; or more than once. Before
   the first row is read. */
void rec_once(struct reader *r);
void rec_stay(struct reader *r);

/* Back to the first row of the first file. */
void rec_again(struct reader *r);
void rec_close(struct reader *r);

#endif
