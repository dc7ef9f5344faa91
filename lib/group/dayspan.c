/*
 * dayspan - see dayspan.h
 */
#include "dayspan.h"
#include "mem.h"
#include "num.h"

enum { COUNT_MAX = 99999 };

const char *
dayspan_add(struct dayspans *s, struct str text)
{
	const char *dots = text.n == 0 ? NULL : memmem(text.s, text.n, "..", 2),
		   *why = NULL;
	struct str from, to;
	struct dayspan span = { DATE_NONE + 1, INT32_MAX };

	if (dots == NULL)
		return "not DAY..DAY";
	from = (struct str){ text.s, (size_t)(dots - text.s) };
	to = (struct str){ dots + 2, text.n - from.n - 2 };
	if (from.n == 0 && to.n == 0)
		return "not DAY..DAY";
	if (from.n > 10 || to.n > 10)
		return "a day has no time";
	if (from.n != 0)
		why = date_parse(from, &span.from);
	if (why == NULL && to.n != 0)
		why = date_parse(to, &span.to);
	if (why == NULL && span.from > span.to)
		why = "ends before it begins";
	if (why != NULL)
		return why;
	s->v = mem_grow(s->v, &s->cap, s->n + 1, sizeof *s->v);
	s->v[s->n++] = span;
	return NULL;
}

bool
dayspan_has(const struct dayspans *s, daynum day)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (day >= s->v[i].from && day <= s->v[i].to)
			return true;
	return false;
}

/* The same date so many months before, or the last day of that month. */
static const char *
months_before(daynum end, int64_t months, daynum *day)
{
	int year, month, mday;
	int64_t count;

	date_parts(end, &year, &month, &mday);
	count = (int64_t)year * 12 + month - 1 - months;
	if (count < 12)
		return "goes back beyond the year 1";
	while (!date_civil((int)(count / 12), (int)(count % 12) + 1, mday, day))
		mday--;
	return NULL;
}

const char *
dayspan_window(struct str text, daynum end, daynum *first)
{
	int64_t n;
	char unit = text.n == 0 ? '\0' : text.s[text.n - 1];
	const char *why;

	text.n -= text.n != 0;
	if (unit == '\0' || strchr("dwmy", unit) == NULL ||
	    (why = num_int(text, 1, COUNT_MAX, &n)) != NULL)
		return "not a number of d, w, m or y (24m)";
	if (unit == 'd' || unit == 'w') {
		*first = end - (daynum)(unit == 'd' ? n : 7 * n) + 1;
		return NULL;
	}
	why = months_before(end, unit == 'm' ? n : 12 * n, first);
	if (why == NULL)
		++*first;
	return why;
}
