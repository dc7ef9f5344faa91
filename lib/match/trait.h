/*
 * trait - what is known of a person, kept only to refuse a merge
 *
 * Initials and parts of birth dates as sets of bits: the traits of a merged profile are
 * the union of its parts, so a check costs the same for a profile of two records and for
 * one of a million, and no order of merging gives another answer. Unknown is the empty
 * set, which contradicts nothing.
 */
#ifndef TRAIT_H
#define TRAIT_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

/* No padding: cards are compared as bytes. */
struct trait {
	uint32_t given, surname; /* initials */
	uint64_t years;		 /* of birth, modulo 64 */
	uint64_t days;		 /* bits 0-11 the months, 12-42 the days of the month */
};

enum trait_clash {
	TRAIT_FITS,
	TRAIT_GIVEN,
	TRAIT_BIRTH,
	TRAIT_SURNAME,
};

/* From the cells of a record. A surname of several words without a given name is a full
   name, "Jan van Dijk" or "Dijk, Jan". What cannot be read is unknown. */
struct trait trait_of(struct str given, struct str surname, struct str birth_date);

/* *a becomes the union. */
void trait_join(struct trait *a, const struct trait *b);

/* Can both be one person? Otherwise what speaks against it: given names without a common
   initial (unless they stand swapped with the surnames); birth dates that differ in two
   of their three parts (unless day and month are swapped); surnames without a common
   initial, looked at only when surnames is set, because people marry. */
enum trait_clash trait_clash(const struct trait *a, const struct trait *b, bool surnames);

#endif
