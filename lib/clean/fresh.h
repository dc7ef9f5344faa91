/*
 * fresh - the newest row of each source, and which sources have been silent too long
 */
#ifndef FRESH_H
#define FRESH_H

#include <stdint.h>
#include "date.h"
#include "opt.h"
#include "str.h"

enum { FRESH_SOURCES = 256, FRESH_NAME = 64 };

struct fresh_source {
	char name[FRESH_NAME];
	size_t n;
	char newest[DATE_SHOW]; /* YYYY-MM-DD; all zero: no row has a day */
	uint64_t rows;
};

struct fresh {
	struct fresh_source source[FRESH_SOURCES];
	int n, last;
};

/* A row of the source; date: YYYY-MM-DD..., or "" for none. */
void fresh_see(struct fresh *f, struct str source, const char *date, int ndate);

/* SOURCE=2d of --fresh; anything wrong: 64. */
void fresh_check_usage(const struct opt_list *list);

/* Ends with 1 when a source of the list has no row within so many days of `today`
   (YYYY-MM-DD; "": the newest day of all). */
void fresh_check(const struct fresh *f, const struct opt_list *list, const char *today);

#endif
