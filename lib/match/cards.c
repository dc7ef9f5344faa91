/*
 * cards - see cards.h
 */
#include "cards.h"
#include <stdlib.h>

/* One batch under way. The keys point into scratch, which is large enough from the start.
 */
struct work {
	const struct col *cols;
	const struct batch *batch;
	char *to;
	struct str spelling[REC_BATCH]; /* of each row */
	struct str order[REC_BATCH];	/* of each row; n 0: no order_id */
	uint32_t id[REC_BATCH];		/* of the spelling of each row */
	size_t fresh[REC_BATCH];	/* rows whose spelling is new, one for each */
	size_t nfresh;
	struct card card[REC_BATCH];		/* of the fresh ones */
	struct str key[IDENT_SLOTS][REC_BATCH]; /* in the slots of those cards */
	size_t nkeys[IDENT_SLOTS];
	uint32_t value[REC_BATCH];
};

void
cards_open(struct cards *c, const struct blocklist *block, const char *country)
{
	*c = (struct cards){ .block = block, .country = country };
}

static void
put(struct work *w, struct str s)
{
	memcpy(w->to, s.s, s.n);
	w->to += s.n;
}

/* The identifying cells, and kind and order_id where there is one, of all rows. */
static void
spell(struct work *w)
{
	const char *start;
	struct str order;
	struct row row;
	size_t i;
	int k;

	for (i = 0; i < w->batch->n; i++) {
		row = batch_row(w->batch, i);
		start = w->to;
		for (k = 0; k < IDENT_CELLS; k++) {
			put(w, col_get(&w->cols[k], &row));
			*w->to++ = '\t';
		}
		w->spelling[i] = (struct str){ start, (size_t)(w->to - start) };
		order = col_get(&w->cols[CARDS_ORDER_ID], &row);
		start = w->to;
		if (order.n > 0) {
			put(w, col_get(&w->cols[CARDS_KIND], &row));
			*w->to++ = '\t';
			put(w, order);
		}
		w->order[i] = (struct str){ start, (size_t)(w->to - start) };
	}
}

/* Rows of the batch whose spelling was not known before. Ids are given in order. */
static void
pick_fresh(struct work *w, uint32_t known)
{
	size_t i;

	w->nfresh = 0;
	for (i = 0; i < w->batch->n; i++)
		if (w->id[i] == known) {
			w->fresh[w->nfresh++] = i;
			known++;
		}
}

/* The keys and the traits on one fresh row. Until all keys of the slot are interned, a
   card holds their places among them. */
static void
read_card(struct cards *c, struct work *w, size_t fresh)
{
	struct row row = batch_row(w->batch, w->fresh[fresh]);
	struct card *card = &w->card[fresh];
	struct str cells[IDENT_CELLS];
	size_t len;
	int k;

	for (k = 0; k < IDENT_CELLS; k++)
		cells[k] = col_get(&w->cols[k], &row);
	for (k = 0; k < IDENT_SLOTS; k++) {
		len = ident_key((enum ident_slot)k, cells, c->country, w->to);
		card->value[k] = len == 0 ? MAP_NONE : (uint32_t)w->nkeys[k];
		if (len > 0)
			w->key[k][w->nkeys[k]++] = (struct str){ w->to, len };
		w->to += len;
	}
	for (k = IDENT_GIVEN_NAME; k <= IDENT_SURNAME; k++)
		if (cells[k].n > 0 && blocklist_is_nothing(c->block, cells[k]))
			cells[k].n = 0;
	card->trait = trait_of(
	    cells[IDENT_GIVEN_NAME], cells[IDENT_SURNAME], cells[IDENT_BIRTH_DATE]);
}

/* Intern the keys of a slot. Values not seen before get their state. */
static void
intern_slot(struct cards *c, struct work *w, enum ident_slot slot)
{
	enum ident_kind kind = ident_kind_of(slot);
	struct map *m = &c->values[kind];
	uint32_t v = map_count(m);
	size_t i;

	map_put_many(m, w->key[slot], w->nkeys[slot], w->value);
	c->state[kind] = mem_grow(c->state[kind], &c->statecap[kind], map_count(m), 1);
	for (; v < map_count(m); v++)
		c->state[kind][v] =
		    (uint8_t)blocklist_state(c->block, kind, map_key(m, v));
	for (i = 0; i < w->nfresh; i++)
		if (w->card[i].value[slot] != MAP_NONE)
			w->card[i].value[slot] = w->value[w->card[i].value[slot]];
}

/* Normalise the fresh spellings to cards. */
static void
make_cards(struct cards *c, struct work *w)
{
	uint32_t id, first = map_count(&c->spellings) - (uint32_t)w->nfresh;
	struct str *bytes = w->key[0];
	size_t i;
	int slot;

	memset(w->nkeys, 0, sizeof w->nkeys);
	for (i = 0; i < w->nfresh; i++)
		read_card(c, w, i);
	for (slot = 0; slot < IDENT_SLOTS; slot++)
		intern_slot(c, w, (enum ident_slot)slot);
	for (i = 0; i < w->nfresh; i++)
		bytes[i] = (struct str){ (const char *)&w->card[i], sizeof w->card[i] };
	map_put_many(&c->seen, bytes, w->nfresh, w->value);
	c->card = mem_grow(c->card, &c->cardcap, map_count(&c->seen), sizeof *c->card);
	c->spelling = mem_grow(
	    c->spelling, &c->spellingcap, map_count(&c->spellings), sizeof *c->spelling);
	for (i = 0; i < w->nfresh; i++) {
		id = w->value[i];
		if (id == c->ncards)
			c->card[c->ncards++] = w->card[i];
		c->spelling[first + i] = (struct spelling){ .card = id };
	}
}

/* Keep the smaller order key; its place is used again when it is large enough. */
static void
keep_order(struct cards *c, struct spelling *s, struct str order)
{
	if (order.n == 0) {
		s->bare = true;
		return;
	}
	if (s->n != 0 && str_cmp(order, (struct str){ s->order, s->n }) >= 0)
		return;
	if (order.n > s->cap) {
		s->cap = (uint32_t)order.n;
		s->order = arena_alloc(&c->orders, order.n, 1);
	}
	memcpy(s->order, order.s, order.n);
	s->n = (uint32_t)order.n;
}

/* Room for all that the batch can write: every cell in a spelling or an order, source and
   number once more in a key. With --col all cells can be the same long one. */
static void
reserve(struct cards *c, const struct batch *batch)
{
	const uint32_t *off = batch->first.off;
	size_t text = off[batch->n * (size_t)batch->nfields] - off[0];
	size_t more = CARDS_COLUMNS + EMAIL_MAX + 2 * PHONE_MAX;

	c->scratch = mem_grow(
	    c->scratch, &c->scratchcap, (CARDS_COLUMNS + 2) * text + batch->n * more, 1);
}

void
cards_add(struct cards *c, const struct col *cols, const struct batch *batch)
{
	uint32_t known = map_count(&c->spellings);
	static struct work w; /* a stack may not grow by so much when memory is short */
	size_t i;

	reserve(c, batch);
	w.cols = cols;
	w.batch = batch;
	w.to = c->scratch;
	spell(&w);
	map_put_many(&c->spellings, w.spelling, batch->n, w.id);
	pick_fresh(&w, known);
	if (w.nfresh > 0)
		make_cards(c, &w);
	c->row = mem_grow(c->row, &c->rowcap, c->nrows + batch->n, sizeof *c->row);
	for (i = 0; i < batch->n; i++)
		__builtin_prefetch(&c->spelling[w.id[i]], 1);
	for (i = 0; i < batch->n; i++)
		__builtin_prefetch(c->spelling[w.id[i]].order);
	for (i = 0; i < batch->n; i++) {
		keep_order(c, &c->spelling[w.id[i]], w.order[i]);
		c->row[c->nrows++] = w.id[i];
	}
}

void
cards_done(struct cards *c)
{
	map_free(&c->seen);
	free(c->scratch);
	c->seen = (struct map){ 0 };
	c->scratch = NULL;
	c->scratchcap = 0;
}
