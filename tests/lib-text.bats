#!/usr/bin/env bats
# The text of cells, words for nothing and amounts by table: INPUT => RESULT with what was
# noticed in brackets, !reason where there is none. A byte that cannot be typed is \xNN.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# rows FUNCTION < table
rows() {
	cat >want
	[ -s want ]
	awk -v f="$1" '{
		match($0, / =>( |$)/)
		input = substr($0, 1, RSTART - 1)
		gsub(/ \| /, "\t", input)
		print f "\t" input >"in"
		print "bytes\t" substr($0, RSTART + RLENGTH) >"bytes"
	}' want
	same "$(probe-text <bytes | paste -d '>' in -)" "$(probe-text <in | paste -d '>' in -)"
}

# table FILE: the rows of a table in lib/data
table() {
	grep -v '^#' "$top/lib/data/$1.tsv" | sed 1d
}

@test "words read in a wrong encoding are mended as a whole, or not at all" {
	rows mend <<-'EOF'
	RenÃ©e => Renée [mojibake]
	CafÃ© FranÃ§ois => Café François [mojibake]
	RenÃƒÂ©e => Renée [mojibake]
	Ãœnal => Ünal [mojibake]
	MÃ–LLER => MÖLLER [mojibake]
	MALMÃ– => MALMÖ [mojibake]
	STRAÃŸE => STRAßE [mojibake]
	SÃƒO => SÃO [mojibake]
	Dâ€™Artagnan => D’Artagnan [mojibake]
	Å‚Ã³dÅº => łódź [mojibake]
	TimiÈ™oara => Timișoara [mojibake]
	Ã\xc2\x81lvaro => Álvaro [mojibake]
	12,50Â\xc2\xa0â‚¬ => 12,50 € [mojibake] [invisible]
	voilÃ\xc2\xa0 => voilà [mojibake]
	ï»¿Naam => Naam [mojibake] [invisible]
	Ren√©e Beyonc√´ => Renée Beyoncë [mojibake]
	√±2 => √±2
	Café RenÃ©e => Café Renée [mojibake]
	Café-RenÃ©e => Café-RenÃ©e
	Müller,JosÃ© => Müller,JosÃ©
	JOÃO => JOÃO
	CORAÇÕES => CORAÇÕES
	AMANHÃ… => AMANHÃ…
	“AMANHÃ” => “AMANHÃ”
	IRMÃ\xc2\xa0MARIA => IRMÃ MARIA [invisible]
	Ã => Ã
	Ãrea => Ãrea
	RenÃ©\xef\xbf\xbd => RenÃ©\xef\xbf\xbd [lost]
	Jos\xef\xbf\xbd => Jos\xef\xbf\xbd [lost]
	Ångström => Ångström
	Citroën => Citroën
	ÃƒÆ’Ã‚Â© => ÃƒÆ’Ã‚Â©
	EOF
}

@test "escapes are decoded when they are complete" {
	rows mend <<-'EOF'
	Caf&eacute; => Café [escapes]
	Jansen &amp; Zn => Jansen & Zn [escapes]
	&amp;amp;eacute; => é [escapes]
	&#233;&#xE9;&#XE9; => ééé [escapes]
	O&#39;Brien => O'Brien [escapes]
	5&nbsp;km => 5 km [escapes] [invisible]
	&#146; => ’ [escapes]
	&#129; => &#129;
	&#0; => &#0;
	&#1; => &#1;
	&#xD800; => &#xD800;
	&#1114112; => &#1114112;
	&#99999999; => &#99999999;
	&#128512; => 😀 [escapes]
	&eacute => &eacute
	&eacut; => &eacut;
	&#233 => &#233
	&#; => &#;
	&; => &;
	H&M => H&M
	R&D; => R&D;
	&lt;b&gt; => <b> [escapes]
	&zcaron;&euro; => ž€ [escapes]
	Caf%C3%A9 => Café [escapes]
	Caf%c3%a9 => Café [escapes]
	%E2%82%AC 5 => € 5 [escapes]
	%F0%9F%98%80 => 😀 [escapes]
	100%25 %20 => 100%25 %20
	Caf%C3 => Caf%C3
	Caf%E9 => Caf%E9
	%C0%AF => %C0%AF
	%C2%80 => %C2%80
	100% => 100%
	Caf=C3=A9 => Café [escapes]
	a=c3=a9 => a=c3=a9
	a=b => a=b
	Caf\u00e9 => Café [escapes]
	H\u0026M => H&M [escapes]
	\ud83d\ude00 => 😀 [escapes]
	\ud83d => \\ud83d
	\u0000 => \\u0000
	\u00e => \\u00e
	C:\users => C:\\users
	\u0026eacute; => é [escapes]
	&eac\xc2\xadute; => é [escapes] [invisible]
	&Atilde;&copy; => é [mojibake] [escapes]
	EOF
}

@test "blanks become one, what is invisible goes, letters in two parts are made one" {
	rows mend <<-'EOF'
	 Jan   de  Vries  => Jan de Vries [blanks]
	Jan\xc2\xa0de\xe2\x80\xafVries => Jan de Vries [invisible]
	\xe3\x80\x80Jan\xe2\x80\x87 => Jan [invisible] [blanks]
	A\x09B => A\tB
	A \x09B => A B [blanks]
	A\x0aB => A\nB
	A \x0a B => A\nB [blanks]
	A\x0d\x0aB => A\nB [blanks]
	A\x0dB => A\nB [blanks]
	A\x0a\x0aB => A\n\nB
	\x0aA\x0a => A [blanks]
	A\x0bB\x0cC\x1fD => A B C D [invisible]
	A\x01B\x7fC => ABC [invisible]
	A\xc2\x80\xc2\xadB\xe2\x80\x8bC\xe2\x80\x8fD\xe2\x80\xaaE\xe2\x81\xa0F\xef\xbb\xbfG => ABCDEFG [invisible]
	A\xe2\x80\x8dB => AB [invisible]
	👨\xe2\x80\x8d👩 => 👨\xe2\x80\x8d👩
	👨\xe2\x80\x8dA => 👨A [invisible]
	❤\xef\xb8\x8f\xe2\x80\x8d🔥 => ❤\xef\xb8\x8f\xe2\x80\x8d🔥
	می\xe2\x80\x8cخواهم => می\xe2\x80\x8cخواهم
	می\xe2\x80\x8c => می [invisible]
	e\xcc\x81te\xcc\x81 => été [nfc]
	Ko\xcc\x88ln => Köln [nfc]
	e\xcc\x82\xcc\x81 => ế [nfc]
	e\xe2\x80\x8b\xcc\x81 => é [invisible] [nfc]
	e \xcc\x81 => e \xcc\x81
	x\xcc\x81 => x\xcc\x81
	и\xcc\x86 => и\xcc\x86
	a\b => a\\b
	\x01 =>  [invisible]
	 =>
	\x20 =>  [blanks]
	EOF
}

@test "a spreadsheet's mark for text goes from before digits and postcodes" {
	rows mend <<-'EOF'
	'75008 => 75008 [apostrophe]
	'+31612345678 => +31612345678 [apostrophe]
	'+31 (0)6-123.45 => +31 (0)6-123.45 [apostrophe]
	'123 => 123 [apostrophe]
	'1234 AB => 1234 AB [apostrophe]
	'SW1A 1AA => SW1A 1AA [apostrophe]
	'K1A 0B1 => K1A 0B1 [apostrophe]
	'LV-1010 => LV-1010 [apostrophe]
	''12 => ''12
	="0123" => 0123 [apostrophe]
	="a"&"b" => ="a"&"b"
	='x' => ='x'
	's-Gravenhage => 's-Gravenhage
	't Hart => 't Hart
	'68 Comeback => '68 Comeback
	'1' => '1'
	' => '
	'' => ''
	'+ => '+
	12'3 => 12'3
	EOF
}

@test "each letter that mojibake may be, and each entity, comes out of its broken form" {
	[ "$(table mojibake | cut -f 1 | LC_ALL=C sort -cu 2>&1)" = '' ]
	[ "$(table entities | cut -f 1 | LC_ALL=C sort -cu 2>&1)" = '' ]
	[ "$(table markers | cut -f 2 | LC_ALL=C sort -cu 2>&1)" = '' ]
	[ "$(table currencies | cut -f 1 | LC_ALL=C sort -cu 2>&1)" = '' ]
	# letters of Latin-1: the lead byte is U+00C2 or U+00C3, the other is itself
	table mojibake | cut -f 1 >letters
	LC_ALL=C grep -a $'^[\xc2\xc3].$' letters | LC_ALL=C grep -av $'[\x80-\x9f\xa0\xad]$' >latin
	[ "$(wc -l <latin)" -gt 45 ]
	LC_ALL=C sed $'s/^\xc2\\(.\\)/mend\tx\xc3\x82\xc2\\1y/; s/^\xc3\\(.\\)/mend\tx\xc3\x83\xc2\\1y/' \
		latin | probe-text >got
	same "$(sed 's/.*/x&y [mojibake]/' latin)" "$(cat got)"
	table mojibake | awk -F '\t' '$2 != "" { print "mend\tx" $2 "y" }' | probe-text >got
	same "$(table mojibake | awk -F '\t' '$2 != "" { print "x" $1 "y [mojibake]" }')" \
		"$(cat got)"
	table entities | awk -F '\t' '$1 !~ /sp$|^shy$|^zw|^[lr]lm$|^[lr]rm$/ {
		print "mend\tx&" $1 ";y" > "in"; print "x" $2 "y [escapes]" }' >want
	same "$(cat want)" "$(probe-text <in)"
	# letters and their marks, U+0300 and on: CC 80 and on
	while IFS=$'\t' read -r mark pairs; do
		[ -z "$pairs" ] || LC_ALL=C sed \
			$'s/[\x01-\x7f]\\|[\xc2-\xdf].\\|[\xe0-\xef]../&\\\n/g' <<<"$pairs" |
			sed '/^$/d' | paste - - | sed "s/\$/\t\\\\xcc\\\\x$(printf %x $((0x$mark - 0x280)))/"
	done < <(table compose) >pairs
	[ "$(wc -l <pairs)" -gt 400 ]
	same "$(cut -f 2 pairs | sed 's/$/ [nfc]/')" \
		"$(awk -F '\t' '{ print "mend\t" $1 $3 }' pairs | probe-text)"
}

@test "a cell is written as a field of a record" {
	rows tidy <<-'EOF'
	A  B => A  B
	A\x09B\x0aC\ => A\tB\nC\\
	A\x0dB\x0d\x0aC => A\nB\nC
	\x09A\x0a => A
	A\xc2\xa0B => A B
	A\x01B => AB
	👨\xe2\x80\x8d👩 => 👨\xe2\x80\x8d👩
	EOF
}

@test "a word for nothing depends on what its cell is for" {
	rows marker <<-'EOF'
	text | \N => nothing
	text | #N/A => nothing
	text | #VERW! => nothing
	text | ######## => nothing
	text | - => something
	text | Unknown => something
	text | n/a => something
	name | N/A => nothing
	name | (null) => nothing
	name | -- => nothing
	name | n.v.t. => nothing
	name | ONBEKEND => nothing
	name | NÉANT => nothing
	name | keine Angabe => nothing
	name | [object Object] => nothing
	name | #REF! => nothing
	name | Null => something
	name | None => something
	name | Geen => something
	name | NaN => something
	name | NA => something
	name | Jan => something
	country | NA => something
	country | null => nothing
	country | NL => something
	country | Unknown => nothing
	number | NA => nothing
	number | NULL => nothing
	number | nil => nothing
	number | geen => nothing
	number | . => nothing
	number | ? => nothing
	number | 0 => something
	number | 12 => something
	number |  => something
	number | null null => something
	number | a word of more than thirty-one bytes => something
	EOF
	table markers | awk -F '\t' '{ print "marker\t" $1 "\t" $2
		print "marker\tnumber\t" toupper($2) }' | probe-text | sort -u >got
	same nothing "$(cat got)"
}

@test "amounts are read with what stands around them" {
	rows amount <<-'EOF'
	12.50 Kč => 12.50 CZK
	Kč 12.50 => 12.50 CZK
	12.50zł => 12.50 PLN
	1.000 Ft => 1000.00 HUF
	12,50 lei => 12.50 RON
	12,50 kn => 12.50 HRK
	R$ 1.234,56 => 1234.56 BRL
	C$12.50 => 12.50 CAD
	CA$12.50 => 12.50 CAD
	A$12.50 => 12.50 AUD
	US$ 5 => 5.00 USD
	AUD $ 12 => 12.00 AUD
	AUD$ 12 => 12.00 AUD
	$5 => 5.00 USD?
	£5 => 5.00 GBP?
	€5 => 5.00 EUR?
	¥1,234 => 1234.00 JPY?
	₺ 5,00 => 5.00 TRY
	₹1,23,456.50 => 123456.50 INR
	500 ₽ => 500.00 RUB
	500 руб. => 500.00 RUB
	5 лв. => 5.00 BGN
	Fr. 12.50 => 12.50 CHF
	12.50 eur => 12.50 EUR
	12.50 Euro => 12.50 EUR
	12.50 usd => 12.50 USD
	kr 125,00 => 125.00 [unknown sign]
	125,00 kr. => 125.00 [unknown sign]
	Rs 500 => 500.00 [unknown sign]
	€ 1 USD => 1.00 USD [torn]
	CAD $ 5 => 5.00 CAD
	12 QQQ => 12.00 QQQ
	12 top => !not a number
	12 all => !not a number
	12 cup => !not a number
	12 stuks => !not a number
	12,50 excl. btw => !not a number
	12,50 incl. btw => 12.50
	12.50 TTC => 12.50
	12,-- => 12.00
	12.— => 12.00
	—12 => -12.00
	12,50 CR => -12.50
	12,50 C => -12.50
	12,50 c => !not a number
	GRATIS => 0.00 [word]
	free of charge => 0.00 [word]
	kostenlos => 0.00 [word]
	freeze => !not a number
	1,23,456.00 => 123456.00
	12,34,567 => 1234567.00
	1,2,345 => !wrong grouping
	123,45,678 => !wrong grouping
	1.23.456 => !wrong grouping
	12,34,56 => !wrong grouping
	1,23E+03 => 1230.00 [scientific]
	1.234E+05 => 123400.00 [scientific]
	1,234E+02 => 123.40 [scientific]
	5E => !not a number
	- => !empty
	NULL => !empty
	 => !empty
	€ => !not a number
	12.34567 => 12.3457 [rounded]
	999999999999999999 => !too large
	1.234 | . => 1.234
	1.234 | , => 1234.00
	1.234 => 1234.00
	EOF
	rows vote <<-'EOF'
	1,50 1.234 => ,
	1.50 1,234 => .
	1,23,456 => .
	1.234 12 => open
	gratis n/a 1,5 => ,
	EOF
}

@test "currencies are known by code, word and sign" {
	rows code <<-'EOF'
	EUR => EUR
	eur => EUR
	Euro => EUR
	zł => PLN
	Kč => CZK
	R$ => BRL
	US$ => USD
	top => TOP
	kr => !none
	$ => !none
	€ => !none
	XYZ => !none
	EOF
	rows symbol <<-'EOF'
	€ => EUR
	$ => USD
	£ => GBP
	₺ => TRY
	kr => !none
	5 => !none
	 => !none
	EOF
	rows header <<-'EOF'
	Amount USD => USD
	amount_gbp => GBP
	Amountusd => USD
	Bedrag (€) => EUR
	Total ($) => USD
	SEK => SEK
	valeur => !none
	Try => !none
	All => !none
	Price zl => !none
	Total => !none
	EOF
}

@test "real mojibake is mended, but for what only another encoding can" {
	real facts/mojibake.tsv
	sed 1d "$real" | awk -F '\t' '{
		wrong = $1
		if (gsub(/\\uFEFF|\\uFFFD|\\u00A0|\\u0081|\\u008D|\\u008F|\\u009D|\\u00AD/, "", wrong)) {
			hex = $2; wrong = ""
			while (hex != "") { wrong = wrong "\\x" substr(hex, 1, 2); hex = substr(hex, 3) }
		}
		print "mend\t" wrong
	}' | probe-text | sed 's/ \[.*//' >got
	sed 1d "$real" | awk -F '\t' '{
		getline got <"got"
		if (got != $3)
			print NR ": " $4
	}' >differences
	same "76: utf-8 read as windows-1252
92: cp850 (DOS) read as windows-1252: only with --encoding=cp850
93: cp850 (DOS) read as windows-1252: only with --encoding=cp850
94: cp850 (DOS) read as windows-1252: only with --encoding=cp850
95: cp850 (DOS) read as windows-1252: only with --encoding=cp850
96: cp850 (DOS) read as windows-1252: only with --encoding=cp850
97: cp850 (DOS) read as windows-1252: only with --encoding=cp850
100: replacement character: information lost, flag, never guess" "$(cat differences)"
}

@test "amounts as people write them are read, or refused with the reason" {
	real facts/amounts.tsv
	sed 1d "$real" | awk -F '\t' '{ print "amount\t" $1 "\t" ($2 == "?" ? "," : "") }' |
		probe-text >got
	# four decimals stay: money has ten-thousandths; 12.345 follows its column
	sed 1d "$real" | awk -F '\t' '{
		getline got <"got"
		want = $2
		if ($1 == "12,345") want = "12.345"
		if ($1 ~ /^(12.345|1.234)$/ && $1 !~ /,/) want = ($1 * 1000) ".00"
		if ($3 ~ /^four decimals/) want = $1
		sub(/,/, ".", want)
		if (want == "") want = $3 ~ /missing/ ? "!empty" : "!"
		value = got
		sub(/ .*/, "", value)
		if (want == "!" ? got !~ /^!(not a number|wrong grouping)$/ : value != want)
			print $1 ": " got
	}' >differences
	same '' "$(cat differences)"
	[ "$(wc -l <got)" -eq 55 ]
}

@test "naughty strings stay as they are, but for what the rules name" {
	real data/blns/blns.txt
	LC_ALL=C sed 's/\\/\\x5c/g; s/\t/\\x09/g; s/^/mend\t/' "$real" | probe-text >got
	LC_ALL=C sed 's/\\/\\\\/g; s/\t/\\t/g' "$real" >want
	# the lines that are not comments, with the rules that changed them
	LC_ALL=C awk '{
		getline got <"got"
		if (got == $0 || /^#/)
			next
		rules = ""
		while (match(got, / \[[a-z]+\]$/)) {
			rules = substr(got, RSTART) rules
			got = substr(got, 1, RSTART - 1)
		}
		print NR ":" rules
	}' want >changed
	same "116: [invisible] [blanks]
121: [invisible]
131: [invisible] [blanks]
136: [invisible]
140: [invisible]
246: [invisible]
305: [invisible]
306: [invisible]
307: [invisible] [blanks]
308: [invisible]
309: [invisible]
346: [escapes]
354: [invisible] [blanks]
558: [escapes]
561: [invisible] [blanks]
562: [escapes]
563: [escapes]
564: [escapes] [blanks]
566: [invisible] [blanks]
591: [blanks]
718: [invisible]
719: [invisible]
720: [invisible]" "$(cat changed)"
}
