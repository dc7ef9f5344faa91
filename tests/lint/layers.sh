#!/bin/sh
# A module of lib/ includes only modules on rows above its own in lib/LAYERS: nothing
# sideways, so nothing in a circle. Each module has a row, each row's module a file.
exec awk '
function complain(where, what) { print where ": " what; bad = 1 }

# the rows; modules are found by the name of their header, so that must be unique
FILENAME == "lib/LAYERS" {
	if (/^[ \t]*(#|$)/) next
	rank++
	for (i = 1; i <= NF; i++) {
		name = $i; sub(/.*\//, "", name)
		if (name in module)
			complain(FILENAME ":" FNR, $i " and " module[name] " share a header name")
		module[name] = $i
		row[$i] = rank
		line[$i] = FNR
	}
	next
}

FNR == 1 {
	self = FILENAME
	sub(/^lib\//, "", self); sub(/\.[ch]$/, "", self)
	met[self] = 1
	if (!(self in row)) complain(FILENAME, self " has no row in lib/LAYERS")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	name = $0
	sub(/^[^"]*"/, "", name); sub(/".*/, "", name); sub(/\.h$/, "", name)
	if (!(name in module)) complain(FILENAME ":" FNR, name ".h is no module of lib/")
	else if (module[name] != self && self in row && row[module[name]] >= row[self])
		complain(FILENAME ":" FNR, self " may not include " module[name] \
		    ": its row is not above")
}

END {
	for (name in row)
		if (!(name in met) && name !~ /^gen\//)
			complain("lib/LAYERS:" line[name], name " has no file")
	exit bad
}' lib/LAYERS lib/*/*.[ch]
