/*
 * tsvout - records again, after the choice of columns
 */
#include "tsvout.h"
#include "span.h"

static void
begin(struct sheet *sheet)
{
	int i;

	for (i = 0; i < sheet->shape.n; i++) {
		out_str(&sheet->out, sheet->shape.cell[i].name);
		out_char(&sheet->out, i + 1 < sheet->shape.n ? '\t' : '\n');
	}
}

static void
put_row(struct sheet *sheet, const struct row *row)
{
	const struct shape *shape = &sheet->shape;
	struct str line = row_text(row, shape->nfields), s;
	char *to;
	int i;

	out_room(&sheet->out, line.n + SPAN_SLACK + 1);
	to = sheet->out.at;
	if (shape->whole) {
		span_copy(to, line.s, line.n);
		to[line.n] = '\n';
		sheet->out.at = to + line.n + 1;
		return;
	}
	for (i = 0; i < shape->n; i++) {
		s = row_field(row, shape->cell[i].at);
		span_copy(to, s.s, s.n);
		to += s.n;
		*to++ = '\t';
	}
	to[-1] = '\n';
	sheet->out.at = to;
}

const struct format tsvout_tsv = {
	.name = "tsv",
	.records = true,
	.begin = begin,
	.row = put_row,
};
