/*
 * term - the terminal behind standard output, if there is one
 */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>
#include <stddef.h>

/* Its width: COLUMNS, else what it says itself; 0 when there is no terminal or it does
   not know. */
size_t term_columns(void);

/* May its text be bold? Not when NO_COLOR is set (no-color.org). */
bool term_bold(void);

#endif
