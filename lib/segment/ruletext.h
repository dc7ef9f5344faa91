/*
 * ruletext - a set of rules as text: a rules file again, or a rule in words
 */
#ifndef RULETEXT_H
#define RULETEXT_H

#include "io.h"
#include "ruleset.h"

/* Write the set as a rules file that means the same. */
void ruletext_print(const struct ruleset *set, struct output *o);

/* What the rule asks, "r=4-5 fm>=4"; "*" where it asks nothing. Kept by the set. */
struct str ruletext_words(struct ruleset *set, size_t rule);

#endif
