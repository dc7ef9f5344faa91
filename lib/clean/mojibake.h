/*
 * mojibake - words whose UTF-8 was taken for another encoding made right again
 *
 * A word is mended only as a whole: each letter must go back to a byte of Windows-1252,
 * the bytes must be UTF-8, and each letter that comes out must be in a table of those
 * that our languages use. A word with right and broken letters fails that, and stays.
 */
#ifndef MOJIBAKE_H
#define MOJIBAKE_H

#include <stdbool.h>
#include "str.h"

/* May the character begin a broken letter when one above U+007F follows? */
static inline bool
mojibake_leads(int cp)
{
	return (cp >= 0xc2 && cp <= 0xc5) || cp == 0xc8 || cp == 0xe2 || cp == 0xef ||
	       cp == 0x221a;
}

/* Mend the words of s[0..n), valid UTF-8, where they stand; returns the new length, which
   is n when there was nothing to mend. Text with U+FFFD is left alone. */
size_t mojibake_mend(char *s, size_t n);

#endif
