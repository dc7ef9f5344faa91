/*
 * tidy - see tidy.h
 */
#include "tidy.h"
#include "text.h"

enum { REPLACEMENT = 0xfffd };

/* Vertical tab, form feed, the separators 1C-1F, next line, line and paragraph separator
   stand between words as spaces do. */
static bool
is_blank(int cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || (cp >= 0x1c && cp <= 0x1f) ||
	       cp == 0x85 || cp == 0xa0 || (cp >= 0x2000 && cp <= 0x200a) ||
	       cp == 0x2028 || cp == 0x2029 || cp == 0x202f || cp == 0x3000;
}

static bool
is_invisible(int cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0xad ||
	       (cp >= 0x200b && cp <= 0x200f) || (cp >= 0x202a && cp <= 0x202e) ||
	       (cp >= 0x2060 && cp <= 0x2064) || (cp >= 0x2066 && cp <= 0x2069) ||
	       cp == 0xfeff;
}

enum tidy_class
tidy_class_of(int cp)
{
	if (cp < 0 || (cp > ' ' && cp < 0x7f))
		return TIDY_PLAIN;
	if (is_blank(cp))
		return TIDY_BLANK;
	return is_invisible(cp) ? TIDY_INVISIBLE : TIDY_PLAIN;
}

/* Symbols, pictures, and the mark that makes a symbol a picture. */
static bool
is_picture(int cp)
{
	return (cp >= 0x2190 && cp <= 0x2bff) || cp == 0xfe0f || cp >= 0x1f000;
}

/* From Arabic to Mongolian: the scripts whose letters change with their neighbours. */
static bool
is_shaped(int cp)
{
	return cp >= 0x620 && cp <= 0x18ff;
}

/* Does a joiner between these two change how they look? Inside an emoji and between letters
   of Persian, Hindi and the like it does; elsewhere it is litter. */
static bool
joins(int before, int after)
{
	return (is_picture(before) && is_picture(after)) ||
	       (is_shaped(before) && is_shaped(after));
}

enum tidy_class
tidy_read(struct str s, size_t at, int before, int *cp, size_t *used)
{
	size_t next, more;

	*cp = text_decode(s.s + at, s.n - at, used);
	next = at + *used;
	if (*cp == '\r') {
		if (next < s.n && s.s[next] == '\n')
			return TIDY_INVISIBLE;
		*cp = '\n'; /* the line end of old Macs */
	}
	if ((*cp == 0x200c || *cp == 0x200d) && next < s.n &&
	    joins(before, text_decode(s.s + next, s.n - next, &more)))
		return TIDY_PLAIN;
	return tidy_class_of(*cp);
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
	int cp, before = 0;

	for (i = 0; i < cell.n; i += used) {
		switch (tidy_read(cell, i, before, &cp, &used)) {
		case TIDY_BLANK:
			before = ' ';
			if (to == from)
				continue;
			if (cp == '\t' || cp == '\n')
				to = escape(to, cp == '\t' ? 't' : 'n');
			else
				*to++ = ' ';
			break;
		case TIDY_PLAIN:
			before = cp;
			if (cp == '\\')
				to = escape(to, '\\');
			else
				to += text_encode(cp, to);
			end = to; /* blanks behind it may be the last */
			break;
		case TIDY_INVISIBLE:
			break;
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
