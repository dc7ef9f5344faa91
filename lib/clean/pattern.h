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
	PATTERN_STRONG,
	PATTERN_PROOF,
	PATTERN_CLASSES
};

enum pattern_kind {
	PATTERN_END, /* at the end of the cell */
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
	PATTERN_FILTER = 8192,	     /* bits */
};

struct patterns {
	int first[PATTERN_KINDS +
		  1]; /* its rows of each kind, from the first to the next */
	uint64_t second[PATTERN_BYTES]; /* by the first byte: which second ones fit */
	uint64_t last[PATTERN_BYTES];	/* likewise */
	uint64_t begins[PATTERN_FILTER / 64]; /* three letters with which a row begins */
	uint32_t letters;		      /* the first of them */
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

/* The bit of three letters, whatever their case. */
static inline unsigned
pattern_bit(const unsigned char *u)
{
	return ((u[0] & 31u) << 10 ^ (u[1] & 31u) << 5 ^ (u[2] & 31u) ^
		   (u[0] & 31u) << 3) %
	       PATTERN_FILTER;
}

/* Can a row of another kind begin at `at`? */
static inline bool
pattern_at(const struct patterns *p, struct str s, size_t at)
{
	const unsigned char *u;
	unsigned bit;

	if (at + 3 > s.n)
		return false;
	u = (const unsigned char *)s.s + at;
	if (((u[0] | u[1] | u[2]) & 0x80) != 0) /* a letter of two bytes */
		return u[0] >= 0x80 || (p->letters >> (u[0] & 31) & 1) != 0;
	bit = pattern_bit(u);
	return (p->begins[bit / 64] >> bit % 64 & 1) != 0;
}

/* One word of at most 16 letters, of any alphabet. */
bool pattern_letters(struct str s);

/* May a row begin with one of the cell's words? */
bool pattern_words(const struct patterns *p, struct str s);

/* Class of the row of kind exact that is the key, or PATTERN_NONE. */
enum pattern_class pattern_find(const struct patterns *p, struct str key);

/* The same of a cell that is not folded yet. */
enum pattern_class pattern_fold_find(const struct patterns *p, struct str cell);

static inline enum pattern_class
pattern_whole(const struct patterns *p, struct str s)
{
	if (s.n == 0 || !pattern_may(p, s.s[0], s.s[s.n > 1], s.s[s.n - 1]))
		return PATTERN_NONE;
	return pattern_fold_find(p, s);
}

/* Class of the first row of that kind (mark, plus, prefix) with which the key begins. */
enum pattern_class pattern_begin(
    const struct patterns *p, enum pattern_kind kind, struct str key);

/* Class of the highest row of kind end, start or word inside the cell. */
enum pattern_class pattern_inside(const struct patterns *p, struct str cell);

#endif
