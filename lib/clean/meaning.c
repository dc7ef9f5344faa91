/*
 * meaning - see meaning.h
 */
#include "meaning.h"
#include "source.h"
#include "tables.h"
#include "word.h"
#include <string.h>

static struct words headers = {
	.table = &headers_table[0][0], .nrows = HEADERS_NROWS, .ncols = HEADERS_NCOLS
};

/* A word before or behind that of a person or an address. */
struct affix {
	const char *word;
	bool parcel;
};

/* The longer of two stands first. */
static const struct affix prefixes[] = { { "customer", false }, { "client", false },
	{ "klant", false }, { "kunden", false }, { "buyer", false }, { "contact", false },
	{ "billingaddress", false }, { "billing", false }, { "billto", false },
	{ "bill", false }, { "facturatie", false }, { "factuur", false },
	{ "invoice", false }, { "rechnungs", false }, { "besteller", false },
	{ "koper", false }, { "user", false }, { "member", false }, { "gast", false },
	{ "primary", false }, { "shippingaddress", true }, { "shipping", true },
	{ "shipto", true }, { "ship", true }, { "deliveryaddress", true },
	{ "delivery", true }, { "recipient", true }, { "ontvanger", true },
	{ "verzend", true }, { "aflever", true }, { "bezorg", true }, { "lever", true },
	{ "liefer", true }, { "versand", true }, { NULL, false } };

static const struct affix suffixes[] = { { "billing", false }, { "facturatie", false },
	{ "factuur", false }, { "facturation", false }, { "rechnung", false },
	{ "customer", false }, { "klant", false }, { "client", false },
	{ "shipping", true }, { "verzending", true }, { "levering", true },
	{ "aflevering", true }, { "livraison", true }, { "lieferung", true },
	{ NULL, false } };

bool
meaning_known(struct str word)
{
	return word_find(&headers, word) >= 0;
}

/* The rows of the key: what is known and left out has no slot. */
static void
add_rows(struct meanings *m, struct str key)
{
	int row = word_row(&headers, key.s, key.n), slot;

	for (; row >= 0 && row < HEADERS_NROWS && m->n < MEANINGS; row++) {
		if (!str_is(key, word_cell(&headers, row, HEADERS_KEY)))
			return;
		slot = source_slot(str_of(word_cell(&headers, row, HEADERS_COLUMN)));
		if (slot >= 0)
			m->v[m->n++] = (struct meaning){ slot,
				word_cell(&headers, row, HEADERS_RANK)[0] - '0',
				word_cell(&headers, row, HEADERS_NEEDS), false };
	}
}

/* Columns of persons and addresses, which exports give twice: of the buyer, of the parcel.
   The company of a parcel is the one that carries it, as often as not. */
static bool
is_personal(int slot, bool parcel)
{
	return slot == COLUMN_EMAIL || slot == COLUMN_PHONE || slot == COLUMN_MOBILE ||
	       (slot >= COLUMN_GIVEN_NAME && slot <= COLUMN_COUNTRY &&
		   (slot != COLUMN_COMPANY || !parcel)) ||
	       slot == COLUMN_COUNT + INPUT_FULL_NAME ||
	       slot == COLUMN_COUNT + INPUT_INITIALS ||
	       slot == COLUMN_COUNT + INPUT_STREET_LINE2;
}

/* "billing city" is a city, and "shipping city" is one where there is no better. */
static void
add_affixed(struct meanings *m, struct str rest, bool parcel)
{
	struct meanings all = { .n = 0 };
	int i;

	add_rows(&all, rest);
	for (i = 0; i < all.n; i++)
		if (is_personal(all.v[i].slot, parcel)) {
			all.v[i].rank = parcel ? MEANING_RANKS : 2;
			all.v[i].parcel = parcel;
			m->v[m->n++] = all.v[i];
		}
}

static bool
starts(struct str key, const char *word, size_t n)
{
	return key.n > n && memcmp(key.s, word, n) == 0;
}

static bool
ends(struct str key, const char *word, size_t n)
{
	return key.n > n && memcmp(key.s + key.n - n, word, n) == 0;
}

struct meanings
meaning_of(struct str name)
{
	struct meanings m = { .n = 0 };
	char fold[WORD_FOLD];
	struct str key = { fold, 0 };
	const struct affix *a;
	size_t n;

	if (word_fold(name, fold, &key.n) == NULL)
		return m;
	if (word_row(&headers, key.s, key.n) >= 0) {
		add_rows(&m, key);
		return m;
	}
	for (a = prefixes; a->word != NULL && m.n == 0; a++) {
		n = strlen(a->word);
		if (starts(key, a->word, n))
			add_affixed(&m, (struct str){ key.s + n, key.n - n }, a->parcel);
	}
	for (a = suffixes; a->word != NULL && m.n == 0; a++) {
		n = strlen(a->word);
		if (ends(key, a->word, n))
			add_affixed(&m, (struct str){ key.s, key.n - n }, a->parcel);
	}
	return m;
}
