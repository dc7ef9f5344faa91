/*
 * contact - the e-mail address and the phone numbers of a record, in canonical form
 */
#ifndef CONTACT_H
#define CONTACT_H

#include "value.h"

/* Fill the address with its class, and both numbers: a mobile one moves to its own column when
   that is free, and a fixed one to its own. */
void contact_read(struct line *l);

#endif
