/*
 * email - practical addresses: the HTML5 rule, length limits, a dot in the domain; what
 * is nobody's, and what is a slip
 *
 * Keys and delivery forms are both asked about: letters are compared without case.
 */
#ifndef EMAIL_H
#define EMAIL_H

#include "str.h"

enum { EMAIL_MAX = 254 };

/* The delivery form of an address: unwrapped (mailto:, Name <a@b>, quotes, blanks,
   trailing . , ; >; the first of several addresses), the domain in lower case and ASCII,
   the local part as given. out holds EMAIL_MAX bytes, *n its length. NULL, or the reason
   ("empty", "no @ ..."). */
const char *email_clean(struct str s, char *out, size_t *n);

enum email_fix {
	EMAIL_AS_WRITTEN,
	EMAIL_TLD, /* an impossible top level: gmail.con, ziggo.n */
	EMAIL_FORM /* what no address looks like: gmailcom, gmail,com, jan@@x.nl, www.x.nl */
};

/* Like email_clean, but what cannot be right and is clear but for a slip is mended, and
   *fix says so. A domain that could exist is never changed. Mending what was mended
   changes nothing. */
const char *email_repair(struct str s, char *out, size_t *n, enum email_fix *fix);

/* The key for comparing: all lower case. out may be the input. */
size_t email_key(struct str address, char out[EMAIL_MAX]);

enum {
	EMAIL_TEST = 01,	/* made for tests: reserved and test domains, jan+test@ */
	EMAIL_PLACEHOLDER = 02, /* nobody's: those, no-reply boxes, geen@, test@ ... */
	EMAIL_DOUBTFUL = 04,	/* one half looks made up: john.doe@, @domain.com */
	EMAIL_ROLE = 010,	/* an office, not a person: info@, sales@ */
	EMAIL_NOREPLY = 020,	/* a machine: noreply@, mailer-daemon@ */
	EMAIL_DISPOSABLE = 040, /* lent for minutes */
	EMAIL_RELAY = 0100,	/* of a marketplace, one for each shop and buyer */
	EMAIL_SUSPECT = 0200,	/* see email_is_suspect */
	EMAIL_NOWHERE = 0400,	/* nobody's by its domain: geen.nl, those of tests */
	EMAIL_RESERVED = 01000	/* nobody has one there: .test, example.com, test.nl */
};

/* What an address is besides a person's, as a sum of the above; 0 for most. */
unsigned email_class(struct str address);

/* A mailbox that is nobody's: a placeholder (geen@, noreply@, test@, info@example.com ...).
   Role boxes (info@, sales@) of real domains are placeholders only for matching persons:
   see email_is_role. */
bool email_is_placeholder(struct str address);
bool email_is_role(struct str address);

/* Is the domain a known slip for that of a big provider (gmial.com)? It may exist, and may
   belong to somebody who collects such mail: never to be changed, and to be left out of
   merging and of sending. */
bool email_is_suspect(struct str address);

/* For reports only. The domain meant by a suspect one, or by one that is likely another's
   (gmail.nl); the big provider one slip away from a domain that no table knows; or NULL. */
const char *email_suggestion(struct str address);
const char *email_looks_near(struct str address);

#endif
