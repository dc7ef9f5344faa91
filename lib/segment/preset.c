/*
 * preset - see preset.h. lib/data/presets.tsv says what each is, lib/data/preset_NAME.tsv
 * holds its rules.
 */
#include "preset.h"
#include "tables.h"
#include <string.h>

#define PRESET(NAME, name)                                                               \
	{                                                                                \
		NULL, 0, NULL, preset_##name##_names, preset_##name##_table[0],          \
		    PRESET_##NAME##_NCOLS, PRESET_##NAME##_NROWS                         \
	}

/* in the order of presets.tsv, which gives the rest */
static struct preset presets[PRESETS_NROWS] = {
	PRESET(CODE125, code125),
	PRESET(CODE125_OLDER, code125_older),
	PRESET(RF10, rf10),
	PRESET(RF11, rf11),
	PRESET(PUTLER_STYLE, putler_style),
	PRESET(R_RFM_DOC, r_rfm_doc),
	PRESET(R_RFM_CLASSIC, r_rfm_classic),
	PRESET(PYPI_RFM, pypi_rfm),
	PRESET(PYMC_QUARTILE, pymc_quartile),
	PRESET(KLAVIYO, klaviyo),
	PRESET(THREE, three),
	PRESET(STATUS, status),
};

const struct preset *
preset_at(int i)
{
	if (i >= PRESETS_NROWS)
		return NULL;
	presets[i].name = presets_table[i][PRESETS_NAME];
	presets[i].bins = presets_table[i][PRESETS_BINS][0] - '0';
	presets[i].about = presets_table[i][PRESETS_ABOUT];
	return &presets[i];
}

const struct preset *
preset_find(const char *name)
{
	const struct preset *p;
	int i;

	for (i = 0; (p = preset_at(i)) != NULL; i++)
		if (strcmp(p->name, name) == 0)
			return p;
	return NULL;
}
