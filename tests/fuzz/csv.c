/*
 * csv - the reader of batches and the definition cut any bytes into the same records
 *
 * Input: separator, quote, escape, block size, width, then the text. There 0x1e and a
 * character repeat the byte before them, so that few bytes reach the limits of lengths.
 */
#include "fuzz.h"
#include "csv.h"
#include "scan.h"

enum {
	HEAD = 5,
	REPEAT = 0x1e,
	TEXT_MOST = 300,	     /* more lines than a quoted cell holds */
	CELL_MOST = 70 << 10,	     /* more than a quoted cell holds, or a batch */
	RECORD_MOST = (1 << 20) + 99 /* more than a record holds */
};

static struct str text; /* the file */
static size_t block, fed;

/* Where the definition stands. */
static struct cut def;
static struct cut_places places;
static uint64_t line;

static struct str
expand(struct str s, size_t most)
{
	static char out[RECORD_MOST];
	size_t i, n = 0, times;

	for (i = 0; i < s.n && n < most; i++) {
		if (s.s[i] != REPEAT || i + 1 == s.n || n == 0) {
			out[n++] = s.s[i];
			continue;
		}
		times = (size_t)1 << (s.s[++i] & 15);
		times = times < most - n ? times : most - n;
		memset(out + n, out[n - 1], times);
		n += times;
	}
	return (struct str){ out, n };
}

/* The next block, in a buffer of another place each time. */
static bool
feed(struct input *in)
{
	size_t unread = in->to - in->from,
	       n = text.n - fed < block ? text.n - fed : block;
	struct str old = { in->buf, 0 }, now;

	if (n == 0) {
		in->eof = true;
		return false;
	}
	now = fuzz_copy((struct str){ in->buf + in->from, unread }, n + SCAN_SLACK,
	    text.n % 2 == 0 ? '"' : '\n');
	in->buf = (char *)(uintptr_t)now.s;
	memcpy(in->buf + unread, text.s + fed, n);
	in->from = 0;
	in->to = in->cap = unread + n;
	fed += n;
	fuzz_free(old);
	return true;
}

static size_t
behind_line(size_t at)
{
	const char *eol = memchr(text.s + at, '\n', text.n - at);

	return eol == NULL ? text.n : (size_t)(eol - text.s) + 1;
}

/* The record that the definition sees at def.record; sets *next behind it. */
static enum csv_fault
define(int width, size_t *next)
{
	enum cut_result result;

	places.n = 0;
	result = cut_record(&def);
	*next = def.i + (def.i < def.end);
	if (result == CUT_BAD_QUOTE)
		result = cut_catch(&def, width, next);
	check(result != CUT_MORE, "all is there, and yet more is wanted");
	if (result == CUT_TOO_LONG)
		*next = behind_line(def.record);
	return result == CUT_WHOLE	 ? CSV_GOOD
	       : result == CUT_BAD_QUOTE ? CSV_BAD_QUOTE
					 : CSV_TOO_LONG;
}

/* What csv_cell says, from the definition's place of the cell. */
static void
check_cell(struct csv *c, const struct csv_row *row, int i)
{
	size_t from = i == 0 ? def.record : (size_t)places.at[i - 1] + 1;
	struct str s = str_trim((struct str){ text.s + from, places.at[i] - from });
	static char inside[RECORD_MOST];

	if (c->dialect.quote != 0 && s.n > 1 && s.s[0] == c->dialect.quote &&
	    s.s[s.n - 1] == c->dialect.quote)
		s = str_trim(
		    cut_inside(&c->dialect, (struct str){ s.s + 1, s.n - 2 }, inside));
	check(str_eq(csv_cell(c, row, i), s), "a cell is another");
}

static void
check_good(struct csv *c, struct csv_row *row)
{
	struct str whole = csv_text(row);
	bool high = false;
	size_t i;

	check((size_t)row->n == places.n, "another number of cells");
	for (i = 0; i < whole.n; i++)
		high |= whole.s[i] == '\0' || (whole.s[i] & 0x80) != 0;
	check(row->high == high, "high bytes are told wrong");
	for (i = 0; i < places.n; i++) {
		check(
		    row->end[i] - row->end[-1] == places.at[i] - (uint32_t)def.record + 1,
		    "a cell ends elsewhere");
		if (i < 64 || i + 64 > places.n)
			check_cell(c, row, (int)i);
	}
	check(csv_recut(c, row, whole), "its text is no record");
	check((size_t)row->n == places.n, "its text has other cells");
	check(str_eq(csv_text(row), whole), "its text is another");
}

static void
check_row(struct csv *c, struct csv_row *row)
{
	struct str got = csv_text(row), want;
	size_t next, i;
	enum csv_fault fault = define(c->width, &next);

	check(row->fault == fault, "another fault");
	check(row->line == line, "another line");
	want = (struct str){ text.s + def.record, next - def.record };
	if (fault != CSV_TOO_LONG)
		want.n -=
		    text.s[next - 1] == '\n' && (fault != CSV_GOOD || def.i < def.end);
	else
		want.n = got.n < text.n - def.record ? got.n : text.n - def.record;
	check(str_eq(got, want), "another text");
	if (fault == CSV_GOOD)
		check_good(c, row);
	for (i = def.record; i < next; i++)
		line += text.s[i] == '\n';
	def.record = next;
}

static void
read_all(struct csv_dialect dialect, int width)
{
	struct input in = { .buf = NULL };
	struct csv c = { .more = feed };
	struct csv_row row;

	in.buf = (char *)(uintptr_t)fuzz_copy((struct str){ "", 0 }, SCAN_SLACK, ',').s;
	fed = 0;
	line = 1;
	def = (struct cut){ .dialect = dialect,
		.s = text.s,
		.end = text.n,
		.final = true,
		.places = &places };
	csv_start(&c, &in, dialect, 1);
	c.width = width;
	while (csv_read(&c, &row))
		check_row(&c, &row);
	check(def.record == text.n, "bytes are left");
	csv_free(&c);
	free(in.buf);
}

/* Long texts take long: few inputs are, and of their changes one in eight. */
static size_t
most_bytes(struct str input)
{
	if (input.n % 8 != 0)
		return TEXT_MOST;
	return input.s[3] == 'L'   ? RECORD_MOST
	       : input.s[3] == 'Z' ? CELL_MOST
				   : TEXT_MOST;
}

static void
target(struct str input)
{
	static const struct str seps = { ",;\t| ", 5 }, quotes = { "\"'-", 3 },
				escapes = { "-\\", 2 };
	struct csv_dialect d;
	size_t least;

	if (input.n < HEAD)
		return;
	d.sep = fuzz_choose(seps, input.s[0]);
	d.sep = d.sep == ' ' ? '\0' : d.sep;
	d.quote = fuzz_choose(quotes, input.s[1]);
	d.quote = d.quote == '-' ? '\0' : d.quote;
	d.escape = fuzz_choose(escapes, input.s[2]);
	d.escape = d.escape == '-' ? '\0' : d.escape;
	text = expand((struct str){ input.s + HEAD, input.n - HEAD }, most_bytes(input));
	least =
	    text.n / (text.n > TEXT_MOST ? 4 : 40) + 1; /* of a record all is read anew */
	block = (size_t)(input.s[3] & 0x7f);
	block = block < least ? least : block;
	read_all(d, input.s[4] & 7);
	if (block < text.n && text.n <= TEXT_MOST) {
		block = text.n;
		read_all(d, input.s[4] & 7);
	}
}
