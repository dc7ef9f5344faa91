#!/usr/bin/env bats
# What becomes of orders that are told more than once, in part, or in a column beside.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# clean NAME 'INPUT' 'OPTIONS' 'rows, / between, | between their cells' ['part of stderr']
clean() {
	local got status=0

	# shellcheck disable=SC2059 # the input is written with its line ends
	printf "$2" >in.csv
	# shellcheck disable=SC2086
	rfm-clean $3 in.csv >out.tsv 2>err || status=$?
	got=$(sed 1d out.tsv | tr '\t\n' '|/' | sed 's,/$,,')
	[ "$got" = "$4" ] || collect "$1: '$got', not '$4' (status $status)"
	# shellcheck disable=SC2053
	[ -z "${5-}" ] || [[ $(cat err) == *"$5"* ]] || collect "$1: stderr is '$(cat err)'"
}

@test "what was paid back counts once, whether a column, a status or a row tells it" {
	local o='-c kind,order_id,amount' h='order_id,date,amount,refund,status'

	clean column "$h\n1,2026-03-04,100,40,paid\n" "$o" 'order|1|100.00/refund|1|-40.00'
	clean 'column, then row' "$h\n1,2026-03-04,100,40,paid\n1,2026-03-08,-40,,paid\n" "$o" \
		'order|1|100.00/refund|1|-40.00' 'skipped: 1 duplicate (-40.00)'
	clean 'row, then column' "$h\n1,2026-03-08,-40,,paid\n1,2026-03-04,100,40,paid\n" "$o" \
		'refund|1|-40.00/order|1|100.00'
	clean 'another amount' "$h\n1,2026-03-04,100,40,paid\n1,2026-03-08,-10,,paid\n" "$o" \
		'order|1|100.00/refund|1|-40.00/refund|1|-10.00'
	clean 'another order' "$h\n1,2026-03-04,100,40,paid\n2,2026-03-08,-40,,paid\n" "$o" \
		'order|1|100.00/refund|1|-40.00/refund|2|-40.00'
	clean 'two rows of the same' "$h\n1,2026-03-04,100,,paid\n1,2026-03-08,-40,,paid\n1,2026-03-09,-40,,paid\n" \
		"$o" 'order|1|100.00/refund|1|-40.00/refund|1|-40.00'
	clean 'more than the order' "$h\n1,2026-03-04,50,70,refunded\n" "$o" \
		'order|1|50.00/refund|1|-70.00' '1 refund larger than its order'
	h='order_id,date,amount,status'
	clean 'a sign is no minus' "$h\n1,2026-03-04,€ 100.00,refunded\n" "$o" 'order|1|100.00/refund|1|-100.00'
	clean 'nor is a dash' "$h\n1,2026-03-04,100.00,refunded\n2,2026-03-04,-,paid\n" "$o" \
		'order|1|100.00/refund|1|-100.00'
	clean 'nor minus nothing' "$h\n1,2026-03-04,100.00,refunded\n2,2026-03-04,-0.00,paid\n" "$o" \
		'order|1|100.00/refund|1|-100.00/order|2|0.00'
	clean 'rows below zero are the refunds' "$h\n1,2026-03-04,100.00,refunded\n1,2026-03-05,−100.00,refunded\n" \
		"$o" 'order|1|100.00/refund|1|-100.00' '1 refund whose size nothing tells'
	settle
}

@test "the day of a refund is its own, where that can be" {
	local o='-c kind,date' h='order_id,date,amount,refund,refund date'

	clean own "$h\n1,2026-03-04,10,1,2026-03-09\n" "$o" 'order|2026-03-04/refund|2026-03-09'
	clean "as the file's" "$h\n1,2026-03-13,10,1,4/5/2026\n2,2026-03-14,10,1,3/25/2026\n" "$o" \
		'order|2026-03-13/refund|2026-04-05/order|2026-03-14/refund|2026-03-25'
	clean before "$h\n1,2026-03-04,10,1,2026-03-01\n" "$o" 'order|2026-03-04/refund|2026-03-04' \
		'1 day of a refund that is none'
	clean none "$h\n1,2026-03-04,10,1,31-31-2026\n" "$o" 'order|2026-03-04/refund|2026-03-04' \
		'1 day of a refund that is none'
	clean after "$h\n1,2026-03-04,10,1,2099-01-01\n" "$o --as-of 2026-04-01" \
		'order|2026-03-04/refund|2026-03-04' '1 day of a refund that is none'
	settle
}

@test "lines of an order are one, also where others stand between them" {
	local o='-c order_id,amount' h='order number,date,total,product'
	local rows='1,2026-03-04,100,soap\n2,2026-03-04,50,soap\n1,2026-03-04,100,towel\n2,2026-03-04,50,towel\n'

	clean repeat "$h\n$rows" "$o --rows repeat" '1|100.00/2|50.00' '2 folded'
	clean first "$h\n${rows//100,towel/,towel}" "$o --rows first" '1|100.00/2|50.00/2|50.00' '1 folded'
	clean line "$h\n$rows" "$o --rows line" '1|100.00/2|50.00/1|100.00/2|50.00' '0 folded'
	settle
}

@test "an empty day cancels nothing, a day does" {
	local o='-c amount' h='order_id,date,amount,cancelled_at' day

	for day in '' 0000-00-00 '0000-00-00 00:00:00' 1970-01-01 no nee 0 NULL; do
		clean "'$day'" "$h\n1,2026-03-04,5,$day\n" "$o" 5.00
	done
	for day in '2026-03-05 10:00:00' 5-3-2026 ja 1; do
		clean "'$day'" "$h\n1,2026-03-04,5,$day\n" "$o" '' '1 cancelled (5.00)'
	done
	settle
}

# shellcheck disable=SC2016 # $ is a currency
@test "columns without evidence follow those that have it; signs stand for the currency told" {
	clean days 'order_id,date,amount,birth date\n1,3/13/2026,10,2/3/1980\n' '-c date,birth_date' \
		'2026-03-13|1980-02-03'
	clean 'decimal sign' 'order_id,date,amount,refund\n1,2026-03-13,0.125,\n2,2026-03-13,10.000,1.250\n' \
		'-c amount' '0.125/10.00/-1.25'
	clean 'the option' 'date,amount\n2026-03-04,$100\n' '--currency CAD -c currency' CAD
	clean 'no such sign' 'date,amount\n2026-03-04,$100\n' '--currency EUR -c currency' USD
	clean 'the header' 'date,amount EUR,currency\n2026-03-04,10.01,USD\n' '-c amount,currency' '10.01|EUR'
	clean 'the refund' 'date,amount,refund\n2026-03-04,EUR 10.01,$3.33\n' '-c amount,currency' '10.01|EUR' \
		'currency blanked'
	settle
}

@test "what must not leave does not, in whatever column it stands; rejects can be read again" {
	clean ids 'order_id,date,amount,customer_id,company\n1,2026-03-04,5,NL91ABNA0417164300,4111111111111111\n' \
		'-c customer_id,company,order_id' '||1' '2 numbers of cards or bank accounts'
	printf 'order_id\tdate\tamount\tnaam\n1\t2026-03-04\tabc\tx\n2\t2026-03-04\t1\t"a\\\\b"\n3\t2026-03-x4\t1\t"c\\\\d"\n' >t.tsv
	rfm-clean -q -r bad.tsv t.tsv >one.tsv
	(
		head -1 t.tsv
		sed 1d bad.tsv | cut -f 7 | while IFS= read -r record; do printf '%b\n' "$record"; done |
			sed 's/abc/7/; s/x4/04/'
	) >again.tsv
	same $'7.00\tx\n1.00\tc\\\\\\\\d' "$(rfm-clean -q -c amount,surname again.tsv | sed 1d)" || collect 'the rejects'
	run rfm-clean -q -r x.tsv --fixes ./x.tsv t.tsv
	[ "$status" -eq 64 ] || collect "one file, two names: status $status"
	settle
}

@test "a firm beside its contact, a postal code with its place in one cell" {
	printf '%s\n' 'Naam;Contactpersoon;Postcode / Plaats;E-mail' \
		'Hovenier Groen;Peter ten Brink;5651 AB Eindhoven;a@vos.nl' 'Jan Bos;;B-2300 Turnhout;b@vos.nl' \
		'X;Yf Zee;2411BC Bodegraven;c@vos.nl' 'Q;Zed Yp;Den Haag;d@vos.nl' >in.csv
	same "$(printf '%s\n' 'Peter|ten|Brink|Hovenier Groen|5651 AB|Eindhoven' 'Jan||Bos||2300|Turnhout' \
		'Yf||Zee|X|2411 BC|Bodegraven' 'Zed||Yp|Q||Den Haag')" \
		"$(rfm-clean -q -c given_name,name_prefix,surname,company,postcode,city in.csv | sed 1d | tr '\t' '|')"
}
