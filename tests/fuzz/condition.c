/*
 * condition - cells of rules files: what is taken means something, and the same each time
 *
 * Input: a cell of a rule, and behind a | the field that it is asked about.
 */
#include "fuzz.h"
#include "condition.h"

/* The cell as it stands and with blanks around it, on a field with nothing behind it. */
static void
ask(struct arena *a, struct str cell, struct str field, enum condition_column column)
{
	struct condition c, wide;
	const char *why = condition_parse(a, cell, column, &c), *misfit = NULL;
	char *padded = arena_alloc(a, cell.n + 2, 1);
	bool holds;

	padded[0] = padded[cell.n + 1] = ' ';
	memcpy(padded + 1, cell.s, cell.n);
	check((condition_parse(a, (struct str){ padded, cell.n + 2 }, column, &wide) ==
		  NULL) == (why == NULL),
	    "blanks around the cell count");
	if (why != NULL)
		return;
	holds = condition_holds(&c, field, &misfit);
	check(!holds || misfit == NULL, "it holds, but the field does not fit");
	check(c.n != 0 || holds, "what asks nothing does not hold");
	check(
	    condition_holds(&wide, field, &misfit) == holds, "blanks change the answer");
}

static void
target(struct str input)
{
	struct str rest = input, cell = { "", 0 }, field, copy;
	enum condition_column column;
	struct arena a = { 0 };

	if (input.n == 0 || !str_cut(&rest, '|', &cell))
		return;
	field = rest.s == NULL ? (struct str){ "", 0 } : rest;
	copy = fuzz_copy(cell, 0, 0);
	for (column = CONDITION_PLAIN; column <= CONDITION_CODE; column++)
		ask(&a, copy, field, column);
	fuzz_free(copy);
	arena_free(&a);
}
