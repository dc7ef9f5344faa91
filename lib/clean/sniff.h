/*
 * sniff - the dialect of a foreign file, from its first 64 KB
 *
 * The separator is the one that cuts the header into known words and the records into as
 * many cells as the header; a quote, an escape or a line end that is not the usual one has
 * to make more records whole than the usual one does. The sample does not depend on how
 * the bytes arrive.
 */
#ifndef SNIFF_H
#define SNIFF_H

#include <stdbool.h>
#include "csv.h"

enum {
	SNIFF_ANY = -1, /* find out */
	SNIFF_SAMPLE = 64 << 10,
};

/* What the user says. */
struct sniff_want {
	int sep;   /* a character, 0: blanks, SNIFF_ANY */
	int quote; /* a character, 0: none, SNIFF_ANY */
	int names; /* cells of a record, without a header in the file; 0: it has one */
	uint64_t header_line; /* the header's line, 0: find it */
};

/* Line ends of the sample. */
enum sniff_eol { SNIFF_LF, SNIFF_CRLF, SNIFF_CR, SNIFF_MIXED };

struct sniff {
	struct csv_dialect dialect;
	size_t skip;	  /* bytes before the header: byte order mark, "sep=;", titles */
	uint64_t line;	  /* of the header, or of the first record */
	uint64_t before;  /* lines with something in them that stand before it */
	int width;	  /* cells of a record */
	bool trailing;	  /* the last of them has no name and is always empty */
	bool mark;	  /* it begins with a byte order mark */
	bool wrapped;	  /* each record is one quoted cell */
	bool records;	  /* it is of rfm itself: see own.h */
	bool lines;	  /* a CR by itself ends lines */
	bool utf8, latin; /* the sample holds records of that beyond ASCII */
	enum sniff_eol eol;
};

/* Reads ahead in `in` by `more`; it stands at its start, and does afterwards. NULL, or why
   it cannot be read at all. */
const char *sniff_read(struct input *in, bool (*more)(struct input *),
    const struct sniff_want *want, struct sniff *s);

/* "comma", "semicolon" ... or the character itself. */
const char *sniff_name(const struct csv_dialect *d);

#endif
