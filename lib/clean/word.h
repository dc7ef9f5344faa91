/*
 * word - words of foreign exports looked up in the fact tables
 *
 * A table is one of gen/tables: rows sorted by their first cell, a folded word. Exports
 * say the same few words over and over, so a memo of raw cells stands before the folding
 * and the search.
 */
#ifndef WORD_H
#define WORD_H

#include <stdint.h>
#include "money.h"
#include "str.h"

enum {
	WORD_MEMO = 16,
	WORD_LONGEST = 30,
	WORD_FOLD = 256,
	WORD_STRANGE = 5,      /* words that are told apart */
	WORD_STRANGE_RAW = 64, /* bytes of each */
};

struct words {
	const char *const *table; /* &NAME_table[0][0] */
	int nrows, ncols;
	struct {
		char raw[WORD_LONGEST];
		uint8_t n;
		bool known;
		int row;
	} memo[WORD_MEMO];
};

/* Words of a column that no table knows: the first few, and all others together. */
struct strange {
	struct {
		char raw[WORD_STRANGE_RAW];
		size_t n;
		uint64_t rows;
		struct wide sum;
	} word[WORD_STRANGE];
	int nwords;
	uint64_t rows; /* of the others */
	struct wide sum;
};

/* The key of a text: folded, at most WORD_FOLD bytes of it; NULL when it is longer. */
const char *word_fold(struct str s, char out[WORD_FOLD], size_t *n);

/* Row of the folded key, or -1. The key may stand in several rows: the first. */
int word_row(const struct words *w, const char *key, size_t n);

/* Row of a cell as it stands in the export, or -1. */
int word_find(struct words *w, struct str cell);

/* Insertions, deletions, exchanges and swaps of neighbours between two keys. */
size_t word_distance(const char *a, size_t n, const char *b, size_t m);

/* A row with that word, and its money. */
void word_strange(struct strange *w, struct str cell, money m);

/* "'Xyz' 3 (30.00), 'Abc' 1 (5.00) and 2 more rows (7.00)" of at most n bytes, with NUL. */
void word_show_strange(const struct strange *w, char *to, size_t n);

static inline const char *
word_cell(const struct words *w, int row, int column)
{
	return w->table[row * w->ncols + column];
}

#endif
