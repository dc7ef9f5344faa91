/*
 * erased - see erased.h
 */
#include "erased.h"
#include "erase.h"

static const struct str nothing = { "", 0 };

static bool
is_listed(struct line *l, struct str cell)
{
	char email[EMAIL_MAX], phone[PHONE_MAX];
	enum email_fix fix;
	size_t nemail, nphone;
	bool mobile;

	if (email_repair(cell, email, &nemail, &fix) != NULL)
		nemail = 0;
	if (phone_clean(cell, l->p->want->country, phone, &nphone, &mobile) != NULL)
		nphone = 0;
	return erase_has(nothing, nothing, (struct str){ email, nemail },
	    (struct str){ phone, nphone }, nothing);
}

bool
erased_unread(struct line *l)
{
	char sep = l->f->sniff.dialect.sep;
	struct str rest = csv_text(&l->row.csv), cell;

	if (erase_listed() == 0)
		return false;
	while (str_cut(&rest, sep == '\0' ? ' ' : sep, &cell))
		if (is_listed(l, csv_unquote(&l->f->csv, cell)))
			return true;
	return false;
}
