/*
 * compose - see compose.h
 */
#include "compose.h"
#include "tables.h"
#include "text.h"
#include <string.h>

int
compose_pair(int letter, int mark)
{
	const char *pairs;
	size_t at, n, used;
	int cp, composed;

	if (!compose_is_mark(mark))
		return 0;
	pairs = compose_table[mark - COMPOSE_FIRST][COMPOSE_PAIRS];
	n = strlen(pairs);
	for (at = 0; at < n; at += used) {
		cp = text_decode(pairs + at, n - at, &used);
		at += used;
		composed = text_decode(pairs + at, n - at, &used);
		if (cp == letter)
			return composed;
	}
	return 0;
}
