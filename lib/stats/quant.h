/*
 * quant - quantile cuts over int64, exact
 *
 * Type 7 (Hyndman and Fan 1996, R's default): position (n-1)k/N, linear between
 * neighbours. Only "is the cut strictly below the value?" is asked, for an integer value;
 * v > q exactly when v > floor(q), so the floor of each cut is kept and nothing is lost.
 */
#ifndef QUANT_H
#define QUANT_H

#include <stddef.h>
#include <stdint.h>

/* A quantile: floor + rest/bins, 0 <= rest < bins. */
struct quant_point {
	int64_t floor;
	int64_t rest;
};

/* The type-7 quantile at k/bins of sorted[0..n), 0 <= k <= bins. */
struct quant_point quant_at(const int64_t *sorted, size_t n, int k, int bins);

/* cuts[k-1] = floor of the type-7 quantile at k/bins of sorted[0..n), k = 1..bins-1. */
void quant_cuts(const int64_t *sorted, size_t n, int bins, int64_t *cuts);

/* The same for type 1, SQL's percentile_disc: the value at place ceil(k*n/bins). */
void quant_disc(const int64_t *sorted, size_t n, int bins, int64_t *cuts);

/* 1 + the number of cuts strictly below the value: 1..bins. */
int quant_bin(int64_t value, const int64_t *cuts, int bins);

#endif
