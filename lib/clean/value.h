/*
 * value - cells of one record as canonical values, before it is written
 */
#ifndef VALUE_H
#define VALUE_H

#include "email.h"
#include "phone.h"
#include "plan.h"

/* A record being cleaned. */
struct line {
	struct foreign *f;
	const struct plan *p;
	struct foreign_row row;
	enum kind kind;
	bool told; /* the kind, by a cell of the row */
	money amount;
	const char *no_amount; /* NULL, or why there is none */
	struct amount written; /* the amount's currency; whether it was rounded */
	bool rounded;
	bool turned;	      /* a refund whose amount was positive */
	const char *currency; /* the code, or "" */
	char date[DAY_SHOW];
	int ndate;
	const char *no_date;
	char phone[2][PHONE_MAX]; /* fixed or unknown, mobile */
	size_t nphone[2];
	int bad_phones;
	struct str bad_phone; /* the first of them */
};

/* Cell i, or nothing where i is HEADER_NONE. */
static inline struct str
value_cell(struct line *l, int i)
{
	return i == HEADER_NONE ? (struct str){ "", 0 } : foreign_cell(l->f, &l->row, i);
}

/* The kind of the row by its cell; false when there is a word that nobody knows. */
bool value_kind(struct line *l);

enum { VALUE_NO_STATUS = -1, VALUE_STRANGE_STATUS = -2 };

/* Row of the table of statuses, or one of these; only of orders and refunds. */
int value_status(struct line *l);
bool value_status_skips(int status);
const char *value_status_word(int status);

/* A number from one cell or the product of two, in ten-thousandths. NULL, or the reason. */
const char *value_number(
    struct line *l, struct place at, money *m, struct amount *a, bool *rounded);

/* A date to the record form; NULL and its length, or the reason. */
const char *value_day(struct line *l, int cell, char buf[DAY_SHOW], int *n);

/* Fill amount and date of the line, and why there is none. A refund is never positive. */
void value_amount(struct line *l);
void value_date(struct line *l);

/* Fill both phone numbers: a mobile one moves to its own column when that is free. */
void value_phones(struct line *l);

/* The cell of a number that names somebody or an order; empty where a spreadsheet has
   rounded it (2,98123E+12), which many share. */
struct str value_id(struct line *l, int cell);

/* yes, no, unknown or nothing; *strange: a word that was not understood, else nothing. */
const char *value_consent(struct line *l, struct str *strange);

/* Is there another e-mail address in the cell than the one that was taken of it? */
bool value_other_email(struct str cell, struct str taken);

/* Fill the currency by cell, amount or option. NULL, or why it cannot be right: one of
   these two. */
const char *value_currency(struct line *l);
extern const char value_torn[], value_no_currency[];

#endif
