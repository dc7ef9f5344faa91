/*
 * fields - see fields.h
 */
#include "fields.h"
#include "mem.h"
#include "money.h"
#include "num.h"

void
fields_start(struct fields *f)
{
	f->n = 0;
	f->begun = false;
}

void
fields_put(struct fields *f, struct str s)
{
	f->s = mem_grow(f->s, &f->cap, f->n + s.n + 2, 1);
	if (f->begun)
		f->s[f->n++] = '\t';
	f->begun = true;
	if (s.n != 0)
		memcpy(f->s + f->n, s.s, s.n);
	f->n += s.n;
}

void
fields_none(struct fields *f)
{
	fields_put(f, (struct str){ "", 0 });
}

void
fields_int(struct fields *f, int64_t v)
{
	char buf[NUM_SHOW];

	fields_put(f, (struct str){ buf, (size_t)num_show(v, buf) });
}

void
fields_day(struct fields *f, daynum day)
{
	char buf[DATE_SHOW];

	fields_put(
	    f, (struct str){ buf, day == DATE_NONE ? 0 : (size_t)date_show(day, buf) });
}

void
fields_money(struct fields *f, struct wide sum)
{
	char buf[MONEY_SHOW];

	fields_put(f, (struct str){ buf, (size_t)money_show_sum(sum, buf) });
}
