/*
 * text - see text.h
 */
#include "text.h"
#include "digits.h"
#include "tables.h"

#define REPEAT(byte) ((byte)*UINT64_C(0x0101010101010101))
#define HIGH REPEAT(0x80)

static bool
is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* The bytes above 0x7f and NUL by their highest bit; what stands behind a NUL may show, too. */
static uint64_t
odd8(const char *s)
{
	uint64_t word = digits_load8(s);

	return (word | (word - REPEAT(1))) & HIGH;
}

/* The first byte from `at` on that is NUL or above 0x7f, or n. */
static size_t
skip_ascii(const char *s, size_t n, size_t at)
{
	uint64_t odd;

	for (; n - at >= 8; at += 8) {
		odd = odd8(s + at);
		if (odd != 0)
			return at + (size_t)__builtin_ctzll(odd) / 8;
	}
	while (at < n && is_ascii(s[at]) && s[at] != '\0')
		at++;
	return at;
}

size_t
text_utf8(const char *s, size_t n)
{
	size_t at = 0, used;

	for (;;) {
		at = skip_ascii(s, n, at);
		if (at == n)
			return n;
		/* Letters of other scripts come in runs. */
		do {
			if (s[at] == '\0' || text_decode(s + at, n - at, &used) < 0)
				return at;
			at += used;
		} while (at < n && !is_ascii(s[at]));
	}
}

int
text_decode(const char *s, size_t n, size_t *used)
{
	static const int least[] = { 0, 0x80, 0x800, 0x10000 };
	const unsigned char *u = (const unsigned char *)s;
	int cp = u[0], more, i;

	*used = 1;
	if (cp < 0x80)
		return cp;
	if (cp < 0xc2 || cp > 0xf4)
		return -1;
	more = cp < 0xe0 ? 1 : cp < 0xf0 ? 2 : 3;
	if (n <= (size_t)more)
		return -1;
	cp &= 0x3f >> more;
	for (i = 1; i <= more; i++) {
		if ((u[i] & 0xc0) != 0x80)
			return -1;
		cp = cp << 6 | (u[i] & 0x3f);
	}
	if (cp < least[more] || (cp >= 0xd800 && cp <= 0xdfff) || cp > 0x10ffff)
		return -1;
	*used = (size_t)more + 1;
	return cp;
}

int
text_encode(int cp, char *buf)
{
	static const int lead[] = { 0, 0xc0, 0xe0, 0xf0 };
	int more = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
	int i;

	for (i = more; i > 0; i--, cp >>= 6)
		buf[i] = (char)(0x80 | (cp & 0x3f));
	buf[0] = (char)(lead[more] | cp);
	return more + 1;
}

int
text_cp1252(unsigned char c)
{
	static const int high[32] = { 0x20ac, -1, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
		0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, -1, 0x017d, -1, -1,
		0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122,
		0x0161, 0x203a, 0x0153, -1, 0x017e, 0x0178 };

	return c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c;
}

/* The letter of the escape for c, or 0. */
static char
escape_letter(char c)
{
	return c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\\' ? '\\' : 0;
}

/* May one of eight bytes need an escape: is one a backslash, or a control up to CR? */
static bool
suspect8(const char *s)
{
	uint64_t word = digits_load8(s), slash = word ^ REPEAT('\\');

	return (((word - REPEAT('\r' + 1)) & ~word) | ((slash - REPEAT(1)) & ~slash)) &
	       HIGH;
}

size_t
text_escape(const char *s, size_t n, char *dst)
{
	size_t i = 0, to = 0;
	char letter;

	while (i < n) {
		for (; n - i >= 8 && !suspect8(s + i); i += 8, to += 8)
			memcpy(dst + to, s + i, 8);
		if (i == n)
			break;
		letter = escape_letter(s[i]);
		if (letter != 0)
			dst[to++] = '\\';
		dst[to++] = letter != 0 ? letter : s[i];
		i++;
	}
	return to;
}

/* The byte that the escape with this letter stands for, or 0. */
static char
escaped(char letter)
{
	switch (letter) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case '\\':
		return '\\';
	default:
		return 0;
	}
}

size_t
text_unescape(const char *s, size_t n, char *dst)
{
	const char *end = s + n, *slash;
	size_t to = 0, run;

	while (s < end) {
		slash = memchr(s, '\\', (size_t)(end - s));
		run = (size_t)((slash == NULL ? end : slash) - s);
		memmove(dst + to, s, run);
		to += run;
		s += run;
		if (slash == NULL)
			break;
		if (end - s > 1 && escaped(s[1]) != 0) {
			dst[to++] = escaped(s[1]);
			s += 2;
		} else {
			dst[to++] = *s++;
		}
	}
	return to;
}

/* What is not a letter one column wide, from U+0250 on. Marks and signs take no column;
   signs (the vowels of Devanagari and Thai) belong to the word, marks do not. */
enum kind { LETTER, SYMBOL, MARK, SIGN, WIDE, WIDE_SYMBOL };

static const struct range {
	int first, last;
	enum kind kind;
} ranges[] = {
	{ 0x02b9, 0x02ff, SYMBOL },
	{ 0x0300, 0x036f, MARK },
	{ 0x037e, 0x037e, SYMBOL },
	{ 0x0387, 0x0387, SYMBOL },
	{ 0x0482, 0x0482, SYMBOL },
	{ 0x0483, 0x0489, MARK },
	{ 0x055a, 0x055f, SYMBOL },
	{ 0x0589, 0x058f, SYMBOL },
	{ 0x0591, 0x05bd, MARK },
	{ 0x05be, 0x05be, SYMBOL },
	{ 0x05bf, 0x05c7, MARK },
	{ 0x05f3, 0x05f4, SYMBOL },
	{ 0x0600, 0x0605, MARK },
	{ 0x0606, 0x060f, SYMBOL },
	{ 0x0610, 0x061a, MARK },
	{ 0x061b, 0x061f, SYMBOL },
	{ 0x064b, 0x065f, MARK },
	{ 0x066a, 0x066d, SYMBOL },
	{ 0x0670, 0x0670, MARK },
	{ 0x06d4, 0x06d4, SYMBOL },
	{ 0x06d6, 0x06ed, MARK },
	{ 0x0900, 0x0902, SIGN },
	{ 0x093a, 0x093a, SIGN },
	{ 0x093c, 0x093c, SIGN },
	{ 0x0941, 0x0948, SIGN },
	{ 0x094d, 0x094d, SIGN },
	{ 0x0951, 0x0957, SIGN },
	{ 0x0962, 0x0963, SIGN },
	{ 0x0964, 0x0965, SYMBOL },
	{ 0x0e31, 0x0e31, SIGN },
	{ 0x0e34, 0x0e3a, SIGN },
	{ 0x0e3f, 0x0e3f, SYMBOL },
	{ 0x0e47, 0x0e4e, SIGN },
	{ 0x0e4f, 0x0e4f, SYMBOL },
	{ 0x1100, 0x115f, WIDE },
	{ 0x1160, 0x11ff, SIGN },
	{ 0x1ab0, 0x1aff, MARK },
	{ 0x1dc0, 0x1dff, MARK },
	{ 0x2000, 0x200a, SYMBOL },
	{ 0x200b, 0x200f, MARK },
	{ 0x2010, 0x2029, SYMBOL },
	{ 0x202a, 0x202e, MARK },
	{ 0x202f, 0x205f, SYMBOL },
	{ 0x2060, 0x206f, MARK },
	{ 0x2070, 0x20cf, SYMBOL },
	{ 0x20d0, 0x20f0, MARK },
	{ 0x2100, 0x2319, SYMBOL },
	{ 0x231a, 0x231b, WIDE_SYMBOL },
	{ 0x231c, 0x23e8, SYMBOL },
	{ 0x23e9, 0x23ec, WIDE_SYMBOL },
	{ 0x23ed, 0x2613, SYMBOL },
	{ 0x2614, 0x2615, WIDE_SYMBOL },
	{ 0x2616, 0x2704, SYMBOL },
	{ 0x2705, 0x2705, WIDE_SYMBOL },
	{ 0x2706, 0x2727, SYMBOL },
	{ 0x2728, 0x2728, WIDE_SYMBOL },
	{ 0x2729, 0x274b, SYMBOL },
	{ 0x274c, 0x274c, WIDE_SYMBOL },
	{ 0x274d, 0x2794, SYMBOL },
	{ 0x2795, 0x2797, WIDE_SYMBOL },
	{ 0x2798, 0x2b4f, SYMBOL },
	{ 0x2b50, 0x2b50, WIDE_SYMBOL },
	{ 0x2b51, 0x2bff, SYMBOL },
	{ 0x2e00, 0x2e7f, SYMBOL },
	{ 0x2e80, 0x3004, WIDE_SYMBOL },
	{ 0x3005, 0x3007, WIDE },
	{ 0x3008, 0x3029, WIDE_SYMBOL },
	{ 0x302a, 0x302d, MARK },
	{ 0x302e, 0x3030, WIDE_SYMBOL },
	{ 0x3031, 0x3035, WIDE },
	{ 0x3036, 0x303e, WIDE_SYMBOL },
	{ 0x3041, 0x3098, WIDE },
	{ 0x3099, 0x309a, SIGN },
	{ 0x309b, 0x309c, WIDE_SYMBOL },
	{ 0x309d, 0x309f, WIDE },
	{ 0x30a0, 0x30a0, WIDE_SYMBOL },
	{ 0x30a1, 0x30fa, WIDE },
	{ 0x30fb, 0x30fb, WIDE_SYMBOL },
	{ 0x30fc, 0x318f, WIDE },
	{ 0x3190, 0x319f, WIDE_SYMBOL },
	{ 0x31a0, 0x31bf, WIDE },
	{ 0x31c0, 0x31ef, WIDE_SYMBOL },
	{ 0x31f0, 0x31ff, WIDE },
	{ 0x3200, 0x33ff, WIDE_SYMBOL },
	{ 0x3400, 0x4dbf, WIDE },
	{ 0x4dc0, 0x4dff, SYMBOL },
	{ 0x4e00, 0xa48f, WIDE },
	{ 0xa490, 0xa4cf, WIDE_SYMBOL },
	{ 0xa960, 0xa97f, WIDE },
	{ 0xac00, 0xd7a3, WIDE },
	{ 0xe000, 0xf8ff, SYMBOL },
	{ 0xf900, 0xfaff, WIDE },
	{ 0xfd3e, 0xfd3f, SYMBOL },
	{ 0xfe00, 0xfe0f, MARK },
	{ 0xfe10, 0xfe19, WIDE_SYMBOL },
	{ 0xfe20, 0xfe2f, MARK },
	{ 0xfe30, 0xfe6f, WIDE_SYMBOL },
	{ 0xfeff, 0xfeff, MARK },
	{ 0xff01, 0xff0f, WIDE_SYMBOL },
	{ 0xff10, 0xff19, WIDE },
	{ 0xff1a, 0xff20, WIDE_SYMBOL },
	{ 0xff21, 0xff3a, WIDE },
	{ 0xff3b, 0xff40, WIDE_SYMBOL },
	{ 0xff41, 0xff5a, WIDE },
	{ 0xff5b, 0xff60, WIDE_SYMBOL },
	{ 0xff61, 0xff65, SYMBOL },
	{ 0xffe0, 0xffe6, WIDE_SYMBOL },
	{ 0xffe8, 0xffff, SYMBOL },
	{ 0x17000, 0x18dff, WIDE },
	{ 0x1b000, 0x1b2ff, WIDE },
	{ 0x1d000, 0x1d3ff, SYMBOL },
	{ 0x1f000, 0x1f18d, SYMBOL },
	{ 0x1f18e, 0x1f64f, WIDE_SYMBOL },
	{ 0x1f650, 0x1f67f, SYMBOL },
	{ 0x1f680, 0x1f6ff, WIDE_SYMBOL },
	{ 0x1f700, 0x1f8ff, SYMBOL },
	{ 0x1f900, 0x1faff, WIDE_SYMBOL },
	{ 0x20000, 0x3fffd, WIDE },
	{ 0xe0000, 0xe01ef, MARK },
};

static enum kind
kind_of(int cp)
{
	size_t low = 0, high = sizeof ranges / sizeof ranges[0], middle;

	/* Find the first range that ends at cp or later. */
	while (low < high) {
		middle = (low + high) / 2;
		if (ranges[middle].last < cp)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == sizeof ranges / sizeof ranges[0] || cp < ranges[low].first)
		return LETTER;
	return ranges[low].kind;
}

/* The row of a Latin letter in the table, which has no gaps, or NULL. */
static const char *
latin(int cp)
{
	enum { FIRST = 0xc0, END = 0x250, MORE = 0x1e00, MORE_END = 0x1f00 };

	if (cp >= FIRST && cp < END)
		return fold_table[cp - FIRST][FOLD_FOLD];
	if (cp >= MORE && cp < MORE_END)
		return fold_table[END - FIRST + cp - MORE][FOLD_FOLD];
	return NULL;
}

static size_t
fold_other(const char *s, size_t n, char *dst, size_t *used)
{
	int cp = text_decode(s, n, used);
	const char *letters = latin(cp);
	enum kind kind;
	size_t len;

	if (letters != NULL) {
		len = strlen(letters);
		memcpy(dst, letters, len);
		return len;
	}
	kind = kind_of(cp);
	if (cp < 0xc0 || kind == SYMBOL || kind == MARK || kind == WIDE_SYMBOL)
		return 0;
	memcpy(dst, s, *used);
	return *used;
}

size_t
text_fold(const char *s, size_t n, char *dst)
{
	/* ASCII in rows of 16; what is 0 is left out. */
	static const char folded[] = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
				     "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
				     "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
				     "0123456789\0\0\0\0\0\0"
				     "\0abcdefghijklmno"
				     "pqrstuvwxyz\0\0\0\0\0"
				     "\0abcdefghijklmno"
				     "pqrstuvwxyz\0\0\0\0\0";
	size_t at = 0, to = 0, used;
	char c;

	while (at < n) {
		if (is_ascii(s[at])) {
			c = folded[(unsigned char)s[at++]];
			dst[to] = c;
			to += c != 0;
		} else {
			to += fold_other(s + at, n - at, dst + to, &used);
			at += used;
		}
	}
	return to;
}

size_t
text_width(const char *s, size_t n)
{
	static const unsigned char columns[] = { [LETTER] = 1,
		[SYMBOL] = 1,
		[MARK] = 0,
		[SIGN] = 0,
		[WIDE] = 2,
		[WIDE_SYMBOL] = 2 };
	size_t at, used, width = 0;
	int cp;

	for (at = 0; at < n; at += used) {
		cp = text_decode(s + at, n - at, &used);
		if (cp >= 0x250)
			width += columns[kind_of(cp)];
		else
			/* A broken byte is shown as a replacement, a control not at all.
			 */
			width += cp < 0 || (cp >= ' ' && cp < 0x7f) || cp >= 0xa0;
	}
	return width;
}
