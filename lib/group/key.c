/*
 * key - see key.h
 */
#include "key.h"

void
key_bind(struct key *k, const char *const *names, size_t n, const struct reader *r)
{
	size_t i;

	*k = (struct key){ .n = n };
	k->cols = mem_alloc(n, sizeof *k->cols);
	for (i = 0; i < n; i++)
		k->cols[i] = (struct col){ .name = names[i], .need = COL_NAMED };
	col_find(k->cols, n, r);
}

struct str
key_get(struct key *k, const struct row *row)
{
	struct str key = col_get(&k->cols[0], row), part;
	char *text, *at;
	size_t i, n = 0;

	if (k->n == 1)
		return key;
	for (i = 0; i < k->n; i++) {
		part = col_get(&k->cols[i], row);
		if (part.n == 0)
			return part;
		n += part.n + 1;
	}
	text = at = arena_alloc(&k->scratch, n, 1);
	for (i = 0; i < k->n; i++) {
		part = col_get(&k->cols[i], row);
		memcpy(at, part.s, part.n);
		at += part.n;
		*at++ = '\t';
	}
	return (struct str){ text, n - 1 };
}

void
key_forget(struct key *k)
{
	if (k->n > 1)
		arena_free(&k->scratch);
}
