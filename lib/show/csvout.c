/*
 * csvout - CSV as other programs read it
 */
#include "csvout.h"
#include "span.h"
#include "text.h"

struct dialect {
	char sep;
	bool crlf;
	bool sheet; /* for a spreadsheet: BOM, decimal comma, guard always on */
};

/* Cells of digits that a spreadsheet takes for a number and changes. */
struct csvout {
	uint64_t changed;
};

/* Would a spreadsheet run this cell? s is escaped: \t, \n and \r are the control
   characters among OWASP's; the full-width forms of = + - @ count as well. */
static bool
is_formula(struct str s)
{
	static const char wide[] = "\x9d\x8b\x8d\xa0";

	if (s.n == 0)
		return false;
	switch (s.s[0]) {
	case '=':
	case '+':
	case '-':
	case '@':
		return true;
	case '\\':
		return s.s[1] != '\\';
	case '\xef':
		return s.s[1] == '\xbc' && memchr(wide, s.s[2], sizeof wide - 1) != NULL;
	default:
		return false;
	}
}

/* + and 7 to 15 digits. */
static bool
is_e164(struct str s)
{
	size_t i;

	if (s.n < 8 || s.n > 16 || s.s[0] != '+')
		return false;
	for (i = 1; i < s.n; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return true;
}

/* A spreadsheet shows +31612345678 as a number, so only other readers get it bare. */
static bool
must_guard(const struct dialect *d, enum kind kind, struct str s)
{
	if (!is_formula(s))
		return false;
	if (kind_is_numeric(kind))
		return kind_check(kind, s) != NULL;
	return d->sheet || kind != KIND_PHONE || !is_e164(s);
}

/* Digits only, and either more than a double holds or with a zero in front. */
static bool
changes(struct str s)
{
	size_t i;

	if (s.n < 2 || (s.n < 16 && s.s[0] != '0'))
		return false;
	for (i = 0; i < s.n; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return true;
}

static bool
must_quote(char sep, struct str s)
{
	return memchr(s.s, sep, s.n) != NULL || memchr(s.s, '"', s.n) != NULL ||
	       memchr(s.s, '\n', s.n) != NULL || memchr(s.s, '\r', s.n) != NULL ||
	       str_is(s, "\\.");
}

/* A cell that the fast path gave up: escapes undone, quotes doubled. Writes at most
   2n + 3 bytes and uses n more behind them. */
static char *
put_hard(char *to, char sep, struct str s, bool guard)
{
	struct str text;
	char *plain = to + 2 * s.n + 3;
	size_t i;

	text.n = text_unescape(s.s, s.n, plain);
	text.s = plain;
	if (!guard && !must_quote(sep, text)) {
		memmove(to, text.s, text.n);
		return to + text.n;
	}
	*to++ = '"';
	if (guard)
		*to++ = '\'';
	for (i = 0; i < text.n; i++) {
		if (text.s[i] == '"')
			*to++ = '"';
		*to++ = text.s[i];
	}
	*to++ = '"';
	return to;
}

/* A number with a decimal comma; empty stays empty. */
static char *
put_number(char *to, const struct shape_cell *cell, const struct row *row, struct str s)
{
	const char *why = s.n == 0 ? NULL : kind_check(cell->kind, s);
	char *point;

	if (why != NULL)
		shape_die(cell, row, why);
	span_copy(to, s.s, s.n);
	point = memchr(to, '.', s.n);
	if (point != NULL)
		*point = ',';
	return to + s.n;
}

static char *
put_text(char *to, const struct sheet *sheet, enum kind kind, struct str s)
{
	const struct dialect *d = sheet->format->dialect;
	size_t n = span_csv(to, s.s, s.n, d->sep);
	bool guard = (sheet->guard || d->sheet) && must_guard(d, kind, s);

	if (n < s.n || guard)
		return put_hard(to, d->sep, s, guard);
	return to + n;
}

/* Room for a line of cells that are `bytes` long together. */
static char *
start_line(struct sheet *sheet, size_t bytes)
{
	out_room(&sheet->out, 3 * bytes + 5 * (size_t)sheet->shape.n + 2 * SPAN_SLACK);
	return sheet->out.at;
}

/* The separator behind the last cell becomes the line end. */
static void
end_line(struct sheet *sheet, char *to)
{
	const struct dialect *d = sheet->format->dialect;

	if (to - sheet->out.at == 1) { /* one column, and empty */
		to[-1] = '"';
		*to++ = '"';
		to++;
	}
	if (d->crlf) {
		to[-1] = '\r';
		*to++ = '\n';
	} else {
		to[-1] = '\n';
	}
	sheet->out.at = to;
}

static void
begin(struct sheet *sheet)
{
	const struct dialect *d = sheet->format->dialect;
	size_t bytes = 0;
	char *to;
	int i;

	sheet->own = mem_alloc(1, sizeof(struct csvout));
	if (d->sheet)
		out_put(&sheet->out, "\xef\xbb\xbf", 3);
	for (i = 0; i < sheet->shape.n; i++)
		bytes += sheet->shape.cell[i].name.n;
	to = start_line(sheet, bytes);
	for (i = 0; i < sheet->shape.n; i++) {
		to = put_text(to, sheet, KIND_TEXT, sheet->shape.cell[i].name);
		*to++ = d->sep;
	}
	end_line(sheet, to);
}

static void
put_row(struct sheet *sheet, const struct row *row)
{
	const char sep = ((const struct dialect *)sheet->format->dialect)->sep;
	const struct shape_cell *cell = sheet->shape.cell;
	const struct shape_cell *end = cell + sheet->shape.n;
	char *to = start_line(sheet, row_text(row, sheet->shape.nfields).n);

	for (; cell < end; cell++) {
		to = put_text(to, sheet, cell->kind, row_field(row, cell->at));
		*to++ = sep;
	}
	end_line(sheet, to);
}

static void
put_row_sheet(struct sheet *sheet, const struct row *row)
{
	const char sep = ((const struct dialect *)sheet->format->dialect)->sep;
	const struct shape_cell *cell = sheet->shape.cell;
	const struct shape_cell *end = cell + sheet->shape.n;
	struct csvout *own = sheet->own;
	char *to = start_line(sheet, row_text(row, sheet->shape.nfields).n);

	for (; cell < end; cell++) {
		struct str s = row_field(row, cell->at);

		if (kind_is_numeric(cell->kind)) {
			to = put_number(to, cell, row, s);
		} else {
			to = put_text(to, sheet, cell->kind, s);
			own->changed += changes(s);
		}
		*to++ = sep;
	}
	end_line(sheet, to);
}

static void
end_sheet(struct sheet *sheet)
{
	const struct csvout *own = sheet->own;

	if (own->changed != 0)
		note("%llu cells are digits that a spreadsheet changes when it opens the "
		     "file (a zero in front, or more than 15): import those columns as "
		     "text",
		    (unsigned long long)own->changed);
}

const struct format csvout_csv = {
	.name = "csv",
	.dialect = &(const struct dialect){ ',', false, false },
	.guards = true,
	.begin = begin,
	.row = put_row,
};

const struct format csvout_crlf = {
	.name = "csv-crlf",
	.dialect = &(const struct dialect){ ',', true, false },
	.guards = true,
	.begin = begin,
	.row = put_row,
};

const struct format csvout_excel_nl = {
	.name = "excel-nl",
	.dialect = &(const struct dialect){ ';', true, true },
	.guards = true,
	.begin = begin,
	.row = put_row_sheet,
	.end = end_sheet,
};
