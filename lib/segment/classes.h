/*
 * classes - the values of a column that a set of rules tells apart
 *
 * All values for which the same rules hold are one class, of which one value stands for
 * all. Whole numbers are assumed where the column is known to hold them, or where nobody
 * knows and all limits are whole; numbers below zero are left out there unless a rule
 * names one.
 */
#ifndef CLASSES_H
#define CLASSES_H

#include "ruleset.h"

struct classes {
	const char *column;
	struct str *v; /* a value of each class */
	size_t n, cap;
	unsigned char *holds; /* by class, then rule: does its condition hold? */
	size_t holdscap;
};

/* Of the condition column i. A reason when they are more than max, else NULL. */
const char *classes_make(struct classes *c, struct ruleset *set, size_t i, size_t max);

#endif
