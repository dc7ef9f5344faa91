/*
 * dialplan - see dialplan.h
 *
 * The cells of the table are text, and short: they are compared byte by byte as they
 * stand, a list ends at its NUL and an item at a comma.
 */
#include "dialplan.h"
#include "tables.h"

static const char *
cell(int plan, int column)
{
	return phones_table[plan][column];
}

/* Length of the item at the start of a list. */
static size_t
item_length(const char *list)
{
	size_t n = 0;

	while (list[n] != '\0' && list[n] != ',')
		n++;
	return n;
}

/* Do the digits begin with the item at the start of a list, which is not empty? */
static bool
starts(struct str digits, const char *list)
{
	size_t i;

	for (i = 0; list[i] != '\0' && list[i] != ','; i++)
		if (i == digits.n || digits.s[i] != list[i])
			return false;
	return i > 0;
}

int
dialplan_of_country(const char *country)
{
	int low = 0, high = country == NULL ? 0 : PHONES_NROWS, middle, order;

	while (low < high) {
		middle = (low + high) / 2;
		order = country[0] - cell(middle, PHONES_COUNTRY)[0];
		if (order == 0)
			order = strcmp(country, cell(middle, PHONES_COUNTRY));
		if (order == 0)
			return middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return DIALPLAN_NONE;
}

int
dialplan_of_code(struct str digits, int home)
{
	int plan;

	if (home != DIALPLAN_NONE && starts(digits, cell(home, PHONES_CODE)))
		return home;
	for (plan = 0; plan < PHONES_NROWS; plan++)
		if (starts(digits, cell(plan, PHONES_CODE)))
			return plan;
	return DIALPLAN_NONE;
}

struct str
dialplan_code(int plan)
{
	return str_of(cell(plan, PHONES_CODE));
}

struct str
dialplan_abroad(int plan)
{
	return str_of(cell(plan, PHONES_ABROAD));
}

bool
dialplan_keeps_zero(int plan)
{
	return cell(plan, PHONES_ZERO)[0] != '\0';
}

static size_t
number(const char *digits)
{
	size_t v = 0;

	for (; *digits >= '0' && *digits <= '9'; digits++)
		v = v * 10 + (size_t)(*digits - '0');
	return v;
}

/* Where mobile numbers have one length, theirs is asked for. */
const char *
dialplan_check(int plan, struct str national)
{
	size_t shortest = number(cell(plan, PHONES_SHORTEST));
	size_t longest = number(cell(plan, PHONES_LONGEST));
	const char *mobile = cell(plan, PHONES_MOBILE);
	const char *shape = cell(plan, PHONES_SHAPE);

	if (shortest != longest && mobile[item_length(mobile)] == '\0' &&
	    dialplan_is_mobile(plan, national))
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
	const char *prefix = cell(plan, PHONES_PREFIXES);

	while (!starts(national, prefix)) {
		prefix += item_length(prefix);
		if (*prefix++ == '\0')
			return false;
	}
	return true;
}

bool
dialplan_drop_trunk(int plan, bool rarer, struct str dialled, struct str *national)
{
	const char *trunk = cell(plan, PHONES_TRUNK);
	size_t n = item_length(trunk);

	if (rarer && trunk[n] == '\0')
		return false;
	if (rarer) {
		trunk += n + 1;
		n = item_length(trunk);
	}
	if (!starts(dialled, trunk))
		return false;
	*national = (struct str){ dialled.s + n, dialled.n - n };
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
