/*
 * namecell - see namecell.h
 */
#include "namecell.h"
#include "lexicon.h"
#include "tables.h"

enum { LONGEST = 16 }; /* bytes of the longest word of the table, and some */

/* The role of each row of the table. */
static unsigned char roles[NAME_WORDS_NROWS];

static void
prepare(void)
{
	static const char *const names[] = { "", "after", "and", "company",
		"company_first", "company_form", "company_last", "degree", "family",
		"french", "inner", "particle", "prefix", "title" };
	unsigned char role;
	int i;

	for (i = 0; i < NAME_WORDS_NROWS; i++) {
		role = NAMECELL_AFTER;
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

static bool
is_ascii(struct str s)
{
	size_t i = 0;

	while (i < s.n && (unsigned char)s.s[i] < 0x80)
		i++;
	return i == s.n;
}

/* Is the word of the table that, as it is written? Văn is a name, and F.A. are initials. */
static enum namecell_role
as_written(struct str s, enum namecell_role role)
{
	if (namecell_is_prefix(role) && !is_ascii(s))
		return NAMECELL_NAME;
	if (role == NAMECELL_COMPANY_FIRST && memchr(s.s, '.', s.n - 1) != NULL)
		return NAMECELL_NAME;
	return role;
}

enum namecell_role
namecell_role(struct str s)
{
	static bool ready;
	int row;

	if (!ready) {
		prepare();
		ready = true;
	}
	if (s.n == 0 || s.n > LONGEST)
		return NAMECELL_NAME;
	if (s.n == 1 && (s.s[0] == '&' || s.s[0] == '+'))
		return NAMECELL_AND;
	if (s.s[0] == '(')
		return NAMECELL_AFTER;
	if (s.n < 5 && is_shortened(s))
		return NAMECELL_PREFIX;
	row = lexicon_find(&words, s);
	if (row == LEXICON_NONE)
		return NAMECELL_NAME;
	return as_written(s, (enum namecell_role)roles[row]);
}

static bool
is_gap(char c)
{
	return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '\n' || c == '\r';
}

/* Lê and Do, which may be prefixes as well, are families of Vietnam like Nguyễn. */
static bool
is_family(struct str s)
{
	int row = lexicon_find(&words, s);
	const char *key;

	if (row == LEXICON_NONE)
		return false;
	key = name_words_table[row][NAME_WORDS_KEY];
	return roles[row] == NAMECELL_FAMILY || strcmp(key, "do") == 0 ||
	       strcmp(key, "le") == 0;
}

/* In Nguyen Van An the second word is a given name. */
static void
find_middle(struct namecell *name)
{
	int i;

	for (i = 1; i + 1 < name->end; i++)
		if (name->word[i].role == NAMECELL_PREFIX && name->word[i].s.n == 3 &&
		    name->word[i].s.s[0] == 'V' &&
		    !namecell_is_prefix(name->word[i + 1].role) &&
		    is_family(name->word[0].s))
			name->word[i].role = NAMECELL_NAME;
}

bool
namecell_cut(struct namecell *name, struct str s, const char *country)
{
	size_t at = 0, from;
	struct namecell_word *t;

	name->first = name->end = name->comma = name->commas = 0;
	name->country = country[0] == '\0' ? "NL" : country;
	if (s.n > NAMECELL_MAX)
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
		if (name->end == NAMECELL_WORDS)
			return false;
		t = &name->word[name->end++];
		t->s = (struct str){ s.s + from, at - from };
		t->role = namecell_role(t->s);
	}
	if (name->comma == name->end) { /* a comma at the end */
		name->comma = 0;
		name->commas--;
	}
	find_middle(name);
	return true;
}

/* Does each of its letters have that case? */
static bool
has_case(struct str s, char first, char last)
{
	size_t i = 0;

	while (i < s.n && s.s[i] >= first && s.s[i] <= last)
		i++;
	return i == s.n;
}

/* Does a form like SA or Inc end the name? Peter Sas and Maria de Sa are persons. */
static bool
has_form(const struct namecell *name)
{
	int last = name->end - 1;
	struct str s = name->word[last].s;

	if (name->word[last].role != NAMECELL_COMPANY_FORM || !is_ascii(s))
		return false;
	if (memchr(s.s, '.', s.n) != NULL)
		return true;
	if (namecell_is_prefix(name->word[last - 1].role))
		return false;
	return last > 1 || name->comma == last || has_case(s, 'A', 'Z') ||
	       (has_case(s, 'a', 'z') &&
		   has_case((struct str){ name->word[0].s.s, 1 }, 'A', 'Z'));
}

/* Jozefschool */
static bool
is_school(struct str s)
{
	enum { END = 6 };

	return s.n > END + 1 && (s.s[s.n - 1] | 0x20) == 'l' &&
	       str_same((struct str){ s.s + s.n - END, END }, str_of("school"));
}

bool
namecell_is_company(const struct namecell *name)
{
	int i;

	if (name->end < 2)
		return false;
	for (i = 0; i < name->end; i++)
		if (name->word[i].role == NAMECELL_COMPANY || is_school(name->word[i].s))
			return true;
	return name->word[0].role == NAMECELL_COMPANY_FIRST ||
	       name->word[name->end - 1].role == NAMECELL_COMPANY_LAST || has_form(name);
}

bool
namecell_is_several(const struct namecell *name)
{
	int i;

	for (i = 0; i < name->end; i++) {
		if (i > 0 && i + 1 < name->end && name->word[i].role == NAMECELL_AND &&
		    !str_same(name->word[i - 1].s, str_of("von")))
			return true;
		if (memchr(name->word[i].s.s, '/', name->word[i].s.n) != NULL &&
		    !namecell_is_prefix(name->word[i].role))
			return true;
	}
	return false;
}

bool
namecell_is_known(struct str word, bool ascii)
{
	if (is_school(word))
		return true;
	return (ascii ? lexicon_may(&words, word) : lexicon_may_fold(&words, word)) &&
	       namecell_role(word) != NAMECELL_NAME;
}
