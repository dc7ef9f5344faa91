/*
 * profile - see profile.h
 */
#include "profile.h"
#include "mem.h"
#include "sha256.h"
#include <stdlib.h>

struct namer {
	const struct cards *cards;
	struct profiles *profiles;
	struct str *key; /* of each profile: the smallest record key so far */
	struct arena bytes;
	char *scratch;
	size_t cap;
};

/* Number the profiles; those of the spellings. */
static void
number(struct profiles *p, const struct cards *c, struct forest *f)
{
	uint32_t *of_root = mem_alloc((size_t)c->ncards + 1, sizeof *of_root);
	uint32_t i, root, n = map_count(&c->spellings);
	int slot;

	for (i = 0; i < c->ncards; i++)
		of_root[i] = MAP_NONE;
	p->of_spelling = mem_alloc((size_t)n + 1, sizeof *p->of_spelling);
	for (i = 0; i < n; i++) {
		const struct card *card = &c->card[c->spelling[i].card];

		p->of_spelling[i] = MAP_NONE;
		for (slot = 0; slot < IDENT_SLOTS; slot++)
			if (cards_identifies(c, card, (enum ident_slot)slot))
				break;
		if (slot == IDENT_SLOTS)
			continue;
		root = forest_find(f, c->spelling[i].card);
		if (of_root[root] == MAP_NONE)
			of_root[root] = p->count++;
		p->of_spelling[i] = of_root[root];
	}
	free(of_root);
}

/* Make it the key of the profile if it is smaller. */
static void
offer(struct namer *m, uint32_t profile, struct str key)
{
	struct str *best = &m->key[profile];

	if (best->s != NULL && str_cmp(key, *best) >= 0)
		return;
	*best = (struct str){ arena_copy(&m->bytes, key.s, key.n), key.n };
}

/* source TAB kind TAB order_id; the spelling begins with the source. */
static void
offer_order(struct namer *m, uint32_t spelling)
{
	const struct spelling *s = &m->cards->spelling[spelling];
	struct str rest = map_key(&m->cards->spellings, spelling), source;

	str_cut(&rest, '\t', &source);
	m->scratch = mem_grow(m->scratch, &m->cap, source.n + 1 + s->n, 1);
	memcpy(m->scratch, source.s, source.n);
	m->scratch[source.n] = '\t';
	memcpy(m->scratch + source.n + 1, s->order, s->n);
	offer(m, m->profiles->of_spelling[spelling],
	    (struct str){ m->scratch, source.n + 1 + s->n });
}

static void
offer_identity(struct namer *m, uint32_t spelling)
{
	const struct cards *c = m->cards;
	const struct card *card = &c->card[c->spelling[spelling].card];
	int slot = 0;

	while (!cards_identifies(c, card, (enum ident_slot)slot))
		slot++;
	offer(m, m->profiles->of_spelling[spelling],
	    map_key(&c->values[ident_kind_of((enum ident_slot)slot)], card->value[slot]));
}

/* Of each profile whose key another one has too: its smallest spelling, else s == NULL.
 */
static void
find_doubles(const struct namer *m, struct str *spelling)
{
	const struct cards *c = m->cards;
	uint32_t n = m->profiles->count, i, profile;
	uint32_t *id = mem_alloc((size_t)n + 1, sizeof *id);
	uint32_t *holders = mem_alloc((size_t)n + 1, sizeof *holders);
	struct map keys = { 0 };
	struct str s;

	map_put_many(&keys, m->key, n, id);
	for (i = 0; i < n; i++)
		holders[id[i]]++;
	for (i = 0; i < map_count(&c->spellings) && map_count(&keys) < n; i++) {
		profile = m->profiles->of_spelling[i];
		if (profile == MAP_NONE || holders[id[profile]] < 2)
			continue;
		s = map_key(&c->spellings, i);
		if (spelling[profile].s == NULL || str_cmp(s, spelling[profile]) < 0)
			spelling[profile] = s;
	}
	map_free(&keys);
	free(holders);
	free(id);
}

/*
 * Two profiles can hold a row of the same order, when its rows name different people:
 * then neither may be named by it alone. Such a profile gets its smallest spelling as
 * well, and no two profiles share a spelling.
 */
static void
split_doubles(struct namer *m)
{
	uint32_t i, n = m->profiles->count;
	struct str *spelling = mem_alloc((size_t)n + 1, sizeof *spelling), *key;
	char *both;

	find_doubles(m, spelling);
	for (i = 0; i < n; i++) {
		if (spelling[i].s == NULL)
			continue;
		key = &m->key[i];
		both = arena_alloc(&m->bytes, key->n + 1 + spelling[i].n, 1);
		memcpy(both, key->s, key->n);
		both[key->n] = '\n';
		memcpy(both + key->n + 1, spelling[i].s, spelling[i].n);
		*key = (struct str){ both, key->n + 1 + spelling[i].n };
	}
	free(spelling);
}

void
profile_open(struct profiles *p, const struct cards *c, struct forest *f)
{
	struct namer m = { .cards = c, .profiles = p };
	uint32_t i;

	*p = (struct profiles){ 0 };
	number(p, c, f);
	m.key = mem_alloc((size_t)p->count + 1, sizeof *m.key);
	for (i = 0; i < map_count(&c->spellings); i++) {
		if (p->of_spelling[i] == MAP_NONE)
			continue;
		if (c->spelling[i].n > 0)
			offer_order(&m, i);
		if (c->spelling[i].bare)
			offer_identity(&m, i);
	}
	split_doubles(&m);
	p->id = mem_alloc((size_t)p->count + 1, sizeof *p->id);
	for (i = 0; i < p->count; i++)
		sha256_id(m.key[i].s, m.key[i].n, p->id[i]);
	arena_free(&m.bytes);
	free(m.scratch);
	free(m.key);
}
