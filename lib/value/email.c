/*
 * email - see email.h
 *
 * Nearly all cells are an address and nothing else: that is tried first.
 */
#include "email.h"
#include "mailbox.h"
#include "mailcell.h"
#include "mailfix.h"
#include "mailpart.h"

_Static_assert((int)EMAIL_MAX == (int)MAILBOX_MAX, "one limit for both");
_Static_assert((int)EMAIL_TLD == (int)MAILFIX_TLD, "the same fixes");
_Static_assert((int)EMAIL_FORM == (int)MAILFIX_FORM, "the same fixes");

struct taker {
	char *out;
	size_t *n;
	enum mailfix fix;
};

static const char *
take_plain(struct str candidate, void *to)
{
	struct taker *t = to;

	return mailbox_take(candidate, t->out, t->n);
}

static const char *
take_known(struct str candidate, void *to)
{
	struct taker *t = to;

	return mailfix_take(candidate, t->out, t->n, &t->fix);
}

static const char *
take_mended(struct str candidate, void *to)
{
	struct taker *t = to;

	return mailfix_mend(candidate, t->out, t->n, &t->fix);
}

/* A quote may begin an address, but does not. */
static bool
may_be_bare(struct str s)
{
	return s.s[0] != '\'' && s.s[0] != '`';
}

const char *
email_clean(struct str s, char *out, size_t *n)
{
	struct taker t = { out, n, MAILFIX_NONE };
	struct mailcell cell = { .take = take_plain, .to = &t };

	s = str_trim(s);
	if (s.n == 0)
		return "empty";
	if (may_be_bare(s) && mailbox_take(s, out, n) == NULL)
		return NULL;
	return mailcell_search(&cell, s);
}

const char *
email_repair(struct str s, char *out, size_t *n, enum email_fix *fix)
{
	struct taker t = { out, n, MAILFIX_NONE };
	struct mailcell cell = { .take = take_known, .to = &t };
	const char *why;

	*fix = EMAIL_AS_WRITTEN;
	s = str_trim(s);
	if (s.n == 0)
		return "empty";
	if (!may_be_bare(s) || mailfix_take(s, out, n, &t.fix) != NULL) {
		why = mailcell_search(&cell, s);
		if (why == NULL && cell.dotted && t.fix == MAILFIX_NONE)
			t.fix = MAILFIX_FORM;
		cell.take = take_mended;
		if (why != NULL && mailcell_search(&cell, s) != NULL &&
		    take_mended(mailcell_unwrap(mailcell_inner(s)), &t) != NULL)
			return why;
	}
	*fix = (enum email_fix)t.fix;
	return NULL;
}

size_t
email_key(struct str address, char out[EMAIL_MAX])
{
	size_t i;

	for (i = 0; i < address.n && i < EMAIL_MAX; i++)
		out[i] = (char)mailpart_small(address.s[i]);
	return i;
}

/* Parts of a local part that the tables may know, with their hashes. */
struct part {
	size_t n;
	uint64_t hash;
};

struct local {
	struct part all;
	struct part start;	/* up to the first of + - _ . if there is one */
	struct part plus;	/* up to the first + if there is one */
	struct part stem, root; /* all and start without the digits behind */
};

enum { DIGIT = 01, SIGN = 02, CAPITAL = 040 /* the bit that makes it small */ };

/* Rows of 16 characters of ASCII. */
static const unsigned char kinds[256] = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
					"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
					"\0\0\0\0\0\0\0\0\0\0\0\2\0\2\2\0"
					"\1\1\1\1\1\1\1\1\1\1\0\0\0\0\0\0"
					"\2\40\40\40\40\40\40\40\40\40\40\40\40\40\40\40"
					"\40\40\40\40\40\40\40\40\40\40\40\0\0\0\0\2";

/* False when there is no @. The counters are single words so that they stay in registers:
   every address comes by here. */
static bool
read_local(struct str address, struct local *l)
{
	size_t n = 0, stem_n = 0;
	uint64_t hash = 0, stem_hash = 0;
	unsigned char c;
	unsigned kind;

	l->start.n = l->plus.n = 0;
	for (; n < address.n; n++) {
		c = (unsigned char)address.s[n];
		kind = kinds[c];
		if (kind & SIGN) {
			if (c == '@')
				break;
			if (l->start.n == 0) {
				l->start = (struct part){ n, hash };
				l->root = (struct part){ stem_n, stem_hash };
			}
			if (c == '+' && l->plus.n == 0)
				l->plus = (struct part){ n, hash };
		}
		hash = mailpart_roll(hash, (unsigned char)(c | (kind & CAPITAL)));
		if (!(kind & (DIGIT | SIGN))) {
			stem_n = n + 1;
			stem_hash = hash;
		}
	}
	l->all = (struct part){ n, hash };
	l->stem = (struct part){ stem_n, stem_hash };
	return n < address.n;
}

static unsigned
look_up(struct str address, struct part part, char mark)
{
	return part.n == 0
		   ? 0
		   : mailpart_local((struct str){ address.s, part.n }, mark, part.hash);
}

static unsigned
local_bits(struct str address, const struct local *l)
{
	const unsigned role = MAILPART_ROLE;
	unsigned bits = look_up(address, l->all, '@') | look_up(address, l->stem, '*');

	if (l->start.n == 0)
		return bits;
	bits |= look_up(address, l->start, address.s[l->start.n]) |
		look_up(address, l->root, '*');
	if (l->plus.n != 0)
		bits |= (look_up(address, l->plus, '@') & role) |
			mailpart_tag(
			    (struct str){ address.s + l->plus.n, l->all.n - l->plus.n });
	return bits;
}

/* Like n@n.nl: one letter, once or more, on both sides. */
static bool
is_twin(struct str address, size_t sign)
{
	unsigned char c = mailpart_small(address.s[0]);
	size_t i;

	if (sign == 0 || address.n <= 2 * sign + 1 || address.s[2 * sign + 1] != '.')
		return false;
	for (i = 0; i < 2 * sign + 1; i++)
		if (i != sign && mailpart_small(address.s[i]) != c)
			return false;
	return true;
}

static const struct {
	unsigned bit, class;
} classes[] = {
	{ MAILPART_NOBODY, EMAIL_PLACEHOLDER },
	{ MAILPART_TEST, EMAIL_TEST },
	{ MAILPART_RESERVED, EMAIL_RESERVED },
	{ MAILPART_NOREPLY, EMAIL_NOREPLY },
	{ MAILPART_PERHAPS, EMAIL_DOUBTFUL },
	{ MAILPART_ROLE, EMAIL_ROLE },
	{ MAILPART_DISPOSABLE, EMAIL_DISPOSABLE },
	{ MAILPART_RELAY, EMAIL_RELAY },
	{ MAILPART_NEAR, EMAIL_SUSPECT },
};

static unsigned
classes_of(unsigned bits)
{
	unsigned class = 0;
	size_t i;

	for (i = 0; bits != 0 && i < sizeof classes / sizeof *classes; i++)
		if (bits & classes[i].bit)
			class |= classes[i].class;
	return class;
}

unsigned
email_class(struct str address)
{
	const unsigned half = MAILPART_PERHAPS | MAILPART_ROLE;
	const unsigned known =
	    MAILPART_PROVIDER | MAILPART_REAL | MAILPART_ENDING | MAILPART_DOM;
	struct local l;
	unsigned local, domain, class;
	struct str behind;

	if (!read_local(address, &l))
		return 0;
	local = local_bits(address, &l);
	behind = (struct str){ address.s + l.all.n + 1, address.n - l.all.n - 1 };
	domain = mailpart_domain(behind).bits & ~known;
	class = classes_of(local | domain);
	if (domain & MAILPART_NOBODY)
		class |= EMAIL_NOWHERE;
	if (is_twin(address, l.all.n) || (domain & MAILPART_PERHAPS && local & half))
		class |= EMAIL_PLACEHOLDER;
	return class;
}

bool
email_is_placeholder(struct str address)
{
	return (email_class(address) & EMAIL_PLACEHOLDER) != 0;
}

bool
email_is_role(struct str address)
{
	return (email_class(address) & EMAIL_ROLE) != 0;
}

static struct str
domain_of(struct str address)
{
	const char *sign = address.n == 0 ? NULL : memchr(address.s, '@', address.n);

	if (sign == NULL)
		return (struct str){ "", 0 };
	return (struct str){ sign + 1, (size_t)(address.s + address.n - sign) - 1 };
}

bool
email_is_suspect(struct str address)
{
	return (mailpart_domain(domain_of(address)).bits & MAILPART_NEAR) != 0;
}

const char *
email_suggestion(struct str address)
{
	struct mailpart known = mailpart_domain(domain_of(address));

	return known.bits & (MAILPART_NEAR | MAILPART_DOM) ? known.meant : NULL;
}

const char *
email_looks_near(struct str address)
{
	return mailpart_neighbour(domain_of(address));
}
