/*
 * email - see email.h
 *
 * A cell is first taken as one address. When that fails its wrapping is looked at:
 * entries between commas and semicolons, addresses in angle brackets, words between
 * blanks and slashes, in this order; the first valid address wins.
 */
#include "email.h"
#include "mailbox.h"
#include "tables.h"
#include "text.h"

_Static_assert((int)EMAIL_MAX == (int)MAILBOX_MAX, "one limit for both");

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
unwrap(struct str s)
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

/* Without mailto: and what follows the address there. */
static struct str
skip_scheme(struct str s)
{
	static const char scheme[] = "mailto:";
	size_t n = sizeof scheme - 1;
	const char *query;

	if (s.n < n || !str_same((struct str){ s.s, n }, str_of(scheme)))
		return s;
	s.s += n;
	s.n -= n;
	query = memchr(s.s, '?', s.n);
	if (query != NULL)
		s.n = (size_t)(query - s.s);
	return unwrap(s);
}

struct search {
	char *out;
	size_t *n;
	const char *why; /* of the first candidate */
};

static bool
offer(struct search *f, struct str candidate)
{
	const char *why;

	candidate = skip_scheme(unwrap(candidate));
	if (memchr(candidate.s, '@', candidate.n) == NULL)
		return false;
	why = mailbox_take(candidate, f->out);
	if (f->why == NULL)
		f->why = why;
	*f->n = candidate.n;
	return why == NULL;
}

/* A slash may belong to the local part, so that it divides only what is no address. */
static bool
offer_word(struct search *f, struct str word)
{
	struct str part;

	if (offer(f, word))
		return true;
	if (memchr(word.s, '/', word.n) != NULL)
		while (str_cut(&word, '/', &part))
			if (offer(f, part))
				return true;
	return false;
}

static bool
offer_words(struct search *f, struct str s)
{
	struct str word = { s.s, 0 };
	size_t at, used;
	int cp;

	for (at = 0; at < s.n; at += used) {
		cp = text_decode(s.s + at, s.n - at, &used);
		if (!is_blank(cp)) {
			word.n += used;
		} else {
			if (offer_word(f, word))
				return true;
			word = (struct str){ s.s + at + used, 0 };
		}
	}
	return offer_word(f, word);
}

/* `Name <address>`, or words. */
static bool
offer_entry(struct search *f, struct str entry)
{
	const char *open = entry.n == 0 ? NULL : memchr(entry.s, '<', entry.n), *close;
	struct str inner;

	if (open != NULL) {
		inner.s = open + 1;
		inner.n = (size_t)(entry.s + entry.n - inner.s);
		close = memchr(inner.s, '>', inner.n);
		if (close != NULL)
			inner.n = (size_t)(close - inner.s);
		if (offer(f, inner))
			return true;
	}
	return offer_words(f, entry);
}

/* Nothing but addresses: a word without @ beside one may be the half of an address with a
   blank in it (jan jansen@x.nl), whose other half is somebody else's. */
static bool
only_addresses(struct str s)
{
	struct str word;
	size_t start = 0, at, used;
	bool label;
	int cp;

	for (at = 0; at <= s.n; at += used) {
		used = 1;
		cp = at < s.n ? text_decode(s.s + at, s.n - at, &used) : ' ';
		if (!is_blank(cp) && cp != ',' && cp != ';')
			continue;
		word = (struct str){ s.s + start, at - start };
		label = word.n != 0 && word.s[word.n - 1] == ':'; /* E-mail: */
		word = unwrap(word);
		start = at + used;
		if (word.n != 0 && !label && memchr(word.s, '@', word.n) == NULL)
			return false;
	}
	return true;
}

const char *
email_clean(struct str s, char *out, size_t *n)
{
	struct search f = { out, n, NULL };
	struct str rest, entry;

	s = str_trim(s);
	if (s.n == 0)
		return "empty";
	*n = s.n;
	if (s.s[0] != '\'' && s.s[0] != '`' && mailbox_take(s, out) == NULL)
		return NULL;
	if (unwrap(s).n == 0)
		return "empty";
	if (memchr(s.s, '@', s.n) == NULL)
		return "no @";
	if (memchr(s.s, '<', s.n) == NULL && !only_addresses(s))
		return "a word beside the address";
	while (str_cut(&s, ';', &rest))
		while (str_cut(&rest, ',', &entry))
			if (offer_entry(&f, entry))
				return NULL;
	return f.why == NULL ? "no @" : f.why;
}

size_t
email_key(struct str address, char out[EMAIL_MAX])
{
	size_t i;
	char c;

	for (i = 0; i < address.n && i < EMAIL_MAX; i++) {
		c = address.s[i];
		out[i] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
	}
	return i;
}

/* By bytes, as the tables are sorted. */
static int
compare(struct str a, const char *b)
{
	size_t i;

	for (i = 0; i < a.n && b[i] != '\0'; i++)
		if (a.s[i] != b[i])
			return (unsigned char)a.s[i] - (unsigned char)b[i];
	return (i < a.n) - (b[i] != '\0');
}

enum doubt { NONE, PERHAPS, NOBODY };

/* What the table says of a part of an address, written with the sign that marks it. */
static enum doubt
look_up(struct str part)
{
	size_t low = 0, high = EMAIL_PLACEHOLDERS_NROWS, middle;
	const char *const *row;
	int order;

	while (low < high) {
		middle = (low + high) / 2;
		row = email_placeholders_table[middle];
		order = compare(part, row[EMAIL_PLACEHOLDERS_PART]);
		if (order == 0)
			return row[EMAIL_PLACEHOLDERS_CLASS][0] == 'n' ? NOBODY : PERHAPS;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NONE;
}

static enum doubt
greater(enum doubt a, enum doubt b)
{
	return a > b ? a : b;
}

/* The local part with its @, its start up to a sign, what follows a plus but for digits. */
static enum doubt
doubt_local(struct str key, size_t sign)
{
	enum doubt doubt = look_up((struct str){ key.s, sign + 1 });
	struct str tag;
	size_t i;

	for (i = 0; i < sign; i++)
		if (key.s[i] == '.' || key.s[i] == '_' || key.s[i] == '-' ||
		    key.s[i] == '+')
			break;
	if (i == sign)
		return doubt;
	doubt = greater(doubt, look_up((struct str){ key.s, i + 1 }));
	while (i < sign && key.s[i] != '+')
		i++;
	if (i == sign)
		return doubt;
	tag = (struct str){ key.s + i, sign - i };
	while (tag.n > 0 && tag.s[tag.n - 1] >= '0' && tag.s[tag.n - 1] <= '9')
		tag.n--;
	return greater(doubt, look_up(tag));
}

/* The domain with its @, and each ending from a dot. */
static enum doubt
doubt_domain(struct str key, size_t sign)
{
	enum doubt doubt = look_up((struct str){ key.s + sign, key.n - sign });
	size_t i;

	for (i = sign; i < key.n; i++)
		if (key.s[i] == '.')
			doubt =
			    greater(doubt, look_up((struct str){ key.s + i, key.n - i }));
	return doubt;
}

/* Like n@n.nl: one letter, once or more, on both sides. */
static bool
is_twin(struct str key, size_t sign)
{
	size_t i;

	for (i = 1; i < sign; i++)
		if (key.s[i] != key.s[0])
			return false;
	return sign > 0 && key.n > 2 * sign + 1 && key.s[2 * sign + 1] == '.' &&
	       memcmp(key.s, key.s + sign + 1, sign) == 0;
}

/* Place of the @; false when there is none. */
static bool
find_sign(struct str key, size_t *sign)
{
	const char *at = key.n == 0 ? NULL : memchr(key.s, '@', key.n);

	if (at != NULL)
		*sign = (size_t)(at - key.s);
	return at != NULL;
}

bool
email_is_placeholder(struct str key)
{
	enum doubt local, domain;
	size_t sign;

	if (!find_sign(key, &sign))
		return false;
	local = doubt_local(key, sign);
	domain = doubt_domain(key, sign);
	if (local == NOBODY || domain == NOBODY || is_twin(key, sign))
		return true;
	return domain == PERHAPS && (local == PERHAPS || email_is_role(key));
}

bool
email_is_role(struct str key)
{
	size_t low = 0, high = EMAIL_ROLES_NROWS, middle, sign;
	struct str name = { key.s, 0 };
	int order;

	if (!find_sign(key, &sign))
		return false;
	while (name.n < sign && key.s[name.n] != '+')
		name.n++;
	while (low < high) {
		middle = (low + high) / 2;
		order = compare(name, email_roles_table[middle][EMAIL_ROLES_NAME]);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}
