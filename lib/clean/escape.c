/*
 * escape - see escape.h
 */
#include "escape.h"
#include "tables.h"
#include "text.h"
#include "word.h"
#include <stdbool.h>
#include <string.h>

enum { LONGEST_NAME = 8, LONGEST_NUMBER = 8 };

static const struct words entities = {
	.table = &entities_table[0][0], .nrows = ENTITIES_NROWS, .ncols = ENTITIES_NCOLS
};

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c | 32) >= 'a' && (c | 32) <= 'f')
		return (c | 32) - 'a' + 10;
	return -1;
}

/* Characters that text may hold; controls but tab and line ends are never meant. */
static bool
is_text(int cp)
{
	if (cp < 0xa0)
		return (cp >= ' ' && cp < 0x7f) || cp == '\t' || cp == '\n' || cp == '\r';
	return cp <= 0x10ffff && !(cp >= 0xd800 && cp <= 0xdfff) &&
	       (cp & 0xfffe) != 0xfffe;
}

static size_t
put(int cp, size_t used, char *to, size_t *len)
{
	if (!is_text(cp))
		return 0;
	*len = (size_t)text_encode(cp, to);
	return used;
}

/* &#233; &#xE9; browsers take 128 to 159 for bytes of Windows-1252. */
static size_t
number(const char *s, size_t n, char *to, size_t *len)
{
	bool base16 = n > 2 && (s[2] | 32) == 'x';
	size_t i = base16 ? 3 : 2, first = i;
	int cp = 0, digit;

	for (; i < n && i - first < LONGEST_NUMBER; i++) {
		digit = hex(s[i]);
		if (digit < 0 || (digit > 9 && !base16))
			break;
		cp = cp * (base16 ? 16 : 10) + digit;
		if (cp > 0x10ffff)
			return 0;
	}
	if (i == first || i == n || s[i] != ';')
		return 0;
	if (cp >= 0x80 && cp < 0xa0)
		cp = text_cp1252((unsigned char)cp);
	return put(cp, i + 1, to, len);
}

static size_t
name(const char *s, size_t n, char *to, size_t *len)
{
	const char *character;
	size_t i;
	int row;

	for (i = 1; i < n && i <= LONGEST_NAME && s[i] > '0' && s[i] != ';'; i++)
		continue;
	if (i == n || s[i] != ';')
		return 0;
	row = word_row(&entities, s + 1, i - 1);
	if (row < 0)
		return 0;
	character = word_cell(&entities, row, ENTITIES_CHARACTER);
	*len = strlen(character);
	memcpy(to, character, *len);
	return i + 1;
}

static int
four_digits(const char *s, size_t n)
{
	int i, cp = 0;

	if (n < 6 || s[0] != '\\' || s[1] != 'u')
		return -1;
	for (i = 2; i < 6; i++) {
		if (hex(s[i]) < 0)
			return -1;
		cp = cp << 4 | hex(s[i]);
	}
	return cp;
}

/* \u00e9, or two for what is above U+FFFF. */
static size_t
backslash(const char *s, size_t n, char *to, size_t *len)
{
	int cp = four_digits(s, n), low;

	if (cp < 0xd800 || cp > 0xdbff)
		return cp < 0 ? 0 : put(cp, 6, to, len);
	low = four_digits(s + 6, n - 6);
	if (low < 0xdc00 || low > 0xdfff)
		return 0;
	return put(0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00), 12, to, len);
}

/* %C3%A9 =C3=A9: the bytes of one character. Mail writes its digits in capitals. */
static size_t
coded(const char *s, size_t n, char *to, size_t *len)
{
	char bytes[4];
	size_t i, used;
	int cp;

	for (i = 0; i < 4 && 3 * i + 3 <= n && s[3 * i] == s[0]; i++) {
		const char *digits = s + 3 * i + 1;

		if (hex(digits[0]) < 8 || hex(digits[1]) < 0 ||
		    (s[0] == '=' && (digits[0] >= 'a' || digits[1] >= 'a')))
			break;
		bytes[i] = (char)(hex(digits[0]) << 4 | hex(digits[1]));
	}
	if (i < 2)
		return 0;
	cp = text_decode(bytes, i, &used);
	return cp < 0xa0 ? 0 : put(cp, 3 * used, to, len);
}

size_t
escape_read(const char *s, size_t n, char to[ESCAPE_MOST], size_t *len)
{
	if (n < 4)
		return 0;
	switch (s[0]) {
	case '&':
		return s[1] == '#' ? number(s, n, to, len) : name(s, n, to, len);
	case '\\':
		return backslash(s, n, to, len);
	case '%':
	case '=':
		return coded(s, n, to, len);
	default:
		return 0;
	}
}

size_t
escape_mend(char *s, size_t n)
{
	size_t at = 0, to = 0, used, len;
	char got[ESCAPE_MOST];

	while (at < n) {
		used = escape_read(s + at, n - at, got, &len);
		if (used > 0) { /* what it gives is read again */
			at += used - len;
			memcpy(s + at, got, len);
		} else {
			s[to++] = s[at++];
		}
	}
	return to;
}
