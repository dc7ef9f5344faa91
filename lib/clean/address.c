/*
 * address - see address.h
 */
#include "address.h"
#include "country.h"
#include "csv.h"
#include "marker.h"
#include "postcode.h"
#include "tidy.h"

enum { ADDITION = 24 }; /* bytes of a second address line that may be one */

static const struct str nothing = { "", 0 };

/* ---- country ---- */

const char *
address_find(struct line *l)
{
	struct str cell;
	const char *code, *why = NULL, *told;

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
address_country(struct line *l)
{
	struct str cell = value_slot(l, COLUMN_COUNTRY);

	if (cell.n == 0)
		return cell;
	if (marker_is_nothing(cell, MARKER_COUNTRY)) {
		ledger_cell(l->ledger, RULE_NULL_MARKER, COLUMN_COUNTRY, cell, nothing);
		return nothing;
	}
	(void)address_code(l);
	if (l->country_why != NULL)
		ledger_cell(l->ledger,
		    l->country_why == country_ambiguous ? RULE_COUNTRY_AMBIGUOUS
							: RULE_COUNTRY_UNKNOWN,
		    COLUMN_COUNTRY, cell, cell);
	return value_mend(l, COLUMN_COUNTRY, cell);
}

/* Bytes of the words that begin the cell, at most two, and are a postal code; 0: none. */
static size_t
leading_code(struct line *l, struct str cell)
{
	const char *blank = memchr(cell.s, ' ', cell.n), *second = NULL;
	char code[POSTCODE_MAX];
	size_t n, end[2];
	int i;

	if (blank == NULL)
		return 0;
	n = (size_t)(blank - cell.s);
	second = memchr(blank + 1, ' ', cell.n - n - 1);
	end[0] = second == NULL ? 0 : (size_t)(second - cell.s);
	end[1] = n;
	for (i = 0; i < 2; i++) {
		struct str words = { cell.s, end[i] };

		if (end[i] > 0 && postcode_clean(words, "", l->p->want->country, code,
				      &n) < POSTCODE_FREE)
			return end[i];
	}
	return 0;
}

void
address_split_place(struct line *l)
{
	struct str cell = value_slot(l, COLUMN_COUNT + INPUT_POSTCODE_CITY);
	size_t n;

	if (plan_has(l->p, COLUMN_POSTCODE) || plan_has(l->p, COLUMN_CITY))
		return;
	n = cell.n == 0 ? 0 : leading_code(l, cell);
	l->slot[COLUMN_POSTCODE] = (struct str){ cell.s, n };
	l->slot[COLUMN_CITY] = str_trim((struct str){ cell.s + n, cell.n - n });
}

size_t
address_postcode(struct line *l, char *to)
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
		return 0;
	country = address_code(l);
	verdict = postcode_clean(cell,
	    l->p->want->country_told || value_slot(l, COLUMN_COUNTRY).n > 0 ? country
									    : "",
	    l->p->want->country, to, &n);
	if (verdict == POSTCODE_OTHER && n + 1 < cell.n && cell.n < POSTCODE_MAX) {
		memcpy(to, cell.s, cell.n); /* B-9000 is told by its letter */
		n = cell.n;
	}
	after = (struct str){ to, n };
	if (verdict == POSTCODE_GOOD || verdict == POSTCODE_FREE ||
	    (verdict == POSTCODE_PART && !l->p->want->country_told &&
		value_slot(l, COLUMN_COUNTRY).n == 0))
		return n; /* 9000 may be Belgian where no country is told */
	if (verdict == POSTCODE_BAD && marker_is_nothing(cell, MARKER_NUMBER))
		ledger_cell(l->ledger, RULE_NULL_MARKER, COLUMN_POSTCODE, cell, nothing);
	else
		ledger_cell(l->ledger, rules[verdict].rule, COLUMN_POSTCODE, cell, after);
	return n;
}

/* ---- streets ---- */

/* A cell of an address that is not empty; a word for nothing is none. */
static struct str
read_cell(struct line *l, int slot, enum marker_use use)
{
	struct str cell = value_slot(l, slot);

	if (!marker_is_nothing(cell, use) && !str_is(cell, "NULL"))
		return value_mend(l, slot, cell);
	ledger_cell(l->ledger, RULE_NULL_MARKER, slot, cell, nothing);
	return nothing;
}

static inline struct str
place_cell(struct line *l, int slot, enum marker_use use)
{
	return value_slot(l, slot).n == 0 ? nothing : read_cell(l, slot, use);
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

void
address_find_street(struct line *l)
{
	struct str street = place_cell(l, COLUMN_STREET, MARKER_NAME),
		   second = place_cell(l, COLUMN_COUNT + INPUT_STREET_LINE2, MARKER_NAME),
		   number = place_cell(l, COLUMN_HOUSE_NUMBER, MARKER_NUMBER),
		   addition = place_cell(l, COLUMN_ADDITION, MARKER_NAME);
	const char *country = address_code(l);
	struct street_parts *p = &l->street;

	l->housed = true;
	if (street.n == 0) {
		street = second;
		second = nothing;
	}
	if (!l->p->header->own && second.n == 0 && addition.n == 0 &&
	    street_number_quick(number, p)) {
		p->street = street;
		return;
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
			p->number = value_text(l, COLUMN_HOUSE_NUMBER);
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
