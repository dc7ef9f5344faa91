/*
 * mem - see mem.h
 */
#include "mem.h"
#include "die.h"
#include "sys.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	BLOCK = 64 << 10,
	BLOCK_MAX = 4 << 20,
	HUGE_FROM = 4 << 20,
};

/* Blocks double up to BLOCK_MAX, so that a small tool stays small. */
struct arena_block {
	struct arena_block *next;
	size_t size;
};

static _Noreturn void
out_of_memory(void)
{
	die(EX_OSERR, "out of memory");
}

static size_t
times(size_t n, size_t size)
{
	if (size != 0 && n > PTRDIFF_MAX / size)
		out_of_memory();
	return n * size;
}

void *
mem_alloc(size_t n, size_t size)
{
	size_t bytes = times(n, size);
	void *p = calloc(bytes == 0 ? 1 : bytes, 1);

	if (p == NULL)
		out_of_memory();
	if (bytes >= HUGE_FROM)
		sys_huge(p, bytes);
	return p;
}

void *
mem_grow(void *p, size_t *cap, size_t need, size_t size)
{
	size_t n = *cap;

	if (need <= n)
		return p;
	n += n / 2;
	if (n < need)
		n = need;
	if (n < 16)
		n = 16;
	p = realloc(p, times(n, size));
	if (p == NULL)
		out_of_memory();
	*cap = n;
	return p;
}

static void
more(struct arena *a, size_t need)
{
	size_t size = a->blocks == NULL ? BLOCK : a->blocks->size * 2;
	struct arena_block *b;

	if (size > BLOCK_MAX)
		size = BLOCK_MAX;
	if (need > PTRDIFF_MAX - sizeof *b)
		out_of_memory();
	if (size < need + sizeof *b)
		size = need + sizeof *b;
	b = malloc(size);
	if (b == NULL)
		out_of_memory();
	b->next = a->blocks;
	b->size = size;
	a->blocks = b;
	a->at = (char *)(b + 1);
	a->end = (char *)b + size;
	a->total += size;
}

void *
arena_alloc(struct arena *a, size_t n, size_t size)
{
	size_t bytes = times(n, size);
	size_t pad = a->at == NULL ? 0 : -(uintptr_t)a->at & 7;
	char *p;

	if ((size_t)(a->end - a->at) < bytes + pad) {
		more(a, bytes);
		pad = 0;
	}
	p = a->at + pad;
	a->at = p + bytes;
	return p;
}

char *
arena_copy(struct arena *a, const char *s, size_t n)
{
	char *p;

	if ((size_t)(a->end - a->at) < n || a->at == NULL)
		more(a, n);
	p = a->at;
	if (n != 0)
		memcpy(p, s, n);
	a->at += n;
	return p;
}

char *
arena_text(struct arena *a, const char *s, size_t n)
{
	char *p;

	if ((size_t)(a->end - a->at) < n + 1 || a->at == NULL)
		more(a, n + 1);
	p = a->at;
	if (n != 0)
		memcpy(p, s, n);
	p[n] = '\0';
	a->at += n + 1;
	return p;
}

void
arena_free(struct arena *a)
{
	struct arena_block *b, *next;

	for (b = a->blocks; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	*a = (struct arena){ 0 };
}
