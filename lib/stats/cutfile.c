/*
 * cutfile - see cutfile.h
 */
#include "cutfile.h"
#include "die.h"
#include "lines.h"
#include "num.h"
#include <stdlib.h>

enum { METRIC, SCORE, FROM, GROUP, COLUMNS };

static const char *const names[COLUMNS] = { "metric", "score", "from", "group" };

/* What is known of one metric of one group while the lines come. */
struct draft {
	unsigned seen; /* bit k: score k */
	int64_t from[SCALE_SCORES + 1];
};

struct reading {
	struct lines lines;
	int at[COLUMNS]; /* -1: no such column */
	struct draft (*drafts)[METRICS];
	size_t cap;
};

static struct str
cell(const struct str *cells, int n, int at)
{
	return at < 0 || at >= n ? (struct str){ "", 0 } : str_trim(cells[at]);
}

static int
cut_cells(struct str line, struct str cells[COLUMNS])
{
	struct str part;
	int n = 0;

	while (str_cut(&line, '\t', &part)) {
		if (n < COLUMNS)
			cells[n] = part;
		n++;
	}
	return n;
}

static void
read_header(struct reading *r)
{
	struct str line, cells[COLUMNS];
	int n, i, k;

	if (!lines_next(&r->lines, &line))
		die_at(EX_CONFIG, &r->lines.loc, NULL, "no cuts");
	n = cut_cells(line, cells);
	for (k = 0; k < COLUMNS; k++)
		r->at[k] = -1;
	for (i = 0; i < n; i++) {
		for (k = 0; k < COLUMNS && i < COLUMNS; k++)
			if (r->at[k] < 0 && str_is(cell(cells, n, i), names[k]))
				break;
		if (i >= COLUMNS || k == COLUMNS)
			lines_die(&r->lines,
			    "the columns are metric, score, from and perhaps group",
			    line);
		r->at[k] = i;
	}
	if (r->at[METRIC] < 0 || r->at[SCORE] < 0 || r->at[FROM] < 0)
		lines_die(&r->lines,
		    "the columns are metric, score, from and perhaps group", line);
}

static void
read_line(
    struct cutfile *f, struct reading *r, struct str line, const struct metric m[METRICS])
{
	struct str cells[COLUMNS], s;
	int n = cut_cells(line, cells), i;
	struct draft *draft;
	int64_t score;
	const char *why;
	uint32_t group;
	bool fresh;

	if (n > COLUMNS)
		lines_die(&r->lines, "more cells than columns", line);
	s = cell(cells, n, r->at[METRIC]);
	for (i = 0; i < METRICS && (s.n != 1 || s.s[0] != m[i].letter); i++)
		;
	if (i == METRICS)
		lines_die(&r->lines, "metric is not r, f or m", s);
	s = cell(cells, n, r->at[SCORE]);
	why = num_int(s, 1, SCALE_SCORES, &score);
	if (why != NULL)
		lines_die(&r->lines, "score is not 1 to 10", s);
	group = map_put(&f->groups, cell(cells, n, r->at[GROUP]), &fresh);
	r->drafts = mem_grow(r->drafts, &r->cap, (size_t)group + 1, sizeof *r->drafts);
	if (fresh)
		memset(r->drafts[group], 0, sizeof r->drafts[group]);
	draft = &r->drafts[group][i];
	if (draft->seen >> score & 1)
		lines_die(&r->lines, "a second line for this score", line);
	draft->seen |= 1u << score;
	s = cell(cells, n, r->at[FROM]);
	why = metric_limit(&m[i], s, !metric_low(&m[i]), &draft->from[score]);
	if (why != NULL && (score > 1 || s.n != 0))
		lines_die(&r->lines, why, s);
}

/* Scores 2 to the highest must all be there, each with a limit not below the one before. */
static void
finish(const struct cutfile *f, const struct draft *d, const struct metric *m,
    struct scale *s)
{
	bool low = metric_low(m);
	int k, top;

	*s = (struct scale){ .always = -1 };
	if (d->seen == 0)
		return;
	s->always = 0;
	for (top = SCALE_SCORES; (d->seen >> top & 1) == 0;)
		top--;
	for (k = 2; k <= top; k++) {
		if ((d->seen >> k & 1) == 0)
			die(EX_CONFIG, "%s: %c has a score %d and none of %d", f->path,
			    m->letter, top, k);
		if (k > 2 &&
		    (low ? d->from[k] > d->from[k - 1] : d->from[k] < d->from[k - 1]))
			die(EX_CONFIG,
			    "%s: %c: score %d does not begin %s score %d "
			    "(--direction?)",
			    f->path, m->letter, k, low ? "below" : "above", k - 1);
		scale_put(s, low ? ~d->from[k] : d->from[k], -1);
	}
}

void
cutfile_read(struct cutfile *f, const char *path, const struct metric m[METRICS])
{
	struct reading r = { 0 };
	struct str line;
	uint32_t g;
	int i;

	*f = (struct cutfile){ .path = path };
	lines_open(&r.lines, path);
	read_header(&r);
	f->grouped = r.at[GROUP] >= 0;
	while (lines_next(&r.lines, &line))
		read_line(f, &r, line, m);
	lines_close(&r.lines);
	f->scales = mem_alloc(map_count(&f->groups), sizeof *f->scales);
	for (g = 0; g < map_count(&f->groups); g++) {
		for (i = 0; i < METRICS; i++) {
			struct scale *s = &f->scales[g][i];

			finish(f, &r.drafts[g][i], &m[i], s);
			f->covers[i] = f->covers[i] || s->always >= 0;
			if (scale_top(s) > f->highest[i])
				f->highest[i] = scale_top(s);
		}
	}
	free(r.drafts);
}

const struct scale *
cutfile_scale(const struct cutfile *f, struct str group, int metric)
{
	uint32_t id = f->grouped ? map_get(&f->groups, str_trim(group)) : 0;

	if (id == MAP_NONE || id >= map_count(&f->groups) ||
	    f->scales[id][metric].always < 0)
		return NULL;
	return &f->scales[id][metric];
}

void
cutfile_head(struct output *o, bool grouped)
{
	out_str(o,
	    str_of(grouped ? "metric\tscore\tfrom\tgroup\n" : "metric\tscore\tfrom\n"));
}

void
cutfile_put(
    struct output *o, const struct metric *m, const struct scale *s, struct str group)
{
	char buf[METRIC_SHOW];
	int64_t cut;
	int k;

	for (k = 1; k <= scale_top(s); k++) {
		out_char(o, m->letter);
		out_char(o, '\t');
		out_put(o, buf, (size_t)num_show(k, buf));
		out_char(o, '\t');
		/* what all values pass begins at the last value there is */
		if (k > 1 && !scale_cut(s, k, &cut))
			out_put(o, buf,
			    (size_t)metric_show(
				m, wide_of(metric_low(m) ? INT64_MAX : INT64_MIN), buf));
		else if (k > 1)
			out_put(o, buf, (size_t)metric_show(m, metric_from(m, cut), buf));
		if (group.s != NULL) {
			out_char(o, '\t');
			out_str(o, group);
		}
		out_char(o, '\n');
	}
}
