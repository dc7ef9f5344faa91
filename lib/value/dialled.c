/*
 * dialled - see dialled.h
 */
#include "dialled.h"
#include "tables.h"
#include "text.h"

static const char no_phone[] = "not a phone number";

static bool
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

/* Blanks, dashes, brackets, quotes, invisible characters. */
static bool
is_separator(int cp)
{
	switch (cp) {
	case ' ':
	case '\t':
	case '\r':
	case '\n':
	case '.':
	case '-':
	case '/':
	case '(':
	case ')':
	case '[':
	case ']':
	case '<':
	case '>':
	case '_':
	case '\'':
	case '"':
	case '=':
	case ':':
	case ',':
	case ';':
	case '|':
	case '&':
	case 0xad:   /* soft hyphen */
	case 0x2212: /* minus */
	case 0x3000: /* wide blank */
	case 0xfeff: /* byte order mark */
		return true;
	default:
		return (cp >= 0x80 && cp <= 0xa0) || (cp >= 0x2000 && cp <= 0x206f);
	}
}

static bool
is_letter(int cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
	       (cp >= 0xc0 && !is_separator(cp));
}

static struct str
cut_word(struct str s)
{
	struct str word = { s.s, 0 };
	size_t used;

	while (word.n < s.n && is_letter(text_decode(s.s + word.n, s.n - word.n, &used)))
		word.n += used;
	return word;
}

/* "label", "extension" or "". */
static const char *
role_of(struct str word)
{
	char buf[64];
	struct str key = { buf, 0 };
	int i;

	if (word.n <= sizeof buf / 2)
		key.n = text_fold(word.s, word.n, buf);
	for (i = 0; i < PHONE_WORDS_NROWS; i++)
		if (str_is(key, phone_words_table[i][PHONE_WORDS_WORD]))
			return phone_words_table[i][PHONE_WORDS_ROLE];
	return "";
}

/* A word before the number must be a label; behind it any word ends the number, but one
   without a blank between (a letter o for a zero) only when it is an extension's. */
static const char *
judge_word(struct str word, const struct dialled *t, bool attached)
{
	const char *role;

	if (t->n > 0 && !attached)
		return NULL;
	role = role_of(word);
	return role[0] == (t->n > 0 ? 'e' : 'l') ? NULL : no_phone;
}

/* digits [.,] digits E digits: what a spreadsheet makes of a long number. */
static bool
is_scientific(struct str s)
{
	size_t i = 0, mantissa;

	while (i < s.n && (is_digit(s.s[i]) || s.s[i] == '.' || s.s[i] == ','))
		i++;
	mantissa = i;
	if (mantissa == 0 || i == s.n || (s.s[i] != 'E' && s.s[i] != 'e'))
		return false;
	i++;
	i += i < s.n && (s.s[i] == '+' || s.s[i] == '-');
	if (i == s.n)
		return false;
	while (i < s.n && is_digit(s.s[i]))
		i++;
	return i == s.n;
}

/* Without the places that other programs give a whole number: 612345678.0 */
static struct str
without_places(struct str s)
{
	size_t i;

	if (s.n < 3 || memcmp(s.s + s.n - 2, ".0", 2) != 0)
		return s;
	for (i = 0; i + 2 < s.n; i++)
		if (!is_digit(s.s[i]))
			return s;
	s.n -= 2;
	return s;
}

const char *
dialled_read(struct str s, struct dialled *t)
{
	struct str word;
	const char *why;
	size_t at, used;
	int cp;

	*t = (struct dialled){ .zero = DIALLED_NO_ZERO };
	s = without_places(s);
	for (at = 0; at < s.n; at += used) {
		if (is_digit(s.s[at])) {
			if (t->n == DIALLED_MAX)
				return "too many digits";
			t->digits[t->n++] = s.s[at];
			used = 1;
			continue;
		}
		cp = text_decode(s.s + at, s.n - at, &used);
		if (is_letter(cp)) {
			if (is_scientific(s))
				return "precision lost by a spreadsheet";
			word = cut_word((struct str){ s.s + at, s.n - at });
			why = judge_word(word, t, at > 0 && is_digit(s.s[at - 1]));
			if (why != NULL || t->n > 0)
				return why;
			used = word.n;
		} else if (cp == '+' || cp == '#') {
			if (t->n > 0)
				break;
			if (cp == '#')
				return no_phone;
			t->plus = true;
		} else if (!is_separator(cp)) {
			return no_phone;
		} else if (s.n - at >= 3 && memcmp(s.s + at, "(0)", 3) == 0) {
			t->zero = t->n;
		}
	}
	return t->n == 0 ? "no digits" : NULL;
}

bool
dialled_read_plain(struct str s, struct dialled *t)
{
	const char *from = s.s, *end = s.s + s.n;
	char *to = t->digits;
	char c;

	if (s.n == 0 || s.n > DIALLED_MAX)
		return false;
	t->plus = *from == '+';
	t->zero = DIALLED_NO_ZERO;
	for (from += t->plus; from < end; from++) {
		c = *from;
		*to = c;
		if ((unsigned char)(c - '0') < 10)
			to++;
		else if (c != ' ' && c != '-' && c != '/')
			return false;
	}
	t->n = (size_t)(to - t->digits);
	return t->n > 0;
}
