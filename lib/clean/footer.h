/*
 * footer - words that begin lines of exports which are no records
 */
#ifndef FOOTER_H
#define FOOTER_H

#include <stdbool.h>
#include "str.h"

/* The row of footers.tsv with the longest word that the cell, in UTF-8, begins with, or -1.
   "Total Energies" is a firm, "Totaal maart" and "Total (EUR)" are none. */
int footer_find(struct str cell);

#endif
