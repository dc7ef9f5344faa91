/*
 * text - UTF-8, Windows-1252, escapes of the record format, folding for comparison
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include "str.h"

/* Length of the longest prefix that is strict UTF-8 (no overlong form, no surrogate,
   at most U+10FFFF) and holds no NUL: n when all is well. Fast over ASCII. */
size_t text_utf8(const char *s, size_t n);

/* One code point from s[0..n), n > 0: sets *used; returns -1 when it is broken (*used 1). */
int text_decode(const char *s, size_t n, size_t *used);

/* UTF-8 of a code point to buf (4 bytes at most); returns the length. */
int text_encode(int cp, char *buf);

/* Windows-1252 byte to its code point, or -1 for the five holes 81 8D 8F 90 9D. */
int text_cp1252(unsigned char c);

/* The record format's escapes \t \n \r \\. dst needs 2n bytes (escape) or n (unescape);
   returns the length. Unescape takes anything else after a backslash as it stands. */
size_t text_escape(const char *s, size_t n, char *dst);
size_t text_unescape(const char *s, size_t n, char *dst);

/* Key for comparing words: ASCII lower case, Latin letters without their diacritics
   (ss for sharp s, ae, o), letters and digits only, each other run of characters left
   out. dst needs 2n bytes; returns the length. */
size_t text_fold(const char *s, size_t n, char *dst);

/* Columns that the text takes in a terminal: code points, wide East Asian ones twice,
   combining ones 0. */
size_t text_width(const char *s, size_t n);

#endif
