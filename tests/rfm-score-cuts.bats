#!/usr/bin/env bats
# rfm-score: cuts that are kept and used again, and what is told of cuts: drift, ties, few
# customers, the distance to the next score, recency cuts from gaps
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tool=(rfm-score -q)
}

random_customers() { # SEED N
	awk -v seed="$1" -v n="$2" 'BEGIN {
		srand(seed)
		print "customer_id\trecency_days\tfrequency\tmonetary\tcountry"
		for (i = 1; i <= n; i++) {
			frequency = rand() < .5 ? 1 : 1 + int(rand() * rand() * 20)
			money = sprintf("%.4f", rand() < .3 ? int(rand() * 4) * 10 : rand() * rand() * 300 - 10)
			sub(/00?$/, "", money)
			printf "%d\t%d\t%d\t%s\t%s\n", (i * 7919) % 10007, int(rand() * 90) - 2, frequency, money,
			    substr("NLBEDE", 1 + 2 * int(rand() * rand() * 3), 2)
		}
	}'
}

# What awk needs to know: units of money, the place of columns
read -r -d '' awk_units <<'END' || :
	function units(s,    part, sign) {
		if (s !~ /\./) return s + 0
		sign = sub(/^-/, "", s) ? -1 : 1
		split(s, part, ".")
		return sign * (part[1] * 10000 + substr(part[2] "0000", 1, 4))
	}
	function value(m) { return units($(m == "r" ? 2 : m == "f" ? 3 : 4)) }
	function score(m) { return $(m == "r" ? 6 : m == "f" ? 7 : 8) }
END

@test "cuts that were saved give the same scores again" {
	local method way

	random_customers 1 300 >customers
	for method in quantile percentile-disc r-rfm qcut percent-rank cume-dist r=fixed:20,40.5,f=fixed:3,m=fixed:-1,9.99; do
		for way in r=new r=old,f=low,m=low; do
			for group in '' '-w country'; do
				# shellcheck disable=SC2086
				rfm-score -q -n 7 -m $method --direction $way $group --save-cuts cuts customers >want 2>/dev/null
				# shellcheck disable=SC2086
				rfm-score -q --direction $way $group --cuts cuts customers 2>err | cmp -s - want ||
					collect "$method $way $group: $(<err)"
				# shellcheck disable=SC2086
				rfm-score -q -n 7 -m $method --direction $way $group --cuts cuts --save-cuts again \
					--report report customers >again.out 2>/dev/null
				cmp -s cuts again || collect "$method $way $group: the cuts of the cuts"
				[ "$(awk -F '\t' 'NR > 1 { n += $9; d += ($7 != $4) } END { print n + d }' report)" -eq 0 ] ||
					collect "$method $way $group: drift without a change"
			done
		done
	done
	settle
}

@test "from is the smallest value, for recency the most days, that gets the score" {
	random_customers 2 400 >before
	random_customers 3 500 >after
	rfm-score -q --save-cuts cuts before >/dev/null
	same "$(tsv 'metric|score|from')" "$(head -n 1 cuts)"
	same "$(stat -c %a cuts)" 600
	rfm-score -q --cuts cuts after >scored
	run awk -F '\t' "$awk_units"'
	FILENAME == "cuts" { if (FNR > 1 && $2 > 1) from[$1, $2] = units($3); next }
	FNR > 1 {
		for (i = 1; i <= 3; i++) {
			m = substr("rfm", i, 1)
			for (k = 5; k > 1; k--)
				if (m == "r" ? value(m) <= from[m, k] : value(m) >= from[m, k]) break
			n++
			if (score(m) != k) print FNR ": " m ": " score(m) ", not " k
		}
	}
	END { print n }' cuts scored
	same 1500 "$output"
}

@test "drift: in units, and in customers who would get another score" {
	random_customers 2 400 >before
	random_customers 3 500 >after
	rfm-score -q --save-cuts cuts before >/dev/null
	rfm-score -q --save-cuts now after >today
	run --separate-stderr rfm-score --cuts cuts --report report after
	printf '%s\n' "$output" >scored
	paste scored today | awk -F '\t' -v OFS='\t' '
	FILENAME == "cuts" { if (FNR > 1) from[$1, $2] = $3; next }
	FILENAME == "now" { if (FNR > 1) today[$1, $2] = $3; next }
	FNR > 1 {
		for (i = 1; i <= 3; i++) {
			customers[i, $(5 + i)]++
			moved[i, $(5 + i)] += $(5 + i) != $(13 + i)
			all[i] += $(5 + i) != $(13 + i)
		}
	}
	END {
		for (i = 1; i <= 3; i++)
			for (k = 1; k <= 5; k++) {
				m = substr("rfm", i, 1)
				a = from[m, k]; b = today[m, k]
				d = k == 1 ? "" : sprintf(i == 3 ? "%.4f" : "%d", b - a)
				if (i == 3) sub(/00?$/, "", d)
				print m, k, "", a, customers[i, k] + 0, b, d, moved[i, k] + 0
			}
		print all[1], all[2], all[3] >"all"
	}' cuts now - >want
	cut -f 1-5,7- report | tail -n +2 | diff want -
	read -r r f m <all
	[ "$r" -gt 0 ] && [ "$m" -gt 0 ]
	[[ $stderr == *"r: drift: $r of 500 customers ("*"would move"* ]]
	[[ $stderr == *"f: drift: $f of 500 customers ("*"would move"* ]]
	[[ $stderr == *"m: drift: $m of 500 customers ("*"would move; score 2 from "* ]]
}

@test "the note of the drift names cuts that moved; metrics and groups without cuts are cut anew" {
	tsv 'recency_days|frequency|monetary|shop' '10|1|1.00|a' '20|2|2.00|a' '30|3|3.00|b' '40|4|4.00|b' >in
	tsv '# from last year' 'from|score|metric' '25|2|r' '|1|m' '2.5|2|m' '2|3|m' >cuts
	run --separate-stderr rfm-score --cuts cuts --min-bin 0 in
	[ "$status" -eq 78 ]
	same 'rfm-score: cuts: m: score 3 does not begin above score 2 (--direction?)' "$stderr"
	tsv '# from last year' 'from|score|metric' '25.9|2|r' '|1|m' '2.0001|2|m' '3.5|3|m' >cuts
	run --separate-stderr rfm-score -n f=2 --cuts cuts --min-bin 0 in
	same "$(tsv 'recency_days|frequency|monetary|shop|r|f|m' '10|1|1.00|a|2|1|1' '20|2|2.00|a|2|1|1' \
		'30|3|3.00|b|1|2|2' '40|4|4.00|b|1|2|3')" "$output"
	same "$(printf '%s\n' 'rfm-score: r: score 2 is below 26' 'rfm-score: f: score 2 is above 2' \
		'rfm-score: m: scores 2 to 3 are above 2.00 3.4999' \
		'rfm-score: r: drift: 0 of 4 customers (0.0 %) would move; score 2 from 25, today 24 (-1)' \
		'rfm-score: m: drift: 0 of 4 customers (0.0 %) would move; score 3 from 3.50, today 3.0001 (-0.4999)' \
		'rfm-score: 4 in = 4 scored + 0 without an order')" "$stderr"
	# one file for all groups, and one that does not know a group
	run --separate-stderr rfm-score -q -w shop --cuts cuts --min-bin 0 in
	same "$(printf '2%.0s' 1)" "$(awk -F '\t' 'NR == 2 { print $5 }' <<<"$output")"
	same '' "$stderr"
	tsv 'metric|score|from|group' 'f|2|2|a' >grouped
	run --separate-stderr rfm-score -q -w shop --cuts grouped --min-bin 0 -n 4,f=2 in
	same '1 2 1 2' "$(awk -F '\t' 'NR > 1 { printf "%s%s", sep, $6; sep = " " }' <<<"$output")"
	same "rfm-score: grouped has no cuts of f for 1 of 2 groups, which are cut anew: 'b'" "$stderr"
	header='recency_days|frequency|monetary'
	refuses 64 "--cuts: the cuts of 'grouped' are those of groups: --within names their column (try 'rfm-score --help')" \
		'--cuts grouped' '1|1|1.00'
	refuses 64 "--bins: the cuts of 'cuts' make 3 scores of m (try 'rfm-score --help')" '--cuts cuts -n m=4'
	refuses 64 "--cuts: ntile has no cuts to compare with those of r (try 'rfm-score --help')" '--cuts cuts -m ntile'
	refuses 64 "output and input are the same file: 'cuts' (try 'rfm-score --help')" '--cuts cuts --save-cuts cuts'
	refuses 64 "two outputs have the same name: 'x' (try 'rfm-score --help')" '--report x --save-cuts x'
	header='last_order|frequency|monetary'
	refuses 65 'in:1: recency_days: column missing (--col recency_days=NAME names another)' '--save-cuts new' '2026-01-01|1|1.00'
	settle
}

@test "a cuts file that is wrong is refused with its line" {
	local lines message

	header='recency_days|frequency|monetary'
	while IFS=';' read -r lines message; do
		printf '%b' "$lines" >cuts
		refuses 78 "$message" '--cuts cuts' '1|1|1.00'
	done <<-'END'
		;cuts:1: no cuts
		metric\tscore\n;cuts:1: the columns are metric, score, from and perhaps group: 'metric\x09score'
		metric\tscore\tfrom\tfrom\n;cuts:1: the columns are metric, score, from and perhaps group: 'metric\x09score\x09from\x09from'
		metric\tscore\tfrom\nx\t2\t3\n;cuts:2: metric is not r, f or m: 'x'
		metric\tscore\tfrom\nr\t11\t3\n;cuts:2: score is not 1 to 10: '11'
		metric\tscore\tfrom\nr\t0\t3\n;cuts:2: score is not 1 to 10: '0'
		metric\tscore\tfrom\nr\t2\tx\n;cuts:2: not a number: 'x'
		metric\tscore\tfrom\nr\t2\t\n;cuts:2: empty
		metric\tscore\tfrom\nr\t2\t3\nr\t2\t2\n;cuts:3: a second line for this score: 'r\x092\x092'
		metric\tscore\tfrom\nr\t2\t3\t4\t5\n;cuts:2: more cells than columns: 'r\x092\x093\x094\x095'
		metric\tscore\tfrom\nr\t3\t3\n;cuts: r has a score 3 and none of 2
		metric\tscore\tfrom\nr\t2\t3\nr\t3\t4\n;cuts: r: score 3 does not begin below score 2 (--direction?)
		metric\tscore\tfrom\nf\t2\t3\nf\t3\t2\n;cuts: f: score 3 does not begin above score 2 (--direction?)
	END
	refuses 66 'nix: No such file or directory' '--cuts nix'
	settle
}

@test "ties: whom a tie-break would decide for, counted out" {
	local n bins

	for n in 1 2 7 30 211; do
		bins=$((2 + n % 9))
		random_customers "$n" "$n" >customers
		rfm-score -q -n $bins --report quantile customers >/dev/null
		rfm-score -n $bins -m ntile --report ntile customers 2>said >/dev/null
		rfm-score -n $bins --ties customers 2>ties >/dev/null
		awk -F '\t' -v OFS='\t' -v bins="$bins" "$awk_units"'
		function tile(place,    t, size) {
			for (t = 1;; t++) {
				size = int(n / bins) + (t <= n % bins)
				if (place < size) return t
				place -= size
			}
		}
		BEGIN { n = 0 }
		NR > 1 { for (i = 1; i <= 3; i++) x[i, n] = value(substr("rfm", i, 1)) * (i == 1 ? -1 : 1); n++ }
		END {
			for (m = 1; m <= 3; m++) {
				all = 0
				for (k = 1; k <= bins; k++) tied[k] = 0
				for (i = 0; i < n; i++) {
					below = same = 0
					for (j = 0; j < n; j++) { below += x[m, j] < x[m, i]; same += x[m, j] == x[m, i] }
					all += tile(below) != tile(below + same - 1)
					for (k = tile(below) + 1; k <= tile(below + same - 1); k++) tied[k]++
				}
				for (k = 1; k <= bins; k++) print substr("rfm", m, 1), k, tied[k]
				print substr("rfm", m, 1) ": " all " of " n >"all"
			}
		}' customers >want
		cut -f 1,2,6 quantile | tail -n +2 | cmp -s want - || collect "$n: the report of quantile"
		cut -f 1,2,6 ntile | tail -n +2 | cmp -s want - || collect "$n: the report of ntile"
		sed -n 's/^rfm-score: \(.\): ntile: the key decided for \(.* of [0-9]*\) .*/\1: \2/p' said | cmp -s - all ||
			collect "$n: the note of ntile"
		sed -n 's/^rfm-score: \(.\): a tie-break would decide for \(.* of [0-9]*\) .*/\1: \2/p' ties | cmp -s - all ||
			collect "$n: the note of --ties"
	done
	tsv 'recency_days|frequency|monetary' '1|1|1.00' '1|1|2.00' '1|1|3.00' '2|2|4.00' >in
	run --separate-stderr rfm-score -n 2 --ties --min-bin 0 in
	same "$(printf 'rfm-score: %s\n' 'r: score 2 is below 1' 'f: score 2 is above 1' 'm: score 2 is above 2.50' \
		'r: a tie-break would decide for 3 of 4 customers (75.0 %)' \
		'r: at the lower end of score 2: 3 customers with 1' \
		'f: a tie-break would decide for 3 of 4 customers (75.0 %)' \
		'f: at the lower end of score 2: 3 customers with 1' \
		'm: a tie-break would decide for 0 of 4 customers (0.0 %)' \
		'4 in = 4 scored + 0 without an order')" "$stderr"
	settle
}

@test "why: what is missing for the next score is enough, and no less is" {
	local method

	random_customers 4 200 >customers
	for method in quantile r-rfm qcut cume-dist; do
		rfm-score -q -m $method --why --save-cuts cuts customers >scored 2>/dev/null
		same "$(tsv 'r|f|m|r_next|f_next|m_next')" "$(head -n 1 scored | cut -f 6-)"
		# what stands that much better has the next score, one unit less has not
		awk -F '\t' -v OFS='\t' "$awk_units"'
		function money(v,    s) {
			s = sprintf("%s%d.%04d", v < 0 ? "-" : "", (v < 0 ? -v : v) / 10000, (v < 0 ? -v : v) % 10000)
			sub(/00?$/, "", s)
			return s
		}
		NR == 1 { print $1, $2, $3, $4, $5, "want"; next }
		$9 != "" { print $1, $2 - $9, $3, $4, $5, "r" $6 + 1; print $1, $2 - $9 + 1, $3, $4, $5, "r" $6 }
		$10 != "" { print $1, $2, $3 + $10, $4, $5, "f" $7 + 1; print $1, $2, $3 + $10 - 1, $4, $5, "f" $7 }
		$11 != "" {
			v = units($4) + units($11 ~ /\./ ? $11 : $11 ".00")
			print $1, $2, $3, money(v), $5, "m" $8 + 1
			print $1, $2, $3, money(v - 1), $5, "m" $8
		}' scored >better
		[ "$(wc -l <better)" -gt 600 ] || collect "$method: $(wc -l <better) lines"
		rfm-score -q --cuts cuts better | awk -F '\t' 'NR > 1 {
			got = $(substr($6, 1, 1) == "r" ? 7 : substr($6, 1, 1) == "f" ? 8 : 9)
			want = substr($6, 2)
			# a score that nobody can have is jumped over
			if (got != want && !(got > want && NR % 2 == 0)) print
		}' >wrong
		[ ! -s wrong ] || collect "$method: $(head -n 3 wrong)"
		awk -F '\t' 'NR > 1 && (($9 == "") != ($6 == top) || ($11 == "") != ($8 == topm))' \
			top="$(cut -f 6 scored | sort -nr | head -n 1)" topm="$(cut -f 8 scored | sort -nr | head -n 1)" scored >wrong
		[ ! -s wrong ] || collect "$method: not empty at the top: $(head -n 3 wrong)"
	done
	tsv 'customer_id|last_order|frequency|monetary' 'a|2026-01-01|1|1.00' 'b|2026-01-05|1|1.50' 'c|2026-01-09|4|-1.00' '||0|' >in
	same "$(tsv 'r|f|m|r_next|f_next|m_next' '1|1|2|4|0|0.50' '2|2|3|4|3|' '3|3|1|||2.00' '|||||')" \
		"$(rfm-score -q -m ntile -n 3 --why in | cut -f 5-)"
	settle
}

@test "few customers: a note, or a warning where --min-bin asks for it" {
	random_customers 4 200 >customers
	run --separate-stderr rfm-score customers
	[[ $stderr == *"rfm-score: f: under 10 customers: score 2 has 0, score 3 has 0 (--min-bin)"* ]]
	[[ $stderr != *"m: under"* ]]
	run --separate-stderr rfm-score -q --min-bin 10 customers
	same 'rfm-score: f: under 10 customers: score 2 has 0, score 3 has 0 (--min-bin)' "$stderr"
	run --separate-stderr rfm-score -q --min-bin 41 customers
	same 'rfm-score: 200 customers are few for 5 scores: under 41 for each (--min-bin)' "$stderr"
	run --separate-stderr rfm-score -q customers
	same '' "$stderr"
	run --separate-stderr rfm-score -q -w country customers
	same "$(awk -F '\t' 'NR > 1 && !n[$5]++ { name[++k] = $5 }
		END {
			for (i = 1; i <= k; i++)
				if (n[name[i]] < 50) list = list (found++ ? ", " : " ") "'\''" name[i] "'\'' has " n[name[i]]
			print "rfm-score: " found " of " k " groups have under 50 customers, 10 for each score:" list " (--min-bin)"
		}' customers)" "$stderr"
	run --separate-stderr rfm-score -q -w country --min-bin 0 customers
	same '' "$stderr"
}

@test "recency cuts are suggested from the gaps between orders" {
	tsv 'recency_days|frequency|monetary|gap_mean|gap_median' '1|2|1.00|9|10.5' '1|2|1.00|9|20' '1|2|1.00|9|30.3333' \
		'1|2|1.00|9|40.00' '1|2|1.00|9|50' '1|1|1.00||' >in
	run --separate-stderr rfm-score --suggest in
	[[ $stderr == *"rfm-score: r: by gap_median of 5 customers who came back: --method r=fixed:11,21,31,41 (before each cut 1/5 more of them had come back)"* ]]
	run --separate-stderr rfm-score --suggest -n r=3 --col gap_median=gap_mean in
	[[ $stderr == *"r: by gap_mean of 5 customers who came back: --method r=fixed:10 (before each cut at least 1/3 more"* ]]
	rfm-score -q -m r=fixed:11,21,31,41 in >/dev/null
	sed -n '1p;$p' in >none
	run --separate-stderr rfm-score --suggest none
	[[ $stderr == *'r: no cuts to suggest: nobody has a gap between orders in gap_median'* ]]
	header='recency_days|frequency|monetary|gap_mean'
	refuses 65 "in:2: gap_mean: not a number: 'x'" --suggest '1|2|1.00|x'
	refuses 65 "in:2: gap_mean: negative: '-1'" --suggest '1|2|1.00|-1'
	header='recency_days|frequency|monetary'
	refuses 65 'in:1: gap_median: column missing, and gap_mean too (--col gap_median=NAME)' --suggest '1|2|1.00'
	settle
}
