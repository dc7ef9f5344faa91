/*
 * columns - the table of canonical columns, made from lib/data/columns.tsv by the build
 */
#ifndef COLUMNS_H
#define COLUMNS_H

/* In the order in which rfm-clean writes them. */
enum column {
	COLUMN_KIND, COLUMN_SOURCE, COLUMN_FILE, COLUMN_LINE, COLUMN_CUSTOMER_ID,
	COLUMN_LOGIN_ID, COLUMN_ORDER_ID, COLUMN_DATE, COLUMN_AMOUNT, COLUMN_CURRENCY,
	COLUMN_STATUS, COLUMN_EMAIL, COLUMN_PHONE, COLUMN_MOBILE, COLUMN_SALUTATION,
	COLUMN_GIVEN_NAME, COLUMN_NAME_PREFIX, COLUMN_SURNAME, COLUMN_BIRTH_DATE,
	COLUMN_COMPANY, COLUMN_VAT_NUMBER, COLUMN_STREET, COLUMN_HOUSE_NUMBER,
	COLUMN_ADDITION, COLUMN_POSTCODE, COLUMN_CITY, COLUMN_REGION, COLUMN_COUNTRY,
	COLUMN_CHANNEL, COLUMN_PRODUCT, COLUMN_QUANTITY, COLUMN_CONSENT,
	COLUMN_CONSENT_DATE, COLUMN_VISITOR_ID, COLUMN_EVENT, COLUMN_VALUE,
	COLUMN_COUNT
};

struct column_info {
	const char *name;
	const char *type;  /* word text int date money code email phone number */
	const char *fold;  /* how several values become one: newest, consent */
	const char *alias; /* names of the field in the tables of headers, | between */
	const char *meaning;
};

extern const struct column_info column_table[COLUMN_COUNT];

#endif
