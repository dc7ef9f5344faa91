/*
 * col - see col.h
 */
#include "col.h"
#include "die.h"
#include "mem.h"
#include "num.h"
#include <stdio.h>

struct renaming {
	const char *name;
	const char *column;
	bool used;
};

static struct renaming *renamings;
static size_t nrenamings, renamingcap;

void
col_rename(const char *spec)
{
	const char *equal = strchr(spec, '=');
	struct renaming *r;
	char *name;
	size_t i;

	if (equal == NULL || equal == spec || equal[1] == '\0')
		die_usage("--col: not NAME=COLUMN: '%s'", spec);
	name = mem_alloc((size_t)(equal - spec) + 1, 1);
	memcpy(name, spec, (size_t)(equal - spec));
	for (i = 0; i < nrenamings; i++)
		if (strcmp(renamings[i].name, name) == 0)
			die_usage("--col: twice: '%s'", name);
	renamings = mem_grow(renamings, &renamingcap, nrenamings + 1, sizeof *renamings);
	r = &renamings[nrenamings++];
	*r = (struct renaming){ .name = name, .column = equal + 1 };
}

const char *
col_real(const char *name)
{
	size_t i;

	for (i = 0; i < nrenamings; i++) {
		if (strcmp(renamings[i].name, name) == 0) {
			renamings[i].used = true;
			return renamings[i].column;
		}
	}
	return name;
}

struct str
col_canonical(struct str column)
{
	size_t i;

	for (i = 0; i < nrenamings; i++)
		if (str_is(column, renamings[i].column))
			return str_of(renamings[i].name);
	return column;
}

static void
check_renamings(const struct reader *r)
{
	struct loc loc = { r->file, 1 };
	size_t i;

	for (i = 0; i < nrenamings; i++) {
		if (!renamings[i].used)
			die_usage("--col: %s reads no column of this name: '%s'",
			    die_name(), renamings[i].name);
		if (head_find(&r->head, str_of(renamings[i].column)) < 0)
			die_at(EX_DATAERR, &loc, renamings[i].column,
			    "column missing, named by --col %s=%s", renamings[i].name,
			    renamings[i].column);
	}
}

static void
look_up(struct col *cols, size_t n, const struct reader *r)
{
	size_t i;

	for (i = 0; i < n; i++) {
		cols[i].shown = col_real(cols[i].name);
		cols[i].at = head_find(&r->head, str_of(cols[i].shown));
	}
}

/* "a, b, c": what the input has, as far as it fits. */
static const char *
list_columns(const struct reader *r, char *to, size_t room)
{
	size_t n = 0;
	int i;

	to[0] = '\0';
	for (i = 0; i < r->head.n && n < room; i++)
		n += (size_t)snprintf(
		    to + n, room - n, "%s%s", i == 0 ? "" : ", ", r->head.name[i].s);
	return to;
}

static void
check_needed(const struct col *cols, size_t n, const struct reader *r)
{
	struct loc loc = { r->file, 1 };
	char list[600];
	size_t i;

	for (i = 0; i < n; i++) {
		if (cols[i].at >= 0 || cols[i].need == COL_OPTIONAL)
			continue;
		if (cols[i].need == COL_NAMED)
			die_at(EX_DATAERR, &loc, cols[i].shown,
			    "column missing; the input has %s",
			    list_columns(r, list, sizeof list));
		die_at(EX_DATAERR, &loc, cols[i].shown,
		    "column missing (--col %s=NAME names another)", cols[i].name);
	}
}

void
col_find(struct col *cols, size_t n, const struct reader *r)
{
	look_up(cols, n, r);
	check_needed(cols, n, r);
}

void
col_bind(struct col *cols, size_t n, const struct reader *r)
{
	look_up(cols, n, r);
	check_renamings(r);
	check_needed(cols, n, r);
}

void
col_die(const struct col *c, const struct row *row, const char *why)
{
	struct loc loc = row_loc(row);
	char show[STR_SHOW];

	die_at(
	    EX_DATAERR, &loc, c->shown, "%s: '%s'", why, str_show(col_get(c, row), show));
}

daynum
col_day(const struct col *c, const struct row *row)
{
	daynum day;
	const char *why = date_parse(col_get(c, row), &day);

	if (why != NULL)
		col_die(c, row, why);
	return day;
}

money
col_money(const struct col *c, const struct row *row)
{
	money m;
	const char *why = money_parse(col_get(c, row), &m);

	if (why != NULL)
		col_die(c, row, why);
	return m;
}

int64_t
col_int(const struct col *c, const struct row *row, int64_t lo, int64_t hi)
{
	int64_t v;
	const char *why = num_int(col_get(c, row), lo, hi, &v);

	if (why != NULL)
		col_die(c, row, why);
	return v;
}
