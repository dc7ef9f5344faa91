/*
 * tidy - see tidy.h
 */
#include "tidy.h"
#include "text.h"

enum { REPLACEMENT = 0xfffd };

static bool
is_space(int cp)
{
	return cp == 0xa0 || cp == 0x2007 || cp == 0x202f || cp == 0x3000 ||
	       (cp >= 0x2000 && cp <= 0x200a);
}

/* Controls, direction marks, joiners, soft hyphen, byte order mark. */
static bool
is_invisible(int cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0xad ||
	       (cp >= 0x200b && cp <= 0x200f) || (cp >= 0x2028 && cp <= 0x202e) ||
	       (cp >= 0x2060 && cp <= 0x2064) || (cp >= 0x2066 && cp <= 0x2069) ||
	       cp == 0xfeff;
}

static char *
escape(char *to, char c)
{
	*to++ = '\\';
	*to++ = c;
	return to;
}

char *
tidy_put_odd(char *to, struct str cell)
{
	char *end = to, *from = to;
	size_t i, used;
	int cp;

	for (i = 0; i < cell.n; i += used) {
		cp = text_decode(cell.s + i, cell.n - i, &used);
		if (cp == '\r' && !(i + 1 < cell.n && cell.s[i + 1] == '\n'))
			cp = '\n'; /* the line end of old Macs */
		if (cp == ' ' || cp == '\t' || cp == '\n' || is_space(cp)) {
			if (to == from)
				continue;
			if (cp == '\t' || cp == '\n')
				to = escape(to, cp == '\t' ? 't' : 'n');
			else
				*to++ = ' ';
		} else if (!is_invisible(cp)) {
			if (cp == '\\')
				to = escape(to, '\\');
			else
				to += text_encode(cp, to);
			end = to; /* blanks behind it may be the last */
		}
	}
	return end;
}

struct str
tidy_from_1252(struct str s, char *to)
{
	size_t i, n = 0;
	int cp;

	for (i = 0; i < s.n; i++) {
		cp = (s.s[i] & 0x80) != 0 ? text_cp1252((unsigned char)s.s[i]) : s.s[i];
		n += (size_t)text_encode(cp < 0 ? REPLACEMENT : cp, to + n);
	}
	return (struct str){ to, n };
}

char *
tidy_put_bytes(char *to, const char *end, struct str s)
{
	size_t i, used;
	int cp;

	for (i = 0; i < s.n && end - to >= 4; i += used) {
		cp = text_decode(s.s + i, s.n - i, &used);
		if (cp < 0)
			cp = text_cp1252((unsigned char)s.s[i]);
		if (cp == '\\' || cp == '\t' || cp == '\n' || cp == '\r')
			to += text_escape(s.s + i, 1, to);
		else
			to += text_encode(cp <= 0 ? REPLACEMENT : cp, to);
	}
	return to;
}

bool
tidy_has_hole(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.s[i] == '\0' ||
		    ((s.s[i] & 0x80) != 0 && text_cp1252((unsigned char)s.s[i]) < 0))
			return true;
	return false;
}
