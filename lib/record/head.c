/*
 * head - see head.h
 */
#include "head.h"
#include "map.h"
#include "mem.h"
#include "scan.h"
#include <stdlib.h>

int
head_find(const struct head *h, struct str name)
{
	int i;

	for (i = 0; i < h->n; i++)
		if (str_eq(h->name[i], name))
			return i;
	return -1;
}

static _Noreturn void
die_head(const char *file, const char *why, struct str name)
{
	struct loc loc = { file, 1 };
	char show[STR_SHOW];

	die_at(EX_DATAERR, &loc, NULL, "%s: '%s'", why, str_show(name, show));
}

void
head_unsealed(const char *file)
{
	struct loc loc = { file, 0 };

	die_at(EX_DATAERR, &loc, NULL,
	    "last line has no newline: its writer did not finish "
	    "(if it is whole: sed -i '$a\\' FILE)");
}

struct str
head_line(struct input *in)
{
	struct loc file = { in->name, 0 };
	const char *end;
	struct str line;

	for (;;) {
		line = (struct str){ in->buf + in->from, in->to - in->from };
		end = scan_line(line.s, line.n);
		if (end != NULL || line.n > REC_LINE)
			break;
		if (in_more(in))
			continue;
		if (line.n == 0)
			die_at(EX_DATAERR, &file, NULL, "empty: not even a header");
		head_unsealed(in->name);
	}
	if (end == NULL || (size_t)(end - line.s) > REC_LINE)
		die_head(in->name, "line longer than 1 MiB", line);
	line.n = (size_t)(end - line.s);
	in->from += line.n + 1;
	return line;
}

static void
check_name(const char *file, struct str name)
{
	size_t i;
	bool good = name.n > 0 && name.s[0] >= 'a' && name.s[0] <= 'z';

	if (name.n >= 3 && memcmp(name.s, "\xef\xbb\xbf", 3) == 0)
		die_head(file, "byte order mark before the header", name);
	if (name.n > 0 && name.s[name.n - 1] == '\r')
		die_head(file,
		    "carriage return (rfm-clean reads files with CR LF line ends)", name);
	for (i = 1; i < name.n && good; i++)
		good = (name.s[i] >= 'a' && name.s[i] <= 'z') || name.s[i] == '_' ||
		       (name.s[i] >= '0' && name.s[i] <= '9');
	if (!good)
		die_head(file,
		    "not a column name ([a-z][a-z0-9_]*; rfm-clean reads others)", name);
}

struct head
head_split(const char *file, struct str line)
{
	struct head h = { .file = file };
	struct map seen = { 0 };
	struct str rest = line, name;
	size_t cap = 0;
	bool fresh;

	while (str_cut(&rest, '\t', &name)) {
		check_name(file, name);
		if (h.n == REC_COLUMNS)
			die_head(file, "more than 4096 columns", name);
		map_put(&seen, name, &fresh);
		if (!fresh)
			die_head(file, "column twice", name);
		h.name = mem_grow(h.name, &cap, (size_t)h.n + 1, sizeof *h.name);
		h.name[h.n++] = name;
	}
	map_free(&seen);
	return h;
}

int *
head_order(const char *file, const struct head *first, const struct head *own)
{
	int *order = mem_alloc((size_t)first->n, sizeof *order);
	struct map names = { 0 };
	bool same = true, fresh;
	uint32_t id;
	int i;

	for (i = 0; i < first->n; i++)
		map_put(&names, first->name[i], NULL);
	for (i = 0; i < own->n; i++) {
		id = map_put(&names, own->name[i], &fresh);
		if (fresh)
			die_head(file, "column that the first file does not have",
			    own->name[i]);
		order[id] = i;
		same = same && id == (uint32_t)i;
	}
	map_free(&names);
	for (i = 0; own->n != first->n && i < first->n; i++)
		if (head_find(own, first->name[i]) < 0)
			die_head(
			    file, "column of the first file missing", first->name[i]);
	if (!same)
		return order;
	free(order);
	return NULL;
}

bool
head_again(
    const struct head *h, const char *headline, struct str line, const struct loc *loc)
{
	struct str rest = line, name;
	bool *seen, all = true;
	int at;

	if (memcmp(line.s, headline, line.n) == 0)
		return true;
	seen = mem_alloc((size_t)h->n, sizeof *seen);
	while (all && str_cut(&rest, '\t', &name)) {
		at = head_find(h, name);
		all = at >= 0 && !seen[at];
		if (all)
			seen[at] = true;
	}
	free(seen);
	if (!all)
		return false;
	die_at(
	    EX_DATAERR, loc, NULL, "the header again, with its columns in another order");
}
