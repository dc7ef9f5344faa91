/*
 * driver - a fuzz target without libFuzzer: its seeds, and changes of them that a fixed
 * number makes
 *
 *   TARGET SEEDS RUNS [show]    show: print each input before it is tried
 *
 * SEEDS is a dictionary of libFuzzer: lines "bytes", where \\ \" and \xNN are one byte.
 */
#ifndef DRIVER_H
#define DRIVER_H

#include "../random.h"

enum { SEEDS_MOST = 256, SEED_LINE = 4096, INPUT_MOST = 2 * SEED_LINE, CHANGES = 6 };

static struct str seeds[SEEDS_MOST];
static size_t nseeds;

static int
driver_hex(char c)
{
	return c >= 'a' ? c - 'a' + 10 : c >= 'A' ? c - 'A' + 10 : c - '0';
}

/* The bytes that a line of the dictionary means; false when it is none. */
static bool
read_seed(struct str line, char *to, size_t *n)
{
	size_t i;

	*n = 0;
	line = str_trim(line);
	if (line.n < 2 || line.s[0] != '"' || line.s[line.n - 1] != '"')
		return false;
	for (i = 1; i + 1 < line.n; i++) {
		if (line.s[i] == '\\' && line.s[i + 1] == 'x' && i + 4 < line.n) {
			to[(*n)++] = (char)(driver_hex(line.s[i + 2]) << 4 |
					    driver_hex(line.s[i + 3]));
			i += 3;
		} else if (line.s[i] == '\\' && i + 2 < line.n) {
			to[(*n)++] = line.s[++i];
		} else {
			to[(*n)++] = line.s[i];
		}
	}
	return true;
}

static void
read_seeds(const char *path)
{
	static char line[SEED_LINE];
	FILE *f = fopen(path, "r");
	size_t n;

	if (f == NULL) {
		perror(path);
		exit(1);
	}
	while (fgets(line, sizeof line, f) != NULL && nseeds < SEEDS_MOST) {
		if (line[0] == '#' || line[0] == '\n')
			continue;
		if (!read_seed(str_of(line), line, &n)) {
			fprintf(stderr, "%s: no seed: %s", path, line);
			exit(1);
		}
		seeds[nseeds++] = fuzz_copy((struct str){ line, n }, 0, 0);
	}
	fclose(f);
}

/* Put the bytes in the place of `gone` others. */
static size_t
splice(char *s, size_t n, size_t at, size_t gone, struct str in)
{
	if (n - gone + in.n > INPUT_MOST)
		return n;
	memmove(s + at + in.n, s + at + gone, n - at - gone);
	if (in.n != 0)
		memcpy(s + at, in.s, in.n);
	return n - gone + in.n;
}

/* One change: a byte, a byte more or less, a piece twice or gone, a piece of another. */
static size_t
change(char *s, size_t n)
{
	static const char odd[] = "\0\t\n\r \"'\\,;.-+@/:%&=0919\x7f\x80\xc3\xa9\xe2\xff";
	size_t at = below(n + 1), len = below(n - at + 1);
	char piece[SEED_LINE], byte;
	struct str other = seeds[below(nseeds)];

	byte = below(2) == 0 ? odd[below(sizeof odd)] : (char)any();
	switch (below(6)) {
	case 0:
		return splice(s, n, at, at < n, (struct str){ &byte, 1 });
	case 1:
		return splice(s, n, at, 0, (struct str){ &byte, 1 });
	case 2:
		return splice(s, n, at, at < n, (struct str){ NULL, 0 });
	case 3:
		return splice(s, n, at, len, (struct str){ NULL, 0 });
	case 4:
		len = len > sizeof piece ? sizeof piece : len;
		memcpy(piece, s + at, len);
		return splice(s, n, below(n + 1), 0, (struct str){ piece, len });
	default:
		at = below(other.n + 1);
		other = (struct str){ other.s + at, below(other.n - at + 1) };
		return splice(s, n, below(n + 1), 0, other);
	}
}

static void
try_input(struct str s, bool show)
{
	struct str copy = fuzz_copy(s, 0, 0);

	if (show)
		fuzz_show(s);
	LLVMFuzzerTestOneInput((const uint8_t *)copy.s, copy.n);
	fuzz_free(copy);
}

int
main(int argc, char *argv[])
{
	static char s[INPUT_MOST];
	unsigned long runs = argc < 3 ? 0 : strtoul(argv[2], NULL, 10), run;
	bool show = argc > 3;
	size_t i, n, changes;

	if (argc < 3) {
		fprintf(stderr, "usage: %s SEEDS RUNS [show]\n", argv[0]);
		return 1;
	}
	read_seeds(argv[1]);
	for (i = 0; i < nseeds; i++)
		try_input(seeds[i], show);
	for (run = 0; run < runs && nseeds > 0; run++) {
		i = below(nseeds);
		n = seeds[i].n;
		memcpy(s, seeds[i].s, n);
		for (changes = 1 + below(CHANGES); changes > 0; changes--)
			n = change(s, n);
		try_input((struct str){ s, n }, show);
	}
	printf("%zu inputs\n", nseeds + (size_t)run);
	for (i = 0; i < nseeds; i++)
		fuzz_free(seeds[i]);
	return 0;
}

#endif
