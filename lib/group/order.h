/*
 * order - what a row is worth: an order, a refund, a contact; and which policy says so
 *
 * By default an order counts if one of its sale rows is not zero; refunds lower the
 * money and touch neither recency nor frequency (rfm-aggregate(1)).
 */
#ifndef ORDER_H
#define ORDER_H

#include "account.h"
#include "rec.h"
#include "dayspan.h"

enum { ORDER_REFUNDS_NET, ORDER_REFUNDS_IGNORE, ORDER_REFUNDS_AS_ORDERS };
enum { ORDER_ZERO_SKIP, ORDER_ZERO_COUNT };
enum { ORDER_COUNT_ORDERS, ORDER_COUNT_DAYS, ORDER_COUNT_ROWS };
enum { ORDER_MONEY_NET, ORDER_MONEY_GROSS, ORDER_MONEY_AVERAGE };

struct order_policy {
	int refunds, zero, count, money;
	daynum asof;		  /* DATE_NONE: no limit */
	const char *currency;	  /* NULL: what the input says */
	const char *value;	  /* the column that is added up; NULL: amount */
	const char *const *voids; /* states of an order that count for nothing */
	daynum window;		  /* first day of frequency and money; DATE_NONE: all */
	daynum recency_window;	  /* first day of recency */
	struct dayspans excluded;
};

/* Bind date, amount (needed), order_id, kind, currency, source (optional), and what the
   policy asks for: the column of the value, status. */
void order_bind(const struct order_policy *p, const struct reader *r);

/* Does the input number its orders? */
bool order_numbered(void);

enum order_fate {
	ORDER_COUNTED,	/* belongs to its key's money, perhaps to its orders */
	ORDER_PERSON,	/* contact or event: belongs to its key, but is no money */
	ORDER_LATER,	/* after the as-of day */
	ORDER_IGNORED,	/* a refund, by --refunds ignore */
	ORDER_GROSS,	/* a refund that is not taken off: belongs to its key */
	ORDER_VOID,	/* of an order that its status takes back */
	ORDER_FOREIGN,	/* of another currency than the one asked for */
	ORDER_OUTSIDE,	/* before the window: belongs to its key, and may date it */
	ORDER_EXCLUDED, /* of a day that counts for nothing: belongs to its key */
};

/* Fill all of *s but key and file. A wrong value or a second currency: 65. The money of a
   foreign row is noted by order.c, and 0 here. */
enum order_fate order_read(
    const struct order_policy *p, const struct row *row, struct sale *s);

/* Seconds from 1970 of the row's date, read before by order_read; ORDER_UNDATED without. */
#define ORDER_UNDATED INT64_MIN
int64_t order_stamp(const struct row *row, daynum day);

/* The one currency, s == NULL when neither the input nor the policy names any. */
struct str order_currency(const struct order_policy *p);

/* A row of another currency was set aside for good: add it to what order_note_foreign says
   of each currency, in notes. */
void order_foreign(const struct row *row);
void order_forget_foreign(void);
void order_note_foreign(void);

#endif
