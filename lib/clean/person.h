/*
 * person - who a record is of: addresses, numbers, names, in canonical form
 */
#ifndef PERSON_H
#define PERSON_H

#include "value.h"

/* Forget the names, the street and the country of the record before. */
static inline void
person_next(struct line *l)
{
	l->placed = l->named = l->housed = false;
}

/* Salutation, given name, prefix, surname or company, by the cells and by a full name. */
struct str person_name(struct line *l, int column);

/* Street, house number or addition. */
struct str person_street(struct line *l, int column);

/* The postal code in its country's form, in to, which has POSTCODE_MAX bytes. */
struct str person_postcode(struct line *l, char *to);

/* The code by which the row's numbers, codes and names are read: its own country's, or the
   shop's; "" when nobody knows it. */
const char *person_country_code(struct line *l);

/* The country as it is written. */
struct str person_country(struct line *l);

/* Is the row of test data, by points? *hits: bits of what gave them. */
bool person_is_test(struct line *l, unsigned *hits);

/* Is the row of somebody on the list of --erase? */
bool person_erased(struct line *l, struct str source);

#endif
