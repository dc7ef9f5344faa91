/*
 * probe-email - e-mail addresses and phone numbers by table
 *
 * Reads `function TAB input...` lines and prints one line for each: the value, or
 * !reason. \xNN in an input is a byte; it stands in memory of just its size, so that the
 * sanitizer sees a parser that reads past the end.
 */
#include <stdio.h>
#include <stdlib.h>
#include "email.h"
#include "phone.h"
#include "random.h"

enum { TEXT = 1 << 16 };

static int
hex(char c)
{
	return c >= 'a' ? c - 'a' + 10 : c - '0';
}

static struct str
unhex(struct str s)
{
	char *copy = malloc(s.n + 1), *to = copy;
	size_t i, n;

	if (copy == NULL)
		abort();
	for (i = 0; i < s.n; i++) {
		if (i + 3 < s.n && s.s[i] == '\\' && s.s[i + 1] == 'x') {
			*to++ = (char)(hex(s.s[i + 2]) << 4 | hex(s.s[i + 3]));
			i += 3;
		} else {
			*to++ = s.s[i];
		}
	}
	n = (size_t)(to - copy);
	return (struct str){ n == 0 ? copy : realloc(copy, n), n };
}

static void
say_class(unsigned class)
{
	static const char *const names[] = { "test", "placeholder", "doubtful", "role",
		"noreply", "disposable", "relay", "suspect", "nowhere", "reserved" };
	const char *blank = "";
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (class >> i & 1) {
			printf("%s%s", blank, names[i]);
			blank = " ";
		}
	if (class == 0)
		fputs("person", stdout);
}

/* What a repaired address becomes when it is repaired again. */
static void
check_again(struct str once)
{
	char out[EMAIL_MAX];
	enum email_fix fix;
	size_t n = 0;

	if (email_repair(once, out, &n, &fix) != NULL || fix != EMAIL_AS_WRITTEN ||
	    !str_eq(once, (struct str){ out, n }))
		fputs(" and not again", stdout);
}

static const char *
probe(const char *f, struct str s)
{
	static const char *const fixes[] = { "", " tld", " form" };
	char out[EMAIL_MAX];
	const char *why, *other;
	enum email_fix fix;
	size_t n;

	if (strcmp(f, "class") == 0) {
		say_class(email_class(s));
		return NULL;
	}
	if (strcmp(f, "phone_class") == 0) {
		fputs(phone_is_placeholder(s) ? "nobody" : "person", stdout);
		return NULL;
	}
	if (strcmp(f, "near") == 0 || strcmp(f, "suggestion") == 0) {
		other = f[0] == 'n' ? email_looks_near(s) : email_suggestion(s);
		printf("%s%s", other == NULL ? "none" : other,
		    email_is_suspect(s) ? " suspect" : "");
		return NULL;
	}
	if (strcmp(f, "clean") == 0) {
		why = email_clean(s, out, &n);
		fix = EMAIL_AS_WRITTEN;
	} else {
		why = email_repair(s, out, &n, &fix);
	}
	if (why == NULL) {
		printf("%.*s%s", (int)n, out, fixes[fix]);
		check_again((struct str){ out, n });
	}
	return why;
}

static const char *
probe_phone(struct str number, struct str country)
{
	char out[PHONE_MAX], again[PHONE_MAX], name[3] = "";
	bool mobile, ignored;
	const char *why;
	size_t n, m;

	if (country.n == 2)
		memcpy(name, country.s, 2);
	why = phone_clean(number, name, out, &n, &mobile);
	if (why != NULL)
		return why;
	number = (struct str){ out, n };
	printf("%.*s%s%s", (int)n, out, mobile ? " mobile" : "",
	    phone_is_placeholder(number) ? " nobody" : "");
	if (phone_clean(number, name, again, &m, &ignored) != NULL ||
	    !str_eq(number, (struct str){ again, m }) || ignored != mobile)
		fputs(" and not again", stdout);
	return NULL;
}

enum { CELL = 20, ROUNDS = 400000 };

/* Digits and separators, more often than not a number. */
static size_t
make_cell(char *cell)
{
	static const char *const starts[] = { "0", "06", "+31", "0031", "+", "00", "31",
		"+32", "04", "+49", "01", "+39", "1", "011", "0011", "+1", "06 ", "" };
	static const char *const places[] = { "", "0", "1", "2", "3", "4", "5", "6", "7",
		"8", "9", " ", "-", "/", "(0)", ")" };
	size_t want = 9 + below(CELL - 13), n, add;
	const char *word = starts[below(sizeof starts / sizeof *starts)];

	n = strlen(word);
	memcpy(cell, word, n);
	while (n < want) {
		word = below(8) == 0 ? places[below(16)] : places[1 + below(10)];
		add = strlen(word);
		memcpy(cell + n, word, add);
		n += add;
	}
	return n;
}

/* Quotes around a cell say nothing, but keep it from the quick way: both must agree. */
static void
agree(void)
{
	static const char *const countries[] = { "NL", "BE", "DE", "IT", "US", "AU", "HU",
		"LT", "LU", "DK", "", "XK" };
	char cell[CELL + 16] = "\"", out[2][PHONE_MAX];
	size_t round, n, length[2] = { 0, 0 }, good = 0;
	bool mobile[2] = { false, false };
	const char *country, *why;

	for (round = 0; round < ROUNDS; round++) {
		country = countries[below(sizeof countries / sizeof *countries)];
		n = make_cell(cell + 1);
		why = phone_clean(
		    (struct str){ cell + 1, n }, country, out[0], &length[0], &mobile[0]);
		cell[n + 1] = '"';
		if (phone_clean((struct str){ cell, n + 2 }, country, out[1], &length[1],
			&mobile[1]) != why ||
		    (why == NULL && (mobile[0] != mobile[1] ||
					!str_eq((struct str){ out[0], length[0] },
					    (struct str){ out[1], length[1] }))))
			printf("%s %.*s differs\n", country, (int)n + 2, cell);
		good += why == NULL;
	}
	printf("%s", good > ROUNDS / 5 ? "agreed" : "too few numbers");
}

int
main(void)
{
	static char line[TEXT];
	struct str rest, f, arg, country;
	char function[32];
	const char *why;

	while (fgets(line, sizeof line, stdin) != NULL) {
		rest = str_of(line);
		rest.n -= rest.n > 0 && line[rest.n - 1] == '\n';
		str_cut(&rest, '\t', &f);
		snprintf(function, sizeof function, "%.*s", (int)f.n, f.s);
		country = (struct str){ "", 0 };
		if (strcmp(function, "phone") == 0)
			str_cut(&rest, '\t', &country);
		arg = unhex(rest.s == NULL ? (struct str){ "", 0 } : rest);
		why = NULL;
		if (strcmp(function, "agree") == 0)
			agree();
		else if (strcmp(function, "phone") == 0)
			why = probe_phone(arg, country);
		else
			why = probe(function, arg);
		if (why != NULL)
			printf("!%s", why);
		putchar('\n');
		free((char *)arg.s);
	}
	return 0;
}
