/*
 * opt - the options table of a tool over getopt_long, and the help made from it
 */
#ifndef OPT_H
#define OPT_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum opt_kind {
	OPT_FLAG, /* bool *: true */
	OPT_TEXT, /* const char ** */
	OPT_FIELD, /* const char **: goes into records, so neither TAB, line end, backslash */
	OPT_CODE,   /* const char **: three capital letters, a currency */
	OPT_INT,    /* int64_t *, lo..hi */
	OPT_DAY,    /* daynum * */
	OPT_LIST,   /* struct opt_list *: may be given again; each is kept */
	OPT_NAMES,  /* struct opt_list *: names with commas between */
	OPT_CHOICE, /* int *: index into choices */
	OPT_SIZE,   /* uint64_t *: bytes, with K M G */
	OPT_KIND = 15,
	OPT_MUST = 16, /* status 64 without it */
};

/* Values of an option that may be given several times, in order; NULL-terminated. */
struct opt_list {
	const char **v;
	size_t n, cap;
};

/* One option. The table ends with a zeroed entry. */
struct opt {
	int letter; /* 0: long form only */
	const char *name;
	unsigned kind;
	void *to;
	const char *arg;	    /* name of the argument in the help */
	const char *help;	    /* one line, lower case, no full stop */
	const char *const *choices; /* OPT_CHOICE; ends with NULL */
	int64_t lo, hi;		    /* OPT_INT */
};

/* Parse argv by the two tables (the tool's own, then the common ones); either may be
   NULL. Returns the operands, NULL-terminated. Anything wrong: 64. */
char **opt_parse(const struct opt *own, const struct opt *common, int argc, char **argv);

/* Was the option given on the command line? */
bool opt_given(const char *name);

struct output;

/* The lines of the help for a table. */
void opt_help(const struct opt *table, struct output *o);

#endif
