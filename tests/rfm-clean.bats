#!/usr/bin/env bats
# rfm-clean: exports in any dialect to canonical records.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# check CASE 'OPTIONS' INPUT OUTPUT [STDERR [STATUS]]: rfm-clean on a file in.csv of these
# bytes (printf's %b). The output is without its header, TABs as |, lines joined by /; the
# message without the program's name is a glob, several lines joined by /.
check() {
	local case=$1 options=$2 want=$4 said=${5-} status=${6-0} got=0

	printf %b "$3" >in.csv
	# shellcheck disable=SC2086
	rfm-clean $options in.csv >out 2>err || got=$?
	out=$(sed 1d out | tr '\t' '|' | paste -sd /)
	err=$(sed 's/^rfm-clean: //' err | paste -sd /)
	[ "$got" -eq "$status" ] || collect "$case: status $got, not $status: $err"
	[ "$out" = "$want" ] || collect "$case: out is '$out', not '$want'"
	# shellcheck disable=SC2053
	[[ $err == $said ]] || collect "$case: stderr is '$err', not '$said'"
}

# value COLUMN OPTIONS RAW=WANT ...: the dates RAW, each alone in its column.
value() {
	local column=$1 options=$2 pair want

	shift 2
	for pair; do
		want=${pair##*=}
		check "${pair%=*}" "-q -c $column $options --delimiter tab" \
			"id\tdate\tamount\n1\t${pair%=*}\t2\n" "$want"
	done
}

@test "separators are told by the header and the rows" {
	want='1|Jan|2.50/2|An|3.50'
	h='order id,date,name,total' o='-q -c order_id,surname,amount'
	check comma "$o" "$h\n1,2026-01-02,Jan,2.50\n2,2026-01-02,An,3.50\n" "$want"
	check semicolon "$o" "${h//,/;}\n1;2026-01-02;Jan;2,50\n2;2026-01-02;An;3,50\n" "$want"
	check tab "$o" "${h//,/\\t}\n1\t2026-01-02\tJan\t2,50\n2\t2026-01-02\tAn\t3,50\n" "$want"
	check pipe "$o" "${h//,/|}\n1|2026-01-02|Jan|2,50\n2|2026-01-02|An|3,50\n" "$want"
	check 'commas in semicolons' '-q -c order_id,city,amount' \
		'order id;date;city;total\n1;2026-01-02;a, b;2,50\n2;2026-01-02;c, d;3,50\n' '1|a, b|2.50/2|c, d|3.50'
	check 'a line that names it' "$o" "sep=;\n${h//,/;}\n1;2026-01-02;Jan;2,50\n" '1|Jan|2.50'
	check '--delimiter' "$o --delimiter :" "${h//,/:}\n1:2026-01-02:Jan:2,50\n" '1|Jan|2.50'
	check '--delimiter tab' "$o --delimiter tab" "${h//,/\\t}\n1\t2026-01-02\tJan\t2\n" '1|Jan|2.00'
	settle
}

@test "line ends, byte order mark and a missing last newline make no difference" {
	o='-q -c order_id,amount,line' h='order id,date,total'
	want='1|2.50|2/2|3.50|3'
	check 'LF' "$o" "$h\n1,2026-01-02,2.50\n2,2026-01-02,3.50\n" "$want"
	check 'CR LF' "$o" "$h\r\n1,2026-01-02,2.50\r\n2,2026-01-02,3.50\r\n" "$want"
	check 'CR' "$o" "$h\r1,2026-01-02,2.50\r2,2026-01-02,3.50\r" "$want"
	check 'mixed' "$o" "$h\r\n1,2026-01-02,2.50\n2,2026-01-02,3.50\r\n" "$want"
	check 'no last newline' "$o" "$h\n1,2026-01-02,2.50\n2,2026-01-02,3.50" "$want"
	check 'byte order mark' "$o" "\xef\xbb\xbf$h\n1,2026-01-02,2.50\n2,2026-01-02,3.50\n" "$want"
	check 'blank lines' "$o" "$h\n1,2026-01-02,2.50\n\n  \n,,\n2,2026-01-02,3.50\n\n" \
		'1|2.50|2/2|3.50|6'
	settle
}

@test "quotes hold separators, quotes and line breaks; line is where the record began" {
	o='-q -c order_id,city,line' h='order id,date,city,total'
	d=2026-01-02
	check 'separator' "$o" "$h\n1,$d,\"Jansen, Jan\",2\n" '1|Jansen, Jan|2'
	check 'quote' "$o" "$h\n1,$d,\"Jan \"\"de\"\" Man\",2\n" '1|Jan "de" Man|2'
	check 'line break' "$o" "$h\n1,$d,\"Jan\nMan\",2\n2,$d,An,3\n" '1|Jan\nMan|2/2|An|4'
	check 'CR LF inside' "$o" "$h\r\n1,$d,\"Jan\r\nMan\",2\r\n2,$d,An,3\r\n" '1|Jan\nMan|2/2|An|4'
	check 'all quoted' "$o" '"order id","date","city","total"\n"1","2026-01-02","Jan","2"\n' '1|Jan|2'
	check 'empty quoted' "$o" "$h\n1,$d,\"\",2\n" '1||2'
	check 'blanks around' "$o" "$h\n1,$d, \"Jan, Man\" ,2\n" '1|Jan, Man|2'
	check 'inside a cell' "$o" "$h\n1,$d,5\" pipe,2\n" '1|5" pipe|2'
	check '--quote' "$o --quote '" "$h\n1,$d,'Jan, Man',2\n" '1|Jan, Man|2'
	check '--quote none' "$o --quote none" "$h\n1,$d,\"Jan,2\n" '1|"Jan|2'
	settle
}

@test "a quote that goes wrong costs its record only" {
	o='-q -c order_id,line' h='order id,date,name,total' d=2026-01-02
	lost='in.csv:3: a quote that does not close its cell: *'
	check 'text behind the quote' "$o" "$h\n1,$d,a,2\n2,$d,\"b\" c,2\n3,$d,d,2\n" '1|2/3|4' "$lost"
	check 'never closed' "$o" "$h\n1,$d,a,2\n2,$d,\"b,2\n3,$d,c,2\n4,$d,d,2\n" '1|2/3|4/4|5' "$lost"
	check 'over several lines' "$o" "$h\n1,$d,a,2\n2,$d,\"b\nx\" y\nz\",2\n3,$d,c,2\n" '1|2/3|6' "$lost"
	{
		printf '%s\n' "$h" "1,$d,a,2" "2,$d,\"b,2"
		for i in {3..400}; do echo "$i,$d,c,2"; done
	} >long.csv
	run --separate-stderr rfm-clean -q -c order_id long.csv
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 400 ]
	[ "${lines[2]}" = 3 ]
	[[ $stderr == *': long.csv:3: a quote that does not close its cell: '* ]]
	settle
}

@test "UTF-8 and Windows-1252 are told record by record" {
	h='order id,date,city,total' d=2026-01-02 o='-c order_id,city,currency'
	check 'UTF-8' "-q $o" "$h\n1,$d,Zo\xc3\xab,2\n" '1|Zoë|'
	check '1252' "-q $o" "$h\n1,$d,Zo\xeb \x93x\x94,\x80 2\n" '1|Zoë “x”|EUR'
	check 'both' "$o" "$h\n1,$d,Zo\xeb,2\n2,$d,Zo\xc3\xab,2\n3,$d,An,2\n" '1|Zoë|/2|Zoë|/3|An|' \
		'*1 records in Windows-1252, 1 in UTF-8*'
	check 'a header in 1252' "-q -c order_id" 'order id,date,pa\xefs,total\n1,2026-01-02,x,2\n' 1
	check '--encoding windows-1252' "-q $o --encoding windows-1252" \
		"$h\n1,$d,\xe6\xbc\xa2\xeb,2\n2,$d,Zo\xc3\xab,2\n" '1|æ¼¢ë|/2|Zoë|'
	check 'what it breaks is mended' "$o --encoding windows-1252" "$h\n1,$d,Zo\xc3\xab,2\n" '1|Zoë|' \
		"*1 text read in a wrong encoding mended ('ZoÃ«', line 2)*"
	check '--encoding utf-8' "-q $o --encoding utf-8" "$h\n1,$d,Zo\xeb,2\n2,$d,An,2\n" '2|An|' \
		'in.csv:2: not UTF-8: *'
	check 'a hole' "-q $o" "$h\n1,$d,Zo\x81\xff,2\n2,$d,An,2\n" '2|An|' \
		'in.csv:2: neither UTF-8 nor Windows-1252: *'
	check 'NUL' "-q $o" "$h\n1,$d,Zo\x00,2\n2,$d,An,2\n" '2|An|' \
		'in.csv:2: neither UTF-8 nor Windows-1252: *'
	settle
}

@test "UTF-16 is read, with a mark and without" {
	h='order id,date,city,total\r\n' row='1,2026-01-02,"Gr\xc3\xa8ve, \xf0\x9f\x98\x80",2\r\n'
	for encoding in UTF-16LE UTF-16BE; do
		for mark in '' '\xef\xbb\xbf'; do
			printf %b "$mark$h$row" | iconv -f UTF-8 -t $encoding >in
			[ "$(rfm-clean -q -c order_id,city,line in | sed 1d)" = $'1\tGrève, 😀\t2' ] || collect "$encoding, mark: '$mark'"
			pinned=$(printf %s ${encoding/-/} | tr '[:upper:]' '[:lower:]' | sed 's/utf/utf-/')
			[ "$(rfm-clean -q -c order_id --encoding "$pinned" in | sed 1d)" = 1 ] || collect "$pinned"
		done
	done
	{ printf %b "$h$row" | iconv -f UTF-8 -t UTF-16LE; printf '2\0,\0\0\xd8x\0,\0,\0003\0\n\0'; } >in
	run --separate-stderr -0 rfm-clean -q -c order_id in
	[[ $output == $'order_id\n1' && $stderr == *': in:3: half a character of UTF-16: '* ]] || collect "half: $output $stderr"
	settle
}

@test "what is no CSV of bytes is refused" {
	check 'empty' -q '' '' 'in.csv: empty: not even a header' 65
	check 'a mark alone' -q '\xef\xbb\xbf' '' 'in.csv: empty: not even a header' 65
	check 'blank lines alone' -q '\n\n' '' 'in.csv: empty: not even a header' 65
	check 'UTF-16 of nothing known' -q '\xff\xfeo\0r\0d\0' '' 'in.csv:1: neither orders *the header has ord)' 65
	check NUL -q '\0\0\0\0\0\0\0\0' '' 'in.csv: not text*' 65
	check 'header only' -q 'order id,date,total\n' ''
	b='in.csv: an Excel workbook: save it as CSV*'
	check xlsx -q 'PK\x03\x04\x14\0\x06\0xl/a,b\n1,2\n' '' "$b" 65
	check xls -q '\xd0\xcf\x11\xe0\xa1\xb1' '' "$b" 65
	check gzip -q '\x1f\x8b\x08\0\0\0\0' '' 'in.csv: gzip: zcat FILE | rfm-clean -' 65
	check PDF -q '%PDF-1.7\n%%EOF\n' '' 'in.csv: a PDF document: *' 65
	for start in '<html>' '\n <!DOCTYPE html>' '\xef\xbb\xbf<!doctype html>' '<HTML lang="nl">'; do
		check "$start" -q "$start\n<table>\n" '' 'in.csv: HTML, not CSV: *' 65
	done
	check 'no magic' '-q -c order_id' 'PK,datum,bedrag\n1,2026-01-02,2\n' ''
	check 'nothing known' -q 'foo,bar\n1,2\n' '' \
		'in.csv:1: neither orders (no amount)*the header has foo, bar)' 65
	settle
}

@test "records of the wrong width are rejected, an empty last column is none" {
	o='-q -c order_id' h='order id,date,total' d=2026-01-02
	check 'too few' "$o" "$h\n1,$d\n2,$d,2\n" 2 'in.csv:2: too few fields: *'
	check 'too many' "$o" "$h\n1,$d,2,3\n2,$d,2\n" 2 'in.csv:2: too many fields: *'
	check 'all have one more' "$o" "$h\n1,$d,2,\n2,$d,2,\n" 1/2
	check 'header and all' "$o" "$h,\n1,$d,2,\n2,$d,2,\n" 1/2
	check 'header only' "$o" "$h,\n1,$d,2\n2,$d,2\n" 1/2
	check 'the header again' '-c order_id,line' "$h\n1,$d,2\n$h\n2,$d,2\n" '1|2/2|4' 'in.csv: order, *=total/in.csv: 1 line is the header again/2 in = 2 kept + 0 rejected * money 4.00 = *'
	check 'one has one more' "$o" "$h\n1,$d,2,\n2,$d,2\n" 2 'in.csv:2: too many fields: *'
	{
		echo "$h,"
		for i in {1..4000}; do echo "$i,$d,2.00,"; done
		echo "4001,$d,2.00,x"
	} >late.csv
	run --separate-stderr rfm-clean -q -c order_id late.csv
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 4001 ]
	[[ $stderr == *': late.csv:4002: a value behind the last column: '* ]]
	settle
}

@test "files separated by blanks and files without a header are named by --names" {
	check blanks '-q --names customer_id,-,date,quantity,amount -c customer_id,date,quantity,amount' \
		' 00004 0001 19970101  2   29.33\r\n 00021 0002 19970118 12 1129.73 \r\n' \
		'00004|1997-01-01|2|29.33/00021|1997-01-18|12|1129.73'
	check 'every line is data' '-q --names order_id,date,amount -c order_id,line' \
		'order,2026-01-02,2\n2,2026-01-02,2\n' 'order|1/2|2'
	check '--delimiter blank' '-q --delimiter blank -c order_id,amount' \
		'order  date total\n1  2026-01-02 \t 3\n' '1|3.00'
	check 'no such name' '-q --names order_id,dat' '' '' "--names: no canonical column (- is none): 'dat'*" 64
	settle
}

@test "headers are known in Dutch and English, whatever their case and punctuation" {
	for h in 'Klantnummer;Bestelnummer;Besteldatum;Totaalbedrag;E-mailadres' \
		'klant-nummer;order nr.;ORDERDATUM;Bedrag (incl. btw);e-mail' \
		'Customer ID;Order #;Order Date;Order Total;Email Address' \
		'customer_number;InvoiceNo;InvoiceDate;grand_total;Mail' \
		'CUSTOMERNAME;ORDERNUMBER;ORDERDATE;SALES;EMAIL_ADDR' \
		'debiteur;factuurnr;Datum;Omzet;klant email' \
		'relatiecode;bon;datum;totaal;Billing Email'; do
		check "$h" '-q -c order_id,date,amount,email' "$h\nK1;1;2026-01-02;2,50;an@winkel.nl\n" \
			'1|2026-01-02|2.50|an@winkel.nl'
	done
	settle
}

@test "headers of the billing address count where the plain one is missing" {
	r='An,Vos,Gent,an@winkel.nl\n' o='-q -c given_name,surname,city,email'
	for h in 'First Name (Billing),Last Name (Billing),City (Billing),Email (Billing)' \
		'Billing First Name,Billing Last Name,Billing City,Billing Email' \
		'Voornaam (facturatie),Achternaam (facturatie),Plaats (facturatie),E-mail (facturatie)' \
		'first_name_billing,last_name_billing,city_billing,email_billing'; do
		check "$h" "$o" "$h\n$r" 'An|Vos|Gent|an@winkel.nl'
	done
	check 'the plain one first' '-q -c email,city' \
		'Email (Billing),City (Billing),Email,City\na@winkel.nl,Gent,b@winkel.nl,Breda\n' 'b@winkel.nl|Breda'
	check 'of persons only' '-q -c amount' 'datum,bedrag (billing),prijs\n2026-01-02,1,2\n' 2.00
	settle
}

@test "exports of Shopify and WooCommerce need no map" {
	h='Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem name,Billing Name,Refunded Amount,Id\n'
	o='-c source,order_id,date,amount,currency,status,given_name,surname,product'
	check Shopify "$o" "$h#1,an@winkel.nl,paid,2026-01-03,EUR,12.10,2026-01-02,Cap,An Vos,0.00,51\n#1,an@winkel.nl,,,,,2026-01-02,Hat,,,\n" \
		'shopify|#1|2026-01-02|12.10|EUR|paid|An|Vos|Cap' \
		'in.csv: shopify_orders: order, comma; *2 in = 1 kept + 0 rejected + 1 folded *money 12.10 = 12.10 *'
	check 'a refund beside it' '-q -c kind,order_id,date,amount' \
		"$h#2,an@winkel.nl,partially_refunded,2026-01-03,EUR,12.10,2026-01-02,Cap,An Vos,2.10,52\n" \
		'order|#2|2026-01-02|12.10/refund|#2|2026-01-02|-2.10'
	check 'a new column beside it' '-q -c order_id,shopify_id -m shopify_id=Id' \
		"$h#1,an@winkel.nl,paid,2026-01-03,EUR,12.10,2026-01-02,Cap,An Vos,0.00,51\n" '#1|51'
	h='Order Number,Order Status,Order Date,First Name (Billing),Address 1&2 (Billing),Order Total Amount\n'
	check WooCommerce '-q -c source,order_id,status,date,given_name,street,house_number,amount' \
		"${h}1,wc-completed,2026-01-02,An,Kade 1,12.10\n2,wc-cancelled,2026-01-02,An,Kade 1,1\n" \
		'woocommerce|1|wc-completed|2026-01-02|An|Kade|1|12.10'
	settle
}

@test "the page explains outcomes, names, -q and rejects, and nests no quotes" {
	page=$top/man/rfm-clean.1
	for line in '.Pq Li gmial.com' '.Pq Li geen@geen.nl , noreply@...' '.Pq Li 0612345678' \
		'.Ql "--date-order ymd"' 'Lines that merely look alike are no duplicates.' 'New ones stand at the end and hold the text as it was written, not as a number or a date,'; do
		grep -qxF -- "$line" "$page" || collect "not there: $line"
	done
	for line in '.It kept' '.It rejected' '.It folded' '.It skipped' '.Li [a-z][a-z0-9_]* ;' \
		'Messages on rejected records and other warnings stay.' '.Ar FILE Ns Pa .partial .' \
		'sed 1d bad.tsv | cut -f 7 |' 'The same order in two files is kept from both.'; do
		grep -qxF -- "$line" "$page" || collect "not there: $line"
	done
	# each rule that skips can be allowed, but for those that no user would want
	same "$(awk -F'\t' '$2 == "skip" && $1 !~ /^(erased|total)$/ { print $1 }' "$top/lib/data/rules.tsv" | sort)" \
		"$(sed -n 's/^Keep rows that this rule skips: \(.*\)\.$/\1/p' "$page" | tr -s ', ' '\n' | sort)" ||
		collect 'the rules of --allow'
	! grep -n '^\.Pq Dq.* , Dq' "$page" >nested || collect "nested: $(cat nested)"
	settle
}

@test "a surname that may be a number is asked about" {
	for h in Klant Customer kunde CLIENT; do
		check "$h" '-c surname' "datum,bedrag,$h\n2026-01-02,1,12\n" 12 \
			"in.csv: full_name=$h; is it a number? --map customer_id=$h/*"
	done
	check 'a number beside it' '-c surname' 'datum,bedrag,Klant,Klantnr\n2026-01-02,1,An,12\n' An 'in.csv: order*'
	check 'said by the user' '-c surname -m surname=Klant' 'datum,bedrag,Klant\n2026-01-02,1,An\n' An 'in.csv: order*'
	check 'a plain name' '-c surname' 'datum,bedrag,Klantnaam\n2026-01-02,1,An\n' An 'in.csv: order*'
	settle
}

@test "a surname that is a form of address stays, beside a given name" {
	local h='Order ID;Datum;Totaal;Voornaam;Achternaam\n' o='-q -c given_name,salutation,name_prefix,surname'

	check title "$o" "${h}1;2026-03-04;1;Michael;Herr\n2;2026-03-04;1;Anna;Fam.\n" 'Michael|||Herr/Anna|||Fam.'
	check 'before a surname' "$o" "${h}1;2026-03-04;1;Els;mevr. de Bos\n" 'Els|mevr.|de|Bos'
	check 'no given name' "$o" "${h}1;2026-03-04;1;;Dhr.\n" '|Dhr.||'
	settle
}

@test "an order with the prefix of tests is kept where somebody real ordered it" {
	local h='Order ID;Datum;Totaal;Naam;E-mail\n' o='-q -c order_id,email'

	check numbers "$o" "${h}TEST-1;2026-03-04;1;Bas Bos;bas@bos.nl\nTEST-2;2026-03-04;1;;\n" 'TEST-1|bas@bos.nl'
	check domains "$o" "${h}1;2026-03-04;1;Bas Bos;bas@example.com\n2;2026-03-04;1;Jan Vos;jan@tester.nl\n3;2026-03-04;1;An Vos;an+test@vos.nl\n4;2026-03-04;1;Els Vis;els@vis.nl\n5;2026-03-04;1;Els Vis;els@vis.nl\n6;2026-03-04;1;Els Vis;els@vis.nl\n7;2026-03-04;1;Els Vis;els@vis.nl\n" \
		'2|/3|an+test@vos.nl/4|els@vis.nl/5|els@vis.nl/6|els@vis.nl/7|els@vis.nl'
	settle
}

@test "a factor of --map may be a number, multiplied exactly" {
	h='nr,datum,amount_cents,bedrag\n1,2026-01-02,1995,"1,5"\n' o='-q -c amount'
	check cents "$o -m amount=amount_cents*0.01" "$h" 19.95
	check 'the number first' "$o -m amount=0.01*amount_cents" "$h" 19.95
	check minus '-q -c kind,amount -m amount=bedrag*-1' "$h" 'refund|-1.50'
	check exact "$o -m amount=bedrag*0.0000000001" 'datum,bedrag\n2026-01-02,3000000000000.01\n' 300.00
	check rounded "$o -m amount=bedrag*0.00001" 'datum,bedrag\n2026-01-02,1005\n' 0.0101
	check 'a new column' '-q -c amount,vat -m vat=bedrag*0.21' "$h" '1.50|0.315'
	check 'a column of that name' "$o -m amount=bedrag*0.01" 'datum,bedrag,0.01\n2026-01-02,2,3\n' 6.00
	check 'without a header' '-q -c amount --names date,amount -m amount=amount*0.01' '2026-01-02,250\n' 2.50
	for bad in 0,01 .5 5. 1.2.3 1e2 1234567890123456789; do
		check "$bad" "$o -m amount=bedrag*$bad" "$h" '' "in.csv:1: --map amount=bedrag\\*$bad: no such column*" 65
	done
	check 'two numbers' "$o -m amount=2*3" "$h" '' '*no such column*' 65
	check 'only cents' -q 'nr,datum,order id,Total cents\n' '' \
		"in.csv:1: amount: column missing: *; Total cents is in cents: say --map 'amount=Total cents\\*0.01'" 65
	check 'cents of persons' '-c email' 'email,amount_cents\nan@winkel.nl,5\n' an@winkel.nl \
		"*/in.csv: no orders, unless --map 'amount=amount_cents\\*0.01'/*"
	check 'what is used' '-c amount -m amount=Bedrag*-1' 'datum,Bedrag\n2026-01-02,1\n' -1.00 \
		'in.csv: order, comma; date=datum, amount=Bedrag\*-1/1 in*'
	settle
}

@test "a first line of data is told from a header" {
	for line in '1001,2026-01-02,12.50,Jan' '2026-01-02,5' 'A12;5-3-2026;1.234,50'; do
		check "$line" -q "$line\n$line\n" '' '*; the first line looks like data: say --names COLUMN,...' 65
	done
	check header -q 'foo,bar,12\n1,2,3\n' '' '*the header has foo, bar, 12)' 65
	settle
}

@test "the day number of a spreadsheet is that day" {
	for pair in 45352=2024-03-01 45352.5833=2024-03-01T13:59:57 45352,5=2024-03-01T12:00:00; do
		check "$pair" '-q -c date' "datum;bedrag\n${pair%=*};1\n2026-01-02;1\n" "${pair#*=}/2026-01-02"
	done
	for day in 4535 453521 45352.; do
		check "$day" '-q -c line' "datum;bedrag\n$day;1\n2026-01-02;1\n" 3 "in.csv:2: date: not a date: '$day'"
	done
	settle
}

@test "an ambiguous header counts where no plain one stands beside it" {
	d=2026-01-02
	check 'price of a piece' '-q -c amount' "id,date,price\n1,$d,2\n" 2.00
	check 'price beside a quantity' '-c amount,quantity' "id,date,price,quantity\n1,$d,2,3\n" '6.00|3' \
		'in.csv: order, comma; *amount=quantity\*price*'
	check 'state of an address' '-q -c status,region' "date,total,city,state\n$d,2,NYC,NY\n" '|NY'
	check 'state of an order' '-q -c status,region' "date,total,state\n$d,2,paid\n" 'paid|'
	check 'number of a house' '-q -c house_number' "date,total,straat,nr\n$d,2,Kade,4\n" 4
	check 'the parcel goes elsewhere' '-q -c city' \
		"date,total,Shipping City,Billing City\n$d,2,Gent,Breda\n" Breda
	check 'shipping date is no date' -q "total,Ship Date\n2,$d\n" '' '*: date: column missing*' 65
	settle
}

@test "--map takes columns by name, products and new columns" {
	h='nr,wanneer,stuks,prijs,winst' r='7,2026-01-02,3,"1,255","-0,5"'
	m='-q --date-order dmy --decimal ,'
	check 'names' "$m -m order_id=nr -m date=Wanneer --map amount=PRIJS -c order_id,date,amount" \
		"$h\n$r\n" '7|2026-01-02|1.255'
	check 'product' "$m -m date=wanneer --map amount=stuks*prijs -c amount,quantity" "$h\n$r\n" '3.765|3'
	check 'new columns' "$m -m date=wanneer -m amount=prijs -m margin=winst -m nummer=nr -c amount,nummer,margin" \
		"$h\n$r\n" '1.255|7|-0,5'
	check 'new columns stand at the end' "$m -m date=wanneer -m amount=prijs -m margin=winst -m a=nr" \
		"$h\n$r\n" "order|in|in.csv|2|||7|2026-01-02|1.255||||||||||||||||||||||3|||||"'|-0,5|7'
	[ "$(head -n 1 out | cut -f 36-)" = $'value\tmargin\ta' ]
	check 'near' "-q -m amount=prys" "$h\n$r\n" '' \
		"in.csv:1: --map amount=prys: no such column; is 'prijs' meant? (the header has nr, wanneer, *)" 65
	check 'far' "-q -m amount=zzzzzzzz" "$h\n$r\n" '' \
		'in.csv:1: --map amount=zzzzzzzz: no such column (the header has *)' 65
	check 'form' "-q -m amount" '' '' "--map: not of the form column=Header: 'amount'*" 64
	check 'bad name' "-q -m Margin=winst" '' '' '--map: not of the form*' 64
	check 'file' "-q -m file=winst" '' '' '--map: file=winst is not taken from the input*' 64
	check 'column twice' "-q -c order_id,date,order_id" '' '' "--columns: twice: 'order_id'*" 64
	check 'name twice' "-q -m amount=prijs -m x=nr -m amount=stuks" '' '' "--map: twice: 'amount'*" 64
	check 'new name twice' "-q -m x=nr -m x=prijs" '' '' "--map: twice: 'x'*" 64
	check 'unknown column' "-q -c order_id,foo" '' '' "--columns: neither canonical nor of --map: 'foo'*" 64
	settle
}

@test "a new column leaves its header what it is; a canonical one that takes it away is named" {
	h='datum,bedrag,email,telefoon\n2026-01-02,2,an@winkel.nl,x\n' o='-c customer_id,amount,email'
	check 'both get it' "$o,sum,mail -m sum=bedrag -m mail=email" "$h" '|2.00|an@winkel.nl|2|an@winkel.nl' 'in.csv: order, *'
	check 'without a header' '-q --names date,amount -m sum=amount -c amount,sum' '2026-01-02,2\n' '2.00|2'
	said="in.csv: 'email' is customer_id by --map, and not email/in.csv: order, *"
	check moved "$o -m customer_id=email" "$h" 'an@winkel.nl|2.00|' "$said"
	check 'another one is mapped' "-c customer_id -m customer_id=email -m email=telefoon" "$h" an@winkel.nl \
		"in.csv: 'telefoon' is email by --map, and not phone/*"
	check 'its own' "$o -m email=email" "$h" '|2.00|an@winkel.nl' 'in.csv: order, *'
	check 'the number of an order' '-q -c customer_id,order_id' 'id,email,totaal,datum\n1,an@winkel.nl,2,2026-01-02\n' '|1'
	check 'the number of a person' '-q -c customer_id,order_id' 'id,email\n1,an@winkel.nl\n' '1|'
	check 'an ambiguous word' '-c order_id -m order_id=id' 'id,datum,bedrag\n1,2026-01-02,2\n' 1 'in.csv: order, *'
	check 'a product' '-c amount,quantity -m amount=aantal*bedrag' 'aantal,datum,bedrag\n3,2026-01-02,2\n' '6.00|3' 'in.csv: order, *'
	settle
}

@test "two headers of one meaning: the first is used, and that is said" {
	check plain '-c amount' 'date,amount,order total\n2026-01-02,2,3\n' 2.00 \
		"in.csv: 'amount' and 'order total' both mean amount: the first is used/*not used: order total/*"
	settle
}

@test "all canonical columns are written in the table's order" {
	printf 'order id,date,total\n1,2026-01-02,2\n' >shop.csv
	run --separate-stderr rfm-clean -q shop.csv
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	same "$(grep -v '^#' "$top/lib/data/columns.tsv" | sed 1d | cut -f1 | paste -s)" "${lines[0]}"
	[ "$(tail -c 1 <(rfm-clean -q shop.csv) | wc -l)" -eq 1 ]
}

@test "the order of day and month is decided by the column, not by the row" {
	o='-q -c date' h='id,date,total'
	check 'day first' "$o" "$h\n1,5-3-2026,2\n2,25-3-2026,2\n" '2026-03-05/2026-03-25'
	check 'month first' "$o" "$h\n1,5/3/2026,2\n2,3/25/2026,2\n" '2026-05-03/2026-03-25'
	check 'year first' "$o --min-date 1969-01-01" "$h\n1,26-03-05,2\n2,69-03-25,2\n" '2026-03-05/1969-03-25'
	check 'the last row decides' "$o" "$h\n1,05/03/26,2\n2,07/03/26,2\n3,03/31/26,2\n" \
		'2026-05-03/2026-07-03/2026-03-31'
	check 'nothing decides' '-c date' "$h\n1,5-3-2026,2\n" 2026-03-05 \
		"in.csv: date ('date'): no row tells day from month: read as day-month-year*"
	check 'a contradiction' "$o" "$h\n1,25-3-2026,2\n2,26-3-2026,2\n3,3-25-2026,2\n" \
		'2026-03-25/2026-03-26' "in.csv: date*2 rows tell that it is day-month-year (line 2), 1 do not fit that (line 4)`
		`/in.csv:4: date: does not fit the order of its column: '3-25-2026'"
	check '--date-order' "$o --date-order mdy" "$h\n1,5-3-2026,2\n" 2026-05-03
	check 'points are European' "$o" "$h\n1,5.3.2026,2\n2,3/25/2026,2\n" '2026-03-05/2026-03-25'
	settle
}

@test "a year of two digits at either end: rows tell which, or the note says that none does" {
	h='id,date,total' old='--min-date 1969-01-01'
	open="in.csv: date ('date'): no row decides between 15-10-26 and 26-10-15: read as day-month-year (--date-order)/*"
	check 'open' '-c date' "$h\n1,26-10-15,2\n2,26-10-31,2\n" '2015-10-26/2031-10-26' "$open"
	[[ $err != *'day-month-year, line'* ]] || collect "false evidence: $err"
	check 'open, with others' '-c date' "$h\n1,05-03-04,2\n2,26-10-15,2\n" '2004-03-05/2015-10-26' "$open"
	check 'ymd' "-q -c date --date-order ymd $old" "$h\n1,26-10-15,2\n2,26-3-5 9:07,2\n3,69/1/2,2\n" \
		'2026-10-15/2026-03-05T09:07:00/1969-01-02'
	check 'a year above 31' "-c date $old" "$h\n1,26-10-15,2\n2,69-03-25,2\n" '2026-10-15/1969-03-25' \
		'*date=date (year-month-day, line 3)*'
	check 'a day of one digit behind' '-c date' "$h\n1,26-10-15,2\n2,26-10-5,2\n" '2026-10-15/2026-10-05' \
		'*date=date (year-month-day, line 3)*'
	check 'a day of one digit in front' '-c date' "$h\n1,26-10-15,2\n2,5-10-15,2\n" '2015-10-26/2015-10-05' \
		'*date=date (day-month-year, line 2)*'
	check 'a last part above 31' "-c date $old" "$h\n1,26-10-15,2\n2,25-10-69,2\n" '2015-10-26/1969-10-25' \
		'*date=date (day-month-year, line 3)*'
	check 'a year of four digits' '-c date' "$h\n1,26-10-15,2\n2,25-10-2026,2\n" '2015-10-26/2026-10-25' \
		'*date=date (day-month-year, line 3)*'
	settle
}

@test "dates and times in all their forms" {
	value date '--date-order=dmy --min-date=1969-01-01' 2026-03-05=2026-03-05 2026-3-5=2026-03-05 2026/03/05=2026-03-05 \
		20260305=2026-03-05 5-3-2026=2026-03-05 05/03/26=2026-03-05 5.3.69=1969-03-05 \
		'2026-03-05 14:07:09=2026-03-05T14:07:09' 2026-03-05T14:07=2026-03-05T14:07:00 \
		2026-03-05T23:30:00+01:00=2026-03-05T23:30:00 2026-03-05T14:07:09.123Z=2026-03-05T14:07:09 \
		'2026-03-05 23:30:00 -0500=2026-03-05T23:30:00' '5-3-2026 9:07=2026-03-05T09:07:00' \
		'5-3-2026 2:07 PM=2026-03-05T14:07:00' '5-3-2026 12:07 am=2026-03-05T00:07:00' \
		'5 maart 2026=2026-03-05' '5 mrt. 2026=2026-03-05' 5-mei-26=2026-05-05 \
		'donderdag 5 maart 2026 14:07 uur=2026-03-05T14:07:00' 'Mar 5, 2026=2026-03-05' \
		'March 5, 2026 2:07:09 PM=2026-03-05T14:07:09' 05-MAR-2026=2026-03-05 \
		'1er août 2026=2026-08-01' 29-02-2024=2024-02-29
	for bad in 31-02-2026 2026-13-05 2025-02-29 00-00-0000 'gisteren' 14:07 2026-03-05T25:00:00 \
		'2026-03-05 14:60' 123 1-2 1-2-3-4 '#WAARDE!' '5 maart' 99999999; do
		check "$bad" "-q -c date --date-order=dmy --delimiter tab" "id\tdate\tamount\n1\t$bad\t2\n" '' \
			"in.csv:2: date: *: '$bad'/in.csv: no row kept: 1 rejected, 0 skipped"
	done
	settle
}

@test "the decimal sign is decided by the column where the value does not tell" {
	o='-q -c amount' h='id;date;total' d=2026-01-02
	check 'comma' "$o" "$h\n1;$d;12.345\n2;$d;1,5\n" '12345.00/1.50'
	check 'point' "$o" "$h\n1;$d;12.345\n2;$d;1.5\n" '12.345/1.50'
	check 'grouping tells' "$o" "$h\n1;$d;12,345\n2;$d;1,234,567\n" '12345.00/1234567.00'
	check 'zero in front' "$o" "$h\n1;$d;12,345\n2;$d;0,345\n" '12.345/0.345'
	check 'nothing decides' '-c amount' "$h\n1;$d;12.345\n2;$d;7\n" '12345.00/7.00' \
		"in.csv: amount ('total'): 1 values like 1.234 and no row tells*"
	check '--decimal' "$o --decimal ," "$h\n1;$d;12,345\n2;$d;12.345\n" '12.345/12345.00'
	check 'both' "$o" "$h\n1;$d;1.50\n2;$d;2.50\n3;$d;3,50\n4;$d;1.234\n" '1.50/2.50/3.50/1.234' \
		'in.csv: amount*decimal points (2 rows, line 2) and commas (1 rows, line 4): 1 values*follow the point'
	settle
}

@test "amounts in all their forms" {
	h='date\tamount\n2026-01-02\t'
	for pair in 1234.56=1234.56 1234,56=1234.56 1.234,56=1234.56 1,234.56=1234.56 12=12.00 \
		-12,50=-12.50 12,50-=-12.50 '(12,50)=-12.50' '1 234,56=1234.56' "1'234.56=1234.56" \
		$'1\xc2\xa0234,56=1234.56' '€ 1.234,56=1234.56' '1.234,56 €=1234.56' '-€ 12,50=-12.50' \
		'€ -12,50=-12.50' '−12,50=-12.50' 'EUR 12,50=12.50' '12.50 USD=12.50' "\$1,234.56=1234.56" \
		'12,-=12.00' '€ 12,--=12.00' ,50=0.50 .5=0.50 +12,5=12.50 1,23E+03=1230.00 \
		1.23456=1.2346 -1.23455=-1.2346 0,00004=0.00 0=0.00 12.3456=12.3456 007,50=7.50 \
		'12,50 CR=-12.50' 922337203685477.5807=922337203685477.5807; do
		check "${pair%=*}" '-q -c amount --date-order dmy' "$h${pair%=*}\n" "${pair#*=}"
	done
	for bad in 12,3O --12 € 12,34,56 1.23.456 '12 34' n.v.t. 12-50 +-5 -+5 ++5 +5- '(+5)' 1e999 '1 2 3' 12,50-- '(12,50' \
		922337203685477.5808 '12..5' '1.234,567,8'; do
		check "$bad" '-q -c amount --date-order dmy' "$h$bad\n" '' "in.csv:2: amount: *: '$bad'/in.csv: no row kept: *"
	done
	settle
}

@test "what was rounded or may have lost digits is counted" {
	check counts '-c amount' 'date;amount\n2026-01-02;1,23456\n2026-01-02;1,5\n2026-01-02;1,2E+02\n' \
		'1.2346/1.50/120.00' "*in.csv: 1 amount rounded to 4 places ('1,23456', line 2), 1 amount in scientific notation, digits may be lost ('1,2E+02', line 4)/3 in*"
	settle
}

@test "the currency: a column, else a sign, else --currency" {
	o='-q -c currency' d=2026-01-02
	check column "$o --currency EUR" "date,amount,valuta\n$d,2,gbp\n" GBP
	check 'empty cell' "$o --currency EUR" "date,amount,valuta\n$d,\$2,\n$d,2,\n$d,2,€\n" USD/EUR/EUR
	check sign "$o --currency CHF" "date,amount\n$d,€ 2\n$d,2 USD\n$d,2\n" EUR/USD/CHF
	check none "$o" "date,amount\n$d,2\n" ''
	check 'bad option' "-q --currency euro" '' '' "--currency: not three capital letters: 'euro'*" 64
	settle
}

@test "a currency that contradicts the amount, or that nobody knows, costs the row" {
	o='-q -c amount,currency' h='date,amount,valuta' d=2026-01-02
	for row in '2,EUR=2.00|EUR' '€ 2,eur=2.00|EUR' '€ 2,=2.00|EUR' '€ 2,Euro=2.00|EUR' '2,usd=2.00|USD' \
		'$2,AUD=2.00|AUD' 'AUD 2,$=2.00|AUD' 'AUD $2,=2.00|AUD' '$ 2 AUD,=2.00|AUD' '£2,€=conflict' '$2,gbp=conflict' \
		'EUR 2,USD=conflict' '€ 2 USD,=conflict' '€ 2 USD,EUR=conflict' '$2,€=conflict' '2,foo=unknown' '2,EU=unknown' \
		'2,XYZ=unknown' '2 XYZ,=unknown' '2,EUR/USD=unknown'; do
		said='' want=${row##*=} row=${row%=*}
		case $want in
		conflict) said="in.csv:2: currency: two currencies*" want='' ;;
		unknown) said="in.csv:2: currency: no known currency*" want='' ;;
		esac
		check "$row" "$o --max-rejects none" "$h\n$d,$row\n" "$want" "$said"
	done
	m="$o -m amount=stuks*prijs"
	check 'two factors' "$m" "datum,stuks,prijs\n$d,2 EUR,\$3\n$d,\$2,AUD 3\n$d,2,€ 3\n" '6.00|AUD/6.00|EUR' \
		'in.csv:2: currency: two currencies'
	check 'without an amount' '-c email,currency' 'email,valuta\nan@winkel.nl,foo\n' 'an@winkel.nl|' \
		"*: 1 currency blanked ('foo', line 2)/*"
	printf '%s\n' "$h" "$d,2,foo" "$d,€ 2,USD" >in.csv
	rfm-clean -q -r bad.tsv in.csv >out 2>err || collect "$(cat err)"
	same "$(tsv 'currency_unknown|currency|valuta|foo' 'currency_conflict|currency|valuta|USD')" \
		"$(sed 1d bad.tsv | cut -f 3-6)" || collect 'the codes'
	settle
}

@test "a refund written as a positive amount is made negative, on both sides of the tally" {
	h='soort,date,amount' d=2026-01-02
	check refunds '-c kind,amount' "$h\nretour,$d,2\nretour,$d,-3\nretour,$d,4\nretour,$d,0\norder,$d,5\n" \
		'refund|-2.00/refund|-3.00/refund|-4.00/refund|0.00/order|5.00' \
		"*: 2 refunds written as positive amounts: made negative ('2', line 2)/5 in = 5 kept * money -4.00 = -4.00 + 0.00 *"
	check 'a rejected one' '-c kind' "$h\nretour,,2\norder,$d,5\n" order '*; money 3.00 = 5.00 + -2.00 + *'
	settle
}

@test "a record with a bad byte counts its amount where that can be read" {
	h='datum,bedrag,naam\n2026-01-02,1,An\n' o='-c amount'
	check readable "$o" "${h}2026-01-02,2,Zo\x81\xff\n" 1.00 '*/2 in = 1 kept + 1 rejected * money 3.00 = 1.00 + 2.00 + *'
	[[ $err != *'without a readable'* ]] || collect "$err"
	check unreadable "$o" "${h}2026-01-02,2\x81\xff,Zo\n" 1.00 \
		'*: 1 rejected row without a readable amount/2 in = 1 kept + 1 rejected * money 1.00 = 1.00 + 0.00 + *'
	settle
}

@test "the kind of a file comes from its columns, of a row from its cell or sign" {
	o='-q -c kind' d=2026-01-02
	check order "$o" "date,amount\n$d,2\n$d,-2\n$d,0\n" order/refund/order
	check contact "$o" 'email,naam\nan@winkel.nl,An\n' contact
	check 'contact with a date' "$o" "email,created at\nan@winkel.nl,$d\n" contact
	check event "$o" "visitor id,date,event\nv1,$d,cart\n" event
	check 'forced' "$o --kind contact" "email,total\nan@winkel.nl,2\n" contact
	check 'column' "$o" "soort,date,amount\nretour,$d,-2\nBestelling,$d,2\nklant,,\n,$d,2\n" \
		refund/order/contact/order
	check 'column, unknown word' '-c kind' "kind,date,amount\nfoo,$d,2\n" order "*: 1 kind not understood ('foo', line 2)/*"
	check 'order id and date, no amount' -q "order id,date\n1,$d\n" '' '*: amount: column missing*' 65
	settle
}

@test "e-mail addresses and phone numbers that are none are blanked and counted" {
	h='date,amount,email,tel,mobiel,land\n2026-01-02,2,' o='-q -c email,phone,mobile'
	check good "$o" "${h}Jan@Winkel.NL,020 623 9876,06-23459876,NL\n" 'Jan@winkel.nl|+31206239876|+31623459876'
	check 'a mobile number moves' "$o" "${h}an@winkel.nl,06 2345 9876,,\n" 'an@winkel.nl||+31623459876'
	check 'unless its place is taken' "$o" "${h},0623459876,0687651342,\n" '|+31623459876|+31687651342'
	check 'the row has a country' "$o" "${h},0470 99 88 76,,België\n" '||+32470998876'
	check 'no country known' "$o" "${h},0623459876,,Nergensland\n" '||'
	check '--country' "$o --country BE" "${h},0470998876,,\n" '||+32470998876'
	check bad '-c email,phone,mobile' "${h}an@winkel,12,,\n2026-01-02,2,x,,,\n" '||/||' \
		"*: 2 e-mail addresses blanked ('an@winkel', line 2), 1 phone number blanked ('12', line 2)/*"
	check "nobody's" '-c email,phone,mobile' "${h}noreply@winkel.nl,0612345678,0470123456,BE\n" '||' \
		"*: 1 e-mail address of nobody blanked ('noreply@winkel.nl', line 2), 2 phone numbers of nobody blanked ('0612345678', line 2)/*"
	check 'zeros' '-c phone' "${h},0000000000,0,BE\n" '' \
		"*: 1 phone number blanked ('0', line 2), 1 phone number of nobody blanked ('0000000000', line 2)/*"
	check 'the first of two' '-c email' "${h},12,34,\n" '' "*: 2 phone numbers blanked ('12', line 2)/*"
	settle
}

@test "consent is yes, no or unknown, and an opt-out turns it round" {
	h='email,nieuwsbrief,uitgeschreven\nan@winkel.nl,'
	for row in ja,=yes Yes,=yes 1,=yes subscribed,=yes nee,=no FALSE,=no 0,=no Unsubscribed,=no \
		,= ,ja=no ,nee=yes ja,ja=no ja,nee=yes misschien,=unknown onbekend,=unknown; do
		check "$row" '-q -c consent' "$h${row%=*}\n" "${row#*=}"
	done
	check counted '-c consent' "${h}misschien,\n" unknown "*: 1 consent not understood ('misschien', line 2)/*"
	settle
}

@test "orders that are no sale are skipped, by their word, in rows and money" {
	check skipped '-c amount,status' 'datum;bedrag;status
2026-01-02;1,00;Voltooid\n2026-01-02;2,50;Geannuleerd\n2026-01-02;3,00;cancelled
2026-01-02;4,00;wacht op betaling\n2026-01-02;5,00;terugbetaald\n2026-01-02;6,00;zomaar\n;7,00;mislukt\n' \
		'1.00|Voltooid/5.00|terugbetaald/-5.00|terugbetaald/6.00|zomaar' \
		"*: 1 refund split off, 1 refund by status alone ('terugbetaald', line 6)*/`
		`in.csv: skipped: 2 cancelled (5.50), 1 failed (7.00), 1 pending (4.00)/`
		`in.csv: status not known, kept: 'zomaar' 1 (6.00)/7 in = 3 kept + 0 rejected + 0 folded + 4 skipped; money 23.50 = 7.00 + 0.00 + 0.00 + 16.50; 4 out*"
	check 'not of persons' '-q -c status' 'email,status\nan@winkel.nl,pending\n' pending
	settle
}

@test "the words of orders that are no sale: by people and by programs" {
	for word in 'Geannuleerd door klant' Vervallen VERLOPEN Geannuleerd 'Cancelled by customer' annulée storniert \
		Openstaand 'Niet betaald' 'Wacht op betaling' 'wachtend op betaling' 'Not paid' impayée unbezahlt \
		wc-cancelled wc-pending wc-on-hold wc-checkout-draft wc-failed Afgewezen; do
		check "$word" '-q -c status' "datum;bedrag;status\n2026-01-02;1;$word\n2026-01-02;1;Betaald\n" Betaald
	done
	for word in wc-completed wc-processing wc-refunded Bezorgd Bevestigd livrée versandt; do
		check "$word" '-c status' "datum;bedrag;status\n2026-01-02;-1;$word\n" "$word" "*status=status/1 in = 1 kept*"
	done
	settle
}

@test "statuses that nobody knows are kept, and the note names the first five" {
	h='datum;bedrag;status' d='\n2026-01-02;'
	check none '-c status' "${h}${d}1;" '' '*status=status/1 in = 1 kept*'
	check two '-c status' "${h}${d}10;Xyz${d}10;Xyz${d}5;Abc${d}10;Xyz${d}1;ok" Xyz/Xyz/Abc/Xyz/ok \
		"*/in.csv: status not known, kept: 'Xyz' 3 (30.00), 'Abc' 1 (5.00)/5 in = *"
	check seven '-c line' "${h}${d}1;x1${d}1;x2${d}1;x3${d}1;x4${d}1;x5${d}1;x6${d}2;x7${d}1;x2" \
		2/3/4/5/6/7/8/9 "*: 'x1' 1 (1.00), 'x2' 2 (2.00), 'x3' 1 *, 'x5' 1 (1.00) and 2 more rows (3.00)/8 in = *"
	check 'rejected ones are not kept' '-c line' "${h}${d}1;ok${d};Xyz" 2 '*: 1 rejected row without a readable amount/2 in*'
	printf '%b' "${h}${d}1;Uvw" >one.csv
	check 'of each file' '-c line one.csv' "${h}${d}1;Xyz" 2/2 \
		"*/one.csv: *'Uvw' 1 (1.00)/in.csv: order*/in.csv: status not known, kept: 'Xyz' 1 (1.00)/2 in*"
	settle
}

@test "a refund that only the status tells becomes a row, unless amounts are negative" {
	h='datum;bedrag;status' d='\n2026-01-02;'
	check all '-c kind,date,amount' "${h}${d}10;Terugbetaald${d}20;retour${d}30;geretourneerd${d}40;refunded${d}50;Chargeback${d}6;ok" \
		"$(printf "order|2026-01-02|%d.00/refund|2026-01-02|-%d.00/" 10 10 20 20 30 30 40 40 50 50)order|2026-01-02|6.00" \
		"*: 5 refunds split off, 5 refunds by status alone ('Terugbetaald', line 2)/6 in = 6 kept * money 6.00 = 6.00 *; 11 out*"
	check 'negative ones are refunds' '-c kind' "${h}${d}-10;Terugbetaald" refund '*status=status/1 in = 1 kept*'
	check 'negative ones beside it' '-c kind,amount' "${h}${d}10;Terugbetaald${d}-10;Terugbetaald" 'order|10.00/refund|-10.00' \
		'*2 in = 2 kept * money 0.00 = 0.00 *; 2 out'
	check 'read once' '-c kind --date-order ymd --decimal .' "${h}${d}10;Terugbetaald" order \
		"*: 1 refund whose size nothing tells: kept as an order ('Terugbetaald', line 2)/*; 1 out"
	check 'a part of it' '-c kind' "${h}${d}10;deels terugbetaald" order \
		"*: 1 refund whose size nothing tells: kept as an order ('deels terugbetaald', line 2)/1 in = 1 kept*"
	settle
}

@test "rows came in and none is kept: that is said, with -q too, and the status stays" {
	h='datum;bedrag;status\n'
	check rejected '-q -c line' "${h}2026-01-02;x;\n2026-01-02;;\n2026-01-02;1;open\n" '' \
		'in.csv:2: *in.csv: no row kept: 2 rejected, 1 skipped'
	check 'no rows' '-q -c line' "$h" ''
	check 'one row' '-q -c line' "${h}2026-01-02;x;\n2026-01-02;1;\n" 3 'in.csv:2: *: '"'x'"
	check 'too many' '-q -c line --max-rejects 0' "${h}2026-01-02;x;\n" '' \
		"in.csv:2: *'x'/in.csv: 1 of 1 rows rejected, more than 0 (--max-rejects)" 1
	settle
}

@test "a row without an amount is folded into its order, one whose amount is lost is not" {
	h='ordernr;datum;bedrag\n1;2026-01-02;5,00\n'
	for word in '' n.v.t. - NULL; do
		check "$word" '-c order_id,amount' "${h}1;2026-01-02;$word\n" '1|5.00' '*/2 in = 1 kept + 0 rejected + 1 folded *'
	done
	for fault in '#WAARDE!' '########' '#VERW!'; do
		check "$fault" '-c order_id,amount' "${h}1;2026-01-02;$fault\n" '1|5.00' \
			"*/in.csv:3: amount: a spreadsheet's error: '$fault'/*/2 in = 1 kept + 1 rejected + 0 folded *"
	done
	check 'no fault of a spreadsheet' '-q -c order_id' "${h}1;2026-01-02;#12\n" 1 "in.csv:3: amount: not a number: '#12'"
	check 'another order' '-q -c order_id' "${h}2;2026-01-02;\n" 1 'in.csv:3: amount: empty'
	check 'a day' '-q -c order_id' "${h}2;########;3\n" 1 "in.csv:3: date: a column too narrow in a spreadsheet: '########'"
	settle
}

@test "the notes name the first value and its line, and rows without money by what became of them" {
	h='datum;bedrag;status;email' d='\n2026-01-02;'
	check values '-c email' "${h}${d}1;ok;a@winkel.nl${d}1;ok;jan@${d}1;ok;an@" a@winkel.nl// \
		"*: 2 e-mail addresses blanked ('jan@', line 3)/3 in*"
	check lost '-c line' "${h}${d}1;;${d}x;;${d};open;\n3-3-2026;;open;\n" 2 \
		'*: 1 rejected row without a readable amount, 2 skipped rows without a readable amount/*'
	settle
}

@test "the first of several e-mail addresses is kept, and that is counted" {
	h='klantnr\temail\tnaam\nK1\t' o='-c email --delimiter tab'
	check several "$o" "${h}an@x.nl; jan@x.nl\t\n2\tbo@winkel.nl\t\n3\tc@x.nl, d@x.nl\t\n" 'an@x.nl/bo@winkel.nl/c@x.nl' \
		"*: 2 cells with several e-mail addresses: the first is kept ('an@x.nl; jan@x.nl', line 2)/*"
	for one in 'an@x.nl <an@x.nl>' '<an@x.nl> AN@X.nl' 'mailto:an@x.nl' 'E-mail: an@x.nl' ' an@x.nl;' 'An <an@x.nl>'; do
		check "$one" "$o" "$h$one\t\n" an@x.nl 'in.csv: contact*/1 in*'
		[[ $err != *several* ]] || collect "$one: $err"
	done
	for two in 'an@x.nl jan@x.nl' 'jan@x.nl <an@x.nl>' 'an@x.nl;an@x.nlx' 'an@x.nl/b@y.nl'; do
		check "$two" "$o" "$h$two\t\n" an@x.nl '*: 1 cell with several e-mail addresses: the first is kept*'
	done
	check 'a word beside it' "$o" "${h}jan jansen@x.nl\t\n" '' '*: 1 e-mail address blanked*'
	settle
}

@test "messages show what breaks lines or turns them as bytes" {
	for c in '\x80\xa8' '\x80\xa9' '\x80\xaa' '\x80\xae' '\x81\xa6' '\x81\xa9'; do
		c='\xe2'$c
		check "$c" '-q -c line' "datum;bedrag\n2026-01-02;1${c}x\n" '' "*: '1${c//\\/\\\\}x'*"
	done
	check 'others' '-q -c line' 'datum;bedrag\n2026-01-02;1\xe2\x80\xa7\xe2\x81\xaax\n' '' *$'\xe2\x80\xa7\xe2\x81\xaa'*
	settle
}

@test "what no tool would read is refused before anything is written" {
	args=()
	for ((i = $(grep -cv '^#' "$top/lib/data/columns.tsv") - 1; i < 4097; i++)); do args+=(-m "x$i=a"); done
	printf 'datum,bedrag,a\n2026-01-02,1,2\n' >in.csv
	got=0
	rfm-clean -q "${args[@]}" in.csv >out 2>err || got=$?
	[[ $got -eq 64 && ! -s out && $(cat err) == 'rfm-clean: 4097 columns, more than 4096'* ]] || collect "$got: $(cat err)"
	got=$(rfm-clean -q "${args[@]:2}" in.csv | sed 1d | awk -F '\t' '{ print NF }')
	[ "$got" = 4096 ] || collect "$got columns"
	long=$(head -c 60000 /dev/zero | tr '\0' a) args=()
	for i in {1..18}; do args+=(-m "$long$i=a"); done
	got=0
	rfm-clean -q "${args[@]}" in.csv >out 2>err || got=$?
	[[ $got -eq 64 && ! -s out && $(cat err) == 'rfm-clean: a header of more than 1 MiB'* ]] || collect "$got: $(head -c 200 err)"
	for country in ZZ XX nl N NLD ''; do
		got=0
		rfm-clean -q --country "$country" in.csv >out 2>err || got=$?
		[[ $got -eq 64 && $(cat err) == *"--country: n"*": '$country'"* ]] || collect "$country: $got: $(cat err)"
	done
	check UK '-q --country UK -c mobile,phone' 'email,telefoon\na@x.nl,020 7123 9876\n' '|+442071239876'
	settle
}

@test "cells lose invisible characters and outer blanks; TAB, line end, backslash are escaped" {
	h='date;amount;city\n2026-01-02;2;'
	for pair in '  An  =An' 'A\xc2\xa0B=A B' '\xc2\xa0An\xc2\xa0=An' 'A\xe2\x80\x8bB=AB' 'A\xc2\xadB=AB' \
		'"A\tB"=A\tB' '"A\nB"=A\nB' '"A\n"=A' 'A\\\\B=A\\\\B' 'A\x01B=AB' '\xef\xbb\xbfA=A' '"\tA"=A' \
		'A\xe2\x80\xafB=A B' '漢字=漢字'; do
		check "${pair%=*}" '-q -c city' "$h${pair%=*}\n" "${pair#*=}"
	done
	settle
}

@test "births and consents have their dates, in their own order; a wrong one is blanked" {
	check dates '-q -c birth_date,consent_date' \
		'email;geboortedatum;inschrijfdatum\na@winkel.nl;12/31/1990;25-3-2020 10:00\nb@winkel.nl;1/2/90;1-2-20\n' \
		'1990-12-31|2020-03-25/1990-01-02|2020-02-01'
	check blanked '-c birth_date' 'email;geboortedatum\na@winkel.nl;31-02-1990\n' '' "*: 1 date blanked ('31-02-1990', line 2)/*"
	settle
}

@test "quantities and values are plain numbers" {
	check numbers '-q -c quantity,value' \
		'visitor id;event;aantal;event value\nv;e;3;1.234,50\nv;e;2,5;7,00\nv;e;x;\n' '3|1234.5/2.5|7/|'
	check blanked '-c quantity,value' 'visitor id;event;aantal;event value\nv;e;3;1\nv;e;x;\nv;e;y;\n' '3|1/|/|' \
		"*: 2 numbers blanked ('x', line 3)/*"
	settle
}

@test "the source is the operand's name, else the file's without folder, extension and date" {
	printf 'date,amount\n2026-01-02,2\n' >in
	mkdir -p d
	for pair in shop-2026-10.csv=shop orders_20261101.csv=orders Kassa.2.CSV=kassa_2 shop.csv=shop \
		2026-10-31.csv=2026_10_31 'Mijn Winkel (1).txt=mijn_winkel_1' d/crm.2026-11-01.tsv=crm noext=noext \
		orders-20261101-093000.csv=orders shop-1234.csv=shop_1234; do
		cp in "${pair%=*}"
		got=$(rfm-clean -q -c source,file "${pair%=*}" | sed -n 2p)
		[ "$got" = "${pair#*=}"$'\t'"${pair%=*}" ] || collect "${pair%=*}: $got"
	done
	[ "$(rfm-clean -q -c source,file till=shop.csv | sed -n 2p)" = $'till\tshop.csv' ] || collect 'NAME=FILE'
	[ "$(rfm-clean -q -c source,file <in | sed -n 2p)" = $'stdin\t<stdin>' ] || collect stdin
	[ "$(rfm-clean -q -c source,file - <in | sed -n 2p)" = $'stdin\t<stdin>' ] || collect -
	[ "$(rfm-clean -q -c source,file pos=- <in | sed -n 2p)" = $'pos\t<stdin>' ] || collect pos=-
	for name in Web-Shop 2x 'a b' ''; do
		got=0
		rfm-clean -q "$name=shop.csv" >out 2>err || got=$?
		[[ $got -eq 66 && $(cat err) == "rfm-clean: $name=shop.csv: no such file, and in NAME=FILE a name is [a-z][a-z0-9_]*" ]] ||
			collect "$name: $got: $(cat err)"
	done
	rfm-clean -q Web-Shop=- <in >out 2>err || [[ $? -eq 66 && $(cat err) == *'a name is'* ]] || collect "-: $(cat err)"
	rfm-clean -q ./x=1/shop.csv >out 2>err || [[ $(cat err) == *': No such file or directory' ]] || collect "/: $(cat err)"
	cp in Web=Shop.csv
	[ "$(rfm-clean -q -c source,file Web=Shop.csv | sed -n 2p)" = $'web_shop\tWeb=Shop.csv' ] || collect 'a file with ='
	printf 'date,amount,winkel\n2026-01-02,2,breda\n2026-01-02,2,gent\n' >in
	same "$(printf 'breda\ngent')" "$(rfm-clean -q -c source --map source=winkel in | sed 1d)" || collect 'two shops in one file'
	settle
}

@test "several files have each their dialect; a map must fit one of them" {
	printf 'nr,datum,bedrag\n1,3/25/2026,"1,234"\n2,1/2/2026,2.5\n' >a.csv
	printf 'nr;datum;bedrag;winst\r\n3;25-3-2026;1.234\r\n' >b.csv
	printf 'nr;datum;bedrag;winst\r\n3;25-3-2026;1.234;2\r\n4;1-2-2026;2,5;3\r\n' >b.csv
	run --separate-stderr rfm-clean -q -m order_id=nr -m margin=winst -c source,order_id,date,amount,margin a.csv b.csv
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	same "$(tsv 'source|order_id|date|amount|margin' 'a|1|2026-03-25|1234.00|' 'a|2|2026-01-02|2.50|' \
		'b|3|2026-03-25|1234.00|2' 'b|4|2026-02-01|2.50|3')" "$output"
	run --separate-stderr rfm-clean -q -m order_id=nr -m margin=profit a.csv b.csv
	[ "$status" -eq 65 ]
	[[ $stderr == 'rfm-clean: b.csv:1: --map margin=profit: no such column (the header has nr, datum, bedrag, winst)' ]]
}

@test "rejects are filed with place, code, column, value and record" {
	printf '%b\n' 'order id;date;total;name' '1;2026-01-02;2;An' '2;31-02-2026;2;B\xebn' \
		'3;2026-01-02;12,3O;C' '4;;2;D' '5;2026-01-02;;E' '6;2026-01-02' '7;2026-01-02;2;"F" x' \
		'8;2026-01-02;9999999999999999;G' '9;2026-01-02;1;H\x81\xff' '10;3-25-2026;1;I' \
		'11;25-3-2026;1;J' '12;26-3-2026;1;"K\nL"' >in.csv
	run --separate-stderr rfm-clean -c order_id,line --rejects bad.tsv in.csv
	[ "$status" -eq 0 ]
	same "$(tsv 'order_id|line' '1|2' '11|12' '12|13')" "$output"
	[[ $stderr == *'12 in = 3 kept + 9 rejected + 0 folded + 0 skipped; money 10.00 = 4.00 + 6.00 + 0.00 + 0.00; 3 out' ]]
	[ "$(stat -c %a bad.tsv)" = 600 ]
	same "$(tsv 'file|line|code|column|header|value|record' \
		'in.csv|3|date_invalid|date|date|31-02-2026|2;31-02-2026;2;Bën' \
		'in.csv|4|amount_invalid|amount|total|12,3O|3;2026-01-02;12,3O;C' \
		'in.csv|5|missing_date|date|date||4;;2;D' \
		'in.csv|6|missing_amount|amount|total||5;2026-01-02;;E' \
		'in.csv|7|bad_field_count||||6;2026-01-02' \
		'in.csv|8|bad_quote||||7;2026-01-02;2;"F" x' \
		'in.csv|9|amount_overflow|amount|total|9999999999999999|8;2026-01-02;9999999999999999;G' \
		'in.csv|10|bad_byte||||9;2026-01-02;1;H�ÿ' \
		'in.csv|11|date_ambiguous|date|date|3-25-2026|10;3-25-2026;1;I')" "$(cat bad.tsv)"
}

@test "without --rejects the first three are shown, all are counted" {
	check shown '-c order_id' 'id,date,total\n1,2026-01-02,a\n2,2026-01-02,b\n3,2026-01-02,c\n4,2026-01-02,d\n5,2026-01-02,1\n' \
		5 "in.csv: order, comma; *`
		`/in.csv:2: amount: not a number: 'a'/in.csv:3: *'b'/in.csv:4: *'c'/in.csv: 4 rejected rows without a readable amount/5 in = 1 kept + 4 rejected*"
	settle
}

@test "more than 10 % and more than 20 rejects end in 1, unsealed, with the rejects so far" {
	awk 'BEGIN { print "id,date,total"; for (i = 1; i <= 200; i++) print i ",2026-01-02," (i <= 21 ? "x" : 1) }' >in.csv
	run --separate-stderr rfm-clean -q -r bad.tsv in.csv
	[ "$status" -eq 1 ]
	[ "$stderr" = 'rfm-clean: in.csv: 21 of 200 rows rejected, more than 10 % (--max-rejects) (see bad.tsv.partial)' ]
	rfm-clean -q -r bad.tsv in.csv 2>/dev/null >out || true
	[ ! -s out ] || [ -n "$(tail -c 1 out)" ]
	[ ! -e bad.tsv ]
	[ "$(wc -l <bad.tsv.partial)" -eq 21 ]
	for limit in 11%=0 21=0 20=1 none=0 0=1 10%=1; do
		got=0
		rfm-clean -q -r bad.tsv --max-rejects "${limit%=*}" in.csv >out 2>err || got=$?
		[ "$got" -eq "${limit#*=}" ] || collect "--max-rejects ${limit%=*}: status $got"
	done
	sed -i 22q in.csv
	rfm-clean -q -r bad.tsv in.csv >out 2>err && collect '21 of 21'
	sed -i 2d in.csv
	rfm-clean -q -r bad.tsv in.csv >out 2>err || collect '20 are few'
	rfm-clean --max-rejects x% in.csv >out 2>err || [ $? -eq 64 ] || collect 'not a number'
	settle
}

@test "a record of more than 1 MiB is rejected in little memory" {
	head -c 200000000 /dev/zero | tr '\0' x >long
	{ printf 'id,date,total\n1,2026-01-02,2\n2,2026-01-02,'; cat long; printf '\n3,2026-01-02,2\n'; } >in.csv
	limit=40000
	[ -z "${SANITIZED-}" ] || limit=unlimited
	run --separate-stderr bash -c "ulimit -v $limit; rfm-clean -q -c order_id,line --rejects bad.tsv -m order_id=id in.csv"
	[ "$status" -eq 0 ]
	same "$(tsv 'order_id|line' '1|2' '3|4')" "$output"
	[ "$(tail -n 1 bad.tsv | cut -f 1-3)" = "$(tsv 'in.csv|3|record_too_long')" ]
	[ "$(wc -c <bad.tsv)" -lt 10000 ]
	# a record that only its escapes make too long
	{ printf 'date,total,name\n2026-01-02,2,'; head -c 700000 /dev/zero | tr '\0' '\134'; printf '\n2026-01-02,3,x\n'; } >in.csv
	run --separate-stderr rfm-clean -q -c amount,surname in.csv
	[ "$status" -eq 0 ]
	same "$(tsv 'amount|surname' '3.00|x')" "$output"
	[[ $stderr == *'in.csv:2: longer than 1 MiB: '* ]]
}

@test "a pipe gives the same bytes as a file, however it comes" {
	awk 'BEGIN { print "id;datum;bedrag;naam"
		for (i = 1; i <= 5000; i++) printf "%d;%d-%d-2026;%d,%02d;\"Jan \"\"%d\"\"\nde Man\"\n", i, i % 28 + 1, i % 12 + 1, i, i % 100, i }' >in.csv
	want=$(rfm-clean -q -c line,date,amount,surname in.csv | cksum)
	[ "$(rfm-clean -q -c line,date,amount,surname <in.csv | cksum)" = "$want" ] || collect '<'
	# shellcheck disable=SC2002
	[ "$(cat in.csv | rfm-clean -q -c line,date,amount,surname | cksum)" = "$want" ] || collect pipe
	[ "$(dd if=in.csv bs=777 status=none | rfm-clean -q -c line,date,amount,surname | cksum)" = "$want" ] || collect dd
	[ "$(rfm-clean -q -c line,date,amount,surname --date-order dmy --decimal , in.csv | cksum)" = "$want" ] ||
		collect 'one pass'
	settle
}

@test "the note of a file says what was decided, by which line, and what is not used" {
	check note '-c amount' 'Ordernr;Datum;Bedrag;Kleur\n1;1-2-2026;1.234\n' '' '*' 0
	check note '-c amount' 'Ordernr;Datum;Bedrag;Kleur\n1;1-2-2026;1.234;x\n2;25-2-2026;1,5;y\n' '1234.00/1.50' \
		'in.csv: order, semicolon; order_id=Ordernr, date=Datum (day-month-year, line 3), amount=Bedrag (decimal comma, line 3); not used: Kleur/2 in = *'
	settle
}

@test "the tables of words are sorted and folded" {
	for table in headers statuses months consents kinds countries currencies; do
		grep -v '^#' "$top/lib/data/$table.tsv" | sed 1d >words
		LC_ALL=C sort -c -s -t $'\t' -k 1,1 words || collect "$table is not sorted"
		[ $table = currencies ] || # holds signs too
			! cut -f 1 words | grep -vxE '[a-z0-9]+' >odd || collect "$table: $(head -n 1 odd)"
	done
	awk -F'\t' 'BEGIN { print "datum;bedrag;valuta" } $2 != "" { print "2026-01-02;1;" $1 }' words >in.csv
	rfm-clean -q --max-rejects none -r bad.tsv in.csv >out
	[ "$(wc -l <out)" -gt 100 ] || collect 'no currency is found'
	same '' "$(sed 1d bad.tsv | cut -f 6)" || collect 'words for currencies that are never found'
	grep -v '^#' "$top/lib/data/source_headers.tsv" | sed 1d >words
	LC_ALL=C sort -c -u -t $'\t' -k 1,2 words || collect 'source_headers is not sorted'
	! cut -f 2 words | grep -vxE '[a-z0-9]+' >odd || collect "source_headers: $(head -n 1 odd)"
	settle
}

@test "real exports: all rows of a shop that sells by quantity and price" {
	real data/online-retail/onlineretail.csv.xz
	# shellcheck disable=SC2154
	xz -dc "$real" >in.csv
	run --separate-stderr rfm-clean -m 'amount=Quantity*UnitPrice' -c customer_id,order_id,date,amount,product,country in.csv
	[ "$status" -eq 0 ]
	[[ $stderr == *'541909 in = 541909 kept + 0 rejected'*'money 9747747.934 = 9747747.934 '* ]]
	[ "${lines[1]}" = $'17850\t536365\t2010-12-01T08:26:00\t15.30\t85123A\tUnited Kingdom' ]
}

@test "real exports: what is read of each" {
	real data/sales-data-sample/sales_data_sample.csv
	local file want
	while IFS='|' read -r file want; do
		rfm-clean "$RFM_TEST_DATA/data/$file" >out 2>err || collect "$file: $(cat err)"
		[[ $(tail -n 1 err) == "rfm-clean: $want"* ]] || collect "$file: $(tail -n 1 err)"
	done <<-'END'
	sales-data-sample/sales_data_sample.csv|2823 in = 2719 kept + 0 rejected + 0 folded + 104 skipped; money 10032628.85
	superstore/Sample - Superstore.csv|9994 in = 9994 kept + 0 rejected + 0 folded + 0 skipped; money 2297200.8603
	chinook/Customer.csv|59 in = 59 kept
	chinook/Invoice.csv|412 in = 412 kept + 0 rejected + 0 folded + 0 skipped; money 2328.60
	rfm-r/rfm_data_orders.csv|4906 in = 4906 kept + 0 rejected + 0 folded + 0 skipped; money 464158.00
	harmoniser-a/orders.csv|762 in = 329 kept + 15 rejected
	three-systems/pos-transactions.csv|5 in = 5 kept
	END
	rfm-clean --names customer_id,-,date,quantity,amount "$RFM_TEST_DATA/data/cdnow/CDNOW_sample.txt" >out 2>err
	[[ $(tail -n 1 err) == *'6919 in = 6919 kept + 0 rejected'*'money 244091.94'* ]] || collect "cdnow: $(cat err)"
	settle
}

@test "an opt-out that bears a day or a cross is a no, whatever another column says" {
	printf 'Klantnummer;E-mail;Nieuwsbrief;Uitgeschreven\n1;a@dekker.nl;Ja;13-05-2026\n2;b@maes.be;Ja;X\n3;c@maes.be;Ja;nee\n4;d@maes.be;Ja;\n' >in
	[ "$(rfm-clean -q -c consent in | tr '\n' ' ')" = 'consent no no yes yes ' ]
}

@test "a negative amount under a kind that is not known is a refund, under order it is noted" {
	printf 'nr;Datum;Soort;Bedrag;E-mail\n1;25-02-2026;Verkoop;-5,00;a@x.nl\n2;25-02-2026;CN;-5,00;a@x.nl\n3;25-02-2026;;-5,00;a@x.nl\n' >in
	run --separate-stderr -0 rfm-clean -c kind,amount in
	[ "$output" = $'kind\tamount\norder\t-5.00\nrefund\t-5.00\nrefund\t-5.00' ]
	[[ $stderr == *'1 negative amount of a row whose kind is order: not a refund'* ]]
}

@test "the name of the column of amounts tells the currency" {
	for want in 'Amount USD=USD' 'amount_gbp=GBP' 'Bedrag (€)=EUR' 'amountusd=USD' 'Bedrag=SEK' 'Total £=GBP'; do
		printf 'Order ID,Date,%s\n1,2026-02-25,11.00\n' "${want%=*}" >in
		[ "$(rfm-clean -q -c currency --currency SEK in | tail -n 1)" = "${want#*=}" ] || collect "$want"
	done
	settle
}

@test "numbers that a spreadsheet has rounded name nobody" {
	printf 'Bonnr;Datum;Bedrag;Klantnr\n2,02602E+11;25-02-2026;10,50;2,98123E+12\nE+1;25-02-2026;10,50;1E5\n' >in
	run --separate-stderr -0 rfm-clean -c order_id,customer_id in
	[ "$output" = $'order_id\tcustomer_id\n\t\nE+1\t1E5' ]
	[[ $stderr == *"2 numbers that a spreadsheet has rounded blanked ('2,02602E+11', line 2)"* ]]
}
