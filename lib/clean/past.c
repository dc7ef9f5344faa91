/*
 * past - see past.h
 */
#include "past.h"

enum { NUMBER = 128, ORDER = 'l', TOLD = 'f', ROW = 'g' };

static struct str
order_number(struct line *l)
{
	struct str s = value_slot(l, COLUMN_ORDER_ID);

	return str_is(s, "0") ? (struct str){ "", 0 } : s;
}

bool
past_has_order(struct again *seen, struct line *l)
{
	struct str number = order_number(l);

	return number.n > 0 && again_see(seen, value_slot(l, COLUMN_SOURCE), number,
				   ORDER, (struct str){ "", 0 }) != AGAIN_NEW;
}

/* Is the number with this amount known under the one word? It is noted under the other. */
static bool
meet(struct again *seen, struct line *l, money amount, char known, char noted)
{
	struct str number = order_number(l), source = value_slot(l, COLUMN_SOURCE);
	char text[NUMBER + MONEY_SHOW];
	struct str key = { text, 0 };

	if (number.n == 0 || number.n > NUMBER)
		return false;
	memcpy(text, number.s, number.n);
	key.n = number.n + (size_t)money_show(amount, text + number.n);
	(void)again_see(seen, source, key, noted, (struct str){ "", 0 });
	return again_knows(seen, again_key(seen, source, key, known));
}

bool
past_has_refund_row(struct again *seen, struct line *l, money refund)
{
	return meet(seen, l, refund, ROW, TOLD);
}

bool
past_has_refund_told(struct again *seen, struct line *l)
{
	return meet(seen, l, -l->amount, TOLD, ROW);
}

void
past_expect(struct again *seen, struct line *l)
{
	struct str number;

	l->numbered = false;
	if (l->p->number == HEADER_NONE)
		return;
	number = value_slot(l, l->p->number);
	if (number.n == 0 || str_is(number, "0"))
		return;
	l->key = again_key(
	    seen, value_slot(l, COLUMN_SOURCE), number, l->amount < 0 ? 'r' : 'o');
	l->numbered = true;
}

enum again_verdict
past_number(struct again *seen, struct line *l)
{
	return l->numbered ? again_judge(seen, l->key, csv_text(&l->row.csv)) : AGAIN_NEW;
}
