/*
 * runs - records sorted by key in temporary files, merged into one stream
 *
 * A run is written in byte order of its keys; no key stands in two runs.
 */
#ifndef RUNS_H
#define RUNS_H

#include "books.h"
#include "shares.h"

/* Add a record to a run; its type is that of books_emit. */
void runs_put(void *run, struct str key, struct str line);

/* Merge n runs, which are closed then. */
void runs_merge(struct shares_file *runs, size_t n, books_emit *emit, void *to);

#endif
