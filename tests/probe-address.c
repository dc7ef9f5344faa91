/*
 * probe-address - countries, postal codes, streets and names by table
 *
 * Reads `function TAB input...` lines and prints one line for each: the parts with | between
 * them, or !reason.
 */
#include <stdio.h>
#include <stdlib.h>
#include "country.h"
#include "postcode.h"
#include "street.h"
#include "surname.h"

enum { ARGS = 3, LINE = 4096 };

static const char *const verdicts[] = { "good", "padded", "part", "other", "free",
	"bad" };

/* In memory of just its size: the sanitizer sees a parser that reads past the end. */
static struct str
own(struct str s)
{
	char *copy = malloc(s.n > 0 ? s.n : 1);

	if (copy == NULL)
		abort();
	if (s.n > 0)
		memcpy(copy, s.s, s.n);
	return (struct str){ copy, s.n };
}

/* Two letters of a country as a C string. */
static const char *
code_of(struct str s, char buf[3])
{
	size_t n = s.n < 2 ? 0 : 2;

	memcpy(buf, s.s == NULL ? "" : s.s, n);
	buf[n] = '\0';
	return buf;
}

static void
put(struct str s)
{
	fwrite(s.s, 1, s.n, stdout);
}

static void
put_street(bool good, const struct street_parts *p)
{
	if (!good) {
		fputs("!no rule", stdout);
		return;
	}
	put(p->street);
	putchar('|');
	put(p->number);
	putchar('|');
	put(p->addition);
}

static void
probe_country(const char *f, struct str s)
{
	const char *why, *code = country_find(s, &why);

	if (strcmp(f, "guesses") == 0)
		fputs(country_guesses(s), stdout);
	else
		printf("%s%s%s", code == NULL ? "" : code, why == NULL ? "" : "!",
		    why == NULL ? "" : why);
}

static void
probe_postcode(const char *f, struct str *arg)
{
	char out[POSTCODE_MAX], country[3], home[3], list[LINE];
	const char *code;
	size_t n;
	int verdict;

	if (strcmp(f, "postcode") == 0) {
		verdict = postcode_clean(
		    arg[0], code_of(arg[1], country), code_of(arg[2], home), out, &n);
		printf("%s|%.*s", verdicts[verdict], (int)n, out);
		return;
	}
	memcpy(list, arg[1].s, arg[1].n);
	list[arg[1].n] = '\0';
	code = strcmp(f, "tells") == 0 ? postcode_tells(arg[0])
				       : postcode_choose(arg[0], list);
	fputs(code == NULL ? "" : code, stdout);
}

static void
probe_street(const char *f, struct str *arg)
{
	struct street_parts p;
	char country[3];
	bool good;

	if (strcmp(f, "street") == 0)
		good = street_split(arg[0], code_of(arg[1], country), &p);
	else if (strcmp(f, "number") == 0)
		good = street_number(arg[0], code_of(arg[1], country), &p);
	else
		good = street_join(arg[0], arg[1], code_of(arg[2], country), &p);
	put_street(good, &p);
}

static void
probe_name(const char *f, struct str *arg)
{
	struct surname_parts p;
	char country[3];

	if (strcmp(f, "name") == 0)
		surname_split_name(arg[0], code_of(arg[1], country), &p);
	else
		surname_split(arg[0], code_of(arg[1], country), &p);
	put(p.salutation);
	putchar('|');
	put(p.given);
	putchar('|');
	put(p.prefix);
	putchar('|');
	put(p.surname);
	fputs(p.company ? "|company" : p.several ? "|several" : "", stdout);
}

static void
probe(const char *f, struct str *arg)
{
	if (strcmp(f, "country") == 0 || strcmp(f, "guesses") == 0)
		probe_country(f, arg[0]);
	else if (strcmp(f, "postcode") == 0 || strcmp(f, "tells") == 0 ||
		 strcmp(f, "choose") == 0)
		probe_postcode(f, arg);
	else if (strcmp(f, "name") == 0 || strcmp(f, "surname") == 0)
		probe_name(f, arg);
	else
		probe_street(f, arg);
	putchar('\n');
}

int
main(void)
{
	static char line[LINE];
	struct str rest, f, arg[ARGS];
	int i;

	while (fgets(line, sizeof line, stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		rest = str_of(line);
		str_cut(&rest, '\t', &f);
		line[f.n] = '\0';
		for (i = 0; i < ARGS; i++) {
			arg[i] = (struct str){ "", 0 };
			str_cut(&rest, '\t', &arg[i]);
			arg[i] = own(arg[i]);
		}
		probe(line, arg);
		for (i = 0; i < ARGS; i++)
			free((char *)arg[i].s);
	}
	return 0;
}
