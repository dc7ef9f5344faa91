/*
 * rules - see rules.h. Where all conditions are on r, f, m and their code, the answer for
 * each of the 11^3 possible scores is found once and then looked up.
 */
#include "rules.h"
#include "condition.h"
#include "io.h"
#include "tables.h"
#include "text.h"
#include <stdlib.h>

enum {
	SCORE_MAX = 10,
	SIDE = SCORE_MAX + 1,
	CELLS = SIDE * SIDE * SIDE,
	RULES_MAX = 32000
};

enum { R, F, M, SCORES };

struct rule {
	struct str segment, action;
	struct condition *conditions; /* one a condition column */
};

struct rules {
	const char *file; /* NULL: a preset */
	struct arena arena;
	struct rule *v;
	size_t n, cap;
	struct col *cols; /* the condition columns */
	size_t ncols;
	int code; /* which of them is the made column rfm, or -1 */
	struct col scores[SCORES];
	bool by_scores; /* the table answers */
	int16_t *table; /* by r, f, m; UNASKED until asked */
};

enum { UNASKED = -2, NO_RULE = -1 };

/* Where the cells of a rules file go. */
struct layout {
	int segment, action;
	int *condition; /* cell of each condition column */
	int n;		/* cells a line */
};

static _Noreturn void
die_rule(const struct rules *rs, uint64_t line, const char *column, const char *why,
    struct str value)
{
	struct loc loc = { rs->file, line };
	char show[STR_SHOW];

	if (value.n == 0)
		die_at(EX_CONFIG, &loc, column, "%s", why);
	die_at(EX_CONFIG, &loc, column, "%s: '%s'", why, str_show(value, show));
}

static void
check_column(const struct rules *rs, uint64_t line, struct str name)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		if (!((name.s[i] >= 'a' && name.s[i] <= 'z') ||
			(i > 0 && (name.s[i] == '_' ||
				      (name.s[i] >= '0' && name.s[i] <= '9')))))
			die_rule(rs, line, NULL,
			    "not a column name (cells are separated by TABs)", name);
	if (name.n == 0)
		die_rule(rs, line, NULL, "empty column name", name);
	if (str_is(name, "segment") || str_is(name, "action"))
		die_rule(rs, line, NULL, "column twice", name);
	for (i = 0; i < rs->ncols; i++)
		if (str_is(name, rs->cols[i].name))
			die_rule(rs, line, NULL, "column twice", name);
}

static bool
is_score(const char *name)
{
	return strcmp(name, "r") == 0 || strcmp(name, "f") == 0 || strcmp(name, "m") == 0;
}

/* Blanks part scores and codes; in other columns they belong to the text. */
static bool
takes_codes(const char *name)
{
	return is_score(name) || strcmp(name, "rfm") == 0;
}

/* A cell goes into records as it stands, so it may hold only what they may. */
static void
check_escapes(const struct rules *rs, uint64_t line, struct str cell)
{
	size_t i;

	if (memchr(cell.s, '\r', cell.n) != NULL)
		die_rule(rs, line, NULL, "carriage return inside", cell);
	for (i = 0; i < cell.n; i++)
		if (cell.s[i] == '\\' &&
		    (++i == cell.n || strchr("tnr\\", cell.s[i]) == NULL))
			die_rule(rs, line, NULL, "unknown escape", cell);
}

/* The header: which cell is what. */
static void
take_head(struct rules *rs, const struct str *cells, int n, struct layout *layout,
    uint64_t line)
{
	int i;

	*layout = (struct layout){ .segment = -1, .action = -1, .n = n };
	layout->condition = arena_alloc(&rs->arena, (size_t)n, sizeof *layout->condition);
	rs->cols = arena_alloc(&rs->arena, (size_t)n, sizeof *rs->cols);
	for (i = 0; i < n; i++) {
		if (str_is(cells[i], "segment") && layout->segment < 0) {
			layout->segment = i;
		} else if (str_is(cells[i], "action") && layout->action < 0) {
			layout->action = i;
		} else {
			check_column(rs, line, cells[i]);
			layout->condition[rs->ncols] = i;
			rs->cols[rs->ncols++] = (struct col){ .need = COL_NAMED,
				.name = arena_text(&rs->arena, cells[i].s, cells[i].n) };
		}
	}
	if (layout->segment < 0)
		die_rule(rs, line, "segment", "column missing", (struct str){ "", 0 });
}

static void
take_rule(
    struct rules *rs, const struct str *cells, const struct layout *layout, uint64_t line)
{
	struct rule *rule;
	const char *why;
	size_t i;

	for (i = 0; i < (size_t)layout->n; i++)
		check_escapes(rs, line, cells[i]);
	if (rs->n == RULES_MAX)
		die_rule(rs, line, NULL, "more than 32000 rules", cells[0]);
	rs->v = mem_grow(rs->v, &rs->cap, rs->n + 1, sizeof *rs->v);
	rule = &rs->v[rs->n++];
	*rule = (struct rule){ .segment = cells[layout->segment], .action = { "", 0 } };
	if (rule->segment.n == 0)
		die_rule(rs, line, "segment", "empty", rule->segment);
	if (layout->action >= 0)
		rule->action = cells[layout->action];
	rule->conditions = arena_alloc(&rs->arena, rs->ncols, sizeof *rule->conditions);
	for (i = 0; i < rs->ncols; i++) {
		why = condition_parse(&rs->arena, cells[layout->condition[i]],
		    takes_codes(rs->cols[i].name), &rule->conditions[i]);
		if (why != NULL)
			die_rule(
			    rs, line, rs->cols[i].name, why, cells[layout->condition[i]]);
	}
}

static struct rules *
new_rules(const char *file)
{
	struct rules *rs = mem_alloc(1, sizeof *rs);

	rs->file = file;
	rs->code = -1;
	return rs;
}

static struct str
slurp(struct rules *rs, const char *path)
{
	struct input in;
	struct str text;

	in_open(&in, path, false);
	while (in_more(&in))
		;
	text = (struct str){ arena_copy(&rs->arena, in.buf + in.from, in.to - in.from),
		in.to - in.from };
	in_close(&in);
	return text;
}

static void
check_utf8(const struct rules *rs, uint64_t number, struct str line)
{
	size_t good = text_utf8(line.s, line.n);

	if (good != line.n)
		die_rule(rs, number, NULL, "not UTF-8", (struct str){ line.s + good, 1 });
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

struct rules *
rules_load(const char *path)
{
	struct rules *rs = new_rules(path);
	struct str text = slurp(rs, path), line, cells[REC_COLUMNS];
	struct layout layout = { 0 };
	uint64_t number;
	int n;

	if (text.n >= 3 && memcmp(text.s, "\xef\xbb\xbf", 3) == 0)
		text = (struct str){ text.s + 3, text.n - 3 };
	for (number = 1; str_cut(&text, '\n', &line); number++) {
		check_utf8(rs, number, line);
		if (str_trim(line).n == 0 || line.s[0] == '#')
			continue;
		if (line.s[line.n - 1] == '\r')
			line.n--;
		n = split(line, cells, REC_COLUMNS);
		if (n > REC_COLUMNS)
			die_rule(rs, number, NULL, "more than 4096 cells", line);
		if (layout.n == 0)
			take_head(rs, cells, n, &layout, number);
		else if (n != layout.n)
			die_rule(
			    rs, number, NULL, "not as many cells as the header", line);
		else
			take_rule(rs, cells, &layout, number);
	}
	if (rs->n == 0)
		die_rule(rs, 0, NULL, "no rules", (struct str){ "", 0 });
	return rs;
}

struct rules *
rules_preset(const char *name)
{
	struct rules *rs = new_rules(name);
	struct str cells[PRESET_CODE125_NCOLS];
	struct layout layout;
	int i, k;

	if (strcmp(name, "code125") != 0)
		return NULL;
	for (i = 0; i < PRESET_CODE125_NCOLS; i++)
		cells[i] = str_of(preset_code125_names[i]);
	take_head(rs, cells, PRESET_CODE125_NCOLS, &layout, 1);
	for (k = 0; k < PRESET_CODE125_NROWS; k++) {
		for (i = 0; i < PRESET_CODE125_NCOLS; i++)
			cells[i] = str_of(preset_code125_table[k][i]);
		take_rule(rs, cells, &layout, (uint64_t)k + 2);
	}
	return rs;
}

void
rules_bind(struct rules *rs, const struct reader *r)
{
	size_t i;

	rs->by_scores = true;
	for (i = 0; i < rs->ncols; i++)
		if (strcmp(rs->cols[i].name, "rfm") == 0 &&
		    head_find(&r->head, str_of(col_real("rfm"))) < 0) {
			rs->code = (int)i;
			rs->cols[i].need = COL_OPTIONAL;
		}
	for (i = 0; i < SCORES; i++)
		rs->scores[i] =
		    (struct col){ .name = (const char *const[]){ "r", "f", "m" }[i],
			    .need = rs->code >= 0 ? COL_NEEDED : COL_OPTIONAL };
	col_find(rs->scores, SCORES, r);
	col_find(rs->cols, rs->ncols, r);
	for (i = 0; i < rs->ncols; i++)
		rs->by_scores =
		    rs->by_scores && ((int)i == rs->code || is_score(rs->cols[i].name));
	for (i = 0; i < SCORES; i++)
		rs->by_scores = rs->by_scores && col_has(&rs->scores[i]);
	rs->table = mem_alloc(CELLS, sizeof *rs->table);
	for (i = 0; i < CELLS; i++)
		rs->table[i] = UNASKED;
}

static int
walk(const struct rules *rs, const struct row *row)
{
	char code[3 * 8], show[STR_SHOW];
	struct loc loc = row_loc(row);
	struct str field[SCORES], made = { code, 0 }, one;
	const char *why = NULL;
	size_t i, k;
	bool holds;

	for (i = 0; i < SCORES && rs->code >= 0; i++) {
		field[i] = col_get(&rs->scores[i], row);
		if (field[i].n > 7)
			col_die(&rs->scores[i], row, "not a score");
		memcpy(code + made.n, field[i].s, field[i].n);
		made.n += field[i].n;
	}
	for (k = 0; k < rs->n; k++) {
		holds = true;
		for (i = 0; i < rs->ncols && holds; i++) {
			one = (int)i == rs->code ? made : col_get(&rs->cols[i], row);
			holds = condition_holds(&rs->v[k].conditions[i], one, &why);
			if (why != NULL)
				die_at(EX_DATAERR, &loc, rs->cols[i].shown, "%s: '%s'",
				    why, str_show(one, show));
		}
		if (holds)
			return (int)k;
	}
	return NO_RULE;
}

/* 0 to 10 when the field is such a score, else -1. */
static int
score(struct str s)
{
	if (s.n == 1 && s.s[0] >= '0' && s.s[0] <= '9')
		return s.s[0] - '0';
	return s.n == 2 && s.s[0] == '1' && s.s[1] == '0' ? 10 : -1;
}

int
rules_match(struct rules *rs, const struct row *row)
{
	int at = 0, i, one;

	for (i = 0; i < SCORES && rs->by_scores; i++) {
		one = score(col_get(&rs->scores[i], row));
		if (one < 0)
			return walk(rs, row);
		at = at * SIDE + one;
	}
	if (!rs->by_scores)
		return walk(rs, row);
	if (rs->table[at] == UNASKED)
		rs->table[at] = (int16_t)walk(rs, row);
	return rs->table[at];
}

int
rules_count(const struct rules *rs)
{
	return (int)rs->n;
}

struct str
rules_segment(const struct rules *rs, int rule)
{
	return rs->v[rule].segment;
}

struct str
rules_action(const struct rules *rs, int rule)
{
	return rs->v[rule].action;
}
