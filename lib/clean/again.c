/*
 * again - see again.h
 */
#include "again.h"
#include "hash.h"

static const uint64_t number_bits = ~(uint64_t)UINT32_MAX; /* of b; the others: content */

static struct pair
hash_twice(struct str s, uint64_t salt)
{
	struct pair pair = { hash_salted(s, 1, salt), hash_salted(s, 2, salt) };

	pair.a += pair.a == 0;
	return pair;
}

struct pair
again_key(const struct again *a, struct str source, struct str number, char kind)
{
	struct pair key;

	hash_ready();
	key = hash_twice(number, source.n == 0
				     ? (unsigned char)kind
				     : hash_salted(source, 3, (unsigned char)kind));
	pairset_expect(&a->seen, key);
	return key;
}

enum again_verdict
again_judge(struct again *a, struct pair key, struct str record)
{
	uint64_t content = hash_salted(record, 3, 0) & ~number_bits;
	struct pair met;
	bool fresh;

	key.b = (key.b & number_bits) | content;
	met = pairset_meet(&a->seen, key, number_bits, &fresh);
	if (fresh)
		return AGAIN_NEW;
	if (met.b == key.b)
		return AGAIN_SAME;
	/* Contents beyond the first have pairs of their own, far from each other. */
	pairset_meet(&a->seen, hash_twice(record, key.a), UINT64_MAX, &fresh);
	return fresh ? AGAIN_OTHER : AGAIN_SAME;
}

bool
again_knows(const struct again *a, struct pair key)
{
	return pairset_find(&a->seen, key, number_bits) != NULL;
}

void
again_free(struct again *a)
{
	pairset_free(&a->seen);
}
