/*
 * suspect - is a row test data?
 *
 * One sign proves nothing: Jan Jansen lives in 1111 AA, and a till books its sales on
 * a customer 0612345678. So signs are counted: 3 points for what only tests do (a reserved
 * domain, a test gateway, an order TEST-1 of nobody), 2 for what hardly anybody else does
 * (an order TEST-kit, a domain tester.nl), 1 for a word that says test and for what people
 * fill forms with. Words that are real as well count beside others only, and placeholders
 * count nothing where the name says that nobody is known.
 */
#ifndef SUSPECT_H
#define SUSPECT_H

#include <stdbool.h>
#include "money.h"
#include "str.h"

/* Bits of the fields that gave points. */
enum suspect_field {
	SUSPECT_EMAIL,
	SUSPECT_PAYMENT,
	SUSPECT_LIVE,
	SUSPECT_ORDER,
	SUSPECT_CARD,
	SUSPECT_NAME,
	SUSPECT_COMPANY,
	SUSPECT_STREET,
	SUSPECT_CITY,
	SUSPECT_POSTCODE,
	SUSPECT_PHONE,
	SUSPECT_LOCAL,
	SUSPECT_PRODUCT,
	SUSPECT_TAG,
	SUSPECT_COUPON,
	SUSPECT_AMOUNT,
	SUSPECT_FIELDS
};

enum { SUSPECT_POINTS = 3 }; /* make a test row */

/* What the row has, as it stands in the export; what it has not is empty (n 0). */
struct suspect_cells {
	struct str given, surname, full_name, company, street, city, postcode, phone;
	struct str order_id, payment_method, tag, product, coupon, live;
	struct str card;	/* a number of a card, where a column holds one */
	struct str email_local; /* before the @ */
	bool email_reserved;	/* its domain is nobody's */
	bool email_test;	/* its domain is one for tests, but perhaps somebody's */
	money amount;
};

/* "email", "payment_method" ... for reports. */
extern const char *const suspect_names[SUSPECT_FIELDS];

/* The points of the row; *hits: bit 1 << field for each field that counts. */
int suspect_score(const struct suspect_cells *c, unsigned *hits);

/* Are they enough? No for nearly all rows, and soon. */
bool suspect_is_test(const struct suspect_cells *c, unsigned *hits);

#endif
