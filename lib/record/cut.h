/*
 * cut - one record of CSV cut into cells, byte by byte
 *
 * The definition of what csv.h reads, and the way round for all that its fast reader does
 * not understand: a quote opens a cell only as its first character, blanks apart; a quote
 * that closes must be followed by the end of the cell; elsewhere quotes are letters.
 */
#ifndef CUT_H
#define CUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "str.h"

enum {
	CUT_RECORD = 1 << 20, /* longest record, in bytes */
	CUT_QUOTED =
	    64 << 10, /* longest quoted cell: beyond it the quote was never closed */
	CUT_QUOTED_LINES = 200,
};

struct csv_dialect {
	char sep;    /* 0: runs of blanks, those before the first cell do not count */
	char quote;  /* 0: none */
	char escape; /* before a quote or itself within quotes; 0: none */
};

/* Where cells end, in order. */
struct cut_places {
	uint32_t *at;
	size_t n, cap;
};

/* A record that begins at s[record]; s[end..) is not read yet, or is not there (final). */
struct cut {
	struct csv_dialect dialect;
	const char *s;
	size_t record, end;
	bool final;
	struct cut_places *places;
	size_t i;	/* where the cut ended: at the line end, or at `end` */
	uint32_t lines; /* line ends inside quotes */
};

enum cut_result { CUT_WHOLE, CUT_MORE, CUT_BAD_QUOTE, CUT_TOO_LONG };

void cut_place(struct cut_places *p, size_t at);

/* Add the places of the record. CUT_MORE: it goes on behind `end`. */
enum cut_result cut_record(struct cut *c);

/* The record had a bad quote: it is given up from its first line on, and reading goes on at
   the next line that makes a whole record of `width` cells (0: any) by itself. Sets *next
   to it and returns CUT_BAD_QUOTE; or CUT_MORE, CUT_TOO_LONG. */
enum cut_result cut_catch(struct cut *c, int width, size_t *next);

/* Add the places of one record that is all of the text; false when it is none. */
bool cut_text(const struct csv_dialect *d, struct str text, struct cut_places *places);

/* What stood within quotes, without the second of a pair of them and without escapes; `to`
   has room for as many bytes. */
struct str cut_inside(const struct csv_dialect *d, struct str s, char *to);

#endif
