/*
 * addition - see addition.h
 */
#include "addition.h"
#include "lexicon.h"
#include "tables.h"
#include "text.h"

enum {
	DIGITS = 5, /* of a house number */
	GLUED = 8,  /* bytes behind its digits, at most */
	TOKENS = 6, /* of an addition */
	WORD = 16,  /* bytes of the longest word of the table, and some */
	MIXED = 6,  /* bytes of "2A", "A12" */
	NAME = 5    /* bytes of a name that a number may be glued to */
};

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

bool
addition_is_in(const char *country, const char *list)
{
	for (; *list != '\0'; list += 2)
		if (country[0] == list[0] && country[1] == list[1])
			return true;
	return false;
}

/* The row of a word in the table, or NULL. */
static const char *const *
word_of(struct str s)
{
	static struct lexicon words = { .table = &street_words_table[0][0],
		.nrows = STREET_WORDS_NROWS,
		.ncols = STREET_WORDS_NCOLS };
	int row = s.n > WORD ? LEXICON_NONE : lexicon_find(&words, s);

	return row == LEXICON_NONE ? NULL : street_words_table[row];
}

enum addition_role
addition_role(struct str s)
{
	const char *const *row = word_of(s);

	if (row == NULL)
		return ADDITION_WORD;
	switch (row[STREET_WORDS_ROLE][0]) {
	case 'b':
		return row[STREET_WORDS_ROLE][1] == 'a' ? ADDITION_BACK : ADDITION_BOTH;
	case 'f':
		return ADDITION_FRONT;
	case 'n':
		return ADDITION_NUMBER;
	case 'o':
		return ADDITION_OPPOSITE;
	case 'p':
		return row[STREET_WORDS_ROLE][1] == 'a' ? ADDITION_PART : ADDITION_POST;
	case 'u':
		return ADDITION_UNIT;
	default:
		return ADDITION_YEAR;
	}
}

static bool
is_roman(struct str s)
{
	size_t i;

	for (i = 0; i < s.n && memchr("IVXivx", s.s[i], 6) != NULL; i++)
		;
	return i == s.n;
}

/* Are the bytes behind the digits of a house number an addition: "a", "-2", "bis-3"? */
static bool
may_be_glued(struct str s)
{
	size_t at, run;
	enum addition_role role;

	if (s.n > GLUED)
		return false;
	for (at = 0; at < s.n; at += run) {
		run = 0;
		while (at + run < s.n && is_letter(s.s[at + run]))
			run++;
		if (run > 2 && !is_roman((struct str){ s.s + at, run })) {
			role = addition_role((struct str){ s.s + at, run });
			if (role != ADDITION_PART && role != ADDITION_UNIT)
				return false;
		}
		if (run > 0)
			continue;
		run = 1;
		if ((unsigned char)s.s[at] == 0xc2 && s.n - at > 1 &&
		    (unsigned char)s.s[at + 1] >= 0xbc &&
		    (unsigned char)s.s[at + 1] <= 0xbe)
			run = 2; /* a half */
		else if (!is_digit(s.s[at]) && memchr("-/.+", s.s[at], 4) == NULL)
			return false;
	}
	return true;
}

static size_t
leading_digits(struct str s)
{
	size_t n = 0, zeros = 0;

	while (n < s.n && is_digit(s.s[n])) {
		zeros += zeros == n && s.s[n] == '0';
		n++;
	}
	if (n == 0 || n > DIGITS || zeros == n ||
	    !may_be_glued((struct str){ s.s + n, s.n - n }))
		return 0;
	return n;
}

struct str
addition_glued(const struct token *t)
{
	return (struct str){ t->s.s + t->digits, t->s.n - t->digits };
}

static bool
push(struct address_line *l, struct str s, bool comma, bool dash)
{
	if (l->n == ADDITION_TOKENS)
		return false;
	l->token[l->n].s = s;
	l->token[l->n].digits = leading_digits(s);
	l->token[l->n].comma = comma;
	l->token[l->n].dash = dash;
	l->token[l->n++].role = is_digit(s.s[0]) ? ADDITION_WORD : addition_role(s);
	return true;
}

/* Where the number begins in "nr.12", "#12", "Hauptstr.12" and "Dorpsstraat12a"; or 0. */
static size_t
word_length(struct str s)
{
	enum addition_role role;
	size_t n = 0;

	while (n < s.n && !is_digit(s.s[n]))
		n++;
	if (n == 0 || n == s.n || s.s[n - 1] == '-')
		return 0;
	if (n == 1)
		return s.s[0] == '#';
	role = addition_role((struct str){ s.s, n });
	if (role == ADDITION_NUMBER)
		return n;
	return n >= NAME && role == ADDITION_WORD && s.n - n <= DIGITS ? n : 0;
}

static bool
push_word(struct address_line *l, struct str s, bool comma, bool dash)
{
	size_t n = word_length(s);

	if (n > 0 && !push(l, (struct str){ s.s, n }, comma, dash))
		return false;
	return n == 0 ? push(l, s, comma, dash)
		      : push(l, (struct str){ s.s + n, s.n - n }, false, false);
}

/* Length of what stands between tokens at the start of s, or 0; *what tells a comma or a
   dash from a blank. */
static size_t
gap(const char *s, size_t n, char *what)
{
	*what = ' ';
	if (is_letter(s[0]) || is_digit(s[0]))
		return 0;
	switch (s[0]) {
	case ',':
	case ';':
	case '\n':
		*what = ',';
		return 1;
	case ' ':
	case '\t':
	case '\r':
	case '(':
	case ')':
		return 1;
	case '-':
		*what = '-';
		return n == 1 || s[1] == ' ';
	case '\xe2': /* the dashes of print */
		*what = '-';
		return n > 2 && s[1] == '\x80' && (s[2] == '\x93' || s[2] == '\x94') ? 3
										     : 0;
	default:
		return 0;
	}
}

bool
addition_cut(struct address_line *l, struct str s, const char *country)
{
	bool comma = false, dash = false;
	size_t at = 0, len, from;
	char what;

	l->n = 0;
	l->country = country[0] == '\0' ? "NL" : country;
	while (at < s.n) {
		len = gap(s.s + at, s.n - at, &what);
		if (len > 0) {
			comma |= what == ',';
			dash |= what == '-';
			at += len;
			continue;
		}
		from = at;
		do
			at++;
		while (at < s.n && gap(s.s + at, s.n - at, &what) == 0);
		if (!push_word(l, (struct str){ s.s + from, at - from }, comma, dash))
			return false;
		comma = dash = false;
	}
	return true;
}

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Letters, digits, dashes and slashes, few, and no word: "b3", "2-A", "a-c", "IV", "RD". */
static bool
is_mixed(struct str s)
{
	size_t i, run = 0;
	bool digits = false;

	for (i = 0; i < s.n; i++) {
		if (!is_letter(s.s[i]) && !is_digit(s.s[i]) &&
		    memchr("-/.", s.s[i], 3) == NULL)
			return false;
		digits |= is_digit(s.s[i]);
		run = is_letter(s.s[i]) ? run + 1 : 0;
		if (run > 1 && !digits && !is_roman((struct str){ s.s, i + 1 }) &&
		    (s.n > 2 || !is_capital(s.s[0]) || !is_capital(s.s[1])))
			return false;
	}
	return s.n > 0 && s.n <= MIXED;
}

/* Length of the word of a unit to which its number is glued: "bus3", "apt4b"; or 0. */
static size_t
unit_length(struct str s)
{
	size_t n = 0;

	while (n < s.n && !is_digit(s.s[n]))
		n++;
	if (n < 2 || n == s.n || addition_role((struct str){ s.s, n }) != ADDITION_UNIT)
		return 0;
	return is_mixed((struct str){ s.s + n, s.n - n }) ? n : 0;
}

static struct str
without_signs(struct str s)
{
	while (s.n > 0 && memchr("-/.+#", s.s[0], 5) != NULL)
		s = (struct str){ s.s + 1, s.n - 1 };
	while (s.n > 0 && memchr("-/.", s.s[s.n - 1], 3) != NULL)
		s.n--;
	return s;
}

static bool
is_addition(const struct token *t)
{
	struct str s = without_signs(t->s);
	enum addition_role role;

	if (t->digits > 0 || is_mixed(s) || (s.n == 0 && t->s.s[0] == '#'))
		return true;
	role = addition_role(s);
	return role == ADDITION_PART || role == ADDITION_UNIT ||
	       role == ADDITION_OPPOSITE || role == ADDITION_POST || unit_length(s) > 0;
}

bool
addition_fits(const struct address_line *l, int from)
{
	int i;

	if (l->n - from > TOKENS)
		return false;
	for (i = from; i < l->n; i++)
		if (!is_addition(&l->token[i]))
			return false;
	return true;
}

static bool
put(struct addition *a, const char *s, size_t n)
{
	if (n > ADDITION_MAX - a->n)
		return false;
	memcpy(a->s + a->n, s, n);
	a->n += n;
	return true;
}

/* The text in capitals; letters that are not ASCII without their marks. */
static bool
put_capitals(struct addition *a, struct str s)
{
	bool range = s.n == 3 && s.s[1] == '-' && is_letter(s.s[0]) && is_letter(s.s[2]);
	char key[2 * ADDITION_MAX];
	size_t i;
	char c;

	if (s.n > ADDITION_MAX)
		return false;
	if (s.n >= 2 && s.s[0] == '\xc2' && s.s[1] >= '\xbc' && s.s[1] <= '\xbe')
		return put(a, &"1/41/23/4"[(s.s[1] - '\xbc') * 3], 3) &&
		       put_capitals(a, (struct str){ s.s + 2, s.n - 2 });
	for (i = 0; i < s.n && (unsigned char)s.s[i] < 0x80; i++)
		;
	if (i < s.n)
		s = (struct str){ key, text_fold(s.s, s.n, key) };
	for (i = 0; i < s.n; i++) {
		c = s.s[i] >= 'a' && s.s[i] <= 'z' ? (char)(s.s[i] - 'a' + 'A') : s.s[i];
		if (c == '-' && !range)
			c = ' ';
		if ((c != '.' || (i > 0 && i + 1 < s.n && is_digit(s.s[i - 1]) &&
				     is_digit(s.s[i + 1]))) &&
		    !put(a, &c, 1))
			return false;
	}
	return true;
}

/* A word as the table writes it, or in capitals. */
static bool
put_word(struct addition *a, struct str s)
{
	const char *const *row = word_of(s);

	if (row == NULL || row[STREET_WORDS_OUT][0] == '\0')
		return put_capitals(a, s);
	return put(a, row[STREET_WORDS_OUT], strlen(row[STREET_WORDS_OUT]));
}

/* One token of the addition, or what is glued to the number. In Belgium b is a box. */
static bool
put_piece(struct addition *a, const struct address_line *l, struct str s, bool more)
{
	struct str rest;
	size_t n;

	s = without_signs(s);
	if (s.n == 0)
		return true;
	if (a->n > 0 && !put(a, " ", 1))
		return false;
	rest = (struct str){ s.s + 1, s.n - 1 };
	if (addition_is_in(l->country, "BE") && (s.s[0] | 0x20) == 'b' &&
	    (s.n == 1 ? more : is_digit(s.s[1])))
		return put(a, "BUS ", s.n == 1 ? 3 : 4) && put_capitals(a, rest);
	n = unit_length(s);
	if (n == 0)
		return put_word(a, s);
	rest = (struct str){ s.s + n, s.n - n };
	return put_word(a, without_signs((struct str){ s.s, n })) && put(a, " ", 1) &&
	       put_capitals(a, rest);
}

bool
addition_put(struct addition *a, const struct address_line *l, struct str s)
{
	return put_piece(a, l, s, false);
}

bool
addition_put_tokens(struct addition *a, const struct address_line *l, int from, int end)
{
	int i;

	for (i = from; i < end; i++)
		if (!put_piece(
			a, l, l->token[i].s, i + 1 < end && l->token[i + 1].digits > 0))
			return false;
	return true;
}
