/*
 * spill - see spill.h
 */
#include "spill.h"
#include "runs.h"
#include <stdlib.h>

enum { LEVELS = 10 }; /* as many as a hash has bits for */

uint64_t
spill_hash(struct str key)
{
	return map_hash(key, 2);
}

/* The rows of one part to the books; false when those become larger than the limit. */
static bool
read_part(const struct spill *s, struct shares_file *part, size_t limit)
{
	struct shares_rows *rows = mem_alloc(1, sizeof *rows);
	struct sale *sales = mem_alloc(SHARES_ROWS, sizeof *sales);
	bool fits = true;
	size_t i;

	shares_file_rewind(part);
	while (fits && shares_get_rows(part, rows)) {
		for (i = 0; i < rows->n; i++) {
			(void)order_read(s->policy, &rows->row[i], &sales[i]);
			sales[i].key = key_get(s->key, &rows->row[i]);
		}
		books_put(s->books, sales, rows->row, rows->n);
		key_forget(s->key);
		fits = books_bytes(s->books) <= limit ||
		       map_count(&s->books->accounts.keys) == 1;
	}
	arena_free(&rows->text);
	free(rows);
	free(sales);
	return fits;
}

static void
deal_part(
    const struct spill *s, struct shares_file *part, struct shares *to, unsigned level)
{
	struct shares_rows *rows = mem_alloc(1, sizeof *rows);
	uint64_t hash;
	size_t i;

	shares_open(to);
	shares_file_rewind(part);
	while (shares_get_rows(part, rows)) {
		for (i = 0; i < rows->n; i++) {
			hash = spill_hash(key_get(s->key, &rows->row[i]));
			shares_put_row(&to->file[shares_of(hash, level)], &rows->row[i],
			    rows->nfields);
		}
		key_forget(s->key);
	}
	arena_free(&rows->text);
	free(rows);
}

/* Make a run of a part. */
static void
run_part(const struct spill *s, struct shares_file *part, struct shares_file *run,
    unsigned level)
{
	bool last = level + 1 == LEVELS;
	struct shares *parts, *runs;
	int i;

	shares_file_open(run);
	if (read_part(s, part, last ? SIZE_MAX : s->limit)) {
		shares_file_close(part);
		books_close(s->books, runs_put, run);
		return;
	}
	books_reset(s->books);
	parts = mem_alloc(2, sizeof *parts);
	runs = parts + 1;
	deal_part(s, part, parts, level + 1);
	shares_file_close(part);
	for (i = 0; i < SHARES; i++)
		run_part(s, &parts->file[i], &runs->file[i], level + 1);
	runs_merge(runs->file, SHARES, runs_put, run);
	free(parts);
}

void
spill_run(const struct spill *s, struct shares *parts, books_emit *emit, void *to)
{
	struct shares *runs = mem_alloc(1, sizeof *runs);
	int i;

	for (i = 0; i < SHARES; i++)
		run_part(s, &parts->file[i], &runs->file[i], 0);
	runs_merge(runs->file, SHARES, emit, to);
	free(runs);
}
