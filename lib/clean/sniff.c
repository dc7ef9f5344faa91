/*
 * sniff - see sniff.h
 */
#include "sniff.h"
#include "layout.h"
#include "own.h"
#include "recode.h"
#include "scan.h"
#include "trial.h"
#include <stdlib.h>
#include <string.h>

enum { WRAPPED = 3 };

static bool
usable(const struct trial *t, const struct sniff_want *want)
{
	if (want->names > 1)
		return t->head.n == want->names || t->head.n == want->names + 1;
	if (t->wrapped)
		return t->head.n >= WRAPPED && t->head.known > 0;
	if (t->dialect.sep == '\0' && t->same * 10 < t->records * 9)
		return false;
	return t->head.n > 1;
}

/* Blanks separate only where nothing else does: they stand in dates and names, too. */
static struct trial
find_separator(
    const struct sample *s, struct csv_dialect d, const struct sniff_want *want)
{
	static const char seps[] = { ',', ';', '\t', '|', '\0' };
	const char *first = s->view.buf + s->view.from;
	bool may_wrap = s->view.to > s->view.from && first[0] == d.quote && d.quote != 0;
	struct trial t, best = { .head = { .n = 0 } };
	size_t i, n = want->sep == SNIFF_ANY ? sizeof seps : 1;
	int wrapped;

	for (i = 0; i < n; i++) {
		d.sep = want->sep == SNIFF_ANY ? seps[i] : (char)want->sep;
		if (d.sep == '\0' && best.head.n > 0)
			break;
		for (wrapped = 0; wrapped <= may_wrap; wrapped++) {
			t = trial_run(s, d, wrapped != 0, &best);
			if (usable(&t, want) &&
			    (best.head.n == 0 || trial_better(&t, &best)))
				best = t;
		}
	}
	if (best.head.n > 0)
		return best;
	d.sep = want->sep == SNIFF_ANY ? ',' : (char)want->sep;
	return trial_run(s, d, false, &best);
}

/* ---- quotes, escapes and line ends that are not the usual ones ---- */

/* Is the header, as the trial has it, all within single quotes? */
static bool
in_single_quotes(const struct sample *s, const struct trial *t)
{
	const char *p = s->view.buf + s->view.from + t->head.at;
	size_t left = (size_t)(s->view.buf + s->view.to - p);
	const char *end = memchr(p, '\n', left);
	struct str text =
	    str_trim((struct str){ p, end == NULL ? left : (size_t)(end - p) });

	return text.n > 2 && text.s[0] == '\'' && text.s[text.n - 1] == '\'';
}

static bool
holds(const struct sample *s, const char *what)
{
	size_t n = strlen(what);
	const char *at = s->view.buf + s->view.from, *end = s->view.buf + s->view.to;

	/* memmem is slow with so short a word */
	while ((at = memchr(at, what[0], (size_t)(end - at))) != NULL &&
	       ((size_t)(end - at) < n || memcmp(at, what, n) != 0))
		at++;
	return at != NULL;
}

/* Does the other dialect read more? */
static bool
reads_more(const struct trial *other, const struct trial *usual)
{
	return other->head.known >= usual->head.known && other->faults <= usual->faults &&
	       other->same > usual->same;
}

static struct trial
find_dialect(const struct sample *s, const struct sniff_want *want)
{
	struct csv_dialect d = { .quote =
				     want->quote == SNIFF_ANY ? '"' : (char)want->quote };
	struct trial best = find_separator(s, d, want), other;

	if (d.quote != '\0' && holds(s, (char[]){ '\\', d.quote, '\0' })) {
		d.escape = '\\';
		other = find_separator(s, d, want);
		if (reads_more(&other, &best))
			return other;
		d.escape = '\0';
	}
	if (want->quote == SNIFF_ANY && holds(s, "'") && best.dialect.sep != '\0') {
		d.quote = '\'';
		other = find_separator(s, d, want);
		if (reads_more(&other, &best) ||
		    (in_single_quotes(s, &other) && other.same >= best.same &&
			other.faults <= best.faults))
			return other;
	}
	return best;
}

/* Line ends outside quotes; where there is no CR, only whether there are any. */
struct ends {
	size_t lf, crlf, cr;
};

static struct ends
count_ends(const struct sample *s, char quote)
{
	const char *p = s->view.buf + s->view.from, *end = s->view.buf + s->view.to;
	struct ends e = { 0 };
	bool inside = false;

	if (memchr(p, '\r', (size_t)(end - p)) == NULL) {
		e.lf = memchr(p, '\n', (size_t)(end - p)) != NULL;
		return e;
	}
	for (; p < end; p++) {
		if (*p == quote)
			inside = !inside;
		else if (inside || (*p != '\n' && *p != '\r'))
			continue;
		else if (*p == '\n')
			e.lf++;
		else if (p + 1 < end && p[1] == '\n')
			e.crlf++, p++;
		else if (p + 1 == end || p[1] != '\r')
			e.cr++;
	}
	return e;
}

/* Where nothing else ends lines a CR does: the sample becomes `copy`, which has them as
   LF. */
static bool
only_cr(struct sample *s, const struct ends *e, char *copy)
{
	if (e->lf + e->crlf > 0 || e->cr == 0)
		return false;
	memcpy(copy, s->view.buf, s->view.to);
	recode_mend_lines(copy, s->view.to);
	s->view.buf = copy;
	return true;
}

/* In a file with other line ends a CR ends lines where that makes more records whole. */
static bool
also_cr(
    const struct sample *s, const struct sniff_want *want, struct trial *best, char *copy)
{
	struct sample with = *s;
	struct trial other;

	memcpy(copy, s->view.buf, s->view.to);
	recode_mend_lines(copy, s->view.to);
	with.view.buf = copy;
	other = find_dialect(&with, want);
	if (!reads_more(&other, best))
		return false;
	*best = other;
	return true;
}

static enum sniff_eol
eol_of(const struct ends *e, bool cr)
{
	if ((e->lf > 0) + (e->crlf > 0) + cr > 1)
		return SNIFF_MIXED;
	return cr ? SNIFF_CR : e->crlf > 0 ? SNIFF_CRLF : SNIFF_LF;
}

/* An empty last column without a name is none, when no record of the sample fills it. */
static void
find_width(struct sniff *s, const struct trial *t, const struct sniff_want *want)
{
	bool named = want->names > 0;
	int n = named ? want->names : t->head.n;
	int records = t->records + named; /* without a header the first is a record */

	s->width = n;
	s->trailing = false;
	if (named) {
		s->trailing = t->head.n == n + 1 && t->same == t->records &&
			      t->head.open && t->empty_end == t->records;
		s->width += s->trailing;
		return;
	}
	if (records > 0 && t->longer == records && t->empty_end == records) {
		s->width = n + 1;
		s->trailing = true;
	} else if (t->head.open && n > 1 && records > 0 && t->shorter == records) {
		s->width = n - 1;
	} else if (t->head.open && n > 1) {
		s->trailing = t->same == t->empty_end;
	}
}

/* ---- what stands before the header ---- */

/* Excel's line that names the separator. */
static void
skip_sep_line(struct sample *s, struct sniff_want *want)
{
	const char *p = s->view.buf + s->view.from;
	size_t n = s->view.to - s->view.from, len;

	if (n < 6 || !str_same((struct str){ p, 4 }, str_of("sep=")))
		return;
	len = p[5] == '\n' || p[5] == '\r' ? 6 : 0;
	if (len == 0)
		return;
	len += p[5] == '\r' && n > 6 && p[6] == '\n';
	if (want->sep == SNIFF_ANY)
		want->sep = p[4];
	s->view.from += len;
	s->line = 2;
}

/* To the line that the user names; false: the sample has no such line. */
static bool
go_to_line(struct sample *s, uint64_t line)
{
	const char *p;

	while (s->line < line) {
		p = s->view.buf + s->view.from;
		p = memchr(p, '\n', s->view.to - s->view.from);
		if (p == NULL)
			return false;
		s->view.from = (size_t)(p - s->view.buf) + 1;
		s->line++;
	}
	return s->line == line && s->view.from < s->view.to;
}

static const char *
look(struct sample *sample, const struct sniff_want *want, struct sniff *s)
{
	struct sniff_want w = *want;
	struct ends e =
	    count_ends(sample, want->quote == SNIFF_ANY ? '"' : (char)want->quote);
	size_t begin = sample->view.from - s->skip;
	char *copy = mem_alloc(sample->view.to + SCAN_SLACK, 1);
	struct trial t;

	s->lines = only_cr(sample, &e, copy);
	skip_sep_line(sample, &w);
	if (w.header_line > 0 && !go_to_line(sample, w.header_line)) {
		free(copy);
		return "--header-line: no such line in its first 64 KB";
	}
	t = find_dialect(sample, &w);
	if (!s->lines && e.cr > 0)
		s->lines = also_cr(sample, &w, &t, copy);
	free(copy);
	s->eol = eol_of(&e, s->lines);
	if (t.head.n == 0)
		return "empty: not even a header";
	find_width(s, &t, want);
	s->dialect = t.dialect;
	s->wrapped = t.wrapped;
	s->skip = sample->view.from - begin;
	s->line = sample->line;
	if (t.before > 0) {
		s->skip += t.head.at;
		s->line = t.head.line;
		s->before = (uint64_t)t.before;
	}
	return NULL;
}

const char *
sniff_read(struct input *in, bool (*more)(struct input *), const struct sniff_want *want,
    struct sniff *s)
{
	struct sample sample = { .line = 1,
		.search = want->names == 0 && want->header_line == 0 };
	struct str text;
	const char *why;

	while (in->to - in->from <= SNIFF_SAMPLE && more(in))
		;
	*s = (struct sniff){ .line = 1 };
	text = (struct str){ in->buf + in->from, in->to - in->from };
	sample.whole = in->eof && text.n <= SNIFF_SAMPLE;
	if (text.n > SNIFF_SAMPLE)
		text.n = SNIFF_SAMPLE;
	s->skip = recode_mark(text);
	s->mark = s->skip > 0;
	text = (struct str){ text.s + s->skip, text.n - s->skip };
	if (text.n == 0)
		return "empty: not even a header";
	why = recode_refuse(text, sample.whole);
	if (why != NULL)
		return why;
	recode_encodings(text, sample.whole, &s->utf8, &s->latin);
	s->records = want->quote == SNIFF_ANY && want->names == 0 && own_records(text);
	sample.view = *in;
	sample.view.from = in->from + s->skip;
	sample.view.to = sample.view.from + text.n;
	sample.view.eof = true;
	if (!s->records)
		return look(&sample, want, s);
	return look(&sample, &(struct sniff_want){ .sep = '\t', .header_line = 1 }, s);
}

const char *
sniff_name(const struct csv_dialect *d)
{
	static char other[2];

	switch (d->sep) {
	case ',':
		return "comma";
	case ';':
		return "semicolon";
	case '\t':
		return "tab";
	case '|':
		return "pipe";
	case '\0':
		return "blank";
	default:
		other[0] = d->sep;
		return other;
	}
}
