/*
 * phrase - a known word among others: "Voltooid - PostNL", "completed (manual)"
 *
 * Shops write more into the state of an order than its name. What stands apart from the
 * rest is asked first, then any run of words; a cell that denies or waits for something
 * says nothing.
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "word.h"

/* The row of a cell in the table of statuses, or -1. Where the words of the cell disagree,
   that which takes most back speaks: cancelled before paid. */
int phrase_status(struct words *statuses, struct str cell);

/* Of two words of that table, the state of an order and that of its payment, the one that
   counts: what takes the sale back stands above paid, paid above pending. */
const char *phrase_both(const char *a, const char *b);

#endif
