/*
 * mean - a sum shared out, rounded half away from zero
 */
#ifndef MEAN_H
#define MEAN_H

#include <stdint.h>
#include "wide.h"

/* sum / n for n > 0, to the nearest whole number, halves away from zero. */
struct wide mean_of(struct wide sum, uint32_t n);

#endif
