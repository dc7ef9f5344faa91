/*
 * str - see str.h
 */
#include "str.h"

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n == 0 ? 0 : memcmp(a.s, b.s, n);

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool
str_same(struct str a, struct str b)
{
	size_t i;

	if (a.n != b.n)
		return false;
	for (i = 0; i < a.n; i++)
		if (lower(a.s[i]) != lower(b.s[i]))
			return false;
	return true;
}

bool
str_cut(struct str *rest, char sep, struct str *part)
{
	const char *at;

	if (rest->s == NULL)
		return false;
	at = rest->n == 0 ? NULL : memchr(rest->s, sep, rest->n);
	*part = *rest;
	if (at == NULL) {
		*rest = (struct str){ NULL, 0 };
	} else {
		part->n = (size_t)(at - rest->s);
		rest->n -= part->n + 1;
		rest->s = at + 1;
	}
	return true;
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str
str_trim(struct str s)
{
	while (s.n > 0 && blank(s.s[0])) {
		s.s++;
		s.n--;
	}
	while (s.n > 0 && blank(s.s[s.n - 1]))
		s.n--;
	return s;
}

/* U+2028, U+2029, U+202A-202E, U+2066-2069: they break a line or turn its direction. */
static bool
moves_text(const unsigned char *s)
{
	return s[0] == 0xe2 && ((s[1] == 0x80 && s[2] >= 0xa8 && s[2] <= 0xae) ||
				   (s[1] == 0x81 && s[2] >= 0xa6 && s[2] <= 0xa9));
}

/* Length of the well-formed, printable multi-byte character at s, or 0. */
static size_t
character(const unsigned char *s, size_t n)
{
	size_t len = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
	size_t i;

	if (s[0] < 0xc2 || s[0] > 0xf4 || n < len)
		return 0;
	for (i = 1; i < len; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
	    (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f) ||
	    (s[0] == 0xc2 && s[1] < 0xa0) || (len == 3 && moves_text(s)))
		return 0;
	return len;
}

const char *
str_show(struct str s, char buf[STR_SHOW])
{
	static const char hex[] = "0123456789abcdef";
	const unsigned char *p = (const unsigned char *)s.s;
	size_t i = 0, len;
	char *to = buf;

	while (i < s.n && i < 40) {
		if (p[i] >= ' ' && p[i] < 127) {
			*to++ = (char)p[i++];
		} else if (p[i] >= 0x80 && (len = character(p + i, s.n - i)) != 0) {
			memcpy(to, p + i, len);
			to += len;
			i += len;
		} else {
			*to++ = '\\';
			*to++ = 'x';
			*to++ = hex[p[i] >> 4];
			*to++ = hex[p[i++] & 15];
		}
	}
	if (i < s.n) {
		memcpy(to, "...", 3);
		to += 3;
	}
	*to = '\0';
	return buf;
}
