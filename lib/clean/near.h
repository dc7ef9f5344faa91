/*
 * near - domains of e-mail addresses that are one slip away from a big provider's
 *
 * For the report: nobody changes them, for each of them may exist. A domain that a file has
 * often is one that exists, and is not listed.
 */
#ifndef NEAR_H
#define NEAR_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum { NEAR_DOMAINS = 256, NEAR_DOMAIN = 64, NEAR_OFTEN = 5 };

struct near_domain {
	char name[NEAR_DOMAIN];
	size_t n;
	const char *meant;   /* static */
	uint64_t rows, line; /* the first */
};

struct near {
	struct near_domain domain[NEAR_DOMAINS];
	int n;
};

/* An address of a row of the file. */
void near_see(struct near *near, struct str address, uint64_t line);

/* Is the domain to be listed: one of the table of slips, or seldom enough? */
bool near_is_listed(const struct near_domain *d);

#endif
