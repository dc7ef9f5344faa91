/*
 * map - see map.h
 *
 * A key is looked for in three rounds over a batch: hash it and fetch its cell, then
 * fetch the entry behind the cell, then compare. So a batch waits for memory about twice,
 * not twice a key. Cells are ordered by hash as far as probing allows, which makes
 * growing a sequential copy.
 */
#include "map.h"
#include "die.h"
#include "hash.h"
#include "sys.h"
#include <stdlib.h>
#include <string.h>

enum {
	FIRST_CELLS = 64,
	BATCH = 256,
	PAGE = 8192, /* units; a chunk of pages is contiguous */
	CHUNK = 512, /* pages, unless one entry needs more */
	HUGE_FROM = 4 << 20,
};

/* Places are 32 bits of units of 8 bytes. An entry has 2 units at least (but for the
   empty key), so ids never come near MAP_NONE. */
static const uint64_t max_units = UINT64_C(1) << 32;

struct entry {
	uint32_t id, n;
	char text[];
};

uint64_t
map_hash(struct str key, unsigned k)
{
	hash_ready();
	return hash_salted(key, k, 0);
}

/* The secrets were made with the first cells. */
static inline uint32_t
tag_of(struct str key)
{
	return (uint32_t)(hash_salted(key, 0, 0) >> 32);
}

static inline size_t
home(const struct map *m, uint32_t tag)
{
	return (size_t)((uint64_t)tag * m->ncells >> 32);
}

static inline size_t
next(const struct map *m, size_t i)
{
	return (i + 1) & (m->ncells - 1);
}

static inline struct entry *
entry_of(const struct map *m, uint32_t place)
{
	return (struct entry *)&m->pages[place / PAGE][place % PAGE];
}

static inline bool
same(const char *a, const char *b, size_t n)
{
	if (n > 16)
		return memcmp(a, b, n) == 0;
	if (n >= 8)
		return ((hash_load8(a) ^ hash_load8(b)) |
			   (hash_load8(a + n - 8) ^ hash_load8(b + n - 8))) == 0;
	if (n >= 4)
		return ((hash_load4(a) ^ hash_load4(b)) |
			   (hash_load4(a + n - 4) ^ hash_load4(b + n - 4))) == 0;
	return n == 0 || hash_load3(a, n) == hash_load3(b, n);
}

static void
grow(struct map *m, size_t ncells)
{
	uint64_t *old = m->cells;
	size_t nold = m->ncells, i, at;

	hash_ready();
	m->cells = mem_alloc(ncells, sizeof *m->cells);
	m->ncells = ncells;
	for (i = 0; i < nold; i++) {
		if (old[i] == 0)
			continue;
		for (at = home(m, (uint32_t)(old[i] >> 32)); m->cells[at] != 0;)
			at = next(m, at);
		m->cells[at] = old[i];
	}
	free(old);
}

/* Make room for n keys more, at most 5 cells of 8 in use. */
static inline void
reserve(struct map *m, size_t n)
{
	size_t ncells = m->ncells == 0 ? FIRST_CELLS : m->ncells;

	while (ncells / 8 * 5 < m->count + n)
		ncells *= 2;
	if (ncells != m->ncells)
		grow(m, ncells);
}

/* A chunk with room for that many units. Chunks grow with the map. */
static void
more_pages(struct map *m, size_t units)
{
	size_t n = m->npages / 2, i;
	uint64_t *chunk;

	n = n < 1 ? 1 : n > CHUNK ? CHUNK : n;
	if (n < units / PAGE + 1)
		n = units / PAGE + 1;
	if ((m->npages + n) * PAGE > max_units)
		die(EX_SOFTWARE, "more than 32 GiB of different keys");
	chunk = arena_alloc(&m->bytes, n * PAGE, sizeof *chunk);
	if (n * PAGE * sizeof *chunk >= HUGE_FROM)
		sys_huge(chunk, n * PAGE * sizeof *chunk);
	m->pages = mem_grow(m->pages, &m->pagecap, m->npages + n, sizeof *m->pages);
	/* Place 0 is not given away, so that no cell in use is 0. */
	m->used = m->npages == 0 ? 1 : m->npages * PAGE;
	for (i = 0; i < n; i++)
		m->pages[m->npages++] = chunk + i * PAGE;
}

/* Enter a new key; returns its place. */
static uint32_t
enter(struct map *m, struct str key)
{
	size_t units = (sizeof(struct entry) + key.n + 7) / 8;
	struct entry *entry;
	uint32_t place;

	if (key.n > UINT32_MAX)
		die(EX_SOFTWARE, "a key of more than 4 GiB");
	if (m->used + units > m->npages * PAGE)
		more_pages(m, units + 1);
	place = (uint32_t)m->used;
	m->used += units;
	entry = entry_of(m, place);
	entry->id = m->count++;
	entry->n = (uint32_t)key.n;
	if (key.n != 0)
		memcpy(entry->text, key.s, key.n);
	m->places = mem_grow(m->places, &m->placecap, m->count, sizeof *m->places);
	m->places[entry->id] = place;
	return place;
}

/* From cell i on: the cell that has the tag, or the empty one that ends the search. */
static inline size_t
probe(const struct map *m, uint32_t tag, size_t i)
{
	while (m->cells[i] != 0 && m->cells[i] >> 32 != tag)
		i = next(m, i);
	return i;
}

/* From cell i on: the cell of the key, or the empty one where it belongs. */
static inline size_t
find(const struct map *m, struct str key, uint32_t tag, size_t i)
{
	const struct entry *entry;

	for (i = probe(m, tag, i); m->cells[i] != 0; i = probe(m, tag, next(m, i))) {
		entry = entry_of(m, (uint32_t)m->cells[i]);
		if (entry->n == key.n && same(entry->text, key.s, key.n))
			break;
	}
	return i;
}

static inline uint32_t
find_or_enter(struct map *m, struct str key, uint32_t tag, size_t from)
{
	size_t i = find(m, key, tag, from);

	if (m->cells[i] == 0)
		m->cells[i] = (uint64_t)tag << 32 | enter(m, key);
	return entry_of(m, (uint32_t)m->cells[i])->id;
}

uint32_t
map_put(struct map *m, struct str key, bool *isnew)
{
	uint32_t before = m->count, id, tag;

	reserve(m, 1);
	tag = tag_of(key);
	id = find_or_enter(m, key, tag, home(m, tag));
	if (isnew != NULL)
		*isnew = m->count != before;
	return id;
}

static void
put_batch(struct map *m, const struct str *keys, size_t n, uint32_t *ids)
{
	uint32_t tags[BATCH];
	size_t at[BATCH], i;

	reserve(m, n);
	for (i = 0; i < n; i++) {
		tags[i] = tag_of(keys[i]);
		at[i] = home(m, tags[i]);
		__builtin_prefetch(&m->cells[at[i]]);
	}
	for (i = 0; i < n; i++) {
		at[i] = probe(m, tags[i], at[i]);
		if (m->cells[at[i]] != 0)
			__builtin_prefetch(entry_of(m, (uint32_t)m->cells[at[i]]));
	}
	/* Cells do not move while the batch is entered: the search goes on where it
	 * stood. */
	for (i = 0; i < n; i++)
		ids[i] = find_or_enter(m, keys[i], tags[i], at[i]);
}

void
map_put_many(struct map *m, const struct str *keys, size_t n, uint32_t *ids)
{
	size_t some;

	for (; n > 0; keys += some, ids += some, n -= some) {
		some = n < BATCH ? n : BATCH;
		put_batch(m, keys, some, ids);
	}
}

uint32_t
map_get(const struct map *m, struct str key)
{
	uint32_t tag;
	size_t i;

	if (m->ncells == 0)
		return MAP_NONE;
	tag = tag_of(key);
	i = find(m, key, tag, home(m, tag));
	return m->cells[i] == 0 ? MAP_NONE : entry_of(m, (uint32_t)m->cells[i])->id;
}

struct str
map_key(const struct map *m, uint32_t id)
{
	const struct entry *entry = entry_of(m, m->places[id]);

	return (struct str){ entry->text, entry->n };
}

struct str *
map_keys(const struct map *m)
{
	struct str *keys = mem_alloc(m->count, sizeof *keys);
	uint32_t id;

	for (id = 0; id < m->count; id++)
		keys[id] = map_key(m, id);
	return keys;
}

size_t
map_bytes(const struct map *m)
{
	return m->ncells * sizeof *m->cells + m->count * sizeof *m->places +
	       m->used * sizeof **m->pages;
}

void
map_free(struct map *m)
{
	free(m->cells);
	free(m->places);
	free(m->pages);
	arena_free(&m->bytes);
	*m = (struct map){ 0 };
}
