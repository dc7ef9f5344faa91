/*
 * sys - what Linux and others do better than POSIX asks, each with a portable twin
 */
#ifndef SYS_H
#define SYS_H

#include <stddef.h>

/* Fill p with n random bytes that no input can guess (getrandom, /dev/urandom). */
void sys_random(void *p, size_t n);

/* Ask for a bigger pipe behind fd where that exists; fd may be anything. */
void sys_grow_pipe(int fd);

/* Advise huge pages for a large table; a hint, never an error. */
void sys_huge(void *p, size_t n);

/* The unit in which the kernel accepts a write to a pipe: a page, a power of two. */
size_t sys_page(void);

/* From now on what we write wakes its reader without making us wait for it (SCHED_BATCH):
   fewer switches between the stages of a pipeline, and a writer that has sent its last byte
   gets to its end at once. A hint, never an error. */
void sys_batch(void);

/* End at once with the status, past everything that exit(3) would still do, except in a
   build that measures itself at the end (sanitizers, coverage). */
_Noreturn void sys_exit(int status);

#endif
