/*
 * intake - see intake.h
 */
#include "intake.h"

enum { RECENCY_MAX = 10000000 };

static const struct col columns[INTAKE_COLS] = {
	[INTAKE_LAST_ORDER] = { .name = "last_order", .need = COL_OPTIONAL },
	[INTAKE_RECENCY_DAYS] = { .name = "recency_days", .need = COL_OPTIONAL },
	[INTAKE_FREQUENCY] = { .name = "frequency", .need = COL_NEEDED },
	[INTAKE_MONETARY] = { .name = "monetary", .need = COL_NEEDED },
	[INTAKE_GAP_MEDIAN] = { .name = "gap_median", .need = COL_OPTIONAL },
	[INTAKE_GAP_MEAN] = { .name = "gap_mean", .need = COL_OPTIONAL },
	[INTAKE_WITHIN] = { .need = COL_NAMED },
};

/* The columns of the key: those named, or the first that is one by its name. */
static void
bind_key(struct intake *in, const struct reader *r)
{
	static const char *const usual[] = { "profile_id", "household_id",
		"customer_id" };
	struct loc loc = { r->file, 1 };
	size_t i, n = in->key->n;

	in->keys = mem_alloc(n + 1, sizeof *in->keys);
	for (i = 0; i < n; i++)
		in->keys[in->nkeys++] =
		    (struct col){ .name = in->key->v[i], .need = COL_NAMED };
	for (i = 0; i < 3 && in->nkeys == 0; i++)
		if (head_find(&r->head, str_of(col_real(usual[i]))) >= 0)
			in->keys[in->nkeys++] =
			    (struct col){ .name = usual[i], .need = COL_NAMED };
	if (in->nkeys == 0)
		die_at(EX_DATAERR, &loc, usual[0],
		    "column missing: who goes first among equals? (--key COLUMN)");
	col_find(in->keys, in->nkeys, r);
}

/* What the recency is read from. */
static void
settle_recency(struct intake *in, struct metric *m, const struct reader *r)
{
	const struct col *last = &in->cols[INTAKE_LAST_ORDER];
	const struct col *days = &in->cols[INTAKE_RECENCY_DAYS];
	struct loc loc = { r->file, 1 };

	if (m->kind == METRIC_DAY && !col_has(last)) {
		if (m->nfixed != 0)
			die_at(EX_DATAERR, &loc, last->shown,
			    "column missing, which fixed dates cut");
		if (!col_has(days))
			die_at(EX_DATAERR, &loc, last->shown,
			    "column missing, and recency_days too (--col "
			    "last_order=NAME)");
		m->kind = METRIC_DAYS;
	}
	in->day = m->kind == METRIC_DAY ? last : days;
}

void
intake_bind(struct intake *in, struct scoring *s, const struct reader *r)
{
	struct metric *m = s->metric;
	struct loc loc = { r->file, 1 };
	size_t n = in->within == NULL ? INTAKE_WITHIN : INTAKE_COLS;
	int i;

	for (i = 0; i < METRICS && in->nkeys == 0; i++)
		if (method_deals(m[i].method))
			bind_key(in, r);
	memcpy(in->cols, columns, sizeof columns);
	in->cols[INTAKE_WITHIN].name = in->within;
	if (m[METRIC_R].kind == METRIC_DAYS)
		in->cols[INTAKE_RECENCY_DAYS].need = COL_NEEDED;
	col_bind(in->cols, n, r);
	settle_recency(in, &m[METRIC_R], r);
	in->gap = &in->cols[INTAKE_GAP_MEDIAN];
	if (!col_has(in->gap))
		in->gap = &in->cols[INTAKE_GAP_MEAN];
	if (in->gaps_wanted && !col_has(in->gap))
		die_at(EX_DATAERR, &loc, in->cols[INTAKE_GAP_MEDIAN].shown,
		    "column missing, and gap_mean too (--col gap_median=NAME)");
	in->gap_column = in->gap->shown;
}

bool
intake_ordered(const struct intake *in, const struct row *row)
{
	return !str_is(col_get(&in->cols[INTAKE_FREQUENCY], row), "0") &&
	       col_get(in->day, row).n != 0;
}

/* The cells of the key with a TAB between, in a buffer of its own where there are more. */
static struct str
key_of(const struct intake *in, const struct row *row)
{
	static char *buf;
	static size_t cap;
	struct str cell;
	size_t n = 0, i;

	if (in->nkeys == 1)
		return col_get(&in->keys[0], row);
	for (i = 0; i < in->nkeys; i++) {
		cell = col_get(&in->keys[i], row);
		buf = mem_grow(buf, &cap, n + cell.n + 1, 1);
		memcpy(buf + n, cell.s, cell.n);
		n += cell.n;
		buf[n++] = '\t';
	}
	return (struct str){ buf, n };
}

static void
take_gap(struct intake *in, const struct row *row)
{
	struct str cell = col_get(in->gap, row);
	const char *why;
	bool rounded;

	if (cell.n == 0)
		return;
	in->gaps = mem_grow(in->gaps, &in->gapcap, in->ngaps + 1, sizeof *in->gaps);
	why = money_round(cell, &in->gaps[in->ngaps], &rounded);
	if (why == NULL && in->gaps[in->ngaps] < 0)
		why = "negative";
	if (why != NULL)
		col_die(in->gap, row, why);
	in->ngaps++;
}

void
intake_take(struct intake *in, struct scoring *s, const struct row *row)
{
	const struct metric *m = s->metric;
	struct people *p = &s->people;
	int64_t value[METRICS];
	int i;

	value[METRIC_R] = m[METRIC_R].kind == METRIC_DAY
			      ? col_day(in->day, row)
			      : col_int(in->day, row, -RECENCY_MAX, RECENCY_MAX);
	value[METRIC_F] = col_int(&in->cols[INTAKE_FREQUENCY], row, 0, INT64_MAX);
	value[METRIC_M] = col_money(&in->cols[INTAKE_MONETARY], row);
	people_add(p);
	for (i = 0; i < METRICS; i++)
		p->worth[i][p->n - 1] = metric_worth(&m[i], value[i]);
	if (in->within != NULL)
		people_set_group(p, col_get(&in->cols[INTAKE_WITHIN], row));
	if (in->nkeys != 0)
		people_set_key(p, key_of(in, row));
	if (in->gaps_wanted)
		take_gap(in, row);
}

void
intake_end(const struct intake *in, struct scoring *s, const struct reader *r)
{
	struct str twice;
	char show[STR_SHOW];

	if (!people_sort_keys(&s->people, &twice))
		die(EX_DATAERR, "%s: %s: stands twice and cannot part equals: '%s'",
		    r->file, in->keys[0].shown, str_show(twice, show));
}
