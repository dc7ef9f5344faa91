/*
 * mailbox - one e-mail address and nothing around it, by the HTML5 rule and stricter:
 * lengths, dots in place, a domain with a dot and a top level of letters
 *
 * Neither quoted local parts nor numbers for domains; letters beyond ASCII only in the
 * domain.
 */
#ifndef MAILBOX_H
#define MAILBOX_H

#include <stddef.h>
#include "str.h"

enum { MAILBOX_MAX = 254 };

/* Copy the address that all of s is to out, of MAILBOX_MAX bytes, its domain in lower case
   and in ASCII; *n is its length. NULL, or the reason, and out holds anything. */
const char *mailbox_take(struct str s, char *out, size_t *n);

#endif
