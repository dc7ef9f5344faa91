/*
 * scan - vector search over bytes: AVX2 chosen at run time, SSE2, and a portable twin
 *
 * Buffers handed in must be readable SCAN_SLACK bytes past their end; what stands
 * there does not matter. Built with -DSCAN_PORTABLE the twin is all there is.
 */
#ifndef SCAN_H
#define SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SCAN_SLACK = 64 };

/* Write the position just behind each LF and TAB of s[0..n) to pos, in order, and return
   how many; n is at most 2^31. pos has room for n + 64 entries. *odd is set when a byte
   occurs that strict reading must look at: NUL, CR, backslash, or 0x80 and above. */
size_t scan_tabs(const char *s, size_t n, uint32_t *pos, bool *odd);

/* First LF in s[0..n), or NULL. */
const char *scan_line(const char *s, size_t n);

/* Number of LF in s[0..n). */
size_t scan_count(const char *s, size_t n);

/* Bit i of the 64 is set where s[i] equals the byte; reads 64 bytes. */
struct scan_mask {
	uint64_t sep, quote, end; /* end: LF or CR */
	uint64_t high;		  /* 0x80 and above, or NUL */
};

/* The masks of 64 bytes for a CSV reader. */
struct scan_mask scan_csv(const char *s, char sep, char quote);

/* Is the text, valid UTF-8, such that no cleaning touches it: printable ASCII without & % \ = '
   and without two blanks in a row, and letters of U+00C0 to U+017F that stand alone, for two
   in a row may be one that was read in a wrong encoding? The separator may stand in it,
   whatever it is. Looks at the byte behind it, too. */
bool scan_plain(const char *s, size_t n, char sep);

/* Which variant runs, for --version and the tests: "avx2", "sse2", "portable". */
const char *scan_variant(void);

#endif
