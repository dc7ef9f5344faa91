/*
 * person - see person.h
 */
#include "person.h"
#include "country.h"
#include "csv.h"
#include "erase.h"
#include "marker.h"
#include "postcode.h"
#include "suspect.h"
#include "tidy.h"

enum { ADDITION = 24 }; /* bytes of a second address line that may be one */

static const struct str nothing = { "", 0 };

/* ---- country ---- */

const char *
person_country_code(struct line *l)
{
	struct str cell;
	const char *code, *why = NULL, *told;

	if (l->placed)
		return l->country;
	l->placed = true;
	l->country = l->p->want->country;
	l->country_why = NULL;
	cell = value_slot(l, COLUMN_COUNTRY);
	if (cell.n == 0 || marker_is_nothing(cell, MARKER_COUNTRY))
		return l->country;
	code = country_find(cell, &why);
	l->country_why = why == country_missing ? NULL : why;
	if (code == NULL && country_guesses(cell)[0] != '\0') {
		told = postcode_choose(
		    value_slot(l, COLUMN_POSTCODE), country_guesses(cell));
		if (told != NULL) {
			l->country_why = NULL;
			code = told;
		}
	}
	l->country = code == NULL ? "" : code;
	return l->country;
}

struct str
person_country(struct line *l)
{
	struct str cell = value_slot(l, COLUMN_COUNTRY);

	if (cell.n == 0)
		return cell;
	if (marker_is_nothing(cell, MARKER_COUNTRY)) {
		ledger_cell(l->ledger, RULE_NULL_MARKER, COLUMN_COUNTRY, cell, nothing);
		return nothing;
	}
	(void)person_country_code(l);
	if (l->country_why != NULL)
		ledger_cell(l->ledger,
		    l->country_why == country_ambiguous ? RULE_COUNTRY_AMBIGUOUS
							: RULE_COUNTRY_UNKNOWN,
		    COLUMN_COUNTRY, cell, cell);
	return value_mend(l, COLUMN_COUNTRY, cell);
}

struct str
person_postcode(struct line *l, char *to)
{
	static const struct {
		int rule;
		bool warns;
	} rules[] = { [POSTCODE_PADDED] = { RULE_POSTCODE_PADDED, true },
		[POSTCODE_PART] = { RULE_POSTCODE_PART, true },
		[POSTCODE_OTHER] = { RULE_POSTCODE_COUNTRY, true },
		[POSTCODE_BAD] = { RULE_POSTCODE_FORMAT, true } };
	struct str cell = value_slot(l, COLUMN_POSTCODE), after;
	enum postcode_verdict verdict;
	const char *country;
	size_t n = 0;

	if (cell.n == 0)
		return nothing;
	country = person_country_code(l);
	verdict = postcode_clean(cell,
	    l->p->want->country_told || value_slot(l, COLUMN_COUNTRY).n > 0 ? country
									    : "",
	    l->p->want->country, to, &n);
	after = (struct str){ to, n };
	if (verdict == POSTCODE_GOOD || verdict == POSTCODE_FREE ||
	    (verdict == POSTCODE_PART && !l->p->want->country_told &&
		value_slot(l, COLUMN_COUNTRY).n == 0))
		return after; /* 9000 may be Belgian where no country is told */
	if (verdict == POSTCODE_BAD && marker_is_nothing(cell, MARKER_NUMBER))
		ledger_cell(l->ledger, RULE_NULL_MARKER, COLUMN_POSTCODE, cell, nothing);
	else
		ledger_cell(l->ledger, rules[verdict].rule, COLUMN_POSTCODE, cell, after);
	return after;
}

/* ---- names ---- */

static struct str
name_cell(struct line *l, int slot)
{
	struct str cell = value_slot(l, slot);

	return cell.n == 0 ? cell : value_mend(l, slot, cell);
}

static bool
is_word(struct str s)
{
	return s.n > 0 && !marker_is_nothing(s, MARKER_NAME);
}

/* Of the cells; where neither a given name nor a surname has one, of the full name. */
static void
find_name(struct line *l)
{
	struct str given = name_cell(l, COLUMN_GIVEN_NAME),
		   prefix = name_cell(l, COLUMN_NAME_PREFIX),
		   surname = name_cell(l, COLUMN_SURNAME),
		   full = name_cell(l, COLUMN_COUNT + INPUT_FULL_NAME),
		   initials = name_cell(l, COLUMN_COUNT + INPUT_INITIALS),
		   salutation = name_cell(l, COLUMN_SALUTATION),
		   company = name_cell(l, COLUMN_COMPANY);
	const char *country = person_country_code(l);
	struct surname_parts *n = &l->name;

	l->named = true;
	if (!is_word(given) && !is_word(surname) && is_word(full)) {
		surname_split_name(full, country, n);
		if (n->company && !is_word(company)) {
			company = n->surname;
			n->surname = nothing;
		}
	} else if (is_word(surname) && !is_word(prefix) && !l->p->header->own) {
		surname_split_name(surname, country, n);
		if (n->given.n > 0) /* Garcia Lopez is one surname, whatever its words */
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

struct str
person_name(struct line *l, int column)
{
	if (!l->named)
		find_name(l);
	switch (column) {
	case COLUMN_GIVEN_NAME:
		return l->name.given;
	case COLUMN_NAME_PREFIX:
		return l->name.prefix;
	case COLUMN_SURNAME:
		return l->name.surname;
	case COLUMN_SALUTATION:
		return l->name.salutation;
	default:
		return l->company;
	}
}

/* ---- streets ---- */

/* A cell of an address; a word for nothing is none. */
static struct str
place_cell(struct line *l, int slot, enum marker_use use)
{
	struct str cell = value_slot(l, slot);

	if (cell.n == 0)
		return cell;
	if (!marker_is_nothing(cell, use) && !str_is(cell, "NULL"))
		return value_mend(l, slot, cell);
	ledger_cell(l->ledger, RULE_NULL_MARKER, slot, cell, nothing);
	return nothing;
}

/* Both texts, as they are written, with a sign between them. */
static struct str
joined(struct line *l, struct str first, struct str second, const char *sign)
{
	size_t between = strlen(sign), n = first.n + between + second.n;
	char *to = csv_scratch(&l->f->csv, n + TIDY_SLACK);

	memcpy(to, first.s, first.n);
	memcpy(to + first.n, sign, between);
	memcpy(to + first.n + between, second.s, second.n);
	return (struct str){ to, n };
}

/* 3-5 behind a street in Belgium and Germany are two houses, and no number: the text stays
   as it was written. */
static bool
is_range(struct str number, const char *country)
{
	return memchr(number.s, '-', number.n) != NULL &&
	       (strcmp(country, "BE") == 0 || strcmp(country, "DE") == 0);
}

static void
find_street(struct line *l)
{
	struct str street = place_cell(l, COLUMN_STREET, MARKER_NAME),
		   second = place_cell(l, COLUMN_COUNT + INPUT_STREET_LINE2, MARKER_NAME),
		   number = place_cell(l, COLUMN_HOUSE_NUMBER, MARKER_NUMBER),
		   addition = place_cell(l, COLUMN_ADDITION, MARKER_NAME);
	const char *country = person_country_code(l);
	struct street_parts *p = &l->street;

	l->housed = true;
	if (street.n == 0) {
		street = second;
		second = nothing;
	}
	*p = (struct street_parts){
		.street = street, .number = number, .addition = addition
	};
	if (l->p->header->own) /* it was cut before, or could not be */
		return;
	if (number.n > 0) {
		if (addition.n > 0)
			number = joined(l, number, addition, " ");
		if (!street_number_quick(number, p) &&
		    !street_number(number, country, p)) {
			p->number = name_cell(l, COLUMN_HOUSE_NUMBER);
			p->addition = addition;
		}
		p->street = street;
		if (second.n > 0 && p->addition.n == 0 && second.n <= ADDITION)
			p->addition = second;
		else if (second.n > 0)
			p->street = joined(l, street, second, ", ");
		return;
	}
	if (street.n == 0)
		return;
	if (second.n > 0 && street_join(street, second, country, p))
		return;
	if (!street_split(street, country, p) || is_range(p->number, country) ||
	    (p->street.n == 0 && p->addition.n > 0) ||
	    (addition.n > 0 && p->addition.n > 0))
		*p = (struct street_parts){ .street = street, .addition = addition };
	else if (addition.n > 0)
		p->addition = addition;
	if (second.n > 0)
		p->street = joined(l, p->street, second, ", ");
	if (p->number.n == 0)
		ledger_cell(l->ledger, RULE_HOUSE_NUMBER_MISSING, COLUMN_STREET, street,
		    p->street);
}

struct str
person_street(struct line *l, int column)
{
	if (!l->housed)
		find_street(l);
	return column == COLUMN_STREET	       ? l->street.street
	       : column == COLUMN_HOUSE_NUMBER ? l->street.number
					       : l->street.addition;
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
		.email_test = (l->class & EMAIL_TEST) != 0 && !l->p->tests_usual,
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
