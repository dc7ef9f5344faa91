/*
 * rfm-segment - add the name of the segment, by ordered rules
 *
 * reads   r, f, m, and the columns that the rules name; the other columns pass
 * writes  the columns read, then segment, action; or with --summary a record a segment;
 *         or what is wrong with the rules; or the rules
 * holds   one record; with --summary 24 bytes a customer
 */
#include "cmd.h"
#include "lint.h"
#include "names.h"
#include "num.h"
#include "rules.h"
#include "ruletext.h"
#include "scored.h"
#include "summary.h"
#include "sys.h"
#include <stdio.h>
#include <unistd.h>

static const char *preset = "code125", *rules_path, *aside_path;
static const char *other = "Other", *unscored = "No order";
static int language = NAMES_AS_PUBLISHED;
static int64_t bins = 5;
static bool summarise, lint, why, print;

static const struct opt opts[] = {
	{ 'p', "preset", OPT_TEXT, &preset, "NAME",
	    "built-in rules (code125), see rfm-segment(1)", NULL, 0, 0 },
	{ 'r', "rules", OPT_TEXT, &rules_path, "FILE", "rules from a file, rfm-rules(5)",
	    NULL, 0, 0 },
	{ 'l', "lang", OPT_CHOICE, &language, "LANG",
	    "names in en, nl, fr or de, and segment_key", names_languages, 0, 0 },
	{ 0, "else", OPT_FIELD, &other, "NAME", "segment where no rule holds (Other)",
	    NULL, 0, 0 },
	{ 0, "unscored", OPT_FIELD, &unscored, "NAME",
	    "segment of a record without scores (No order)", NULL, 0, 0 },
	{ 'w', "why", OPT_FLAG, &why, NULL, "add rule and rule_text: the rule that held",
	    NULL, 0, 0 },
	{ 's', "summary", OPT_FLAG, &summarise, NULL,
	    "write one record a segment instead", NULL, 0, 0 },
	{ 0, "aside", OPT_TEXT, &aside_path, "FILE",
	    "in the summary, count rows of rfm-aggregate --aside as (unknown)", NULL, 0,
	    0 },
	{ 0, "lint", OPT_FLAG, &lint, NULL,
	    "look for faults in the rules instead; status 1 when there are", NULL, 0, 0 },
	{ 'n', "bins", OPT_INT, &bins, "N",
	    "for --lint: scores are 1 to N (5, or the preset's)", NULL, 2, 10 },
	{ 0, "print-rules", OPT_FLAG, &print, NULL,
	    "write the rules as a rules file instead", NULL, 0, 0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct cmd self = {
	.name = "rfm-segment",
	.synopsis = "[-q] [-p NAME | -r FILE] [-l LANG] [--else NAME] [--unscored NAME] "
		    "[-w] [-s [--aside FILE]] [--lint [-n N]] [--print-rules] "
		    "[--col NAME=COLUMN] [FILE ...]",
	.oneline = "add the name of the segment, by ordered rules",
	.reads = "r f m (and the columns that the rules name)",
	.writes = "the columns read, then segment action (segment_key) (rule rule_text)",
	.opts = opts,
};

enum { MATCHED, OTHER, UNSCORED };

static const char *const outcomes[] = { "by a rule", "by none", "without scores", NULL };
static struct tally tally = { .words = outcomes };
static struct ruleset *set;
static struct rules *rules;

/* What is written for one rule, or for none: made once. */
struct answer {
	struct str segment, action, key, number, words;
};

static struct answer *answers; /* by rule; then those of OTHER and of UNSCORED */

static _Noreturn void
die_preset(void)
{
	char list[256] = "";
	const struct preset *p;
	size_t n = 0;
	int i;

	for (i = 0; (p = preset_at(i)) != NULL && n < sizeof list; i++)
		n += (size_t)snprintf(
		    list + n, sizeof list - n, "%s%s", i == 0 ? "" : ", ", p->name);
	die_usage("--preset: unknown: '%s'; it is one of %s", preset, list);
}

static void
load(void)
{
	const struct preset *p = preset_find(preset);

	if (rules_path == NULL && p == NULL)
		die_preset();
	set = rules_path != NULL ? ruleset_load(rules_path) : ruleset_preset(p);
	ruleset_translate(set, language);
	if (set->preset != NULL && set->preset->bins != 0 && !opt_given("bins"))
		bins = set->preset->bins;
}

static struct answer
unmatched(const char *option, const char *name, const char *words)
{
	struct str key = str_of(name), shown = key;

	if (!opt_given(option))
		shown = names_of(language, key, key);
	return (struct answer){ shown, { "", 0 }, key, { "", 0 }, str_of(words) };
}

static void
prepare_answers(void)
{
	char buf[24];
	size_t k;

	answers = mem_alloc(set->n + 2, sizeof *answers);
	for (k = 0; k < set->n; k++) {
		struct str number = { buf, (size_t)num_show((int64_t)k + 1, buf) };

		number.s = arena_copy(&set->arena, number.s, number.n);
		answers[k] = (struct answer){ set->v[k].segment, set->v[k].action,
			set->v[k].key, number, ruletext_words(set, k) };
	}
	answers[set->n] = unmatched("else", other, "no rule holds");
	answers[set->n + 1] = unmatched("unscored", unscored, "no scores");
}

static void
bind(const struct reader *r)
{
	rules = rules_open(set, r);
	scored_bind(r);
	col_bind(NULL, 0, r); /* what --col names is there */
}

/* Which answer the row gets. */
static size_t
answer(const struct row *row)
{
	int rule = rules_match(rules, row);
	int outcome = rule >= 0 ? MATCHED : scored_has(row) ? OTHER : UNSCORED;
	int scale = set->preset == NULL ? 0 : set->preset->bins;

	/* A preset knows the scores of its scale: a record that it does not know may be on
	   another one, and others of its file would get a name that means something else. */
	if (scale != 0 && outcome == OTHER)
		scored_check(row, scale, true, ", for which the preset is made");
	if (scale != 0)
		scored_look(row, scale);
	tally_in(&tally, 0);
	tally_out(&tally, outcome, 0);
	return rule >= 0 ? (size_t)rule : set->n + (outcome == UNSCORED);
}

static void
write_rows(struct reader *r, struct writer *w)
{
	const char *more[4] = { NULL };
	const struct answer *a;
	struct row row;
	int n = 0;

	if (set->keyed)
		more[n++] = "segment_key";
	if (why) {
		more[n++] = "rule";
		more[n++] = "rule_text";
	}
	rec_head(w, &r->head, "segment", "action", more[0], more[1], more[2], NULL);
	while (rec_read(r, &row)) {
		a = &answers[answer(&row)];
		rec_copy(w, &row, r->head.n);
		rec_put(w, a->segment);
		rec_put(w, a->action);
		if (set->keyed)
			rec_put(w, a->key);
		if (why) {
			rec_put(w, a->number);
			rec_put(w, a->words);
		}
		rec_end(w);
	}
}

static void
write_summary(struct reader *r, struct writer *w, struct summary *summary)
{
	struct row row;
	size_t i;

	for (i = 0; i < set->n + 2; i++)
		summary_name(summary, answers[i].segment, answers[i].key);
	while (rec_read(r, &row))
		summary_add(summary, answers[answer(&row)].segment, &row);
	if (aside_path != NULL)
		summary_unknown(summary, aside_path);
	summary_write(summary, w);
}

/* A report of faults is whole, and sealed, though its status is 1. */
static _Noreturn void
write_lint(char **paths)
{
	struct reader r;
	struct writer w;
	struct row row;
	uint64_t *met = NULL;
	size_t found;

	if (paths[0] != NULL) {
		met = mem_alloc(set->n + 2, sizeof *met);
		rec_open(&r, paths);
		bind(&r);
		while (rec_read(&r, &row)) {
			/* combinations of higher scores would not be looked at */
			scored_check(&row, (int)bins, false, " (--bins)");
			met[answer(&row)]++;
		}
		rec_close(&r);
	}
	rec_create(&w);
	found = lint_write(set, (int)bins, met, &w);
	if (found == 0)
		cmd_finish(NULL, &w.out, NULL, NULL);
	out_close(&w.out);
	sys_exit(EX_REFUSED);
}

static _Noreturn void
write_rules(void)
{
	struct output o;

	out_open(&o, STDOUT_FILENO, "<stdout>");
	ruletext_print(set, &o);
	cmd_finish(NULL, &o, NULL, NULL);
}

static void
check_options(char **paths)
{
	if (rules_path != NULL && opt_given("preset"))
		die_usage("--preset and --rules exclude each other");
	if (aside_path != NULL && !summarise)
		die_usage("--aside goes with --summary");
	if (summarise + lint + print + why > 1)
		die_usage(
		    "only one of --summary, --why, --lint and --print-rules at a time");
	if (opt_given("bins") && !lint)
		die_usage("--bins goes with --lint");
	if (print && paths[0] != NULL)
		die_usage("--print-rules reads no records");
}

int
main(int argc, char *argv[])
{
	struct summary *summary = NULL;
	struct reader r;
	struct writer w;

	argv = cmd_start(&self, argc, argv);
	check_options(argv);
	load();
	if (print)
		write_rules();
	if (lint)
		write_lint(argv);
	prepare_answers();
	rec_open(&r, argv);
	if (summarise)
		summary = summary_open(&r, set->keyed);
	bind(&r);
	rec_create(&w);
	if (summarise)
		write_summary(&r, &w, summary);
	else
		write_rows(&r, &w);
	if (scored_highest() > 0 && scored_highest() < set->preset->bins)
		warn("no score above %d: the preset is made for scores 1 to %d",
		    scored_highest(), set->preset->bins);
	return cmd_finish(&r, &w.out, &tally, NULL);
}
