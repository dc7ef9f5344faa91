/*
 * lexicon - words found in a fact table of gen/tables whose first cell is a folded word
 *
 * Most words of a name or an address are in no table: a bit for each first letter, last
 * letter and length keeps nearly all of those from being searched for. And they come again
 * and again: the last ones are remembered.
 */
#ifndef LEXICON_H
#define LEXICON_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum {
	LEXICON_LONGEST = 128,
	LEXICON_WORDS = 128,
	LEXICON_MEMO = 256,
	LEXICON_NONE = -1
};

/* A word of 4 to 16 bytes that was asked for: its first and its last eight bytes, which are
   all of it. */
struct lexicon_memo {
	uint64_t word[2];
	size_t n; /* 0: none yet */
	int row;
};

struct lexicon {
	const char *const *table; /* &NAME_table[0][0] */
	int nrows, ncols;
	bool ready;
	uint64_t bits[LEXICON_WORDS];
	struct lexicon_memo memo[LEXICON_MEMO];
};

/* May a word of nothing but ASCII letters be in the table? Only after a lexicon_find. */
static inline bool
lexicon_may(const struct lexicon *lexicon, struct str word)
{
	unsigned at = (unsigned)(word.s[0] & 31) << 8 |
		      (unsigned)(word.s[word.n - 1] & 31) << 3 | (unsigned)(word.n & 7);

	return !lexicon->ready || (lexicon->bits[at / 64] >> at % 64 & 1) != 0;
}

/* May it, if there are letters beyond ASCII in it, so that its folded form may be of another
   length? */
static inline bool
lexicon_may_fold(const struct lexicon *lexicon, struct str word)
{
	unsigned char first = (unsigned char)word.s[0],
		      last = (unsigned char)word.s[word.n - 1];
	unsigned at = (unsigned)(first & 31) << 8 | (unsigned)(last & 31) << 3;

	return !lexicon->ready || ((first | last) & 0x80) != 0 ||
	       (lexicon->bits[at / 64] >> at % 64 & 0xff) != 0;
}

/* The row of a word, folded before, or LEXICON_NONE. */
int lexicon_find(struct lexicon *lexicon, struct str word);

static inline const char *
lexicon_cell(const struct lexicon *lexicon, int row, int column)
{
	return lexicon->table[row * lexicon->ncols + column];
}

#endif
