/*
 * pattern - the words of one field of test_patterns.tsv, made ready for a loop over rows
 *
 * Nearly no cell of a real export matches, so what counts is how fast that is known: by the
 * first two bytes and the last one for whole cells, by three letters in a row for what a
 * word begins with. Only what passes is folded and searched. The filters let too much
 * through, never too little.
 */
#ifndef PATTERN_H
#define PATTERN_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum pattern_class {
	PATTERN_NONE,
	PATTERN_NOBODY,
	PATTERN_WEAK,
	PATTERN_DOUBT,
	PATTERN_TEST,
	PATTERN_PROOF,
	PATTERN_CLASSES
};

enum pattern_kind {
	PATTERN_CONTAINS,
	PATTERN_EXACT,
	PATTERN_MARK, /* a prefix behind which no letter may stand */
	PATTERN_PLUS, /* a prefix of what is behind the plus of a local part */
	PATTERN_PREFIX,
	PATTERN_START, /* from the start of a word on */
	PATTERN_WORD,  /* whole words */
	PATTERN_KINDS  /* in the order of the table */
};

enum {
	PATTERN_BYTES = 1 + 26 + 10, /* others, letters, digits */
	PATTERN_CELL = 256,	     /* bytes of a cell that are looked at */
	PATTERN_MAYBE = 0xff, /* what the filters of letters tell: a row may be here */
};

struct patterns {
	int first[PATTERN_KINDS +
		  1]; /* its rows of each kind, from the first to the next */
	uint64_t second[PATTERN_BYTES]; /* by the first byte: which second ones fit */
	uint64_t last[PATTERN_BYTES];	/* likewise */
	uint32_t letters[256]; /* a byte each for the first, second, third letter */
};

/* Class of a byte: 0, 1 to 26 (in either case), 27 to 36. */
extern uint8_t pattern_byte[256];

/* Take the rows of the field. */
void pattern_ready(struct patterns *p, const char *field);

/* Text of a row, folded. */
struct str pattern_text(int row);

/* Can a cell that begins and ends so be a row of kind exact? */
static inline bool
pattern_may(const struct patterns *p, char first, char second, char last)
{
	unsigned a = pattern_byte[(unsigned char)first];

	return (p->second[a] >> pattern_byte[(unsigned char)second] & 1) != 0 &&
	       (p->last[a] >> pattern_byte[(unsigned char)last] & 1) != 0;
}

/* Not 0 where a row of another kind can begin at `at`. */
static inline uint32_t
pattern_at(const struct patterns *p, struct str s, size_t at)
{
	const unsigned char *u;

	if (at + 3 > s.n)
		return 0;
	u = (const unsigned char *)s.s + at;
	if (((u[0] | u[1] | u[2]) & 0x80) != 0) /* a letter of two bytes */
		return PATTERN_MAYBE;
	return p->letters[u[0]] & p->letters[u[1]] >> 8 & p->letters[u[2]] >> 16 &
	       PATTERN_MAYBE;
}

/* One word of at most 16 letters, of any alphabet. */
bool pattern_letters(struct str s);

/* Not 0 where a row may begin with one of the cell's words. */
uint32_t pattern_words(const struct patterns *p, struct str s);

/* Class of the row of kind exact that is the key, or PATTERN_NONE. */
enum pattern_class pattern_find(const struct patterns *p, struct str key);

/* Class of the first row of that kind (mark, plus, prefix) with which the key begins. */
enum pattern_class pattern_begin(
    const struct patterns *p, enum pattern_kind kind, struct str key);

/* Class of the highest row of kind contains, start or word inside the cell. */
enum pattern_class pattern_inside(const struct patterns *p, struct str cell);

#endif
