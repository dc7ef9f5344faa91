/*
 * tell - see tell.h
 */
#include "tell.h"
#include "facts.h"
#include "tidy.h"
#include <stdio.h>

enum { FIELD = 1024 };

static void
put(struct output *o, struct str s, char end)
{
	out_room(o, FIELD + 1);
	o->at = tidy_put_bytes(o->at, o->at + FIELD, s);
	*o->at++ = end;
}

void
tell_sniff_header(struct output *out)
{
	int i;

	out_str(out, str_of("file"));
	for (i = 0; i < FACTS_DIALECT; i++) {
		out_char(out, '\t');
		out_str(out, str_of(facts_dialect_names[i]));
	}
	out_str(out, str_of("\tsource\tsure\tkind\trows\toptions\n"));
}

/* The options that say what was found: for a script that reads such files every night. */
static struct str
pin(const struct foreign *f, char to[FIELD])
{
	const struct csv_dialect *d = &f->sniff.dialect;
	char quote[] = { d->quote, '\0' }, sep[] = { d->sep, '\0' }, line[64] = "";
	const char *around = d->quote == '\'' ? "\"" : "'";
	const char *encoding = f->form == RECODE_UTF16LE   ? "utf-16le"
			       : f->form == RECODE_UTF16BE ? "utf-16be"
			       : f->sniff.latin		   ? "windows-1252"
							   : "utf-8";
	bool both = f->sniff.latin && f->sniff.utf8;

	if (!f->named)
		(void)snprintf(line, sizeof line, " --header-line %llu",
		    (unsigned long long)f->header_line);
	return (struct str){ to,
		(size_t)snprintf(to, FIELD, "--delimiter '%s' --quote %s%s%s%s%s%s",
		    d->sep == '\t'   ? "tab"
		    : d->sep == '\0' ? "blank"
				     : sep,
		    around, d->quote == 0 ? "none" : quote, around,
		    both ? "" : " --encoding ", both ? "" : encoding, line) };
}

void
tell_sniff(struct output *out, const struct foreign *f, const struct plan *p)
{
	char buf[FIELD];
	int i;

	put(out, str_of(f->file), '\t');
	for (i = 0; i < FACTS_DIALECT; i++)
		put(out, str_of(facts_dialect(f, (enum facts_dialect)i, buf)), '\t');
	put(out, p->source == NULL ? str_of("general headers") : p->source->name, '\t');
	put(out, str_of(facts_sure(p->source)), '\t');
	put(out, kind_names[p->kind], '\t');
	put(out, str_of(source_rows_words[p->rows]), '\t');
	put(out, pin(f, buf), '\n');
}

void
tell_map_header(struct output *out)
{
	out_str(out, str_of("file\theader\tcolumn\tevidence\n"));
}

static void
put_use(struct output *out, const struct plan *p, int cell, struct str becomes,
    struct str evidence)
{
	put(out, str_of(p->header->file), '\t');
	put(out, p->header->name[cell], '\t');
	put(out, becomes, '\t');
	put(out, evidence, '\n');
}

/* All that a cell becomes; false: nothing. */
static bool
put_uses(struct output *out, const struct plan *p, int cell)
{
	char evidence[FIELD];
	bool used = false;
	size_t k;
	int i;

	for (i = 0; i < HEADER_SLOTS; i++) {
		const struct place *at = &p->slot[i];

		if (at->cell != cell && at->factor != cell && at->other != cell)
			continue;
		put_use(out, p, cell, str_of(facts_slot_name(i)),
		    facts_evidence(p, i, evidence, sizeof evidence));
		used = true;
	}
	for (k = 0; k < p->want->nmap; k++)
		if (p->want->map[k].column == HEADER_NONE &&
		    (p->header->extra[k].cell == cell ||
			p->header->extra[k].factor == cell)) {
			put_use(
			    out, p, cell, p->want->map[k].name, (struct str){ "", 0 });
			used = true;
		}
	return used;
}

void
tell_map(struct output *out, const struct plan *p)
{
	static const struct str dropped = { "(dropped)", 9 };
	int i;

	for (i = 0; i < p->header->n; i++)
		if (!put_uses(out, p, i))
			put_use(out, p, i, dropped, (struct str){ "", 0 });
}

void
tell_sources(struct output *out)
{
	const struct source *s;
	int i;

	out_str(out, str_of("name\tsource\tkind\trows\trefund\tbasis\ttimes\tsure\t"
			    "signature\n"));
	for (i = 0; (s = source_at(i)) != NULL; i++) {
		put(out, s->name, '\t');
		put(out, s->platform, '\t');
		put(out, s->kind, '\t');
		put(out, str_of(source_rows_words[s->rows]), '\t');
		put(out, str_of(source_refund_words[s->refund]), '\t');
		put(out, str_of(source_basis_words[s->basis]), '\t');
		put(out, str_of(s->utc ? "utc" : "shop"), '\t');
		put(out, str_of(facts_sure(s)), '\t');
		put(out, s->signature, '\n');
	}
}
