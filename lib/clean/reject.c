/*
 * reject - see reject.h
 */
#include "reject.h"
#include "die.h"
#include "num.h"
#include "tidy.h"
#include <stdarg.h>
#include <stdio.h>

enum {
	SHOWN = 3, /* on stderr, where there is no side file */
	LINE = 1 << 20,
	VALUE = 64 << 10,
	FRONT = 4096 + VALUE, /* all fields but the record */
	NOTE = 2048,
};

static const char *const repairs[REPAIRS][2] = {
	[REPAIR_EMAIL] = { "e-mail address blanked", "e-mail addresses blanked" },
	[REPAIR_EMAILS] = { "cell with several e-mail addresses: the first is kept",
	    "cells with several e-mail addresses: the first is kept" },
	[REPAIR_PHONE] = { "phone number blanked", "phone numbers blanked" },
	[REPAIR_DAY] = { "date blanked", "dates blanked" },
	[REPAIR_NUMBER] = { "number blanked", "numbers blanked" },
	[REPAIR_ROUNDED] = { "amount rounded to 4 places",
	    "amounts rounded to 4 places" },
	[REPAIR_SCIENTIFIC] = { "amount in scientific notation, digits may be lost",
	    "amounts in scientific notation, digits may be lost" },
	[REPAIR_CONSENT] = { "consent not understood", "consents not understood" },
	[REPAIR_KIND] = { "kind not understood", "kinds not understood" },
	[REPAIR_SIGN] = { "refund written as a positive amount: made negative",
	    "refunds written as positive amounts: made negative" },
	[REPAIR_NEGATIVE] = { "negative amount of a row whose kind is order: not a "
			      "refund",
	    "negative amounts of rows whose kind is order: not refunds" },
	[REPAIR_ID] = { "number that a spreadsheet has rounded blanked",
	    "numbers that a spreadsheet has rounded blanked" },
	[REPAIR_CURRENCY] = { "currency blanked", "currencies blanked" },
	[REPAIR_LOST] = { "rejected row without a readable amount",
	    "rejected rows without a readable amount" },
	[REPAIR_SKIPPED] = { "skipped row without a readable amount",
	    "skipped rows without a readable amount" },
};

void
reject_open(struct rejects *r, const char *path)
{
	*r = (struct rejects){ .filed = path != NULL };
	if (path == NULL)
		return;
	side_open(&r->side, path);
	out_str(
	    &r->side.out, str_of("file\tline\tcode\tcolumn\theader\tvalue\trecord\n"));
}

static void
put_field(struct output *o, struct str s, size_t most, char end)
{
	out_room(o, most + 1);
	o->at = tidy_put_bytes(o->at, o->at + most, s);
	*o->at++ = end;
}

static void
file_reject(struct output *o, const struct foreign *f, const struct foreign_row *row,
    const struct reject *what)
{
	char number[NUM_SHOW];
	int n = num_show((int64_t)row->csv.line, number);

	put_field(o, str_of(f->file), FRONT - VALUE - 1024, '\t');
	put_field(o, (struct str){ number, (size_t)n }, NUM_SHOW + 4, '\t');
	put_field(o, str_of(what->code), 64, '\t');
	put_field(o, str_of(what->column == NULL ? "" : what->column), 64, '\t');
	put_field(o, what->header, 512, '\t');
	put_field(o, what->value, VALUE, '\t');
	put_field(o, csv_text(&row->csv), LINE - FRONT, '\n');
}

static void
show_reject(
    const struct foreign *f, const struct foreign_row *row, const struct reject *what)
{
	struct loc loc = { f->file, row->csv.line };
	struct str value = what->column == NULL ? csv_text(&row->csv) : what->value;
	char show[STR_SHOW];

	if (value.n == 0)
		warn_at(&loc, what->column, "%s", what->why);
	else
		warn_at(&loc, what->column, "%s: '%s'", what->why, str_show(value, show));
}

void
reject_put(struct rejects *r, const struct foreign *f, const struct foreign_row *row,
    const struct reject *what)
{
	if (r->filed)
		file_reject(&r->side.out, f, row, what);
	else if (r->file_rows < SHOWN)
		show_reject(f, row, what);
	r->file_rows++;
}

void
reject_repair(
    struct rejects *r, const struct foreign_row *row, enum repair what, struct str value)
{
	struct repaired *first = &r->repairs[what];

	if (first->n++ > 0)
		return;
	first->line = row->csv.line;
	str_show(value, first->value);
}

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

void
reject_note_repairs(struct rejects *r, const struct foreign *f)
{
	struct text t = { .n = 0 };
	int i;

	for (i = 0; i < REPAIRS; i++) {
		struct repaired *what = &r->repairs[i];

		if (what->n > 0 && what->value[0] != '\0')
			add(&t, "%llu %s ('%s', line %llu)", (unsigned long long)what->n,
			    repairs[i][what->n != 1], what->value,
			    (unsigned long long)what->line);
		else if (what->n > 0)
			add(&t, "%llu %s", (unsigned long long)what->n,
			    repairs[i][what->n != 1]);
		*what = (struct repaired){ .n = 0 };
	}
	if (f->latin > 0)
		add(&t, "%llu records in Windows-1252, %llu in UTF-8",
		    (unsigned long long)f->latin, (unsigned long long)f->utf8);
	if (f->blank > 0)
		add(&t, "%llu blank lines", (unsigned long long)f->blank);
	if (t.n > 0)
		note("%s: %s", f->file, t.line);
}

const char *
reject_parse_limit(struct str s, struct reject_limit *limit)
{
	int64_t v = 0;
	const char *why;

	*limit = (struct reject_limit){ .none = str_is(s, "none") };
	if (limit->none)
		return NULL;
	if (s.n > 1 && s.s[s.n - 1] == '%') {
		limit->share = true;
		s.n--;
	}
	why = num_int(s, 0, limit->share ? 100 : INT64_MAX, &v);
	limit->most = (uint64_t)v;
	return why;
}

void
reject_check(struct rejects *r, const struct foreign *f, uint64_t rows,
    const struct reject_limit *limit)
{
	uint64_t n = r->file_rows;
	const char *where[3] = { "", "", "" };
	bool too_many =
	    limit->share
		? n > REJECT_FEW && (double)n * 100 > (double)rows * (double)limit->most
		: n > limit->most;

	r->file_rows = 0;
	if (limit->none || !too_many)
		return;
	if (r->filed) {
		out_hold(&r->side.out); /* what explains it is worth keeping */
		where[0] = " (see ";
		where[1] = r->side.partial;
		where[2] = ")";
	}
	if (limit->share)
		die(EX_REFUSED,
		    "%s: %llu of %llu rows rejected, more than %llu %% "
		    "(--max-rejects)%s%s%s",
		    f->file, (unsigned long long)n, (unsigned long long)rows,
		    (unsigned long long)limit->most, where[0], where[1], where[2]);
	die(EX_REFUSED,
	    "%s: %llu of %llu rows rejected, more than %llu (--max-rejects)%s%s%s",
	    f->file, (unsigned long long)n, (unsigned long long)rows,
	    (unsigned long long)limit->most, where[0], where[1], where[2]);
}
