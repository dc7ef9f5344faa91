/*
 * dummy - telephone numbers that people type when they do not want to tell theirs
 *
 * As they stand in the export, with or without a country: 06-12345678, 0000000000,
 * +1 212 555 0123. Four digits at the end rule nearly all others out.
 */
#ifndef DUMMY_H
#define DUMMY_H

#include "pattern.h"

/* Once, before the first dummy_phone. */
void dummy_ready(void);

/* PATTERN_DOUBT, or PATTERN_NONE. */
enum pattern_class dummy_phone(struct str s);

#endif
