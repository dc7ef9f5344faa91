/*
 * versions - see versions.h
 */
#include "versions.h"
#include "hash.h"

enum { FILES_MAX = 65535 };

void
versions_bind(struct versions *v, const struct reader *r)
{
	*v = (struct versions){ .file = { .name = "file", .need = COL_OPTIONAL } };
	col_find(&v->file, 1, r);
}

uint32_t
versions_file(struct versions *v, const struct row *row)
{
	static struct arena scratch;
	struct str value = col_get(&v->file, row), name;
	size_t n = strlen(row->file);
	struct loc loc = row_loc(row);
	char *text;
	uint32_t id;

	if (row->file == v->operand && str_eq(value, v->value))
		return v->number;
	text = arena_alloc(&scratch, n + 1 + value.n, 1);
	memcpy(text, row->file, n);
	text[n] = '\0'; /* no name has one, and no field */
	if (value.n != 0)
		memcpy(text + n + 1, value.s, value.n);
	id = map_put(&v->files, (struct str){ text, n + 1 + value.n }, NULL);
	arena_free(&scratch);
	if (id == FILES_MAX)
		die_at(EX_DATAERR, &loc, v->file.shown,
		    "more than 65535 files (--versions all does not tell them apart)");
	name = map_key(&v->files, id);
	v->operand = row->file;
	v->value = (struct str){ name.s + n + 1, value.n };
	return v->number = id + 1;
}

static struct pair
pair_of(struct str text, uint64_t salt, uint32_t file)
{
	struct pair pair;

	hash_ready();
	pair.a = hash_salted(text, 1, salt);
	pair.b = (hash_salted(text, 2, salt) & ~VERSIONS_FILE) | file;
	pair.a += pair.a == 0;
	return pair;
}

struct pair
versions_order(const struct sale *s)
{
	return pair_of(s->number, s->source, s->file);
}

struct pair
versions_refund(const struct sale *s)
{
	hash_ready();
	return pair_of(s->number, hash_salted(s->moment, 3, s->source), s->file);
}

/* The unit stands in this file, too. */
static void
meet(struct versions *v, struct pair pair)
{
	bool fresh;
	uint64_t *b = pairset_note(&v->set, pair, ~VERSIONS_FILE, &fresh);

	if (*b == pair.b)
		return;
	v->overlap = true;
	if (*b < pair.b)
		*b = pair.b;
}

void
versions_note(struct versions *v, const struct sale *s)
{
	struct pair order;
	uint64_t *b;
	bool fresh;

	if (s->number.n == 0) {
		v->bare += s->what == ACCOUNT_SALE;
		return;
	}
	order = versions_order(s);
	if (!s->refund) {
		meet(v, order);
		return;
	}
	meet(v, versions_refund(s));
	/* Without a file, for no sale came yet: one that comes shows as an overlap. */
	order.b &= ~VERSIONS_FILE;
	b = pairset_note(&v->set, order, ~VERSIONS_FILE, &fresh);
	if (!fresh && (*b & VERSIONS_FILE) != s->file)
		v->overlap = true;
}

static bool
behind(const struct versions *v, struct pair pair)
{
	const uint64_t *b = pairset_find(&v->set, pair, ~VERSIONS_FILE);

	return b != NULL && *b > pair.b;
}

bool
versions_stale(const struct versions *v, const struct sale *s)
{
	if (s->number.n == 0)
		return false;
	return behind(v, versions_order(s)) ||
	       (s->refund && behind(v, versions_refund(s)));
}

void
versions_reset(struct versions *v)
{
	pairset_free(&v->set);
	v->overlap = false;
	v->bare = 0;
}
