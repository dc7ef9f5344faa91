#!/usr/bin/env bats
# shellcheck disable=SC2154 # top and real are set by helper.bash
# rfm-clean given its own records: what is clean stays as it is, byte for byte. Only file and
# line, which say where a row came from, are left out.
load helper

setup() {
	again=()
	cd "$BATS_TEST_TMPDIR" || return
}

# The rows and cells in which two tables of records differ, at most six.
cells() {
	awk -F'\t' '
	NR == FNR { first[FNR] = $0; rows = FNR; next }
	FNR == 1 { split($0, head) }
	FNR <= rows && $0 "" != first[FNR] "" {
		n = split(first[FNR], cell)
		if (n != NF && ++bad <= 6)
			printf " record %d: %d cells, then %d;", FNR - 1, n, NF
		for (i = 1; i <= NF; i++)
			if ($i "" != cell[i] "" && ++bad <= 6)
				printf " record %d, %s: \"%s\", then \"%s\";", FNR - 1, head[i], cell[i], $i }
	END { if (FNR != rows) printf " %d records, then %d;", rows - 1, FNR - 1
	      if (bad > 6) printf " %d more", bad - 6 }' "$1" "$2"
}

# twice NAME FILE OPTION...: the second run has none of the options but those in `again`
twice() {
	local name=$1 file=$2 got=0

	shift 2
	rfm-clean -q --max-rejects none --drop file,line "${again[@]}" "$@" "$file" >once.tsv 2>err || got=$?
	if [ "$got" -ne 0 ] || [ "$(wc -l <once.tsv)" -lt 2 ]; then
		collect "$name: status $got and $(wc -l <once.tsv) lines: $(tail -n 1 err)"
		return
	fi
	rfm-clean -q --drop file,line "${again[@]}" once.tsv >twice.tsv 2>err || got=$?
	if [ "$got" -ne 0 ]; then
		collect "$name, again: status $got: $(tail -n 1 err)"
	elif ! cmp -s once.tsv twice.tsv; then
		collect "$name:$(cells once.tsv twice.tsv)"
	fi
	tried=$((tried + 1))
}

@test "the records of every kind of export stay as they are" {
	local file base options tried=0

	for file in "$top"/tests/exports/*.{csv,tsv,txt}; do
		[ -f "$file" ] || continue
		base=${file%.*} options=()
		[ ! -f "$base.args" ] || read -ra options <"$base.args"
		twice "${base##*/}" "$file" "${options[@]}"
	done
	[ "$tried" -ge 50 ]
	settle
}

@test "so do records with tabs, line breaks, backslashes and words for nothing in cells" {
	local tried=0

	# shellcheck disable=SC1003
	printf '%s\n' 'id,surname,given_name,email,phone,city,street,country,consent,points' \
		'1,"O\nBrien","a	b",a@firma.nl,0612345679,"C:\new\\","Dorp""straat 12 b",NL,yes,\t' \
		'2,Null,Jan,geen@geen.nl,06 1234,N/A,Plein 1944 12,Nederland,no,"two
lines"' \
		'3,Jansen de Vries,Jo,"Jo <jo@firma.nl>, x@y.nl",+31 (0)20 123 45 67,'"'"'s-Gravenhage,"Kade 4, 2e verdieping",BE,,\N' \
		'4,"Berg, van den",Ann,ann@gmail.con,0031612345679,RenÃ©e,12 rue Bob,FR,unknown,\\' \
		'5,De Smet,Els,els@gmial.com,0471234567,Gent,Kerkstraat 5 bus 3,BE,1,&amp;amp;' >persons.csv
	again=(--map points=points)
	twice persons persons.csv --map customer_id=id
	again=()
	printf '%s\n' 'order_id,date,total,refunded,refund date,status,currency,product,quantity' \
		'1,5-3-2026,"1.234,5",,,paid,EUR,a\tb,"1,5"' \
		'2,6-3-2026,"€ 10,005","2,00",7-3-2026,partially refunded,,"line
break",2' \
		'3,13-3-2026,"-3,00",,,refunded,USD,"""quoted""",-1' \
		'4,2026-03-14T10:20:30+02:00,"12,-",,,"a	b",GBP,back\\slash,0' >orders.csv
	twice orders orders.csv
	[ "$tried" -eq 2 ]
	settle
}

@test "so do those of real exports" {
	local tried=0 name

	real data
	for name in spree-customers/customers.csv spree-customers/customers_import.csv \
		mailpoet/MailPoetImportBigList.csv magento-customer/customer.csv \
		shopware5/CustomerImport.csv shopware5/NewsletterRecipientImport.csv \
		shopify-cohortkit/shopify_orders_sample.csv shopify-messy/falling-light-excerpt.csv \
		stripe-balance/stripe.csv harmoniser-a/{,tiny-}{addresses,customers,orders}.csv \
		three-systems/{ecommerce-orders,pos-transactions}.csv northwind/customers.csv \
		chinook/{Customer,Invoice}.csv "superstore/Sample - Superstore.csv" \
		sales-data-sample/sales_data_sample.csv rfm-r/rfm_data_orders.csv \
		febrl/dataset{1,3}.csv splink/fake_1000.csv; do
		twice "$name" "$real/$name"
	done
	twice cdnow "$real/cdnow/CDNOW_sample.txt" --names customer_id,-,date,quantity,amount
	twice legacy "$real/three-systems/legacy-system.csv" --map amount=AMOUNT_CENTS*0.01
	twice lifetimes "$real/lifetimes/example_transactions.csv" --map customer_id=id
	twice shoppers "$real/online-shoppers-wd/online_shoppers_intention.csv" --kind event
	again=(--allow 'cancelled,pending')
	twice shopware5 "$real/shopware5/OrderImport.csv"
	[ "$tried" -eq 31 ]
	settle
}
