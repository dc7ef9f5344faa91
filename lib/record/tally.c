/*
 * tally - see tally.h
 */
#include "tally.h"
#include "die.h"
#include <stdio.h>

enum { LINE = 1500 };

void
tally_check(const struct tally *t)
{
	struct wide sum = { 0 };
	uint64_t rows = 0;
	int i;

	for (i = 0; t->words[i] != NULL; i++) {
		rows += t->rows[i];
		wide_join(&sum, t->sum[i]);
	}
	if (rows != t->in_rows)
		die(EX_SOFTWARE, "bug: %llu rows in, %llu accounted for",
		    (unsigned long long)t->in_rows, (unsigned long long)rows);
	if (!wide_equal(sum, t->in_money))
		die(EX_SOFTWARE,
		    "bug: the money of the outcomes is not the money that came in");
}

static int
show(struct wide sum, char buf[MONEY_SHOW])
{
	int n = money_show_sum(sum, buf);

	buf[n] = '\0';
	return n;
}

static bool
shown(const struct tally *t, int i)
{
	return i == 0 || !t->brief || t->rows[i] != 0;
}

void
tally_print(const struct tally *t, const char *tail)
{
	char line[LINE], buf[MONEY_SHOW + 1];
	int n, i;

	if (die_is_quiet())
		return;
	n = snprintf(line, sizeof line, "%llu in", (unsigned long long)t->in_rows);
	for (i = 0; t->words[i] != NULL; i++)
		if (shown(t, i))
			n += snprintf(line + n, sizeof line - (size_t)n, " %s %llu %s",
			    i == 0 ? "=" : "+", (unsigned long long)t->rows[i],
			    t->words[i]);
	if (t->money) {
		show(t->in_money, buf);
		n += snprintf(line + n, sizeof line - (size_t)n, "; money %s", buf);
		for (i = 0; t->words[i] != NULL; i++) {
			if (!shown(t, i))
				continue;
			show(t->sum[i], buf);
			n += snprintf(line + n, sizeof line - (size_t)n, " %s %s",
			    i == 0 ? "=" : "+", buf);
		}
	}
	note("%s%s", line, tail == NULL ? "" : tail);
}
