/*
 * word - see word.h
 */
#include "word.h"
#include "text.h"
#include <string.h>

const char *
word_fold(struct str s, char out[WORD_FOLD], size_t *n)
{
	if (s.n > WORD_FOLD / 2)
		return NULL;
	*n = text_fold(s.s, s.n, out);
	return out;
}

static int
order(const char *cell, const char *key, size_t n)
{
	int d = strncmp(cell, key, n);

	return d != 0 ? d : cell[n] != '\0';
}

int
word_row(const struct words *w, const char *key, size_t n)
{
	int low = 0, high = w->nrows, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (order(word_cell(w, middle, 0), key, n) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (n == 0 || low == w->nrows || order(word_cell(w, low, 0), key, n) != 0)
		return -1;
	return low;
}

static int
find_folded(const struct words *w, struct str cell)
{
	char fold[WORD_FOLD];
	size_t n = 0;
	const char *key = word_fold(cell, fold, &n);

	return key == NULL ? -1 : word_row(w, key, n);
}

int
word_find(struct words *w, struct str cell)
{
	size_t at;

	if (cell.n == 0)
		return -1;
	if (cell.n > WORD_LONGEST)
		return find_folded(w, cell);
	at = (cell.n * 5 + (unsigned char)cell.s[0] +
		 3 * (unsigned char)cell.s[cell.n - 1]) %
	     WORD_MEMO;
	if (!w->memo[at].known || w->memo[at].n != cell.n ||
	    memcmp(w->memo[at].raw, cell.s, cell.n) != 0) {
		w->memo[at].known = true;
		w->memo[at].n = (uint8_t)cell.n;
		memcpy(w->memo[at].raw, cell.s, cell.n);
		w->memo[at].row = find_folded(w, cell);
	}
	return w->memo[at].row;
}
