#!/usr/bin/env bats
# rfm-score: each method against its definition counted out slowly, and against the tools
# that it is named after
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tool=(rfm-score -q)
}

# Customers with many ties, in no order of their keys
random_customers() { # SEED N
	awk -v seed="$1" -v n="$2" 'BEGIN {
		srand(seed)
		print "id\tlast_order\trecency_days\tfrequency\tmonetary\tcountry"
		for (i = 1; i <= n; i++) {
			day = int(rand() * 25)
			frequency = rand() < .5 ? 1 : 1 + int(rand() * rand() * 12)
			money = rand() < .4 ? int(rand() * 4) * 10 : rand() * rand() * 100 - 10
			money = sprintf("%.4f", money)
			sub(/00?$/, "", money)
			printf "%d\t2026-01-%02d\t%d\t%d\t%s\t%s\n", (i * 7919) % 10007, day + 1, 30 - day,
			    frequency, money, substr("NLBEDE", 1 + 2 * int(rand() * rand() * 3), 2)
		}
	}'
}

# Checks outputs in files named METHOD.BINS.N, or METHOD.BINS.N.turned after
# --direction r=old,f=low,m=low: every score by counting over all customers, in integers.
by_the_book() {
	awk -F '\t' '
	function units(s,    part, sign) {
		sign = sub(/^-/, "", s) ? -1 : 1
		split(s, part, ".")
		return sign * (part[1] * 10000 + substr(part[2] "0000", 1, 4))
	}
	# bins times the type-7 quantiles of the values, edge[0..bins]
	function edges(m,    i, j, k, swap, sorted, place, rest) {
		for (i = 0; i < n; i++) sorted[i] = x[m, i]
		for (i = 0; i < n; i++)
			for (j = i + 1; j < n; j++)
				if (sorted[j] < sorted[i]) { swap = sorted[i]; sorted[i] = sorted[j]; sorted[j] = swap }
		for (k = 0; k <= bins; k++) {
			rest = (n - 1) * k % bins
			place = ((n - 1) * k - rest) / bins
			edge[k] = sorted[place] * bins + (rest ? rest * (sorted[place + 1] - sorted[place]) : 0)
		}
	}
	function tile(place, members,    t, size) {
		for (t = 1;; t++) {
			size = int(members / bins) + (t <= members % bins)
			if (place < size) return t
			place -= size
		}
	}
	function worth(m, i) { return low[m] ? -x[m, i] : x[m, i] }
	function turn(m, bin, highest) { return low[m] ? highest + 1 - bin : bin }
	function same_cell(m, i, j,    k) {
		for (k = 1; k < m && method == "nested"; k++)
			if (book[k, i] != book[k, j]) return 0
		return 1
	}
	function score(m, i,    j, k, below, upto, members, place, rank, bin, distinct, unit) {
		below = upto = members = place = rank = distinct = 0
		for (j = 0; j < n; j++) {
			below += worth(m, j) < worth(m, i)
			upto += worth(m, j) <= worth(m, i)
			rank += x[m, j] < x[m, i] || x[m, j] == x[m, i] && key[j] < key[i]
			if (!same_cell(m, i, j)) continue
			members++
			place += worth(m, j) < worth(m, i) || worth(m, j) == worth(m, i) && key[j] < key[i]
		}
		if (method == "ntile" || method == "nested") return tile(place, members)
		if (method == "percent-rank") {
			bin = n == 1 ? 1 : 1 + int(bins * below / (n - 1))
			return bin > bins ? bins : bin
		}
		if (method == "cume-dist") return int((bins * upto + n - 1) / n)
		unit = m == 3 ? 10000 : 1
		bin = 1
		if (method == "qcut") {
			bin = 0
			for (k = 0; k <= bins; k++) {
				if (k > 0 && edge[k] == edge[k - 1]) continue
				distinct++
				bin += edge[k] < x[m, i] * bins
			}
			return distinct == 1 ? 1 : turn(m, bin ? bin : 1, distinct - 1)
		}
		for (k = 1; k < bins; k++)
			if (method == "r-rfm") bin += x[m, i] * bins >= edge[k] + unit * bins
			else bin += rank * bins > (n - 1) * k # qcut-rank
		return turn(m, bin, bins)
	}
	function finish(    m, i) {
		for (m = 1; m <= 3; m++) {
			edges(m)
			for (i = 0; i < n; i++) {
				book[m, i] = score(m, i)
				checked++
				if (book[m, i] == said[m, i]) continue
				printf "%s: customer %d: %s is %d, not %d\n", name, i + 1, substr("rfm", m, 1), \
				    said[m, i], book[m, i]
				bad = 1
			}
		}
	}
	FNR == 1 {
		if (name) finish()
		name = FILENAME; n = 0
		split(name, part, ".")
		method = part[1]; bins = part[2]
		low[1] = part[4] == ""; low[2] = low[3] = part[4] != ""
		for (i = 1; i <= NF; i++) at[$i] = i
		next
	}
	{
		key[n] = $at["id"] ""
		x[1, n] = $at["recency_days"] + 0
		x[2, n] = $at["frequency"] + 0
		x[3, n] = units($at["monetary"])
		said[1, n] = $at["r"]; said[2, n] = $at["f"]; said[3, n] = $at["m"]
		n++
	}
	END {
		finish()
		print "checked " checked
		exit bad
	}' "$@"
}

@test "scores are what each method's definition says, from 1 to 60 customers, both directions" {
	local seed=${SEED:-$RANDOM$RANDOM} n method bins all=0

	echo "SEED=$seed"
	for n in {1..12} 23 36 47 60; do
		random_customers $((seed + n)) "$n" >customers
		for method in r-rfm qcut percent-rank cume-dist qcut-rank ntile nested; do
			bins=$((2 + (seed + n + ${#method}) % 9))
			rfm-score -q -k id -m $method -n $bins customers >"$method.$bins.$n" 2>/dev/null
			rfm-score -q -k id -m $method -n $bins --direction r=old,f=low,m=low customers \
				>"$method.$bins.$n.turned" 2>/dev/null
			all=$((all + 2 * 3 * n))
		done
	done
	run by_the_book {r-rfm,qcut,percent-rank,cume-dist,qcut-rank,ntile,nested}.*.*
	printf '%s\n' "${lines[@]:0:20}"
	[ "$status" -eq 0 ]
	[ "$output" = "checked $all" ]
}

@test "a date in place of the days gives the same scores by every method" {
	local method

	random_customers 11 300 >customers
	cut -f 2 --complement customers >days
	cut -f 3 --complement customers >dates
	for method in quantile percentile-disc r-rfm qcut percent-rank cume-dist qcut-rank ntile nested; do
		for way in new old; do
			rfm-score -q -k id -m $method --direction r=$way days 2>/dev/null | sed 's/.*\(\t.*\t.*\t\)/\1/' >want
			rfm-score -q -k id -m $method --direction r=$way dates 2>/dev/null | sed 's/.*\(\t.*\t.*\t\)/\1/' >got
			cmp want got || collect "$method $way"
			[ "$(cut -f 2 want | sort -u | wc -l)" -gt 4 ] || collect "$method $way: few scores"
		done
	done
	settle
}

@test "within a column each group has the scores that it has alone" {
	local method country

	random_customers 5 400 >customers
	for method in quantile r-rfm qcut percent-rank ntile nested qcut-rank r=ntile,f=nested,m=cume-dist; do
		rfm-score -q -k id -m $method -n 4 -w country --min-bin 0 customers >all 2>err || collect "$method: $?"
		for country in NL BE DE; do
			awk -F '\t' -v c=$country 'NR == 1 || $6 == c' customers | rfm-score -q -k id -m $method -n 4 \
				>alone 2>err
			awk -F '\t' -v c=$country 'NR == 1 || $6 == c' all | cmp -s - alone ||
				collect "$method $country"
		done
	done
	settle
}

@test "each metric has its own method, number of scores and direction" {
	random_customers 3 200 >customers
	rfm-score -q -k id -m ntile,f=quantile,m=cume-dist -n 4,r=10,m=3 --direction m=low customers >got
	rfm-score -q -k id -m ntile -n 10 customers | awk -F '\t' '{ print $7 }' >r
	rfm-score -q -n 4 customers | awk -F '\t' '{ print $8 }' >f
	rfm-score -q -m cume-dist -n 3 --direction m=low customers | awk -F '\t' '{ print $9 }' >m
	awk -F '\t' -v OFS='\t' '{ print $7, $8, $9 }' got >scores
	paste r f m | cmp - scores
	# what is said of one metric comes first, wherever it stands
	rfm-score -q -k id -m m=cume-dist,f=quantile,ntile -n m=3,r=10,4 --direction m=low customers | cmp - got
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
	mapfile -t lines < <(awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ print $at["r"] $at["f"] $at["m"] }' out)
	have="${lines[*]}"
	if [ "$got" -ne 0 ] || [ "$have" != "$*" ]; then
		collect "$options ${records[*]}: status $got: '$have', not '$*' $(<err)"
	fi
}

@test "fixed cuts: a value at a cut is above it, days at a cut are older than it" {
	header='last_order|recency_days|frequency|monetary'
	scores '-m r=fixed:30,90,f=fixed:2,m=fixed:-1.5,0,99.9999' \
		'2026-03-01|29|1|-1.51' '2026-03-01|30|2|-1.50' '2026-03-01|89|3|-0.0001' '2026-03-01|90|1|99.9998' \
		'2026-03-01|-4|1|99.9999' = 311 222 222 113 314
	# a part of a day or an order is the next whole one
	scores '-m r=fixed:29.5,f=fixed:1.0001' '2026-03-01|29|1|1.00' '2026-03-01|30|2|1.00' = 211 121
	# dates: the day itself is above
	scores '-m r=fixed:2026-01-31,2026-03-01' '2026-01-30|9|1|1.00' '2026-01-31|9|1|1.00' \
		'2026-02-28|9|1|1.00' '2026-03-01T08:00:00|9|1|1.00' = 111 211 211 311
	scores '-m r=fixed:30,f=fixed:2,m=fixed:5 --direction r=old,f=low,m=low' \
		'2026-01-30|29|1|4.99' '2026-01-30|30|2|5.00' = 122 211
	scores '-m r=fixed:2026-01-31 --direction r=old' '2026-01-30|9|1|1.00' '2026-01-31|9|1|1.00' = 211 111
	# a date alone does not know the days
	header='last_order|frequency|monetary'
	refuses 65 'in:1: recency_days: column missing (--col recency_days=NAME names another)' '-m r=fixed:30' '2026-01-01|1|1.00'
	header='recency_days|frequency|monetary'
	refuses 65 'in:1: last_order: column missing, which fixed dates cut' '-m r=fixed:2026-01-31' '9|1|1.00'
	settle
}

@test "qcut: equal edges are dropped, with a warning" {
	header='recency_days|frequency|monetary'
	scores '-m qcut' '1|1|1.00' '1|1|1.00' '1|1|1.00' '1|1|2.00' '1|2|3.00' '1|9|3.00' = 111 111 111 111 112 122
	same "$(printf '%s\n' 'rfm-score: r: qcut drops equal edges: scores 1 to 1, not 5' \
		'rfm-score: f: qcut drops equal edges: scores 1 to 2, not 5' \
		'rfm-score: m: qcut drops equal edges: scores 1 to 2, not 5')" "$(<err)"
	run --separate-stderr rfm-score -m qcut,m=quantile -w recency_days in
	[[ $stderr == *'r: qcut drops equal edges in 1 of 1 groups: fewer than 5 scores'* ]]
	settle
}

@test "one customer, fewer than scores, and the ends of 64 bits" {
	local method

	header='customer_id|recency_days|frequency|monetary'
	for method in quantile percentile-disc percent-rank qcut ntile nested; do
		scores "-m $method" 'a|3|1|-5.00' = 111
	done
	scores '-m cume-dist' 'a|3|1|-5.00' = 555
	scores '-m r-rfm' 'a|3|1|-5.00' = 511
	scores '-m qcut-rank' 'a|3|1|-5.00' = 511
	scores '-m ntile' 'b|3|1|0.00' 'a|3|1|0.00' 'c|0|9|1.00' = 222 111 333
	scores '-m ntile -n 2' 'b|3|1|0.00' 'a|3|1|0.00' 'c|0|9|1.00' = 111 111 222
	for method in cume-dist r-rfm percent-rank quantile qcut ntile qcut-rank; do
		scores "-m $method -n 2" 'a|9|1|-922337203685477.5808' \
			'b|0|9223372036854775807|922337203685477.5807' = \
			111 222
	done
	# no cut below the least and none above the greatest
	scores '-m cume-dist' 'a|1|1|-922337203685477.5808' 'b|1|1|-922337203685477.5808' = 555 555
	scores '-m r-rfm --direction f=low' 'a|1|9223372036854775807|922337203685477.5807' \
		'b|1|9223372036854775807|922337203685477.5807' = 551 551
	scores '--direction m=low -n 2' 'a|1|1|-922337203685477.5808' 'b|1|1|922337203685477.5807' = 112 111
	scores '-m ntile' =
	scores '-m ntile' 'a||0|' 'b|3|1|1.00' = '' 111
	settle
}

@test "who goes first among equals is the key: in bytes, and there must be one" {
	header='shop|number|recency_days|frequency|monetary'
	scores '-m f=ntile -n 2 -k number' 'a|10|1|1|1.00' 'a|9|1|1|1.00' 'b|100|1|1|1.00' 'b|2|1|1|1.00' = \
		111 121 111 121
	scores '-m f=ntile -n 2 -k shop,number' 'b|1|1|1|1.00' 'a|1|1|1|1.00' = 121 111
	refuses 65 "in: number: stands twice and cannot part equals: '1'" '-m f=ntile -k number' 'b|1|1|1|1.00' 'a|1|1|1|1.00'
	refuses 65 'in:1: profile_id: column missing: who goes first among equals? (--key COLUMN)' '-m f=nested' 'a|1|1|1|1.00'
	refuses 65 'in:1: nix: column missing; the input has shop, number, recency_days, frequency, monetary' '-m ntile -k nix'
	header='customer_id|profile_id|recency_days|frequency|monetary'
	scores '-m f=ntile -n 2' 'a|2|1|1|1.00' 'b|1|1|1|1.00' = 121 111
	scores '-m f=ntile -n 2 --col profile_id=customer_id' 'a|2|1|1|1.00' 'b|1|1|1|1.00' = 111 121
	# the order of the rows is none
	random_customers 9 500 >customers
	for method in ntile nested qcut-rank; do
		rfm-score -q -k id -m $method customers | sort >want
		(head -n 1 customers; tail -n +2 customers | sort -t "$(printf '\t')" -k5) |
			rfm-score -q -k id -m $method | sort | cmp -s - want || collect "$method: order of rows"
		(head -n 1 customers; tail -n +2 customers | sort -t "$(printf '\t')" -k1,1) |
			rfm-score -q -k id -m $method | sort | cmp -s - want || collect "$method: sorted rows"
	done
	settle
}

# parity ORACLE COLUMNS OPTIONS INPUT: all customers of the oracle have its scores
parity() {
	local oracle=$real/$1 columns=$2 options=$3 input=$4

	# shellcheck disable=SC2086
	rfm-score -q --col frequency=transaction_count --col monetary=amount $options "$input" >out 2>err ||
		collect "$1 $options: $(<err)"
	awk -F '\t' '{ print $1, $(NF - 2), $(NF - 1), $NF }' out | tail -n +2 | sort >got
	awk -F '\t' -v columns="$columns" 'BEGIN { split(columns, c, ",") }
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ print $1, $at[c[1]], $at[c[2]], $at[c[3]] }' "$oracle" | sort >want
	[ -s want ] || collect "$1: no scores"
	cmp -s want got ||
		collect "$1 $options: $(diff want got | grep -c '^<') of $(wc -l <want) customers differ"
}

@test "the scores of the R package, pandas and SQL, to the last customer" {
	local name q v

	real oracles
	for name in order-5 cents-5 edges-5; do
		cut -f 1-4 "$real/r-rfm/$name.tsv" >"$name"
		parity "r-rfm/$name.tsv" r,f,m '-m r-rfm' "$name"
	done
	parity r-rfm/order-3.tsv r,f,m '-m r-rfm -n 3' order-5
	parity r-rfm/order-custom.tsv r,f,m \
		'-m r=fixed:115,181,297,482,f=fixed:4,5,6,8,m=fixed:256,382,506,666' order-5
	for q in 4 5; do
		for v in plain drop; do
			parity qcut/orders.q$q.tsv r_$v,f_$v,m_$v "-m qcut -n $q" "$real/qcut/orders.input.tsv"
		done
		v=rankfirst
		parity qcut/orders.q$q.tsv r_$v,f_$v,m_$v "-m qcut-rank -n $q" "$real/qcut/orders.input.tsv"
	done
	for name in ntile5:ntile ntile10:ntile nested5:nested cumedist5:cume-dist percentrank5:percent-rank; do
		parity "ntile/orders.${name%:*}.tsv" r,f,m "-m ${name#*:} -n $(tr -dc 0-9 <<<"${name%:*}")" \
			"$real/ntile/orders.input.tsv"
	done
	settle
}
