/*
 * mailbox - see mailbox.h
 *
 * Each address of an export comes by here, so it is one pass with a table of characters;
 * what is wrong is found out afterwards.
 */
#include "mailbox.h"
#include <stdbool.h>
#include <stdint.h>
#include "idn.h"

enum { LOCAL_MAX = 64, LABEL_MAX = 63 };

enum {
	LOCAL = 01,  /* may stand before the @ */
	DOMAIN = 02, /* may stand behind it */
	ALPHA = 04,
	DOT = 010,
	HYPHEN = 020,
	CAPITAL = 040 /* the bit that makes it small */
};

/* The sums of these, in rows of 16 characters of ASCII. */
static const unsigned char kinds[256] = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
					"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
					"\0\1\0\1\1\1\1\1\0\0\1\1\0\23\13\1"
					"\3\3\3\3\3\3\3\3\3\3\0\0\0\1\0\1"
					"\0\47\47\47\47\47\47\47\47\47\47\47\47\47\47\47"
					"\47\47\47\47\47\47\47\47\47\47\47\0\0\0\1\1"
					"\1\7\7\7\7\7\7\7\7\7\7\7\7\7\7\7"
					"\7\7\7\7\7\7\7\7\7\7\7\1\1\1\1\0";

static unsigned
kind_of(char c)
{
	return kinds[(unsigned char)c];
}

/* Why the character at s.s[at], or the end, cannot follow in the local part. */
static const char *
fault_before(struct str s, size_t at)
{
	const char *sign = memchr(s.s + at, '@', s.n - at);

	if (sign == NULL)
		return "no @";
	if (sign[-1] == '"')
		return "quoted local part";
	return (unsigned char)s.s[at] >= 0x80 ? "not ASCII before the @"
					      : "character not allowed before the @";
}

static const char not_ascii[] = "not ASCII after the @";

static const char *
fault_after(char c)
{
	if (c == '@')
		return "more than one @";
	return (unsigned char)c >= 0x80 ? not_ascii : "character not allowed after the @";
}

/* The local part, up to the @. */
static const char *
take_local(struct str s, size_t *sign)
{
	unsigned kind = 0, last = DOT, twice = 0;
	size_t i;

	for (i = 0; i < s.n; i++) {
		kind = kind_of(s.s[i]);
		if (!(kind & LOCAL))
			break;
		twice |= kind & last;
		last = kind;
	}
	if (i == s.n || s.s[i] != '@')
		return fault_before(s, i);
	if (i == 0)
		return "nothing before the @";
	if (i > LOCAL_MAX)
		return "more than 64 bytes before the @";
	if ((twice | last) & DOT)
		return "dot out of place before the @";
	*sign = i;
	return NULL;
}

/* A label that ends here, from a dot or the @ to a dot or the end. */
static const char *
check_label(const char *label, size_t n)
{
	if (n == 0)
		return "dot out of place after the @";
	if (n > LABEL_MAX)
		return "part of the domain longer than 63 bytes";
	if (label[0] == '-' || label[n - 1] == '-')
		return "hyphen out of place after the @";
	return NULL;
}

static const char *
take_domain(struct str domain, char *out)
{
	unsigned kind, common = ALPHA;
	const char *why;
	size_t i, label = 0;

	for (i = 0; i < domain.n; i++) {
		kind = kind_of(domain.s[i]);
		if (!(kind & DOMAIN))
			return fault_after(domain.s[i]);
		out[i] = (char)(domain.s[i] | (kind & CAPITAL));
		common &= kind;
		if (kind & DOT) {
			why = check_label(out + label, i - label);
			if (why != NULL)
				return why;
			label = i + 1;
			common = ALPHA;
		}
	}
	if (domain.n == 0)
		return "nothing after the @";
	why = check_label(out + label, domain.n - label);
	if (why != NULL)
		return why;
	if (label == 0)
		return "no dot after the @";
	/* Letters only, or an internationalised name. */
	if ((common & ALPHA && domain.n - label > 1) ||
	    (domain.n - label > 4 && memcmp(out + label, "xn--", 4) == 0))
		return NULL;
	return "no such top-level domain";
}

/* The last domains that were good as they stand, by a hash: a shop's addresses have few. */
struct good {
	uint64_t words[2];
	size_t n;
};

enum { GOOD = 128, SHORTEST = 8, LONGEST = 16 };

static _Thread_local struct good good[GOOD];

/* take_domain, but for a domain that it knows. out has room for LONGEST bytes. */
static const char *
take_again(struct str domain, char *out)
{
	struct good now = { .n = domain.n }, *known;
	const char *why;

	if (domain.n < SHORTEST || domain.n > LONGEST)
		return take_domain(domain, out);
	/* the first and the last eight bytes are all of it */
	memcpy(&now.words[0], domain.s, 8);
	memcpy(&now.words[1], domain.s + domain.n - 8, 8);
	known = &good[((now.words[0] ^ now.words[1] << 7 ^ domain.n) *
			  UINT64_C(0x9e3779b97f4a7c15)) >>
		      57];
	if (known->n == now.n && known->words[0] == now.words[0] &&
	    known->words[1] == now.words[1]) {
		memcpy(out, &now.words[0], 8);
		memcpy(out + domain.n - 8, &now.words[1], 8);
		return NULL;
	}
	why = take_domain(domain, out);
	if (why == NULL && memcmp(out, domain.s, domain.n) == 0)
		*known = now;
	return why;
}

/* A domain with letters beyond ASCII. */
static const char *
take_encoded(struct str domain, char *out, size_t size, size_t *n)
{
	char coded[MAILBOX_MAX];

	if (memchr(domain.s, '@', domain.n) != NULL)
		return fault_after('@');
	if (!idn_encode(domain, coded, size, n))
		return not_ascii;
	return take_domain((struct str){ coded, *n }, out);
}

const char *
mailbox_take(struct str s, char *out, size_t *n)
{
	struct str domain;
	const char *why;
	size_t sign;

	if (s.n > MAILBOX_MAX)
		return memchr(s.s, '@', s.n) == NULL ? "no @" : "longer than 254 bytes";
	why = take_local(s, &sign);
	if (why != NULL)
		return why;
	memcpy(out, s.s, ++sign);
	domain = (struct str){ s.s + sign, s.n - sign };
	*n = domain.n;
	why = take_again(domain, out + sign);
	if (why == not_ascii)
		why = take_encoded(domain, out + sign, MAILBOX_MAX - sign, n);
	*n += sign;
	return why;
}
