/*
 * audit - see audit.h. Records are in auditfile.c.
 */
#include "audit.h"
#include "die.h"
#include "sort.h"
#include <stdarg.h>
#include <stdio.h>

enum { LINE = 1000, NAMED = 5 };

/* A line that grows. What has no room is left out. */
struct text {
	size_t n;
	char s[LINE];
};

static void DIE_PRINTF(2, 3) add(struct text *t, const char *fmt, ...)
{
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(t->s + t->n, LINE - t->n, fmt, args);
	va_end(args);
	if (n > 0 && t->n + (size_t)n < LINE)
		t->n += (size_t)n;
	else
		t->s[t->n] = '\0';
}

static void
add_value(struct text *t, const struct metric *m, struct wide value)
{
	char buf[METRIC_SHOW];

	add(t, "%.*s", metric_show(m, value, buf), buf);
}

/* "12 of 995 customers (1.2 %)" */
static void
add_share(struct text *t, uint64_t part, uint64_t whole)
{
	uint64_t tenths = whole == 0 ? 0 : (part * 2000 + whole) / (whole * 2);

	add(t, "%llu of %llu customers (%llu.%llu %%)", (unsigned long long)part,
	    (unsigned long long)whole, (unsigned long long)tenths / 10,
	    (unsigned long long)tenths % 10);
}

static struct str
group_name(const struct scoring *s, uint32_t g)
{
	return map_key(&s->people.groups, g);
}

static void
add_group(struct text *t, const struct scoring *s, uint32_t g)
{
	char show[STR_SHOW];

	add(t, "'%s'", str_show(group_name(s, g), show));
}

/* "scores 2 to 5 are above A B C D" */
static void
note_scale(const struct metric *m, const struct scale *scale)
{
	struct text t = { .n = 0 };
	int64_t cut;
	int k;

	if (scale_top(scale) == 1) {
		note("%c: all have score 1", m->letter);
		return;
	}
	for (k = 2; k <= scale_top(scale); k++) {
		add(&t, " ");
		if (scale_cut(scale, k, &cut))
			add_value(&t, m, wide_of(metric_low(m) ? ~cut : cut));
		else
			add(&t, "-");
	}
	if (scale_top(scale) == 2)
		note("%c: score 2 is %s%s", m->letter, metric_low(m) ? "below" : "above",
		    t.s);
	else
		note("%c: scores 2 to %d are %s%s", m->letter, scale_top(scale),
		    metric_low(m) ? "below" : "above", t.s);
}

static void
warn_dropped(const struct scoring *s, int metric)
{
	const struct metric *m = &s->metric[metric];
	uint32_t groups = people_groups(&s->people), g, fewer = 0;
	const struct grade *grade = s->grade[metric];

	for (g = 0; g < groups; g++)
		fewer += grade[g].n > 0 && !grade[g].saved &&
			 scale_top(&grade[g].used) < m->bins;
	if (fewer == 0)
		return;
	if (s->people.group == NULL)
		warn("%c: qcut drops equal edges: scores 1 to %d, not %d", m->letter,
		    scale_top(&grade[0].used), m->bins);
	else
		warn("%c: qcut drops equal edges in %u of %u groups: fewer than %d "
		     "scores",
		    m->letter, fewer, groups, m->bins);
}

static uint64_t
tied(const struct scoring *s, int metric)
{
	uint32_t g;
	uint64_t sum = 0;

	for (g = 0; g < people_groups(&s->people); g++)
		sum += s->grade[metric][g].ties.tied;
	return sum;
}

void
audit_cuts(const struct scoring *s)
{
	struct text t;
	int i;

	for (i = 0; i < METRICS && s->people.n != 0; i++) {
		const struct metric *m = &s->metric[i];

		if (method_deals(m->method)) {
			t.n = 0;
			add_share(&t, tied(s, i), s->people.n);
			note("%c: %s: the key decided for %s", m->letter,
			    method_names[m->method], t.s);
			continue;
		}
		if (m->method == METHOD_QCUT)
			warn_dropped(s, i);
		if (s->people.group == NULL)
			note_scale(m, &s->grade[i][0].used);
		else
			note("%c: cut within each of %u groups", m->letter,
			    people_groups(&s->people));
	}
}

void
audit_ties(const struct scoring *s)
{
	struct text t;
	int i, k;

	for (i = 0; i < METRICS && s->people.n != 0; i++) {
		const struct metric *m = &s->metric[i];
		const struct dealt *ties = &s->grade[i][0].ties;

		t.n = 0;
		add_share(&t, tied(s, i), s->people.n);
		if (!method_deals(m->method)) /* else audit_cuts said it */
			note("%c: a tie-break would decide for %s", m->letter, t.s);
		for (k = 2; k <= m->bins && s->people.group == NULL; k++) {
			if (ties->at[k] == 0)
				continue;
			t.n = 0;
			add_value(&t, m,
			    wide_of(metric_low(m) ? ~ties->worth[k] : ties->worth[k]));
			note("%c: at the lower end of score %d: %llu customers with %s",
			    m->letter, k, (unsigned long long)ties->at[k], t.s);
		}
	}
}

typedef void teller(const char *fmt, ...);

static void
tell_scores(const struct scoring *s, int metric, uint64_t few, teller *tell)
{
	const struct grade *g = &s->grade[metric][0];
	struct text t = { .n = 0 };
	int top = g->used.always < 0 ? s->metric[metric].bins : scale_top(&g->used), k;

	for (k = 1; k <= top; k++)
		if (g->customers[k] < few)
			add(&t, "%s score %d has %llu", t.n == 0 ? "" : ",", k,
			    (unsigned long long)g->customers[k]);
	if (t.n != 0)
		tell("%c: under %llu customers:%s (--min-bin)", s->metric[metric].letter,
		    (unsigned long long)few, t.s);
}

static void
warn_groups(const struct scoring *s, uint64_t need, uint64_t few)
{
	uint32_t groups = people_groups(&s->people), g, found = 0;
	struct text t = { .n = 0 };

	for (g = 0; g < groups; g++) {
		if (s->grade[0][g].n >= need || ++found > NAMED)
			continue;
		add(&t, "%s ", found == 1 ? "" : ",");
		add_group(&t, s, g);
		add(&t, " has %zu", s->grade[0][g].n);
	}
	if (found > 0)
		warn(
		    "%u of %u groups have under %llu customers, %llu for each score:%s%s "
		    "(--min-bin)",
		    found, groups, (unsigned long long)need, (unsigned long long)few, t.s,
		    found > NAMED ? " ..." : "");
}

void
audit_few(const struct scoring *s, int64_t few, bool loud)
{
	teller *tell = loud ? warn : note;
	uint64_t need;
	int i, bins = 0;

	if (few == 0 || s->people.n == 0)
		return;
	for (i = 0; i < METRICS; i++)
		bins = s->metric[i].bins > bins ? s->metric[i].bins : bins;
	need = (uint64_t)few * (uint64_t)bins;
	if (s->people.group != NULL)
		warn_groups(s, need, (uint64_t)few);
	else if (s->people.n < need)
		tell("%zu customers are few for %d scores: under %lld for each "
		     "(--min-bin)",
		    s->people.n, bins, (long long)few);
	else
		for (i = 0; i < METRICS; i++)
			tell_scores(s, i, (uint64_t)few, tell);
}

/* "; score 2 from 481, today 490 (+9)" for each cut that is not where it was */
static void
add_drift(struct text *t, const struct metric *m, const struct grade *g)
{
	struct wide from, today, by;
	char buf[METRIC_SHOW];
	int64_t cut;
	int k;

	if (scale_top(&g->used) != scale_top(&g->today)) {
		add(t, "; %d scores, today %d", scale_top(&g->used),
		    scale_top(&g->today));
		return;
	}
	for (k = 2; k <= scale_top(&g->used); k++) {
		if (!scale_cut(&g->used, k, &cut))
			continue;
		from = metric_from(m, cut);
		if (!scale_cut(&g->today, k, &cut))
			continue;
		by = today = metric_from(m, cut);
		wide_join(&by, wide_minus(from));
		if (wide_equal(by, wide_of(0)))
			continue;
		add(t, "; score %d from ", k);
		add_value(t, m, from);
		add(t, ", today ");
		add_value(t, m, today);
		add(t, " (%s%.*s)", by.hi < 0 ? "" : "+", metric_show(m, by, buf), buf);
	}
}

static void
warn_anew(const struct scoring *s, int metric)
{
	uint32_t groups = people_groups(&s->people), g, found = 0;
	struct text t = { .n = 0 };

	for (g = 0; g < groups; g++) {
		if (s->grade[metric][g].saved || ++found > NAMED)
			continue;
		add(&t, "%s ", found == 1 ? "" : ",");
		add_group(&t, s, g);
	}
	if (found > 0)
		warn("%s has no cuts of %c for %u of %u groups, which are cut anew:%s%s",
		    s->saved->path, s->metric[metric].letter, found, groups, t.s,
		    found > NAMED ? " ..." : "");
}

void
audit_drift(const struct scoring *s)
{
	uint32_t g;
	uint64_t moved;
	struct text t;
	int i, k;

	for (i = 0; i < METRICS && s->people.n != 0; i++) {
		if (s->saved == NULL || !s->saved->covers[i])
			continue;
		moved = 0;
		for (g = 0; g < people_groups(&s->people); g++)
			for (k = 1; k <= SCALE_SCORES; k++)
				moved += s->grade[i][g].moved[k];
		t.n = 0;
		add_share(&t, moved, s->people.n);
		add(&t, " would move");
		if (s->people.group == NULL)
			add_drift(&t, &s->metric[i], &s->grade[i][0]);
		else
			warn_anew(s, i);
		note("%c: drift: %s", s->metric[i].letter, t.s);
	}
}

void
audit_suggest(int64_t *gaps, size_t n, int bins, const char *column)
{
	struct text t = { .n = 0 };
	int64_t cut, last = 0, at[SCALE_CUTS];
	int k, cuts = 0;

	if (n == 0) {
		note("r: no cuts to suggest: nobody has a gap between orders in %s",
		    column);
		return;
	}
	sort_int(gaps, n);
	quant_disc(gaps, n, bins, at);
	for (k = 0; k < bins - 1; k++) {
		cut = at[k] / MONEY_UNIT + 1; /* the first day beyond the gap */
		if (cut <= last)
			continue;
		add(&t, "%s%lld", cuts == 0 ? "" : ",", (long long)cut);
		last = cut;
		cuts++;
	}
	note("r: by %s of %zu customers who came back: --method r=fixed:%s (before each "
	     "cut "
	     "%s1/%d more of them had come back)",
	    column, n, t.s, cuts < bins - 1 ? "at least " : "", bins);
}
