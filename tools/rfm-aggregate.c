/*
 * rfm-aggregate - orders to one record per key: first and last order, frequency, monetary
 *
 * reads   the key (profile_id), date, amount; order_id, kind, currency, source where there
 * writes  key, first_order, last_order, recency_days, frequency, monetary, currency, and
 *         on request gaps, inputs of purchase models, most frequent values, kept columns
 * holds   64 bytes and the key for each key, 16 bytes for each distinct order
 */
#include "cmd.h"
#include "combine.h"
#include "course.h"

static const char *const refund_words[] = { "net", "ignore", "as-orders", NULL };
static const char *const zero_words[] = { "skip", "count", NULL };
static const char *const count_words[] = { "orders", "days", "rows", NULL };
static const char *const money_words[] = { "net", "gross", "average", NULL };
static const char *const version_words[] = { "last", "all", NULL };

static struct order_policy policy = {
	.asof = DATE_NONE, .window = DATE_NONE, .recency_window = DATE_NONE
};
static struct course_wish wish;
static struct opt_list excluded, voids;
static const char *window, *recency_window;
static bool combine;

static const struct opt opts[] = {
	{ 'a', "as-of", OPT_DAY, &policy.asof, "DAY",
	    "count recency to this day; later rows are set aside", NULL, 0, 0 },
	{ 'b', "by", OPT_NAMES, &wish.by, "COLUMN[,...]", "the key (profile_id)", NULL, 0,
	    0 },
	{ 'k', "keep", OPT_NAMES, &wish.books.keep, "COLUMN[,...]",
	    "carry these columns on, folded by their rules", NULL, 0, 0 },
	{ 0, "mode", OPT_NAMES, &wish.books.favourites, "COLUMN[,...]",
	    "write the most frequent value of these columns", NULL, 0, 0 },
	{ 0, "aside", OPT_TEXT, &wish.aside, "FILE",
	    "write rows without a key, after the as-of day or of another currency there",
	    NULL, 0, 0 },
	{ 0, "prospects", OPT_FLAG, &wish.books.prospects, NULL,
	    "write keys without an order too", NULL, 0, 0 },
	{ 0, "currency", OPT_CODE, &policy.currency, "CODE",
	    "the currency to add up, and that of input without that column", NULL, 0, 0 },
	{ 0, "window", OPT_TEXT, &window, "LENGTH",
	    "count orders and money of the last 30d, 4w, 24m or 2y", NULL, 0, 0 },
	{ 0, "recency-window", OPT_TEXT, &recency_window, "LENGTH",
	    "look for first and last order in the last 30d, 4w, 24m or 2y", NULL, 0, 0 },
	{ 0, "exclude", OPT_LIST, &excluded, "DAY..DAY",
	    "leave these days out; may be given again", NULL, 0, 0 },
	{ 0, "refunds", OPT_CHOICE, &policy.refunds, "HOW", "refunds (net)", refund_words,
	    0, 0 },
	{ 0, "zero", OPT_CHOICE, &policy.zero, "HOW", "orders worth nothing (skip)",
	    zero_words, 0, 0 },
	{ 0, "void", OPT_NAMES, &voids, "STATUS[,...]",
	    "orders of these states count for nothing", NULL, 0, 0 },
	{ 0, "count", OPT_CHOICE, &policy.count, "WHAT", "frequency in (orders)",
	    count_words, 0, 0 },
	{ 0, "money", OPT_CHOICE, &policy.money, "HOW", "monetary (net)", money_words, 0,
	    0 },
	{ 0, "value", OPT_FIELD, &policy.value, "COLUMN",
	    "add up this column, a margin or points, and not the amount", NULL, 0, 0 },
	{ 0, "gaps", OPT_FLAG, &wish.books.gaps, NULL,
	    "add gap_mean and gap_median, days between purchase days", NULL, 0, 0 },
	{ 0, "clv", OPT_FLAG, &wish.books.inputs, NULL,
	    "add x, tx_days, age_days and mean_value for purchase models", NULL, 0, 0 },
	{ 0, "versions", OPT_CHOICE, &wish.versions, "WHICH",
	    "of an order in several files, count (last)", version_words, 0, 0 },
	{ 0, "partial", OPT_FLAG, &wish.books.partial, NULL,
	    "write what --combine can add", NULL, 0, 0 },
	{ 0, "combine", OPT_FLAG, &combine, NULL, "add up results of parts", NULL, 0, 0 },
	{ 0, "sorted", OPT_FLAG, &wish.sorted, NULL,
	    "the input is sorted by key: hold one at a time", NULL, 0, 0 },
	{ 0, "memory", OPT_SIZE, &wish.memory, "SIZE",
	    "hold at most this (256M, 2G), and go on in temporary files", NULL, 0, 0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct cmd self = {
	.name = "rfm-aggregate",
	.synopsis = "[-q] [-a DAY] [-b COLUMN,...] [-k COLUMN,...] [--mode COLUMN,...] "
		    "[--aside FILE] [--prospects] [--currency CODE] [--window LENGTH] "
		    "[--recency-window LENGTH] [--exclude DAY..DAY] [--refunds HOW] "
		    "[--zero HOW] [--void STATUS,...] [--count WHAT] [--money HOW] "
		    "[--value COLUMN] [--gaps] [--clv] [--versions WHICH] [--partial] "
		    "[--combine] [--sorted] [--memory SIZE] [--col NAME=COLUMN] "
		    "[FILE ...]",
	.oneline =
	    "orders to one record per key: first and last order, frequency, monetary",
	.reads = "profile_id (or --by) date amount [order_id kind currency source file "
		 "status]",
	.writes = "the key first_order last_order recency_days frequency monetary "
		  "[currency] [gap_mean gap_median] [x tx_days age_days mean_value] "
		  "[most frequent values] [kept columns] [part]",
	.opts = opts,
};

/* Options that need the other one, or cannot be with it. */
static const struct pairing {
	const char *option;
	bool needs; /* else it refuses */
	const char *other, *why;
} pairings[] = {
	{ "window", true, "as-of", "a window needs the day on which it ends" },
	{ "recency-window", true, "as-of", "a window needs the day on which it ends" },
	{ "sorted", true, "as-of", "records are written before the newest day is known" },
	{ "partial", true, "as-of", "parts must count to one day" },
	{ "partial", false, "keep", "kept columns cannot be combined" },
	{ "partial", false, "mode", "most frequent values cannot be combined" },
	{ "partial", false, "gaps", "gaps between the orders of two parts are lost" },
	{ "partial", false, "clv", "purchase days of two parts may be the same" },
	{ "sorted", false, "memory", "sorted input needs little of it" },
};

/* What can go with --combine. */
static const char *const with_combine[] = { "combine", "by", "prospects", "partial",
	NULL };

static void
check_pairings(void)
{
	size_t i, k;

	for (i = 0; combine && opts[i].name != NULL; i++) {
		for (k = 0; with_combine[k] != NULL &&
			    strcmp(with_combine[k], opts[i].name) != 0;
		     k++)
			;
		if (with_combine[k] == NULL && opt_given(opts[i].name))
			die_usage("--combine adds up what was made with --%s or without: "
				  "it takes none itself",
			    opts[i].name);
	}
	for (i = 0; !combine && i < sizeof pairings / sizeof pairings[0]; i++) {
		const struct pairing *p = &pairings[i];

		if (opt_given(p->option) && opt_given(p->other) != p->needs)
			die_usage("--%s %s --%s: %s", p->option,
			    p->needs ? "without" : "with", p->other, p->why);
	}
	if (wish.books.partial && policy.count == ORDER_COUNT_DAYS)
		die_usage(
		    "--partial with --count days: days of two parts may be the same");
	if (policy.money == ORDER_MONEY_GROSS &&
	    policy.refunds == ORDER_REFUNDS_AS_ORDERS)
		die_usage(
		    "--money gross with --refunds as-orders: gross is without refunds");
}

static void
settle_policy(void)
{
	const char *why = NULL;
	size_t i;

	check_pairings();
	if (window != NULL)
		why = dayspan_window(str_of(window), policy.asof, &policy.window);
	if (why != NULL)
		die_usage("--window: %s: '%s'", why, window);
	if (recency_window != NULL)
		why = dayspan_window(
		    str_of(recency_window), policy.asof, &policy.recency_window);
	if (why != NULL)
		die_usage("--recency-window: %s: '%s'", why, recency_window);
	for (i = 0; i < excluded.n; i++)
		if ((why = dayspan_add(&policy.excluded, str_of(excluded.v[i]))) != NULL)
			die_usage("--exclude: %s: '%s'", why, excluded.v[i]);
	policy.voids = voids.v;
}

int
main(int argc, char *argv[])
{
	static struct course course = { .wish = &wish, .policy = &policy };
	struct reader r;
	struct writer w;
	struct fields head = { 0 };
	char tail[400];

	argv = cmd_start(&self, argc, argv);
	settle_policy();
	if (combine)
		combine_run(&(struct combine_wish){ .by = wish.by,
				.prospects = wish.books.prospects,
				.partial = wish.books.partial },
		    argv);
	course_open(&course, &r, argv);
	if (wish.books.partial)
		course.books.options = combine_options(&policy);
	books_head(&course.books, &course.key, &head);
	rec_create(&w);
	rec_put(&w, fields_text(&head));
	rec_end(&w);
	course_run(&course, &w);
	course_tail(&course, tail, sizeof tail);
	return cmd_finish(&r, &w.out, &course.tally, tail);
}
