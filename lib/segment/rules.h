/*
 * rules - a set of rules put to work on records
 *
 * The columns `rfm`, the three scores written together (555), and `fm`, the mean of f and
 * m (4.5), are made here where the records have none of that name. Where a set asks for
 * nothing but scores, each combination of them is looked at once.
 */
#ifndef RULES_H
#define RULES_H

#include "col.h"
#include "rec.h"
#include "ruleset.h"

struct rules;

/* Find the columns of the conditions in the records; one that is missing: 65. The set must
   live as long. */
struct rules *rules_open(const struct ruleset *set, const struct reader *r);

/* Number of the first rule that holds, or -1. A range over a field that is no number or
   date: 65. */
int rules_match(struct rules *rs, const struct row *row);

#endif
