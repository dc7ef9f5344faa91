/*
 * io - see io.h
 */
#include "io.h"
#include "die.h"
#include "mem.h"
#include "scan.h"
#include "sys.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	BLOCK = 256 << 10,
	SPOOL_MEMORY = 32 << 20,
};

static _Noreturn void
fail(int status, const char *name)
{
	die_sys(status, name);
}

static void
look_at(struct input *in, struct stat *st)
{
	if (fstat(in->fd, st) != 0)
		fail(EX_IOERR, in->name);
}

static void
get_buffer(struct input *in)
{
	in->cap = BLOCK;
	in->buf = mem_alloc(in->cap + SCAN_SLACK, 1);
	in->from = in->to = 0;
}

struct identities {
	struct identity {
		dev_t dev;
		ino_t ino;
	} * v;
	size_t n, cap;
};

static struct identities opened, announced; /* regular files only */

static void
remember(struct identities *list, const struct stat *st)
{
	if (!S_ISREG(st->st_mode))
		return;
	list->v = mem_grow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = (struct identity){ st->st_dev, st->st_ino };
}

static bool
among(const struct identities *list, const struct stat *st)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (list->v[i].dev == st->st_dev && list->v[i].ino == st->st_ino)
			return true;
	return false;
}

void
in_announce(const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0)
		remember(&announced, &st);
}

bool
in_is_input(const struct stat *st)
{
	return among(&opened, st) || among(&announced, st);
}

void
in_open(struct input *in, const char *path, bool twice)
{
	struct stat st;
	bool std = path == NULL || (path[0] == '-' && path[1] == '\0');

	*in = (struct input){ .name = std ? "<stdin>" : path, .twice = twice };
	in->fd = std ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (in->fd < 0)
		fail(EX_NOINPUT, in->name);
	look_at(in, &st);
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		fail(EX_NOINPUT, in->name);
	}
	/* a file read from the middle (a shared offset) is treated like a pipe */
	in->regular = S_ISREG(st.st_mode) && lseek(in->fd, 0, SEEK_CUR) == 0;
	in->was = st;
	if (!std && S_ISREG(st.st_mode) && among(&opened, &st))
		die_usage("the same file twice: '%s'", in->name);
	remember(&opened, &st);
	if (!in->regular)
		sys_grow_pipe(in->fd);
	spool_open(&in->spool, SPOOL_MEMORY);
	get_buffer(in);
}

static size_t
read_some(struct input *in, char *to, size_t room)
{
	ssize_t got;

	if (in->replay)
		return spool_get(&in->spool, to, room);
	do {
		got = read(in->fd, to, room);
		if (got < 0 && errno == EAGAIN) {
			struct pollfd p = { .fd = in->fd, .events = POLLIN };

			(void)poll(&p, 1, -1);
			errno = EINTR;
		}
	} while (got < 0 && errno == EINTR);
	if (got < 0)
		fail(EX_IOERR, in->name);
	if (in->twice && !in->regular && got > 0)
		spool_put(&in->spool, to, (size_t)got);
	return (size_t)got;
}

static void
make_room(struct input *in)
{
	char *old = in->buf;
	size_t unread = in->to - in->from;

	if (in->from != 0) {
		if (unread != 0)
			memmove(in->buf, in->buf + in->from, unread);
		in->from = 0;
		in->to = unread;
	}
	if (in->to < in->cap)
		return;
	in->buf = mem_alloc(in->cap * 2 + SCAN_SLACK, 1);
	memcpy(in->buf, old, in->to);
	in->cap *= 2;
	free(old);
}

bool
in_more(struct input *in)
{
	size_t got;

	if (in->eof)
		return false;
	make_room(in);
	got = read_some(in, in->buf + in->to, in->cap - in->to);
	if (got == 0) {
		in->eof = true;
		return false;
	}
	in->to += got;
	return true;
}

static void
check_same(struct input *in)
{
	struct stat st;

	look_at(in, &st);
	if (st.st_dev != in->was.st_dev || st.st_ino != in->was.st_ino ||
	    st.st_size != in->was.st_size ||
	    st.st_mtim.tv_sec != in->was.st_mtim.tv_sec ||
	    st.st_mtim.tv_nsec != in->was.st_mtim.tv_nsec)
		die(EX_DATAERR, "%s: changed while it was read", in->name);
}

void
in_rest(struct input *in)
{
	while (!in->regular && in_more(in)) /* all of a pipe belongs to the second pass */
		in->from = in->to;
	free(in->buf);
	in->buf = NULL;
	in->from = in->to = in->cap = 0;
	if (in->regular && in->fd != STDIN_FILENO) {
		check_same(in);
		close(in->fd);
		in->fd = -1;
	}
}

void
in_again(struct input *in)
{
	if (in->buf != NULL)
		in_rest(in);
	if (in->fd < 0) {
		in->fd = open(in->name, O_RDONLY | O_CLOEXEC);
		if (in->fd < 0)
			fail(EX_NOINPUT, in->name);
		check_same(in);
	} else if (in->regular) {
		check_same(in);
		if (lseek(in->fd, 0, SEEK_SET) != 0)
			fail(EX_IOERR, in->name);
	} else {
		spool_rewind(&in->spool);
		in->replay = true;
	}
	in->eof = false;
	get_buffer(in);
}

void
in_close(struct input *in)
{
	if (in->fd >= 0) {
		if (in->regular && in->twice)
			check_same(in);
		if (in->fd != STDIN_FILENO)
			close(in->fd);
	}
	spool_close(&in->spool);
	free(in->buf);
	in->buf = NULL;
}

void
out_open(struct output *o, int fd, const char *name)
{
	struct stat st;

	*o = (struct output){ .fd = fd, .name = name };
	o->pages = fstat(fd, &st) != 0 || !S_ISREG(st.st_mode);
	if (o->pages)
		sys_grow_pipe(fd);
	o->buf = o->at = mem_alloc(BLOCK, 1);
	o->end = o->buf + BLOCK;
}

static void
write_all(struct output *o, const char *p, size_t n)
{
	ssize_t sent;

	while (n > 0) {
		sent = write(o->fd, p, n);
		if (sent < 0 && errno == EAGAIN) {
			struct pollfd w = { .fd = o->fd, .events = POLLOUT };

			(void)poll(&w, 1, -1);
		} else if (sent < 0 && errno != EINTR) {
			fail(EX_IOERR, o->name);
		} else if (sent > 0) {
			p += sent;
			n -= (size_t)sent;
		}
	}
}

static bool
line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* p[0..n) without the line ends at its end. */
static size_t
without_end(const char *p, size_t n)
{
	while (n > 0 && line_end(p[n - 1]))
		n--;
	return n;
}

/*
 * Send what may go out of p[0..n) to a pipe and return how much that was. The kernel takes
 * a write of whole pages page by page, and each becomes visible to the reader at once: so
 * none of them may end in a line end. A page that would is sent alone and shorter, which
 * the kernel takes as a whole (at most PIPE_BUF). Only a page of nothing but line ends
 * cannot be helped.
 */
static size_t
send_pages(struct output *o, const char *p, size_t n)
{
	size_t page = sys_page(), run = 0, done = 0, len;

	while (n - done - run >= page) {
		if (!line_end(p[done + run + page - 1])) {
			run += page;
			continue;
		}
		write_all(o, p + done, run);
		done += run;
		run = 0;
		len = without_end(p + done, page);
		if (len == 0)
			len = page;
		write_all(o, p + done, len);
		done += len;
	}
	write_all(o, p + done, run);
	return done + run;
}

/* Send from the buffer, all but its last line ends when `all`, and keep the rest. */
static void
drain(struct output *o, bool all)
{
	size_t n = (size_t)(o->at - o->buf), done, rest;

	if (!o->pages) {
		done = without_end(o->buf, n);
		if (done == 0 && n > BLOCK / 2) /* nothing but blank lines */
			done = n - 1;
		write_all(o, o->buf, done);
	} else {
		done = send_pages(o, o->buf, n);
		if (all) {
			rest = without_end(o->buf + done, n - done);
			write_all(o, o->buf + done, rest);
			done += rest;
		}
	}
	memmove(o->buf, o->buf + done, n - done);
	o->at = o->buf + (n - done);
}

void
out_flush(struct output *o, size_t need)
{
	size_t held, cap = (size_t)(o->end - o->buf);
	char *bigger;

	drain(o, false);
	held = (size_t)(o->at - o->buf);
	if (cap - held >= need)
		return;
	bigger = mem_alloc(held + need, 1);
	memcpy(bigger, o->buf, held);
	free(o->buf);
	o->buf = bigger;
	o->at = bigger + held;
	o->end = bigger + held + need;
}

void
out_put(struct output *o, const char *s, size_t n)
{
	out_room(o, n);
	if (n != 0)
		memcpy(o->at, s, n);
	o->at += n;
}

void
out_hold(struct output *o)
{
	drain(o, true);
}

void
out_close(struct output *o)
{
	char held[64];
	size_t n;

	drain(o, true);
	while (
	    (n = (size_t)(o->at - o->buf)) > sizeof held) { /* blank lines at the end */
		write_all(o, o->buf, sizeof held);
		memmove(o->buf, o->buf + sizeof held, n - sizeof held);
		o->at -= sizeof held;
	}
	memcpy(held, o->buf, n);
	free(o->buf);
	o->buf = NULL;
	write_all(o, held, n);
	/* a pipe reports nothing on close, a file on a network disk may */
	if (!o->pages && close(o->fd) != 0)
		fail(EX_IOERR, o->name);
}
