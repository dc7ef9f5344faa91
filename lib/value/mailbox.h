/*
 * mailbox - one e-mail address and nothing around it, by the HTML5 rule and stricter:
 * lengths, dots in place, a domain with a dot and a top level of letters
 */
#ifndef MAILBOX_H
#define MAILBOX_H

#include <stddef.h>
#include "str.h"

enum { MAILBOX_MAX = 254 };

/* Copy the address that all of s is to out, of MAILBOX_MAX bytes, its domain in lower
   case; it stays as long as it was. NULL, or the reason, and out holds anything. */
const char *mailbox_take(struct str s, char *out);

#endif
