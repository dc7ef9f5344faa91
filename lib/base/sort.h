/*
 * sort - radix sorts: integers by value, byte strings by memcmp order
 */
#ifndef SORT_H
#define SORT_H

#include <stddef.h>
#include <stdint.h>
#include "str.h"

/* Sort v ascending in place. Bytes that are equal in all values cost no pass. */
void sort_int(int64_t *v, size_t n);

/* order becomes a permutation of 0..n-1 such that v[order[i]] ascends; stable. */
void sort_int_order(const int64_t *v, uint32_t *order, size_t n);

/* order becomes a permutation of 0..n-1 such that keys[order[i]] ascends in byte order,
   shorter first; equal keys keep their order. */
void sort_str_order(const struct str *keys, uint32_t *order, size_t n);

#endif
