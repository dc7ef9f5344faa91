/*
 * exact - see exact.h
 */
#include "exact.h"
#include "mem.h"
#include "posting.h"
#include "sort.h"
#include <stdlib.h>

struct link {
	struct cards *cards;
	struct forest *forest;
	struct trait *trait; /* of each root: the union over its cards */
	enum ident_kind kind;
	struct posting posting;
	uint32_t *seen; /* of each root: 1 + the value that met it last */
	uint32_t *root; /* profiles of the value at hand */
	uint32_t *mate; /* of each of them the place of one to join it with, or NOBODY */
	uint32_t limit;
};

#define NOBODY UINT32_MAX

/* The different profiles that hold the value, to l->root; stops behind the limit. */
static uint32_t
roots_of(struct link *l, uint32_t value)
{
	const struct posting *p = &l->posting;
	uint32_t i, root, n = 0;

	for (i = p->from[value]; i < p->from[value + 1] && n <= l->limit; i++) {
		root = forest_find(l->forest, p->card[i]);
		if (l->seen[root] == value + 1)
			continue;
		l->seen[root] = value + 1;
		l->root[n++] = root;
	}
	return n;
}

static void
join(struct link *l, uint32_t a, uint32_t b)
{
	struct trait both;

	a = forest_find(l->forest, a);
	b = forest_find(l->forest, b);
	if (a == b)
		return;
	both = l->trait[a];
	trait_join(&both, &l->trait[b]);
	l->trait[forest_join(l->forest, a, b)] = both;
}

/* Why the profiles in l->root cannot all be one person; with given, only those of exactly
   these initials are looked at. Of several reasons the last in the order of the enum, so
   that the order of the profiles does not matter. */
static enum ident_state
contradiction(const struct link *l, uint32_t n, uint32_t given)
{
	static const enum ident_state state_of[] = { [TRAIT_FITS] = IDENT_OPEN,
		[TRAIT_GIVEN] = IDENT_GIVEN_DIFFERS,
		[TRAIT_BIRTH] = IDENT_BIRTH_DIFFERS,
		[TRAIT_SURNAME] = IDENT_SURNAME_DIFFERS };
	enum trait_clash clash, worst = TRAIT_FITS;
	const struct trait *a, *b;
	uint32_t i, j;

	for (i = 0; i < n; i++) {
		a = &l->trait[l->root[i]];
		for (j = i + 1; j < n && (given == 0 || a->given == given); j++) {
			b = &l->trait[l->root[j]];
			if (given != 0 && b->given != given)
				continue;
			clash = trait_clash(a, b, l->kind == IDENT_BY_MOBILE);
			if (clash > worst)
				worst = clash;
		}
	}
	return state_of[worst];
}

/* Join the profiles that have the same initials, known ones, where nothing else speaks
   against it. All are compared before any are joined. */
static void
join_namesakes(struct link *l, uint32_t n)
{
	uint32_t i, first, given;

	for (i = 0; i < n; i++) {
		given = l->trait[l->root[i]].given;
		for (first = 0; l->trait[l->root[first]].given != given; first++)
			;
		l->mate[i] = first < i ? l->mate[first] : i;
		if (first == i &&
		    (given == 0 || contradiction(l, n, given) != IDENT_OPEN))
			l->mate[i] = NOBODY;
	}
	for (i = 0; i < n; i++)
		if (l->mate[i] != NOBODY)
			join(l, l->root[l->mate[i]], l->root[i]);
}

/* Join the profiles of one value, or those of them that agree. */
static void
settle(struct link *l, uint32_t value)
{
	uint8_t *state = &l->cards->state[l->kind][value];
	enum ident_state why = IDENT_OPEN;
	uint32_t i, n = roots_of(l, value);

	/* its source says that a customer number is one customer */
	if (n > 1 && l->kind != IDENT_BY_CUSTOMER)
		why = contradiction(l, n, 0);
	if (why == IDENT_OPEN && *state == IDENT_OPEN) {
		for (i = 1; i < n; i++)
			join(l, l->root[0], l->root[i]);
		return;
	}
	if (why != IDENT_OPEN)
		*state = (uint8_t)why;
	join_namesakes(l, n);
}

/* Values that can join profiles, to todo; those of too many profiles lose their say. */
static uint32_t
judge(struct link *l, uint32_t *todo)
{
	uint8_t *state = l->cards->state[l->kind];
	uint32_t v, n, ntodo = 0;

	for (v = 0; v < l->posting.nvalues; v++) {
		if (state[v] >= IDENT_SHARED ||
		    l->posting.from[v + 1] - l->posting.from[v] < 2)
			continue;
		n = roots_of(l, v);
		if (n > l->limit)
			state[v] = IDENT_SHARED;
		else if (n > 1)
			todo[ntodo++] = v;
	}
	return ntodo;
}

static void
pass(struct link *l)
{
	uint32_t i, n, *todo, *order;
	struct str *keys;

	posting_open(&l->posting, l->cards, l->kind);
	todo = mem_alloc((size_t)l->posting.nvalues + 1, sizeof *todo);
	n = judge(l, todo);
	order = mem_alloc((size_t)n + 1, sizeof *order);
	keys = mem_alloc((size_t)n + 1, sizeof *keys);
	for (i = 0; i < n; i++)
		keys[i] = map_key(&l->cards->values[l->kind], todo[i]);
	sort_str_order(keys, order, n);
	memset(l->seen, 0, l->cards->ncards * sizeof *l->seen);
	for (i = 0; i < n; i++)
		settle(l, todo[order[i]]);
	memset(l->seen, 0, l->cards->ncards * sizeof *l->seen);
	free(keys);
	free(order);
	free(todo);
	posting_close(&l->posting);
}

void
exact_link(struct cards *c, uint32_t max_shared, struct forest *f)
{
	struct link l = { .cards = c, .forest = f };
	size_t n = (size_t)c->ncards + 1;
	uint32_t i;
	int kind;

	forest_open(f, c->ncards);
	l.trait = mem_alloc(n, sizeof *l.trait);
	l.seen = mem_alloc(n, sizeof *l.seen);
	l.root = mem_alloc((size_t)max_shared * EXACT_CUSTOMERS + 1, sizeof *l.root);
	l.mate = mem_alloc((size_t)max_shared + 1, sizeof *l.mate);
	for (i = 0; i < c->ncards; i++)
		l.trait[i] = c->card[i].trait;
	for (kind = 0; kind < IDENT_KINDS; kind++) {
		l.kind = (enum ident_kind)kind;
		l.limit = max_shared * (kind == IDENT_BY_CUSTOMER ? EXACT_CUSTOMERS : 1);
		pass(&l);
	}
	free(l.mate);
	free(l.root);
	free(l.seen);
	free(l.trait);
}
