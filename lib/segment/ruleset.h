/*
 * ruleset - ordered rules that name a segment, as a rules file or a preset says them
 *
 * A rules file is TSV with a header: segment, perhaps segment_key, segment_rank, action,
 * and any columns of the records as conditions; the first rule whose conditions all hold
 * gives the segment (rfm-rules(5)). Everything lives as long as the set.
 */
#ifndef RULESET_H
#define RULESET_H

#include <stdint.h>
#include "condition.h"
#include "preset.h"

struct rule {
	struct str segment, action;
	struct str key;	   /* the name that does not change with the language */
	int64_t rank;	   /* of its segment, 1 is best */
	struct str *cells; /* the conditions as written, one a column */
	struct condition *conditions;
	uint64_t line; /* in its file */
};

struct ruleset {
	const char *file;	     /* or the name of the preset */
	const struct preset *preset; /* NULL: from a file */
	struct rule *v;
	size_t n, cap;
	const char **columns; /* of the conditions */
	size_t ncolumns;
	bool keyed;  /* names and keys are told apart */
	bool ranked; /* the rules say the ranks; else the order of the segments does */
	bool acting; /* there is a column of actions */
	struct arena arena;
};

/* Load a rules file; anything wrong ends with 78 and file:line: column. */
struct ruleset *ruleset_load(const char *path);
struct ruleset *ruleset_preset(const struct preset *p);

/* Name the segments in the language, as names_of does; their keys stay. */
void ruleset_translate(struct ruleset *set, int language);

/* Are these the three scores, or made of them: r, f, m, rfm, fm? */
bool ruleset_is_score(const char *column);

#endif
