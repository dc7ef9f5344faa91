/*
 * ruletext - see ruletext.h
 */
#include "ruletext.h"
#include "num.h"

static void
put_about(const struct preset *p, struct output *o)
{
	out_str(o, str_of("# "));
	out_str(o, str_of(p->name));
	out_str(o, str_of(": "));
	out_str(o, str_of(p->about));
	out_char(o, '\n');
}

static void
put_cell(struct output *o, struct str cell)
{
	out_char(o, '\t');
	out_str(o, cell);
}

static void
put_head(const struct ruleset *set, struct output *o)
{
	size_t i;

	out_str(o, str_of("segment"));
	if (set->keyed)
		put_cell(o, str_of("segment_key"));
	if (set->ranked)
		put_cell(o, str_of("segment_rank"));
	for (i = 0; i < set->ncolumns; i++)
		put_cell(o, str_of(set->columns[i]));
	if (set->acting)
		put_cell(o, str_of("action"));
	out_char(o, '\n');
}

static void
put_rule(const struct ruleset *set, const struct rule *rule, struct output *o)
{
	char number[NUM_SHOW];
	size_t i;

	/* else it would be a remark */
	if (rule->segment.s[0] == '#')
		out_char(o, ' ');
	out_str(o, rule->segment);
	if (set->keyed)
		put_cell(o, rule->key);
	if (set->ranked)
		put_cell(o, (struct str){ number, (size_t)num_show(rule->rank, number) });
	for (i = 0; i < set->ncolumns; i++)
		put_cell(o, rule->cells[i]);
	if (set->acting)
		put_cell(o, rule->action);
	out_char(o, '\n');
}

void
ruletext_print(const struct ruleset *set, struct output *o)
{
	size_t i;

	if (set->preset != NULL)
		put_about(set->preset, o);
	put_head(set, o);
	for (i = 0; i < set->n; i++)
		put_rule(set, &set->v[i], o);
}

static char *
append(char *at, struct str s)
{
	memcpy(at, s.s, s.n);
	return at + s.n;
}

struct str
ruletext_words(struct ruleset *set, size_t k)
{
	const struct rule *rule = &set->v[k];
	size_t i, n = 1;
	char *text, *at;

	for (i = 0; i < set->ncolumns; i++)
		n += strlen(set->columns[i]) + rule->cells[i].n + 2;
	text = at = arena_alloc(&set->arena, n, 1);
	for (i = 0; i < set->ncolumns; i++) {
		if (rule->conditions[i].n == 0)
			continue;
		if (at != text)
			*at++ = ' ';
		at = append(at, str_of(set->columns[i]));
		if (rule->cells[i].s[0] != '<' && rule->cells[i].s[0] != '>')
			*at++ = '=';
		at = append(at, rule->cells[i]);
	}
	if (at == text)
		*at++ = '*';
	return (struct str){ text, (size_t)(at - text) };
}
