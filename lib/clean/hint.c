/*
 * hint - see hint.h
 */
#include "hint.h"
#include "die.h"
#include "meaning.h"
#include "word.h"
#include <stdio.h>
#include <string.h>

enum { LIST = 200 };

/* The name nearest to the wanted one, at most a third of it away, or NULL. */
static const struct str *
nearest(const struct header *h, struct str wanted)
{
	char fold[WORD_FOLD], other[WORD_FOLD];
	size_t n = 0, m = 0, d, best = SIZE_MAX;
	const struct str *found = NULL;
	int i;

	if (word_fold(wanted, fold, &n) == NULL)
		return NULL;
	for (i = 0; i < h->n; i++) {
		if (word_fold(h->name[i], other, &m) == NULL)
			continue;
		d = word_distance(fold, n, other, m);
		if (d < best) {
			best = d;
			found = &h->name[i];
		}
	}
	return best <= n / 3 + 1 ? found : NULL;
}

const struct str *
hint_cents(const struct header *h)
{
	static const char *const ends[] = { "cents", "centen", "centimes" };
	char fold[WORD_FOLD];
	size_t n = 0, k, len;
	int i;

	for (i = 0; i < h->n; i++)
		for (k = 0; k < sizeof ends / sizeof ends[0]; k++) {
			len = strlen(ends[k]);
			if (word_fold(h->name[i], fold, &n) != NULL && n >= len &&
			    memcmp(fold + n - len, ends[k], len) == 0)
				return &h->name[i];
		}
	return NULL;
}

/* ---- what the names speak of ---- */

static bool
has_any(const char *fold, size_t n, const char *const *words)
{
	int i;

	for (i = 0; words[i] != NULL; i++)
		if (memmem(fold, n, words[i], strlen(words[i])) != NULL)
			return true;
	return false;
}

static bool
says_money(struct str name)
{
	static const char *const words[] = { "amount", "bedrag", "betrag", "brutto",
		"bruto", "gesamt", "montant", "omzet", "preis", "price", "prijs", "prix",
		"revenue", "summe", "totaal", "total", "ttc", "umsatz", NULL };
	static const char *const others[] = { "aantal", "anzahl", "average",
		"bestellingen", "btw", "commiss", "count", "credit", "dernier",
		"discount", "eerste", "fee", "first", "frais", "gebuhr", "gemiddeld",
		"korting", "kosten", "krediet", "laatste", "last", "letzte", "lifetime",
		"moyen", "mwst", "nombre", "number", "orders", "points", "punten",
		"rabatt", "remise", "shipping", "soustotal", "subtot", "tax", "tva",
		"versand", "verzend", "zwischen", NULL };
	char fold[WORD_FOLD];
	size_t n = 0;

	return word_fold(name, fold, &n) != NULL && has_any(fold, n, words) &&
	       !has_any(fold, n, others);
}

static bool
says_day(struct str name)
{
	static const char *const words[] = { "dag", "date", "datum", "jour", "tijd",
		"time", "zeit", NULL };
	char fold[WORD_FOLD];
	size_t n = 0;

	return word_fold(name, fold, &n) != NULL && has_any(fold, n, words);
}

/* A column that is left over, not one that the source leaves out. */
static bool
is_unused(const struct header *h, int i)
{
	return !h->taken[i] && !h->dropped[i];
}

static bool
is_money(const struct header *h, int i)
{
	return is_unused(h, i) && !meaning_known(h->name[i]) && says_money(h->name[i]);
}

/* What the file lacks, by the word. */
static bool
is_wanted(const struct header *h, int i)
{
	return is_unused(h, i) &&
	       ((!claim_has(h, COLUMN_AMOUNT) && says_money(h->name[i])) ||
		   (!claim_has(h, COLUMN_DATE) && says_day(h->name[i])));
}

static bool
is_other(const struct header *h, int i)
{
	return !is_wanted(h, i);
}

/* ---- lists of names ---- */

struct list {
	char text[LIST + 2 * STR_SHOW + 64];
	size_t n;
	bool full;
};

static void
add_names(
    struct list *l, const struct header *h, bool (*fits)(const struct header *, int))
{
	char show[STR_SHOW];
	int i;

	for (i = 0; i < h->n && !l->full; i++) {
		if (!fits(h, i))
			continue;
		l->full = l->n >= LIST;
		l->n += (size_t)snprintf(l->text + l->n, sizeof l->text - l->n, "%s%s",
		    l->full	? " "
		    : l->n == 0 ? ""
				: ", ",
		    l->full ? "..." : str_show(h->name[i], show));
	}
}

const char *
hint_list(const struct header *h)
{
	static struct list l;
	char show[STR_SHOW];

	l = (struct list){ .n = 0 };
	add_names(&l, h, is_wanted);
	add_names(&l, h, is_other);
	if (h->source != NULL)
		(void)snprintf(l.text + l.n, sizeof l.text - l.n,
		    "; taken for %s (--source)", str_show(h->source->name, show));
	return l.text;
}

const char *
hint_money(const struct header *h)
{
	static struct list l;

	l = (struct list){ .n = 0 };
	add_names(&l, h, is_money);
	return l.n == 0 ? NULL : l.text;
}

void
hint_misses(const struct header *h, const struct map_entry *e)
{
	struct loc loc = { h->file, 1 };
	char name[STR_SHOW], wanted[STR_SHOW], near[STR_SHOW];
	const struct str *n = nearest(h, e->header);

	str_show(e->name, name);
	str_show(e->header, wanted);
	if (n != NULL)
		die_at(EX_DATAERR, &loc, NULL,
		    "--map %s=%s: no such column; is '%s' meant? (the header has %s)",
		    name, wanted, str_show(*n, near), hint_list(h));
	die_at(EX_DATAERR, &loc, NULL, "--map %s=%s: no such column (the header has %s)",
	    name, wanted, hint_list(h));
}
