/*
 * street - see street.h
 *
 * The house number is the first number behind a word whose rest is an addition and nothing
 * else: "131 D 2". Numbers that belong to the name are known by what stands beside them:
 * another number behind a year, a word that is no addition.
 */
#include "street.h"
#include "lexicon.h"
#include "tables.h"

enum { YEAR_FIRST = 1500, YEAR_LAST = 2099, POST_MAX = 12 };

static const char first_countries[] = "FRLUGBUSIECAAUNZZAMCGGJEIMMTREGPMQGFYTPF";

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return ((unsigned char)c | 0x20) >= 'a' && ((unsigned char)c | 0x20) <= 'z';
}

static enum addition_role
role(const struct address_line *l, int i)
{
	return i < l->n ? l->token[i].role : ADDITION_WORD;
}

static bool
has_number(const struct address_line *l, int i)
{
	return i < l->n && l->token[i].digits > 0;
}

/* A number with nothing glued to it. */
static bool
is_bare(const struct address_line *l, int i)
{
	return has_number(l, i) && l->token[i].digits == l->token[i].s.n;
}

static unsigned
value_of(struct str s)
{
	unsigned v = 0;
	size_t i;

	for (i = 0; i < s.n && i < 9 && is_digit(s.s[i]); i++)
		v = v * 10 + (unsigned)(s.s[i] - '0');
	return v;
}

/* The tokens from one to before another as they stand in the line. */
static struct str
span(const struct address_line *l, int from, int end)
{
	const struct str *first = &l->token[from].s, *last = &l->token[end - 1].s;

	return (struct str){ first->s, (size_t)(last->s + last->n - first->s) };
}

static bool
is_single_letter(const struct token *t)
{
	return t->s.n == 1 && is_letter(t->s.s[0]);
}

static bool
is_ordinal(const struct token *t)
{
	static const char *const ends[] = { "e", "de", "ste", "er", "eme", "th", "nd",
		"rd", "st" };
	struct str rest = addition_glued(t);
	size_t i;

	for (i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (str_same(rest, str_of(ends[i])))
			return true;
	return false;
}

static bool
is_month(struct str s)
{
	static struct lexicon months = {
		.table = &months_table[0][0], .nrows = MONTHS_NROWS, .ncols = MONTHS_NCOLS
	};
	int row = lexicon_find(&months, s);

	return row != LEXICON_NONE && lexicon_cell(&months, row, MONTHS_MONTH)[0] != '0';
}

/* 1944, 1940-1945, and the two wars. */
static bool
is_year(const struct token *t)
{
	unsigned v = value_of(t->s);
	struct str rest = addition_glued(t);

	if (t->digits == 2)
		return str_is(t->s, "40-45") || str_is(t->s, "14-18");
	return t->digits == 4 && v >= YEAR_FIRST && v <= YEAR_LAST &&
	       (rest.n == 0 || (rest.n >= 3 && rest.s[0] == '-' && is_digit(rest.s[1])));
}

/* Does the number belong to the name? */
static bool
is_of_name(const struct address_line *l, int i)
{
	const struct token *t = &l->token[i];

	if (i == 1 && is_single_letter(&l->token[0]) && t->digits < 3 &&
	    has_number(l, i + 1) &&
	    (l->token[i + 1].comma || addition_is_in(l->country, "DE")))
		return true; /* the squares of Mannheim */
	if (i + 1 < l->n && t->digits < 3 && is_month(l->token[i + 1].s))
		return true;
	if (!is_year(t))
		return false;
	if (has_number(l, i + 1))
		return true;
	return i + 1 == l->n &&
	       (role(l, i - 1) == ADDITION_YEAR || is_month(l->token[i - 1].s) ||
		   (t->dash && has_number(l, i - 1) && is_year(&l->token[i - 1])));
}

/* Two numbers with a dash are a range, but in the Netherlands where the second one is an
   addition, and a single number in America. */
static bool
is_range(const struct address_line *l, struct str first, struct str second)
{
	if (addition_is_in(l->country, "NL"))
		return false;
	return addition_is_in(l->country, "US") || value_of(second) > value_of(first);
}

/* The number of token i, and what is glued to it or follows behind a dash; returns the
   token behind it. */
static int
take_number(const struct address_line *l, int i, struct street_parts *p)
{
	const struct token *t = &l->token[i];
	struct str digits = { t->s.s, t->digits }, rest = addition_glued(t);
	size_t at = 1;

	p->number = digits;
	while (at < rest.n && is_digit(rest.s[at]))
		at++;
	if (at > 1 && at == rest.n && rest.s[0] == '-' &&
	    is_range(l, digits, (struct str){ rest.s + 1, rest.n - 1 })) {
		p->number = t->s;
	} else if (rest.n > 0) {
		(void)addition_put(&p->text, l, rest);
	} else if (is_bare(l, i + 1) && l->token[i + 1].dash &&
		   is_range(l, digits, l->token[i + 1].s)) {
		memcpy(p->range, digits.s, digits.n);
		p->range[digits.n] = '-';
		memcpy(
		    p->range + digits.n + 1, l->token[i + 1].s.s, l->token[i + 1].digits);
		p->number =
		    (struct str){ p->range, digits.n + 1 + l->token[i + 1].digits };
		return i + 2;
	}
	return i + 1;
}

static bool
finish(struct street_parts *p)
{
	p->addition = (struct str){ p->text.s, p->text.n };
	return true;
}

/* A box of the post office: what follows is one number, whatever its blanks. */
static bool
split_post(const struct address_line *l, struct street_parts *p)
{
	int i, from = 0;
	size_t k;

	if (role(l, 0) != ADDITION_POST && role(l, 1) != ADDITION_POST)
		return false;
	while (from < l->n && !is_digit(l->token[from].s.s[0]))
		from++;
	if (from == 0 || from > 3 || from == l->n)
		return false;
	p->number = (struct str){ p->range, 0 };
	for (i = from; i < l->n; i++)
		for (k = 0; k < l->token[i].s.n; k++) {
			if (!is_digit(l->token[i].s.s[k]) || p->number.n == POST_MAX)
				return false;
			p->range[p->number.n++] = l->token[i].s.s[k];
		}
	p->street = span(l, 0, from);
	return true;
}

/* The whole line is a number with its addition. */
static bool
split_number(const struct address_line *l, struct street_parts *p)
{
	int i = role(l, 0) == ADDITION_NUMBER || l->token[0].s.s[0] == '#';

	if (!has_number(l, i) || !addition_fits(l, i + 1))
		return false;
	i = take_number(l, i, p);
	return addition_put_tokens(&p->text, l, i, l->n) && finish(p);
}

/* Has the name from one token to before another a word that only such lines have? */
static bool
is_unmistakable(const struct address_line *l, int from, int end)
{
	int i;

	for (i = from; i < end; i++)
		if (has_number(l, i))
			return false;
	return end - from > 1 &&
	       (role(l, from) == ADDITION_FRONT || role(l, from) == ADDITION_BOTH ||
		   role(l, end - 1) == ADDITION_BACK ||
		   role(l, end - 1) == ADDITION_BOTH);
}

/* bis and ter, or a letter that is no direction, between the number and the name. */
static bool
is_inner(const struct address_line *l, int i)
{
	const struct token *t = &l->token[i];
	char c = (char)(t->s.s[0] & ~0x20);

	if (i + 1 >= l->n)
		return false;
	if (str_is(t->s, "1/2"))
		return true;
	if (role(l, i) == ADDITION_PART)
		return t->s.n > 1 && is_letter(t->s.s[0]) && t->s.n < 8;
	return is_single_letter(t) && !is_digit(l->token[i + 1].s.s[0]) &&
	       (role(l, i + 1) == ADDITION_FRONT || memchr("NSEW", c, 4) == NULL);
}

/* Where the flat begins behind the name, or the end. */
static int
find_unit(const struct address_line *l, int from)
{
	enum addition_role what;
	int i;

	for (i = from; i < l->n; i++) {
		what = role(l, i);
		if ((what == ADDITION_UNIT || what == ADDITION_POST ||
			l->token[i].s.s[0] == '#') &&
		    i + 1 < l->n && addition_fits(l, i))
			return i;
		if (what == ADDITION_WORD && l->token[i].comma && addition_fits(l, i))
			return i;
	}
	return l->n;
}

/* "Flat 3, 12 High Street", "12 bis, rue de la Paix", "to 12 Prinsengracht". */
static bool
split_first(const struct address_line *l, struct street_parts *p)
{
	bool opposite = role(l, 0) == ADDITION_OPPOSITE;
	int i = opposite, from, name, end;

	while (!opposite && role(l, i) == ADDITION_UNIT && i + 2 < l->n &&
	       (has_number(l, i + 1) || is_single_letter(&l->token[i + 1])))
		i += 2;
	if (!has_number(l, i) || i + 1 >= l->n || is_ordinal(&l->token[i]))
		return false;
	from = name = take_number(l, i, p);
	while (name < l->n && is_inner(l, name))
		name++;
	end = name < l->n ? find_unit(l, name + 1) : l->n;
	if (name >= end || (end - name == 1 && l->token[name].s.n < 3) ||
	    (!opposite && !addition_is_in(l->country, first_countries) &&
		!is_unmistakable(l, name, end)))
		return false;
	p->street = span(l, name, end);
	return addition_put_tokens(&p->text, l, from, name) &&
	       addition_put_tokens(&p->text, l, 0, i) &&
	       addition_put_tokens(&p->text, l, end, l->n) && finish(p);
}

/* Where the house number is in a line that begins with the name; 0 when nowhere. *odd: a
   number is neither that nor of the name. */
static int
find_number(const struct address_line *l, bool *odd)
{
	int i;

	*odd = false;
	for (i = 1; i < l->n; i++) {
		if (!has_number(l, i) || is_of_name(l, i))
			continue;
		if ((!*odd || role(l, i - 1) == ADDITION_NUMBER) &&
		    role(l, i - 1) != ADDITION_UNIT && addition_fits(l, i + 1) &&
		    !(role(l, i + 1) == ADDITION_PART && is_ordinal(&l->token[i])))
			return i;
		*odd |= !is_ordinal(&l->token[i]);
	}
	return 0;
}

static bool
split_last(const struct address_line *l, struct street_parts *p)
{
	bool odd, opposite = false;
	int i = find_number(l, &odd), name = i;

	if (i == 0) {
		p->street = span(l, 0, l->n);
		return !odd;
	}
	if (name > 1 &&
	    (role(l, name - 1) == ADDITION_NUMBER || l->token[name - 1].s.s[0] == '#'))
		name--;
	if (name > 1 && role(l, name - 1) == ADDITION_OPPOSITE) {
		opposite = true;
		name--;
	}
	p->street = span(l, 0, name);
	i = take_number(l, i, p);
	return addition_put_tokens(&p->text, l, i, l->n) &&
	       (!opposite || addition_put(&p->text, l, (struct str){ "t/o", 3 })) &&
	       finish(p);
}

/* A name of letters and blanks, a blank, digits, perhaps a letter: nearly all lines of the
   Netherlands, Belgium and Germany. */
static bool
quick(struct str s, struct street_parts *p)
{
	size_t end = s.n, n, from, i;

	if (end > 3 && is_letter(s.s[end - 1]))
		end -= s.s[end - 2] == ' ' ? 2 : 1;
	for (n = end; n > 0 && is_digit(s.s[n - 1]);)
		n--;
	if (n == end || end - n > 4 || n < 2 || s.s[n - 1] != ' ' || s.s[n] == '0' ||
	    (end - n == 4 && s.s[n] < '3'))
		return false;
	for (i = 0, from = 0; i < n - 1; i++) {
		if (s.s[i] == ' ')
			from = i + 1;
		else if (!is_letter(s.s[i]) && (unsigned char)s.s[i] < 0x80)
			return false;
	}
	if (s.s[n - 2] == ' ' || s.s[0] == ' ' ||
	    addition_role((struct str){ s.s + from, n - 1 - from }) != ADDITION_WORD)
		return false;
	p->street = (struct str){ s.s, n - 1 };
	p->number = (struct str){ s.s + n, end - n };
	if (end < s.n) {
		p->text.s[p->text.n++] = (char)(s.s[s.n - 1] & ~0x20);
		p->addition = (struct str){ p->text.s, 1 };
	}
	return true;
}

/* A name of letters and blanks, and no number. */
static bool
quick_name(struct str s, struct street_parts *p)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!is_letter(s.s[i]) && (s.s[i] != ' ' || i == 0 || i + 1 == s.n))
			return false;
	p->street = s;
	return s.n > 0;
}

static void
reset(struct street_parts *p)
{
	p->street = p->number = p->addition = (struct str){ "", 0 };
	p->text.n = 0;
}

static bool
split(const struct address_line *l, struct street_parts *p)
{
	bool (*const rules[])(const struct address_line *, struct street_parts *) = {
		split_number, split_post, split_first, split_last
	};
	size_t i;

	for (i = 0; l->n > 0 && i < sizeof rules / sizeof rules[0]; i++) {
		if (rules[i](l, p))
			return true;
		reset(p);
	}
	return l->n == 0;
}

bool
street_split(struct str line, const char *country, struct street_parts *p)
{
	struct address_line l;

	reset(p);
	return quick(line, p) || quick_name(line, p) ||
	       (addition_cut(&l, line, country) && split(&l, p));
}

bool
street_join(
    struct str line, struct str second, const char *country, struct street_parts *p)
{
	struct address_line l, more;
	int from;

	reset(p);
	if (!addition_cut(&more, second, country) || !addition_cut(&l, line, country) ||
	    !split(&l, p))
		return false;
	if (more.n == 0)
		return true;
	from = role(&more, 0) == ADDITION_NUMBER || more.token[0].s.s[0] == '#';
	if (!addition_fits(&more, from))
		return false;
	if (p->number.n > 0)
		return addition_put_tokens(&p->text, &more, from, more.n) && finish(p);
	if (p->street.n == 0 || !has_number(&more, from))
		return false;
	from = take_number(&more, from, p);
	return addition_put_tokens(&p->text, &more, from, more.n) && finish(p);
}

bool
street_number(struct str cell, const char *country, struct street_parts *p)
{
	struct address_line l;

	reset(p);
	if (addition_cut(&l, cell, country) && (l.n == 0 || split_number(&l, p)))
		return true;
	reset(p);
	return false;
}
