#!/bin/sh
# The list of canonical columns in rfm-records(5) is the one that lib/data/columns.tsv makes:
# name, meaning, type and rule, in its order. With --write the page is given that list.
page=man/rfm-records.5
[ -f "$page" ] || {
	echo "no $page"
	exit 77
}
list() {
	awk -F '\t' 'NR > 1 && !/^#/ {
		rule = $3 == "newest" ? "" : " By the rule of " $3 "."
		printf ".It Cm %s\n%s%s (%s).%s\n", $1, toupper(substr($5, 1, 1)), substr($5, 2), $2, rule
	}' lib/data/columns.tsv
}
# the page, with the list of the table in the place of its own
wanted() {
	list | awk '
	FNR == NR { list = list $0 "\n"; next }
	/^\.It Cm kind$/ { printf "%s", list; inside = 1 }
	/^\.El$/ { inside = 0 }
	!inside' - "$page"
}
if [ "${1-}" = --write ]; then
	wanted >"$page.new" && mv "$page.new" "$page"
	exit
fi
wanted | diff - "$page" >/dev/null || {
	wanted | diff - "$page" | sed -n 2,3p
	echo "$page: the list of columns is not that of lib/data/columns.tsv (tests/lint/columns.sh --write)"
	exit 1
}
