/*
 * own - is a foreign file one of records that a tool of ours wrote?
 *
 * Then it is read as rfm-records(5) says: TABs, no quotes, escapes, plain dates and amounts,
 * so that what is cleaned twice is what was cleaned once.
 */
#ifndef OWN_H
#define OWN_H

#include <stdbool.h>
#include "str.h"

/* Is the first line of the text the header of records, kind and source among them? */
bool own_records(struct str text);

#endif
