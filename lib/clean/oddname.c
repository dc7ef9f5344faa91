/*
 * oddname - see oddname.h
 */
#include "oddname.h"
#include "text.h"

enum { CELL = 64 }; /* bytes of a name that can be a whole row of the table */

static struct patterns names;

void
oddname_ready(void)
{
	pattern_ready(&names, "name");
}

static enum pattern_class
higher(enum pattern_class a, enum pattern_class b)
{
	return a > b ? a : b;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
has_number(struct str s)
{
	size_t i, run = 0;

	for (i = 0; i < s.n && run < 3; i++)
		run = is_digit(s.s[i]) ? run + 1 : 0;
	return run == 3;
}

/* Abbreviations and initials are upper case. */
static bool
is_upper(struct str s)
{
	size_t i = 0;

	while (i < s.n && s.s[i] >= 'A' && s.s[i] <= 'Z')
		i++;
	return i == s.n;
}

static bool
is_repeated(struct str s)
{
	return s.n >= 3 && s.s[0] == s.s[1] && memcmp(s.s, s.s + 1, s.n - 1) == 0;
}

/* Halves of letters beyond ASCII pass for one. */
static bool
has_vowel(struct str s)
{
	const uint32_t vowels = 1u << ('a' & 31) | 1u << ('e' & 31) | 1u << ('i' & 31) |
				1u << ('o' & 31) | 1u << ('u' & 31) | 1u << ('y' & 31);
	size_t i = 0;

	while (
	    i < s.n && (unsigned char)s.s[i] < 0x80 && (vowels >> (s.s[i] & 31) & 1) == 0)
		i++;
	return i < s.n;
}

/* Digits, an address of mail or of the web in a name. The latter is nobody's: in a row
   without money it is what robots sign up with. */
static enum pattern_class
of_strange_name(struct str s, money amount)
{
	if (memmem(s.s, s.n, "://", 3) != NULL)
		return amount == 0 ? PATTERN_PROOF : PATTERN_TEST;
	if (has_number(s))
		return PATTERN_DOUBT;
	return memchr(s.s, '@', s.n) != NULL ? PATTERN_WEAK : PATTERN_NONE;
}

static bool
is_strange(struct str s)
{
	bool strange = false;
	size_t i;

	for (i = 0; i < s.n; i++)
		strange |= s.s[i] >= '0' && s.s[i] <= '@';
	return strange;
}

static enum pattern_class
of_name_cell(struct str s, money amount)
{
	const struct patterns *p = &names;
	bool letters = pattern_letters(s);
	enum pattern_class class = PATTERN_NONE;

	if (s.n == 0)
		return PATTERN_NONE;
	if (letters ? pattern_at(p, s, 0) : pattern_words(p, s))
		class = pattern_inside(p, s);
	if (!letters && is_strange(s))
		class = higher(class, of_strange_name(s, amount));
	if (is_repeated(s) || (letters && s.n >= 5 && !has_vowel(s) && !is_upper(s)))
		class = higher(class, PATTERN_DOUBT);
	return class;
}

/* Both names in a row: the table has "jan test" as jantest. */
static enum pattern_class
both_names(struct str given, struct str surname)
{
	const struct patterns *p = &names;
	char buf[4 * CELL];
	size_t n;

	if (!pattern_may(p, given.s[0], given.n > 1 ? given.s[1] : surname.s[0],
		surname.s[surname.n - 1]) ||
	    given.n > CELL || surname.n > CELL)
		return PATTERN_NONE;
	n = text_fold(given.s, given.n, buf);
	n += text_fold(surname.s, surname.n, buf + n);
	return pattern_find(p, (struct str){ buf, n });
}

/* Both cells, or each word of the full name, say test: "Test Tester" is, "An Test" is not. */
static bool
all_tests(struct str name)
{
	struct str word;

	while (str_cut(&name, ' ', &word))
		if (word.n > 0 && pattern_whole(&names, word) < PATTERN_TEST)
			return false;
	return true;
}

struct oddname
oddname_judge(const struct oddname_cells *c)
{
	enum pattern_class class = of_name_cell(c->given, c->amount), all;

	class = higher(class, of_name_cell(c->surname, c->amount));
	if (c->full.n > 0) {
		class = higher(class, of_name_cell(c->full, c->amount));
		all = pattern_whole(&names, c->full);
	} else if (c->given.n > 0 && c->surname.n > 0) {
		all = both_names(c->given, c->surname);
	} else {
		all = pattern_whole(&names, c->given.n > 0 ? c->given : c->surname);
	}
	class = higher(class, all);
	if (class >= PATTERN_TEST && all < PATTERN_TEST && all_tests(c->given) &&
	    all_tests(c->surname) && all_tests(c->full))
		all = PATTERN_TEST;
	return (struct oddname){ class, all >= PATTERN_TEST };
}

/* Does a word begin with the letter? */
static bool
has_initial(struct str name, char letter)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		if ((name.s[i] | 0x20) == (letter | 0x20) &&
		    (i == 0 || name.s[i - 1] == ' '))
			return true;
	return false;
}

bool
oddname_has_initial(const struct oddname_cells *c, char letter)
{
	return has_initial(c->given, letter) || has_initial(c->surname, letter) ||
	       has_initial(c->full, letter);
}
