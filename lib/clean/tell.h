/*
 * tell - what the tool would do with a file, or can do at all, as records on standard output
 */
#ifndef TELL_H
#define TELL_H

#include "plan.h"

/* --sniff: a record for each file: its dialect, and the options that pin it. */
void tell_sniff_header(struct output *out);
void tell_sniff(struct output *out, const struct foreign *f, const struct plan *p);

/* --show-map: a record for each column of the file: what becomes of it. */
void tell_map_header(struct output *out);
void tell_map(struct output *out, const struct plan *p);

/* --list-sources: a record for each source. */
void tell_sources(struct output *out);

#endif
