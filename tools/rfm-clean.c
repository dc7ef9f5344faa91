/*
 * rfm-clean - exports of shops, tills and CRM systems to canonical records
 *
 * reads   exports of known systems, and CSV in any dialect, with or without a header
 * writes  the canonical columns, or those of --columns; new ones of --map at the end
 * holds   one record of at most 1 MiB, the input's buffer, the spool of a pipe, 16 bytes for
 *         each number that tells duplicates
 */
#include "cmd.h"
#include "erase.h"
#include "evidence.h"
#include "hint.h"
#include "run.h"
#include "tell.h"
#include "write.h"
#include <stdio.h>
#include <unistd.h>

static const char *const kind_words[] = { "order", "contact", "event", NULL };
static const char *const order_words[] = { "dmy", "mdy", "ymd", NULL };
static const char *const encoding_words[] = { "utf-8", "windows-1252", "utf-16le",
	"utf-16be", NULL };
static const char *const rows_words[] = { "order", "line", "first", "repeat", NULL };

static struct opt_list columns, drop, maps, names, allow, fresh_list;
static const char *rejects, *fixes, *report_path, *source_name, *source_file;
static const char *delimiter, *quote, *decimal, *max_rejects, *zone, *rates, *erase;
static const char *explain_rule;
static const char *currency = "", *country = "NL";
static int kind = -1, order = -1, encoding = -1, rows = -1;
static int64_t header_line, explain_line;
static daynum min_date = DATE_NONE, as_of = DATE_NONE;
static bool mask, strict, dry, sniff_only, show_map, list_sources, excel_1904;

static const struct opt opts[] = {
	{ 'c', "columns", OPT_NAMES, &columns, "COLUMN[,...]",
	    "write these columns only, in this order", NULL, 0, 0 },
	{ 0, "drop", OPT_NAMES, &drop, "COLUMN[,...]",
	    "write all canonical columns but these", NULL, 0, 0 },
	{ 'm', "map", OPT_LIST, &maps, "COLUMN=HEADER[*FACTOR]",
	    "take a canonical or new column from that one; may be given again", NULL, 0,
	    0 },
	{ 's', "source", OPT_TEXT, &source_name, "NAME",
	    "the files come from that system (--list-sources)", NULL, 0, 0 },
	{ 0, "sources", OPT_TEXT, &source_file, "FILE",
	    "more systems: see rfm-sources(5)", NULL, 0, 0 },
	{ 'r', "rejects", OPT_TEXT, &rejects, "FILE", "write rejected records there",
	    NULL, 0, 0 },
	{ 0, "fixes", OPT_TEXT, &fixes, "FILE",
	    "write every changed and blanked cell there", NULL, 0, 0 },
	{ 0, "report", OPT_TEXT, &report_path, "FILE",
	    "write what was found there, as records", NULL, 0, 0 },
	{ 'n', "dry-run", OPT_FLAG, &dry, NULL,
	    "write the report to standard output, and no records", NULL, 0, 0 },
	{ 0, "max-rejects", OPT_TEXT, &max_rejects, "N|P%|none",
	    "end with 1 when more of a file is rejected (10%, and more than 20)", NULL, 0,
	    0 },
	{ 0, "strict", OPT_FLAG, &strict, NULL,
	    "reject rows in which a cell would be changed, blanked or doubted", NULL, 0,
	    0 },
	{ 0, "allow", OPT_NAMES, &allow, "RULE[,...]",
	    "keep rows that this rule skips: cancelled, pending, test, duplicate ...",
	    NULL, 0, 0 },
	{ 0, "erase", OPT_TEXT, &erase, "FILE", "skip all rows of these persons", NULL, 0,
	    0 },
	{ 0, "fresh", OPT_LIST, &fresh_list, "SOURCE=DAYS",
	    "end with 1 when the newest row of the source is older", NULL, 0, 0 },
	{ 0, "explain", OPT_TEXT, &explain_rule, "RULE",
	    "what a rule does, with examples from the files", NULL, 0, 0 },
	{ 0, "explain-line", OPT_INT, &explain_line, "N",
	    "what becomes of the record on that line", NULL, 1, INT64_MAX },
	{ 0, "sniff", OPT_FLAG, &sniff_only, NULL,
	    "say what each file is, and how to pin it", NULL, 0, 0 },
	{ 0, "show-map", OPT_FLAG, &show_map, NULL,
	    "say what becomes of each column, and which are dropped", NULL, 0, 0 },
	{ 0, "list-sources", OPT_FLAG, &list_sources, NULL,
	    "the systems whose exports are known", NULL, 0, 0 },
	{ 0, "names", OPT_NAMES, &names, "COLUMN[,...]",
	    "the input has no header: its columns are these, - is none", NULL, 0, 0 },
	{ 0, "kind", OPT_CHOICE, &kind, "KIND", "what the rows are", kind_words, 0, 0 },
	{ 0, "rows", OPT_CHOICE, &rows, "SHAPE",
	    "rows are orders, lines with amounts, lines with the total on the first or "
	    "on "
	    "each",
	    rows_words, 0, 0 },
	{ 0, "date-order", OPT_CHOICE, &order, "ORDER",
	    "how dates are written, instead of by evidence", order_words, 0, 0 },
	{ 0, "decimal", OPT_TEXT, &decimal, "SIGN",
	    "the decimal sign, . or , instead of by evidence", NULL, 0, 0 },
	{ 0, "delimiter", OPT_TEXT, &delimiter, "CHAR|tab|blank",
	    "what separates cells, instead of by sight", NULL, 0, 0 },
	{ 0, "quote", OPT_TEXT, &quote, "CHAR|none", "what quotes cells", NULL, 0, 0 },
	{ 0, "encoding", OPT_CHOICE, &encoding, "NAME", "instead of record by record",
	    encoding_words, 0, 0 },
	{ 0, "header-line", OPT_INT, &header_line, "N",
	    "the header stands there, instead of by sight", NULL, 1, INT32_MAX },
	{ 0, "currency", OPT_CODE, &currency, "CODE",
	    "the currency where nothing tells it", NULL, 0, 0 },
	{ 0, "rates", OPT_TEXT, &rates, "FILE",
	    "convert amounts into --currency by these rates", NULL, 0, 0 },
	{ 0, "country", OPT_TEXT, &country, "CODE",
	    "the country of numbers and codes where nothing tells it (NL)", NULL, 0, 0 },
	{ 0, "zone", OPT_TEXT, &zone, "ZONE",
	    "the shop's: times with a zone become those of its clock", NULL, 0, 0 },
	{ 0, "min-date", OPT_DAY, &min_date, "DAY",
	    "orders before it are rejected (1995-01-01)", NULL, 0, 0 },
	{ 'a', "as-of", OPT_DAY, &as_of, "DAY", "orders after it are rejected", NULL, 0,
	    0 },
	{ 0, "excel-1904", OPT_FLAG, &excel_1904, NULL,
	    "day numbers of spreadsheets count from 1904", NULL, 0, 0 },
	{ 0, "mask", OPT_FLAG, &mask, NULL,
	    "show values as r***@w***.n*** in notes and in --fixes", NULL, 0, 0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct cmd self = {
	.name = "rfm-clean",
	.synopsis =
	    "[-nq] [-c COLUMN,...] [-m COLUMN=HEADER] [-s SOURCE] [-r FILE] [OPTION ...] "
	    "[[NAME=]FILE ...]",
	.oneline = "exports of shops, tills and customer systems to canonical records",
	.reads = "exports of known systems, any CSV with a header, or --names",
	.writes = "the canonical columns of rfm-records(5), new ones of --map",
	.opts = opts,
	.foreign = true,
};

static struct want want = {
	.dialect = { .sep = SNIFF_ANY, .quote = SNIFF_ANY },
};

static const struct source *source; /* of --source */

static void
read_dialect(void)
{
	if (delimiter != NULL)
		want.dialect.sep = want_character("delimiter", delimiter, "blank");
	if (quote != NULL)
		want.dialect.quote = want_character("quote", quote, "none");
	if (want.dialect.sep == want.dialect.quote && want.dialect.sep > 0)
		die_usage("--delimiter and --quote are the same");
	if (decimal != NULL && strcmp(decimal, ".") != 0 && strcmp(decimal, ",") != 0)
		die_usage("--decimal: neither . nor ,: '%s'", decimal);
	want.decimal = decimal == NULL ? '\0' : decimal[0];
	want.order = order < 0 ? DAY_NONE : (enum day_order)(DAY_DMY + order);
	want.encoding = (enum foreign_encoding)(encoding + 1);
	want.dialect.header_line = (uint64_t)header_line;
}

static void
read_meaning(void)
{
	const char *why;

	want.kind = kind < 0 ? KIND_ANY : kind == 0 ? KIND_ORDER : (enum kind)(kind + 1);
	want.rows = (enum source_rows)(rows + 1);
	want.currency = currency;
	want.country = want_country(country);
	want.country_told = opt_given("country");
	want.serial_1904 = excel_1904;
	if (source_file != NULL)
		source_load(source_file);
	if (source_name != NULL)
		source = source_named(str_of(source_name));
	if (source_name != NULL && source == NULL)
		die_usage("--source: not known (--list-sources): '%s'", source_name);
	if (zone != NULL) {
		why = zone_parse(str_of(zone), &want.zone);
		if (why != NULL)
			die_usage("--zone: %s: '%s'", why, zone);
		want.zoned = true;
	}
	if (rates != NULL && currency[0] == '\0')
		die_usage("--rates: say --currency, too");
	if (rates != NULL)
		rates_load(rates, currency);
	want.rated = rates != NULL;
	if (erase != NULL)
		erase_load(erase, want.country);
}

static void
read_days(void)
{
	daynum first = 0;

	(void)date_civil(1995, 1, 1, &first);
	(void)date_show(min_date == DATE_NONE ? first : min_date, want.min_date);
	if (as_of != DATE_NONE)
		(void)date_show(as_of, want.as_of);
}

/* NAME=FILE names the source; the platform or the file's own name does otherwise. */
static struct str
cut_source(const char **path, struct arena *a, bool *named)
{
	struct str rest = str_of(*path), name = { 0 };

	str_cut(&rest, '=', &name);
	if (rest.s != NULL && !want_is_name(name) &&
	    memchr(name.s, '/', name.n) == NULL && access(*path, F_OK) != 0)
		die(EX_NOINPUT,
		    "%s: no such file, and in NAME=FILE a name is [a-z][a-z0-9_]*",
		    *path);
	*named = rest.s != NULL && want_is_name(name);
	if (!*named)
		return foreign_source(*path, a);
	*path = rest.s;
	return name;
}

/* The rows, or what was asked of the file instead of them. */
static void
read_rows(struct run *run, struct foreign *f, struct plan *plan)
{
	bool twice = evidence_needed(plan);

	if (twice) {
		evidence_read(plan, f);
		foreign_again(f);
	}
	evidence_decide(plan, f, twice);
	if (sniff_only)
		tell_sniff(run->out, f, plan);
	else if (show_map)
		tell_map(run->out, plan);
	else
		run_file(run, f, plan);
}

static void
clean(struct run *run, const char *operand, bool last)
{
	struct foreign f = { .encoding = want.encoding };
	struct arena a = { 0 };
	struct header h = { 0 };
	struct plan plan;
	bool named;
	struct str origin = cut_source(&operand, &a, &named);
	size_t i;

	foreign_open(
	    &f, operand, &want.dialect, want.order == DAY_NONE || want.decimal == '\0');
	h.file = f.file;
	h.name = foreign_header(&f, &a, &h.n);
	if (f.named) {
		h.name = want.names;
		h.n = want.nnames;
	}
	h.source = source != NULL || f.named ? source : source_find(h.name, h.n);
	h.own = f.sniff.records;
	header_read(&h, want.map, want.nmap, f.named || h.own, &a);
	for (i = 0; last && i < want.nmap; i++)
		if (!want.map[i].used)
			hint_misses(&h, &want.map[i]);
	if (!named && h.source != NULL)
		origin = h.source->platform;
	plan_make(&plan, &want, &h, origin, &a);
	plan_tell_layout(&plan, &f);
	read_rows(run, &f, &plan);
	foreign_close(&f);
	arena_free(&a);
}

/* What goes to standard output instead of records. */
static void
start_output(struct run *run, struct report *report, struct explain *explain)
{
	struct output *out = run->out;

	run->dry = dry || explain->rule >= 0 || explain->line > 0;
	if (explain->rule >= 0 || explain->line > 0) {
		run->explain = explain;
		explain_start(explain, out);
	} else if (sniff_only) {
		tell_sniff_header(out);
	} else if (show_map) {
		tell_map_header(out);
	} else if (!dry) {
		write_header(out, &want);
	}
	if (report_path != NULL || dry) {
		run->report = report;
		report_open(report, report_path, out, &want);
	}
}

static void
check_usage(void)
{
	if (dry && report_path != NULL)
		die_usage("--dry-run is the report: --report goes without it");
	if (sniff_only + show_map + dry + (explain_rule != NULL) + (explain_line > 0) > 1)
		die_usage("--dry-run, --explain, --explain-line, --show-map and --sniff: "
			  "one of them at a time");
	fresh_check_usage(&fresh_list);
}

static void
read_operands(struct run *run, char **operand)
{
	static char *standard_input[] = { "-", NULL };
	struct explain explain = { .rule = -1, .line = (uint64_t)explain_line };
	static struct report report; /* its list of domains is large */
	struct fresh *fresh = mem_alloc(1, sizeof *fresh);

	run->fresh = fresh;
	if (explain_rule != NULL) {
		explain.rule = ledger_rule(str_of(explain_rule));
		if (explain.rule < 0)
			die_usage("--explain: no such rule: '%s'", explain_rule);
	}
	start_output(run, &report, &explain);
	if (*operand == NULL && explain_rule == NULL)
		operand = standard_input;
	for (; *operand != NULL; operand++)
		clean(run, *operand, operand[1] == NULL);
	if (run->report != NULL)
		report_sources(run->report, fresh);
	if (explain.line > 0 && !explain.found)
		warn("no record begins on line %llu", (unsigned long long)explain.line);
	fresh_check(fresh, &fresh_list, want.as_of);
}

static int
finish(struct run *run)
{
	const struct tally *t =
	    sniff_only || show_map || run->explain != NULL ? NULL : &run->tally;
	char tail[128];
	int n = snprintf(tail, sizeof tail, "; %llu out",
	    (unsigned long long)(run->tally.rows[OUTCOME_KEPT] + run->split));

	if (run->split > 0)
		(void)snprintf(tail + n, sizeof tail - (size_t)n, " (%llu %s split off)",
		    (unsigned long long)run->split,
		    run->split == 1 ? "refund" : "refunds");
	return cmd_finish(NULL, run->out, t, tail);
}

int
main(int argc, char *argv[])
{
	static struct run run; /* its counts by rule and column are large */
	struct output out;
	char **operand = cmd_start(&self, argc, argv);
	const char *why;

	read_dialect();
	read_meaning();
	read_days();
	check_usage();
	want_maps(&want, &maps);
	want_names(&want, &names);
	want_columns(&want, &columns, &drop);
	want_allow(&want, &allow);
	out_open(&out, STDOUT_FILENO, "<stdout>");
	if (list_sources) {
		tell_sources(&out);
		return cmd_finish(NULL, &out, NULL, NULL);
	}
	ledger_open(&run.ledger, rejects, fixes);
	run.ledger.mask = mask;
	run.ledger.strict = strict;
	why = limit_parse(str_of(max_rejects == NULL ? "10%" : max_rejects), &run.limit);
	if (why != NULL)
		die_usage("--max-rejects: %s: '%s'", why, max_rejects);
	run_start(&run, &out);
	read_operands(&run, operand);
	return finish(&run);
}
