/*
 * spec - see spec.h
 */
#include "spec.h"
#include "die.h"
#include "num.h"
#include <stdio.h>

/* An entry of the list under way. */
struct entry {
	const char *option;
	struct str metric; /* n 0: all */
	struct str value;
	bool seen[METRICS + 1];
};

static const char letters[] = "rfm";

/* Cut `r=` off the entry; a metric may be named once, and all of them once. */
static void
take_metric(struct entry *e, struct str text)
{
	char show[STR_SHOW];
	struct str rest = text;
	const char *at;
	size_t i = METRICS;

	e->metric = (struct str){ text.s, 0 };
	e->value = text;
	if (memchr(text.s, '=', text.n) != NULL) {
		(void)str_cut(&rest, '=', &e->metric);
		e->value = rest;
		at = e->metric.n == 1 ? strchr(letters, e->metric.s[0]) : NULL;
		if (at == NULL)
			die_usage("--%s: no metric, which are r, f and m: '%s'",
			    e->option, str_show(text, show));
		i = (size_t)(at - letters);
	}
	if (e->seen[i])
		die_usage("--%s: said twice: '%s'", e->option, str_show(text, show));
	e->seen[i] = true;
}

static bool
concerns(const struct entry *e, const struct metric *m)
{
	if (e->metric.n == 0)
		return !e->seen[strchr(letters, m->letter) - letters];
	return e->metric.s[0] == m->letter;
}

static void
add_cut(struct metric *m, struct str text)
{
	char show[STR_SHOW];
	int64_t cut;
	daynum day;
	const char *why = NULL;
	bool date = false;

	if (m->letter == 'r' && date_parse(text, &day) == NULL) {
		date = true;
		cut = day;
	} else {
		why = money_parse(text, &cut);
	}
	if (why != NULL)
		die_usage("--method: fixed: %s: '%s'", why, str_show(text, show));
	if (m->nfixed == SCALE_CUTS)
		die_usage("--method: fixed: more than %d cuts", SCALE_CUTS);
	if (m->nfixed > 0 && (date != m->fixed_dates || m->fixed[m->nfixed - 1] >= cut))
		die_usage(
		    "--method: fixed: cuts do not ascend: '%s'", str_show(text, show));
	m->fixed_dates = date;
	m->fixed[m->nfixed++] = cut;
	m->bins = m->nfixed + 1;
}

static bool
is_cut(struct str s)
{
	return s.n > 0 && ((s.s[0] >= '0' && s.s[0] <= '9') || s.s[0] == '-');
}

static enum method
method_of(struct str name)
{
	char show[STR_SHOW], list[200] = "";
	size_t n = 0;
	int i;

	for (i = 0; i < METHODS; i++)
		if (str_is(name, method_names[i]))
			return (enum method)i;
	for (i = 0; i < METHODS; i++)
		n += (size_t)snprintf(list + n, sizeof list - n, "%s%s",
		    i == 0 ? "" : ", ", method_names[i]);
	die_usage("--method: unknown: '%s'; it is one of %s", str_show(name, show), list);
}

/* One entry; returns the metric whose fixed cuts may follow. */
static struct metric *
set_method(struct metric m[METRICS], const struct entry *e)
{
	struct metric *fixed = NULL;
	struct str cuts = e->value, name;
	enum method method;
	int i;

	(void)str_cut(&cuts, ':', &name);
	method = method_of(name);
	if (method == METHOD_FIXED && e->metric.n == 0)
		die_usage("--method: fixed cuts belong to one metric: r=fixed:180,365");
	if ((method == METHOD_FIXED) != (cuts.s != NULL))
		die_usage("--method: only fixed has cuts behind a colon, at least one");
	for (i = 0; i < METRICS; i++) {
		if (!concerns(e, &m[i]))
			continue;
		m[i].method = method;
		if (method == METHOD_FIXED) {
			fixed = &m[i];
			add_cut(fixed, cuts);
		}
	}
	return fixed;
}

void
spec_methods(struct metric m[METRICS], const char *text)
{
	struct entry e = { .option = "method" };
	struct str rest = str_of(text), part;
	struct metric *fixed = NULL;

	while (str_cut(&rest, ',', &part)) {
		if (fixed != NULL && is_cut(part)) {
			add_cut(fixed, part);
			continue;
		}
		take_metric(&e, part);
		fixed = set_method(m, &e);
	}
}

void
spec_bins(struct metric m[METRICS], const char *text)
{
	struct entry e = { .option = "bins" };
	struct str rest = str_of(text), part;
	char show[STR_SHOW];
	const char *why;
	int64_t bins;
	int i;

	while (str_cut(&rest, ',', &part)) {
		take_metric(&e, part);
		why = num_int(e.value, 2, SCALE_SCORES, &bins);
		if (why != NULL)
			die_usage("--bins: %s: '%s'", why, str_show(e.value, show));
		for (i = 0; i < METRICS; i++) {
			if (!concerns(&e, &m[i]))
				continue;
			if (m[i].method != METHOD_FIXED)
				m[i].bins = (int)bins;
			else if (e.metric.n > 0 && m[i].bins != bins)
				die_usage("--bins: the fixed cuts of %c make %d scores: "
					  "'%s'",
				    m[i].letter, m[i].bins, str_show(part, show));
			m[i].bins_said = true;
			m[i].bins_own = e.metric.n > 0;
		}
	}
}

void
spec_directions(struct metric m[METRICS], const char *text)
{
	struct entry e = { .option = "direction" };
	struct str rest = str_of(text), part;
	char show[STR_SHOW];
	bool turned;
	int i;

	while (str_cut(&rest, ',', &part)) {
		take_metric(&e, part);
		for (i = 0; i < METRICS; i++) {
			if (e.metric.n == 0 || !concerns(&e, &m[i]))
				continue;
			turned = str_is(e.value, i == METRIC_R ? "old" : "low");
			if (turned || str_is(e.value, i == METRIC_R ? "new" : "high")) {
				m[i].turned = turned;
				e.value.n = 0;
				break;
			}
		}
		if (e.metric.n == 0 || e.value.n != 0)
			die_usage("--direction: not r=old, r=new, f=low, f=high, m=low "
				  "or m=high: '%s'",
			    str_show(part, show));
	}
}
