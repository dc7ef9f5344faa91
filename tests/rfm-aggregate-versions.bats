#!/usr/bin/env bats
# rfm-aggregate: the same order in several files; the file that comes last wins
load helper
load aggregate

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tool=(rfm-aggregate -q --as-of 2026-01-31)
	header='profile_id|file|order_id|kind|date|amount'
}

# The nights of a shop: raw/orders-2025-04-NN.csv, exports of the orders of the last 30 days, orders that
# change and are cancelled as long as they are that young; and raw/all.csv, the shop's own
# table at the end.
make_nights() { # SEED
	mkdir raw
	awk -v seed="$1" '
	function show(i) {
		return sprintf("%d,%s,%s,2025-%02d-%02d,%.2f,EUR", i, state[i], who[i],
		    1 + int(day[i] / 28), 1 + day[i] % 28, cents[i] / 100)
	}
	BEGIN {
		srand(seed)
		head = "Order Number,Order Status,Email,Order Date,Order Total,Currency"
		for (night = 1; night <= 30; night++) {
			for (i = first + 1; i <= n; i++) {
				if (night + 30 - day[i] > 30) continue
				what = rand()
				if (what < .01) state[i] = "cancelled"
				else if (what < .02) cents[i] += 150
				else if (what < .03) who[i] = "c" int(rand() * 90) "@shop.nl"
				else if (what < .04 && day[i] > night) day[i]--
			}
			for (k = 0; k < 20; k++) {
				n++
				state[n] = rand() < .05 ? "pending" : "completed"
				who[n] = "c" int(rand() * 90) "@shop.nl"; day[n] = night + 29; cents[n] = int(rand() * 9000)
			}
			for (i = 1; i <= n; i++) if (state[i] == "pending" && day[i] >= night && rand() < .3) state[i] = "completed"
			file = sprintf("raw/orders-2025-04-%02d.csv", night)
			print head >file
			for (i = 1; i <= n; i++) if (day[i] >= night) print show(i) >file
			close(file)
		}
		print head >"raw/all.csv"
		for (i = 1; i <= n; i++) print show(i) >"raw/all.csv"
	}'
}

@test "of an order in several files the rows of the last file count" {
	gives '' 'p|a|1||2026-01-01|1.00' 'p|b|1||2026-01-02|2.00' = 'p|2026-01-02|2026-01-02|29|1|2.00'
	gives '' 'p|a|1||2026-01-01|1.00' 'p|a|1||2026-01-02|2.00' = 'p|2026-01-01|2026-01-02|29|1|3.00'
	gives '' 'p|a|1||2026-01-01|1.00' 'p|a|1||2026-01-01|2.00' 'p|b|1||2026-01-03|4.00' 'p|b|2||2026-01-04|8.00' = \
		'p|2026-01-03|2026-01-04|27|2|12.00'
	# it moves to another person, loses its key, becomes worth nothing, or lies in the future
	gives '' 'p|a|1||2026-01-01|1.00' 'q|b|1||2026-01-02|2.00' = 'q|2026-01-02|2026-01-02|29|1|2.00'
	gives '' 'p|a|1||2026-01-01|1.00' 'p|a|2||2026-01-01|2.00' '|b|1||2026-01-02|2.00' = 'p|2026-01-01|2026-01-01|30|1|2.00'
	gives '' 'p|a|1||2026-01-01|1.00' 'p|b|1||2026-01-02|0.00' =
	gives '' 'p|a|1||2026-01-01|1.00' 'p|b|1||2026-02-02|2.00' 'q|b|2||2026-01-01|4.00' = 'q|2026-01-01|2026-01-01|30|1|4.00'
	# files come in the order in which they appear, whatever their names and wherever the rows
	gives '' 'p|z|9||2026-01-05|5.00' 'p|a|1||2026-01-01|1.00' 'p|z|1||2026-01-02|2.00' = \
		'p|2026-01-01|2026-01-05|26|2|6.00'
	# without a number nothing is replaced, nor among contacts
	gives '' 'p|a|||2026-01-01|1.00' 'p|b|||2026-01-01|1.00' = 'p|2026-01-01|2026-01-01|30|2|2.00'
	gives '-k amount' 'p|a|1|contact|2026-01-09|1.00' 'p|b|1|contact||3.00' 'p|c|2||2026-01-01|1.00' = \
		'p|2026-01-01|2026-01-01|30|1|1.00|1.00'
	gives '--versions all' 'p|a|1||2026-01-01|1.00' 'p|b|1||2026-01-02|2.00' = 'p|2026-01-01|2026-01-02|29|1|3.00'
	gives '--versions last --count rows' 'p|a|1||2026-01-01|1.00' 'p|b|1||2026-01-02|2.00' 'p|b|1||2026-01-02|2.00' = \
		'p|2026-01-02|2026-01-02|29|2|4.00'
	gives '--count days' 'p|a|1||2026-01-01|1.00' 'p|b|1||2026-01-02|2.00' = 'p|2026-01-02|2026-01-02|29|1|2.00'
	gives '--by order_id' 'p|a|1||2026-01-01|1.00' 'p|b|1||2026-01-02|2.00' = '1|2026-01-02|2026-01-02|29|1|2.00'
	gives '--keep file --mode kind --gaps' 'p|z|1||2026-01-09|1.00' 'p|z|3||2026-01-03|1.00' 'p|y|1||2026-01-02|2.00' = \
		'p|2026-01-02|2026-01-03|28|2|3.00|1.00|1||z'
	header='profile_id|source|file|order_id|date|amount'
	gives '' 'p|s|a|1|2026-01-01|1.00' 'p|t|b|1|2026-01-02|2.00' = 'p|2026-01-01|2026-01-02|29|2|3.00'
	gives '' 'p|s|a|1|2026-01-01|1.00' 'p|t|b|1|2026-01-02|2.00' 'p|s|c|1|2026-01-03|4.00' = \
		'p|2026-01-02|2026-01-03|28|2|6.00'
	settle
}

@test "refunds are of the version of their order; alone they replace those of the same moment" {
	local sale='p|a|1|order|2026-01-01|10.00'

	gives '' "$sale" 'p|a|1|refund|2026-01-05|-2.00' 'p|b|1|order|2026-01-01|10.00' 'p|b|1|refund|2026-01-05|-3.00' = \
		'p|2026-01-01|2026-01-01|30|1|7.00'
	gives '' "$sale" 'p|a|1|refund|2026-01-05|-2.00' 'p|b|1|order|2026-01-01|10.00' = 'p|2026-01-01|2026-01-01|30|1|10.00'
	# the order has left the export, its refund is new: the order stays
	gives '' "$sale" 'p|b|1|refund|2026-01-05|-3.00' = 'p|2026-01-01|2026-01-01|30|1|7.00'
	gives '' "$sale" 'p|b|1|refund|2026-01-05|-3.00' 'p|c|1|refund|2026-01-05|-3.00' = 'p|2026-01-01|2026-01-01|30|1|7.00'
	gives '' "$sale" 'p|b|1|refund|2026-01-05|-3.00' 'p|c|1|refund|2026-01-05|-4.00' 'p|c|1|refund|2026-01-06|-1.00' = \
		'p|2026-01-01|2026-01-01|30|1|5.00'
	gives '' "$sale" 'p|b|1|refund|2026-01-05|-3.00' 'p|b|1|refund|2026-01-05|-1.00' = 'p|2026-01-01|2026-01-01|30|1|6.00'
	# an order that comes last takes away the refunds before it, also those that came alone
	gives '' "$sale" 'p|b|1|refund|2026-01-05|-3.00' 'p|c|1|order|2026-01-01|10.00' = 'p|2026-01-01|2026-01-01|30|1|10.00'
	gives '' 'p|b|1|refund|2026-01-05|-3.00' 'p|c|1|order|2026-01-01|10.00' = 'p|2026-01-01|2026-01-01|30|1|10.00'
	gives '' 'p|b|1|refund|2026-01-05|-3.00' 'p|b|1|order|2026-01-01|10.00' = 'p|2026-01-01|2026-01-01|30|1|7.00'
	# the same under the other policies
	gives '--refunds as-orders' "$sale" 'p|b|1|refund|2026-01-05|-3.00' 'p|c|1|refund|2026-01-05|-3.00' = \
		'p|2026-01-01|2026-01-05|26|1|7.00'
	gives '--refunds ignore' "$sale" 'p|b|1|refund|2026-01-05|-3.00' = 'p|2026-01-01|2026-01-01|30|1|10.00'
	gives '--money gross' "$sale" 'p|b|1|refund|2026-01-05|-3.00' = 'p|2026-01-01|2026-01-01|30|1|10.00'
	settle
}

@test "an operand is a file, each value of the column in it, too; what is replaced is counted" {
	tsv 'profile_id|order_id|date|amount' 'p|1|2026-01-01|1.00' 'q|2|2026-01-01|2.00' >one
	tsv 'amount|date|order_id|profile_id' '4.00|2026-01-02|1|q' '8.00|2026-01-02|3|p' >two
	rfm-aggregate --as-of 2026-01-31 one two >out 2>err
	same "$(tsv 'p|2026-01-02|2026-01-02|29|1|8.00' 'q|2026-01-01|2026-01-02|29|2|6.00')" "$(tail -n +2 out)"
	same "$(printf '%s' 'rfm-aggregate: 4 in = 3 counted + 1 replaced by a later file; money 15.00 = 14.00 + 1.00' \
		'; 2 keys with 3 orders, 0 with refunds only, 0 with orders of zero only, 0 with contacts or events only')" "$(<err)"
	rfm-aggregate -q --as-of 2026-01-31 two one >out 2>err
	same "$(tsv 'p|2026-01-01|2026-01-02|29|2|9.00' 'q|2026-01-01|2026-01-01|30|1|2.00')" "$(tail -n +2 out)"
	# from a pipe, as operand - and behind another file
	rfm-aggregate -q --as-of 2026-01-31 one - < <(cat two) >piped
	rfm-aggregate -q --as-of 2026-01-31 one two >out
	cmp out piped
	# every night's export has the same name in it
	tsv 'profile_id|file|order_id|date|amount' 'p|orders.csv|1|2026-01-01|1.00' >one
	tsv 'profile_id|file|order_id|date|amount' 'p|orders.csv|1|2026-01-02|2.00' >two
	rfm-aggregate -q --as-of 2026-01-31 one two >out
	same "$(tsv 'p|2026-01-02|2026-01-02|29|1|2.00')" "$(tail -n +2 out)"
	rfm-aggregate -q --as-of 2026-01-31 <(cat one) <(cat two) >piped
	cmp out piped
	# without numbers nobody can tell
	tsv 'profile_id|file|order_id|date|amount' 'p|a||2026-01-01|1.00' 'p|b||2026-01-02|2.00' 'p|b|1|2026-01-02|2.00' >one
	rfm-aggregate --as-of 2026-01-31 one >out 2>err
	same 'rfm-aggregate: 2 orders without a number are in the files: one that stands in two of them counts twice' \
		"$(head -n 1 err)"
	settle
}

@test "the newest order, --aside and the currencies are those of the rows that count" {
	tsv 'profile_id|file|order_id|date|amount|currency' 'p|a|1|2026-01-20|1.00|EUR' '|a|2|2026-01-03|2.00|EUR' \
		'p|a|3|2026-01-04|4.00|EUR' '|b|3|2026-01-05|8.00|EUR' 'p|a|4|2026-01-06|1.00|USD' 'p|b|1|2026-01-02|3.00|EUR' \
		'p|b|4|2026-01-06|5.00|USD' 'p|b|2|2026-01-01|2.00|EUR' >in
	rfm-aggregate --currency EUR --aside aside in >out 2>err
	same "$(tsv 'p|2026-01-01|2026-01-02|3|2|5.00|EUR')" "$(tail -n +2 out)"
	same "$(tsv '|b|3|2026-01-05|8.00|EUR|without a key' 'p|b|4|2026-01-06|5.00|USD|of another currency')" "$(tail -n +2 aside)"
	same "$(printf '%s\n' "rfm-aggregate: no --as-of: recency counts to 2026-01-05, the newest order's day" \
		'rfm-aggregate: 1 rows of another currency: USD 5.00' \
		'rfm-aggregate: 8 in = 2 counted + 1 without a key + 4 replaced by a later file + 1 of another currency; money 20.00 = 5.00 + 8.00 + 7.00 + 0.00; 1 keys with 2 orders, 0 with refunds only, 0 with orders of zero only, 0 with contacts or events only')" "$(<err)"
	settle
}

@test "thirty nights of the last thirty days are the shop's own table at the end" {
	local seed=${SEED:-$RANDOM} void=cancelled,pending

	echo "SEED=$seed"
	make_nights "$seed"
	rfm-clean -q --zone UTC orders=raw/all.csv >all.tsv
	rfm-aggregate -q --as-of 2025-04-30 --by email --gaps --clv --mode source all.tsv >want
	[ "$(wc -l <want)" -gt 80 ]
	# one stream, as rfm-merge would hand it on
	rfm-clean -q --zone UTC --allow "$void" raw/orders-*.csv >nights.tsv
	rfm-aggregate --as-of 2025-04-30 --by email --gaps --clv --mode source --void "$void" nights.tsv >got 2>err
	grep -q ' replaced by a later file + [1-9][0-9]* void by their status; ' err
	diff want got
	# a cleaned file a night, kept under one name each; through memory, a pipe and a disk
	for night in raw/orders-*.csv; do
		rfm-clean -q --zone UTC --allow "$void" shop="$night" | sed 's/orders-[-0-9]*.csv/orders.csv/' >"${night%.csv}.tsv"
	done
	for options in '' '--memory 64K'; do
		# shellcheck disable=SC2086
		rfm-aggregate -q --as-of 2025-04-30 --by email --gaps --clv --void "$void" $options raw/orders-*.tsv >got
		cut -f 1-13 want | diff - got
		# shellcheck disable=SC2086
		cat nights.tsv | rfm-aggregate -q --as-of 2025-04-30 --by email --gaps --clv --void "$void" $options >got
		cut -f 1-13 want | diff - got
	done
	# and it is not so by chance: in the wrong order it is something else
	rfm-aggregate -q --as-of 2025-04-30 --by email --gaps --clv --void "$void" raw/orders-*-30.tsv \
		raw/orders-2025-04-[0-2]*.tsv >got
	! cut -f 1-13 want | cmp -s - got
}

@test "random versions: in memory, on disk, and by definition" {
	local seed=${SEED:-$RANDOM} options

	echo "SEED=$seed"
	awk -v seed="$seed" 'BEGIN {
		OFS = "\t"; srand(seed)
		print "profile_id", "source", "file", "order_id", "kind", "date", "amount"
		for (i = 0; i < 6000; i++) {
			refund = rand() < .3
			print rand() < .05 ? "" : "k" int(rand() * 300), rand() < .5 ? "s" : "t", "f" int(i / 800),
			    rand() < .05 ? "" : int(rand() * 1500), refund ? "refund" : rand() < .05 ? "contact" : "order",
			    sprintf("2026-01-%02d", 1 + int(rand() * 28)), sprintf("%s%.2f", refund ? "-" : "", 1 + rand() * 50)
		}
	}' >in
	awk 'BEGIN { FS = OFS = "\t" }
	FNR == 1 { pass++ }
	pass == 1 { n = substr($3, 2) + 1
		if ($4 != "" && $5 == "order") newest[$2, $4] = n > newest[$2, $4] ? n : newest[$2, $4]
		if ($4 != "" && $5 == "refund") last[$2, $4, $6] = n > last[$2, $4, $6] ? n : last[$2, $4, $6] }
	pass == 2 { n = substr($3, 2) + 1
		if (FNR == 1 || $5 == "contact" || $4 == "" ||
		    (n >= newest[$2, $4] && ($5 == "order" || n == last[$2, $4, $6]))) print }' in in >kept
	[ "$(wc -l <kept)" -lt 5000 ]
	for options in '' '--keep file,kind --prospects' '--count days --mode file' '--gaps --clv --refunds as-orders'; do
		# shellcheck disable=SC2086
		rfm-aggregate -q --as-of 2026-01-31 --versions all --aside want.aside $options kept >want
		# shellcheck disable=SC2086
		rfm-aggregate --as-of 2026-01-31 --aside aside $options in >got 2>err
		cmp want got && cmp want.aside aside
		# shellcheck disable=SC2086
		cat in | rfm-aggregate --as-of 2026-01-31 --memory 64K --aside aside $options - >got 2>spilled
		cmp want got && cmp want.aside aside && cmp err spilled
	done
}
