/*
 * deal - see deal.h
 */
#include "deal.h"
#include "mem.h"
#include "sort.h"
#include <stdlib.h>

/* pandas counts places from the lowest value, whatever is best */
static bool
backward(const struct deal *d)
{
	return d->metric->method == METHOD_QCUT_RANK &&
	       (d->metric->kind == METRIC_DAY ? !d->metric->turned
					      : metric_low(d->metric));
}

/* Among whom customer i is dealt: numbered by group, then by the scores before. */
static int64_t
cell_of(const struct deal *d, uint32_t i)
{
	int64_t cell = d->people->group == NULL ? 0 : d->people->group[i];
	int k;

	for (k = 0; k < d->nbefore; k++)
		cell = cell * (SCALE_SCORES + 1) + d->before[k][i];
	return cell;
}

/* Put the customers of `order` in the order of v[i], which belongs to order[i]; stable. */
static void
reorder(uint32_t *order, const int64_t *v, size_t n)
{
	uint32_t *places = mem_alloc(n, sizeof *places);
	uint32_t *was = mem_alloc(n, sizeof *was);
	size_t i;

	sort_int_order(v, places, n);
	memcpy(was, order, n * sizeof *was);
	for (i = 0; i < n; i++)
		order[i] = was[places[i]];
	free(places);
	free(was);
}

/* By cell, then value, then key. */
static uint32_t *
order_all(const struct deal *d)
{
	size_t n = d->people->n, i;
	uint32_t *order = mem_alloc(n, sizeof *order);
	int64_t *v = mem_alloc(n, sizeof *v);
	bool turn = backward(d);

	for (i = 0; i < n; i++) {
		order[i] = d->people->by_key == NULL ? (uint32_t)i : d->people->by_key[i];
		v[i] = turn ? ~d->worth[order[i]] : d->worth[order[i]];
	}
	reorder(order, v, n);
	if (d->people->group != NULL || d->nbefore != 0) {
		for (i = 0; i < n; i++)
			v[i] = cell_of(d, order[i]);
		reorder(order, v, n);
	}
	free(v);
	return order;
}

/* The score of place p of n. */
static int
place_score(const struct deal *d, size_t p, size_t n)
{
	size_t bins = (size_t)d->metric->bins;
	size_t size = n / bins, larger = n % bins;

	if (d->metric->method == METHOD_QCUT_RANK) {
		/* 1 + the cuts (n-1)k/bins strictly below p */
		p = p == 0 ? 1 : (p * bins + n - 2) / (n - 1);
		return (int)(backward(d) ? bins + 1 - p : p);
	}
	if (p < larger * (size + 1))
		return (int)(p / (size + 1)) + 1;
	return (int)(larger + (p - larger * (size + 1)) / size) + 1;
}

/* Members of one cell that are equal, from..to, have their scores: were they divided? */
static void
count_ties(const struct deal *d, const uint32_t *order, size_t from, size_t to)
{
	struct dealt *dealt =
	    &d->dealt[d->people->group == NULL ? 0 : d->people->group[order[from]]];
	int a = d->score[order[from]], b = d->score[order[to - 1]], k;
	int high = a > b ? a : b;

	if (a == b)
		return;
	dealt->tied += to - from;
	for (k = (a > b ? b : a) + 1; k <= high; k++) {
		dealt->at[k] += to - from;
		dealt->worth[k] = d->worth[order[from]];
	}
}

/* For each of a cell the least worth with the next higher score that somebody has. */
static void
find_better(const struct deal *d, const uint32_t *order, size_t n)
{
	int64_t least[SCALE_SCORES + 2];
	bool used[SCALE_SCORES + 2] = { false };
	int64_t better[SCALE_SCORES + 2];
	size_t i;
	int s;

	for (i = 0; i < n; i++) {
		s = d->score[order[i]];
		if (!used[s] || d->worth[order[i]] < least[s])
			least[s] = d->worth[order[i]];
		used[s] = true;
	}
	better[SCALE_SCORES] = INT64_MIN;
	for (s = SCALE_SCORES - 1; s > 0; s--)
		better[s] = used[s + 1] ? least[s + 1] : better[s + 1];
	for (i = 0; i < n; i++)
		d->better[order[i]] = better[d->score[order[i]]];
}

static void
deal_cell(const struct deal *d, const uint32_t *order, size_t n)
{
	size_t i, end;

	for (i = 0; i < n; i++)
		d->score[order[i]] = (uint8_t)place_score(d, i, n);
	for (i = 0; i < n; i = end) {
		for (end = i + 1; end < n && d->worth[order[end]] == d->worth[order[i]];)
			end++;
		count_ties(d, order, i, end);
	}
	if (d->better != NULL)
		find_better(d, order, n);
}

void
deal_out(const struct deal *d)
{
	uint32_t *order = order_all(d);
	size_t n = d->people->n, i, end;

	for (i = 0; i < n; i = end) {
		for (end = i + 1;
		     end < n && cell_of(d, order[end]) == cell_of(d, order[i]);)
			end++;
		deal_cell(d, order + i, end - i);
	}
	free(order);
}
