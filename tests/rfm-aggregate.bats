#!/usr/bin/env bats
# rfm-aggregate: what counts as an order and under which policy, what is set aside, what is
# carried on, and that rows and money of the closing line are those that came in
load helper
load aggregate

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tool=(rfm-aggregate -q --as-of 2026-01-31)
	header='profile_id|source|order_id|kind|date|amount'
}

# Random rows of all kinds: 400 keys, orders of several lines, repeated in other sources
random_rows() { # SEED ROWS
	awk -v seed="$1" -v rows="$2" 'BEGIN {
		OFS = "\t"
		srand(seed)
		split("order,order,order,order,,,,refund,contact,event", kinds, ",")
		split("Breda,Ede,Assen,\303\211pe,", cities, ",")
		print "profile_id", "source", "order_id", "kind", "date", "amount", "city"
		for (i = 0; i < rows; i++) {
			key = int(rand() * 400)
			key = key < 20 ? "" : (key % 3 == 0 ? "\303\251" : "k") key
			kind = kinds[1 + int(rand() * 10)]
			month = int(rand() * 9)
			date = sprintf("%d-%02d-%02d", month < 7 ? 2025 : 2026,
			    month < 7 ? month + 6 : month - 6, 1 + int(rand() * 28))
			if (rand() < .3)
				date = date sprintf("T%02d:%02d:%02d", rand() * 24, rand() * 60, rand() * 60)
			amount = sprintf("%d.%02d", rand() * 500, rand() * 100)
			if (rand() < .2) {
				amount = amount sprintf("%02d", rand() * 100)
				sub(/00?$/, "", amount)
			}
			if (rand() < .15)
				amount = "0.00"
			else if (kind == "refund" || (kind != "order" && rand() < .2))
				amount = "-" amount
			if (kind ~ /contact|event/) {
				if (rand() < .5) date = ""
				if (rand() < .5) amount = ""
			}
			print key, substr("st", 1 + int(rand() * 3), 1),
			    rand() < .2 ? "" : int(rand() * 900), kind, date, amount,
			    cities[1 + int(rand() * 5)]
		}
	}'
}

# What rfm-aggregate -k city makes of such rows, computed from the manual page alone.
by_definition() { # REFUNDS ZERO COUNT PROSPECTS FILE
	awk -F '\t' -v refunds="$1" -v zero="$2" -v count="$3" -v prospects="$4" '
	function daynumber(s,    y, m) { # days since 0000-03-01
		y = substr(s, 1, 4) + 0; m = substr(s, 6, 2) + 0
		if (m < 3) { y--; m += 12 }
		return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + \
		    int((153 * (m - 3) + 2) / 5) + substr(s, 9, 2)
	}
	function units(s,    part, sign) { # ten-thousandths
		sign = sub(/^-/, "", s) ? -1 : 1
		split(s, part, ".")
		return sign * (part[1] * 10000 + substr(part[2] "0000", 1, 4))
	}
	function show(v,    sign, s) {
		sign = v < 0 ? "-" : ""
		if (v < 0) v = -v
		s = sprintf("%.0f.%04d", (v - v % 10000) / 10000, v % 10000)
		sub(/00?$/, "", s)
		return sign s
	}
	FNR == 1 { next }
	$1 == "" { next }
	$5 != "" && substr($5, 1, 10) > "2026-01-31" { next }
	{
		person = $4 == "contact" || $4 == "event"
		refund = $4 == "refund" || ($4 == "" && $6 ~ /^-/)
		if (refund && refunds == "ignore") next
		keys[$1] = 1
		moment = $5 == "" ? "" : substr($5 "T00:00:00", 1, 19)
		if ($7 != "" && (!($1 in city) || moment > when[$1] ||
		    (moment == when[$1] && $7 < city[$1]))) { city[$1] = $7; when[$1] = moment }
		if (person) next
		money[$1] += units($6)
		if (refund && refunds == "net") next
		if (units($6) == 0 && zero == "skip") next
		day = substr($5, 1, 10)
		if (!($1 in last) || day > last[$1]) last[$1] = day
		if (!($1 in first) || day < first[$1]) first[$1] = day
		what = count == "days" ? day : count == "rows" || $3 == "" ? "row " FNR : $2 " " $3
		if (!(($1, what) in seen)) orders[$1]++
		seen[$1, what] = 1
	}
	END {
		for (key in keys)
			if (orders[key] > 0 || prospects)
				printf "%s\t%s\t%s\t%s\t%d\t%s\t%s\n", key, first[key], last[key],
				    orders[key] ? daynumber("2026-01-31") - daynumber(last[key]) : "",
				    orders[key], show(money[key]), city[key] | "LC_ALL=C sort"
	}' "$5"
}

@test "an order counts once however many lines it has, per source and per key" {
	gives '' 'p|s|1||2026-01-01|10.00' 'p|s|1||2026-01-01|5.00' 'p|s|1||2026-01-03|0.50' = \
		'p|2026-01-01|2026-01-03|28|1|15.50'
	gives '' 'p|s|1||2026-01-01|1.00' 'p|t|1||2026-01-01|2.00' 'p||1||2026-01-01|4.00' = \
		'p|2026-01-01|2026-01-01|30|3|7.00'
	gives '' 'p|s|||2026-01-01|1.00' 'p|s|||2026-01-01|1.00' = 'p|2026-01-01|2026-01-01|30|2|2.00'
	gives '' 'p|s|1||2026-01-01|1.00' 'q|s|1||2026-01-02|2.00' = \
		'p|2026-01-01|2026-01-01|30|1|1.00' 'q|2026-01-02|2026-01-02|29|1|2.00'
	# neither source and number nor key and number run together
	gives '' 'p|a|bc||2026-01-01|1.00' 'p|ab|c||2026-01-01|1.00' 'p||abc||2026-01-01|1.00' \
		'p|abc|||2026-01-01|1.00' 'p1|a|2||2026-01-01|1.00' 'p|a|12||2026-01-01|1.00' = \
		'p|2026-01-01|2026-01-01|30|5|5.00' 'p1|2026-01-01|2026-01-01|30|1|1.00'
	gives '-b order_id' 'p|s|1||2026-01-01|1.00' 'q|s|1||2026-01-02|2.00' 'q|t|1||2026-01-02|2.00' = \
		'1|2026-01-01|2026-01-02|29|2|5.00'
	header='profile_id|order_id|date|amount'
	gives '' 'p|1|2026-01-01|1.00' 'p|1|2026-01-01|1.00' 'p|01|2026-01-01|1.00' = \
		'p|2026-01-01|2026-01-01|30|2|3.00'
	header='date|amount|profile_id'
	gives '' '2026-01-01|1.00|p' '2026-01-02|1.00|p' = 'p|2026-01-01|2026-01-02|29|2|2.00'
	settle
}

@test "what is worth nothing is no order, and dates none, unless --zero count" {
	gives '' 'p|s|1||2026-01-01|5.00' 'p|s|1||2025-01-01|0.00' 'p|s|1||2026-01-09|0.00' = \
		'p|2026-01-01|2026-01-01|30|1|5.00'
	gives '' 'p|s|1||2026-01-01|5.00' 'p|s|2||2026-01-09|0.00' = 'p|2026-01-01|2026-01-01|30|1|5.00'
	gives '' 'p|s|1||2026-01-01|0.00' 'q|s|2||2026-01-01|0.0001' 'r|s|3||2026-01-01|-0.00' = \
		'q|2026-01-01|2026-01-01|30|1|0.0001'
	# lines that cancel out are sales none the less
	gives '' 'p|s|1|order|2026-01-01|5.00' 'p|s|1|order|2026-01-01|-5.00' = \
		'p|2026-01-01|2026-01-01|30|1|0.00'
	gives '--zero skip' 'p|s|1||2026-01-01|5.00' 'p|s|2||2026-01-09|0.00' = \
		'p|2026-01-01|2026-01-01|30|1|5.00'
	gives '--zero count' 'p|s|1||2026-01-01|5.00' 'p|s|2||2026-01-09|0.00' 'q|s|3||2026-01-02|0.00' = \
		'p|2026-01-01|2026-01-09|22|2|5.00' 'q|2026-01-02|2026-01-02|29|1|0.00'
	settle
}

@test "refunds lower the money, are left out, or count like orders" {
	local rows=('p|s|1|order|2026-01-01|10.00' 'p|s|1|refund|2026-01-05|-4.00' 'p|s|2|order|2026-01-03|1.00'
		'p|s|3|refund|2026-01-09|-20.00')

	gives '' "${rows[@]}" = 'p|2026-01-01|2026-01-03|28|2|-13.00'
	gives '--refunds net' "${rows[@]}" = 'p|2026-01-01|2026-01-03|28|2|-13.00'
	gives '--refunds ignore' "${rows[@]}" = 'p|2026-01-01|2026-01-03|28|2|11.00'
	gives '--refunds as-orders' "${rows[@]}" = 'p|2026-01-01|2026-01-09|22|3|-13.00'
	gives '--refunds as-orders --count rows' "${rows[@]}" = 'p|2026-01-01|2026-01-09|22|4|-13.00'
	gives '--refunds as-orders' 'p|s|1|refund|2026-01-05|0.00' =
	gives '--refunds as-orders --zero count' 'p|s|1|refund|2026-01-05|0.00' = \
		'p|2026-01-05|2026-01-05|26|1|0.00'
	gives '--zero count' 'p|s|1|refund|2026-01-05|0.00' =
	settle
}

@test "frequency is in orders, in days whatever the source, or in rows" {
	local rows=('p|s|1||2026-01-01|5.00' 'p|s|1||2026-01-03|1.00' 'p|s|2||2026-01-03T10:00:00|1.00'
		'p|t|2||2026-01-03T23:59:59|1.00' 'p|t|9||2026-01-04|0.00' 'p|t|8||2026-01-05|-1.00'
		'p||||2026-01-03|1.00')

	gives '--count orders' "${rows[@]}" = 'p|2026-01-01|2026-01-03|28|4|8.00'
	gives '--count days' "${rows[@]}" = 'p|2026-01-01|2026-01-03|28|2|8.00'
	gives '--count rows' "${rows[@]}" = 'p|2026-01-01|2026-01-03|28|5|8.00'
	gives '--count days --zero count' "${rows[@]}" = 'p|2026-01-01|2026-01-04|27|3|8.00'
	gives '--count rows --zero count' "${rows[@]}" = 'p|2026-01-01|2026-01-04|27|6|8.00'
	gives '--count days --refunds as-orders' "${rows[@]}" = 'p|2026-01-01|2026-01-05|26|3|8.00'
	settle
}

@test "the kind of a row is order, refund, contact or event; without one the sign tells" {
	local kind

	gives '' 'p|||order|2026-01-01|5.00' = 'p|2026-01-01|2026-01-01|30|1|5.00'
	gives '' 'p|||order|2026-01-01|-5.00' = 'p|2026-01-01|2026-01-01|30|1|-5.00'
	gives '' 'p||||2026-01-01|5.00' = 'p|2026-01-01|2026-01-01|30|1|5.00'
	gives '' 'p||||2026-01-01|-5.00' 'p||||2026-01-02|-1.00' =
	gives '' 'p||||2026-01-01|5.00' 'p|||contact|2026-01-02|7.00' 'p|||event|2026-01-03|7.00' \
		'p|||event||' 'p|||contact||' 'p|||refund|2026-01-04|-2.00' = \
		'p|2026-01-01|2026-01-01|30|1|3.00'
	for kind in Order REFUND sale x 'order ' ' order' orders; do
		refuses 65 "in:3: kind: not order, refund, contact or event: '$kind'" '' \
			'p|||order|2026-01-01|5.00' "p|||$kind|2026-01-01|5.00"
	done
	settle
}

@test "a key without an order has no record, with --prospects one without dates" {
	local rows=('q||1|order|2026-01-01|4.00' 'z|||contact||' 'y||2|order|2026-01-01|0.00'
		'x||3|refund|2026-01-02|-5.00' 'w||4|refund|2026-01-03|-5.00' 'w||5|order|2026-01-03|0.00'
		'v|||event||' 'v||6||2026-01-04|-2.00' 'u|||event|2026-01-05|9.00' 't||7|order|2026-02-01|9.00')

	gives '' "${rows[@]}" = 'q|2026-01-01|2026-01-01|30|1|4.00'
	gives --prospects "${rows[@]}" = 'q|2026-01-01|2026-01-01|30|1|4.00' 'u||||0|0.00' \
		'v||||0|-2.00' 'w||||0|-5.00' 'x||||0|-5.00' 'y||||0|0.00' 'z||||0|0.00'
	gives '--prospects --refunds ignore' "${rows[@]}" = 'q|2026-01-01|2026-01-01|30|1|4.00' \
		'u||||0|0.00' 'v||||0|0.00' 'w||||0|0.00' 'y||||0|0.00' 'z||||0|0.00'
	gives '--zero count' "${rows[@]}" = 'q|2026-01-01|2026-01-01|30|1|4.00' \
		'w|2026-01-03|2026-01-03|28|1|-5.00' 'y|2026-01-01|2026-01-01|30|1|0.00'
	rfm-aggregate --as-of 2026-01-31 in 2>err >out
	same "$(printf '%s' 'rfm-aggregate: 10 in = 1 counted + 5 of keys without an order' \
		' + 3 contacts and events + 1 after the as-of day; money 10.00 = 4.00 + -12.00 + 9.00 + 9.00' \
		'; 1 keys with 1 orders, 3 with refunds only, 1 with orders of zero only, 2 with contacts or events only')" "$(<err)"
	settle
}

@test "a date may bear a time; days run from the year 1 to 9999" {
	local date why

	gives '' 'p||1||2026-01-05T23:59:59|1.00' 'p||2||2026-01-02T00:00:00|1.00' 'p||3||2026-01-04|1.00' = \
		'p|2026-01-02|2026-01-05|26|3|3.00'
	gives '' 'p||1||2024-02-29|1.00' = 'p|2024-02-29|2024-02-29|702|1|1.00'
	gives '' 'p||1||0001-01-01|1.00' 'p||2||1969-12-31|1.00' 'q||3||1970-01-01|1.00' = \
		'p|0001-01-01|1969-12-31|20485|2|2.00' 'q|1970-01-01|1970-01-01|20484|1|1.00'
	gives '' 'p||1||9999-12-31|1.00' 'q||2||2026-01-31|1.00' = 'q|2026-01-31|2026-01-31|0|1|1.00'
	while IFS=';' read -r date why; do
		refuses 65 "in:3: date: $why: '$date'" '' '|||contact||' "p||1||$date|1.00"
	done <<-'END'
		;empty
		2026-1-05;not a date
		20260105;not a date
		05-01-2026;not a date
		2026-01-05 10:00:00;not a date
		2026-01-05T10:00;not a date
		2026-01-05T10:00:00Z;not a date
		10000-01-01;not a date
		2026-02-29;no such day
		1900-02-29;no such day
		0000-01-01;no such day
		2026-00-05;no such day
		2026-01-05T24:00:00;no such time
		2026-01-05T23:59:60;no such time
	END
	refuses 65 "in:2: date: no such day: '2026-13-01'" '' 'p|||contact|2026-13-01|'
	refuses 65 "in:2: date: empty: ''" '' '||1|||1.00'
	settle
}

@test "money is exact to four places, sums go beyond 64 bits" {
	local most=922337203685477.5807 least=-922337203685477.5808 amount why

	gives '' "p||1||2026-01-01|$most" = "p|2026-01-01|2026-01-01|30|1|$most"
	gives '' "p||1||2026-01-01|$most" "p||2||2026-01-01|$most" "p||3||2026-01-01|$most" = \
		'p|2026-01-01|2026-01-01|30|3|2767011611056432.7421'
	gives '' "p||1|order|2026-01-01|$least" "p||2|refund|2026-01-01|$least" = \
		'p|2026-01-01|2026-01-01|30|1|-1844674407370955.1616'
	gives '' "p||1||2026-01-01|$most" "p||2||2026-01-01|$most" "p||3||2026-01-01|$least" \
		"p||4||2026-01-01|$least" 'p||5||2026-01-01|0.0003' = \
		'p|2026-01-01|2026-01-01|30|3|0.0001'
	gives '' 'p||1||2026-01-01|0.1' 'p||2||2026-01-01|0.2' 'p||3||2026-01-01|5' 'p||4||2026-01-01|0.12500' = \
		'p|2026-01-01|2026-01-01|30|4|5.425'
	rfm-aggregate --as-of 2026-01-31 --refunds as-orders <<<"$(tsv "$header" "||1||2026-01-01|$most" \
		"||1||2026-01-01|$most" "p||1||2026-01-01|$least")" >out 2>err
	[[ $(<err) == *"; money 922337203685477.5806 = $least + 1844674407370955.1614; 1 keys with 1 orders,"* ]] ||
		collect "$(<err)"
	while IFS=';' read -r amount why; do
		refuses 65 "in:3: amount: $why: '$amount'" '' 'p||1||2026-01-01|1.00' "p||1||2026-01-01|$amount"
	done <<-'END'
		;empty
		1.00001;more than 4 decimal places
		922337203685477.5808;too large
		-922337203685477.5809;too large
		9999999999999999999999;too large
		12,30;not a number
		1.;not a number
		.5;not a number
		-;not a number
		+1.00;not a number
		1e3;not a number
		1.00 ;not a number
		1.2.3;not a number
	END
	refuses 65 "in:2: amount: empty: ''" '' 'p|||refund|2026-01-01|'
	refuses 65 "in:2: amount: not a number: 'x'" '' 'p|||event|2026-01-01|x'
	settle
}

@test "rows after the as-of day are left out, of that day none" {
	gives '' 'p||1||2026-01-31T23:59:59|1.00' 'p||1||2026-02-01T00:00:00|2.00' 'q||2||2026-02-01|4.00' \
		'p||3|refund|2026-02-01|-1.00' = 'p|2026-01-31|2026-01-31|0|1|1.00'
	tsv "$header" 'p||1||2026-01-01|1.00' 'q||2|order|2026-01-09T10:00:00|1.00' 'p||3|refund|2026-01-20|-0.25' \
		'p|||contact|2026-01-21|' 'q||4|order|2026-01-22|0.00' >in
	for quiet in '' -q; do
		# shellcheck disable=SC2086
		run --separate-stderr rfm-aggregate $quiet in
		[ "$status" -eq 0 ] || collect "status $status"
		same "$(tsv 'p|2026-01-01|2026-01-01|8|1|0.75' 'q|2026-01-09|2026-01-09|0|1|1.00')" \
			"${lines[1]}"$'\n'"${lines[2]}"
		same "rfm-aggregate: no --as-of: recency counts to 2026-01-09, the newest order's day" \
			"${stderr_lines[0]}"
		[ "${#stderr_lines[@]}" -eq $((${#quiet} ? 1 : 2)) ] || collect "$quiet: $stderr"
	done
	tsv "$header" 'p|||contact||' >in
	run --separate-stderr rfm-aggregate -q --prospects in
	same "$(tsv 'p||||0|0.00')" "${lines[1]}"
	same '' "$stderr"
	settle
}

@test "what is set aside goes to --aside as it stands, with the reason, for its owner alone" {
	tsv 'profile_id|date|amount|note' '|2026-01-01|1.00|a\tb' 'p|2026-02-01|2.00|c' '|2026-02-01|-3.5|é' \
		'q|2026-01-31|4.00|' '|2026-01-31|0.00|' >in
	umask 022
	rfm-aggregate --as-of 2026-01-31 --aside aside in >out 2>err
	same "$(tsv 'profile_id|first_order|last_order|recency_days|frequency|monetary' \
		'q|2026-01-31|2026-01-31|0|1|4.00')" "$(<out)"
	same "$(tsv 'profile_id|date|amount|note|reason' '|2026-01-01|1.00|a\tb|without a key' \
		'p|2026-02-01|2.00|c|after the as-of day' '|2026-02-01|-3.5|é|without a key' \
		'|2026-01-31|0.00||without a key')" "$(<aside)"
	same "$(printf '%s' 'rfm-aggregate: 5 in = 1 counted + 3 without a key + 1 after the as-of day' \
		'; money 3.50 = 4.00 + -2.50 + 2.00; 1 keys with 1 orders, 0 with refunds only' \
		', 0 with orders of zero only, 0 with contacts or events only')" "$(<err)"
	same '600 aside' "$(stat -c '%a %n' aside*)"
	# columns of the second file in another order: the rows in the order of the first
	tsv 'note|amount|profile_id|date' 'n|7.00||2026-01-01' >second
	rfm-aggregate -q --as-of 2026-01-31 --aside aside in second >out
	same "$(tsv '|2026-01-01|7.00|n|without a key')" "$(tail -n 1 aside)"
	# nobody is set aside: a header alone
	tsv 'profile_id|date|amount' 'q|2026-01-31|4.00' >in
	rfm-aggregate -q --as-of 2026-01-31 --aside aside in >out
	same "$(tsv 'profile_id|date|amount|reason')" "$(<aside)"
	# what was set aside once has the column already
	refuses 73 '/nonesuch/aside.partial: No such file or directory' '--aside /nonesuch/aside'
	mv aside in
	refuses 65 'in:1: reason: the input has this column already' '--aside new'
	settle
}

@test "a run that fails leaves --aside under another name, and the old one as it was" {
	header='profile_id|date|amount'
	echo old >aside
	refuses 65 "in:4: amount: not a number: 'x'" '--aside aside' '|2026-01-01|1.00' 'p|2026-01-01|1.00' \
		'p|2026-01-01|x'
	same 'old' "$(<aside)"
	same '600 aside.partial' "$(stat -c '%a %n' aside.*)"
	rm aside*
	tsv "$header" '|2026-01-01|1.00' | head -c -1 >in
	refuses 65 "in: last line has no newline: its writer did not finish (if it is whole: sed -i '\$a\\' FILE)" \
		'--aside aside'
	tsv "$header" '|2026-01-01|1.00' >in
	rfm-aggregate -q --as-of 2026-01-31 --aside full in >/dev/full 2>err || [ $? -eq 74 ] || collect "$(<err)"
	same 'aside.partial full.partial' "$(echo aside* full*)"
	settle
}

@test "--by takes one column or several, and a row that lacks one has no key" {
	gives '-b source' 'p|s|1||2026-01-01|1.00' 'q|s|1||2026-01-02|1.00' 'q||1||2026-01-02|1.00' = \
		's|2026-01-01|2026-01-02|29|1|2.00'
	gives '--by source,profile_id' 'p|s|1||2026-01-01|1.00' 'p|t|1||2026-01-02|1.00' '|t|1||2026-01-02|1.00' \
		'p||1||2026-01-02|1.00' 's|p|1||2026-01-03|1.00' = \
		'p|s|2026-01-03|2026-01-03|28|1|1.00' 's|p|2026-01-01|2026-01-01|30|1|1.00' \
		't|p|2026-01-02|2026-01-02|29|1|1.00'
	same 'source|profile_id|first_order' "$(head -n 1 out | cut -f 1-3 | tr '\t' '|')"
	# parts that run together to the same bytes
	gives '-b profile_id,source' 'x|yz|1||2026-01-01|1.00' 'xy|z|1||2026-01-01|2.00' = \
		'x|yz|2026-01-01|2026-01-01|30|1|1.00' 'xy|z|2026-01-01|2026-01-01|30|1|2.00'
	rfm-aggregate --as-of 2026-01-31 -b kind,source in >out 2>err
	[[ $(<err) == *' 2 in = 0 counted + 2 without a key; money 3.00 = 0.00 + 3.00; 0 keys '* ]] || collect "$(<err)"
	settle
}

@test "keys come in byte order, the shorter before the longer" {
	printf 'k%s\t2026-01-01\t1.00\n' '' ' ' '!' '\\t' '\\\\t' 0 00 09 1 10 2 A Z _ a aa '~' é É ß 李 𝄞 '€' >body
	{ tsv 'profile_id|date|amount'; sed p body; sed 's/^k/m/; s/\t/\t/' body; } >in
	rfm-aggregate -q --as-of 2026-01-31 in | tail -n +2 | cut -f 1 >out
	sed 's/\t.*//; p; s/^k/m/' body | sort -u >want
	same "$(<want)" "$(<out)"
	[ "$(wc -l <out)" -eq 46 ]
	# several columns: as the lines themselves sort
	{ tsv 'city|profile_id|date|amount'; sed 's/^k\([^\t]*\)/a\1\tb/; p; s/\tb/\ta/' body; } >in
	rfm-aggregate -q --as-of 2026-01-31 -b city,profile_id in | tail -n +2 >out
	sort -c out
	[ "$(wc -l <out)" -eq 46 ]
}

@test "--keep carries on the newest value that is there, of one moment the smallest" {
	header='profile_id|kind|date|amount|city'
	gives '-k city' 'p||2026-01-02|1.00|b' 'p||2026-01-03|1.00|' 'p||2026-01-01|1.00|c' = \
		'p|2026-01-01|2026-01-03|28|3|3.00|b'
	gives '-k city' 'p||2026-01-02|1.00|b' 'p||2026-01-02|1.00|a' 'p||2026-01-02T00:00:00|1.00|bb' = \
		'p|2026-01-02|2026-01-02|29|3|3.00|a'
	gives '-k city' 'p||2026-01-02|1.00|longer' 'p||2026-01-03|1.00|s' 'p||2026-01-04|1.00|the longest' \
		'p||2026-01-04|1.00|the long' = 'p|2026-01-02|2026-01-04|27|4|4.00|the long'
	gives '-k city' 'p||2026-01-02T00:00:01|1.00|z' 'p||2026-01-02|1.00|a' 'p||2026-01-02T00:00:00|1.00|b' = \
		'p|2026-01-02|2026-01-02|29|3|3.00|z'
	# other rows than orders lend values too; those without a date when nothing dated does
	gives '-k city' 'p|order|2026-01-02|1.00|b' 'p|contact|||a' 'p|refund|2026-01-03|-1.00|r' = \
		'p|2026-01-02|2026-01-02|29|1|0.00|r'
	gives '-k city' 'p|order|2026-01-02|1.00|b' 'p|order|2026-01-04|0.00|zero' 'p|event|2026-01-03||e' = \
		'p|2026-01-02|2026-01-02|29|1|1.00|zero'
	gives '-k city' 'p|order|2026-01-02|1.00|' 'p|contact|||y' 'p|event|||x' = \
		'p|2026-01-02|2026-01-02|29|1|1.00|x'
	gives '-k city' 'p|order|0001-01-02|1.00|old' 'p|contact|||a' = 'p|0001-01-02|0001-01-02|739645|1|1.00|old'
	gives '-k city' 'p|order|2026-01-02|1.00|b' 'p|contact|2026-02-01||later' '|contact|||a' = \
		'p|2026-01-02|2026-01-02|29|1|1.00|b'
	gives '-k city --refunds ignore' 'p|order|2026-01-02|1.00|b' 'p|refund|2026-01-03|-1.00|r' = \
		'p|2026-01-02|2026-01-02|29|1|1.00|b'
	gives '--prospects -k city,kind' 'p|contact|||a\tb' 'q|contact|2026-01-02||' = 'p||||0|0.00|a\tb|contact' \
		'q||||0|0.00||contact'
	gives '-k amount,date' 'p||2026-01-02|1.5|' 'p||2026-01-02T10:00:00|-2.00|' = \
		'p|2026-01-02|2026-01-02|29|1|-0.50|-2.00|2026-01-02T10:00:00'
	settle
}

@test "--keep consent: a no stands unless the same address said yes on a later day" {
	local statements want row forward backward

	header='profile_id|date|amount|consent|consent_date|email'
	# word,date,address of each statement = consent|consent_date
	while read -r statements want; do
		forward=() backward=()
		for row in ${statements//;/ }; do
			row="p|2026-01-02|1.00|${row//,/|}"
			forward+=("$row")
			backward=("$row" "${backward[@]}")
		done
		want="p|2026-01-02|2026-01-02|29|${#forward[@]}|${#forward[@]}.00|$want"
		gives '-k consent,consent_date' "${forward[@]}" = "$want"
		gives '-k consent,consent_date' "${backward[@]}" = "$want"
	done <<-'END'
		yes,,a@x yes|
		no,,a@x no|
		unknown,2026-01-05,a@x;,, unknown|
		,2026-01-05,a@x;,, |
		yes,,a@x;unknown,,a@x;,, yes|
		unknown,2026-01-09,a@x;no,2026-01-04,a@x no|2026-01-04
		yes,2026-01-05,a@x;no,2026-01-04,a@x yes|2026-01-05
		yes,2026-01-05,a@x;no,2026-01-05,a@x no|2026-01-05
		yes,2026-01-05,a@x;no,2026-01-06,a@x no|2026-01-06
		yes,2026-01-05,a@x;no,,a@x no|
		yes,9999-12-31,a@x;no,,a@x no|
		yes,,a@x;no,0001-01-01,a@x no|0001-01-01
		yes,2026-01-05,b@x;no,2026-01-04,a@x no|2026-01-04
		yes,2026-01-05,;no,2026-01-04,a@x no|2026-01-04
		yes,2026-01-05,a@x;no,2026-01-04, no|2026-01-04
		yes,2026-01-05,;no,2026-01-04, yes|2026-01-05
		yes,2026-01-05,A@X.org;no,2026-01-04,a@x.ORG yes|2026-01-05
		yes,2026-01-05,a@x;no,2026-01-04,a@x;no,2026-01-03,b@x no|2026-01-03
		yes,2026-01-05,a@x;yes,2026-01-07,b@x;no,2026-01-04,a@x;no,2026-01-03,b@x yes|2026-01-07
		no,2026-01-04,a@x;yes,2026-01-05,a@x;no,2026-01-06,a@x;yes,2026-01-08,a@x yes|2026-01-08
		yes,2026-01-05,a@x;yes,,a@x yes|2026-01-05
		no,2026-01-05,a@x;no,,b@x no|
		no,2026-01-05,a@x;no,2026-01-06,b@x no|2026-01-06
		yes,2026-01-05T10:00:00,a@x;no,2026-01-05T09:00:00,a@x no|2026-01-05
	END
	refuses 65 "in:3: consent: not yes, no or unknown: 'maybe'" '-k consent' 'p|2026-01-02|1.00|||' \
		'p|2026-01-02|1.00|maybe||'
	refuses 65 "in:2: consent_date: no such day: '2026-02-30'" '-k consent' 'p|2026-01-02|1.00|no|2026-02-30|'
	# --keep of either column alone, a contact without a date, columns that are not there
	gives '-k consent_date' 'p|2026-01-02|1.00|yes|2026-01-05|a' 'p|2026-01-03|1.00|no|2026-01-04|a' = \
		'p|2026-01-02|2026-01-03|28|2|2.00|2026-01-05'
	gives '-k consent' 'p|2026-01-02|1.00|yes|2026-01-05|a' 'p|2026-02-03|1.00|no|2026-02-03|a' = \
		'p|2026-01-02|2026-01-02|29|1|1.00|yes'
	header='profile_id|kind|date|amount|consent'
	gives '-k consent' 'p|order|2026-01-02|1.00|yes' 'p|contact|||no' = 'p|2026-01-02|2026-01-02|29|1|1.00|no'
	gives '-k consent' 'p|order|2026-01-02|1.00|no' 'p|order|2026-01-03|1.00|yes' = \
		'p|2026-01-02|2026-01-03|28|2|2.00|no'
	header='profile_id|date|amount|consent_date'
	refuses 65 'in:1: consent: column missing (--col consent=NAME names another)' '-k consent_date' \
		'p|2026-01-02|1.00|2026-01-05'
	settle
}

@test "money of two currencies is refused wherever it stands" {
	local two='money of two currencies cannot be added:' pick=' (--currency CODE picks one)'
	local fill=' (rfm-clean --currency CODE fills the empty ones)'

	header='profile_id|kind|date|amount|currency'
	gives '' 'p||2026-01-02|1.00|EUR' 'q||2026-01-02|1.00|EUR' = 'p|2026-01-02|2026-01-02|29|1|1.00|EUR' \
		'q|2026-01-02|2026-01-02|29|1|1.00|EUR'
	same currency "$(head -n 1 out | cut -f 7)"
	gives '' 'p||2026-01-02|1.00|' = 'p|2026-01-02|2026-01-02|29|1|1.00|'
	gives '--currency EUR' 'p||2026-01-02|1.00|EUR' = 'p|2026-01-02|2026-01-02|29|1|1.00|EUR'
	gives '' 'q|contact|||' 'p||2026-01-02|1.00|EUR' 'p|event|||USD' = 'p|2026-01-02|2026-01-02|29|1|1.00|EUR'
	refuses 65 "in:3: currency: $two 'EUR' and 'USD'$pick" '' 'p||2026-01-02|1.00|EUR' 'q||2026-01-02|1.00|USD'
	refuses 65 "in:3: currency: $two 'EUR' and ''$fill" '' 'p||2026-01-02|1.00|EUR' 'q||2026-01-02|1.00|'
	refuses 65 "in:3: currency: $two '' and 'EUR'$fill" '' 'p||2026-01-02|1.00|' 'p||2026-01-02|1.00|EUR'
	refuses 65 "in:3: currency: $two 'EUR' and 'eur'$pick" '' 'p||2026-01-02|0.00|EUR' 'p||2026-01-02|0.00|eur'
	# in rows that only the closing line adds up
	refuses 65 "in:3: currency: $two 'EUR' and 'USD'$pick" '' 'p||2026-01-02|1.00|EUR' '||2026-01-02|1.00|USD'
	refuses 65 "in:3: currency: $two 'EUR' and 'USD'$pick" '' 'p||2026-01-02|1.00|EUR' 'p||2026-02-02|1.00|USD'
	refuses 65 "in:3: currency: $two 'EUR' and 'USD'$pick" '' 'p||2026-01-02|1.00|EUR' 'p|event||1.00|USD'
	refuses 65 "in:3: currency: $two 'EUR' and 'USD'$pick" '--refunds ignore' 'p||2026-01-02|1.00|EUR' \
		'p|refund|2026-01-02|-1.00|USD'
	# --currency picks one; a row that has none is not guessed
	gives '--currency USD' 'p||2026-01-02|1.00|EUR' 'p||2026-01-03|2.00|USD' 'q||2026-01-04|4.00|EUR' = \
		'p|2026-01-03|2026-01-03|28|1|2.00|USD'
	refuses 65 "in:2: currency: $two 'EUR' and ''$fill" '--currency EUR' 'p||2026-01-02|1.00|'
	tsv "$header" 'p||2026-01-02|1.00|EUR' 'p||2026-01-03|2.00|USD' '||2026-01-03|-0.50|USD' 'q||2026-01-03|7.00|GBP' \
		'p|event|||GBP' >in
	rfm-aggregate --as-of 2026-01-31 --currency EUR --aside aside in >out 2>err
	same 'p|2026-01-02|2026-01-02|29|1|1.00|EUR' "$(tail -n +2 out | tr '\t' '|')"
	same "$(printf '%s\n' 'rfm-aggregate: 2 rows of another currency: USD 1.50' \
		'rfm-aggregate: 1 rows of another currency: GBP 7.00')" "$(head -n 2 err)"
	[[ $(tail -n 1 err) == *' 5 in = 1 counted + 1 contacts and events + 3 of another currency; money 1.00 = 1.00 + 0.00 + 0.00; 1 keys '* ]] ||
		collect "$(tail -n 1 err)"
	same 'of another currency' "$(tail -n +2 aside | cut -f 6 | sort -u)"
	same 3 "$(tail -n +2 aside | wc -l)"
	header='profile_id|date|amount'
	gives '--currency USD' 'p|2026-01-02|1.00' = 'p|2026-01-02|2026-01-02|29|1|1.00|USD'
	gives '' 'p|2026-01-02|1.00' = 'p|2026-01-02|2026-01-02|29|1|1.00'
	settle
}

@test "a column that the output would have twice is refused before the input is read" {
	local twice="the output would have this column twice:" options

	header='profile_id|date|amount|currency|frequency|city'
	while read -r column options; do
		refuses 64 "$twice '$column' (try 'rfm-aggregate --help')" "$options" 'p|2026-01-02|x|EUR|1|a'
	done <<-'END'
		city -b city,city
		city --keep city,city
		profile_id --keep profile_id
		frequency --keep frequency
		frequency --by frequency
		currency --keep currency
		currency --by profile_id,currency
		city --keep city,profile_id --by profile_id,city --col profile_id=amount
	END
	settle
}

@test "the order of the rows and the files changes no byte" {
	local seed=${SEED:-$RANDOM} options='-k city,kind,date,amount,source --prospects --versions all' day

	echo "SEED=$seed"
	random_rows "$seed" 900 >in
	awk -F '\t' '{ print $7 "\t" $6 "\t" $5 "\t" $4 "\t" $3 "\t" $2 "\t" $1 }' in >turned
	for day in '--as-of 2026-01-31' ''; do
		# shellcheck disable=SC2086
		rfm-aggregate $options $day in >want 2>want.err
		[ "$(wc -l <want)" -gt 300 ]
		for seed in "$seed" 1 2; do
			for columns in in turned; do
				awk -v seed="$seed" 'BEGIN { srand(seed) } NR > 1 { print rand() "\t" $0 }' "$columns" |
					sort | cut -f 2- >shuffled
				head -n 1 "$columns" | tee one >two
				head -n 400 shuffled >>one
				tail -n +401 shuffled >>two
				# shellcheck disable=SC2086
				rfm-aggregate $options $day one two >got 2>got.err
				cmp got want
				cmp got.err want.err
			done
		done
	done
}

@test "rows and money of the closing line are those that came in and went out" {
	local seed=${SEED:-$RANDOM} options

	echo "SEED=$seed"
	random_rows "$seed" 1200 >in
	while read -r options; do
		# shellcheck disable=SC2086
		rfm-aggregate --as-of 2026-01-31 --prospects --aside aside $options in >out 2>err
		[ "$(wc -l <err)" -eq 1 ]
		awk -v options="$options" '
		function units(s,    part, sign) {
			sign = sub(/^-/, "", s) ? -1 : 1
			split(s, part, ".")
			return sign * (part[1] * 10000 + substr(part[2] "0000", 1, 4))
		}
		function check(what, said, is) {
			if (said != is) { printf "%s: %s: said %s, is %s\n", options, what, said, is; bad = 1 }
		}
		BEGIN {
			FS = "\t"
			keys = orders = refunds = zeros = persons = 0
			split("counted,of keys without an order,contacts and events,without a key," \
			    "after the as-of day,refunds ignored", names, ",")
		}
		FNR == 1 { file++ }
		file == 1 {
			line = $0
			sub(/^rfm-aggregate: /, "", line)
			split(line, part, "; ")
			n = split(part[1], rows, / [=+] /)
			if (split(part[2], money, / [=+] /) != n) { print "no money for each: " line; bad = 1 }
			for (i = 2; i <= n; i++) {
				name = rows[i]; sub(/^[0-9]+ /, "", name)
				said[name] = rows[i] + 0; sum[name] = units(money[i])
				all += rows[i] + 0; allsum += units(money[i])
			}
			sub(/^money /, "", money[1])
			check("rows", rows[1] + 0, all)
			check("money", units(money[1]), allsum)
			tail = part[3]
		}
		file == 2 && FNR > 1 { rowsin++; moneyin += units($6); persons += $4 ~ /contact|event/ && $1 != "" &&
			($5 == "" || substr($5, 1, 10) <= "2026-01-31") }
		file == 3 && FNR > 1 { aside[$NF]++; asidesum[$NF] += units($6) }
		file == 4 && FNR > 1 && $5 > 0 { keys++; orders += $5; counted += units($6) }
		file == 4 && FNR > 1 && $5 == 0 { without++; refunded += units($6) }
		END {
			check("rows in", all, rowsin)
			check("money in", allsum, moneyin)
			check("counted", sum["counted"], counted)
			check("without an order", sum["of keys without an order"] + 0, refunded + 0)
			check("persons", said["contacts and events"] + 0, persons)
			for (name in aside) {
				check(name, said[name], aside[name])
				check(name, sum[name], asidesum[name])
			}
			match(tail, / keys with /)
			check("keys", tail + 0, keys)
			check("orders", substr(tail, RSTART + RLENGTH) + 0, orders)
			split(tail, part, ", ")
			check("keys without", part[2] + part[3] + part[4], without)
			exit bad
		}' err in aside out || collect "$options"
	done <<-'END'

		--refunds ignore
		--refunds as-orders --count days
		--zero count --count rows
		--zero count --refunds ignore
	END
	settle
}

@test "several files are one input: columns by name, headers repeated, - is standard input" {
	local want

	tsv 'profile_id|date|amount' 'p|2026-01-01|1.00' >one
	tsv 'amount|profile_id|date' '2.00|p|2026-01-02' 'amount|profile_id|date' '4.00|q|2026-01-02' >two
	tsv 'profile_id|date|amount' >none
	want=$(tsv 'profile_id|first_order|last_order|recency_days|frequency|monetary' \
		'p|2026-01-01|2026-01-02|29|2|3.00' 'q|2026-01-02|2026-01-02|29|1|4.00')
	for files in 'one two' 'one none two' 'one - two' 'two - one' 'none one two'; do
		# shellcheck disable=SC2086
		run --separate-stderr rfm-aggregate -q --as-of 2026-01-31 $files <none
		[ "$status" -eq 0 ] && [ -z "$stderr" ] && [ "$output" = "$want" ] ||
			collect "$files: status $status: $stderr $output"
	done
	for files in '' - 'none -' '- none'; do
		# shellcheck disable=SC2086
		run --separate-stderr rfm-aggregate -q --as-of 2026-01-31 $files < <(cat one; tail -n +2 one)
		[ "$status" -eq 0 ] && [ -z "$stderr" ] && [[ ${lines[1]} = $'p\t2026-01-01\t2026-01-01\t30\t2\t2.00' ]] ||
			collect "'$files': status $status: $stderr $output"
	done
	tsv 'amount|profile_id|date|city' '2.00|p|2026-01-02|a' >in
	refuses 65 "in:1: column that the first file does not have: 'city'" one
	tsv 'amount|profile_id' '2.00|p' >in
	refuses 65 "in:1: column of the first file missing: 'date'" one
	tsv 'profile_id|date|amount' 'date|profile_id|amount' >in
	refuses 65 'in:2: the header again, with its columns in another order' one
	tsv 'profile_id|date|amount' 'p|2026-01-01|x' >in
	refuses 65 "in:2: amount: not a number: 'x'" 'two one'
	refuses 66 'nonesuch: No such file or directory' 'one nonesuch'
	refuses 66 '.: Is a directory' 'one .'
	settle
}

@test "--col reads a column of another name, and a missing column is named" {
	header='customer|day|total|town|sort'
	tsv "$header" 'p|2026-01-01|1.00|a|order' 'p|2026-01-02|-2.00|a|refund' |
		rfm-aggregate -q --as-of 2026-01-31 --by customer --col date=day --col amount=total --keep city \
			--col city=town --col kind=sort --col currency=town >out
	same "$(tsv 'customer|first_order|last_order|recency_days|frequency|monetary|currency|town' \
		'p|2026-01-01|2026-01-01|30|1|-1.00|a|a')" "$(<out)"
	header='customer|day|date|amount'
	gives '--col profile_id=customer --col date=day' 'p|2026-01-01|x|1.00' = 'p|2026-01-01|2026-01-01|30|1|1.00'
	same customer "$(head -n 1 out | cut -f 1)"
	gives '--by klant --col klant=customer --col date=day' 'p|2026-01-01|x|1.00' = 'p|2026-01-01|2026-01-01|30|1|1.00'
	refuses 65 "in:2: day: not a date: 'x'" '--by customer --col date=day' 'p|x||1.00'
	refuses 65 'in:1: profile_id: column missing: rfm-merge makes it, or --by names another key' ''
	refuses 65 'in:1: who: column missing; the input has customer, day, date, amount' '--by who'
	refuses 65 'in:1: city: column missing; the input has customer, day, date, amount' '--by customer --keep city'
	refuses 65 'in:1: no: column missing, named by --col kind=no' '--by customer --col kind=no'
	header='profile_id|date'
	refuses 65 'in:1: amount: column missing (--col amount=NAME names another)' '' 'p|2026-01-01'
	header='profile_id|amount'
	refuses 65 'in:1: date: column missing (--col date=NAME names another)' '' 'p|1.00'
	settle
}

@test "a wrong command line is refused before any input" {
	local options message

	while IFS=';' read -r options message; do
		refuses 64 "$message (try 'rfm-aggregate --help')" "$options"
	done <<-'END'
		--refunds gross;--refunds: unknown: 'gross'; it is one of net, ignore, as-orders
		--zero none;--zero: unknown: 'none'; it is one of skip, count
		--count lines;--count: unknown: 'lines'; it is one of orders, days, rows
		--by ,;--by: empty name in ','
		--keep a,,b;--keep: empty name in 'a,,b'
		--by profile_id --by source;option given twice: --by
		--col x=y nonesuch --col x=z;--col: twice: 'x'
		--col amount;--col: not NAME=COLUMN: 'amount'
		--nonesuch;unknown option: '--nonesuch'
	END
	tsv 'profile_id|date|amount' >in
	refuses 64 "--col: rfm-aggregate reads no column of this name: 'x' (try 'rfm-aggregate --help')" '--col x=date'
	for day in 2026-1-1 '' 2026-02-30 01-02-2026; do
		run --separate-stderr rfm-aggregate --as-of "$day" nonesuch
		[ "$status" -eq 64 ] && [[ $stderr == "rfm-aggregate: --as-of: "*": '$day' (try 'rfm-aggregate --help')" ]] ||
			collect "--as-of '$day': $status $stderr"
	done
	settle
}

@test "all columns are those of an independent computation over 5,000 random rows" {
	local seed=${SEED:-$RANDOM$RANDOM} refunds zero count prospects=

	echo "SEED=$seed"
	random_rows "$seed" 5000 >in
	for refunds in net ignore as-orders; do
		for zero in skip count; do
			for count in orders days rows; do
				by_definition "$refunds" "$zero" "$count" "$prospects" in >want
				rfm-aggregate -q --as-of 2026-01-31 --keep city --refunds "$refunds" --zero "$zero" \
					--count "$count" $prospects in | tail -n +2 >got
				[ "$(wc -l <want)" -gt 300 ]
				cmp -s got want ||
					collect "$refunds $zero $count $prospects: $(diff want got | head -n 5)"
				if [ "$prospects" ]; then prospects=; else prospects=--prospects; fi
			done
		done
	done
	settle
}

@test "the orders of an independent package give its recency, frequency and money" {
	local name last

	real oracles/r-rfm
	for name in orders:order-5 orders-cents:cents-5; do
		last=${name#*:}
		rfm-aggregate -q --as-of 2006-12-31 --by customer_id --col date=order_date --col amount=revenue \
			"$real/${name%:*}.tsv" | tail -n +2 | cut -f 1,4-6 >got
		tail -n +2 "$real/$last.tsv" | cut -f 1-4 |
			awk -F '\t' -v OFS='\t' '$4 !~ /\./ { $4 = $4 ".00" } $4 ~ /\..$/ { $4 = $4 "0" } 1' |
			LC_ALL=C sort -t $'\t' -k 1,1 >want
		[ "$(wc -l <want)" -eq 995 ]
		diff want got
	done
}

@test "a side file that is an input too is refused, and the input stays" {
	tsv 'profile_id|date|amount' 'x|2026-01-01|5.00' >in
	cp in before
	run --separate-stderr -64 rfm-aggregate -q --as-of 2026-02-01 --aside in in
	[ "$stderr" = "rfm-aggregate: output and input are the same file: 'in' (try 'rfm-aggregate --help')" ]
	cmp in before
	cp in later
	run --separate-stderr -64 rfm-aggregate -q --as-of 2026-02-01 --aside later in later
	cmp in later
	run --separate-stderr -64 rfm-aggregate -q --aside '' in
	[ ! -e .partial ]
}

@test "without --as-of the newest order of all rows counts, with a key or without" {
	tsv 'profile_id|date|amount' 'x|2026-01-01|5.00' '|2026-01-04|7.00' 'x|2026-01-09|-1.00' >in
	run --separate-stderr -0 rfm-aggregate -q in
	[ "${lines[1]}" = "$(tsv 'x|2026-01-01|2026-01-01|3|1|4.00')" ]
	[ "$stderr" = 'rfm-aggregate: no --as-of: recency counts to 2026-01-04, the newest order'"'"'s day' ]
}

@test "no row that could count is said aloud, -q or not" {
	tsv 'profile_id|date|amount' '|2026-01-01|5.00' 'x|2026-03-01|5.00' >in
	run --separate-stderr -0 rfm-aggregate -q --as-of 2026-02-01 in
	[ "$stderr" = 'rfm-aggregate: no row has both a key and a day to count: 1 of 2 are without a key, 1 after the as-of day' ]
}

@test "a file named twice is refused: its money would count twice" {
	tsv 'profile_id|date|amount' 'x|2026-01-01|5.00' >in
	run --separate-stderr -64 rfm-aggregate -q in ./in
	[ "$stderr" = "rfm-aggregate: the same file twice: './in' (try 'rfm-aggregate --help')" ]
}

@test "a refund is a negative amount, also where the kind says refund" {
	tsv 'profile_id|date|amount|kind' 'x|2026-01-01|5.00|order' 'x|2026-01-02|2.00|refund' >in
	run --separate-stderr -65 rfm-aggregate -q --as-of 2026-02-01 in
	[ "$stderr" = "rfm-aggregate: in:3: amount: a refund is a negative amount: '2.00'" ]
}

@test "a side file replaces neither a link nor what standard output goes to" {
	tsv 'profile_id|date|amount' 'x|2026-01-01|5.00' >in
	echo kept >target
	ln -s target link
	run --separate-stderr -73 rfm-aggregate -q --as-of 2026-02-01 --aside link in
	[ "$stderr" = 'rfm-aggregate: link: not a plain file' ]
	[ "$(cat target)" = kept ] && [ -L link ]
	run --separate-stderr -73 rfm-aggregate -q --as-of 2026-02-01 --aside /dev/null in
	[ -c /dev/null ]
	rfm-aggregate -q --as-of 2026-02-01 --aside out in >out 2>err && false
	[ "$(cat err)" = "rfm-aggregate: standard output goes to the same file: 'out' (try 'rfm-aggregate --help')" ]
}

@test "an input that bears the name of a side file's draft is not destroyed" {
	tsv 'profile_id|date|amount' 'x|2026-01-01|5.00' >in
	cp in as.partial
	run --separate-stderr -64 rfm-aggregate -q --as-of 2026-02-01 --aside as in as.partial
	cmp in as.partial
}
