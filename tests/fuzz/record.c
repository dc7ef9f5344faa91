/*
 * record - any bytes as a foreign file: what is handed out for a record is one, twice alike
 *
 * Input: encoding (0 any, 1 UTF-8, 2 Windows-1252, 3 and 4 UTF-16), separator and quote (*
 * find out), cells of a record in a file without header (0: it has one), then the file.
 */
#include <setjmp.h>
#include <unistd.h>
#include "fuzz.h"
#include "die.h"
#include "foreign.h"
#include "mend.h"
#include "tidy.h"

enum { HEAD = 4, FILE_MOST = 32 << 10 /* what a pipe holds */ };

/* ---- die.h for a program that must live on: all of it, so that no other is linked ---- */

static jmp_buf refused;

void
die_setname(const char *argv0)
{
	(void)argv0;
}

const char *
die_name(void)
{
	return "fuzz";
}

void
die_quiet(bool on)
{
	(void)on;
}

bool
die_is_quiet(void)
{
	return true;
}

/* Data that does not fit is all that this may be about. */
static _Noreturn void
refuse(int status)
{
	check(status == EX_DATAERR, "ended, but not because of the data");
	longjmp(refused, 1);
}

void
die(int status, const char *fmt, ...)
{
	(void)fmt;
	refuse(status);
}

void
die_sys(int status, const char *what)
{
	(void)what;
	refuse(status);
}

void
die_usage(const char *fmt, ...)
{
	(void)fmt;
	refuse(EX_USAGE);
}

void
die_at(int status, const struct loc *loc, const char *column, const char *fmt, ...)
{
	(void)loc;
	(void)column;
	(void)fmt;
	refuse(status);
}

void
warn(const char *fmt, ...)
{
	(void)fmt;
}

void
warn_at(const struct loc *loc, const char *column, const char *fmt, ...)
{
	(void)loc;
	(void)column;
	(void)fmt;
}

void
note(const char *fmt, ...)
{
	(void)fmt;
}

/* ---- the file ---- */

static struct foreign f;
static struct arena arena;

/* What a pass hands out. */
struct pass {
	uint64_t rows, sum;
};

/* The file is what stdin brings. */
static void
feed(struct str file)
{
	int fd[2];

	if (pipe(fd) != 0 || write(fd[1], file.s, file.n) != (ssize_t)file.n ||
	    dup2(fd[0], STDIN_FILENO) < 0) {
		perror("pipe");
		abort();
	}
	close(fd[0]);
	close(fd[1]);
}

static void
add(struct pass *p, struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		p->sum = p->sum * 31 + (unsigned char)s.s[i];
	p->sum = p->sum * 31 + s.n;
}

/* A cell is text, and mended and tidied a field. */
static void
check_cell(struct str cell)
{
	char *mended = malloc(cell.n + TIDY_SLACK), *to = malloc(2 * cell.n + TIDY_SLACK);
	struct str s = cell;
	unsigned what;

	if (mended == NULL || to == NULL)
		abort();
	check(fuzz_is_text(cell), "a cell is no UTF-8");
	if (mend_needed(cell))
		s = (struct str){ mended, mend_text(cell, mended, &what) };
	check(fuzz_is_field((struct str){ to, (size_t)(tidy_put(to, s) - to) }),
	    "a tidy cell is no field of a record");
	free(mended);
	free(to);
}

static void
check_row(const struct foreign_row *row, struct pass *p)
{
	bool total = row->code != NULL && strcmp(row->code, "total") == 0;
	struct str cell;
	int i;

	check((row->code == NULL) == (row->why == NULL), "a code without a reason");
	if (row->code != NULL)
		add(p, str_of(row->code));
	if (row->code == NULL)
		check(row->csv.n == f.sniff.width, "a record of another width");
	else if (!total)
		return;
	else
		check(row->csv.n >= f.sniff.width, "a total without all cells");
	for (i = 0; i < row->csv.n; i++) {
		cell = foreign_cell(&f, row, i);
		add(p, cell);
		check_cell(cell);
	}
}

static struct pass
read_all(void)
{
	struct pass p = { 0, 0 };
	struct foreign_row row;
	uint64_t line = 0;

	while (foreign_read(&f, &row)) {
		check(row.csv.line > line, "lines do not go up");
		line = row.csv.line;
		p.rows++;
		check_row(&row, &p);
	}
	return p;
}

static void
check_file(const struct sniff_want *want)
{
	struct pass first, second;
	struct str *name;
	int i, n;

	foreign_open(&f, NULL, want, true);
	name = foreign_header(&f, &arena, &n);
	check(n <= f.sniff.width, "a header wider than its records");
	for (i = 0; i < n; i++)
		check(memchr(name[i].s, '\0', name[i].n) != NULL || fuzz_is_text(name[i]),
		    "a name is no UTF-8");
	first = read_all();
	foreign_again(&f);
	second = read_all();
	check(first.rows == second.rows && first.sum == second.sum,
	    "the second pass is another");
}

static void
target(struct str input)
{
	struct sniff_want want = { .sep = SNIFF_ANY, .quote = SNIFF_ANY };

	if (input.n < HEAD || input.n > FILE_MOST)
		return;
	f = (struct foreign){ .encoding = (enum foreign_encoding)(
				  (input.s[0] & 7) % (FOREIGN_UTF16BE + 1)) };
	if (input.s[1] != '*')
		want.sep = fuzz_choose((struct str){ ",;\t|", 4 }, input.s[1]);
	if (input.s[2] != '*')
		want.quote = fuzz_choose((struct str){ "\"'", 2 }, input.s[2]);
	want.names = input.s[3] & 7;
	feed((struct str){ input.s + HEAD, input.n - HEAD });
	if (setjmp(refused) == 0)
		check_file(&want);
	foreign_close(&f);
	arena_free(&arena);
}
