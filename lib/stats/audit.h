/*
 * audit - what is said of the scores: notes for people, records for programs
 *
 * Everything here follows from the grades of scoring.h; nothing changes a score. Notes and
 * warnings are one line each and name metric and number of customers.
 */
#ifndef AUDIT_H
#define AUDIT_H

#include "scoring.h"

/* The cuts in use; what qcut dropped; whom the key decided for. */
void audit_cuts(const struct scoring *s);

/* Whom a tie-break decided for, or would. */
void audit_ties(const struct scoring *s);

/* Scores with few customers (loud: a warning and not a note); groups with few: a warning. */
void audit_few(const struct scoring *s, int64_t few, bool loud);

/* How far saved cuts are from today's. */
void audit_drift(const struct scoring *s);

/* Cuts in days between scores: by the k-th, k/bins of the customers who came back had come
   back. gaps are days in ten-thousandths, n of them, and are sorted here. */
void audit_suggest(int64_t *gaps, size_t n, int bins, const char *column);

/* The cuts in use, as cutfile.h reads them. */
void audit_save(const struct scoring *s, struct output *o);

/* A record a score: cuts, customers, ties, drift. */
void audit_report(const struct scoring *s, struct output *o);

#endif
