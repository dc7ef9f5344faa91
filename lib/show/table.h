/*
 * table - aligned columns for people
 *
 * Two passes: the first finds the widths. Numbers stand to the right. What would move the
 * cursor (control characters, overriding text direction) is shown as a sign instead. On
 * a terminal the widest text columns are cut until a line fits; elsewhere nothing is.
 */
#ifndef TABLE_H
#define TABLE_H

#include "format.h"

extern const struct format table_aligned;

#endif
