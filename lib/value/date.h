/*
 * date - civil days of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31
 */
#ifndef DATE_H
#define DATE_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

typedef int32_t daynum; /* days from 1970-01-01 */

#define DATE_NONE INT32_MIN
enum { DATE_SHOW = 12 };

/* The record form YYYY-MM-DD, or YYYY-MM-DDThh:mm:ss with the time checked and left out.
   NULL and *day, or the reason: "empty", "not a date", "no such day", "no such time". */
const char *date_parse(struct str s, daynum *day);

/* YYYY-MM-DD, without a NUL; returns 10. */
int date_show(daynum day, char buf[DATE_SHOW]);

/* The day of a civil date; false when there is no such day. */
bool date_civil(int year, int month, int day, daynum *out);

/* Its parts. */
void date_parts(daynum day, int *year, int *month, int *mday);

#endif
