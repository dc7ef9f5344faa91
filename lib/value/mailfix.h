/*
 * mailfix - addresses that cannot be right, and are what was meant but for a slip
 *
 * Only what cannot exist is changed: an impossible top level (.con), a domain without its
 * dot (gmailcom), a comma for a dot, two dots, two @. A domain that could be somebody's
 * is never touched.
 */
#ifndef MAILFIX_H
#define MAILFIX_H

#include <stddef.h>
#include "str.h"

enum mailfix { MAILFIX_NONE, MAILFIX_TLD, MAILFIX_FORM };

/* Like mailbox_take, and then the domain mended when it is an impossible one; *fix says how.
 */
const char *mailfix_take(struct str s, char *out, size_t *n, enum mailfix *fix);

/* Mend what mailbox_take refuses. */
const char *mailfix_mend(struct str s, char *out, size_t *n, enum mailfix *fix);

#endif
