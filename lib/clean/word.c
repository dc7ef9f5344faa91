/*
 * word - see word.h
 */
#include "word.h"
#include "text.h"
#include <stdio.h>
#include <string.h>

const char *
word_fold(struct str s, char out[WORD_FOLD], size_t *n)
{
	if (s.n > WORD_FOLD / 2)
		return NULL;
	*n = text_fold(s.s, s.n, out);
	return out;
}

static int
order(const char *cell, const char *key, size_t n)
{
	int d = strncmp(cell, key, n); /* ends at a NUL of both */

	return d != 0 ? d : strlen(cell) < n ? -1 : cell[n] != '\0';
}

int
word_row(const struct words *w, const char *key, size_t n)
{
	int low = 0, high = w->nrows, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (order(word_cell(w, middle, 0), key, n) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (n == 0 || low == w->nrows || order(word_cell(w, low, 0), key, n) != 0)
		return -1;
	return low;
}

static int
find_folded(const struct words *w, struct str cell)
{
	char fold[WORD_FOLD];
	size_t n = 0;
	const char *key = word_fold(cell, fold, &n);

	return key == NULL ? -1 : word_row(w, key, n);
}

int
word_find(struct words *w, struct str cell)
{
	size_t at;

	if (cell.n == 0)
		return -1;
	if (cell.n > WORD_LONGEST)
		return find_folded(w, cell);
	at = (cell.n * 5 + (unsigned char)cell.s[0] +
		 3 * (unsigned char)cell.s[cell.n - 1]) %
	     WORD_MEMO;
	if (!w->memo[at].known || w->memo[at].n != cell.n ||
	    memcmp(w->memo[at].raw, cell.s, cell.n) != 0) {
		w->memo[at].known = true;
		w->memo[at].n = (uint8_t)cell.n;
		memcpy(w->memo[at].raw, cell.s, cell.n);
		w->memo[at].row = find_folded(w, cell);
	}
	return w->memo[at].row;
}

size_t
word_distance(const char *a, size_t n, const char *b, size_t m)
{
	size_t row[3][WORD_FOLD + 1], i, j, best;

	for (j = 0; j <= m; j++)
		row[0][j] = j;
	for (i = 1; i <= n; i++) {
		size_t *now = row[i % 3], *before = row[(i + 2) % 3];

		now[0] = i;
		for (j = 1; j <= m; j++) {
			best = before[j - 1] + (a[i - 1] != b[j - 1]);
			if (before[j] + 1 < best)
				best = before[j] + 1;
			if (now[j - 1] + 1 < best)
				best = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && row[(i + 1) % 3][j - 2] + 1 < best)
				best = row[(i + 1) % 3][j - 2] + 1;
			now[j] = best;
		}
	}
	return row[n % 3][m];
}

void
word_strange(struct strange *w, struct str cell, money m)
{
	size_t n = cell.n < WORD_STRANGE_RAW ? cell.n : WORD_STRANGE_RAW;
	int i;

	for (i = 0; i < w->nwords; i++)
		if (w->word[i].n == cell.n && memcmp(w->word[i].raw, cell.s, n) == 0)
			break;
	if (i == WORD_STRANGE) {
		w->rows++;
		wide_add(&w->sum, m);
		return;
	}
	if (i == w->nwords) {
		w->nwords++;
		memcpy(w->word[i].raw, cell.s, n);
		w->word[i].n = cell.n;
	}
	w->word[i].rows++;
	wide_add(&w->word[i].sum, m);
}

void
word_show_strange(const struct strange *w, char *to, size_t n)
{
	char show[STR_SHOW], sum[MONEY_SHOW];
	size_t at = 0;
	int i, len;

	to[0] = '\0';
	for (i = 0; i < w->nwords && at < n; i++) {
		struct str raw = { w->word[i].raw, w->word[i].n };

		raw.n = raw.n < WORD_STRANGE_RAW ? raw.n : WORD_STRANGE_RAW;
		len = money_show_sum(w->word[i].sum, sum);
		at += (size_t)snprintf(to + at, n - at, "%s'%s' %llu (%.*s)",
		    i == 0 ? "" : ", ", str_show(raw, show),
		    (unsigned long long)w->word[i].rows, len, sum);
	}
	len = money_show_sum(w->sum, sum);
	if (w->rows > 0 && at < n)
		(void)snprintf(to + at, n - at, " and %llu more row%s (%.*s)",
		    (unsigned long long)w->rows, w->rows == 1 ? "" : "s", len, sum);
}
