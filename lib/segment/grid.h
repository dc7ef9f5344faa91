/*
 * grid - every combination of what a set of rules can tell apart, and which rules hold there
 *
 * A cell is a combination of the three scores, where the rules ask for any, and of a class
 * of each other column. Cells go by r, then f, then m, then the classes. Where a rule
 * asks for a missing score, a customer without scores is a cell too, the last.
 */
#ifndef GRID_H
#define GRID_H

#include "classes.h"

enum { GRID_R, GRID_F, GRID_M, GRID_SCORES };

struct grid {
	struct ruleset *set;
	int bins;
	size_t cells;
	bool asked[GRID_SCORES]; /* does a rule look at that score? */
	/* private */
	size_t nscores, ncases;
	unsigned char *scores; /* by score, then rule */
	struct classes *others;
	size_t nothers;
};

/* NULL, or why the set has no grid. */
const char *grid_make(struct grid *g, struct ruleset *set, int bins);

bool grid_holds(const struct grid *g, size_t cell, size_t rule);

/* The scores of the cell; false where it has none. */
bool grid_scores(const struct grid *g, size_t cell, int score[GRID_SCORES]);

/* The cell with the scores, the rest as in `like`. */
size_t grid_cell(const struct grid *g, const int score[GRID_SCORES], size_t like);

/* The rest in words, "consent=no recency_days=181". Borrowed until the next call. */
struct str grid_case(const struct grid *g, size_t cell);

#endif
