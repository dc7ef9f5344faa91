/*
 * rfm-clean - exports of shops, tills and CRM systems to canonical records
 *
 * reads   CSV in any dialect, with or without a header
 * writes  the canonical columns, or those of --columns; new ones of --map at the end
 * holds   one record of at most 1 MiB, the input's buffer, the spool of a pipe
 */
#include "cmd.h"
#include "evidence.h"
#include "hint.h"
#include "run.h"
#include <stdio.h>
#include <unistd.h>

static const char *const kind_words[] = { "order", "contact", "event", NULL };
static const char *const order_words[] = { "dmy", "mdy", "ymd", NULL };
static const char *const encoding_words[] = { "utf-8", "windows-1252", NULL };

static struct opt_list columns, maps, names;
static const char *rejects, *delimiter, *quote, *decimal, *max_rejects;
static const char *currency = "", *country = "NL";
static int kind = -1, order = -1, encoding = -1;

static const struct opt opts[] = {
	{ 'c', "columns", OPT_NAMES, &columns, "COLUMN[,...]",
	    "write these columns only, in this order", NULL, 0, 0 },
	{ 'm', "map", OPT_LIST, &maps, "COLUMN=HEADER[*FACTOR]",
	    "take a canonical or new column from that one; may be given again", NULL, 0,
	    0 },
	{ 'r', "rejects", OPT_TEXT, &rejects, "FILE", "write rejected records there",
	    NULL, 0, 0 },
	{ 0, "max-rejects", OPT_TEXT, &max_rejects, "N|P%|none",
	    "end with 1 when more of a file is rejected (10%, and more than 20)", NULL, 0,
	    0 },
	{ 0, "names", OPT_NAMES, &names, "COLUMN[,...]",
	    "the input has no header: its columns are these, - is none", NULL, 0, 0 },
	{ 0, "kind", OPT_CHOICE, &kind, "KIND", "what the rows are", kind_words, 0, 0 },
	{ 0, "date-order", OPT_CHOICE, &order, "ORDER",
	    "how dates are written, instead of by evidence", order_words, 0, 0 },
	{ 0, "decimal", OPT_TEXT, &decimal, "SIGN",
	    "the decimal sign, . or , instead of by evidence", NULL, 0, 0 },
	{ 0, "delimiter", OPT_TEXT, &delimiter, "CHAR|tab|blank",
	    "what separates cells, instead of by sight", NULL, 0, 0 },
	{ 0, "quote", OPT_TEXT, &quote, "CHAR|none", "what quotes cells (\")", NULL, 0,
	    0 },
	{ 0, "encoding", OPT_CHOICE, &encoding, "NAME", "instead of record by record",
	    encoding_words, 0, 0 },
	{ 0, "currency", OPT_CODE, &currency, "CODE",
	    "the currency where nothing tells it", NULL, 0, 0 },
	{ 0, "country", OPT_TEXT, &country, "CODE",
	    "the country of phone numbers where nothing tells it (NL)", NULL, 0, 0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct cmd self = {
	.name = "rfm-clean",
	.synopsis =
	    "[-q] [-c COLUMN,...] [-m COLUMN=HEADER] [-r FILE] [--max-rejects N|P%|none] "
	    "[--names COLUMN,...] [--kind KIND] [--date-order ORDER] [--decimal SIGN] "
	    "[--delimiter CHAR|tab|blank] [--quote CHAR|none] [--encoding NAME] "
	    "[--currency CODE] [--country CODE] [[NAME=]FILE ...]",
	.oneline = "exports in any CSV dialect to canonical records",
	.reads = "CSV with a header, or --names",
	.writes = "the canonical columns of rfm-records(5), new ones of --map",
	.opts = opts,
	.foreign = true,
};

static struct want want = {
	.dialect = { .sep = SNIFF_ANY, .quote = '"' },
};

static void
read_dialect(void)
{
	if (delimiter != NULL)
		want.dialect.sep = want_character("delimiter", delimiter, "blank");
	if (quote != NULL)
		want.dialect.quote = want_character("quote", quote, "none");
	if (want.dialect.sep == want.dialect.quote && want.dialect.sep != 0)
		die_usage("--delimiter and --quote are the same");
	if (decimal != NULL && strcmp(decimal, ".") != 0 && strcmp(decimal, ",") != 0)
		die_usage("--decimal: neither . nor ,: '%s'", decimal);
	want.decimal = decimal == NULL ? '\0' : decimal[0];
	want.order = order < 0 ? DAY_NONE : (enum day_order)(DAY_DMY + order);
	want.kind = kind < 0 ? KIND_ANY : kind == 0 ? KIND_ORDER : (enum kind)(kind + 1);
	want.encoding = (enum foreign_encoding)(encoding + 1);
	want.currency = currency;
	want.country = want_country(country);
}

/* NAME=FILE names the source; the file's own name does otherwise. */
static struct str
cut_source(const char **path, struct arena *a)
{
	struct str rest = str_of(*path), name = { 0 };

	str_cut(&rest, '=', &name);
	if (rest.s != NULL && !want_is_name(name) &&
	    memchr(name.s, '/', name.n) == NULL && access(*path, F_OK) != 0)
		die(EX_NOINPUT,
		    "%s: no such file, and in NAME=FILE a name is [a-z][a-z0-9_]*",
		    *path);
	if (rest.s == NULL || !want_is_name(name))
		return foreign_source(*path, a);
	*path = rest.s;
	return name;
}

static void
clean(struct run *run, const char *operand, bool last)
{
	struct foreign f = { .encoding = want.encoding };
	struct arena a = { 0 };
	struct header h = { 0 };
	struct plan plan;
	struct str source = cut_source(&operand, &a);
	size_t i;

	foreign_open(
	    &f, operand, &want.dialect, want.order == DAY_NONE || want.decimal == '\0');
	h.file = f.file;
	h.name = foreign_header(&f, &a, &h.n);
	if (f.named) {
		h.name = want.names;
		h.n = want.nnames;
	}
	header_read(&h, want.map, want.nmap, f.named, &a);
	for (i = 0; last && i < want.nmap; i++)
		if (!want.map[i].used)
			hint_misses(&h, &want.map[i]);
	plan_make(&plan, &want, &h, source, &a);
	if (evidence_needed(&plan)) {
		evidence_read(&plan, &f);
		foreign_again(&f);
	}
	evidence_decide(&plan, &f);
	run_file(run, &f, &plan);
	foreign_close(&f);
	arena_free(&a);
}

int
main(int argc, char *argv[])
{
	static char *standard_input[] = { "-", NULL };
	struct output out;
	struct run run;
	char tail[64];
	char **operand = cmd_start(&self, argc, argv);
	const char *why;

	read_dialect();
	want_maps(&want, &maps);
	want_names(&want, &names);
	want_columns(&want, &columns);
	if (*operand == NULL)
		operand = standard_input;
	out_open(&out, STDOUT_FILENO, "<stdout>");
	run_start(&run, &out, rejects);
	why = reject_parse_limit(
	    str_of(max_rejects == NULL ? "10%" : max_rejects), &run.limit);
	if (why != NULL)
		die_usage("--max-rejects: %s: '%s'", why, max_rejects);
	run_header(&run, &want);
	for (; *operand != NULL; operand++)
		clean(&run, *operand, operand[1] == NULL);
	run_end(&run);
	(void)snprintf(tail, sizeof tail, "; %llu out",
	    (unsigned long long)run.tally.rows[RUN_KEPT]);
	return cmd_finish(NULL, &out, &run.tally, tail);
}
