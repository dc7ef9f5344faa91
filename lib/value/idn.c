/*
 * idn - see idn.h
 *
 * The whole of IDNA needs tables of thousands of characters. This keeps to its rules for
 * the scripts of Europe and lets other letters pass as they are, which is right where a
 * script has no capitals. The sharp s stays, as in IDNA 2008.
 */
#include "idn.h"
#include "text.h"

enum { LABEL_MAX = 63, ASCII_END = 0x80 };

/* The constants of RFC 3492, section 5. */
enum { BASE = 36, TMIN = 1, TMAX = 26, SKEW = 38, DAMP = 700, BIAS = 72 };

/* Small letters one behind their capitals: ranges where those are even, or odd. */
static const struct {
	int first, last;
	int parity;
} pairs[] = {
	{ 0x100, 0x12f, 0 },
	{ 0x132, 0x137, 0 },
	{ 0x139, 0x148, 1 },
	{ 0x14a, 0x177, 0 },
	{ 0x179, 0x17e, 1 },
	{ 0x1cd, 0x1dc, 1 },
	{ 0x1de, 0x1ef, 0 },
	{ 0x1f8, 0x21f, 0 },
	{ 0x222, 0x233, 0 },
	{ 0x460, 0x481, 0 },
	{ 0x48a, 0x4bf, 0 },
	{ 0x4d0, 0x52f, 0 },
	{ 0x1e00, 0x1e95, 0 },
	{ 0x1ea0, 0x1eff, 0 },
};

/* Small letters at a distance from their capitals. */
static const struct {
	int first, last, distance;
} blocks[] = {
	{ 'A', 'Z', 32 },
	{ 0xc0, 0xde, 32 },
	{ 0x178, 0x178, 0xff - 0x178 },
	{ 0x386, 0x386, 38 },
	{ 0x388, 0x38a, 37 },
	{ 0x38c, 0x38c, 64 },
	{ 0x38e, 0x38f, 63 },
	{ 0x391, 0x3ab, 32 },
	{ 0x400, 0x40f, 80 },
	{ 0x410, 0x42f, 32 },
	{ 0x1e9e, 0x1e9e, 0xdf - 0x1e9e },
};

/* What is no letter, by ranges: marks that combine (the text would not be composed),
   punctuation, symbols, private use, other forms of letters, pictures. */
static const struct {
	int first, last;
} no_letters[] = {
	{ 0x80, 0xbf },
	{ 0xd7, 0xd7 },
	{ 0xf7, 0xf7 },
	{ 0x130, 0x130 },
	{ 0x17f, 0x17f },
	{ 0x2b0, 0x36f },
	{ 0x37e, 0x37e },
	{ 0x384, 0x385 },
	{ 0x387, 0x387 },
	{ 0x600, 0x61f },
	{ 0x1680, 0x1680 },
	{ 0x180b, 0x180f },
	{ 0x2000, 0x2bff },
	{ 0x2e00, 0x3004 },
	{ 0x3008, 0x3040 },
	{ 0xd800, 0xf8ff },
	{ 0xfb00, 0xfb4f },
	{ 0xfd3e, 0xfd3f },
	{ 0xfe00, 0xffff },
	{ 0x1d000, 0x1ffff },
	{ 0xe0000, 0x10ffff },
};

static int
make_small(int cp)
{
	size_t i;

	for (i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (cp >= blocks[i].first && cp <= blocks[i].last)
			return cp + blocks[i].distance;
	for (i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (cp >= pairs[i].first && cp <= pairs[i].last)
			return (cp & 1) == pairs[i].parity ? cp + 1 : cp;
	return cp;
}

static bool
is_allowed(int cp)
{
	size_t i;

	if (cp < ASCII_END)
		return cp == '-' || (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z');
	for (i = 0; i < sizeof no_letters / sizeof *no_letters; i++)
		if (cp >= no_letters[i].first && cp <= no_letters[i].last)
			return false;
	return true;
}

/* Small letters of a label; -1 when one is not allowed or there are too many. */
static int
decode_label(struct str label, int cps[LABEL_MAX])
{
	size_t at, used;
	int n = 0;

	for (at = 0; at < label.n; at += used) {
		if (n == LABEL_MAX)
			return -1;
		cps[n] = text_decode(label.s + at, label.n - at, &used);
		if (cps[n] < 0)
			return -1;
		cps[n] = make_small(cps[n]);
		if (!is_allowed(cps[n++]))
			return -1;
	}
	if (n == 0 || cps[0] == '-' || cps[n - 1] == '-')
		return -1;
	return n;
}

/* Section 6.1. */
static int
adapt(int delta, int count, bool first)
{
	int k = 0;

	delta = first ? delta / DAMP : delta / 2;
	delta += delta / count;
	while (delta > (BASE - TMIN) * TMAX / 2) {
		delta /= BASE - TMIN;
		k += BASE;
	}
	return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

static char
digit(int v)
{
	return (char)(v < 26 ? 'a' + v : '0' + v - 26);
}

struct label {
	char s[LABEL_MAX];
	int n;
};

static bool
put(struct label *l, char c)
{
	if (l->n == LABEL_MAX)
		return false;
	l->s[l->n++] = c;
	return true;
}

/* A number of variable length, section 3.3. */
static bool
put_delta(struct label *l, int q, int bias)
{
	int k, t;

	for (k = BASE;; k += BASE) {
		t = k <= bias ? TMIN : k >= bias + TMAX ? TMAX : k - bias;
		if (q < t)
			return put(l, digit(q));
		if (!put(l, digit(t + (q - t) % (BASE - t))))
			return false;
		q = (q - t) / (BASE - t);
	}
}

static int
next_point(const int *cps, int n, int from)
{
	int i, next = 0x110000;

	for (i = 0; i < n; i++)
		if (cps[i] >= from && cps[i] < next)
			next = cps[i];
	return next;
}

/* Section 6.3. A label of 63 characters cannot make delta overflow: it stays below
   0x110000 * 64. */
static bool
encode_label(const int *cps, int n, struct label *l)
{
	int i, basic = 0, done, point = ASCII_END, next, delta = 0, bias = BIAS;

	memcpy(l->s, "xn--", 4);
	l->n = 4;
	for (i = 0; i < n; i++)
		if (cps[i] < ASCII_END) {
			if (!put(l, (char)cps[i]))
				return false;
			basic++;
		}
	if (basic > 0 && !put(l, '-'))
		return false;
	for (done = basic; done < n; point = next + 1, delta++) {
		next = next_point(cps, n, point);
		delta += (next - point) * (done + 1);
		for (i = 0; i < n; i++) {
			delta += cps[i] < next;
			if (cps[i] != next)
				continue;
			if (!put_delta(l, delta, bias))
				return false;
			bias = adapt(delta, done + 1, done == basic);
			delta = 0;
			done++;
		}
	}
	return true;
}

static bool
is_ascii(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] >= ASCII_END)
			return false;
	return true;
}

bool
idn_encode(struct str domain, char *out, size_t size, size_t *n)
{
	struct str label;
	struct label coded;
	int cps[LABEL_MAX], count;

	for (*n = 0; str_cut(&domain, '.', &label);) {
		if (!is_ascii(label)) {
			count = decode_label(label, cps);
			if (count < 0 || !encode_label(cps, count, &coded))
				return false;
			label = (struct str){ coded.s, (size_t)coded.n };
		}
		if (*n + label.n + (domain.s != NULL) > size)
			return false;
		memcpy(out + *n, label.s, label.n);
		*n += label.n;
		if (domain.s != NULL)
			out[(*n)++] = '.';
	}
	return true;
}
