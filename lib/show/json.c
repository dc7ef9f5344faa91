/*
 * json - an array of objects, or an object a line
 */
#include "json.h"
#include "span.h"

struct dialect {
	struct str open, first, between, behind, close, close_empty;
};

struct json {
	struct str *lead; /* what stands before a column's value: {"name": or ,"name": */
	size_t fixed;	  /* bytes of a line that its values do not make */
	bool any;
};

/* The byte at s, which span_json stopped at, as JSON; sets how many bytes it took. */
static char *
put_special(char *to, const char *s, size_t n, size_t *took)
{
	static const char hex[] = "0123456789abcdef";
	unsigned char c = (unsigned char)s[0];

	*took = 1;
	if (c == '"') {
		memcpy(to, "\\\"", 2);
		return to + 2;
	}
	if (c < 0x20) {
		memcpy(to, "\\u00", 4);
		to[4] = hex[c >> 4];
		to[5] = hex[c & 15];
		return to + 6;
	}
	if (n >= 3 && s[1] == '\x80' && (s[2] == '\xa8' || s[2] == '\xa9')) {
		*took = 3;
		memcpy(to, s[2] == '\xa8' ? "\\u2028" : "\\u2029", 6);
		return to + 6;
	}
	*to = s[0]; /* E2 of some other character */
	return to + 1;
}

/* A string with its quotes: at most 6n + 2 bytes. The escapes \t \n \r \\ of the record
   are the same in JSON and pass as they stand. */
static char *
put_string(char *to, struct str s)
{
	size_t n;

	*to++ = '"';
	for (;;) {
		n = span_json(to, s.s, s.n);
		to += n;
		s.s += n;
		s.n -= n;
		if (s.n == 0)
			break;
		to = put_special(to, s.s, s.n, &n);
		s.s += n;
		s.n -= n;
	}
	*to++ = '"';
	return to;
}

static void
begin(struct sheet *sheet)
{
	const struct dialect *d = sheet->format->dialect;
	struct json *own = mem_alloc(1, sizeof *own);
	int i;

	own->lead = mem_alloc((size_t)sheet->shape.n, sizeof *own->lead);
	for (i = 0; i < sheet->shape.n; i++) {
		struct str name = sheet->shape.cell[i].name;
		char *lead = mem_alloc(6 * name.n + 4 + 2 * SPAN_SLACK, 1), *to = lead;

		*to++ = i == 0 ? '{' : ',';
		to = put_string(to, name);
		*to++ = ':';
		own->lead[i] = (struct str){ lead, (size_t)(to - lead) };
		own->fixed += own->lead[i].n + 4;
	}
	sheet->own = own;
	out_str(&sheet->out, d->open);
}

static inline char *
put_value(char *to, const struct shape_cell *cell, const struct row *row)
{
	struct str s = row_field(row, cell->at);
	const char *why;

	if (s.n == 0) {
		memcpy(to, "null", 4);
		return to + 4;
	}
	if (!kind_is_numeric(cell->kind))
		return put_string(to, s);
	why = kind_check(cell->kind, s);
	if (why != NULL)
		shape_die(cell, row, why);
	span_copy(to, s.s, s.n);
	return to + s.n;
}

static void
put_row(struct sheet *sheet, const struct row *row)
{
	const struct dialect *d = sheet->format->dialect;
	struct json *own = sheet->own;
	const struct shape *shape = &sheet->shape;
	size_t room = 6 * row_text(row, shape->nfields).n + own->fixed;
	char *to;
	int i;

	out_str(&sheet->out, own->any ? d->between : d->first);
	own->any = true;
	out_room(&sheet->out, room + 4 * SPAN_SLACK);
	to = sheet->out.at;
	for (i = 0; i < shape->n; i++) {
		span_copy(to, own->lead[i].s, own->lead[i].n);
		to = put_value(to + own->lead[i].n, &shape->cell[i], row);
	}
	*to++ = '}';
	sheet->out.at = to;
	out_str(&sheet->out, d->behind);
}

static void
end(struct sheet *sheet)
{
	const struct dialect *d = sheet->format->dialect;
	const struct json *own = sheet->own;

	out_str(&sheet->out, own->any ? d->close : d->close_empty);
}

#define TEXT(s)                                                                          \
	{                                                                                \
		s, sizeof s - 1                                                          \
	}

const struct format json_array = {
	.name = "json",
	.dialect = &(const struct dialect){ .open = TEXT("["),
	    .first = TEXT("\n"),
	    .between = TEXT(",\n"),
	    .close = TEXT("\n]\n"),
	    .close_empty = TEXT("]\n") },
	.begin = begin,
	.row = put_row,
	.end = end,
};

const struct format json_lines = {
	.name = "jsonl",
	.dialect = &(const struct dialect){ .behind = TEXT("\n") },
	.begin = begin,
	.row = put_row,
	.end = end,
};
