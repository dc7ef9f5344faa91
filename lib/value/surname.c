/*
 * surname - see surname.h
 */
#include "surname.h"
#include "namecell.h"
#include <string.h>

static enum namecell_role
role_at(const struct namecell *name, int i)
{
	return i < name->end ? name->word[i].role : NAMECELL_NAME;
}

/* The words from one to before another as they stand in the cell. */
static struct str
span(const struct namecell *name, int from, int end)
{
	const char *s;
	struct str last;

	if (from >= end)
		return (struct str){ "", 0 };
	s = name->word[from].s.s;
	last = name->word[end - 1].s;
	return (struct str){ s, (size_t)(last.s + last.n - s) };
}

/* Append to what buf holds from a place on, behind a blank. There is room: the parts of a
   cell do not overlap. */
static void
append(struct surname_parts *p, size_t from, struct str s)
{
	if (s.n == 0)
		return;
	if (p->n > from)
		p->buf[p->n++] = ' ';
	memcpy(p->buf + p->n, s.s, s.n);
	p->n += s.n;
}

/* Where the country has prefixes as a part of their own they are small; elsewhere they are
   put before the surname. */
static void
place_prefix(const struct namecell *name, struct str prefix, struct surname_parts *p)
{
	static const char own[] = "NLSRCWAWBQSX";
	size_t from = p->n, i;
	const char *at;

	if (prefix.n == 0)
		return;
	for (at = own; *at != '\0'; at += 2)
		if (memcmp(at, name->country, 2) == 0)
			break;
	append(p, from, prefix);
	if (*at == '\0') {
		append(p, from, p->surname);
		p->surname = (struct str){ p->buf + from, p->n - from };
		return;
	}
	for (i = from; i < p->n; i++)
		if (p->buf[i] >= 'A' && p->buf[i] <= 'Z')
			p->buf[i] = (char)(p->buf[i] - 'A' + 'a');
	p->prefix = (struct str){ p->buf + from, p->n - from };
}

/* The end of the prefixes that begin with a word. */
static int
run_end(const struct namecell *name, int from, int end)
{
	while (from < end && namecell_is_prefix(name->word[from].role))
		from++;
	return from;
}

/* Where the prefixes at the end begin; the end when they are none that may open a name. */
static int
run_start(const struct namecell *name, int from, int end)
{
	bool opens = false;
	int i = end;

	while (i > from && namecell_is_prefix(name->word[i - 1].role))
		opens |= name->word[--i].role == NAMECELL_PREFIX;
	return opens ? i : end;
}

/* "Jansen-de" Vries, or Jansen "-" de Vries: a double name begins here. */
static bool
is_double(const struct namecell *name, int i)
{
	struct str s = name->word[i].s;
	size_t n = s.n;

	if (i + 1 >= name->end)
		return false;
	if (str_is(name->word[i + 1].s, "-"))
		return i + 2 < name->end;
	while (n > 0 && s.s[n - 1] != '-')
		n--;
	return n > 1 &&
	       namecell_is_prefix(namecell_role((struct str){ s.s + n, s.n - n }));
}

/* May the prefix be the first word of a full name? V.D. are initials there. */
static bool
opens_name(const struct namecell *name, int i)
{
	const struct namecell_word *t = &name->word[i];

	if (t->role == NAMECELL_PREFIX)
		return !(t->s.n > 2 && t->s.s[1] == '.' && t->s.s[0] < 'a');
	return t->role == NAMECELL_PARTICLE &&
	       (name->end - i == 2 || namecell_is_prefix(role_at(name, i + 1)));
}

static bool
is_french(const struct namecell *name)
{
	return memcmp(name->country, "FR", 2) == 0 ||
	       memcmp(name->country, "LU", 2) == 0 || memcmp(name->country, "MC", 2) == 0;
}

/* Titles from word i on; returns the word behind them. */
static int
take_titles(const struct namecell *name, int i, struct surname_parts *p)
{
	int from = i;

	for (; i < name->end; i++) {
		if (role_at(name, i) == NAMECELL_PREFIX &&
		    role_at(name, i + 1) == NAMECELL_TITLE && i + 2 < name->end &&
		    str_same(name->word[i + 1].s, str_of("heer")))
			i++; /* de heer */
		else if (role_at(name, i) != NAMECELL_TITLE &&
			 (role_at(name, i) != NAMECELL_FRENCH || !is_french(name)))
			break;
	}
	append(p, 0, span(name, from, i));
	return i;
}

/* Degrees behind the name, with their comma. */
static void
take_degrees(struct namecell *name, struct surname_parts *p)
{
	int end = name->end;

	while (end > name->first + 1 && name->word[end - 1].role == NAMECELL_DEGREE)
		end--;
	append(p, 0, span(name, end, name->end));
	if (end == name->end)
		return;
	if (name->comma >= end) {
		name->comma = 0;
		name->commas--;
	}
	name->end = end;
}

/* "Berg, Jan van der", "van der Berg, Jan", "Berg van der, Jan". */
static void
split_comma(struct namecell *name, struct surname_parts *p)
{
	int given = take_titles(name, name->comma, p);
	int behind = run_start(name, given, name->end);
	int from = run_end(name, name->first, name->comma), to = name->comma;
	struct str prefix = span(name, behind, name->end);

	if (from == name->comma)
		from = name->first;
	else if (from > name->first)
		prefix = span(name, name->first, from);
	to = run_start(name, from, name->comma);
	if (to > from && to < name->comma)
		prefix = span(name, to, name->comma);
	else
		to = name->comma;
	p->salutation = (struct str){ p->buf, p->n };
	p->given = span(name, given, behind);
	p->surname = span(name, from, to);
	place_prefix(name, prefix, p);
}

static void
split_plain(const struct namecell *name, struct surname_parts *p)
{
	int i, run, last = name->end - 1, first = name->first;

	p->salutation = (struct str){ p->buf, p->n };
	while (last > first + 1 && name->word[last].role == NAMECELL_AFTER)
		last--;
	for (i = first; i < last; i++) {
		if (is_double(name, i))
			break;
		if (i > first ? !namecell_is_prefix(name->word[i].role)
			      : !opens_name(name, i))
			continue;
		run = run_end(name, i, name->end);
		if (run == name->end && i != first + 1)
			break;
		if (run == name->end) { /* Berg van der */
			p->surname = span(name, first, i);
		} else {
			p->given = span(name, first, i);
			p->surname = span(name, run, name->end);
		}
		place_prefix(name, span(name, i, run), p);
		return;
	}
	run = i < last ? i : last;
	p->given = span(name, first, run);
	p->surname = span(name, run, name->end);
}

static bool
start(
    struct namecell *name, struct str cell, const char *country, struct surname_parts *p)
{
	p->salutation = p->given = p->prefix = (struct str){ "", 0 };
	p->company = p->several = false;
	p->n = 0;
	p->surname = str_trim(cell);
	if (!namecell_cut(name, p->surname, country) || name->end == 0)
		return false;
	p->company = namecell_is_company(name);
	return !p->company;
}

/* Jan Jansen, Zoë Brontë: two words of letters that are in no table, by far the most common
   form. False for all others, and nothing is said about them. */
static bool
split_quick(struct str cell, struct surname_parts *p)
{
	size_t i, blank = 0;
	bool ascii = true;
	unsigned char c;

	if (cell.n > NAMECELL_MAX)
		return false;
	for (i = 0; i < cell.n; i++) {
		c = (unsigned char)cell.s[i] | 0x20;
		if (c >= 'a' && c <= 'z')
			continue;
		if (c >= 0x80) {
			ascii = false;
			continue;
		}
		if (c != ' ' || cell.s[i] != ' ' || blank > 0 || i == 0)
			return false;
		blank = i;
	}
	if (blank == 0 || blank + 1 >= cell.n)
		return false;
	p->given = (struct str){ cell.s, blank };
	p->surname = (struct str){ cell.s + blank + 1, cell.n - blank - 1 };
	if (namecell_is_known(p->given, ascii) || namecell_is_known(p->surname, ascii))
		return false;
	p->salutation = p->prefix = (struct str){ "", 0 };
	p->company = p->several = false;
	p->n = 0;
	return true;
}

void
surname_split_name(struct str cell, const char *country, struct surname_parts *p)
{
	struct str whole = str_trim(cell);
	struct namecell name;

	if (split_quick(whole, p) || !start(&name, cell, country, p))
		return;
	p->several = namecell_is_several(&name);
	if (p->several)
		return;
	name.first = take_titles(&name, 0, p);
	take_degrees(&name, p);
	p->surname = (struct str){ "", 0 };
	if (name.first == name.end) {
		p->salutation = (struct str){ p->buf, p->n };
	} else if (name.commas > 1) {
		p->surname = whole;
	} else if (name.comma > name.first) {
		split_comma(&name, p);
	} else {
		split_plain(&name, p);
	}
}

void
surname_split(struct str cell, const char *country, struct surname_parts *p)
{
	struct namecell name;
	int end, from, to;

	if (!start(&name, cell, country, p) || name.commas > 1)
		return;
	end = name.comma > 0 ? name.comma : name.end;
	from = run_end(&name, 0, end);
	to = run_start(&name, 0, name.end);
	if (from > 0 && from < end && name.comma == 0) {
		p->surname = span(&name, from, name.end);
		place_prefix(&name, span(&name, 0, from), p);
	} else if (to > 0 && to < name.end && (name.comma == 0 || name.comma == to)) {
		p->surname = span(&name, 0, to);
		place_prefix(&name, span(&name, to, name.end), p);
	}
}
