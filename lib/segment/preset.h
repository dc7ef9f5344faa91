/*
 * preset - the rules that are built in
 */
#ifndef PRESET_H
#define PRESET_H

#include <stddef.h>

/* A rules file as a table: the row of its columns, then the rules. */
struct preset {
	const char *name;
	int bins; /* the scores that it is made for, 1 to bins; 0: it looks at none */
	const char *about;
	const char *const *columns;
	const char *const *cells; /* row after row */
	int ncolumns, nrules;
};

/* The preset of that name, or NULL. */
const struct preset *preset_find(const char *name);

/* The i-th, in the order of their list; NULL behind the last. */
const struct preset *preset_at(int i);

#endif
