/*
 * lint - see lint.h. Every combination that the rules can tell apart is looked at.
 */
#include "lint.h"
#include "grid.h"
#include "num.h"
#include <stdio.h>
#include <stdlib.h>

enum { NOBODY = -1 };

/* What is known of a rule, a bit each. */
enum { WINS = 1, WINS_LAST = 2, ASKS_NOTHING = 4 };

struct lint {
	struct grid grid;
	struct writer *w;
	int *first; /* by cell: the rule that wins, or NOBODY */
	int *last; /* the one that would if the last won, but for one that always holds */
	int *
	    others; /* by cell: the rules that hold there, but for one that always does */
	unsigned char *rules; /* by rule: WINS ... */
	bool *seen;	      /* by rule, for lists */
	size_t uncovered, overlaps, unreachable, unreachable_last, steps, dead;
	int most; /* rules on one cell */
};

static void
put_number(struct writer *w, int v)
{
	if (v < 0)
		rec_put(w, (struct str){ "", 0 });
	else
		rec_int(w, v);
}

/* finding, rule, segment and the cell: the first seven fields. cell NOBODY: none. */
static void
put_finding(struct lint *l, const char *finding, int rule, int64_t cell)
{
	static const struct str empty = { "", 0 };
	int score[GRID_SCORES], i;
	bool scored = cell >= 0 && grid_scores(&l->grid, (size_t)cell, score);

	rec_put(l->w, str_of(finding));
	put_number(l->w, rule < 0 ? NOBODY : rule + 1);
	rec_put(l->w, rule < 0 ? empty : l->grid.set->v[rule].segment);
	for (i = 0; i < GRID_SCORES; i++)
		put_number(l->w, scored ? score[i] : NOBODY);
	rec_put(l->w, cell < 0 ? empty : grid_case(&l->grid, (size_t)cell));
}

/* The numbers of the rules that were seen, as one field, and forget them. */
static void
put_seen(struct lint *l)
{
	size_t rules = l->grid.set->n, k, n = 0;
	char *list = mem_alloc(rules + 1, NUM_SHOW);

	for (k = 0; k < rules; k++) {
		if (!l->seen[k])
			continue;
		if (n != 0)
			list[n++] = ' ';
		n += (size_t)num_show((int64_t)k + 1, list + n);
		l->seen[k] = false;
	}
	rec_put(l->w, (struct str){ list, n });
	free(list);
}

static void
put_end(struct lint *l, struct str better, struct str better_segment)
{
	rec_put(l->w, better);
	rec_put(l->w, better_segment);
	rec_end(l->w);
}

static void
put_plain_end(struct lint *l)
{
	put_seen(l);
	put_end(l, (struct str){ "", 0 }, (struct str){ "", 0 });
}

/* A rule that asks nothing is there for the rest: it is no second rule of a cell. */
static bool
asks_nothing(const struct lint *l, size_t rule)
{
	size_t i;

	for (i = 0; i < l->grid.set->ncolumns; i++)
		if (l->grid.set->v[rule].conditions[i].n != 0)
			return false;
	return true;
}

/* Which rules hold where, and which of them wins. */
static void
survey(struct lint *l)
{
	size_t rules = l->grid.set->n, cell, k;
	bool rest;

	for (k = 0; k < rules; k++)
		l->rules[k] = asks_nothing(l, k) ? ASKS_NOTHING : 0;
	for (cell = 0; cell < l->grid.cells; cell++) {
		l->first[cell] = l->last[cell] = NOBODY;
		for (k = 0; k < rules; k++) {
			if (!grid_holds(&l->grid, cell, k))
				continue;
			rest = (l->rules[k] & ASKS_NOTHING) != 0;
			if (l->first[cell] < 0)
				l->first[cell] = (int)k;
			if (!rest || l->last[cell] < 0)
				l->last[cell] = (int)k;
			l->others[cell] += !rest;
		}
		if (l->first[cell] >= 0) {
			l->rules[l->first[cell]] |= WINS;
			l->rules[l->last[cell]] |= WINS_LAST;
		}
		l->uncovered += l->first[cell] < 0;
		l->overlaps += l->others[cell] > 1;
		l->most = l->others[cell] > l->most ? l->others[cell] : l->most;
	}
}

static void
write_cells(struct lint *l)
{
	size_t cell, k;

	for (cell = 0; cell < l->grid.cells; cell++)
		if (l->first[cell] < 0) {
			put_finding(l, "uncovered", NOBODY, (int64_t)cell);
			put_plain_end(l);
		}
	for (cell = 0; cell < l->grid.cells; cell++) {
		if (l->others[cell] < 2)
			continue;
		put_finding(l, "overlap", l->first[cell], (int64_t)cell);
		for (k = 0; k < l->grid.set->n; k++)
			l->seen[k] = !(l->rules[k] & ASKS_NOTHING) &&
				     grid_holds(&l->grid, cell, k);
		put_plain_end(l);
	}
}

/* The rules that never win although they may hold, with those that win in their place;
   `wins` is for the first or the last match. */
static size_t
write_unreachable(struct lint *l, const char *finding, int wins)
{
	const int *winner = wins == WINS ? l->first : l->last;
	size_t cell, k, n = 0;

	for (k = 0; k < l->grid.set->n; k++) {
		if (l->rules[k] & wins)
			continue;
		n++;
		put_finding(l, finding, (int)k, NOBODY);
		for (cell = 0; cell < l->grid.cells; cell++)
			if (grid_holds(&l->grid, cell, k))
				l->seen[winner[cell]] = true;
		put_plain_end(l);
	}
	return n;
}

static bool
next_in_box(const int low[GRID_SCORES], const int high[GRID_SCORES], int at[GRID_SCORES])
{
	int i;

	for (i = GRID_SCORES - 1; i >= 0; i--) {
		if (at[i] < high[i]) {
			at[i]++;
			return true;
		}
		at[i] = low[i];
	}
	return false;
}

/* Is a cell between the two, but not one of them, covered? Then the step is made of two
   shorter ones. */
static bool
between(const struct lint *l, size_t low_cell, size_t high_cell)
{
	int low[GRID_SCORES], high[GRID_SCORES], at[GRID_SCORES];
	size_t cell;

	(void)grid_scores(&l->grid, low_cell, low);
	(void)grid_scores(&l->grid, high_cell, high);
	memcpy(at, low, sizeof at);
	while (next_in_box(low, high, at)) {
		cell = grid_cell(&l->grid, at, low_cell);
		if (cell != high_cell && l->first[cell] >= 0)
			return true;
	}
	return false;
}

static void
write_step(struct lint *l, size_t cell, size_t better)
{
	char text[GRID_SCORES * (NUM_SHOW + 1)];
	int score[GRID_SCORES], i, n = 0;

	put_finding(l, "non-monotone", l->first[cell], (int64_t)cell);
	(void)grid_scores(&l->grid, better, score);
	for (i = 0; i < GRID_SCORES; i++) {
		if (i > 0)
			text[n++] = ' ';
		n += num_show(score[i], text + n);
	}
	l->seen[l->first[cell]] = l->seen[l->first[better]] = true;
	put_seen(l);
	put_end(
	    l, (struct str){ text, (size_t)n }, l->grid.set->v[l->first[better]].segment);
	l->steps++;
}

/* Customers with scores no lower and one higher, in a segment that ranks lower. A score
   that no rule looks at is not gone through. */
static void
write_steps(struct lint *l)
{
	const struct rule *rules = l->grid.set->v;
	int low[GRID_SCORES], high[GRID_SCORES], at[GRID_SCORES], i;
	size_t cell, better;
	bool apart;

	for (cell = 0; cell < l->grid.cells; cell++) {
		if (l->first[cell] < 0 || !grid_scores(&l->grid, cell, low))
			continue;
		for (i = 0, apart = true; i < GRID_SCORES; i++) {
			high[i] = l->grid.asked[i] ? l->grid.bins : 1;
			apart = apart && low[i] <= high[i];
		}
		memcpy(at, low, sizeof at);
		while (apart && next_in_box(low, high, at)) {
			better = grid_cell(&l->grid, at, cell);
			if (l->first[better] >= 0 &&
			    rules[l->first[better]].rank > rules[l->first[cell]].rank &&
			    !between(l, cell, better))
				write_step(l, cell, better);
		}
	}
}

static void
write_dead(struct lint *l, const uint64_t *met)
{
	size_t k;

	for (k = 0; k < l->grid.set->n; k++) {
		if (met[k] != 0 || !(l->rules[k] & WINS))
			continue;
		put_finding(l, "dead", (int)k, NOBODY);
		put_plain_end(l);
		l->dead++;
	}
}

static void
say(const struct lint *l, bool data)
{
	char dead[64] = "";

	if (data)
		snprintf(dead, sizeof dead, "; rules without a record %zu", l->dead);
	note("%zu combinations: uncovered %zu, under two rules or more %zu (at most %d); "
	     "unreachable rules %zu (%zu if the last won); better but lower %zu%s",
	    l->grid.cells, l->uncovered, l->overlaps, l->most, l->unreachable,
	    l->unreachable_last, l->steps, dead);
}

size_t
lint_write(struct ruleset *set, int bins, const uint64_t *met, struct writer *w)
{
	struct loc loc = { set->file, 0 };
	struct lint l = { .w = w };
	const char *why = grid_make(&l.grid, set, bins);

	if (why != NULL)
		die_at(EX_CONFIG, &loc, NULL, "%s", why);
	l.first = mem_alloc(l.grid.cells, sizeof *l.first);
	l.last = mem_alloc(l.grid.cells, sizeof *l.last);
	l.others = mem_alloc(l.grid.cells, sizeof *l.others);
	l.rules = mem_alloc(set->n, sizeof *l.rules);
	l.seen = mem_alloc(set->n, sizeof *l.seen);
	rec_head(w, NULL, "finding", "rule", "segment", "r", "f", "m", "case", "rules",
	    "better", "better_segment", NULL);
	survey(&l);
	write_cells(&l);
	l.unreachable = write_unreachable(&l, "unreachable", WINS);
	write_steps(&l);
	if (met != NULL)
		write_dead(&l, met);
	l.unreachable_last = write_unreachable(&l, "unreachable-last", WINS_LAST);
	say(&l, met != NULL);
	return l.uncovered + l.overlaps + l.unreachable + l.steps + l.dead;
}
