/*
 * escape - characters that web pages, addresses, JSON and mail wrote in ASCII
 *
 * &eacute; &#233; &#xE9; \u00e9, and %C3%A9 =C3=A9 where the bytes are UTF-8 of a character
 * that ASCII has not. Only complete ones: 100%, H&M, a=b and C:\users stay what they are.
 */
#ifndef ESCAPE_H
#define ESCAPE_H

#include <stddef.h>

enum { ESCAPE_MOST = 4 }; /* bytes of one character */

/* The escape that s[0..n) begins with: the bytes that it takes, and its character in `to`;
   0: there is none. */
size_t escape_read(const char *s, size_t n, char to[ESCAPE_MOST], size_t *len);

/* Decode all escapes of s[0..n) where they stand, also one that is the result of another
   (&amp;eacute;); returns the new length, n when there was none. */
size_t escape_mend(char *s, size_t n);

#endif
