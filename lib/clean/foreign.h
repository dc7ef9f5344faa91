/*
 * foreign - a foreign file as records of UTF-8 cells
 *
 * Opens the file, finds out its dialect, reads its header, hands out its records, twice
 * if need be. A record that is not UTF-8 is Windows-1252: decided for each by itself,
 * because exports of one system hold both. A bad record is handed out with its code.
 */
#ifndef FOREIGN_H
#define FOREIGN_H

#include "csv.h"
#include "mem.h"
#include "sniff.h"

enum foreign_encoding { FOREIGN_ANY, FOREIGN_UTF8, FOREIGN_1252 };

struct foreign {
	const char *file; /* for messages and the column `file` */
	struct sniff sniff;
	enum foreign_encoding encoding;
	bool named;	      /* no header: every line is data */
	uint64_t blank;	      /* empty lines */
	uint64_t latin, utf8; /* records in Windows-1252; with other UTF-8 than ASCII */
	/* private */
	struct input in;
	struct csv csv;
};

struct foreign_row {
	struct csv_row csv;
	bool latin;
	const char *code, *why; /* NULL, or why the record is rejected */
};

/* Open the file; twice: foreign_again will be called. What cannot be read ends with 65 or
   66. */
void foreign_open(
    struct foreign *f, const char *path, const struct sniff_want *want, bool twice);

/* The header's names in the arena, sniff.width of them at most; NULL when want->names are
   given. Call it once, before foreign_read. */
struct str *foreign_header(struct foreign *f, struct arena *a, int *n);

/* The next record that is not blank; false at the end. */
bool foreign_read(struct foreign *f, struct foreign_row *row);

/* Cell i of a good record. Lives until the next foreign_read. */
struct str foreign_decode(struct foreign *f, struct str cell);

static inline struct str
foreign_cell(struct foreign *f, const struct foreign_row *row, int i)
{
	struct str cell = csv_cell(&f->csv, &row->csv, i);

	return row->latin ? foreign_decode(f, cell) : cell;
}

/* Back to the first record. */
void foreign_again(struct foreign *f);
void foreign_close(struct foreign *f);

/* The name of the system by the file's: without folder, extension and date, in lower
   case; in the arena. */
struct str foreign_source(const char *path, struct arena *a);

#endif
