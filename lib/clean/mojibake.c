/*
 * mojibake - see mojibake.h
 */
#include "mojibake.h"
#include "tables.h"
#include "text.h"
#include "word.h"
#include <string.h>

enum {
	LONGEST = 256, /* bytes of a word; longer ones are left as they are */
	REPLACEMENT = 0xfffd,
	NO_BREAK = 0xa0,
};

static const struct words letters = {
	.table = &mojibake_table[0][0], .nrows = MOJIBAKE_NROWS, .ncols = MOJIBAKE_NCOLS
};

/* The byte that reads as this character: in Windows-1252, whose holes stand for themselves,
   or in Latin-1; -1: none. */
static int
byte_of(int cp)
{
	int c;

	if (cp < 0x100)
		return cp;
	for (c = 0x80; c < 0xa0; c++)
		if (text_cp1252((unsigned char)c) == cp)
			return c;
	return -1;
}

/* The characters as the bytes that they were; false: they never were bytes of UTF-8. */
static bool
unread(struct str word, char *to, size_t *n)
{
	size_t at, used;
	int c;

	*n = 0;
	for (at = 0; at < word.n; at += used) {
		c = byte_of(text_decode(word.s + at, word.n - at, &used));
		if (c < 0)
			return false;
		to[(*n)++] = (char)c;
	}
	return *n < word.n && text_utf8(to, *n) == *n;
}

/* One of ASCII, or a byte of any other character. */
static bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

/* All letters of ASCII in it are capitals, and there is one. */
static bool
all_capitals(struct str word)
{
	bool upper = false;
	size_t i;

	for (i = 0; i < word.n; i++) {
		if (word.s[i] >= 'a' && word.s[i] <= 'z')
			return false;
		upper |= word.s[i] >= 'A' && word.s[i] <= 'Z';
	}
	return upper;
}

/* Words in capitals may end in one of the letters that mojibake begins with, as many of
   Portuguese do in A with tilde, and a quote, a dash, an ellipsis or a blank may follow:
   they only look broken. */
static bool
only_looks_broken(struct str word)
{
	static const char *const marks[] = { "\xc2\xa0", "\xc2\xbb", "\xe2\x80\x94",
		"\xe2\x80\x99", "\xe2\x80\x9d", "\xe2\x80\xa6" };
	size_t at, i, n, behind;

	if (!all_capitals(word))
		return false;
	for (at = 0; at + 4 <= word.n; at++) {
		if (word.s[at] != '\xc3' || word.s[at + 1] < '\x82' ||
		    word.s[at + 1] > '\x85')
			continue;
		for (i = 0; i < sizeof marks / sizeof marks[0]; i++) {
			n = strlen(marks[i]);
			behind = at + 2 + n;
			if (behind > word.n || memcmp(word.s + at + 2, marks[i], n) != 0)
				continue;
			if (i == 0 || behind == word.n || !is_letter(word.s[behind]))
				return true;
		}
	}
	return false;
}

/* Are all characters above U+007F letters of the table? */
static bool
known(struct str word)
{
	size_t at, used;

	for (at = 0; at < word.n; at += used) {
		text_decode(word.s + at, word.n - at, &used);
		if (used > 1 && word_row(&letters, word.s + at, used) < 0)
			return false;
	}
	return true;
}

/* Taken for Windows-1252 once or twice: the text before that, or 0. */
static size_t
from_1252(struct str word, char *to)
{
	char once[LONGEST], twice[LONGEST];
	size_t n, m;

	if (only_looks_broken(word) || !unread(word, once, &n))
		return 0;
	if (unread((struct str){ once, n }, twice, &m) &&
	    known((struct str){ twice, m })) {
		memcpy(to, twice, m);
		return m;
	}
	if (!known((struct str){ once, n }))
		return 0;
	memcpy(to, once, n);
	return n;
}

/* The row whose look in Mac Roman stands at s, or -1. */
static int
mac_row(const char *s, size_t n)
{
	const char *look;
	size_t len;
	int row;

	for (row = 0; row < letters.nrows; row++) {
		look = word_cell(&letters, row, MOJIBAKE_MAC);
		len = strlen(look);
		if (len > 0 && len <= n && memcmp(s, look, len) == 0)
			return row;
	}
	return -1;
}

/* Taken for Mac Roman: each root sign must begin a letter of the table. */
static size_t
from_mac(struct str word, char *to)
{
	size_t at, used, n = 0;
	int cp, row;

	for (at = 0; at < word.n; at += used) {
		cp = text_decode(word.s + at, word.n - at, &used);
		row = cp == 0x221a ? mac_row(word.s + at, word.n - at) : -1;
		if (row >= 0) {
			const char *letter = word_cell(&letters, row, MOJIBAKE_LETTER);

			used = strlen(word_cell(&letters, row, MOJIBAKE_MAC));
			memcpy(to + n, letter, strlen(letter));
			n += strlen(letter);
		} else if (used > 1) {
			return 0;
		} else {
			to[n++] = word.s[at];
		}
	}
	return n;
}

static size_t
mend_once(struct str word, char *to)
{
	size_t n = from_1252(word, to);

	if (n == 0)
		n = from_mac(word, to);
	return n == word.n ? 0 : n;
}

/* What would have to be mended once more is no broken text but some other thing. */
static size_t
mend_word(struct str word, char *to)
{
	char again[LONGEST];
	size_t n = mend_once(word, to);

	return n > 0 && mend_once((struct str){ to, n }, again) > 0 ? 0 : n;
}

/* Where the word at `at` ends: at a blank. A no-break space is none behind a letter that
   it may be a part of. */
static size_t
word_end(struct str s, size_t at, bool *odd)
{
	int cp, before = 0;
	size_t used;

	*odd = false;
	for (; at < s.n; at += used, before = cp) {
		cp = text_decode(s.s + at, s.n - at, &used);
		if (cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' ||
		    (cp == NO_BREAK && before < 0x80))
			break;
		*odd |= mojibake_leads(before) && cp >= 0x80;
	}
	return at;
}

size_t
mojibake_mend(char *s, size_t n)
{
	struct str text = { s, n }, word;
	char mended[LONGEST];
	size_t at, end, got, to = 0, used;
	bool odd;

	if (memmem(s, n, "\xef\xbf\xbd", 3) != NULL)
		return n;
	for (at = 0; at < n; at = end) {
		end = word_end(text, at, &odd);
		word = (struct str){ s + at, end - at };
		got = odd && word.n <= LONGEST ? mend_word(word, mended) : 0;
		if (got > 0) {
			memcpy(s + to, mended, got);
		} else {
			got = word.n;
			memmove(s + to, word.s, got);
		}
		to += got;
		if (end < n) { /* the blank */
			text_decode(s + end, n - end, &used);
			memmove(s + to, s + end, used);
			to += used;
			end += used;
		}
	}
	return to;
}
