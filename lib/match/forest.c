/*
 * forest - see forest.h
 */
#include "forest.h"
#include "mem.h"
#include <stdlib.h>

void
forest_open(struct forest *f, uint32_t n)
{
	uint32_t i;

	f->n = n;
	f->up = mem_alloc(n, sizeof *f->up);
	for (i = 0; i < n; i++)
		f->up[i] = i;
}

void
forest_close(struct forest *f)
{
	free(f->up);
	f->up = NULL;
}
