/*
 * aside - see aside.h
 */
#include "aside.h"
#include "col.h"

void
aside_open(struct aside *a, const char *path, const struct reader *r)
{
	const struct head *h = &r->head;
	struct output *o = &a->file.out;
	struct loc loc = { r->file, 1 };
	int i;

	if (head_find(h, str_of("reason")) >= 0)
		die_at(EX_DATAERR, &loc, "reason", "the input has this column already");
	side_open(&a->file, path);
	for (i = 0; i < h->n; i++) {
		out_str(o, col_canonical(h->name[i]));
		out_char(o, '\t');
	}
	out_str(o, str_of("reason\n"));
}

void
aside_put(struct aside *a, const struct row *row, int nfields, const char *reason)
{
	struct output *o = &a->file.out;

	out_str(o, row_text(row, nfields));
	out_char(o, '\t');
	out_str(o, str_of(reason));
	out_char(o, '\n');
}
