/*
 * recode - see recode.h
 */
#include "recode.h"
#include "mem.h"
#include "scan.h"
#include "text.h"
#include <stdlib.h>
#include <string.h>

enum {
	BLOCK = 64 << 10, /* of raw bytes, taken at a time */
	WORST = 2,	  /* bytes out for a byte in, and more: three for a unit of two */
	NUL_SAMPLE = 4096,
};

/* ---- what the file is ---- */

enum recode_form
recode_detect(struct str start)
{
	const unsigned char *s = (const unsigned char *)start.s;
	size_t n = start.n < NUL_SAMPLE ? start.n : NUL_SAMPLE, i, nul[2] = { 0, 0 };

	if (start.n >= 2 && s[0] == 0xff && s[1] == 0xfe)
		return RECODE_UTF16LE;
	if (start.n >= 2 && s[0] == 0xfe && s[1] == 0xff)
		return RECODE_UTF16BE;
	for (i = 0; i < n; i++)
		nul[i & 1] += s[i] == '\0';
	/* of the half that holds the high bytes of ASCII nearly all are NUL */
	if (n < 8 || (nul[0] + nul[1]) * 10 <= n * 3)
		return RECODE_BYTES;
	if (nul[1] > 8 * nul[0])
		return RECODE_UTF16LE;
	return nul[0] > 8 * nul[1] ? RECODE_UTF16BE : RECODE_BYTES;
}

size_t
recode_mark(struct str s)
{
	static const char once[] = "\xef\xbb\xbf", twice[] = "\xc3\xaf\xc2\xbb\xc2\xbf";
	size_t at = 0;

	for (;;) {
		if (s.n - at >= 3 && memcmp(s.s + at, once, 3) == 0)
			at += 3;
		else if (s.n - at >= 6 && memcmp(s.s + at, twice, 6) == 0)
			at += 6;
		else
			return at;
	}
}

void
recode_encodings(struct str text, bool whole, bool *utf8, bool *latin)
{
	struct str line;
	size_t i, good;

	if (text_utf8(text.s, text.n) == text.n) {
		for (i = 0; i < text.n && (unsigned char)text.s[i] < 0x80; i++)
			;
		*utf8 |= i < text.n;
		return;
	}
	while (str_cut(&text, '\n', &line)) {
		if (text.s == NULL && !whole)
			return;
		good = text_utf8(line.s, line.n);
		for (i = 0; i < good && (unsigned char)line.s[i] < 0x80; i++)
			;
		*latin |= good < line.n;
		*utf8 |= i < good;
	}
}

/* Formats that are known by their first bytes. */
static const char *
refuse_magic(struct str s)
{
	static const struct {
		const char *start, *why;
		size_t n;
	} formats[] = {
		{ "PK\003\004", "an Excel workbook: save it as CSV (or a zip: unzip it)",
		    4 },
		{ "PK\005\006", "an empty zip", 4 },
		{ "\xd0\xcf\x11\xe0", "an Excel workbook: save it as CSV", 4 },
		{ "\x1f\x8b", "gzip: zcat FILE | rfm-clean -", 2 },
		{ "BZh", "bzip2: bzcat FILE | rfm-clean -", 3 },
		{ "\xfd"
		  "7zXZ",
		    "xz: xzcat FILE | rfm-clean -", 5 },
		{ "\x28\xb5\x2f\xfd", "zstd: zstdcat FILE | rfm-clean -", 4 },
		{ "7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it", 6 },
		{ "Rar!\x1a\x07", "a rar archive: unpack it", 6 },
		{ "%PDF-", "a PDF document: export the data as CSV", 5 },
		{ "PAR1", "Parquet: export it as CSV", 4 },
		{ "SQLite format 3", "an SQLite database: export a table of it as CSV",
		    15 },
		{ "{\\rtf", "an RTF document: export the data as CSV", 5 },
	};
	size_t i;

	for (i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (s.n >= formats[i].n &&
		    memcmp(s.s, formats[i].start, formats[i].n) == 0)
			return formats[i].why;
	return NULL;
}

static bool
begins(struct str s, const char *word)
{
	size_t n = strlen(word);

	return s.n >= n && str_same((struct str){ s.s, n }, (struct str){ word, n });
}

/* An array or a line of objects. */
static bool
is_json(struct str s)
{
	if (s.n == 0 || (s.s[0] != '[' && s.s[0] != '{'))
		return false;
	if (s.s[0] == '[')
		s = str_trim((struct str){ s.s + 1, s.n - 1 });
	if (s.n > 0 && s.s[0] == ']')
		return s.n == 1;
	if (s.n == 0 || s.s[0] != '{')
		return false;
	s = str_trim((struct str){ s.s + 1, s.n - 1 });
	return s.n > 0 && (s.s[0] == '"' || s.s[0] == '}');
}

/* Many NUL bytes that make no UTF-16. */
static bool
is_binary(struct str s)
{
	const char *at = s.s, *end = s.s + s.n;
	size_t nul = 0;

	while ((at = memchr(at, '\0', (size_t)(end - at))) != NULL) {
		nul++;
		at++;
	}
	return s.n >= 8 && nul * 10 > s.n * 3;
}

const char *
recode_refuse(struct str start, bool whole)
{
	static const char *const html[] = { "<html", "<!doctype", "<table", "<head",
		"<body", NULL };
	const char *why = refuse_magic(start);
	struct str s = str_trim(start);
	int i;

	if (why != NULL)
		return why;
	for (i = 0; html[i] != NULL; i++)
		if (begins(s, html[i]))
			return "HTML, not CSV: export the data as CSV";
	if (begins(s, "<?xml"))
		return "XML, not CSV: export the data as CSV";
	if (is_json(s))
		return "JSON, not CSV: export the data as CSV";
	if (whole && begins(s, "no data available"))
		return "no data: the system that exported it says so";
	/* Matomo answers so with status 200; no header has a colon and a sentence */
	if (whole && begins(s, "error:") && memchr(s.s, '\n', s.n) == NULL)
		return "a message of an error, not an export: look at its text";
	return is_binary(start) ? "not text" : NULL;
}

/* ---- the stream ---- */

void
recode_start(struct recode *r, struct input *raw, enum recode_form form, bool lines)
{
	*r = (struct recode){ .raw = raw, .form = form, .lines = lines };
	r->in.name = raw->name;
}

void
recode_again(struct recode *r)
{
	r->in.from = r->in.to = 0;
	r->in.eof = false;
}

void
recode_free(struct recode *r)
{
	free(r->in.buf);
	r->in = (struct input){ .buf = NULL };
}

/* Room for n bytes behind what is unread, which moves to the front. */
static void
make_room(struct input *in, size_t n)
{
	size_t unread = in->to - in->from, cap = in->cap == 0 ? BLOCK : in->cap;
	char *old = in->buf;

	if (in->from != 0 && unread != 0)
		memmove(in->buf, in->buf + in->from, unread);
	in->from = 0;
	in->to = unread;
	if (in->cap - unread >= n)
		return;
	while (cap - unread < n)
		cap *= 2;
	in->buf = mem_alloc(cap + SCAN_SLACK, 1);
	if (unread != 0)
		memcpy(in->buf, old, unread);
	in->cap = cap;
	free(old);
}

static uint32_t
unit(const struct recode *r, const unsigned char *s)
{
	return r->form == RECODE_UTF16LE ? s[0] | (uint32_t)s[1] << 8
					 : s[1] | (uint32_t)s[0] << 8;
}

static bool
is_high(uint32_t u)
{
	return (u & 0xfc00) == 0xd800;
}

static bool
is_low(uint32_t u)
{
	return (u & 0xfc00) == 0xdc00;
}

/* Half a character keeps its own number: see recode_mend. */
static char *
put_half(char *to, uint32_t u)
{
	*to++ = (char)(0xe0 | u >> 12);
	*to++ = (char)(0x80 | (u >> 6 & 0x3f));
	*to++ = (char)(0x80 | (u & 0x3f));
	return to;
}

/* Characters of s[0..n) to `to`; returns its end, *used tells how many bytes are read. What
   a later block may complete stays, unless it is the last. */
static char *
put_utf16(const struct recode *r, const unsigned char *s, size_t n, bool last, char *to,
    size_t *used)
{
	uint32_t u, v;
	size_t i;

	for (i = 0; i + 2 <= n; i += 2) {
		u = unit(r, s + i);
		if (u < 0x80) {
			*to++ = (char)u;
		} else if (!is_high(u) && !is_low(u)) {
			to += text_encode((int)u, to);
		} else if (is_high(u) && i + 4 > n && !last) {
			break;
		} else {
			v = i + 4 <= n ? unit(r, s + i + 2) : 0;
			if (is_high(u) && is_low(v)) {
				u = 0x10000 + ((u & 0x3ff) << 10) + (v & 0x3ff);
				to += text_encode((int)u, to);
				i += 2;
			} else {
				to = put_half(to, u);
			}
		}
	}
	if (last && i < n) { /* an odd byte at the end */
		to = put_half(to, 0xd800 | s[i]);
		i = n;
	}
	*used = i;
	return to;
}

/* In s[0..n) a CR that no LF follows becomes LF; one at its end stays as it is. */
void
recode_mend_lines(char *s, size_t n)
{
	char *cr = s, *end = s + n;

	while (cr < end && (cr = memchr(cr, '\r', (size_t)(end - cr))) != NULL) {
		if (cr + 1 < end && cr[1] != '\n')
			*cr = '\n';
		cr++;
	}
}

/* A CR at the end of what came so far was left as it is, and is looked at again. */
static void
mend_from(struct recode *r, size_t from)
{
	struct input *in = &r->in;

	if (!r->lines)
		return;
	if (from > in->from)
		from--;
	recode_mend_lines(in->buf + from, in->to - from);
}

void
recode_lines(struct recode *r)
{
	r->lines = true;
	mend_from(r, r->in.from);
}

/* One block from raw; false when it holds too little to go on. */
static bool
take(struct recode *r)
{
	struct input *raw = r->raw, *in = &r->in;
	size_t n = raw->to - raw->from, used = n < BLOCK ? n : BLOCK, start;
	bool last = raw->eof && used == n;
	const char *s = raw->buf + raw->from;

	if (n == 0)
		return false;
	make_room(in, used * WORST + 4);
	start = in->to;
	if (r->form == RECODE_BYTES) {
		memcpy(in->buf + in->to, s, used);
		in->to += used;
	} else {
		char *end = put_utf16(
		    r, (const unsigned char *)s, used, last, in->buf + in->to, &used);

		in->to = (size_t)(end - in->buf);
	}
	raw->from += used;
	mend_from(r, start);
	return used != 0;
}

/* The CR that is the last byte of all ends a line, too. */
static void
end_lines(struct recode *r)
{
	struct input *in = &r->in;

	if (r->lines && in->to > in->from && in->buf[in->to - 1] == '\r')
		in->buf[in->to - 1] = '\n';
}

bool
recode_more(struct input *in)
{
	struct recode *r = (struct recode *)(void *)in;

	if (in->eof)
		return false;
	while (!take(r)) {
		if (r->raw->eof && r->raw->to == r->raw->from) {
			in->eof = true;
			end_lines(r);
			return false;
		}
		in_more(r->raw);
	}
	return true;
}

bool
recode_mend(char *s, size_t n)
{
	bool found = false;
	size_t i;

	for (i = 0; i + 3 <= n; i++)
		if ((unsigned char)s[i] == 0xed &&
		    ((unsigned char)s[i + 1] & 0xe0) == 0xa0) {
			memcpy(s + i, "\xef\xbf\xbd", 3);
			found = true;
		}
	return found;
}
