/*
 * marker - see marker.h
 */
#include "marker.h"
#include "tables.h"
#include <string.h>

uint32_t marker_absent[MARKER_SLOTS];

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c & ~32) : c;
}

static void
find_absent(void)
{
	const char *word;
	char first, last;
	size_t n;
	int i;

	for (i = 0; i < MARKER_SLOTS; i++)
		marker_absent[i] = UINT32_MAX;
	for (i = 0; i < MARKERS_NROWS; i++) {
		word = markers_table[i][MARKERS_WORD];
		n = strlen(word);
		first = word[0];
		last = word[n - 1];
		/* the cases of the last one share a slot */
		marker_absent[marker_slot(first, last)] &= ~(UINT32_C(1) << n);
		marker_absent[marker_slot(upper(first), last)] &= ~(UINT32_C(1) << n);
	}
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

	if (marker_absent[0] == 0)
		find_absent();
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
