/*
 * cmd - what all tools do alike: common options, help, version, the end
 */
#ifndef CMD_H
#define CMD_H

#include "opt.h"
#include "rec.h"
#include "tally.h"

#define RFM_VERSION "0.1"

struct cmd {
	const char *name;
	const char *synopsis; /* without the name: "[-q] -a DAY [FILE ...]" */
	const char *oneline;
	const char *reads;  /* columns read, for the help */
	const char *writes; /* columns written */
	const struct opt *opts;
	bool foreign; /* reads no records: no --col */
};

/* Name the program, fill descriptors 0-2 that came closed, parse; --help and --version
   are answered before any other complaint. Common options: -q, --col. Returns the
   operands, NULL-terminated. */
char **cmd_start(const struct cmd *self, int argc, char *argv[]);

/* The end of a good run: everything out but the last byte, side files named, the closing
   line (t may be NULL), the last byte, the exit with status 0. It is called as
   `return cmd_finish(...)`, and does not return. r and o may be NULL. */
_Noreturn int cmd_finish(
    struct reader *r, struct output *o, const struct tally *t, const char *tail);

#endif
