#!/usr/bin/env bats
# rfm-aggregate: how far each metric looks back, which money it is, the days between
# purchases, and what is most frequent
load helper
load aggregate

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tool=(rfm-aggregate -q --as-of 2026-01-31)
	header='profile_id|order_id|kind|date|amount'
}

@test "a window has its first day so many days, weeks, months or years before the as-of day" {
	local asof length first before

	while read -r asof length first; do
		before=$(date -u -d "$first - 1 day" +%F)
		tsv 'profile_id|date|amount' "p|$before|1.00" "p|$first|2.00" "p|$asof|4.00" >in
		rfm-aggregate -q --as-of "$asof" --window "$length" in >out 2>err || collect "$length: $(<err)"
		same "p|$before|$asof|0|2|6.00" "$(tail -n 1 out | tr '\t' '|')" || collect "$asof $length"
		rfm-aggregate -q --as-of "$asof" --recency-window "$length" in >out 2>err || collect "$length: $(<err)"
		same "p|$first|$asof|0|3|7.00" "$(tail -n 1 out | tr '\t' '|')" || collect "$asof $length"
	done <<-'END'
		2026-01-31 2d 2026-01-30
		2026-01-31 30d 2026-01-02
		2026-01-31 31d 2026-01-01
		2026-01-31 1w 2026-01-25
		2026-01-31 4w 2026-01-04
		2026-01-31 1m 2026-01-01
		2026-01-31 2m 2025-12-01
		2026-03-31 1m 2026-03-01
		2026-03-30 1m 2026-03-01
		2026-03-28 1m 2026-03-01
		2024-03-30 1m 2024-03-01
		2024-03-29 1m 2024-03-01
		2024-03-28 1m 2024-02-29
		2026-01-31 12m 2025-02-01
		2026-01-31 24m 2024-02-01
		2026-01-31 2y 2024-02-01
		2024-02-29 1y 2023-03-01
		2025-02-28 1y 2024-02-29
		2026-01-31 2024y 0002-02-01
		2026-12-31 9999d 1999-08-17
	END
	settle
}

@test "a window is of frequency and money, another of recency" {
	local rows=('p|1||2025-06-01|10.00' 'p|2||2026-01-20|1.00' 'p|3|refund|2025-06-02|-3.00' 'p|4|refund|2026-01-21|-0.50'
		'q|5||2025-06-03|7.00' 'r|6|refund|2026-01-03|-2.00')

	gives '' "${rows[@]}" = 'p|2025-06-01|2026-01-20|11|2|7.50' 'q|2025-06-03|2025-06-03|242|1|7.00'
	gives '--window 3m' "${rows[@]}" = 'p|2025-06-01|2026-01-20|11|1|0.50' 'q|2025-06-03|2025-06-03|242|0|0.00'
	gives '--recency-window 3m' "${rows[@]}" = 'p|2026-01-20|2026-01-20|11|2|7.50'
	gives '--window 3m --recency-window 3m' "${rows[@]}" = 'p|2026-01-20|2026-01-20|11|1|0.50'
	gives '--window 1d --recency-window 3m' "${rows[@]}" = 'p|2026-01-20|2026-01-20|11|0|0.00'
	gives '--window 3m --recency-window 3m --prospects' "${rows[@]}" = 'p|2026-01-20|2026-01-20|11|1|0.50' \
		'q||||0|0.00' 'r||||0|-2.00'
	# an order of several lines, one of them too old
	gives '--window 3m' 'p|1||2025-06-01|10.00' 'p|1||2026-01-20|1.00' = 'p|2025-06-01|2026-01-20|11|1|1.00'
	tsv "$header" "${rows[@]}" >in
	rfm-aggregate --as-of 2026-01-31 --window 3m in >out 2>err
	same "$(printf '%s' 'rfm-aggregate: 6 in = 2 counted + 1 of keys without an order + 3 outside the window' \
		'; money 12.50 = 0.50 + -2.00 + 14.00; 2 keys with 1 orders, 1 with refunds only' \
		', 0 with orders of zero only, 0 with contacts or events only')" "$(<err)"
	rfm-aggregate --as-of 2026-01-31 --window 3m --recency-window 3m in >out 2>err
	[[ $(<err) == *', 0 with contacts or events only, 1 with orders of other days only' ]] || collect "$(<err)"
	settle
}

@test "excluded days count for nothing, and are counted" {
	local rows=('p|1||2026-01-01|1.00' 'p|2||2026-01-02|2.00' 'p|3||2026-01-03|4.00' 'p|4||2026-01-04|8.00'
		'p|5|refund|2026-01-03|-0.50' 'q|6||2026-01-03|3.00')

	gives '--exclude 2026-01-02..2026-01-03' "${rows[@]}" = 'p|2026-01-01|2026-01-04|27|2|9.00'
	gives '--exclude 2026-01-02..2026-01-02 --exclude 2026-01-04..2026-01-09' "${rows[@]}" = \
		'p|2026-01-01|2026-01-03|28|2|4.50' 'q|2026-01-03|2026-01-03|28|1|3.00'
	gives '--exclude ..2026-01-02 --exclude 2026-01-04..' "${rows[@]}" = \
		'p|2026-01-03|2026-01-03|28|1|3.50' 'q|2026-01-03|2026-01-03|28|1|3.00'
	gives '--exclude 2026-01-01..2026-01-03 --window 1d' "${rows[@]}" = 'p|2026-01-04|2026-01-04|27|0|0.00'
	gives '--exclude 2026-01-01..2026-01-04 --prospects' "${rows[@]}" = 'p||||0|0.00' 'q||||0|0.00'
	rfm-aggregate --as-of 2026-01-31 --exclude 2026-01-02..2026-01-03 in >out 2>err
	same "$(printf '%s' 'rfm-aggregate: 6 in = 2 counted + 4 on excluded days; money 17.50 = 9.00 + 8.50' \
		'; 1 keys with 2 orders, 0 with refunds only, 0 with orders of zero only, 0 with contacts or events only' \
		', 1 with orders of other days only')" "$(<err)"
	settle
}

@test "money is net, gross, the average of an order, or another column" {
	local rows=('p|1|order|2026-01-01|10.00' 'p|2|order|2026-01-02|0.01' 'p|3|order|2026-01-03|0.00'
		'p|2|refund|2026-01-04|-0.02' 'q|4|order|2026-01-01|0.0001' 'q|5|order|2026-01-01|0.0002' 'r|9|refund|2026-01-01|-1.00')

	gives '' "${rows[@]}" = 'p|2026-01-01|2026-01-02|29|2|9.99' 'q|2026-01-01|2026-01-01|30|2|0.0003'
	gives '--money net' "${rows[@]}" = 'p|2026-01-01|2026-01-02|29|2|9.99' 'q|2026-01-01|2026-01-01|30|2|0.0003'
	gives '--money gross' "${rows[@]}" = 'p|2026-01-01|2026-01-02|29|2|10.01' 'q|2026-01-01|2026-01-01|30|2|0.0003'
	gives '--money gross --prospects' "${rows[@]}" = 'p|2026-01-01|2026-01-02|29|2|10.01' \
		'q|2026-01-01|2026-01-01|30|2|0.0003' 'r||||0|0.00'
	gives '--money average' "${rows[@]}" = 'p|2026-01-01|2026-01-02|29|2|4.995' 'q|2026-01-01|2026-01-01|30|2|0.0002'
	gives '--money average --zero count' "${rows[@]}" = 'p|2026-01-01|2026-01-03|28|3|3.33' \
		'q|2026-01-01|2026-01-01|30|2|0.0002'
	gives '--money average --window 1d' "${rows[@]}" = 'p|2026-01-01|2026-01-02|29|0|0.00' 'q|2026-01-01|2026-01-01|30|0|0.00'
	# halves away from zero, also below it
	gives '--money average' 'p|1|order|2026-01-01|-0.0001' 'p|2|order|2026-01-01|-0.0002' = \
		'p|2026-01-01|2026-01-01|30|2|-0.0002'
	gives '--money average' 'p|1|order|2026-01-01|922337203685477.5807' 'p|1|order|2026-01-01|922337203685477.5807' \
		'p|1|order|2026-01-01|922337203685477.5807' 'p|1|order|2026-01-01|0.0003' = 'p|2026-01-01|2026-01-01|30|1|2767011611056432.7424'
	gives '--money average' 'p|1|order|2026-01-01|-10.00' 'p|2|order|2026-01-01|0.0001' 'p|3|order|2026-01-01|0.0001' = \
		'p|2026-01-01|2026-01-01|30|3|-3.3333'
	header='profile_id|order_id|kind|date|amount|margin'
	gives '--value margin' 'p|1||2026-01-01|10.00|-2.50' 'p|2||2026-01-02|0.00|9.00' 'p|1|refund|2026-01-03|-5.00|1.00' = \
		'p|2026-01-01|2026-01-01|30|1|7.50'
	gives '--value margin --money gross' 'p|1||2026-01-01|10.00|-2.50' 'p|1|refund|2026-01-03|-5.00|1.00' = \
		'p|2026-01-01|2026-01-01|30|1|-2.50'
	gives '--value winst --col winst=margin' 'p|1||2026-01-01|10.00|2.50' = 'p|2026-01-01|2026-01-01|30|1|2.50'
	refuses 65 "in:2: margin: empty: ''" '--value margin' 'p|1||2026-01-01|10.00|'
	refuses 65 'in:1: points: column missing; the input has profile_id, order_id, kind, date, amount, margin' '--value points'
	settle
}

@test "gaps are the days between purchase days: their mean to two places, their median exact" {
	gives --gaps 'p|1||2026-01-01|1.00' = 'p|2026-01-01|2026-01-01|30|1|1.00||'
	gives --gaps 'p|1||2026-01-01|1.00' 'p|2||2026-01-01|1.00' = 'p|2026-01-01|2026-01-01|30|2|2.00||'
	gives --gaps 'p|1||2026-01-11|1.00' 'p|2||2026-01-01T10:00:00|1.00' 'p|3||2026-01-01|1.00' = \
		'p|2026-01-01|2026-01-11|20|3|3.00|10.00|10'
	gives --gaps 'p|1||2026-01-01|1.00' 'p|2||2026-01-02|1.00' 'p|3||2026-01-12|1.00' = \
		'p|2026-01-01|2026-01-12|19|3|3.00|5.50|5.5'
	gives --gaps 'p|1||2026-01-01|1.00' 'p|2||2026-01-02|1.00' 'p|3||2026-01-05|1.00' 'p|4||2026-01-09|1.00' = \
		'p|2026-01-01|2026-01-09|22|4|4.00|2.67|3'
	gives --gaps 'p|1||2026-01-01|1.00' 'p|2||2026-01-02|1.00' 'p|3||2026-01-03|1.00' 'p|4||2026-01-05|1.00' = \
		'p|2026-01-01|2026-01-05|26|4|4.00|1.33|1'
	# refunds, orders of nothing, contacts and days that do not count make no gap
	gives '--gaps --window 1m --exclude 2026-01-09..2026-01-09' 'p|1||2025-12-31|1.00' 'p|2||2026-01-03|1.00' \
		'p|3|refund|2026-01-05|-1.00' 'p|4||2026-01-06|0.00' 'p|5||2026-01-07|1.00' 'p|6|contact|2026-01-08|' \
		'p|7||2026-01-09|1.00' = 'p|2025-12-31|2026-01-07|24|2|1.00|4.00|4'
	gives '--gaps --prospects' 'p|1|contact||' 'q|2|refund|2026-01-01|-1.00' = 'p||||0|0.00||' 'q||||0|-1.00||'
	settle
}

@test "gaps over random days are those of an independent computation" {
	local seed=${SEED:-$RANDOM}

	echo "SEED=$seed"
	awk -v seed="$seed" 'BEGIN {
		srand(seed); print "profile_id\tdate\tamount"
		for (i = 0; i < 4000; i++)
			printf "k%03d\t2025-%02d-%02d\t1.00\n", rand() * rand() * 300, 1 + int(rand() * 12), 1 + int(rand() * 28)
	}' >in
	rfm-aggregate -q --as-of 2026-01-31 --gaps in | cut -f 1,7,8 | tail -n +2 >got
	tail -n +2 in | cut -f 1,2 | sort -u | awk '
	function number(s,    y, m) {
		y = substr(s, 1, 4) + 0; m = substr(s, 6, 2) + 0
		if (m < 3) { y--; m += 12 }
		return 365 * y + int(y / 4) + int((153 * (m - 3) + 2) / 5) + substr(s, 9, 2)
	}
	function finish(    i, j, t, mean, median) {
		if (key == "") return
		for (i = 1; i <= n; i++)
			for (j = i + 1; j <= n; j++)
				if (gap[j] < gap[i]) { t = gap[i]; gap[i] = gap[j]; gap[j] = t }
		mean = median = ""
		if (n > 0) {
			mean = int((200 * sum + n) / (2 * n))
			mean = sprintf("%d.%02d", mean / 100, mean % 100)
			median = n % 2 ? gap[(n + 1) / 2] : (gap[n / 2] + gap[n / 2 + 1]) / 2
		}
		print key "\t" mean "\t" median
	}
	$1 != key { finish(); key = $1; n = sum = 0; last = number($2); next }
	{ day = number($2); gap[++n] = day - last; sum += day - last; last = day }
	END { finish() }' >want
	[ "$(wc -l <want)" -gt 150 ]
	same "$(<want)" "$(<got)"
}

@test "--clv gives repeat purchase days, recency, age and mean value" {
	gives --clv 'p|1||2026-01-01|10.00' = 'p|2026-01-01|2026-01-01|30|1|10.00|0|0|30|0.00'
	gives --clv 'p|1||2026-01-01|10.00' 'p|2||2026-01-01|5.00' = 'p|2026-01-01|2026-01-01|30|2|15.00|0|0|30|0.00'
	gives --clv 'p|3||2026-01-21|1.00' 'p|1||2026-01-01|10.00' 'p|2||2026-01-11T09:00:00|5.00' 'p|4||2026-01-11|0.50' \
		'p|5|refund|2026-01-12|-4.00' = 'p|2026-01-01|2026-01-21|10|4|12.50|2|20|30|3.25'
	gives --clv 'p|1||2026-01-01|9.00' 'p|2||2026-01-02|1.00' 'p|3||2026-01-03|1.00' 'p|4||2026-01-04|0.00' \
		'p|5||2026-01-05|0.0001' = 'p|2026-01-01|2026-01-05|26|4|11.0001|3|4|30|0.6667'
	gives '--clv --zero count' 'p|1||2026-01-01|9.00' 'p|4||2026-01-04|0.00' = 'p|2026-01-01|2026-01-04|27|2|9.00|1|3|30|0.00'
	gives '--clv --prospects' 'p|1|contact||' = 'p||||0|0.00|0|||'
	same 'profile_id first_order last_order recency_days frequency monetary x tx_days age_days mean_value' \
		"$(head -n 1 out | tr '\t' ' ')"
	settle
}

@test "the inputs of purchase models are those of the library that made them known" {
	real data/lifetimes
	awk 'BEGIN { OFS = "\t"; print "id", "date", "amount" }
	{ print $2, substr($3, 1, 4) "-" substr($3, 5, 2) "-" substr($3, 7, 2), $5 }' <(tr -d "\r" <"$RFM_TEST_DATA/data/cdnow/CDNOW_sample.txt") >in
	rfm-aggregate -q --as-of 1997-09-30 --by id --clv --zero count in | tail -n +2 | sort -n | cut -f 7-10 |
		awk '{ printf "%d,%.2f,%.2f,%.2f\n", $1, $2 / 7, $3 / 7, $4 + .0001 }' >got # their halves go up
	tr -d '\r' <"$real/cdnow_customers_summary_with_transactions.csv" | tail -n +2 | cut -d , -f 2- >want
	[ "$(wc -l <want)" -eq 2357 ]
	diff <(awk -F , '{ printf "%d,%.2f,%.2f,%.2f\n", $1, $2, $3, $4 }' want) got
}

@test "--mode is the most frequent value among the orders, then the newest, then the smallest" {
	header='profile_id|kind|date|amount|channel|shop'
	gives '--mode channel' 'p||2026-01-01|1.00|web|' 'p||2026-01-02|1.00|shop|' 'p||2026-01-03|1.00|web|' = \
		'p|2026-01-01|2026-01-03|28|3|3.00|web'
	gives '--mode channel' 'p||2026-01-01|1.00|web|' 'p||2026-01-02|1.00|shop|' = 'p|2026-01-01|2026-01-02|29|2|2.00|shop'
	gives '--mode channel' 'p||2026-01-02T10:00:00|1.00|web|' 'p||2026-01-02T09:00:00|1.00|shop|' = \
		'p|2026-01-02|2026-01-02|29|2|2.00|web'
	gives '--mode channel' 'p||2026-01-02|1.00|web|' 'p||2026-01-02|1.00|shop|' 'p||2026-01-02|1.00||' 'p||2026-01-03|1.00||' = \
		'p|2026-01-02|2026-01-03|28|4|4.00|shop'
	# what is no order that counts has no say
	gives '--mode channel --exclude 2026-01-07..2026-01-07' 'p||2026-01-01|1.00|web|' 'p|refund|2026-01-02|-1.00|shop|' \
		'p|contact|||shop|' 'p||2026-01-03|0.00|shop|' 'p||2026-01-07|1.00|shop|' = 'p|2026-01-01|2026-01-01|30|1|0.00|web'
	gives '--mode channel,shop --keep kind --prospects' 'p|order|2026-01-01|1.00|web|a' 'p|order|2026-01-02|1.00|web|b' \
		'q|contact|||c|c' 'r|order|2026-01-03|1.00||z' = 'p|2026-01-01|2026-01-02|29|2|2.00|web|b|order' \
		'q||||0|0.00|||contact' 'r|2026-01-03|2026-01-03|28|1|1.00||z|order'
	refuses 65 'in:1: till: column missing; the input has profile_id, kind, date, amount, channel, shop' '--mode till'
	refuses 64 "the output would have this column twice: 'channel' (try 'rfm-aggregate --help')" '--mode channel --keep channel'
	settle
}

@test "--void takes orders back by their status, in the words of shops" {
	local word

	header='profile_id|order_id|date|amount|status'
	for word in cancelled Geannuleerd wc-cancelled storniert CANCELED 'Annulé'; do
		gives '--void cancelled' 'p|1|2026-01-01|1.00|paid' "p|2|2026-01-02|2.00|$word" 'p|3|2026-01-03|4.00|' = \
			'p|2026-01-01|2026-01-03|28|2|5.00'
	done
	gives '--void cancelled,lost' 'p|1|2026-01-01|1.00|failed' 'p|2|2026-01-02|2.00|Lost' 'p|3|2026-01-03|4.00|cancelled' = \
		'p|2026-01-01|2026-01-01|30|1|1.00'
	rfm-aggregate --as-of 2026-01-31 --void cancelled,lost in >out 2>err
	[[ $(<err) == *' 3 in = 1 counted + 2 void by their status; money 7.00 = 1.00 + 6.00; '* ]] || collect "$(<err)"
	gives '' 'p|1|2026-01-01|1.00|cancelled' = 'p|2026-01-01|2026-01-01|30|1|1.00'
	header='profile_id|order_id|date|amount'
	refuses 65 'in:1: status: column missing; the input has profile_id, order_id, date, amount' '--void cancelled' \
		'p|1|2026-01-01|1.00'
	settle
}

@test "options that make no sense together are refused" {
	local options message

	tool=(rfm-aggregate -q)
	while IFS=';' read -r options message; do
		refuses 64 "$message (try 'rfm-aggregate --help')" "$options"
	done <<-'END'
		--window 24m;--window without --as-of: a window needs the day on which it ends
		--recency-window 24m;--recency-window without --as-of: a window needs the day on which it ends
		--sorted;--sorted without --as-of: records are written before the newest day is known
		--partial;--partial without --as-of: parts must count to one day
		-a 2026-01-31 --partial -k city;--partial with --keep: kept columns cannot be combined
		-a 2026-01-31 --partial --mode city;--partial with --mode: most frequent values cannot be combined
		-a 2026-01-31 --partial --gaps;--partial with --gaps: gaps between the orders of two parts are lost
		-a 2026-01-31 --partial --clv;--partial with --clv: purchase days of two parts may be the same
		-a 2026-01-31 --partial --count days;--partial with --count days: days of two parts may be the same
		-a 2026-01-31 --sorted --memory 1G;--sorted with --memory: sorted input needs little of it
		--combine -a 2026-01-31;--combine adds up what was made with --as-of or without: it takes none itself
		--combine --gaps;--combine adds up what was made with --gaps or without: it takes none itself
		--money gross --refunds as-orders;--money gross with --refunds as-orders: gross is without refunds
		-a 2026-01-31 --window 0d;--window: not a number of d, w, m or y (24m): '0d'
		-a 2026-01-31 --window 24;--window: not a number of d, w, m or y (24m): '24'
		-a 2026-01-31 --window m;--window: not a number of d, w, m or y (24m): 'm'
		-a 2026-01-31 --window -3d;--window: not a number of d, w, m or y (24m): '-3d'
		-a 2026-01-31 --window 100000d;--window: not a number of d, w, m or y (24m): '100000d'
		-a 2026-01-31 --window 2026y;--window: goes back beyond the year 1: '2026y'
		-a 2026-01-31 --recency-window 1q;--recency-window: not a number of d, w, m or y (24m): '1q'
		--exclude 2026-01-01;--exclude: not DAY..DAY: '2026-01-01'
		--exclude ..;--exclude: not DAY..DAY: '..'
		--exclude 2026-01-02..2026-01-01;--exclude: ends before it begins: '2026-01-02..2026-01-01'
		--exclude 2026-02-30..;--exclude: no such day: '2026-02-30..'
		--exclude 2026-01-01..2026-01-01T10:00:00;--exclude: a day has no time: '2026-01-01..2026-01-01T10:00:00'
		--memory lots;--memory: not a size: 'lots'
		--currency eur;--currency: not three capital letters: 'eur'
	END
	settle
}
