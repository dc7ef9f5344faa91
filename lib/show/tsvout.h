/*
 * tsvout - records again, after the choice of columns
 */
#ifndef TSVOUT_H
#define TSVOUT_H

#include "format.h"

extern const struct format tsvout_tsv;

#endif
