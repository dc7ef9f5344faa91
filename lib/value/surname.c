/*
 * surname - see surname.h
 */
#include "surname.h"
#include "lexicon.h"
#include "tables.h"

enum {
	TOKENS = 12,
	NAME = 120, /* bytes; more is no name */
	WORD = 16   /* bytes of the longest word of the table, and some */
};

enum role {
	ROLE_NAME,
	ROLE_AFTER,
	ROLE_AND,
	ROLE_COMPANY,
	ROLE_COMPANY_FIRST,
	ROLE_COMPANY_LAST,
	ROLE_DEGREE,
	ROLE_FRENCH,
	ROLE_INNER,
	ROLE_PARTICLE,
	ROLE_PREFIX,
	ROLE_TITLE
};

struct token {
	struct str s;
	enum role role;
};

/* Tokens first to before end; comma: before that token, or 0. */
struct name {
	struct token token[TOKENS];
	int first, end, comma, commas;
	const char *country;
};

/* The role of each row of the table. */
static unsigned char roles[NAME_WORDS_NROWS];

static void
prepare(void)
{
	static const char *const names[] = { "", "after", "and", "company",
		"company_first", "company_last", "degree", "french", "inner", "particle",
		"prefix", "title" };
	unsigned char role;
	int i;

	for (i = 0; i < NAME_WORDS_NROWS; i++) {
		role = ROLE_AFTER;
		while (strcmp(names[role], name_words_table[i][NAME_WORDS_ROLE]) != 0)
			role++;
		roles[i] = role;
	}
}

/* Bytes of an apostrophe at the start of s, or 0. */
static size_t
apostrophe(struct str s)
{
	if (s.n > 0 && (s.s[0] == '\'' || s.s[0] == '`'))
		return 1;
	return s.n > 2 && memcmp(s.s, "\xe2\x80", 2) == 0 &&
		       (s.s[2] == '\x98' || s.s[2] == '\x99')
		   ? 3
		   : 0;
}

/* 't, 's, 'n and d': a letter that an apostrophe shortens. */
static bool
is_shortened(struct str s)
{
	size_t n = apostrophe(s);

	if (n > 0)
		return s.n == n + 1 && memchr("tsnTSN", s.s[n], 6) != NULL;
	return s.n > 1 && (s.s[0] | 0x20) == 'd' &&
	       apostrophe((struct str){ s.s + 1, s.n - 1 }) == s.n - 1;
}

static struct lexicon words = { .table = &name_words_table[0][0],
	.nrows = NAME_WORDS_NROWS,
	.ncols = NAME_WORDS_NCOLS };

static enum role
role_of(struct str s)
{
	static bool ready;
	int row;

	if (!ready) {
		prepare();
		ready = true;
	}
	if (s.n == 0 || s.n > WORD)
		return ROLE_NAME;
	if (s.n == 1 && (s.s[0] == '&' || s.s[0] == '+'))
		return ROLE_AND;
	if (s.s[0] == '(')
		return ROLE_AFTER;
	if (s.n < 5 && is_shortened(s))
		return ROLE_PREFIX;
	row = lexicon_find(&words, s);
	return row == LEXICON_NONE ? ROLE_NAME : (enum role)roles[row];
}

static bool
is_gap(char c)
{
	return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '\n' || c == '\r';
}

/* False for what is no name, or too long for one. */
static bool
cut(struct name *name, struct str s, const char *country)
{
	size_t at = 0, from;
	struct token *t;

	name->first = name->end = name->comma = name->commas = 0;
	name->country = country[0] == '\0' ? "NL" : country;
	if (s.n > NAME)
		return false;
	for (;;) {
		for (; at < s.n && is_gap(s.s[at]); at++)
			if (s.s[at] == ',' && name->end > 0 && name->comma != name->end) {
				name->comma = name->end;
				name->commas++;
			}
		if (at == s.n)
			break;
		for (from = at; at < s.n && !is_gap(s.s[at]); at++)
			if ((s.s[at] >= '0' && s.s[at] <= '9') || s.s[at] == '@')
				return false;
		if (name->end == TOKENS)
			return false;
		t = &name->token[name->end++];
		t->s = (struct str){ s.s + from, at - from };
		t->role = role_of(t->s);
	}
	if (name->comma == name->end) { /* a comma at the end */
		name->comma = 0;
		name->commas--;
	}
	return true;
}

static enum role
role(const struct name *name, int i)
{
	return i < name->end ? name->token[i].role : ROLE_NAME;
}

static bool
is_prefix(enum role role)
{
	return role == ROLE_PREFIX || role == ROLE_PARTICLE || role == ROLE_INNER;
}

/* The tokens from one to before another as they stand in the cell. */
static struct str
span(const struct name *name, int from, int end)
{
	const char *s;
	struct str last;

	if (from >= end)
		return (struct str){ "", 0 };
	s = name->token[from].s.s;
	last = name->token[end - 1].s;
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
place_prefix(const struct name *name, struct str prefix, struct surname_parts *p)
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

/* The end of the prefixes that begin with a token. */
static int
run_end(const struct name *name, int from, int end)
{
	while (from < end && is_prefix(name->token[from].role))
		from++;
	return from;
}

/* Where the prefixes at the end begin; the end when they are none that may open a name. */
static int
run_start(const struct name *name, int from, int end)
{
	bool opens = false;
	int i = end;

	while (i > from && is_prefix(name->token[i - 1].role))
		opens |= name->token[--i].role == ROLE_PREFIX;
	return opens ? i : end;
}

/* "Jansen-de" Vries, or Jansen "-" de Vries: a double name begins here. */
static bool
is_double(const struct name *name, int i)
{
	struct str s = name->token[i].s;
	size_t n = s.n;

	if (i + 1 >= name->end)
		return false;
	if (str_is(name->token[i + 1].s, "-"))
		return i + 2 < name->end;
	while (n > 0 && s.s[n - 1] != '-')
		n--;
	return n > 1 && is_prefix(role_of((struct str){ s.s + n, s.n - n }));
}

/* May the prefix be the first word of a full name? V.D. are initials there. */
static bool
opens_name(const struct name *name, int i)
{
	const struct token *t = &name->token[i];

	if (t->role == ROLE_PREFIX)
		return !(t->s.n > 2 && t->s.s[1] == '.' && t->s.s[0] < 'a');
	return t->role == ROLE_PARTICLE &&
	       (name->end - i == 2 || is_prefix(role(name, i + 1)));
}

static bool
is_company(const struct name *name)
{
	int i;

	if (name->end < 2)
		return false;
	for (i = 0; i < name->end; i++)
		if (name->token[i].role == ROLE_COMPANY)
			return true;
	return name->token[0].role == ROLE_COMPANY_FIRST ||
	       name->token[name->end - 1].role == ROLE_COMPANY_LAST;
}

/* "Jan en Piet", "J. de Boer e/o M. Smit", "Jan/Marie"; not "von und zu". */
static bool
is_several(const struct name *name)
{
	int i;

	for (i = 0; i < name->end; i++) {
		if (i > 0 && i + 1 < name->end && name->token[i].role == ROLE_AND &&
		    !str_same(name->token[i - 1].s, str_of("von")))
			return true;
		if (memchr(name->token[i].s.s, '/', name->token[i].s.n) != NULL &&
		    !is_prefix(name->token[i].role))
			return true;
	}
	return false;
}

static bool
is_french(const struct name *name)
{
	return memcmp(name->country, "FR", 2) == 0 ||
	       memcmp(name->country, "LU", 2) == 0 || memcmp(name->country, "MC", 2) == 0;
}

/* Titles from token i on; returns the token behind them. */
static int
take_titles(const struct name *name, int i, struct surname_parts *p)
{
	int from = i;

	for (; i < name->end; i++) {
		if (role(name, i) == ROLE_PREFIX && role(name, i + 1) == ROLE_TITLE &&
		    i + 2 < name->end && str_same(name->token[i + 1].s, str_of("heer")))
			i++; /* de heer */
		else if (role(name, i) != ROLE_TITLE &&
			 (role(name, i) != ROLE_FRENCH || !is_french(name)))
			break;
	}
	append(p, 0, span(name, from, i));
	return i;
}

/* Degrees behind the name, with their comma. */
static void
take_degrees(struct name *name, struct surname_parts *p)
{
	int end = name->end;

	while (end > name->first + 1 && name->token[end - 1].role == ROLE_DEGREE)
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
split_comma(struct name *name, struct surname_parts *p)
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
split_plain(const struct name *name, struct surname_parts *p)
{
	int i, run, last = name->end - 1, first = name->first;

	p->salutation = (struct str){ p->buf, p->n };
	while (last > first + 1 && name->token[last].role == ROLE_AFTER)
		last--;
	for (i = first; i < last; i++) {
		if (is_double(name, i))
			break;
		if (i > first ? !is_prefix(name->token[i].role) : !opens_name(name, i))
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
start(struct name *name, struct str cell, const char *country, struct surname_parts *p)
{
	p->salutation = p->given = p->prefix = (struct str){ "", 0 };
	p->company = p->several = false;
	p->n = 0;
	p->surname = str_trim(cell);
	if (!cut(name, p->surname, country) || name->end == 0)
		return false;
	p->company = is_company(name);
	return !p->company;
}

/* Letters and nothing else: is it a word of the table? */
static inline bool
is_known(struct str word, bool ascii)
{
	return (ascii ? lexicon_may(&words, word) : lexicon_may_fold(&words, word)) &&
	       role_of(word) != ROLE_NAME;
}

/* Jan Jansen, Zoë Brontë: two words of letters that are in no table, by far the most common
   form. False for all others, and nothing is said about them. */
static bool
split_quick(struct str cell, struct surname_parts *p)
{
	size_t i, blank = 0;
	bool ascii = true;
	unsigned char c;

	if (cell.n > NAME)
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
	if (is_known(p->given, ascii) || is_known(p->surname, ascii))
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
	struct name name;

	if (split_quick(whole, p) || !start(&name, cell, country, p))
		return;
	p->several = is_several(&name);
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
	struct name name;
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
