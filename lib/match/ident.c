/*
 * ident - see ident.h
 */
#include "ident.h"
#include "text.h"

enum {
	CELL = 1024, /* longer cells are neither an address nor a number */
	SHORTEST = 8,
	LONGEST = 15, /* digits of a number of an unknown country */
};

const char *const ident_kind_names[IDENT_KINDS] = { "customer_id", "email", "mobile" };

const char *const ident_state_names[IDENT_STATES] = { "", "mailbox", "given_name",
	"birth_date", "surname", "shared", "placeholder", "blocklist" };

/* The cell without the escapes of the record format; empty when it is too long. */
static struct str
plain(struct str cell, char buf[CELL])
{
	if (cell.n > CELL)
		return (struct str){ "", 0 };
	if (memchr(cell.s, '\\', cell.n) == NULL)
		return cell;
	return (struct str){ buf, text_unescape(cell.s, cell.n, buf) };
}

/* The source scopes the number; a TAB can stand in neither. */
static size_t
customer_key(struct str source, struct str id, char *out)
{
	memcpy(out, source.s, source.n);
	out[source.n] = '\t';
	memcpy(out + source.n + 1, id.s, id.n);
	return source.n + 1 + id.n;
}

static size_t
email_to_key(struct str cell, char *out)
{
	char buf[CELL];
	size_t n;

	if (email_clean(plain(cell, buf), out, &n) != NULL)
		return 0;
	return email_key((struct str){ out, n }, out);
}

static bool
is_international(struct str s)
{
	size_t i;

	if (s.n < 1 + SHORTEST || s.n > 1 + LONGEST || s.s[0] != '+')
		return false;
	for (i = 1; i < s.n; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return true;
}

/* A number in the column mobile is taken by its word, also from a country without a
   numbering plan in our table. */
static size_t
number_to_key(struct str cell, const char *country, bool trusted, char *out)
{
	char buf[CELL];
	struct str s = plain(cell, buf);
	bool international = is_international(s), mobile;
	size_t n;

	/* as rfm-clean leaves it: nothing to do, which is most of the time */
	if (!international || !phone_is_mobile(s)) {
		if (phone_clean(s, country, out, &n, &mobile) == NULL)
			return trusted || mobile ? n : 0;
		if (!trusted || !international)
			return 0;
	}
	memcpy(out, s.s, s.n);
	return s.n;
}

size_t
ident_key(enum ident_slot slot, const struct str cells[IDENT_CELLS], const char *country,
    char *out)
{
	static const enum ident_cell cell_of[IDENT_SLOTS] = { IDENT_CUSTOMER_ID,
		IDENT_EMAIL, IDENT_MOBILE, IDENT_PHONE };
	struct str cell = cells[cell_of[slot]];

	if (cell.n == 0)
		return 0;
	if (slot == IDENT_IN_CUSTOMER_ID)
		return customer_key(cells[IDENT_SOURCE], cell, out);
	if (slot == IDENT_IN_EMAIL)
		return email_to_key(cell, out);
	return number_to_key(cell, country, slot == IDENT_IN_MOBILE, out);
}
