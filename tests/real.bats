# real.bats - real exports, one command each, against totals that sqlite3 computes
#
# The files are found by RFM_TEST_DATA, a folder with data/ and oracles/; without it these
# tests are skipped.
load helper

# The first differences are enough.
alike() {
	same "$1" "$2" >diff || {
		head -n 12 diff
		return 1
	}
}

setup() {
	command -v sqlite3 >/dev/null || skip 'no sqlite3 for the other computation'
	cd "$BATS_TEST_TMPDIR"
}

# customers QUERY < CSV: key, last day, frequency and money in ten-thousandths, by sqlite3
# over the table t of text columns
customers() {
	cat >t.csv
	sqlite3 -batch :memory: '.mode csv' '.import t.csv t' '.mode tabs' "$1" | LC_ALL=C sort
}

# The same columns of what rfm-aggregate wrote.
ours() {
	awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ n = split($at["monetary"], p, "."); f = substr(p[2] "0000", 1, 4)
		  sub(/^0+/, "", p[1]); v = p[1] f; sub(/^0+/, "", v)
		  print $1 "\t" $at["last_order"] "\t" $at["frequency"] "\t" (v == "" ? 0 : v) }' | LC_ALL=C sort
}

@test "Online Retail: invoices, customers, orders and money, by default options" {
	real data/online-retail/onlineretail.csv.xz
	xz -dc "$real" >retail.csv
	run --separate-stderr rfm-clean --map amount=Quantity*UnitPrice retail.csv
	[ "$status" -eq 0 ]
	[[ $stderr == *'541909 in = 541909 kept + 0 rejected + 0 folded + 0 skipped'* ]]
	printf '%s\n' "$output" >clean.tsv
	[ "$(sed 1d clean.tsv | cut -f7 | sort -u | wc -l)" -eq 25900 ]
	run --separate-stderr rfm-aggregate --by customer_id --aside aside.tsv clean.tsv
	[ "$status" -eq 0 ]
	[[ $stderr == *' + 135080 without a key; '* ]]
	[[ $stderr == *'; money 9747747.934 = 8310477.054 + -10411.24 + 1447682.12; '* ]]
	[[ $stderr == *'; 4338 keys with 18532 orders, 33 with refunds only, 1 with orders of zero only, 0 '* ]]
	[ "$(wc -l <aside.tsv)" -eq 135081 ]
	printf '%s\n' "$output" >customers.tsv
	same '14646 2010-12-20 2011-12-08 1 73 279489.02' "$(grep ^14646 customers.tsv | cut -f1-6 | tr '\t' ' ')"
	alike "$(customers "select CustomerID, date(max(case when s then InvoiceDate end)),
			count(distinct case when s then InvoiceNo end), sum(a)
		from (select *, a > 0 as s from (select *, cast(round(Quantity *
			cast(round(UnitPrice * 10000) as integer)) as integer) as a from t))
		where CustomerID <> '' group by 1 having max(s)" <retail.csv | cksum)" \
		"$(ours <customers.tsv | cksum)"
}

@test "Online Retail: scores and segments cover everybody, and the summary adds up" {
	real data/online-retail/onlineretail.csv.xz
	xz -dc "$real" | rfm-clean -q --map amount=Quantity*UnitPrice |
		rfm-aggregate -q --by customer_id --as-of 2011-12-09 --aside aside.tsv |
		rfm-score -q | rfm-segment -q >segmented.tsv
	rfm-segment -q -s --aside aside.tsv --else '?' <(cut -f1-10 segmented.tsv) |
		awk -F'\t' 'NR > 1 { c += $2; o += $4; m += $5 } END { printf "%d %.3f\n", c, m }' >sum
	same '4338 9758159.174' "$(cat sum)"
	same 11 "$(sed 1d segmented.tsv | cut -f11 | sort -u | wc -l)"
}

@test "CDNOW, blanks between the columns and no header: 2,357 customers" {
	real data/cdnow/CDNOW_sample.txt
	rfm-clean -q --names customer_id,-,date,quantity,amount "$real" |
		rfm-aggregate -q --by customer_id --as-of 1998-06-30 >customers.tsv
	alike "$(tr -d '\r' <"$real" | awk '{ d = substr($3, 1, 4) "-" substr($3, 5, 2) "-" substr($3, 7)
			c = sprintf("%.0f", $5 * 10000); m[$1] += c
			if (c > 0) { n[$1]++; if (d > last[$1]) last[$1] = d } }
		END { for (k in n) printf "%s\t%s\t%d\t%d\n", k, last[k], n[k], m[k] }' | LC_ALL=C sort)" \
		"$(ours <customers.tsv)"
	[ "$(wc -l <customers.tsv)" -gt 2300 ]
}

@test "the orders of the R package rfm: 995 customers" {
	real data/rfm-r/rfm_data_orders.csv
	rfm-clean -q "$real" | rfm-aggregate -q --by customer_id --as-of 2006-12-31 >customers.tsv
	alike "$(customers 'select customer_id, max(order_date), count(*), sum(revenue) * 10000
		from t group by 1' <"$real")" "$(ours <customers.tsv)"
	[ "$(wc -l <customers.tsv)" -eq 996 ]
}

@test "Superstore: month before day, byte order mark, amounts of four places" {
	real 'data/superstore/Sample - Superstore.csv'
	rfm-clean -q "$real" 2>err | rfm-aggregate -q --by customer_id --as-of 2019-12-31 >customers.tsv
	alike "$(sed '1s/^\xef\xbb\xbf//' "$real" | customers "
		with d as (select *, substr(\"Order Date\", 1, instr(\"Order Date\", '/') - 1) as m,
			substr(\"Order Date\", instr(\"Order Date\", '/') + 1) as r from t)
		select \"Customer ID\", max(substr(r, -4) || '-' || substr('0' || m, -2) || '-' ||
			substr('0' || substr(r, 1, instr(r, '/') - 1), -2)),
			count(distinct \"Order ID\"), sum(cast(round(Sales * 10000) as integer))
		from d group by 1")" "$(ours <customers.tsv)"
	[ "$(wc -l <customers.tsv)" -eq 794 ]
}

@test "sales_data_sample: Windows-1252, two-digit years, cancelled and held orders apart" {
	real data/sales-data-sample/sales_data_sample.csv
	run --separate-stderr rfm-clean --map customer_id=CUSTOMERNAME "$real"
	[ "$status" -eq 0 ]
	[[ $stderr == *'skipped: 60 cancelled (194487.48), 44 pending (178979.19)'* ]]
	printf '%s\n' "$output" | rfm-aggregate -q --by customer_id --as-of 2005-05-31 >customers.tsv
	alike "$(iconv -f WINDOWS-1252 -t UTF-8 "$real" | customers "
		select CUSTOMERNAME, max('20' || substr(ORDERDATE, 7, 2) || '-' || substr(ORDERDATE, 1, 2)
			|| '-' || substr(ORDERDATE, 4, 2)), count(distinct ORDERNUMBER),
			sum(cast(round(SALES * 10000) as integer))
		from t where STATUS not in ('Cancelled', 'On Hold') group by 1")" "$(ours <customers.tsv)"
}

@test "Chinook: invoices and contacts, two files of one system, merged" {
	real data/chinook/Invoice.csv
	rfm-clean -q "shop=$real" "shop=${real%/*}/Customer.csv" | rfm-merge -q |
		rfm-aggregate -q --as-of 2026-01-01 --keep customer_id,email >customers.tsv
	[ "$(wc -l <customers.tsv)" -eq 60 ]
	alike "$(customers 'select CustomerId, date(max(InvoiceDate)), count(*),
		sum(cast(round(Total * 10000) as integer)) from t group by 1' <"$real")" \
		"$(awk -F'\t' -v OFS='\t' '{ $1 = $8 } 1' customers.tsv | ours)"
	[ "$(cut -f9 customers.tsv | grep -c @)" -ge 57 ]
}

@test "orders of the R package through rfm-aggregate and rfm-score: its scores, to the last customer" {
	local pair

	real oracles/r-rfm
	for pair in orders:order-5 orders-cents:cents-5; do
		rfm-aggregate -q --as-of 2006-12-31 --by customer_id --count rows --col date=order_date \
			--col amount=revenue "$RFM_TEST_DATA/oracles/r-rfm/${pair%%:*}.tsv" |
			rfm-score -q -m r-rfm -k customer_id >scored.tsv
		same "$(cut -f 1,5-7 "$RFM_TEST_DATA/oracles/r-rfm/${pair##*:}.tsv" | sed 1d | LC_ALL=C sort)" \
			"$(awk -F'\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
				{ print $(at["customer_id"]), $(at["r"]), $(at["f"]), $(at["m"]) }' scored.tsv | LC_ALL=C sort)" ||
			collect "$pair"
	done
	settle
}
