/*
 * combine - results of parts of the orders, added up
 *
 * Parts of disjoint keys may be any results of one as-of day: their records are put in
 * order. Records of rfm-aggregate --partial are parts of whole orders: those of one key are
 * added. Which part comes first makes no difference, nor do parts of parts.
 */
#ifndef COMBINE_H
#define COMBINE_H

#include "key.h"
#include "opt.h"
#include "order.h"

struct combine_wish {
	struct opt_list by;
	bool prospects, partial;
};

/* Read the operands, write what they make together, end the program. */
_Noreturn void combine_run(const struct combine_wish *wish, char **operands);

/* The text of the column `part`: what must be the same in parts that are added. */
const char *combine_options(const struct order_policy *p);

#endif
