/*
 * addition - the tokens of an address line, and which of them follow a house number
 *
 * What is known of words stands in lib/data/street_words.tsv; which number is the house
 * number is for street.h to say.
 */
#ifndef ADDITION_H
#define ADDITION_H

#include <stdbool.h>
#include "str.h"

enum { ADDITION_MAX = 64, ADDITION_TOKENS = 16 };

enum addition_role {
	ADDITION_WORD, /* any other */
	ADDITION_BACK,
	ADDITION_BOTH, /* of front and back */
	ADDITION_FRONT,
	ADDITION_NUMBER,
	ADDITION_OPPOSITE,
	ADDITION_PART,
	ADDITION_POST,
	ADDITION_UNIT,
	ADDITION_YEAR
};

struct token {
	struct str s;
	size_t
	    digits; /* how many it begins with, if a house number can begin so; else 0 */
	bool comma, dash; /* before it */
	enum addition_role role;
};

struct address_line {
	struct token token[ADDITION_TOKENS];
	int n;
	const char *country;
};

struct addition {
	char s[ADDITION_MAX];
	size_t n;
};

/* Cut at blanks, commas and brackets; false when there are too many tokens. */
bool addition_cut(struct address_line *l, struct str s, const char *country);

enum addition_role addition_role(struct str s);

/* What is glued to the digits of a house number. */
struct str addition_glued(const struct token *t);

/* Are all tokens from this one on an addition, and few? */
bool addition_fits(const struct address_line *l, int from);

/* Append it in capitals; false when there is no room. */
bool addition_put(struct addition *a, const struct address_line *l, struct str s);
bool addition_put_tokens(
    struct addition *a, const struct address_line *l, int from, int end);

bool addition_is_in(const char *country, const char *countries);

#endif
