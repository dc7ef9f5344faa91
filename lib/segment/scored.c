/*
 * scored - see scored.h
 */
#include "scored.h"
#include "num.h"
#include <stdio.h>

enum { R, F, M, NCOLS };

static struct col cols[NCOLS] = {
	[R] = { .name = "r", .need = COL_OPTIONAL },
	[F] = { .name = "f", .need = COL_OPTIONAL },
	[M] = { .name = "m", .need = COL_OPTIONAL },
};

static int highest;

void
scored_bind(const struct reader *r)
{
	col_find(cols, NCOLS, r);
}

bool
scored_has(const struct row *row)
{
	if (!col_has(&cols[R]) && !col_has(&cols[F]) && !col_has(&cols[M]))
		return true;
	return col_get(&cols[R], row).n + col_get(&cols[F], row).n +
		   col_get(&cols[M], row).n !=
	       0;
}

void
scored_check(const struct row *row, int bins, bool empty_too, const char *what_for)
{
	static char why_not[96];
	struct str score;
	int64_t v;
	int i;

	for (i = 0; i < NCOLS; i++) {
		score = col_get(&cols[i], row);
		if ((score.n == 0 && !empty_too) || num_int(score, 1, bins, &v) == NULL)
			continue;
		snprintf(why_not, sizeof why_not, "not a score from 1 to %d%s", bins,
		    what_for);
		col_die(&cols[i], row, why_not);
	}
}

void
scored_look(const struct row *row, int bins)
{
	struct str score;
	int i;

	for (i = 0; i < NCOLS && highest < bins; i++) {
		score = col_get(&cols[i], row);
		if (score.n == 1 && score.s[0] - '0' > highest)
			highest = score.s[0] - '0';
	}
}

int
scored_highest(void)
{
	return highest;
}
