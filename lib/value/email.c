/*
 * email - see email.h
 *
 * A cell is first taken as one address. When that fails its wrapping is looked at:
 * entries between commas and semicolons, addresses in angle brackets, words between
 * blanks and slashes, in this order; the first valid address wins.
 */
#include "email.h"
#include "tables.h"
#include "text.h"

enum { LOCAL_MAX = 64, LABEL_MAX = 63 };

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool
is_letter(char c)
{
	return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* The characters of the HTML5 rule before the @. */
static bool
is_local(char c)
{
	return is_letter(c) || is_digit(c) ||
	       (c != '\0' && strchr(".!#$%&'*+/=?^_`{|}~-", c) != NULL);
}

static const char *
check_local(struct str local)
{
	size_t i;

	if (local.n == 0)
		return "nothing before the @";
	if (local.s[local.n - 1] == '"')
		return "quoted local part";
	if (local.n > LOCAL_MAX)
		return "more than 64 bytes before the @";
	for (i = 0; i < local.n; i++) {
		if (!is_ascii(local.s[i]))
			return "not ASCII before the @";
		if (!is_local(local.s[i]))
			return "character not allowed before the @";
		if (local.s[i] == '.' &&
		    (i == 0 || i + 1 == local.n || local.s[i - 1] == '.'))
			return "dot out of place before the @";
	}
	return NULL;
}

/* Letters only, or an internationalised name. */
static bool
is_top_level(struct str label)
{
	size_t i;

	if (label.n > 4 && memcmp(label.s, "xn--", 4) == 0)
		return true;
	for (i = 0; i < label.n; i++)
		if (!is_letter(label.s[i]))
			return false;
	return label.n > 1;
}

static const char *
check_label(struct str label)
{
	if (label.n == 0)
		return "dot out of place after the @";
	if (label.n > LABEL_MAX)
		return "part of the domain longer than 63 bytes";
	if (label.s[0] == '-' || label.s[label.n - 1] == '-')
		return "hyphen out of place after the @";
	return NULL;
}

static const char *
check_domain(struct str domain)
{
	struct str rest = domain, label = { domain.s, 0 };
	const char *why;
	size_t i;

	if (domain.n == 0)
		return "nothing after the @";
	for (i = 0; i < domain.n; i++) {
		if (domain.s[i] == '@')
			return "more than one @";
		if (!is_ascii(domain.s[i]))
			return "not ASCII after the @";
		if (!is_letter(domain.s[i]) && !is_digit(domain.s[i]) &&
		    domain.s[i] != '.' && domain.s[i] != '-')
			return "character not allowed after the @";
	}
	while (str_cut(&rest, '.', &label)) {
		why = check_label(label);
		if (why != NULL)
			return why;
	}
	if (label.n == domain.n)
		return "no dot after the @";
	return is_top_level(label) ? NULL : "no such top-level domain";
}

/* The address that all of s is, domain in lower case. */
static const char *
take(struct str s, char *out, size_t *n)
{
	const char *at = memchr(s.s, '@', s.n), *why;
	char buf[EMAIL_MAX];
	struct str local, domain;
	size_t i;

	if (at == NULL)
		return "no @";
	if (s.n > EMAIL_MAX)
		return "longer than 254 bytes";
	local = (struct str){ s.s, (size_t)(at - s.s) };
	domain = (struct str){ buf, s.n - local.n - 1 };
	for (i = 0; i < domain.n; i++)
		buf[i] = lower(at[1 + i]);
	why = check_local(local);
	if (why == NULL)
		why = check_domain(domain);
	if (why != NULL)
		return why;
	memcpy(out, s.s, local.n + 1);
	memcpy(out + local.n + 1, buf, domain.n);
	*n = s.n;
	return NULL;
}

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
	why = take(candidate, f->out, f->n);
	if (f->why == NULL)
		f->why = why;
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

const char *
email_clean(struct str s, char *out, size_t *n)
{
	struct search f = { out, n, NULL };
	struct str rest, entry;

	s = str_trim(s);
	if (s.n == 0)
		return "empty";
	if (s.s[0] != '\'' && s.s[0] != '`' && take(s, out, n) == NULL)
		return NULL;
	if (unwrap(s).n == 0)
		return "empty";
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

	for (i = 0; i < address.n && i < EMAIL_MAX; i++)
		out[i] = lower(address.s[i]);
	return i;
}

enum doubt { NONE, PERHAPS, NOBODY };

/* What the table says of a part of an address. */
static enum doubt
look_up(const char *part, struct str name)
{
	size_t low = 0, high = EMAIL_PLACEHOLDERS_NROWS, middle;
	const char *const *row;
	int order;

	while (low < high) {
		middle = (low + high) / 2;
		row = email_placeholders_table[middle];
		order = strcmp(part, row[EMAIL_PLACEHOLDERS_PART]);
		if (order == 0)
			order = str_cmp(name, str_of(row[EMAIL_PLACEHOLDERS_NAME]));
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

static enum doubt
doubt_local(struct str local)
{
	struct str start = local, tag;
	enum doubt doubt = look_up("local", local);
	size_t plus;

	for (start.n = 0; start.n < local.n; start.n++)
		if (strchr("+-._", local.s[start.n]) != NULL)
			break;
	if (start.n == local.n)
		return doubt;
	start.n++;
	doubt = greater(doubt, look_up("start", start));
	for (plus = 0; plus < local.n && local.s[plus] != '+'; plus++)
		continue;
	if (plus == local.n)
		return doubt;
	tag = (struct str){ local.s + plus + 1, local.n - plus - 1 };
	while (tag.n > 0 && is_digit(tag.s[tag.n - 1]))
		tag.n--;
	return greater(doubt, look_up("tag", tag));
}

/* The last words of a domain, or all of it. */
static struct str
last_words(struct str domain, int words)
{
	size_t n;

	for (n = 0; n < domain.n; n++)
		if (domain.s[domain.n - n - 1] == '.' && --words == 0)
			break;
	return (struct str){ domain.s + domain.n - n, n };
}

/* Like n@n.nl: one letter, once or more, on both sides. */
static bool
is_twin(struct str local, struct str domain)
{
	size_t i;

	for (i = 1; i < local.n; i++)
		if (local.s[i] != local.s[0])
			return false;
	return local.n > 0 && domain.n > local.n && domain.s[local.n] == '.' &&
	       memcmp(local.s, domain.s, local.n) == 0;
}

/* The halves of an address; without an @ the domain is empty. */
static void
halve(struct str key, struct str *local, struct str *domain)
{
	*domain = (struct str){ "", 0 };
	str_cut(&key, '@', local);
	if (key.s != NULL)
		*domain = key;
}

bool
email_is_placeholder(struct str key)
{
	struct str local, domain;
	enum doubt before, after;

	halve(key, &local, &domain);
	if (domain.n == 0)
		return false;
	before = doubt_local(local);
	after = greater(look_up("domain", last_words(domain, 2)),
	    look_up("tld", last_words(domain, 1)));
	if (before == NOBODY || after == NOBODY || is_twin(local, domain))
		return true;
	return after == PERHAPS && (before == PERHAPS || email_is_role(key));
}

bool
email_is_role(struct str key)
{
	size_t low = 0, high = EMAIL_ROLES_NROWS, middle;
	struct str local, domain, name;
	int order;

	halve(key, &local, &domain);
	str_cut(&local, '+', &name);
	while (low < high && domain.n > 0) {
		middle = (low + high) / 2;
		order =
		    str_cmp(name, str_of(email_roles_table[middle][EMAIL_ROLES_NAME]));
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}
