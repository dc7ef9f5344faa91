/*
 * erase - persons whose rows are to be left out (GDPR, article 17)
 *
 * The list has one person a line: an e-mail address, a telephone number, a customer number
 * (perhaps of one source: webshop:1234), or the SHA-256 of one of the first two, so that the
 * list itself need not hold persons. Or it is a table with a header of email, phone, mobile,
 * customer_id, source. Nothing of it is ever printed, nor what cannot be read of it.
 */
#ifndef ERASE_H
#define ERASE_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

/* Read the list, once a run; telephone numbers without a country are of this one ("NL").
   66, or 78 with the line. */
void erase_load(const char *path, const char *country);

/* Is the row a listed person's? Cells in their canonical form: the address as it is written
   to, telephones in E.164; what the row has not is empty. */
bool erase_has(struct str source, struct str customer_id, struct str email,
    struct str phone, struct str mobile);

/* Persons of the list, and how many of them erase_has has met. */
uint64_t erase_listed(void);
uint64_t erase_met(void);

#endif
