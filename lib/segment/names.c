/*
 * names - see names.h
 */
#include "names.h"
#include "tables.h"

const char *const names_languages[] = { "en", "nl", "fr", "de", NULL };

struct str
names_of(int language, struct str key, struct str otherwise)
{
	static const int columns[] = { SEGMENT_NAMES_EN, SEGMENT_NAMES_NL,
		SEGMENT_NAMES_FR, SEGMENT_NAMES_DE };
	int i;

	for (i = 0; i < SEGMENT_NAMES_NROWS && language != NAMES_AS_PUBLISHED; i++)
		if (str_is(key, segment_names_table[i][SEGMENT_NAMES_KEY]))
			return str_of(segment_names_table[i][columns[language]]);
	return otherwise;
}
