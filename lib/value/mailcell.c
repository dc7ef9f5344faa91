/*
 * mailcell - see mailcell.h
 */
#include "mailcell.h"
#include "text.h"

static bool
is_blank(int cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xa0 ||
	       (cp >= 0x2000 && cp <= 0x200a) || cp == 0x2028 || cp == 0x2029 ||
	       cp == 0x202f || cp == 0x205f || cp == 0x3000;
}

/* What wraps an address: blanks, invisible characters, brackets, quotes, separators. */
static bool
is_wrapping(int cp)
{
	if (cp >= 0x80)
		return is_blank(cp) || cp == 0xab || cp == 0xad || cp == 0xb4 ||
		       cp == 0xbb || (cp >= 0x200b && cp <= 0x201f) ||
		       (cp >= 0x202a && cp <= 0x203a) || (cp >= 0x2060 && cp <= 0x206f) ||
		       cp == 0xfeff;
	return cp > 0 && strchr(" \t\r\n\f\v\"'`<>()[],;:", cp) != NULL;
}

static struct str
strip(struct str s)
{
	size_t used, back;

	while (s.n > 0 && is_wrapping(text_decode(s.s, s.n, &used))) {
		s.s += used;
		s.n -= used;
	}
	while (s.n > 0) {
		for (back = 1; back < s.n && back < 4; back++)
			if (((unsigned char)s.s[s.n - back] & 0xc0) != 0x80)
				break;
		if (s.s[s.n - 1] != '.' &&
		    !is_wrapping(text_decode(s.s + s.n - back, back, &used)))
			break;
		s.n -= back;
	}
	return s;
}

struct str
mailcell_unwrap(struct str s)
{
	static const char scheme[] = "mailto:";
	size_t n = sizeof scheme - 1;
	const char *query;

	s = strip(s);
	if (s.n < n || !str_same((struct str){ s.s, n }, str_of(scheme)))
		return s;
	s.s += n;
	s.n -= n;
	query = memchr(s.s, '?', s.n);
	if (query != NULL)
		s.n = (size_t)(query - s.s);
	return strip(s);
}

static bool
offer(struct mailcell *c, struct str candidate)
{
	struct str bare = mailcell_unwrap(candidate);
	const char *why;

	if (memchr(bare.s, '@', bare.n) == NULL)
		return false;
	why = c->take(bare, c->to);
	if (c->why == NULL)
		c->why = why;
	c->dotted = bare.s + bare.n < candidate.s + candidate.n && bare.s[bare.n] == '.';
	return why == NULL;
}

/* A slash may belong to the local part, so that it divides only what is no address. */
static bool
offer_word(struct mailcell *c, struct str word)
{
	struct str part;

	if (offer(c, word))
		return true;
	if (memchr(word.s, '/', word.n) != NULL)
		while (str_cut(&word, '/', &part))
			if (offer(c, part))
				return true;
	return false;
}

static bool
offer_words(struct mailcell *c, struct str s)
{
	struct str word = { s.s, 0 };
	size_t at, used;
	int cp;

	for (at = 0; at < s.n; at += used) {
		cp = text_decode(s.s + at, s.n - at, &used);
		if (!is_blank(cp)) {
			word.n += used;
		} else {
			if (offer_word(c, word))
				return true;
			word = (struct str){ s.s + at + used, 0 };
		}
	}
	return offer_word(c, word);
}

struct str
mailcell_inner(struct str s)
{
	const char *open = s.n == 0 ? NULL : memchr(s.s, '<', s.n), *close;
	struct str inner;

	if (open == NULL)
		return s;
	inner.s = open + 1;
	inner.n = (size_t)(s.s + s.n - inner.s);
	close = memchr(inner.s, '>', inner.n);
	if (close != NULL)
		inner.n = (size_t)(close - inner.s);
	return inner;
}

/* `Name <address>`, or words. */
static bool
offer_entry(struct mailcell *c, struct str entry)
{
	struct str inner = mailcell_inner(entry);

	return (inner.s != entry.s && offer(c, inner)) || offer_words(c, entry);
}

/* A sign or a word that stands between two addresses. */
static bool
is_between(struct str word)
{
	static const char *const words[] = { "/", "|", "en", "of", "or", "and", "und",
		"oder", "et", "ou" };
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (str_same(word, str_of(words[i])))
			return true;
	return false;
}

/* What stood before a word of a cell: nothing, an address, or what comes between two. */
enum before { NOTHING, ADDRESS, BETWEEN };

/* May the word follow? One without @ beside an address may be the half of an address with a
   blank in it (jan jansen@x.nl), whose other half is somebody else's. */
static bool
may_follow(struct str word, enum before *before)
{
	bool label = word.n != 0 && word.s[word.n - 1] == ':'; /* E-mail: */

	word = strip(word);
	if (word.n == 0 || label)
		return true;
	if (memchr(word.s, '@', word.n) != NULL)
		*before = ADDRESS;
	else if (*before == ADDRESS && is_between(word))
		*before = BETWEEN;
	else
		return false;
	return true;
}

/* Nothing but addresses and what divides them? */
static bool
only_addresses(struct str s)
{
	enum before before = NOTHING;
	size_t start = 0, at, used;
	int cp;

	for (at = 0; at <= s.n; at += used) {
		used = 1;
		cp = at < s.n ? text_decode(s.s + at, s.n - at, &used) : ' ';
		if (!is_blank(cp) && cp != ',' && cp != ';')
			continue;
		if (!may_follow((struct str){ s.s + start, at - start }, &before))
			return false;
		start = at + used;
	}
	return before == ADDRESS;
}

const char *
mailcell_search(struct mailcell *c, struct str cell)
{
	struct str rest, entry;

	c->why = NULL;
	c->dotted = false;
	if (strip(cell).n == 0)
		return "empty";
	if (memchr(cell.s, '@', cell.n) == NULL)
		return "no @";
	if (memchr(cell.s, '<', cell.n) == NULL && !only_addresses(cell))
		return "a word beside the address";
	while (str_cut(&cell, ';', &rest))
		while (str_cut(&rest, ',', &entry))
			if (offer_entry(c, entry))
				return NULL;
	return c->why == NULL ? "no @" : c->why;
}
