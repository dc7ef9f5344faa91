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
#include "layout.h"
#include "mem.h"
#include "recode.h"
#include "sniff.h"

enum foreign_encoding {
	FOREIGN_ANY,
	FOREIGN_UTF8,
	FOREIGN_1252,
	FOREIGN_UTF16LE,
	FOREIGN_UTF16BE
};

struct foreign {
	const char *file; /* for messages and the column `file` */
	struct sniff sniff;
	enum foreign_encoding encoding; /* as the user says */
	enum recode_form form;		/* UTF-16, if it is */
	bool named;			/* no header: every line is data */
	uint64_t header_line;		/* 0: no header */
	struct str *twice; /* names that occur in the header more than once */
	int ntwice;
	uint64_t blank;	  /* empty lines */
	uint64_t again;	  /* lines that are the header again: they are not handed out */
	uint64_t footers; /* sums, footers and remarks: handed out with the code total */
	uint64_t latin, utf8; /* records in Windows-1252; with other UTF-8 than ASCII */
	/* private */
	struct input in;
	struct recode recode;
	struct input *source; /* what csv reads: one of the two */
	struct csv csv;
	struct layout layout;
	bool first; /* the next record is the one under the header */
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

/* Which cells make a record one, as the header has it: from here on sums are told from
   records. key[] is by LAYOUT_DATE and the others, -1: none. Call it before foreign_read. */
void foreign_layout(struct foreign *f, const int key[LAYOUT_KEYS]);

/* The next record that is not blank, nor the header again; false at the end. The code total
   is that of a row that is no record: skip it. */
bool foreign_read(struct foreign *f, struct foreign_row *row);

/* Cell i of a good record. Lives until the next foreign_read. */
struct str foreign_decode(struct foreign *f, struct str cell);

static inline struct str
foreign_cell(struct foreign *f, const struct foreign_row *row, int i)
{
	struct str cell = csv_cell(&f->csv, &row->csv, i);

	return row->latin ? foreign_decode(f, cell) : cell;
}

/* The verdict on its bytes: "utf-8", "utf-8 with BOM", "utf-16le", "utf-16be",
   "windows-1252", "mixed", by what was read so far, before that by the sample; "LF", "CRLF",
   "CR", "mixed". */
const char *foreign_encoding_name(const struct foreign *f);
const char *foreign_line_end(const struct foreign *f);

/* Back to the first record. */
void foreign_again(struct foreign *f);
void foreign_close(struct foreign *f);

/* The name of the system by the file's: without folder, extension and date, in lower
   case; in the arena. */
struct str foreign_source(const char *path, struct arena *a);

#endif
