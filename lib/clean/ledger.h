/*
 * ledger - what was found in the rows of a file, by rule (lib/data/rules.tsv)
 *
 * Every finding has a rule. Those of a cell (changed, blanked, doubtful) wait until the
 * fate of their row is known, for a row that is rejected or skipped has none; those of a
 * row carry its money. All are counted, with the first lines; they go to the side files of
 * rejects and of fixes, to notes on stderr, to the report, and to whoever explains a line.
 */
#ifndef LEDGER_H
#define LEDGER_H

#include "foreign.h"
#include "header.h"
#include "money.h"
#include "side.h"

enum {
	LEDGER_LINES = 3, /* sample lines of a rule */
	LEDGER_COLUMNS =
	    HEADER_SLOTS + 1, /* the last: new columns, or the row as a whole */
};

/* Something about a cell; before and after are borrowed until ledger_keep. */
struct finding {
	int rule, column;
	struct str before, after;
};

/* What a rule found in the file. */
struct found {
	uint64_t n;
	struct wide sum; /* of rows */
	uint64_t line;	 /* the first */
	char value[STR_SHOW];
};

/* And in one of its columns. */
struct found_in {
	uint64_t n, line[LEDGER_LINES];
};

struct ledger {
	bool mask, strict;
	uint64_t rejected; /* rows of the file */
	struct found found[RULE_COUNT];
	struct found_in in[RULE_COUNT][LEDGER_COLUMNS];
	struct finding *findings; /* of the row being judged */
	size_t nfindings, cap;
	/* Called for each finding that is kept; NULL: nobody listens. */
	void (*listen)(void *ear, const struct foreign_row *row, const struct finding *f);
	void *ear;
	/* private */
	bool filed, fixed;
	struct side rejects, fixes;
};

/* Why a record is rejected, and what is wrong in it. */
struct reject {
	int rule;
	const char *why;
	const char *column; /* canonical; NULL: the record as a whole */
	struct str header, value;
};

/* Paths: NULL, no such side file. */
void ledger_open(struct ledger *l, const char *rejects, const char *fixes);

/* A finding in a cell of the row being judged; column: a slot of the header, or HEADER_NONE. */
__attribute__((cold)) void ledger_cell(
    struct ledger *l, int rule, int column, struct str before, struct str after);

/* The row is kept, and so are its findings; or they are forgotten. */
void ledger_keep(
    struct ledger *l, const struct foreign *f, const struct foreign_row *row);
static inline void
ledger_forget(struct ledger *l)
{
	l->nfindings = 0;
}

/* With --strict: the first finding for which the row is to be rejected, or NULL. */
const struct finding *ledger_strict(const struct ledger *l);

/* The text of a record, to be shown or mended. */
struct str ledger_record(const struct foreign_row *row);

/* The row itself: skipped, folded, split; with its money. */
void ledger_row(struct ledger *l, const struct foreign_row *row, int rule, money m);
void ledger_reject(struct ledger *l, const struct foreign *f,
    const struct foreign_row *row, const struct reject *what, money m);

/* One note on stderr on the findings in cells, another on skipped rows. */
void ledger_note(struct ledger *l, const struct foreign *f);

/* Forget the file. */
void ledger_next(struct ledger *l);

/* What was rejected so far stays readable: before the program ends for it. Returns the name
   of the file, or NULL. */
const char *ledger_hold(struct ledger *l);

/* The value as it may be shown: with --mask r***@w***.n***, in buf. */
struct str ledger_shown(const struct ledger *l, struct str value, char buf[STR_SHOW]);

/* The effect of a rule: 'r'eject, 's'kip, 'f'old or 'f'ix, 'b'lank, 'w'arn, 'i'nfo. */
const char *ledger_effect(int rule);

/* The rule of that code, or -1. */
int ledger_rule(struct str code);

#endif
