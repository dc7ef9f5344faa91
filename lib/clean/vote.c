/*
 * vote - see vote.h
 */
#include "vote.h"

enum {
	DAYS_MANY = 10, /* different days that a column needs before they tell ... */
	YEARS_FEW = 3,	/* ... being so many times as many as its years */
};

struct part {
	int value, len;
};

/* Three parts of at most two digits, the last one perhaps a whole year. *sign stands
   between them, *end behind them. */
static bool
read_parts(struct str s, struct part n[3], char *sign, size_t *end)
{
	size_t i = 0;
	int k;

	while (i < s.n && (s.s[i] < '0' || s.s[i] > '9')) /* a day of the week */
		i++;
	for (k = 0; k < 3; k++) {
		n[k] = (struct part){ 0, 0 };
		for (; i < s.n && n[k].len < 4 && s.s[i] >= '0' && s.s[i] <= '9'; i++) {
			n[k].value = n[k].value * 10 + (s.s[i] - '0');
			n[k].len++;
		}
		if (n[k].len == 0)
			return false;
		*end = i;
		if (k == 2)
			break;
		if (n[k].len > 2 || i == s.n || memchr("-/. ", s.s[i], 4) == NULL)
			return false;
		if (k == 0) /* as module moment has it */
			*sign = s.s[i];
		i++;
		while (i < s.n && s.s[i] == ' ')
			i++;
	}
	return true;
}

/* A word in front may be a month, and a third number with something behind it the hour of a
   clock that stands before the year: the slow reader knows. */
static bool
is_misread(struct str s, const struct part *third, size_t end)
{
	bool word = s.s[0] < '0' || s.s[0] > '9', clock;
	char buf[PARTS_LONGEST];
	struct parts p;

	while (end < s.n && s.s[end] == ' ')
		end++;
	clock = third->len <= 2 && end < s.n && (s.s[end] < '0' || s.s[end] > '9');
	if (!word && !clock)
		return false;
	/* what is no such date is read otherwise, or not at all */
	if (parts_read(parts_plain(s, buf), &p) != NULL)
		return word;
	return p.month != 0 || (p.n == 3 && (p.number[2].value != third->value ||
						p.number[2].len != third->len));
}

static void
cast(struct votes *v, const bool fits[DAY_ORDERS], bool open, uint64_t line)
{
	int count = fits[DAY_DMY] + fits[DAY_MDY] + fits[DAY_YMD];
	enum day_order o;

	if (count == 0)
		return;
	v->open += open;
	for (o = DAY_DMY; o < DAY_ORDERS; o++) {
		if (!fits[o] && v->against[o]++ == 0)
			v->against_line[o] = line;
		if (fits[o] && count == 1 && v->only[o]++ == 0)
			v->only_line[o] = line;
	}
}

/* Ends it in am, PM, p.m.? */
static bool
has_half(struct str s)
{
	size_t n = s.n - (s.n > 0 && s.s[s.n - 1] == '.');

	if (n < 2 || (s.s[n - 1] | 32) != 'm')
		return false;
	n -= s.s[n - 2] == '.' ? 3 : 2;
	return n < s.n && ((s.s[n] | 32) == 'a' || (s.s[n] | 32) == 'p');
}

void
vote_open(struct str s, uint64_t line, struct votes *v)
{
	struct part n[3];
	bool fits[DAY_ORDERS] = { false }, ymd, open;
	struct day_plain p;
	size_t end = 10;
	char sign = '\0';

	if (day_plain(s, &p)) {
		n[0] = (struct part){ p.first, 2 };
		n[1] = (struct part){ p.second, 2 };
		n[2] = (struct part){ p.year, 4 };
		sign = p.sign;
	} else if (!read_parts(s, n, &sign, &end) || is_misread(s, &n[2], end)) {
		return;
	}
	fits[DAY_DMY] = n[2].len >= 2 && n[0].value <= 31 && n[1].value <= 12;
	fits[DAY_MDY] = n[2].len >= 2 && n[0].value <= 12 && n[1].value <= 31;
	ymd = n[0].len == 2 && n[2].len <= 2 && n[1].value <= 12 && n[2].value <= 31;
	/* points mean day first, where it is possible, and tell nothing of other signs */
	fits[DAY_YMD] = ymd && (sign != '.' || !fits[DAY_DMY]);
	fits[DAY_MIXED] = fits[sign == '.' ? DAY_DMY : DAY_MDY];
	open = sign != '.' && fits[DAY_DMY] && fits[DAY_MDY] && n[0].value != n[1].value;
	if (fits[DAY_DMY] && fits[DAY_YMD]) {
		v->first |= UINT32_C(1) << n[0].value;
		v->last |= UINT32_C(1) << n[2].value;
	}
	if (sign == '/' && end < s.n && has_half(s) && v->half++ == 0)
		v->half_line = line;
	cast(v, fits, open, line);
}

static int
count_bits(uint32_t bits)
{
	int n;

	for (n = 0; bits != 0; n++)
		bits &= bits - 1;
	return n;
}

/* The end at which many different numbers stand is the day. */
static enum day_order
year_by_spread(const struct votes *v)
{
	int first = count_bits(v->first), last = count_bits(v->last);

	if (last >= DAYS_MANY && last >= YEARS_FEW * first)
		return DAY_YMD;
	return first >= DAYS_MANY && first >= YEARS_FEW * last ? DAY_DMY : DAY_NONE;
}

static bool
ends_alike(const struct votes *v)
{
	return v->against[DAY_DMY] == v->against[DAY_YMD] &&
	       v->against[DAY_DMY] < v->against[DAY_MDY];
}

bool
vote_year_open(const struct votes *v)
{
	return ends_alike(v) && year_by_spread(v) == DAY_NONE;
}

static bool
is_silent(const struct votes *v)
{
	return v->against[DAY_DMY] + v->against[DAY_MDY] == 0;
}

const char *
vote_hint(const struct votes *v)
{
	if (is_silent(v))
		return v->half > 0 ? "am and pm behind slashes" : NULL;
	return ends_alike(v) && !vote_year_open(v) ? "few years and many days" : NULL;
}

/* Two rows may tell it together: one that it is not one order, one that it is not the
   other; then it is said of those that fit the nearer one. */
uint64_t
vote_evidence(const struct votes *v, enum day_order order, uint64_t *line)
{
	enum day_order own = order == DAY_MIXED ? DAY_MDY : order;
	enum day_order rival = own == DAY_DMY ? DAY_MDY : DAY_DMY;
	bool alone = v->only[own] > 0;

	*line = 0;
	if (vote_hint(v) != NULL)
		return 0;
	*line = alone ? v->only_line[own] : v->against_line[rival];
	return alone ? v->only[own] : v->against[rival];
}

enum day_order
vote_decide(const struct votes *v)
{
	enum day_order best = DAY_DMY, o;

	if (is_silent(v))
		return v->half > 0 ? DAY_MIXED : DAY_NONE;
	if (ends_alike(v))
		return year_by_spread(v);
	for (o = DAY_MDY; o < DAY_ORDERS; o++)
		if (v->against[o] < v->against[best])
			best = o;
	/* where no value with points speaks against it, those are read day first */
	return best == DAY_MDY && v->against[DAY_MIXED] == v->against[best] ? DAY_MIXED
									    : best;
}
