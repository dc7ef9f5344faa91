/*
 * reject - the records that could not be kept: a side file, or a few lines on stderr
 *
 * The side file has one record a line, TSV: where it stands, the code of what is wrong,
 * the column and its header, the value, and the record itself as it was read. What was
 * mended or blanked in records that were kept is counted here, too, for one note a file.
 */
#ifndef REJECT_H
#define REJECT_H

#include "foreign.h"
#include "side.h"

struct reject {
	const char *code, *why;
	const char *column; /* canonical; NULL: the record as a whole */
	struct str header, value;
};

/* How many may be rejected of a file. */
struct reject_limit {
	bool none;
	bool share; /* per cent, and more than REJECT_FEW */
	uint64_t most;
};

enum { REJECT_FEW = 20, REJECT_SHARE = 10 };

/* What was changed or found wanting without rejecting the row; counted for each file. */
enum repair {
	REPAIR_EMAIL,
	REPAIR_EMAILS,
	REPAIR_PHONE,
	REPAIR_DAY,
	REPAIR_NUMBER,
	REPAIR_ROUNDED,
	REPAIR_SCIENTIFIC,
	REPAIR_CONSENT,
	REPAIR_KIND,
	REPAIR_SIGN,
	REPAIR_NEGATIVE,
	REPAIR_ID,
	REPAIR_CURRENCY,
	REPAIR_LOST,
	REPAIR_SKIPPED,
	REPAIRS,
};

/* How often, and where first. */
struct repaired {
	uint64_t n, line;
	char value[STR_SHOW];
};

struct rejects {
	bool filed;
	struct side side;
	/* of the file being read */
	uint64_t file_rows;
	struct repaired repairs[REPAIRS];
};

/* path NULL: no side file. */
void reject_open(struct rejects *r, const char *path);

void reject_put(struct rejects *r, const struct foreign *f, const struct foreign_row *row,
    const struct reject *what);

/* Count a repair, and remember the first. */
void reject_repair(
    struct rejects *r, const struct foreign_row *row, enum repair what, struct str value);

/* The note on the repairs of a file, which is then forgotten. */
void reject_note_repairs(struct rejects *r, const struct foreign *f);

/* "N", "P%" or "none"; NULL, or the reason. */
const char *reject_parse_limit(struct str s, struct reject_limit *limit);

/* After the last row of a file of `rows` rows: too many rejects end with 1. */
void reject_check(struct rejects *r, const struct foreign *f, uint64_t rows,
    const struct reject_limit *limit);

#endif
