/*
 * blocklist - values that identify nobody
 *
 * Customer numbers of the walk-in customer, mailboxes and numbers that forms are filled
 * with, and what the user lists in a file. Looked at once per distinct value.
 */
#ifndef BLOCKLIST_H
#define BLOCKLIST_H

#include "ident.h"
#include "map.h"

struct blocklist {
	struct map listed[IDENT_KINDS]; /* lower case; the built-in values first */
	uint32_t builtin[IDENT_KINDS];
};

/* The built-in values; path, unless NULL, names a file with one value a line, or
   `kind<TAB>value`. Numbers in it are read as in country. 66, or 78 with the line. */
void blocklist_open(struct blocklist *b, const char *path, const char *country);

/* May this key link records? */
enum ident_state blocklist_state(
    const struct blocklist *b, enum ident_kind kind, struct str key);

/* Is the cell of a name filled with a word for "none"? */
bool blocklist_is_nothing(const struct blocklist *b, struct str cell);

#endif
