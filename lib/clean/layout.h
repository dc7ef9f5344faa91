/*
 * layout - what of a foreign file are records: its header, and what stands around them
 *
 * Reports have titles, periods and remarks above their header, sums among their rows and
 * lines of one cell behind them. The header is the row that knows the most words; a row is
 * a sum only when the cells that make a record one (its day, its numbers, who it is of)
 * are empty. Every record is asked, so nearly all pass by their first two bytes.
 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "csv.h"

enum { LAYOUT_LINES = 30 };

/* A record at the start of the file. */
struct layout_line {
	size_t at;     /* where it begins */
	uint64_t line; /* its physical line */
	int n, filled; /* cells; those that are not empty */
	int known;     /* words of headers; more for those of a known system */
	int values;    /* numbers, days, addresses: no words */
	bool open;     /* its last cell is empty */
};

void layout_look(struct layout_line *l, struct csv *c, const struct csv_row *row);

/* Which of the lines, at most LAYOUT_LINES, is the header: the first, unless a later one
   knows more and those before it are narrower. */
int layout_header(const struct layout_line *line, int n);

/* The cells that make a record one; -1: the file has none of that. */
enum {
	LAYOUT_DATE,
	LAYOUT_ORDER,
	LAYOUT_AMOUNT, /* of these three any may describe the columns in words */
	LAYOUT_CUSTOMER,
	LAYOUT_LOGIN,
	LAYOUT_EMAIL,
	LAYOUT_PHONE,
	LAYOUT_MOBILE,
	LAYOUT_VISITOR,
	LAYOUT_KEYS,
};

struct layout {
	int width; /* cells of a record */
	int key[LAYOUT_KEYS];
	bool told;   /* the keys are known: sums are looked for */
	bool behind; /* the row before was none, but one that comes behind all records */
	/* private */
	bool numbered;		 /* the first record has the number of an order */
	bool plain[256];	 /* a record that begins so is one */
	uint32_t start[32 * 32]; /* of all words by two letters the third ones */
	const struct str *name;	 /* of the header */
	int names;
	uint64_t lengths[256]; /* of the names by their first byte, modulo 64 */
};

void layout_start(struct layout *l, int width);

/* The header's names, which must live on; those that stood before go to twice[n], which
   gets as many as are returned. */
int layout_names(struct layout *l, const struct str *name, int n, struct str *twice);

enum layout_match { LAYOUT_OTHER, LAYOUT_SAME, LAYOUT_MOVED };

/* Is the row the header again, or are its names in another order? */
enum layout_match layout_again(
    const struct layout *l, struct csv *c, const struct csv_row *row);

/* May it be, by its first byte and the length of its first cell? */
static inline bool
layout_may_be_again(
    const struct layout *l, const struct csv *c, const struct csv_row *row)
{
	uint32_t from = row->end[-1] + 1; /* wraps to 0 where the record is the first */
	const char *s = row->base + from;
	size_t n = row->end[0] - from;

	if (n > 2 && s[0] == c->dialect.quote) {
		s++;
		n -= 2;
	}
	return n > 0 && (l->lengths[(unsigned char)s[0]] >> (n & 63) & 1) != 0;
}

/* Nothing in any cell, quoted or not; or the byte that ends a file of DOS. */
bool layout_is_blank(struct csv *c, const struct csv_row *row);

/* NULL, or why the row is no record. blank: empty lines stand before it; first: it is
   right under the header. */
const char *layout_odd(
    struct layout *l, struct csv *c, const struct csv_row *row, bool blank, bool first);

/* May a row begin so and be none? By its first three letters, if it has as many; an order's
   number mostly begins with a digit, or with a # before one. */
static inline bool
layout_doubts(const struct layout *l, char quote, struct str text)
{
	const unsigned char *s = (const unsigned char *)text.s;

	if (text.n < 3)
		return true;
	s += text.n > 3 && text.s[0] == quote;
	if (s[0] > '@')
		return (l->start[(s[0] & 31) << 5 | (s[1] & 31)] >> (s[2] & 31) & 1) ||
		       ((s[0] | s[1] | s[2]) & 0x80) != 0;
	if (s[0] >= '0' && s[0] <= '9')
		return false;
	return (s[0] != '#' && s[0] != '-' && s[0] != '+') || s[1] < '0';
}

/* Is the row, which has as many cells as the header, a record? Nearly all are by their first
   byte, and most others by their first three. */
static inline bool
layout_is_plain(const struct layout *l, const struct csv *c, const struct csv_row *row)
{
	struct str text = csv_text(row);
	char first = text.s[0], small;

	if (l->plain[(unsigned char)first])
		return true;
	if (text.n < 4)
		return false;
	if (first == c->dialect.quote)
		first = text.s[1];
	small = (char)(first | 0x20);
	return ((first >= '0' && first <= '9') || (small >= 'a' && small <= 'z')) &&
	       !layout_may_be_again(l, c, row) &&
	       !layout_doubts(l, c->dialect.quote, text);
}

/* A count of the records and its word, where a record has more: "3","record(s) downloaded". */
static inline bool
layout_may_count(const struct layout *l, const struct csv_row *row)
{
	return row->n == 2 && l->width > 3;
}

/* What layout_odd says, without asking it about nearly all rows. */
static inline const char *
layout_judge(
    struct layout *l, struct csv *c, const struct csv_row *row, bool blank, bool first)
{
	if (!first && (row->n > 1 || l->width == 1) && !layout_may_count(l, row) &&
	    !layout_doubts(l, c->dialect.quote, csv_text(row)))
		return NULL;
	return layout_odd(l, c, row, blank, first);
}

#endif
