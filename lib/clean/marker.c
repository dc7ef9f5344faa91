/*
 * marker - see marker.h
 */
#include "marker.h"
#include "tables.h"
#include <stdint.h>
#include <string.h>

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/* By the first byte: bit n is set when a word of n bytes begins with it. */
static const uint32_t *
lengths_by_first(void)
{
	static uint32_t lengths[256];
	static bool known;
	const char *word;
	int row;

	for (row = 0; !known && row < MARKERS_NROWS; row++) {
		word = markers_table[row][MARKERS_WORD];
		lengths[(unsigned char)word[0]] |= UINT32_C(1) << strlen(word);
	}
	known = true;
	return lengths;
}

/* The row of a word with its NUL, or -1. */
static int
find(const char *word)
{
	int low = 0, high = MARKERS_NROWS, middle, order;

	while (low < high) {
		middle = (low + high) / 2;
		order = strcmp(markers_table[middle][MARKERS_WORD], word);
		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

bool
marker_find(struct str cell, enum marker_use use)
{
	static const char *const uses[] = { [MARKER_TEXT] = "text",
		[MARKER_NAME] = "name",
		[MARKER_COUNTRY] = "country",
		[MARKER_NUMBER] = "number" };
	char word[MARKER_LONGEST + 1];
	enum marker_use least = MARKER_TEXT;
	size_t i;
	int row;

	if (!(lengths_by_first()[(unsigned char)lower(cell.s[0])] >> cell.n & 1))
		return false;
	for (i = 0; i < cell.n; i++)
		word[i] = lower(cell.s[i]);
	word[i] = '\0';
	row = find(word);
	if (row < 0)
		return false;
	while (least < MARKER_NUMBER &&
	       strcmp(uses[least], markers_table[row][MARKERS_USE]) != 0)
		least++;
	return least <= use;
}
