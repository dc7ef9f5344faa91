/*
 * probe-source - recognising a source and reading its header, by table
 *
 * Reads `function TAB input` lines and prints one line for each. Headers are divided by |.
 *     find    the name of the source, or -
 *     map     the source, then slot=Header, with *factor and /other
 *     mean    source|header: its slot, or -
 *     status  source|word: what the source means by it, or -
 *     phrase  what the cell says of an order, or -
 *     both    word|word: of two states of an order the one that counts
 *     fold    the key of a header
 *     load    a mapping file; prints its first source
 *     tables  what is wrong with the tables of sources
 *     money   the headers that speak of money and are not used, or -
 *     list    the headers as messages list them
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include "die.h"
#include "header.h"
#include "hint.h"
#include "phrase.h"

enum { NAMES = 512, LINE = 1 << 16 };

static struct words statuses = {
	.table = &statuses_table[0][0], .nrows = STATUSES_NROWS, .ncols = STATUSES_NCOLS
};

static void
put(struct str s)
{
	fwrite(s.s, 1, s.n, stdout);
}

static int
split(struct str text, struct str *names)
{
	int n = 0;

	while (n < NAMES && str_cut(&text, '|', &names[n]))
		n++;
	return n;
}

static void
put_place(const struct header *h, int slot)
{
	struct place p = h->slot[slot];

	if (p.cell == HEADER_NONE)
		return;
	printf(" %s=", slot < COLUMN_COUNT
			   ? columns_table[slot][COLUMNS_NAME]
			   : inputs_table[slot - COLUMN_COUNT][INPUTS_NAME]);
	put(h->name[p.cell]);
	if (p.factor != HEADER_NONE) {
		putchar('*');
		put(p.factor == HEADER_NUMBER ? p.number : h->name[p.factor]);
	}
	if (p.other != HEADER_NONE) {
		putchar('/');
		put(h->name[p.other]);
	}
	putchar(';');
}

static void
read_names(struct header *h, struct str text, struct arena *a)
{
	static struct str names[NAMES];

	*h = (struct header){ .file = "in", .name = names, .n = split(text, names) };
	h->source = source_find(names, h->n);
	header_read(h, NULL, 0, false, a);
}

static void
map(struct str text)
{
	struct header h;
	struct arena a = { 0 };
	int i;

	read_names(&h, text, &a);
	put(h.source == NULL ? str_of("-") : h.source->name);
	putchar(';');
	for (i = 0; i < HEADER_SLOTS; i++)
		put_place(&h, i);
	printf("%s%s%s%s%s\n", h.lines ? " lines" : "", h.net ? " net" : "",
	    h.contact ? " contact" : "", h.utc ? " utc" : "",
	    h.kind_guessed ? " guessed" : "");
	arena_free(&a);
}

static void
hint(struct str text, const char *(*of)(const struct header *))
{
	struct header h;
	struct arena a = { 0 };
	const char *said;

	read_names(&h, text, &a);
	said = of(&h);
	puts(said == NULL ? "-" : said);
	arena_free(&a);
}

static void
find(struct str text)
{
	struct str names[NAMES];
	const struct source *s = source_find(names, split(text, names));

	put(s == NULL ? str_of("-") : s->name);
	putchar('\n');
}

static void
mean(struct str text)
{
	struct str name = { 0 };
	const struct source_header *m = NULL;
	const struct source *s;

	str_cut(&text, '|', &name);
	s = source_named(name);
	if (s != NULL)
		m = source_meaning(s, text);
	put(m == NULL ? str_of("unknown") : m->slot);
	putchar('\n');
}

static void
status(struct str text)
{
	struct str name = { 0 };
	const struct source *s;
	const char *word = NULL;

	str_cut(&text, '|', &name);
	s = source_named(name);
	if (s != NULL)
		word = source_status(s, text);
	puts(word == NULL ? "-" : word);
}

static void
phrase(struct str text)
{
	int row = phrase_status(&statuses, text);

	puts(row < 0 ? "-" : word_cell(&statuses, row, STATUSES_WORD));
}

static void
both(struct str text)
{
	char a[LINE], b[LINE];
	struct str word = { 0 };

	str_cut(&text, '|', &word);
	snprintf(a, sizeof a, "%.*s", (int)word.n, word.s);
	snprintf(b, sizeof b, "%.*s", (int)text.n, text.s);
	puts(phrase_both(a, b));
}

static void
fold(struct str text)
{
	char key[WORD_FOLD];
	size_t n = 0;

	if (word_fold(text, key, &n) != NULL)
		put((struct str){ key, n });
	putchar('\n');
}

static void
load(struct str text)
{
	char path[LINE];
	const struct source *s;

	snprintf(path, sizeof path, "%.*s", (int)text.n, text.s);
	source_load(path);
	s = source_at(0);
	printf("%.*s %.*s %.*s %s %s %s%s %d %c %.*s %.*s %.*s %d\n", (int)s->name.n,
	    s->name.s, (int)s->platform.n, s->platform.s, (int)s->kind.n, s->kind.s,
	    source_rows_words[s->rows], source_refund_words[s->refund],
	    source_basis_words[s->basis], s->utc ? " utc" : "", s->order,
	    s->decimal == 0 ? '-' : s->decimal, (int)s->currency.n, s->currency.s,
	    (int)s->statuses.n, s->statuses.s, (int)s->signature.n, s->signature.s,
	    s->nheaders);
}

/* What the words and the headers of a source must be. */
static void
check_source(const struct source *s)
{
	struct str pairs = s->statuses, pair = { 0 }, word = { 0 };
	int i;

	if (s->nheaders == 0 || (int)s->rows < 0 || (int)s->refund < 0 ||
	    (int)s->basis < 0 || (int)s->order < 0 || source_named(s->name) != s)
		printf("%.*s: odd row\n", (int)s->name.n, s->name.s);
	for (i = 0; i < s->nheaders; i++)
		if ((source_slot(s->headers[i].slot) < 0 &&
			!str_is(s->headers[i].slot, "-")) ||
		    (i > 0 &&
			str_cmp(s->headers[i - 1].header, s->headers[i].header) >= 0) ||
		    source_meaning(s, s->headers[i].header) != &s->headers[i])
			printf("%.*s: %.*s\n", (int)s->name.n, s->name.s,
			    (int)s->headers[i].header.n, s->headers[i].header.s);
	while (s->statuses.n > 0 && str_cut(&pairs, ',', &pair)) {
		str_cut(&pair, '=', &word);
		if (source_status(s, word) == NULL)
			printf("%.*s: status %.*s\n", (int)s->name.n, s->name.s,
			    (int)word.n, word.s);
	}
}

/* Each way to recognise a source must lead to it, and be of two headers at least. */
static void
check_ways(const struct source *s)
{
	struct str ways = s->signature, way = { 0 }, part = { 0 }, names[NAMES];
	const struct source *found;
	int n;

	while (str_cut(&ways, '|', &way)) {
		struct str all = way;

		if (all.s[0] == '=')
			all = (struct str){ all.s + 1, all.n - 1 };
		for (n = 0; str_cut(&all, '+', &part);)
			if (part.s[0] != '!') {
				names[n++] = part;
				if (source_meaning(s, part) == NULL)
					printf("%.*s: no meaning of %.*s\n",
					    (int)s->name.n, s->name.s, (int)part.n,
					    part.s);
			}
		found = source_find(names, n);
		if (n < 2 || found != s)
			printf("%.*s: %.*s leads to %.*s\n", (int)s->name.n, s->name.s,
			    (int)way.n, way.s, found == NULL ? 1 : (int)found->name.n,
			    found == NULL ? "-" : found->name.s);
	}
}

static void
tables(void)
{
	const struct source *s;
	int i;

	for (i = 0; (s = source_at(i)) != NULL; i++) {
		check_source(s);
		check_ways(s);
	}
	printf("%d sources\n", i);
}

int
main(int argc, char *argv[])
{
	static char line[LINE];
	struct str rest, f = { 0 };

	(void)argc;
	die_setname(argv[0]);
	while (fgets(line, sizeof line, stdin) != NULL) {
		rest = (struct str){ line, strcspn(line, "\n") };
		str_cut(&rest, '\t', &f);
		if (rest.s == NULL)
			rest = str_of("");
		if (str_is(f, "find"))
			find(rest);
		else if (str_is(f, "map"))
			map(rest);
		else if (str_is(f, "mean"))
			mean(rest);
		else if (str_is(f, "status"))
			status(rest);
		else if (str_is(f, "phrase"))
			phrase(rest);
		else if (str_is(f, "both"))
			both(rest);
		else if (str_is(f, "fold"))
			fold(rest);
		else if (str_is(f, "load"))
			load(rest);
		else if (str_is(f, "tables"))
			tables();
		else if (str_is(f, "money"))
			hint(rest, hint_money);
		else if (str_is(f, "list"))
			hint(rest, hint_list);
		else
			abort();
	}
	return 0;
}
