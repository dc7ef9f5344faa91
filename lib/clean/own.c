/*
 * own - see own.h
 */
#include "own.h"
#include "source.h"
#include "tables.h"

static bool
is_name(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!(s.s[i] >= 'a' && s.s[i] <= 'z') &&
		    (i == 0 || !((s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '_')))
			return false;
	return s.n > 0;
}

static bool
is_canonical(struct str s)
{
	int slot = source_slot(s);

	return slot >= 0 && slot < COLUMN_COUNT;
}

bool
own_records(struct str text)
{
	const char *end = memchr(text.s, '\n', text.n);
	struct str line = { text.s, end == NULL ? 0 : (size_t)(end - text.s) }, name;
	int known = 0, others = 0;
	bool kind = false, source = false;

	if (line.n == 0)
		return false;
	while (str_cut(&line, '\t', &name)) {
		if (!is_name(name))
			return false;
		kind |= str_is(name, "kind");
		source |= str_is(name, "source");
		if (is_canonical(name))
			known++;
		else
			others++;
	}
	return kind && source && known > others;
}
