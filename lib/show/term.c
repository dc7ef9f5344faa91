/*
 * term - the terminal behind standard output, if there is one
 */
#include "term.h"
#include "num.h"
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDEST = 10000 };

/* POSIX has no call for it before 2024; without TIOCGWINSZ only COLUMNS tells. */
static size_t
ask(void)
{
#ifdef TIOCGWINSZ
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
#endif
	return 0;
}

size_t
term_columns(void)
{
	const char *set = getenv("COLUMNS");
	int64_t n;

	if (!isatty(STDOUT_FILENO))
		return 0;
	if (set != NULL && num_int(str_of(set), 1, WIDEST, &n) == NULL)
		return (size_t)n;
	return ask();
}

bool
term_bold(void)
{
	const char *no = getenv("NO_COLOR");

	return isatty(STDOUT_FILENO) && (no == NULL || no[0] == '\0');
}
