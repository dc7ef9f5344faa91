/*
 * replaced - see replaced.h
 */
#include "replaced.h"
#include "mem.h"
#include <stdlib.h>

struct mark {
	struct pair pair;
	uint64_t
	    row; /* twice its number; and one more: it asks for the newest file, and is
			 none itself */
};

void
replaced_open(struct replaced *r)
{
	*r = (struct replaced){ 0 };
	shares_open(&r->parts);
}

static void
put(struct replaced *r, struct mark m)
{
	shares_file_put(&r->parts.file[shares_of(m.pair.a, 0)], &m, sizeof m);
}

void
replaced_note(struct replaced *r, const struct sale *s, uint64_t row)
{
	if (s->number.n == 0)
		return;
	put(r, (struct mark){ versions_order(s), row << 1 | s->refund });
	if (s->refund)
		put(r, (struct mark){ versions_refund(s), row << 1 });
}

static void
set_bit(struct replaced *r, uint64_t row)
{
	size_t old = r->cap;

	r->bits = mem_grow(r->bits, &r->cap, (size_t)(row / 8) + 1, 1);
	if (r->cap > old)
		memset(r->bits + old, 0, r->cap - old);
	r->bits[row / 8] = (unsigned char)(r->bits[row / 8] | 1u << row % 8);
}

static void
settle(struct replaced *r, struct shares_file *f)
{
	struct pairset newest = { 0 };
	const uint64_t *found;
	struct mark m;
	uint64_t *b;
	bool fresh;

	shares_file_rewind(f);
	while (shares_file_get(f, &m, sizeof m)) {
		if (m.row & 1)
			continue;
		b = pairset_note(&newest, m.pair, ~VERSIONS_FILE, &fresh);
		if (*b < m.pair.b)
			*b = m.pair.b;
	}
	shares_file_rewind(f);
	while (shares_file_get(f, &m, sizeof m)) {
		found = pairset_find(&newest, m.pair, ~VERSIONS_FILE);
		if (found != NULL && *found > m.pair.b)
			set_bit(r, m.row >> 1);
	}
	pairset_free(&newest);
	shares_file_close(f);
}

void
replaced_settle(struct replaced *r)
{
	int i;

	for (i = 0; i < SHARES; i++)
		settle(r, &r->parts.file[i]);
}

bool
replaced_has(const struct replaced *r, uint64_t row)
{
	return row / 8 < r->cap && (r->bits[row / 8] >> row % 8 & 1) != 0;
}

void
replaced_close(struct replaced *r)
{
	free(r->bits);
	r->bits = NULL;
}
