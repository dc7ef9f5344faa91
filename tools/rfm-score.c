/*
 * rfm-score - add recency, frequency and monetary scores
 *
 * reads   last_order (or recency_days), frequency, monetary; the other columns pass
 * writes  the columns read, then r, f, m: 1 to the number of bins, the highest is best
 * holds   24 bytes a record, 40 while it sorts; more where a method or --within asks for it
 *         (scoring.h, people.h); a pipe is spooled for the second pass
 */
#include "audit.h"
#include "cmd.h"
#include "intake.h"
#include "side.h"
#include "spec.h"

enum { FEW = 10 };

static const char *methods, *bins, *directions;
static const char *save_path, *cuts_path, *report_path;
static struct opt_list key_names;
static struct intake intake = { .key = &key_names };
static int64_t few = FEW;
static bool ties, why;

static const struct opt opts[] = {
	{ 'n', "bins", OPT_TEXT, &bins, "LIST",
	    "scores 1 to N (5), N from 2 to 10; r=N for one metric", NULL, 0, 0 },
	{ 'm', "method", OPT_TEXT, &methods, "LIST",
	    "how to cut (quantile); r=NAME for one metric", NULL, 0, 0 },
	{ 0, "direction", OPT_TEXT, &directions, "LIST",
	    "what is best: r=old, f=low, m=low", NULL, 0, 0 },
	{ 'k', "key", OPT_NAMES, &key_names, "COLUMNS",
	    "who goes first among equals, for ntile, nested, qcut-rank", NULL, 0, 0 },
	{ 'w', "within", OPT_TEXT, &intake.within, "COLUMN",
	    "score each country, shop ... by itself", NULL, 0, 0 },
	{ 0, "save-cuts", OPT_TEXT, &save_path, "FILE", "keep the cuts for later runs",
	    NULL, 0, 0 },
	{ 0, "cuts", OPT_TEXT, &cuts_path, "FILE",
	    "use these cuts, and tell the drift from today's", NULL, 0, 0 },
	{ 0, "report", OPT_TEXT, &report_path, "FILE",
	    "a record a score: cuts, customers, ties, drift", NULL, 0, 0 },
	{ 0, "ties", OPT_FLAG, &ties, NULL, "note whom a tie-break would decide for",
	    NULL, 0, 0 },
	{ 0, "suggest", OPT_FLAG, &intake.gaps_wanted, NULL,
	    "note recency cuts from the gaps between orders", NULL, 0, 0 },
	{ 0, "min-bin", OPT_INT, &few, "K",
	    "warn of scores with under K customers (a note under 10)", NULL, 0,
	    1000000000 },
	{ 0, "why", OPT_FLAG, &why, NULL,
	    "add r_next f_next m_next: how far the next score is", NULL, 0, 0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct cmd self = {
	.name = "rfm-score",
	.synopsis =
	    "[-q] [-n LIST] [-m LIST] [--direction LIST] [-k COLUMNS] [-w COLUMN] "
	    "[--save-cuts FILE] [--cuts FILE] [--report FILE] [--ties] [--suggest] "
	    "[--min-bin K] [--why] [--col NAME=COLUMN] [FILE ...]",
	.oneline = "add recency, frequency and monetary scores",
	.reads = "last_order (or recency_days) frequency monetary",
	.writes = "the columns read, then r f m",
	.opts = opts,
};

enum { SCORED, UNSCORED };

static const char *const outcomes[] = { "scored", "without an order", NULL };
static struct tally tally = { .words = outcomes };
static struct scoring scoring;
static struct cutfile saved;
static struct side cuts_side, report_side;

/* Today's cuts are to be compared with those of the file: as many, unless qcut drops some
   of those that were asked for. */
static void
fit_to_saved(struct metric *m, int highest)
{
	if (method_deals(m->method))
		die_usage("--cuts: %s has no cuts to compare with those of %c",
		    method_names[m->method], m->letter);
	if (m->method == METHOD_FIXED || (m->method == METHOD_QCUT && m->bins_said))
		return;
	if (m->bins_own && m->bins != highest)
		die_usage("--bins: the cuts of '%s' make %d scores of %c", cuts_path,
		    highest, m->letter);
	if (highest > 1)
		m->bins = highest;
}

/* What the options say together, before any input. */
static void
plan(void)
{
	struct metric *m = scoring.metric;
	int i;

	metric_defaults(m);
	if (methods != NULL)
		spec_methods(m, methods);
	if (bins != NULL)
		spec_bins(m, bins);
	if (directions != NULL)
		spec_directions(m, directions);
	/* cuts in a file are days, and so are fixed ones that are no dates */
	if (save_path != NULL || cuts_path != NULL ||
	    (m[METRIC_R].method == METHOD_FIXED && !m[METRIC_R].fixed_dates))
		m[METRIC_R].kind = METRIC_DAYS;
	if (m[METRIC_R].kind == METRIC_DAYS && m[METRIC_R].fixed_dates)
		die_usage(
		    "--method: fixed dates go with no cuts in a file, which are days");
	scoring.next = why;
	if (cuts_path != NULL) {
		cutfile_read(&saved, cuts_path, m);
		scoring.saved = &saved;
	}
	if (saved.grouped && intake.within == NULL)
		die_usage("--cuts: the cuts of '%s' are those of groups: --within names "
			  "their column",
		    cuts_path);
	for (i = 0; i < METRICS; i++) {
		if (save_path != NULL && method_deals(m[i].method))
			die_usage("--save-cuts: %s has no cuts, it divides equal values",
			    method_names[m[i].method]);
		if (saved.covers[i])
			fit_to_saved(&m[i], saved.highest[i]);
	}
}

static void
put_next(struct writer *w, int metric, size_t customer)
{
	struct metric m = scoring.metric[metric];
	char buf[METRIC_SHOW];
	struct wide distance;
	int n = 0;

	if (m.kind == METRIC_DAY)
		m.kind = METRIC_DAYS; /* between two days are days */
	if (scoring_next(&scoring, metric, customer, &distance))
		n = metric_show(&m, distance, buf);
	rec_put(w, (struct str){ buf, (size_t)n });
}

static void
write_scores(struct reader *r, struct writer *w)
{
	const struct str none = { "", 0 };
	struct row row;
	size_t at = 0;
	int i;

	while (rec_read(r, &row)) {
		bool ordered = intake_ordered(&intake, &row);

		if (ordered && at == scoring.people.n)
			die(EX_DATAERR, "%s: changed while it was read", r->file);
		tally_in(&tally, 0);
		tally_out(&tally, ordered ? SCORED : UNSCORED, 0);
		rec_copy(w, &row, r->head.n);
		for (i = 0; i < METRICS; i++)
			if (ordered)
				rec_int(w, scoring_score(&scoring, i, at));
			else
				rec_put(w, none);
		for (i = 0; i < METRICS && why; i++)
			if (ordered)
				put_next(w, i, at);
			else
				rec_put(w, none);
		rec_end(w);
		at += ordered;
	}
}

static void
open_sides(void)
{
	if (save_path != NULL)
		side_open(&cuts_side, save_path);
	if (report_path != NULL)
		side_open(&report_side, report_path);
}

static void
tell(void)
{
	audit_cuts(&scoring);
	if (ties)
		audit_ties(&scoring);
	if (scoring.saved != NULL)
		audit_drift(&scoring);
	audit_few(&scoring, few, opt_given("min-bin"));
	if (intake.gaps_wanted)
		audit_suggest(intake.gaps, intake.ngaps, scoring.metric[METRIC_R].bins,
		    intake.gap_column);
	if (save_path != NULL)
		audit_save(&scoring, &cuts_side.out);
	if (report_path != NULL)
		audit_report(&scoring, &report_side.out);
}

int
main(int argc, char *argv[])
{
	struct reader r;
	struct writer w;
	struct row row;

	argv = cmd_start(&self, argc, argv);
	plan();
	open_sides();
	rec_open_twice(&r, argv);
	intake_bind(&intake, &scoring, &r);
	while (rec_read(&r, &row))
		if (intake_ordered(&intake, &row))
			intake_take(&intake, &scoring, &row);
	intake_end(&intake, &scoring, &r);
	scoring_run(&scoring);
	rec_create(&w);
	if (why)
		rec_head(&w, &r.head, "r", "f", "m", "r_next", "f_next", "m_next", NULL);
	else
		rec_head(&w, &r.head, "r", "f", "m", NULL);
	rec_again(&r);
	write_scores(&r, &w);
	tell();
	return cmd_finish(&r, &w.out, &tally, NULL);
}
