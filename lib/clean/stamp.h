/*
 * stamp - moments that machines write as one number counted from some day
 *
 * Seconds since 1970 (10 digits) and thousandths, millionths, billionths of them (13, 16,
 * 19), each perhaps with a fraction; ticks of .NET and of Windows (18); days of a
 * spreadsheet (5, from 20000 to 60000); /Date(1709647629000+0100)/.
 */
#ifndef STAMP_H
#define STAMP_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum stamp_kind { STAMP_EPOCH, STAMP_TICKS, STAMP_SERIAL };

struct stamp {
	enum stamp_kind kind;
	int64_t
	    seconds; /* since 1970: in UTC, or of a serial on the clock of its writer */
	int zone;    /* minutes east of UTC that are written beside it */
	bool timed;  /* it has a time */
};

/* False: the text is not such a number. */
bool stamp_parse(struct str s, struct stamp *out);

#endif
