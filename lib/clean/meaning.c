/*
 * meaning - see meaning.h
 */
#include "meaning.h"
#include "source.h"
#include "tables.h"
#include "word.h"
#include <string.h>

#define INPUT(input) (COLUMN_COUNT + INPUT_##input)

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
	{ "klant", false }, { "kunden", false }, { "buyer", false },
	{ "contactpersoon", false }, { "contact", false }, { "billingaddress", false },
	{ "billing", false }, { "billto", false }, { "bill", false },
	{ "facturatieadres", false }, { "facturatie", false }, { "factuuradres", false },
	{ "factuur", false }, { "invoice", false }, { "rechnungsadresse", false },
	{ "rechnungs", false }, { "adressedefacturation", false }, { "besteller", false },
	{ "koper", false }, { "user", false }, { "member", false }, { "lid", false },
	{ "gast", false }, { "guest", false }, { "patient", false },
	{ "donateur", false }, { "relatie", false }, { "debiteur", false },
	{ "deelnemer", false }, { "bezoekadres", false }, { "postadres", false },
	{ "correspondentieadres", false }, { "mailing", false }, { "primary", false },
	{ "shippingaddress", true }, { "shipping", true }, { "shipto", true },
	{ "ship", true }, { "deliveryaddress", true }, { "delivery", true },
	{ "recipient", true }, { "ontvanger", true }, { "verzendadres", true },
	{ "verzend", true }, { "afleveradres", true }, { "aflever", true },
	{ "bezorgadres", true }, { "bezorg", true }, { "leveradres", true },
	{ "lever", true }, { "lieferadresse", true }, { "liefer", true },
	{ "versand", true }, { "adressedelivraison", true }, { NULL, false } };

static const struct affix suffixes[] = { { "billing", false }, { "facturatie", false },
	{ "facturering", false }, { "factuuradres", false }, { "factuur", false },
	{ "fact", false }, { "facturation", false }, { "rechnung", false },
	{ "abrechnung", false }, { "rechnungsadresse", false }, { "customer", false },
	{ "klant", false }, { "client", false }, { "kunde", false }, { "gast", false },
	{ "guest", false }, { "contactpersoon", false }, { "prive", false },
	{ "privat", false }, { "private", false }, { "thuis", false }, { "home", false },
	{ "domicile", false }, { "werk", false }, { "work", false },
	{ "zakelijk", false }, { "overdag", false }, { "shipping", true },
	{ "verzending", true }, { "verzendadres", true }, { "verz", true },
	{ "levering", true }, { "aflevering", true }, { "bezorging", true },
	{ "livraison", true }, { "lieferung", true }, { "lieferadresse", true },
	{ NULL, false } };

/* Who has a number of his own: that of a customer. */
static const char *const persons[] = { "abonnee", "bezoeker", "client", "customer",
	"debiteur", "deelnemer", "donateur", "donor", "gast", "guest", "klant", "koper",
	"kunden", "lid", "member", "patient", "patienten", "relatie", NULL };

/* What is bought, booked or given: the day, the number and the amount of it are those of an
   order. */
static const char *const documents[] = { "aankoop", "achat", "afspraak", "appointment",
	"auftrag", "beleg", "bestel", "bestell", "bestelling", "bestellung", "boeking",
	"bon", "booking", "buchung", "commande", "don", "donatie", "donation", "einkauf",
	"factuur", "facture", "gift", "invoice", "kassabon", "kauf", "order", "purchase",
	"receipt", "rechnung", "rendezvous", "reservation", "reservering", "reservierung",
	"sale", "schenking", "spende", "termin", "ticket", "vente", "verkauf", "verkoop",
	NULL };

static const char *const numbers[] = { "id", "n", "no", "nr", "num", "number", "numero",
	"nummer", "ref", "reference", "referentie", "referenz", NULL };

/* Between two words: "date de la commande". "s" is a plural or a joint. */
static const char *const links[] = { "", "s", "n", "d", "de", "dela", "der", "des", "du",
	"of", "van", "vande", NULL };

/* With VAT, without, or a currency that says nothing of it. The longer of two stands
   first. */
static const struct {
	const char *word;
	char vat;
} qualifiers[] = { { "inclusiefbtw", '+' }, { "inclbtw", '+' }, { "inclvat", '+' },
	{ "incltax", '+' }, { "inklmwst", '+' }, { "inclusief", '+' }, { "incl", '+' },
	{ "inkl", '+' }, { "ttc", '+' }, { "bruto", '+' }, { "brutto", '+' },
	{ "gross", '+' }, { "exclusiefbtw", '-' }, { "zonderbtw", '-' },
	{ "exclbtw", '-' }, { "exbtw", '-' }, { "exclvat", '-' }, { "excltax", '-' },
	{ "exklmwst", '-' }, { "ohnemwst", '-' }, { "exclusief", '-' }, { "excl", '-' },
	{ "exkl", '-' }, { "horstaxes", '-' }, { "horstva", '-' }, { "ht", '-' },
	{ "netto", '-' }, { "net", '-' }, { "basis", ' ' }, { "base", ' ' },
	{ "ineuros", ' ' }, { "ineuro", ' ' }, { "ineur", ' ' }, { "euro", ' ' },
	{ "eur", ' ' }, { NULL, ' ' } };

/* Behind a question: yes or no. */
static const char *const answers[] = { "janee", "jaofnee", "janein", "jn", "ouinon",
	"yesno", "yn", NULL };

enum { DEPTH = 3 }; /* qualifiers of one header */

static struct meanings meaning_of_key(struct str key, int depth);

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
	       slot == INPUT(FULL_NAME) || slot == INPUT(INITIALS) ||
	       slot == INPUT(STREET_LINE2);
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

static struct str
behind(struct str key, size_t n)
{
	return (struct str){ key.s + n, key.n - n };
}

static struct str
before(struct str key, size_t n)
{
	return (struct str){ key.s, key.n - n };
}

static bool
is_one_of(const char *const *words, struct str key)
{
	int i;

	for (i = 0; words[i] != NULL; i++)
		if (str_is(key, words[i]))
			return true;
	return false;
}

static void
add_personal(struct meanings *m, struct str key)
{
	const struct affix *a;

	for (a = prefixes; a->word != NULL && m->n == 0; a++)
		if (starts(key, a->word, strlen(a->word)))
			add_affixed(m, behind(key, strlen(a->word)), a->parcel);
	for (a = suffixes; a->word != NULL && m->n == 0; a++)
		if (ends(key, a->word, strlen(a->word)))
			add_affixed(m, before(key, strlen(a->word)), a->parcel);
}

/* ---- the number, the day, the amount of something ---- */

/* What a word says of the document that it stands beside; the number apart only what is
   the order's own. */
static void
add_of_document(struct meanings *m, struct str rest, int depth)
{
	struct meanings all;
	int i;

	if (is_one_of(numbers, rest)) {
		m->v[m->n++] = (struct meaning){ COLUMN_ORDER_ID, 1, "", false };
		return;
	}
	all = meaning_of_key(rest, depth);
	for (i = 0; i < all.n; i++) {
		struct meaning v = all.v[i];

		if (v.slot == COLUMN_DATE || (v.slot == COLUMN_AMOUNT && v.needs[0] == 0))
			v.rank = 1;
		if (v.slot == COLUMN_DATE || v.slot == COLUMN_AMOUNT ||
		    v.slot == COLUMN_STATUS || v.slot == INPUT(NET) ||
		    v.slot == INPUT(TIME))
			m->v[m->n++] = v;
	}
}

/* "Giftdatum", "Datum van de gift", "Gift-ID": the rest, whatever links both. */
static void
add_document(struct meanings *m, struct str key, const char *word, int depth)
{
	size_t n = strlen(word);
	int i;

	for (i = 0; links[i] != NULL && m->n == 0 && starts(key, word, n); i++)
		if (starts(behind(key, n), links[i], strlen(links[i])))
			add_of_document(m, behind(key, n + strlen(links[i])), depth);
	for (i = 0; links[i] != NULL && m->n == 0 && ends(key, word, n); i++)
		if (ends(before(key, n), links[i], strlen(links[i])))
			add_of_document(m, before(key, n + strlen(links[i])), depth);
}

static void
add_number_of_person(struct meanings *m, struct str key)
{
	int i;

	for (i = 0; persons[i] != NULL && m->n == 0; i++)
		if (starts(key, persons[i], strlen(persons[i])) &&
		    is_one_of(numbers, behind(key, strlen(persons[i]))))
			m->v[m->n++] =
			    (struct meaning){ COLUMN_CUSTOMER_ID, 1, "", false };
}

/* ---- money with and without VAT ---- */

/* Without VAT an amount is another than that of the order; of two prices the one with VAT
   is asked first. */
static void
add_money(struct meanings *m, struct meaning v, char vat)
{
	bool line = v.slot == INPUT(LINE_AMOUNT) || v.slot == INPUT(UNIT_PRICE);

	if (!line && v.slot != COLUMN_AMOUNT && v.slot != INPUT(REFUND) &&
	    (v.slot != INPUT(NET) || vat == '+'))
		return;
	if (v.slot == COLUMN_AMOUNT && vat == '-')
		v.slot = INPUT(NET);
	if (line && vat == '-' && v.rank < MEANING_RANKS)
		v.rank++;
	if (line && vat == '+' && v.rank > 1)
		v.rank--;
	m->v[m->n++] = v;
}

static void
add_qualified(struct meanings *m, struct str key, int depth)
{
	struct meanings rest;
	size_t n;
	int i, k;

	for (i = 0; qualifiers[i].word != NULL && m->n == 0; i++) {
		n = strlen(qualifiers[i].word);
		rest.n = 0;
		if (ends(key, qualifiers[i].word, n))
			rest = meaning_of_key(before(key, n), depth);
		else if (qualifiers[i].vat != ' ' && starts(key, qualifiers[i].word, n))
			rest = meaning_of_key(behind(key, n), depth);
		for (k = 0; k < rest.n; k++)
			add_money(m, rest.v[k], qualifiers[i].vat);
	}
	for (i = 0; answers[i] != NULL && m->n == 0; i++) {
		n = strlen(answers[i]);
		if (!ends(key, answers[i], n))
			continue;
		rest = meaning_of_key(before(key, n), depth);
		for (k = 0; k < rest.n; k++)
			if (rest.v[k].slot == COLUMN_CONSENT ||
			    rest.v[k].slot == INPUT(OPTOUT))
				m->v[m->n++] = rest.v[k];
	}
}

static struct meanings
meaning_of_key(struct str key, int depth)
{
	struct meanings m = { .n = 0 };
	int i;

	if (word_row(&headers, key.s, key.n) >= 0) {
		add_rows(&m, key);
		return m;
	}
	if (depth == 0 || key.n == 0)
		return m;
	add_number_of_person(&m, key);
	if (m.n == 0)
		add_personal(&m, key);
	if (m.n == 0)
		add_qualified(&m, key, depth - 1);
	for (i = 0; documents[i] != NULL && m.n == 0; i++)
		add_document(&m, key, documents[i], depth - 1);
	return m;
}

/* ---- two words in one header ---- */

static bool
says(const struct meanings *m, int slot)
{
	int i;

	for (i = 0; i < m->n; i++)
		if (m->v[i].slot == slot)
			return true;
	return false;
}

/* Parts of a whole that stands in one cell: "Postcode / Plaats", "Naam + voornaam". */
static const struct {
	int one, other, whole;
} wholes[] = { { COLUMN_POSTCODE, COLUMN_CITY, INPUT(POSTCODE_CITY) },
	{ COLUMN_GIVEN_NAME, COLUMN_SURNAME, INPUT(FULL_NAME) },
	{ COLUMN_GIVEN_NAME, INPUT(FULL_NAME), INPUT(FULL_NAME) },
	{ INPUT(INITIALS), COLUMN_SURNAME, INPUT(FULL_NAME) },
	{ INPUT(INITIALS), INPUT(FULL_NAME), INPUT(FULL_NAME) },
	{ COLUMN_STREET, COLUMN_HOUSE_NUMBER, COLUMN_STREET },
	{ COLUMN_DATE, INPUT(TIME), COLUMN_DATE } };

static struct meanings
meaning_of_both(const struct meanings *a, const struct meanings *b, char sign)
{
	struct meanings none = { .n = 0 };
	size_t i;

	for (i = 0; i < sizeof wholes / sizeof wholes[0]; i++)
		if ((says(a, wholes[i].one) && says(b, wholes[i].other)) ||
		    (says(b, wholes[i].one) && says(a, wholes[i].other)))
			return (
			    struct meanings){ { { wholes[i].whole, 2, "", false } }, 1 };
	return sign == '/' && a->n > 0 && b->n > 0 ? *a : none;
}

/* Where the name falls into two: at a sign, or at a word for "and". */
static size_t
find_joint(struct str name, size_t *width)
{
	static const char *const words[] = { " en ", " and ", " et ", " und ", NULL };
	const char *at;
	size_t i;
	int k;

	*width = 1;
	for (i = 1; i < name.n; i++)
		if (memchr("/+&", name.s[i], 3) != NULL)
			return i;
	for (k = 0; words[k] != NULL; k++) {
		*width = strlen(words[k]);
		at = memmem(name.s, name.n, words[k], *width);
		if (at != NULL)
			return (size_t)(at - name.s);
	}
	return 0;
}

static struct meanings
meaning_of_name(struct str name)
{
	char fold[WORD_FOLD];
	struct str key = { fold, 0 };

	if (word_fold(name, fold, &key.n) == NULL)
		return (struct meanings){ .n = 0 };
	return meaning_of_key(key, DEPTH);
}

struct meanings
meaning_of(struct str name)
{
	struct meanings m = meaning_of_name(name), one, other;
	size_t width, at = find_joint(name, &width);

	if (m.n > 0 || at == 0 || meaning_known(name))
		return m;
	one = meaning_of_name(before(name, name.n - at));
	other = meaning_of_name(behind(name, at + width));
	return meaning_of_both(&one, &other, name.s[at]);
}
