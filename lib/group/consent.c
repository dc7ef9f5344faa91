/*
 * consent - see consent.h. Per id a list of addresses, each with its newest yes and no.
 */
#include "consent.h"
#include "col.h"
#include "email.h"
#include "map.h"
#include <stdlib.h>

enum { WORD, DATE, EMAIL, NCOLS };

#define NEVER DATE_NONE		    /* no such statement */
#define UNDATED_YES (DATE_NONE + 1) /* earlier than any no: it lifts none */
#define UNDATED_NO INT32_MAX	    /* later than any yes: none lifts it */

struct entry {
	uint32_t next; /* index + 1; 0 ends the list */
	daynum yes, no;
};

struct consent {
	struct col cols[NCOLS];
	struct map addresses, pairs;
	struct entry *v;
	size_t cap;
	uint32_t *head; /* by id: index + 1 of the first entry */
	size_t ids;
	bool *unknown; /* by id: somebody said so */
	size_t unknowncap;
	char shown[DATE_SHOW];
};

struct consent *
consent_open(const struct reader *r)
{
	struct consent *c = mem_alloc(1, sizeof *c);

	c->cols[WORD] = (struct col){ .name = "consent", .need = COL_NEEDED };
	c->cols[DATE] = (struct col){ .name = "consent_date", .need = COL_OPTIONAL };
	c->cols[EMAIL] = (struct col){ .name = "email", .need = COL_OPTIONAL };
	col_find(c->cols, NCOLS, r);
	return c;
}

static void
make_id(struct consent *c, uint32_t id)
{
	size_t old = c->ids;

	if (id < old)
		return;
	c->head = mem_grow(c->head, &c->ids, (size_t)id + 1, sizeof *c->head);
	c->unknown = mem_grow(c->unknown, &c->unknowncap, c->ids, sizeof *c->unknown);
	memset(c->head + old, 0, (c->ids - old) * sizeof *c->head);
	memset(c->unknown + old, 0, (c->ids - old) * sizeof *c->unknown);
}

/* The entry of an id and an address, by a map of such pairs: its ids are indexes of v. */
static struct entry *
entry_of(struct consent *c, uint32_t id, uint32_t address)
{
	uint32_t pair[2] = { id, address }, at;
	bool fresh;

	at = map_put(&c->pairs, (struct str){ (const char *)pair, sizeof pair }, &fresh);
	c->v = mem_grow(c->v, &c->cap, (size_t)at + 1, sizeof *c->v);
	if (fresh) {
		c->v[at] = (struct entry){ c->head[id], NEVER, NEVER };
		c->head[id] = at + 1;
	}
	return &c->v[at];
}

static uint32_t
address_of(struct consent *c, const struct row *row)
{
	struct str email = col_get(&c->cols[EMAIL], row);
	char key[EMAIL_MAX];

	if (email.n <= EMAIL_MAX)
		email = (struct str){ key, email_key(email, key) };
	return map_put(&c->addresses, email, NULL);
}

void
consent_put(struct consent *c, uint32_t id, const struct row *row)
{
	struct str word = col_get(&c->cols[WORD], row);
	bool yes = str_is(word, "yes");
	daynum day = yes ? UNDATED_YES : UNDATED_NO, *side;
	struct entry *e;

	make_id(c, id);
	if (word.n == 0)
		return;
	if (str_is(word, "unknown")) {
		c->unknown[id] = true;
		return;
	}
	if (!yes && !str_is(word, "no"))
		col_die(&c->cols[WORD], row, "not yes, no or unknown");
	if (col_get(&c->cols[DATE], row).n != 0)
		day = col_day(&c->cols[DATE], row);
	e = entry_of(c, id, address_of(c, row));
	side = yes ? &e->yes : &e->no;
	if (day > *side)
		*side = day;
}

/* What decides, and its day. */
static const char *
decide(const struct consent *c, uint32_t id, daynum *day)
{
	daynum yes = NEVER, no = NEVER;
	uint32_t i;

	for (i = id < c->ids ? c->head[id] : 0; i != 0; i = c->v[i - 1].next) {
		const struct entry *e = &c->v[i - 1];

		if (e->yes > yes)
			yes = e->yes;
		if (e->yes <= e->no && e->no > no)
			no = e->no;
	}
	*day = no != NEVER ? no : yes;
	if (no != NEVER)
		return "no";
	if (yes != NEVER)
		return "yes";
	return id < c->ids && c->unknown[id] ? "unknown" : "";
}

struct str
consent_word(struct consent *c, uint32_t id)
{
	daynum day;

	return str_of(decide(c, id, &day));
}

struct str
consent_date(struct consent *c, uint32_t id)
{
	daynum day;

	(void)decide(c, id, &day);
	if (day == NEVER || day == UNDATED_YES || day == UNDATED_NO)
		return (struct str){ "", 0 };
	return (struct str){ c->shown, (size_t)date_show(day, c->shown) };
}

size_t
consent_bytes(const struct consent *c)
{
	return map_bytes(&c->addresses) + map_bytes(&c->pairs) +
	       map_count(&c->pairs) * sizeof *c->v +
	       c->ids * (sizeof *c->head + sizeof *c->unknown);
}

void
consent_reset(struct consent *c)
{
	map_free(&c->addresses);
	map_free(&c->pairs);
	free(c->v);
	free(c->head);
	free(c->unknown);
	c->v = NULL;
	c->head = NULL;
	c->unknown = NULL;
	c->cap = c->ids = c->unknowncap = 0;
}
