/*
 * lexicon - see lexicon.h
 */
#include "lexicon.h"
#include "text.h"

static unsigned
letter(char c)
{
	return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') : LEXICON_LETTERS - 1;
}

static uint32_t
bit(size_t n)
{
	return UINT32_C(1) << (n < 31 ? n : 31);
}

static void
prepare(struct lexicon *lexicon)
{
	const char *word;
	int row;

	for (row = 0; row < lexicon->nrows; row++) {
		word = lexicon_cell(lexicon, row, 0);
		lexicon->lengths[letter(word[0])] |= bit(strlen(word));
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

int
lexicon_find(struct lexicon *lexicon, struct str word)
{
	int low = 0, high = lexicon->nrows, middle, order;
	char key[2 * LEXICON_LONGEST + 1];
	size_t n;

	if (!lexicon->ready)
		prepare(lexicon);
	if (word.n == 0 || word.n > LEXICON_LONGEST)
		return LEXICON_NONE;
	n = fold(word, key);
	if (n == 0 || !(lexicon->lengths[letter(key[0])] & bit(n)))
		return LEXICON_NONE;
	key[n] = '\0';
	while (low < high) {
		middle = (low + high) / 2;
		order = strcmp(lexicon_cell(lexicon, middle, 0), key);
		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return LEXICON_NONE;
}
