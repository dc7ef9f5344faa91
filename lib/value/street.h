/*
 * street - a line of an address to street, house number and addition
 *
 * In the Netherlands, Belgium and Germany the number stands behind the name, and both may
 * have more numbers in them: Plein 1944 12-2, Nieuwstraat 12 bus 3. In France, Great
 * Britain and America it stands in front. country is two letters; "" reads as "NL", but an
 * English or French line is known for one whatever the country.
 */
#ifndef STREET_H
#define STREET_H

#include <stdbool.h>
#include "addition.h"
#include "str.h"

enum { STREET_RANGE = 16 };

/* The parts point into the line, or into text and range: a copy of the struct is of no use.
   The addition is in capitals and without dashes. */
struct street_parts {
	struct str street, number, addition;
	struct addition text;
	char range[STREET_RANGE];
};

/* False when no rule fits: the caller keeps the line as the street. A street without a
   number is one; so is a number alone. */
bool street_split(struct str line, const char *country, struct street_parts *p);

/* Both lines of an address, where the second holds only the number or what follows it
   ("12", "bus 3", "Appt 4"); false when it holds something else, or the first fits no
   rule. */
bool street_join(
    struct str line, struct str second, const char *country, struct street_parts *p);

/* A cell for the house number that may hold the addition too: "12a", "12-A", "nr. 12 bis".
   The street stays empty. */
bool street_number(struct str cell, const char *country, struct street_parts *p);

/* The usual ones, 12 and 12a: number and addition are set; false for all others. */
static inline bool
street_number_quick(struct str cell, struct street_parts *p)
{
	size_t i = 0;
	char letter;

	while (i < cell.n && cell.s[i] >= '0' && cell.s[i] <= '9')
		i++;
	if (i == 0 || i > 5 || cell.s[0] == '0' || i + 1 < cell.n)
		return false;
	p->number = (struct str){ cell.s, i };
	p->addition = (struct str){ p->range, cell.n - i };
	if (i == cell.n)
		return true;
	letter = (char)(cell.s[i] | 0x20);
	p->range[0] = (char)(letter - 'a' + 'A');
	return letter >= 'a' && letter <= 'z';
}

#endif
