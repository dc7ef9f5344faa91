/*
 * opt - see opt.h. The tables are turned into getopt_long's own form once; operands are
 * collected as they come, so that POSIXLY_CORRECT changes nothing.
 */
#include "opt.h"
#include "date.h"
#include "die.h"
#include "io.h"
#include "mem.h"
#include "num.h"
#include "text.h"
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	OPT_MAX = 96,
	LONG_ONLY = 256, /* codes from here on index the table, letters stay below */
};

struct parser {
	const struct opt *all[OPT_MAX];
	bool seen[OPT_MAX];
	int n;
	struct option longs[OPT_MAX + 1];
	char shorts[3 * OPT_MAX + 4];
	char **operands; /* for as long as the program runs */
};

static struct parser parser;

static bool
takes_value(const struct opt *o)
{
	return (o->kind & OPT_KIND) != OPT_FLAG;
}

static void
add_table(struct parser *p, const struct opt *table)
{
	const struct opt *o;

	for (o = table; o != NULL && o->name != NULL; o++) {
		if (p->n == OPT_MAX)
			die(EX_SOFTWARE, "more options than the table of options holds");
		p->all[p->n++] = o;
	}
}

static void
make_forms(struct parser *p)
{
	char *s = p->shorts;
	int i;

	*s++ = '-'; /* operands come as option 1 */
	*s++ = ':';
	for (i = 0; i < p->n; i++) {
		const struct opt *o = p->all[i];

		p->longs[i] = (struct option){ .name = o->name,
			.has_arg = takes_value(o) ? required_argument : no_argument,
			.val = LONG_ONLY + i };
		if (o->letter != 0) {
			*s++ = (char)o->letter;
			if (takes_value(o))
				*s++ = ':';
		}
	}
	*s = '\0';
}

static int
find(const struct parser *p, int code)
{
	int i;

	if (code >= LONG_ONLY)
		return code - LONG_ONLY;
	for (i = 0; i < p->n; i++)
		if (p->all[i]->letter == code)
			return i;
	die(EX_SOFTWARE, "option code %d without a table row", code);
}

static int
choice(const struct opt *o, const char *value)
{
	char list[400] = "";
	size_t n = 0;
	int i;

	for (i = 0; o->choices[i] != NULL; i++)
		if (strcmp(o->choices[i], value) == 0)
			return i;
	for (i = 0; o->choices[i] != NULL && n < sizeof list; i++)
		n += (size_t)snprintf(
		    list + n, sizeof list - n, "%s%s", i == 0 ? "" : ", ", o->choices[i]);
	die_usage("--%s: unknown: '%s'; it is one of %s", o->name, value, list);
}

static uint64_t
size_of(const struct opt *o, const char *value)
{
	static const char units[] = "KMGT";
	struct str s = str_of(value);
	const char *unit;
	int64_t n;
	unsigned shift = 0;

	if (s.n > 1 && (unit = strchr(units, s.s[s.n - 1])) != NULL) {
		shift = 10 * (unsigned)(unit - units + 1);
		s.n--;
	}
	if (num_int(s, 0, INT64_MAX, &n) != NULL || n > INT64_MAX >> shift)
		die_usage("--%s: not a size: '%s'", o->name, value);
	return (uint64_t)n << shift;
}

static void
add_value(struct opt_list *list, const char *value)
{
	list->v = mem_grow(list->v, &list->cap, list->n + 2, sizeof *list->v);
	list->v[list->n++] = value;
	list->v[list->n] = NULL;
}

static void
add_names(const struct opt *o, const char *value)
{
	struct arena forever = { 0 };
	struct str rest = str_of(value), name;

	while (str_cut(&rest, ',', &name)) {
		if (name.n == 0)
			die_usage("--%s: empty name in '%s'", o->name, value);
		add_value(o->to, arena_text(&forever, name.s, name.n));
	}
}

static void
check_field(const struct opt *o, const char *value)
{
	struct str s = str_of(value);

	if (text_utf8(s.s, s.n) != s.n)
		die_usage("--%s: not UTF-8: '%s'", o->name, value);
	if (strpbrk(value, "\t\n\r\\") != NULL)
		die_usage("--%s: a field holds no TAB, line end or backslash: '%s'",
		    o->name, value);
}

static void
check_code(const struct opt *o, const char *value)
{
	size_t i;

	for (i = 0; i < 3 && value[i] >= 'A' && value[i] <= 'Z'; i++)
		;
	if (i < 3 || value[3] != '\0')
		die_usage("--%s: not three capital letters: '%s'", o->name, value);
}

static void
set(const struct opt *o, const char *value)
{
	const char *why = NULL;

	switch (o->kind & OPT_KIND) {
	case OPT_FLAG:
		*(bool *)o->to = true;
		break;
	case OPT_TEXT:
		*(const char **)o->to = value;
		break;
	case OPT_FIELD:
		check_field(o, value);
		*(const char **)o->to = value;
		break;
	case OPT_CODE:
		check_code(o, value);
		*(const char **)o->to = value;
		break;
	case OPT_INT:
		why = num_int(str_of(value), o->lo, o->hi, (int64_t *)o->to);
		break;
	case OPT_DAY:
		why = date_parse(str_of(value), (daynum *)o->to);
		if (why == NULL && strlen(value) > strlen("2026-03-31"))
			why = "a day has no time";
		break;
	case OPT_LIST:
		add_value(o->to, value);
		break;
	case OPT_NAMES:
		add_names(o, value);
		break;
	case OPT_CHOICE:
		*(int *)o->to = choice(o, value);
		break;
	case OPT_SIZE:
		*(uint64_t *)o->to = size_of(o, value);
		break;
	}
	if (why != NULL)
		die_usage("--%s: %s: '%s'", o->name, why, value);
}

static _Noreturn void
complain(int code, char **argv)
{
	const char *word = optind > 0 && argv[optind - 1] != NULL ? argv[optind - 1] : "";

	if (optopt >= LONG_ONLY || strncmp(word, "--", 2) == 0)
		die_usage(code == ':'		? "option needs a value: '%s'"
			  : optopt >= LONG_ONLY ? "option takes no value: '%s'"
						: "unknown option: '%s'",
		    word);
	die_usage(code == ':' ? "option needs a value: '-%c'" : "unknown option: '-%c'",
	    optopt);
}

static void
demand(const struct parser *p)
{
	int i;

	for (i = 0; i < p->n; i++)
		if ((p->all[i]->kind & OPT_MUST) && !p->seen[i])
			die_usage("option missing: --%s", p->all[i]->name);
}

char **
opt_parse(const struct opt *own, const struct opt *common, int argc, char **argv)
{
	struct parser *p = &parser;
	size_t n = 0;
	int code, i;

	p->operands = mem_alloc((size_t)argc + 1, sizeof *p->operands);
	add_table(p, own);
	add_table(p, common);
	make_forms(p);
	opterr = 0;
	while ((code = getopt_long(argc, argv, p->shorts, p->longs, NULL)) != -1) {
		if (code == 1) {
			p->operands[n++] = optarg;
		} else if (code == '?' || code == ':') {
			complain(code, argv);
		} else {
			i = find(p, code);
			if (p->seen[i] && takes_value(p->all[i]) &&
			    (p->all[i]->kind & OPT_KIND) != OPT_LIST)
				die_usage("option given twice: --%s", p->all[i]->name);
			p->seen[i] = true;
			set(p->all[i], optarg);
		}
	}
	while (optind < argc)
		p->operands[n++] = argv[optind++];
	demand(p);
	return p->operands;
}

bool
opt_given(const char *name)
{
	int i;

	for (i = 0; i < parser.n; i++)
		if (strcmp(parser.all[i]->name, name) == 0)
			return parser.seen[i];
	return false;
}

void
opt_help(const struct opt *table, struct output *o)
{
	const struct opt *t;
	char left[80];
	int i, n;

	for (t = table; t != NULL && t->name != NULL; t++) {
		n = snprintf(left, sizeof left, "  %c%c%c --%s%s%s",
		    t->letter != 0 ? '-' : ' ', t->letter != 0 ? t->letter : ' ',
		    t->letter != 0 ? ',' : ' ', t->name, takes_value(t) ? " " : "",
		    takes_value(t) ? t->arg : "");
		out_put(o, left, (size_t)n);
		if (n < 30)
			out_put(o, "                              ", (size_t)(30 - n));
		out_put(o, "  ", 2);
		out_str(o, str_of(t->help));
		for (i = 0; t->choices != NULL && t->choices[i] != NULL; i++) {
			out_put(o, i == 0 ? ": " : " ", i == 0 ? 2 : 1);
			out_str(o, str_of(t->choices[i]));
		}
		out_char(o, '\n');
	}
}
