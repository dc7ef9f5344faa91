/*
 * scan - see scan.h
 *
 * A variant is a few functions that turn 64 bytes into bit masks; the loops over blocks
 * are written once and inlined into each variant (a pointer to a known function folds
 * away). The last block is read whole, into the slack, and its surplus bits are cut off.
 * -DSCAN_PORTABLE leaves only the twin in plain C, -DSCAN_SSE2 leaves AVX2 out.
 */
#include "scan.h"
#include <string.h>

#if defined(__x86_64__) && !defined(SCAN_PORTABLE)
#define SCAN_X86
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))

enum { BLOCK = 64 };

struct tabs {
	uint64_t sep, odd;
};

typedef struct tabs tabs_fn(const char *s);
typedef uint64_t lines_fn(const char *s);
typedef uint32_t *list_fn(uint32_t *pos, uint64_t bits, uint32_t behind);

/* One bit for each of the first n bytes of a block, n < 64. */
INLINE uint64_t
below(size_t n)
{
	return (UINT64_C(1) << n) - 1;
}

INLINE size_t
tabs_loop(
    tabs_fn *masks, list_fn *list, const char *s, size_t n, uint32_t *pos, bool *odd)
{
	uint32_t *at = pos;
	uint64_t strange = 0;
	struct tabs block;
	size_t i;

	for (i = 0; i + BLOCK <= n; i += BLOCK) {
		block = masks(s + i);
		strange |= block.odd;
		at = list(at, block.sep, (uint32_t)i + 1);
	}
	if (i < n) {
		block = masks(s + i);
		strange |= block.odd & below(n - i);
		at = list(at, block.sep & below(n - i), (uint32_t)i + 1);
	}
	if (strange != 0)
		*odd = true;
	return (size_t)(at - pos);
}

INLINE size_t
count_loop(lines_fn *lines, const char *s, size_t n)
{
	size_t i, count = 0;

	for (i = 0; i + BLOCK <= n; i += BLOCK)
		count += (size_t)__builtin_popcountll(lines(s + i));
	if (i < n)
		count += (size_t)__builtin_popcountll(lines(s + i) & below(n - i));
	return count;
}

#ifdef SCAN_X86

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

INLINE AVX2 uint64_t
avx2_bits(__m256i a, __m256i b)
{
	return (uint32_t)_mm256_movemask_epi8(a) |
	       (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

INLINE AVX2 __m256i
avx2_load(const char *s)
{
	return _mm256_loadu_si256((const __m256i *)s);
}

INLINE AVX2 uint64_t
avx2_equal(const char *s, char c)
{
	__m256i all = _mm256_set1_epi8(c);

	return avx2_bits(_mm256_cmpeq_epi8(avx2_load(s), all),
	    _mm256_cmpeq_epi8(avx2_load(s + 32), all));
}

/* Ones where the byte is one of the table's, which differ in their low half: the table is
   asked by the low half and must answer with the byte itself. Bytes of 0x80 and above are
   answered with 0, so they are never found. */
INLINE AVX2 __m256i
avx2_among(__m256i table, __m256i v)
{
	return _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, v), v);
}

/* A place without a byte holds 0, which no byte with that low half is; place 0 holds NUL
   itself where NUL is looked for, else 1. */
INLINE AVX2 struct tabs
avx2_tabs(const char *s)
{
	const __m256i separators = _mm256_broadcastsi128_si256(
	    _mm_setr_epi8(1, 0, 0, 0, 0, 0, 0, 0, 0, '\t', '\n', 0, 0, 0, 0, 0));
	const __m256i strange = _mm256_broadcastsi128_si256(
	    _mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\\', '\r', 0, 0));
	__m256i a = avx2_load(s), b = avx2_load(s + 32);

	return (struct tabs){
		avx2_bits(avx2_among(separators, a), avx2_among(separators, b)),
		/* The sign bit of the byte itself says 0x80 and above. */
		avx2_bits(_mm256_or_si256(avx2_among(strange, a), a),
		    _mm256_or_si256(avx2_among(strange, b), b)),
	};
}

/* Note the lowest bit; returns the others. */
INLINE AVX2 uint64_t
avx2_note(uint32_t *pos, uint64_t bits, uint32_t behind)
{
	*pos = behind + (uint32_t)_tzcnt_u64(bits);
	return bits & (bits - 1);
}

/* Eight at a time, whether they are there or not: one branch instead of eight, and
   written out because compilers do not unroll at -O2. The room of 64 entries behind the
   last takes the surplus. */
INLINE AVX2 uint32_t *
avx2_list(uint32_t *pos, uint64_t bits, uint32_t behind)
{
	uint32_t *end = pos + __builtin_popcountll(bits);

	do {
		bits = avx2_note(pos, bits, behind);
		bits = avx2_note(pos + 1, bits, behind);
		bits = avx2_note(pos + 2, bits, behind);
		bits = avx2_note(pos + 3, bits, behind);
		bits = avx2_note(pos + 4, bits, behind);
		bits = avx2_note(pos + 5, bits, behind);
		bits = avx2_note(pos + 6, bits, behind);
		bits = avx2_note(pos + 7, bits, behind);
		pos += 8;
	} while (bits != 0);
	return end;
}

AVX2 static size_t
avx2_scan_tabs(const char *s, size_t n, uint32_t *pos, bool *odd)
{
	return tabs_loop(avx2_tabs, avx2_list, s, n, pos, odd);
}

INLINE AVX2 uint64_t
avx2_lines(const char *s)
{
	return avx2_equal(s, '\n');
}

AVX2 static size_t
avx2_scan_count(const char *s, size_t n)
{
	return count_loop(avx2_lines, s, n);
}

AVX2 static struct scan_mask
avx2_scan_csv(const char *s, char sep, char quote)
{
	return (struct scan_mask){
		.sep = avx2_equal(s, sep),
		.quote = avx2_equal(s, quote),
		.end = avx2_equal(s, '\n') | avx2_equal(s, '\r'),
		.high = avx2_equal(s, '\0') | avx2_bits(avx2_load(s), avx2_load(s + 32)),
	};
}

/*
 * The odd bytes by two tables, one for each half of a byte: bit 0 for control bytes, 1 for
 * % & ', 2 for =, 3 for the backslash, 4 for DEL, 5 for C0 and above but for C3 to C5.
 */
AVX2 static bool
avx2_scan_plain(const char *s, size_t n, char sep)
{
	const __m256i low = _mm256_broadcastsi128_si256(_mm_setr_epi8(
	    97, 97, 97, 65, 65, 67, 99, 99, 97, 97, 97, 97, 105, 101, 97, 113));
	const __m256i high = _mm256_broadcastsi128_si256(
	    _mm_setr_epi8(1, 1, 2, 4, 0, 8, 0, 16, 0, 0, 0, 0, 32, 64, 64, 64));
	const __m256i half = _mm256_set1_epi8(15), blank = _mm256_set1_epi8(' ');
	const __m256i between = _mm256_set1_epi8(sep);
	__m256i v, next, odd, two;
	uint32_t bits, top;
	size_t i;

	for (i = 0; i < n; i += 32) {
		v = avx2_load(s + i);
		next = avx2_load(s + i + 1);
		odd =
		    _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(v, half)),
			_mm256_shuffle_epi8(
			    high, _mm256_and_si256(_mm256_srli_epi16(v, 4), half)));
		odd = _mm256_or_si256(_mm256_cmpeq_epi8(odd, _mm256_setzero_si256()),
		    _mm256_cmpeq_epi8(v, between));
		two = _mm256_and_si256(
		    _mm256_cmpeq_epi8(v, blank), _mm256_cmpeq_epi8(next, blank));
		bits = ~(uint32_t)_mm256_movemask_epi8(odd) |
		       (uint32_t)_mm256_movemask_epi8(two);
		top = (uint32_t)_mm256_movemask_epi8(v);
		if (top != 0) /* of 0x80 to 0xbf the sixth bit is clear */
			bits |= top & (uint32_t)_mm256_movemask_epi8(next) &
				~(uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(v, 1));
		if (n - i < 32)
			bits &= ((uint32_t)1 << (n - i)) - 1;
		if (bits != 0)
			return false;
	}
	return true;
}

INLINE bool
have_avx2(void)
{
#ifdef SCAN_SSE2
	return false;
#else
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
	       __builtin_cpu_supports("popcnt");
#endif
}

/* A lane is what the twin looks at in one step. SSE2 is always there. */
typedef __m128i lane;
enum { LANE = 16 };
static const char plain_name[] = "sse2";

INLINE lane
lane_load(const char *s)
{
	return _mm_loadu_si128((const __m128i *)s);
}

/* The top bit of a byte of the result says whether it was the byte c. */
INLINE lane
lane_equal(lane v, char c)
{
	return _mm_cmpeq_epi8(v, _mm_set1_epi8(c));
}

INLINE lane
lane_or(lane a, lane b)
{
	return _mm_or_si128(a, b);
}

/* The top bits of the bytes. */
INLINE uint64_t
lane_bits(lane v)
{
	return (uint64_t)_mm_movemask_epi8(v);
}

#else

typedef uint64_t lane;
enum { LANE = 8 };
static const char plain_name[] = "portable";

#define EACH(byte) (UINT64_C(0x0101010101010101) * (unsigned char)(byte))

/* The first byte stands lowest on every machine. */
INLINE lane
lane_load(const char *s)
{
	lane v;

	memcpy(&v, s, sizeof v);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	v = __builtin_bswap64(v);
#endif
	return v;
}

/* Top bits as above; the other bits are anything. Only a byte of zero keeps its top bit
   clear under the addition, and nothing is carried into the next byte. */
INLINE lane
lane_equal(lane v, char c)
{
	v ^= EACH(c);
	return ~(v | ((v & EACH(0x7f)) + EACH(0x7f)));
}

INLINE lane
lane_or(lane a, lane b)
{
	return a | b;
}

/* Bit 8i goes to 56 + i by a shift of 56 - 7i; no two of the products meet. */
INLINE uint64_t
lane_bits(lane v)
{
	return (v >> 7 & EACH(1)) * UINT64_C(0x0102040810204080) >> 56;
}

#endif

INLINE struct tabs
plain_tabs(const char *s)
{
	struct tabs block = { 0, 0 };
	lane v, strange;
	int i;

	for (i = 0; i < BLOCK; i += LANE) {
		v = lane_load(s + i);
		block.sep |= lane_bits(lane_or(lane_equal(v, '\t'), lane_equal(v, '\n')))
			     << i;
		strange = lane_or(lane_or(v, lane_equal(v, '\0')),
		    lane_or(lane_equal(v, '\r'), lane_equal(v, '\\')));
		block.odd |= lane_bits(strange) << i;
	}
	return block;
}

INLINE uint64_t
plain_equal(const char *s, char c)
{
	uint64_t bits = 0;
	int i;

	for (i = 0; i < BLOCK; i += LANE)
		bits |= lane_bits(lane_equal(lane_load(s + i), c)) << i;
	return bits;
}

INLINE uint64_t
plain_high(const char *s)
{
	uint64_t bits = 0;
	int i;

	for (i = 0; i < BLOCK; i += LANE)
		bits |= lane_bits(lane_load(s + i)) << i;
	return bits;
}

INLINE uint64_t
plain_lines(const char *s)
{
	return plain_equal(s, '\n');
}

INLINE uint32_t *
plain_list(uint32_t *pos, uint64_t bits, uint32_t behind)
{
	for (; bits != 0; bits &= bits - 1)
		*pos++ = behind + (uint32_t)__builtin_ctzll(bits);
	return pos;
}

size_t
scan_tabs(const char *s, size_t n, uint32_t *pos, bool *odd)
{
#ifdef SCAN_X86
	if (have_avx2())
		return avx2_scan_tabs(s, n, pos, odd);
#endif
	return tabs_loop(plain_tabs, plain_list, s, n, pos, odd);
}

const char *
scan_line(const char *s, size_t n)
{
	/* The C library does this as well as we could; NULL may come with n = 0. */
	return n == 0 ? NULL : memchr(s, '\n', n);
}

size_t
scan_count(const char *s, size_t n)
{
#ifdef SCAN_X86
	if (have_avx2())
		return avx2_scan_count(s, n);
#endif
	return count_loop(plain_lines, s, n);
}

struct scan_mask
scan_csv(const char *s, char sep, char quote)
{
#ifdef SCAN_X86
	if (have_avx2())
		return avx2_scan_csv(s, sep, quote);
#endif
	return (struct scan_mask){
		.sep = plain_equal(s, sep),
		.quote = plain_equal(s, quote),
		.end = plain_equal(s, '\n') | plain_equal(s, '\r'),
		.high = plain_equal(s, '\0') | plain_high(s),
	};
}

static bool
plain_scan_plain(const char *s, size_t n, char sep)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] == sep)
			continue;
		if (u[i] < ' ' || u[i] == 0x7f || (u[i] >= '%' && u[i] <= '\'') ||
		    u[i] == '=' || u[i] == '\\' || (u[i] == ' ' && u[i + 1] == ' '))
			return false;
		if (u[i] >= 0xc0 ? u[i] < 0xc3 || u[i] > 0xc5
				 : u[i] >= 0x80 && u[i + 1] >= 0x80)
			return false;
	}
	return true;
}

bool
scan_plain(const char *s, size_t n, char sep)
{
#ifdef SCAN_X86
	if (have_avx2())
		return avx2_scan_plain(s, n, sep);
#endif
	return plain_scan_plain(s, n, sep);
}

const char *
scan_variant(void)
{
#ifdef SCAN_X86
	if (have_avx2())
		return "avx2";
#endif
	return plain_name;
}
