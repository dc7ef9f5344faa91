/*
 * hash - see hash.h
 */
#include "hash.h"
#include "sys.h"
#include <stdatomic.h>

uint64_t hash_secrets[HASH_FUNCTIONS][HASH_SECRETS];

enum { NONE, BEING_DRAWN, READY };

static atomic_int state = NONE;

void
hash_ready(void)
{
	int none = NONE;

	if (atomic_load_explicit(&state, memory_order_acquire) == READY)
		return;
	if (atomic_compare_exchange_strong(&state, &none, BEING_DRAWN)) {
		sys_random(hash_secrets, sizeof hash_secrets);
		atomic_store(&state, READY);
	}
	while (atomic_load(&state) != READY) /* another thread is at it */
		;
}
