/*
 * condition - one cell of a rule: alternatives that a field may equal or lie between
 */
#ifndef CONDITION_H
#define CONDITION_H

#include <stdbool.h>
#include <stdint.h>
#include "mem.h"
#include "str.h"

enum condition_kind {
	CONDITION_TEXT,	   /* the same bytes, or the same number */
	CONDITION_NUMBER,  /* between low and high, in ten-thousandths */
	CONDITION_DAY,	   /* between low and high, in days */
	CONDITION_PATTERN, /* [1-2][3-4]. : three places, each a digit of a score */
	CONDITION_EMPTY,   /* missing */
};

/* What the column is, for the form of its cells. */
enum condition_column {
	CONDITION_PLAIN, /* commas part the alternatives: a text may hold blanks */
	CONDITION_SCORE, /* blanks part them too */
	CONDITION_CODE,	 /* so they do here, and patterns are known */
};

struct alternative {
	enum condition_kind kind;
	struct str text;
	int64_t low, high;
	bool numeric; /* a text that is also a number: low is its value */
	bool dated;   /* a text that is also a day: high is it */
};

struct condition {
	struct alternative *v;
	size_t n; /* 0: always holds */
};

/* Parse a cell; the alternatives borrow its bytes. NULL, or the reason. */
const char *condition_parse(
    struct arena *a, struct str cell, enum condition_column column, struct condition *c);

/* Does it hold for the field? *why becomes the reason when it does not and a range met a
   field that is no number or date; else it is left alone. */
bool condition_holds(const struct condition *c, struct str field, const char **why);

#endif
