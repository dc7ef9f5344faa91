#!/usr/bin/env bats
# rfm-aggregate beyond its memory: temporary files, sorted input, large sums
load helper
load aggregate

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	mkdir tmp
	tool=(rfm-aggregate -q --as-of 2026-01-31)
	header='profile_id|order_id|date|amount'
}

random_orders() { # SEED ROWS KEYS
	awk -v seed="$1" -v rows="$2" -v keys="$3" 'BEGIN {
		OFS = "\t"; srand(seed)
		print "profile_id", "order_id", "kind", "date", "amount", "city", "consent", "email"
		split("yes,no,unknown,,", says, ",")
		split("Breda,Ede\\tOost,Zo\303\253,Assen,", towns, ",")
		for (i = 0; i < rows; i++) {
			key = int(rand() * rand() * keys)
			what = rand()
			print rand() < .02 ? "" : (key % 2 ? "é" : "k") key, int(rand() * rows),
			    (what < .1) ? "refund" : ((what < .2) ? "contact" : "order"),
			    sprintf("2025-%02d-%02d", 1 + int(rand() * 12), 1 + int(rand() * 28)),
			    sprintf("%s%.2f", (what < .1) ? "-" : "", rand() * 500),
			    towns[1 + int(rand() * 5)], says[1 + int(rand() * 5)], key % 50 "@x.nl"
		}
	}'
}

@test "above --memory the bytes are the same, notes and side files too" {
	local options memory how

	random_orders 7 20000 4000 >in
	while read -r options; do
		# shellcheck disable=SC2086
		rfm-aggregate $options --aside want.aside in >want 2>want.err
		for memory in 1 300K 1G; do
			# shellcheck disable=SC2086
			TMPDIR=$PWD/tmp rfm-aggregate $options --aside aside --memory "$memory" in >got 2>err
			cmp want got && cmp want.aside aside && diff want.err err
			# shellcheck disable=SC2086
			cat in | TMPDIR=$PWD/tmp rfm-aggregate $options --aside aside --memory "$memory" >got 2>err
			cmp want got && cmp want.aside aside && diff want.err err
		done
	done <<-'END'
		-q
		--as-of 2025-10-31
		-a 2025-10-31 --gaps --clv --mode kind --keep consent,city,email --prospects
		-a 2025-10-31 --by email,city --count days --window 6m --exclude 2025-07-01..2025-07-31
		-a 2025-10-31 --partial --refunds as-orders
	END
	[ -z "$(ls tmp)" ]
}

@test "one key of more rows than the memory holds is one key still; errors keep their place" {
	{ tsv "$header"; awk 'BEGIN { for (i = 1; i <= 30000; i++) print "p\t" i "\t2026-01-02\t0.01" }'; tsv 'q|1|2026-01-01|5.00'; } >in
	rfm-aggregate -q --as-of 2026-01-31 --gaps --memory 20K in >got
	same "$(tsv 'p|2026-01-02|2026-01-02|29|30000|300.00||' 'q|2026-01-01|2026-01-01|30|1|5.00||')" "$(tail -n +2 got)"
	tsv 'q|2|2026-01-01|x' >>in
	refuses 65 "in:30003: amount: not a number: 'x'" '--memory 20K'
	run --separate-stderr -73 env TMPDIR=/nonesuch rfm-aggregate -q --as-of 2026-01-31 --memory 20K <(head -n 30000 in)
	[[ $stderr == 'rfm-aggregate: /nonesuch/rfm-'*': No such file or directory' ]]
	head -c -1 in >unsealed
	run --separate-stderr -65 rfm-aggregate -q --as-of 2026-01-31 --memory 20K unsealed
	[[ $stderr == *'last line has no newline'* ]]
}

@test "sorted input is the same in little memory, and refused when it is not sorted" {
	local options

	random_orders 8 20000 9000 >rows
	while read -r options; do
		{ head -n 1 rows; tail -n +2 rows | sort -t $'\t' -k 1,1 -s; } >in
		[[ $options != *email* ]] || { head -n 1 rows; tail -n +2 rows | sort -t $'\t' -k 8,8 -k 6,6; } >in
		# shellcheck disable=SC2086
		rfm-aggregate -a 2025-10-31 $options --aside want.aside in >want 2>want.err
		# shellcheck disable=SC2086
		rfm-aggregate -a 2025-10-31 --sorted $options --aside aside - <in >got 2>err
		cmp want got && cmp want.aside aside && diff want.err err
	done <<-'END'

		--gaps --clv --mode kind --keep consent,city --prospects
		--by email,city --count days
	END
	refuses 65 "in:4: profile_id: not sorted by key, as --sorted says: 'o'" --sorted 'p|1|2026-01-01|1.00' '|1|2026-01-01|1.00' \
		'o|1|2026-01-01|1.00' 'q|1|2026-01-01|1.00'
	refuses 65 "in:4: profile_id: not sorted by key, as --sorted says: 'B'" --sorted 'a|1|2026-01-01|1.00' '|1|2026-01-01|1.00' \
		'B|1|2026-01-01|1.00'
	refuses 65 "in:3: profile_id: not sorted by key, as --sorted says: 'a'" --sorted 'aa|1|2026-01-01|1.00' 'a|1|2026-01-01|1.00'
	header='profile_id|order_id|date|amount|file'
	refuses 65 'an order stands in two files, and --sorted cannot tell which comes later' --sorted \
		'a|1|2026-01-01|1.00|x' 'a|1|2026-01-01|1.00|y'
	gives --sorted 'a|1|2026-01-01|1.00|x' 'a|2|2026-01-01|1.00|y' 'b|3|2026-01-01|1.00|x' = \
		'a|2026-01-01|2026-01-01|30|2|2.00' 'b|2026-01-01|2026-01-01|30|1|1.00'
	settle
}

@test "sorted input of any length takes the same memory" {
	[ -z "${SANITIZED-}" ] || skip 'a sanitizer takes memory of its own'
	awk 'BEGIN { print "profile_id\torder_id\tdate\tamount"
		for (i = 0; i < 600000; i++) printf "k%07d\t%d\t2025-01-01\t1.00\n", i / 2, i }' >in
	(
		ulimit -v 40000
		rfm-aggregate -q -a 2025-10-31 --sorted in >got
		! rfm-aggregate -q -a 2025-10-31 in 2>err >/dev/null
	)
	[ "$(wc -l <got)" -eq 300001 ]
	rfm-aggregate -q -a 2025-10-31 in | cmp - got
}

@test "a million random amounts make the sums that bc makes" {
	command -v bc >/dev/null || skip 'no bc'
	awk 'BEGIN {
		srand(11); OFS = "\t"
		print "profile_id", "kind", "date", "amount"
		for (i = 0; i < 1000000; i++) {
			places = int(rand() * 3)
			whole = substr(int(rand() * 1e7) int(rand() * 1e8), 1, 1 + int(rand() * 14))
			sub(/^0+/, "", whole); if (whole == "") whole = 0
			amount = whole "." sprintf("%02d", rand() * 100) (places == 2 ? int(rand() * 10) (1 + int(rand() * 9)) : places ? 1 + int(rand() * 9) : "")
			refund = rand() < .4
			print "k" i % 7, refund ? "refund" : "order", "2026-01-01", (refund ? "-" : "") amount
		}
	}' >in
	rfm-aggregate -q --as-of 2026-01-31 in | tail -n +2 | cut -f 1,6 >got
	for key in k0 k1 k2 k3 k4 k5 k6; do
		echo "$key"$'\t'"$(awk -F '\t' -v key=$key '
			BEGIN { print "scale = 4; s = 0" } $1 == key { print "s += " $4 } END { print "s" }' in | bc)"
	done | awk -F '\t' -v OFS='\t' '{ # two to four places
		sub(/^\./, "0.", $2); sub(/^-\./, "-0.", $2); if ($2 !~ /\./) $2 = $2 "."
		while ($2 !~ /\...../) $2 = $2 "0"
		sub(/00?$/, "", $2); print }' >want
	diff want got
}
