/*
 * lexicon - see lexicon.h
 */
#include "lexicon.h"
#include "digits.h"
#include "text.h"

/* The place of the bit for words like this one: 5 bits of its first and of its last letter,
   3 of its length. */
static unsigned
place(const char *word, size_t n)
{
	return (unsigned)(word[0] & 31) << 8 | (unsigned)(word[n - 1] & 31) << 3 |
	       (unsigned)(n & 7);
}

static void
prepare(struct lexicon *lexicon)
{
	const char *word;
	unsigned at;
	int row;

	for (row = 0; row < lexicon->nrows; row++) {
		word = lexicon_cell(lexicon, row, 0);
		at = place(word, strlen(word));
		lexicon->bits[at / 64] |= UINT64_C(1) << at % 64;
	}
	lexicon->ready = true;
}

/* Plain letters, which is what most words are, are folded here. */
static size_t
fold(struct str s, char *key)
{
	unsigned char c;
	size_t i;

	for (i = 0; i < s.n; i++) {
		c = (unsigned char)(s.s[i] | 0x20);
		if (c < 'a' || c > 'z')
			return text_fold(s.s, s.n, key);
		key[i] = (char)c;
	}
	return s.n;
}

static int
search(const struct lexicon *lexicon, const char *key)
{
	int low = 0, high = lexicon->nrows, middle, order;
	const char *cell;

	while (low < high) {
		middle = (low + high) / 2;
		cell = lexicon_cell(lexicon, middle, 0);
		order = (unsigned char)cell[0] - (unsigned char)key[0];
		if (order == 0)
			order = strcmp(cell, key);
		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return LEXICON_NONE;
}

static int
find(struct lexicon *lexicon, struct str word)
{
	char key[2 * LEXICON_LONGEST + 1];
	unsigned at;
	size_t n;

	if (!lexicon->ready)
		prepare(lexicon);
	if (word.n == 0 || word.n > LEXICON_LONGEST)
		return LEXICON_NONE;
	n = fold(word, key);
	if (n == 0)
		return LEXICON_NONE;
	at = place(key, n);
	if (!(lexicon->bits[at / 64] >> at % 64 & 1))
		return LEXICON_NONE;
	key[n] = '\0';
	return search(lexicon, key);
}

int
lexicon_find(struct lexicon *lexicon, struct str word)
{
	struct lexicon_memo now = { .n = word.n }, *memo;

	if (word.n < 4 || word.n > 16)
		return find(lexicon, word);
	if (word.n >= 8) {
		now.word[0] = digits_load8(word.s);
		now.word[1] = digits_load8(word.s + word.n - 8);
	} else {
		now.word[0] = digits_load4(word.s);
		now.word[1] = digits_load4(word.s + word.n - 4);
	}
	memo = &lexicon->memo[((now.word[0] ^ now.word[1] << 7 ^ word.n) *
				  UINT64_C(0x9e3779b97f4a7c15)) >>
			      56];
	if (memo->n != now.n || memo->word[0] != now.word[0] ||
	    memo->word[1] != now.word[1]) {
		now.row = find(lexicon, word);
		*memo = now;
	}
	return memo->row;
}
