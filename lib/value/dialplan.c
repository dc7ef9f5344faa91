/*
 * dialplan - see dialplan.h
 */
#include "dialplan.h"
#include "tables.h"

static struct str
cell(int plan, int column)
{
	return str_of(phones_table[plan][column]);
}

static bool
starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && memcmp(s.s, prefix.s, prefix.n) == 0;
}

int
dialplan_of_country(const char *country)
{
	int plan;

	for (plan = 0; country != NULL && plan < PHONES_NROWS; plan++)
		if (strcmp(phones_table[plan][PHONES_COUNTRY], country) == 0)
			return plan;
	return DIALPLAN_NONE;
}

int
dialplan_of_code(struct str digits)
{
	int plan;

	for (plan = 0; plan < PHONES_NROWS; plan++)
		if (starts(digits, dialplan_code(plan)))
			return plan;
	return DIALPLAN_NONE;
}

struct str
dialplan_code(int plan)
{
	return cell(plan, PHONES_CODE);
}

struct str
dialplan_abroad(int plan)
{
	return cell(plan, PHONES_ABROAD);
}

bool
dialplan_keeps_zero(int plan)
{
	return cell(plan, PHONES_ZERO).n != 0;
}

static size_t
number(struct str digits)
{
	size_t v = 0, i;

	for (i = 0; i < digits.n; i++)
		v = v * 10 + (size_t)(digits.s[i] - '0');
	return v;
}

/* Where mobile numbers have one length, theirs is asked for. */
const char *
dialplan_check(int plan, struct str national)
{
	size_t shortest = number(cell(plan, PHONES_SHORTEST));
	size_t longest = number(cell(plan, PHONES_LONGEST));
	struct str mobile = cell(plan, PHONES_MOBILE);
	const char *shape = phones_table[plan][PHONES_SHAPE];

	if (memchr(mobile.s, ',', mobile.n) == NULL && dialplan_is_mobile(plan, national))
		shortest = longest = number(mobile);
	if (national.n < shortest)
		return "too few digits";
	if (national.n > longest)
		return "too many digits";
	if ((national.s[0] == '0' && !dialplan_keeps_zero(plan)) ||
	    (shape[0] != '\0' && !dialplan_fits_mask(shape, national)))
		return "no such number in its country";
	return NULL;
}

bool
dialplan_is_mobile(int plan, struct str national)
{
	struct str rest = cell(plan, PHONES_PREFIXES), prefix;

	while (str_cut(&rest, ',', &prefix))
		if (prefix.n > 0 && starts(national, prefix))
			return true;
	return false;
}

bool
dialplan_drop_trunk(int plan, bool rarer, struct str dialled, struct str *national)
{
	struct str rest = cell(plan, PHONES_TRUNK), trunk;

	str_cut(&rest, ',', &trunk);
	if (rarer && !str_cut(&rest, ',', &trunk))
		return false;
	if (trunk.n == 0 || dialled.n <= trunk.n || !starts(dialled, trunk))
		return false;
	*national = (struct str){ dialled.s + trunk.n, dialled.n - trunk.n };
	return true;
}

bool
dialplan_fits_mask(const char *mask, struct str digits)
{
	size_t i;

	for (i = 0; i < digits.n && mask[i] != '\0'; i++)
		if (mask[i] != 'X' &&
		    (mask[i] == 'N' ? digits.s[i] < '2' : digits.s[i] != mask[i]))
			return false;
	return i == digits.n && mask[i] == '\0';
}
