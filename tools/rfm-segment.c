/*
 * rfm-segment - add the name of the segment, by ordered rules
 *
 * reads   r, f, m, and the columns that the rules name; the other columns pass
 * writes  the columns read, then segment, action; or with --summary a record a segment
 * holds   one record
 */
#include "cmd.h"
#include "rules.h"
#include "summary.h"

static const char *preset = "code125", *rules_path, *aside_path;
static const char *other = "Other", *unscored = "No order";
static bool summarise;

static const struct opt opts[] = {
	{ 'p', "preset", OPT_TEXT, &preset, "NAME",
	    "built-in rules: code125 (the default)", NULL, 0, 0 },
	{ 'r', "rules", OPT_TEXT, &rules_path, "FILE", "rules from a file, rfm-rules(5)",
	    NULL, 0, 0 },
	{ 0, "else", OPT_FIELD, &other, "NAME", "segment where no rule holds (Other)",
	    NULL, 0, 0 },
	{ 0, "unscored", OPT_FIELD, &unscored, "NAME",
	    "segment of a record without scores (No order)", NULL, 0, 0 },
	{ 's', "summary", OPT_FLAG, &summarise, NULL,
	    "write one record a segment instead", NULL, 0, 0 },
	{ 0, "aside", OPT_TEXT, &aside_path, "FILE",
	    "in the summary, count rows of rfm-aggregate --aside as (unknown)", NULL, 0,
	    0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct cmd self = {
	.name = "rfm-segment",
	.synopsis = "[-q] [-p NAME | -r FILE] [--else NAME] [--unscored NAME] "
		    "[-s [--aside FILE]] [--col NAME=COLUMN] [FILE ...]",
	.oneline = "add the name of the segment, by ordered rules",
	.reads = "r f m (and the columns that the rules name)",
	.writes = "the columns read, then segment action",
	.opts = opts,
};

enum { R, F, M, NCOLS };

static struct col cols[NCOLS] = {
	[R] = { .name = "r", .need = COL_OPTIONAL },
	[F] = { .name = "f", .need = COL_OPTIONAL },
	[M] = { .name = "m", .need = COL_OPTIONAL },
};

enum { MATCHED, OTHER, UNSCORED };

static const char *const outcomes[] = { "by a rule", "by none", "without scores", NULL };
static struct tally tally = { .words = outcomes };

static struct rules *
load(void)
{
	struct rules *rs;

	if (rules_path != NULL)
		return rules_load(rules_path);
	rs = rules_preset(preset);
	if (rs == NULL)
		die_usage("--preset: unknown: '%s'", preset);
	return rs;
}

/* Where the input has no scores at all nobody lacks them. */
static bool
has_scores(const struct row *row)
{
	if (!col_has(&cols[R]) && !col_has(&cols[F]) && !col_has(&cols[M]))
		return true;
	return col_get(&cols[R], row).n + col_get(&cols[F], row).n +
		   col_get(&cols[M], row).n !=
	       0;
}

/* The preset names all 125 combinations: a record that it does not know is on another
   scale, and others of its file would get a name that means something else. */
static void
refuse_scale(const struct row *row)
{
	struct str score;
	int i;

	for (i = 0; i < NCOLS; i++) {
		score = col_get(&cols[i], row);
		if (score.n != 1 || score.s[0] < '1' || score.s[0] > '5')
			col_die(&cols[i], row,
			    "not a score from 1 to 5, for which the preset is made");
	}
}

struct answer {
	struct str segment, action;
};

/* The highest score met, to tell a scale of fewer bins from the preset's. */
static int highest;

static void
look_at_scale(const struct row *row)
{
	struct str score;
	int i;

	for (i = 0; i < NCOLS && highest < 5; i++) {
		score = col_get(&cols[i], row);
		if (score.n == 1 && score.s[0] - '0' > highest)
			highest = score.s[0] - '0';
	}
}

static struct answer
answer(struct rules *rs, const struct row *row)
{
	int rule = rules_match(rs, row);
	int outcome = rule >= 0 ? MATCHED : has_scores(row) ? OTHER : UNSCORED;

	if (outcome == OTHER && rules_path == NULL)
		refuse_scale(row);
	look_at_scale(row);
	tally_in(&tally, 0);
	tally_out(&tally, outcome, 0);
	if (rule >= 0)
		return (struct answer){ rules_segment(rs, rule), rules_action(rs, rule) };
	return (struct answer){ str_of(outcome == OTHER ? other : unscored), { "", 0 } };
}

static void
write_rows(struct rules *rs, struct reader *r, struct writer *w)
{
	struct row row;
	struct answer a;

	rec_head(w, &r->head, "segment", "action", NULL);
	while (rec_read(r, &row)) {
		a = answer(rs, &row);
		rec_copy(w, &row, r->head.n);
		rec_put(w, a.segment);
		rec_put(w, a.action);
		rec_end(w);
	}
}

static void
write_summary(
    struct rules *rs, struct reader *r, struct writer *w, struct summary *summary)
{
	struct row row;
	int i;

	for (i = 0; i < rules_count(rs); i++)
		summary_name(summary, rules_segment(rs, i));
	summary_name(summary, str_of(other));
	summary_name(summary, str_of(unscored));
	while (rec_read(r, &row))
		summary_add(summary, answer(rs, &row).segment, &row);
	if (aside_path != NULL)
		summary_unknown(summary, aside_path);
	summary_write(summary, w);
}

int
main(int argc, char *argv[])
{
	struct rules *rs;
	struct summary *summary = NULL;
	struct reader r;
	struct writer w;

	argv = cmd_start(&self, argc, argv);
	if (rules_path != NULL && opt_given("preset"))
		die_usage("--preset and --rules exclude each other");
	if (aside_path != NULL && !summarise)
		die_usage("--aside goes with --summary");
	rs = load();
	rec_open(&r, argv);
	rules_bind(rs, &r);
	if (summarise)
		summary = summary_open(&r);
	col_bind(cols, NCOLS, &r);
	rec_create(&w);
	if (summarise)
		write_summary(rs, &r, &w, summary);
	else
		write_rows(rs, &r, &w);
	if (rules_path == NULL && highest > 0 && highest < 5)
		warn("no score above %d: the preset is made for scores 1 to 5", highest);
	return cmd_finish(&r, &w.out, &tally, NULL);
}
