/*
 * sourcefile - source_load of source.h: the mapping file of the user, rfm-sources(5)
 *
 * Lines of a word and what belongs to it; `source NAME` begins a block. What stays lives as
 * long as the program.
 */
#include "lines.h"
#include "source.h"
#include "tables.h"
#include "word.h"

/* The file as it is read. */
struct mapping {
	struct lines lines;
	struct arena arena; /* never freed: the sources point into it */
	struct source s;    /* of the block */
	uint64_t began;	    /* line of its `source` */
	struct source_header *headers;
	size_t nheaders, cap;
	char *signature, *statuses;
	size_t nsignature, signature_cap, nstatuses, statuses_cap;
};

static _Noreturn void
die_value(const struct mapping *m, const char *why, struct str value)
{
	lines_die(&m->lines, why, value);
}

static void
append(char **to, size_t *n, size_t *cap, const char *s, size_t len)
{
	*to = mem_grow(*to, cap, *n + len, 1);
	memcpy(*to + *n, s, len);
	*n += len;
}

static bool
is_name(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!(s.s[i] >= 'a' && s.s[i] <= 'z') &&
		    (i == 0 || !((s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '_')))
			return false;
	return s.n > 0;
}

static struct str
keep(struct mapping *m, struct str s)
{
	return (struct str){ arena_copy(&m->arena, s.s, s.n), s.n };
}

/* ---- a block ---- */

static void
end_block(struct mapping *m)
{
	if (m->s.name.n == 0)
		return;
	if (m->nheaders == 0) {
		m->lines.loc.line = m->began;
		die_value(m, "source without column = Header", m->s.name);
	}
	m->s.headers = arena_alloc(&m->arena, m->nheaders, sizeof *m->headers);
	memcpy((void *)m->s.headers, m->headers, m->nheaders * sizeof *m->headers);
	m->s.nheaders = (int)m->nheaders;
	m->s.signature = keep(m, (struct str){ m->signature, m->nsignature });
	m->s.statuses = keep(m, (struct str){ m->statuses, m->nstatuses });
	source_add(&m->s);
	m->nheaders = m->nsignature = m->nstatuses = 0;
}

static void
take_source(struct mapping *m, struct str value)
{
	const struct source *same;

	end_block(m);
	if (!is_name(value))
		die_value(m, "not a name [a-z][a-z0-9_]*", value);
	same = source_named(value);
	if (same != NULL && same->own)
		die_value(m, "source twice", value);
	m->s = (struct source){ .name = keep(m, value), .own = true, .sure = 'H' };
	m->s.platform = m->s.name;
	m->s.kind = str_of("");
	m->s.currency = str_of("");
	m->began = m->lines.loc.line;
}

/* Headers joined by +; a second line is another way to recognise the source. */
static void
take_signature(struct mapping *m, struct str value)
{
	struct str part = { 0 };
	char fold[WORD_FOLD];
	size_t n = 0, before = m->nsignature;
	bool without;

	if (before > 0)
		append(&m->signature, &m->nsignature, &m->signature_cap, "|", 1);
	before = m->nsignature;
	while (str_cut(&value, '+', &part)) {
		part = str_trim(part);
		without = part.n > 0 && part.s[0] == '!';
		if (without)
			part = str_trim((struct str){ part.s + 1, part.n - 1 });
		if (word_fold(part, fold, &n) == NULL || n == 0)
			die_value(m, "not a header", part);
		if (m->nsignature > before)
			append(&m->signature, &m->nsignature, &m->signature_cap, "+", 1);
		if (without)
			append(&m->signature, &m->nsignature, &m->signature_cap, "!", 1);
		append(&m->signature, &m->nsignature, &m->signature_cap, fold, n);
	}
}

/* "status Afgehandeld = paid": codes stand as they are, words folded, as source_status
   compares them. */
static void
take_status(struct mapping *m, struct str value)
{
	struct str word = { 0 };
	char fold[WORD_FOLD], c;
	size_t n = 0, i;

	if (!str_cut(&value, '=', &word) || value.s == NULL)
		die_value(m, "not of the form status Word = meaning", word);
	word = str_trim(word);
	value = str_trim(value);
	for (i = 0; i < STATUSES_NROWS; i++)
		if (str_is(value, statuses_table[i][STATUSES_WORD]))
			break;
	if (i == STATUSES_NROWS)
		die_value(m,
		    "no state of an order (paid, pending, refunded, cancelled ...)",
		    value);
	for (i = 0; i < word.n; i++) {
		c = word.s[i];
		if (c != '-' && (c < '0' || c > '9'))
			break;
	}
	if (i < word.n || word.n == 0) {
		if (word_fold(word, fold, &n) == NULL || n == 0)
			die_value(m, "not a word", word);
		word = (struct str){ fold, n };
	}
	if (m->nstatuses > 0)
		append(&m->statuses, &m->nstatuses, &m->statuses_cap, ",", 1);
	append(&m->statuses, &m->nstatuses, &m->statuses_cap, word.s, word.n);
	append(&m->statuses, &m->nstatuses, &m->statuses_cap, "=", 1);
	append(&m->statuses, &m->nstatuses, &m->statuses_cap, value.s, value.n);
}

/* One of the words of a list. */
static int
choose(const struct mapping *m, const char *const *words, struct str value)
{
	int i = source_word(words, value);

	if (i <= 0)
		die_value(m, "not known here", value);
	return i;
}

static void
take_currency(struct mapping *m, struct str value)
{
	size_t i;

	for (i = 0; i < value.n; i++)
		if (value.s[i] < 'A' || value.s[i] > 'Z')
			break;
	if (value.n != 3 || i != 3)
		die_value(m, "not a currency of three capitals", value);
	m->s.currency = keep(m, value);
}

/* ---- columns ---- */

static void
add_header(struct mapping *m, struct str header, struct str slot)
{
	int rank = 1;
	size_t i;

	for (i = 0; i < m->nheaders; i++)
		rank += str_eq(m->headers[i].slot, slot) && !str_is(slot, "-");
	m->headers = mem_grow(m->headers, &m->cap, m->nheaders + 1, sizeof *m->headers);
	m->headers[m->nheaders++] = (struct source_header){ keep(m, header),
		keep(m, slot), rank < SOURCE_PARCEL ? rank : SOURCE_PARCEL - 1 };
}

static void
take_column(struct mapping *m, struct str column, struct str header)
{
	int slot = source_slot(column);

	if (slot < 0)
		die_value(m, "no such column", column);
	if (slot == COLUMN_FILE || slot == COLUMN_LINE)
		die_value(m, "is not taken from the input", column);
	if (header.n == 0)
		die_value(m, "no header for the column", column);
	add_header(m, header, column);
}

/* ---- lines ---- */

static void
take_setting(struct mapping *m, struct str key, struct str value)
{
	static const char *const kinds[] = { "", "order", "contact", "event", NULL };
	static const char *const times[] = { "", "utc", "shop", NULL };
	static const char *const orders[] = { "", "dmy", "mdy", "ymd", NULL };
	static const char *const decimals[] = { "", ".", ",", NULL };

	if (str_is(key, "platform")) {
		if (!is_name(value))
			die_value(m, "not a name [a-z][a-z0-9_]*", value);
		m->s.platform = keep(m, value);
	} else if (str_is(key, "kind"))
		m->s.kind = str_of(kinds[choose(m, kinds, value)]);
	else if (str_is(key, "signature"))
		take_signature(m, value);
	else if (str_is(key, "rows"))
		m->s.rows = (enum source_rows)choose(m, source_rows_words, value);
	else if (str_is(key, "refund"))
		m->s.refund = (enum source_refund)choose(m, source_refund_words, value);
	else if (str_is(key, "basis"))
		m->s.basis = (enum source_basis)choose(m, source_basis_words, value);
	else if (str_is(key, "times"))
		m->s.utc = choose(m, times, value) == 1;
	else if (str_is(key, "date-order"))
		m->s.order = (enum day_order)choose(m, orders, value);
	else if (str_is(key, "decimal"))
		m->s.decimal = decimals[choose(m, decimals, value)][0];
	else if (str_is(key, "currency"))
		take_currency(m, value);
	else if (str_is(key, "status"))
		take_status(m, value);
	else if (str_is(key, "drop") && value.n > 0)
		add_header(m, value, str_of("-"));
	else
		die_value(m, "not known here", key);
}

/* "word value", or "column = Header". */
static void
take_line(struct mapping *m, struct str line)
{
	struct str key = line, value = { line.s + line.n, 0 };
	size_t i = 0;

	while (i < line.n && line.s[i] != ' ' && line.s[i] != '\t' && line.s[i] != '=')
		i++;
	key.n = i;
	value = str_trim((struct str){ line.s + i, line.n - i });
	if (str_is(key, "source") && (value.n == 0 || value.s[0] != '=')) {
		take_source(m, value);
		return;
	}
	if (m->s.name.n == 0)
		die_value(m, "before the first line `source NAME`", line);
	if (value.n > 0 && value.s[0] == '=')
		take_column(m, key, str_trim((struct str){ value.s + 1, value.n - 1 }));
	else
		take_setting(m, key, value);
}

void
source_load(const char *path)
{
	struct mapping m = { .began = 0 };
	struct str line;

	lines_open(&m.lines, path);
	while (lines_next(&m.lines, &line))
		take_line(&m, str_trim(line));
	if (m.s.name.n == 0)
		die_value(&m, "no source in the file", (struct str){ "", 0 });
	end_block(&m);
	lines_close(&m.lines);
}
