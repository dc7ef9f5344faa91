/*
 * foreign - see foreign.h
 */
#include "foreign.h"
#include "die.h"
#include "text.h"
#include "tidy.h"

static void
start(struct foreign *f)
{
	while (f->in.to - f->in.from < f->sniff.skip && in_more(&f->in))
		;
	if (f->in.to - f->in.from < f->sniff.skip) /* the file was cut short meanwhile */
		die(EX_DATAERR, "%s: changed while it was read", f->file);
	f->in.from += f->sniff.skip;
	csv_start(&f->csv, &f->in, f->sniff.dialect, f->sniff.line);
	f->csv.width = f->sniff.width;
	f->blank = f->latin = f->utf8 = 0;
}

void
foreign_open(
    struct foreign *f, const char *path, const struct sniff_want *want, bool twice)
{
	const char *why;

	in_open(&f->in, path, twice);
	f->file = f->in.name;
	f->named = want->names > 0;
	why = sniff_read(&f->in, want, &f->sniff);
	if (why != NULL)
		die(EX_DATAERR, "%s: %s", f->file, why);
	start(f);
}

static bool
next_filled(struct foreign *f, struct foreign_row *row)
{
	while (csv_read(&f->csv, &row->csv)) {
		if (row->csv.fault != CSV_GOOD || !csv_is_blank(&f->csv, &row->csv))
			return true;
		f->blank++;
	}
	return false;
}

/* The encoding of a record with bytes above 0x7f, or with NUL. */
static void
judge_bytes(struct foreign *f, struct foreign_row *row)
{
	struct str text = csv_text(&row->csv);
	bool utf8 = f->encoding != FOREIGN_1252 && text_utf8(text.s, text.n) == text.n;

	if (utf8) {
		f->utf8++;
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
judge_width(const struct foreign *f, struct foreign_row *row)
{
	const struct csv_row *csv = &row->csv;

	if (csv->n != f->sniff.width) {
		row->code = "bad_field_count";
		row->why = csv->n < f->sniff.width ? "too few fields" : "too many fields";
	} else if (f->sniff.trailing && csv->end[csv->n - 1] - csv->end[csv->n - 2] > 1 &&
		   str_trim((struct str){ csv->base + csv->end[csv->n - 2] + 1,
				csv->end[csv->n - 1] - csv->end[csv->n - 2] - 1 })
			   .n != 0) {
		row->code = "bad_field_count";
		row->why = "a value behind the last column";
	}
}

bool
foreign_read(struct foreign *f, struct foreign_row *row)
{
	if (!next_filled(f, row))
		return false;
	row->latin = false;
	row->code = row->why = NULL;
	if (row->csv.fault == CSV_BAD_QUOTE) {
		row->code = "bad_quote";
		row->why = "a quote that does not close its cell";
	} else if (row->csv.fault == CSV_TOO_LONG) {
		row->code = "record_too_long";
		row->why = "longer than 1 MiB";
	} else {
		judge_width(f, row);
		if (row->code == NULL && row->csv.high)
			judge_bytes(f, row);
	}
	return true;
}

struct str
foreign_decode(struct foreign *f, struct str cell)
{
	return tidy_from_1252(cell, csv_scratch(&f->csv, 3 * cell.n));
}

static struct str
header_name(struct foreign *f, struct str cell, struct arena *a)
{
	if (text_utf8(cell.s, cell.n) != cell.n)
		cell = foreign_decode(f, cell);
	return (struct str){ arena_copy(a, cell.s, cell.n), cell.n };
}

struct str *
foreign_header(struct foreign *f, struct arena *a, int *n)
{
	struct foreign_row row;
	struct str *names;
	int i;

	*n = 0;
	if (f->named)
		return NULL;
	if (!next_filled(f, &row))
		die(EX_DATAERR, "%s: empty: not even a header", f->file);
	if (row.csv.fault != CSV_GOOD)
		die(EX_DATAERR, "%s:%llu: the header cannot be read: %s", f->file,
		    (unsigned long long)row.csv.line,
		    row.csv.fault == CSV_TOO_LONG
			? "longer than 1 MiB"
			: "a quote that does not close its cell");
	*n = row.csv.n < f->sniff.width ? row.csv.n : f->sniff.width;
	*n -= f->sniff.trailing && row.csv.n == f->sniff.width;
	names = arena_alloc(a, (size_t)*n + 1, sizeof *names);
	for (i = 0; i < *n; i++)
		names[i] = header_name(f, csv_cell(&f->csv, &row.csv, i), a);
	return names;
}

void
foreign_again(struct foreign *f)
{
	struct foreign_row row;

	in_again(&f->in);
	start(f);
	if (!f->named)
		(void)next_filled(f, &row);
}

void
foreign_close(struct foreign *f)
{
	in_close(&f->in);
	csv_free(&f->csv);
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
