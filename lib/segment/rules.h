/*
 * rules - ordered rules that name a segment, rfm-rules(5)
 *
 * A rules file is TSV with a header: segment, perhaps action, and any columns of the
 * records as conditions. The first rule whose conditions all hold gives the segment. An
 * empty condition or * always holds; else it lists alternatives with commas between
 * (in scores and codes blanks will do): a value, a range 2-4 or 10.00..49.99, >=5 >5 <=5
 * <5, or - for a missing value. The column `rfm` stands for the three scores written together (555) where the records
 * have no column of that name.
 */
#ifndef RULES_H
#define RULES_H

#include "col.h"
#include "rec.h"

struct rules;

/* Load a rules file; anything wrong ends with 78 and file:line: column. */
struct rules *rules_load(const char *path);

/* A built-in set; NULL when there is none of that name. */
struct rules *rules_preset(const char *name);

/* Find the columns of the conditions in the records; one that is missing: 65. */
void rules_bind(struct rules *rs, const struct reader *r);

/* Number of the first rule that holds, or -1. A range over a field that is no number or
   date: 65. */
int rules_match(struct rules *rs, const struct row *row);

/* Rules, and what they say; actions are empty where the file has none. */
int rules_count(const struct rules *rs);
struct str rules_segment(const struct rules *rs, int rule);
struct str rules_action(const struct rules *rs, int rule);

#endif
