/*
 * doubt - see doubt.h
 */
#include "doubt.h"

void
doubt_cell(struct line *l, int rule, int slot)
{
	struct str cell = value_slot(l, slot);

	ledger_cell(l->ledger, rule, slot, cell, cell);
}

/* The amount as it will stand in the record, for the ledger. */
static void
amount_cell(struct line *l, int rule)
{
	char *show = csv_scratch(&l->f->csv, MONEY_SHOW);

	ledger_cell(l->ledger, rule, COLUMN_AMOUNT, value_slot(l, COLUMN_AMOUNT),
	    (struct str){ show, (size_t)money_show(l->amount, show) });
}

void
doubt_values(struct line *l)
{
	struct ledger *g = l->ledger;

	if (l->converted)
		amount_cell(l, RULE_AMOUNT_CONVERTED);
	if (l->turned)
		amount_cell(l, RULE_REFUND_POSITIVE);
	if (l->kind == KIND_ORDER && l->amount < 0)
		amount_cell(l, RULE_ORDER_NEGATIVE);
	if (l->rounded)
		amount_cell(l, RULE_AMOUNT_ROUNDED);
	if (l->written.scientific)
		amount_cell(l, RULE_AMOUNT_SCIENTIFIC);
	if (l->written.word)
		amount_cell(l, RULE_AMOUNT_WORD);
	if (l->form == DAY_SERIAL)
		ledger_cell(g, RULE_DATE_SERIAL, COLUMN_DATE, value_slot(l, COLUMN_DATE),
		    (struct str){ l->date, (size_t)l->ndate });
	if (l->form == DAY_MONTH || l->form == DAY_COMPACT)
		ledger_cell(g, RULE_DATE_WEAK, COLUMN_DATE, value_slot(l, COLUMN_DATE),
		    (struct str){ l->date, (size_t)l->ndate });
}
