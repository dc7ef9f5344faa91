/*
 * fuzz - what the fuzz targets share
 *
 * A target is a function over one input that calls a parser as foreign bytes do, and
 * check() what must hold whatever they are. With -DLIBFUZZER the inputs are libFuzzer's;
 * else driver.h makes a few thousand, the same ones each time.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include "str.h"
#include "text.h"

static struct str fuzz_input;

static void target(struct str input);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_input = (struct str){ (const char *)data, size };
	target(fuzz_input);
	return 0;
}

/* The bytes as a C string. Digits behind an octal escape of three are no part of it. */
static void
fuzz_show(struct str s)
{
	size_t i;

	fputc('"', stderr);
	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c == '"' || c == '\\' || c == '?')
			fprintf(stderr, "\\%c", c);
		else if (c >= ' ' && c < 0x7f)
			fputc(c, stderr);
		else
			fprintf(stderr, "\\%03o", c);
	}
	fputs("\"\n", stderr);
}

/* What must hold of the input. */
static inline void
check(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\ninput: ", what);
	fuzz_show(fuzz_input);
	abort();
}

/* A copy with nothing readable but `slack` bytes behind it, which are `fill`; to be freed. */
static inline struct str
fuzz_copy(struct str s, size_t slack, char fill)
{
	char *copy = malloc(s.n + slack + (s.n + slack == 0));

	if (copy == NULL)
		abort();
	if (s.n != 0)
		memcpy(copy, s.s, s.n);
	memset(copy + s.n, fill, slack);
	return (struct str){ copy, s.n };
}

static inline void
fuzz_free(struct str copy)
{
	free((char *)(uintptr_t)copy.s);
}

/* The choice that a byte of the input is, or that it stands for. */
static inline char
fuzz_choose(struct str choices, char byte)
{
	if (memchr(choices.s, byte, choices.n) != NULL)
		return byte;
	return choices.s[(unsigned char)byte % choices.n];
}

/* UTF-8 as strict as text.h has it; of the value of a cell NUL is no part. */
static inline bool
fuzz_is_text(struct str s)
{
	return text_utf8(s.s, s.n) == s.n;
}

/* A field of a record: rfm-records(5). */
static inline bool
fuzz_is_field(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.s[i] == '\t' || s.s[i] == '\n' || s.s[i] == '\r')
			return false;
		if (s.s[i] == '\\' &&
		    (++i == s.n || strchr("tnr\\", s.s[i]) == NULL || s.s[i] == '\0'))
			return false;
	}
	return fuzz_is_text(s);
}

#ifndef LIBFUZZER
#include "driver.h"
#endif

#endif
