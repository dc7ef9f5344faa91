/*
 * lines - files that people write: lists, rates, mappings
 *
 * Unlike records they need no newline at their end, may have a byte order mark, CRLF, empty
 * lines and lines of remark that begin with #. The whole file is held until lines_close;
 * what it holds that is not UTF-8 ends the program with 78 and the line.
 */
#ifndef LINES_H
#define LINES_H

#include "die.h"
#include "mem.h"
#include "str.h"

struct lines {
	struct loc loc; /* of the line handed out last */
	/* private */
	struct str rest;
	struct arena bytes;
};

/* 66 when it cannot be read. */
void lines_open(struct lines *l, const char *path);

/* The next line that says something, without blanks at its ends but for TABs in front. */
bool lines_next(struct lines *l, struct str *line);

/* Cells of a line, without the blanks and quotes around them; what stands in quotes may hold
   sep. Returns how many there are, though no more than max are written. */
int lines_cells(struct str line, char sep, struct str *cells, int max);

/* The line is wrong, and why: 78. value: what of it, shown unless it is empty. */
_Noreturn void lines_die(const struct lines *l, const char *why, struct str value);

void lines_close(struct lines *l);

#endif
