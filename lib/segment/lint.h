/*
 * lint - what is wrong with a set of rules: holes, overlaps, rules that never win, and
 * customers who are better but rank lower
 */
#ifndef LINT_H
#define LINT_H

#include "rec.h"
#include "ruleset.h"

/* Write a record a finding, with its header, and note the counts. met: how many records
   each rule won, or NULL. Returns how many findings there are; those about a last rule
   that would win do not count. A set with too much to look at: 78. */
size_t lint_write(struct ruleset *set, int bins, const uint64_t *met, struct writer *w);

#endif
