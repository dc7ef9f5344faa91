/*
 * csv - foreign records of any dialect: separator, quote, line end
 *
 * Records are cut in batches: 64 bytes at a time become masks of separators, quotes and
 * line ends, a prefix exclusive-or over the quotes blanks out what is quoted, and the
 * rest are the places where cells end. Whatever is not plain RFC 4180 (a quote inside a
 * cell, a quote never closed, a record too long) goes to a slow reader of one record,
 * which is the definition. A row borrows from the input's buffer until the next csv_read.
 */
#ifndef CSV_H
#define CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "cut.h"
#include "io.h"
#include "mem.h"
#include "str.h"

enum csv_fault { CSV_GOOD, CSV_BAD_QUOTE, CSV_TOO_LONG };

struct csv_row {
	const char *base;
	const uint32_t *end; /* cell i is base[end[i - 1] + 1 .. end[i]) */
	int n;
	bool high;	      /* NUL or a byte of 0x80 and above occurs */
	enum csv_fault fault; /* not good: one cell, the text of the record or its head */
	uint64_t line;	      /* physical line where the record began */
};

struct csv_mark; /* a record of a batch; see csv.c */

struct csv {
	struct input *in;
	bool (*more)(struct input *); /* in_more, when nobody sets another */
	struct csv_dialect dialect;
	int width; /* cells of a good record, where a lost quote may be caught; 0: any */
	uint64_t line; /* of the next record */
	/* private */
	struct cut_places pos, again; /* of the batch; of csv_recut */
	struct csv_mark *marks;
	size_t markcap, nmarks, at;
	size_t batch; /* bytes of the next one */
	size_t next;  /* behind the last record of the batch */
	char *shown;  /* head of a record that is too long */
	const char *base;
	char *scratch;
	size_t used;
	struct arena spill; /* what the scratch did not hold */
};

/* Read records from where `in` stands; that is line `line` of the file. */
void csv_start(
    struct csv *c, struct input *in, struct csv_dialect dialect, uint64_t line);

/* The next record, an empty one included; false at the end. */
bool csv_read(struct csv *c, struct csv_row *row);

void csv_free(struct csv *c);

/* The text of the record without its line end. */
static inline struct str
csv_text(const struct csv_row *row)
{
	uint32_t from = row->end[-1] + 1;

	return (struct str){ row->base + from, row->end[row->n - 1] - from };
}

/* No cell of it holds anything but blanks. */
bool csv_is_blank(const struct csv *c, const struct csv_row *row);

/* Make the text, which lives as long as the row does, its record: cut into cells anew.
   False when it is no whole record; the row is left as it was. */
bool csv_recut(struct csv *c, struct csv_row *row, struct str text);

/* n bytes that live as long as the row, SCAN_SLACK bytes behind them readable. */
char *csv_scratch(struct csv *c, size_t n);

/* Unquoted and without blanks at both ends; the slow way of csv_cell. */
struct str csv_unquote(struct csv *c, struct str raw);

/* Cell i < row->n, unquoted and without blanks at both ends. */
static inline struct str
csv_cell(struct csv *c, const struct csv_row *row, int i)
{
	uint32_t from = row->end[i - 1] + 1;
	struct str raw = { row->base + from, row->end[i] - from };

	if (raw.n != 0 &&
	    (raw.s[0] == c->dialect.quote || (unsigned char)raw.s[0] <= ' ' ||
		(unsigned char)raw.s[raw.n - 1] <= ' '))
		return csv_unquote(c, raw);
	return raw;
}

#endif
