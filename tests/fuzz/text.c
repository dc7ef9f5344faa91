/*
 * text - cells mended: once is enough, nothing is changed without a word, and the quick
 * look passes over nothing
 *
 * Input: a cell; what is not UTF-8 is read as Windows-1252.
 */
#include "fuzz.h"
#include "mend.h"
#include "tidy.h"

enum { SLACK = 16 };

/* The mended cell, to be freed. */
static struct str
mend(struct str s, unsigned *what)
{
	char *out = malloc(s.n + (s.n == 0));
	size_t n;

	if (out == NULL)
		abort();
	n = mend_text(s, out, what);
	check(n <= s.n, "mended it is longer");
	return (struct str){ out, n };
}

static void
check_cell(struct str s)
{
	struct str copy = fuzz_copy(s, SLACK, ' '), other = fuzz_copy(s, SLACK, '&');
	struct str once, twice;
	unsigned what, again;
	bool needed = mend_needed(copy);

	check(needed == mend_needed(other), "what stands behind the cell matters");
	once = mend(copy, &what);
	check(fuzz_is_text(once), "mended it is no UTF-8");
	check(what == 0 || needed, "passed over");
	check((what & ~(unsigned)MEND_LOST) != 0 || str_eq(s, once),
	    "changed without a word");
	twice = mend(once, &again);
	check(str_eq(once, twice), "mended once more");
	check((again & ~(unsigned)MEND_LOST) == 0, "nothing is changed, with a word");
	fuzz_free(copy);
	fuzz_free(other);
	fuzz_free(once);
	fuzz_free(twice);
}

static void
target(struct str input)
{
	char *to;

	if (memchr(input.s, '\0', input.n) != NULL)
		return;
	if (fuzz_is_text(input)) {
		check_cell(input);
		return;
	}
	to = malloc(3 * input.n + 1);
	if (to == NULL)
		abort();
	check_cell(tidy_from_1252(input, to));
	free(to);
}
