/*
 * person - see person.h
 */
#include "person.h"
#include "address.h"
#include "erase.h"
#include "marker.h"
#include "suspect.h"

static const struct str nothing = { "", 0 };

static bool
is_word(struct str s)
{
	return s.n > 0 && !marker_is_nothing(s, MARKER_NAME);
}

/* Of a firm and its contact, each in a column of names, the firm: where both are there. */
static struct str
firm_of(struct line *l, struct str full)
{
	const struct place *at = &l->p->slot[COLUMN_COUNT + INPUT_FULL_NAME];
	struct str contact = value_cell(l, at->cell), firm;

	if (at->other == HEADER_NONE || !is_word(contact))
		return nothing;
	firm = value_mend(l, COLUMN_COUNT + INPUT_FULL_NAME, value_cell(l, at->other));
	return is_word(firm) && !str_eq(firm, full) ? firm : nothing;
}

/* Of the cells; where neither a given name nor a surname has one, of the full name. */
void
person_find_name(struct line *l)
{
	struct str given = value_text(l, COLUMN_GIVEN_NAME),
		   prefix = value_text(l, COLUMN_NAME_PREFIX),
		   surname = value_text(l, COLUMN_SURNAME),
		   full = value_text(l, COLUMN_COUNT + INPUT_FULL_NAME),
		   initials = value_text(l, COLUMN_COUNT + INPUT_INITIALS),
		   salutation = value_text(l, COLUMN_SALUTATION),
		   company = value_text(l, COLUMN_COMPANY);
	const char *country = address_code(l);
	struct surname_parts *n = &l->name;

	l->named = true;
	if (l->p->header->contact && !is_word(company))
		company = firm_of(l, full);
	if (!is_word(given) && !is_word(surname) && is_word(full)) {
		surname_split_name(full, country, n);
		if (n->company && !is_word(company)) {
			company = n->surname;
			n->surname = nothing;
		}
	} else if (is_word(surname) && !is_word(prefix) && !l->p->header->own) {
		surname_split_name(surname, country, n);
		/* Garcia Lopez is one surname, whatever its words, and so is Michael Herr's */
		if (n->given.n > 0 || (n->surname.n == 0 && is_word(given)))
			*n = (struct surname_parts){ .surname = surname };
		n->given = given;
	} else {
		*n = (struct surname_parts){
			.given = given, .prefix = prefix, .surname = surname
		};
	}
	if (n->given.n == 0)
		n->given = initials;
	if (salutation.n > 0)
		n->salutation = salutation;
	l->company = company;
}

/* ---- tests, the erased ---- */

bool
person_is_test(struct line *l, unsigned *hits)
{
	struct suspect_cells c = {
		.given = value_slot(l, COLUMN_GIVEN_NAME),
		.surname = value_slot(l, COLUMN_SURNAME),
		.full_name = value_slot(l, COLUMN_COUNT + INPUT_FULL_NAME),
		.company = value_slot(l, COLUMN_COMPANY),
		.street = value_slot(l, COLUMN_STREET),
		.city = value_slot(l, COLUMN_CITY),
		.postcode = value_slot(l, COLUMN_POSTCODE),
		.phone = value_slot(l, COLUMN_PHONE),
		.order_id = value_slot(l, COLUMN_ORDER_ID),
		.payment_method = value_slot(l, COLUMN_COUNT + INPUT_PAYMENT_METHOD),
		.tag = value_slot(l, COLUMN_COUNT + INPUT_TAG),
		.product = value_slot(l, COLUMN_PRODUCT),
		.coupon = value_slot(l, COLUMN_COUNT + INPUT_COUPON),
		.live = value_slot(l, COLUMN_COUNT + INPUT_LIVE),
		.email_reserved = (l->class & EMAIL_RESERVED) != 0 && !l->p->tests_usual,
		.email_test = (l->class & EMAIL_TEST) != 0 &&
			      (l->class & EMAIL_NOWHERE) != 0 && !l->p->tests_usual,
		.email_local = { l->email, l->nlocal },
		.amount = l->amount,
	};

	return suspect_is_test(&c, hits);
}

bool
person_erased(struct line *l, struct str source)
{
	if (erase_listed() == 0)
		return false;
	return erase_has(source.n > 0 ? source : l->p->origin,
	    value_slot(l, COLUMN_CUSTOMER_ID), (struct str){ l->email, l->nemail },
	    (struct str){ l->phone[0], l->nphone[0] },
	    (struct str){ l->phone[1], l->nphone[1] });
}
