# pipeline.bats - the filters together: nothing lost, nothing cut short, order without effect
load helper

# A shop's export of N orders in lines of 20 to 40 bytes.
orders() {
	awk -v n="$1" 'BEGIN {
		print "ordernummer,klantnummer,datum,bedrag"
		for (i = 0; i < n; i++) {
			x = (x * 1103515245 + 12345) % 2147483648
			printf "O%d,K%d,2026-%02d-%02d,%d.%02d\n", i, int(x / 7) % 997,
			    i % 12 + 1, i % 28 + 1, int(x / 3) % 500, i % 100
		}
	}'
}

# A build with sanitizers works on for a while after its last byte: a kill in that time finds
# a stage that has done all its work.
sound_end() {
	[ -z "${SANITIZED-}" ] || skip 'a sanitizer build does not end with its last byte'
}

chain() {
	rfm-clean -q "$@" | rfm-merge -q | rfm-aggregate -q --as-of 2026-12-31 |
		rfm-score -q | rfm-segment -q
}

@test "a stage killed at any moment is noticed by the last one, without pipefail" {
	sound_end
	orders 6000 >"$BATS_TEST_TMPDIR/shop.csv"
	run probe-kill "${KILLS:-60}" 20261122 "$BATS_TEST_TMPDIR/shop.csv" \
		rfm-clean rfm-merge 'rfm-aggregate --as-of 2026-12-31' rfm-score rfm-segment \
		'rfm-fmt --to csv'
	[ "$status" -eq 0 ] || {
		echo "$output"
		false
	}
	[ "$output" = "${KILLS:-60} kills, ${KILLS:-60} noticed" ]
}

@test "a stage killed in a pipeline of row filters is noticed, rows of 20 bytes" {
	sound_end
	orders 20000 | tr , '\t' | sed '1s/.*/order_id\tcustomer_id\tdate\tamount/' \
		>"$BATS_TEST_TMPDIR/rows.tsv"
	printf 'segment\tcustomer_id\nall\t*\n' >"$BATS_TEST_TMPDIR/rules.tsv"
	run probe-kill "${KILLS:-40}" 7 "$BATS_TEST_TMPDIR/rows.tsv" \
		"rfm-segment --rules $BATS_TEST_TMPDIR/rules.tsv" \
		'rfm-fmt --to tsv --columns customer_id,segment' 'rfm-fmt --to jsonl'
	[ "$status" -eq 0 ] || {
		echo "$output"
		false
	}
}

@test "a stage that ends with an error is noticed down to the last one" {
	orders 500 | sed 's/^O4[0-9]*,/&x/; s/,2026-1/,20xx-1/' >"$BATS_TEST_TMPDIR/bad.csv"
	set +o pipefail
	rfm-clean -q "$BATS_TEST_TMPDIR/bad.csv" 2>"$BATS_TEST_TMPDIR/err" | rfm-merge -q 2>/dev/null |
		rfm-aggregate -q --as-of 2026-12-31 2>/dev/null | rfm-score -q 2>/dev/null |
		rfm-fmt --to csv >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/last" || last=$?
	[ "${last-0}" -eq 65 ]
	grep -q 'rejected' "$BATS_TEST_TMPDIR/err"
	grep -q 'its writer did not finish\|not even a header' "$BATS_TEST_TMPDIR/last"
}

@test "programs that pass bytes on keep the seal, and a cut is noticed behind them" {
	orders 300 | rfm-clean -q >"$BATS_TEST_TMPDIR/clean.tsv"
	want=$(rfm-merge -q "$BATS_TEST_TMPDIR/clean.tsv" | cksum)
	for through in cat 'tee /dev/null' 'sed s/a/a/' 'dd status=none' 'tr a a'; do
		[ "$($through <"$BATS_TEST_TMPDIR/clean.tsv" | rfm-merge -q | cksum)" = "$want" ] ||
			collect "$through changed it"
		# shellcheck disable=SC2086
		head -c 20000 "$BATS_TEST_TMPDIR/clean.tsv" | $through | rfm-merge -q \
			>/dev/null 2>&1 && collect "$through hid the cut"
	done
	settle
}

@test "rows and money that go in come out, or are counted, at each stage" {
	orders 2000 | sed '100s/,K[0-9]*,/,,/; 200s/2026/20x6/; 300s/,[0-9.]*$/,-12.50/' \
		>"$BATS_TEST_TMPDIR/shop.csv"
	rfm-clean --rejects "$BATS_TEST_TMPDIR/rejects.tsv" "$BATS_TEST_TMPDIR/shop.csv" \
		2>"$BATS_TEST_TMPDIR/1" >"$BATS_TEST_TMPDIR/clean.tsv"
	rfm-merge "$BATS_TEST_TMPDIR/clean.tsv" 2>"$BATS_TEST_TMPDIR/2" >"$BATS_TEST_TMPDIR/merged.tsv"
	rfm-aggregate --as-of 2026-12-31 "$BATS_TEST_TMPDIR/merged.tsv" \
		2>"$BATS_TEST_TMPDIR/3" >"$BATS_TEST_TMPDIR/customers.tsv"
	# in files and independently of the counts that the tools print
	[ $(($(wc -l <"$BATS_TEST_TMPDIR/clean.tsv") + $(wc -l <"$BATS_TEST_TMPDIR/rejects.tsv"))) -eq 2002 ]
	[ "$(wc -l <"$BATS_TEST_TMPDIR/merged.tsv")" -eq "$(wc -l <"$BATS_TEST_TMPDIR/clean.tsv")" ]
	grep -q ': 2000 in = 1999 kept + 1 rejected' "$BATS_TEST_TMPDIR/1"
	grep -q ': 1999 in = 1998 counted + 1 without a key' "$BATS_TEST_TMPDIR/3"
	sum=$(awk -F, 'NR > 1 && NR != 100 && NR != 200 { s += int($4 * 100 + ($4 < 0 ? -.5 : .5)) }
		END { printf "%.2f", s / 100 }' "$BATS_TEST_TMPDIR/shop.csv")
	col=$(head -n 1 "$BATS_TEST_TMPDIR/customers.tsv" | tr '\t' '\n' | grep -n '^monetary$' | cut -d: -f1)
	same "$sum" "$(awk -F'\t' -v c="$col" 'NR > 1 { split($c, p, "."); s += p[1] * 100 + (p[1] ~ /^-/ ? -p[2] : p[2]) }
		END { printf "%.2f", s / 100 }' "$BATS_TEST_TMPDIR/customers.tsv")"
}

@test "one file, its parts as operands, and its rows in any order give the same customers" {
	orders 1500 >"$BATS_TEST_TMPDIR/shop.csv"
	cd "$BATS_TEST_TMPDIR"
	want=$(chain s=shop.csv | cksum)
	(head -n 1 shop.csv; sed 1d shop.csv | head -n 700) >a.csv
	(head -n 1 shop.csv; sed 1d shop.csv | tail -n +701) >b.csv
	(head -n 1 shop.csv; sed 1d shop.csv | LC_ALL=C sort -t, -k3,3 -k1,1r) >c.csv
	[ "$(chain s=a.csv s=b.csv | cksum)" = "$want" ] || collect 'parts differ'
	[ "$(chain s=b.csv s=a.csv | cksum)" = "$want" ] || collect 'parts in another order differ'
	[ "$(chain s=c.csv | cksum)" = "$want" ] || collect 'rows in another order differ'
	[ "$(chain s=/dev/stdin <shop.csv | cksum)" = "$want" ] || collect 'a pipe differs'
	settle
}

@test "locale, time zone and hash seed change nothing" {
	orders 800 >"$BATS_TEST_TMPDIR/shop.csv"
	want=$(chain "$BATS_TEST_TMPDIR/shop.csv" | cksum)
	for zone in UTC Europe/Amsterdam Pacific/Kiritimati; do
		for locale in C C.UTF-8 nl_NL.UTF-8 tr_TR.UTF-8; do
			got=$(TZ=$zone LC_ALL=$locale chain "$BATS_TEST_TMPDIR/shop.csv" | cksum)
			[ "$got" = "$want" ] || collect "$zone $locale"
		done
	done
	settle
}
