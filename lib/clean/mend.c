/*
 * mend - see mend.h
 *
 * Each step works where the text stands, because none of them makes it longer, and one may
 * give work to another: so all are done in rounds until a round changes nothing.
 */
#include "mend.h"
#include "compose.h"
#include "escape.h"
#include "mojibake.h"
#include "text.h"
#include "tidy.h"
#include <string.h>

enum {
	ROUNDS = 16,	       /* of a long cell; usual ones need two */
	ROUND_BYTES = 1 << 16, /* bytes looked at, more rounds for short cells */
	REPLACEMENT = 0xfffd,
	POSTCODE = 12, /* longest, in bytes */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* A postcode of one of the usual shapes: 9 is a digit, A a letter; blanks and dashes
   between them do not count. */
static bool
is_postcode(struct str s)
{
	static const char *const shapes[] = { "9999AA", "A99AA", "A999AA", "A9A9AA",
		"AA99AA", "AA999AA", "AA9A9AA", "A9A9A9", "A999999", "A9999", "AA9999",
		"AA99999", NULL };
	char shape[POSTCODE + 1];
	size_t i, n = 0;

	if (s.n > POSTCODE)
		return false;
	for (i = 0; i < s.n; i++) {
		if ((s.s[i] == ' ' || s.s[i] == '-') && i > 0 && i + 1 < s.n)
			continue;
		if (!is_digit(s.s[i]) && !is_letter(s.s[i]))
			return false;
		shape[n++] = is_digit(s.s[i]) ? '9' : 'A';
	}
	shape[n] = '\0';
	for (i = 0; shapes[i] != NULL; i++)
		if (strcmp(shape, shapes[i]) == 0)
			return true;
	return false;
}

/* Digits, with a plus before them or marks between them as phones, days and amounts have. */
static bool
is_number(struct str s)
{
	size_t i = s.n > 0 && (s.s[0] == '+' || s.s[0] == '-');

	if (i == s.n || !is_digit(s.s[i]))
		return false;
	for (; i < s.n; i++)
		if (!is_digit(s.s[i]) && memchr(" .,-/()", s.s[i], 7) == NULL)
			return false;
	return true;
}

/* What stands behind a spreadsheet's mark for text, '0123 or ="0123"; else all of it. */
static struct str
behind_mark(struct str s)
{
	struct str rest = { s.s + 1, s.n - 1 };

	if (s.s[0] == '\'')
		return is_number(rest) || is_postcode(rest) ? rest : s;
	rest = (struct str){ s.s + 2, s.n - 3 };
	if (s.n > 3 && s.s[0] == '=' && s.s[1] == '"' && s.s[s.n - 1] == '"' &&
	    memchr(rest.s, '"', rest.n) == NULL)
		return rest;
	return s;
}

/* What a character of a text that is read says of it. */
struct sweep {
	char *s;
	size_t to, last; /* bytes written; where the last character begins */
	int before;	 /* the last character written, 0: none */
	size_t blanks;	 /* blanks read since then */
	size_t lines;	 /* line ends among them */
	bool tab;	 /* the first of them is a tab */
	unsigned what;
};

/* One of several blanks is written: line ends, else a tab alone, else a space. */
static void
put_blanks(struct sweep *w)
{
	size_t lines = w->lines, put = lines > 0 ? lines : 1;

	if (w->blanks == 0)
		return;
	if (w->before == 0) {
		w->what |= MEND_BLANKS;
	} else {
		if (w->blanks != put)
			w->what |= MEND_BLANKS;
		if (lines > 0)
			memset(w->s + w->to, '\n', lines);
		else
			w->s[w->to] = w->tab && w->blanks == 1 ? '\t' : ' ';
		w->to += put;
		w->before = ' ';
	}
	w->blanks = w->lines = 0;
	w->tab = false;
}

static void
take_blank(struct sweep *w, int cp)
{
	if (cp == '\n')
		w->lines++;
	else if (cp == '\t' && w->blanks == 0)
		w->tab = true;
	else if (cp != ' ' && cp != '\t')
		w->what |= MEND_INVISIBLE;
	w->blanks++;
}

static void
take_plain(struct sweep *w, int cp, const char *s, size_t used)
{
	int composed = 0;

	if (compose_is_mark(cp) && w->blanks == 0)
		composed = compose_pair(w->before, cp);
	if (composed != 0) {
		w->what |= MEND_NFC;
		w->to = w->last + (size_t)text_encode(composed, w->s + w->last);
		w->before = composed;
		return;
	}
	put_blanks(w);
	w->last = w->to;
	memmove(w->s + w->to, s, used);
	w->to += used;
	w->before = cp;
}

/* Blanks, invisible characters and letters in two parts. */
static size_t
sweep(char *s, size_t n, unsigned *what)
{
	struct sweep w = { .s = s };
	size_t at, used;
	int cp;

	for (at = 0; at < n; at += used) {
		switch (tidy_read((struct str){ s, n }, at, w.blanks > 0 ? ' ' : w.before,
		    &cp, &used)) {
		case TIDY_BLANK:
			if (s[at] == '\r')
				w.what |= MEND_BLANKS;
			take_blank(&w, cp);
			break;
		case TIDY_INVISIBLE:
			w.what |= cp == '\r' ? MEND_BLANKS : MEND_INVISIBLE;
			break;
		case TIDY_PLAIN:
			take_plain(&w, cp, s + at, used);
			break;
		}
	}
	if (w.blanks > 0)
		w.what |= MEND_BLANKS;
	*what |= w.what;
	return w.to;
}

/* What bytes of a text may be of use to a step. */
enum { HINT_ESCAPE = 1, HINT_LEAD = 2, HINT_LOST = 4 };

static unsigned
hints_of(const char *s, size_t n)
{
	static const unsigned char of[256] = { ['&'] = HINT_ESCAPE,
		['%'] = HINT_ESCAPE,
		['\\'] = HINT_ESCAPE,
		['='] = HINT_ESCAPE,
		[0xc3] = HINT_LEAD,
		[0xc8] = HINT_LEAD,
		[0xe2] = HINT_LEAD,
		[0xef] = HINT_LOST };
	unsigned hints = 0;
	size_t i;

	for (i = 0; i < n; i++)
		hints |= of[(unsigned char)s[i]];
	return hints;
}

/* One round; the bits of what it did. */
static unsigned
round_of(char *s, size_t *n, unsigned hints)
{
	unsigned what = 0;
	size_t before = *n;
	struct str rest;

	if (hints & HINT_LEAD)
		*n = mojibake_mend(s, *n);
	if (*n != before)
		what |= MEND_MOJIBAKE;
	before = *n;
	if (hints & HINT_ESCAPE)
		*n = escape_mend(s, *n);
	if (*n != before)
		what |= MEND_ESCAPES;
	*n = sweep(s, *n, &what);
	if (*n > 1) {
		rest = behind_mark((struct str){ s, *n });
		if (rest.n != *n) {
			memmove(s, rest.s, rest.n);
			*n = rest.n;
			what |= MEND_APOSTROPHE;
		}
	}
	return what;
}

/* Blanks need one round; what gives work to a step needs another, a letter made one that may
   lead a broken one too, and text made to keep us busy for ever is left as it is. */
size_t
mend_text(struct str s, char *out, unsigned *what)
{
	size_t n = s.n, rounds = 0;
	unsigned done, hints;

	*what = 0;
	if (n == 0)
		return 0;
	memcpy(out, s.s, n);
	do {
		hints = hints_of(out, n);
		done = round_of(out, &n, hints);
		*what |= done;
	} while (done != 0 &&
		 (hints != 0 || (done & (MEND_APOSTROPHE | MEND_NFC)) != 0) &&
		 (++rounds < ROUNDS || rounds * s.n < ROUND_BYTES));
	if (rounds >= ROUNDS && rounds * s.n >= ROUND_BYTES) {
		memcpy(out, s.s, s.n);
		n = s.n;
		*what = 0;
	}
	if ((hints & HINT_LOST) && memmem(out, n, "\xef\xbf\xbd", 3) != NULL)
		*what |= MEND_LOST;
	return n;
}

/* Does the character of several bytes, between these two, need a closer look? */
static bool
is_odd(int before, int cp)
{
	return tidy_class_of(cp) != TIDY_PLAIN || compose_is_mark(cp) ||
	       cp == REPLACEMENT || (before >= 0x80 && mojibake_leads(before));
}

bool
mend_suspect(struct str s)
{
	size_t i, used, len;
	char to[ESCAPE_MOST];
	int cp, before = ' ';

	for (i = 0; i < s.n; i += used, before = cp) {
		cp = text_decode(s.s + i, s.n - i, &used);
		if (cp >= 0x80 ? is_odd(before, cp)
			       : cp < ' ' || cp == 0x7f || (cp == ' ' && before == ' '))
			return true;
		if ((cp == '&' || cp == '%' || cp == '\\' || cp == '=') &&
		    escape_read(s.s + i, s.n - i, to, &len) > 0)
			return true;
	}
	return before == ' ' || (s.n > 1 && behind_mark(s).n != s.n);
}
