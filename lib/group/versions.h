/*
 * versions - the same order in several files: the file that comes last wins
 *
 * Exports overlap, and old orders change. A file is an operand, or within it each value of
 * the column `file`; files come in the order in which they first appear. A file that has
 * sale rows of an order replaces all rows of it in files before; one that has nothing but
 * refunds of it replaces refunds of the same moment, for a refund alone is no order.
 * 16 bytes an order and the room between: fingerprints of 112 bits, and 16 for the file.
 */
#ifndef VERSIONS_H
#define VERSIONS_H

#include "account.h"
#include "col.h"
#include "pairset.h"

struct versions {
	struct pairset set;
	struct map files;
	struct col file;
	bool overlap;  /* some order may stand in two files: a second pass must tell */
	uint64_t bare; /* sale rows without a number */
	const char *operand; /* of the last row, and its value and number */
	struct str value;
	uint32_t number;
};

/* Bind the column file. */
void versions_bind(struct versions *v, const struct reader *r);

/* The number of the row's file, from 1 on. More than 65535 files: 65. */
uint32_t versions_file(struct versions *v, const struct row *row);

/* A unit of versions is what one file replaces: an order, or a refund of a moment. Pairs
   for pairset.h, the file in the low 16 bits of b. */
#define VERSIONS_FILE UINT64_C(0xffff)
struct pair versions_order(const struct sale *s);
struct pair versions_refund(const struct sale *s);

/* A row came by. */
void versions_note(struct versions *v, const struct sale *s);

/* After all rows came by: is this one replaced by a later file? */
bool versions_stale(const struct versions *v, const struct sale *s);

/* Forget the orders, not the files. */
void versions_reset(struct versions *v);

#endif
