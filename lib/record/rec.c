/*
 * rec - see rec.h. A window of the input is indexed at once: the positions behind all TABs
 * and LFs. With n columns every n-th of them must be behind an LF and no other: then the
 * index is the rows, and a field costs two loads. What is wrong is looked at only when it
 * comes to be the first row, so that all rows before it are handed out first.
 */
#include "rec.h"
#include "mem.h"
#include "scan.h"
#include "text.h"
#include <stdlib.h>

enum { WINDOW = 64 << 10 };

static struct loc
here(const struct reader *r)
{
	return (struct loc){ r->file, r->line };
}

static void
set_up(struct reader *r, char **paths, bool twice)
{
	static char dash[] = "-";
	static char *standard_input[] = { dash, NULL };
	size_t n = 0;

	*r = (struct reader){ .twice = twice };
	r->paths = paths == NULL || paths[0] == NULL ? standard_input : paths;
	while (r->paths[n] != NULL)
		n++;
	r->ins = mem_alloc(twice ? n : 1, sizeof *r->ins);
}

/* The header of the file just opened. The first file's names become r->head. */
static void
read_header(struct reader *r)
{
	struct str line = head_line(r->in);
	struct head own;
	int i;

	free(r->headline);
	r->headline = mem_alloc(line.n + 1, 1);
	memcpy(r->headline, line.s, line.n);
	r->headlen = line.n;
	own = head_split(r->file, (struct str){ r->headline, line.n });
	free(r->order);
	r->order = NULL;
	if (r->head.name != NULL) {
		r->order = head_order(r->file, &r->head, &own);
		free(own.name);
		return;
	}
	for (i = 0; i < own.n; i++)
		own.name[i].s = arena_text(&r->names, own.name[i].s, own.name[i].n);
	r->head = own;
}

/* Open, or open again, the file r->at and read its header. */
static void
start_file(struct reader *r, bool again)
{
	r->in = &r->ins[r->twice ? r->at : 0];
	if (again)
		in_again(r->in);
	else
		in_open(r->in, r->paths[r->at], r->twice);
	r->file = r->in->name;
	r->line = 1;
	r->rows_in = r->indexed = r->used = r->covered = 0;
	read_header(r);
	r->line = 2;
}

void
rec_open(struct reader *r, char **paths)
{
	set_up(r, paths, false);
	start_file(r, false);
}

void
rec_open_twice(struct reader *r, char **paths)
{
	set_up(r, paths, true);
	start_file(r, false);
}

void
rec_once(struct reader *r)
{
	r->twice = r->in->twice = false;
}

void
rec_stay(struct reader *r)
{
	r->stay = true;
}

static bool
next_file(struct reader *r, bool again)
{
	if (r->twice && (!again || r->stay))
		in_rest(r->in);
	else
		in_close(r->in);
	if (r->paths[r->at + 1] == NULL)
		return false;
	r->at++;
	start_file(r, again);
	return true;
}

/* The unread bytes, up to size of them; reads on until a line is whole or the size is
   reached. False at the end of the file. */
static bool
window(struct reader *r, size_t *size)
{
	struct loc loc = here(r);
	size_t have;

	for (;;) {
		have = r->in->to - r->in->from;
		if (have > *size)
			have = *size;
		if (scan_line(r->in->buf + r->in->from, have) != NULL)
			break;
		if (have > REC_LINE)
			die_at(EX_DATAERR, &loc, NULL, "line longer than 1 MiB");
		if (have == *size) {
			*size = *size * 2 > REC_LINE ? REC_LINE + 1 : *size * 2;
		} else if (!in_more(r->in)) {
			if (have != 0)
				head_unsealed(r->file);
			return false;
		}
	}
	*size = have;
	return true;
}

/* Number of whole, well-formed rows at the start of the index: n separators, nf a row. */
static size_t
count_rows(const struct reader *r, size_t n, size_t nf)
{
	const uint32_t *pos = r->pos;
	size_t rows = n / nf, row, i;

	for (row = 0; row < rows; row++)
		if (r->base[pos[(row + 1) * nf] - 1] != '\n')
			break;
	rows = row;
	if (rows == 0 || scan_count(r->base, pos[rows * nf]) == rows)
		return rows;
	for (row = 0; row < rows; row++) /* somewhere a row ends early */
		for (i = 1; i < nf; i++)
			if (r->base[pos[row * nf + i] - 1] == '\n')
				return row;
	return rows;
}

/* Offset of the first byte that strict reading refuses, or n. */
static size_t
first_bad(const char *s, size_t n)
{
	size_t good = text_utf8(s, n);
	const char *at = memchr(s, '\r', good), *end;

	if (at != NULL)
		good = (size_t)(at - s);
	for (at = s, end = s + good; at < end; at += 2) {
		at = memchr(at, '\\', (size_t)(end - at));
		if (at == NULL)
			break;
		if (at + 1 == s + n || strchr("tnr\\", at[1]) == NULL || at[1] == '\0')
			return (size_t)(at - s);
	}
	return good;
}

static _Noreturn void
die_byte(const struct reader *r, size_t at, size_t nf)
{
	struct loc loc = here(r);
	char show[STR_SHOW];
	unsigned char c = (unsigned char)r->base[at];
	size_t i = 0;
	int k = 0;
	struct str field;

	while (i + 1 < nf && r->pos[i + 1] <= at)
		i++;
	while (r->order != NULL && (size_t)r->order[k] != i)
		k++;
	if (r->order == NULL)
		k = (int)i;
	field.s = r->base + r->pos[i];
	field.n = r->pos[i + 1] - r->pos[i] - 1;
	die_at(EX_DATAERR, &loc, r->head.name[k].s, "%s: '%s'",
	    c == 0	? "NUL byte"
	    : c == '\r' ? "carriage return (rfm-clean reads files with CR LF line ends)"
	    : c == '\\' ? "unknown escape"
			: "not UTF-8",
	    str_show(field, show));
}

/* The first row of the window is not as wide as the header. */
static _Noreturn void
die_width(const struct reader *r, size_t n, size_t nf)
{
	struct loc loc = here(r);
	char show[STR_SHOW];
	const char *end = scan_line(r->base, r->covered);
	size_t fields = 1, i;
	struct str line = { r->base, (size_t)(end - r->base) };

	for (i = 1; i <= n && r->pos[i] <= line.n; i++)
		fields++;
	die_at(EX_DATAERR, &loc, NULL, "%zu field%s, expected %zu: '%s'", fields,
	    fields == 1 ? "" : "s", nf, str_show(line, show));
}

static bool
is_header(const struct reader *r, const char *line, uint64_t number)
{
	struct loc loc = { r->file, number };

	return head_again(&r->head, r->headline, (struct str){ line, r->headlen }, &loc);
}

/* The first row from `used` on that is the header again, or the end of the index. */
static size_t
next_header(const struct reader *r, size_t nf)
{
	size_t row;

	for (row = r->used; row < r->rows_in; row++)
		if (r->pos[(row + 1) * nf] - r->pos[row * nf] - 1 == r->headlen &&
		    is_header(r, r->base + r->pos[row * nf], r->line + row - r->used))
			break;
	return row;
}

/* Rows in the order of head: text and positions built anew. */
static void
shuffle(struct reader *r, size_t nf)
{
	size_t row, i, len = r->pos[r->rows_in * nf];
	char *to;
	uint32_t *out;

	r->shuffled = mem_grow(r->shuffled, &r->shufflecap, len + SCAN_SLACK, 1);
	r->shufflepos = mem_grow(
	    r->shufflepos, &r->shuffleposcap, r->rows_in * nf + 1, sizeof *r->shufflepos);
	to = r->shuffled;
	out = r->shufflepos;
	*out++ = 0;
	for (row = 0; row < r->rows_in; row++) {
		for (i = 0; i < nf; i++) {
			const uint32_t *p = r->pos + row * nf + r->order[i];
			size_t n = p[1] - p[0] - 1;

			memcpy(to, r->base + p[0], n);
			to += n;
			*to++ = i + 1 < nf ? '\t' : '\n';
			*out++ = (uint32_t)(to - r->shuffled);
		}
	}
}

/* Index the next rows of the file. False at its end. */
static bool
index_rows(struct reader *r, size_t nf)
{
	size_t size = WINDOW, n, bad;
	bool odd = false;

	r->in->from += r->covered;
	r->covered = r->rows_in = r->used = r->indexed = 0;
	if (!window(r, &size))
		return false;
	r->pos = mem_grow(r->pos, &r->poscap, size + 65, sizeof *r->pos);
	r->base = r->in->buf + r->in->from;
	r->pos[0] = 0;
	n = scan_tabs(r->base, size, r->pos + 1, &odd);
	r->covered = size;
	r->rows_in = count_rows(r, n, nf);
	if (r->rows_in == 0)
		die_width(r, n, nf);
	r->covered = r->pos[r->rows_in * nf];
	if (odd && (bad = first_bad(r->base, r->covered)) < r->covered) {
		r->rows_in--;
		while (r->pos[r->rows_in * nf] > bad)
			r->rows_in--;
		if (r->rows_in == 0)
			die_byte(r, bad, nf);
		r->covered = r->pos[r->rows_in * nf];
	}
	if (r->order != NULL)
		shuffle(r, nf);
	return true;
}

/* Rows to hand out, up to the next header line of the index; false at the file's end. */
static bool
fill(struct reader *r)
{
	size_t nf = (size_t)r->head.n;

	while (r->used == r->indexed) {
		if (r->used < r->rows_in) { /* step over the header */
			r->used++;
			r->line++;
		}
		if (r->used == r->rows_in && !index_rows(r, nf))
			return false;
		r->indexed = next_header(r, nf);
	}
	return true;
}

bool
rec_batch(struct reader *r, struct batch *b)
{
	size_t nf = (size_t)r->head.n;

	while (!fill(r))
		if (!next_file(r, r->pass == 2))
			return false;
	b->n = r->indexed - r->used;
	if (b->n > REC_BATCH)
		b->n = REC_BATCH;
	b->nfields = r->head.n;
	b->first.base = r->order != NULL ? r->shuffled : r->base;
	b->first.off = (r->order != NULL ? r->shufflepos : r->pos) + r->used * nf;
	b->first.line = r->line;
	b->first.file = r->file;
	r->used += b->n;
	r->line += b->n;
	r->rows += b->n;
	if (r->pass == 2 && r->rows > r->first_rows)
		die(EX_DATAERR, "%s: changed while it was read", r->file);
	return true;
}

bool
rec_read(struct reader *r, struct row *row)
{
	if (r->batch_at == r->batch.n) {
		r->batch_at = 0;
		r->batch.n = 0;
		if (!rec_batch(r, &r->batch))
			return false;
	}
	*row = batch_row(&r->batch, r->batch_at++);
	return true;
}

void
rec_again(struct reader *r)
{
	if (r->pass != 2)
		r->first_rows = r->rows;
	r->pass = 2;
	r->at = 0;
	r->rows = 0;
	r->batch.n = r->batch_at = 0;
	start_file(r, true);
}

void
rec_close(struct reader *r)
{
	free(r->ins);
	free(r->pos);
	free(r->order);
	free(r->headline);
	free(r->shuffled);
	free(r->shufflepos);
	free(r->head.name);
	arena_free(&r->names);
	*r = (struct reader){ 0 };
}
