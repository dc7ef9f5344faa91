/*
 * str - borrowed bytes: a pointer and a length, never owned, no NUL needed
 */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *s;
	size_t n;
};

static inline struct str
str_of(const char *cstr)
{
	return (struct str){ cstr, strlen(cstr) };
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static inline bool
str_is(struct str a, const char *cstr)
{
	return str_eq(a, str_of(cstr));
}

/* Order by bytes, the shorter first: less than, equal to, greater than 0. */
int str_cmp(struct str a, struct str b);

/* Equal but for the case of ASCII letters. */
bool str_same(struct str a, struct str b);

/* Cut the part before the first sep off *rest; all of it when there is none. Returns false
   when nothing was left: *rest had s == NULL. A trailing sep leaves one empty part. */
bool str_cut(struct str *rest, char sep, struct str *part);

/* Without blanks (space, tab, CR, LF) at both ends. */
struct str str_trim(struct str s);

enum { STR_SHOW = 40 * 4 + 8 };

/* For messages: at most 40 bytes, control bytes and broken UTF-8 as \xNN, then "..." when
   cut. Writes to buf of STR_SHOW bytes and returns it. */
const char *str_show(struct str s, char buf[STR_SHOW]);

#endif
