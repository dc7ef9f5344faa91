/*
 * blocklist - see blocklist.h
 */
#include "blocklist.h"
#include "die.h"
#include "io.h"
#include "tables.h"
#include "text.h"

enum { VALUE = 256 }; /* bytes of the longest listed value */

/* A to Z in lower case. */
static struct str
lower(struct str s, char buf[VALUE])
{
	size_t i;

	for (i = 0; i < s.n; i++)
		buf[i] =
		    s.s[i] >= 'A' && s.s[i] <= 'Z' ? (char)(s.s[i] + 'a' - 'A') : s.s[i];
	return (struct str){ buf, s.n };
}

/* Enter the value of a kind as its keys look; returns NULL, or why it can never be one.
 */
static const char *
add(struct blocklist *b, enum ident_kind kind, struct str value, const char *country)
{
	char buf[VALUE + EMAIL_MAX];
	const char *reason = NULL;
	bool mobile;
	size_t n;

	if (kind == IDENT_BY_CUSTOMER) {
		map_put(&b->listed[kind], lower(value, buf), NULL);
		return NULL;
	}
	if (kind == IDENT_BY_MOBILE)
		reason = phone_clean(value, country, buf, &n, &mobile);
	else
		reason = email_clean(value, buf, &n);
	if (reason != NULL)
		return reason;
	if (kind == IDENT_BY_EMAIL)
		n = email_key((struct str){ buf, n }, buf);
	map_put(&b->listed[kind], (struct str){ buf, n }, NULL);
	return NULL;
}

/* The kind of that name, or IDENT_KINDS. */
static enum ident_kind
kind_by_name(struct str name)
{
	int i = 0;

	if (str_is(name, "phone"))
		return IDENT_BY_MOBILE;
	while (i < IDENT_KINDS && !str_is(name, ident_kind_names[i]))
		i++;
	return (enum ident_kind)i;
}

/* `value`, or `kind TAB value`: returns NULL, or what is wrong with it. */
static const char *
add_line(struct blocklist *b, struct str line, const char *country)
{
	bool named = memchr(line.s, '\t', line.n) != NULL;
	struct str value = line, name = { "", 0 };
	enum ident_kind kind;

	if (text_utf8(line.s, line.n) != line.n)
		return "not UTF-8";
	if (named)
		str_cut(&value, '\t', &name);
	kind = kind_by_name(name);
	if (named && kind == IDENT_KINDS)
		return "no such kind (customer_id, email, mobile, phone)";
	value = str_trim(value);
	if (value.n == 0)
		return "no value";
	if (value.n > VALUE)
		return "longer than 256 bytes";
	if (memchr(value.s, '\t', value.n) != NULL)
		return "more than kind and value";
	if (named)
		return add(b, kind, value, country);
	for (kind = 0; kind < IDENT_KINDS; kind++)
		add(b, kind, value, country); /* of which kind it is, it tells itself */
	return NULL;
}

/* Cut the next line off the input, without LF; false at the end of the file. */
static bool
next_line(struct input *in, struct str *line)
{
	const char *end;

	for (;;) {
		line->s = in->buf + in->from;
		line->n = in->to - in->from;
		end = line->n == 0 ? NULL : memchr(line->s, '\n', line->n);
		if (end != NULL) {
			line->n = (size_t)(end - line->s);
			in->from += line->n + 1;
			return true;
		}
		if (!in_more(in))
			break;
	}
	line->s = in->buf + in->from;
	line->n = in->to - in->from;
	in->from = in->to;
	return line->n > 0;
}

static void
read_file(struct blocklist *b, const char *path, const char *country)
{
	const char *reason;
	char show[STR_SHOW];
	struct input in;
	struct str line;
	struct loc loc;

	in_open(&in, path, false);
	loc = (struct loc){ in.name, 0 };
	while (next_line(&in, &line)) {
		if (++loc.line == 1 && line.n >= 3 &&
		    memcmp(line.s, "\xef\xbb\xbf", 3) == 0) {
			line.s += 3;
			line.n -= 3;
		}
		if (line.n > 0 && line.s[line.n - 1] == '\r')
			line.n--;
		if (str_trim(line).n == 0 || str_is(line, "#") ||
		    (line.n >= 2 && memcmp(line.s, "# ", 2) == 0))
			continue;
		reason = add_line(b, line, country);
		if (reason != NULL)
			die_at(EX_CONFIG, &loc, NULL, "%s: '%s'", reason,
			    str_show(line, show));
	}
	in_close(&in);
}

void
blocklist_open(struct blocklist *b, const char *path, const char *country)
{
	int i;

	*b = (struct blocklist){ 0 };
	for (i = 0; i < BLOCKLIST_NROWS; i++)
		add(b, IDENT_BY_CUSTOMER, str_of(blocklist_table[i][BLOCKLIST_VALUE]),
		    country);
	for (i = 0; i < IDENT_KINDS; i++)
		b->builtin[i] = map_count(&b->listed[i]);
	if (path != NULL)
		read_file(b, path, country);
}

/* Is it an address that a family or a department reads? */
static bool
is_mailbox(struct str key)
{
	const char *start;
	size_t n;
	int i;

	for (i = 0; i < MAILBOXES_NROWS; i++) {
		start = mailboxes_table[i][MAILBOXES_START];
		if (start[0] != key.s[0])
			continue;
		n = strlen(start);
		if (key.n > n && memcmp(key.s, start, n) == 0)
			return true;
	}
	return email_is_role(key);
}

/* No letter, and no digit but 0. */
static bool
is_blank_number(struct str id)
{
	size_t i;

	for (i = 0; i < id.n; i++)
		if ((id.s[i] >= '1' && id.s[i] <= '9') ||
		    (unsigned char)id.s[i] >= 0x80 ||
		    (id.s[i] >= 'A' && id.s[i] <= 'Z') ||
		    (id.s[i] >= 'a' && id.s[i] <= 'z'))
			return false;
	return true;
}

/* The place of the value among the listed ones, or MAP_NONE. */
static uint32_t
place(const struct blocklist *b, enum ident_kind kind, struct str value)
{
	char buf[VALUE];

	if (value.n > VALUE || map_count(&b->listed[kind]) == 0)
		return MAP_NONE;
	return map_get(&b->listed[kind], lower(value, buf));
}

enum ident_state
blocklist_state(const struct blocklist *b, enum ident_kind kind, struct str key)
{
	struct str value = key;
	uint32_t at;

	if (kind == IDENT_BY_CUSTOMER) {
		value.s = (const char *)memchr(key.s, '\t', key.n) + 1;
		value.n = (size_t)(key.s + key.n - value.s);
		if (is_blank_number(value))
			return IDENT_PLACEHOLDER;
	}
	at = place(b, kind, value);
	if (at != MAP_NONE)
		return at < b->builtin[kind] ? IDENT_PLACEHOLDER : IDENT_LISTED;
	if (kind == IDENT_BY_EMAIL &&
	    (email_is_placeholder(key) || email_is_suspect(key)))
		return IDENT_PLACEHOLDER;
	if (kind == IDENT_BY_MOBILE && phone_is_placeholder(key))
		return IDENT_PLACEHOLDER;
	return kind == IDENT_BY_EMAIL && is_mailbox(key) ? IDENT_MAILBOX : IDENT_OPEN;
}

bool
blocklist_is_nothing(const struct blocklist *b, struct str cell)
{
	uint32_t at = place(b, IDENT_BY_CUSTOMER, cell);

	return at != MAP_NONE && at < b->builtin[IDENT_BY_CUSTOMER];
}
