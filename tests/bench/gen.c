/*
 * gen - orders to measure with: gen clean|raw ROWS [SEED]
 *
 * clean: records profile_id order_id date amount. raw: a Dutch shop's CSV export of the
 * same orders with names and addresses. Every row is a function of the seed and its number;
 * customers are skewed: a third of them bought once, the best some hundred times.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t seed = 1;

/* A value that depends on the row and on which of its properties is asked for. */
static uint64_t
roll(uint64_t row, uint64_t what)
{
	uint64_t x = seed * 0x9e3779b97f4a7c15u + row * 0xd1342543de82ef95u +
		     (what + 1) * 0xa0761d6478bd642fu;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

/* The square of a uniform share favours the first customers. */
static uint64_t
customer_of(uint64_t row, uint64_t rows)
{
	uint64_t customers = rows / 4 + 1, u = roll(row, 1) >> 32;

	return (u * u >> 32) * customers >> 32;
}

static void
put_day(uint64_t n, const char *form)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year = 2023 + (int)(n / 365), month = 0, day = (int)(n % 365);

	while (day >= lengths[month])
		day -= lengths[month++];
	if (strcmp(form, "iso") == 0)
		printf("%d-%02d-%02d", year, month + 1, day + 1);
	else
		printf("%02d-%02d-%d", day + 1, month + 1, year);
}

static void
put_clean(uint64_t row, uint64_t rows)
{
	uint64_t cents = 295 + roll(row, 2) % 20000;

	printf("C%06" PRIu64 "\tO%09" PRIu64 "\t", customer_of(row, rows), row);
	put_day(roll(row, 3) % 1095, "iso");
	printf("\t%" PRIu64 ".%02" PRIu64 "\n", cents / 100, cents % 100);
}

static void
put_raw(uint64_t row, uint64_t rows)
{
	static const char *const given[] = { "Jan", "Ren\u00e9e", "Marieke", "Bram",
		"Sofie", "Joris", "Fatima", "Lo\u00efc" };
	static const char *const family[] = { "Jansen", "de Vries", "Peeters",
		"van der Berg", "\"Bakker; Zn\"", "Maes", "El Amrani", "Smit" };
	uint64_t who = customer_of(row, rows), cents = 295 + roll(row, 2) % 200000;

	printf("O%09" PRIu64 ";", row);
	put_day(roll(row, 3) % 1095, "nl");
	printf(";K%06" PRIu64 ";%s;%s;klant%" PRIu64 "@post-%" PRIu64 ".nl;06%08" PRIu64
	       ";Dorpsstraat;%" PRIu64 ";%" PRIu64 " AB;Utrecht;Nederland;%" PRIu64
	       ",%02" PRIu64 ";Betaald\r\n",
	    who, given[roll(who, 4) % 8], family[roll(who, 5) % 8], who, who % 50,
	    roll(who, 6) % 100000000, who % 200 + 1, who % 9000 + 1000, cents / 100,
	    cents % 100);
}

int
main(int argc, char *argv[])
{
	bool raw = argc > 1 && strcmp(argv[1], "raw") == 0;
	uint64_t rows = argc > 2 ? strtoull(argv[2], NULL, 10) : 0, row;

	if (argc > 3)
		seed = strtoull(argv[3], NULL, 10);
	puts(raw ? "Ordernummer;Besteldatum;Klantnummer;Voornaam;Achternaam;E-mailadres;"
		   "Mobiel;Straat;Huisnummer;Postcode;Plaats;Land;Totaalbedrag;Status\r"
		 : "profile_id\torder_id\tdate\tamount");
	for (row = 0; row < rows; row++) {
		if (raw)
			put_raw(row, rows);
		else
			put_clean(row, rows);
	}
	return fflush(stdout) != 0 || ferror(stdout);
}
