/*
 * idn - internationalised domain names: bücher.de is xn--bcher-kva.de on the wire
 *
 * Letters are made small and each label with others than ASCII becomes Punycode (RFC
 * 3492). The text must be composed (NFC); what is no letter, digit or hyphen is refused.
 */
#ifndef IDN_H
#define IDN_H

#include <stdbool.h>
#include "str.h"

/* The domain in ASCII: at most size bytes to out, *n of them; characters of ASCII stay as
   they are. False when a character cannot stand in a name or there is no room. */
bool idn_encode(struct str domain, char *out, size_t size, size_t *n);

#endif
