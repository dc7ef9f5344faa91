/*
 * aside - see aside.h
 */
#include "aside.h"
#include "col.h"
#include <unistd.h>

static void
put_head(struct aside *a)
{
	const struct head *h = &a->reader->head;
	struct output *o = &a->file.out;
	int i;

	for (i = 0; i < h->n; i++) {
		out_str(o, col_canonical(h->name[i]));
		out_char(o, '\t');
	}
	out_str(o, str_of("reason\n"));
}

void
aside_open(struct aside *a, const char *path, const struct reader *r)
{
	struct loc loc = { r->file, 1 };

	if (head_find(&r->head, str_of("reason")) >= 0)
		die_at(EX_DATAERR, &loc, "reason", "the input has this column already");
	a->reader = r;
	side_open(&a->file, path);
	put_head(a);
}

void
aside_again(struct aside *a)
{
	struct output *o = &a->file.out;

	o->at = o->buf;
	if (ftruncate(o->fd, 0) != 0 || lseek(o->fd, 0, SEEK_SET) != 0)
		die_sys(EX_IOERR, o->name);
	put_head(a);
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
