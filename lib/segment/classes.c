/*
 * classes - see classes.h. What may change at a limit is seen at the values beside it.
 */
#include "classes.h"
#include "date.h"
#include "money.h"
#include "num.h"
#include "tables.h"

enum domain { TEXTS, WHOLES, NUMBERS, DAYS };

struct maker {
	struct classes *c;
	struct ruleset *set;
	size_t column, max;
	enum domain domain;
	bool below_zero, empty;
	bool full; /* more than max */
};

/* What the tables say of the column; "" where they do not know it. */
static const char *
type_of(const char *column)
{
	int i;

	for (i = 0; i < COLUMNS_NROWS; i++)
		if (strcmp(columns_table[i][COLUMNS_NAME], column) == 0)
			return columns_table[i][COLUMNS_TYPE];
	for (i = 0; i < RESULT_COLUMNS_NROWS; i++)
		if (strcmp(result_columns_table[i][RESULT_COLUMNS_NAME], column) == 0)
			return result_columns_table[i][RESULT_COLUMNS_TYPE];
	return "";
}

static bool
open_ended(int64_t v)
{
	return v <= INT64_MIN + MONEY_UNIT || v >= INT64_MAX - MONEY_UNIT;
}

/* Is it a limit such as >5 of whole numbers, which stands one step beside a whole one? */
static bool
near_whole(int64_t v)
{
	int64_t rest = v % MONEY_UNIT;

	return open_ended(v) || rest == 0 || rest == 1 || rest == -1 ||
	       rest == MONEY_UNIT - 1 || rest == 1 - MONEY_UNIT;
}

static void
look_at(struct maker *m, const struct alternative *a, bool known, bool *whole)
{
	bool number = a->kind == CONDITION_NUMBER ||
		      (a->kind == CONDITION_TEXT && a->numeric && m->domain != TEXTS);

	m->empty = m->empty || a->kind == CONDITION_EMPTY;
	if (a->kind == CONDITION_DAY && !known)
		m->domain = DAYS;
	if (a->kind == CONDITION_NUMBER && !known && m->domain == TEXTS)
		m->domain = NUMBERS;
	if (!number)
		return;
	*whole = *whole && near_whole(a->low) &&
		 (a->kind == CONDITION_TEXT || near_whole(a->high));
	m->below_zero = m->below_zero || (!open_ended(a->low) && a->low < 0);
}

/* Which values the column may hold. */
static void
find_domain(struct maker *m)
{
	const char *type = type_of(m->c->column);
	bool known = true, whole = true;
	const struct condition *c;
	size_t k, i;

	m->domain = TEXTS;
	if (strcmp(type, "int") == 0)
		m->domain = WHOLES;
	else if (strcmp(type, "money") == 0 || strcmp(type, "number") == 0)
		m->domain = NUMBERS;
	else if (strcmp(type, "date") == 0)
		m->domain = DAYS;
	else
		known = false;
	for (k = 0; k < m->set->n; k++) {
		c = &m->set->v[k].conditions[m->column];
		for (i = 0; i < c->n; i++)
			look_at(m, &c->v[i], known, &whole);
	}
	if (!known && m->domain == NUMBERS && whole)
		m->domain = WHOLES;
	m->empty = m->empty || m->domain == TEXTS;
}

/* A value is a class of its own unless one before it meets the same rules. */
static void
add(struct maker *m, const char *s, size_t n)
{
	struct classes *c = m->c;
	size_t rules = m->set->n, k, i;
	const char *why = NULL;
	unsigned char *holds;

	if (c->n == m->max) {
		m->full = true;
		return;
	}
	c->holds = mem_grow(c->holds, &c->holdscap, (c->n + 1) * rules, 1);
	holds = c->holds + c->n * rules;
	for (k = 0; k < rules; k++)
		holds[k] = condition_holds(
		    &m->set->v[k].conditions[m->column], (struct str){ s, n }, &why);
	for (i = 0; i < c->n; i++)
		if (memcmp(c->holds + i * rules, holds, rules) == 0)
			return;
	c->v = mem_grow(c->v, &c->cap, c->n + 1, sizeof *c->v);
	c->v[c->n++] = (struct str){ arena_copy(&m->set->arena, s, n), n };
}

/* Around v: before it, at it, behind it. */
static void
add_numbers(struct maker *m, int64_t v)
{
	bool whole = m->domain == WHOLES;
	int64_t step = whole ? MONEY_UNIT : 1, at;
	char buf[MONEY_SHOW];
	int i, n;

	if (open_ended(v))
		return;
	if (whole)
		v -= (v % MONEY_UNIT + MONEY_UNIT) % MONEY_UNIT;
	for (i = -1; i <= 1; i++) {
		at = v + i * step;
		if (at < 0 && whole && !m->below_zero)
			continue;
		n = whole ? num_show(at / MONEY_UNIT, buf) : money_show(at, buf);
		add(m, buf, (size_t)n);
	}
}

static void
add_days(struct maker *m, int64_t v)
{
	daynum first, last;
	char buf[DATE_SHOW];
	int64_t day;

	if (!date_civil(1, 1, 1, &first) || !date_civil(9999, 12, 31, &last))
		return;
	for (day = v - (v > INT64_MIN); day <= last && day - v <= 1; day++)
		if (day >= first)
			add(m, buf, (size_t)date_show((daynum)day, buf));
}

static void
add_alternative(struct maker *m, const struct alternative *a)
{
	bool number = m->domain == WHOLES || m->domain == NUMBERS;

	if (a->kind == CONDITION_NUMBER && number) {
		add_numbers(m, a->low);
		add_numbers(m, a->high);
	} else if (a->kind == CONDITION_DAY && m->domain == DAYS) {
		if (a->low != INT64_MIN)
			add_days(m, a->low);
		if (a->high != INT64_MAX)
			add_days(m, a->high);
	} else if (a->kind == CONDITION_TEXT && a->numeric && number) {
		add_numbers(m, a->low);
	} else if (a->kind == CONDITION_TEXT && a->dated && m->domain == DAYS) {
		add_days(m, a->high);
	} else if (a->kind == CONDITION_TEXT) {
		add(m, a->text.s, a->text.n);
	}
}

const char *
classes_make(struct classes *c, struct ruleset *set, size_t column, size_t max)
{
	struct maker m = { .c = c, .set = set, .column = column, .max = max };
	const struct condition *condition;
	size_t k, i;

	*c = (struct classes){ .column = set->columns[column] };
	find_domain(&m);
	for (k = 0; k < set->n && !m.full; k++) {
		condition = &set->v[k].conditions[column];
		for (i = 0; i < condition->n && !m.full; i++)
			add_alternative(&m, &condition->v[i]);
	}
	if (m.domain == TEXTS)
		add(&m, "(other)", strlen("(other)"));
	if (m.empty || c->n == 0)
		add(&m, "", 0);
	return m.full ? "more combinations than can be looked at" : NULL;
}
