/*
 * consent - may this person be mailed? Statements of several sources become one
 *
 * no stands above yes above unknown. Only one thing lifts a no: a yes for the same address
 * that bears a later consent_date. A date of the row (an order's, say) proves nothing about
 * consent and does not count.
 */
#ifndef CONSENT_H
#define CONSENT_H

#include "rec.h"

struct consent;

/* Bind consent (needed), consent_date and email (optional). */
struct consent *consent_open(const struct reader *r);

/* Take the row's statement, if it makes one. A word other than yes, no, unknown: 65. */
void consent_put(struct consent *c, uint32_t id, const struct row *row);

/* "yes", "no", "unknown", or empty without any statement. */
struct str consent_word(struct consent *c, uint32_t id);

/* The date of the statement that decided, as text; empty when it had none. Good until
   the next call. */
struct str consent_date(struct consent *c, uint32_t id);

/* Bytes held. */
size_t consent_bytes(const struct consent *c);

/* Forget the rows. */
void consent_reset(struct consent *c);

#endif
