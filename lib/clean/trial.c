/*
 * trial - see trial.h
 */
#include "trial.h"

enum { RECORDS = 500 };

static void
count_record(struct trial *t, int n, bool open)
{
	int more = n - t->head.n;

	if (n == 1 && t->head.n > 2) /* behind the records, or broken */
		return;
	t->records++;
	t->same += more == 0;
	t->shorter += more == -1;
	t->longer += more == 1;
	t->empty_end += (more == 0 || more == 1) && open;
}

/* The header among the first rows, and the rows behind it. */
static void
choose(struct trial *t, const struct layout_line *line, int n, bool search)
{
	int i, head = search ? layout_header(line, n) : 0;

	t->head = line[head];
	t->before = head;
	for (i = head + 1; i < n; i++)
		count_record(t, line[i].n, line[i].open);
}

/* A record that is one quoted cell becomes what stands in it. */
static void
unwrap(struct csv *c, struct csv_row *row)
{
	struct str text = csv_text(row);

	if (row->n == 1 && text.n > 2 && text.s[0] == c->dialect.quote)
		(void)csv_recut(c, row, csv_cell(c, row, 0));
}

/* The next row of the sample that holds something; false behind RECORDS of them. A record
   that the end of the sample cuts is left out, a broken one is shown only as the first. */
static bool
next_row(const struct sample *s, struct trial *t, struct csv *c, struct csv_row *row,
    size_t *at, bool first)
{
	while (t->records < RECORDS && csv_read(c, row)) {
		struct str text = csv_text(row);
		bool cut = !s->whole && text.s + text.n == s->view.buf + s->view.to;

		*at = (size_t)(text.s - s->view.buf) - s->view.from;
		t->faults += row->fault != CSV_GOOD && !cut;
		if (first && row->fault != CSV_TOO_LONG && !csv_is_blank(c, row))
			return true;
		if (row->fault == CSV_GOOD && !cut && !csv_is_blank(c, row))
			return true;
	}
	return false;
}

struct trial
trial_run(const struct sample *s, struct csv_dialect dialect, bool wrapped,
    const struct trial *best)
{
	struct layout_line line[LAYOUT_LINES];
	struct trial t = { .dialect = dialect, .wrapped = wrapped };
	struct input view = s->view;
	struct csv c = { 0 };
	struct csv_row row;
	size_t at;
	int n = 0;

	csv_start(&c, &view, dialect, s->line);
	while (next_row(s, &t, &c, &row, &at, n == 0)) {
		if (wrapped)
			unwrap(&c, &row);
		if (n == LAYOUT_LINES) {
			count_record(&t, row.n, csv_cell(&c, &row, row.n - 1).n == 0);
			continue;
		}
		layout_look(&line[n], &c, &row);
		line[n++].at = at;
		if (n < LAYOUT_LINES)
			continue;
		choose(&t, line, n, s->search);
		if (t.head.known < best->head.known)
			break;
	}
	if (n > 0 && n < LAYOUT_LINES)
		choose(&t, line, n, s->search);
	csv_free(&c);
	return t;
}

bool
trial_better(const struct trial *a, const struct trial *b)
{
	long here = (long)a->same * (b->records + 1),
	     there = (long)b->same * (a->records + 1);

	if (a->head.known != b->head.known)
		return a->head.known > b->head.known;
	if (here != there)
		return here > there;
	return a->head.n > b->head.n;
}
