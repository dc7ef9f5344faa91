/*
 * sys - see sys.h
 */
#include "sys.h"
#include "die.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/mman.h>
#include <sys/random.h>
#endif

enum { PIPE_BYTES = 1 << 20 };

static void
random_from_file(unsigned char *p, size_t n)
{
	int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
	ssize_t got;

	if (fd < 0)
		die_sys(EX_OSERR, "/dev/urandom");
	while (n > 0) {
		got = read(fd, p, n);
		if (got == 0)
			die(EX_OSERR, "/dev/urandom: ends");
		if (got < 0 && errno != EINTR)
			die_sys(EX_OSERR, "/dev/urandom");
		if (got > 0) {
			p += got;
			n -= (size_t)got;
		}
	}
	close(fd);
}

void
sys_random(void *p, size_t n)
{
#ifdef __linux__
	if (n <= 256 && getrandom(p, n, 0) == (ssize_t)n)
		return;
#endif
	random_from_file(p, n);
}

void
sys_grow_pipe(int fd)
{
#ifdef F_SETPIPE_SZ
	int saved = errno;

	(void)fcntl(fd, F_SETPIPE_SZ, PIPE_BYTES); /* EBADF when it is no pipe: fine */
	errno = saved;
#else
	(void)fd;
#endif
}

/* Whole pages around the table: advice for a part would split the mapping in two, and
   realloc could no longer move it without copying. */
void
sys_huge(void *p, size_t n)
{
#if defined(__linux__) && defined(MADV_HUGEPAGE)
	uintptr_t mask = sys_page() - 1;
	uintptr_t from = (uintptr_t)p & ~mask;
	uintptr_t to = ((uintptr_t)p + n + mask) & ~mask;

	(void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#else
	(void)p;
	(void)n;
#endif
}

size_t
sys_page(void)
{
	long n = sysconf(_SC_PAGESIZE);

	return n > 0 ? (size_t)n : 4096;
}

void
sys_batch(void)
{
#ifdef SCHED_BATCH
	struct sched_param none = { 0 };

	(void)sched_setscheduler(0, SCHED_BATCH, &none);
#endif
}

void
sys_exit(int status)
{
#if defined(__SANITIZE_ADDRESS__) || defined(RFM_COVERAGE)
	exit(status);
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
	exit(status);
#endif
#endif
	_exit(status);
}
