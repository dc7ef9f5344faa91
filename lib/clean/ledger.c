/*
 * ledger - see ledger.h
 */
#include "ledger.h"
#include "die.h"
#include "num.h"
#include "tidy.h"
#include <stdarg.h>
#include <stdio.h>

enum {
	SHOWN = 3, /* on stderr, where there is no side file */
	LINE = 1 << 20,
	VALUE = 64 << 10,
	FRONT = 4096 + VALUE, /* all fields of a reject but the record */
	NOTE = 2048,
};

static const char *
rule_cell(int rule, int column)
{
	return rules_table[rule][column];
}

const char *
ledger_effect(int rule)
{
	return rule_cell(rule, RULES_EFFECT);
}

int
ledger_rule(struct str code)
{
	int i;

	for (i = 0; i < RULE_COUNT; i++)
		if (str_is(code, rule_cell(i, RULES_CODE)))
			return i;
	return -1;
}

void
ledger_open(struct ledger *l, const char *rejects, const char *fixes)
{
	*l = (struct ledger){ .filed = rejects != NULL, .fixed = fixes != NULL };
	if (l->filed) {
		side_open(&l->rejects, rejects);
		out_str(&l->rejects.out,
		    str_of("file\tline\tcode\tcolumn\theader\tvalue\trecord\n"));
	}
	if (l->fixed) {
		side_open(&l->fixes, fixes);
		out_str(
		    &l->fixes.out, str_of("file\tline\tcolumn\tbefore\tafter\trule\n"));
	}
}

/* The first byte of each run of letters and digits, and what stands between them. */
static const char *
mask(struct str value, char buf[STR_SHOW])
{
	char show[STR_SHOW];
	size_t i, n = 0;
	bool inside = false;

	str_show(value, show);
	for (i = 0; show[i] != '\0' && n + 5 < STR_SHOW; i++) {
		char c = show[i];
		bool word = (c >= '0' && c <= '9') ||
			    ((c | 32) >= 'a' && (c | 32) <= 'z') ||
			    (unsigned char)c >= 0x80;

		if (!word || !inside)
			buf[n++] = c;
		if (word && !inside) {
			memcpy(buf + n, "***", 3);
			n += 3;
		}
		inside = word;
	}
	buf[n] = '\0';
	return buf;
}

struct str
ledger_shown(const struct ledger *l, struct str value, char buf[STR_SHOW])
{
	return l->mask ? str_of(mask(value, buf)) : value;
}

/* The CR of a line end is none of the record. */
struct str
ledger_record(const struct foreign_row *row)
{
	struct str s = csv_text(&row->csv);

	s.n -= s.n > 0 && s.s[s.n - 1] == '\r';
	return s;
}

/* ---- findings ---- */

static void
count(struct ledger *l, const struct foreign_row *row, int rule, int column)
{
	struct found_in *in = &l->in[rule][column == HEADER_NONE ? HEADER_SLOTS : column];

	if (l->found[rule].n++ == 0)
		l->found[rule].line = row->csv.line;
	if (in->n < LEDGER_LINES)
		in->line[in->n] = row->csv.line;
	in->n++;
}

void
ledger_cell(struct ledger *l, int rule, int column, struct str before, struct str after)
{
	l->findings =
	    mem_grow(l->findings, &l->cap, l->nfindings + 1, sizeof *l->findings);
	l->findings[l->nfindings++] = (struct finding){ rule, column, before, after };
}

static void
put_field(struct output *o, struct str s, size_t most, char end)
{
	out_room(o, most + 1);
	o->at = tidy_put_bytes(o->at, o->at + most, s);
	*o->at++ = end;
}

static void
put_place(struct output *o, const struct foreign *f, const struct foreign_row *row)
{
	char number[NUM_SHOW];
	int n = num_show((int64_t)row->csv.line, number);

	put_field(o, str_of(f->file), FRONT - VALUE - 1024, '\t');
	put_field(o, (struct str){ number, (size_t)n }, NUM_SHOW + 4, '\t');
}

static const char *
column_name(int column)
{
	if (column == HEADER_NONE)
		return "";
	return column < COLUMN_COUNT ? columns_table[column][COLUMNS_NAME]
				     : inputs_table[column - COLUMN_COUNT][INPUTS_NAME];
}

static void
file_fix(struct ledger *l, const struct foreign *f, const struct foreign_row *row,
    const struct finding *what)
{
	struct output *o = &l->fixes.out;
	char buf[STR_SHOW];

	put_place(o, f, row);
	put_field(o, str_of(column_name(what->column)), 64, '\t');
	put_field(o, ledger_shown(l, what->before, buf), VALUE, '\t');
	put_field(o, ledger_shown(l, what->after, buf), VALUE, '\t');
	put_field(o, str_of(rule_cell(what->rule, RULES_CODE)), 64, '\n');
}

void
ledger_keep(struct ledger *l, const struct foreign *f, const struct foreign_row *row)
{
	struct finding *what, *end = l->findings + l->nfindings;
	char buf[STR_SHOW];

	for (what = l->findings; what < end; what++) {
		if (l->found[what->rule].n == 0)
			str_show(ledger_shown(l, what->before, buf),
			    l->found[what->rule].value);
		count(l, row, what->rule, what->column);
		if (l->fixed)
			file_fix(l, f, row, what);
		if (l->listen != NULL)
			l->listen(l->ear, row, what);
	}
	l->nfindings = 0;
}

const struct finding *
ledger_strict(const struct ledger *l)
{
	size_t i;

	for (i = 0; l->strict && i < l->nfindings; i++)
		if (ledger_effect(l->findings[i].rule)[0] != 'i')
			return &l->findings[i];
	return NULL;
}

/* ---- rows ---- */

void
ledger_row(struct ledger *l, const struct foreign_row *row, int rule, money m)
{
	count(l, row, rule, HEADER_NONE);
	wide_add(&l->found[rule].sum, m);
}

static void
file_reject(struct output *o, const struct foreign *f, const struct foreign_row *row,
    const struct reject *what)
{
	put_place(o, f, row);
	put_field(o, str_of(rule_cell(what->rule, RULES_CODE)), 64, '\t');
	put_field(o, str_of(what->column == NULL ? "" : what->column), 64, '\t');
	put_field(o, what->header, 512, '\t');
	put_field(o, what->value, VALUE, '\t');
	put_field(o, ledger_record(row), LINE - FRONT, '\n');
}

static void
show_reject(const struct ledger *l, const struct foreign *f,
    const struct foreign_row *row, const struct reject *what)
{
	struct loc loc = { f->file, row->csv.line };
	struct str value = what->column == NULL ? ledger_record(row) : what->value;
	char show[STR_SHOW], buf[STR_SHOW];

	if (value.n == 0)
		warn_at(&loc, what->column, "%s", what->why);
	else
		warn_at(&loc, what->column, "%s: '%s'", what->why,
		    str_show(ledger_shown(l, value, buf), show));
}

void
ledger_reject(struct ledger *l, const struct foreign *f, const struct foreign_row *row,
    const struct reject *what, money m)
{
	char buf[STR_SHOW];

	if (l->found[what->rule].n == 0)
		str_show(ledger_shown(l, what->value, buf), l->found[what->rule].value);
	ledger_row(l, row, what->rule, m);
	if (l->filed)
		file_reject(&l->rejects.out, f, row, what);
	else if (l->rejected < SHOWN)
		show_reject(l, f, row, what);
	l->rejected++;
}

/* ---- notes ---- */

struct text {
	char line[NOTE];
	size_t n;
};

/* One more item of a list; what has no room is left out. */
static void __attribute__((format(printf, 2, 3)))
add(struct text *t, const char *fmt, ...)
{
	size_t from = t->n > 0 ? t->n + 2 : 0;
	va_list args;
	int n;

	if (from >= sizeof t->line)
		return;
	va_start(args, fmt);
	n = vsnprintf(t->line + from, sizeof t->line - from, fmt, args);
	va_end(args);
	if (n < 0 || (size_t)n >= sizeof t->line - from) {
		t->line[t->n] = '\0';
		return;
	}
	if (t->n > 0)
		memcpy(t->line + t->n, ", ", 2);
	t->n = from + (size_t)n;
}

static void
add_found(struct text *t, const struct found *f, int rule)
{
	const char *words = rule_cell(rule, f->n == 1 ? RULES_ONE : RULES_MANY);

	if (f->value[0] != '\0')
		add(t, "%llu %s ('%s', line %llu)", (unsigned long long)f->n, words,
		    f->value, (unsigned long long)f->line);
	else
		add(t, "%llu %s", (unsigned long long)f->n, words);
}

static void
note_skipped(const struct ledger *l, const struct foreign *f)
{
	struct text t = { .n = 0 };
	char show[MONEY_SHOW];
	int i, len;

	for (i = 0; i < RULE_COUNT; i++) {
		if (l->found[i].n == 0 || ledger_effect(i)[0] != 's')
			continue;
		len = money_show_sum(l->found[i].sum, show);
		add(&t, "%llu %s (%.*s)", (unsigned long long)l->found[i].n,
		    rule_cell(i, RULES_CODE), len, show);
	}
	if (t.n > 0)
		note("%s: skipped: %s", f->file, t.line);
}

/* Is the rule one for the note on cells? */
static bool
is_told(int rule)
{
	char effect = ledger_effect(rule)[0];

	if (rule == RULE_STATUS_UNKNOWN) /* has a note of its own */
		return false;
	return effect == 'b' || effect == 'w' ||
	       (effect == 'f' && rule != RULE_FURTHER_LINE) ||
	       rule == RULE_REFUND_SPLIT || rule == RULE_REFUND_STATUS ||
	       rule == RULE_AMOUNT_UNREAD || rule == RULE_SKIPPED_UNREAD;
}

void
ledger_note(struct ledger *l, const struct foreign *f)
{
	struct text t = { .n = 0 };
	int i;

	for (i = 0; i < RULE_COUNT; i++)
		if (l->found[i].n > 0 && is_told(i))
			add_found(&t, &l->found[i], i);
	if (f->latin > 0)
		add(&t, "%llu records in Windows-1252, %llu in UTF-8",
		    (unsigned long long)f->latin, (unsigned long long)f->utf8);
	if (f->blank > 0)
		add(&t, "%llu blank lines", (unsigned long long)f->blank);
	if (f->again > 0)
		add(&t, "%llu %s again", (unsigned long long)f->again,
		    f->again == 1 ? "line is the header" : "lines are the header");
	if (t.n > 0)
		note("%s: %s", f->file, t.line);
	note_skipped(l, f);
}

void
ledger_next(struct ledger *l)
{
	memset(l->found, 0, sizeof l->found);
	memset(l->in, 0, sizeof l->in);
	l->rejected = 0;
	l->nfindings = 0;
}

const char *
ledger_hold(struct ledger *l)
{
	if (!l->filed)
		return NULL;
	out_hold(&l->rejects.out); /* what explains it is worth keeping */
	return l->rejects.partial;
}
