/*
 * shares - see shares.h
 */
#include "shares.h"
#include "mem.h"
#include "scan.h"
#include <stdlib.h>
#include <string.h>

enum { TEXT = 256 << 10 }; /* of rows at a time, unless one is longer */

void
shares_file_open(struct shares_file *f)
{
	*f = (struct shares_file){ 0 };
	spool_open(&f->spool, 0);
}

static void
send(struct shares_file *f)
{
	if (f->n != 0)
		spool_put(&f->spool, f->buf, f->n);
	f->n = 0;
}

void
shares_file_put(struct shares_file *f, const void *p, size_t n)
{
	if (f->buf == NULL)
		f->buf = mem_alloc(SHARES_BUFFER, 1);
	if (f->n + n > SHARES_BUFFER)
		send(f);
	if (n > SHARES_BUFFER) {
		spool_put(&f->spool, p, n);
		return;
	}
	memcpy(f->buf + f->n, p, n);
	f->n += n;
}

/* What was put is sent the first time; then the buffer is for reading. */
void
shares_file_rewind(struct shares_file *f)
{
	if (!f->reading)
		send(f);
	f->reading = true;
	spool_rewind(&f->spool);
	f->n = f->at = 0;
	if (f->buf == NULL)
		f->buf = mem_alloc(SHARES_BUFFER, 1);
}

bool
shares_file_get(struct shares_file *f, void *p, size_t n)
{
	char *to = p;
	size_t some;

	while (n > 0) {
		if (f->at == f->n) {
			f->at = 0;
			f->n = spool_get(&f->spool, f->buf, SHARES_BUFFER);
			if (f->n == 0)
				return false;
		}
		some = f->n - f->at < n ? f->n - f->at : n;
		memcpy(to, f->buf + f->at, some);
		f->at += some;
		to += some;
		n -= some;
	}
	return true;
}

void
shares_file_close(struct shares_file *f)
{
	spool_close(&f->spool);
	free(f->buf);
	f->buf = NULL;
}

void
shares_open(struct shares *p)
{
	int i;

	for (i = 0; i < SHARES; i++)
		shares_file_open(&p->file[i]);
}

void
shares_close(struct shares *p)
{
	int i;

	for (i = 0; i < SHARES; i++)
		shares_file_close(&p->file[i]);
}

struct stored {
	const char *file; /* lives as long as the program */
	uint64_t line;
	uint32_t n;
	int nfields;
};

void
shares_put_row(struct shares_file *f, const struct row *row, int nfields)
{
	struct str text = row_text(row, nfields);
	struct stored head = { row->file, row->line, (uint32_t)text.n, nfields };

	shares_file_put(f, &head, sizeof head);
	shares_file_put(f, text.s, text.n);
}

/* Where its fields end: the rows were strict when they were put. */
static const uint32_t *
find_fields(struct arena *a, const char *text, size_t n, int nfields)
{
	uint32_t *off = arena_alloc(a, (size_t)nfields + 1, sizeof *off), at;
	int i = 0;

	off[i++] = 0;
	for (at = 0; at < n; at++)
		if (text[at] == '\t')
			off[i++] = at + 1;
	off[i] = (uint32_t)n + 1;
	return off;
}

bool
shares_get_rows(struct shares_file *f, struct shares_rows *rows)
{
	struct stored head;
	struct row *row;
	char *text;

	arena_free(&rows->text);
	for (rows->n = 0; rows->n < SHARES_ROWS && rows->text.total < TEXT;) {
		if (!shares_file_get(f, &head, sizeof head))
			break;
		text = arena_alloc(&rows->text, head.n + SCAN_SLACK, 1);
		if (!shares_file_get(f, text, head.n))
			break;
		row = &rows->row[rows->n++];
		row->base = text;
		row->off = find_fields(&rows->text, text, head.n, head.nfields);
		row->line = head.line;
		row->file = head.file;
		rows->nfields = head.nfields;
	}
	return rows->n != 0;
}
