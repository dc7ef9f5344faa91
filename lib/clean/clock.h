/*
 * clock - times of the day as people and programs write them, and their distance to UTC
 *
 * 14:07, 14:07:09.123, 2:07 pm, 14h07, 14u, 14.07 behind a date, 1407 behind a T; +0100.
 * Each function reads at s[*i], leaves *i behind what it took, and returns NULL or the
 * reason. Fractions of a second are dropped.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum { CLOCK_NO_ZONE = INT16_MIN };

struct clock {
	int hour, minute, second; /* hour -1: no time; 24 only at 24:00:00 */
	int zone;		  /* minutes east of UTC */
};

/* Does a time begin with the digits from i to end? Points are its signs only behind a whole
   date. */
bool clock_begins(struct str s, size_t i, size_t end, bool after_date);
const char *clock_read(struct str s, size_t *i, struct clock *c);

/* Two, four or six digits without signs. */
const char *clock_read_compact(struct str s, size_t *i, struct clock *c);

/* am, PM, a.m. behind a time: false when it is none of them. */
bool clock_read_half(struct str s, size_t *i, struct clock *c);

/* +01:00, +0100, +01 or +1, at the sign. */
const char *clock_read_zone(struct str s, size_t *i, struct clock *c);

#endif
