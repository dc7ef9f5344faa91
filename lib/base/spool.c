/*
 * spool - see spool.h
 */
#include "spool.h"
#include "die.h"
#include "mem.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char name[] = "temporary file";

void
spool_open(struct spool *s, size_t limit)
{
	*s = (struct spool){ .limit = limit, .fd = -1 };
}

static void
make_file(struct spool *s)
{
	const char *dir = getenv("TMPDIR");
	char path[4096];
	int n;

	if (dir == NULL || dir[0] == '\0')
		dir = "/tmp";
	n = snprintf(path, sizeof path, "%s/rfm-XXXXXX", dir);
	if (n < 0 || (size_t)n >= sizeof path)
		die(EX_CANTCREAT, "TMPDIR: name too long");
	s->fd = mkstemp(path); /* mode 0600 */
	if (s->fd < 0)
		die_sys(EX_CANTCREAT, path);
	if (unlink(path) != 0)
		die_sys(EX_IOERR, path);
}

static void
write_all(int fd, const char *p, size_t n)
{
	ssize_t sent;

	while (n > 0) {
		sent = write(fd, p, n);
		if (sent < 0 && errno != EINTR)
			die_sys(EX_IOERR, name);
		if (sent > 0) {
			p += sent;
			n -= (size_t)sent;
		}
	}
}

void
spool_put(struct spool *s, const void *p, size_t n)
{
	s->total += n;
	if (s->fd < 0 && s->n + n > s->limit)
		make_file(s);
	if (s->fd >= 0) {
		write_all(s->fd, p, n);
		return;
	}
	s->mem = mem_grow(s->mem, &s->cap, s->n + n, 1);
	memcpy(s->mem + s->n, p, n);
	s->n += n;
}

void
spool_rewind(struct spool *s)
{
	s->at = 0;
	if (s->fd >= 0 && lseek(s->fd, 0, SEEK_SET) < 0)
		die_sys(EX_IOERR, name);
}

size_t
spool_get(struct spool *s, void *p, size_t n)
{
	ssize_t got;

	if (s->at < s->n) { /* what came before the file began */
		if (n > s->n - s->at)
			n = s->n - (size_t)s->at;
		memcpy(p, s->mem + s->at, n);
		s->at += n;
		return n;
	}
	if (s->fd < 0)
		return 0;
	do
		got = read(s->fd, p, n);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		die_sys(EX_IOERR, name);
	s->at += (uint64_t)got;
	return (size_t)got;
}

void
spool_close(struct spool *s)
{
	free(s->mem);
	if (s->fd >= 0)
		close(s->fd);
	spool_open(s, s->limit);
}
