/*
 * keep - see keep.h
 */
#include "keep.h"
#include "consent.h"
#include "mem.h"
#include "tables.h"
#include <stdlib.h>

struct value {
	const char *s; /* in the arena; NULL: none yet */
	int64_t stamp;
	uint32_t n, cap; /* bytes, and bytes that s has */
};

enum fold { FOLD_NEWEST, FOLD_CONSENT, FOLD_CONSENT_DATE };

struct keep {
	struct col *cols;
	enum fold *folds;
	size_t n;
	struct value *v; /* n of them an id */
	size_t cap;
	uint32_t ids;
	struct arena bytes;
	struct consent *consent; /* NULL: not asked for */
};

static enum fold
fold_of(const char *name)
{
	size_t i;

	for (i = 0; i < COLUMNS_NROWS; i++) {
		if (strcmp(columns_table[i][COLUMNS_NAME], name) != 0)
			continue;
		if (strcmp(columns_table[i][COLUMNS_FOLD], "newest") == 0)
			return FOLD_NEWEST;
		return i == COLUMN_CONSENT ? FOLD_CONSENT : FOLD_CONSENT_DATE;
	}
	return FOLD_NEWEST;
}

struct keep *
keep_open(const char *const *names, size_t n, const struct reader *r)
{
	struct keep *k = mem_alloc(1, sizeof *k);
	size_t i;

	k->n = n;
	k->cols = mem_alloc(n, sizeof *k->cols);
	k->folds = mem_alloc(n, sizeof *k->folds);
	for (i = 0; i < n; i++) {
		k->cols[i] = (struct col){ .name = names[i], .need = COL_NAMED };
		k->folds[i] = fold_of(names[i]);
		if (k->folds[i] != FOLD_NEWEST && k->consent == NULL)
			k->consent = consent_open(r);
	}
	col_find(k->cols, n, r);
	return k;
}

size_t
keep_count(const struct keep *k)
{
	return k->n;
}

const char *
keep_name(const struct keep *k, size_t i)
{
	return k->cols[i].shown;
}

static void
take(struct keep *k, struct value *v, struct str s, int64_t stamp)
{
	struct str old = { v->s, v->n };

	if (v->s != NULL &&
	    (stamp < v->stamp || (stamp == v->stamp && str_cmp(s, old) >= 0)))
		return;
	v->stamp = stamp;
	if (v->s != NULL && str_eq(s, old))
		return;
	if (v->s == NULL || s.n > v->cap) {
		v->s = arena_copy(&k->bytes, s.s, s.n);
		v->cap = (uint32_t)s.n;
	} else {
		memcpy((char *)v->s, s.s, s.n); /* its own bytes in the arena */
	}
	v->n = (uint32_t)s.n;
}

void
keep_put(struct keep *k, uint32_t id, const struct row *row, int64_t stamp)
{
	struct value *v;
	struct str s;
	size_t i, old = k->cap;

	if (id >= k->ids) {
		k->v = mem_grow(k->v, &k->cap, ((size_t)id + 1) * k->n, sizeof *k->v);
		if (k->cap > old)
			memset(k->v + old, 0, (k->cap - old) * sizeof *k->v);
		k->ids = id + 1;
	}
	v = k->v + (size_t)id * k->n;
	for (i = 0; i < k->n; i++) {
		s = col_get(&k->cols[i], row);
		if (s.n != 0 && k->folds[i] == FOLD_NEWEST)
			take(k, &v[i], s, stamp);
	}
	if (k->consent != NULL)
		consent_put(k->consent, id, row);
}

struct str
keep_get(struct keep *k, uint32_t id, size_t i)
{
	const struct value *v;

	if (k->folds[i] == FOLD_CONSENT)
		return consent_word(k->consent, id);
	if (k->folds[i] == FOLD_CONSENT_DATE)
		return consent_date(k->consent, id);
	if (id >= k->ids)
		return (struct str){ "", 0 };
	v = k->v + (size_t)id * k->n + i;
	return v->s != NULL ? (struct str){ v->s, v->n } : (struct str){ "", 0 };
}

size_t
keep_bytes(const struct keep *k)
{
	return (size_t)k->ids * k->n * sizeof *k->v + k->bytes.total +
	       (k->consent == NULL ? 0 : consent_bytes(k->consent));
}

void
keep_reset(struct keep *k)
{
	free(k->v);
	k->v = NULL;
	k->cap = 0;
	k->ids = 0;
	arena_free(&k->bytes);
	if (k->consent != NULL)
		consent_reset(k->consent);
}
