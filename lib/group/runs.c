/*
 * runs - see runs.h
 */
#include "runs.h"
#include "die.h"
#include "mem.h"
#include <stdlib.h>

struct lengths {
	uint32_t key, line;
};

/* The first record of a run that was not merged yet. */
struct first {
	struct shares_file *run;
	char *text; /* key and line */
	size_t cap;
	struct lengths n;
};

void
runs_put(void *run, struct str key, struct str line)
{
	struct lengths n = { (uint32_t)key.n, (uint32_t)line.n };

	shares_file_put(run, &n, sizeof n);
	shares_file_put(run, key.s, key.n);
	shares_file_put(run, line.s, line.n);
}

static struct str
key_of(const struct first *f)
{
	return (struct str){ f->text, f->n.key };
}

/* The next record of the run; false at its end. */
static bool
step(struct first *f)
{
	size_t need;

	if (!shares_file_get(f->run, &f->n, sizeof f->n))
		return false;
	need = (size_t)f->n.key + f->n.line;
	f->text = mem_grow(f->text, &f->cap, need, 1);
	if (!shares_file_get(f->run, f->text, need))
		die(EX_IOERR, "temporary file: ends early");
	return true;
}

/* Let the first of a heap of n sink to its place. */
static void
sink(struct first *heap, size_t n)
{
	struct first top = heap[0];
	size_t at = 0, child;

	while ((child = 2 * at + 1) < n) {
		if (child + 1 < n &&
		    str_cmp(key_of(&heap[child + 1]), key_of(&heap[child])) < 0)
			child++;
		if (str_cmp(key_of(&top), key_of(&heap[child])) <= 0)
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = top;
}

/* Let the last of a heap of n rise to its place. */
static void
rise(struct first *heap, size_t n)
{
	struct first last = heap[n - 1];
	size_t at;

	for (at = n - 1; at > 0; at = (at - 1) / 2) {
		if (str_cmp(key_of(&heap[(at - 1) / 2]), key_of(&last)) <= 0)
			break;
		heap[at] = heap[(at - 1) / 2];
	}
	heap[at] = last;
}

void
runs_merge(struct shares_file *runs, size_t n, books_emit *emit, void *to)
{
	struct first *heap = mem_alloc(n, sizeof *heap);
	size_t left = 0, i;

	for (i = 0; i < n; i++) {
		shares_file_rewind(&runs[i]);
		heap[left] = (struct first){ .run = &runs[i] };
		if (step(&heap[left]))
			rise(heap, ++left);
	}
	while (left > 0) {
		emit(to, key_of(&heap[0]),
		    (struct str){ heap[0].text + heap[0].n.key, heap[0].n.line });
		if (!step(&heap[0])) {
			free(heap[0].text);
			heap[0] = heap[--left];
		}
		if (left > 1)
			sink(heap, left);
	}
	for (i = 0; i < n; i++)
		shares_file_close(&runs[i]);
	free(heap);
}
