/*
 * person - who a record is of: names in canonical form; is it a test, or somebody erased?
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

/* The slow way of person_name. */
void person_find_name(struct line *l);

/* Salutation, given name, prefix, surname or company, by the cells and by a full name. */
static inline struct str
person_name(struct line *l, int column)
{
	if (!l->named)
		person_find_name(l);
	switch (column) {
	case COLUMN_GIVEN_NAME:
		return l->name.given;
	case COLUMN_NAME_PREFIX:
		return l->name.prefix;
	case COLUMN_SURNAME:
		return l->name.surname;
	case COLUMN_SALUTATION:
		return l->name.salutation;
	default:
		return l->company;
	}
}

/* Is the row of test data, by points? *hits: bits of what gave them. */
bool person_is_test(struct line *l, unsigned *hits);

/* Is the row of somebody on the list of --erase? */
bool person_erased(struct line *l, struct str source);

#endif
