/*
 * favourite - see favourite.h. A map of (id, column, value) leads to entries, which hang in
 * one list an id.
 */
#include "favourite.h"
#include "col.h"
#include "map.h"
#include "mem.h"
#include <stdlib.h>

struct entry {
	int64_t stamp; /* of the newest row */
	uint64_t rows;
	uint32_t next; /* index + 1; 0 ends the list */
	uint32_t column, value;
};

struct favourites {
	struct col *cols;
	size_t n;
	struct map values, triples;
	struct entry *v;
	size_t cap;
	uint32_t *head; /* by id: index + 1 of the first entry */
	size_t ids;
};

struct favourites *
favourite_open(const char *const *names, size_t n, const struct reader *r)
{
	struct favourites *f = mem_alloc(1, sizeof *f);
	size_t i;

	f->n = n;
	f->cols = mem_alloc(n, sizeof *f->cols);
	for (i = 0; i < n; i++)
		f->cols[i] = (struct col){ .name = names[i], .need = COL_NAMED };
	col_find(f->cols, n, r);
	return f;
}

size_t
favourite_count(const struct favourites *f)
{
	return f->n;
}

const char *
favourite_name(const struct favourites *f, size_t i)
{
	return f->cols[i].shown;
}

static struct entry *
entry_of(struct favourites *f, uint32_t id, uint32_t column, uint32_t value)
{
	uint32_t triple[3] = { id, column, value }, at;
	size_t old = f->ids;
	bool fresh;

	if (id >= old) {
		f->head = mem_grow(f->head, &f->ids, (size_t)id + 1, sizeof *f->head);
		memset(f->head + old, 0, (f->ids - old) * sizeof *f->head);
	}
	at = map_put(
	    &f->triples, (struct str){ (const char *)triple, sizeof triple }, &fresh);
	f->v = mem_grow(f->v, &f->cap, (size_t)at + 1, sizeof *f->v);
	if (fresh) {
		f->v[at] = (struct entry){ .stamp = INT64_MIN,
			.next = f->head[id],
			.column = column,
			.value = value };
		f->head[id] = at + 1;
	}
	return &f->v[at];
}

void
favourite_put(struct favourites *f, uint32_t id, const struct row *row, int64_t stamp)
{
	struct entry *e;
	struct str s;
	size_t i;

	for (i = 0; i < f->n; i++) {
		s = col_get(&f->cols[i], row);
		if (s.n == 0)
			continue;
		e = entry_of(f, id, (uint32_t)i, map_put(&f->values, s, NULL));
		e->rows++;
		if (stamp > e->stamp)
			e->stamp = stamp;
	}
}

/* Is a the one to be named? */
static bool
better(const struct favourites *f, const struct entry *a, const struct entry *b)
{
	if (a->rows != b->rows)
		return a->rows > b->rows;
	if (a->stamp != b->stamp)
		return a->stamp > b->stamp;
	return str_cmp(map_key(&f->values, a->value), map_key(&f->values, b->value)) < 0;
}

struct str
favourite_get(const struct favourites *f, uint32_t id, size_t i)
{
	const struct entry *best = NULL, *e;
	uint32_t at;

	for (at = id < f->ids ? f->head[id] : 0; at != 0; at = e->next) {
		e = &f->v[at - 1];
		if (e->column == i && (best == NULL || better(f, e, best)))
			best = e;
	}
	return best == NULL ? (struct str){ "", 0 } : map_key(&f->values, best->value);
}

size_t
favourite_bytes(const struct favourites *f)
{
	return map_bytes(&f->values) + map_bytes(&f->triples) +
	       map_count(&f->triples) * sizeof *f->v + f->ids * sizeof *f->head;
}

void
favourite_reset(struct favourites *f)
{
	map_free(&f->values);
	map_free(&f->triples);
	free(f->v);
	free(f->head);
	f->v = NULL;
	f->head = NULL;
	f->cap = f->ids = 0;
}
