/*
 * mailpart - see mailpart.h
 *
 * A shop's addresses have few domains, gmail.com above all: a memo stands before the
 * search for those.
 */
#include "mailpart.h"
#include "tables.h"

enum {
	SLOTS = 2048,
	FILTER = 8192, /* bits */
	MEMO = 128
};

/* A row of one of the tables: its text between two marks, of which either may be none. */
struct row {
	const char *text;
	uint8_t n;
	char before, behind;
	struct mailpart is;
};

enum {
	ROWS = EMAIL_PLACEHOLDERS_NROWS + EMAIL_ROLES_NROWS + EMAIL_TYPOS_NROWS +
	       EMAIL_DOMAINS_NROWS + EMAIL_ENDINGS_NROWS
};

_Static_assert(ROWS < SLOTS / 2, "the index has room, so that a search is short");

struct seen {
	struct mailpart is;
	uint64_t words[2];
	size_t n;
};

static _Thread_local struct {
	bool made;
	int nrows;
	struct row rows[ROWS];
	uint16_t slots[SLOTS]; /* number of the row, from 1 */
	uint64_t filter[FILTER / 64];
	struct seen memo[MEMO];
} all;

static const struct {
	const char *word;
	unsigned bits;
} classes[] = {
	{ "nobody", MAILPART_NOBODY },
	{ "test", MAILPART_NOBODY | MAILPART_TEST },
	{ "reserved", MAILPART_NOBODY | MAILPART_TEST | MAILPART_RESERVED },
	{ "noreply", MAILPART_NOBODY | MAILPART_NOREPLY },
	{ "perhaps", MAILPART_PERHAPS },
	{ "disposable", MAILPART_DISPOSABLE },
	{ "relay", MAILPART_RELAY },
	{ "provider", MAILPART_PROVIDER },
	{ "real", MAILPART_REAL },
	{ "near", MAILPART_NEAR },
	{ "dom", MAILPART_DOM },
	{ "tld", MAILPART_TLD },
	{ "form", MAILPART_FORM },
};

static unsigned
class_bits(const char *word)
{
	size_t i = 0;

	while (strcmp(classes[i].word, word) != 0)
		i++;
	return classes[i].bits;
}

static uint64_t
roll_all(uint64_t hash, struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		hash = mailpart_roll(hash, mailpart_small(s.s[i]));
	return hash;
}

static uint64_t
spread(uint64_t hash)
{
	return hash * 0x9e3779b97f4a7c15;
}

static bool
same(const char *text, struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)text[i] != mailpart_small(s.s[i]))
			return false;
	return true;
}

/* Most parts are in no table, and that is soon known. */
static inline bool
may_hold(uint64_t hash)
{
	size_t bit = spread(hash) >> 51;

	return all.filter[bit / 64] >> bit % 64 & 1;
}

/* hash is that of the part with its marks. */
static const struct row *
find(char before, struct str part, char behind, uint64_t hash)
{
	uint64_t h = spread(hash);
	const struct row *row;
	size_t slot;

	for (slot = h >> 40 & (SLOTS - 1); all.slots[slot] != 0;
	     slot = (slot + 1) & (SLOTS - 1)) {
		row = &all.rows[all.slots[slot] - 1];
		if (row->n == part.n && row->before == before && row->behind == behind &&
		    same(row->text, part))
			return row;
	}
	return NULL;
}

static uint64_t
hash_marked(char before, struct str part, char behind)
{
	uint64_t hash = before == '\0' ? 0 : mailpart_roll(0, (unsigned char)before);

	hash = roll_all(hash, part);
	return behind == '\0' ? hash : mailpart_roll(hash, (unsigned char)behind);
}

/* A part may stand in several tables: postmaster@ is a role and a machine. */
static void
add(char before, struct str part, char behind, unsigned bits, const char *meant)
{
	uint64_t hash = hash_marked(before, part, behind), h = spread(hash);
	struct row *row = (struct row *)find(before, part, behind, hash);
	size_t bit = h >> 51, slot = h >> 40 & (SLOTS - 1);

	if (row == NULL) {
		row = &all.rows[all.nrows++];
		*row =
		    (struct row){ part.s, (uint8_t)part.n, before, behind, { 0, NULL } };
		while (all.slots[slot] != 0)
			slot = (slot + 1) & (SLOTS - 1);
		all.slots[slot] = (uint16_t)all.nrows;
		all.filter[bit / 64] |= (uint64_t)1 << bit % 64;
	}
	row->is.bits |= bits;
	if (meant != NULL)
		row->is.meant = meant;
}

/* Rows of placeholders hold their marks. */
static void
add_placeholder(const char *text, unsigned bits)
{
	struct str part = str_of(text);
	char first = part.s[0], last = part.s[part.n - 1];

	if (first == '@' || first == '.' || first == '+')
		add(first, (struct str){ part.s + 1, part.n - 1 }, '\0', bits, NULL);
	else
		add('\0', (struct str){ part.s, part.n - 1 }, last, bits, NULL);
}

static void
make(void)
{
	const char *const *row;
	int i;

	for (i = 0; i < EMAIL_PLACEHOLDERS_NROWS; i++) {
		row = email_placeholders_table[i];
		add_placeholder(row[EMAIL_PLACEHOLDERS_PART],
		    class_bits(row[EMAIL_PLACEHOLDERS_CLASS]));
	}
	for (i = 0; i < EMAIL_ROLES_NROWS; i++)
		add('\0', str_of(email_roles_table[i][EMAIL_ROLES_NAME]), '@',
		    MAILPART_ROLE, NULL);
	for (i = 0; i < EMAIL_DOMAINS_NROWS; i++) {
		row = email_domains_table[i];
		add('@', str_of(row[EMAIL_DOMAINS_DOMAIN]), '\0',
		    class_bits(row[EMAIL_DOMAINS_CLASS]), NULL);
	}
	for (i = 0; i < EMAIL_TYPOS_NROWS; i++) {
		row = email_typos_table[i];
		add('@', str_of(row[EMAIL_TYPOS_DOMAIN]), '\0',
		    class_bits(row[EMAIL_TYPOS_CLASS]), row[EMAIL_TYPOS_MEANT]);
	}
	for (i = 0; i < EMAIL_ENDINGS_NROWS; i++) {
		row = email_endings_table[i];
		add('.', str_of(row[EMAIL_ENDINGS_ENDING] + 1), '\0',
		    strcmp(row[EMAIL_ENDINGS_ENDING], row[EMAIL_ENDINGS_MEANT]) == 0
			? MAILPART_ENDING
			: MAILPART_TLD,
		    row[EMAIL_ENDINGS_MEANT]);
	}
	all.made = true;
}

/* Apart, so that the filter before it needs no registers saved. */
__attribute__((noinline)) static unsigned
bits_of(struct str part, char mark, uint64_t hash)
{
	const struct row *row;

	if (!all.made)
		make();
	row = find('\0', part, mark, hash);
	return row == NULL ? 0 : row->is.bits;
}

unsigned
mailpart_local(struct str part, char mark, uint64_t hash)
{
	hash = mailpart_roll(hash, (unsigned char)mark);
	return all.made && !may_hold(hash) ? 0 : bits_of(part, mark, hash);
}

unsigned
mailpart_tag(struct str tag)
{
	const struct row *row;
	size_t n = 1;

	if (!all.made)
		make();
	while (n < tag.n && mailpart_small(tag.s[n]) >= 'a' &&
	       mailpart_small(tag.s[n]) <= 'z')
		n++;
	tag.s++;
	tag.n = n - 1;
	row = find('+', tag, '\0', hash_marked('+', tag, '\0'));
	return row == NULL ? 0 : row->is.bits;
}

/* The row of the ending that begins behind the dot at place at. */
static const struct row *
find_ending(struct str domain, size_t at)
{
	struct str ending = { domain.s + at + 1, domain.n - at - 1 };

	return find('.', ending, '\0', hash_marked('.', ending, '\0'));
}

/* Does it begin with www. and go on with a domain? */
static bool
has_www(struct str domain)
{
	return domain.n > 4 && same("www.", (struct str){ domain.s, 4 }) &&
	       memchr(domain.s + 4, '.', domain.n - 4) != NULL;
}

static struct mailpart
judge(struct str domain, uint64_t hash)
{
	struct mailpart is = { 0, NULL };
	const struct row *row = find('@', domain, '\0', hash);
	const unsigned last = MAILPART_TLD | MAILPART_ENDING;
	size_t i;

	if (row != NULL)
		is = row->is;
	for (i = 0; i < domain.n; i++) {
		row = domain.s[i] == '.' ? find_ending(domain, i) : NULL;
		if (row != NULL)
			is.bits |= memchr(domain.s + i + 1, '.', domain.n - i - 1) == NULL
				       ? row->is.bits
				       : row->is.bits & ~last;
	}
	if (has_www(domain))
		is.bits |= MAILPART_FORM;
	return is;
}

/* The first and the last eight bytes of a domain of 4 to 16: these and the length are all
   of it. */
static void
pack(struct str domain, uint64_t words[2])
{
	uint32_t half[2];

	if (domain.n >= 8) {
		memcpy(&words[0], domain.s, 8);
		memcpy(&words[1], domain.s + domain.n - 8, 8);
	} else {
		memcpy(&half[0], domain.s, 4);
		memcpy(&half[1], domain.s + domain.n - 4, 4);
		words[0] = half[0];
		words[1] = half[1];
	}
}

static struct mailpart
judge_anew(struct str domain)
{
	if (!all.made)
		make();
	return judge(domain, roll_all(mailpart_roll(0, '@'), domain));
}

struct mailpart
mailpart_domain(struct str domain)
{
	uint64_t words[2];
	struct seen *seen;

	if (domain.n < 4 || domain.n > 16)
		return judge_anew(domain);
	pack(domain, words);
	seen = &all.memo[spread(words[0] ^ words[1] << 7 ^ domain.n) >> 57];
	if (seen->n != domain.n || seen->words[0] != words[0] ||
	    seen->words[1] != words[1])
		*seen =
		    (struct seen){ judge_anew(domain), { words[0], words[1] }, domain.n };
	return seen->is;
}

const char *
mailpart_ending(struct str domain, size_t *n)
{
	const struct row *row;
	size_t at = domain.n;

	if (!all.made)
		make();
	while (at > 0 && domain.s[at - 1] != '.')
		at--;
	if (at == 0)
		return NULL;
	*n = at - 1;
	row = find_ending(domain, at - 1);
	return row == NULL || !(row->is.bits & (MAILPART_TLD | MAILPART_ENDING))
		   ? NULL
		   : row->is.meant;
}

/* Is a one insertion, deletion, exchange or swap of neighbours away from b? */
static bool
one_slip(struct str a, struct str b)
{
	size_t head = 0, tail = 0, left_a, left_b;

	while (head < a.n && head < b.n && a.s[head] == b.s[head])
		head++;
	while (tail < a.n - head && tail < b.n - head &&
	       a.s[a.n - tail - 1] == b.s[b.n - tail - 1])
		tail++;
	left_a = a.n - head - tail;
	left_b = b.n - head - tail;
	if (left_a == 2 && left_b == 2)
		return a.s[head] == b.s[head + 1] && a.s[head + 1] == b.s[head];
	return left_a <= 1 && left_b <= 1 && left_a + left_b > 0;
}

/* Names before the ending that have one slip too little are too many. */
enum { NAME_SHORTEST = 5 };

const char *
mailpart_neighbour(struct str domain)
{
	const char *dot = domain.n == 0 ? NULL : memchr(domain.s, '.', domain.n), *other;
	struct str name, big;
	int i;

	if (dot == NULL || mailpart_domain(domain).bits & ~(unsigned)MAILPART_ENDING)
		return NULL;
	name = (struct str){ domain.s, (size_t)(dot - domain.s) };
	for (i = 0; i < EMAIL_DOMAINS_NROWS; i++) {
		if (email_domains_table[i][EMAIL_DOMAINS_CLASS][0] != 'p')
			continue;
		big = str_of(email_domains_table[i][EMAIL_DOMAINS_DOMAIN]);
		other = memchr(big.s, '.', big.n);
		if (other - big.s >= NAME_SHORTEST &&
		    big.s + big.n - other == domain.s + domain.n - dot &&
		    memcmp(other, dot, (size_t)(domain.s + domain.n - dot)) == 0 &&
		    one_slip(name, (struct str){ big.s, (size_t)(other - big.s) }))
			return big.s;
	}
	return NULL;
}
