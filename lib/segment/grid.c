/*
 * grid - see grid.h
 */
#include "grid.h"
#include "num.h"

enum { WORK_MAX = 100000000 }; /* cells times rules: a second or two */

static void
ask(struct grid *g, const char *column)
{
	bool code = strcmp(column, "rfm") == 0, mean = strcmp(column, "fm") == 0;

	g->asked[GRID_R] = g->asked[GRID_R] || code || strcmp(column, "r") == 0;
	g->asked[GRID_F] = g->asked[GRID_F] || code || mean || strcmp(column, "f") == 0;
	g->asked[GRID_M] = g->asked[GRID_M] || code || mean || strcmp(column, "m") == 0;
}

/* What the scores are in that column, or in one that is made of them. */
static size_t
show(const char *column, const int score[GRID_SCORES], char buf[4 * NUM_SHOW])
{
	size_t n = 0;
	int i;

	if (strcmp(column, "fm") == 0) {
		n = (size_t)num_show((score[GRID_F] + score[GRID_M]) / 2, buf);
		memcpy(buf + n, ".5", 2);
		return n + ((score[GRID_F] + score[GRID_M]) % 2 != 0 ? 2 : 0);
	}
	for (i = 0; i < GRID_SCORES; i++)
		if (column[1] != '\0' || column[0] == "rfm"[i])
			n += (size_t)num_show(score[i], buf + n);
	return n;
}

static bool
rule_holds(const struct grid *g, const struct rule *rule, const int *score)
{
	char buf[4 * NUM_SHOW];
	const char *why = NULL;
	struct str field;
	size_t i;

	for (i = 0; i < g->set->ncolumns; i++) {
		if (!ruleset_is_score(g->set->columns[i]))
			continue;
		field = (struct str){ buf,
			score == NULL ? 0 : show(g->set->columns[i], score, buf) };
		if (!condition_holds(&rule->conditions[i], field, &why))
			return false;
	}
	return true;
}

/* Does a rule ask for a missing score? */
static bool
asks_missing(const struct grid *g)
{
	const struct condition *c;
	size_t k, i, a;

	for (k = 0; k < g->set->n; k++)
		for (i = 0; i < g->set->ncolumns; i++) {
			c = &g->set->v[k].conditions[i];
			for (a = 0; a < c->n && ruleset_is_score(g->set->columns[i]); a++)
				if (c->v[a].kind == CONDITION_EMPTY)
					return true;
		}
	return false;
}

static void
make_scores(struct grid *g)
{
	bool any = g->asked[GRID_R] || g->asked[GRID_F] || g->asked[GRID_M];
	size_t bins = any ? (size_t)g->bins : 1, s, k;
	int score[GRID_SCORES];

	g->nscores = bins * bins * bins + asks_missing(g);
	g->ncases = 1;
	g->scores = mem_alloc(g->nscores, g->set->n);
	for (s = 0; s < g->nscores; s++)
		for (k = 0; k < g->set->n; k++)
			g->scores[s * g->set->n + k] = rule_holds(
			    g, &g->set->v[k], grid_scores(g, s, score) ? score : NULL);
}

const char *
grid_make(struct grid *g, struct ruleset *set, int bins)
{
	size_t max = WORK_MAX / set->n, i;
	struct classes *c;
	const char *why;

	*g = (struct grid){ .set = set, .bins = bins };
	for (i = 0; i < set->ncolumns; i++)
		ask(g, set->columns[i]);
	make_scores(g);
	g->cells = g->nscores;
	g->others = mem_alloc(set->ncolumns + 1, sizeof *g->others);
	for (i = 0; i < set->ncolumns; i++) {
		if (ruleset_is_score(set->columns[i]))
			continue;
		c = &g->others[g->nothers++];
		why = classes_make(c, set, i, max / g->cells + 1);
		if (why != NULL)
			return why;
		g->ncases *= c->n;
		g->cells *= c->n;
	}
	return NULL;
}

bool
grid_holds(const struct grid *g, size_t cell, size_t rule)
{
	size_t rules = g->set->n, rest = cell % g->ncases, i;

	if (!g->scores[cell / g->ncases * rules + rule])
		return false;
	for (i = g->nothers; i-- > 0; rest /= g->others[i].n)
		if (!g->others[i].holds[rest % g->others[i].n * rules + rule])
			return false;
	return true;
}

bool
grid_scores(const struct grid *g, size_t cell, int score[GRID_SCORES])
{
	size_t at = cell / g->ncases, bins = (size_t)g->bins;

	if (!(g->asked[GRID_R] || g->asked[GRID_F] || g->asked[GRID_M]) ||
	    at == bins * bins * bins)
		return false;
	score[GRID_R] = (int)(at / (bins * bins)) + 1;
	score[GRID_F] = (int)(at / bins % bins) + 1;
	score[GRID_M] = (int)(at % bins) + 1;
	return true;
}

size_t
grid_cell(const struct grid *g, const int score[GRID_SCORES], size_t like)
{
	size_t bins = (size_t)g->bins, at = (size_t)(score[GRID_R] - 1);

	at = (at * bins + (size_t)(score[GRID_F] - 1)) * bins +
	     (size_t)(score[GRID_M] - 1);
	return at * g->ncases + like % g->ncases;
}

/* The class of the i-th other column in the cell. */
static struct str
value_of(const struct grid *g, size_t cell, size_t i)
{
	size_t rest = cell % g->ncases, k;

	for (k = g->nothers - 1; k > i; k--)
		rest /= g->others[k].n;
	return g->others[i].v[rest % g->others[i].n];
}

struct str
grid_case(const struct grid *g, size_t cell)
{
	static char *words;
	static size_t cap;
	struct str value;
	size_t n = 0, i, name;

	for (i = 0; i < g->nothers; i++) {
		if (g->others[i].n < 2)
			continue;
		value = value_of(g, cell, i);
		value = value.n == 0 ? str_of("-") : value;
		name = strlen(g->others[i].column);
		words = mem_grow(words, &cap, n + name + value.n + 2, 1);
		if (n != 0)
			words[n++] = ' ';
		memcpy(words + n, g->others[i].column, name);
		words[n + name] = '=';
		memcpy(words + n + name + 1, value.s, value.n);
		n += name + 1 + value.n;
	}
	return (struct str){ n == 0 ? "" : words, n };
}
