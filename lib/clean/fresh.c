/*
 * fresh - see fresh.h
 */
#include "fresh.h"
#include "die.h"
#include "num.h"

enum { MOST_DAYS = 36500 };

static struct fresh_source *
find(struct fresh *f, struct str source)
{
	struct fresh_source *s = &f->source[f->last];
	int i;

	if (source.n > FRESH_NAME)
		source.n = FRESH_NAME;
	if (f->n > 0 && s->n == source.n && memcmp(s->name, source.s, s->n) == 0)
		return s;
	for (i = 0; i < f->n; i++)
		if (f->source[i].n == source.n &&
		    memcmp(f->source[i].name, source.s, source.n) == 0)
			break;
	if (i == FRESH_SOURCES)
		return NULL;
	s = &f->source[i];
	f->last = i;
	if (i == f->n) {
		f->n++;
		memcpy(s->name, source.s, source.n);
		s->n = source.n;
	}
	return s;
}

void
fresh_see(struct fresh *f, struct str source, const char *date, int ndate)
{
	struct fresh_source *s = find(f, source);

	if (s == NULL) /* more sources than people have */
		return;
	s->rows++;
	if (ndate >= 10 && memcmp(date, s->newest, 10) > 0)
		memcpy(s->newest, date, 10);
}

/* SOURCE=2d, or SOURCE=2. */
static const char *
parse(const char *text, struct str *name, int64_t *days)
{
	struct str rest = str_of(text);

	if (!str_cut(&rest, '=', name) || rest.s == NULL || name->n == 0)
		return "not of the form SOURCE=DAYS";
	if (rest.n > 1 && rest.s[rest.n - 1] == 'd')
		rest.n--;
	return num_int(rest, 0, MOST_DAYS, days);
}

void
fresh_check_usage(const struct opt_list *list)
{
	struct str name;
	const char *why;
	int64_t days;
	size_t i;

	for (i = 0; i < list->n; i++) {
		why = parse(list->v[i], &name, &days);
		if (why != NULL)
			die_usage("--fresh: %s: '%s'", why, list->v[i]);
	}
}

static const char *
newest_of_all(const struct fresh *f)
{
	const char *newest = "";
	int i;

	for (i = 0; i < f->n; i++)
		if (strcmp(f->source[i].newest, newest) > 0)
			newest = f->source[i].newest;
	return newest;
}

static const char *
newest_of(const struct fresh *f, struct str name)
{
	int i;

	for (i = 0; i < f->n; i++)
		if (f->source[i].n == name.n &&
		    memcmp(f->source[i].name, name.s, name.n) == 0)
			return f->source[i].newest;
	return "";
}

void
fresh_check(const struct fresh *f, const struct opt_list *list, const char *today)
{
	daynum now, day;
	int64_t days;
	struct str name;
	const char *newest;
	bool stale = false;
	size_t i;

	if (today[0] == '\0')
		today = newest_of_all(f);
	if (list->n == 0)
		return;
	if (date_parse(str_of(today), &now) != NULL)
		die(EX_REFUSED, "--fresh: no row has a day");
	for (i = 0; i < list->n; i++) {
		(void)parse(list->v[i], &name, &days);
		newest = newest_of(f, name);
		if (date_parse(str_of(newest), &day) == NULL && now - day <= days)
			continue;
		stale = true;
		warn("source %.*s: newest row: %s; at most %lld days before %s are "
		     "allowed",
		    (int)name.n, name.s, newest[0] == '\0' ? "none" : newest,
		    (long long)days, today);
	}
	if (stale)
		die(EX_REFUSED, "a source is stale (--fresh)");
}
