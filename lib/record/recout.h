/*
 * recout - records out, to standard output
 */
#ifndef RECOUT_H
#define RECOUT_H

#include "date.h"
#include "head.h"
#include "money.h"

struct writer {
	struct output out;
	bool midline;  /* a field was put on the current line */
	size_t length; /* bytes of the current line */
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
/* A line that its reader would refuse as too long: 65. */
void rec_end(struct writer *w);

#endif
