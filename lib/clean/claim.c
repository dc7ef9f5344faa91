/*
 * claim - see claim.h
 */
#include "claim.h"
#include "word.h"
#include <stdlib.h>

enum { NUMBER = 18 }; /* bytes of a factor */

#define IN(input) (COLUMN_COUNT + INPUT_##input)

const struct place claim_nowhere = { HEADER_NONE, HEADER_NONE, HEADER_NONE, { "", 0 } };

static void
take(struct header *h, int slot, int cell)
{
	h->slot[slot].cell = cell;
	h->taken[cell] = true;
}

/* ---- a second cell for the same ---- */

static bool
has_other(int slot)
{
	static const int slots[] = { COLUMN_EMAIL, COLUMN_PHONE, COLUMN_MOBILE,
		COLUMN_CUSTOMER_ID, COLUMN_COMPANY, COLUMN_PRODUCT, COLUMN_CONSENT,
		COLUMN_CONSENT_DATE, IN(FULL_NAME), IN(OPTOUT) };
	size_t i;

	for (i = 0; i < sizeof slots / sizeof slots[0]; i++)
		if (slots[i] == slot)
			return true;
	return false;
}

static bool
same_words(struct str a, struct str b)
{
	char fold[WORD_FOLD], other[WORD_FOLD];
	size_t n = 0, m = 0;

	return word_fold(a, fold, &n) != NULL && word_fold(b, other, &m) != NULL &&
	       n == m && memcmp(fold, other, n) == 0;
}

/* A header that stands twice is one: its second cell is no other. known: the source knows
   both, and the state of an order may have that of its payment beside it. */
static void
take_other(struct header *h, int slot, int cell, bool known)
{
	struct place *p = &h->slot[slot];

	if (p->cell == HEADER_NONE || p->factor != HEADER_NONE ||
	    p->other != HEADER_NONE ||
	    !(has_other(slot) || (known && slot == COLUMN_STATUS)) ||
	    same_words(h->name[p->cell], h->name[cell]))
		return;
	p->other = cell;
	h->taken[cell] = true;
}

/* ---- a header by its name ---- */

static int
find_name(const struct header *h, struct str name)
{
	char fold[WORD_FOLD];
	size_t n = 0;
	int i;

	for (i = 0; i < h->n; i++)
		if (str_eq(h->name[i], name))
			return i;
	if (word_fold(name, fold, &n) == NULL || n == 0)
		return HEADER_NONE;
	for (i = 0; i < h->n; i++)
		if (same_words(h->name[i], name))
			return i;
	return HEADER_NONE;
}

/* [-]digits[.digits], few enough to be multiplied exactly. */
static bool
is_number(struct str s)
{
	size_t i = s.n > 0 && s.s[0] == '-', from = i, points = 0;

	for (; i < s.n; i++)
		if (s.s[i] == '.' && i > from && i + 1 < s.n)
			points++;
		else if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return s.n > from && s.n <= NUMBER && points <= 1;
}

struct place
claim_place(const struct header *h, struct str spec)
{
	struct place p = claim_nowhere;
	struct str part = { 0 };

	p.cell = find_name(h, spec);
	if (p.cell != HEADER_NONE || memchr(spec.s, '*', spec.n) == NULL)
		return p;
	str_cut(&spec, '*', &part);
	part = str_trim(part);
	spec = str_trim(spec);
	p.cell = find_name(h, part);
	p.factor = find_name(h, spec);
	if (p.cell == HEADER_NONE && is_number(part)) {
		p.cell = p.factor;
		p.factor = HEADER_NUMBER;
		p.number = part;
	} else if (p.factor == HEADER_NONE && is_number(spec)) {
		p.factor = HEADER_NUMBER;
		p.number = spec;
	}
	if (p.factor == HEADER_NONE)
		p.cell = HEADER_NONE;
	return p;
}

/* ---- buyer and parcel ---- */

/* A street and the number of another house, one's given name and the other's surname would
   make a place and a person that are not: those of the parcel are taken all or none. */
static bool
fits_buyer(const struct header *h, int slot)
{
	switch (slot) {
	case COLUMN_SALUTATION:
	case COLUMN_GIVEN_NAME:
	case COLUMN_NAME_PREFIX:
	case COLUMN_SURNAME:
	case IN(INITIALS):
		return !claim_has(h, COLUMN_GIVEN_NAME) &&
		       !claim_has(h, COLUMN_SURNAME) && !claim_has(h, IN(FULL_NAME));
	case COLUMN_STREET:
	case IN(STREET_LINE2):
	case COLUMN_HOUSE_NUMBER:
	case COLUMN_ADDITION:
	case COLUMN_POSTCODE:
	case COLUMN_CITY:
	case COLUMN_REGION:
		return !claim_has(h, COLUMN_STREET) && !claim_has(h, COLUMN_POSTCODE);
	default:
		return true;
	}
}

/* Which slots the parcel may fill, asked before it fills the first of them. */
static void
ask_parcel(const struct header *h, bool fits[HEADER_SLOTS])
{
	int i;

	for (i = 0; i < HEADER_SLOTS; i++)
		fits[i] = fits_buyer(h, i);
}

/* ---- what the source says ---- */

static void
take_known(struct header *h, const struct source_header **known, bool mapped[])
{
	bool parcel[HEADER_SLOTS];
	int i, rank, slot;

	for (rank = 1; rank <= 9; rank++) {
		if (rank == SOURCE_PARCEL)
			ask_parcel(h, parcel);
		for (i = 0; i < h->n; i++) {
			slot = known[i] == NULL ? -1 : source_slot(known[i]->slot);
			if (slot >= 0 && !h->taken[i] && known[i]->rank == rank &&
			    !claim_has(h, slot) && (rank < SOURCE_PARCEL || parcel[slot]))
				take(h, slot, i);
		}
	}
	for (rank = 1; rank < SOURCE_PARCEL; rank++)
		for (i = 0; i < h->n; i++) {
			slot = known[i] == NULL ? -1 : source_slot(known[i]->slot);
			if (slot >= 0 && !h->taken[i] && known[i]->rank == rank &&
			    !mapped[slot])
				take_other(h, slot, i, true);
		}
}

/* Files of the user may multiply, as --map does. */
static void
take_products(struct header *h)
{
	const struct source *s = h->source;
	struct place p;
	int i, slot;

	for (i = 0; s->own && i < s->nheaders; i++) {
		slot = source_slot(s->headers[i].slot);
		if (slot < 0 || claim_has(h, slot) ||
		    memchr(s->headers[i].header.s, '*', s->headers[i].header.n) == NULL)
			continue;
		p = claim_place(h, s->headers[i].header);
		if (p.cell != HEADER_NONE)
			h->slot[slot] = p;
	}
}

void
claim_by_source(struct header *h, const struct source_header **known)
{
	bool mapped[HEADER_SLOTS];
	int i;

	for (i = 0; i < HEADER_SLOTS; i++)
		mapped[i] = claim_has(h, i);
	take_products(h);
	for (i = 0; i < h->n; i++) {
		known[i] = source_meaning(h->source, h->name[i]);
		h->dropped[i] =
		    !h->taken[i] && known[i] != NULL && str_is(known[i]->slot, "-");
	}
	take_known(h, known, mapped);
}

/* ---- what general words say ---- */

/* "email,!amount": the file has the one and has not the other; ">street": it has it, and
   the cell stands right behind. */
bool
claim_needs(const struct header *h, int cell, const char *needs)
{
	struct str rest = str_of(needs), name;
	char sign;
	int slot;

	while (needs[0] != '\0' && str_cut(&rest, ',', &name)) {
		sign = name.s[0];
		if (sign == '!' || sign == '>')
			name = (struct str){ name.s + 1, name.n - 1 };
		slot = source_slot(name);
		if (claim_has(h, slot) != (sign != '!') ||
		    (sign == '>' && h->slot[slot].cell != cell - 1))
			return false;
	}
	return true;
}

/* One round over the headers for one rank; true when a column was found. late: meanings
   that need a column not to be there wait until the others are found. */
static bool
take_rank(struct header *h, const struct meanings *said, int rank, bool late)
{
	bool found = false, parcel[HEADER_SLOTS];
	int i, k;

	ask_parcel(h, parcel);
	for (i = 0; i < h->n; i++)
		for (k = 0; k < said[i].n && !h->taken[i]; k++) {
			const struct meaning *m = &said[i].v[k];

			if (m->rank != rank || claim_has(h, m->slot) ||
			    (m->parcel && !parcel[m->slot]) ||
			    (strchr(m->needs, '!') != NULL) != late ||
			    !claim_needs(h, i, m->needs))
				continue;
			take(h, m->slot, i);
			found = true;
			h->kind_guessed |= m->slot == COLUMN_KIND && rank > 2;
		}
	return found;
}

/* What is left over and says the same as another, plainly. */
static void
take_others(struct header *h, const struct meanings *said, const bool mapped[])
{
	int i, k, rank;

	for (rank = 1; rank <= MEANING_RANKS; rank++)
		for (i = 0; i < h->n; i++)
			for (k = 0; k < said[i].n && !h->taken[i]; k++)
				if (said[i].v[k].rank == rank &&
				    !mapped[said[i].v[k].slot] &&
				    (rank < MEANING_RANKS || said[i].v[k].parcel) &&
				    claim_needs(h, i, said[i].v[k].needs))
					take_other(h, said[i].v[k].slot, i, false);
}

void
claim_by_words(struct header *h, const struct meanings *said)
{
	bool mapped[HEADER_SLOTS];
	int i, rank;

	for (i = 0; i < HEADER_SLOTS; i++)
		mapped[i] = claim_has(h, i);
	for (rank = 1; rank <= MEANING_RANKS; rank++)
		do { /* what is found may be what another needs */
			while (take_rank(h, said, rank, false))
				;
		} while (take_rank(h, said, rank, true));
	take_others(h, said, mapped);
}
