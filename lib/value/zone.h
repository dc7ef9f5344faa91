/*
 * zone - time zones by name or by POSIX TZ rule, without the files or the clock of the system
 *
 * A zone has one rule for all years, that of today: clocks of before 1996 may have gone
 * otherwise. The hours at which clocks change are kept for the years of orders and counted
 * anew for others, so that an offset costs a few comparisons.
 */
#ifndef ZONE_H
#define ZONE_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum { ZONE_FIRST_YEAR = 1985, ZONE_YEARS = 80 };

/* A day of the year on which clocks change, and the time of it. */
struct zone_day {
	char form;		  /* M, J, or 0: days from 0 that count the leap day */
	int month, week, weekday; /* of M */
	int day;
	int seconds; /* local ones, may be negative or beyond a day */
};

/* The seconds since 1970 at which summer time begins and ends. */
struct zone_year {
	int64_t begin, end;
};

struct zone {
	int standard, summer; /* seconds east of UTC */
	bool changes;
	struct zone_day begin, end;
	struct zone_year year[ZONE_YEARS];
};

/* A name as of lib/data/zones.tsv in any case, a rule such as CET-1CEST,M3.5.0,M10.5.0/3,
   or +01:00 for hours east of UTC. NULL, or the reason: "empty", "no such time zone",
   "summer time without the days of its change". */
const char *zone_parse(struct str s, struct zone *z);

/* The rule of a name alone; NULL: there is no such name. */
const char *zone_rule(struct str name);

/* Seconds east of UTC at so many seconds since 1970, in UTC. */
int zone_offset_utc(const struct zone *z, int64_t seconds);

/* The same where the seconds are those of the zone's own clock. Of an hour that clocks
   pass twice it is the first; an hour that they leave out is read by the offset before. */
int zone_offset_local(const struct zone *z, int64_t seconds);

#endif
