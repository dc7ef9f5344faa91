/*
 * names - what segments are called in the languages of their readers
 *
 * A rule names its segment by a key, the English name that was published with the rules.
 */
#ifndef NAMES_H
#define NAMES_H

#include "str.h"

/* Short names of the languages, in the order of their numbers; ends with NULL. */
extern const char *const names_languages[];

enum { NAMES_AS_PUBLISHED = -1 };

/* The name of the segment in that language; `otherwise` where the tables do not know it or
   the language is NAMES_AS_PUBLISHED. */
struct str names_of(int language, struct str key, struct str otherwise);

#endif
