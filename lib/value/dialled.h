/*
 * dialled - the digits of a cell with a telephone number, and what stands around them
 *
 * Separators, labels before the number and extensions behind it are dropped; what the
 * digits mean is asked in phone.
 */
#ifndef DIALLED_H
#define DIALLED_H

#include <stdbool.h>
#include <stddef.h>
#include "str.h"

enum { DIALLED_MAX = 24, DIALLED_NO_ZERO = DIALLED_MAX };

struct dialled {
	char digits[DIALLED_MAX];
	size_t n;
	bool plus;   /* before them */
	size_t zero; /* the place of one in brackets: +31 (0)6 */
};

/* NULL, or the reason that the cell holds no number. */
const char *dialled_read(struct str s, struct dialled *d);

/* The same for digits between blanks, dashes and slashes with a plus before them, and much
   faster; false when there is anything else. */
bool dialled_read_plain(struct str s, struct dialled *d);

#endif
