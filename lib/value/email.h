/*
 * email - practical addresses: the HTML5 rule, length limits, a dot in the domain
 */
#ifndef EMAIL_H
#define EMAIL_H

#include "str.h"

enum { EMAIL_MAX = 254 };

/* The delivery form of an address: unwrapped (mailto:, Name <a@b>, quotes, blanks,
   trailing . , ; >; the first of several addresses), the domain in lower case, the local part as given. out holds
   EMAIL_MAX bytes, *n its length. NULL, or the reason ("empty", "no @ ..."). */
const char *email_clean(struct str s, char *out, size_t *n);

/* The key for comparing: all lower case. out may be the input. */
size_t email_key(struct str address, char out[EMAIL_MAX]);

/* A mailbox that is nobody's: a placeholder (geen@, noreply@, test@, info@example.com ...).
   For keys made by email_key. Role boxes (info@, sales@) of real domains are placeholders
   only for matching persons: see email_is_role. */
bool email_is_placeholder(struct str key);
bool email_is_role(struct str key);

#endif
