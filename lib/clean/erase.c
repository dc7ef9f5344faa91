/*
 * erase - see erase.h
 *
 * One map holds all that is listed, each value behind a letter for what it is. Before it is
 * asked, a few bits of the value's length and letters tell that it is not in a short list.
 */
#include "erase.h"
#include "email.h"
#include "lines.h"
#include "map.h"
#include "phone.h"
#include "sha256.h"

enum {
	VALUE = 300, /* bytes of the longest value, with its source */
	CELLS = 256,
	SIEVE = 1024, /* bits, a power of two */
};

/* What a value is, and the letter it stands behind. */
enum kind { EMAIL, PHONE, CUSTOMER, HASH, KINDS };

static const char letters[KINDS] = { 'e', 'p', 'c', 'h' };

enum column { COLUMN_EMAIL, COLUMN_PHONE, COLUMN_CUSTOMER, COLUMN_SOURCE, COLUMN_NONE };

struct listed {
	struct map values;
	uint32_t *person; /* of each value */
	size_t cap;
	uint32_t persons, met;
	bool *seen; /* each person */
	size_t seen_cap;
	uint64_t sieve[KINDS][SIEVE / 64];
	bool any[KINDS];
	bool of_source, of_any; /* customer numbers with, and without a source */
};

static struct listed list;

static const struct str nothing = { "", 0 };

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Telephones differ at their end, addresses and customer numbers at both. */
static unsigned
sieve_bit(struct str s)
{
	unsigned first = (unsigned char)s.s[0], third = (unsigned char)s.s[s.n / 3];
	unsigned last = (unsigned char)s.s[s.n - 1];
	unsigned middle = (unsigned char)s.s[s.n / 2];

	return ((unsigned)s.n * 7 + first * 31 + third * 129 + middle * 57 + last * 5) %
	       SIEVE;
}

static struct str
tagged(enum kind kind, struct str value, char buf[VALUE + 1])
{
	buf[0] = letters[kind];
	memcpy(buf + 1, value.s, value.n);
	return (struct str){ buf, value.n + 1 };
}

/* Enter a value of the person that is being read. */
static void
enter(enum kind kind, struct str value)
{
	unsigned bit = sieve_bit(value);
	char buf[VALUE + 1];
	uint32_t id;
	bool fresh;

	id = map_put(&list.values, tagged(kind, value, buf), &fresh);
	if (!fresh)
		return;
	list.person = mem_grow(list.person, &list.cap, id + 1, sizeof *list.person);
	list.person[id] = list.persons;
	list.sieve[kind][bit / 64] |= UINT64_C(1) << bit % 64;
	list.any[kind] = true;
}

/* Rows bear an address as it was written, or mended: both are listed. */
static const char *
add_email(struct str value)
{
	const char *why, *at = memchr(value.s, '@', value.n);
	struct str address, key;
	char buf[EMAIL_MAX], folded[EMAIL_MAX];
	enum email_fix fix;

	/* The first of several would be taken, and the others would stay. */
	if (at != NULL &&
	    memchr(at + 1, '@', value.n - (size_t)(at + 1 - value.s)) != NULL)
		return "more than one @";
	address.s = buf;
	key.s = folded;
	if (email_clean(value, buf, &address.n) == NULL) {
		key.n = email_key(address, folded);
		enter(EMAIL, key);
	}
	why = email_repair(value, buf, &address.n, &fix);
	if (why == NULL) {
		key.n = email_key(address, folded);
		enter(EMAIL, key);
	}
	return why;
}

static const char *
add_phone(struct str value, const char *country)
{
	char buf[PHONE_MAX];
	const char *why;
	bool mobile;
	size_t n;

	why = phone_clean(value, country, buf, &n, &mobile);
	if (why == NULL)
		enter(PHONE, (struct str){ buf, n });
	return why;
}

/* The key of a customer: the source, or nothing for any, a TAB, the number. */
static struct str
customer_key(struct str source, struct str id, char buf[VALUE])
{
	if (source.n + 1 + id.n > VALUE)
		return (struct str){ buf, 0 };
	if (source.n > 0)
		memcpy(buf, source.s, source.n);
	buf[source.n] = '\t';
	memcpy(buf + source.n + 1, id.s, id.n);
	return (struct str){ buf, source.n + 1 + id.n };
}

static const char *
add_customer(struct str source, struct str id)
{
	char buf[VALUE];
	struct str key = customer_key(source, id, buf);

	if (key.n == 0)
		return "longer than 300 bytes";
	enter(CUSTOMER, key);
	*(source.n > 0 ? &list.of_source : &list.of_any) = true;
	return NULL;
}

/* A colon may be of the number itself: the number as a whole is entered as well. */
static const char *
add_any_customer(struct str value)
{
	struct str id = value, source;

	if (memchr(value.s, ':', value.n) != NULL && str_cut(&id, ':', &source) &&
	    source.n > 0 && id.n > 0)
		add_customer(source, id);
	return add_customer(nothing, value);
}

/* 64 digits of a SHA-256. */
static bool
add_hash(struct str value)
{
	char buf[64];
	size_t i;

	if (value.n != sizeof buf)
		return false;
	for (i = 0; i < value.n; i++) {
		buf[i] = lower(value.s[i]);
		if (!(buf[i] >= '0' && buf[i] <= '9') &&
		    !(buf[i] >= 'a' && buf[i] <= 'f'))
			return false;
	}
	enter(HASH, (struct str){ buf, sizeof buf });
	return true;
}

/* A value of which nothing is said: a number may be a customer's, a telephone's, or both. */
static const char *
add_any(struct str value, const char *country)
{
	if (add_hash(value))
		return NULL;
	if (memchr(value.s, '@', value.n) != NULL)
		return add_email(value);
	if (value.s[0] == '+')
		return add_phone(value, country);
	add_phone(value, country);
	return add_any_customer(value);
}

static enum column
column_of(struct str name)
{
	static const struct {
		const char *name;
		enum column column;
	} names[] = { { "email", COLUMN_EMAIL }, { "e-mail", COLUMN_EMAIL },
		{ "phone", COLUMN_PHONE }, { "mobile", COLUMN_PHONE },
		{ "customer_id", COLUMN_CUSTOMER }, { "source", COLUMN_SOURCE } };
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_same(name, str_of(names[i].name)))
			return names[i].column;
	return COLUMN_NONE;
}

/* A list with a header. */
struct table {
	int n; /* cells of the header; 0: none */
	char sep;
	enum column column[CELLS];
};

/* The line is a header when it names a column that says who. */
static void
take_head(const struct lines *l, struct str line, struct table *t)
{
	static const char seps[] = "\t;,";
	struct str cells[CELLS];
	bool found = false;
	int i, k;

	for (k = 0; k < 3 && !found; k++) {
		t->sep = seps[k];
		t->n = lines_cells(line, t->sep, cells, CELLS);
		if (t->n > CELLS)
			lines_die(l, "more than 256 cells", nothing);
		for (i = 0; i < t->n; i++) {
			t->column[i] = column_of(cells[i]);
			found = found || t->column[i] < COLUMN_SOURCE;
		}
	}
	if (!found)
		t->n = 0;
	for (i = 0; i < t->n; i++)
		if (t->column[i] == COLUMN_NONE)
			lines_die(l,
			    "no column email, phone, mobile, customer_id or source",
			    cells[i]);
}

static const char *
add_cell(enum column column, struct str cell, struct str source, const char *country)
{
	if (cell.n > VALUE)
		return "longer than 300 bytes";
	if (column != COLUMN_CUSTOMER && add_hash(cell))
		return NULL;
	if (column == COLUMN_EMAIL)
		return add_email(cell);
	if (column == COLUMN_PHONE)
		return add_phone(cell, country);
	return source.n > 0 ? add_customer(source, cell) : add_any_customer(cell);
}

static void
add_row(
    const struct lines *l, const struct table *t, struct str line, const char *country)
{
	struct str cells[CELLS], source = { "", 0 };
	int n = lines_cells(line, t->sep, cells, CELLS), i, added = 0;
	const char *why;

	if (n > t->n)
		lines_die(l, "more cells than the header has", nothing);
	for (i = 0; i < n; i++)
		if (t->column[i] == COLUMN_SOURCE)
			source = cells[i];
	for (i = 0; i < n; i++) {
		if (t->column[i] >= COLUMN_SOURCE || cells[i].n == 0)
			continue;
		why = add_cell(t->column[i], cells[i], source, country);
		if (why != NULL)
			lines_die(l, why, nothing);
		added++;
	}
	if (added == 0)
		lines_die(l, "nobody: no email, phone or customer_id", nothing);
}

static void
add_line(const struct lines *l, struct str line, const char *country)
{
	struct str value = str_trim(line);
	const char *why;

	if (value.n > VALUE)
		lines_die(l, "longer than 300 bytes", nothing);
	if (memchr(value.s, '\t', value.n) != NULL ||
	    memchr(value.s, ',', value.n) != NULL ||
	    memchr(value.s, ';', value.n) != NULL)
		lines_die(l, "several values, and no header", nothing);
	why = add_any(value, country);
	if (why != NULL)
		lines_die(l, why, nothing);
}

void
erase_load(const char *path, const char *country)
{
	struct table t = { 0 };
	uint32_t before;
	struct lines l;
	struct str line;
	bool first = true;

	for (lines_open(&l, path); lines_next(&l, &line); first = false) {
		if (first)
			take_head(&l, line, &t);
		if (first && t.n > 0)
			continue;
		before = map_count(&list.values);
		if (t.n > 0)
			add_row(&l, &t, line, country);
		else
			add_line(&l, line, country);
		list.persons += map_count(&list.values) != before;
	}
	lines_close(&l);
	list.seen =
	    mem_grow(list.seen, &list.seen_cap, list.persons + 1, sizeof *list.seen);
	memset(list.seen, 0, list.persons + 1);
}

/* Mark whom the value belongs to; the value has passed the sieve. */
__attribute__((noinline)) static bool
look_up(enum kind kind, struct str value)
{
	char buf[VALUE + 1];
	uint32_t id, person;

	if (value.n > VALUE)
		return false;
	id = map_get(&list.values, tagged(kind, value, buf));
	if (id == MAP_NONE)
		return false;
	person = list.person[id];
	list.met += !list.seen[person];
	return list.seen[person] = true;
}

static bool
is_listed(enum kind kind, struct str value)
{
	unsigned bit;

	if (!list.any[kind] || value.n == 0)
		return false;
	bit = sieve_bit(value);
	return (list.sieve[kind][bit / 64] >> bit % 64 & 1) != 0 && look_up(kind, value);
}

static bool
is_hashed(struct str value)
{
	static const char hex[] = "0123456789abcdef";
	unsigned char digest[32];
	char text[64];
	int i;

	if (!list.any[HASH] || value.n == 0)
		return false;
	sha256(value.s, value.n, digest);
	for (i = 0; i < 32; i++) {
		text[2 * i] = hex[digest[i] >> 4];
		text[2 * i + 1] = hex[digest[i] & 15];
	}
	return is_listed(HASH, (struct str){ text, sizeof text });
}

static bool
has_customer(struct str source, struct str id)
{
	char buf[VALUE];
	bool has = false;

	if (id.n == 0)
		return false;
	if (list.of_source && source.n > 0)
		has = is_listed(CUSTOMER, customer_key(source, id, buf));
	if (list.of_any)
		has |= is_listed(CUSTOMER, customer_key(nothing, id, buf));
	return has;
}

bool
erase_has(struct str source, struct str customer_id, struct str email, struct str phone,
    struct str mobile)
{
	char buf[EMAIL_MAX];
	struct str key = { buf, 0 };
	bool has;

	if (list.persons == 0)
		return false;
	if (email.n > 0 && email.n <= EMAIL_MAX && (list.any[EMAIL] || list.any[HASH]))
		key.n = email_key(email, buf);
	/* All of them, so that each person that is met counts. */
	has = is_listed(EMAIL, key);
	has |= is_listed(PHONE, phone);
	has |= is_listed(PHONE, mobile);
	has |= has_customer(source, customer_id);
	has |= is_hashed(key);
	has |= is_hashed(phone);
	return has | is_hashed(mobile);
}

uint64_t
erase_listed(void)
{
	return list.persons;
}

uint64_t
erase_met(void)
{
	return list.met;
}
