# examples.bats - the examples do what their stories say, by numbers known beforehand
load helper

# fact FILE FACT KEY COLUMN: a number that the generator of the tea shop wrote down
fact() {
	awk -F'\t' -v f="$1" -v k="$2" -v key="$3" -v c="$4" \
		'$1 == f && $2 == k && $3 == key { n += $c } END { printf c == 6 ? "%.2f" : "%d", n }' \
		"$top/examples/10-shop/expected/truth.tsv"
}

@test "the tea shop: the table of segments is the one that is printed in its folder" {
	run --separate-stderr "$top/examples/10-shop/run.sh" "$BATS_TEST_TMPDIR/out"
	[ "$status" -eq 0 ]
	same "$(cat "$top/examples/10-shop/expected/segments.txt")" "$output"
	same "$output" "$(sed -n '/^    segment  /,/^    (unknown)/s/^    //p' "$top/README.md")" ||
		collect 'README.md prints another table'
	for file in 1-clean.tsv 2-merged.tsv 3-customers.tsv 4-scored.tsv 5-segmented.tsv \
		customers.csv customers-excel.csv rejects.tsv aside.tsv; do
		[ -s "$BATS_TEST_TMPDIR/out/$file" ] || collect "no $file"
	done
	settle
}

@test "the tea shop: rows and money are those that its generator knows" {
	"$top/examples/10-shop/run.sh" "$BATS_TEST_TMPDIR/out" >/dev/null 2>"$BATS_TEST_TMPDIR/err"
	cd "$BATS_TEST_TMPDIR/out"
	# what is rejected: file, line and code
	same "$(awk -F'\t' '$2 == "rejected_line" { print $1, $4, $3 }' \
		"$top/examples/10-shop/expected/truth.tsv" | sort)" \
		"$(sed 1d rejects.tsv | awk -F'\t' '{ sub(/.*\//, "", $1); print $1, $2, $3 }' | sort)"
	# what is kept, and whom one can reach
	awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ f = $3; sub(/.*\//, "", f); n[f]++ }
		$at["email"] != "" { mail[f]++ }
		$at["mobile"] != "" { mobile[f]++ }
		END { for (f in n) print f, n[f], mail[f] + 0, mobile[f] + 0 }' 1-clean.tsv >kept
	for file in webshop-2026-10.csv till-antwerpen.tsv crm-contacts.csv weblog.csv; do
		want="$file $(fact $file kept '' 5) "
		# the addresses of visitors are counted by the visitor
		[ $file = weblog.csv ] && want+='.*' ||
			want+="$(fact $file kept_email usable 5) $(fact $file kept_mobile usable 5)"
		grep -qx "$want" kept || collect "not '$want' but '$(grep "^$file" kept)'"
	done
	# what is skipped, in rows and money: orders that were called off or wait, and tests
	for what in cancelled=Geannuleerd pending='In afwachting' test=test; do
		want="$(fact webshop-2026-10.csv skipped "${what#*=}" 5) ${what%=*} ($(fact webshop-2026-10.csv skipped "${what#*=}" 6))"
		grep -q "webshop-2026-10.csv: skipped: .*\<${want//./\\.}" "$BATS_TEST_TMPDIR/err" || collect "$want"
	done
	settle
	same "$(fact all kept_orders '' 6)" \
		"$(awk -F'\t' 'NR > 1 { n += sprintf("%.0f", $9 * 100) } END { printf "%.2f", n / 100 }' 1-clean.tsv)"
	# of whom something is known: their orders and what they paid, till the last step
	same "$(fact all kept_with_identity sale 5) $(fact all buyers '' 6)" \
		"$(awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
			{ orders += $at["frequency"]; money += sprintf("%.0f", $at["monetary"] * 100) }
			END { printf "%d %.2f", orders, money / 100 }' 5-segmented.tsv)"
}

@test "the tea shop: its customers are about as many as there are" {
	"$top/examples/10-shop/run.sh" "$BATS_TEST_TMPDIR/out" >/dev/null 2>&1
	cd "$BATS_TEST_TMPDIR/out"
	# profiles hold rows of one person: of all pairs of rows in a profile nearly all are right
	awk -F'\t' '
		NR == FNR { if (FNR > 1) person[$1 " " $2] = $3; next }
		FNR == 1 { next }
		($2 " " $4) in person && $NF != "" { n[$NF]++; pair[$NF " " person[$2 " " $4]]++ }
		END {
			for (p in n) all += n[p] * (n[p] - 1) / 2
			for (q in pair) right += pair[q] * (pair[q] - 1) / 2
			printf "precision %.4f\n", right / all
			exit !(all > 10000 && right / all > 0.99)
		}' "$top/examples/10-shop/expected/persons.tsv" 2-merged.tsv
}

@test "the tea shop's data are what its generator makes" {
	cp -r "$top/examples/10-shop" "$BATS_TEST_TMPDIR/shop"
	"$BATS_TEST_TMPDIR/shop/generate.sh"
	diff -r "$top/examples/10-shop/input" "$BATS_TEST_TMPDIR/shop/input"
	diff "$top/examples/10-shop/expected/truth.tsv" "$BATS_TEST_TMPDIR/shop/expected/truth.tsv"
}
