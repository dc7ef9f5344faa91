/*
 * sense - what the words of a record mean: its kind, its status, consent, currency
 */
#ifndef SENSE_H
#define SENSE_H

#include "value.h"

/* The kind of the row by its cell; a word that nobody knows is a finding. */
void sense_kind(struct line *l);

/* What a status means. */
enum effect { EFFECT_COUNT, EFFECT_SKIP, EFFECT_REFUND, EFFECT_PART };

struct status {
	enum effect effect;
	int rule; /* of EFFECT_SKIP */
	bool strange;
};

/* By the source's own words, then by the table; only of orders and refunds. */
struct status sense_status(struct line *l);

/* yes, no, unknown or nothing; what was not understood is a finding. */
const char *sense_consent(struct line *l);

/* Fill the currency by cell, amount or option. NULL, or why it cannot be right: one of
   these two. */
const char *sense_currency(struct line *l);
extern const char sense_torn[], sense_no_currency[];

#endif
