/*
 * span - copy a cell up to the first byte that needs a look, 16 bytes at a time
 *
 * Most cells are short and plain, so this is the inner loop of rfm-fmt and is inline:
 * one load, a few compares, one store. Both sides are touched up to SPAN_SLACK bytes
 * behind the n asked for; what stands there does not matter. SSE2, or byte by byte
 * (-DSCAN_PORTABLE selects that everywhere).
 */
#ifndef SPAN_H
#define SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#if defined(__SSE2__) && !defined(SCAN_PORTABLE)
#include <emmintrin.h>
#define SPAN_SSE2 1
#endif

enum { SPAN_SLACK = 16 };

#ifdef SPAN_SSE2

/* Position of the first set lane before n, else n. */
static inline size_t
span_first(__m128i hits, size_t n)
{
	unsigned mask = (unsigned)_mm_movemask_epi8(hits);

	if (n < 16)
		mask &= (1u << n) - 1;
	else
		n = 16;
	return mask == 0 ? n : (size_t)__builtin_ctz(mask);
}

static inline __m128i
span_load(const char *s)
{
	return _mm_loadu_si128((const __m128i *)(const void *)s);
}

static inline void
span_store(char *dst, __m128i v)
{
	_mm_storeu_si128((__m128i *)(void *)dst, v);
}

/* Lanes that a CSV cell cannot hold as they stand: separator, quote, CR, and the
   backslash, which begins an escape of the record. */
static inline __m128i
span_hits_csv(__m128i v, char sep)
{
	return _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(sep)),
				_mm_cmpeq_epi8(v, _mm_set1_epi8('"'))),
	    _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\r')),
		_mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))));
}

/* Lanes that a JSON string cannot hold: quote, control bytes; and E2, with which
   U+2028 begins. The escapes of a record are escapes of JSON too. */
static inline __m128i
span_hits_json(__m128i v)
{
	const __m128i top = _mm_set1_epi8(0x1f);

	return _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
	    _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(v, top), v),
		_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xe2))));
}

/* Lanes that a terminal does not show as one column: escapes, control bytes, and all
   from 0x80 on, which are negative here. */
static inline __m128i
span_hits_wide(__m128i v)
{
	return _mm_or_si128(_mm_cmplt_epi8(v, _mm_set1_epi8(0x20)),
	    _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(0x7f)),
		_mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))));
}

/* Copy; returns how many bytes stand before the first that needs a look. */
static inline size_t
span_csv(char *dst, const char *s, size_t n, char sep)
{
	size_t at = 0, step;
	__m128i v;

	while (at < n) {
		v = span_load(s + at);
		span_store(dst + at, v);
		step = span_first(span_hits_csv(v, sep), n - at);
		at += step;
		if (step < 16)
			break;
	}
	return at;
}

static inline size_t
span_json(char *dst, const char *s, size_t n)
{
	size_t at = 0, step;
	__m128i v;

	while (at < n) {
		v = span_load(s + at);
		span_store(dst + at, v);
		step = span_first(span_hits_json(v), n - at);
		at += step;
		if (step < 16)
			break;
	}
	return at;
}

/* Printable ASCII without a backslash: n bytes are n columns of a terminal. */
static inline bool
span_is_plain(const char *s, size_t n)
{
	size_t at, left;

	for (at = 0; at < n; at += 16) {
		left = n - at < 16 ? n - at : 16;
		if (span_first(span_hits_wide(span_load(s + at)), left) < left)
			return false;
	}
	return true;
}

/* Copy, no question asked. */
static inline void
span_copy(char *dst, const char *s, size_t n)
{
	size_t at;

	for (at = 0; at < n; at += 16)
		span_store(dst + at, span_load(s + at));
}

#else

static inline size_t
span_csv(char *dst, const char *s, size_t n, char sep)
{
	size_t at;

	for (at = 0; at < n; at++) {
		if (s[at] == sep || s[at] == '"' || s[at] == '\r' || s[at] == '\\')
			break;
		dst[at] = s[at];
	}
	return at;
}

static inline size_t
span_json(char *dst, const char *s, size_t n)
{
	size_t at;

	for (at = 0; at < n; at++) {
		if (s[at] == '"' || (unsigned char)s[at] < 0x20 || s[at] == '\xe2')
			break;
		dst[at] = s[at];
	}
	return at;
}

static inline bool
span_is_plain(const char *s, size_t n)
{
	size_t at;

	for (at = 0; at < n; at++)
		if (s[at] < 0x20 || s[at] >= 0x7f || s[at] == '\\')
			return false;
	return true;
}

static inline void
span_copy(char *dst, const char *s, size_t n)
{
	memcpy(dst, s, n);
}

#endif
#endif
