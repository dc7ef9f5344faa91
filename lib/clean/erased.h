/*
 * erased - persons of --erase in records that cannot be cut
 *
 * Such a record would be shown and filed whole. An address or the number of a telephone in
 * one of its pieces names a person; a customer's number may be any other number there.
 */
#ifndef ERASED_H
#define ERASED_H

#include "value.h"

/* Does a piece of the record name somebody on the list? */
bool erased_unread(struct line *l);

#endif
