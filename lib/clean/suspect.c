/*
 * suspect - see suspect.h
 */
#include "suspect.h"
#include "dummy.h"
#include "oddname.h"
#include "pattern.h"
#include "text.h"

enum {
	CELL = 64, /* bytes of a cell that can be a whole row of the table */
	AMOUNTS = 16,
	MEMO = 64,
	MEMO_CELL = 46,
};

const char *const suspect_names[SUSPECT_FIELDS] = { "email", "payment_method", "live",
	"order_id", "card", "name", "company", "street", "city", "postcode", "phone",
	"email_local", "product", "tag", "coupon", "amount" };

static struct patterns fields[SUSPECT_FIELDS];
static money amounts[AMOUNTS];
static int namounts;
static uint64_t amount_bits; /* their lowest six bits */

struct memo {
	uint8_t n, class;
	char raw[MEMO_CELL];
};

/* Fields by the class of what they hold. */
struct tally {
	int n[PATTERN_CLASSES];
	unsigned hits[PATTERN_CLASSES];
	bool any;
	bool all_test; /* the whole name says so */
};

static void
take(struct tally *t, enum suspect_field field, enum pattern_class class)
{
	if (class == PATTERN_NONE)
		return;
	t->any = true;
	t->n[class]++;
	t->hits[class] |= 1u << field;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void
ready(void)
{
	static bool done;
	const struct patterns *p = &fields[SUSPECT_AMOUNT];
	int i;

	if (done)
		return;
	for (i = 0; i < SUSPECT_FIELDS; i++)
		pattern_ready(&fields[i], suspect_names[i]);
	for (i = p->first[0]; i < p->first[PATTERN_KINDS] && namounts < AMOUNTS; i++)
		if (money_parse(pattern_text(i), &amounts[namounts]) == NULL)
			amount_bits |= UINT64_C(1) << (amounts[namounts++] & 63);
	dummy_ready();
	oddname_ready();
	done = true;
}

/* Lower case; what is longer than any row stays what it is: no match. */
static struct str
lower(struct str s, char buf[CELL])
{
	size_t i;

	if (s.n > CELL)
		return (struct str){ buf, 0 };
	for (i = 0; i < s.n; i++)
		buf[i] = (char)(s.s[i] >= 'A' && s.s[i] <= 'Z' ? s.s[i] | 0x20 : s.s[i]);
	return (struct str){ buf, s.n };
}

static enum pattern_class
whole(enum suspect_field field, struct str s)
{
	return pattern_whole(&fields[field], s);
}

/* Names of gateways are written in one word as well: paypalsandbox. */
static enum pattern_class
inside(enum suspect_field field, struct str s)
{
	const struct patterns *p = &fields[field];

	if (field != SUSPECT_PAYMENT && !pattern_words(p, s))
		return PATTERN_NONE;
	return pattern_inside(p, s);
}

__attribute__((noinline)) static enum pattern_class
recall(struct memo *memo, enum suspect_field field, struct str s)
{
	unsigned at;

	if (s.n > MEMO_CELL)
		return inside(field, s);
	at = ((unsigned)s.n * 5 + (unsigned char)s.s[0] +
		 3 * (unsigned char)s.s[s.n - 1] + 7 * (unsigned char)s.s[s.n / 2]) %
	     MEMO;
	memo += at;
	if (memo->n != s.n || memcmp(memo->raw, s.s, s.n) != 0) {
		memcpy(memo->raw, s.s, s.n);
		memo->n = (uint8_t)s.n;
		memo->class = (uint8_t)inside(field, s);
	}
	return (enum pattern_class)memo->class;
}

/* Ways to pay, articles and labels are told over and over. */
static inline enum pattern_class
inside_again(struct memo *memo, enum suspect_field field, struct str s)
{
	return s.n == 0 ? PATTERN_NONE : recall(memo, field, s);
}

/* Teststraat 12a is Teststraat. */
__attribute__((noinline)) static enum pattern_class
street_found(struct str s)
{
	const struct patterns *p = &fields[SUSPECT_STREET];
	enum pattern_class class;
	char buf[2 * CELL];
	struct str key = { buf, 0 };

	if (s.n > CELL)
		return PATTERN_NONE;
	key.n = text_fold(s.s, s.n, buf);
	class = pattern_find(p, key);
	if (class != PATTERN_NONE)
		return class;
	if (key.n > 1 && !is_digit(key.s[key.n - 1]) && is_digit(key.s[key.n - 2]))
		key.n--;
	while (key.n > 0 && is_digit(key.s[key.n - 1]))
		key.n--;
	return pattern_find(p, key);
}

static enum pattern_class
of_street(struct str s)
{
	if (!pattern_at(&fields[SUSPECT_STREET], s, 0))
		return PATTERN_NONE;
	return street_found(s);
}

static enum pattern_class
higher(enum pattern_class a, enum pattern_class b)
{
	return a > b ? a : b;
}

/* test12345 is test. */
static struct str
without_digits(struct str s)
{
	while (s.n > 0 && is_digit(s.s[s.n - 1]))
		s.n--;
	return s;
}

static enum pattern_class
of_local(struct str s)
{
	const struct patterns *p = &fields[SUSPECT_LOCAL];
	bool exact = s.n > 0 && pattern_may(p, s.s[0], s.s[s.n > 1], s.s[s.n - 1]),
	     begins = pattern_at(p, s, 0);
	enum pattern_class class = PATTERN_NONE;
	char buf[CELL];
	struct str key;
	const char *plus;

	if (s.n == 0)
		return PATTERN_NONE;
	plus = memchr(s.s, '+', s.n);
	if (plus == NULL && !exact && !begins)
		return PATTERN_NONE;
	key = lower(s, buf);
	if (exact)
		class = pattern_find(p, key);
	if (begins)
		class = higher(class, pattern_begin(p, PATTERN_PREFIX, key));
	if (class == PATTERN_NONE)
		class = pattern_find(p, without_digits(key));
	if (plus == NULL || key.n == 0)
		return class;
	key.s += plus + 1 - s.s;
	key.n -= (size_t)(plus + 1 - s.s);
	return higher(class, pattern_begin(p, PATTERN_PLUS, key));
}

/* A number that begins as a row of the field does. */
static inline enum pattern_class
begun(enum suspect_field field, enum pattern_kind kind, struct str s)
{
	char buf[CELL];

	if (s.n > 0 && s.s[0] == '#') {
		s.s++;
		s.n--;
	}
	if (!pattern_at(&fields[field], s, 0))
		return PATTERN_NONE;
	return pattern_begin(&fields[field], kind, lower(s, buf));
}

static enum pattern_class
of_amount(money m)
{
	money size = m < 0 ? (money)(-(uint64_t)m) : m;
	int i;

	if ((amount_bits >> (size & 63) & 1) == 0)
		return PATTERN_NONE;
	for (i = 0; i < namounts; i++)
		if (amounts[i] == size)
			return PATTERN_WEAK;
	return PATTERN_NONE;
}

/* The points of what was taken, and which fields they come from. */
static int
points(const struct tally *t, unsigned *hits)
{
	int score =
	    3 * t->n[PATTERN_PROOF] + 2 * t->n[PATTERN_STRONG] + t->n[PATTERN_TEST];

	*hits = t->hits[PATTERN_PROOF] | t->hits[PATTERN_STRONG] | t->hits[PATTERN_TEST];
	score += t->all_test && (t->hits[PATTERN_TEST] >> SUSPECT_LOCAL & 1) != 0;
	if (t->n[PATTERN_NOBODY] > 0)
		return score;
	score += t->n[PATTERN_DOUBT];
	*hits |= t->hits[PATTERN_DOUBT];
	if (t->n[PATTERN_TEST] + t->n[PATTERN_STRONG] > 0 || t->n[PATTERN_DOUBT] > 1) {
		score += t->n[PATTERN_WEAK];
		*hits |= t->hits[PATTERN_WEAK];
	}
	return score;
}

/* What proves a test by itself, or is soon known. */
static void
take_quick(const struct suspect_cells *c, struct tally *t)
{
	static struct memo payments[MEMO], products[MEMO], tags[MEMO];

	take(t, SUSPECT_EMAIL,
	    c->email_reserved ? PATTERN_PROOF
	    : c->email_test   ? PATTERN_STRONG
			      : PATTERN_NONE);
	take(t, SUSPECT_PAYMENT,
	    inside_again(payments, SUSPECT_PAYMENT, c->payment_method));
	take(t, SUSPECT_LIVE, whole(SUSPECT_LIVE, c->live));
	take(t, SUSPECT_ORDER, begun(SUSPECT_ORDER, PATTERN_MARK, c->order_id));
	take(t, SUSPECT_CARD, whole(SUSPECT_CARD, c->card));
	take(t, SUSPECT_COMPANY, whole(SUSPECT_COMPANY, c->company));
	take(t, SUSPECT_CITY, whole(SUSPECT_CITY, c->city));
	take(t, SUSPECT_POSTCODE, whole(SUSPECT_POSTCODE, c->postcode));
	take(t, SUSPECT_PHONE, dummy_phone(c->phone));
	take(t, SUSPECT_LOCAL, of_local(c->email_local));
	take(t, SUSPECT_PRODUCT, inside_again(products, SUSPECT_PRODUCT, c->product));
	take(t, SUSPECT_TAG, inside_again(tags, SUSPECT_TAG, c->tag));
	take(t, SUSPECT_COUPON, begun(SUSPECT_COUPON, PATTERN_PREFIX, c->coupon));
	take(t, SUSPECT_AMOUNT, of_amount(c->amount));
}

/* How many of name, street and e-mail address are there and nothing is odd about them? */
static int
count_real(const struct suspect_cells *c, const struct tally *t)
{
	unsigned odd = t->hits[PATTERN_NOBODY] | t->hits[PATTERN_DOUBT] |
		       t->hits[PATTERN_TEST] | t->hits[PATTERN_STRONG] |
		       t->hits[PATTERN_PROOF];

	return (c->full_name.n + c->surname.n > 0 && !(odd & 1u << SUSPECT_NAME)) +
	       (c->street.n > 0 && !(odd & 1u << SUSPECT_STREET)) +
	       (c->email_local.n > 0 &&
		   !(odd & (1u << SUSPECT_EMAIL | 1u << SUSPECT_LOCAL)));
}

/* TEST, TEST-1001: the number of a test, unless who ordered is plainly somebody; a shop may
   number its kits so, or its years: demo2026001. */
static bool
is_test_order(const struct suspect_cells *c, const struct tally *t)
{
	struct str s = c->order_id, behind;
	size_t from = s.s[0] == '#', n = from;
	bool test = (s.s[from] | 0x20) == 't';

	while (n < s.n && (s.s[n] | 0x20) >= 'a')
		n++;
	n += n < s.n && !is_digit(s.s[n]);
	behind = (struct str){ s.s + n, s.n - n };
	return without_digits(behind).n == 0 && count_real(c, t) < (test ? 2 : 1);
}

static void
take_slow(const struct suspect_cells *c, struct tally *t)
{
	const struct oddname_cells names = { c->given, c->surname, c->full_name,
		c->amount };
	struct oddname name = oddname_judge(&names);

	t->all_test = name.all;
	take(t, SUSPECT_NAME, name.class);
	take(t, SUSPECT_STREET, of_street(c->street));
	/* the number of a test is a point more than what begins like one */
	if ((t->hits[PATTERN_STRONG] >> SUSPECT_ORDER & 1) != 0 && is_test_order(c, t))
		t->n[PATTERN_TEST]++;
	/* b@jansen.nl is Bas Jansen */
	if (c->email_local.n == 1 && (t->hits[PATTERN_DOUBT] >> SUSPECT_LOCAL & 1) != 0 &&
	    oddname_has_initial(&names, c->email_local.s[0])) {
		t->n[PATTERN_DOUBT]--;
		t->hits[PATTERN_DOUBT] &= ~(1u << SUSPECT_LOCAL);
	}
}

/* A name alone makes a test only where it is an address of the web. */
static bool
may_prove(struct str name)
{
	return name.n > 0 && memchr(name.s, ':', name.n) != NULL;
}

int
suspect_score(const struct suspect_cells *c, unsigned *hits)
{
	struct tally t = { 0 };

	ready();
	*hits = 0;
	take_quick(c, &t);
	take_slow(c, &t);
	return t.any ? points(&t, hits) : 0;
}

bool
suspect_is_test(const struct suspect_cells *c, unsigned *hits)
{
	struct tally t = { 0 };

	ready();
	*hits = 0;
	take_quick(c, &t);
	/* a name and a street are two points at most */
	if (!t.any && !may_prove(c->full_name) && !may_prove(c->given) &&
	    !may_prove(c->surname))
		return false;
	take_slow(c, &t);
	return t.any && points(&t, hits) >= SUSPECT_POINTS;
}
