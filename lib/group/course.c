/*
 * course - see course.h
 */
#include "course.h"
#include "col.h"
#include "spill.h"
#include <stdio.h>

enum {
	COUNTED,
	ORDERLESS,
	PERSONS,
	KEYLESS,
	LATER,
	IGNORED,
	REPLACED,
	VOID,
	FOREIGN,
	OUTSIDE,
	EXCLUDED,
};

static const char *const outcomes[] = { "counted", "of keys without an order",
	"contacts and events", "without a key", "after the as-of day", "refunds ignored",
	"replaced by a later file", "void by their status", "of another currency",
	"outside the window", "on excluded days", NULL };

static const int by_fate[] = { [ORDER_COUNTED] = COUNTED,
	[ORDER_PERSON] = PERSONS,
	[ORDER_LATER] = LATER,
	[ORDER_IGNORED] = IGNORED,
	[ORDER_GROSS] = IGNORED,
	[ORDER_VOID] = VOID,
	[ORDER_FOREIGN] = FOREIGN,
	[ORDER_OUTSIDE] = OUTSIDE,
	[ORDER_EXCLUDED] = EXCLUDED };

enum {
	SORTED_KEYS = 1024, /* keys of sorted input that are written together */
	SPARE = 8 << 20,    /* buffers and the program itself */
	LEAST = 128 << 10,  /* below this, tables are nearly empty */
};

void
course_open(struct course *c, struct reader *r, char **operands)
{
	static const char *profile[] = { "profile_id" };
	const struct opt_list *by = &c->wish->by;
	struct loc loc;

	c->reader = r;
	c->newest_order = DATE_NONE;
	c->tally = (struct tally){ .words = outcomes, .money = true, .brief = true };
	c->sales = mem_alloc(ACCOUNT_BATCH, sizeof *c->sales);
	c->rows = mem_alloc(ACCOUNT_BATCH, sizeof *c->rows);
	if (c->wish->sorted)
		rec_open(r, operands);
	else
		rec_open_twice(r, operands);
	loc = (struct loc){ r->file, 1 };
	if (by->n == 0 && head_find(&r->head, str_of(col_real(profile[0]))) < 0)
		die_at(EX_DATAERR, &loc, col_real(profile[0]),
		    "column missing: rfm-merge makes it, or --by names another key");
	key_bind(&c->key, by->n == 0 ? profile : by->v, by->n == 0 ? 1 : by->n, r);
	books_open(&c->books, c->policy, &c->wish->books, r);
	order_bind(c->policy, r);
	versions_bind(&c->versions, r);
	col_bind(NULL, 0, r); /* and no --col is left over */
	c->versioned =
	    c->wish->versions == COURSE_VERSIONS_LAST && order_numbered() &&
	    (col_has(&c->versions.file) || (operands[0] != NULL && operands[1] != NULL));
	if (!c->wish->sorted && !c->versioned && c->wish->memory == 0)
		rec_once(r);
	if (!c->wish->sorted && (c->versioned || c->wish->memory != 0))
		rec_stay(r);
}

static void
emit(void *writer, struct str key, struct str line)
{
	(void)key;
	rec_put(writer, line);
	rec_end(writer);
}

/* ---- one row ---- */

/* Rows that wait go to the books, or to their parts. */
static void
settle_rows(struct course *c, int nfields)
{
	size_t i;

	if (c->stage != COURSE_DEAL)
		books_put(&c->books, c->sales, c->rows, c->n);
	for (i = 0; i < c->n && c->stage == COURSE_DEAL; i++)
		shares_put_row(&c->parts.file[shares_of(spill_hash(c->sales[i].key), 0)],
		    &c->rows[i], nfields);
	c->n = 0;
}

/* A row of sorted input begins another key: write those before, now and then. */
static void
turn_page(struct course *c, const struct row *row, struct str key, int nfields)
{
	struct loc loc = row_loc(row);
	char show[STR_SHOW];
	int order = str_cmp(key, (struct str){ c->last_key, c->lastlen });

	if (order == 0)
		return;
	if (order < 0)
		die_at(EX_DATAERR, &loc, c->key.cols[0].shown,
		    "not sorted by key, as --sorted says: '%s'", str_show(key, show));
	if (map_count(&c->books.accounts.keys) >= SORTED_KEYS) {
		settle_rows(c, nfields);
		books_close(&c->books, emit, c->out);
		if (c->versions.overlap && map_count(&c->versions.files) > 1)
			die_at(EX_DATAERR, &loc, NULL,
			    "orders before this line stand in two files, and --sorted "
			    "cannot tell which comes later");
		versions_reset(&c->versions);
	}
	c->last_key = mem_grow(c->last_key, &c->lastcap, key.n, 1);
	memcpy(c->last_key, key.s, key.n);
	c->lastlen = key.n;
}

/* What the files say of the row: true when a later one replaces it. */
static bool
is_replaced(struct course *c, const struct sale *s)
{
	if (!c->versioned || s->what == ACCOUNT_PERSON)
		return false;
	if (c->stage == COURSE_DEAL)
		return replaced_has(&c->replaced, c->at);
	if (c->stage == COURSE_AGAIN)
		return versions_stale(&c->versions, s);
	versions_note(&c->versions, s);
	return false;
}

static int
outcome_of(struct course *c, const struct row *row, struct sale *s, enum order_fate *fate)
{
	s->file = c->versioned ? versions_file(&c->versions, row) : 0;
	*fate = order_read(c->policy, row, s);
	if (is_replaced(c, s))
		return REPLACED;
	if (*fate == ORDER_COUNTED && s->what == ACCOUNT_SALE && s->day > c->newest_order)
		c->newest_order = s->day;
	s->key = key_get(&c->key, row);
	if (*fate == ORDER_FOREIGN)
		order_foreign(row);
	return s->key.n == 0 && *fate != ORDER_FOREIGN ? KEYLESS : by_fate[*fate];
}

static void
take_row(struct course *c, const struct row *row, int nfields)
{
	struct sale *s = &c->sales[c->n];
	enum order_fate fate;
	int outcome = outcome_of(c, row, s, &fate);

	c->at++;
	tally_in(&c->tally, s->amount);
	tally_out(&c->tally, outcome, s->amount);
	if (outcome == KEYLESS || outcome == LATER || outcome == FOREIGN) {
		if (c->wish->aside != NULL)
			aside_put(&c->aside, row, nfields, outcomes[outcome]);
		return;
	}
	if (outcome == REPLACED || outcome == VOID || fate == ORDER_IGNORED)
		return;
	if (c->wish->sorted) {
		struct sale kept = *s;

		turn_page(c, row, s->key, nfields);
		s = &c->sales[c->n];
		*s = kept;
	}
	c->rows[c->n++] = *row;
}

static void
take_batch(struct course *c, const struct batch *b)
{
	struct row row;
	size_t i;

	for (i = 0; i < b->n; i++) {
		row = batch_row(b, i);
		take_row(c, &row, b->nfields);
	}
	settle_rows(c, b->nfields);
	key_forget(&c->key);
}

/* ---- the passes ---- */

/* What the structures may take. */
static size_t
limit_of(const struct course *c)
{
	uint64_t memory = c->wish->memory;

	if (memory == 0)
		return SIZE_MAX;
	memory = memory > 2 * SPARE ? memory - SPARE : memory / 2;
	return (size_t)(memory < LEAST ? LEAST : memory);
}

static void
first_pass(struct course *c)
{
	struct batch b;

	while (rec_batch(c->reader, &b)) {
		if (c->full) /* only to the end: a second pass begins there */
			continue;
		take_batch(c, &b);
		c->full = !c->wish->sorted &&
			  books_bytes(&c->books) + pairset_bytes(&c->versions.set) >
			      limit_of(c);
		if (c->full) {
			books_reset(&c->books);
			versions_reset(&c->versions);
		}
	}
}

static void
begin_again(struct course *c, enum course_stage stage)
{
	c->stage = stage;
	c->at = 0;
	c->newest_order = DATE_NONE;
	c->tally = (struct tally){ .words = outcomes, .money = true, .brief = true };
	order_forget_foreign();
	books_reset(&c->books);
	if (c->wish->aside != NULL)
		aside_again(&c->aside);
	rec_again(c->reader);
}

static void
pass(struct course *c)
{
	struct batch b;

	while (rec_batch(c->reader, &b))
		take_batch(c, &b);
}

static void
second_pass(struct course *c)
{
	if (c->wish->sorted)
		die(EX_DATAERR, "an order stands in two files, and --sorted cannot tell "
				"which comes later");
	begin_again(c, COURSE_AGAIN);
	pass(c);
}

/* Mark the rows that a later file replaces, all on disk. */
static void
note_pass(struct course *c)
{
	struct batch b;
	struct row row;
	struct sale s;
	uint64_t at = 0;
	size_t i;

	rec_again(c->reader);
	replaced_open(&c->replaced);
	while (rec_batch(c->reader, &b))
		for (i = 0; i < b.n; i++, at++) {
			row = batch_row(&b, i);
			s.file = versions_file(&c->versions, &row);
			(void)order_read(c->policy, &row, &s);
			if (s.what != ACCOUNT_PERSON)
				replaced_note(&c->replaced, &s, at);
			c->versions.bare += s.number.n == 0 && s.what == ACCOUNT_SALE;
		}
	replaced_settle(&c->replaced);
}

/* The day to which recency counts. */
static void
settle_day(struct course *c)
{
	char day[DATE_SHOW + 1];

	if (c->policy->asof != DATE_NONE || c->newest_order == DATE_NONE)
		return;
	c->policy->asof = c->newest_order;
	day[date_show(c->newest_order, day)] = '\0';
	warn("no --as-of: recency counts to %s, the newest order's day", day);
}

/* The rows of keys without an order were taken for counted until now. */
static void
count_orderless(struct course *c)
{
	const struct books_sums *n = &c->books.sums;

	c->tally.rows[COUNTED] -= n->rows;
	c->tally.rows[ORDERLESS] += n->rows;
	wide_join(&c->tally.sum[ORDERLESS], n->money);
	wide_join(&c->tally.sum[COUNTED], wide_minus(n->money));
}

/* What is worth a line of its own. */
static void
say(const struct course *c)
{
	const struct tally *t = &c->tally;

	if (t->in_rows != 0 && c->books.sums.all == 0)
		warn("no row has both a key and a day to count: %llu of %llu are without "
		     "a key, %llu after the as-of day",
		    (unsigned long long)t->rows[KEYLESS], (unsigned long long)t->in_rows,
		    (unsigned long long)t->rows[LATER]);
	if (c->versions.bare != 0 && map_count(&c->versions.files) > 1)
		note("%llu orders without a number are in the files: one that stands in "
		     "two of them counts twice",
		    (unsigned long long)c->versions.bare);
	order_note_foreign();
}

/* Rows to their parts, parts to runs, runs to the output. */
static void
run_parts(struct course *c)
{
	struct spill job = { &c->books, &c->key, c->policy, limit_of(c) };

	if (c->versioned)
		note_pass(c);
	shares_open(&c->parts);
	begin_again(c, COURSE_DEAL);
	pass(c);
	replaced_close(&c->replaced);
	settle_day(c);
	spill_run(&job, &c->parts, emit, c->out);
}

void
course_run(struct course *c, struct writer *w)
{
	c->out = w;
	if (c->wish->aside != NULL)
		aside_open(&c->aside, c->wish->aside, c->reader);
	first_pass(c);
	if (c->full) {
		run_parts(c);
	} else {
		if (c->versions.overlap && map_count(&c->versions.files) > 1)
			second_pass(c);
		pairset_free(&c->versions.set);
		settle_day(c);
		books_close(&c->books, emit, w);
	}
	count_orderless(c);
	say(c);
}

void
course_tail(const struct course *c, char *to, size_t room)
{
	const struct books_sums *n = &c->books.sums;
	int len = snprintf(to, room,
	    "; %llu keys with %llu orders, %llu with refunds only, %llu with orders of "
	    "zero only, %llu with contacts or events only",
	    (unsigned long long)n->keys, (unsigned long long)n->orders,
	    (unsigned long long)n->refunds, (unsigned long long)n->zeros,
	    (unsigned long long)n->persons);

	if (n->outside != 0)
		snprintf(to + len, room - (size_t)len,
		    ", %llu with orders of other days only",
		    (unsigned long long)n->outside);
}
