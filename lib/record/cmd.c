/*
 * cmd - see cmd.h
 */
#include "cmd.h"
#include "col.h"
#include "die.h"
#include "scan.h"
#include "side.h"
#include "sys.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool quiet, help_wanted, version_wanted;
static struct opt_list renamings;

static const struct opt common[] = {
	{ 'q', "quiet", OPT_FLAG, &quiet, NULL, "no notes and no counts on stderr", NULL,
	    0, 0 },
	{ 0, "help", OPT_FLAG, &help_wanted, NULL, "show this and end", NULL, 0, 0 },
	{ 0, "version", OPT_FLAG, &version_wanted, NULL, "show the version and end", NULL,
	    0, 0 },
	{ 0, "col", OPT_LIST, &renamings, "NAME=COLUMN",
	    "read NAME from the column COLUMN; may be given again", NULL, 0, 0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

/* The table without its last row, --col. */
static struct opt common_foreign[sizeof common / sizeof common[0]];

static const struct opt *
common_of(const struct cmd *self)
{
	size_t i, n = sizeof common / sizeof common[0] - 2;

	if (!self->foreign)
		return common;
	for (i = 0; i < n; i++)
		common_foreign[i] = common[i];
	return common_foreign;
}

/*
 * A descriptor that came closed would be given to the next file opened, and data would go
 * into it. Fill it with something that fails when it is used.
 */
static void
fill_descriptors(void)
{
	int fd;

	for (fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", fd == STDOUT_FILENO ? O_RDONLY : O_WRONLY) != fd)
			die_sys(EX_IOERR, "/dev/null");
}

static bool
asked(char **argv, const char *word)
{
	int i;

	for (i = 1; argv[i] != NULL && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], word) == 0)
			return true;
	return false;
}

static void
line(struct output *o, const char *a, const char *b)
{
	out_str(o, str_of(a));
	out_str(o, str_of(b));
	out_char(o, '\n');
}

/* A name and its words, lines broken at blanks before column 80 and begun under the first
   word. A blank inside brackets breaks nothing. */
static void
paragraph(struct output *o, const char *name, const char *words)
{
	size_t indent = strlen(name), at = indent, n;
	int depth = 0;

	out_str(o, str_of(name));
	while (*words != '\0') {
		for (n = 0; words[n] != '\0' && (words[n] != ' ' || depth > 0); n++)
			depth += (words[n] == '[') - (words[n] == ']');
		if (at > indent && at + 1 + n > 80) {
			out_char(o, '\n');
			for (at = 0; at < indent; at++)
				out_char(o, ' ');
		} else if (at > indent) {
			out_char(o, ' ');
			at++;
		}
		out_put(o, words, n);
		at += n;
		words += n + (words[n] == ' ');
	}
	out_char(o, '\n');
}

static _Noreturn void
help(const struct cmd *self)
{
	struct output o;
	char usage[64];

	out_open(&o, STDOUT_FILENO, "<stdout>");
	snprintf(usage, sizeof usage, "usage: %s ", self->name);
	paragraph(&o, usage, self->synopsis);
	line(&o, self->oneline, "\n");
	opt_help(self->opts, &o);
	opt_help(common_of(self), &o);
	out_char(&o, '\n');
	if (self->reads != NULL)
		paragraph(&o, "reads   ", self->reads);
	if (self->writes != NULL)
		paragraph(&o, "writes  ", self->writes);
	paragraph(&o, "status  ",
	    "0 done, 1 refused by a limit, 64 usage, 65 bad input, 66 no input, 71 "
	    "memory, "
	    "73 cannot create, 74 I/O, 78 bad rules file; see rfm(7)");
	out_close(&o);
	exit(EX_OK);
}

static _Noreturn void
version(const struct cmd *self)
{
	struct output o;

	out_open(&o, STDOUT_FILENO, "<stdout>");
	out_str(&o, str_of(self->name));
	out_str(&o, str_of(" " RFM_VERSION " ("));
	out_str(&o, str_of(scan_variant()));
	out_str(&o, str_of(")\n"));
	out_close(&o);
	exit(EX_OK);
}

char **
cmd_start(const struct cmd *self, int argc, char *argv[])
{
	char **operands;
	size_t i;

	die_setname(argc > 0 ? argv[0] : self->name);
	fill_descriptors();
	sys_batch();
	if (argc > 0 && asked(argv, "--help"))
		help(self);
	if (argc > 0 && asked(argv, "--version"))
		version(self);
	operands = opt_parse(self->opts, common_of(self), argc, argv);
	if (help_wanted) /* abbreviated, so that asked() did not see it */
		help(self);
	if (version_wanted)
		version(self);
	die_quiet(quiet);
	for (i = 0; operands[i] != NULL; i++) {
		in_announce(operands[i]);
		if (strchr(operands[i], '=') != NULL) /* NAME=FILE of rfm-clean */
			in_announce(strchr(operands[i], '=') + 1);
	}
	for (i = 0; i < renamings.n; i++)
		col_rename(renamings.v[i]);
	return operands;
}

/* The last byte comes last of all: a stage killed at any moment before it leaves a stream
   that its reader refuses, and behind it is nothing but the end itself. */
int
cmd_finish(struct reader *r, struct output *o, const struct tally *t, const char *tail)
{
	bool seen = o != NULL && isatty(o->fd);

	if (t != NULL)
		tally_check(t);
	if (o != NULL)
		out_hold(o);
	side_keep_all();
	if (seen) /* on a terminal the counts belong under the last line, not behind it */
		out_close(o);
	if (t != NULL)
		tally_print(t, tail);
	if (r != NULL)
		rec_close(r);
	if (o != NULL && !seen)
		out_close(o);
	sys_exit(EX_OK);
}
