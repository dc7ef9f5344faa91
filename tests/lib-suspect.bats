#!/usr/bin/env bats
# Test data, erased persons, rates of exchange and numbers that come again, by table:
# INPUT => RESULT; cells of an input are divided by |.
load helper

# rows FUNCTION ... < table
rows() {
	cat >"$BATS_TEST_TMPDIR/want"
	[ -s "$BATS_TEST_TMPDIR/want" ]
	sed 's/ =>.*//; s/ | /	/g; s/ |$/	/' "$BATS_TEST_TMPDIR/want" >"$BATS_TEST_TMPDIR/in"
	probe-suspect "$@" <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out"
	same "$(cat "$BATS_TEST_TMPDIR/want")" "$(awk -v out="$BATS_TEST_TMPDIR/out" '{
		match($0, / =>/)
		getline got <out
		print substr($0, 1, RSTART + 2) " " got
	}' "$BATS_TEST_TMPDIR/want")"
}

# refused FUNCTION MESSAGE TEXT: a file of that text is wrong with the message
refused() {
	local got=0

	printf '%b' "$3" >list
	probe-suspect "$1" list EUR </dev/null >out 2>err || got=$?
	if [ "$got" -ne 78 ] || [ "$(<err)" != "probe: $2" ]; then
		collect "$1 '$3': status $got: $(<err)"
	fi
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

@test "three points make a test row, and what is real as well makes none alone" {
	rows score <<-'EOF'
	email_reserved= => 3 email
	email_test= => 2 email
	payment_method=Shopify (for testing) Bogus Gateway => 3 payment_method
	payment_method=paypalSandbox => 3 payment_method
	payment_method=Check payments (test) => 3 payment_method
	payment_method=Fastest payment => 0
	payment_method=iDEAL => 0
	live=FALSE => 3 live
	live=0 => 3 live
	live=live => 0
	order_id=TEST-1001 => 3 order_id
	order_id=#test1001 => 3 order_id
	order_id=Demo 7 => 3 order_id
	order_id=TESTA-1001 => 0
	order_id=1001TEST => 0
	order_id=ACC-1001 => 1 order_id
	order_id=ACCOUNT1 => 0
	card=4242 4242 4242 4242 => 3 card
	name=Test Test | postcode=1234AB | phone=0612345678 => 3 name postcode phone
	name=TÉST klant | street=Teststraße 12 b | city=teststad => 3 name street city
	given=test | surname=Tester | email_local=test.tester => 3 name email_local
	given=Jan | surname=Test => 1 name
	given=Jan | surname=Testers => 0
	name=P. van der Test => 1 name
	name=Greatest Deals => 0
	name=Prénom Nom | company=ACME Inc. | street=adres 1 => 3 name company street
	name=John Doe | street=straat 1 | postcode=00000 => 3 name street postcode
	given=J | surname=Doe => 0
	given=John | surname=DOE => 1 name
	name=Jan Jansen => 0
	name=Jean Dupont => 0
	postcode=1111 AA => 0
	name=Jan Jansen | postcode=1111AA | street=Hoofdstraat 1 | phone=0612345678 => 1 phone
	name=Mario Rossi | postcode=12345 | amount=123.45 => 0
	name=Testpersoon | postcode=1111AA | amount=0.01 => 3 name postcode amount
	name=Kassaklant | postcode=1234AB | phone=0000000000 | city=stad | street=straat => 0
	name=Gast | product=Testproduct | tag=test | city=teststad => 3 city product tag
	name=Onbekend | street=n.v.t. | city=- | company=x => 0
	product=Latest Testproduct, rood => 1 product
	product=Contest productset => 0
	product=Test-artikel => 1 product
	tag=vip, test => 1 tag
	tag=tester => 0
	coupon=TEST10 => 1 coupon
	coupon=PERSONEEL | name=test => 2 name coupon
	coupon=Zomer10 => 0
	email_local=jan+testing => 1 email_local
	email_local=Test.jan => 1 email_local
	email_local=testarossa => 0
	email_local=info => 0
	amount=0.01 | name=test | city=test => 3 name city amount
	amount=-0.01 | name=test | city=test => 3 name city amount
	amount=0.01 => 0
	EOF
}

@test "real orders that look like tests are kept, tests of nobody are not" {
	rows score <<-'EOF'
	email_test= | email_local=jan | name=Jan de Wit => 2 email
	email_test= | email_local=test => 3 email email_local
	email_local=jan+test | name=Jan Bakker => 1 email_local
	given=An | surname=Test | email_local=test => 2 name email_local
	given=Jan | surname=Tester | email_local=tester => 2 name email_local
	company=Labo | name=Labo Test Center | email_local=test.labo => 2 name email_local
	name=test klant | email_local=test => 3 name email_local
	name=Test Tester | email_local=test => 3 name email_local
	surname=Test | email_local=test => 3 name email_local
	given=Bas | surname=Jansen | email_local=b | street=Straat 1 | city=Stad => 2 street city
	name=Jansen, Bas | email_local=B | street=Straat 1 | city=Stad => 2 street city
	name=Piet Smit | email_local=b | street=Straat 1 | city=Stad => 3 street city email_local
	order_id=TEST => 3 order_id
	order_id=Test 7 | name=Testklant => 4 order_id name
	order_id=TEST-1001 | email_local=bas => 3 order_id
	order_id=TEST-1001 | name=Kassaklant => 3 order_id
	order_id=TEST-1001 | name=Bas Bos | email_local=bas => 2 order_id
	order_id=TEST-1001 | given=Bas | surname=Bos | street=Dam 3 => 2 order_id
	order_id=TEST-1001 | name=Bas Bos | email_local=bas | email_reserved= => 6 email order_id
	order_id=TEST-1001 | name=John Doe | email_local=john => 4 order_id name
	order_id=demo2026001 => 3 order_id
	order_id=demo2026001 | email_local=bas => 2 order_id
	order_id=TEST KIT 5 => 2 order_id
	order_id=TEST-kit => 2 order_id
	order_id=Dummy-B => 2 order_id
	order_id=Dummy-B | coupon=test => 3 order_id coupon
	payment_method=Dummy-bon baby => 0
	payment_method=Sandbox Cafe voucher => 0
	payment_method=Latest mode => 0
	payment_method=PayPal Sandbox => 3 payment_method
	payment_method=sandbox_paypal => 3 payment_method
	payment_method=sandbox => 3 payment_method
	payment_method=Bogus Gateway => 3 payment_method
	payment_method=Dummy payment => 3 payment_method
	payment_method=dummy => 3 payment_method
	payment_method=test gateway => 3 payment_method
	payment_method=Mollie (test mode) => 3 payment_method
	EOF
}

@test "names that are none give a point, those of real people do not" {
	rows score <<-'EOF'
	name=xxxx => 1 name
	surname=Krschmtz => 1 name
	surname=KLMNP => 0
	surname=Vlk => 0
	surname=Zoë => 0
	surname=Łbłk => 0
	surname=Straßr => 0
	name=Jan 1234 => 1 name
	name=Jan 12 => 0
	name=jan@x.nl => 0
	name=jan@x.nl | city=test | street=test => 3 name street city
	name=win https://x.example => 3 name
	name=win https://x.example | amount=9.95 => 1 name
	name=www.bloemen.nl | amount=9.95 => 1 name
	name=Wwwilliam => 1 name
	name=Demi de Wit => 0
	name=Tess Tesselaar => 0
	name=Stefan Contestabile => 0
	given=Sanne | surname=de Vries => 0
	EOF
}

@test "telephones that people make up, in any notation" {
	rows score <<-'EOF'
	phone=0612345678 => 1 phone
	phone=06-12 34 56 78 => 1 phone
	phone=+31612345678 => 1 phone
	phone=0031 612345678 => 1 phone
	phone=+31 (0)6 12345678 => 1 phone
	phone=+31 (0)20 1234567 => 1 phone
	phone=+32 470 12 34 56 => 1 phone
	phone=0000000000 => 1 phone
	phone=00000000000000 => 1 phone
	phone=+31611111111 => 1 phone
	phone=0622222222 => 1 phone
	phone=31600000000 => 1 phone
	phone=0470000000 => 0
	phone=9999999 => 1 phone
	phone=999999 => 0
	phone=+1 (212) 555-0123 => 1 phone
	phone=+1 212 555 1123 => 0
	phone=+447700900123 => 1 phone
	phone=+447700901123 => 0
	phone=+441632960999 => 1 phone
	phone=+33 6 39 98 12 34 => 1 phone
	phone=+33639981234 => 1 phone
	phone=+33639971234 => 0
	phone=06-23456719 => 0
	phone=+32478123690 => 0
	phone=12345678901234567890123 => 0
	EOF
}

@test "each row of the table of test data is seen, whatever its case" {
	grep -v '^#' "$top/lib/data/test_patterns.tsv" | sed 1d | awk -F '\t' '
	$4 == "nobody" { next }
	{
		field = $1; text = toupper($3)
		if (field == "amount" && text !~ /\./) text = text ".00"
		if ($2 == "plus") text = "jan+" text
		context = "tag=test\tcity=test\tproduct=testproduct"
		if (field == "tag") context = "city=test\tproduct=testproduct"
		if (field == "city") context = "tag=test\tproduct=testproduct"
		if (field == "product") context = "city=test\ttag=test"
		print field "=" text "\t" context >"in"
		print field >"want"
	}'
	probe-suspect score <in >out
	paste want out | awk -F '\t' '{
		if (index(" " $2 " ", " " $1 " ") == 0 || $2 + 0 < 3) { print NR ": " $0; bad = 1 }
	} END { exit bad || NR < 300 }'
}

@test "facts: the patterns of test data are seen, but for markers of nothing and roles" {
	real facts/test_patterns.tsv
	awk -F '\t' '
	$1 == "field" || $1 ~ /^(any|date|email_domain)$/ || $2 == "regex" { next }
	$4 == "role address" || $4 == "no-reply address" { next }
	{
		field = $1 == "livemode" ? "live" : $1 == "card_number" ? "card" : $1
		text = $3
		if (field == "amount" && text !~ /\./) text = text ".00"
		if (field == "order_id") text = text "1001"
		print field "=" text "\tcoupon=test\tproduct=test artikel\ttag=test" >"in"
		print field "\t" $3 >"want"
	}' "$real"
	probe-suspect score <in >out
	# what is not seen: somebody or something unknown
	paste want out | awk -F '\t' 'index(" " $3 " ", " " $1 " ") == 0 {
		n[$1]++
		if ($1 !~ /^(email_local|name|street|city|company)$/) print
	} END { print n["email_local"], n["name"], n["street"], n["city"], n["company"] }' >missed
	same '20 40 7 6 5' "$(cat missed)"
}

@test "a listed person is known by address, telephone, number or hash" {
	{
		printf '\xef\xbb\xbf# asked on 3 May\r\nJan@Example.NL\r\n\r\n0612345679\n'
		printf '%s\n' '+32 478 12 36 90' webshop:1001 2002 els@gmail.con
		printf %s piet@x.nl | sha256sum | cut -c 1-64
		printf %s +31201112233 | sha256sum | cut -c 1-64 | tr a-f A-F
		printf 2002
	} >list
	rows erase list <<-'EOF'
	shop |  | jan@example.nl => yes
	shop |  | jan@example.com => no
	shop |  | JAN@example.nl => yes
	shop |  |  | +31612345679 => yes
	shop |  |  |  | +31612345679 => yes
	shop |  |  |  | +31612345678 => no
	shop |  |  | +32478123690 => yes
	webshop | 1001 => yes
	shop | 1001 => no
	shop | webshop:1001 => yes
	shop | 2002 => yes
	 | 2002 => yes
	shop | 0612345679 => yes
	shop |  | Piet@x.nl => yes
	shop |  |  |  | +31201112233 => yes
	shop |  |  |  | +31201112234 => no
	shop |  | els@gmail.con => yes
	shop |  | els@gmail.com => yes
	shop |  |  => no
	EOF
	same '8 of 8' "$(tail -n 1 out)"
}

@test "a list with a header has many ways to name a person" {
	printf 'customer_id;"email";source;phone\n7;"a@x.nl";shop;\n;b@x.nl\n;;;"+31 20 111 22 33"\n9;;\n' >list
	rows erase list <<-'EOF'
	shop | 7 => yes
	web | 7 => no
	web |  | a@x.nl => yes
	web |  | b@x.nl => yes
	web |  |  | +31201112233 => yes
	web | 9 => yes
	web | 8 => no
	EOF
	same '4 of 4' "$(tail -n 1 out)"
	printf 'email\tphone\n\t0201112233\n' >list
	rows erase list <<-'EOF'
	web |  |  | +31201112233 => yes
	web |  | +31201112233 => no
	EOF
	: >list
	rows erase list <<-'EOF'
	web | 9 | a@x.nl => no
	EOF
	same '0 of 0' "$(tail -n 1 out)"
}

@test "what cannot be read of a list of persons is told with its line" {
	local none='nobody: no email, phone or customer_id'

	refused erase 'list:1: longer than 300 bytes' "$(printf %0301d 0)"
	refused erase 'list:2: more than one @' 'email\tphone\na@x.nl, b@x.nl\t\n'
	refused erase 'list:1: several values, and no header' 'a@x.nl,0612345679\n'
	refused erase 'list:3: more cells than the header has' 'email\n# one\na@x.nl\tb\n'
	refused erase "list:2: $none" 'email,source\n,shop\n'
	refused erase "list:1: no column email, phone, mobile, customer_id or source: 'name'" 'email;name\n'
	refused erase "list:2: not UTF-8: '\\xe9'" 'a@x.nl\n\xe9\n'
	settle
}

@test "an amount is converted exactly, at the rate of its day" {
	printf 'currency rate from\nUSD 0.9 2024-01-01\nUSD\t0.95\t2024-06-01\n# pound\ngbp,1.123456789012\nJPY 0.006 2024-01-01\nEUR 1\nKWD;3.00;2020-01-01\n' >rates
	rows rates rates EUR <<-'EOF'
	10.00 | EUR | 2024-01-01 => 10.00
	10.00 | USD | 2023-12-31 => !no rate of the currency on that day
	10.00 | USD | 2024-01-01 => 9.00
	10.00 | USD | 2024-05-31T23:59:59 => 9.00
	10.00 | USD | 2024-06-01 => 9.50
	10.00 | USD | 2030-01-01 => 9.50
	10.00 | USD |  => !no day to take the rate of
	10.00 | GBP |  => 11.2346 rounded
	-10.00 | GBP | 1999-01-01 => -11.2346 rounded
	1.00 | GBP | 1999-01-01 => 1.1235 rounded
	0.01 | JPY | 2024-01-01 => 0.0001 rounded
	0.0083 | JPY | 2024-01-01 => 0.00 rounded
	0.0250 | JPY | 2024-01-01 => 0.0002 rounded
	-0.0250 | JPY | 2024-01-01 => -0.0002 rounded
	0.0249 | JPY | 2024-01-01 => 0.0001 rounded
	922337203685477.5807 | KWD | 2024-01-01 => !too large
	-922337203685477.5807 | KWD | 2024-01-01 => !too large
	307445734561825.86 | KWD | 2024-01-01 => 922337203685477.58
	307445734561825.8603 | KWD | 2024-01-01 => !too large
	300000000000000.00 | KWD | 2024-01-01 => 900000000000000.00
	0.00 | USD | 2024-01-01 => 0.00
	10.00 | CHF | 2024-01-01 => !no rate of the currency
	10.00 | USD | 2024-13-01 => !no day to take the rate of
	EOF
}

@test "the rates of the European Central Bank are divided by" {
	printf 'Date,USD,JPY,CYP,\n2024-01-05,1.0921,158.5,N/A,\n2024-01-04,1.0953,158,N/A,\n2024-01-02,1.10,155.00,0.5,\n' >rates
	rows rates rates EUR <<-'EOF'
	109.21 | USD | 2024-01-05 => 100.00
	109.21 | USD | 2024-01-07 => 100.00
	100.00 | USD | 2024-01-05 => 91.5667 rounded
	109.53 | USD | 2024-01-04 => 100.00
	11.00 | USD | 2024-01-03 => 10.00
	11.00 | USD | 2024-01-01 => !no rate of the currency on that day
	158.00 | JPY | 2024-01-04 => 1.00
	1.00 | CYP | 2024-01-02 => 2.00
	1.00 | CYP | 2024-01-04 => !no rate of the currency on that day
	1.00 | CYP | 2024-02-01 => !no rate of the currency on that day
	EOF
}

@test "what cannot be read of a file of rates is told with its line" {
	refused rates "list:2: no such currency: 'UDS'" 'USD 1\nUDS 1\n'
	refused rates "list:1: not a rate: '0x1'" 'USD 0x1\n'
	refused rates "list:1: not a rate: '-1'" 'USD -1\n'
	refused rates "list:1: not a rate: '1.'" 'USD 1.\n'
	refused rates "list:1: a rate of zero: '0.000'" 'USD 0.000\n'
	refused rates "list:1: more than 12 decimal places: '0.1234567890123'" 'USD 0.1234567890123\n'
	refused rates "list:1: more than 6 digits before the point: '1234567'" 'USD 1234567\n'
	refused rates "list:1: not a rate: '0,92'" 'USD 0,92\n'
	refused rates "list:1: no such day: '2024-02-30'" 'USD 0.92 2024-02-30\n'
	refused rates "list:1: not a currency, its rate and perhaps a day: 'USD 1 2024-01-01 x'" 'USD 1 2024-01-01 x\n'
	refused rates "list:1: the columns are currency, rate, from: 'from currency rate'" 'from currency rate\n'
	refused rates "list:1: the currency of the results is worth 1 of itself: 'EUR 2'" 'EUR 2\n'
	refused rates "list:3: two rates of one day: 'USD'" 'USD 1 2024-01-01\nGBP 1\nUSD 2 2024-01-01\n'
	refused rates 'list: no rates' '# none\n'
	refused rates "list:1: not a currency: 'US'" 'Date,US\n2024-01-01,1\n'
	refused rates "list:2: not a date: '1 May 2024'" 'Date,USD\n1 May 2024,1\n'
	refused rates 'list:2: more cells than the header has' 'Date,USD\n2024-01-01,1,2\n'
	settle
	printf 'Date,JPY\n2024-01-01,1\n' >list
	run -78 --separate-stderr probe-suspect rates list USD
	same "probe: list:1: rates of the euro do not give other currencies: 'USD'" "$stderr"
}

@test "a number that comes again with the same record is told from one with another" {
	rows again <<-'EOF'
	shop | o | 1 | a => new
	shop | o | 1 | a => same
	shop | o | 1 | b => other
	shop | o | 1 | b => same
	shop | o | 1 | a => same
	shop | o | 1 |  => other
	shop | o | 1 |  => same
	shop | l | 1 | a => new
	web | o | 1 | a => new
	shop | o | 10 | a => new
	sho | o | p1 | a => new
	shop | o | 2 | a => new
	EOF
	same '300000 new, 0 same, 0 other
0 new, 300000 same, 0 other
0 new, 0 same, 300000 other' "$(probe-suspect many 300000)"
}
