/*
 * facts - what was found out of a foreign file, in words
 */
#ifndef FACTS_H
#define FACTS_H

#include "plan.h"

/* What is said of a file's bytes. */
enum facts_dialect {
	FACTS_ENCODING,
	FACTS_DELIMITER,
	FACTS_QUOTE,
	FACTS_LINE_END,
	FACTS_HEADER,
	FACTS_COLUMNS,
	FACTS_DIALECT
};

enum { FACTS_SHOW = 64 };

extern const char *const facts_dialect_names[FACTS_DIALECT];

/* "utf-8", "semicolon", "7" ... in buf of FACTS_SHOW bytes or for good. */
const char *facts_dialect(
    const struct foreign *f, enum facts_dialect what, char buf[FACTS_SHOW]);

/* "day-month-year, line 3", "decimal comma, line 9", or nothing. */
struct str facts_evidence(const struct plan *p, int slot, char *to, size_t room);

/* The name of a slot of the header: a canonical column, an input; "" for others. */
const char *facts_slot_name(int slot);

/* "documented", "seen", "unverified", "your file", "general headers". */
const char *facts_sure(const struct source *s);

#endif
