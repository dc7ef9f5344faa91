/*
 * lines - see lines.h
 */
#include "lines.h"
#include "io.h"
#include "text.h"

void
lines_open(struct lines *l, const char *path)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct input in;

	*l = (struct lines){ 0 };
	in_open(&in, path, false);
	while (in_more(&in))
		;
	l->loc.file = in.name;
	l->rest.n = in.to - in.from;
	l->rest.s = arena_copy(&l->bytes, in.buf + in.from, l->rest.n);
	in_close(&in);
	if (l->rest.n >= 3 && memcmp(l->rest.s, mark, 3) == 0) {
		l->rest.s += 3;
		l->rest.n -= 3;
	}
}

_Noreturn void
lines_die(const struct lines *l, const char *why, struct str value)
{
	char show[STR_SHOW];

	if (value.n == 0)
		die_at(EX_CONFIG, &l->loc, NULL, "%s", why);
	die_at(EX_CONFIG, &l->loc, NULL, "%s: '%s'", why, str_show(value, show));
}

bool
lines_next(struct lines *l, struct str *line)
{
	struct str trimmed;
	size_t good;

	while (str_cut(&l->rest, '\n', line)) {
		l->loc.line++;
		trimmed = str_trim(*line);
		if (trimmed.n == 0 || trimmed.s[0] == '#')
			continue;
		good = text_utf8(trimmed.s, trimmed.n);
		if (good != trimmed.n)
			lines_die(l, "not UTF-8", (struct str){ trimmed.s + good, 1 });
		/* An empty first cell is one. */
		while (line->s < trimmed.s && line->s[0] != '\t') {
			line->s++;
			line->n--;
		}
		line->n = (size_t)(trimmed.s + trimmed.n - line->s);
		return true;
	}
	return false;
}

/* A cell in quotes ends at the quote before a separator. */
static bool
cut_cell(struct str *rest, char sep, struct str *cell)
{
	struct str s = *rest;
	size_t i, end;

	while (s.s != NULL && s.n > 0 && s.s[0] == ' ') {
		s.s++;
		s.n--;
	}
	for (i = 1; s.s != NULL && s.n > 1 && s.s[0] == '"' && i < s.n; i++) {
		end = i + 1;
		while (end < s.n && s.s[end] == ' ')
			end++;
		if (s.s[i] != '"' || (end < s.n && s.s[end] != sep))
			continue;
		*cell = (struct str){ s.s + 1, i - 1 };
		*rest = end == s.n ? (struct str){ NULL, 0 }
				   : (struct str){ s.s + end + 1, s.n - end - 1 };
		return true;
	}
	return str_cut(rest, sep, cell);
}

int
lines_cells(struct str line, char sep, struct str *cells, int max)
{
	struct str cell;
	int n = 0;

	while (cut_cell(&line, sep, &cell)) {
		if (n < max)
			cells[n] = str_trim(cell);
		n++;
	}
	return n;
}

void
lines_close(struct lines *l)
{
	arena_free(&l->bytes);
}
