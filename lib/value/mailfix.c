/*
 * mailfix - see mailfix.h
 *
 * A mended domain is mended again until nothing is left to do, so that mending a result
 * changes nothing: www.www.gmail.con.
 */
#include "mailfix.h"
#include "mailbox.h"
#include "mailpart.h"

enum { WIDE = 320, ROUNDS = 80 }; /* www. can stand 63 times in an address */

/* An address under repair; sign is the length of the local part with its @. */
struct draft {
	char s[WIDE];
	size_t n, sign;
	enum mailfix fix;
};

static struct str
domain_of(const struct draft *d)
{
	return (struct str){ d->s + d->sign, d->n - d->sign };
}

/* Put s in the place of what begins at the domain's byte from and has n bytes. */
static void
replace(struct draft *d, size_t from, size_t n, struct str s)
{
	size_t at = d->sign + from;

	if (d->n - n + s.n > WIDE)
		return;
	memmove(d->s + at + s.n, d->s + at + n, d->n - at - n);
	memcpy(d->s + at, s.s, s.n);
	d->n = d->n - n + s.n;
}

static bool
mend_once(struct draft *d)
{
	struct str domain = domain_of(d);
	struct mailpart known = mailpart_domain(domain);
	const char *ending;
	size_t dot;

	if (!(known.bits & (MAILPART_TLD | MAILPART_FORM)))
		return false;
	d->fix = known.bits & MAILPART_FORM ? MAILFIX_FORM : MAILFIX_TLD;
	if (known.meant != NULL) {
		replace(d, 0, domain.n, str_of(known.meant));
	} else if (known.bits & MAILPART_FORM) {
		replace(d, 0, 4, (struct str){ "", 0 });
	} else {
		ending = mailpart_ending(domain, &dot);
		replace(d, dot, domain.n - dot, str_of(ending));
	}
	return true;
}

static void
mend_domain(struct draft *d)
{
	int i = 0;

	while (i < ROUNDS && mend_once(d))
		i++;
}

const char *
mailfix_take(struct str s, char *out, size_t *n, enum mailfix *fix)
{
	const char *why = mailbox_take(s, out, n), *sign;
	struct draft d;

	*fix = MAILFIX_NONE;
	if (why != NULL)
		return why;
	sign = memchr(out, '@', *n);
	d.sign = (size_t)(sign + 1 - out);
	if (!(mailpart_domain((struct str){ sign + 1, *n - d.sign }).bits &
		(MAILPART_TLD | MAILPART_FORM)))
		return NULL;
	memcpy(d.s, out, *n);
	d.n = *n;
	d.fix = MAILFIX_NONE;
	mend_domain(&d);
	*fix = d.fix;
	return mailbox_take((struct str){ d.s, d.n }, out, n);
}

static struct str
find_at_word(struct str s)
{
	struct str at = { s.s, 4 };

	for (; at.s + at.n <= s.s + s.n; at.s++)
		if (str_same(at, str_of("(at)")) || str_same(at, str_of("[at]")))
			return at;
	return (struct str){ NULL, 0 };
}

/* The @, its neighbours and the blanks between them; s is NULL when there are none, or
   others elsewhere. */
static struct str
find_sign(struct str s)
{
	struct str sign = { memchr(s.s, '@', s.n), 1 };
	const char *end = s.s + s.n;

	if (sign.s == NULL)
		sign = find_at_word(s);
	if (sign.s == NULL)
		return sign;
	while (sign.s > s.s && sign.s[-1] == ' ') {
		sign.s--;
		sign.n++;
	}
	while (sign.s + sign.n < end && (sign.s[sign.n] == '@' || sign.s[sign.n] == ' '))
		sign.n++;
	if (memchr(sign.s + sign.n, '@', (size_t)(end - sign.s) - sign.n) != NULL)
		sign.s = NULL;
	return sign;
}

static bool
is_divider(char c)
{
	return c == '.' || c == ',' || c == ';' || c == ' ';
}

/* Is a comma or a blank here a dot? Only before the one ending: jan@x.nl,com may be two
   addresses of which one lost its half. */
static bool
is_dot(struct str before, struct str behind)
{
	char ending[16];
	size_t dot;

	if (behind.n == 0 || behind.n + 1 > sizeof ending ||
	    memchr(behind.s, '.', behind.n) != NULL)
		return false;
	ending[0] = '.';
	memcpy(ending + 1, behind.s, behind.n);
	return mailpart_ending((struct str){ ending, behind.n + 1 }, &dot) != NULL &&
	       mailpart_ending(before, &dot) == NULL;
}

/* The domain, one dot for each run of dividers, none at its ends. */
static bool
put_domain(struct draft *d, struct str domain)
{
	size_t i = 0, from;
	struct str rest;
	bool dots;

	while (i < domain.n) {
		if (!is_divider(domain.s[i])) {
			d->s[d->n++] = domain.s[i++];
			continue;
		}
		dots = true;
		for (from = i; i < domain.n && is_divider(domain.s[i]); i++)
			dots &= domain.s[i] == '.';
		if (i == domain.n)
			continue;
		if (from == 0 && dots) { /* x@.utler.org lost more than a dot */
			rest = (struct str){ domain.s + i, domain.n - i };
			if ((mailpart_domain(rest).bits & MAILPART_PROVIDER) == 0)
				return false;
			continue;
		}
		if (!dots &&
		    !is_dot(domain_of(d), (struct str){ domain.s + i, domain.n - i }))
			return false;
		d->s[d->n++] = '.';
	}
	return true;
}

const char *
mailfix_mend(struct str s, char *out, size_t *n, enum mailfix *fix)
{
	static const char beyond[] = "cannot be mended";
	struct draft d = { .n = 0 };
	struct str sign, domain;
	const char *why;

	if (s.n == 0 || s.n > WIDE)
		return beyond;
	sign = find_sign(s);
	if (sign.s == NULL || sign.s == s.s)
		return beyond;
	d.n = (size_t)(sign.s - s.s);
	memcpy(d.s, s.s, d.n);
	d.s[d.n++] = '@';
	d.sign = d.n;
	domain = (struct str){ sign.s + sign.n, (size_t)(s.s + s.n - sign.s) - sign.n };
	if (!put_domain(&d, domain))
		return beyond;
	d.fix = MAILFIX_FORM;
	mend_domain(&d);
	why = mailfix_take((struct str){ d.s, d.n }, out, n, fix);
	*fix = *fix == MAILFIX_NONE ? d.fix : *fix;
	return why;
}
