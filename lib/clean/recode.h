/*
 * recode - what bytes a foreign file is made of, and a stream of them made UTF-8 lines
 *
 * UTF-16 becomes UTF-8, and a CR that ends a line by itself becomes LF. The stream looks
 * like any other input to those who read it; it holds one block, and goes through the file
 * anew for a second pass. Half a character of UTF-16 comes out as the three bytes of a
 * surrogate, which are not UTF-8: its record can be told and refused.
 */
#ifndef RECODE_H
#define RECODE_H

#include "io.h"

enum recode_form { RECODE_BYTES, RECODE_UTF16LE, RECODE_UTF16BE };

struct recode {
	struct input in; /* what comes out; the first member: recode_more gets it */
	/* private */
	struct input *raw;
	enum recode_form form;
	bool lines; /* a lone CR becomes LF */
};

/* Is that UTF-16? By its mark, else by its NUL bytes. RECODE_BYTES: no. */
enum recode_form recode_detect(struct str start);

/* Bytes of the mark at the start of a text: that of UTF-8, or made UTF-8 once more. */
size_t recode_mark(struct str s);

/* Do lines of the text hold UTF-8 beyond ASCII, and bytes that are not UTF-8? Unless it is
   all, its last line is not looked at. */
void recode_encodings(struct str text, bool whole, bool *utf8, bool *latin);

/* What people give us that is no CSV, and what to do about it; NULL for all others. */
const char *recode_refuse(struct str start, bool whole);

/* Begin where `raw` stands. */
void recode_start(struct recode *r, struct input *raw, enum recode_form form, bool lines);

/* From here on, what is read ahead included, a lone CR is LF. */
void recode_lines(struct recode *r);

/* In s[0..n) a CR that no LF follows becomes LF; one at its end stays as it is. */
void recode_mend_lines(char *s, size_t n);

/* Like in_more. */
bool recode_more(struct input *in);

/* The input was set back to its start. */
void recode_again(struct recode *r);
void recode_free(struct recode *r);

/* Is there half a character in the text, as recode writes it? Makes it U+FFFD. */
bool recode_mend(char *s, size_t n);

#endif
