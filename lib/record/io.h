/*
 * io - blocks in, bytes out, over read(2) and write(2)
 *
 * Input is read in large blocks; whoever parses looks at buf[from..to) in place and
 * moves from. Output is sealed: a newline at the end of what was written so far is held
 * back until out_close, so that a stage that fails or is killed leaves a stream that
 * does not end in a newline, and every reader of ours refuses that. To a pipe go whole
 * pages none of which ends in a newline, because the kernel takes a big write page by
 * page and a kill could otherwise cut behind a newline.
 */
#ifndef IO_H
#define IO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include "spool.h"
#include "str.h"

struct input {
	const char *name; /* for messages: the operand, or "<stdin>" */
	char *buf;	  /* SCAN_SLACK bytes past cap are readable */
	size_t cap, from, to;
	bool eof; /* the source has ended; buf may still hold bytes */
	/* private */
	int fd;
	bool regular, twice, replay;
	struct spool spool;
	struct stat was;
};

/* Open path; "-" or NULL is standard input. twice: in_again will be called (a pipe is
   spooled). Ends with 66 when it cannot be opened or is a directory, with 64 when a file
   is named twice. */
void in_open(struct input *in, const char *path, bool twice);

/* A name among the operands: its file is an input, opened or not yet. */
void in_announce(const char *path);

/* Is the file of this identity an input: opened, or announced? */
bool in_is_input(const struct stat *st);

/* Read more behind to; moves the unread bytes to the front first, so pointers into buf
   go stale. Grows the buffer when it is full. False when the source has ended. */
bool in_more(struct input *in);

/* Between two passes: give the buffer back, and the descriptor where in_again can open the
   file anew, so that a thousand operands cost neither. */
void in_rest(struct input *in);

/* Back to the first byte, for a second pass; 65 when the file is not the same any more. */
void in_again(struct input *in);

/* Close; 65 when a regular file was to be read twice and has changed since it was opened. */
void in_close(struct input *in);

struct output {
	char *at, *end; /* room: at..end */
	char *buf;
	int fd;
	bool pages;	  /* not a regular file: the page rule holds */
	const char *name; /* for messages */
};

/* Write to an open descriptor; grows the pipe behind it. */
void out_open(struct output *o, int fd, const char *name);

/* At least n bytes of room at o->at; the caller writes there and moves o->at. */
void out_flush(struct output *o, size_t need);

static inline void
out_room(struct output *o, size_t n)
{
	if ((size_t)(o->end - o->at) < n)
		out_flush(o, n);
}

void out_put(struct output *o, const char *s, size_t n);

static inline void
out_char(struct output *o, char c)
{
	out_room(o, 1);
	*o->at++ = c;
}

static inline void
out_str(struct output *o, struct str s)
{
	out_put(o, s.s, s.n);
}

/* Send everything but the newlines at the very end. */
void out_hold(struct output *o);

/* Send the held newlines and close. Any failure ends the program with 74. */
void out_close(struct output *o);

#endif
