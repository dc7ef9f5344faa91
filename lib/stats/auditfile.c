/*
 * auditfile - the records of audit.h: cuts to be used again, and the report
 */
#include "audit.h"
#include "num.h"

static struct str
name_of(const struct scoring *s, uint32_t g)
{
	if (s->people.group == NULL)
		return (struct str){ NULL, 0 };
	return map_key(&s->people.groups, g);
}

void
audit_save(const struct scoring *s, struct output *o)
{
	uint32_t g;
	int i;

	cutfile_head(o, s->people.group != NULL);
	for (i = 0; i < METRICS; i++)
		for (g = 0; g < people_groups(&s->people); g++)
			if (s->grade[i][g].n > 0 || s->grade[i][g].saved)
				cutfile_put(o, &s->metric[i], &s->grade[i][g].used,
				    name_of(s, g));
}

static void
put_count(struct output *o, uint64_t n)
{
	char buf[NUM_SHOW];

	out_char(o, '\t');
	out_put(o, buf, (size_t)num_show((int64_t)n, buf));
}

static void
put_value(struct output *o, const struct metric *m, bool there, struct wide value)
{
	char buf[METRIC_SHOW];

	out_char(o, '\t');
	if (there)
		out_put(o, buf, (size_t)metric_show(m, value, buf));
}

/* The limit of a score; false where it has none. */
static bool
limit(const struct metric *m, const struct scale *scale, int score, struct wide *from)
{
	int64_t cut;

	if (score == 1 || scale->always < 0 || score > scale_top(scale) ||
	    !scale_cut(scale, score, &cut))
		return false;
	*from = metric_from(m, cut);
	return true;
}

static void
put_score(struct output *o, const struct metric *m, const struct grade *g,
    struct str group, int score)
{
	struct wide from = { 0 }, today = { 0 }, drift;
	bool has_from = limit(m, &g->used, score, &from);
	bool has_today = g->saved && limit(m, &g->today, score, &today);
	struct metric days = *m;

	out_char(o, m->letter);
	put_count(o, (uint64_t)score);
	out_char(o, '\t');
	out_str(o, group);
	put_value(o, m, has_from, from);
	put_count(o, g->customers[score]);
	put_count(o, g->ties.at[score]);
	put_value(o, m, has_today, today);
	drift = today;
	wide_join(&drift, wide_minus(from));
	if (days.kind == METRIC_DAY) /* a difference of days is no day */
		days.kind = METRIC_DAYS;
	put_value(o, &days, has_from && has_today, drift);
	if (g->saved)
		put_count(o, g->moved[score]);
	else
		out_char(o, '\t');
	out_char(o, '\n');
}

void
audit_report(const struct scoring *s, struct output *o)
{
	const struct grade *grade;
	uint32_t g;
	int i, k, top;

	out_str(o,
	    str_of("metric\tscore\tgroup\tfrom\tcustomers\ttied\ttoday\tdrift\tmoved\n"));
	for (i = 0; i < METRICS; i++) {
		for (g = 0; g < people_groups(&s->people); g++) {
			grade = &s->grade[i][g];
			top = s->metric[i].bins;
			if (grade->used.always >= 0 && scale_top(&grade->used) > top)
				top = scale_top(&grade->used);
			for (k = 1; k <= top && grade->n > 0; k++)
				put_score(o, &s->metric[i], grade, name_of(s, g), k);
		}
	}
}
