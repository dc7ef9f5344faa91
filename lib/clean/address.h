/*
 * address - where the person of a record lives: country, postal code, street
 *
 * Each is found once for a record, when somebody asks for it.
 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include "value.h"

/* The slow ways of address_code and address_street. */
const char *address_find(struct line *l);
void address_find_street(struct line *l);

/* The code by which the row's numbers, codes and names are read: its own country's, or the
   shop's; "" when nobody knows it. */
static inline const char *
address_code(struct line *l)
{
	return l->placed ? l->country : address_find(l);
}

/* "1012 JS Amsterdam" in one cell: fills the slots of postcode and city where the file has
   neither. */
void address_split_place(struct line *l);

/* The country as it is written. */
struct str address_country(struct line *l);

/* The postal code in its country's form, to `to`, which has POSTCODE_MAX bytes; returns how
   many it has. */
size_t address_postcode(struct line *l, char *to);

/* Street, house number or addition. */
static inline struct str
address_street(struct line *l, int column)
{
	if (!l->housed)
		address_find_street(l);
	return column == COLUMN_STREET	       ? l->street.street
	       : column == COLUMN_HOUSE_NUMBER ? l->street.number
					       : l->street.addition;
}

#endif
