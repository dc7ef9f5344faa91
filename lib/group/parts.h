/*
 * parts - bytes dealt out to 64 temporary files, each read again by itself
 *
 * What belongs together goes to the same part by its hash; a part fits into memory where
 * the whole does not. Files of spool.h: unlinked, mode 0600, made when first needed.
 */
#ifndef PARTS_H
#define PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include "rec.h"
#include "spool.h"

enum { PARTS = 64, PARTS_BUFFER = 32 << 10 };

/* Bytes in a row, written and then read through a buffer. */
struct parts_file {
	struct spool spool;
	char *buf;
	size_t n, at;
	bool reading;
};

void parts_file_open(struct parts_file *f);
void parts_file_put(struct parts_file *f, const void *p, size_t n);
/* From the first byte on; may be called again. */
void parts_file_rewind(struct parts_file *f);
/* Exactly n bytes; false at the end. */
bool parts_file_get(struct parts_file *f, void *p, size_t n);
void parts_file_close(struct parts_file *f);

struct parts {
	struct parts_file file[PARTS];
};

void parts_open(struct parts *p);
void parts_close(struct parts *p);

/* Which part: by six bits of the hash of the level, levels 0 to 9. */
static inline unsigned
parts_of(uint64_t hash, unsigned level)
{
	return (unsigned)(hash >> (58 - 6 * level) & (PARTS - 1));
}

/* A row with its place. */
void parts_put_row(struct parts_file *f, const struct row *row, int nfields);

/* Rows as they were put, up to PARTS_ROWS of them; they borrow until the next call. */
enum { PARTS_ROWS = 256 };
struct parts_rows {
	struct row row[PARTS_ROWS];
	size_t n;
	int nfields;
	struct arena text;
};
bool parts_get_rows(struct parts_file *f, struct parts_rows *rows);

#endif
