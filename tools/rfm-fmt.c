/*
 * rfm-fmt - records as people and other systems read them
 *
 * reads   any columns; those of rfm-records(5) and of the other filters have a type
 * writes  a table, CSV, JSON, JSON Lines, or records again
 * holds   one record; for a table the widths of the columns
 */
#include "cmd.h"
#include "csvout.h"
#include "json.h"
#include "table.h"
#include "tsvout.h"
#include <unistd.h>

static const struct format *const formats[] = {
	&table_aligned,
	&csvout_csv,
	&csvout_crlf,
	&csvout_excel_nl,
	&json_array,
	&json_lines,
	&tsvout_tsv,
};

/* The same order as formats[]. */
static const char *const names[] = {
	"table",
	"csv",
	"csv-crlf",
	"excel-nl",
	"json",
	"jsonl",
	"tsv",
	NULL,
};

static int to;
static struct sheet sheet;
static struct shape_plan plan;
static struct opt_list columns, drop, renamed, types;
static bool guard;

static const struct opt opts[] = {
	{ 't', "to", OPT_CHOICE, &to, "FORMAT", "what to write, the first by default",
	    names, 0, 0 },
	{ 'c', "columns", OPT_LIST, &columns, "COLUMN,...",
	    "these columns, in this order", NULL, 0, 0 },
	{ 0, "drop", OPT_LIST, &drop, "COLUMN,...", "all columns but these", NULL, 0, 0 },
	{ 0, "rename", OPT_LIST, &renamed, "COLUMN=NAME,...", "names in the output", NULL,
	    0, 0 },
	{ 0, "types", OPT_LIST, &types, "COLUMN=TYPE,...",
	    "types of columns: " KIND_NAMES, NULL, 0, 0 },
	{ 0, "formula-guard", OPT_FLAG, &guard, NULL,
	    "CSV: an apostrophe before what a spreadsheet would run", NULL, 0, 0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct cmd self = {
	.name = "rfm-fmt",
	.synopsis =
	    "[-q] [-t FORMAT] [-c COLUMN,...] [--drop COLUMN,...] "
	    "[--rename COLUMN=NAME,...] [--types COLUMN=TYPE,...] [--formula-guard] "
	    "[FILE ...]",
	.oneline = "records as people and other systems read them",
	.reads = "any columns",
	.writes = "the chosen ones, in another format",
	.opts = opts,
};

enum { WRITTEN };

static const char *const outcomes[] = { "written", NULL };

static void
look_first(struct reader *r)
{
	struct row row;

	while (rec_read(r, &row))
		sheet.format->look(&sheet, &row);
	rec_again(r);
}

int
main(int argc, char *argv[])
{
	struct tally tally = { .words = outcomes };
	struct reader r;
	struct row row;

	argv = cmd_start(&self, argc, argv);
	sheet.format = formats[to];
	sheet.guard = guard;
	if (guard && !sheet.format->guards)
		die_usage("--formula-guard: not for --to %s", names[to]);
	shape_parse(&plan, &columns, &drop, &renamed, &types, sheet.format->records);
	if (sheet.format->look != NULL)
		rec_open_twice(&r, argv);
	else
		rec_open(&r, argv);
	shape_bind(&sheet.shape, &plan, &r);
	if (sheet.format->look != NULL)
		look_first(&r);
	out_open(&sheet.out, STDOUT_FILENO, "<stdout>");

	sheet.format->begin(&sheet);
	while (rec_read(&r, &row)) {
		tally_in(&tally, 0);
		sheet.format->row(&sheet, &row);
		tally_out(&tally, WRITTEN, 0);
	}
	if (sheet.format->end != NULL)
		sheet.format->end(&sheet);
	return cmd_finish(&r, &sheet.out, &tally, NULL);
}
