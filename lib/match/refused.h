/*
 * refused - the values that joined nobody, or not all that hold them, and why
 */
#ifndef REFUSED_H
#define REFUSED_H

#include "cards.h"
#include "profile.h"

/* One note with the number of values for each reason; nothing when there is none. With a
   path also records to that side file: kind, source, value, profiles (of the result, that
   hold it), rows (that hold it), reason; in the order of kind and value. */
void refused_report(const struct cards *c, const struct profiles *p, const char *path);

#endif
