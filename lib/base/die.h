/*
 * die - the only module that prints a message and ends the program
 *
 * One message is one line on stderr, written by one write(2):
 *     program: file:line: column: problem
 * Statuses are those of <sysexits.h>, named here for the reader; design: rfm(7).
 */
#ifndef DIE_H
#define DIE_H

#include <stdbool.h>
#include <stdint.h>
#include <sysexits.h>

enum {
	EX_REFUSED = 1, /* a limit or a check said no */
};

/* A place in the input. line 0 is the file as a whole; the header is line 1. */
struct loc {
	const char *file;
	uint64_t line;
};

#define DIE_PRINTF(f, a) __attribute__((format(printf, f, a)))

/* Take the program's name from argv[0]; the string must outlive the program. */
void die_setname(const char *argv0);
const char *die_name(void);

/* Notes become silent (-q). Warnings and errors never do. */
void die_quiet(bool on);
bool die_is_quiet(void);

/* "program: message", then exit with the status. */
_Noreturn void die(int status, const char *fmt, ...) DIE_PRINTF(2, 3);

/* "program: what: strerror(errno)". */
_Noreturn void die_sys(int status, const char *what);

/* A wrong command line: status 64, with a pointer to --help. */
_Noreturn void die_usage(const char *fmt, ...) DIE_PRINTF(1, 2);

/* "program: file:line: column: message"; column may be NULL. */
_Noreturn void die_at(int status, const struct loc *loc, const char *column,
    const char *fmt, ...) DIE_PRINTF(4, 5);

/* The same lines, and the program goes on. note() is silenced by -q. */
void warn(const char *fmt, ...) DIE_PRINTF(1, 2);
void warn_at(const struct loc *loc, const char *column, const char *fmt, ...)
    DIE_PRINTF(3, 4);
void note(const char *fmt, ...) DIE_PRINTF(1, 2);

#endif
