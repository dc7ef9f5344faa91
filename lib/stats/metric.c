/*
 * metric - see metric.h
 */
#include "metric.h"
#include "num.h"

enum { BINS = 5 };

void
metric_defaults(struct metric m[METRICS])
{
	static const enum metric_kind kinds[METRICS] = { METRIC_DAY, METRIC_COUNT,
		METRIC_MONEY };
	int i;

	for (i = 0; i < METRICS; i++)
		m[i] = (struct metric){ .letter = "rfm"[i],
			.kind = kinds[i],
			.method = METHOD_QUANTILE,
			.bins = BINS };
}

bool
metric_low(const struct metric *m)
{
	return (m->kind == METRIC_DAYS) != m->turned;
}

/* c decides in ten-thousandths, values are whole: the first whole one not below it. */
static int64_t
whole(int64_t c, bool up)
{
	int64_t rest = c % MONEY_UNIT;

	return c / MONEY_UNIT + (up && rest > 0) - (!up && rest < 0);
}

/* As R's package has it: a value at a cut belongs above it. For days that is the older
   side, so that better is below the cut. */
static void
cut_fixed(const struct metric *m, struct scale *s)
{
	bool low = metric_low(m);
	int64_t cut;
	int i;

	for (i = 0; i < m->nfixed; i++) {
		cut = m->fixed[low ? m->nfixed - 1 - i : i];
		if (m->kind == METRIC_DAYS || m->kind == METRIC_COUNT)
			cut = whole(cut, true);
		if (low)
			scale_put(s, ~cut, 0);
		else
			scale_put(s, cut, -1);
	}
}

void
metric_cut(const struct metric *m, const int64_t *sorted, size_t n, struct scale *s)
{
	/* packages know recency as days, also where we read a date */
	struct method_values v = { sorted, n, m->bins,
		m->kind == METRIC_DAY ? !m->turned : metric_low(m),
		m->kind == METRIC_MONEY ? MONEY_UNIT : 1 };

	if (m->method == METHOD_FIXED)
		cut_fixed(m, s);
	else
		method_cut(m->method, &v, s);
}

const char *
metric_limit(const struct metric *m, struct str s, bool up, int64_t *limit)
{
	const char *why;

	if (m->kind != METRIC_MONEY && num_int(s, INT64_MIN, INT64_MAX, limit) == NULL)
		return NULL;
	why = money_parse(s, limit);
	if (why == NULL && m->kind != METRIC_MONEY)
		*limit = whole(*limit, up);
	return why;
}

int
metric_show(const struct metric *m, struct wide value, char buf[METRIC_SHOW])
{
	if (m->kind == METRIC_MONEY)
		return money_show_sum(value, buf);
	if (m->kind == METRIC_DAY)
		return date_show((daynum)value.lo, buf);
	return wide_show(value, buf);
}

struct wide
metric_from(const struct metric *m, int64_t cut)
{
	struct wide from = wide_of(metric_low(m) ? ~cut : cut);

	wide_add(&from, metric_low(m) ? -1 : 1);
	return from;
}
