/*
 * mend - what systems did to the text of a cell on its way here, undone
 *
 * Words read in a wrong encoding, escapes of HTML, URL, JSON and mail, letters in two
 * parts, invisible characters, blanks that are none or too many, the apostrophe by which
 * a spreadsheet keeps digits as text. Mended text needs no mending: doing it again gives
 * the same. Nothing is guessed: what is only half broken stays.
 *
 *	if (mend_needed(cell)) {
 *		n = mend_text(cell, scratch, &what);
 *		... note what was done, with the cell before and after
 *	}
 *	to = tidy_put(to, cell);
 */
#ifndef MEND_H
#define MEND_H

#include <stdbool.h>
#include <stdint.h>
#include "digits.h"
#include "str.h"

enum {
	MEND_MOJIBAKE = 1,    /* words read in a wrong encoding */
	MEND_ESCAPES = 2,     /* &eacute; %C3%A9 =C3=A9 \u00e9 */
	MEND_INVISIBLE = 4,   /* invisible characters, other blanks than space and tab */
	MEND_NFC = 8,	      /* a letter and its mark made one */
	MEND_APOSTROPHE = 16, /* a spreadsheet's mark for text taken off */
	MEND_BLANKS = 32,     /* only blanks: outer ones, several for one, line ends */
	MEND_LOST = 64,	      /* nothing done: U+FFFD says that letters were lost */
};

/* The slow way of mend_needed. */
bool mend_suspect(struct str s);

/* Is one of eight bytes odd: a control, % & \ or =, a blank before a blank, or a letter beyond
   ASCII that is not alone or not of U+00C0 to U+017F? `next` are the eight bytes that begin
   one further. With some bits left out of sight & and % are one, and \ and =; those that look
   like them too ($ ' < ] |) are rare. Each line marks its bytes by their highest bit. */
static inline uint64_t
mend_odd(uint64_t w, uint64_t next)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	uint64_t and_percent = (w ^ ones * 0x24) & ones * 0xfc;
	uint64_t slash_equals = (w ^ ones * 0x1c) & ones * 0x9e;
	uint64_t blanks = (w | next) ^ ones * ' ';
	uint64_t lead = w & w << 1, low = w & ones * 0x3f;
	uint64_t letter = (low + ones * 0x7d) & ~(low + ones * 0x7a); /* C3 C4 C5 */
	uint64_t ascii = (w - ones * 0x20) | (w + ones) | (and_percent - ones) |
			 (slash_equals - ones) | ((blanks - ones) & ~blanks);

	return ((ascii & ~w) | (lead & ~letter) | (w & ~lead & next)) & tops;
}

/* Is the text, valid UTF-8, such that nothing in it may be mended or escaped? Nearly all is.
   Reads 16 bytes past the end. */
static inline bool
mend_is_plain(struct str s)
{
	const uint64_t plain = UINT64_C(0x3030303030303030);
	uint64_t odd = 0, mask, last;
	size_t i;

	if (s.n == 0)
		return true;
	for (i = 0; i + 8 < s.n; i += 8)
		odd |= mend_odd(digits_load8(s.s + i), digits_load8(s.s + i + 1));
	mask = ~UINT64_C(0) >> (8 * (8 - (s.n - i)));
	last = (digits_load8(s.s + i) & mask) | (plain & ~mask);
	odd |= mend_odd(last, last >> 8 | plain << 56);
	return odd == 0 && s.s[0] != ' ' && s.s[s.n - 1] != ' ';
}

/* May mend_text find something in this cell? */
static inline bool
mend_needed(struct str s)
{
	return !mend_is_plain(s) && mend_suspect(s);
}

/* Write the mended cell, valid UTF-8, at `out`, which has room for as many bytes as the
   cell has; returns how many they are. *what is the bits of what was done, 0 when the cell
   is as it was. */
size_t mend_text(struct str s, char *out, unsigned *what);

#endif
