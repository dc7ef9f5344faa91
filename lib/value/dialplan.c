/*
 * dialplan - see dialplan.h
 *
 * The table is made for reading. At the first call its lengths and prefixes become numbers
 * and bits, because each telephone number of an export asks for them.
 */
#include "dialplan.h"
#include "tables.h"

enum { LETTERS = 26, CODES = 1000, PREFIXES = 100 };

struct plan {
	struct str code, abroad;
	size_t shortest, longest;
	size_t mobile; /* the one length of mobile numbers, or 0 */
	const char *trunk, *shape, *services;
	bool keeps_zero;
	bool is_mobile[PREFIXES]; /* by the first two digits */
};

/* Numbers of rows count from 1. */
static _Thread_local struct {
	bool made;
	struct plan plans[PHONES_NROWS];
	uint8_t by_country[LETTERS * LETTERS];
	uint8_t by_code[CODES]; /* by the first three digits */
} all;

static const char *
cell(int plan, int column)
{
	return phones_table[plan][column];
}

/* Length of the item at the start of a list, which ends at its NUL. */
static size_t
item_length(const char *list)
{
	size_t n = 0;

	while (list[n] != '\0' && list[n] != ',')
		n++;
	return n;
}

static const char *
next_item(const char *list)
{
	list += item_length(list);
	return list + (*list == ',');
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

static size_t
number(const char *digits)
{
	size_t v = 0;

	for (; *digits >= '0' && *digits <= '9'; digits++)
		v = v * 10 + (size_t)(*digits - '0');
	return v;
}

/* All numbers of so many digits that begin with these: from *from up to before *to. */
static void
span(const char *digits, size_t n, size_t wide, size_t *from, size_t *to)
{
	*from = number(digits);
	*to = *from + 1;
	for (; n < wide; n++) {
		*from *= 10;
		*to *= 10;
	}
}

static void
make_plan(int i)
{
	struct plan *p = &all.plans[i];
	const char *mobile = cell(i, PHONES_MOBILE), *item = cell(i, PHONES_PREFIXES);
	const char *country = cell(i, PHONES_COUNTRY);
	size_t from, to;

	*p = (struct plan){ .code = str_of(cell(i, PHONES_CODE)),
		.abroad = str_of(cell(i, PHONES_ABROAD)),
		.shortest = number(cell(i, PHONES_SHORTEST)),
		.longest = number(cell(i, PHONES_LONGEST)),
		.trunk = cell(i, PHONES_TRUNK),
		.shape = cell(i, PHONES_SHAPE),
		.services = cell(i, PHONES_SERVICES),
		.keeps_zero = cell(i, PHONES_ZERO)[0] != '\0' };
	if (mobile[item_length(mobile)] == '\0')
		p->mobile = number(mobile);
	for (; *item != '\0'; item = next_item(item))
		for (span(item, item_length(item), 2, &from, &to); from < to; from++)
			p->is_mobile[from] = true;
	all.by_country[(country[0] - 'A') * LETTERS + country[1] - 'A'] =
	    (uint8_t)(i + 1);
	for (span(p->code.s, p->code.n, 3, &from, &to); from < to; from++)
		if (all.by_code[from] == 0)
			all.by_code[from] = (uint8_t)(i + 1);
}

static void
make(void)
{
	int i;

	for (i = 0; i < PHONES_NROWS; i++)
		make_plan(i);
	all.made = true;
}

static const struct plan *
plan_of(int plan)
{
	if (!all.made)
		make();
	return &all.plans[plan];
}

static bool
is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

int
dialplan_of_country(const char *country)
{
	if (country == NULL || !is_letter(country[0]) || !is_letter(country[1]) ||
	    country[2] != '\0')
		return DIALPLAN_NONE;
	plan_of(0);
	return all.by_country[(country[0] - 'A') * LETTERS + country[1] - 'A'] - 1;
}

int
dialplan_of_code(struct str digits, int home)
{
	size_t v = 0, i;

	if (home != DIALPLAN_NONE && starts(digits, plan_of(home)->code.s))
		return home;
	plan_of(0);
	/* Digits that are fewer than a code are none: there is no code 0. */
	for (i = 0; i < 3; i++)
		v = v * 10 + (i < digits.n ? (size_t)(digits.s[i] - '0') : 0);
	if (v >= CODES || all.by_code[v] == 0 ||
	    plan_of(all.by_code[v] - 1)->code.n > digits.n)
		return DIALPLAN_NONE;
	return all.by_code[v] - 1;
}

struct str
dialplan_code(int plan)
{
	return plan_of(plan)->code;
}

size_t
dialplan_dialled_abroad(int plan, struct str digits)
{
	if (plan != DIALPLAN_NONE && starts(digits, plan_of(plan)->abroad.s))
		return plan_of(plan)->abroad.n;
	return digits.n > 1 && digits.s[0] == '0' && digits.s[1] == '0' ? 2 : 0;
}

bool
dialplan_keeps_zero(int plan)
{
	return plan_of(plan)->keeps_zero;
}

static bool
begins_mobile(const struct plan *p, struct str national)
{
	size_t v;

	if (national.n < 2)
		return false;
	v = (size_t)(national.s[0] - '0') * 10 + (size_t)(national.s[1] - '0');
	return v < PREFIXES && p->is_mobile[v];
}

/* Where mobile numbers have one length, theirs is asked for. */
static const char *
check(const struct plan *p, struct str national)
{
	size_t shortest = p->shortest, longest = p->longest;

	if (shortest != longest && p->mobile != 0 && begins_mobile(p, national))
		shortest = longest = p->mobile;
	if (national.n < shortest)
		return "too few digits";
	if (national.n > longest)
		return "too many digits";
	if ((national.s[0] == '0' && !p->keeps_zero) ||
	    (p->shape[0] != '\0' && !dialplan_fits_mask(p->shape, national)))
		return "no such number in its country";
	return NULL;
}

const char *
dialplan_check(int plan, struct str national)
{
	return check(plan_of(plan), national);
}

bool
dialplan_take_abroad(int home, struct str digits, bool *mobile)
{
	int plan = dialplan_of_code(digits, home);
	const struct plan *p;

	if (plan == DIALPLAN_NONE)
		return false;
	p = plan_of(plan);
	digits = (struct str){ digits.s + p->code.n, digits.n - p->code.n };
	*mobile = begins_mobile(p, digits);
	return check(p, digits) == NULL;
}

bool
dialplan_take_home(int plan, struct str dialled, struct str *national, bool *mobile)
{
	if (!dialplan_drop_trunk(plan, false, dialled, national))
		return false;
	*mobile = begins_mobile(plan_of(plan), *national);
	return check(plan_of(plan), *national) == NULL;
}

bool
dialplan_is_service(int plan, struct str national)
{
	const char *mask = plan_of(plan)->services;

	for (; *mask != '\0'; mask = next_item(mask))
		if (dialplan_fits_mask(mask, national))
			return true;
	return false;
}

bool
dialplan_is_mobile(int plan, struct str national)
{
	return begins_mobile(plan_of(plan), national);
}

bool
dialplan_drop_trunk(int plan, bool rarer, struct str dialled, struct str *national)
{
	const char *trunk = plan_of(plan)->trunk;
	size_t n;

	if (rarer) {
		if (trunk[item_length(trunk)] == '\0')
			return false;
		trunk = next_item(trunk);
	}
	if (!starts(dialled, trunk))
		return false;
	n = item_length(trunk);
	*national = (struct str){ dialled.s + n, dialled.n - n };
	return true;
}

bool
dialplan_begins_mask(const char *mask, struct str digits)
{
	size_t i;

	for (i = 0; i < digits.n; i++)
		if (mask[i] == '\0' || mask[i] == ',' ||
		    (mask[i] != 'X' &&
			(mask[i] == 'N' ? digits.s[i] < '2' : digits.s[i] != mask[i])))
			return false;
	return true;
}

bool
dialplan_fits_mask(const char *mask, struct str digits)
{
	return item_length(mask) == digits.n && dialplan_begins_mask(mask, digits);
}
