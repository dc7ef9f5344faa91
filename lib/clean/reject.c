/*
 * reject - see reject.h
 */
#include "reject.h"
#include "die.h"
#include "num.h"
#include "tidy.h"

enum {
	SHOWN = 3, /* on stderr, where there is no side file */
	LINE = 1 << 20,
	VALUE = 64 << 10,
	FRONT = 4096 + VALUE, /* all fields but the record */
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
	bool too_many =
	    limit->share
		? n > REJECT_FEW && (double)n * 100 > (double)rows * (double)limit->most
		: n > limit->most;

	r->file_rows = 0;
	if (limit->none || !too_many)
		return;
	if (r->filed)
		out_hold(&r->side.out); /* what explains it is worth keeping */
	if (limit->share)
		die(EX_REFUSED,
		    "%s: %llu of %llu rows rejected, more than %llu %% (--max-rejects)",
		    f->file, (unsigned long long)n, (unsigned long long)rows,
		    (unsigned long long)limit->most);
	die(EX_REFUSED, "%s: %llu of %llu rows rejected, more than %llu (--max-rejects)",
	    f->file, (unsigned long long)n, (unsigned long long)rows,
	    (unsigned long long)limit->most);
}
