#!/usr/bin/env bats
# rfm-fmt: each format byte by byte, the choice of columns, types, the formula guard

load helper

# Rows with all that is awkward in one format or another: customers.tsv
setup() {
	cd "$BATS_TEST_TMPDIR" || return
	{
		printf 'customer_id\tsurname\tphone\tlast_order\tfrequency\tmonetary\tsegment\n'
		printf '007\tJansen\t+31612345678\t2026-03-31\t12\t1234.50\tchampions\n'
		printf '8\tO"Brien, Jr; B.V.\t\t2026-01-02\t1\t-3.00\t\n'
		printf '9\t\\tJ\\\\\\r\\na\xe2\x80\xa8\x01\x1b[m\t\t\t\t0.0001\t=1+1\n'
		printf '10\t\xe6\x9d\x8e\xe5\xb0\x8f\xe9\xbe\x8d \xe2\x80\x9cB\xe2\x80\x9d\t\t\t0\t\t\xef\xbc\x9dx\n'
		printf '\t\t\t\t\t\t\n'
	} >customers.tsv
	formats='table csv csv-crlf excel-nl json jsonl tsv'
}

# want FILE ARGUMENT...: the output of rfm-fmt is this file, byte for byte
want() {
	local expected=$1
	shift
	rfm-fmt -q "$@" >got || { echo "rfm-fmt $*: status $?"; return 1; }
	cmp got "$expected" || { echo "rfm-fmt $*"; diff -a "$expected" got; return 1; }
}

# fails STATUS MESSAGE ARGUMENT...
fails() {
	local status_wanted=$1 message=$2 status=0
	shift 2
	rfm-fmt -q "$@" >out 2>err || status=$?
	if [ "$status" != "$status_wanted" ] || [ "$(cat err)" != "rfm-fmt: $message" ]; then
		echo "rfm-fmt $*: status $status: $(cat err)"
		return 1
	fi
}

@test "each format writes the same customers in its own way" {
	for f in $formats; do
		golden=$BATS_TEST_DIRNAME/golden/rfm-fmt/$f.out
		[ -z "${UPDATE-}" ] || rfm-fmt -q -t "$f" customers.tsv >"$golden"
		want "$golden" -t "$f" customers.tsv
	done
	want "$BATS_TEST_DIRNAME/golden/rfm-fmt/table.out" customers.tsv
	want "$BATS_TEST_DIRNAME/golden/rfm-fmt/tsv.out" --to=tsv <customers.tsv
}

@test "a header alone is a good, empty result in each format" {
	printf 'email\tamount\n' >in
	printf 'email  amount\n-----  ------\n' >table
	printf 'email,amount\n' >csv
	printf 'email,amount\r\n' >csv-crlf
	printf '\xef\xbb\xbfemail;amount\r\n' >excel-nl
	printf '[]\n' >json
	: >jsonl
	cp in tsv
	for f in $formats; do
		want "$f" -t "$f" in
	done
}

@test "the closing line counts rows, -q silences it" {
	cp customers.tsv again.tsv
	run --separate-stderr rfm-fmt -t jsonl customers.tsv again.tsv
	[ "$status" = 0 ]
	[ "$stderr" = 'rfm-fmt: 10 in = 10 written' ]
	[ "${#lines[@]}" = 10 ]
	run --separate-stderr rfm-fmt -q -t excel-nl customers.tsv
	[ "$status" = 0 ] && [ -z "$stderr" ]
}

@test "a stream cut short stays without its last newline in each format" {
	head -c -1 customers.tsv >cut.tsv
	for f in $formats; do
		fails 65 "cut.tsv: last line has no newline: its writer did not finish (if it is whole: sed -i '\$a\\' FILE)" -t "$f" cut.tsv
		[[ $(tail -c 1 out | od -An -c) != *\\[rn]* ]] || { echo "$f is sealed"; return 1; }
	done
}

@test "a CSV cell is quoted when it must be, and only then" {
	# the cell in the record, the cell in CSV; a bar is a line break
	while read -r record cell; do
		printf 'x\t%s\n' "$record" >>body
		printf 'x,%s\n' "$cell" | tr '|' '\n' >>csv
	done <<-'END'
		plain plain
		a;b a;b
		a,b "a,b"
		, ","
		" """"
		a"b"c "a""b""c"
		a\nb "a|b"
		\n "|"
		a\\b a\b
		\\ \
		\\. "\."
		\\.. \..
		\\, "\,"
		\\" "\"""
		it's it's
	END
	{ printf 'a\tb\n'; cat body; printf 'x\t lead\nx\ta\\tb\nx\ta\\rb\n'; } >in
	{ printf 'a,b\n'; cat csv; printf 'x, lead\nx,a\tb\nx,"a\rb"\n'; } >expected
	want expected -t csv in
	sed 's/^x\t/x;/; s/^a\tb/a;b/' in | sed -n '1p;2p;3p;4p' >some # semicolon instead
	printf 'a\tb\nx\ta;b\nx\ta,b\n' >in
	printf '\xef\xbb\xbfa;b\r\nx;"a;b"\r\nx;a,b\r\n' >expected
	want expected -t excel-nl in
}

@test "an empty cell that is alone in its row is quoted, so that the row is seen" {
	printf 'a\n\nb\n\n' >in
	printf 'a\n""\nb\n""\n' >expected
	want expected -t csv in
	printf 'a\r\n""\r\nb\r\n""\r\n' >expected
	want expected -t csv-crlf in
}

@test "special bytes are found at every place of cells of every length" {
	awk 'BEGIN {
		print "n\ttext" >"in"; print "n,text" >"csv"
		for (n = 0; n <= 40; n++) for (at = 0; at <= n; at++) {
			s = ""
			for (i = 1; i <= n; i++) s = s (i == at ? "\"" : sprintf("%c", 97 + i % 26))
			print n "\t" s >"in"
			c = s
			if (gsub(/"/, "\"\"", c)) c = "\"" c "\""
			print n "," c >"csv"
			gsub(/"/, "\\\"", s)
			print "{\"n\":" n ",\"text\":" (n ? "\"" s "\"" : "null") "}" >"jsonl"
		}
	}'
	[ "$(wc -l <csv)" = 862 ]
	want csv -t csv --types n=int in
	want jsonl -t jsonl --types n=int in
	want in -t tsv in
}

@test "cells of a megabyte pass" {
	long=$(printf '%0349000d' 0 | tr 0 '"')
	printf 'a\tb\n%s\t%s\nx\ty\n' "$long" "$long$long" >in
	{ printf 'a,b\n"%s%s","' "$long" "$long"; printf '%s' "$long$long$long$long"; printf '"\nx,y\n'; } >csv
	want csv -t csv in
	[ "$(rfm-fmt -q -t jsonl in | tr -cd '\134' | wc -c)" = 1047000 ]
	[ "$(rfm-fmt -q in | sed -n 1p | wc -c)" = 349004 ]
}

@test "JSON: the column decides what is a number, missing is null, digits stay" {
	tsv 'customer_id|amount|quantity|line|points|date' \
		'0123|922337203685477.5807|0.333|7|-0|2026-01-01T10:00:00' \
		'12|-0.05|12345678901234567890.1|123456789012345678901|10.50|' >in
	cat >expected <<-'END'
		{"customer_id":"0123","amount":922337203685477.5807,"quantity":0.333,"line":7,"points":"-0","date":"2026-01-01T10:00:00"}
		{"customer_id":"12","amount":-0.05,"quantity":12345678901234567890.1,"line":123456789012345678901,"points":"10.50","date":null}
	END
	want expected -t jsonl in
	sed 's/"-0"/-0/; s/"10.50"/10.50/; s/:7,/:"7",/; s/:\([0-9]\{21\}\),/:"\1",/' expected >typed
	want typed -t jsonl --types points=money,line=text in
	want typed -t jsonl --types points=number --types line=word in
	sed 's/"-0"/-0/; s/"10.50"/10.50/' expected >typed
	want typed -t jsonl --col monetary=points in
	{ echo '['; sed '1s/$/,/' expected; echo ']'; } >array
	want array -t json in
}

@test "JSON: every control character is escaped, other text is not" {
	printf 'a\n' >in
	printf '[\n' >expected
	for i in 01 02 03 04 05 06 07 08 0b 0c 0e 0f 10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f; do
		printf '%bx\n' "\x$i" >>in
		printf '{"a":"\\u00%sx"},\n' "$i" >>expected
	done
	printf '\\t\\n\\r\\\\/\x7f\xe2\x80\xa7\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaa\xe2\x82\xac\xf0\x9f\x98\x80\n' >>in
	printf '{"a":"\\t\\n\\r\\\\/\x7f\xe2\x80\xa7\\u2028\\u2029\xe2\x80\xaa\xe2\x82\xac\xf0\x9f\x98\x80"}\n]\n' >>expected
	want expected -t json in
}

@test "a value that is not a number in a column of numbers is an error with its place" {
	while IFS='|' read -r column value why; do
		printf 'email\t%s\na\t\nb\t%s\n' "$column" "$value" >in
		for f in json jsonl excel-nl; do
			fails 65 "in:3: $column: $why: '$value'" -t "$f" in
		done
		rfm-fmt -q -t csv in >got && [ "$(tail -n 1 got)" = "b,${value/12,50/\"12,50\"}" ]
		rfm-fmt -q in >got
	done <<-'END'
		amount|12,50|not a number
		amount|1.|not a number
		amount|.5|not a number
		amount|-|not a number
		amount|+1|not a number
		amount|1e3|not a number
		amount|0x1|not a number
		amount|12 |not a number
		amount|1.2.3|not a number
		amount|NaN|not a number
		quantity|007|not a number: leading zero
		quantity|-00.5|not a number: leading zero
		r|1.0|not a whole number
	END
	printf 'email\tamount\nb\tx\n' >in
	fails 65 "in:2: amount: not a number: 'x'" -t jsonl --rename amount=Bedrag in
}

@test "the formula guard stops what a spreadsheet would run" {
	# payloads as in the record; csv with the guard, cell by cell
	cat >payloads <<-'END'
		=cmd|' /C calc'!A0	"'=cmd|' /C calc'!A0"
		+1+1	"'+1+1"
		-2+3	"'-2+3"
		@SUM(1+1)	"'@SUM(1+1)"
		=HYPERLINK("http://x/?"&A1,"Klik")	"'=HYPERLINK(""http://x/?""&A1,""Klik"")"
		=1,2	"'=1,2"
	END
	{ echo text; cut -f 1 payloads; printf '\\t=1+1\n\\r=1+1\n\\n=1+1\n'
	  printf '\xef\xbc\x9d1\n\xef\xbc\x8b1\n\xef\xbc\x8d1\n\xef\xbc\xa01\n'
	  printf '\xef\xbc\xa11\n\\\\=1\na=1\n-\n'; } >in
	{ echo text; cut -f 2 payloads; printf "\"'\t=1+1\"\n\"'\r=1+1\"\n\"'\n=1+1\"\n"
	  printf "\"'\xef\xbc\x9d1\"\n\"'\xef\xbc\x8b1\"\n\"'\xef\xbc\x8d1\"\n\"'\xef\xbc\xa01\"\n"
	  printf "\xef\xbc\xa11\n\\\\=1\na=1\n\"'-\"\n"; } >expected
	want expected -t csv --formula-guard in
	# without it the cells stay as they are
	rfm-fmt -q -t csv in | sed -n 3,5p >got
	printf '%s\n' +1+1 -2+3 '@SUM(1+1)' | cmp got
	for f in json jsonl table tsv; do
		fails 64 "--formula-guard: not for --to $f (try 'rfm-fmt --help')" -t "$f" --formula-guard in
	done
}

@test "the formula guard leaves numbers, and phones where no spreadsheet reads" {
	printf 'amount\tphone\tnote\n-12.50\t+31612345678\t-12.50\n+1\t+31 6\t+31612345678\n\t-1\t\n' >in
	cat >expected <<-'END'
		amount,phone,note
		-12.50,+31612345678,"'-12.50"
		"'+1","'+31 6","'+31612345678"
		,"'-1",
	END
	want expected -t csv --formula-guard in
	sed -i '/^+1/d' in
	printf '\xef\xbb\xbfamount;phone;note\r\n-12,50;"'\''+31612345678";"'\''-12.50"\r\n;"'\''-1";\r\n' >expected
	want expected -t excel-nl in
	want expected -t excel-nl --formula-guard in
	printf '\xef\xbb\xbf"'\''=a"\r\n1,5\r\n' >expected
	printf 'a\n1.5\n' >in
	want expected -t excel-nl --types a=number --rename a==a in
}

@test "excel-nl tells how many cells a spreadsheet will change" {
	printf 'order_id\tcity\tamount\n0012\t1234567890123456\t0.50\n12\t0\t1.00\n' >in
	run --separate-stderr rfm-fmt -t excel-nl in
	[ "$status" = 0 ]
	# shellcheck disable=SC2154
	[ "${stderr_lines[0]}" = 'rfm-fmt: 2 cells are digits that a spreadsheet changes when it opens the file (a zero in front, or more than 15): import those columns as text' ]
	[ "${stderr_lines[1]}" = 'rfm-fmt: 2 in = 2 written' ]
}

@test "columns are chosen, ordered, dropped and renamed" {
	printf 'a\tb\tc\n1\t\\t2\t3\n' >in
	while IFS='|' read -r expected arguments; do
		eval "set -- $arguments"
		same "$(printf %b "$expected")" "$(rfm-fmt -q "$@" in)" || collect "$arguments"
	done <<-'END'
		c\ta\n3\t1|-t tsv -c c,a
		c\tb\ta\n3\t\\t2\t1|-t tsv -c c -c b,a
		a\tc\n1\t3|-t tsv --drop b
		c\n3|-t tsv -c c,a --drop a,b
		a\tb\tc\n1\t\\t2\t3|-t tsv -c a,b,c
		x\tb\ta\n1\t\\t2\t3|-t tsv --rename a=x,c=a
		a\tb\n\\t2\t1|-t tsv --rename a=b,b=a -c b,a --rename c=c
		"Naam ""x""",B\n3,1|-t csv -c c,a --rename 'c=Naam "x",a=B'
		{"c":"3","a\\tb=\\\\":"1"}|-t jsonl -c c,a --rename $'a=a\tb=\\'
	END
	settle
}

@test "a list that does not fit the input or itself is refused" {
	printf 'a\tb\n1\t2\n' >in
	for o in -c --drop; do
		fails 65 'in:1: x: column missing' "$o" a,x in
	done
	fails 65 'in:1: x: column missing' --rename x=y in
	fails 65 'in:1: x: column missing' --types x=int in
	fails 65 'in:1: b: two columns of this name' -t csv --rename a=b in
	fails 65 'in:1: a: no column is left' --drop a,b in
	fails 65 'in:1: x: column missing, named by --col amount=x' --col amount=x in
	try="(try 'rfm-fmt --help')"
	while IFS='|' read -r message arguments; do
		eval "set -- $arguments"
		fails 64 "$message $try" "$@" /nowhere
	done <<-'END'
		--columns: twice: 'a'|-c a,b -c a
		--columns: not a column name: ''|-c a,
		--columns: not a column name: 'A b'|-c 'A b'
		--drop: not a column name: ''|--drop ''
		--rename: not of the form COLUMN=NAME: 'a'|--rename a
		--rename: not of the form COLUMN=NAME: 'a='|--rename a=
		--rename: twice: 'a'|--rename a=b,a=c
		--rename: not UTF-8: '\xff'|--rename $'a=\xff'
		--rename: not a column name: 'A'|-t tsv --rename a=A
		--types: no such type: 'float' (one of text, date, phone, int, number, money)|--types a=float
		--to: unknown: 'xlsx'; it is one of table, csv, csv-crlf, excel-nl, json, jsonl, tsv|-t xlsx
	END
}

@test "two files are read by column name" {
	printf 'a\tb\n1\t2\n' >one
	printf 'b\ta\n"4\t3\n' >two
	printf 'b,a\n2,1\n"""4",3\n' >expected
	want expected -t csv -c b,a one two
	printf 'a  b\n-  --\n1  2\n3  "4\n' >expected
	want expected one two
	want expected - two <one
}

@test "a table: numbers to the right, wide characters count twice, no blanks at line ends" {
	printf 'name\tamount\tr\n\xe6\x9d\x8e\xe5\xb0\x8f\xe9\xbe\x8d\t1.50\t5\ne\xcc\x81\t-1200.00\t\n\\n\x9b' | head -c -1 > in
	printf '\t\t\n\t\t\n\xc2\x9b\xe2\x80\xae\t\t3\n' >>in
	{ printf 'name      amount  r\n------  --------  -\n'
	  printf '\xe6\x9d\x8e\xe5\xb0\x8f\xe9\xbe\x8d      1.50  5\n'
	  printf 'e\xcc\x81       -1200.00\n\xe2\x90\x8a\n \n'
	  printf '\xef\xbf\xbd\xef\xbf\xbd                3\n'; } >expected
	want expected in
	[ "$(rfm-fmt -q in | grep -c ' $')" = 1 ]
	# not a terminal: nothing is cut, nothing is bold
	COLUMNS=10 want expected in
}

@test "on a terminal the widest text columns are cut, the header is bold" {
	command -v script >/dev/null || skip "script(1) is not installed"
	script -qec true /dev/null </dev/null >/dev/null 2>&1 || skip "no pseudo-terminal can be made here"
	printf 'city\tamount\tnote\tr\nAmsterdam\t123456789.00\t%s\t5\nX\t\tshort\t1\n' \
	    "$(printf '%050d' 0 | tr 0 '\351' | sed 's/\xe9/\xc3\xa9/g')" >in
	on_terminal() {
		script -qec "rfm-fmt -q in" /dev/null </dev/null | tr -d '\r' >got
	}
	COLUMNS=40 on_terminal
	{ printf '\033[1mcity             amount  note          r\033[0m\n'
	  printf '%s\n' '---------  ------------  ------------  -'
	  printf 'Amsterdam  123456789.00  \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xe2\x80\xa6  5\n'
	  printf 'X                        short         1\n'; } >expected
	diff expected got
	COLUMNS=40 NO_COLOR=1 on_terminal
	sed 's/\x1b\[[01]m//g' expected | diff - got
	COLUMNS=200 on_terminal
	[ "$(wc -L <got)" -gt 70 ]
	COLUMNS=3 on_terminal # narrower than numbers are: they stay whole
	grep -q '123456789.00' got
	[[ $(sed -n 3p got) = $'Amste\xe2\x80\xa6  123456789.00  '* ]]
}

@test "a thousand columns" {
	awk 'BEGIN { for (i = 1; i <= 1000; i++) { h = h (i >1 ? "\t" : "") "c" i; r = r (i >1 ? "\t" : "") i }
	     print h; for (i = 0; i <20; i++) print r }' >in
	tr '\t' ',' <in >csv
	want csv -t csv in
	want in -t tsv -c "$(head -n 1 in | tr '\t' ,)" in
	rev=$(head -n 1 in | tr '\t' '\n' | tac | paste -sd ,)
	rfm-fmt -q -t tsv -c "$rev" in >back
	want in -t tsv -c "$(head -n 1 in | tr '\t' ,)" back
	rfm-fmt -q in | awk 'NF != 1000 { exit 1 } END { exit NR != 22 }'
	rfm-fmt -q -t jsonl in | awk -F : 'NF != 1001 { exit 1 } END { exit NR != 20 }'
}

@test "python, sqlite3 and jq read back what was written" {
	awk 'BEGIN { print "id\ttext"; split("a\",\";\"\\n\"\\r\\n\"\\t\"\\\\\"\x01\"=\" \"é\"€\"日", p, "\"")
	     p[1] = "\""; n = 12; for (i = 0; i < 500; i++) { s = ""; x = i
	     for (j = 0; j < i % 9; j++) { x = (x * 75 + 74) % 65537; s = s p[1 + x % n] }
	     print i "\t" s } }' >in
	readers=0
	if command -v python3 >/dev/null; then
		readers=1
		cat >back.py <<-'END'
			import csv, json
			undo = {'t': '\t', 'n': '\n', 'r': '\r', '\\': '\\'}
			def plain(s):
			    out, it = '', iter(s)
			    for c in it:
			        out += undo[next(it)] if c == '\\' else c
			    return out
			with open('in', newline='\n', encoding='utf-8') as f:
			    want = [[plain(c) for c in line[:-1].split('\t')] for line in f]
			for name in ('csv', 'csv-crlf'):
			    with open('back.' + name, newline='', encoding='utf-8') as f:
			        assert list(csv.reader(f, strict=True)) == want, name
			with open('back.excel-nl', newline='', encoding='utf-8-sig') as f:
			    got = list(csv.reader(f, strict=True, delimiter=';'))
			guard = lambda s: "'" + s if s[:1] and s[0] in '=+-@\t\r\n' else s
			assert got == [[guard(c) for c in row] for row in want], 'excel-nl'
			want = [dict(id=int(i), text=t or None) for i, t in want[1:]]
			assert json.load(open('back.json', encoding='utf-8')) == want, 'json'
			lines = open('back.jsonl', encoding='utf-8', newline='\n')
			assert [json.loads(l) for l in lines] == want, 'jsonl'
		END
		for f in csv csv-crlf excel-nl json jsonl; do
			rfm-fmt -q --types id=int -t "$f" in >"back.$f"
		done
		python3 back.py
	fi
	if command -v sqlite3 >/dev/null; then
		readers=1
		rfm-fmt -q -t csv in >plain.csv
		sqlite3 :memory: '.mode csv' '.import plain.csv t' '.mode list' \
			"select hex(text) || '0A' from t order by id + 0" | tr -d '\n' >got
		sed 1d in | while IFS=$'\t' read -r _ text; do
			printf '%b\n' "$text"
		done | od -An -v -tx1 | tr -d ' \n' | tr a-f A-F >expected
		cmp expected got
	fi
	if command -v jq >/dev/null; then
		readers=1
		rfm-fmt -q -t json in | jq -r '.[] | .text // "" | @json' >one
		rfm-fmt -q -t jsonl in | jq -r '.text // "" | @json' >two
		cmp one two
		[ "$(wc -l <one)" = 500 ]
	fi
	[ $readers = 1 ] || skip "none of python3, sqlite3, jq is installed"
}

@test "a value is a number beside an event, and a text in a file of rejects" {
	tsv 'event|value' 'cart|12.50' >in
	[ "$(rfm-fmt -q -t jsonl in)" = '{"event":"cart","value":12.50}' ]
	tsv 'file|line|code|value' 'a.csv|2|date_invalid|31-02-2026' >in
	[ "$(rfm-fmt -q -t jsonl in)" = '{"file":"a.csv","line":2,"code":"date_invalid","value":"31-02-2026"}' ]
}

@test "many blank lines and many headers cost no more than other lines" {
	(echo a; yes '' | head -n 300000) >in
	timeout 5 rfm-fmt -q -t tsv in >out
	cmp in out
	(echo a; yes $'b\na' | head -n 100000) >in
	[ "$(timeout 5 rfm-fmt -q -t tsv in | wc -l)" -eq 50001 ]
}

@test "a row of column names that are not all of them is a row" {
	tsv 'x|y' 'x|x' >in
	[ "$(rfm-fmt -q -t tsv in)" = "$(cat in)" ]
}
