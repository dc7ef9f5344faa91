/*
 * people - see people.h
 */
#include "people.h"
#include "sort.h"
#include <stdlib.h>

void
people_add(struct people *p)
{
	int i;

	for (i = 0; i < METRICS; i++)
		p->worth[i] =
		    mem_grow(p->worth[i], &p->cap[i], p->n + 1, sizeof *p->worth[i]);
	p->n++;
}

void
people_set_group(struct people *p, struct str group)
{
	p->group = mem_grow(p->group, &p->groupcap, p->n, sizeof *p->group);
	p->group[p->n - 1] = map_put(&p->groups, group, NULL);
}

void
people_set_key(struct people *p, struct str key)
{
	size_t at = p->n - 1;

	p->key = mem_grow(p->key, &p->keycap, p->n, sizeof *p->key);
	p->key[at] = (struct str){ arena_copy(&p->bytes, key.s, key.n), key.n };
	if (at > 0 && str_cmp(p->key[at - 1], p->key[at]) >= 0)
		p->falls = true;
}

bool
people_sort_keys(struct people *p, struct str *twice)
{
	size_t i;

	if (p->falls) {
		p->by_key = mem_alloc(p->n, sizeof *p->by_key);
		sort_str_order(p->key, p->by_key, p->n);
		for (i = 1; i < p->n; i++) {
			*twice = p->key[p->by_key[i]];
			if (str_eq(p->key[p->by_key[i - 1]], *twice))
				return false;
		}
	}
	free(p->key);
	p->key = NULL;
	arena_free(&p->bytes);
	return true;
}

uint32_t
people_groups(const struct people *p)
{
	return p->group == NULL ? 1 : map_count(&p->groups);
}

void
people_by_group(const struct people *p, uint32_t **member, size_t **start)
{
	uint32_t groups = people_groups(p), g;
	size_t *at = mem_alloc((size_t)groups + 2, sizeof *at), i;

	*member = NULL;
	*start = at;
	if (p->group == NULL) {
		at[1] = p->n;
		return;
	}
	/* at[g + 2] counts group g, then at[g + 1] is where its next member goes */
	*member = mem_alloc(p->n, sizeof **member);
	for (i = 0; i < p->n; i++)
		at[p->group[i] + 2]++;
	for (g = 0; g < groups; g++)
		at[g + 2] += at[g + 1];
	for (i = 0; i < p->n; i++)
		(*member)[at[p->group[i] + 1]++] = (uint32_t)i;
}
