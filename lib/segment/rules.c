/*
 * rules - see rules.h
 */
#include "rules.h"
#include "num.h"

enum {
	SCORE_MAX = 10,
	SIDE = SCORE_MAX + 1,
	CELLS = SIDE * SIDE * SIDE,
	MADE = 32, /* bytes of a made field */
};

enum { R, F, M, SCORES };

struct rules {
	const struct ruleset *set;
	struct col *cols; /* of the conditions */
	int code, mean;	  /* which of them is the made rfm, the made fm; or -1 */
	struct col scores[SCORES];
	bool by_scores; /* the table answers */
	int16_t *table; /* by r, f, m; UNASKED until asked */
};

enum { UNASKED = -2, NO_RULE = -1 };

/* Is the column to be made of the scores? It is when it has the name and is not there. */
static bool
made(const char *column, const char *name, const struct reader *r)
{
	return strcmp(column, name) == 0 &&
	       head_find(&r->head, str_of(col_real(name))) < 0;
}

static void
bind_conditions(struct rules *rs, const struct reader *r)
{
	const struct ruleset *set = rs->set;
	size_t i;

	rs->cols = mem_alloc(set->ncolumns, sizeof *rs->cols);
	for (i = 0; i < set->ncolumns; i++) {
		rs->cols[i] = (struct col){ .name = set->columns[i], .need = COL_NAMED };
		if (made(set->columns[i], "rfm", r))
			rs->code = (int)i;
		else if (made(set->columns[i], "fm", r))
			rs->mean = (int)i;
		else
			continue;
		rs->cols[i].need = COL_OPTIONAL;
	}
	col_find(rs->cols, set->ncolumns, r);
}

static void
bind_scores(struct rules *rs, const struct reader *r)
{
	static const char *const names[] = { "r", "f", "m" };
	bool needed;
	int i;

	for (i = 0; i < SCORES; i++) {
		needed = rs->code >= 0 || (rs->mean >= 0 && i != R);
		rs->scores[i] = (struct col){ .name = names[i],
			.need = needed ? COL_NEEDED : COL_OPTIONAL };
	}
	col_find(rs->scores, SCORES, r);
}

struct rules *
rules_open(const struct ruleset *set, const struct reader *r)
{
	struct rules *rs = mem_alloc(1, sizeof *rs);
	const char *name;
	size_t i;

	*rs = (struct rules){ .set = set, .code = -1, .mean = -1, .by_scores = true };
	bind_conditions(rs, r);
	bind_scores(rs, r);
	for (i = 0; i < set->ncolumns; i++) {
		name = set->columns[i];
		rs->by_scores = rs->by_scores && ruleset_is_score(name) &&
				(name[1] == '\0' || !col_has(&rs->cols[i]));
	}
	rs->table = mem_alloc(CELLS, sizeof *rs->table);
	for (i = 0; i < CELLS; i++)
		rs->table[i] = UNASKED;
	return rs;
}

/* A score of the row: short digits, so that what is made of it has room. */
static struct str
score_field(const struct rules *rs, const struct row *row, int i)
{
	struct str field = col_get(&rs->scores[i], row);

	if (field.n > 7)
		col_die(&rs->scores[i], row, "not a score");
	return field;
}

static struct str
make_code(const struct rules *rs, const struct row *row, char buf[MADE])
{
	struct str made_code = { buf, 0 }, field;
	int i;

	for (i = 0; i < SCORES; i++) {
		field = score_field(rs, row, i);
		memcpy(buf + made_code.n, field.s, field.n);
		made_code.n += field.n;
	}
	return made_code;
}

/* (f + m) / 2, never rounded; missing where one of them is. */
static struct str
make_mean(const struct rules *rs, const struct row *row, char buf[MADE])
{
	int64_t sum = 0, one;
	struct str field;
	int i, n;

	for (i = F; i <= M; i++) {
		field = score_field(rs, row, i);
		if (field.n == 0)
			return (struct str){ "", 0 };
		if (num_int(field, 0, INT32_MAX, &one) != NULL)
			col_die(&rs->scores[i], row, "not a score");
		sum += one;
	}
	n = num_show(sum / 2, buf);
	memcpy(buf + n, ".5", 2);
	return (struct str){ buf, (size_t)n + (sum % 2 != 0 ? 2 : 0) };
}

static struct str
field_of(const struct rules *rs, const struct row *row, size_t i, char buf[MADE])
{
	if ((int)i == rs->code)
		return make_code(rs, row, buf);
	if ((int)i == rs->mean)
		return make_mean(rs, row, buf);
	return col_get(&rs->cols[i], row);
}

static bool
holds(const struct rules *rs, const struct rule *rule, const struct row *row)
{
	char buf[MADE], show[STR_SHOW];
	struct loc loc = row_loc(row);
	const char *why = NULL;
	struct str field;
	size_t i;
	bool yes = true;

	for (i = 0; i < rs->set->ncolumns && yes; i++) {
		if (rule->conditions[i].n == 0)
			continue;
		field = field_of(rs, row, i, buf);
		yes = condition_holds(&rule->conditions[i], field, &why);
		if (why != NULL)
			die_at(EX_DATAERR, &loc, rs->cols[i].shown, "%s: '%s'", why,
			    str_show(field, show));
	}
	return yes;
}

static int
walk(const struct rules *rs, const struct row *row)
{
	size_t k;

	for (k = 0; k < rs->set->n; k++)
		if (holds(rs, &rs->set->v[k], row))
			return (int)k;
	return NO_RULE;
}

/* 0 to 10 when the field is such a score, else -1. */
static int
score(struct str s)
{
	if (s.n == 1 && s.s[0] >= '0' && s.s[0] <= '9')
		return s.s[0] - '0';
	return s.n == 2 && s.s[0] == '1' && s.s[1] == '0' ? 10 : -1;
}

int
rules_match(struct rules *rs, const struct row *row)
{
	int at = 0, i, one;

	for (i = 0; i < SCORES && rs->by_scores; i++) {
		/* a column that is not there is in no condition */
		one = col_has(&rs->scores[i]) ? score(col_get(&rs->scores[i], row)) : 0;
		if (one < 0)
			return walk(rs, row);
		at = at * SIDE + one;
	}
	if (!rs->by_scores)
		return walk(rs, row);
	if (rs->table[at] == UNASKED)
		rs->table[at] = (int16_t)walk(rs, row);
	return rs->table[at];
}
