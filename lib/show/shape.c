/*
 * shape - which columns go out, in which order, under which names, of which kinds
 */
#include "shape.h"
#include "col.h"
#include "span.h"
#include "text.h"
#include <stdlib.h>

static bool
is_column_name(struct str s)
{
	size_t i;

	if (s.n == 0 || s.s[0] < 'a' || s.s[0] > 'z')
		return false;
	for (i = 1; i < s.n; i++)
		if ((s.s[i] < 'a' || s.s[i] > 'z') && (s.s[i] < '0' || s.s[i] > '9') &&
		    s.s[i] != '_')
			return false;
	return true;
}

/* One item into the list; `=` divides it when the list holds pairs. */
static struct shape_wish *
add_wish(struct shape_wishes *list, struct str item, bool pairs)
{
	struct shape_wish *wish;
	char buf[STR_SHOW];

	list->v = mem_grow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	wish = &list->v[list->n++];
	*wish = (struct shape_wish){ { NULL, 0 }, item, KIND_TEXT };
	if (!pairs)
		wish->name = item;
	else if (!str_cut(&wish->to, '=', &wish->name) || wish->to.n == 0)
		die_usage("--%s: not of the form COLUMN=%s: '%s'", list->option,
		    strcmp(list->option, "types") == 0 ? "TYPE" : "NAME",
		    str_show(item, buf));
	if (!is_column_name(wish->name))
		die_usage("--%s: not a column name: '%s'", list->option,
		    str_show(wish->name, buf));
	return wish;
}

static void
parse_list(struct shape_wishes *list, const struct opt_list *given, bool pairs)
{
	struct map seen = { 0 };
	struct str rest, item;
	char buf[STR_SHOW];
	size_t i;
	bool fresh;

	for (i = 0; i < given->n; i++)
		for (rest = str_of(given->v[i]); str_cut(&rest, ',', &item);) {
			struct str name = add_wish(list, item, pairs)->name;

			map_put(&seen, name, &fresh);
			if (!fresh)
				die_usage("--%s: twice: '%s'", list->option,
				    str_show(name, buf));
		}
	map_free(&seen);
}

void
shape_parse(struct shape_plan *plan, const struct opt_list *columns,
    const struct opt_list *drop, const struct opt_list *rename,
    const struct opt_list *types, bool records)
{
	struct shape_wish *wish;
	char buf[STR_SHOW];
	size_t i;

	*plan = (struct shape_plan){ { .option = "columns" }, { .option = "drop" },
		{ .option = "rename" }, { .option = "types" } };
	parse_list(&plan->columns, columns, false);
	parse_list(&plan->drop, drop, false);
	parse_list(&plan->rename, rename, true);
	parse_list(&plan->types, types, true);
	for (i = 0; i < plan->rename.n; i++) {
		wish = &plan->rename.v[i];
		if (records && !is_column_name(wish->to))
			die_usage(
			    "--rename: not a column name: '%s'", str_show(wish->to, buf));
		if (text_utf8(wish->to.s, wish->to.n) != wish->to.n)
			die_usage("--rename: not UTF-8: '%s'", str_show(wish->to, buf));
	}
	for (i = 0; i < plan->types.n; i++) {
		wish = &plan->types.v[i];
		if (!kind_parse(wish->to, &wish->kind))
			die_usage("--types: no such type: '%s' (one of " KIND_NAMES ")",
			    str_show(wish->to, buf));
	}
}

/* The input while it is bound: for each of its columns what goes out. */
struct binding {
	const struct reader *r;
	struct map names;	 /* a column's id is its position */
	struct shape_cell *cell; /* by position; at is -1 for a dropped one */
};

static _Noreturn void
die_header(const struct reader *r, struct str column, const char *why)
{
	struct loc loc = { r->file, 1 };
	char buf[STR_SHOW];

	die_at(EX_DATAERR, &loc, str_show(column, buf), "%s", why);
}

static struct shape_cell *
find(const struct binding *b, struct str name)
{
	uint32_t id = map_get(&b->names, name);

	if (id == MAP_NONE)
		die_header(b->r, name, "column missing");
	return &b->cell[id];
}

/* All columns as the input has them, with what is known of them. */
static void
start(struct binding *b, const struct reader *r)
{
	const char *name;
	enum kind kind;
	size_t i;
	uint32_t id;

	b->r = r;
	b->cell = mem_alloc((size_t)r->head.n, sizeof *b->cell);
	for (i = 0; i < (size_t)r->head.n; i++) {
		map_put(&b->names, r->head.name[i], NULL);
		b->cell[i] = (struct shape_cell){ .at = (int)i, .name = r->head.name[i] };
	}
	for (i = 0; (name = kind_known(i, &kind)) != NULL; i++) {
		id = map_get(&b->names, str_of(col_real(name)));
		if (id != MAP_NONE)
			b->cell[id].kind = kind;
	}
	/* an event's value is a number; of other files (rejects) nothing is known */
	id = map_get(&b->names, str_of("value"));
	if (id != MAP_NONE && map_get(&b->names, str_of("event")) == MAP_NONE)
		b->cell[id].kind = KIND_TEXT;
}

/* A copy of the name that is readable past its end; escaped when it is the user's text.
 */
static struct str
keep_name(struct shape *shape, struct str name, bool escape)
{
	char *to = arena_alloc(&shape->names, 2 * name.n + SPAN_SLACK, 1);

	if (escape)
		name.n = text_escape(name.s, name.n, to);
	else
		memcpy(to, name.s, name.n);
	return (struct str){ to, name.n };
}

/* Names in their final form; no two the same. */
static void
settle_names(struct shape *shape, const struct binding *b)
{
	struct map seen = { 0 };
	bool fresh;
	int i;

	for (i = 0; i < shape->n; i++) {
		struct shape_cell *cell = &shape->cell[i];
		struct str own = b->r->head.name[cell->at];

		cell->read = arena_text(&shape->names, own.s, own.n);
		cell->name = keep_name(shape, cell->name, cell->name.s != own.s);
		map_put(&seen, cell->name, &fresh);
		if (!fresh)
			die_header(b->r, cell->name, "two columns of this name");
	}
	map_free(&seen);
}

void
shape_bind(struct shape *shape, const struct shape_plan *plan, const struct reader *r)
{
	struct binding b = { 0 };
	size_t i, n = plan->columns.n != 0 ? plan->columns.n : (size_t)r->head.n;

	start(&b, r);
	col_bind(NULL, 0, r); /* complains about a --col that led nowhere */
	for (i = 0; i < plan->types.n; i++)
		find(&b, plan->types.v[i].name)->kind = plan->types.v[i].kind;
	for (i = 0; i < plan->rename.n; i++)
		find(&b, plan->rename.v[i].name)->name = plan->rename.v[i].to;
	for (i = 0; i < plan->drop.n; i++)
		find(&b, plan->drop.v[i].name)->at = -1;
	*shape = (struct shape){ .cell = mem_alloc(n, sizeof *shape->cell),
		.nfields = r->head.n };
	for (i = 0; i < n; i++) {
		struct shape_cell *cell =
		    plan->columns.n == 0 ? &b.cell[i] : find(&b, plan->columns.v[i].name);

		if (cell->at >= 0)
			shape->cell[shape->n++] = *cell;
	}
	if (shape->n == 0)
		die_header(r, r->head.name[0], "no column is left");
	shape->whole = shape->n == r->head.n;
	for (i = 0; i < (size_t)shape->n; i++)
		shape->whole = shape->whole && shape->cell[i].at == (int)i;
	settle_names(shape, &b);
	map_free(&b.names);
	free(b.cell);
}

void
shape_die(const struct shape_cell *cell, const struct row *row, const char *why)
{
	struct loc loc = row_loc(row);
	char buf[STR_SHOW];

	die_at(EX_DATAERR, &loc, cell->read, "%s: '%s'", why,
	    str_show(row_field(row, cell->at), buf));
}
