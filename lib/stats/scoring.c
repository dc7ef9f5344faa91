/*
 * scoring - see scoring.h
 */
#include "scoring.h"
#include "mem.h"
#include "sort.h"
#include <stdlib.h>

/* How many of sorted[0..n) are not above the limit. */
static size_t
up_to(const int64_t *sorted, size_t n, int64_t limit)
{
	size_t low = 0, high = n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (sorted[middle] <= limit)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t
below(const int64_t *sorted, size_t n, int64_t value)
{
	return value == INT64_MIN ? 0 : up_to(sorted, n, value - 1);
}

/* Where equal parts would end, larger ones first, equal values stand on both sides: they
   are those whom only a tie-break could divide. */
static void
count_ties(struct grade *g, const int64_t *sorted, int bins)
{
	size_t whole = (size_t)bins, k, at, from, to, counted = 0;

	for (k = 1; k < whole; k++) {
		at = g->n / whole * k + (k < g->n % whole ? k : g->n % whole);
		if (at == 0 || at == g->n || sorted[at - 1] != sorted[at])
			continue;
		from = below(sorted, g->n, sorted[at]);
		to = up_to(sorted, g->n, sorted[at]);
		g->ties.at[k + 1] = to - from;
		g->ties.worth[k + 1] = sorted[at];
		if (from >= counted)
			g->ties.tied += to - from;
		counted = to;
	}
}

static void
count_customers(struct grade *g, const int64_t *sorted)
{
	size_t from = 0, to;
	int64_t cut;
	int k;

	for (k = 1; k <= scale_top(&g->used); k++, from = to) {
		to = g->n;
		if (k < scale_top(&g->used))
			to = scale_cut(&g->used, k + 1, &cut) ? up_to(sorted, g->n, cut)
							      : 0;
		g->customers[k] = to - from;
	}
}

static void
count_moved(struct grade *g, const int64_t *sorted)
{
	size_t i;
	int score;

	for (i = 0; i < g->n; i++) {
		score = scale_score(&g->used, sorted[i]);
		g->moved[score] += score != scale_score(&g->today, sorted[i]);
	}
}

static void
grade_group(struct scoring *s, int metric, uint32_t group, const int64_t *sorted)
{
	const struct metric *m = &s->metric[metric];
	struct grade *g = &s->grade[metric][group];
	const struct scale *saved = NULL;
	struct str name = { "", 0 };

	if (s->people.group != NULL)
		name = map_key(&s->people.groups, group);
	if (s->saved != NULL)
		saved = cutfile_scale(s->saved, name, metric);
	if (g->n > 0)
		metric_cut(m, sorted, g->n, &g->today);
	g->saved = saved != NULL;
	g->used = g->saved ? *saved : g->today;
	count_customers(g, sorted);
	count_ties(g, sorted, m->bins);
	if (g->saved)
		count_moved(g, sorted);
}

static void
cut(struct scoring *s, int metric)
{
	const struct people *p = &s->people;
	uint32_t groups = people_groups(p), g, *member;
	int64_t *sorted;
	size_t *start, i;

	people_by_group(p, &member, &start);
	sorted = mem_alloc(p->n, sizeof *sorted);
	for (i = 0; i < p->n; i++)
		sorted[i] = p->worth[metric][member == NULL ? i : member[i]];
	for (g = 0; g < groups; g++) {
		s->grade[metric][g].n = start[g + 1] - start[g];
		sort_int(sorted + start[g], start[g + 1] - start[g]);
		grade_group(s, metric, g, sorted + start[g]);
	}
	free(sorted);
	free(member);
	free(start);
}

static void
deal(struct scoring *s, int metric)
{
	const struct people *p = &s->people;
	struct deal d = {
		.people = p, .metric = &s->metric[metric], .worth = p->worth[metric]
	};
	uint32_t groups = people_groups(p), g;
	struct grade *grade = s->grade[metric];
	uint8_t *before[METRICS - 1] = { NULL };
	size_t i;
	int k;

	if (d.metric->method == METHOD_NESTED) {
		for (k = 0; k < metric; k++) {
			before[k] = mem_alloc(p->n, 1);
			for (i = 0; i < p->n; i++)
				before[k][i] = (uint8_t)scoring_score(s, k, i);
			d.before[d.nbefore++] = before[k];
		}
	}
	d.dealt = mem_alloc(groups, sizeof *d.dealt);
	d.score = mem_alloc(p->n, 1);
	if (s->next)
		d.better = mem_alloc(p->n, sizeof *d.better);
	deal_out(&d);
	s->score[metric] = d.score;
	s->better[metric] = d.better;
	for (i = 0; i < p->n; i++) {
		grade[scoring_group(s, i)].n++;
		grade[scoring_group(s, i)].customers[d.score[i]]++;
	}
	for (g = 0; g < groups; g++) {
		grade[g].ties = d.dealt[g];
		grade[g].used.always = grade[g].today.always = -1;
	}
	free(d.dealt);
	for (k = 0; k < METRICS - 1; k++)
		free(before[k]);
}

void
scoring_run(struct scoring *s)
{
	int i;

	/* what stays is taken first, so that what is freed leaves no holes below it */
	for (i = 0; i < METRICS; i++)
		s->grade[i] = mem_alloc(people_groups(&s->people), sizeof *s->grade[i]);
	for (i = 0; i < METRICS; i++) {
		if (method_deals(s->metric[i].method))
			deal(s, i);
		else
			cut(s, i);
	}
}

bool
scoring_next(const struct scoring *s, int metric, size_t customer, struct wide *distance)
{
	int64_t worth = s->people.worth[metric][customer];

	if (s->score[metric] == NULL)
		return scale_next(
		    &s->grade[metric][scoring_group(s, customer)].used, worth, distance);
	if (s->better[metric][customer] == INT64_MIN)
		return false;
	*distance = wide_minus(wide_of(worth));
	wide_add(distance, s->better[metric][customer]);
	return true;
}
