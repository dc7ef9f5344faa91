/*
 * map - byte-string keys to dense ids 0, 1, 2 ... in order of first sight
 *
 * Everything else a tool knows of a key is a plain array indexed by its id, so the
 * order of the hash never reaches an output. Cells of 8 bytes (32 bits of the hash, 32 of
 * a place) lead to entries that hold id and bytes side by side: a key that is known costs
 * two cache misses. Entries never move. The hash is keyed with random bytes of the
 * process: crafted keys cannot slow it down.
 */
#ifndef MAP_H
#define MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "mem.h"
#include "str.h"

#define MAP_NONE UINT32_MAX

struct map {
	uint64_t *cells;
	size_t ncells;	  /* a power of two, 0 before the first key */
	uint32_t *places; /* of entries, by id */
	size_t placecap;
	uint32_t count;
	uint64_t **pages; /* of entries, in units of 8 bytes */
	size_t npages, pagecap;
	size_t used;	    /* units */
	struct arena bytes; /* owns the pages */
};

/* The keyed 64-bit hash of hash.h; k picks one of its independent functions (0 to 3). */
uint64_t map_hash(struct str key, unsigned k);

/* The id of the key, entered when it is new; *isnew may be NULL. Start a map with {0}. */
uint32_t map_put(struct map *m, struct str key, bool *isnew);

/* The same for n keys at once, several times faster: ids[i] for keys[i], in order. */
void map_put_many(struct map *m, const struct str *keys, size_t n, uint32_t *ids);

/* The id, or MAP_NONE. */
uint32_t map_get(const struct map *m, struct str key);

/* Borrowed until map_free. */
struct str map_key(const struct map *m, uint32_t id);

/* All keys by id: map_count of them, for the caller to free. */
struct str *map_keys(const struct map *m);

static inline uint32_t
map_count(const struct map *m)
{
	return m->count;
}

/* Bytes held. */
size_t map_bytes(const struct map *m);

void map_free(struct map *m);

#endif
