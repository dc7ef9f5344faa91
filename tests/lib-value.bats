#!/usr/bin/env bats
# The functions of lib/value by table: INPUT => RESULT, !reason where there is none.
# Several inputs are divided by |, a byte that cannot be typed is \xNN.
load helper

# rows FUNCTION [SECOND INPUT] < table
rows() {
	cat >"$BATS_TEST_TMPDIR/want"
	[ -s "$BATS_TEST_TMPDIR/want" ]
	awk -v f="$1" -v more="${2:+\t$2}" '{
		match($0, / =>( |$)/)
		input = substr($0, 1, RSTART - 1)
		gsub(/ \| /, "\t", input)
		print f "\t" input more
	}' "$BATS_TEST_TMPDIR/want" >"$BATS_TEST_TMPDIR/in"
	probe-value <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out"
	same "$(cat "$BATS_TEST_TMPDIR/want")" "$(awk -v out="$BATS_TEST_TMPDIR/out" '{
		match($0, / =>( |$)/)
		getline got <out
		print substr($0, 1, RSTART + 2) (got == "" ? "" : " ") got
	}' "$BATS_TEST_TMPDIR/want")"
}

# table FILE: the rows of a table in lib/data
table() {
	grep -v '^#' "$top/lib/data/$1.tsv" | sed 1d
}

@test "an integer is digits with an optional minus, between its limits" {
	rows int <<-'EOF'
	0 | 0 | 9 => 0
	9 | 0 | 9 => 9
	007 | 0 | 9 => 7
	-0 | 0 | 9 => 0
	-5 | -5 | 5 => -5
	12345678 | 0 | 99999999 => 12345678
	00000000000000000000000000001 | 0 | 9 => 1
	10 | 99 | 100 => !too small
	-6 | -5 | 5 => !too small
	10 | 0 | 9 => !too large
	9223372036854775807 | 0 | 9223372036854775807 => 9223372036854775807
	9223372036854775808 | 0 | 9223372036854775807 => !too large
	99999999999999999999999 | 0 | 9 => !too large
	-9223372036854775808 | -9223372036854775808 | 0 => -9223372036854775808
	-9223372036854775809 | -9223372036854775808 | 0 => !too small
	 | 0 | 9 => !empty
	- | 0 | 9 => !not a whole number
	+1 | 0 | 9 => !not a whole number
	1.0 | 0 | 9 => !not a whole number
	 1 | 0 | 9 => !not a whole number
	1e3 | 0 | 9 => !not a whole number
	1234567x9 | 0 | 9 => !not a whole number
	--1 | 0 | 9 => !not a whole number
	99999999999999999999999x | 0 | 9 => !not a whole number
	EOF
}

@test "a real is the nearest double of plain decimal text" {
	rows real <<-'EOF'
	0 => 0
	-0.0 => 0
	0.05 => 0.050000000000000003
	-12.5 => -12.5
	0.1 => 0.10000000000000001
	123456789012345 => 123456789012345
	0.30000000000000004 => 0.30000000000000004
	9007199254740993 => 9007199254740992
	0.333333333333333333333333333 => 0.33333333333333331
	 => !empty
	- => !not a number
	. => !not a number
	.5 => !not a number
	5. => !not a number
	1.2.3 => !not a number
	1e3 => !not a number
	0x10 => !not a number
	inf => !not a number
	nan => !not a number
	1,5 => !not a number
	EOF
	run probe-value < <(printf 'real\t%0300d\nreal\t%0301d\n' 1 1)
	same $'1\n!too many digits' "$output"
}

@test "money is read in any number of places that loses nothing" {
	rows money_raw <<-'EOF'
	0 => 0.00 0
	0.00 => 0.00 0
	-0.00 => 0.00 0
	-0 => 0.00 0
	5 => 5.00 50000
	5.1 => 5.10 51000
	5.10 => 5.10 51000
	5.1000 => 5.10 51000
	5.100000000 => 5.10 51000
	5.12 => 5.12 51200
	5.123 => 5.123 51230
	5.1230 => 5.123 51230
	5.1234 => 5.1234 51234
	5.0001 => 5.0001 50001
	5.0100 => 5.01 50100
	-1234.50 => -1234.50 -12345000
	007.00 => 7.00 70000
	00000000000000000000000.01 => 0.01 100
	99999.99 => 99999.99 999999900
	100000.00 => 100000.00 1000000000
	-99999.99 => -99999.99 -999999900
	12345678.90 => 12345678.90 123456789000
	922337203685477.5807 => 922337203685477.5807 9223372036854775807
	-922337203685477.5808 => -922337203685477.5808 -9223372036854775808
	999999999999999 => !too large
	922337203685477.5808 => !too large
	-922337203685477.5809 => !too large
	1000000000000000 => !too large
	99999999999999999999999999 => !too large
	5.12345 => !more than 4 decimal places
	0.00001 => !more than 4 decimal places
	 => !empty
	- => !not a number
	. => !not a number
	.50 => !not a number
	5. => !not a number
	-.50 => !not a number
	+5.00 => !not a number
	 5.00 => !not a number
	5.00  => !not a number
	5,00 => !not a number
	1.000.00 => !not a number
	1.2.34 => !not a number
	1-2.34 => !not a number
	12a.34 => !not a number
	12.3O => !not a number
	12.3/ => !not a number
	12.3: => !not a number
	--5.00 => !not a number
	5.00- => !not a number
	1e5 => !not a number
	12\x00.34 => !not a number
	\xb1\xb2.34 => !not a number
	EOF
}

@test "money is rounded half away from zero, and says so" {
	rows money_round <<-'EOF'
	5.12 => 5.12
	5.123400 => 5.1234
	5.12344 => 5.1234 rounded
	5.12345 => 5.1235 rounded
	-5.12345 => -5.1235 rounded
	5.123449999999999999999999999 => 5.1234 rounded
	0.00004 => 0.00 rounded
	-0.00004 => 0.00 rounded
	0.00005 => 0.0001 rounded
	9.99995 => 10.00 rounded
	922337203685477.58074 => 922337203685477.5807 rounded
	922337203685477.58075 => !too large
	-922337203685477.58075 => -922337203685477.5808 rounded
	1.2x => !not a number
	 => !empty
	EOF
}

@test "a product of quantity and price is exact before it is rounded" {
	rows money_product <<-'EOF'
	6 | 2.55 => 15.30
	3 | 0.0001 => 0.0003
	0 | 12.34 => 0.00
	-1 | 12.34 => -12.34
	-1 | -12.34 => 12.34
	-0 | 12.34 => 0.00
	1.5 | 0.0001 => 0.0002 rounded
	1.4 | 0.0001 => 0.0001 rounded
	1 | 0.00005 => 0.0001 rounded
	-1 | 0.00005 => -0.0001 rounded
	-1 | 0.00004 => 0.00 rounded
	0.333 | 3 => 0.999
	1.10 | 1.10 => 1.21
	0.5 | 0.5 => 0.25
	999999999 | 99999.9999 => 99999999800000.0001
	999999999999999999 | 0.0001 => 99999999999999.9999
	999999999999999999 | 0.001 => !too large
	-57646075230342.3488 | 16 => -922337203685477.5808
	57646075230342.3488 | 16 => !too large
	-5764607523034.23488 | 160 => -922337203685477.5808
	5764607523034.23488 | 160 => !too large
	0.000000000000000005 | 0.00000000000000000000001 => 0.00 rounded
	500000000000000000 | 0.000000000000000000000000000000000000001 => 0.00 rounded
	0.0000000000000000000005 | 100000000000000000 => 0.0001 rounded
	0.999999999999999999 | 0.999999999999999999 => 1.00 rounded
	0 | 0.00000000000000000000000000000000000000000000000000001 => 0.00
	1 | 0.00000000000000000000000000000000000000000000000000001 => 0.00 rounded
	0.100000000000000000000000 | 1 => 0.10
	0.1234567890123456789 | 1 => !more than 18 digits
	1 | 1234567890123456789 => !more than 18 digits
	 | 1 => !empty
	1 |  => !empty
	1 | x => !not a number
	1,5 | 1 => !not a number
	EOF
}

@test "a sum of money beyond 64 bits is shown whole" {
	rows money_sum <<-'EOF'
	0 | 0 => 0.00
	-1 | 1 => -0.0001
	123450 | 10 => 123.45
	9223372036854775807 | 1 => 922337203685477.5807
	9223372036854775807 | 10 => 9223372036854775.807
	9223372036854775807 | -10 => -9223372036854775.807
	9223372036854775807 | 10000 => 9223372036854775807.00
	9223372036854775807 | 9223372036854775807 => 8507059173023461584739690778423250.1249
	-9223372036854775808 | 9223372036854775807 => -8507059173023461585662027982108727.7056
	EOF
}

@test "a day is the record form and nothing else" {
	rows date <<-'EOF'
	1970-01-01 => 1970-01-01 0
	1969-12-31 => 1969-12-31 -1
	2026-03-31 => 2026-03-31 20543
	2000-02-29 => 2000-02-29 11016
	0001-01-01 => 0001-01-01 -719162
	9999-12-31 => 9999-12-31 2932896
	2026-03-31T00:00:00 => 2026-03-31 20543
	2026-03-31T23:59:59 => 2026-03-31 20543
	 => !empty
	2026-3-31 => !not a date
	2026-03-311 => !not a date
	02026-03-31 => !not a date
	2026/03/31 => !not a date
	2026-03_31 => !not a date
	31-03-2026 => !not a date
	20260331 => !not a date
	-026-03-31 => !not a date
	2O26-03-31 => !not a date
	2026-0:-31 => !not a date
	2026-03-3/ => !not a date
	2026-03-\x00\x00 => !not a date
	2026-03-3\xb1 => !not a date
	2026-03-31 00:00:00 => !not a date
	2026-03-31T00:00 => !not a date
	2026-03-31T00:00:00Z => !not a date
	2026-03-31T00.00.00 => !not a date
	2026-03-31T00:00:0x => !not a date
	2026-03-31T-1:00:00 => !not a date
	2026-02-30T00:00;00 => !not a date
	2026-02-29 => !no such day
	1900-02-29 => !no such day
	2026-04-31 => !no such day
	2026-12-32 => !no such day
	2026-01-00 => !no such day
	2026-00-01 => !no such day
	2026-13-01 => !no such day
	2026-99-99 => !no such day
	0000-01-01 => !no such day
	0000-00-00 => !no such day
	2026-02-29T24:00:00 => !no such day
	2026-03-31T24:00:00 => !no such time
	2026-03-31T00:60:00 => !no such time
	2026-03-31T23:59:60 => !no such time
	2026-03-31T99:99:99 => !no such time
	EOF
	rows date_civil <<-'EOF'
	2024 | 2 | 29 => 2024-02-29 19782
	2100 | 2 | 29 => !none
	2024 | 13 | 1 => !none
	2024 | 0 | 1 => !none
	2024 | 1 | 0 => !none
	2024 | 1 | -1 => !none
	0 | 1 | 1 => !none
	-1 | 1 | 1 => !none
	10000 | 1 | 1 => !none
	EOF
}

@test "each day from 0001-01-01 to 9999-12-31 is counted, shown and read alike" {
	run probe-value <<<calendar
	same 'last 2932896' "$output"
}

@test "UTF-8 is strict: the valid prefix ends at the first fault or NUL" {
	rows text_utf8 <<-'EOF'
	 => 0
	plain text, longer than sixteen bytes, twice. => 45
	0123456789abcde\x00 => 15
	0123456789abcdef\x00 => 16
	\x00 => 0
	0123456789abcdefé => 18
	0123456é89abcdef0123456789abcdef => 33
	é€😀ΩЖ漢 => 16
	a\x7f => 2
	a\x80 => 1
	0123456789abcdef\x80 => 16
	é\x80 => 2
	é\x00 => 2
	\xc0\x80 => 0
	\xc1\xbf => 0
	\xc2\x7f => 0
	\xc2 => 0
	\xdf\xbf => 2
	\xe0\x9f\xbf => 0
	\xe0\xa0\x80 => 3
	\xe2\x82 => 0
	\xed\x9f\xbf => 3
	\xed\xa0\x80 => 0
	\xed\xbf\xbf => 0
	\xee\x80\x80 => 3
	\xef\xbf\xbf => 3
	\xf0\x8f\xbf\xbf => 0
	\xf0\x90\x80\x80 => 4
	\xf4\x8f\xbf\xbf => 4
	\xf4\x90\x80\x80 => 0
	\xf5\x80\x80\x80 => 0
	\xff => 0
	EOF
}

@test "code points are decoded, encoded and found in Windows-1252" {
	rows text_decode <<-'EOF'
	a => 97 1
	é => 233 2
	€uro => 8364 3
	😀 => 128512 4
	\x00 => 0 1
	\x80 => -1 1
	\xe2\x82 => -1 1
	\xc3a => -1 1
	EOF
	rows text_encode <<-'EOF'
	127 => 7f
	128 => c280
	2047 => dfbf
	2048 => e0a080
	65535 => efbfbf
	65536 => f0908080
	1114111 => f48fbfbf
	EOF
	rows text_cp1252 <<-'EOF'
	A => 41
	\x80 => 20AC
	\x81 => FFFFFFFF
	\x8d => FFFFFFFF
	\x8f => FFFFFFFF
	\x90 => FFFFFFFF
	\x92 => 2019
	\x9d => FFFFFFFF
	\x9f => 178
	\xa0 => A0
	\xe9 => E9
	\xff => FF
	EOF
}

@test "escapes hold tab, newline, return and backslash, and come back" {
	rows text_escape <<-'EOF'
	 =>
	plain text longer than eight bytes => plain text longer than eight bytes
	\x09 => \t
	12345678 => 12345678
	1234567\x0a => 1234567\n
	12345678\x0d => 12345678\r
	C:\dir\file => C:\\dir\\file
	\x09\x0a\x0d\\x5c => \t\n\r\\\\
	EOF
	run probe-value <<<$'text_escape\t12\\x08\\x0b\\x0c\\x0e\\x1f\\x7f\\xe9'
	same $'12\b\v\f\x0e\x1f\x7f\xe9' "$output"
	rows text_unescape <<-'EOF'
	 =>
	ab => 6162
	\t\n\r\\ => 090a0d5c
	a\\tb => 615c7462
	a\qb => 615c7162
	a\ => 615c
	\\\ => 5c5c
	EOF
}

@test "folding keeps letters and digits, without case and diacritics" {
	rows text_fold <<-'EOF'
	 =>
	Jansen => jansen
	 D'Hondt-van der Berg 2e => dhondtvanderberg2e
	@[`{/:AZaz09 => azaz09
	BELGIË => belgie
	Straße => strasse
	STRAẞE => strasse
	Ærøskøbing => aeroskobing
	Łódź => lodz
	Ĳsselmuiden => ijsselmuiden
	Þór Œuvre => thoroeuvre
	Nguyễn Thị Ánh => nguyenthianh
	ǅungla Ǎ Ș ț => dzunglaast
	e\xcc\x81 => e
	’s-Hertogenbosch… => shertogenbosch
	a\xc2\xa0b\xe2\x80\x8bc\xc2\xadd => abcd
	3 × 4 ÷ 5 € ½ ° => 345
	Ωμέγα Жук 東京 ひらがな 한국 => ΩμέγαЖук東京ひらがな한국
	שָׁלוֹם => שלום
	हिन्दी => हिन्दी
	😀☺★「」 =>
	a\xffb\xe2\x82 => ab
	EOF
	# The table itself, of which each row is found by its place.
	table fold | sed $'s/\t/ => /; s/ $//' | rows text_fold
}

@test "width counts columns of a terminal" {
	rows text_width <<-'EOF'
	 => 0
	abc => 3
	Zoë => 3
	e\xcc\x81 => 1
	東京 => 4
	한국 => 4
	ＡＢ => 4
	ｱｲ => 2
	😀 => 2
	€ → ★ => 5
	a\xe2\x80\x8bb => 2
	a\xc2\xa0b => 3
	हि => 2
	a\x1bb\x7f\xc2\x85 => 2
	a\xffb => 3
	EOF
}

@test "SHA-256 agrees with FIPS 180-4" {
	rows sha256 <<-'EOF'
	 => e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
	abc => ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
	abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq => 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1
	abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu => cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1
	a | 1000000 => cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0
	a | 55 => 9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318
	a | 56 => b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a
	a | 63 => 7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34
	a | 64 => ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb
	a | 65 => 635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0
	a | 119 => 31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb
	a | 120 => 2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c
	jan.jansen@gmail.com => 3afb942f0f83cd2fdf3fa35c2d704bc42b5a0adacea2267816a38f1b27b2c5b2
	zoë => 2752b88686847fa5c86f47b94ce652b7b3f22a91c37617d451a4db9afa431450
	EOF
	# 80 bits of ba7816bf8f 01cfea4141, five at a time
	rows sha256_id <<-'EOF'
	abc => n9s1dfsf077ukga1
	 => seoc8gkovge196nr
	EOF
}

@test "an e-mail address keeps its local part, its domain becomes lower case" {
	rows email <<-'EOF'
	jan@x.nl => jan@x.nl
	Jan.Jansen+Tag@Example.CO.UK => Jan.Jansen+Tag@example.co.uk
	o'brien@x.nl => o'brien@x.nl
	!#$%&'*+/=?^_`{|}~-@x.nl => !#$%&'*+/=?^_`{|}~-@x.nl
	jan@xn--bcher-kva.de => jan@xn--bcher-kva.de
	jan@x.xn--p1ai => jan@x.xn--p1ai
	1@2.nl => 1@2.nl
	a234567890123456789012345678901234567890123456789012345678901234@x.nl => a234567890123456789012345678901234567890123456789012345678901234@x.nl
	a2345678901234567890123456789012345678901234567890123456789012345@x.nl => !more than 64 bytes before the @
	a@a23456789012345678901234567890123456789012345678901234567890123.nl => a@a23456789012345678901234567890123456789012345678901234567890123.nl
	a@a234567890123456789012345678901234567890123456789012345678901234.nl => !part of the domain longer than 63 bytes
	 => !empty
	   => !empty
	\xc2\xa0 => !empty
	<> => !empty
	geen => !no @
	jan(at)x.nl => !no @
	@ => !nothing before the @
	@x.nl => !nothing before the @
	jan @x.nl => !a word beside the address
	"jan jansen"@x.nl => !a word beside the address
	jän@x.nl => !not ASCII before the @
	j(a)n@x.nl => !character not allowed before the @
	jan\x00j@x.nl => !character not allowed before the @
	.jan@x.nl => !dot out of place before the @
	jan.@x.nl => !dot out of place before the @
	jan..j@x.nl => !dot out of place before the @
	jan@ => !nothing after the @
	a@b@c.nl => !more than one @
	jan@bücher.de => jan@xn--bcher-kva.de
	jan@b☃cher.de => !not ASCII after the @
	jan@x_y.nl => !character not allowed after the @
	jan@[192.168.1.1] => !character not allowed after the @
	jan@x => !no dot after the @
	jan@gmail,com => !a word beside the address
	jan@x..nl => !dot out of place after the @
	jan@.x.nl => !dot out of place after the @
	jan@-x.nl => !hyphen out of place after the @
	jan@x-.nl => !hyphen out of place after the @
	jan@x.n => !no such top-level domain
	jan@x.n1 => !no such top-level domain
	jan@192.168.1.1 => !no such top-level domain
	EOF
	# 254 bytes and 255
	local label=a234567890123456789012345678901234567890123456789012345678901
	label=$label.$label.$label.$label
	run probe-value <<<$'email\tabc@'"$label.nl"$'\nemail\tabcd@'"$label.nl"
	same "abc@$label.nl"$'\n!longer than 254 bytes' "$output"
}

@test "an e-mail address is unwrapped, and the first valid one of a cell is taken" {
	rows email <<-'EOF'
	  jan@x.nl   => jan@x.nl
	\xc2\xa0jan@x.nl\xe2\x80\x8b => jan@x.nl
	\xef\xbb\xbfjan@x.nl\xe3\x80\x80 => jan@x.nl
	'jan@x.nl' => jan@x.nl
	'jan@x.nl => jan@x.nl
	"jan@x.nl" => jan@x.nl
	“jan@x.nl” => jan@x.nl
	`jan@x.nl` => jan@x.nl
	<jan@x.nl> => jan@x.nl
	(jan@x.nl) => jan@x.nl
	jan@x.nl. => jan@x.nl
	jan@x.nl.,;:>) => jan@x.nl
	mailto:jan@x.nl => jan@x.nl
	MailTo: jan@x.nl => jan@x.nl
	mailto:jan@x.nl?subject=hoi => jan@x.nl
	jan jansen@x.nl => !a word beside the address
		niet a@x.nl => !a word beside the address
		info, b@x.nl => !a word beside the address
		Jansen, Jan <jan@x.nl> => jan@x.nl
		E-mail: jan@x.nl => jan@x.nl
	Jan Jansen <jan@x.nl> => jan@x.nl
	Jan Jansen<jan@x.nl> => jan@x.nl
	Jan Jansen <jan@x.nl => jan@x.nl
	"Jansen, Jan" <jan@x.nl> => jan@x.nl
	piet@y.nl <jan@x.nl> => jan@x.nl
	jan@x.nl <Jan> => jan@x.nl
	jan@x.nl;piet@y.nl => jan@x.nl
	jan@x.nl, piet@y.nl => jan@x.nl
	jan@x.nl piet@y.nl => jan@x.nl
	jan@x.nl\xc2\xa0piet@y.nl => jan@x.nl
	jan@x.nl\x0apiet@y.nl => jan@x.nl
	jan@x.nl/piet@y.nl => jan@x.nl
	jan/piet@y.nl => jan/piet@y.nl
	jan@x;piet@y.nl => piet@y.nl
	; ,jan@x.nl => jan@x.nl
	jan@x;piet@y => !no dot after the @
	mailto: => !no @
	EOF
}

@test "placeholders and role boxes are told from persons" {
	rows email_class <<-'EOF'
	jan@gmail.com => person
	info@gmail.com => role
	INFO@gmail.com => role
	sales+nl@gmail.com => role
	information@gmail.com => person
	geen@gmail.com => nobody
	nee@gmail.com => nobody
	noreply@webshop.nl => nobody
	n@n.nl => nobody
	xx@xx.eu => nobody
	n@m.nl => person
	hp@hp.com => person
	jan@shop.example.com => nobody
	jan@example.com.nl => person
	jan@x.invalid => nobody
	jan+test@gmail.com => nobody
	jan+test12@gmail.com => nobody
	jan+testament@gmail.com => person
	jan+nieuws@gmail.com => person
	test.jan@gmail.com => nobody
	testa@gmail.com => person
	dev+1@gmail.com => nobody
	dev.patel@gmail.com => person
	info@bedrijf.nl => nobody
	jan@bedrijf.nl => person
	naam@domein.nl => nobody
	jan => person
	info => person
	 => person
	EOF
	rows email_key <<<'Jan.Jansen@X.NL => jan.jansen@x.nl'
	# All of the tables.
	table email_roles | awk '{ print $1 "@gmail.com => role" }' | rows email_class
	table email_placeholders | awk -F'\t' '
		function say(address, class) { print address " => " class }
		$2 != "perhaps" { $2 = "nobody" }
		$1 ~ /^\+/ { say("jan" $1 "@gmail.com", $2); next }
		$1 ~ /^\./ { say("jan@gmail" $1, $2); next }
		$1 ~ /^@/ && $2 == "perhaps" { say("jan" $1, "person"); say("demo" $1, "nobody"); next }
		$1 ~ /^@/ { say("jan" $1, $2); next }
		$1 ~ /\*$/ { sub(/\*$/, "7@", $1) }
		$1 ~ /@$/ && $2 == "perhaps" { say($1 "gmail.com", "person"); say($1 "foo.com", "nobody"); next }
		$1 ~ /@$/ { say($1 "gmail.com", $2); next }
		{ say($1 "jan@gmail.com", $2) }
	' | rows email_class
}

@test "a phone number of each country that we know becomes E.164" {
	rows phone <<-'EOF'
	06 12345678 | NL => +31612345678 mobile
	0470 12 34 56 | BE => +32470123456 mobile
	621 123 456 | LU => +352621123456 mobile
	01512 3456789 | DE => +4915123456789 mobile
	06 12 34 56 78 | FR => +33612345678 mobile
	07400 123456 | GB => +447400123456 mobile
	(201) 555-0123 | US => +12015550123
	(506) 234-5678 | CA => +15062345678
	0664 123456 | AT => +43664123456 mobile
	078 123 45 67 | CH => +41781234567 mobile
	660 234 567 | LI => +423660234567 mobile
	34 41 23 45 | DK => +4534412345
	070 123 45 67 | SE => +46701234567 mobile
	406 12 345 | NO => +4740612345 mobile
	041 2345678 | FI => +358412345678 mobile
	611 1234 | IS => +3546111234 mobile
	085 012 3456 | IE => +353850123456 mobile
	612 34 56 78 | ES => +34612345678 mobile
	912 345 678 | PT => +351912345678 mobile
	312 345 6789 | IT => +393123456789 mobile
	691 234 5678 | GR => +306912345678 mobile
	96 123456 | CY => +35796123456 mobile
	9696 1234 | MT => +35696961234 mobile
	512 345 678 | PL => +48512345678 mobile
	601 123 456 | CZ => +420601123456 mobile
	0912 123 456 | SK => +421912123456 mobile
	06 20 123 4567 | HU => +36201234567 mobile
	0712 034 567 | RO => +40712034567 mobile
	087 812 3456 | BG => +359878123456 mobile
	092 123 4567 | HR => +385921234567 mobile
	031 234 567 | SI => +38631234567 mobile
	5123 4567 | EE => +37251234567 mobile
	21 234 567 | LV => +37121234567 mobile
	0612 34567 | LT => +37061234567 mobile
	0501 234 56 78 | TR => +905012345678 mobile
	0650-123456 | MA => +212650123456 mobile
	741-2345 | SR => +5977412345 mobile
	9 518 1234 | CW => +59995181234 mobile
	560 1234 | AW => +2975601234 mobile
	0412 345 678 | AU => +61412345678 mobile
	050 123 4567 | UA => +380501234567 mobile
	EOF
	# No country of the table is left out, and with its code a number is the same anywhere.
	same "$(table phones | cut -f1)" "$(cut -f3 "$BATS_TEST_TMPDIR/in" | sort)"
	local abroad

	abroad=$(sed 's/.* => \([^ ]*\)/\1 |  => \1/' "$BATS_TEST_TMPDIR/want")
	rows phone <<<"$abroad"
}

@test "a phone number is read in any usual notation" {
	rows phone NL <<-'EOF'
	0612345678 => +31612345678 mobile
	0031612345678 => +31612345678 mobile
	+31612345678 => +31612345678 mobile
	+31 (0)6 12345678 => +31612345678 mobile
	0031 (0)6-12345678 => +31612345678 mobile
	+31 06 12345678 => +31612345678 mobile
	(0)6 12345678 => +31612345678 mobile
	06.12.34.56.78 => +31612345678 mobile
	06-12-34-56-78 => +31612345678 mobile
	06/12345678 => +31612345678 mobile
	(020) 123 45 67 => +31201234567
	[020] 1234567 => +31201234567
	tel:+31-6-12345678 => +31612345678 mobile
	Tel. 06-12345678 => +31612345678 mobile
	Téléphone : 06-12345678 => +31612345678 mobile
	020-1234567 ext 12 => +31201234567
	020-1234567x12 => +31201234567
	020-1234567 tst. 12 => +31201234567
	020-1234567 doorkies 12 => +31201234567
	020-1234567 #12 => +31201234567
	06-12345678 (moeder) => +31612345678 mobile
	06-12345678 (NL) => +31612345678 mobile
	06–12345678 => +31612345678 mobile
	06\xc2\xa012345678 => +31612345678 mobile
	\xe2\x80\xad+31 6 12345678\xe2\x80\xac => +31612345678 mobile
	'+31612345678 => +31612345678 mobile
	="0612345678" => +31612345678 mobile
	+0612345678 => +31612345678 mobile
	+0031612345678 => +31612345678 mobile
	06-12345678 / 020-7654321 => +31612345678 mobile
	0612345678;0687654321 => +31612345678 mobile
	0612345678 +31687654321 => +31612345678 mobile
	0612345678, jan@x.nl => +31612345678 mobile
	085-1234567 => +31851234567
	+32 470 12 34 56 => +32470123456 mobile
	+81 3-1234-5678 => +81312345678
	+81 (0)3-1234-5678 => +81312345678
	EOF
}

@test "a number that lost its prefix is read by what fits its country" {
	rows phone <<-'EOF'
	612345678 | NL => +31612345678 mobile
	612345678.0 | NL => +31612345678 mobile
	31612345678 | NL => +31612345678 mobile
	310612345678 | NL => +31612345678 mobile
	31612345678.0 | NL => +31612345678 mobile
	470123456 | BE => +32470123456 mobile
	32470123456 | BE => +32470123456 mobile
	4915123456789 | DE => +4915123456789 mobile
	4930123456 | DE => +4930123456
	421234567 | SK => +421421234567
	352621123456 | LU => +352621123456 mobile
	3931234567 | IT => +393931234567 mobile
	393123456789 | IT => +393123456789 mobile
	0212345678 | IT => +390212345678
	+39 (0)2 12345678 | IT => +390212345678
	+34 (0)612345678 | NL => +34612345678 mobile
	6201234567 | HU => +36201234567 mobile
	861234567 | LT => +37061234567 mobile
	80012345 | LT => +37080012345
	1 (201) 555-0123 | US => +12015550123
	011 31 6 12345678 | US => +31612345678 mobile
	0011 31 6 12345678 | AU => +31612345678 mobile
	0031 6 12345678 | US => +31612345678 mobile
	EOF
}

@test "what is no phone number says why" {
	rows phone NL <<-'EOF'
	 => !empty
	   => !empty
	- => !no digits
	+ => !no digits
	geen => !not a phone number
	jan@x.nl => !not a phone number
	NL12ABNA0123456789 => !not a phone number
	BE 0123.456.789 => !not a phone number
	061234567o => !not a phone number
	#31#0612345678 => !not a phone number
	06*12345678 => !not a phone number
	06\xff12345678 => !not a phone number
	06\x0012345678 => !not a phone number
	6,12346E+08 => !precision lost by a spreadsheet
	3.16123e10 => !precision lost by a spreadsheet
	6E+08 => !precision lost by a spreadsheet
	6E => !not a phone number
	6E+ => !not a phone number
	6E+x => !not a phone number
	06-12345678.0 => !too many digits
	061234567 => !too few digits
	06123456789 => !too many digits
	12345678901234567890123456789 => !too many digits
	00 => !too few digits
	+31 => !too few digits
	+3161234567 => !too few digits
	+31 (0)6 1234567 => !too few digits
	+999 => !too few digits
	+000612345678 => !no such country code
	+86 12345678901234567 => !too many digits
	0(0) => !too few digits
	EOF
	# 128 bytes are looked at, 129 are not, however they would read.
	run probe-value < <(printf 'phone\t%-117sx0612345678\tNL\nphone\t%-118sx0612345678\tNL\n' T T | tr x :)
	same $'+31612345678 mobile\n!not a phone number' "$output"
	rows phone <<-'EOF'
	0612345678 |  => !country not known
	0612345678 | XK => !country not known
	0470 12 34 5 | BE => !too few digits
	(101) 555-0123 | US => !too few digits
	(201) 155-0123 | US => !no such number in its country
	+1 201 155 0123 | NL => !no such number in its country
	0612345678 | ES => !too many digits
	012345678 | ES => !no such number in its country
	EOF
}

@test "placeholder numbers are nobody's, mobile prefixes tell the rest" {
	rows phone_class <<-'EOF'
	+31612345678 => nobody
	+31687654321 => nobody
	+31600000000 => nobody
	+31611111111 => nobody
	+31612121212 => nobody
	+31101234567 => nobody
	+31201111111 => nobody
	+31123456789 => nobody
	+31987654321 => nobody
	+31613000000 => nobody
	+32470123456 => nobody
	+32499999999 => nobody
	+3221234567 => nobody
	+33612345678 => nobody
	+33639981234 => nobody
	+491701234567 => nobody
	+4915112345678 => nobody
	+447700900123 => nobody
	+442079460999 => nobody
	+15555555555 => nobody
	+12015550123 => nobody
	+12015550223 => fixed
	+31613572468 => mobile
	+31203572468 => fixed
	+31613500000 => mobile
	+32475913562 => mobile
	+447911123455 => mobile
	+4534412344 => fixed
	+81312345768 => fixed
	+ => nobody
	 => nobody
	0613572468 => fixed
	EOF
	table phone_placeholders | cut -f1 | sed 's/N/2/g; s/X/3/g; s/$/ => nobody/' | rows phone_class
}

@test "real numbers of nine countries come out as published" {
	real data/facts/phone-examples.tsv
	awk -F'\t' 'NR > 1 && ($5 == "fixedLine" || $5 == "mobile") {
		mobile = $5 == "mobile" && $1 != "DK" && $1 != "US" ? " mobile" : ""
		print $3 $6 " | " $1 " => " $7 mobile
		print $7 " |  => " $7 mobile
	}' "$real" | rows phone
}
