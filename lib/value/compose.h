/*
 * compose - Latin letters with the marks that stand behind them made one
 *
 * Systems of one maker write e and a combining acute for what all others write as one
 * letter; both look alike and compare different. Only what the Latin letters up to U+024F
 * and from U+1E00 to U+1EFF are made of is known here; other scripts stay as they are.
 */
#ifndef COMPOSE_H
#define COMPOSE_H

#include <stdbool.h>

enum { COMPOSE_FIRST = 0x300, COMPOSE_LAST = 0x331 };

/* May compose_pair know the mark? */
static inline bool
compose_is_mark(int cp)
{
	return cp >= COMPOSE_FIRST && cp <= COMPOSE_LAST;
}

/* The letter that is `letter` with the mark, or 0: there is none. */
int compose_pair(int letter, int mark);

#endif
