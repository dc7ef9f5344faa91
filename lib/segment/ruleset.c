/*
 * ruleset - see ruleset.h
 */
#include "ruleset.h"
#include "head.h"
#include "io.h"
#include "map.h"
#include "names.h"
#include "num.h"
#include "text.h"

enum { RULES_MAX = 32000 };

/* Where the cells of a rules file go. */
struct layout {
	int segment, key, rank, action; /* -1: the file has none */
	int *condition;			/* cell of each condition column */
	int n;				/* cells a line */
};

static _Noreturn void
die_rule(const struct ruleset *set, uint64_t line, const char *column, const char *why,
    struct str value)
{
	struct loc loc = { set->file, line };
	char show[STR_SHOW];

	if (value.n == 0)
		die_at(EX_CONFIG, &loc, column, "%s", why);
	die_at(EX_CONFIG, &loc, column, "%s: '%s'", why, str_show(value, show));
}

static void
check_column(const struct ruleset *set, uint64_t line, struct str name)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		if (!((name.s[i] >= 'a' && name.s[i] <= 'z') ||
			(i > 0 && (name.s[i] == '_' ||
				      (name.s[i] >= '0' && name.s[i] <= '9')))))
			die_rule(set, line, NULL,
			    "not a column name (cells are separated by TABs)", name);
	if (name.n == 0)
		die_rule(set, line, NULL, "empty column name", name);
	for (i = 0; i < set->ncolumns; i++)
		if (str_is(name, set->columns[i]))
			die_rule(set, line, NULL, "column twice", name);
}

bool
ruleset_is_score(const char *column)
{
	static const char *const scores[] = { "r", "f", "m", "rfm", "fm" };
	size_t i;

	for (i = 0; i < sizeof scores / sizeof scores[0]; i++)
		if (strcmp(column, scores[i]) == 0)
			return true;
	return false;
}

/* Blanks part scores and codes; in other columns they belong to the text. */
static enum condition_column
form(const char *column)
{
	if (strcmp(column, "rfm") == 0)
		return CONDITION_CODE;
	return ruleset_is_score(column) ? CONDITION_SCORE : CONDITION_PLAIN;
}

/* A cell goes into records as it stands, so it may hold only what they may. */
static void
check_escapes(const struct ruleset *set, uint64_t line, struct str cell)
{
	size_t i;

	if (memchr(cell.s, '\r', cell.n) != NULL)
		die_rule(set, line, NULL, "carriage return inside", cell);
	for (i = 0; i < cell.n; i++)
		if (cell.s[i] == '\\' &&
		    (++i == cell.n || strchr("tnr\\", cell.s[i]) == NULL))
			die_rule(set, line, NULL, "unknown escape", cell);
}

/* The header: which cell is what. */
static void
take_head(struct ruleset *set, const struct str *cells, int n, struct layout *layout,
    uint64_t line)
{
	static const char *const own[] = { "segment", "segment_key", "segment_rank",
		"action" };
	int *const places[] = { &layout->segment, &layout->key, &layout->rank,
		&layout->action };
	size_t k;
	int i;

	*layout = (struct layout){ -1, -1, -1, -1, NULL, n };
	layout->condition = arena_alloc(&set->arena, (size_t)n, sizeof(int));
	set->columns = arena_alloc(&set->arena, (size_t)n, sizeof *set->columns);
	for (i = 0; i < n; i++) {
		for (k = 0; k < 4 && !str_is(cells[i], own[k]); k++)
			;
		if (k < 4 && *places[k] >= 0)
			die_rule(set, line, NULL, "column twice", cells[i]);
		if (k < 4) {
			*places[k] = i;
			continue;
		}
		check_column(set, line, cells[i]);
		layout->condition[set->ncolumns] = i;
		set->columns[set->ncolumns++] =
		    arena_text(&set->arena, cells[i].s, cells[i].n);
	}
	if (layout->segment < 0)
		die_rule(set, line, "segment", "column missing", (struct str){ "", 0 });
	set->keyed = layout->key >= 0;
	set->ranked = layout->rank >= 0;
	set->acting = layout->action >= 0;
}

static void
take_conditions(struct ruleset *set, struct rule *rule, const struct str *cells,
    const struct layout *layout)
{
	const char *why;
	struct str cell;
	size_t i;

	rule->conditions =
	    arena_alloc(&set->arena, set->ncolumns, sizeof *rule->conditions);
	rule->cells = arena_alloc(&set->arena, set->ncolumns, sizeof *rule->cells);
	for (i = 0; i < set->ncolumns; i++) {
		cell = cells[layout->condition[i]];
		rule->cells[i] = cell.n == 0 ? str_of("*") : cell;
		why = condition_parse(
		    &set->arena, cell, form(set->columns[i]), &rule->conditions[i]);
		if (why != NULL)
			die_rule(set, rule->line, set->columns[i], why, cell);
	}
}

static void
take_rule(struct ruleset *set, const struct str *cells, const struct layout *layout,
    uint64_t line)
{
	struct rule rule = { .segment = cells[layout->segment], .line = line };
	const char *why = NULL;
	int i;

	for (i = 0; i < layout->n; i++)
		check_escapes(set, line, cells[i]);
	if (set->n == RULES_MAX)
		die_rule(set, line, NULL, "more than 32000 rules", cells[0]);
	if (rule.segment.n == 0)
		die_rule(set, line, "segment", "empty", rule.segment);
	rule.key = layout->key < 0 ? rule.segment : cells[layout->key];
	if (rule.key.n == 0)
		die_rule(set, line, "segment_key", "empty", rule.key);
	rule.action = layout->action < 0 ? (struct str){ "", 0 } : cells[layout->action];
	if (layout->rank >= 0)
		why = num_int(cells[layout->rank], 0, RULES_MAX, &rule.rank);
	if (why != NULL)
		die_rule(set, line, "segment_rank", why, cells[layout->rank]);
	take_conditions(set, &rule, cells, layout);
	set->v = mem_grow(set->v, &set->cap, set->n + 1, sizeof *set->v);
	set->v[set->n++] = rule;
}

/* Without ranks a segment ranks where its first rule stands. */
static void
rank_by_order(struct ruleset *set)
{
	struct map segments = { 0 };
	size_t i;

	for (i = 0; i < set->n && !set->ranked; i++)
		set->v[i].rank = map_put(&segments, set->v[i].key, NULL) + 1;
	map_free(&segments);
}

static struct ruleset *
new_set(const char *file)
{
	struct ruleset *set = mem_alloc(1, sizeof *set);

	set->file = file;
	return set;
}

static struct str
slurp(struct ruleset *set, const char *path)
{
	struct input in;
	struct str text;

	in_open(&in, path, false);
	while (in_more(&in))
		;
	set->file = in.name;
	text = (struct str){ arena_copy(&set->arena, in.buf + in.from, in.to - in.from),
		in.to - in.from };
	in_close(&in);
	if (text.n >= 3 && memcmp(text.s, "\xef\xbb\xbf", 3) == 0)
		text = (struct str){ text.s + 3, text.n - 3 };
	return text;
}

static void
check_utf8(const struct ruleset *set, uint64_t number, struct str line)
{
	size_t good = text_utf8(line.s, line.n);

	if (good != line.n)
		die_rule(
		    set, number, NULL, "not UTF-8", (struct str){ line.s + good, 1 });
}

/* Cells of a line; returns how many. */
static int
split(struct str line, struct str *cells, int max)
{
	struct str cell;
	int n = 0;

	while (str_cut(&line, '\t', &cell)) {
		if (n < max)
			cells[n] = str_trim(cell);
		n++;
	}
	return n;
}

struct ruleset *
ruleset_load(const char *path)
{
	struct ruleset *set = new_set(path);
	struct str text = slurp(set, path), line, cells[REC_COLUMNS];
	struct layout layout = { 0 };
	uint64_t number;
	int n;

	for (number = 1; str_cut(&text, '\n', &line); number++) {
		check_utf8(set, number, line);
		if (str_trim(line).n == 0 || line.s[0] == '#')
			continue;
		if (line.s[line.n - 1] == '\r')
			line.n--;
		n = split(line, cells, REC_COLUMNS);
		if (n > REC_COLUMNS)
			die_rule(set, number, NULL, "more than 4096 cells", line);
		if (layout.n == 0)
			take_head(set, cells, n, &layout, number);
		else if (n != layout.n)
			die_rule(
			    set, number, NULL, "not as many cells as the header", line);
		else
			take_rule(set, cells, &layout, number);
	}
	if (set->n == 0)
		die_rule(set, 0, NULL, "no rules", (struct str){ "", 0 });
	rank_by_order(set);
	return set;
}

struct ruleset *
ruleset_preset(const struct preset *p)
{
	struct ruleset *set = new_set(p->name);
	struct str *cells = mem_alloc((size_t)p->ncolumns, sizeof *cells);
	struct layout layout;
	int i, k;

	set->preset = p;
	for (i = 0; i < p->ncolumns; i++)
		cells[i] = str_of(p->columns[i]);
	take_head(set, cells, p->ncolumns, &layout, 1);
	for (k = 0; k < p->nrules; k++) {
		for (i = 0; i < p->ncolumns; i++)
			cells[i] = str_of(p->cells[k * p->ncolumns + i]);
		take_rule(set, cells, &layout, (uint64_t)k + 2);
	}
	rank_by_order(set);
	return set;
}

void
ruleset_translate(struct ruleset *set, int language)
{
	size_t i;

	if (language == NAMES_AS_PUBLISHED)
		return;
	for (i = 0; i < set->n; i++)
		set->v[i].segment = names_of(language, set->v[i].key, set->v[i].segment);
	set->keyed = true;
}
