/*
 * limit - see limit.h
 */
#include "limit.h"
#include "die.h"
#include "num.h"

const char *
limit_parse(struct str s, struct limit *limit)
{
	int64_t v = 0;
	const char *why;

	*limit = (struct limit){ .none = str_is(s, "none") };
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

static bool
exceeded(const struct limit *limit, uint64_t n, uint64_t rows)
{
	if (limit->none)
		return false;
	if (!limit->share)
		return n > limit->most;
	return n > LIMIT_FEW && (double)n * 100 > (double)rows * (double)limit->most;
}

void
limit_check(
    const struct limit *limit, struct ledger *l, const struct foreign *f, uint64_t rows)
{
	const char *where[3] = { "", "", "" };

	if (!exceeded(limit, l->rejected, rows))
		return;
	where[1] = ledger_hold(l);
	if (where[1] != NULL) {
		where[0] = " (see ";
		where[2] = ")";
	} else {
		where[1] = "";
	}
	die(EX_REFUSED,
	    "%s: %llu of %llu rows rejected, more than %llu%s (--max-rejects)%s%s%s",
	    f->file, (unsigned long long)l->rejected, (unsigned long long)rows,
	    (unsigned long long)limit->most, limit->share ? " %" : "", where[0], where[1],
	    where[2]);
}
