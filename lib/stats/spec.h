/*
 * spec - what options say of the metrics: `quantile`, `ntile,r=fixed:180,365`, `5`, `r=3`
 *
 * A list with commas between; an entry is for all three metrics or, after `r=`, for one,
 * which comes first wherever it stands. A wrong entry ends the program with 64.
 */
#ifndef SPEC_H
#define SPEC_H

#include "metric.h"

/* --method: names of method.h; fixed is followed by its cuts: money or days, or dates. */
void spec_methods(struct metric m[METRICS], const char *text);

/* --bins: 2 to 10. To be called after spec_methods: fixed cuts have their number. */
void spec_bins(struct metric m[METRICS], const char *text);

/* --direction: `r=old`, `f=low`, `m=low`; new and high are what goes without saying. */
void spec_directions(struct metric m[METRICS], const char *text);

#endif
