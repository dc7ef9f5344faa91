/*
 * table - aligned columns for people
 */
#include "table.h"
#include "span.h"
#include "term.h"
#include "text.h"

#define ELLIPSIS "\xe2\x80\xa6"

enum {
	GAP = 2,      /* blanks between columns */
	NARROWEST = 6 /* a cut column keeps this much */
};

struct table {
	size_t *width;
	size_t blank; /* blanks due before the next text of this line */
	bool any;     /* this line has text */
	char *text;   /* the cell as it is shown */
	size_t cap;
};

/* A cell and the columns that it takes in a terminal. */
struct shown {
	struct str text;
	size_t width;
};

/* What stands for a character that must not reach a terminal, or 0: control pictures for
   C0 and DEL, a line break for U+2028 and U+2029, the replacement character for C1 and
   for what turns the direction of the text behind it (the "Trojan source" characters). */
static int
sign_for(int cp)
{
	if (cp < 0x20)
		return 0x2400 + cp;
	if (cp == 0x7f)
		return 0x2421;
	if (cp < 0xa0 && cp > 0x7f)
		return 0xfffd;
	if (cp == 0x2028 || cp == 0x2029)
		return 0x240a;
	if ((cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069))
		return 0xfffd;
	return 0;
}

/* Escapes undone, signs for what is not shown. A character becomes 3 bytes at most, or
   stays as it is. */
static struct str
make_visible(struct table *t, struct str s)
{
	size_t at, used, n;
	char *raw, *to;
	int sign;

	t->text = mem_grow(t->text, &t->cap, 4 * s.n, 1);
	raw = t->text + 3 * s.n;
	n = text_unescape(s.s, s.n, raw);
	to = t->text;
	for (at = 0; at < n; at += used) {
		sign = sign_for(text_decode(raw + at, n - at, &used));
		if (sign != 0) {
			to += text_encode(sign, to);
		} else {
			memmove(to, raw + at, used);
			to += used;
		}
	}
	return (struct str){ t->text, (size_t)(to - t->text) };
}

/* Good until the next call. */
static inline struct shown
show(struct table *t, struct str s)
{
	if (span_is_plain(s.s, s.n))
		return (struct shown){ s, s.n };
	s = make_visible(t, s);
	return (struct shown){ s, text_width(s.s, s.n) };
}

/* The longest beginning of the text that leaves a column for the ellipsis. */
static struct shown
cut(struct shown cell, size_t room)
{
	struct str s = cell.text;
	size_t at = 0, width = 0, used, more;

	while (at < s.n) {
		text_decode(s.s + at, s.n - at, &used);
		more = text_width(s.s + at, used);
		if (width + more > room - 1)
			break;
		width += more;
		at += used;
	}
	return (struct shown){ { s.s, at }, width };
}

static struct table *
state(struct sheet *sheet)
{
	struct table *t = sheet->own;
	int i;

	if (t != NULL)
		return t;
	sheet->own = t = mem_alloc(1, sizeof *t);
	t->width = mem_alloc((size_t)sheet->shape.n, sizeof *t->width);
	for (i = 0; i < sheet->shape.n; i++)
		t->width[i] = show(t, sheet->shape.cell[i].name).width;
	return t;
}

static void
look(struct sheet *sheet, const struct row *row)
{
	struct table *t = state(sheet);
	size_t width;
	int i;

	for (i = 0; i < sheet->shape.n; i++) {
		width = show(t, row_field(row, sheet->shape.cell[i].at)).width;
		if (width > t->width[i])
			t->width[i] = width;
	}
}

/* The width of a line when no text column is wider than most. */
static size_t
line_width(const struct sheet *sheet, size_t most)
{
	const struct table *t = sheet->own;
	size_t sum = (size_t)(sheet->shape.n - 1) * GAP;
	int i;

	for (i = 0; i < sheet->shape.n; i++)
		sum += sheet->shape.cell[i].kind == KIND_TEXT && t->width[i] > most
			   ? most
			   : t->width[i];
	return sum;
}

/* Make the widest text columns equally wide, so that a line fits. */
static void
fit(struct sheet *sheet, size_t room)
{
	struct table *t = sheet->own;
	size_t most = room > NARROWEST ? room : NARROWEST;
	int i;

	while (most > NARROWEST && line_width(sheet, most) > room)
		most--;
	for (i = 0; i < sheet->shape.n; i++)
		if (sheet->shape.cell[i].kind == KIND_TEXT && t->width[i] > most)
			t->width[i] = most;
}

/* Blanks wait for a text behind them, so no line ends in them. */
static void
put_text(struct sheet *sheet, struct str s, const char *behind)
{
	struct table *t = sheet->own;
	size_t more = strlen(behind);

	out_room(&sheet->out, t->blank + s.n + more);
	memset(sheet->out.at, ' ', t->blank);
	memcpy(sheet->out.at + t->blank, s.s, s.n);
	memcpy(sheet->out.at + t->blank + s.n, behind, more);
	sheet->out.at += t->blank + s.n + more;
	t->blank = 0;
	t->any = true;
}

static void
put_cell(struct sheet *sheet, int i, struct str s)
{
	struct table *t = sheet->own;
	struct shown cell = show(t, s);
	const char *behind = "";
	size_t pad;

	if (cell.width > t->width[i]) {
		cell = cut(cell, t->width[i]);
		cell.width++;
		behind = ELLIPSIS;
	}
	pad = t->width[i] - cell.width;
	if (kind_is_numeric(sheet->shape.cell[i].kind)) {
		t->blank += pad;
		pad = 0;
	}
	if (cell.width != 0 || cell.text.n != 0)
		put_text(sheet, cell.text, behind);
	t->blank += pad + GAP;
}

/* A line of empty cells keeps one blank: an empty line at the end would read as two line
   ends, of which the writer can hold back only all or none. */
static void
end_line(struct sheet *sheet)
{
	struct table *t = sheet->own;

	if (!t->any)
		out_char(&sheet->out, ' ');
	out_char(&sheet->out, '\n');
	t->blank = 0;
	t->any = false;
}

static void
put_rule(struct sheet *sheet)
{
	const struct table *t = sheet->own;
	size_t n;
	int i;

	for (i = 0; i < sheet->shape.n; i++) {
		n = t->width[i];
		out_room(&sheet->out, n + GAP);
		memset(sheet->out.at, '-', n);
		memset(sheet->out.at + n, ' ', GAP);
		sheet->out.at += n + (i + 1 < sheet->shape.n ? GAP : 0);
	}
	out_char(&sheet->out, '\n');
}

static void
begin(struct sheet *sheet)
{
	size_t room = term_columns();
	bool bold = term_bold();
	int i;

	state(sheet);
	if (room != 0)
		fit(sheet, room);
	if (bold)
		out_str(&sheet->out, str_of("\033[1m"));
	for (i = 0; i < sheet->shape.n; i++)
		put_cell(sheet, i, sheet->shape.cell[i].name);
	if (bold)
		out_str(&sheet->out, str_of("\033[0m"));
	end_line(sheet);
	put_rule(sheet);
}

static void
put_row(struct sheet *sheet, const struct row *row)
{
	int i;

	for (i = 0; i < sheet->shape.n; i++)
		put_cell(sheet, i, row_field(row, sheet->shape.cell[i].at));
	end_line(sheet);
}

const struct format table_aligned = {
	.name = "table",
	.look = look,
	.begin = begin,
	.row = put_row,
};
