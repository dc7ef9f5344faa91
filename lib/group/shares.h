/*
 * shares - bytes dealt out to 64 temporary files, each read again by itself
 *
 * What belongs together goes to the same part by its hash; a part fits into memory where
 * the whole does not. Files of spool.h: unlinked, mode 0600, made when first needed.
 */
#ifndef SHARES_H
#define SHARES_H

#include <stdbool.h>
#include <stddef.h>
#include "rec.h"
#include "spool.h"

enum { SHARES = 64, SHARES_BUFFER = 32 << 10 };

/* Bytes in a row, written and then read through a buffer. */
struct shares_file {
	struct spool spool;
	char *buf;
	size_t n, at;
	bool reading;
};

void shares_file_open(struct shares_file *f);
void shares_file_put(struct shares_file *f, const void *p, size_t n);
/* From the first byte on; may be called again. */
void shares_file_rewind(struct shares_file *f);
/* Exactly n bytes; false at the end. */
bool shares_file_get(struct shares_file *f, void *p, size_t n);
void shares_file_close(struct shares_file *f);

struct shares {
	struct shares_file file[SHARES];
};

void shares_open(struct shares *p);
void shares_close(struct shares *p);

/* Which part: by six bits of the hash of the level, levels 0 to 9. */
static inline unsigned
shares_of(uint64_t hash, unsigned level)
{
	return (unsigned)(hash >> (58 - 6 * level) & (SHARES - 1));
}

/* A row with its place. */
void shares_put_row(struct shares_file *f, const struct row *row, int nfields);

/* Rows as they were put, up to SHARES_ROWS of them; they borrow until the next call. */
enum { SHARES_ROWS = 256 };
struct shares_rows {
	struct row row[SHARES_ROWS];
	size_t n;
	int nfields;
	struct arena text;
};
bool shares_get_rows(struct shares_file *f, struct shares_rows *rows);

#endif
