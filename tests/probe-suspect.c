/*
 * probe-suspect - test data, erased persons, rates and numbers that come again, by table
 *
 *   probe-suspect score             CELL=VALUE TAB ... lines; prints points and fields
 *   probe-suspect erase LIST        source, customer_id, email, phone, mobile lines
 *   probe-suspect rates FILE TO     amount, currency, day lines
 *   probe-suspect again             source, kind, number, record lines
 *   probe-suspect many N            N numbers twice, then once with other content
 *   probe-suspect load N            N rows of no suspicion, for measuring
 *
 * Inputs are copied to memory of just their size: the sanitizer sees what reads past the
 * end.
 */
#include "again.h"
#include "die.h"
#include "erase.h"
#include "rates.h"
#include "suspect.h"
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

enum { CELLS = 32, LINE = 1 << 16 };

static struct str
exact(struct str s)
{
	char *copy = malloc(s.n == 0 ? 1 : s.n);

	if (copy == NULL)
		abort();
	memcpy(copy, s.s, s.n);
	return (struct str){ copy, s.n };
}

static int
cut(char *line, struct str *cells)
{
	struct str rest = str_of(line), cell;
	int n = 0;

	line[strcspn(line, "\n")] = '\0';
	for (rest = str_of(line); n < CELLS && str_cut(&rest, '\t', &cell);)
		cells[n++] = exact(cell);
	return n;
}

static void
set_cell(struct suspect_cells *c, struct str name, struct str value)
{
	static const struct {
		const char *name;
		size_t at;
	} cells[] = {
		{ "given", offsetof(struct suspect_cells, given) },
		{ "surname", offsetof(struct suspect_cells, surname) },
		{ "name", offsetof(struct suspect_cells, full_name) },
		{ "company", offsetof(struct suspect_cells, company) },
		{ "street", offsetof(struct suspect_cells, street) },
		{ "city", offsetof(struct suspect_cells, city) },
		{ "postcode", offsetof(struct suspect_cells, postcode) },
		{ "phone", offsetof(struct suspect_cells, phone) },
		{ "order_id", offsetof(struct suspect_cells, order_id) },
		{ "payment_method", offsetof(struct suspect_cells, payment_method) },
		{ "tag", offsetof(struct suspect_cells, tag) },
		{ "product", offsetof(struct suspect_cells, product) },
		{ "coupon", offsetof(struct suspect_cells, coupon) },
		{ "live", offsetof(struct suspect_cells, live) },
		{ "card", offsetof(struct suspect_cells, card) },
		{ "email_local", offsetof(struct suspect_cells, email_local) },
	};
	size_t i;

	if (str_is(name, "email_reserved")) {
		c->email_reserved = true;
	} else if (str_is(name, "email_test")) {
		c->email_test = true;
	} else if (str_is(name, "amount")) {
		if (money_parse(value, &c->amount) != NULL)
			abort();
	} else {
		for (i = 0; !str_is(name, cells[i].name); i++)
			if (i + 1 == sizeof cells / sizeof cells[0])
				abort();
		*(struct str *)((char *)c + cells[i].at) = exact(value);
	}
}

static void
score(char *line)
{
	struct suspect_cells c = { 0 };
	struct str cells[CELLS], name, value;
	int n = cut(line, cells), i;
	unsigned hits;

	for (i = 0; i < n; i++) {
		value = cells[i];
		str_cut(&value, '=', &name);
		set_cell(&c, name, value.s == NULL ? (struct str){ "", 0 } : value);
	}
	printf("%d", suspect_score(&c, &hits));
	for (i = 0; i < SUSPECT_FIELDS; i++)
		if ((hits >> i & 1) != 0)
			printf(" %s", suspect_names[i]);
	putchar('\n');
}

static void
erase(char *line)
{
	struct str c[CELLS];
	int n = cut(line, c);

	for (; n < 5; n++)
		c[n] = (struct str){ "", 0 };
	puts(erase_has(c[0], c[1], c[2], c[3], c[4]) ? "yes" : "no");
}

static void
convert(char *line)
{
	char buf[MONEY_SHOW], day[32] = "", code[8] = "";
	struct str c[CELLS];
	int n = cut(line, c);
	const char *why;
	bool rounded;
	money m;

	if (n < 2 || money_parse(c[0], &m) != NULL || c[1].n >= sizeof code)
		abort();
	memcpy(code, c[1].s, c[1].n);
	if (n > 2)
		memcpy(day, c[2].s, c[2].n < sizeof day ? c[2].n : sizeof day - 1);
	why = rates_convert(m, code, day, &m, &rounded);
	if (why != NULL)
		printf("!%s\n", why);
	else
		printf("%.*s%s\n", money_show(m, buf), buf, rounded ? " rounded" : "");
}

static const char *const verdicts[] = { "new", "same", "other" };

static void
again(struct again *a, char *line)
{
	struct str c[CELLS];

	if (cut(line, c) != 4)
		abort();
	puts(verdicts[again_see(a, c[0], c[2], c[1].s[0], c[3])]);
}

/* Numbers enough that the table grows many times. */
static void
many(long n)
{
	static const struct str source = { "shop", 4 };
	uint64_t count[3][3] = { { 0 } };
	struct again a = { 0 };
	char number[24], record[32];
	int round, k, m;
	long i;

	for (round = 0; round < 3; round++)
		for (i = 0; i < n; i++) {
			k = snprintf(number, sizeof number, "%ld", i);
			m = snprintf(record, sizeof record, "%ld;%d", i, round / 2);
			count[round]
			     [again_see(&a, source, (struct str){ number, (size_t)k },
				 'o', (struct str){ record, (size_t)m })]++;
		}
	for (round = 0; round < 3; round++)
		printf("%" PRIu64 " new, %" PRIu64 " same, %" PRIu64 " other\n",
		    count[round][0], count[round][1], count[round][2]);
	again_free(&a);
}

/* Rows as shops have them. */
static void
load(long n)
{
	static const char *const rows[][12] = {
		{ "Sanne", "de Vries", "", "Kerkstraat 12", "Utrecht", "3512 AB",
		    "06-23456719", "100231", "iDEAL", "Houten theedoos met zes vakken",
		    "sanne.devries", "" },
		{ "Mohamed", "El Amrani", "", "Laan van Meerdervoort 214", "Den Haag",
		    "2563AJ", "+31641872093", "100232", "creditcard",
		    "Theepot gietijzer 0,8 l", "m.elamrani", "" },
		{ "Femke", "Bakker", "Bakker Bouw B.V.", "Dorpsweg 3a", "Hoorn",
		    "1621 HT", "0229-234561", "100233", "paypal",
		    "Earl Grey los 250 gram", "femke1987", "nieuwsbrief" },
		{ "Thomas", "Janssens", "", "Statiestraat 88", "Antwerpen", "2018",
		    "+32478123690", "100234", "bancontact", "Thermosbeker zwart 350 ml",
		    "thomas_janssens", "" },
	};
	struct suspect_cells c[4];
	unsigned hits;
	long i, sum = 0;

	for (i = 0; i < 4; i++)
		c[i] = (struct suspect_cells){ .given = str_of(rows[i][0]),
			.surname = str_of(rows[i][1]),
			.company = str_of(rows[i][2]),
			.street = str_of(rows[i][3]),
			.city = str_of(rows[i][4]),
			.postcode = str_of(rows[i][5]),
			.phone = str_of(rows[i][6]),
			.order_id = str_of(rows[i][7]),
			.payment_method = str_of(rows[i][8]),
			.product = str_of(rows[i][9]),
			.email_local = str_of(rows[i][10]),
			.tag = str_of(rows[i][11]),
			.amount = 249500 };
	for (i = 0; i < n; i++)
		sum += suspect_score(&c[i % 4], &hits);
	printf("%ld\n", sum);
}

int
main(int argc, char *argv[])
{
	static char line[LINE];
	struct again a = { 0 };
	const char *what = argc > 1 ? argv[1] : "";
	const char *file = argc > 2 ? argv[2] : "";

	die_setname("probe");
	if (strcmp(what, "many") == 0) {
		many(strtol(file, NULL, 10));
		return 0;
	}
	if (strcmp(what, "load") == 0) {
		load(strtol(file, NULL, 10));
		return 0;
	}
	if (strcmp(what, "erase") == 0)
		erase_load(file, "NL");
	if (strcmp(what, "rates") == 0)
		rates_load(file, argc > 3 ? argv[3] : "EUR");
	while (fgets(line, sizeof line, stdin) != NULL) {
		if (strcmp(what, "score") == 0)
			score(line);
		else if (strcmp(what, "erase") == 0)
			erase(line);
		else if (strcmp(what, "rates") == 0)
			convert(line);
		else
			again(&a, line);
	}
	if (strcmp(what, "erase") == 0)
		printf("%" PRIu64 " of %" PRIu64 "\n", erase_met(), erase_listed());
	again_free(&a);
	return 0;
}
