/*
 * hint - see hint.h
 */
#include "hint.h"
#include "die.h"
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

const char *
hint_list(const struct header *h)
{
	static char list[LIST + STR_SHOW + 8];
	char show[STR_SHOW];
	size_t at = 0;
	int i;

	list[0] = '\0';
	for (i = 0; i < h->n && at < LIST; i++)
		at += (size_t)snprintf(list + at, sizeof list - at, "%s%s",
		    i == 0 ? "" : ", ", str_show(h->name[i], show));
	if (i < h->n)
		(void)snprintf(list + at, sizeof list - at, " ...");
	return list;
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
