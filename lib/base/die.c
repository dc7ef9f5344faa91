/*
 * die - see die.h. A message is built in one buffer and sent by one write(2), so that the
 * lines of several stages that share a terminal or a log do not mix.
 */
#include "die.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 2048 };

static const char *program = "rfm";
static bool quiet;

void
die_setname(const char *argv0)
{
	const char *slash = strrchr(argv0, '/');

	program = slash == NULL ? argv0 : slash + 1;
}

const char *
die_name(void)
{
	return program;
}

void
die_quiet(bool on)
{
	quiet = on;
}

bool
die_is_quiet(void)
{
	return quiet;
}

struct message {
	char text[LINE_MAX_BYTES];
	size_t n;
};

static void add_list(struct message *m, const char *fmt, va_list args) DIE_PRINTF(2, 0);
static void add(struct message *m, const char *fmt, ...) DIE_PRINTF(2, 3);
static void say(const struct loc *loc, const char *column, const char *fmt, va_list args)
    DIE_PRINTF(3, 0);

static void
add_list(struct message *m, const char *fmt, va_list args)
{
	size_t room = sizeof m->text - 1 - m->n; /* 1 for the newline */
	int n = vsnprintf(m->text + m->n, room, fmt, args);

	if (n > 0)
		m->n += (size_t)n < room ? (size_t)n : room - 1;
}

static void
add(struct message *m, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add_list(m, fmt, args);
	va_end(args);
}

/* One line, whatever a file name or an argument holds: control bytes become '?'. */
static void
send_line(struct message *m)
{
	size_t i;
	ssize_t sent;

	for (i = 0; i < m->n; i++)
		if ((unsigned char)m->text[i] < ' ' || m->text[i] == 127)
			m->text[i] = '?';
	m->text[m->n++] = '\n';
	sent = write(STDERR_FILENO, m->text, m->n);
	(void)sent; /* there is no one left to tell */
}

static void
add_place(struct message *m, const struct loc *loc, const char *column)
{
	add(m, "%s: ", program);
	if (loc != NULL && loc->file != NULL) {
		if (loc->line != 0)
			add(m, "%s:%llu: ", loc->file, (unsigned long long)loc->line);
		else
			add(m, "%s: ", loc->file);
	}
	if (column != NULL)
		add(m, "%s: ", column);
}

static void
say(const struct loc *loc, const char *column, const char *fmt, va_list args)
{
	struct message m;

	m.n = 0;
	add_place(&m, loc, column);
	add_list(&m, fmt, args);
	send_line(&m);
}

void
die(int status, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(NULL, NULL, fmt, args);
	va_end(args);
	exit(status);
}

void
die_sys(int status, const char *what)
{
	die(status, "%s: %s", what, strerror(errno));
}

void
die_usage(const char *fmt, ...)
{
	struct message m;
	va_list args;

	m.n = 0;
	add_place(&m, NULL, NULL);
	va_start(args, fmt);
	add_list(&m, fmt, args);
	va_end(args);
	add(&m, " (try '%s --help')", program);
	send_line(&m);
	exit(EX_USAGE);
}

void
die_at(int status, const struct loc *loc, const char *column, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(loc, column, fmt, args);
	va_end(args);
	exit(status);
}

void
warn(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(NULL, NULL, fmt, args);
	va_end(args);
}

void
warn_at(const struct loc *loc, const char *column, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(loc, column, fmt, args);
	va_end(args);
}

void
note(const char *fmt, ...)
{
	va_list args;

	if (quiet)
		return;
	va_start(args, fmt);
	say(NULL, NULL, fmt, args);
	va_end(args);
}
