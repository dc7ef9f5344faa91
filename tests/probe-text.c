/*
 * probe-text - the text of cells and amounts by table
 *
 * Reads `function TAB input...` lines and prints one line for each: the value with the
 * names of what was noticed, or !reason. Inputs are bytes as they stand, except that \xNN
 * is a byte. What is mended is mended again: twice must be as once.
 */
#include <stdio.h>
#include <stdlib.h>
#include "amount.h"
#include "currency.h"
#include "marker.h"
#include "mend.h"
#include "tidy.h"

enum { ARGS = 3, TEXT = 1 << 16 };

static int
hex(char c)
{
	return c >= 'a' ? c - 'a' + 10 : c - '0';
}

/* A copy with \xNN turned to bytes; what is read behind it must not matter. */
static struct str
unhex(struct str s)
{
	char *copy = malloc(s.n + TIDY_SLACK), *to = copy;
	size_t i;

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
	memset(to, '&', TIDY_SLACK);
	return (struct str){ copy, (size_t)(to - copy) };
}

/* The cell as a field of a record. */
static void
put_tidy(struct str s)
{
	char *out = malloc(2 * s.n + TIDY_SLACK);

	if (out == NULL)
		abort();
	fwrite(out, 1, (size_t)(tidy_put(out, s) - out), stdout);
	free(out);
}

static const char *
probe_mend(struct str s)
{
	static const char *const names[] = { "mojibake", "escapes", "invisible", "nfc",
		"apostrophe", "blanks", "lost" };
	char *once = malloc(s.n + TIDY_SLACK), *twice = malloc(s.n + TIDY_SLACK);
	unsigned what, again, i;
	size_t n, m;
	const char *why = NULL;

	if (once == NULL || twice == NULL)
		abort();
	n = mend_text(s, once, &what);
	m = mend_text((struct str){ once, n }, twice, &again);
	if (!str_eq((struct str){ once, n }, (struct str){ twice, m }))
		why = "not stable";
	else if (what != 0 && !mend_needed(s))
		why = "passed over";
	else if ((what & ~(unsigned)MEND_LOST) == 0 &&
		 !str_eq(s, (struct str){ once, n }))
		why = "changed without a word";
	put_tidy((struct str){ once, n });
	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (what >> i & 1)
			printf(" [%s]", names[i]);
	free(once);
	free(twice);
	return why;
}

static const char *
probe_marker(struct str use, struct str cell)
{
	static const char *const uses[] = { [MARKER_TEXT] = "text",
		[MARKER_NAME] = "name",
		[MARKER_COUNTRY] = "country",
		[MARKER_NUMBER] = "number" };
	int i;

	for (i = MARKER_TEXT; i <= MARKER_NUMBER; i++)
		if (str_is(use, uses[i]))
			fputs(marker_is_nothing(cell, (enum marker_use)i) ? "nothing"
									  : "something",
			    stdout);
	return NULL;
}

static const char *
probe_amount(struct str cell, struct str decimal)
{
	struct amount a;
	money m, quick;
	bool rounded = false;
	char buf[MONEY_SHOW], column = decimal.n > 0 ? decimal.s[0] : 0;
	const char *why = amount_plain(cell, column, &a);

	if (why == NULL)
		why = money_round((struct str){ a.text, a.n }, &m, &rounded);
	if (why != NULL)
		return amount_quick(cell, column, &quick) ? "quick but wrong" : why;
	if (amount_quick(cell, column, &quick) && quick != m)
		return "quick is another";
	printf("%.*s", money_show(m, buf), buf);
	if (a.currency[0] != '\0')
		printf(" %s%s", a.currency, a.sign ? "?" : "");
	printf("%s%s%s%s%s", a.torn ? " [torn]" : "", a.scientific ? " [scientific]" : "",
	    a.word ? " [word]" : "", a.unknown_sign ? " [unknown sign]" : "",
	    rounded ? " [rounded]" : "");
	return NULL;
}

/* The decimal sign that the values vote for. */
static const char *
probe_vote(struct str values)
{
	struct amount_votes votes = { 0 };
	struct str value;
	uint64_t line = 1;
	char sign;

	while (str_cut(&values, ' ', &value))
		amount_vote(value, line++, &votes);
	sign = amount_decide(&votes);
	if (sign == 0)
		fputs("open", stdout);
	else
		putchar(sign);
	return NULL;
}

static const char *
show(const char *value)
{
	if (value != NULL)
		fputs(value, stdout);
	return value == NULL ? "none" : NULL;
}

static const char *
call(struct str f, struct str *arg)
{
	if (str_is(f, "mend"))
		return probe_mend(arg[0]);
	if (str_is(f, "marker"))
		return probe_marker(arg[0], arg[1]);
	if (str_is(f, "amount"))
		return probe_amount(arg[0], arg[1]);
	if (str_is(f, "vote"))
		return probe_vote(arg[0]);
	if (str_is(f, "code"))
		return show(currency_code(arg[0]));
	if (str_is(f, "symbol"))
		return show(amount_symbol(arg[0]));
	if (str_is(f, "header"))
		return show(currency_in_header(arg[0]));
	if (str_is(f, "bytes")) {
		fwrite(arg[0].s, 1, arg[0].n, stdout);
		return NULL;
	}
	if (str_is(f, "tidy")) {
		put_tidy(arg[0]);
		return NULL;
	}
	return "no such function";
}

int
main(void)
{
	static char text[TEXT];
	struct str line, part, arg[ARGS];
	const char *why;
	int n;

	while (fgets(text, sizeof text, stdin) != NULL) {
		line = (struct str){ text, strcspn(text, "\n") };
		for (n = 0; n < ARGS; n++)
			arg[n] = (struct str){ "", 0 };
		for (n = 0; n < ARGS && str_cut(&line, '\t', &part); n++)
			arg[n] = unhex(part);
		why = call(arg[0], arg + 1);
		printf("%s%s\n", why != NULL ? "!" : "", why != NULL ? why : "");
		while (n-- > 0)
			free((char *)arg[n].s);
	}
	return 0;
}
