#!/usr/bin/env bats
# rfm-aggregate --partial and --combine: results of parts, added up in any order
load helper
load aggregate

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tool=(rfm-aggregate -q)
	header='profile_id|order_id|kind|date|amount'
}

random_orders() { # SEED ROWS
	awk -v seed="$1" -v rows="$2" 'BEGIN {
		OFS = "\t"; srand(seed)
		print "profile_id", "shop", "order_id", "kind", "date", "amount"
		for (i = 0; i < rows; i++) {
			what = rand()
			if (what < .05) amount = "0.00"; else amount = sprintf("%.2f", rand() * rand() * 1e9)
			print "k" int(rand() * 300), substr("xy", 1 + int(rand() * 2), 1), int(rand() * rows / 2),
			    (what > .95 ? "contact" : (what > .75 ? "refund" : "order")),
			    sprintf("%d-%02d-%02d", 2024 + int(rand() * 2), 1 + int(rand() * 12), 1 + int(rand() * 28)),
			    (what > .75 && what <= .95 ? "-" amount : amount)
		}
	}'
}

# deal FILE PARTS SEED COLUMN: its rows to part.1, part.2 ..., by chance, but all of one
# value of the column together
deal() {
	rm -f part.*
	awk -v parts="$2" -v seed="$3" -v column="$4" 'BEGIN { FS = "\t"; srand(seed) }
	FNR == 1 { for (i = 1; i <= parts; i++) print >("part." i); next }
	{ if (!($column in where)) where[$column] = 1 + int(rand() * parts)
	  print >("part." where[$column]) }' "$1"
}

@test "parts of whole orders make one result, however they are cut and put together" {
	local seed=${SEED:-$RANDOM} options parts k

	echo "SEED=$seed"
	random_orders "$seed" 2500 >in
	while read -r options; do
		# shellcheck disable=SC2086
		rfm-aggregate -q --as-of 2025-12-31 $options in >want
		# shellcheck disable=SC2086
		rfm-aggregate -q --as-of 2025-12-31 --partial $options in >whole
		[ "$(wc -l <want)" -gt 200 ]
		for k in {1..20}; do
			for parts in 1 2 3 7 64; do
				[ "$parts" -lt 64 ] || { [ -z "$options" ] && [ "$k" -lt 4 ]; } || continue
				deal in "$parts" "$seed$k" 3
				for part in part.*; do
					# shellcheck disable=SC2086
					rfm-aggregate -q --as-of 2025-12-31 --partial $options "$part" >"${part/part/sum}"
				done
				# shellcheck disable=SC2046
				rfm-aggregate -q --combine $(shuf -e sum.*) >got
				cmp want got
				# sums of sums
				if [ "$parts" -gt 3 ]; then
					rfm-aggregate -q --combine --partial sum.[1-3] >some
					rm sum.[1-3]
					# shellcheck disable=SC2046
					rfm-aggregate -q --combine --partial $(shuf -e sum.* some) >got
					cmp whole got
				fi
				rm -f sum.* some
			done
			[ -z "$options" ] || break
		done
	done <<-'END'

		--money average
		--money gross --zero count
		--count rows --refunds as-orders --window 6m
		--recency-window 9m --exclude 2025-06-01..2025-06-30 --refunds ignore
	END
}

@test "keys without an order are in a part, and come and go with --prospects" {
	tsv "$header" 'p|1|order|2026-01-01|1.00' 'q|2|refund|2026-01-02|-2.00' 'r|3|contact||' >one
	tsv "$header" 'p|4|refund|2026-01-03|-0.25' 'q|5|order|2026-01-04|8.00' 's|6|refund|2026-01-02|-1.00' >two
	for part in one two; do
		rfm-aggregate -q --as-of 2026-01-31 --partial $part >$part.sum
	done
	same "$(tsv 'p||||0|-0.25|as-of=2026-01-31 count=orders money=net refunds=net zero=skip value=amount window=0 recency=0')" \
		"$(sed -n 2p two.sum)"
	rfm-aggregate --combine one.sum two.sum >got 2>err
	same "$(tsv 'profile_id|first_order|last_order|recency_days|frequency|monetary' 'p|2026-01-01|2026-01-01|30|1|0.75' \
		'q|2026-01-04|2026-01-04|27|1|6.00')" "$(<got)"
	same 'rfm-aggregate: 6 in = 6 combined; money 5.75 = 5.75' "$(<err)"
	rfm-aggregate -q --combine --prospects two.sum one.sum >got
	rfm-aggregate -q --as-of 2026-01-31 --prospects one two >want
	cmp want got
	# nothing but headers
	head -n 1 one | rfm-aggregate -q --as-of 2026-01-31 --partial >none
	rfm-aggregate -q --combine none one.sum two.sum none >got && false
	rfm-aggregate -q --combine none one.sum two.sum >got
	rfm-aggregate -q --as-of 2026-01-31 one two | cmp - got
	rfm-aggregate -q --combine none >got
	same "$(head -n 1 one.sum | cut -f 1-6)" "$(<got)"
}

@test "results of disjoint keys are put together as they stand, whatever their columns" {
	random_orders 5 2500 >in
	rfm-aggregate -q --as-of 2025-12-31 --keep shop --gaps --clv --mode kind --count days in >want
	for parts in 1 3 7; do
		deal in $parts $parts 1
		for part in part.*; do
			rfm-aggregate -q --as-of 2025-12-31 --keep shop --gaps --clv --mode kind --count days "$part" >"${part/part/sum}"
		done
		# shellcheck disable=SC2046
		rfm-aggregate -q --combine $(shuf -e sum.*) >got
		cmp want got
		rm sum.*
	done
	rfm-aggregate -q --as-of 2025-12-31 --by shop,profile_id in >want
	deal in 3 1 1
	for part in part.*; do
		rfm-aggregate -q --as-of 2025-12-31 --by shop,profile_id --partial "$part" >"${part/part/sum}"
	done
	rfm-aggregate -q --combine --by shop,profile_id sum.2 sum.3 sum.1 >got
	cmp want got
	# by the other order of the key's columns the records are the same, and sorted otherwise
	rfm-aggregate -q --combine --by profile_id,shop sum.2 sum.3 sum.1 >got
	sort want | cmp - <(sort got)
	tail -n +2 got | sort -c -t $'\t' -k 2,2 -k 1,1
}

@test "what does not belong together is refused, with the reason" {
	local base='p|2026-01-01|2026-01-01|30|1|1.00' part='as-of=2026-01-31 count=orders money=net refunds=net zero=skip value=amount window=0 recency=0'

	header='profile_id|first_order|last_order|recency_days|frequency|monetary'
	refuses 65 "in:3: profile_id: in two parts: only those of rfm-aggregate --partial can be added: 'p'" --combine "$base" "$base"
	refuses 65 "in:3: recency_days: counts to another day than before: '31'" --combine "$base" 'q|2026-01-01|2026-01-01|31|1|1.00'
	refuses 65 "in:1: part: column missing: rfm-aggregate --partial writes it" '--combine --partial' "$base"
	refuses 65 "in:2: profile_id: a record without a key: ''" --combine '|2026-01-01|2026-01-01|30|1|1.00'
	refuses 65 "in:2: monetary: not a number: '1,00'" --combine 'p|2026-01-01|2026-01-01|30|1|1,00'
	refuses 65 "in:2: frequency: too small: '-1'" --combine 'p|2026-01-01|2026-01-01|30|-1|1.00'
	refuses 65 "in:2: recency_days: too small: '-1'" --combine 'p|2026-01-01|2026-01-01|-1|1|1.00'
	header+='|part'
	refuses 65 "in:3: part: not as in the other parts: 'as-of=2026-01-31 count=orders money=gros...'" --combine "$base|$part" \
		"$base|${part/=net refunds/=gross refunds}"
	refuses 65 "in:2: part: not written by rfm-aggregate --partial: 'x'" --combine "$base|x"
	refuses 65 "in:3: frequency: the sum is too large: '9223372036854775807'" --combine "$base|$part" \
		"p|2026-01-01|2026-01-01|30|9223372036854775807|1.00|$part"
	header='profile_id|first_order|last_order|recency_days|frequency|monetary|currency'
	refuses 65 "in:3: currency: not as in the other parts: 'USD'" --combine "$base|EUR" "q${base#p}|USD"
	header='profile_id|first_order|last_order|recency_days|frequency|monetary|gap_mean|part'
	refuses 65 'in:1: gap_mean: a column of parts that cannot be combined' --combine "$base|1.00|$part"
	header='profile_id|first_order|last_order|recency_days|monetary'
	refuses 65 'in:1: frequency: column missing (--col frequency=NAME names another)' --combine 'p|2026-01-01|2026-01-01|30|1.00'
	settle
}

@test "sums of money go to 127 bits, and beyond them are refused" {
	local part='as-of=2026-01-31 count=orders money=net refunds=net zero=skip value=amount window=0 recency=0'
	local most=17014118346046923173168730371588410.5727 least=-17014118346046923173168730371588410.5728 one want

	header='profile_id|first_order|last_order|recency_days|frequency|monetary|part'
	while IFS=';' read -r one want; do
		{ tsv "$header"; for money in $one; do tsv "p||||0|$money|$part"; done; } >in
		if [[ $want == *too* ]]; then
			refuses 65 "in:$(wc -l <in): monetary: $want: '${one##* }'" --combine
		else
			rfm-aggregate -q --combine --prospects in >out 2>err || collect "$one: $(<err)"
			same "$want" "$(tail -n +2 out | cut -f 6)" || collect "$one"
		fi
	done <<-END
		$most;$most
		$most 0.0001;the sum is too large
		$least;$least
		$least 0.00;$least
		$least -0.0001;the sum is too large
		$least $most;-0.0001
		17014118346046923173168730371588410.5728;too large
		922337203685477.5807 922337203685477.5807;1844674407370955.1614
		1844674407370955.1615 0.0001;1844674407370955.1616
		1844674407370955.1616 -0.0001;1844674407370955.1615
	END
	for one in -17014118346046923173168730371588410.5729 99999999999999999999999999999999999999.00; do
		refuses 65 "in:2: monetary: too large: '${one:0:40}...'" --combine "p||||0|$one|$part"
	done
	settle
}
