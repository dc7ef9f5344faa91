#!/bin/sh
# rfm-records(5) lists the canonical columns, items of one list in the order of
# lib/data/columns.tsv.
page=man/rfm-records.5
[ -f "$page" ] || {
	echo "no $page"
	exit 77
}
exec awk '
FNR == 1 && FILENAME == "lib/data/columns.tsv" { next }
FILENAME == "lib/data/columns.tsv" {
	if (!/^#/) { sub(/\t.*/, ""); want[++n] = $0; known[$0] = 1 }
	next
}
/^\.It / {
	for (i = 2; i <= NF; i++) {
		if (!($i in known) || !at && $i != want[1] || at == n) continue
		if ($i == want[at + 1]) at++
		else if (!bad++) print FILENAME ":" FNR ": " $i ": expected " want[at + 1]
	}
}
END {
	if (at < n && !bad++) print FILENAME ": column " want[at + 1] " missing"
	exit bad > 0
}' lib/data/columns.tsv "$page"
