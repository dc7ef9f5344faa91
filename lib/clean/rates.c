/*
 * rates - see rates.h
 */
#include "rates.h"
#include "currency.h"
#include "date.h"
#include "lines.h"
#include "mem.h"
#include <stdlib.h>

enum {
	PLACES = 12, /* of a rate */
	WHOLE = 6,   /* digits before its point */
	CODE = 4,
	CELLS = 128,
};

/* From the day on: one unit is number / 10^places, or of_euro the other way round. A number
   of 0: from then on there is none. */
struct rate {
	int64_t number;
	daynum day;
	uint32_t line;
	uint8_t places;
	bool of_euro;
};

struct currency {
	char code[CODE];
	struct rate *v; /* by day */
	size_t n, cap;
};

static struct {
	char target[CODE];
	struct currency *v;
	size_t n, cap;
} rates;

static const int64_t power10[PLACES + 1] = { 1, 10, 100, 1000, 10000, 100000, 1000000,
	10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000 };

static const struct str nothing = { "", 0 };

static struct currency *
find(const char *code)
{
	size_t i;

	for (i = 0; i < rates.n; i++)
		if (memcmp(rates.v[i].code, code, CODE - 1) == 0)
			return &rates.v[i];
	return NULL;
}

static struct currency *
find_or_add(const char *code)
{
	struct currency *c = find(code);

	if (c != NULL)
		return c;
	rates.v = mem_grow(rates.v, &rates.cap, rates.n + 1, sizeof *rates.v);
	c = &rates.v[rates.n++];
	*c = (struct currency){ .code = { code[0], code[1], code[2] } };
	return c;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Plain decimal text above zero. */
static const char *
parse_rate(struct str s, struct rate *r)
{
	size_t i = 0, whole;

	r->number = 0;
	r->places = 0;
	for (; i < s.n && is_digit(s.s[i]) && i <= WHOLE; i++)
		r->number = r->number * 10 + (s.s[i] - '0');
	whole = i;
	if (whole > WHOLE)
		return "more than 6 digits before the point";
	if (whole > 0 && i < s.n && s.s[i] == '.')
		for (i++; i < s.n && is_digit(s.s[i]) && r->places <= PLACES; i++) {
			if (r->places == PLACES)
				return "more than 12 decimal places";
			r->number = r->number * 10 + (s.s[i] - '0');
			r->places++;
		}
	if (i < s.n || whole == 0 || s.s[s.n - 1] == '.')
		return "not a rate";
	return r->number == 0 ? "a rate of zero" : NULL;
}

/* Is it the same price? 0.90 is 0.9. */
static bool
is_same(const struct rate *a, const struct rate *b)
{
	return a->of_euro == b->of_euro &&
	       wide_equal(wide_mul(a->number, power10[b->places]),
		   wide_mul(b->number, power10[a->places]));
}

static void
add(struct currency *c, struct rate rate)
{
	c->v = mem_grow(c->v, &c->cap, c->n + 1, sizeof *c->v);
	c->v[c->n++] = rate;
}

/* The bank's names of currencies that are no more are no codes of today. */
static bool
is_code(struct str s)
{
	size_t i = 0;

	while (i < s.n && s.s[i] >= 'A' && s.s[i] <= 'Z')
		i++;
	return s.n == CODE - 1 && i == s.n;
}

/* A table of the bank: the currency of each cell, empty where the header has none. */
struct table {
	struct str code[CELLS];
	int n; /* cells of the header; 0: a list */
};

/* Is the line the header of such a table? */
static bool
take_head(const struct lines *l, struct str line, struct table *t)
{
	int i;

	t->n = lines_cells(line, ',', t->code, CELLS);
	if (t->n < 2 || t->n > CELLS || !str_same(t->code[0], str_of("Date"))) {
		t->n = 0;
		return false;
	}
	if (strcmp(rates.target, "EUR") != 0)
		lines_die(l, "rates of the euro do not give other currencies",
		    str_of(rates.target));
	for (i = 1; i < t->n; i++)
		if (t->code[i].n > 0 && !is_code(t->code[i]))
			lines_die(l, "not a currency", t->code[i]);
	return true;
}

/* A day of the table: what one euro was worth. */
static void
add_row(const struct lines *l, const struct table *t, struct str line)
{
	struct rate rate = { .of_euro = true, .line = (uint32_t)l->loc.line };
	struct str cells[CELLS];
	const char *why;
	int n = lines_cells(line, ',', cells, CELLS), i;

	if (n > t->n)
		lines_die(l, "more cells than the header has", nothing);
	why = date_parse(cells[0], &rate.day);
	if (why != NULL)
		lines_die(l, why, cells[0]);
	for (i = 1; i < n; i++) {
		if (t->code[i].n == 0 || cells[i].n == 0)
			continue;
		rate.number = 0;
		why = str_is(cells[i], "N/A") ? NULL : parse_rate(cells[i], &rate);
		if (why != NULL)
			lines_die(l, why, cells[i]);
		add(find_or_add(t->code[i].s), rate);
	}
}

/* Bytes in front of the first of these. */
static size_t
before(struct str s, const char *any)
{
	size_t i = 0;

	while (i < s.n && strchr(any, s.s[i]) == NULL)
		i++;
	return i;
}

/* Cells of a line of a list: apart by what is behind the first one, and by blanks. */
static int
split(struct str line, struct str cells[4])
{
	size_t i = before(line, " \t,;"), from;
	const char *gaps = i < line.n && line.s[i] == ',' ? " \t," : " \t;";
	int n = 0;

	while (line.n > 0 && n < 4) {
		i = before(line, gaps);
		cells[n++] = (struct str){ line.s, i };
		for (from = i; from < line.n && strchr(gaps, line.s[from]) != NULL;)
			from++;
		line = (struct str){ line.s + from, line.n - from };
	}
	return n;
}

/* A line before all others that has no digit names the columns. */
static bool
is_head(const struct lines *l, struct str line)
{
	static const char *const names[] = { "currency", "rate", "from" };
	struct str cells[4];
	size_t i = 0;
	int n, k;

	while (i < line.n && !is_digit(line.s[i]))
		i++;
	if (i < line.n)
		return false;
	n = split(line, cells);
	for (k = 0; k < n; k++)
		if (n > 3 || (k < 2 && !str_same(cells[k], str_of(names[k]))))
			lines_die(l, "the columns are currency, rate, from", line);
	return true;
}

static void
add_line(const struct lines *l, struct str line)
{
	struct rate rate = { .day = DATE_NONE, .line = (uint32_t)l->loc.line };
	struct str cells[4] = { nothing, nothing, nothing, nothing };
	int n = split(line, cells);
	const char *why, *code = currency_code(cells[0]);

	if (n < 2 || n > 3)
		lines_die(l, "not a currency, its rate and perhaps a day", line);
	if (code == NULL)
		lines_die(l, "no such currency", cells[0]);
	why = parse_rate(cells[1], &rate);
	if (why != NULL)
		lines_die(l, why, cells[1]);
	if (n == 3 && (why = date_parse(cells[2], &rate.day)) != NULL)
		lines_die(l, why, cells[2]);
	if (strcmp(code, rates.target) == 0 && rate.number != power10[rate.places])
		lines_die(l, "the currency of the results is worth 1 of itself", line);
	add(find_or_add(code), rate);
}

static int
by_day(const void *a, const void *b)
{
	const struct rate *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

/* In order of days; what was said twice, and gaps that go on, once. */
static void
settle(struct lines *l, struct currency *c)
{
	size_t i, n = 0;

	qsort(c->v, c->n, sizeof *c->v, by_day);
	for (i = 0; i < c->n; i++) {
		if (n > 0 && c->v[n - 1].day == c->v[i].day &&
		    !is_same(&c->v[n - 1], &c->v[i])) {
			l->loc.line = c->v[i].line;
			lines_die(l, "two rates of one day", str_of(c->code));
		}
		if (n == 0 || c->v[n - 1].day != c->v[i].day)
			if (n == 0 || c->v[n - 1].number != 0 || c->v[i].number != 0)
				c->v[n++] = c->v[i];
	}
	c->n = n;
}

void
rates_load(const char *path, const char *target)
{
	struct table t = { .n = 0 };
	struct lines l;
	struct str line;
	bool first = true;
	size_t i;

	memcpy(rates.target, target, CODE - 1);
	for (lines_open(&l, path); lines_next(&l, &line); first = false) {
		if (first && (take_head(&l, line, &t) || is_head(&l, line)))
			continue;
		if (t.n > 0)
			add_row(&l, &t, line);
		else
			add_line(&l, line);
	}
	for (i = 0; i < rates.n; i++)
		settle(&l, &rates.v[i]);
	l.loc.line = 0;
	if (rates.n == 0)
		lines_die(&l, "no rates", nothing);
	lines_close(&l);
}

/* The rate that holds on the day, or NULL. */
static const struct rate *
rate_on(const struct currency *c, daynum day)
{
	size_t low = 0, high = c->n, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (c->v[middle].day <= day)
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 || c->v[low - 1].number == 0 ? NULL : &c->v[low - 1];
}

/* amount * by / d, half away from zero. */
static const char *
scale(money amount, int64_t by, int64_t d, money *out, bool *rounded)
{
	struct wide p;
	int64_t quotient, rest;

	if (amount == INT64_MIN)
		return "too large";
	p = wide_mul(amount < 0 ? -amount : amount, by);
	/* The quotient fits if p / 2^63 is below d. */
	if ((int64_t)((uint64_t)p.hi << 1 | p.lo >> 63) >= d)
		return "too large";
	quotient = wide_floor_div(p, d);
	wide_join(&p, wide_minus(wide_mul(quotient, d)));
	rest = (int64_t)p.lo;
	*rounded = rest != 0;
	if (rest >= d - rest && quotient == INT64_MAX)
		return "too large";
	quotient += rest >= d - rest;
	*out = amount < 0 ? -quotient : quotient;
	return NULL;
}

const char *
rates_convert(
    money amount, const char *currency, const char *day, money *out, bool *rounded)
{
	static const char none[] = "no rate of the currency";
	const struct currency *c;
	const struct rate *rate;
	daynum on = DATE_NONE;

	*rounded = false;
	*out = amount;
	if (memcmp(currency, rates.target, CODE) == 0)
		return NULL;
	c = find(currency);
	if (c == NULL)
		return none;
	if (day[0] != '\0' && date_parse(str_of(day), &on) != NULL)
		return "no day to take the rate of";
	rate = rate_on(c, on);
	if (rate == NULL)
		return day[0] == '\0' ? "no day to take the rate of"
				      : "no rate of the currency on that day";
	if (rate->of_euro)
		return scale(amount, power10[rate->places], rate->number, out, rounded);
	return scale(amount, rate->number, power10[rate->places], out, rounded);
}
