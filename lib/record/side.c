/*
 * side - see side.h
 */
#include "side.h"
#include "die.h"
#include "mem.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct side *opened; /* newest first; each is named in side_keep_all */

static char *
joined(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);
	char *s = mem_alloc(n + m + 1, 1);

	memcpy(s, a, n);
	memcpy(s + n, b, m);
	return s;
}

/*
 * A side file takes the place of what bears its name. That must not be an input, nor what
 * standard output goes to, nor a link (the rename would replace the link itself), nor
 * anything but a plain file.
 */
static void
check_place(const char *path)
{
	struct stat st, out;

	if (lstat(path, &st) != 0)
		return;
	if (!S_ISREG(st.st_mode))
		die(EX_CANTCREAT, "%s: not a plain file", path);
	if (in_is_input(&st))
		die_usage("output and input are the same file: '%s'", path);
	if (fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == st.st_dev &&
	    out.st_ino == st.st_ino)
		die_usage("standard output goes to the same file: '%s'", path);
}

/* One file by two spellings of its name. */
static void
check_others(const struct side *f)
{
	const struct side *other;
	struct stat mine, theirs;

	if (lstat(f->partial, &mine) != 0)
		return;
	for (other = opened; other != NULL; other = other->next)
		if (lstat(other->partial, &theirs) == 0 && mine.st_dev == theirs.st_dev &&
		    mine.st_ino == theirs.st_ino)
			die_usage("two outputs have the same name: '%s'", f->path);
}

void
side_open(struct side *f, const char *path)
{
	struct side *other;
	int fd;

	for (other = opened; other != NULL; other = other->next)
		if (strcmp(other->path, path) == 0)
			die_usage("two outputs have the same name: '%s'", path);
	if (path[0] == '\0')
		die_usage("the name of an output is empty");
	*f = (struct side){ .path = path, .partial = joined(path, ".partial") };
	check_place(path);
	check_place(f->partial);
	check_others(f);
	/* what an earlier failed run left; O_EXCL then follows no link */
	if (unlink(f->partial) != 0 && errno != ENOENT)
		die_sys(EX_CANTCREAT, f->partial);
	fd = open(f->partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		die_sys(EX_CANTCREAT, f->partial);
	out_open(&f->out, fd, f->partial);
	f->next = opened;
	opened = f;
}

/* A name is safe on disk only after the folder that holds it was synced too. */
static void
sync_folder(const char *path)
{
	char *dir = joined(path, "");
	char *slash = strrchr(dir, '/');
	int fd;

	if (slash == NULL)
		memcpy(dir, ".", 2);
	else if (slash == dir)
		dir[1] = '\0';
	else
		*slash = '\0';
	fd = open(dir, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || (fsync(fd) != 0 && errno != EINVAL))
		die_sys(EX_IOERR, dir);
	close(fd);
	free(dir);
}

static void
keep(struct side *f)
{
	int fd = dup(f->out.fd); /* out_close closes its own */

	check_place(f->path); /* once more: inputs may have been opened since */
	if (fd < 0)
		die_sys(EX_IOERR, f->partial);
	out_close(&f->out);
	if (fsync(fd) != 0)
		die_sys(EX_IOERR, f->partial);
	close(fd);
	if (rename(f->partial, f->path) != 0)
		die_sys(EX_CANTCREAT, f->path);
	sync_folder(f->path);
	free(f->partial);
}

void
side_keep_all(void)
{
	struct side *f;

	for (f = opened; f != NULL; f = f->next)
		keep(f);
	opened = NULL;
}
