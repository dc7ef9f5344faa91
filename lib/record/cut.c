/*
 * cut - see cut.h
 */
#include "cut.h"
#include "mem.h"
#include <string.h>

static inline bool
is_sep(const struct cut *c, char x)
{
	return c->dialect.sep != 0 ? x == c->dialect.sep : x == ' ' || x == '\t';
}

static inline bool
is_end(const struct cut *c, char x)
{
	return x == '\n' || is_sep(c, x);
}

/* A quote, or the escape itself, behind an escape. */
static inline bool
is_escaped(const struct cut *c, size_t i)
{
	return c->s[i] == c->dialect.escape && c->dialect.escape != '\0' &&
	       i + 1 < c->end &&
	       (c->s[i + 1] == c->dialect.quote || c->s[i + 1] == c->dialect.escape);
}

static inline bool
is_blank(char x)
{
	return x == ' ' || x == '\t' || x == '\r';
}

void
cut_place(struct cut_places *p, size_t at)
{
	p->at = mem_grow(p->at, &p->cap, p->n + 1, sizeof *p->at);
	p->at[p->n++] = (uint32_t)at;
}

/* From the opening quote to the separator or line end behind the closing one. */
static enum cut_result
cut_quoted(struct cut *c)
{
	size_t open = c->i, i;
	uint32_t lines = 0;

	for (i = open + 1;; i++) {
		if (i - c->record > CUT_RECORD)
			return CUT_TOO_LONG;
		if (i - open > CUT_QUOTED || lines > CUT_QUOTED_LINES)
			return CUT_BAD_QUOTE;
		if (i >= c->end)
			return c->final ? CUT_BAD_QUOTE : CUT_MORE;
		if (c->s[i] == '\n')
			lines++;
		if (is_escaped(c, i)) {
			i++;
			continue;
		}
		if (c->s[i] != c->dialect.quote)
			continue;
		if (i + 1 == c->end && !c->final)
			return CUT_MORE;
		if (i + 1 == c->end || c->s[i + 1] != c->dialect.quote)
			break;
		i++;
	}
	for (i++; i < c->end && is_blank(c->s[i]) && !is_end(c, c->s[i]); i++)
		;
	c->i = i;
	c->lines += lines;
	if (i - c->record > CUT_RECORD)
		return CUT_TOO_LONG;
	if (i == c->end)
		return c->final ? CUT_WHOLE : CUT_MORE;
	return is_end(c, c->s[i]) ? CUT_WHOLE : CUT_BAD_QUOTE;
}

/* A quote opens a cell only as its first character, blanks before it apart. */
static enum cut_result
cut_cell(struct cut *c)
{
	size_t i = c->i;

	while (i < c->end && is_blank(c->s[i]) && c->s[i] != '\n' &&
	       (c->dialect.sep == 0 || !is_sep(c, c->s[i])))
		i++;
	if (c->dialect.quote != 0 && i < c->end && c->s[i] == c->dialect.quote) {
		c->i = i;
		return cut_quoted(c);
	}
	while (i < c->end && !is_end(c, c->s[i]) && i - c->record <= CUT_RECORD)
		i++;
	c->i = i;
	if (i - c->record > CUT_RECORD)
		return CUT_TOO_LONG;
	return i < c->end || c->final ? CUT_WHOLE : CUT_MORE;
}

/* Blanks at the end of a record are no cell where blanks separate. */
static bool
only_blanks_left(const struct cut *c, size_t *eol)
{
	size_t i = c->i;

	while (i < c->end && is_blank(c->s[i]) && c->s[i] != '\n')
		i++;
	*eol = i;
	return i == c->end ? c->final : c->s[i] == '\n';
}

enum cut_result
cut_record(struct cut *c)
{
	enum cut_result result;
	size_t eol;

	c->lines = 0;
	for (c->i = c->record;; c->i++) {
		result = cut_cell(c);
		if (result != CUT_WHOLE)
			return result;
		if (c->dialect.sep == 0 && only_blanks_left(c, &eol))
			c->i = eol;
		cut_place(c->places, c->i);
		if (c->i - c->record > CUT_RECORD)
			return CUT_TOO_LONG;
		if (c->i == c->end || c->s[c->i] == '\n')
			return CUT_WHOLE;
	}
}

/* Is the physical line at `at` a record of the right width by itself? CUT_TOO_LONG: it ends
   where the record that is given up would have become too long. */
static enum cut_result
try_line(const struct cut *c, int width, size_t at, size_t *behind)
{
	const char *eol = memchr(c->s + at, '\n', c->end - at);
	size_t before = c->places->n, cells;
	struct cut line = *c;
	enum cut_result result;

	line.record = at;
	line.final = true;
	line.end = eol == NULL ? c->end : (size_t)(eol - c->s);
	*behind = line.end + (eol != NULL);
	if (line.end - c->record > CUT_RECORD)
		return CUT_TOO_LONG;
	if (eol == NULL && !c->final)
		return CUT_MORE;
	result = cut_record(&line);
	cells = c->places->n - before;
	c->places->n = before;
	if (result == CUT_WHOLE && (width == 0 || cells == (size_t)width))
		return CUT_WHOLE;
	return CUT_BAD_QUOTE;
}

enum cut_result
cut_catch(struct cut *c, int width, size_t *next)
{
	const char *eol = memchr(c->s + c->record, '\n', c->end - c->record);
	size_t at = eol == NULL ? c->end : (size_t)(eol - c->s), behind;
	enum cut_result result;

	if (at - c->record > CUT_RECORD)
		return CUT_TOO_LONG;
	if (eol == NULL && !c->final)
		return CUT_MORE;
	at += eol != NULL;
	while (at < c->end && at - c->record <= CUT_RECORD) {
		result = try_line(c, width, at, &behind);
		if (result == CUT_MORE)
			return CUT_MORE;
		if (result != CUT_BAD_QUOTE)
			break;
		at = behind;
	}
	if (at == c->end && !c->final && at - c->record <= CUT_RECORD)
		return CUT_MORE;
	*next = at;
	return CUT_BAD_QUOTE;
}

bool
cut_text(const struct csv_dialect *d, struct str text, struct cut_places *places)
{
	struct cut cut = {
		.dialect = *d, .s = text.s, .end = text.n, .final = true, .places = places
	};

	return cut_record(&cut) == CUT_WHOLE && cut.i == text.n;
}

struct str
cut_inside(const struct csv_dialect *d, struct str s, char *to)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++) {
		if (i + 1 < s.n &&
		    (s.s[i] == d->quote ||
			(d->escape != '\0' && s.s[i] == d->escape &&
			    (s.s[i + 1] == d->quote || s.s[i + 1] == d->escape))))
			i++; /* the second of a pair, and what is escaped */
		to[n++] = s.s[i];
	}
	return (struct str){ to, n };
}
