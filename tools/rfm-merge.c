/*
 * rfm-merge - give the records of one person one profile_id
 *
 * reads   source customer_id email mobile phone given_name surname birth_date kind
 *         order_id, all optional but one of customer_id, email, mobile, phone
 * writes  the columns read, untouched and in order, then profile_id
 * holds   4 bytes a row, and each different set of identifying cells once
 */
#include "cmd.h"
#include "col.h"
#include "dialplan.h"
#include "exact.h"
#include "profile.h"
#include "refused.h"
#include <stdio.h>

static const char *country = "NL", *blocked, *refused;
static int64_t max_shared = EXACT_SHARED;

static const struct opt own[] = {
	{ 0, "blocklist", OPT_TEXT, &blocked, "FILE", "values that identify nobody", NULL,
	    0, 0 },
	{ 0, "country", OPT_TEXT, &country, "CC",
	    "country of numbers without a prefix (NL)", NULL, 0, 0 },
	{ 0, "max-shared", OPT_INT, &max_shared, "N",
	    "an address or number of more than N profiles joins nobody (20)", NULL, 1,
	    EXACT_SHARED_MOST },
	{ 0, "refused", OPT_TEXT, &refused, "FILE",
	    "write there which values did not link, and why", NULL, 0, 0 },
	{ 0, NULL, 0, NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct cmd self = {
	.name = "rfm-merge",
	.synopsis = "[-q] [--col NAME=COLUMN] [--country CC] [--max-shared N] "
		    "[--blocklist FILE] [--refused FILE] [FILE ...]",
	.oneline = "give the records of one person one profile_id",
	.reads =
	    "source customer_id email mobile phone given_name surname birth_date kind "
	    "order_id",
	.writes = "the columns read, then profile_id",
	.opts = own,
};

static struct col cols[CARDS_COLUMNS] = {
	[IDENT_SOURCE] = { .name = "source", .need = COL_OPTIONAL },
	[IDENT_CUSTOMER_ID] = { .name = "customer_id", .need = COL_OPTIONAL },
	[IDENT_EMAIL] = { .name = "email", .need = COL_OPTIONAL },
	[IDENT_MOBILE] = { .name = "mobile", .need = COL_OPTIONAL },
	[IDENT_PHONE] = { .name = "phone", .need = COL_OPTIONAL },
	[IDENT_GIVEN_NAME] = { .name = "given_name", .need = COL_OPTIONAL },
	[IDENT_SURNAME] = { .name = "surname", .need = COL_OPTIONAL },
	[IDENT_BIRTH_DATE] = { .name = "birth_date", .need = COL_OPTIONAL },
	[CARDS_KIND] = { .name = "kind", .need = COL_OPTIONAL },
	[CARDS_ORDER_ID] = { .name = "order_id", .need = COL_OPTIONAL },
};

enum { WITH, WITHOUT };

static const char *const outcomes[] = { "with a profile", "without", NULL };
static struct tally tally = { .words = outcomes };

static void
check_country(void)
{
	if (strlen(country) != 2 || country[0] < 'A' || country[0] > 'Z' ||
	    country[1] < 'A' || country[1] > 'Z')
		die_usage("--country: not two capital letters: '%s'", country);
	if (dialplan_of_country(country) == DIALPLAN_NONE)
		die_usage("--country: its numbers are not known: '%s'", country);
}

static void
check_columns(const struct reader *r)
{
	struct loc loc = { r->file, 1 };

	if (!col_has(&cols[IDENT_CUSTOMER_ID]) && !col_has(&cols[IDENT_EMAIL]) &&
	    !col_has(&cols[IDENT_MOBILE]) && !col_has(&cols[IDENT_PHONE]))
		die_at(EX_DATAERR, &loc, NULL,
		    "none of the columns customer_id, email, mobile, phone");
}

/* Second pass: each row with the id of its profile. */
static void
copy(struct reader *r, struct writer *w, const struct cards *c, const struct profiles *p)
{
	struct batch batch;
	struct row row;
	struct str id;
	uint32_t profile;
	size_t i, at = 0;

	while (rec_batch(r, &batch))
		for (i = 0; i < batch.n; i++) {
			row = batch_row(&batch, i);
			profile = p->of_spelling[c->row[at++]];
			id = (struct str){ "", 0 };
			if (profile != MAP_NONE)
				id = (struct str){ p->id[profile], PROFILE_ID };
			rec_copy(w, &row, batch.nfields);
			rec_put(w, id);
			rec_end(w);
			tally_in(&tally, 0);
			tally_out(&tally, profile == MAP_NONE ? WITHOUT : WITH, 0);
		}
}

int
main(int argc, char *argv[])
{
	struct reader r;
	struct writer w;
	struct batch batch;
	struct blocklist blocklist;
	struct cards cards;
	struct forest forest;
	struct profiles profiles;
	char tail[40];

	argv = cmd_start(&self, argc, argv);
	check_country();
	blocklist_open(&blocklist, blocked, country);
	rec_open_twice(&r, argv);
	col_bind(cols, CARDS_COLUMNS, &r);
	check_columns(&r);
	rec_create(&w);
	rec_head(&w, &r.head, "profile_id", NULL);

	cards_open(&cards, &blocklist, country);
	while (rec_batch(&r, &batch))
		cards_add(&cards, cols, &batch);
	cards_done(&cards);
	exact_link(&cards, (uint32_t)max_shared, &forest);
	profile_open(&profiles, &cards, &forest);
	forest_close(&forest);
	refused_report(&cards, &profiles, refused);
	rec_again(&r);
	copy(&r, &w, &cards, &profiles);

	snprintf(tail, sizeof tail, "; %u profiles", (unsigned)profiles.count);
	return cmd_finish(&r, &w.out, &tally, tail);
}
