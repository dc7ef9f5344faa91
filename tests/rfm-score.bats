#!/usr/bin/env bats
# rfm-score: cuts against an independent exact computation, ties, what is not scored
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tool=(rfm-score -q)
	header='last_order|frequency|monetary'
}

# scores OPTIONS RECORD... = RFM...: records under $header get these scores, written together
scores() {
	local options=$1 records=() lines got=0 have

	shift
	while [ "$1" != = ]; do
		records+=("$1")
		shift
	done
	shift
	tsv "$header" "${records[@]}" >in
	# shellcheck disable=SC2086
	rfm-score -q $options in >out 2>err || got=$?
	mapfile -t lines < <(awk -F '\t' 'NR > 1 { print $(NF - 2) $(NF - 1) $NF }' out)
	have="${lines[*]}"
	if [ "$got" -ne 0 ] || [ -s err ] || [ "$have" != "$*" ]; then
		collect "$options ${records[*]}: status $got: '$have', not '$*' $(<err)"
	fi
}

# Customers with many ties: few days, half of them with one order, few amounts
random_customers() { # SEED N
	awk -v seed="$1" -v n="$2" 'BEGIN {
		srand(seed)
		print "id\tlast_order\trecency_days\tfrequency\tmonetary\tcity"
		for (i = 1; i <= n; i++) {
			day = int(rand() * 28)
			frequency = rand() < .5 ? 1 : 1 + int(rand() * rand() * 20)
			money = rand() < .3 ? int(rand() * 3) * 10 : rand() * rand() * 2000 - 20
			money = sprintf("%.4f", money)
			sub(/00?$/, "", money)
			printf "%d\t2026-01-%02d\t%d\t%d\t%s\tx\n", i, day + 1, 30 - day, frequency, money
		}
	}'
}

# Checks the outputs of rfm-score in the files named bins.METHOD.N...: prints what is not
# 1 + the number of cuts strictly below the value. Type 7 by integers: the cut at k/N stands
# at place (n-1)k/N, so value > cut is value*N > low*N + rest*(high-low).
by_definition() {
	awk -F '\t' -v OFS='\t' '
	function units(s,    part, sign) {
		sign = sub(/^-/, "", s) ? -1 : 1
		split(s, part, ".")
		return sign * (part[1] * 10000 + substr(part[2] "0000", 1, 4))
	}
	function daynumber(s,    y, m) {
		y = substr(s, 1, 4) + 0; m = substr(s, 6, 2) + 0
		if (m < 3) { y--; m += 12 }
		return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + \
		    int((153 * (m - 3) + 2) / 5) + substr(s, 9, 2)
	}
	function sort(low, high,    i, j, pivot, swap) { # sorted[low..high]
		if (low >= high) return
		pivot = sorted[int((low + high) / 2)]
		i = low
		j = high
		while (i <= j) {
			while (sorted[i] < pivot) i++
			while (sorted[j] > pivot) j--
			if (i <= j) { swap = sorted[i]; sorted[i++] = sorted[j]; sorted[j--] = swap }
		}
		sort(low, j)
		sort(i, high)
	}
	function finish(    metric, i, k, place, rest, score) {
		for (metric = 1; metric <= 3; metric++) {
			for (i = 0; i < n; i++) sorted[i] = v[metric, i]
			sort(0, n - 1)
			for (k = 1; k < bins; k++) {
				place = (n - 1) * k
				rest = place % bins
				place = (place - rest) / bins
				if (method == "quantile")
					cut[k] = sorted[place] * bins + (rest ? rest * (sorted[place + 1] - sorted[place]) : 0)
				else
					cut[k] = sorted[int((n * k + bins - 1) / bins) - 1] * bins
			}
			for (i = 0; i < n; i++) {
				score = 1
				for (k = 1; k < bins; k++) score += (v[metric, i] * bins > cut[k])
				checked++
				if (score != said[metric, i]) {
					printf "%s: customer %d: %s is %d, not %d\n", name, i + 1,
					    substr("rfm", metric, 1), said[metric, i], score
					bad = 1
				}
			}
		}
	}
	FNR == 1 {
		if (name) finish()
		name = FILENAME; n = 0
		split(name, part, ".")
		bins = part[1]; method = part[2]
		for (i = 1; i <= NF; i++) at[$i] = i
		next
	}
	{
		v[1, n] = daynumber($at["last_order"])
		v[2, n] = $at["frequency"] + 0
		v[3, n] = units($at["monetary"])
		said[1, n] = $(NF - 2); said[2, n] = $(NF - 1); said[3, n] = $NF
		n++
	}
	END {
		finish()
		print "checked " checked
		exit bad
	}' "$@"
}

@test "scores are 1 plus the number of quantile cuts below, by exact integers" {
	local seed=${SEED:-$RANDOM$RANDOM} n method bins

	echo "SEED=$seed"
	for n in {1..30}; do
		random_customers $((seed + n)) "$n" >customers
		for bins in $((2 + n % 4)) $((6 + n % 5)); do
			rfm-score -q --bins "$bins" customers >"$bins.quantile.$n"
			rfm-score -q --bins "$bins" --method percentile-disc customers >"$bins.percentile-disc.$n"
		done
	done
	random_customers "$seed" 2000 >customers
	for bins in 2 3 4 5 6 7 8 9 10; do
		rfm-score -q -n "$bins" customers >"$bins.quantile.2000"
		rfm-score -q -n "$bins" -m percentile-disc customers >"$bins.percentile-disc.2000"
	done
	run by_definition [0-9]*.*.*
	printf '%s\n' "${lines[@]:0:20}"
	[ "$status" -eq 0 ]
	[ "$output" = "checked $((3 * (4 * 465 + 18 * 2000)))" ]
}

@test "orders of an independent package are aggregated and scored as the definition says" {
	local name

	real oracles/r-rfm
	for name in orders orders-cents; do
		for bins in 5 10; do
			rfm-aggregate -q --as-of 2006-12-31 --by customer_id --col date=order_date \
				--col amount=revenue "$real/$name.tsv" | rfm-score -q -n "$bins" >"$bins.quantile.$name"
		done
	done
	run by_definition [0-9]*.quantile.*
	printf '%s\n' "${lines[@]:0:20}"
	[ "$status" -eq 0 ]
	[ "$output" = "checked $((3 * 4 * 995))" ]
}

@test "equal values get equal scores, higher ones no lower score, in any order of the rows" {
	local seed=${SEED:-$RANDOM} method

	echo "SEED=$seed"
	random_customers "$seed" 700 >customers
	for method in quantile percentile-disc; do
		rfm-score -q -m "$method" customers | sort >want
		awk 'BEGIN { srand(3) } NR > 1 { print rand() "\t" $0 }' customers | sort | cut -f 2- >rows
		head -n 1 customers | cat - rows | rfm-score -q -m "$method" | sort >got
		cmp want got
		for column in 2,7 4,8 5,9; do
			# the pairs of value and score in the order of the values: scores never fall
			grep -v ^id want | cut -f "$column" | sort -u >pairs
			same '' "$(cut -f 1 pairs | uniq -d)"
			sort -n pairs | cut -f 2 | sort -nc
			[ "$(cut -f 2 pairs | sort -u | wc -l)" -gt 2 ]
		done
	done
}

@test "half of the customers bought once: all of them score 1, and the scores above are kept" {
	header='frequency|last_order|monetary'
	scores '' '1|2026-01-05|5.00' '1|2026-01-05|5.00' '1|2026-01-05|5.00' '2|2026-01-05|5.00' \
		'7|2026-01-06|9.00' = 111 111 111 141 555
	scores '' '3|2026-01-05|5.00' = 111
	scores '-n 2' '3|2026-01-05|5.00' '3|2026-01-05|5.00' = 111 111
	scores '-n 10' '3|2026-01-05|-5.00' '4|2026-01-06|-4.9999' = 111 101010
	scores '-n 3 -m percentile-disc' '1|2026-01-05|5.00' '2|2026-01-06|5.00' '3|2026-01-07|6.00' = 111 221 333
	# one ten-thousandth more than the cut 2.50 between 2.00 and 3.00, and the cut itself
	scores '-n 2' '1|2026-01-05|2.00' '1|2026-01-05|2.5001' '1|2026-01-05|2.4999' '1|2026-01-05|3.00' = \
		111 112 111 112
	scores '-n 2' '1|2026-01-05|2.00' '1|2026-01-05|2.50' '1|2026-01-05|3.00' = 111 111 112
	settle
}

@test "who has no order is not scored and moves no cut" {
	local plain

	random_customers 7 400 >customers
	plain=$(rfm-score -q customers)
	awk -F '\t' -v OFS='\t' '{ print }
		NR % 3 == 0 { print "none", "", "", 0, "-" NR ".00", "y" }
		NR % 5 == 0 { print "none", "2020-01-01", 99, 0, "99999.00", "" }
		NR % 7 == 0 { print "none", "", "", 9999, "99999.00", "" }' customers >mixed
	rfm-score mixed >out 2>err
	same "$plain" "$(grep -v '^none' out)"
	grep '^none' out | cut -f 7- | sort -u >empty
	same $'\t\t' "$(<empty)"
	same "rfm-score: 670 in = 400 scored + 270 without an order" "$(tail -n 1 err)"
	scores '' '|0|0.00' '|0|' '||' = '' '' ''
	scores '' =
	settle
}

@test "recency_days in place of last_order gives the same scores" {
	random_customers 5 500 >customers
	for options in '' '-n 7' '-m percentile-disc -n 4'; do
		# shellcheck disable=SC2086
		cut -f 1,2,4- customers | rfm-score -q $options | tail -n +2 | cut -f 6- >want
		# shellcheck disable=SC2086
		cut -f 1,3- customers | rfm-score -q $options | tail -n +2 | cut -f 6- >got
		cmp want got
		[ "$(cut -f 1 want | sort -u | wc -l)" -gt 3 ]
	done
	header='recency_days|frequency|monetary'
	scores '' '0|1|1.00' '|0|1.00' '10|1|1.00' '-5|1|1.00' = 311 '' 111 511
	# where both are, the day decides
	header='recency_days|last_order|frequency|monetary'
	scores '-n 2' '0|2026-01-01|1|1.00' '10|2026-01-02|1|1.00' '5||1|1.00' = 111 211 ''
	# a time of the day does not count
	header='last_order|frequency|monetary'
	scores '' '2026-01-01T23:59:59|1|1.00' '2026-01-01|1|1.00' '2026-01-02T00:00:00|1|1.00' = 111 111 511
	settle
}

@test "values reach from one end of 64 bits to the other" {
	scores '' '9999-12-31|9223372036854775807|922337203685477.5807' '0001-01-01|1|-922337203685477.5808' \
		'2026-01-01|2|0.00' = 555 111 333
	scores '-n 2' '2026-01-01|9223372036854775807|922337203685477.5807' \
		'2026-01-01|9223372036854775806|922337203685477.5806' = 122 111
	scores '-n 10' '2026-01-01|1|922337203685477.5807' '2026-01-01|1|-922337203685477.5808' \
		'2026-01-01|1|-0.0001' '2026-01-01|1|0.00' = 1110 111 114 117
	settle
}

@test "the notes name the cuts, the closing line the rows; -q silences both" {
	tsv "$header" '2026-01-01|1|1.00' '2026-01-02|2|2.00' '2026-01-03|3|3.00' '2026-01-04|4|4.00' \
		'2026-01-05|5|5.00' '|0|0.00' >in
	run --separate-stderr rfm-score --min-bin 0 in
	[ "$status" -eq 0 ]
	same "$(printf '%s\n' 'rfm-score: r: scores 2 to 5 are above 2026-01-01 2026-01-02 2026-01-03 2026-01-04' \
		'rfm-score: f: scores 2 to 5 are above 1 2 3 4' \
		'rfm-score: m: scores 2 to 5 are above 1.80 2.60 3.40 4.20' \
		'rfm-score: 6 in = 5 scored + 1 without an order')" "$stderr"
	run --separate-stderr rfm-score -q in
	[ "$status" -eq 0 ] && same '' "$stderr"
	tsv 'recency_days|frequency|monetary' '0|1|-1.00' '10|2|-0.0001' '4|2|0.00' >in
	run --separate-stderr rfm-score -n 3 --min-bin 0 in
	same "$(printf '%s\n' 'rfm-score: r: scores 2 to 3 are below 6 3' \
		'rfm-score: f: scores 2 to 3 are above 1 2' \
		'rfm-score: m: scores 2 to 3 are above -0.3334 -0.0001' \
		'rfm-score: 3 in = 3 scored + 0 without an order')" "$stderr"
	# nobody to score: no cuts
	tsv "$header" '|0|0.00' >in
	run --separate-stderr rfm-score in
	same 'rfm-score: 1 in = 0 scored + 1 without an order' "$stderr"
}

@test "columns pass untouched, r, f and m come behind them" {
	tsv 'city|frequency|note|monetary|last_order' 'a\tb|1||1.5|2026-01-01' '|0||x|' 'é|00002|-|5|2026-01-02T10:00:00' >in
	want=$(tsv 'city|frequency|note|monetary|last_order|r|f|m' 'a\tb|1||1.5|2026-01-01|1|1|1' '|0||x||||' \
		'é|00002|-|5|2026-01-02T10:00:00|5|5|5')
	same "$want" "$(rfm-score -q in)"
	same "$want" "$(rfm-score -q <in)"
	same "$want" "$(cat in | rfm-score -q -)"
	# several files, columns in another order, the header again
	tsv 'last_order|city|frequency|monetary|note' '2026-01-02T10:00:00|é|00002|5|-' >second
	head -n 3 in >first
	same "$want" "$(rfm-score -q first second)"
	same "$want" "$(sed '2{p;s/.*/city\tfrequency\tnote\tmonetary\tlast_order/}' in | rfm-score -q)"
	same "$(tsv 'day|orders|revenue|r|f|m' '2026-01-01|1|1.00|1|1|1')" "$(tsv 'day|orders|revenue' '2026-01-01|1|1.00' |
		rfm-score -q --col last_order=day --col frequency=orders --col monetary=revenue)"
}

@test "input that does not fit is refused with its place" {
	local name record message

	for name in r f m; do
		tsv "$header|$name" '2026-01-01|1|1.00|' >in
		run --separate-stderr rfm-score -q in
		[ "$status" -eq 65 ] && [ -z "$output" ] && [[ $stderr == "rfm-score: "*"$name: the input has this column already" ]] ||
			collect "$name: $status $stderr $output"
	done
	while IFS=';' read -r record message; do
		refuses 65 "in:3: $message" '' '2026-01-01|1|1.00' "$record"
	done <<-'END'
		2026-01-32|1|1.00;last_order: no such day: '2026-01-32'
		x|1|1.00;last_order: not a date: 'x'
		2026-01-01|1.5|1.00;frequency: not a whole number: '1.5'
		2026-01-01|-1|1.00;frequency: too small: '-1'
		2026-01-01||1.00;frequency: empty: ''
		2026-01-01|9223372036854775808|1.00;frequency: too large: '9223372036854775808'
		2026-01-01|1|;monetary: empty: ''
		2026-01-01|1|1,00;monetary: not a number: '1,00'
		2026-01-01|1|1.00001;monetary: more than 4 decimal places: '1.00001'
		2026-01-01|1|922337203685477.5808;monetary: too large: '922337203685477.5808'
	END
	header='recency_days|frequency|monetary'
	refuses 65 "in:2: recency_days: not a whole number: '1.5'" '' '1.5|1|1.00'
	refuses 65 "in:2: recency_days: too large: '10000001'" '' '10000001|1|1.00'
	header='frequency|monetary'
	refuses 65 'in:1: last_order: column missing, and recency_days too (--col last_order=NAME)' '' '1|1.00'
	header='last_order|monetary'
	refuses 65 'in:1: frequency: column missing (--col frequency=NAME names another)' '' '2026-01-01|1.00'
	header='last_order|frequency'
	refuses 65 'in:1: monetary: column missing (--col monetary=NAME names another)' '' '2026-01-01|1'
	refuses 65 'in:1: day: column missing, named by --col last_order=day' '--col last_order=day'
	settle
}

@test "a wrong command line is refused before any input" {
	local options message

	while IFS=';' read -r options message; do
		refuses 64 "$message (try 'rfm-score --help')" "$options nonesuch"
	done <<-'END'
		-n 1;--bins: too small: '1'
		--bins 11;--bins: too large: '11'
		--bins=-5;--bins: too small: '-5'
		-n 5.0;--bins: not a whole number: '5.0'
		-n x;--bins: not a whole number: 'x'
		-n 4 -n 5;option given twice: --bins
		-n 5,6;--bins: said twice: '6'
		-n r=3,r=4;--bins: said twice: 'r=4'
		-n q=3;--bins: no metric, which are r, f and m: 'q=3'
		-n r=3,;--bins: empty: ''
		--method ntil;--method: unknown: 'ntil'; it is one of quantile, percentile-disc, r-rfm, qcut, percent-rank, cume-dist, fixed, qcut-rank, ntile, nested
		-m ntile,qcut;--method: said twice: 'qcut'
		-m fixed:3;--method: fixed cuts belong to one metric: r=fixed:180,365
		-m r=fixed;--method: only fixed has cuts behind a colon, at least one
		-m r=ntile:3;--method: only fixed has cuts behind a colon, at least one
		-m r=fixed:;--method: fixed: empty: ''
		-m r=fixed:3,3;--method: fixed: cuts do not ascend: '3'
		-m r=fixed:3,2026-01-01;--method: fixed: cuts do not ascend: '2026-01-01'
		-m f=fixed:2026-01-01;--method: fixed: not a number: '2026-01-01'
		-m m=fixed:1,2,3,4,5,6,7,8,9,10;--method: fixed: more than 9 cuts
		-m m=fixed:1,2 -n m=5;--bins: the fixed cuts of m make 3 scores: 'm=5'
		--direction low;--direction: not r=old, r=new, f=low, f=high, m=low or m=high: 'low'
		--direction r=low;--direction: not r=old, r=new, f=low, f=high, m=low or m=high: 'r=low'
		--save-cuts c -m ntile;--save-cuts: ntile has no cuts, it divides equal values
		--save-cuts c -m r=fixed:2026-01-01;--method: fixed dates go with no cuts in a file, which are days
		--min-bin -1;--min-bin: too small: '-1'
		-x;unknown option: '-x'
	END
	tsv "$header" >in
	refuses 64 "--col: rfm-score reads no column of this name: 'r' (try 'rfm-score --help')" '--col r=x'
	settle
}
