/*
 * rare - functions that hardly any row needs
 *
 * The code of a usual row has to fit the instruction cache, or each row waits for its code.
 * Compilers inline what unusual rows need and put it in between. A RARE function stays a
 * call, and the way to it is laid apart from the usual one; one that is APART is a call,
 * too, but may well be the usual way of some files.
 */
#ifndef RARE_H
#define RARE_H

#define RARE __attribute__((cold, noinline))
#define APART __attribute__((noinline))

#endif
