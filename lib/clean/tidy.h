/*
 * tidy - text of a foreign cell as a field of a record
 *
 * Control and invisible characters go, blanks of any kind become spaces, those at both
 * ends go, line breaks stay as \n; what records must escape is escaped. Nearly all cells
 * need none of this and are copied eight bytes at a time.
 */
#ifndef TIDY_H
#define TIDY_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "digits.h"
#include "str.h"

enum { TIDY_SLACK = 16 }; /* written or read past the end */

enum tidy_class { TIDY_PLAIN, TIDY_BLANK, TIDY_INVISIBLE };

/* What a character of a cell is: blanks are spaces of all kinds, tabs and line ends;
   invisible are controls, direction marks, joiners, the soft hyphen, byte order marks. */
enum tidy_class tidy_class_of(int cp);

/* The character at s[at], and the bytes that it takes; `before` is the one that was kept
   before it. A line end is \n, and CR before it invisible; joiners are plain where they
   change how their neighbours look. */
enum tidy_class tidy_read(struct str s, size_t at, int before, int *cp, size_t *used);

/* The slow way of tidy_put. */
char *tidy_put_odd(char *to, struct str cell);

/* Is there a byte below 0x20, 0x7f, a backslash, or one of 0x80 and above? */
static inline uint64_t
tidy_odd(uint64_t w)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	uint64_t slash = w ^ ones * '\\';

	return (w | (w - ones * 0x20) | (w + ones) | (slash - ones)) & tops;
}

/* Write the cell, valid UTF-8 without NUL, at `to`, which has room for 2n + TIDY_SLACK
   bytes; returns where it ends. Reads TIDY_SLACK bytes past the cell. */
static inline char *
tidy_put(char *to, struct str cell)
{
	const uint64_t spaces = UINT64_C(0x2020202020202020);
	uint64_t odd = 0, mask;
	size_t i;

	for (i = 0; i + 8 <= cell.n; i += 8) {
		memcpy(to + i, cell.s + i, 8);
		odd |= tidy_odd(digits_load8(cell.s + i));
	}
	if (i < cell.n) {
		memcpy(to + i, cell.s + i, 8);
		mask = (UINT64_C(1) << (8 * (cell.n - i))) - 1;
		odd |= tidy_odd((digits_load8(cell.s + i) & mask) | (spaces & ~mask));
	}
	return odd == 0 ? to + cell.n : tidy_put_odd(to, cell);
}

/* Windows-1252 to UTF-8; `to` has room for 3n bytes. Bytes without a meaning become
   U+FFFD. */
struct str tidy_from_1252(struct str s, char *to);

/* Any bytes for people to see: those that are not UTF-8 as Windows-1252, NUL as U+FFFD,
   escaped like a field of a record. Stops before `end`; returns where it ended. */
char *tidy_put_bytes(char *to, const char *end, struct str s);

/* Is there a byte that has no meaning in Windows-1252, or a NUL? */
bool tidy_has_hole(struct str s);

#endif
