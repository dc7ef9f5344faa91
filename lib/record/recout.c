/*
 * recout - see recout.h
 */
#include "recout.h"
#include "die.h"
#include "num.h"
#include <stdarg.h>
#include <unistd.h>

void
rec_create(struct writer *w)
{
	w->midline = false;
	w->length = 0;
	out_open(&w->out, STDOUT_FILENO, "<stdout>");
}

void
rec_head(struct writer *w, const struct head *h, ...)
{
	va_list names;
	struct loc loc = { h == NULL ? NULL : h->file, 1 };
	const char *name;
	int i, n = h == NULL ? 0 : h->n;

	for (i = 0; i < n; i++)
		rec_put(w, h->name[i]);
	va_start(names, h);
	while ((name = va_arg(names, const char *)) != NULL) {
		if (h != NULL && head_find(h, str_of(name)) >= 0)
			die_at(
			    EX_DATAERR, &loc, name, "the input has this column already");
		if (++n > REC_COLUMNS)
			die_at(EX_DATAERR, &loc, name,
			    "no room for a column more than 4096");
		rec_put(w, str_of(name));
	}
	va_end(names);
	rec_end(w);
}

void
rec_copy(struct writer *w, const struct row *row, int nfields)
{
	rec_put(w, row_text(row, nfields));
}

void
rec_put(struct writer *w, struct str s)
{
	out_room(&w->out, s.n + 1);
	if (w->midline)
		*w->out.at++ = '\t';
	memcpy(w->out.at, s.s, s.n);
	w->out.at += s.n;
	w->length += s.n + w->midline;
	w->midline = true;
}

void
rec_int(struct writer *w, int64_t v)
{
	char buf[NUM_SHOW];

	rec_put(w, (struct str){ buf, (size_t)num_show(v, buf) });
}

void
rec_day(struct writer *w, daynum day)
{
	char buf[DATE_SHOW];

	rec_put(
	    w, (struct str){ buf, day == DATE_NONE ? 0 : (size_t)date_show(day, buf) });
}

void
rec_money(struct writer *w, struct wide sum)
{
	char buf[MONEY_SHOW];

	rec_put(w, (struct str){ buf, (size_t)money_show_sum(sum, buf) });
}

void
rec_end(struct writer *w)
{
	if (w->length > REC_LINE)
		die(EX_DATAERR, "<stdout>: a line would be longer than 1 MiB");
	w->length = 0;
	out_char(&w->out, '\n');
	w->midline = false;
}
