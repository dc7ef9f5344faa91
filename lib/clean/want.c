/*
 * want - see want.h
 */
#include "want.h"
#include "die.h"
#include "head.h"
#include "mem.h"
#include "word.h"

const struct str kind_names[] = { { "order", 5 }, { "refund", 6 }, { "contact", 7 },
	{ "event", 5 }, { "fee", 3 } };

bool
want_is_name(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!(s.s[i] >= 'a' && s.s[i] <= 'z') &&
		    (i == 0 || !((s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '_')))
			return false;
	return s.n > 0;
}

int
want_character(const char *option, const char *s, const char *none)
{
	if (strcmp(s, none) == 0)
		return 0;
	if (strcmp(s, "tab") == 0 || strcmp(s, "\\t") == 0)
		return '\t';
	if (s[0] == '\0' || s[1] != '\0' || s[0] == '\n' || s[0] == '\r')
		die_usage("--%s: not a character: '%s'", option, s);
	return s[0];
}

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

const char *
want_country(const char *code)
{
	static struct words countries = { .table = &countries_table[0][0],
		.nrows = COUNTRIES_NROWS,
		.ncols = COUNTRIES_NCOLS };
	int row;

	if (!is_capital(code[0]) || !is_capital(code[1]) || code[2] != '\0')
		die_usage("--country: not two capitals: '%s'", code);
	row = word_find(&countries, str_of(code));
	if (row < 0)
		die_usage("--country: no such country: '%s'", code);
	return word_cell(&countries, row, COUNTRIES_ALPHA2);
}

void
want_maps(struct want *w, const struct opt_list *maps)
{
	struct map_entry *e;
	size_t i, k;

	w->map = mem_alloc(maps->n + 1, sizeof *w->map);
	for (i = 0; i < maps->n; i++) {
		e = &w->map[w->nmap++];
		e->header = str_of(maps->v[i]);
		if (!str_cut(&e->header, '=', &e->name) || e->header.s == NULL ||
		    e->header.n == 0 || !want_is_name(e->name))
			die_usage(
			    "--map: not of the form column=Header: '%s'", maps->v[i]);
		e->column = source_slot(e->name);
		if (e->column == COLUMN_FILE || e->column == COLUMN_LINE)
			die_usage("--map: %s is not taken from the input", maps->v[i]);
		for (k = 0; k < i; k++)
			if (str_eq(w->map[k].name, e->name))
				die_usage(
				    "--map: twice: '%.*s'", (int)e->name.n, e->name.s);
	}
}

/* One name twice in a list of --names or --columns. */
static void
check_twice(const char *option, const struct opt_list *list)
{
	size_t i, k;

	for (i = 0; i < list->n; i++)
		for (k = 0; k < i; k++)
			if (strcmp(list->v[i], list->v[k]) == 0 &&
			    strcmp(list->v[i], "-") != 0)
				die_usage("--%s: twice: '%s'", option, list->v[i]);
}

void
want_names(struct want *w, const struct opt_list *names)
{
	size_t i;

	check_twice("names", names);
	w->names = mem_alloc(names->n + 1, sizeof *w->names);
	w->nnames = w->dialect.names = (int)names->n;
	for (i = 0; i < names->n; i++) {
		w->names[i] = str_of(names->v[i]);
		if (!str_is(w->names[i], "-") &&
		    header_column(w->names[i]) == HEADER_NONE)
			die_usage("--names: no canonical column (- is none): '%s'",
			    names->v[i]);
	}
}

static const struct map_entry *
find_new(const struct want *w, struct str name)
{
	size_t i;

	for (i = 0; i < w->nmap; i++)
		if (w->map[i].column == HEADER_NONE && str_eq(w->map[i].name, name))
			return &w->map[i];
	return NULL;
}

/* A header that no tool would read is not written. */
static void
check_size(const struct want *w)
{
	size_t bytes = 0;
	int i;

	if (w->ncolumns > REC_COLUMNS)
		die_usage("%d columns, more than %d", w->ncolumns, REC_COLUMNS);
	for (i = 0; i < w->ncolumns; i++)
		bytes += w->columns[i].name.n + 1;
	if (bytes > REC_LINE)
		die_usage("a header of more than 1 MiB");
}

static bool
is_listed(const struct opt_list *list, struct str name)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (str_is(name, list->v[i]))
			return true;
	return false;
}

static void
check_drop(const struct opt_list *drop)
{
	size_t i;

	for (i = 0; i < drop->n; i++)
		if (header_column(str_of(drop->v[i])) == HEADER_NONE)
			die_usage("--drop: no canonical column: '%s'", drop->v[i]);
}

/* The columns asked for; else the canonical ones, then the new ones as they were given. */
void
want_columns(struct want *w, const struct opt_list *columns, const struct opt_list *drop)
{
	struct out_column *c;
	struct str name;
	size_t i;

	check_twice("columns", columns);
	check_drop(drop);
	w->columns = mem_alloc(COLUMN_COUNT + w->nmap + columns->n, sizeof *w->columns);
	for (i = 0; i < columns->n; i++) {
		name = str_of(columns->v[i]);
		if (is_listed(drop, name))
			die_usage("--drop and --columns both name: '%s'", columns->v[i]);
		c = &w->columns[w->ncolumns++];
		*c = (struct out_column){ name, header_column(name) };
		if (c->column == HEADER_NONE && find_new(w, name) == NULL)
			die_usage("--columns: neither canonical nor of --map: '%s'",
			    columns->v[i]);
	}
	for (i = 0; columns->n == 0 && i < COLUMN_COUNT; i++) {
		name = str_of(columns_table[i][COLUMNS_NAME]);
		if (!is_listed(drop, name))
			w->columns[w->ncolumns++] = (struct out_column){ name, (int)i };
	}
	for (i = 0; columns->n == 0 && i < w->nmap; i++)
		if (w->map[i].column == HEADER_NONE)
			w->columns[w->ncolumns++] =
			    (struct out_column){ w->map[i].name, HEADER_NONE };
	check_size(w);
}

void
want_allow(struct want *w, const struct opt_list *rules)
{
	size_t i;
	int rule;

	for (i = 0; i < rules->n; i++) {
		for (rule = 0; rule < RULE_COUNT; rule++)
			if (strcmp(rules->v[i], rules_table[rule][RULES_CODE]) == 0)
				break;
		if (rule == RULE_COUNT || rules_table[rule][RULES_EFFECT][0] != 's' ||
		    rule == RULE_ERASED || rule == RULE_TOTAL)
			die_usage("--allow: no rule that skips rows: '%s'", rules->v[i]);
		w->allow[rule] = true;
	}
}
