/*
 * step - see step.h
 */
#include "step.h"

static bool
has(const struct place *slot, int i)
{
	return slot[i].cell != HEADER_NONE;
}

bool
step_has_any(const struct place *slot, const int *slots)
{
	for (; *slots != HEADER_NONE; slots++)
		if (has(slot, *slots))
			return true;
	return false;
}

/* Steps of columns that may have a value without a cell of their own. */
static enum step_op
made_op(const struct place *slot, int column, bool filled)
{
	static const int names[] = { COLUMN_GIVEN_NAME, COLUMN_NAME_PREFIX,
		COLUMN_SURNAME, COLUMN_SALUTATION, COLUMN_COMPANY,
		COLUMN_COUNT + INPUT_FULL_NAME, COLUMN_COUNT + INPUT_INITIALS,
		HEADER_NONE };
	static const int streets[] = { COLUMN_STREET, COLUMN_HOUSE_NUMBER,
		COLUMN_ADDITION, COLUMN_COUNT + INPUT_STREET_LINE2, HEADER_NONE };
	bool both = has(slot, COLUMN_COUNT + INPUT_POSTCODE_CITY);

	switch (column) {
	case COLUMN_KIND:
		return STEP_KIND;
	case COLUMN_FILE:
		return STEP_FIXED;
	case COLUMN_LINE:
		return STEP_LINE;
	case COLUMN_SOURCE:
		return filled ? STEP_TEXT : STEP_FIXED;
	case COLUMN_CURRENCY:
		return filled || has(slot, COLUMN_AMOUNT) ? STEP_CURRENCY : STEP_EMPTY;
	case COLUMN_PHONE: /* a fixed number may stand in the column of mobile ones */
		return filled || has(slot, COLUMN_MOBILE) ? STEP_PHONE : STEP_EMPTY;
	case COLUMN_MOBILE:
		return filled || has(slot, COLUMN_PHONE) ? STEP_MOBILE : STEP_EMPTY;
	case COLUMN_CONSENT:
		return filled || has(slot, HEADER_OPTOUT) ? STEP_CONSENT : STEP_EMPTY;
	case COLUMN_CONSENT_DATE: /* a column of opt-outs may hold their day */
		return filled || has(slot, HEADER_OPTOUT) ? STEP_CONSENT_DAY : STEP_EMPTY;
	case COLUMN_POSTCODE:
		return filled || both ? STEP_POSTCODE : STEP_EMPTY;
	case COLUMN_CITY:
		return filled || both ? STEP_PLACE : STEP_EMPTY;
	case COLUMN_GIVEN_NAME:
	case COLUMN_NAME_PREFIX:
	case COLUMN_SURNAME:
	case COLUMN_SALUTATION:
	case COLUMN_COMPANY:
		return step_has_any(slot, names) ? STEP_NAME : STEP_EMPTY;
	case COLUMN_STREET:
	case COLUMN_HOUSE_NUMBER:
	case COLUMN_ADDITION:
		return step_has_any(slot, streets) ? STEP_STREET : STEP_EMPTY;
	}
	return STEP_EMPTY;
}

static enum step_op
cell_op(int column, struct place at)
{
	switch (column) {
	case HEADER_NONE:
		return at.factor == HEADER_NONE ? STEP_NEW : STEP_NUMBER;
	case COLUMN_CUSTOMER_ID:
	case COLUMN_LOGIN_ID:
	case COLUMN_ORDER_ID:
	case COLUMN_VISITOR_ID:
		return at.factor == HEADER_NONE ? STEP_ID : STEP_NUMBER;
	case COLUMN_DATE:
		return STEP_DATE;
	case COLUMN_AMOUNT:
		return STEP_AMOUNT;
	case COLUMN_EMAIL:
		return STEP_EMAIL;
	case COLUMN_POSTCODE:
		return STEP_POSTCODE;
	case COLUMN_COUNTRY:
		return STEP_COUNTRY;
	case COLUMN_CITY:
	case COLUMN_REGION:
		return STEP_PLACE;
	case COLUMN_BIRTH_DATE:
		return STEP_DAY;
	case COLUMN_QUANTITY:
	case COLUMN_VALUE:
		return STEP_NUMBER;
	}
	return at.factor == HEADER_NONE ? STEP_TEXT : STEP_NUMBER;
}

enum step_op
step_op(const struct place *slot, int column, struct place at)
{
	bool filled = at.cell != HEADER_NONE;
	enum step_op op = made_op(slot, column, filled);

	return op != STEP_EMPTY || !filled || column == COLUMN_MOBILE ||
		       column == COLUMN_CONSENT || column == COLUMN_CURRENCY
		   ? op
		   : cell_op(column, at);
}
