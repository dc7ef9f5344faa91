/*
 * csvout - CSV as other programs read it
 *
 * A cell is quoted only when it must be: separator, quote, line break; the one cell of a
 * row when it is empty (a blank line would be no row to many readers); and `\.`, which
 * ends the data for PostgreSQL. A cell that a spreadsheet would run as a formula gets an
 * apostrophe when the guard is on (OWASP, CSV injection).
 */
#ifndef CSVOUT_H
#define CSVOUT_H

#include "format.h"

extern const struct format csvout_csv;	    /* comma, LF: what Unix tools expect */
extern const struct format csvout_crlf;	    /* to the letter of RFC 4180 */
extern const struct format csvout_excel_nl; /* a double click in a Dutch Excel */

#endif
