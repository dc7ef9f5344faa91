/*
 * ident - the identifying cells of a record and the keys that link records
 *
 * A kind of key is a space of values; a slot is a place in a record where one stands. Two
 * slots can share a kind: a mobile number links wherever it was written.
 */
#ifndef IDENT_H
#define IDENT_H

#include <stddef.h>
#include "email.h"
#include "phone.h"
#include "str.h"

/* In order of priority. */
enum ident_kind {
	IDENT_BY_CUSTOMER, /* source, TAB, customer_id */
	IDENT_BY_EMAIL,	   /* lower case */
	IDENT_BY_MOBILE,   /* E.164 */
	IDENT_KINDS,
};

enum ident_slot {
	IDENT_IN_CUSTOMER_ID,
	IDENT_IN_EMAIL,
	IDENT_IN_MOBILE,
	IDENT_IN_PHONE,
	IDENT_SLOTS,
};

/* The cells that say who somebody is. */
enum ident_cell {
	IDENT_SOURCE,
	IDENT_CUSTOMER_ID,
	IDENT_EMAIL,
	IDENT_MOBILE,
	IDENT_PHONE,
	IDENT_GIVEN_NAME,
	IDENT_SURNAME,
	IDENT_BIRTH_DATE,
	IDENT_CELLS,
};

/* What a value may do: link all records that hold it, only those whose names agree, none.
   From IDENT_SHARED on it identifies nobody. */
enum ident_state {
	IDENT_OPEN,
	IDENT_MAILBOX, /* read by a family or a department */
	IDENT_GIVEN_DIFFERS,
	IDENT_BIRTH_DIFFERS,
	IDENT_SURNAME_DIFFERS,
	IDENT_SHARED, /* by too many profiles */
	IDENT_PLACEHOLDER,
	IDENT_LISTED, /* in the file of the user */
	IDENT_STATES,
};

extern const char *const ident_kind_names[IDENT_KINDS];
extern const char *const ident_state_names[IDENT_STATES];

static inline enum ident_kind
ident_kind_of(enum ident_slot slot)
{
	return slot == IDENT_IN_PHONE ? IDENT_BY_MOBILE : (enum ident_kind)slot;
}

/* The key of the slot to out; its length, 0 when there is none. Numbers without a country
   are read as in country. A number in the column phone is a key only when it is known to
   be a mobile one: a fixed line is a household's. */
size_t ident_key(enum ident_slot slot, const struct str cells[IDENT_CELLS],
    const char *country, char *out);

#endif
