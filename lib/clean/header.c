/*
 * header - see header.h
 */
#include "header.h"
#include "die.h"
#include "meaning.h"
#include "word.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define IN(input) (COLUMN_COUNT + INPUT_##input)

int
header_column(struct str name)
{
	int slot = source_slot(name);

	return slot < COLUMN_COUNT ? slot : HEADER_NONE;
}

static unsigned
bit_of(struct str word)
{
	unsigned hash = (unsigned)word.n;
	size_t i;

	for (i = 0; i < word.n; i++)
		hash = hash * 31 + (unsigned char)word.s[i];
	return hash ^ hash >> 16;
}

/* Nearly all cells of a sample are no headers: a bit for each word of the tables tells that.
   Sources of the user are not in them. */
static bool
may_be_known(const char *fold, size_t n)
{
	enum { BITS = 1 << 16 };
	static uint64_t bits[BITS / 64];
	static bool ready;
	unsigned at;
	int i;

	if (!ready) {
		for (i = 0; i < HEADERS_NROWS; i++) {
			at = bit_of(str_of(headers_table[i][HEADERS_KEY])) % BITS;
			bits[at / 64] |= UINT64_C(1) << at % 64;
		}
		for (i = 0; i < SOURCE_HEADERS_NROWS; i++) {
			at = bit_of(
				 str_of(source_headers_table[i][SOURCE_HEADERS_HEADER])) %
			     BITS;
			bits[at / 64] |= UINT64_C(1) << at % 64;
		}
		ready = true;
	}
	at = bit_of((struct str){ fold, n }) % BITS;
	return (bits[at / 64] >> at % 64 & 1) != 0 ||
	       (source_at(0) != NULL && source_at(0)->own);
}

bool
header_known(struct str word)
{
	char fold[WORD_FOLD];
	size_t n = 0;

	if (word_fold(word, fold, &n) == NULL || !may_be_known(fold, n))
		return false;
	return meaning_known(word) || source_knows(word);
}

static const char *
slot_name(int slot)
{
	return slot < COLUMN_COUNT ? columns_table[slot][COLUMNS_NAME]
				   : inputs_table[slot - COLUMN_COUNT][INPUTS_NAME];
}

/* Two headers say the same equally plainly: the first is taken, and that is said. */
static void
note_doubles(const struct header *h, const struct meanings *c)
{
	char a[STR_SHOW], b[STR_SHOW];
	int i, first, rank;

	for (i = 0; i < h->n; i++) {
		if (h->taken[i] || c[i].n == 0 || c[i].v[0].rank == MEANING_RANKS)
			continue;
		first = h->slot[c[i].v[0].slot].cell;
		if (first == HEADER_NONE || first == i ||
		    h->slot[c[i].v[0].slot].factor == i)
			continue;
		rank = c[first].n > 0 ? c[first].v[0].rank : 0;
		if (rank == c[i].v[0].rank)
			note("%s: '%s' and '%s' both mean %s: the first is used", h->file,
			    str_show(h->name[first], a), str_show(h->name[i], b),
			    slot_name(c[i].v[0].slot));
	}
}

/* "Klant" is a name or a number, and numbers are what tells customers apart. */
static void
note_number(const struct header *h)
{
	static const char *const words[] = { "client", "customer", "klant", "kunde",
		NULL };
	int i, cell = h->slot[IN(FULL_NAME)].cell;
	char show[STR_SHOW];

	for (i = 0; words[i] != NULL && cell != HEADER_NONE; i++)
		if (!claim_has(h, COLUMN_CUSTOMER_ID) &&
		    str_same(h->name[cell], str_of(words[i])))
			note("%s: full_name=%s; is it a number? --map customer_id=%s",
			    h->file, str_show(h->name[cell], show), show);
}

static bool
has_any(const char *fold, size_t n, const char *const *words)
{
	int i;

	for (i = 0; words[i] != NULL; i++)
		if (memmem(fold, n, words[i], strlen(words[i])) != NULL)
			return true;
	return false;
}

/* Who said no and is written to all the same is worse off than who is left out: what may
   be such a no, and is not read, is named. Consents to other things than mail are not. */
static bool
may_be_consent(struct str name)
{
	static const char *const words[] = { "abgemeldet", "afgemeld", "consent",
		"desabonn", "desinscri", "einwilligung", "infolettre", "mailen",
		"newsletter", "nieuwsbrief", "optin", "optout", "toestemming",
		"uitgeschreven", "unsub", NULL };
	static const char *const others[] = { "bron", "campaign", "campagne", "cookie",
		"phone", "push", "reason", "reden", "sms", "source", "telef", "url",
		"whatsapp", NULL };
	char fold[WORD_FOLD];
	size_t n = 0;

	return word_fold(name, fold, &n) != NULL && has_any(fold, n, words) &&
	       !has_any(fold, n, others) && (n < 2 || memcmp(fold + n - 2, "ip", 2) != 0);
}

static void
warn_of_consent(const struct header *h)
{
	char show[STR_SHOW];
	int i;

	for (i = 0; i < h->n; i++)
		if (!h->taken[i] && !h->dropped[i] && !meaning_known(h->name[i]) &&
		    may_be_consent(h->name[i]))
			warn("%s: '%s' may say who may not be mailed, and is not used: "
			     "--map consent=..., or optout=...",
			    h->file, str_show(h->name[i], show));
}

/* General words are asked of headers that the source does not know. */
static void
ask_words(struct header *h, const struct source_header *const *known)
{
	struct meanings *said = mem_alloc((size_t)h->n + 1, sizeof *said);
	bool named = claim_has(h, IN(FULL_NAME));
	int i;

	for (i = 0; i < h->n; i++)
		if (known[i] == NULL)
			said[i] = meaning_of(h->name[i]);
	claim_by_words(h, said);
	note_doubles(h, said);
	if (h->source == NULL && !named)
		note_number(h);
	free(said);
}

/* ---- what stands for something that is missing ---- */

static void
stand_for_amount(struct header *h)
{
	struct place *amount = &h->slot[COLUMN_AMOUNT];

	if (claim_has(h, COLUMN_AMOUNT) ||
	    (!claim_has(h, COLUMN_DATE) && !claim_has(h, COLUMN_ORDER_ID)) ||
	    (h->source != NULL && str_is(h->source->kind, "contact")))
		return;
	if (claim_has(h, IN(REDUCED))) { /* what was paid back is out of it already */
		*amount = h->slot[IN(REDUCED)];
		h->slot[IN(REFUND)] = h->slot[IN(REFUND_DATE)] = claim_nowhere;
	} else if (claim_has(h, IN(LINE_AMOUNT))) {
		*amount = h->slot[IN(LINE_AMOUNT)];
		h->lines = true;
	} else if (claim_has(h, IN(NET))) {
		*amount = h->slot[IN(NET)];
		h->net = true;
	} else if (claim_has(h, COLUMN_QUANTITY) && claim_has(h, IN(UNIT_PRICE)) &&
		   h->slot[COLUMN_QUANTITY].factor == HEADER_NONE &&
		   h->slot[IN(UNIT_PRICE)].factor == HEADER_NONE) {
		amount->cell = h->slot[COLUMN_QUANTITY].cell;
		amount->factor = h->slot[IN(UNIT_PRICE)].cell;
		h->lines = true;
	}
}

/* A column of dates that bears its zone in its name: "created_utc", "date_created_gmt". */
static bool
is_utc(const struct header *h)
{
	char fold[WORD_FOLD];
	size_t n = 0;
	int cell = h->slot[COLUMN_DATE].cell;

	if (cell == HEADER_NONE || word_fold(h->name[cell], fold, &n) == NULL || n < 3)
		return false;
	return memcmp(fold + n - 3, "utc", 3) == 0 || memcmp(fold + n - 3, "gmt", 3) == 0;
}

static bool
is_contact(struct str name)
{
	static const char *const words[] = { "ansprechpartner", "contact", "kontakt",
		NULL };
	char fold[WORD_FOLD];
	size_t n = 0;

	return word_fold(name, fold, &n) != NULL && has_any(fold, n, words);
}

/* "Naam" beside "Contactpersoon": of whom the firm is, where both are given. */
static bool
has_contact(const struct header *h)
{
	const struct place *p = &h->slot[IN(FULL_NAME)];

	return p->cell >= 0 && p->other >= 0 && is_contact(h->name[p->cell]) &&
	       !is_contact(h->name[p->other]);
}

static void
stand_in(struct header *h)
{
	h->contact = has_contact(h);
	stand_for_amount(h);
	if (!claim_has(h, COLUMN_ORDER_ID) && claim_has(h, IN(PAYMENT_ID)))
		h->slot[COLUMN_ORDER_ID] = h->slot[IN(PAYMENT_ID)];
	h->utc = is_utc(h) || (h->source != NULL && h->source->utc);
}

/* ---- what the user says ---- */

static void
take_entry(struct header *h, struct map_entry *e, struct place *to)
{
	struct place p = claim_place(h, e->header);

	if (p.cell == HEADER_NONE)
		return;
	e->used = true;
	*to = p;
	/* a factor is still itself, and so is what a new column shows besides */
	if (p.factor == HEADER_NONE && e->column != HEADER_NONE)
		h->taken[p.cell] = true;
}

/* What a header plainly means, unless it is that column. */
static int
other_meaning(const struct header *h, int cell, int column)
{
	struct meanings c = meaning_of(h->name[cell]);
	int k, other = HEADER_NONE;

	for (k = 0; k < c.n; k++) {
		if (c.v[k].slot == column)
			return HEADER_NONE;
		if (c.v[k].rank < MEANING_RANKS && c.v[k].slot < COLUMN_COUNT &&
		    claim_needs(h, cell, c.v[k].needs))
			other = c.v[k].slot;
	}
	return other;
}

/* A map that takes a header away from the column that it would have been, which is not
   mapped itself: that is said. */
static void
note_moved(const struct header *h, const struct map_entry *e)
{
	int cell = h->slot[e->column].cell, other;
	char show[STR_SHOW];

	if (cell == HEADER_NONE || h->slot[e->column].factor != HEADER_NONE)
		return;
	other = other_meaning(h, cell, e->column);
	if (other != HEADER_NONE && !claim_has(h, other))
		note("%s: '%s' is %s by --map, and not %s", h->file,
		    str_show(h->name[cell], show), columns_table[e->column][COLUMNS_NAME],
		    columns_table[other][COLUMNS_NAME]);
}

/* Both cells of a product count as used, whatever else they mean. */
static void
take_factors(struct header *h, struct place p)
{
	if (p.cell != HEADER_NONE)
		h->taken[p.cell] = true;
	if (p.factor >= 0)
		h->taken[p.factor] = true;
	if (p.other >= 0)
		h->taken[p.other] = true;
}

static void
take_named(struct header *h)
{
	int i, column;

	for (i = 0; i < h->n; i++) {
		column = header_column(h->name[i]);
		if (column != HEADER_NONE && !claim_has(h, column)) {
			h->slot[column].cell = i;
			h->taken[i] = true;
		}
	}
}

static bool *
cells_of(const struct header *h, struct arena *a)
{
	bool *cells = arena_alloc(a, (size_t)h->n + 1, sizeof *cells);

	memset(cells, 0, ((size_t)h->n + 1) * sizeof *cells);
	return cells;
}

void
header_read(
    struct header *h, struct map_entry *map, size_t nmap, bool named, struct arena *a)
{
	const struct source_header **known = mem_alloc((size_t)h->n + 1, sizeof *known);
	size_t i;

	h->extra = arena_alloc(a, nmap + 1, sizeof *h->extra);
	h->taken = cells_of(h, a);
	h->dropped = cells_of(h, a);
	for (i = 0; i < HEADER_SLOTS; i++)
		h->slot[i] = claim_nowhere;
	for (i = 0; i < nmap; i++) {
		h->extra[i] = claim_nowhere;
		take_entry(h, &map[i],
		    map[i].column == HEADER_NONE ? &h->extra[i]
						 : &h->slot[map[i].column]);
	}
	for (i = 0; i < nmap; i++)
		if (!named && map[i].column != HEADER_NONE)
			note_moved(h, &map[i]);
	if (h->source != NULL)
		claim_by_source(h, known);
	if (named)
		take_named(h);
	else
		ask_words(h, known);
	stand_in(h);
	free(known);
	for (i = 0; i < HEADER_SLOTS; i++)
		take_factors(h, h->slot[i]);
	for (i = 0; i < nmap; i++)
		take_factors(h, h->extra[i]);
	if (!named)
		warn_of_consent(h);
}
