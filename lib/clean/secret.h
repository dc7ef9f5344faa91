/*
 * secret - numbers of bank accounts and payment cards, which never leave
 */
#ifndef SECRET_H
#define SECRET_H

#include <stdbool.h>
#include "str.h"

/* Is the cell an IBAN (ISO 13616: its check digits hold) or the number of a payment card
   (Visa, Mastercard, American Express; by Luhn's rule), with or without blanks between? */
bool secret_number(struct str cell);

#endif
