/*
 * encoding - bytes of a foreign file to UTF-8 lines, and cells to fields of records
 *
 * Input: form (b bytes, l or B UTF-16), line ends (c: a lone CR is one), bytes read at a
 * time, then those of the file.
 */
#include <unistd.h>
#include "fuzz.h"
#include "die.h"
#include "mem.h"
#include "recode.h"
#include "scan.h"
#include "tidy.h"

enum { HEAD = 3 };

static struct str file;
static enum recode_form form;
static bool lines;

/* ---- the stream ---- */

static char *
put_half(char *to, unsigned u)
{
	*to++ = (char)(0xe0 | u >> 12);
	*to++ = (char)(0x80 | (u >> 6 & 0x3f));
	*to++ = (char)(0x80 | (u & 0x3f));
	return to;
}

/* A unit of UTF-16; half of one at the end is half a character. */
static unsigned
unit(size_t at)
{
	unsigned a = (unsigned char)file.s[at], b;

	if (at + 1 == file.n)
		return 0xd800 | a;
	b = (unsigned char)file.s[at + 1];
	return form == RECODE_UTF16LE ? a | b << 8 : b | a << 8;
}

/* The file by one look at all of it. */
static struct str
define(char *out)
{
	char *to = out;
	size_t i;
	unsigned u, v;

	for (i = 0; i < file.n && form != RECODE_BYTES; i += 2) {
		u = unit(i);
		v = i + 4 <= file.n ? unit(i + 2) : 0;
		if (u >> 10 == 0xd800 >> 10 && v >> 10 == 0xdc00 >> 10) {
			to += text_encode(
			    (int)(0x10000 + ((u & 0x3ff) << 10 | (v & 0x3ff))), to);
			i += 2;
		} else if (u >> 11 == 0xd800 >> 11) {
			to = put_half(to, u);
		} else {
			to += text_encode((int)u, to);
		}
	}
	if (form == RECODE_BYTES && file.n > 0) {
		memcpy(out, file.s, file.n);
		to += file.n;
	}
	for (i = 0; i < (size_t)(to - out) && lines; i++)
		if (out[i] == '\r' && (out + i + 1 == to || out[i + 1] != '\n'))
			out[i] = '\n';
	return (struct str){ out, (size_t)(to - out) };
}

/* The file behind a descriptor. */
static int
descriptor(void)
{
	static FILE *f;
	int fd;

	if (f == NULL)
		f = tmpfile();
	fd = f == NULL ? -1 : fileno(f);
	if (fd < 0 || ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0 ||
	    write(fd, file.s, file.n) != (ssize_t)file.n || lseek(fd, 0, SEEK_SET) != 0) {
		perror("tmpfile");
		abort();
	}
	return fd;
}

/* Read it in blocks; keep: the reader leaves it all in the buffer, else as little as a
   reader of lines may. */
static void
check_stream(struct str want, size_t block, bool keep)
{
	struct input raw = { .name = "fuzz", .cap = block, .fd = descriptor() };
	struct recode r;
	size_t done = 0, n;

	raw.buf = mem_alloc(block + SCAN_SLACK, 1);
	recode_start(&r, &raw, form, lines);
	for (;;) {
		bool more = recode_more(&r.in);

		n = r.in.to - r.in.from;
		if (more && n > 0)
			n--; /* a CR at the end may change */
		check(n <= want.n - done, "the stream is too long");
		check(str_eq((struct str){ r.in.buf + r.in.from, n },
			  (struct str){ want.s + done, n }),
		    "the stream is another");
		if (!more)
			break;
		if (!keep) {
			r.in.from += n;
			done += n;
		}
	}
	check(done + n == want.n, "the stream is too short");
	recode_free(&r);
	free(raw.buf);
}

/* What comes out of UTF-16 is UTF-8, NUL apart, when halves are mended. */
static void
check_mended(char *s, size_t n)
{
	struct str part, rest;
	bool whole = fuzz_is_text((struct str){ s, n }), mended;

	mended = recode_mend(s, n);
	check(!whole || !mended, "whole text is mended");
	rest = (struct str){ s, n };
	while (str_cut(&rest, '\0', &part))
		check(fuzz_is_text(part), "mended text is no UTF-8");
}

/* ---- what is told of the file ---- */

static void
check_told(void)
{
	struct str s = fuzz_copy(file, 0, 0);
	bool utf8 = false, latin = false;
	size_t mark = recode_mark(s);

	(void)recode_detect(s);
	(void)recode_refuse(s, true);
	(void)recode_refuse(s, false);
	check(mark <= s.n, "a mark longer than the file");
	check(recode_mark((struct str){ s.s + mark, s.n - mark }) == 0, "a mark is left");
	recode_encodings(s, true, &utf8, &latin);
	check(latin == !fuzz_is_text(s), "bytes that are not UTF-8 are told wrong");
	fuzz_free(s);
}

/* ---- cells ---- */

/* Unescaped and written again it is the same. */
static void
check_field(struct str field)
{
	char *raw = malloc(field.n + TIDY_SLACK),
	     *again = malloc(2 * field.n + TIDY_SLACK);
	struct str value;

	if (raw == NULL || again == NULL)
		abort();
	check(fuzz_is_field(field), "no field of a record");
	value = (struct str){ raw, text_unescape(field.s, field.n, raw) };
	memset(raw + value.n, '\\', TIDY_SLACK);
	check(str_eq(
		  field, (struct str){ again, (size_t)(tidy_put(again, value) - again) }),
	    "a tidy cell is tidied");
	free(raw);
	free(again);
}

/* Letters and digits of ASCII, in order. */
static size_t
letters_of(struct str s, char *to)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		if ((s.s[i] >= '0' && s.s[i] <= '9') ||
		    ((s.s[i] | 32) >= 'a' && (s.s[i] | 32) <= 'z'))
			to[n++] = s.s[i];
	return n;
}

/* What is tidied away is no letter. */
static void
check_letters(struct str cell, struct str field)
{
	char *all = malloc(cell.n + 1), *left = malloc(field.n + 1);
	size_t n;

	if (all == NULL || left == NULL)
		abort();
	n = text_unescape(field.s, field.n, left);
	n = letters_of((struct str){ left, n }, left);
	check(str_eq((struct str){ left, n }, (struct str){ all, letters_of(cell, all) }),
	    "letters are lost");
	free(all);
	free(left);
}

static void
check_cell(struct str cell)
{
	struct str copy = fuzz_copy(cell, TIDY_SLACK, '\\'), field;
	char *to = malloc(2 * cell.n + TIDY_SLACK);

	if (to == NULL)
		abort();
	field = (struct str){ to, (size_t)(tidy_put(to, copy) - to) };
	check_field(field);
	check_letters(cell, field);
	free(to);
	fuzz_free(copy);
}

/* Any bytes: as cells of Windows-1252, and as messages show them. */
static void
check_bytes(struct str s)
{
	struct str copy = fuzz_copy(s, 0, 0), latin;
	size_t room = s.n / 2;
	char *to = malloc(3 * s.n + 1), *shown = malloc(room + 1), *end;

	if (to == NULL || shown == NULL)
		abort();
	latin = tidy_from_1252(copy, to);
	check(fuzz_is_text(latin) == (memchr(s.s, '\0', s.n) == NULL),
	    "Windows-1252 makes no UTF-8");
	check((memmem(latin.s, latin.n, "\xef\xbf\xbd", 3) != NULL ||
		  !fuzz_is_text(latin)) == tidy_has_hole(copy),
	    "a hole is told wrong");
	if (fuzz_is_text(latin))
		check_cell(latin);
	end = tidy_put_bytes(shown, shown + room, copy);
	check(end >= shown && end <= shown + room, "shown beyond its room");
	check(fuzz_is_field((struct str){ shown, (size_t)(end - shown) }),
	    "shown is no field of a record");
	free(to);
	free(shown);
	fuzz_free(copy);
}

static void
target(struct str input)
{
	static const struct str forms = { "blB", 3 };
	struct str want;
	size_t block;
	char *out;

	if (input.n < HEAD)
		return;
	switch (fuzz_choose(forms, input.s[0])) {
	case 'l':
		form = RECODE_UTF16LE;
		break;
	case 'B':
		form = RECODE_UTF16BE;
		break;
	default:
		form = RECODE_BYTES;
	}
	lines = (input.s[1] & 1) != 0;
	file = (struct str){ input.s + HEAD, input.n - HEAD };
	block = (size_t)(input.s[2] & 0x7f) + 1;
	block = block < file.n / 64 ? file.n / 64 : block;
	out = malloc(2 * file.n + 4);
	if (out == NULL)
		abort();
	want = define(out);
	check_stream(want, block, false);
	check_stream(want, block, true);
	if (form != RECODE_BYTES)
		check_mended(out, want.n);
	free(out);
	check_told();
	check_bytes(file);
	check_cell((struct str){ file.s, text_utf8(file.s, file.n) });
}
