/*
 * date - dates of exports: what is read is shown, read again, and alike by the quick ways
 *
 * Input: a value, perhaps with a time zone and | before it.
 */
#include "fuzz.h"
#include "date.h"
#include "vote.h"

static bool
same_moment(const struct moment *a, const struct moment *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day &&
	       a->hour == b->hour &&
	       (a->hour < 0 || (a->minute == b->minute && a->second == b->second));
}

/* A moment is a day of the calendar, and shown it is the form of a record. */
static struct str
check_moment(const struct moment *m, char buf[DAY_SHOW])
{
	struct str shown = { buf, (size_t)day_show(m, buf) };
	daynum day;

	check(shown.n == (m->hour < 0 ? 10 : 19), "shown too long or short");
	check(date_parse(shown, &day) == NULL, "shown is no date of a record");
	check(m->zone == DAY_NO_ZONE || (m->zone > -24 * 60 && m->zone < 24 * 60),
	    "a zone of days");
	return shown;
}

/* In any order what is shown is read as what it is. */
static void
check_again(const struct moment *m, struct str shown)
{
	struct moment again;
	char buf[DAY_SHOW];
	enum day_order o;

	for (o = DAY_NONE; o < DAY_ORDERS; o++) {
		check(day_parse(shown, o, &again) == NULL, "what is shown is not read");
		check(same_moment(m, &again), "what is shown is read as another");
	}
	check(day_quick(shown, buf) == (int)shown.n && memcmp(buf, shown.s, shown.n) == 0,
	    "what is shown is not read the quick way");
}

static void
check_quick(struct str s, enum day_order order, const struct moment *slow, bool read)
{
	char buf[DAY_SHOW], want[DAY_SHOW];
	struct moment quick = { .year = 0 };
	int n = day_quick(s, buf), m = day_quick_order(s, order, buf);
	bool taken = day_quick_moment(s, order, &quick);

	check(taken == (n != 0 || m != 0), "the quick ways differ");
	if (!taken)
		return;
	check(read, "quick, but refused by the slow way");
	check(same_moment(&quick, slow) && quick.zone == slow->zone &&
		  quick.form == slow->form && quick.short_year == slow->short_year,
	    "quick is another");
	n = n != 0 ? day_quick(s, buf) : m;
	check(n == day_show(slow, want) && memcmp(buf, want, (size_t)n) == 0,
	    "quick is shown as another");
}

/* Whatever is done with a moment afterwards, it stays one. */
static void
check_moved(const struct moment *m, const struct zone *z)
{
	char buf[DAY_SHOW];
	struct moment moved = *m, twice;

	day_to_zone(&moved, z);
	(void)check_moment(&moved, buf);
	twice = moved;
	day_to_zone(&twice, z);
	/* a moment's zone is in minutes */
	check(z->standard % 60 != 0 || z->summer % 60 != 0 || same_moment(&moved, &twice),
	    "moved to its own zone");
	moved = *m;
	day_from_1904(&moved);
	(void)check_moment(&moved, buf);
	moved = *m;
	day_of_birth(&moved, 2026);
	(void)check_moment(&moved, buf);
	(void)day_is_none(m);
}

/* A value votes once, and never against an order by which it is read. */
static void
check_vote(struct str s, const bool read[DAY_ORDERS])
{
	struct votes v = { .open = 0 };
	uint64_t row;
	unsigned only = 0;
	enum day_order o, best;

	if (s.n < 5) /* vote_day looks at the fifth byte of eight */
		return;
	vote_day(s, 7, &v);
	for (o = DAY_DMY; o < DAY_ORDERS; o++) {
		check(v.against[o] <= 1 && v.only[o] <= 1, "more than one vote");
		check(v.against_line[o] == 7 * v.against[o] &&
			  v.only_line[o] == 7 * v.only[o],
		    "another line");
		check(v.only[o] == 0 || v.against[o] == 0, "for and against");
		/* points speak for the day in front, but do not forbid the year */
		check(v.against[o] == 0 || !read[o] ||
			  (o == DAY_YMD && memchr(s.s, '.', s.n) != NULL),
		    "against an order by which it is read");
		only += v.only[o] != 0;
	}
	best = vote_decide(&v);
	check(best < DAY_ORDERS && (best == DAY_NONE || v.against[best] == 0),
	    "decided against the only value");
	check(only <= 2, "the only one of several orders");
	(void)vote_hint(&v);
	(void)vote_year_open(&v);
	(void)vote_evidence(&v, best, &row);
}

static void
check_value(struct str s, const struct zone *z)
{
	bool read[DAY_ORDERS];
	char buf[DAY_SHOW];
	struct moment m = { .year = 0 };
	enum day_order o;

	for (o = DAY_NONE; o < DAY_ORDERS; o++) {
		read[o] = day_parse(s, o, &m) == NULL;
		check_quick(s, o, &m, read[o]);
		if (!read[o])
			continue;
		check_again(&m, check_moment(&m, buf));
		check_moved(&m, z);
	}
	check_vote(s, read);
}

/* The form of a record and no other. */
static void
check_record(struct str s)
{
	char buf[DATE_SHOW];
	daynum day;

	if (date_parse(s, &day) != NULL)
		return;
	check(date_show(day, buf) == 10 && memcmp(buf, s.s, 10) == 0,
	    "a date of a record is shown as another");
}

static void
target(struct str input)
{
	struct str rest = input, name = { "", 0 }, value;
	struct zone z = { .standard = 3600 };

	(void)str_cut(&rest, '|', &name);
	if (rest.s == NULL) {
		rest = name;
		name = str_of("Europe/Amsterdam");
	}
	name = fuzz_copy(name, 0, 0);
	if (zone_parse(name, &z) != NULL)
		z = (struct zone){ .standard = 3600 };
	fuzz_free(name);
	value = fuzz_copy(rest, 0, 0);
	check_record(value);
	check_value(value, &z);
	fuzz_free(value);
}
