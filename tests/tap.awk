# tap.awk - read the TAP of several bats runs: what failed and why, what was skipped and
# why, and one line with the sum. Status 1 when a test failed, none ran or a run broke off.
#
#   awk -f tests/tap.awk build/tap/*.tap
function finish(    i) {
	if (file == "") return
	if (planned == done && planned > 0) return
	failed++
	printf "not ok %s: %d of %d tests ran\n", file, done, planned
	for (i = 1; i <= strays; i++) print "# " stray[i]
}
FNR == 1 {
	finish()
	seen++
	file = FILENAME; sub(/.*\//, "", file); sub(/\.tap$/, ".bats", file)
	planned = done = strays = bad = 0
}
/^1\.\.[0-9]+$/ { planned = substr($0, 4) + 0; next }
/^ok .* # skip/ {
	done++; skipped++; bad = 0
	why = $0; sub(/.* # skip */, "", why); gsub(/^\(|\)$/, "", why)
	reasons[why]++
	next
}
/^ok / { done++; passed++; bad = 0; next }
/^not ok / {
	done++; failed++; bad = 1
	line = $0; sub(/^not ok [0-9]+/, "not ok " file ":", line); print line
	next
}
bad && /^#/ { print; next }
!/^#/ { stray[++strays] = $0 }
END {
	finish()
	if (seen < ARGC - 1) {
		failed += ARGC - 1 - seen
		printf "not ok: %d test files gave no result at all\n", ARGC - 1 - seen
	}
	for (why in reasons) printf "skipped %d: %s\n", reasons[why], why | "sort"
	close("sort")
	printf "%d passed, %d failed%s\n", passed, failed, skipped ? ", " skipped " skipped" : ""
	exit failed > 0 || passed + skipped == 0
}
