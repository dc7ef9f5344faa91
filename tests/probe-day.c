/*
 * probe-day - dates, their zones and the order of their columns by table
 *
 * Reads `function TAB input...` lines and prints one line for each, or !reason:
 *
 *   day ORDER VALUE       as written, then its zone and its form when they are not usual
 *   utc ORDER VALUE       the same moment in UTC, with a Z, where its zone is known
 *   zone ZONE VALUE       on the clock of a zone
 *   offset ZONE SECONDS   seconds east of UTC at a time in UTC; local: of its own clock
 *   clock ZONE            agreement with the C library over two centuries
 *   1904 VALUE, birth YEAR VALUE, none VALUE, quick ORDER VALUE
 *   vote VALUE|VALUE...   the order that the column has, and what tells it
 *   fuzz SEED             a million made-up values: read, shown and read again alike
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "day.h"
#include "num.h"
#include "random.h"
#include "vote.h"

enum { ARGS = 3, TEXT = 1 << 12 };

static const char *const forms[] = { "", " compact", " month", " serial", " epoch",
	" ticks" };

static int64_t
number(struct str s)
{
	int64_t v = 0;

	num_int(s, INT64_MIN, INT64_MAX, &v);
	return v;
}

static enum day_order
order_of(struct str s)
{
	return str_is(s, "dmy")	    ? DAY_DMY
	       : str_is(s, "mdy")   ? DAY_MDY
	       : str_is(s, "ymd")   ? DAY_YMD
	       : str_is(s, "mixed") ? DAY_MIXED
				    : DAY_NONE;
}

static void
put(const struct moment *m, bool tell)
{
	char buf[DAY_SHOW];

	printf("%.*s", day_show(m, buf), buf);
	if (!tell)
		return;
	if (m->zone != DAY_NO_ZONE)
		printf(" %+03d:%02d", m->zone / 60, abs(m->zone % 60));
	printf("%s", forms[m->form]);
}

static const char *
probe_day(const char *f, struct str *arg)
{
	struct zone z = { .standard = 0 };
	struct moment m;
	const char *why = NULL;

	if (strcmp(f, "zone") == 0)
		why = zone_parse(arg[0], &z);
	if (why == NULL)
		why = day_parse(arg[1], order_of(arg[0]), &m);
	if (why != NULL)
		return why;
	if (strcmp(f, "birth") == 0)
		day_of_birth(&m, (int)number(arg[0]));
	if (strcmp(f, "utc") == 0 || strcmp(f, "zone") == 0)
		day_to_zone(&m, &z);
	put(&m, strcmp(f, "day") == 0);
	if (strcmp(f, "utc") == 0 && m.zone == 0 && m.hour >= 0)
		putchar('Z');
	return NULL;
}

static const char *
probe_one(const char *f, struct str value)
{
	struct moment m;
	const char *why = day_parse(value, DAY_NONE, &m);

	if (why != NULL)
		return why;
	if (strcmp(f, "none") == 0) {
		fputs(day_is_none(&m) ? "none" : "a day", stdout);
	} else {
		day_from_1904(&m);
		put(&m, false);
	}
	return NULL;
}

/* The quick ways say what the slow one says, or nothing. */
static const char *
probe_quick(struct str *arg)
{
	enum day_order order = order_of(arg[0]);
	struct moment slow, quick;
	char buf[DAY_SHOW], want[DAY_SHOW];
	int n = day_quick(arg[1], buf);

	if (n == 0)
		n = day_quick_order(arg[1], order, buf);
	if (n == 0)
		return "slow";
	if (day_parse(arg[1], order, &slow) != NULL || day_show(&slow, want) != n ||
	    memcmp(want, buf, (size_t)n) != 0)
		return "not alike";
	if (!day_quick_moment(arg[1], order, &quick) || day_show(&quick, want) != n ||
	    memcmp(want, buf, (size_t)n) != 0 || quick.zone != slow.zone)
		return "no moment alike";
	put(&quick, true);
	return NULL;
}

static const char *
probe_vote(struct str column)
{
	struct votes v = { .open = 0 };
	struct str value;
	enum day_order best;
	uint64_t line = 0, rows;
	const char *hint = vote_hint(&v);

	while (str_cut(&column, '|', &value))
		vote_day(value, ++line, &v);
	best = vote_decide(&v);
	rows = vote_evidence(&v, best, &line);
	printf("%s%s", best == DAY_MIXED ? "mixed " : "", day_names[best]);
	if (best != DAY_NONE && rows > 0)
		printf(", %" PRIu64 " rows, line %" PRIu64, rows, line);
	if (v.against[best] > 0)
		printf(", %" PRIu64 " against", v.against[best]);
	hint = vote_hint(&v);
	if (hint != NULL)
		printf(", %s", hint);
	else if (vote_year_open(&v))
		fputs(", year open", stdout);
	else if (best == DAY_NONE && v.open > 0)
		fputs(", open", stdout);
	return NULL;
}

static const char *
probe_offset(const char *f, struct str *arg)
{
	struct zone z;
	const char *why = zone_parse(arg[0], &z);

	if (why == NULL && strcmp(f, "offset") == 0)
		printf("%d", zone_offset_utc(&z, number(arg[1])));
	else if (why == NULL)
		printf("%d", zone_offset_local(&z, number(arg[1])));
	return why;
}

/* The C library knows the same rules; from 1971 on, because it holds that no clock changed
   before 1970. A local time is read as mktime reads it, or, in an hour that clocks pass
   twice, by its first passing. */
static const char *
probe_clock(struct str rule)
{
	static char name[64];
	struct zone z;
	const char *why = zone_parse(rule, &z), *posix = zone_rule(rule);
	const size_t year = 31556952;
	int i;

	if (why != NULL)
		return why;
	snprintf(name, sizeof name, "%.*s",
	    posix != NULL ? (int)strlen(posix) : (int)rule.n,
	    posix != NULL ? posix : rule.s);
	setenv("TZ", name, 1);
	tzset();
	for (i = 0; i < 100000; i++) {
		time_t t = (time_t)(year + below((i % 2 + 1) * 100 * year)), back;
		struct tm local, plain;
		int offset;

		if (i % 4 < 3)
			t = t / 900 * 900;
		localtime_r(&t, &local);
		offset = zone_offset_utc(&z, t);
		if (offset != local.tm_gmtoff) {
			printf(
			    "%lld: %d, not %ld", (long long)t, offset, local.tm_gmtoff);
			return NULL;
		}
		/* of a time that is, the offset is that of then or of the other passing */
		back = t + offset - zone_offset_local(&z, t + offset);
		localtime_r(&back, &plain);
		if (back > t || plain.tm_hour != local.tm_hour ||
		    plain.tm_min != local.tm_min || plain.tm_mday != local.tm_mday) {
			printf("%lld comes back as %lld", (long long)t, (long long)back);
			return NULL;
		}
	}
	fputs("alike", stdout);
	return NULL;
}

/* Pieces of dates in any order, now and then with a byte changed. */
static size_t
make_value(char *to)
{
	static const char *const pieces[] = { "2024", "24", "05", "3", "31", "-", "/",
		".", " ", ":", "14:07", "09", ",", "T", "Z", "+01:00", "-0500", "mrt",
		"Mar ", "5th", "pm", "a.m.", "h", "uur", "W10", "-2", "065", "1709647629",
		"45356", "20240305", "140709", "123", "UTC", "CET", "(x)", "/Date(", ")/",
		"\xc2\xa0", "\xe2\x80\x93", "'", "#", "24:00", "Europe/Paris", "0",
		"1900", "99", "e+", "mar.", "69", "12", "638452444290000000", "\\", "[",
		"]", "\xff", "=" };
	size_t n = 0, k = 1 + below(9);

	while (k-- > 0) {
		const char *piece = pieces[below(sizeof pieces / sizeof pieces[0])];

		memcpy(to + n, piece, strlen(piece));
		n += strlen(piece);
	}
	if (below(8) == 0)
		to[below(n)] = (char)any();
	return n;
}

static const char *
probe_fuzz(uint64_t seed)
{
	char value[512], shown[DAY_SHOW], again[DAY_SHOW], *exact;
	struct votes v = { .open = 0 };
	struct moment m, twice;
	struct zone z;
	int i, good = 0;

	zone_parse(str_of("Europe/Amsterdam"), &z);
	for (state = seed, i = 0; i < 1000000; i++) {
		struct str s = { value, make_value(value) }, back;
		enum day_order order = (enum day_order)below(DAY_ORDERS);

		exact = malloc(s.n); /* the sanitizer sees what reads past the end */
		if (exact == NULL)
			abort();
		memcpy(exact, s.s, s.n);
		s.s = exact;
		vote_day(s, (uint64_t)i, &v);
		if (day_quick_moment(s, order, &m))
			day_to_zone(&m, &z);
		if (day_parse(s, order, &m) == NULL) {
			good++;
			back = (struct str){ shown, (size_t)day_show(&m, shown) };
			if (day_parse(back, order, &twice) != NULL ||
			    day_show(&twice, again) != (int)back.n ||
			    memcmp(shown, again, back.n) != 0) {
				printf("%.*s: %.*s", (int)s.n, s.s, (int)back.n, shown);
				return NULL;
			}
			day_is_none(&m);
			day_to_zone(&m, &z);
			day_from_1904(&m);
		}
		free(exact);
	}
	printf(
	    "%s", good > 10000 && vote_decide(&v) < DAY_ORDERS ? "alike" : "few dates");
	return NULL;
}

static const char *
probe(const char *f, struct str *arg)
{
	if (strcmp(f, "none") == 0 || strcmp(f, "1904") == 0)
		return probe_one(f, arg[0]);
	if (strcmp(f, "quick") == 0)
		return probe_quick(arg);
	if (strcmp(f, "vote") == 0)
		return probe_vote(arg[0]);
	if (strcmp(f, "offset") == 0 || strcmp(f, "local") == 0)
		return probe_offset(f, arg);
	if (strcmp(f, "clock") == 0)
		return probe_clock(arg[0]);
	if (strcmp(f, "fuzz") == 0)
		return probe_fuzz((uint64_t)number(arg[0]));
	return probe_day(f, arg);
}

int
main(void)
{
	static char line[TEXT];
	struct str rest, part, arg[ARGS];
	const char *why;
	char function[32];
	size_t n;

	while (fgets(line, sizeof line, stdin) != NULL) {
		rest = str_of(line);
		rest.n -= rest.n > 0 && line[rest.n - 1] == '\n';
		str_cut(&rest, '\t', &part);
		snprintf(function, sizeof function, "%.*s", (int)part.n, part.s);
		for (n = 0; n < ARGS; n++)
			arg[n] =
			    str_cut(&rest, '\t', &part) ? part : (struct str){ "", 0 };
		why = probe(function, arg);
		if (why != NULL)
			printf("!%s", why);
		putchar('\n');
	}
	return 0;
}
