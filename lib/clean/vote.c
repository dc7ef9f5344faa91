/*
 * vote - see vote.h
 */
#include "vote.h"

struct part {
	int value, len;
};

/* Three parts of at most two digits, the last one perhaps a whole year. */
static bool
read_parts(struct str s, struct part n[3])
{
	size_t i = 0;
	int k;

	for (k = 0; k < 3; k++) {
		n[k] = (struct part){ 0, 0 };
		for (; i < s.n && n[k].len < 4 && s.s[i] >= '0' && s.s[i] <= '9'; i++) {
			n[k].value = n[k].value * 10 + (s.s[i] - '0');
			n[k].len++;
		}
		if (n[k].len == 0)
			return false;
		if (k < 2 &&
		    (n[k].len > 2 || i == s.n || (s.s[i] != '-' && s.s[i] != '/')))
			return false;
		i++;
	}
	return true;
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

void
vote_open(struct str s, uint64_t line, struct votes *v)
{
	struct part n[3];
	bool fits[DAY_ORDERS] = { false };
	struct day_plain p;

	if (day_plain(s, &p) && p.sign != '.') {
		fits[DAY_DMY] = p.first <= 31 && p.second <= 12;
		fits[DAY_MDY] = p.first <= 12 && p.second <= 31;
		cast(
		    v, fits, fits[DAY_DMY] && fits[DAY_MDY] && p.first != p.second, line);
		return;
	}
	if (!read_parts(s, n))
		return;
	fits[DAY_DMY] = n[2].len >= 2 && n[0].value <= 31 && n[1].value <= 12;
	fits[DAY_MDY] = n[2].len >= 2 && n[0].value <= 12 && n[1].value <= 31;
	fits[DAY_YMD] =
	    n[0].len == 2 && n[2].len <= 2 && n[1].value <= 12 && n[2].value <= 31;
	cast(v, fits, fits[DAY_DMY] && fits[DAY_MDY] && n[0].value != n[1].value, line);
}

bool
vote_year_open(const struct votes *v)
{
	return v->against[DAY_DMY] == v->against[DAY_YMD] &&
	       v->against[DAY_DMY] < v->against[DAY_MDY];
}

/* Two rows may tell it together: one that it is not one order, one that it is not the
   other; then it is said of those that fit the nearer one. */
uint64_t
vote_evidence(const struct votes *v, enum day_order order, uint64_t *line)
{
	enum day_order rival = order == DAY_DMY ? DAY_MDY : DAY_DMY;
	bool alone = v->only[order] > 0;

	*line = alone ? v->only_line[order] : v->against_line[rival];
	return alone ? v->only[order] : v->against[rival];
}

enum day_order
vote_decide(const struct votes *v)
{
	enum day_order best = DAY_DMY, o;

	if (v->against[DAY_DMY] + v->against[DAY_MDY] == 0 || vote_year_open(v))
		return DAY_NONE;
	for (o = DAY_MDY; o < DAY_ORDERS; o++)
		if (v->against[o] < v->against[best])
			best = o;
	return best;
}
