/*
 * write - a record that is kept as bytes of the output
 *
 * The steps of the plan write straight into the output's buffer; what they change or blank
 * becomes a finding of the ledger.
 */
#ifndef WRITE_H
#define WRITE_H

#include "io.h"
#include "value.h"

/* Write the record at the output's place, which does not move: write_done does that. The
   length with its newline; 0 when it would be longer than a record may be. */
size_t write_line(struct output *out, struct line *l);

static inline void
write_done(struct output *out, size_t n)
{
	out->at += n;
}

/* The header of the output. */
void write_header(struct output *out, const struct want *want);

#endif
