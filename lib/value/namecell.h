/*
 * namecell - the words of a cell that holds a name, and what each of them may be
 *
 * Words are told by a table, folded; what they are also depends on how they are written
 * and what stands around them: Văn is no van, Peter Sas no company.
 */
#ifndef NAMECELL_H
#define NAMECELL_H

#include <stdbool.h>
#include "str.h"

enum {
	NAMECELL_WORDS = 12,
	NAMECELL_MAX = 120 /* bytes; more is no name */
};

enum namecell_role {
	NAMECELL_NAME,
	NAMECELL_AFTER,
	NAMECELL_AND,
	NAMECELL_COMPANY,
	NAMECELL_COMPANY_FIRST,
	NAMECELL_COMPANY_FORM, /* at the end, if it is not written like a surname */
	NAMECELL_COMPANY_LAST,
	NAMECELL_DEGREE,
	NAMECELL_FAMILY, /* of Vietnam: van behind it is a name */
	NAMECELL_FRENCH,
	NAMECELL_INNER,
	NAMECELL_PARTICLE,
	NAMECELL_PREFIX,
	NAMECELL_TITLE
};

struct namecell_word {
	struct str s;
	enum namecell_role role;
};

/* Words first to before end; comma: before that word, or 0. */
struct namecell {
	struct namecell_word word[NAMECELL_WORDS];
	int first, end, comma, commas;
	const char *country;
};

enum namecell_role namecell_role(struct str word);

static inline bool
namecell_is_prefix(enum namecell_role role)
{
	return role == NAMECELL_PREFIX || role == NAMECELL_PARTICLE ||
	       role == NAMECELL_INNER;
}

/* False for what is no name, or too long for one. */
bool namecell_cut(struct namecell *name, struct str cell, const char *country);

bool namecell_is_company(const struct namecell *name);

/* "Jan en Piet", "J. de Boer e/o M. Smit", "Jan/Marie"; not "von und zu". */
bool namecell_is_several(const struct namecell *name);

/* Letters and nothing else: may it be more than a name? */
bool namecell_is_known(struct str word, bool ascii);

#endif
