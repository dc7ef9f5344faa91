/*
 * sniff - see sniff.h
 */
#include "sniff.h"
#include "header.h"
#include "word.h"
#include <string.h>

enum { RECORDS = 500 };

/* How the sample looks when one separator is tried. */
struct trial {
	int first;   /* cells of the first record */
	int known;   /* of them known headers */
	bool open;   /* its last cell is empty */
	int records; /* behind the first, whole ones */
	int same, shorter,
	    longer;    /* with as many cells as the first, one less, one more */
	int empty_end; /* of the same or longer: their last cell is empty */
};

static void
count_first(struct trial *t, struct csv *c, const struct csv_row *row)
{
	int i;

	t->first = row->n;
	for (i = 0; i < row->n; i++)
		t->known += header_known(csv_cell(c, row, i));
	t->open = csv_cell(c, row, row->n - 1).n == 0;
}

static void
count_record(struct trial *t, struct csv *c, const struct csv_row *row)
{
	int more = row->n - t->first;
	bool empty = csv_cell(c, row, row->n - 1).n == 0;

	t->records++;
	t->same += more == 0;
	t->shorter += more == -1;
	t->longer += more == 1;
	t->empty_end += (more == 0 || more == 1) && empty;
}

/* Cut the sample by the dialect. A record that the end of the sample cuts is left out. */
static struct trial
try_dialect(const struct input *in, const struct sniff *s, struct csv_dialect dialect)
{
	struct input view = *in;
	struct trial t = { .first = 0 };
	struct csv c = { 0 };
	struct csv_row row;

	view.from += s->skip;
	view.eof = true;
	if (view.to - in->from > SNIFF_SAMPLE)
		view.to = in->from + SNIFF_SAMPLE;
	csv_start(&c, &view, dialect, 1);
	while (t.records < RECORDS && csv_read(&c, &row)) {
		const char *end = csv_text(&row).s + csv_text(&row).n;

		if (row.fault != CSV_GOOD || csv_is_blank(&c, &row))
			continue;
		if (t.first == 0)
			count_first(&t, &c, &row);
		else if (end != view.buf + view.to || (in->eof && view.to == in->to))
			count_record(&t, &c, &row);
	}
	csv_free(&c);
	return t;
}

/* Better first by known headers, then by records of one width, then by cells. */
static bool
better(const struct trial *a, const struct trial *b)
{
	long here = (long)a->same * (b->records + 1),
	     there = (long)b->same * (a->records + 1);

	if (a->known != b->known)
		return a->known > b->known;
	if (here != there)
		return here > there;
	return a->first > b->first;
}

static bool
usable(const struct trial *t, const struct sniff_want *want)
{
	if (want->names > 1)
		return t->first == want->names || t->first == want->names + 1;
	return t->first > 1;
}

/* Blanks separate only where nothing else does: they stand in dates and names, too. */
static char
find_separator(
    const struct input *in, const struct sniff *s, const struct sniff_want *want)
{
	static const char seps[] = { ',', ';', '\t', '|', '\0' };
	struct trial t, best = { .first = 0 };
	struct csv_dialect d = s->dialect;
	char found = ',';
	size_t i;

	for (i = 0; i < sizeof seps; i++) {
		if (seps[i] == '\0' && best.first > 0)
			break;
		d.sep = seps[i];
		t = try_dialect(in, s, d);
		if (!usable(&t, want) || (seps[i] == '\0' && t.same * 10 < t.records * 9))
			continue;
		if (best.first == 0 || better(&t, &best)) {
			best = t;
			found = seps[i];
		}
	}
	return found;
}

/* An empty last column without a name is none, when no record of the sample fills it. */
static void
find_width(struct sniff *s, const struct trial *t, const struct sniff_want *want)
{
	bool named = want->names > 0;
	int n = named ? want->names : t->first;
	int records = t->records + named; /* without a header the first is a record */

	s->width = n;
	s->trailing = false;
	if (named) {
		s->trailing = t->first == n + 1 && t->same == t->records && t->open &&
			      t->empty_end == t->records;
		s->width += s->trailing;
		return;
	}
	if (records > 0 && t->longer == records && t->empty_end == records) {
		s->width = n + 1;
		s->trailing = true;
	} else if (t->open && n > 1 && records > 0 && t->shorter == records) {
		s->width = n - 1;
	} else if (t->open && n > 1) {
		s->trailing = t->same == t->empty_end;
	}
}

/* Excel's line that names the separator. */
static void
skip_sep_line(const struct input *in, struct sniff *s, struct sniff_want *want)
{
	const char *p = in->buf + in->from + s->skip;
	size_t n = in->to - in->from - s->skip, len;

	if (n < 6 || memcmp(p, "sep=", 4) != 0)
		return;
	len = p[5] == '\n' ? 6 : n > 6 && p[5] == '\r' && p[6] == '\n' ? 7 : 0;
	if (len == 0)
		return;
	if (want->sep == SNIFF_ANY)
		want->sep = p[4];
	s->skip += len;
	s->line = 2;
}

/* Many NUL bytes: two bytes a character, without a mark at the start. */
static bool
looks_wide(const char *p, size_t n)
{
	size_t i, nul = 0;

	for (i = 0; i < n; i++)
		nul += p[i] == '\0';
	return n >= 8 && nul * 10 > n * 3;
}

/* Does the text begin with one of these words, whatever its case? */
static bool
looks_like_html(const char *p, size_t n)
{
	static const char *const words[] = { "<html", "<!doctype", "<table" };
	size_t i, from = 0, len;

	while (from < n &&
	       (p[from] == ' ' || p[from] == '\t' || p[from] == '\r' || p[from] == '\n'))
		from++;
	for (i = 0; i < sizeof words / sizeof words[0]; i++) {
		len = strlen(words[i]);
		if (n - from >= len &&
		    str_same((struct str){ p + from, len }, str_of(words[i])))
			return true;
	}
	return false;
}

/* What people give us that is no CSV, and what to do about it; NULL for all others. */
static const char *
other_format(const char *p, size_t n)
{
	static const struct {
		const char *start, *why;
		size_t n;
	} formats[] = {
		{ "PK\003\004", "an Excel workbook: save it as CSV (or a zip: unzip it)",
		    4 },
		{ "\xd0\xcf\x11\xe0", "an Excel workbook: save it as CSV", 4 },
		{ "\x1f\x8b", "gzip: zcat FILE | rfm-clean -", 2 },
		{ "%PDF-", "a PDF document: export the data as CSV", 5 },
		{ "\xff\xfe", "UTF-16 is not read: save it as UTF-8", 2 },
		{ "\xfe\xff", "UTF-16 is not read: save it as UTF-8", 2 },
	};
	size_t i;

	for (i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (n >= formats[i].n && memcmp(p, formats[i].start, formats[i].n) == 0)
			return formats[i].why;
	return NULL;
}

const char *
sniff_read(struct input *in, const struct sniff_want *want, struct sniff *s)
{
	struct sniff_want w = *want;
	const char *p, *why;
	struct trial t;
	size_t n;

	while (in->to - in->from <= SNIFF_SAMPLE && in_more(in))
		;
	p = in->buf + in->from;
	n = in->to - in->from < SNIFF_SAMPLE ? in->to - in->from : SNIFF_SAMPLE;
	*s = (struct sniff){ .line = 1 };
	if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		s->skip = 3;
	if (n == s->skip)
		return "empty: not even a header";
	why = other_format(p, n);
	if (why != NULL)
		return why;
	if (looks_like_html(p + s->skip, n - s->skip))
		return "HTML, not CSV: export the data as CSV";
	if (looks_wide(p, n))
		return "not text, or UTF-16 without a mark: save it as UTF-8";
	s->dialect.quote = (char)w.quote;
	s->dialect.eol = '\n';
	if (memchr(p, '\n', n) == NULL && memchr(p, '\r', n) != NULL)
		s->dialect.eol = '\r';
	skip_sep_line(in, s, &w);
	s->dialect.sep = w.sep == SNIFF_ANY ? find_separator(in, s, &w) : (char)w.sep;
	t = try_dialect(in, s, s->dialect);
	find_width(s, &t, want);
	return NULL;
}

const char *
sniff_name(const struct csv_dialect *d)
{
	static char other[2];

	switch (d->sep) {
	case ',':
		return "comma";
	case ';':
		return "semicolon";
	case '\t':
		return "tab";
	case '|':
		return "pipe";
	case '\0':
		return "blank";
	default:
		other[0] = d->sep;
		return other;
	}
}
