/*
 * condition - see condition.h
 */
#include "condition.h"
#include "date.h"
#include "money.h"

/* A number or a day, as a position on a line of its kind. */
static bool
measure(struct str s, enum condition_kind *kind, int64_t *v)
{
	daynum day;

	if (date_parse(s, &day) == NULL) {
		*kind = CONDITION_DAY;
		*v = day;
		return true;
	}
	*kind = CONDITION_NUMBER;
	return money_parse(s, v) == NULL;
}

static bool
digits(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return s.n > 0;
}

/* Days are compared: a time in a rule would be taken for heeded. */
static bool
has_time(struct str s, enum condition_kind kind)
{
	return kind == CONDITION_DAY && s.n > strlen("2026-03-31");
}

/* low..high, or low-high between plain whole numbers. */
static bool
cut_range(struct str s, struct str *low, struct str *high)
{
	size_t i, width;

	for (i = 1; i + 1 < s.n; i++) {
		width = s.s[i] == '.' && s.s[i + 1] == '.' ? 2 : 1;
		*low = (struct str){ s.s, i };
		*high = (struct str){ s.s + i + width, s.n - i - width };
		if (width == 2 || (s.s[i] == '-' && digits(*low) && digits(*high)))
			return true;
	}
	return false;
}

static const char *
parse_range(struct str low, struct str high, struct alternative *a)
{
	enum condition_kind kind;

	if (!measure(low, &a->kind, &a->low) || !measure(high, &kind, &a->high))
		return "not a range of numbers or dates";
	if (has_time(low, a->kind) || has_time(high, kind))
		return "a date with a time";
	if (kind != a->kind)
		return "a range from a number to a date";
	return a->low > a->high ? "range is empty" : NULL;
}

static const char *
parse_limit(struct str s, struct alternative *a)
{
	bool less = s.s[0] == '<', equal = s.n > 1 && s.s[1] == '=';
	struct str value = str_trim((struct str){ s.s + 1 + equal, s.n - 1 - equal });
	int64_t v;

	if (!measure(value, &a->kind, &v))
		return "not a number or date behind the sign";
	if (has_time(value, a->kind))
		return "a date with a time";
	if (!equal && v == (less ? INT64_MIN : INT64_MAX))
		return "range is empty";
	a->low = less ? INT64_MIN : equal ? v : v + 1;
	a->high = less ? (equal ? v : v - 1) : INT64_MAX;
	return NULL;
}

/* Digits and signs alone that are no number: a range or a limit gone wrong, which must not
   pass for a text that nothing will ever equal. */
static bool
gone_wrong(struct str s)
{
	bool digit = false;
	daynum day;
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.s[i] == '\0' || strchr("0123456789.-<>=!", s.s[i]) == NULL)
			return false;
		digit = digit || (s.s[i] >= '0' && s.s[i] <= '9');
	}
	return digit && date_parse(s, &day) != NULL;
}

/* The end of the place of a pattern at s[i] and whether c may stand there; a reason in
   *why when it is none. */
static size_t
place(struct str s, size_t i, char c, bool *fits, const char **why)
{
	size_t from = i + 1;

	*fits = s.s[i] == '.' || s.s[i] == c;
	if (s.s[i] != '[')
		return i + 1;
	*why = "a bracket without numbers, or without its end";
	for (i = from; i < s.n && s.s[i] >= '0' && s.s[i] <= '9'; i++) {
		*fits = *fits || s.s[i] == c;
		if (i + 2 >= s.n || s.s[i + 1] != '-' || s.s[i + 2] < '0' ||
		    s.s[i + 2] > '9')
			continue;
		if (s.s[i] > s.s[i + 2]) {
			*why = "range is empty";
			return s.n;
		}
		*fits = *fits || (c >= s.s[i] && c <= s.s[i + 2]);
		i += 2;
	}
	if (i > from && i < s.n && s.s[i] == ']')
		*why = NULL;
	return i + 1;
}

static bool
fits_pattern(struct str pattern, struct str field)
{
	const char *why = NULL;
	size_t i = 0, k;
	bool fits = true;

	for (k = 0; k < field.n && i < pattern.n && fits; k++)
		i = place(pattern, i, field.s[k], &fits, &why);
	return fits && k == field.n && i == pattern.n;
}

/* Digits, points and brackets, with a point or a bracket, and - only within brackets:
   100..200 and 2026-01-01..2026-01-31 are ranges. */
static bool
is_pattern(struct str s)
{
	bool special = false, inside = false;
	struct str low, high;
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.s[i] == '\0' || strchr("0123456789.-[]", s.s[i]) == NULL ||
		    (s.s[i] == '-' && !inside))
			return false;
		if (s.s[i] == '[' || s.s[i] == ']')
			inside = s.s[i] == '[';
		special = special || s.s[i] < '0' || s.s[i] > '9';
	}
	return special && !(cut_range(s, &low, &high) && digits(low) && digits(high));
}

static const char *
parse_pattern(struct str s, struct alternative *a)
{
	const char *why = NULL;
	size_t i = 0;
	int places;
	bool fits;

	*a = (struct alternative){ .kind = CONDITION_PATTERN, .text = s };
	for (places = 0; i < s.n && why == NULL; places++) {
		if (s.s[i] == ']')
			return "neither a digit, a point nor [digits] in a pattern";
		i = place(s, i, '\0', &fits, &why);
	}
	return why != NULL ? why : places != 3 ? "a pattern has three places" : NULL;
}

/* score: of a column of numbers, in which a text would never hold. */
static const char *
parse_one(struct str s, bool score, struct alternative *a)
{
	struct str low, high;
	daynum day = 0;

	*a = (struct alternative){ .kind = CONDITION_TEXT, .text = s };
	if (str_is(s, "-")) {
		a->kind = CONDITION_EMPTY;
		return NULL;
	}
	if (s.s[0] == '<' || s.s[0] == '>')
		return parse_limit(s, a);
	if (cut_range(s, &low, &high))
		return parse_range(low, high, a);
	a->numeric = money_parse(s, &a->low) == NULL;
	a->dated = date_parse(s, &day) == NULL && !has_time(s, CONDITION_DAY);
	a->high = day;
	if (!a->numeric && (score || (gone_wrong(s) && !digits(s))))
		return "neither a number, a range (2-4, 1.5..2.5) nor a limit (>=2)";
	return NULL;
}

/* Commas separate; blanks do only between codes, scores and patterns, because a text may
   hold blanks, a range too, and a lone - between them is a missing value. */
static bool
of_codes(struct str cell, enum condition_column column)
{
	bool code = column == CONDITION_CODE, inside = false;
	size_t i;

	for (i = 0; i < cell.n; i++) {
		if (code && (cell.s[i] == '[' || cell.s[i] == ']'))
			inside = cell.s[i] == '[';
		else if (cell.s[i] == '.' &&
			 (code || (i + 1 < cell.n && cell.s[i + 1] != '.')))
			continue;
		else if (cell.s[i] != ' ' && !(inside && cell.s[i] == '-') &&
			 (cell.s[i] < '0' || cell.s[i] > '9'))
			return false;
	}
	return true;
}

const char *
condition_parse(struct arena *arena, struct str cell, enum condition_column column,
    struct condition *c)
{
	struct str rest = str_trim(cell), part;
	char sep = column != CONDITION_PLAIN && of_codes(rest, column) ? ' ' : ',';
	const char *why = NULL;

	*c = (struct condition){ NULL, 0 };
	if (rest.n == 0 || str_is(rest, "*"))
		return NULL;
	c->v = arena_alloc(arena, rest.n / 2 + 1, sizeof *c->v);
	while (why == NULL && str_cut(&rest, sep, &part)) {
		part = str_trim(part);
		if (part.n != 0 && column == CONDITION_CODE && is_pattern(part))
			why = parse_pattern(part, &c->v[c->n++]);
		else if (part.n != 0)
			why = parse_one(part, column == CONDITION_SCORE, &c->v[c->n++]);
	}
	if (why == NULL && c->n == 0)
		why = "no value between the commas";
	return why;
}

static bool
between(const struct alternative *a, struct str field, const char **why)
{
	enum condition_kind kind;
	int64_t v;

	if (field.n == 0)
		return false;
	if (!measure(field, &kind, &v) || kind != a->kind) {
		*why = a->kind == CONDITION_DAY ? "not a date, as the rule asks"
						: "not a number, as the rule asks";
		return false;
	}
	return v >= a->low && v <= a->high;
}

static bool
equals(const struct alternative *a, struct str field)
{
	daynum day;
	int64_t v;

	return str_eq(a->text, field) ||
	       (a->dated && date_parse(field, &day) == NULL && day == a->high) ||
	       (a->numeric && money_parse(field, &v) == NULL && v == a->low);
}

bool
condition_holds(const struct condition *c, struct str field, const char **why)
{
	const struct alternative *a;
	const char *misfit = NULL;
	bool holds = c->n == 0;
	size_t i;

	for (i = 0; i < c->n && !holds; i++) {
		a = &c->v[i];
		if (a->kind == CONDITION_EMPTY)
			holds = field.n == 0;
		else if (a->kind == CONDITION_PATTERN)
			holds = fits_pattern(a->text, field);
		else if (a->kind == CONDITION_TEXT)
			holds = equals(a, field);
		else
			holds = between(a, field, &misfit);
	}
	/* one that holds makes up for a range before it that the field does not fit */
	if (!holds && misfit != NULL)
		*why = misfit;
	return holds;
}
