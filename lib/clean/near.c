/*
 * near - see near.h
 */
#include "near.h"
#include "email.h"

static struct near_domain *
find(struct near *near, struct str domain)
{
	struct near_domain *d;
	int i;

	for (i = 0; i < near->n; i++) {
		d = &near->domain[i];
		if (d->n == domain.n && memcmp(d->name, domain.s, d->n) == 0)
			return d;
	}
	if (near->n == NEAR_DOMAINS)
		return NULL;
	d = &near->domain[near->n++];
	*d = (struct near_domain){ .n = domain.n };
	memcpy(d->name, domain.s, domain.n);
	return d;
}

void
near_see(struct near *near, struct str address, uint64_t line)
{
	const char *sign = memchr(address.s, '@', address.n), *meant;
	struct near_domain *d;
	struct str domain;

	if (sign == NULL)
		return;
	meant = email_suggestion(address);
	if (meant == NULL)
		meant = email_looks_near(address);
	domain.s = sign + 1;
	domain.n = address.n - (size_t)(domain.s - address.s);
	if (meant == NULL || domain.n > NEAR_DOMAIN)
		return;
	d = find(near, domain);
	if (d == NULL)
		return;
	if (d->rows++ == 0)
		d->line = line;
	d->meant = meant;
}

bool
near_is_listed(const struct near_domain *d)
{
	char address[NEAR_DOMAIN + 2] = "a@";

	if (d->rows < NEAR_OFTEN)
		return true;
	memcpy(address + 2, d->name, d->n);
	return email_is_suspect((struct str){ address, d->n + 2 });
}
