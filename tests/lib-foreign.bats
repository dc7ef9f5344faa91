#!/usr/bin/env bats
# foreign files of any dialect, layout and encoding, by the probe
load helper

# reads WHAT OPTIONS BYTES LINE...: the bytes (as of printf) are read as these lines. A line
# that begins with = is the verdict.
reads() {
	local what=$1 options=$2 want='' got status=0 line

	# shellcheck disable=SC2059
	printf "$3" >in
	shift 3
	case $1 in
	=*)
		want=${1#=}
		options+=" show=verdict"
		;;
	*)
		for line; do
			want+=${want:+$'\n'}$line
		done
		;;
	esac
	# shellcheck disable=SC2086
	got=$(probe-foreign $options in 2>&1) || status=$?
	[ "$got" = "$want" ] || collect "$what: $(diff <(echo "$want") <(echo "$got"))"
	[ "$status" -eq 0 ] || [[ $want = probe-foreign:* ]] || collect "$what: status $status"
}

wide() {
	iconv -f utf-8 -t "$1"
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

@test "UTF-16 is read, by its mark or without one, and half a character costs its record" {
	local text=$'Order ID;Datum;Naam\n1;2024-01-02;caf\xc3\xa9 \xf0\x9f\x98\x8e\n2;;x\n'
	local rows=$'1: Order ID|Datum|Naam\n2: 1|2024-01-02|caf\xc3\xa9 \xf0\x9f\x98\x8e\n3: 2||x'
	local form

	for form in utf-16le utf-16be; do
		wide $form <<<"${text%$'\n'}" >plain
		printf '\xef\xbb\xbf' | wide $form | cat - plain >marked
		same "$rows" "$(probe-foreign plain)" || collect "$form without a mark"
		same "$rows" "$(probe-foreign marked)" || collect "$form"
		same "$rows" "$(probe-foreign passes=2 marked)" || collect "$form twice"
		same "$rows" "$(probe-foreign passes=2 - <marked)" || collect "$form twice, a pipe"
		same "$rows" "$(head -c 999 marked | probe-foreign passes=2 -)" || collect "$form, a pipe"
		[[ $(probe-foreign show=verdict marked) = "$form, semicolon, "* ]] ||
			collect "$form: verdict"
	done
	# pinned; what has another form is refused
	wide utf-16le <<<"$text" >plain
	[[ $(probe-foreign encoding=3 plain) = "$rows"* ]] || collect "pinned"
	[[ $(probe-foreign encoding=4 plain) != "$rows"* ]] || collect "pinned to the other one"
	reads 'UTF-16 that was said to be UTF-8' encoding=1 '\xff\xfeA\x00,\x00B\x00' \
		'probe-foreign: in: UTF-16, not what --encoding says'
	# half characters: a high one before a letter, a low one, an odd byte at the end
	{
		wide utf-16le <<<$'id,naam\n1,a'
		printf '2\x00,\x00\x3d\xd8A\x00\n\x00'
		printf '3\x00,\x00\x0e\xde\n\x00'
		wide utf-16le <<<$'4,d'
		printf '5\x00,\x00\x00\x00\n\x00'
		printf '6\x00,\x00x'
	} >in
	same $'1: id|naam
2: 1|a
3! bad_byte: half a character of UTF-16: 2|\xef\xbf\xbdA
4! bad_byte: half a character of UTF-16: 3|\xef\xbf\xbd
5: 4|d
6! bad_byte: a NUL: 5|\\x00
7! bad_byte: half a character of UTF-16: 6|\xef\xbf\xbd' "$(probe-foreign in)" || collect halves
	settle
}

@test "a large file of UTF-16 is read in flat memory, by blocks that cut characters" {
	awk 'BEGIN { print "Order ID,Note"; for (i = 0; i < 60000; i++)
		printf "%d,\"caf\303\251 \360\237\230\216, %s\"\n", i, substr("abcdefg", 1, i % 7) }' |
		wide utf-16 >in
	run -0 probe-foreign passes=2 show=rows in
	same '60000 rows, 0 others' "$output"
	(ulimit -v 60000 && probe-foreign passes=2 show=rows in) >out ||
		[ -n "${SANITIZED-}" ]
	same "$(awk 'BEGIN { for (i = 0; i < 60000; i++) printf "%d: %d|caf\303\251 \360\237\230\216, %s\n",
		i + 2, i, substr("abcdefg", 1, i % 7) }' | sed 's/ *$//' | md5sum)" \
		"$(probe-foreign in | tail -n +2 | md5sum)"
}

@test "marks of encodings at the start of records are dropped" {
	local h='"Order ID","Naam"' m='\xef\xbb\xbf' n='\xc3\xaf\xc2\xbb\xc2\xbf'

	reads 'one' '' "$m$h\n1,a\n" '1: Order ID|Naam' '2: 1|a'
	reads 'as letters' '' "$n$h\n1,a\n" '1: Order ID|Naam' '2: 1|a'
	reads 'three' '' "$m$n$m$h\n1,a\n" '1: Order ID|Naam' '2: 1|a'
	reads 'of joined files' '' "$m$h\n1,a\n$m$h\n2,b\n${m}3,c\n" \
		'1: Order ID|Naam' '2: 1|a' '4: 2|b' '5: 3|c'
	reads 'as letters, of joined files' '' "$h\n$n$h\n$n\"2\",\"b,c\"\n" \
		'1: Order ID|Naam' '3: 2|b,c'
	reads 'not at the start' '' "$h\n1,a${m}b\n" '1: Order ID|Naam' $'2: 1|a\xef\xbb\xbfb'
	reads 'nothing but one' '' "$m" 'probe-foreign: in: empty: not even a header'
	reads 'a line with nothing but one' '' "$h\n$m\n1,a\n" '1: Order ID|Naam' '3: 1|a'
	settle
}

@test "the encoding is told by the bytes" {
	reads ascii '' 'Naam;Plaats\na;b\n' \
		'=utf-8, semicolon, quote ", LF, header 1 behind 0, 2 columns, 0 blank, 0 again, 0 footers'
	reads utf-8 '' 'Naam;Plaats\na\xc3\xa9;b\n' \
		'=utf-8, semicolon, quote ", LF, header 1 behind 0, 2 columns, 0 blank, 0 again, 0 footers'
	reads marked '' '\xef\xbb\xbfNaam;Plaats\r\na;b\r\n' \
		'=utf-8 with BOM, semicolon, quote ", CRLF, header 1 behind 0, 2 columns, 0 blank, 0 again, 0 footers'
	reads 1252 '' 'Naam;Plaats\na\xe9;b\n' \
		'=windows-1252, semicolon, quote ", LF, header 1 behind 0, 2 columns, 0 blank, 0 again, 0 footers'
	reads mixed '' 'Naam;Plaats\na\xe9;b\n\xc3\xa9;c\n' \
		'=mixed, semicolon, quote ", LF, header 1 behind 0, 2 columns, 0 blank, 0 again, 0 footers'
	settle
}

@test "the header is the row that knows the most words, below titles, periods and remarks" {
	reads 'titles' '' 'Bestellingen\nPeriode: 01-01-2024 - 31-12-2024\n\nOrdernummer;Datum;Totaal\n1;2;3\n' \
		'4: Ordernummer|Datum|Totaal' '5: 1|2|3'
	reads 'titles that a spreadsheet filled up' '' \
		'Rapport;;;\nPeriode;01-01-2024;;\n;;;\nOrdernummer;Datum;Totaal;Klant\n1;2;3;4\n' \
		'4: Ordernummer|Datum|Totaal|Klant' '5: 1|2|3|4'
	reads 'remarks' '' '# ----\n# Free form 1\n# 20240101-20240131\n# ----\n\nTransaction ID,Purchase revenue,Date\nT1,5,20240101\n' \
		'6: Transaction ID|Purchase revenue|Date' '7: T1|5|20240101'
	reads 'a summary before it' '' 'Orders,Total,Average\n12,500,41.67\n\nOrder ID,Date,Total,Email,City\n1,2,3,a@b.nl,x\n' \
		'4: Order ID|Date|Total|Email|City' '5: 1|2|3|a@b.nl|x'
	reads 'groups of columns above it' '' ';Klant;;Order;\nNr;Naam;E-mail;Datum;Totaal\n1;a;b;c;d\n' \
		'2: Nr|Naam|E-mail|Datum|Totaal' '3: 1|a|b|c|d'
	reads 'words that nobody knows' '' 'Mijn lijst\n\nqq;ww;rr\n1;2;3\n4;5;6\n' \
		'3: qq|ww|rr' '4: 1|2|3' '5: 4|5|6'
	reads 'a list of one column' '' 'Mijn lijst\nE-mail\na@b.nl\nc@d.nl\n' \
		'2: E-mail' '3: a@b.nl' '4: c@d.nl'
	reads 'sep=' '' 'sep=;\r\nOrder ID;Datum\r\n1;2\r\n' '2: Order ID|Datum' '3: 1|2'
	reads 'sep= below a mark' '' '\xef\xbb\xbfSEP=|\nOrder ID|Datum\n1|2\n' \
		'2: Order ID|Datum' '3: 1|2'
	reads 'a known system below a row of known words' '' \
		'Date,Email,Phone,Total\nx,Order #,Customer type,Items sold,Net Sales\n1,2,3,4,5\n' \
		'2: x|Order #|Customer type|Items sold|Net Sales' '3: 1|2|3|4|5'
	# never a row of data
	reads 'the first knows as much' '' 'Order ID,Date,Qq\nEmail,Total,x\n' \
		'1: Order ID|Date|Qq' '2: Email|Total|x'
	reads 'data of known words' '' 'xx,yy,zz\nEmail,Mobile,Total\nJan,Naam,Order\n' \
		'1: xx|yy|zz' '2: Email|Mobile|Total' '3: Jan|Naam|Order'
	reads 'data of known words and a number' '' 'xx\nEmail,Mobile,7\n' '1: xx' \
		'2! bad_field_count: too many fields: Email|Mobile|7'
	reads 'a column #' '' '#,Order ID,Datum\n1,2,3\n' '1: #|Order ID|Datum' '2: 1|2|3'
	reads 'no header at all' names=3 'Totaal,Datum,Naam\n1,2,3\n' '1: Totaal|Datum|Naam' '2: 1|2|3'
	reads 'the user says' header-line=2 'Order ID,Date,Total\nqq,ww,rr\n1,2,3\n' \
		'2: qq|ww|rr' '3: 1|2|3'
	reads 'the user says what is not there' header-line=9 'Order ID,Date\n1,2\n' \
		'probe-foreign: in: --header-line: no such line in its first 64 KB'
	settle
}

@test "a header that cannot be read is no reason to take a row for it" {
	reads 'broken' '' '"Order ID" x,Date,Total\n1,2,3\n' \
		'probe-foreign: in:1: the header cannot be read: a quote that does not close its cell'
	reads 'nothing' '' '\n\n \n' 'probe-foreign: in: empty: not even a header'
	settle
}

@test "the header again is passed over; in another order it ends the reading" {
	local h='Order ID,Naam,Totaal'

	reads again '' "$h\n1,a,2\n$h\n2,b,3\n\"Order ID\",\"Naam\",\"Totaal\"\n3,c,4\n" \
		'1: Order ID|Naam|Totaal' '2: 1|a|2' '4: 2|b|3' '6: 3|c|4'
	reads counted '' "$h\n1,a,2\n$h\n$h\n" \
		'=utf-8, comma, quote ", LF, header 1 behind 0, 3 columns, 0 blank, 2 again, 0 footers'
	reads 'data like it' '' "$h\nOrder ID,Naam,2\nNaam,Naam,Naam\n" \
		'1: Order ID|Naam|Totaal' '2: Order ID|Naam|2' '3: Naam|Naam|Naam'
	reads moved show=rows "$h\n1,a,2\nNaam,Totaal,Order ID\nb,3,2\n" \
		'probe-foreign: in:3: the header again, its columns in another order'
	reads twice '' 'Naam,Order ID,Naam,Naam,Order ID\n1,2,3,4,5\n' \
		'1: Naam|Order ID|Naam|Naam|Order ID (twice: Naam) (twice: Order ID)' '2: 1|2|3|4|5'
	settle
}

# third KEYS WORD...: what the probe says of each as the row behind one record
third() {
	local keys=$1 word

	shift
	for word; do
		# shellcheck disable=SC2059
		printf "Nr;Datum;Totaal;E-mail\n1;02-01-2024;3;\n$word\n2;03-01-2024;4;\n" >in
		# shellcheck disable=SC2086
		echo "$word: $(probe-foreign $keys in | sed -n '/^3[:!]/{s/^\(3! [a-z_]*: [a-z ]*\).*/\1/; s/^3: .*/3/; p;}')"
	done
}

@test "sums are told from orders by the cells that make one" {
	local keys='order=Nr date=Datum amount=Totaal email=E-mail'
	local -a sums=('Totaal;;11;' 'TOTAL:;;11;' 'Total (EUR);;11;' 'Total EUR;;11;' ' totaal 2024;;11;'
		'Subtotaal januari;;5;' 'Sous-total;;1;' 'Grand Total for all;;9;' 'Gesamtsumme;;9;'
		'Somme totale;;9;' ';;Totaal;' ';Totaal;11;' '"Totaal";"";"11";""' 'Grand Summaries;;;'
		'Montant total g\xe9n\xe9ral;;1;' 'Total g\xc3\xa9n\xc3\xa9ral;;1;' 'Summe;-;5;-' 'Totaal'
		'Totaal;;11' ';;11;Grand total' 'Total 12 orders;;1;' 'Totals;;1;' 'Totaal;31-01-2024;11;' 'Totaal maart;31-03-2024;11;' 'Total M\xc3\xa4rz;;11;' '"Grand Totals (12 records)"')
	local -a orders=('Totaal;01-01-2024;;' 'Totaal;01-01-2024;11;a@b.nl' 'Totaal piet;01-01-2024;11;' '1;;Totaal;' '1;Totaal;5;' 'Total Energies;;7;' 'Tot;;5;'
		'Totalan;;5;' 'Som en Zoon;;5;' 'SOM1;;5;' 'SUM-1;;5;' 'TOTAL_7;;5;' 'Total7;;5;' 'Subtotal#3;;5;' '#1001;01-01-2024;5;' '-1;;5;' 'Totaal;;5;a@b.nl'
		';01-01-2024;Totaal;' ';;Thee;' ';;5;' 'Summerhouse;;5;' 'Total-Lyon;;5;' 'Copy;;5;' '3;;;')

	same "$(for word in "${sums[@]}"; do echo "$word: 3! total: a sum of other rows"; done)" \
		"$(third "$keys" "${sums[@]}")" || collect sums
	same "$(for word in "${orders[@]}"; do echo "$word: 3"; done)" \
		"$(third "$keys" "${orders[@]}")" || collect orders
	# without knowing the cells nothing is a sum
	same "$(for word in "${sums[@]::5}"; do echo "$word: 3"; done)" "$(third '' "${sums[@]::5}")" ||
		collect 'no keys'
	settle
}

@test "a sum beside an empty number of an order, and somebody called Som" {
	local h='Klant;Nr;Datum;Totaal\n' said='1: Klant|Nr|Datum|Totaal' keys='order=Nr date=Datum amount=Totaal'

	reads 'numbers elsewhere' "$keys" "${h}Jan;1;2-3-2024;5\nTotaal;;31-3-2024;5\nTotal;2;31-3-2024;5\n" \
		"$said" '2: Jan|1|2-3-2024|5' '3! total: a sum of other rows: Totaal||31-3-2024|5' \
		'4: Total|2|31-3-2024|5'
	reads 'no numbers' "$keys" "${h}Jan;;2-3-2024;5\nTotaal;;31-3-2024;5\n" \
		"$said" '2: Jan||2-3-2024|5' '3: Totaal||31-3-2024|5'
	reads 'persons' 'email=Mail' 'Mail;Naam;Plaats\na@x.nl;An;Ede\n;Som;\n;Total;Ede\n;Totaal;12\n' \
		'1: Mail|Naam|Plaats' '2: a@x.nl|An|Ede' '3: |Som|' '4: |Total|Ede' \
		'5! total: a sum of other rows: |Totaal|12'
	settle
}

@test "empty cells in quotes are empty, and the mark at the end of a file of DOS is nothing" {
	local h='"Order ID";"Naam"\n' said='1: Order ID|Naam'

	reads 'behind the last' '' "${h}\"1\";\"a\";\"\"\n2;b;\"\"\n" "$said" '2: 1|a|' '3: 2|b|'
	reads 'all' '' "${h}\"1\";\"a\"\n\"\";\"\"\n;\"\"\n\" \";\n\"2\";\"b\"\n" "$said" '2: 1|a' '6: 2|b'
	reads 'not all' '' "${h}\"1\";\"a\"\n\"\";\"b\"\n" "$said" '2: 1|a' '3: |b'
	reads 'the mark' '' "${h}1;a\r\n\x1a" "$said" '2: 1|a'
	settle
}

@test "what comes behind the records is no record, and a broken record is not behind them" {
	local keys='order=Nr date=Datum amount=Totaal'
	local h='Nr,Datum,Totaal\n1,2,3\n' said='1: Nr|Datum|Totaal'

	reads 'a report of Salesforce' "$keys" \
		"$h\n\"Grand Totals (1 records)\"\n\nOrders this year\n\"Copyright (c) 2000-2024 x, inc. All rights reserved.\"\n\"Confidential Information - Do Not Distribute\"\n\"Generated By:  Jan  1/2/2024\"\nShop BV\n" \
		"$said" '2: 1|2|3' '4! total: a sum of other rows: Grand Totals (1 records)||' \
		'6! total: a line of one cell behind the records: Orders this year||' \
		'7! total: a line behind the records: Copyright (c) 2000-2024 x, inc. All rights reserved.||' \
		'8! total: a line behind the records: Confidential Information - Do Not Distribute||' \
		'9! total: a line behind the records: Generated By:  Jan  1/2/2024||' \
		'10! total: a line of one cell behind the records: Shop BV||'
	reads 'filled up, in two cells' "$keys" "${h}Copyright Shop BV,,\nAantal rijen,,7\nGegenereerd op:,01-01-2024,\n" \
		"$said" '2: 1|2|3' '3! total: a line behind the records: Copyright Shop BV||' \
		'4! total: a line behind the records: Aantal rijen||7' '5: Gegenereerd op:|01-01-2024|'
	reads 'a count and its word' 'order=A date=B amount=C' \
		'A,B,C,D\n1,2,3,4\n"3","record(s) downloaded"\n"Seller ID : tea"\n5,x\n' \
		'1: A|B|C|D' '2: 1|2|3|4' '3! total: a line behind the records: 3|record(s) downloaded||' \
		'4! total: a line behind the records: Seller ID : tea|||' \
		'5! bad_field_count: too few fields: 5|x'
	reads 'a remark' '' "${h}# klaar\n2,3,4\n" "$said" '2: 1|2|3' '3! total: a remark: # klaar||' \
		'4: 2|3|4'
	reads 'a record that lost its line' '' "${h}2\n3,4,5\n" "$said" '2: 1|2|3' \
		'3! bad_field_count: too few fields: 2' '4: 3|4|5'
	reads 'a record behind lines behind' '' "$h\nShop\n2,3,4\nx\n" "$said" '2: 1|2|3' \
		'4! total: a line of one cell behind the records: Shop||' '5: 2|3|4' \
		'6! bad_field_count: too few fields: x'
	reads 'two columns' '' 'Naam,E-mail\na,b\n\nc\n' '1: Naam|E-mail' '2: a|b' \
		'4! bad_field_count: too few fields: c'
	reads counted "$keys" "${h}Totaal,,3\n\nx\n" \
		'=utf-8, comma, quote ", LF, header 1 behind 0, 3 columns, 1 blank, 0 again, 2 footers'
	settle
}

@test "a second header in words is no record" {
	local keys='order=Nr date=Datum amount=Totaal'
	local h='Nr\tStatus\tDatum\tTotaal\n'
	reads 'words under all' "$keys" "${h}Platform unique order ID.\tStatus\tTime of creation\tAmount paid\n1\ta\t2\t3\n" \
		'1: Nr|Status|Datum|Totaal' \
		'2! total: a line that describes the columns: Platform unique order ID.|Status|Time of creation|Amount paid' \
		'3: 1|a|2|3'
	reads 'a number' "$keys" "${h}Platform unique order ID.\tStatus\tTime of creation\t5\n" \
		'1: Nr|Status|Datum|Totaal' '2: Platform unique order ID.|Status|Time of creation|5'
	reads 'short words' "$keys" "${h}abcd\tx\tonbekend\tgratis\n" \
		'1: Nr|Status|Datum|Totaal' '2: abcd|x|onbekend|gratis'
	reads 'not the first' "$keys" "${h}1\ta\t2\t3\nPlatform unique order ID.\tStatus\tTime of creation\tAmount\n" \
		'1: Nr|Status|Datum|Totaal' '2: 1|a|2|3' \
		'3: Platform unique order ID.|Status|Time of creation|Amount'
	settle
}

@test "line ends of all kinds, within one file too, and their lines are counted" {
	reads CR '' 'Order ID,Naam\r1,"a\rb"\r2,c\r' '1: Order ID|Naam' '2: 1|a\nb' '4: 2|c'
	reads 'CR, lines in cells' '' 'Order ID,Naam\r1,"a\nb"\r2,c' '1: Order ID|Naam' '2: 1|a\nb' '4: 2|c'
	reads 'CR, twice' passes=2 'Order ID,Naam\r1,a\r2,c\r' '1: Order ID|Naam' '2: 1|a' '3: 2|c'
	reads 'all' '' 'Order ID,Naam\n1,a\r2,b\r\n3,c\n4,d\r' \
		'1: Order ID|Naam' '2: 1|a' '3: 2|b' '4: 3|c' '5: 4|d'
	reads 'all, the verdict' '' 'Order ID,Naam\n1,a\r2,b\r\n3,c\n4,d\r' \
		'=utf-8, comma, quote ", mixed, header 1 behind 0, 2 columns, 0 blank, 0 again, 0 footers'
	reads 'LF and CRLF' '' 'Order ID,Naam\n1,a\r\n2,b\n' '1: Order ID|Naam' '2: 1|a' '3: 2|b'
	reads 'a CR in a cell is no line end' '' 'Order ID,Naam\r\n1,a\rb\r\n2,c\r\n' \
		'1: Order ID|Naam' '2: 1|a\x0db' '3: 2|c'
	reads 'CR in UTF-8 with a mark, sep=' '' '\xef\xbb\xbfsep=;\rOrder ID;Naam\r1;a\r' \
		'2: Order ID|Naam' '3: 1|a'
	reads 'CR, pinned' header-line=2 'x\rOrder ID,Naam\r1,a\r' '2: Order ID|Naam' '3: 1|a'
	printf 'Order ID,Naam\r1,a\r2,b\r' | wide utf-16le >in
	same $'1: Order ID|Naam\n2: 1|a\n3: 2|b' "$(probe-foreign in)" || collect 'CR in UTF-16'
	# beyond the sample, and at the ends of blocks
	awk 'BEGIN { printf "Order ID,Naam\r"; for (i = 0; i < 30000; i++) printf "%d,abcdef\r", i
		print "x,y"; print "z,w" }' >in
	same '30002 rows, 0 others' "$(probe-foreign show=rows in)" || collect 'CR, then LF'
	settle
}

@test "a trailing column that has no name and nothing in it is none" {
	reads 'in all' '' 'Order ID;Naam;\n1;a;\n2;b;\n' '1: Order ID|Naam' '2: 1|a|' '3: 2|b|'
	reads 'in the records only' '' 'Order ID;Naam\n1;a;\n2;b;\n' '1: Order ID|Naam' '2: 1|a|' '3: 2|b|'
	reads 'in the header only' '' 'Order ID;Naam;\n1;a\n2;b\n' '1: Order ID|Naam' '2: 1|a' '3: 2|b'
	reads 'below a title, above a footer' '' 'Lijst\n\nOrder ID;Naam;Datum;\n1;a;x;\n2;b;y;\n\nEinde\n' \
		'3: Order ID|Naam|Datum' '4: 1|a|x|' '5: 2|b|y|' \
		'7! total: a line of one cell behind the records: Einde|||'
	reads 'a value in it' '' 'Order ID;Naam;\n1;a;\n2;b;c\n' '1: Order ID|Naam|' '2: 1|a|' '3: 2|b|c'
	settle
}

@test "a quote that does not close costs its own record only" {
	local e

	for e in '\n' '\r\n' '\r'; do
		reads "to the end $e" '' "Order ID;Naam;Plaats${e}1;\"a;b${e}2;c;d${e}3;\"e;f\";g${e}" \
			'1: Order ID|Naam|Plaats' \
			"2! bad_quote: a quote that does not close its cell: $(printf "1;\"a;b" )" \
			'3: 2|c|d' '4: 3|e;f|g'
		reads "text behind $e" '' "Order ID;Naam;Plaats${e}1;\"a\" x;b${e}2;\"c\";d${e}" \
			'1: Order ID|Naam|Plaats' \
			'2! bad_quote: a quote that does not close its cell: 1;"a" x;b' '3: 2|c|d'
	done
	settle
}

@test "quotes and escapes that are not the usual ones are read where they make sense" {
	reads 'single' '' "'Order ID','Naam'\n'1','it''s, so'\n2,x\n" \
		'1: Order ID|Naam' "2: 1|it's, so" '3: 2|x'
	reads 'single, in the records only' '' "Order ID,Naam,Datum\n1,'a, b',x\n2,'c, d',y\n3,e,z\n" \
		'1: Order ID|Naam|Datum' '2: 1|a, b|x' '3: 2|c, d|y' '4: 3|e|z'
	reads 'apostrophes are none' '' "Order ID,Naam\n'1,d'Arc\n'2,'t Hart\n" \
		'1: Order ID|Naam' "2: '1|d'Arc" "3: '2|'t Hart"
	reads 'pinned' 'quote="' "'Order ID','Naam'\n'1',x\n" "1: 'Order ID'|'Naam'" "2: '1'|x"
	reads 'an escape' '' 'Order ID,Naam\n1,"a \\"b, c\\" d"\n2,"\\\\"\n3,"\\""\n4,"e""f"\n' \
		'1: Order ID|Naam' '2: 1|a "b, c" d' '3: 2|\\' '4: 3|"' '5: 4|e"f'
	reads 'an escape, the verdict' '' 'Order ID,Naam\n1,"a \\"b, c\\" d"\n' \
		'=utf-8, comma, quote " escaped by \, LF, header 1 behind 0, 2 columns, 0 blank, 0 again, 0 footers'
	reads 'a backslash is a letter' '' 'Order ID,Naam\n1,"C:\\temp\\"\n2,"a ""b"""\n3,\\"\n' \
		'1: Order ID|Naam' '2: 1|C:\\temp\\' '3: 2|a "b"' '4: 3|\\"'
	settle
}

@test "escaped quotes are read alike wherever they stand in a block" {
	local i pad

	printf 'Order ID,Naam\n1,"a \\"b"\n' >in
	for ((i = 0; i < 140; i++)); do
		printf -v pad '%*s' "$i" ''
		printf '%s,"x\\"\\\\"\n%s,"\\"y, ""z"\n' "${pad// /k}" "${pad// /l}"
	done >>in
	same "$(for ((i = 0; i < 140; i++)); do
		printf -v pad '%*s' "$i" ''
		printf '%d: %s|x"\\\\\n%d: %s|"y, "z\n' $((2 * i + 3)) "${pad// /k}" $((2 * i + 4)) "${pad// /l}"
	done)" "$(probe-foreign in | tail -n +3)"
}

@test "CSV that was saved as CSV once more is what it was" {
	reads 'each line' '' '"Order ID,Naam,Totaal"\r\n"1,""a, b"",""1,50"""\r\n"2,""""""c"""""",x"\r\n' \
		'1: Order ID|Naam|Totaal' '2: 1|a, b|1,50' '3: 2|"c"|x'
	reads 'lines with quotes only' '' 'Order ID,Naam,Totaal\n"1,""a, b"",2"\n3,d,4\n"5,6"\n' \
		'1: Order ID|Naam|Totaal' '2: 1|a, b|2' '3: 3|d|4' '4! bad_field_count: too few fields: 5,6'
	reads 'the verdict' '' '"Order ID;Naam;Totaal"\n"1;a;b"\n' \
		'=utf-8, semicolon, quote " around lines, LF, header 1 behind 0, 3 columns, 0 blank, 0 again, 0 footers'
	reads 'a list of names is none' '' '"Naam"\n"Vries, de"\n"Jansen, van"\n' '1: Naam' '2: Vries, de' \
		'3: Jansen, van'
	settle
}

@test "what is no CSV is refused, and what to do is said" {
	reads workbook '' 'PK\x03\x04abc' 'probe-foreign: in: an Excel workbook: save it as CSV (or a zip: unzip it)'
	reads gzip '' '\x1f\x8b\x08\x00' 'probe-foreign: in: gzip: zcat FILE | rfm-clean -'
	reads xz '' '\xfd7zXZ\x00' 'probe-foreign: in: xz: xzcat FILE | rfm-clean -'
	reads pdf '' '%%PDF-1.4\n' 'probe-foreign: in: a PDF document: export the data as CSV'
	reads parquet '' 'PAR1\x15\x04' 'probe-foreign: in: Parquet: export it as CSV'
	reads sqlite '' 'SQLite format 3\x00' 'probe-foreign: in: an SQLite database: export a table of it as CSV'
	reads html '' '\n <!DOCTYPE html><html>' 'probe-foreign: in: HTML, not CSV: export the data as CSV'
	reads 'html under a mark' '' '\xef\xbb\xbf<table>' 'probe-foreign: in: HTML, not CSV: export the data as CSV'
	reads xml '' '<?xml version="1.0"?><a/>' 'probe-foreign: in: XML, not CSV: export the data as CSV'
	for json in '[{"a":1}]' '[\n  {\n"a": 1}]' '{"a":1}\n{"a":2}\n' '[]' '{}'; do
		reads "json $json" '' "$json" 'probe-foreign: in: JSON, not CSV: export the data as CSV'
	done
	reads 'Matomo without data' '' 'No data available' \
		'probe-foreign: in: no data: the system that exported it says so'
	reads 'an error' '' 'Error: unable to authenticate' \
		'probe-foreign: in: a message of an error, not an export: look at its text'
	reads 'NUL bytes' '' 'a\x00\x00\x00\x00b\x00c\x00\x00\x00' 'probe-foreign: in: not text'
	printf '<html>' | wide utf-16 >in
	same 'probe-foreign: in: HTML, not CSV: export the data as CSV' "$(probe-foreign in 2>&1)" ||
		collect 'HTML in UTF-16'
	# what looks alike
	reads 'a header in brackets' '' '[Order],[Naam]\n1,2\n' '1: [Order]|[Naam]' '2: 1|2'
	reads 'a column Error' '' 'Error: x,Naam\n1,2\n' '1: Error: x|Naam' '2: 1|2'
	settle
}

# The lines of a JSON array of rows, each an array, or an object (the first gives the header).
json_rows() {
	jq -r 'def show: gsub("\r"; "\\x0d") | gsub("\n"; "\\n");
		(if type == "array" then . else [.] end) |
		(.[0] | objects | keys_unsorted | join("|")),
		(.[] | map(show) | join("|"))' "$1"
}

@test "real files: csv-spectrum is read as specified" {
	local name

	command -v jq >/dev/null || skip 'no jq'
	real data/csv-spectrum
	for name in "$real"/csvs/*.csv; do
		name=$(basename "$name" .csv)
		# its JSON has another telephone number than its CSV
		[ "$name" != location_coordinates ] || continue
		# the CRLF of its files are no more
		same "$(json_rows "$real/json/$name.json" | sed 's/\\x0d//g')" \
			"$(probe-foreign "$real/csvs/$name.csv" | sed 's/^[0-9]*: //')" || collect "$name"
	done
	same '4' "$(probe-foreign "$real/csvs/location_coordinates.csv" | awk -F '|' 'NR == 2 { print NF }')" ||
		collect location_coordinates
	settle
}

@test "real files: csv-test-data is read as specified, or refused with the line" {
	local name said

	command -v jq >/dev/null || skip 'no jq'
	real data/csv-test-data
	for name in "$real"/json/*.json; do
		name=$(basename "$name" .json)
		case $name in
		all-empty | empty-one-column) continue ;; # an empty line is no record
		header-no-rows) said='foo|bar|baz' ;;
		# nor are blanks at the ends of a cell its text
		*) said=$(json_rows "$real/json/$name.json" | sed 's/| /|/g; s/ |/|/g') ;;
		esac
		same "$said" "$(probe-foreign "$real/csv/$name.csv" | sed 's/^[0-9]*: //')" || collect "$name"
	done
	while read -r name said; do
		same "$said" "$(probe-foreign "$real/csv/$name.csv" 2>&1 | tail -n 1 | sed "s,.*$name,$name,; s/: 1.*//")" ||
			collect "$name"
	done <<-'EOF'
		all-empty all-empty.csv: empty: not even a header
		empty-one-column 1: foo
		bad-header-no-header bad-header-no-header.csv: empty: not even a header
		bad-header-less-fields 2! bad_field_count: too few fields
		bad-header-more-fields 2! bad_field_count: too many fields
		bad-header-wrong-header 1: qux|quux|quuz
		bad-missing-quote 2! bad_quote: a quote that does not close its cell
		bad-quotes-with-unescaped-quote 2! bad_quote: a quote that does not close its cell
		bad-unescaped-quote 2
	EOF
	settle
}
