/*
 * foreign - see foreign.h
 */
#include "foreign.h"
#include "die.h"
#include "text.h"
#include "tidy.h"

static const char open_quote[] = "a quote that does not close its cell";

static bool
more(struct foreign *f)
{
	return f->source == &f->in ? in_more(f->source) : recode_more(f->source);
}

/* Read through the recoder from here on. */
static void
use_recode(struct foreign *f, bool lines)
{
	recode_start(&f->recode, &f->in, f->form, lines);
	f->source = &f->recode.in;
	f->csv.more = recode_more;
}

/* UTF-16 or bytes, as the user says or the file begins. */
static const char *
find_form(struct foreign *f)
{
	while (f->in.to - f->in.from < SNIFF_SAMPLE && in_more(&f->in))
		;
	f->form =
	    recode_detect((struct str){ f->in.buf + f->in.from, f->in.to - f->in.from });
	if (f->encoding == FOREIGN_UTF16LE || f->encoding == FOREIGN_UTF16BE)
		f->form =
		    f->encoding == FOREIGN_UTF16LE ? RECODE_UTF16LE : RECODE_UTF16BE;
	else if (f->encoding != FOREIGN_ANY && f->form != RECODE_BYTES)
		return "UTF-16, not what --encoding says";
	return NULL;
}

static void
start(struct foreign *f)
{
	while (f->source->to - f->source->from < f->sniff.skip && more(f))
		;
	if (f->source->to - f->source->from < f->sniff.skip) /* cut short meanwhile */
		die(EX_DATAERR, "%s: changed while it was read", f->file);
	f->source->from += f->sniff.skip;
	csv_start(&f->csv, f->source, f->sniff.dialect, f->sniff.line);
	f->csv.width = f->sniff.wrapped ? 1 : f->sniff.width;
	f->blank = f->again = f->footers = f->latin = f->utf8 = 0;
	f->layout.behind = false;
	f->first = true;
}

void
foreign_open(
    struct foreign *f, const char *path, const struct sniff_want *want, bool twice)
{
	const char *why;

	in_open(&f->in, path, twice);
	f->file = f->in.name;
	f->named = want->names > 0;
	f->source = &f->in;
	why = find_form(f);
	if (why == NULL && f->form != RECODE_BYTES)
		use_recode(f, false);
	if (why == NULL)
		why = sniff_read(f->source,
		    f->form == RECODE_BYTES ? in_more : recode_more, want, &f->sniff);
	if (why != NULL)
		die(EX_DATAERR, "%s: %s", f->file, why);
	if (f->sniff.lines && f->form == RECODE_BYTES)
		use_recode(f, true);
	else if (f->sniff.lines)
		recode_lines(&f->recode);
	layout_start(&f->layout, f->sniff.width);
	start(f);
}

void
foreign_layout(struct foreign *f, const int key[LAYOUT_KEYS])
{
	memcpy(f->layout.key, key, sizeof f->layout.key);
	f->layout.told = true;
}

/* ---- records ---- */

/* A record that is one quoted cell, where others have more, may be a line of CSV that was
   saved once more: it becomes what it was, if that has the right width. */
static void
unwrap(struct foreign *f, struct csv_row *csv)
{
	struct csv_row row = *csv;
	struct str text = csv_text(csv);

	if (text.n > 2 && text.s[0] == f->sniff.dialect.quote &&
	    csv_recut(&f->csv, &row, csv_cell(&f->csv, csv, 0)) &&
	    row.n == f->sniff.width)
		*csv = row;
}

/* Files that were joined have the mark of each at a start of a record. */
static void
drop_mark(struct foreign *f, struct csv_row *csv)
{
	struct str text = csv_text(csv);
	size_t n = recode_mark(text);

	if (n > 0)
		(void)csv_recut(&f->csv, csv, (struct str){ text.s + n, text.n - n });
}

/* What only few records need; false: it is blank. */
static bool
prepare(struct foreign *f, struct csv_row *csv)
{
	if (csv->fault != CSV_GOOD)
		return true;
	if (csv->high)
		drop_mark(f, csv);
	if (layout_is_blank(&f->csv, csv))
		return false;
	if (csv->n == 1 && f->sniff.width > 1)
		unwrap(f, csv);
	return true;
}

/* A record with as many cells as the header that begins like one: nearly all. */
static inline bool
is_plain(const struct foreign *f, const struct csv_row *csv)
{
	return csv->fault == CSV_GOOD && csv->n == f->sniff.width &&
	       layout_is_plain(&f->layout, &f->csv, csv);
}

/* The encoding of a record with bytes above 0x7f, or with NUL. */
static void
judge_bytes(struct foreign *f, struct foreign_row *row)
{
	struct str text = csv_text(&row->csv);
	bool utf8 = f->encoding != FOREIGN_1252 && text_utf8(text.s, text.n) == text.n;

	if (utf8) {
		f->utf8++;
	} else if (f->form != RECODE_BYTES) {
		/* the bytes are ours: those of the recoder, or of the scratch */
		row->code = "bad_byte";
		row->why = recode_mend((char *)(uintptr_t)text.s, text.n)
			       ? "half a character of UTF-16"
			       : "a NUL";
	} else if (f->encoding == FOREIGN_UTF8 || tidy_has_hole(text)) {
		row->code = "bad_byte";
		row->why = f->encoding == FOREIGN_UTF8 ? "not UTF-8"
						       : "neither UTF-8 nor Windows-1252";
	} else {
		row->latin = true;
		f->latin++;
	}
}

static void
judge_width(struct foreign *f, struct foreign_row *row)
{
	const struct csv_row *csv = &row->csv;

	if (csv->n != f->sniff.width) {
		row->code = "bad_field_count";
		row->why = csv->n < f->sniff.width ? "too few fields" : "too many fields";
	} else if (f->sniff.trailing && csv->end[csv->n - 1] - csv->end[csv->n - 2] > 1 &&
		   str_trim(csv_cell(&f->csv, csv, csv->n - 1)).n != 0) {
		row->code = "bad_field_count";
		row->why = "a value behind the last column";
	}
}

/* A row that is no record has all cells, be it short: whoever counts its money may look at
   any of them. Where blanks separate there are no empty cells. */
static bool
fill_up(struct foreign *f, struct csv_row *csv)
{
	struct str text = csv_text(csv);
	size_t missing = (size_t)(f->sniff.width - csv->n);
	char *to = csv_scratch(&f->csv, text.n + missing);

	memcpy(to, text.s, text.n);
	memset(to + text.n, f->sniff.dialect.sep, missing);
	return f->sniff.dialect.sep != '\0' &&
	       csv_recut(&f->csv, csv, (struct str){ to, text.n + missing }) &&
	       csv->n == f->sniff.width;
}

/* Is the record the header again? Were its columns in another order, those of the rows
   behind it would be, too. */
static bool
is_header(struct foreign *f, const struct csv_row *csv)
{
	enum layout_match match = layout_again(&f->layout, &f->csv, csv);

	if (match == LAYOUT_MOVED)
		die(EX_DATAERR, "%s:%llu: the header again, its columns in another order",
		    f->file, (unsigned long long)csv->line);
	f->again += match == LAYOUT_SAME;
	return match == LAYOUT_SAME;
}

static void
judge(struct foreign *f, struct foreign_row *row, bool blank)
{
	const char *why =
	    layout_judge(&f->layout, &f->csv, &row->csv, blank, f->first && !f->named);

	if (why != NULL && (row->csv.n >= f->sniff.width || fill_up(f, &row->csv))) {
		f->footers++;
		row->code = "total";
		row->why = why;
	} else {
		judge_width(f, row);
		f->layout.behind &= row->code != NULL;
	}
	if (row->csv.high && (row->code == NULL || why != NULL))
		judge_bytes(f, row);
	f->first = false;
}

/* Any record; false: it is the header again. */
static bool
judge_any(struct foreign *f, struct foreign_row *row, bool blank)
{
	if (row->csv.fault == CSV_BAD_QUOTE) {
		row->code = "bad_quote";
		row->why = open_quote;
	} else if (row->csv.fault == CSV_TOO_LONG) {
		row->code = "record_too_long";
		row->why = "longer than 1 MiB";
	} else if (layout_may_be_again(&f->layout, &f->csv, &row->csv) &&
		   is_header(f, &row->csv)) {
		return false;
	} else {
		judge(f, row, blank);
	}
	return true;
}

/* A record of rfm itself with escapes is decoded cell by cell. */
static void
find_escapes(struct foreign_row *row)
{
	struct str text;

	if (row->csv.fault != CSV_GOOD)
		return;
	text = csv_text(&row->csv);
	row->latin |= memchr(text.s, '\\', text.n) != NULL;
}

bool
foreign_read(struct foreign *f, struct foreign_row *row)
{
	bool blank = false;

	while (csv_read(&f->csv, &row->csv)) {
		row->latin = false;
		row->code = row->why = NULL;
		if (is_plain(f, &row->csv) && !f->first && !f->sniff.trailing) {
			f->layout.behind = false;
			if (row->csv.high)
				judge_bytes(f, row);
			if (f->sniff.records)
				find_escapes(row);
			return true;
		}
		if (!prepare(f, &row->csv)) {
			f->blank++;
			blank = true;
		} else if (judge_any(f, row, blank)) {
			if (f->sniff.records)
				find_escapes(row);
			return true;
		}
	}
	return false;
}

struct str
foreign_decode(struct foreign *f, struct str cell)
{
	char *to = csv_scratch(&f->csv, 3 * cell.n);

	if (f->sniff.records)
		return (struct str){ to, text_unescape(cell.s, cell.n, to) };
	return tidy_from_1252(cell, to);
}

static struct str
header_name(struct foreign *f, struct str cell, struct arena *a)
{
	if (text_utf8(cell.s, cell.n) != cell.n)
		cell = foreign_decode(f, cell);
	return (struct str){ arena_copy(a, cell.s, cell.n), cell.n };
}

/* The row of the header. */
static bool
read_header(struct foreign *f, struct csv_row *csv)
{
	while (csv_read(&f->csv, csv)) {
		if (prepare(f, csv))
			return true;
		f->blank++;
	}
	return false;
}

struct str *
foreign_header(struct foreign *f, struct arena *a, int *n)
{
	struct csv_row row;
	struct str *names;
	int i;

	*n = 0;
	if (f->named)
		return NULL;
	if (!read_header(f, &row))
		die(EX_DATAERR, "%s: empty: not even a header", f->file);
	if (row.fault != CSV_GOOD)
		die(EX_DATAERR, "%s:%llu: the header cannot be read: %s", f->file,
		    (unsigned long long)row.line,
		    row.fault == CSV_TOO_LONG ? "longer than 1 MiB" : open_quote);
	f->header_line = row.line;
	*n = row.n < f->sniff.width ? row.n : f->sniff.width;
	*n -= f->sniff.trailing && row.n == f->sniff.width;
	names = arena_alloc(a, (size_t)*n + 1, sizeof *names);
	for (i = 0; i < *n; i++)
		names[i] = header_name(f, csv_cell(&f->csv, &row, i), a);
	f->twice = arena_alloc(a, (size_t)*n + 1, sizeof *f->twice);
	f->ntwice = layout_names(&f->layout, names, *n, f->twice);
	return names;
}

void
foreign_again(struct foreign *f)
{
	struct csv_row row;

	in_again(&f->in);
	if (f->source != &f->in)
		recode_again(&f->recode);
	start(f);
	if (!f->named)
		(void)read_header(f, &row);
}

void
foreign_close(struct foreign *f)
{
	in_close(&f->in);
	recode_free(&f->recode);
	csv_free(&f->csv);
}

const char *
foreign_encoding_name(const struct foreign *f)
{
	bool read = f->utf8 + f->latin > 0;
	bool utf8 = read ? f->utf8 > 0 : f->sniff.utf8;
	bool latin = read ? f->latin > 0 : f->sniff.latin;

	if (f->form != RECODE_BYTES)
		return f->form == RECODE_UTF16LE ? "utf-16le" : "utf-16be";
	if (latin && f->encoding != FOREIGN_UTF8)
		return utf8 ? "mixed" : "windows-1252";
	return f->sniff.mark ? "utf-8 with BOM" : "utf-8";
}

const char *
foreign_line_end(const struct foreign *f)
{
	static const char *const names[] = { [SNIFF_LF] = "LF",
		[SNIFF_CRLF] = "CRLF",
		[SNIFF_CR] = "CR",
		[SNIFF_MIXED] = "mixed" };

	return names[f->sniff.eol];
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A year at s[i], behind what is no digit. */
static bool
is_year(const char *s, size_t n, size_t i)
{
	return n - i >= 4 &&
	       (memcmp(s + i, "19", 2) == 0 || memcmp(s + i, "20", 2) == 0) &&
	       is_digit(s[i + 2]) && is_digit(s[i + 3]) &&
	       (i == 0 || !is_digit(s[i - 1]));
}

/* Without -2026-10, _20261101, 2026-10-31T0900 at its end: a year and what follows. */
static size_t
without_date(const char *s, size_t n)
{
	size_t i = n;

	while (i > 0 && (is_digit(s[i - 1]) || memchr("-_. T", s[i - 1], 5) != NULL)) {
		i--;
		if (is_year(s, n, i))
			return i;
	}
	return n;
}

struct str
foreign_source(const char *path, struct arena *a)
{
	const char *base, *dot;
	char *to;
	size_t n, i, len = 0;

	if (path == NULL || strcmp(path, "-") == 0)
		return str_of("stdin");
	base = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
	dot = strrchr(base, '.');
	n = dot == NULL || dot == base ? strlen(base) : (size_t)(dot - base);
	i = without_date(base, n);
	n = i > 0 ? i : n;
	to = arena_alloc(a, n + 1, 1);
	for (i = 0; i < n; i++) {
		char c =
		    base[i] >= 'A' && base[i] <= 'Z' ? (char)(base[i] + 32) : base[i];

		if ((c >= 'a' && c <= 'z') || is_digit(c))
			to[len++] = c;
		else if (len > 0 && to[len - 1] != '_')
			to[len++] = '_';
	}
	while (len > 0 && to[len - 1] == '_')
		len--;
	return len == 0 ? str_of("file") : (struct str){ to, len };
}
