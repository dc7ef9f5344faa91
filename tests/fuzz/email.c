/*
 * email - addresses of cells: cleaned once and for all, and always an address
 *
 * Input: a cell.
 */
#include "fuzz.h"
#include "email.h"
#include "mailbox.h"

static char *
room(void)
{
	char *out = malloc(EMAIL_MAX);

	if (out == NULL)
		abort();
	return out;
}

/* By another look at it: one @, dots in place on both sides, small letters behind it. */
static bool
is_address(struct str s)
{
	const char *sign = memchr(s.s, '@', s.n);
	size_t local = sign == NULL ? 0 : (size_t)(sign - s.s), i;
	char before = '.';

	if (local == 0 || local > 64 || s.n - local < 5)
		return false;
	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c <= ' ' || c >= 0x7f || (c == '@' && i != local) ||
		    (i > local && c >= 'A' && c <= 'Z') ||
		    ((c == '.' || c == '@') && (before == '.' || before == '@')))
			return false;
		before = (char)c;
	}
	return before != '.' && memchr(sign, '.', s.n - local) != NULL;
}

/* What comes out is an address, and stays what it is. */
static void
check_address(struct str s)
{
	char *out = room();
	enum email_fix fix;
	size_t n;

	check(s.n <= EMAIL_MAX, "too long");
	check(is_address(s), "what is clean is no address");
	check(mailbox_take(s, out, &n) == NULL, "no address");
	check(str_eq(s, (struct str){ out, n }), "not in its delivery form");
	check(email_clean(s, out, &n) == NULL, "not clean");
	check(str_eq(s, (struct str){ out, n }), "cleaned once more");
	check(email_repair(s, out, &n, &fix) == NULL, "beyond repair");
	free(out);
}

/* The key, and what is known by it. */
static void
check_known(struct str s)
{
	char *out = room(), *again = room();
	struct str key = { out, email_key(s, out) };
	unsigned class = email_class(s);
	const char *meant = email_suggestion(s);

	check(key.n == s.n && str_same(key, s), "the key is another address");
	check(email_key(key, again) == key.n && memcmp(again, out, key.n) == 0,
	    "the key has another key");
	check(email_class(key) == class, "the key has another class");
	check(email_is_placeholder(s) == ((class & EMAIL_PLACEHOLDER) != 0) &&
		  email_is_role(s) == ((class & EMAIL_ROLE) != 0) &&
		  email_is_suspect(s) == ((class & EMAIL_SUSPECT) != 0),
	    "asked alone it is of another class");
	check(!(class & EMAIL_SUSPECT) || meant != NULL, "a slip of nothing");
	check(email_suggestion(key) == meant, "the key means another domain");
	check(email_looks_near(key) == email_looks_near(s), "the key is near another");
	free(out);
	free(again);
}

static void
target(struct str input)
{
	char *clean = room(), *mended = room(), *again = room();
	struct str s = fuzz_copy(input, 0, 0);
	size_t n = 0, m = 0, k;
	enum email_fix fix, twice;
	const char *why = email_clean(s, clean, &n);

	if (why == NULL)
		check_address((struct str){ clean, n });
	if (email_repair(s, mended, &m, &fix) == NULL) {
		check_address((struct str){ mended, m });
		check_known((struct str){ mended, m });
		check(
		    email_repair((struct str){ mended, m }, again, &k, &twice) == NULL &&
			twice == EMAIL_AS_WRITTEN,
		    "mended once more");
		check(str_eq((struct str){ mended, m }, (struct str){ again, k }),
		    "mended to another");
		check(fix != EMAIL_AS_WRITTEN ||
			  (why == NULL && n == m && memcmp(clean, mended, n) == 0),
		    "as written, but not what is clean");
	} else {
		check(why != NULL, "clean, but beyond repair");
	}
	(void)email_class(s);
	(void)email_suggestion(s);
	(void)email_looks_near(s);
	fuzz_free(s);
	free(clean);
	free(mended);
	free(again);
}
