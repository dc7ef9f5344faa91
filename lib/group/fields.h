/*
 * fields - a record that is put together in memory, field by field
 *
 * For lines that are not written at once: those of a run are merged with others first.
 */
#ifndef FIELDS_H
#define FIELDS_H

#include <stdbool.h>
#include "date.h"
#include "str.h"
#include "wide.h"

/* Start with {0}; the text is good until fields_start. */
struct fields {
	char *s;
	size_t n, cap;
	bool begun; /* a field was put, perhaps an empty one */
};

void fields_start(struct fields *f);
void fields_put(struct fields *f, struct str s); /* already escaped; may hold TABs */
void fields_none(struct fields *f);		 /* an empty one */
void fields_int(struct fields *f, int64_t v);
void fields_day(struct fields *f, daynum day); /* DATE_NONE: empty */
void fields_money(struct fields *f, struct wide sum);

static inline struct str
fields_text(const struct fields *f)
{
	return (struct str){ f->s, f->n };
}

#endif
