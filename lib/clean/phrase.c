/*
 * phrase - see phrase.h
 */
#include "phrase.h"
#include "tables.h"
#include <string.h>

enum { WORDS = 12, RUN = 4, MEMO = 8, LONGEST = 64 }; /* bytes; more is no status */

/* From what leaves the sale to what takes it back. */
static const char *const severity[] = { "paid", "closed", "partially_paid",
	"partially_refunded", "pending", "refunded", "failed", "trash", "cancelled",
	NULL };

static int
severity_of(const struct words *w, int row)
{
	int i;

	for (i = 0; severity[i] != NULL; i++)
		if (strcmp(severity[i], word_cell(w, row, STATUSES_WORD)) == 0)
			return i;
	return 0;
}

/* Bytes of letters and digits, and all of UTF-8 beyond ASCII. */
static bool
in_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || (c & 0x80) != 0 || c == '_';
}

static int
split(struct str cell, struct str word[WORDS])
{
	size_t i = 0, from;
	int n = 0;

	while (i < cell.n && n < WORDS) {
		while (i < cell.n && !in_word(cell.s[i]))
			i++;
		from = i;
		while (i < cell.n && in_word(cell.s[i]))
			i++;
		if (i > from)
			word[n++] = (struct str){ cell.s + from, i - from };
	}
	return n;
}

/* "niet betaald", "waiting for refund": the word that follows is not so (yet). */
static bool
denies(struct str word)
{
	static const char *const words[] = { "aangevraagd", "awaiting", "geen", "kein",
		"nicht", "niet", "no", "nog", "non", "not", "ohne", "pas", "requested",
		"sans", "te", "wacht", "wachten", "wachtend", "waiting", "warten",
		"wartet", "without", "zonder", NULL };
	int i;

	for (i = 0; words[i] != NULL; i++)
		if (str_same(word, str_of(words[i])))
			return true;
	return false;
}

/* The row of the words i to i + run - 1 taken together. */
static int
row_of_run(const struct words *w, const struct str *word, int run)
{
	char fold[WORD_FOLD];
	struct str all = { word[0].s,
		(size_t)(word[run - 1].s + word[run - 1].n - word[0].s) };
	size_t n = 0;

	return word_fold(all, fold, &n) == NULL ? -1 : word_row(w, fold, n);
}

/* "Wacht op je overschrijving": what is waited for is the money of the order. */
static bool
waits_for_money(struct str cell)
{
	static const char *const words[] = { "betal", "overschrij", "bankover", "payment",
		"paiement", "virement", "zahlung", "uberweisung", NULL };
	static const char *const back[] = { "terug", "refund", "rembours", "erstatt",
		"ruck", NULL };
	char fold[WORD_FOLD];
	size_t n = 0;
	int i;

	if (word_fold(cell, fold, &n) == NULL)
		return false;
	for (i = 0; back[i] != NULL; i++)
		if (memmem(fold, n, back[i], strlen(back[i])) != NULL)
			return false;
	if (memmem(fold, n, "wacht", 5) == NULL && memmem(fold, n, "wait", 4) == NULL &&
	    memmem(fold, n, "attente", 7) == NULL && memmem(fold, n, "wart", 4) == NULL)
		return false;
	for (i = 0; words[i] != NULL; i++)
		if (memmem(fold, n, words[i], strlen(words[i])) != NULL)
			return true;
	return false;
}

static int
row_of_words(const struct words *w, struct str cell)
{
	struct str word[WORDS];
	int n = split(cell, word), run, i, k, row, best = -1;
	bool used[WORDS] = { false };

	for (run = n < RUN ? n : RUN; run > 0; run--)
		for (i = 0; i + run <= n; i++) {
			for (k = i; k < i + run && !used[k]; k++)
				;
			row = k < i + run ? -1 : row_of_run(w, &word[i], run);
			if (row < 0)
				continue;
			for (k = i; k < i + run; k++)
				used[k] = true;
			if (best < 0 || severity_of(w, row) > severity_of(w, best))
				best = row;
		}
	for (i = 0; i < n; i++)
		if (!used[i] && denies(word[i]))
			return -1;
	return best;
}

int
phrase_status(struct words *statuses, struct str cell)
{
	static struct {
		char raw[LONGEST];
		size_t n;
		int row;
	} memo[MEMO];
	int row = word_find(statuses, cell);
	size_t at = (cell.n * 7 + (cell.n > 0 ? (unsigned char)cell.s[0] : 0)) % MEMO;

	if (row >= 0 || cell.n == 0 || cell.n > LONGEST)
		return row;
	if (memo[at].n != cell.n || memcmp(memo[at].raw, cell.s, cell.n) != 0) {
		memcpy(memo[at].raw, cell.s, cell.n);
		memo[at].n = cell.n;
		memo[at].row = waits_for_money(cell) ? word_row(statuses, "pending", 7)
						     : row_of_words(statuses, cell);
	}
	return memo[at].row;
}

static int
weight_of(const char *word)
{
	static const char *const words[] = { "pending", "closed", "paid",
		"partially_paid", "partially_refunded", "refunded", "failed", "trash",
		"cancelled", NULL };
	int i = 0;

	while (words[i] != NULL && strcmp(words[i], word) != 0)
		i++;
	return i;
}

const char *
phrase_both(const char *a, const char *b)
{
	return weight_of(a) >= weight_of(b) ? a : b;
}
