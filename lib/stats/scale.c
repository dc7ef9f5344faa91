/*
 * scale - see scale.h
 */
#include "scale.h"

void
scale_put(struct scale *s, int64_t at, int64_t shift)
{
	struct wide cut = wide_of(at);

	wide_add(&cut, shift);
	if (wide_fits(cut, &s->above[s->n]))
		s->n++;
	else if (cut.hi < 0)
		s->always++; /* cuts ascend: nothing was put yet */
	else
		s->above[s->n++] = INT64_MAX;
}

bool
scale_cut(const struct scale *s, int score, int64_t *cut)
{
	int k = score - 2 - s->always;

	if (k < 0)
		return false;
	*cut = s->above[k];
	return true;
}

bool
scale_next(const struct scale *s, int64_t value, struct wide *distance)
{
	int64_t cut;

	if (scale_score(s, value) == scale_top(s))
		return false;
	cut = s->above[scale_score(s, value) - 1 - s->always];
	*distance = wide_minus(wide_of(value));
	wide_add(distance, cut);
	wide_add(distance, 1);
	return true;
}
