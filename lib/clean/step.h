/*
 * step - how a column of the output is made of the cells of a foreign record
 */
#ifndef STEP_H
#define STEP_H

#include "header.h"

enum step_op {
	STEP_EMPTY, /* n columns without a value */
	STEP_TEXT,
	STEP_ID,
	STEP_FIXED,
	STEP_LINE,
	STEP_KIND,
	STEP_DATE,
	STEP_AMOUNT,
	STEP_CURRENCY,
	STEP_EMAIL,
	STEP_PHONE,
	STEP_MOBILE,
	STEP_CONSENT,
	STEP_DAY,
	STEP_CONSENT_DAY,
	STEP_NUMBER,
	STEP_NAME,
	STEP_STREET,
	STEP_POSTCODE,
	STEP_COUNTRY,
	STEP_PLACE, /* a city, a region */
	STEP_NEW,   /* of --map */
};

/* Write one column, or several empty ones. */
struct step {
	enum step_op op;
	int column; /* canonical, or HEADER_NONE */
	int n;	    /* STEP_EMPTY: how many */
	struct place at;
	struct str fixed;
};

/* How the canonical column, or HEADER_NONE for a new one, is written: from its own place, or
   from the cells of others, such as a full name. */
enum step_op step_op(const struct place *slot, int column, struct place at);

/* Is one of the slots in the file? The list ends with HEADER_NONE. */
bool step_has_any(const struct place *slot, const int *slots);

#endif
