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

enum { ORDER_REFUNDS_NET, ORDER_REFUNDS_IGNORE, ORDER_REFUNDS_AS_ORDERS };
enum { ORDER_ZERO_SKIP, ORDER_ZERO_COUNT };
enum { ORDER_COUNT_ORDERS, ORDER_COUNT_DAYS, ORDER_COUNT_ROWS };

struct order_policy {
	int refunds, zero, count;
	daynum asof;	      /* DATE_NONE: no limit */
	const char *currency; /* NULL: what the input says */
};

/* Bind date, amount (needed), order_id, kind, currency, source (optional). */
void order_bind(const struct reader *r);

enum order_fate {
	ORDER_COUNTED, /* belongs to its key's money, perhaps to its orders */
	ORDER_PERSON,  /* contact or event: belongs to its key, but is no money */
	ORDER_LATER,   /* after the as-of day */
	ORDER_IGNORED, /* a refund, by policy */
};

/* Fill all of *s but the key. A wrong value or a second currency: 65. */
enum order_fate order_read(
    const struct order_policy *p, const struct row *row, struct sale *s);

/* Seconds from 1970 of the row's date, read before by order_read; ORDER_UNDATED without. */
#define ORDER_UNDATED INT64_MIN
int64_t order_stamp(const struct row *row, daynum day);

/* The one currency, s == NULL when neither the input nor the policy names any. */
struct str order_currency(const struct order_policy *p);

#endif
