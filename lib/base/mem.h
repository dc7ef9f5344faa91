/*
 * mem - allocation that does not fail, and arenas
 *
 * When memory runs out the program ends with status 71 and one line. Long-lived
 * data sits in one arena per tool. A size that overflows is memory running out.
 */
#ifndef MEM_H
#define MEM_H

#include <stddef.h>

/* n items of the size, zeroed. Owned by the caller; free(3) releases it. */
void *mem_alloc(size_t n, size_t size);

/* Make room for `need` items: p may move, *cap grows by half at least. The new part is
   not zeroed. Returns p or its new place. */
void *mem_grow(void *p, size_t *cap, size_t need, size_t size);

struct arena_block;

/* Bytes that live until arena_free; start with {0}. */
struct arena {
	char *at, *end;
	struct arena_block *blocks;
	size_t total; /* bytes held, for reports */
};

/* n items of the size, 8-byte aligned, not zeroed. */
void *arena_alloc(struct arena *a, size_t n, size_t size);

/* A copy of n bytes, unaligned, without a NUL. */
char *arena_copy(struct arena *a, const char *s, size_t n);

/* A copy of n bytes with a NUL behind. */
char *arena_text(struct arena *a, const char *s, size_t n);

void arena_free(struct arena *a);

#endif
