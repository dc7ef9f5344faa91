/*
 * rfm-score - add recency, frequency and monetary scores
 *
 * reads   last_order (or recency_days), frequency, monetary; the other columns pass
 * writes  the columns read, then r, f, m: 1 to the number of bins, the highest is best
 * holds   24 bytes a record, 40 while it sorts; a pipe is spooled for the second pass
 */
#include "cmd.h"
#include "col.h"
#include "num.h"
#include "quant.h"
#include "sort.h"
#include <stdio.h>
#include <stdlib.h>

enum { BINS_MAX = 10 };

static int64_t bins = 5;
static int method;

static const char *const methods[] = { "quantile", "percentile-disc", NULL };

static const struct opt opts[] = {
	{ 'n', "bins", OPT_INT, &bins, "N", "scores 1 to N (5), N from 2 to 10", NULL, 2,
	    BINS_MAX },
	{ 'm', "method", OPT_CHOICE, &method, "NAME", "how to cut (quantile)", methods, 0,
	    0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct cmd self = {
	.name = "rfm-score",
	.synopsis = "[-q] [-n N] [-m NAME] [--col NAME=COLUMN] [FILE ...]",
	.oneline = "add recency, frequency and monetary scores",
	.reads = "last_order (or recency_days) frequency monetary",
	.writes = "the columns read, then r f m",
	.opts = opts,
};

enum { LAST_ORDER, RECENCY_DAYS, FREQUENCY, MONETARY, NCOLS };

static struct col cols[NCOLS] = {
	[LAST_ORDER] = { .name = "last_order", .need = COL_OPTIONAL },
	[RECENCY_DAYS] = { .name = "recency_days", .need = COL_OPTIONAL },
	[FREQUENCY] = { .name = "frequency", .need = COL_NEEDED },
	[MONETARY] = { .name = "monetary", .need = COL_NEEDED },
};

enum { R, F, M, METRICS };

/* The values of all scored records, in input order, and where they are cut. */
struct metric {
	int64_t *v;
	size_t cap;
	int64_t cuts[BINS_MAX];
};

enum { SCORED, UNSCORED };

static const char *const outcomes[] = { "scored", "without an order", NULL };
static struct tally tally = { .words = outcomes };
static struct metric metrics[METRICS];
static size_t scored;

static void
bind(const struct reader *r)
{
	struct loc loc = { r->file, 1 };

	col_bind(cols, NCOLS, r);
	if (!col_has(&cols[LAST_ORDER]) && !col_has(&cols[RECENCY_DAYS]))
		die_at(EX_DATAERR, &loc, cols[LAST_ORDER].shown,
		    "column missing, and recency_days too (--col last_order=NAME)");
}

/* A customer without an order has nothing to score. */
static bool
has_order(const struct row *row)
{
	const struct col *day =
	    &cols[col_has(&cols[LAST_ORDER]) ? LAST_ORDER : RECENCY_DAYS];

	return !str_is(col_get(&cols[FREQUENCY], row), "0") && col_get(day, row).n != 0;
}

/* The higher, the better: for recency the day itself, or else the days since, negative. */
static void
take(const struct row *row)
{
	int i;

	for (i = 0; i < METRICS; i++)
		metrics[i].v = mem_grow(
		    metrics[i].v, &metrics[i].cap, scored + 1, sizeof *metrics[i].v);
	metrics[R].v[scored] =
	    col_has(&cols[LAST_ORDER])
		? col_day(&cols[LAST_ORDER], row)
		: -col_int(&cols[RECENCY_DAYS], row, -10000000, 10000000);
	metrics[F].v[scored] = col_int(&cols[FREQUENCY], row, 0, INT64_MAX);
	metrics[M].v[scored] = col_money(&cols[MONETARY], row);
	scored++;
}

static void
cut(struct metric *m)
{
	int64_t *sorted = mem_alloc(scored, sizeof *sorted);

	if (scored != 0) {
		memcpy(sorted, m->v, scored * sizeof *sorted);
		sort_int(sorted, scored);
		if (method == 0)
			quant_cuts(sorted, scored, (int)bins, m->cuts);
		else
			quant_disc(sorted, scored, (int)bins, m->cuts);
	}
	free(sorted);
}

/* A cut of the metric as people read it; returns the length. */
static int
show_cut(int metric, int64_t cut_at, char buf[MONEY_SHOW])
{
	if (metric == M)
		return money_show(cut_at, buf);
	if (metric == R && col_has(&cols[LAST_ORDER]))
		return date_show((daynum)cut_at, buf);
	return num_show(metric == R ? -cut_at : cut_at, buf);
}

/* "2 above 2026-01-31 ..." : the largest value of each score but the highest. */
static void
note_cuts(int metric)
{
	char line[BINS_MAX * (MONEY_SHOW + 1) + 1], *at = line;
	int k;

	for (k = 0; k < bins - 1; k++) {
		*at++ = ' ';
		at += show_cut(metric, metrics[metric].cuts[k], at);
	}
	*at = '\0';
	note("%c: scores 2 to %d are %s%s", "rfm"[metric], (int)bins,
	    metric == R && !col_has(&cols[LAST_ORDER]) ? "below" : "above", line);
}

static void
write_scores(struct reader *r, struct writer *w)
{
	struct row row;
	size_t at = 0;
	int i;

	while (rec_read(r, &row)) {
		bool ordered = has_order(&row);

		if (ordered && at == scored)
			die(EX_DATAERR, "%s: changed while it was read", r->file);
		tally_in(&tally, 0);
		tally_out(&tally, ordered ? SCORED : UNSCORED, 0);
		rec_copy(w, &row, r->head.n);
		for (i = 0; i < METRICS; i++) {
			if (ordered)
				rec_int(w, quant_bin(metrics[i].v[at], metrics[i].cuts,
					       (int)bins));
			else
				rec_put(w, (struct str){ "", 0 });
		}
		rec_end(w);
		at += ordered;
	}
}

int
main(int argc, char *argv[])
{
	struct reader r;
	struct writer w;
	struct row row;
	int i;

	argv = cmd_start(&self, argc, argv);
	rec_open_twice(&r, argv);
	bind(&r);
	while (rec_read(&r, &row))
		if (has_order(&row))
			take(&row);
	for (i = 0; i < METRICS; i++)
		cut(&metrics[i]);
	rec_create(&w);
	rec_head(&w, &r.head, "r", "f", "m", NULL);
	rec_again(&r);
	write_scores(&r, &w);
	for (i = 0; i < METRICS && scored != 0; i++)
		note_cuts(i);
	return cmd_finish(&r, &w.out, &tally, NULL);
}
