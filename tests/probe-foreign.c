/*
 * probe-foreign - how a foreign file is read
 *
 *   probe-foreign [NAME=VALUE ...] FILE
 *
 * Prints `line: cell|cell` of the header and of each record, and `line! code: why: cells`
 * of what is no record. NAME is sep, quote (CHAR, none, or any), names (a number),
 * header-line, encoding (a number of enum foreign_encoding), passes (2: read it all and
 * begin again), show (verdict: that, after reading; rows: only how many there are), or a
 * key: date, order, amount, customer, email, whose VALUE is a header.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include "die.h"
#include "foreign.h"
#include "num.h"

static const char *const keys[LAYOUT_KEYS] = { [LAYOUT_DATE] = "date",
	[LAYOUT_ORDER] = "order",
	[LAYOUT_AMOUNT] = "amount",
	[LAYOUT_CUSTOMER] = "customer",
	[LAYOUT_EMAIL] = "email" };

static struct str key_header[LAYOUT_KEYS];
static struct sniff_want want = { .sep = SNIFF_ANY, .quote = SNIFF_ANY };
static struct str show;
static int encoding, passes = 1;

static int
number(struct str s)
{
	int64_t v = 0;

	num_int(s, 0, INT32_MAX, &v);
	return (int)v;
}

static void
set(struct str name, struct str value)
{
	int i;

	if (str_is(name, "sep"))
		want.sep = str_is(value, "blank") ? '\0' : value.s[0];
	else if (str_is(name, "quote"))
		want.quote = str_is(value, "none")  ? '\0'
			     : str_is(value, "any") ? SNIFF_ANY
						    : value.s[0];
	else if (str_is(name, "names"))
		want.names = number(value);
	else if (str_is(name, "header-line"))
		want.header_line = (uint64_t)number(value);
	else if (str_is(name, "encoding"))
		encoding = number(value);
	else if (str_is(name, "passes"))
		passes = number(value);
	else if (str_is(name, "show"))
		show = value;
	for (i = 0; i < LAYOUT_KEYS; i++)
		if (keys[i] != NULL && str_is(name, keys[i]))
			key_header[i] = value;
}

static void
put_cell(struct str cell)
{
	size_t i;

	for (i = 0; i < cell.n; i++) {
		unsigned char c = (unsigned char)cell.s[i];

		if (c == '|' || c == '\\')
			printf("\\%c", c);
		else if (c == '\n')
			printf("\\n");
		else if (c < ' ')
			printf("\\x%02x", c);
		else
			putchar(c);
	}
}

static void
put_row(struct foreign *f, struct foreign_row *row)
{
	int i;

	printf("%" PRIu64, row->csv.line);
	if (row->code != NULL)
		printf("! %s: %s", row->code, row->why);
	for (i = 0; i < row->csv.n; i++) {
		printf(i > 0 ? "|" : ": ");
		put_cell(foreign_cell(f, row, i));
	}
	putchar('\n');
}

static void
put_header(const struct foreign *f, const struct str *name, int n)
{
	int i;

	if (f->named)
		return;
	printf("%" PRIu64, f->header_line);
	for (i = 0; i < n; i++) {
		printf(i > 0 ? "|" : ": ");
		put_cell(name[i]);
	}
	for (i = 0; i < f->ntwice; i++) {
		printf(" (twice: ");
		put_cell(f->twice[i]);
		putchar(')');
	}
	putchar('\n');
}

static void
put_verdict(const struct foreign *f)
{
	const struct sniff *s = &f->sniff;

	printf("%s, %s", foreign_encoding_name(f), sniff_name(&s->dialect));
	printf(", quote %c", s->dialect.quote == '\0' ? '-' : s->dialect.quote);
	if (s->dialect.escape != '\0')
		printf(" escaped by %c", s->dialect.escape);
	if (s->wrapped)
		printf(" around lines");
	printf(", %s, header %" PRIu64 " behind %" PRIu64 ", %d columns%s",
	    foreign_line_end(f), f->header_line, s->before, s->width - s->trailing,
	    s->trailing ? " and an empty one" : "");
	printf(", %" PRIu64 " blank, %" PRIu64 " again, %" PRIu64 " footers\n", f->blank,
	    f->again, f->footers);
}

static void
tell_keys(struct foreign *f, const struct str *name, int n)
{
	int key[LAYOUT_KEYS], i, j;
	bool told = false;

	for (i = 0; i < LAYOUT_KEYS; i++) {
		key[i] = -1;
		for (j = 0; j < n && key_header[i].s != NULL; j++)
			if (str_eq(name[j], key_header[i]))
				key[i] = j;
		told |= key_header[i].s != NULL;
	}
	if (told)
		foreign_layout(f, key);
}

int
main(int argc, char *argv[])
{
	struct foreign f = { .encoding = FOREIGN_ANY };
	struct foreign_row row;
	struct arena a = { 0 };
	struct str *header, name, rest;
	uint64_t rows = 0, odd = 0;
	int i, n;

	die_setname("probe-foreign");
	for (i = 1; i + 1 < argc; i++) {
		rest = str_of(argv[i]);
		str_cut(&rest, '=', &name);
		set(name, rest);
	}
	f.encoding = (enum foreign_encoding)encoding;
	foreign_open(&f, argv[argc - 1], &want, passes > 1);
	header = foreign_header(&f, &a, &n);
	tell_keys(&f, header, n);
	for (; passes > 1; passes--) {
		while (foreign_read(&f, &row))
			;
		foreign_again(&f);
	}
	if (show.s == NULL)
		put_header(&f, header, n);
	while (foreign_read(&f, &row)) {
		rows += row.code == NULL;
		odd += row.code != NULL;
		if (show.s == NULL)
			put_row(&f, &row);
		for (i = 0; row.code == NULL && i < row.csv.n; i++)
			(void)foreign_cell(&f, &row, i);
	}
	if (str_is(show, "verdict"))
		put_verdict(&f);
	if (str_is(show, "rows"))
		printf("%" PRIu64 " rows, %" PRIu64 " others\n", rows, odd);
	foreign_close(&f);
	arena_free(&a);
	return ferror(stdout) != 0;
}
