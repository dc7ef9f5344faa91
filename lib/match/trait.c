/*
 * trait - see trait.h
 */
#include "trait.h"
#include "date.h"
#include "text.h"

enum {
	WORD = 64,	/* bytes of the longest word that is looked at */
	PARTICLE = 3,	/* letters of the longest particle */
	LETTERS = 26,	/* bits of a to z; other alphabets share those above */
	MONTHS = 0xfff, /* bits of the months in trait.days */
	DAYS_FROM = 12,
	YEARS = 64,
};

/* Words of a name that tell nothing of it, folded. */
static const char particles[][PARTICLE + 1] = { "al", "bin", "da", "das", "de", "del",
	"den", "der", "des", "di", "dos", "du", "el", "het", "in", "la", "le", "op", "te",
	"ten", "ter", "van", "von", "zu", "zum", "zur" };

static bool
is_particle(const char *word, size_t n)
{
	size_t i;

	if (n > PARTICLE)
		return false;
	for (i = 0; i < sizeof particles / sizeof particles[0]; i++)
		if (memcmp(particles[i], word, n) == 0 && particles[i][n] == '\0')
			return true;
	return false;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* Cut the next word off *rest, folded; 0 when there is none. */
static size_t
next_word(struct str *rest, char word[2 * WORD])
{
	size_t i, n, folded;

	for (;;) {
		for (i = 0; i < rest->n && !is_letter(rest->s[i]); i++)
			;
		for (n = 0; i + n < rest->n && is_letter(rest->s[i + n]); n++)
			;
		if (n == 0)
			return 0;
		folded = n > WORD ? 0 : text_fold(rest->s + i, n, word);
		rest->s += i + n;
		rest->n -= i + n;
		if (folded > 0)
			return folded;
	}
}

/* One bit. Greek and Cyrillic letters, which folding leaves alone, are told by their low five
   bits: those are the same in the small letter. */
static uint32_t
initial(const char *word, size_t n)
{
	size_t used;
	int cp = text_decode(word, n, &used);

	if (cp >= 'a' && cp <= 'z')
		return UINT32_C(1) << (cp - 'a');
	return UINT32_C(1) << (LETTERS + ((unsigned)cp & 31) % (32 - LETTERS));
}

/* Initials of all words but the particles. */
static uint32_t
initials(struct str name)
{
	char word[2 * WORD];
	uint32_t set = 0;
	size_t n;

	while ((n = next_word(&name, word)) > 0)
		if (!is_particle(word, n))
			set |= initial(word, n);
	return set;
}

/* A full name in the cell of the surname. */
static void
split_name(struct trait *t, struct str name)
{
	const char *comma = memchr(name.s, ',', name.n);
	struct str rest = name;
	char word[2 * WORD];
	size_t n;

	if (comma != NULL) {
		t->surname = initials((struct str){ name.s, (size_t)(comma - name.s) });
		rest.s = comma + 1;
		rest.n = (size_t)(name.s + name.n - rest.s);
		t->given = initials(rest);
		return;
	}
	n = next_word(&rest, word);
	t->surname = initials(rest);
	if (n > 0 && t->surname != 0 && !is_particle(word, n))
		t->given = initial(word, n);
	else
		t->surname = initials(name);
}

/* Days that forms and databases write when they know none. */
static bool
is_no_birthday(int year, int month, int day)
{
	return month == 1 && day == 1 && (year <= 1901 || year == 1970 || year == 2000);
}

static void
set_birth(struct trait *t, struct str s)
{
	daynum when;
	int year, month, day;

	if (date_parse(s, &when) != NULL)
		return;
	date_parts(when, &year, &month, &day);
	if (is_no_birthday(year, month, day))
		return;
	t->years = UINT64_C(1) << (year % YEARS);
	t->days = UINT64_C(1) << (month - 1) | UINT64_C(1) << (DAYS_FROM + day - 1);
}

struct trait
trait_of(struct str given, struct str surname, struct str birth_date)
{
	struct trait t = { 0 };

	if (given.n > 0) {
		t.given = initials(given);
		t.surname = initials(surname);
	} else if (surname.n > 0) {
		split_name(&t, surname);
	}
	set_birth(&t, birth_date);
	return t;
}

void
trait_join(struct trait *a, const struct trait *b)
{
	a->given |= b->given;
	a->surname |= b->surname;
	a->years |= b->years;
	a->days |= b->days;
}

static bool
births_fit(const struct trait *a, const struct trait *b)
{
	uint64_t amonths = a->days & MONTHS, adays = a->days >> DAYS_FROM;
	uint64_t bmonths = b->days & MONTHS, bdays = b->days >> DAYS_FROM;
	bool year = (a->years & b->years) != 0;

	if (a->years == 0 || b->years == 0)
		return true;
	if (year + ((amonths & bmonths) != 0) + ((adays & bdays) != 0) >= 2)
		return true;
	return year && (amonths & bdays) != 0 && (bmonths & adays) != 0;
}

enum trait_clash
trait_clash(const struct trait *a, const struct trait *b, bool surnames)
{
	bool swapped = (a->given & b->surname) != 0 && (a->surname & b->given) != 0;

	if (!swapped && a->given != 0 && b->given != 0 && (a->given & b->given) == 0)
		return TRAIT_GIVEN;
	if (!births_fit(a, b))
		return TRAIT_BIRTH;
	if (surnames && !swapped && a->surname != 0 && b->surname != 0 &&
	    (a->surname & b->surname) == 0)
		return TRAIT_SURNAME;
	return TRAIT_FITS;
}
