/*
 * spool - bytes kept for a second look: in memory, beyond a limit in a temporary file
 *
 * The file is made in TMPDIR (or /tmp), mode 0600, and unlinked at once: nothing is left
 * behind but by a kill in between. Failures end the program: 73 when the file
 * cannot be made, else 74.
 */
#ifndef SPOOL_H
#define SPOOL_H

#include <stddef.h>
#include <stdint.h>

struct spool {
	char *mem;
	size_t n, cap;	/* bytes in memory */
	size_t limit;	/* from here on to the file */
	int fd;		/* -1: no file yet */
	uint64_t total; /* bytes put */
	uint64_t at;	/* bytes got */
};

void spool_open(struct spool *s, size_t limit);
void spool_put(struct spool *s, const void *p, size_t n);

/* Go to the start for reading; may be called again. */
void spool_rewind(struct spool *s);

/* Up to n bytes, 0 at the end. */
size_t spool_get(struct spool *s, void *p, size_t n);
void spool_close(struct spool *s);

#endif
