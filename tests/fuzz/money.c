/*
 * money - decimal text and the amounts of exports: exact, and alike by all ways to them
 *
 * Input: an amount, or two with a | between them.
 */
#include "fuzz.h"
#include "amount.h"
#include "gather.h"

enum { SURE = 15 }; /* a decimal of so many bytes is not too large */

/* [-]digits[.digits] */
static bool
is_decimal(struct str s)
{
	size_t i = s.n > 0 && s.s[0] == '-', whole = 0, places = 0;
	bool point;

	for (; i < s.n && gather_is_digit(s.s[i]); i++)
		whole++;
	point = i < s.n && s.s[i] == '.';
	for (i += point; i < s.n && gather_is_digit(s.s[i]); i++)
		places++;
	return i == s.n && whole > 0 && point == (places > 0);
}

static size_t
places_of(struct str s)
{
	const char *point = memchr(s.s, '.', s.n);

	return point == NULL ? 0 : (size_t)(s.s + s.n - point) - 1;
}

/* A decimal as money_show would write it if it had all places: no zeros in front, at least
   two places, no zero beyond them, no minus before nothing. */
static struct str
canonical(struct str s, char *to)
{
	bool minus = s.s[0] == '-', nothing = true;
	size_t n = 0, places, i;

	s = (struct str){ s.s + minus, s.n - minus };
	for (; s.n > 1 && s.s[0] == '0' && s.s[1] != '.'; s.n--)
		s.s++;
	for (i = 0; i < s.n; i++)
		nothing &= s.s[i] == '0' || s.s[i] == '.';
	if (minus && !nothing)
		to[n++] = '-';
	memcpy(to + n, s.s, s.n);
	n += s.n;
	places = places_of(s);
	if (places == 0)
		to[n++] = '.';
	for (; places < 2; places++)
		to[n++] = '0';
	for (; places > 2 && to[n - 1] == '0'; places--)
		n--;
	return (struct str){ to, n };
}

static void
check_parse(struct str s)
{
	char buf[MONEY_SHOW], *plain = malloc(s.n + 4);
	const char *why;
	money m, again;
	struct str shown, want;

	if (plain == NULL)
		abort();
	why = money_parse(s, &m);
	check(is_decimal(s) ||
		  (why != NULL && (str_is(s, "") == (strcmp(why, "empty") == 0))),
	    "no number, and yet read");
	if (is_decimal(s)) {
		want = canonical(s, plain);
		check(why == NULL || want.n > SURE || places_of(want) > 4,
		    "refused without need");
	}
	if (is_decimal(s) && why == NULL) {
		shown = (struct str){ buf, (size_t)money_show(m, buf) };
		check(str_eq(shown, want), "shown as another number");
		check(money_parse(shown, &again) == NULL && again == m,
		    "not read again to the same");
	}
	free(plain);
}

/* Rounding by hand: cut behind the fourth place, and one more away from zero. */
static void
check_round(struct str s)
{
	money m, cut;
	bool rounded = false, lost = false, up;
	const char *why = money_round(s, &m, &rounded);
	struct str kept = s;
	size_t i;

	if (!is_decimal(s)) {
		check(why != NULL, "no number, and yet rounded");
		return;
	}
	kept.n -= places_of(s) > 4 ? places_of(s) - 4 : 0;
	up = kept.n < s.n && s.s[kept.n] >= '5';
	for (i = kept.n; i < s.n; i++)
		lost |= s.s[i] != '0';
	if (money_parse(kept, &cut) != NULL) {
		check(why != NULL, "too large, and yet rounded");
		return;
	}
	if (up && (s.s[0] == '-' ? cut == INT64_MIN : cut == INT64_MAX)) {
		check(why != NULL, "beyond the largest, and yet rounded");
		return;
	}
	check(why == NULL, "not rounded");
	check(m == (s.s[0] == '-' ? cut - up : cut + up), "rounded otherwise");
	check(rounded == lost, "a lost place is not told, or none was lost");
}

static void
check_product(struct str a, struct str b)
{
	money one, two, alone;
	bool rounded, also;
	const char *why = money_product(a, b, &one, &rounded);

	check((why == NULL) == (money_product(b, a, &two, &also) == NULL),
	    "a product with its factors changed is refused");
	check(why != NULL || (one == two && rounded == also),
	    "a product with its factors changed is another");
	if (money_product(a, str_of("1"), &one, &rounded) == NULL) {
		check(money_round(a, &alone, &also) == NULL, "times one, but not alone");
		check(one == alone && rounded == also, "times one is another");
	}
}

#ifdef __SIZEOF_INT128__
static void
check_sum(money a, money b)
{
	struct wide sum = wide_of(a), twice;
	__int128 want = ((__int128)a + b) * 2;
	char buf[MONEY_SHOW];

	wide_add(&sum, b);
	twice = sum;
	wide_join(&twice, sum);
	check(twice.hi == (int64_t)(want >> 64) && twice.lo == (uint64_t)want,
	    "a sum is another");
	check(money_show_sum(twice, buf) <= MONEY_SHOW, "a sum shown too long");
}
#else
#define check_sum(a, b) ((void)(a), (void)(b))
#endif

/* The ways to the value of an export's amount. */
static void
check_amount(struct str s, char decimal)
{
	struct amount a, again;
	money m, quick;
	bool rounded, fast = amount_quick(s, decimal, &quick);
	const char *why = amount_plain(s, decimal, &a);
	struct str text;

	check(!fast || why == NULL, "quick, but refused by the slow way");
	if (why != NULL)
		return;
	text = (struct str){ a.text, a.n };
	check(a.n <= AMOUNT_TEXT && is_decimal(text), "the plain form is none");
	check(
	    memchr(a.currency, '\0', sizeof a.currency) != NULL, "currency without end");
	why = money_round(text, &m, &rounded);
	check(!fast || (why == NULL && m == quick), "quick is another");
	why = amount_plain(text, '.', &again);
	check(why == NULL || text.n > GATHER_BODY, "the plain form is not read");
	check(why != NULL || str_eq((struct str){ again.text, again.n }, text),
	    "the plain form is read otherwise");
}

/* A value votes once at most, and one that votes for a sign is read alike without it. */
static void
check_vote(struct str s)
{
	struct amount_votes v = { 0 };
	struct amount open, column;
	char other;

	amount_vote(s, 7, &v);
	check(v.point + v.comma + v.open <= 1, "more than one vote");
	check(v.point_line == 7 * v.point && v.comma_line == 7 * v.comma, "another line");
	if (v.point + v.comma == 0 || amount_plain(s, amount_decide(&v), &column) != NULL)
		return;
	check(amount_decide(&v) == (v.point ? '.' : ','), "decided against the vote");
	for (other = ','; other <= '.'; other += 2) {
		check(amount_plain(s, other, &open) == NULL &&
			  str_eq((struct str){ open.text, open.n },
			      (struct str){ column.text, column.n }),
		    "a clear value depends on its column");
	}
}

static void
target(struct str input)
{
	struct str rest = input, first = { "", 0 }, s = fuzz_copy(input, 0, 0), a, b;
	money x = 0, y = 0;

	check_parse(s);
	check_round(s);
	check_vote(s);
	check_amount(s, '.');
	check_amount(s, ',');
	check_amount(s, 0);
	(void)amount_symbol(s);
	fuzz_free(s);
	(void)str_cut(&rest, '|', &first);
	if (rest.s == NULL)
		return;
	a = fuzz_copy(first, 0, 0);
	b = fuzz_copy(rest, 0, 0);
	check_product(a, b);
	if (money_parse(a, &x) == NULL && money_parse(b, &y) == NULL)
		check_sum(x, y);
	fuzz_free(a);
	fuzz_free(b);
}
