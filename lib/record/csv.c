/*
 * csv - see csv.h
 */
#include "csv.h"
#include "bits.h"
#include "scan.h"
#include <stdlib.h>

enum {
	BLOCK = 64,
	BATCH_ROWS = 1024,
	BATCH_FIRST = 8 << 10,	/* whoever only looks at a file sees its first records */
	BATCH_BYTES = 64 << 10, /* data, places and rows of a batch stay in the cache */
	SCRATCH = 64 << 10,
	SHOWN = 4096, /* what is kept of a record that is too long */
};

struct csv_mark {
	uint32_t first, n; /* its places in pos */
	uint32_t lines;	   /* physical lines */
	bool high;
	uint8_t fault;
};

/* Where the fast reader stands. */
struct fast {
	size_t end;
	bool final;	/* nothing comes behind end */
	size_t record;	/* start of the record */
	size_t first;	/* its first place */
	uint32_t lines; /* line ends within its quotes so far */
	bool high, quoted;
	uint64_t inside; /* all ones: the block begins inside quotes */
	uint64_t before; /* 1: a quote may stand at the start of the block */
	bool closed;	 /* the block before ended with a closing quote */
};

void
csv_start(struct csv *c, struct input *in, struct csv_dialect dialect, uint64_t line)
{
	c->in = in;
	c->dialect = dialect;
	c->line = line;
	if (c->more == NULL)
		c->more = in_more;
	c->next = in->from;
	c->nmarks = c->at = c->pos.n = 0;
	c->batch = BATCH_FIRST;
}

void
csv_free(struct csv *c)
{
	free(c->pos.at);
	free(c->again.at);
	free(c->marks);
	free(c->shown);
	free(c->scratch);
	arena_free(&c->spill);
	*c = (struct csv){ 0 };
}

static uint32_t
count_lines(const struct csv *c, size_t from, size_t to)
{
	const char *s = c->in->buf;
	uint32_t n = 0;

	for (; from < to; from++)
		n += s[from] == '\n';
	return n;
}

static bool
has_high(const char *s, size_t n)
{
	size_t i;
	unsigned char high = 0;

	for (i = 0; i < n; i++)
		high |= (unsigned char)((s[i] & 0x80) | (s[i] == '\0' ? 0x80 : 0));
	return high != 0;
}

static void
add_mark(struct csv *c, size_t first, uint32_t lines, bool high, enum csv_fault fault)
{
	if (c->nmarks == c->markcap)
		c->marks =
		    mem_grow(c->marks, &c->markcap, c->nmarks + 1, sizeof *c->marks);
	c->marks[c->nmarks++] = (struct csv_mark){ (uint32_t)first,
		(uint32_t)(c->pos.n - first), lines, high, (uint8_t)fault };
}

/* Begin with the record at `at` anew. */
static void
fast_reset(struct csv *c, struct fast *f, size_t at)
{
	f->record = at;
	f->first = c->pos.n;
	f->lines = 0;
	f->high = f->quoted = f->closed = false;
	f->inside = 0;
	f->before = 1;
}

/* Read the fast reader's record the slow way and let the fast one go on behind it. False
   when that needs more bytes, or must wait until it is the first of a batch. */
static bool
cut_slowly(struct csv *c, struct fast *f)
{
	struct cut cut = { .dialect = c->dialect,
		.s = c->in->buf,
		.record = f->record,
		.end = f->end,
		.final = f->final,
		.places = &c->pos };
	enum cut_result result;
	size_t next = 0;

	c->pos.n = f->first;
	result = cut_record(&cut);
	if (result == CUT_BAD_QUOTE) {
		c->pos.n = f->first;
		result = cut_catch(&cut, c->width, &next);
	}
	if (result == CUT_MORE || result == CUT_TOO_LONG) {
		c->pos.n = f->first;
		return false;
	}
	if (result == CUT_BAD_QUOTE) {
		cut_place(&c->pos, next - (cut.s[next - 1] == '\n'));
		add_mark(
		    c, f->first, count_lines(c, f->record, next), true, CSV_BAD_QUOTE);
	} else {
		next = cut.i + (cut.i < cut.end);
		add_mark(c, f->first, cut.lines + 1,
		    has_high(cut.s + f->record, cut.i - f->record), CSV_GOOD);
	}
	fast_reset(c, f, next);
	return true;
}

/* ---- the fast reader ---- */

/* Quotes behind an escape: what they are only the slow reader tells. */
static uint64_t
escaped_quotes(const struct csv *c, const struct fast *f, size_t p, uint64_t quotes)
{
	uint64_t found = 0;

	for (; quotes != 0; quotes &= quotes - 1) {
		size_t at = p + (size_t)__builtin_ctzll(quotes);

		if (at > f->record && c->in->buf[at - 1] == c->dialect.escape)
			found |= quotes & -quotes;
	}
	return found;
}

/* The bytes inside quotes; *strange gets the quotes that do not open or close a cell as
   RFC 4180 has it, and the place before the block as bit 0 of *late. */
static uint64_t
quoted_bytes(struct fast *f, const struct scan_mask *m, uint64_t eol, uint64_t *strange,
    bool *late)
{
	uint64_t inside = bits_prefix(m->quote) ^ f->inside;
	uint64_t edge = m->sep | eol | m->quote;
	uint64_t cr = m->end & ~eol & eol >> 1;
	uint64_t opens = m->quote & inside, closes = m->quote & ~inside;
	uint64_t last = UINT64_C(1) << 63;

	*strange =
	    (opens & ~(edge << 1 | f->before)) | (closes & ~((edge | cr) >> 1) & ~last);
	*late = f->closed && !((edge | cr) & 1);
	f->closed = (closes & last) != 0;
	f->before = edge >> 63;
	f->inside = inside & last ? ~UINT64_C(0) : 0;
	return inside;
}

/* The record that ends at place `at`; false when only the slow reader can tell. */
static bool
end_record(struct csv *c, struct fast *f, size_t at, bool high, uint32_t lines)
{
	size_t n = at - f->record;

	if (n > CUT_RECORD || (f->quoted && (n > CUT_QUOTED || lines > CUT_QUOTED_LINES)))
		return false;
	add_mark(c, f->first, lines + 1, high, CSV_GOOD);
	f->record = at + 1;
	f->first = c->pos.n;
	f->lines = 0;
	f->high = false;
	return true;
}

/* The places of one block; false when the slow reader has to take the record. */
static bool
cut_block(struct csv *c, struct fast *f, size_t p)
{
	const char *s = c->in->buf + p;
	struct scan_mask m = scan_csv(s, c->dialect.sep, c->dialect.quote);
	uint64_t valid =
	    f->end - p < BLOCK ? bits_below(UINT64_C(1) << (f->end - p)) : ~UINT64_C(0);
	uint64_t eol, inside = 0, strange = 0, cells, ends, bit, lines;
	bool late = false, high;
	uint32_t *to;

	m.end &= valid;
	m.sep &= valid;
	m.high &= valid;
	m.quote = c->dialect.quote != 0 ? m.quote & valid : 0;
	eol = bits_line_ends(s, m.end);
	if ((m.quote | f->inside) != 0 || f->closed) {
		inside = quoted_bytes(f, &m, eol, &strange, &late);
		if (c->dialect.escape != '\0')
			strange |= escaped_quotes(c, f, p, m.quote);
		if (valid != ~UINT64_C(0)) /* what follows is not known yet */
			strange &= bits_below((valid + 1) >> 1) | -(uint64_t)f->final;
		f->quoted = true;
	} else {
		f->before = (m.sep | eol) >> 63;
	}
	if (late)
		return false;
	if (strange != 0)
		valid = bits_below(strange & -strange);
	lines = eol & inside & valid;
	cells = (m.sep | eol) & ~inside & valid;
	to = c->pos.at + c->pos.n; /* a local: the compiler keeps it in a register */
	for (ends = eol & cells; ends != 0; ends &= ends - 1) {
		bit = ends & -ends;
		to = bits_places(to, cells & (bit | bits_below(bit)), p);
		cells &= ~(bit | bits_below(bit));
		c->pos.n = (size_t)(to - c->pos.at);
		high = f->high || (m.high & bits_below(bit)) != 0;
		if (!end_record(c, f, to[-1], high,
			f->lines + bits_count(lines & bits_below(bit))))
			return false;
		lines &= ~bits_below(bit);
		m.high &= ~bits_below(bit);
		f->quoted = (m.quote & ~bits_below(bit)) != 0;
	}
	to = bits_places(to, cells, p);
	c->pos.n = (size_t)(to - c->pos.at);
	f->high |= m.high != 0;
	f->lines += bits_count(lines);
	return strange == 0;
}

/* Beyond these sizes only the slow reader knows whether a cell is still in order. */
static bool
too_far(const struct fast *f, size_t p)
{
	return p - f->record > CUT_RECORD ||
	       (f->quoted && (p - f->record > CUT_QUOTED || f->lines > CUT_QUOTED_LINES));
}

/* Cut what is in the buffer into a batch of whole records; c->next is behind the last. */
static void
cut_batch(struct csv *c)
{
	struct fast f = { .end = c->in->to, .final = c->in->eof };
	size_t start = c->next, p = start;

	c->base = c->in->buf;
	c->nmarks = c->at = c->pos.n = 0;
	cut_place(&c->pos, start - 1);
	fast_reset(c, &f, start);
	while (f.record < f.end) {
		if (c->nmarks >= BATCH_ROWS || (c->nmarks != 0 && p - start > c->batch))
			break;
		if (c->pos.cap - c->pos.n < BLOCK)
			c->pos.at = mem_grow(
			    c->pos.at, &c->pos.cap, c->pos.n + BLOCK, sizeof *c->pos.at);
		if (c->dialect.sep != 0 && p < f.end && cut_block(c, &f, p) &&
		    !too_far(&f, p + BLOCK)) {
			p += BLOCK;
			continue;
		}
		if (p >= f.end && !f.final)
			break;
		if (!cut_slowly(c, &f))
			break;
		p = f.record;
	}
	c->next = f.record;
	c->batch = BATCH_BYTES;
}

/* A record too long for anybody: keep its head, go on behind its line end. */
static void
skip_record(struct csv *c)
{
	struct input *in = c->in;
	const char *eol;
	size_t n = in->to - in->from < SHOWN ? in->to - in->from : SHOWN;

	if (c->shown == NULL)
		c->shown = mem_alloc(SHOWN + SCAN_SLACK, 1);
	memcpy(c->shown, in->buf + in->from, n);
	eol = memchr(in->buf + in->from, '\n', in->to - in->from);
	while (eol == NULL) {
		in->from = in->to;
		if (!c->more(in))
			break;
		eol = memchr(in->buf + in->from, '\n', in->to - in->from);
	}
	c->next = eol == NULL ? in->to : (size_t)(eol - in->buf) + 1;
	c->base = c->shown;
	c->nmarks = c->at = c->pos.n = 0;
	cut_place(&c->pos, SIZE_MAX);
	cut_place(&c->pos, n);
	add_mark(c, 1, 1, true, CSV_TOO_LONG);
	c->marks[0].n = 1;
}

/* The next batch; false at the end. */
static bool
fill(struct csv *c)
{
	struct input *in = c->in;

	in->from = c->next;
	for (;;) {
		c->next = in->from;
		cut_batch(c);
		if (c->nmarks != 0)
			return true;
		if (in->from == in->to && in->eof)
			return false;
		if (in->to - in->from > CUT_RECORD) {
			skip_record(c);
			return true;
		}
		c->more(in);
	}
}

bool
csv_read(struct csv *c, struct csv_row *row)
{
	const struct csv_mark *m;

	if (c->at == c->nmarks && !fill(c))
		return false;
	if (c->spill.total != 0)
		arena_free(&c->spill);
	c->used = 0;
	m = &c->marks[c->at++];
	*row = (struct csv_row){ .base = c->base,
		.end = c->pos.at + m->first,
		.n = (int)m->n,
		.high = m->high,
		.fault = (enum csv_fault)m->fault,
		.line = c->line };
	c->line += m->lines;
	return true;
}

bool
csv_is_blank(const struct csv *c, const struct csv_row *row)
{
	struct str text = csv_text(row);
	size_t i;

	if (text.n != 0 && text.s[0] > ' ' && text.s[0] != c->dialect.sep)
		return false;
	for (i = 0; i < text.n; i++)
		if (text.s[i] != c->dialect.sep && text.s[i] != ' ' &&
		    text.s[i] != '\t' && text.s[i] != '\r')
			return false;
	return true;
}

char *
csv_scratch(struct csv *c, size_t n)
{
	char *p;

	if (n > SCRATCH - c->used)
		return arena_alloc(&c->spill, n + SCAN_SLACK, 1);
	if (c->scratch == NULL)
		c->scratch = mem_alloc(SCRATCH + SCAN_SLACK, 1);
	p = c->scratch + c->used;
	c->used += n;
	return p;
}

struct str
csv_unquote(struct csv *c, struct str raw)
{
	char quote = c->dialect.quote;
	struct str s = str_trim(raw);

	if (quote == 0 || s.n < 2 || s.s[0] != quote || s.s[s.n - 1] != quote)
		return s;
	s = (struct str){ s.s + 1, s.n - 2 };
	if (memchr(s.s, quote, s.n) != NULL ||
	    (c->dialect.escape != '\0' && memchr(s.s, c->dialect.escape, s.n) != NULL))
		s = cut_inside(&c->dialect, s, csv_scratch(c, s.n));
	return str_trim(s);
}

bool
csv_recut(struct csv *c, struct csv_row *row, struct str text)
{
	c->again.n = 0;
	cut_place(&c->again, SIZE_MAX);
	if (!cut_text(&c->dialect, text, &c->again))
		return false;
	row->base = text.s;
	row->end = c->again.at + 1;
	row->n = (int)c->again.n - 1;
	return true;
}
