/*
 * refused - see refused.h
 */
#include "refused.h"
#include "die.h"
#include "mem.h"
#include "num.h"
#include "posting.h"
#include "side.h"
#include "sort.h"
#include <stdio.h>
#include <stdlib.h>

struct report {
	const struct cards *cards;
	struct output *out; /* NULL: only counted */
	uint32_t *rows;	    /* of each card */
	uint32_t *profile;  /* of each card */
	uint32_t *seen;	    /* of each profile: 1 + the value that met it last */
	uint32_t count[IDENT_STATES];
	struct posting posting;
	enum ident_kind kind;
};

static void
put_number(struct output *out, uint64_t v)
{
	char buf[NUM_SHOW];

	out_char(out, '\t');
	out_put(out, buf, (size_t)num_show((int64_t)v, buf));
}

static void
put_line(struct report *r, uint32_t value, uint32_t profiles, uint64_t rows)
{
	struct str key = map_key(&r->cards->values[r->kind], value), source = { "", 0 };
	struct output *out = r->out;

	if (r->kind == IDENT_BY_CUSTOMER)
		str_cut(&key, '\t', &source);
	out_str(out, str_of(ident_kind_names[r->kind]));
	out_char(out, '\t');
	out_str(out, source);
	out_char(out, '\t');
	out_str(out, key);
	put_number(out, profiles);
	put_number(out, rows);
	out_char(out, '\t');
	out_str(out, str_of(ident_state_names[r->cards->state[r->kind][value]]));
	out_char(out, '\n');
}

/* One value that is not open: count it, write it. */
static void
report_value(struct report *r, uint32_t value)
{
	const struct posting *p = &r->posting;
	uint32_t i, profile, profiles = 0;
	uint64_t rows = 0;

	for (i = p->from[value]; i < p->from[value + 1]; i++) {
		rows += r->rows[p->card[i]];
		profile = r->profile[p->card[i]];
		if (profile == MAP_NONE || r->seen[profile] == value + 1)
			continue;
		r->seen[profile] = value + 1;
		profiles++;
	}
	/* what it did not join, something else may have joined */
	if (r->cards->state[r->kind][value] < IDENT_SHARED && profiles < 2)
		return;
	r->count[r->cards->state[r->kind][value]]++;
	if (r->out != NULL)
		put_line(r, value, profiles, rows);
}

static void
report_kind(struct report *r, size_t nprofiles)
{
	const struct map *values = &r->cards->values[r->kind];
	uint32_t v, i, n = 0, total = map_count(values);
	uint32_t *todo = mem_alloc((size_t)total + 1, sizeof *todo), *order;
	struct str *keys;

	for (v = 0; v < total; v++)
		if (r->cards->state[r->kind][v] != IDENT_OPEN)
			todo[n++] = v;
	if (n == 0) {
		free(todo);
		return;
	}
	keys = mem_alloc(n, sizeof *keys);
	order = mem_alloc(n, sizeof *order);
	for (i = 0; i < n; i++)
		keys[i] = map_key(values, todo[i]);
	sort_str_order(keys, order, n);
	posting_open(&r->posting, r->cards, r->kind);
	memset(r->seen, 0, nprofiles * sizeof *r->seen);
	for (i = 0; i < n; i++)
		report_value(r, todo[order[i]]);
	posting_close(&r->posting);
	free(order);
	free(keys);
	free(todo);
}

static void
say(const struct report *r)
{
	char line[400];
	int state, n = 0;

	for (state = 0; state < IDENT_STATES; state++)
		if (r->count[state] > 0)
			n += snprintf(line + n, sizeof line - (size_t)n, "%s %u %s",
			    n == 0 ? "" : ",", (unsigned)r->count[state],
			    ident_state_names[state]);
	if (n > 0)
		note("values that link nobody or not all:%s", line);
}

void
refused_report(const struct cards *c, const struct profiles *p, const char *path)
{
	static struct side side; /* lives until it is named */
	struct report r = { .cards = c };
	size_t i, n = (size_t)c->ncards + 1;
	int kind;

	if (path == NULL && die_is_quiet())
		return;
	r.rows = mem_alloc(n, sizeof *r.rows);
	r.profile = mem_alloc(n, sizeof *r.profile);
	r.seen = mem_alloc((size_t)p->count + 1, sizeof *r.seen);
	for (i = 0; i < c->nrows; i++)
		r.rows[c->spelling[c->row[i]].card]++;
	for (i = 0; i < map_count(&c->spellings); i++)
		r.profile[c->spelling[i].card] = p->of_spelling[i];
	if (path != NULL) {
		side_open(&side, path);
		r.out = &side.out;
		out_str(r.out, str_of("kind\tsource\tvalue\tprofiles\trows\treason\n"));
	}
	for (kind = 0; kind < IDENT_KINDS; kind++) {
		r.kind = (enum ident_kind)kind;
		report_kind(&r, p->count);
	}
	say(&r);
	free(r.seen);
	free(r.profile);
	free(r.rows);
}
