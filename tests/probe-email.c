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
		"noreply", "disposable", "relay", "suspect" };
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

int
main(void)
{
	static char line[TEXT];
	struct str rest, f, arg;
	char function[32];
	const char *why;

	while (fgets(line, sizeof line, stdin) != NULL) {
		rest = str_of(line);
		rest.n -= rest.n > 0 && line[rest.n - 1] == '\n';
		str_cut(&rest, '\t', &f);
		snprintf(function, sizeof function, "%.*s", (int)f.n, f.s);
		arg = unhex(rest.s == NULL ? (struct str){ "", 0 } : rest);
		why = probe(function, arg);
		if (why != NULL)
			printf("!%s", why);
		putchar('\n');
		free((char *)arg.s);
	}
	return 0;
}
