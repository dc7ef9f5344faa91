/*
 * oddname - is a name that of a test, or what people type who will not tell theirs?
 *
 * A word that says test may be somebody's surname: An Test exists. So the class of the
 * words is told apart from whether nothing else stands in the name.
 */
#ifndef ODDNAME_H
#define ODDNAME_H

#include "money.h"
#include "pattern.h"

struct oddname_cells {
	struct str given, surname, full;
	money amount; /* of the row: robots sign up for nothing */
};

struct oddname {
	enum pattern_class class;
	bool all; /* all of the name says test */
};

void oddname_ready(void);

struct oddname oddname_judge(const struct oddname_cells *c);

/* Does one of the name's words begin with the letter? */
bool oddname_has_initial(const struct oddname_cells *c, char letter);

#endif
