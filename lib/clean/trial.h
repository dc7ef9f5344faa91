/*
 * trial - the first rows of a foreign file, cut by one dialect to see whether it fits
 */
#ifndef TRIAL_H
#define TRIAL_H

#include "layout.h"

/* What the trials look at. */
struct sample {
	struct input view;
	uint64_t line; /* of its first byte */
	bool search;   /* for the header: it may not be the first row */
	bool whole;    /* nothing comes behind it */
};

/* How the sample looks when one dialect is tried. */
struct trial {
	struct csv_dialect dialect;
	bool wrapped;
	struct layout_line head;
	int before;  /* rows before the header */
	int faults;  /* records with quotes that do not close */
	int records; /* behind the header, whole ones */
	int same, shorter,
	    longer;    /* with as many cells as the header, one less, one more */
	int empty_end; /* of the same or longer: their last cell is empty */
};

/* Cut the sample by the dialect. A trial that knows fewer headers than the best one ends
   there: it will not be better. */
struct trial trial_run(const struct sample *s, struct csv_dialect dialect, bool wrapped,
    const struct trial *best);

/* Better first by known headers, then by records of one width, then by cells. */
bool trial_better(const struct trial *a, const struct trial *b);

#endif
