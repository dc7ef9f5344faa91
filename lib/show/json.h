/*
 * json - an array of objects, or an object a line
 *
 * A number is written digit by digit as it stands, so money stays exact; what is missing
 * is null. U+2028 and U+2029 are escaped, because JavaScript and line readers take them
 * for line ends.
 */
#ifndef JSON_H
#define JSON_H

#include "format.h"

extern const struct format json_array; /* one array, an object a line */
extern const struct format json_lines; /* one object a line; no rows: no bytes */

#endif
