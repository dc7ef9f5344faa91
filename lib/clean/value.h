/*
 * value - cells of one record as canonical values, before it is written
 */
#ifndef VALUE_H
#define VALUE_H

#include "email.h"
#include "ledger.h"
#include "pairset.h"
#include "phone.h"
#include "plan.h"
#include "street.h"
#include "surname.h"

/* The first row of the order that the rows belong to, of which further lines may follow. */
struct group {
	char *number;
	size_t nnumber, cap;
	int rule; /* what became of it: RULE_FURTHER_LINE when it was kept */
	char *text;
	size_t textcap;
	uint32_t *from, *to; /* its cells in text */
	bool carries;
};

/* A record being cleaned. */
struct line {
	struct foreign *f;
	const struct plan *p;
	struct ledger *ledger;
	struct foreign_row row;
	struct str slot[HEADER_SLOTS]; /* the cells of the header's slots */
	bool plain;		       /* nothing in it needs mending or escaping */
	struct group group;
	bool further;	 /* the row is of the same order as the one before */
	bool numbered;	 /* it has a number that tells duplicates: */
	struct pair key; /* see again.h */
	bool apart;	 /* or of one that stands further above */
	enum kind kind;
	bool told; /* the kind, by a cell of the row */
	money amount, refund;
	const char *no_amount; /* NULL, or why there is none */
	struct amount written; /* the amount's currency; how it was written */
	bool rounded;
	bool turned;	      /* a refund whose amount was positive */
	bool converted;	      /* by --rates */
	const char *currency; /* the code, or "" */
	char date[DAY_SHOW];
	int ndate;
	const char *no_date;
	enum day_form form;
	char email[EMAIL_MAX];
	size_t nemail, nlocal; /* bytes; of those before the @, whatever became of it */
	unsigned class;	       /* of the e-mail address */
	char phone[2][PHONE_MAX]; /* fixed or unknown, mobile */
	size_t nphone[2];
	bool refunding; /* the row is what was paid back of an order */
	bool placed;	/* the country is looked up */
	const char
	    *country; /* code of the row's or the shop's; "" when nobody knows it */
	const char *country_why; /* NULL, or what is wrong with it */
	bool named, housed;	 /* the two below are filled */
	struct surname_parts name;
	struct str company;
	struct street_parts street;
};

/* Cell i, or nothing where i is HEADER_NONE. In a further line of an order the first one's
   stands for an empty cell. */
struct str value_carried(struct line *l, int i);

static inline struct str
value_cell(struct line *l, int i)
{
	struct str s;

	if (i == HEADER_NONE)
		return (struct str){ "", 0 };
	s = foreign_cell(l->f, &l->row, i);
	return s.n == 0 && l->further && l->group.carries ? value_carried(l, i) : s;
}

/* Before the first record: no slot has a cell. */
void value_start(struct line *l);

/* Cut the cells of all slots, once for everybody who looks at them. */
void value_cut(struct line *l);

/* The cell of a slot of the header, or of the other one that means the same; empty where
   the file has neither. */
static inline struct str
value_slot(const struct line *l, int slot)
{
	return l->slot[slot];
}

/* Text of a cell, mended; column is for the ledger. */
struct str value_mend_odd(struct line *l, int column, struct str cell);

static inline struct str
value_mend(struct line *l, int column, struct str cell)
{
	return l->plain && !l->further ? cell : value_mend_odd(l, column, cell);
}

/* The cell of a slot as mended text. */
static inline struct str
value_text(struct line *l, int slot)
{
	struct str cell = value_slot(l, slot);

	return cell.n == 0 ? cell : value_mend(l, slot, cell);
}

/* A number from one cell or the product of two, in ten-thousandths. NULL, or the reason. */
const char *value_number(
    struct line *l, const struct place *at, money *m, struct amount *a, bool *rounded);

/* A date to the record form; NULL and its length, or the reason. */
const char *value_day(
    struct line *l, int cell, char buf[DAY_SHOW], int *n, enum day_form *form);

/* Fill amount and date of the line, and why there is none. A refund is never positive. */
void value_amount(struct line *l);
void value_date(struct line *l);

/* What was paid back, by a column of its own: 0 or positive. */
money value_refund(struct line *l);

/* A number that names somebody or an order; empty where a spreadsheet has rounded it
   (2,98123E+12), which many share, or where it says nothing. */
struct str value_id(struct line *l, int column, struct str cell);

#endif
