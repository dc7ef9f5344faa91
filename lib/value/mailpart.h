/*
 * mailpart - what the fact tables know of the parts of an e-mail address
 *
 * All tables of addresses lie in one index, found by a rolling hash, so that an address is
 * hashed in one pass and each of its parts costs a look at a bitmap. The index is made at
 * the first call and stays; an answer lives as long.
 */
#ifndef MAILPART_H
#define MAILPART_H

#include <stdbool.h>
#include <stdint.h>
#include "str.h"

enum {
	MAILPART_NOBODY = 01,
	MAILPART_TEST = 02,
	MAILPART_NOREPLY = 04,
	MAILPART_PERHAPS = 010, /* nobody, if the other half is in doubt as well */
	MAILPART_ROLE = 020,
	MAILPART_DISPOSABLE = 040,
	MAILPART_RELAY = 0100,
	MAILPART_PROVIDER = 0200,  /* a big one */
	MAILPART_REAL = 0400,	   /* is as near to one as a slip would be */
	MAILPART_NEAR = 01000,	   /* a slip that may exist, never changed */
	MAILPART_DOM = 02000,	   /* another's domain, perhaps meant */
	MAILPART_TLD = 04000,	   /* a top level that cannot be */
	MAILPART_FORM = 010000,	   /* a domain that cannot be, or begins with www. */
	MAILPART_ENDING = 020000,  /* a usual top level */
	MAILPART_RESERVED = 040000 /* a domain nobody can have a mailbox at */
};

struct mailpart {
	unsigned bits;
	const char *meant; /* the domain, or NULL */
};

static inline unsigned char
mailpart_small(char c)
{
	return (unsigned char)(c | ((unsigned char)(c - 'A') < 26) << 5);
}

/* The hash of a part and one more character, which is small; of nothing it is 0. */
static inline uint64_t
mailpart_roll(uint64_t hash, unsigned char c)
{
	return (hash << 5 | hash >> 59) ^ c;
}

/* What is known of a local part, whose hash is given, written with the mark behind it:
   @ the whole, one of + - _ . its start before that, * what is left without digits. */
unsigned mailpart_local(struct str part, char mark, uint64_t hash);

/* What is known of the tag that a plus begins, digits and what follows those left out. */
unsigned mailpart_tag(struct str tag);

/* What is known of a domain. */
struct mailpart mailpart_domain(struct str domain);

/* The ending meant by the last one of a domain, with its dot: the same, another, or NULL
   when the ending is none of the tables. *n is the length before the dot. */
const char *mailpart_ending(struct str domain, size_t *n);

/* The big provider from which a domain is one slip away, or NULL. */
const char *mailpart_neighbour(struct str domain);

#endif
