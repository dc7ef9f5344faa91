/*
 * probe-value - the functions of lib/value by table
 *
 * Reads `function TAB input...` lines and prints one line for each: the value, or
 * !reason. Inputs are bytes as they stand, except that \xNN is a byte, so that a table
 * can hold any; several results are separated by a blank.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include "date.h"
#include "email.h"
#include "money.h"
#include "num.h"
#include "phone.h"
#include "sha256.h"
#include "text.h"

enum { ARGS = 4, TEXT = 1 << 16 };

static int
hex(char c)
{
	return c >= 'a' ? c - 'a' + 10 : c - '0';
}

/* A copy with \xNN turned to bytes, in memory of just its size: the sanitizer sees a
   parser that reads past the end. */
static struct str
unhex(struct str s)
{
	char *copy = malloc(s.n + 1), *to = copy;
	size_t i, n;

	if (copy == NULL)
		abort();
	for (i = 0; i < s.n; i++) {
		if (i + 3 < s.n && s.s[i] == '\\' && s.s[i + 1] == 'x') {
			*to++ = (char)(hex(s.s[i + 2]) << 4 | hex(s.s[i + 3]));
			i += 3;
		} else {
			*to++ = s.s[i];
		}
	}
	n = (size_t)(to - copy);
	if (n > 0)
		copy = realloc(copy, n);
	return (struct str){ copy, n };
}

static void
put(const char *s, size_t n)
{
	fwrite(s, 1, n, stdout);
}

static int64_t
number(struct str s)
{
	int64_t v = 0;

	num_int(s, INT64_MIN, INT64_MAX, &v);
	return v;
}

static void
put_hex(const unsigned char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		printf("%02x", s[i]);
}

static void
put_money(money m)
{
	char buf[MONEY_SHOW];

	put(buf, (size_t)money_show(m, buf));
}

static const char *
probe_num(const char *f, struct str *arg)
{
	char buf[NUM_SHOW];
	const char *why;
	int64_t v;
	double real;

	if (strcmp(f, "int") == 0) {
		why = num_int(arg[0], number(arg[1]), number(arg[2]), &v);
		if (why == NULL)
			put(buf, (size_t)num_show(v, buf));
		return why;
	}
	why = num_real(arg[0], &real);
	if (why == NULL)
		printf("%.17g", real);
	return why;
}

static const char *
probe_money(const char *f, struct str *arg)
{
	char buf[MONEY_SHOW];
	bool rounded = false;
	const char *why;
	money m;

	if (strcmp(f, "money_sum") == 0) {
		put(buf, (size_t)money_show_sum(
			     wide_mul(number(arg[0]), number(arg[1])), buf));
		return NULL;
	}
	if (strcmp(f, "money_product") == 0)
		why = money_product(arg[0], arg[1], &m, &rounded);
	else if (strcmp(f, "money_round") == 0)
		why = money_round(arg[0], &m, &rounded);
	else
		why = money_parse(arg[0], &m);
	if (why == NULL) {
		put_money(m);
		if (strcmp(f, "money_raw") == 0)
			printf(" %" PRId64, m);
		if (rounded)
			put(" rounded", 8);
	}
	return why;
}

/* Each day of the range: shown, read and counted alike. */
static void
probe_calendar(void)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int y, m, d, last, year, month, mday;
	daynum day = -719162, got;
	char buf[DATE_SHOW], want[DATE_SHOW + 20];

	for (y = 1; y <= 9999; y++) {
		for (m = 1; m <= 12; m++) {
			last = lengths[m - 1] +
			       (m == 2 && y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
			for (d = 1; d <= last; d++, day++) {
				snprintf(want, sizeof want, "%04d-%02d-%02d", y, m, d);
				date_parts(day, &year, &month, &mday);
				if (date_show(day, buf) != 10 ||
				    memcmp(buf, want, 10) != 0 ||
				    date_parse(str_of(want), &got) != NULL ||
				    got != day || !date_civil(y, m, d, &got) ||
				    got != day || year != y || month != m || mday != d) {
					printf("wrong: %s", want);
					return;
				}
			}
			if (date_civil(y, m, last + 1, &got)) {
				printf("too long: %04d-%02d", y, m);
				return;
			}
		}
	}
	printf("last %d", day - 1);
}

static const char *
probe_date(const char *f, struct str *arg)
{
	char buf[DATE_SHOW];
	const char *why;
	daynum day;

	if (strcmp(f, "calendar") == 0) {
		probe_calendar();
		return NULL;
	}
	if (strcmp(f, "date_civil") == 0)
		why = date_civil((int)number(arg[0]), (int)number(arg[1]),
			  (int)number(arg[2]), &day)
			  ? NULL
			  : "none";
	else
		why = date_parse(arg[0], &day);
	if (why == NULL) {
		put(buf, (size_t)date_show(day, buf));
		printf(" %d", day);
	}
	return why;
}

static const char *
probe_text(const char *f, struct str arg)
{
	static char buf[2 * TEXT];
	size_t used;
	int cp;

	if (strcmp(f, "text_utf8") == 0) {
		printf("%zu", text_utf8(arg.s, arg.n));
	} else if (strcmp(f, "text_width") == 0) {
		printf("%zu", text_width(arg.s, arg.n));
	} else if (strcmp(f, "text_fold") == 0) {
		put(buf, text_fold(arg.s, arg.n, buf));
	} else if (strcmp(f, "text_escape") == 0) {
		put(buf, text_escape(arg.s, arg.n, buf));
	} else if (strcmp(f, "text_unescape") == 0) {
		put_hex((unsigned char *)buf, text_unescape(arg.s, arg.n, buf));
	} else if (strcmp(f, "text_encode") == 0) {
		put_hex((unsigned char *)buf, text_encode((int)number(arg), buf));
	} else if (strcmp(f, "text_cp1252") == 0) {
		printf("%X", (unsigned)text_cp1252((unsigned char)arg.s[0]));
	} else {
		cp = text_decode(arg.s, arg.n, &used);
		printf("%d %zu", cp, used);
	}
	return NULL;
}

static const char *
probe_sha256(const char *f, struct str arg, uint64_t times)
{
	unsigned char digest[32];
	char *many = malloc(arg.n * times + 1);
	uint64_t i;

	if (many == NULL)
		abort();
	for (i = 0; i < times; i++)
		memcpy(many + i * arg.n, arg.s, arg.n);
	if (strcmp(f, "sha256_id") == 0) {
		sha256_id(many, arg.n * times, (char *)digest);
		put((char *)digest, 16);
	} else {
		sha256(many, arg.n * times, digest);
		put_hex(digest, sizeof digest);
	}
	free(many);
	return NULL;
}

static const char *
probe_email(const char *f, struct str arg)
{
	char out[EMAIL_MAX];
	const char *why = NULL;
	size_t n;

	if (strcmp(f, "email_class") == 0) {
		struct str key = { out, email_key(arg, out) };

		fputs(email_is_placeholder(key) ? "nobody"
		      : email_is_role(key)	? "role"
						: "person",
		    stdout);
	} else if (strcmp(f, "email_key") == 0) {
		put(out, email_key(arg, out));
	} else {
		why = email_clean(arg, out, &n);
		if (why == NULL)
			put(out, n);
	}
	return why;
}

static const char *
probe_phone(const char *f, struct str *arg)
{
	char out[PHONE_MAX], country[8] = "";
	const char *why = NULL;
	bool mobile;
	size_t n;

	if (strcmp(f, "phone_class") == 0) {
		fputs(phone_is_placeholder(arg[0]) ? "nobody"
		      : phone_is_mobile(arg[0])	   ? "mobile"
						   : "fixed",
		    stdout);
		return NULL;
	}
	memcpy(country, arg[1].s, arg[1].n < 7 ? arg[1].n : 7);
	why = phone_clean(arg[0], arg[1].n == 0 ? NULL : country, out, &n, &mobile);
	if (why == NULL) {
		put(out, n);
		if (mobile)
			put(" mobile", 7);
	}
	return why;
}

static const char *
probe(const char *f, struct str *arg)
{
	if (strcmp(f, "int") == 0 || strcmp(f, "real") == 0)
		return probe_num(f, arg);
	if (strncmp(f, "money", 5) == 0)
		return probe_money(f, arg);
	if (strncmp(f, "date", 4) == 0 || strcmp(f, "calendar") == 0)
		return probe_date(f, arg);
	if (strncmp(f, "text", 4) == 0)
		return probe_text(f, arg[0]);
	if (strncmp(f, "sha256", 6) == 0)
		return probe_sha256(
		    f, arg[0], arg[1].n == 0 ? 1 : (uint64_t)number(arg[1]));
	if (strncmp(f, "email", 5) == 0)
		return probe_email(f, arg[0]);
	if (strncmp(f, "phone", 5) == 0)
		return probe_phone(f, arg);
	return "unknown function";
}

int
main(void)
{
	static char line[TEXT];
	struct str rest, part, arg[ARGS];
	const char *why;
	char function[32];
	size_t n;

	while (fgets(line, sizeof line, stdin) != NULL) {
		rest = str_of(line);
		rest.n -= rest.n > 0 && line[rest.n - 1] == '\n';
		str_cut(&rest, '\t', &part);
		snprintf(function, sizeof function, "%.*s", (int)part.n, part.s);
		for (n = 0; n < ARGS; n++)
			arg[n] = unhex(
			    str_cut(&rest, '\t', &part) ? part : (struct str){ "", 0 });
		why = probe(function, arg);
		if (why != NULL)
			printf("!%s", why);
		putchar('\n');
		for (n = 0; n < ARGS; n++)
			free((char *)arg[n].s);
	}
	return 0;
}
