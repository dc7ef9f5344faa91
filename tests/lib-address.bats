#!/usr/bin/env bats
# Countries, postal codes, streets and names by table: INPUT => RESULT. Several inputs, and
# the parts of a result, are divided by |.
load helper

# rows FUNCTION [INPUT BEHIND] < table
rows() {
	cat >"$BATS_TEST_TMPDIR/want"
	[ -s "$BATS_TEST_TMPDIR/want" ]
	awk -v f="$1" -v more="${2:+\t$2}" '{
		match($0, / =>( |$)/)
		input = substr($0, 1, RSTART - 1)
		gsub(/ \| /, "\t", input)
		print f "\t" input more
	}' "$BATS_TEST_TMPDIR/want" >"$BATS_TEST_TMPDIR/in"
	probe-address <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out"
	same "$(cat "$BATS_TEST_TMPDIR/want")" "$(awk -v out="$BATS_TEST_TMPDIR/out" '{
		match($0, / =>( |$)/)
		getline got <out
		print substr($0, 1, RSTART + 2) (got == "" ? "" : " ") got
	}' "$BATS_TEST_TMPDIR/want")"
}

# vectors FILE: the table of lines `probe input TAB wanted`, for probes of one field
vectors() {
	[ -s "$1" ]
	cut -f 1-4 "$1" | probe-address >"$1.out"
	cut -f 5 "$1" | paste - "$1.out" "$1" | awk -F '\t' '$1 != $2 { print $4 " " $5 ": " $2 ", not " $1 }'
}

table() {
	grep -v '^#' "$top/lib/data/$1.tsv" | sed 1d
}

@test "a country is known by its codes, its names in four languages, and their slips" {
	rows country <<-'EOF'
	NL => NL
	nld => NL
	Nederland => NL
	 Pays-Bas  => NL
	BELGIË => BE
	belgie => BE
	België / Belgique => BE
	Nederland (NL) => NL
	BE - België => BE
	D - Deutschland => DE
	Vereinigtes Königreich => GB
	UK => GB
	EL => GR
	XI => GB
	XK => XK
	DDR => DE
	IRL => IE
	AND => AD
	528 => NL
	Netherlands; Belgium => !unknown country
	Nederland (BE) => !unknown country
	Atlantis => !unknown country
	Europe => !unknown country
	EU => !unknown country
	EOF
}

@test "what may be several countries, or none, is not one" {
	rows country <<-'EOF'
	AN => !country that may be several
	Yugoslavia => !country that may be several
	Congo => !country that may be several
	Virgin Islands => !country that may be several
	B => !country that may be several
	Korea => KR!country that may be several
	America => US!country that may be several
	31 => NL!country that may be several
	NA => !no country
	ZZ => !no country
	A1 => !no country
	- => !no country
	Unbekannt => !no country
	 => !no country
	EOF
	rows guesses <<-'EOF'
	Channel Islands => JE,GG
	B => BE
	NA => NA
	Korea => KR
	NL =>
	EU =>
	EOF
}

@test "the names and codes of published lists are known" {
	local language

	real data/country-list
	for language in en fr nl nl_BE de; do
		sed -e 1d -e 's/\r$//' -e 's/,"\(.*\)"$/,\1/' "$real/country-$language.csv" |
			awk '{ print "country\t" substr($0, 4) "\t\t\t" substr($0, 1, 2) }'
	done >"$BATS_TEST_TMPDIR/list"
	real facts/countries.tsv
	sed 1d "$real" | awk -F '\t' '{
		n = split($1 "|" $2 "|" $3 "|" $4 "|" $5 "|" $6 "|" $7, name, "|")
		for (i = 1; i <= n; i++) if (name[i] != "") print "country\t" name[i] "\t\t\t" $1
	}' >>"$BATS_TEST_TMPDIR/list"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/list")" -gt 2500 ]
	# the two letters of Namibia are what databases write for a missing value
	same 'NA : !no country, not NA' "$(vectors "$BATS_TEST_TMPDIR/list")"
}

@test "tables that are searched by halves are sorted" {
	local name

	for name in countries country_special postcodes street_words name_words; do
		table $name | cut -f 1 | LC_ALL=C sort -cu || collect "$name"
	done
	settle
}

@test "a postal code gets the form of its country" {
	rows postcode NL <<-'EOF'
	1012js | NL => good|1012 JS
	3511LN | NL => good|3511 LN
	 2511  cv | NL => good|2511 CV
	NL-1012 JS | NL => good|1012 JS
	'1012JS | NL => good|1012 JS
	1012 SE | NL => good|1012 SE
	1012 SA | NL => bad|
	1012SD | NL => bad|
	1012ss | NL => bad|
	0123 AB | NL => bad|
	1012 | NL => part|1012
	B-1000 | BE => good|1000
	999 | BE => bad|
	1-0-0-0 | BE => bad|
	133.00 | SE => bad|
	L 2449 | LU => good|2449
	D-10115 | DE => good|10115
	00000 | DE => bad|
	75 008 | FR => good|75008
	'75008 | FR => good|75008
	75008.0 | FR => good|75008
	99123 | FR => bad|
	53000 | ES => bad|
	sw1a1aa | GB => good|SW1A 1AA
	M11AE | GB => good|M1 1AE
	GIR0AA | GB => good|GIR 0AA
	QQ1 1AA | GB => bad|
	GY11WR | GG => good|GY1 1WR
	1010 | LV => good|LV-1010
	AD 500 | AD => good|AD500
	30962 | PL => good|30-962
	11431 | SE => good|114 31
	k1a0b1 | CA => good|K1A 0B1
	940161234 | US => good|94016-1234
	NXR 01 | MT => good|NXR 01
	 C1070AAM  | AR => free|C1070AAM
	12345 | CW => free|12345
	00000 | AE => bad|
	 | NL => bad|
	none | NL => bad|
	EOF
}

@test "a lost zero comes back where the country is known" {
	rows postcode NL <<-'EOF'
	1067 | DE => padded|01067
	="1067" | DE => padded|01067
	1000.0 | FR => padded|01000
	8001 | ES => padded|08001
	118 | IT => bad|
	2108-1234 | US => padded|02108-1234
	150 | NO => padded|0150
	EOF
	rows postcode <<-'EOF'
	1067 |  | DE => good|1067
	EOF
}

@test "the code of another country is told from a wrong one" {
	rows postcode NL <<-'EOF'
	1012 JS | BE => other|1012 JS
	75008 | BE => other|75008
	B-1000 | NL => other|1000
	K1A0B1 | US => other|K1A 0B1
	1012 JS | CW => other|1012 JS
	12345 | NL => other|12345
	EOF
	rows postcode <<-'EOF'
	1012js |  | NL => good|1012 JS
	1012js |  |  => good|1012 JS
	1012 |  | NL => part|1012
	1012 |  | BE => good|1012
	10115 |  | NL => good|10115
	111 52 |  | NL => good|111 52
	D-10115 |  | NL => good|10115
	EOF
	rows tells <<-'EOF'
	1012 js => NL
	B-1000 => BE
	SW1A 1AA => GB
	D02X285 => IE
	00-001 => PL
	1000-205 => PT
	1000 =>
	75008 =>
	EOF
	rows choose <<-'EOF'
	JE2 4WJ | JE,GG => JE
	1000 | BE => BE
	1000 | NL,BE,LU =>
	1012 JS | NL,BE,LU => NL
	EOF
}

@test "examples of postal codes fit their country" {
	real facts/postcodes.tsv
	sed 1d "$real" | awk -F '\t' '{
		n = split($5, code, ",")
		for (i = 1; i <= n; i++) print "postcode\t" code[i] "\t" $1 "\tNL\tgood"
	}' >"$BATS_TEST_TMPDIR/list"
	real data/facts/postal.tsv
	table postcodes | awk -F '\t' '
	FILENAME == "-" { tabled[$1] = 1; next }
	FNR > 1 {
		n = split($3, code, ",")
		for (i = 1; i <= n; i++)
			print "postcode\t" code[i] "\t" $1 "\tNL\t" ($1 in tabled ? "good" : "free")
	}' - "$real" >>"$BATS_TEST_TMPDIR/list"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/list")" -gt 500 ]
	cut -f 1-4 "$BATS_TEST_TMPDIR/list" | probe-address | sed 's/|.*//' |
		paste - "$BATS_TEST_TMPDIR/list" | awk -F '\t' '$1 != $6' >"$BATS_TEST_TMPDIR/wrong"
	same '' "$(<"$BATS_TEST_TMPDIR/wrong")"
}

@test "the house number stands behind the street, the addition behind that" {
	rows street NL <<-'EOF'
	Molenpad 7 => Molenpad|7|
	Laan van Meerdervoort 1000-12 => Laan van Meerdervoort|1000|12
	1e Helmersstraat 4 hs => 1e Helmersstraat|4|HS
	's-Gravelandseweg 12 => 's-Gravelandseweg|12|
	Kerkstraat 12 1-hoog => Kerkstraat|12|1 HOOG
	Wibautstraat 131 D 2 => Wibautstraat|131|D 2
	Dorpsstraat 12, 3 hoog achter => Dorpsstraat|12|3 HOOG ACHTER
	Singel 250-III => Singel|250|III
	Singel 250 A-2 => Singel|250|A 2
	Singel 12b3 => Singel|12|B3
	Singel 12 - 14 => Singel|12|14
	Stationsplein 45 A4.004 => Stationsplein|45|A4.004
	Industrieweg 5-unit 3 => Industrieweg|5|UNIT 3
	Dorpsstraat12a => Dorpsstraat|12|A
	Hauptstr.12 => Hauptstr.|12|
	Kerkstraat nr.12 => Kerkstraat|12|
	Kerkstraat #12 => Kerkstraat|12|
	Prinsengracht t/o 12 => Prinsengracht|12|T/O
	Postfach 10 12 34 => Postfach|101234|
	PO Box 123 => PO Box|123|
	nr 12 bis => |12|BIS
	 => ||
	EOF
}

@test "numbers of the street's name are no house numbers" {
	rows street NL <<-'EOF'
	Plein 1944 => Plein 1944||
	Plein '40-'45 5 => Plein '40-'45|5|
	Kerkstraat 1944 => Kerkstraat|1944|
	Rue du 8 mai 1945 => Rue du 8 mai 1945||
	Rue du 8 mai 1945 12 => Rue du 8 mai 1945|12|
	Straße des 17. Juni 135 => Straße des 17. Juni|135|
	24 Oktoberplein => 24 Oktoberplein||
	Tuindorp 2e laan 5 => Tuindorp 2e laan|5|
	Rijksweg A12 => Rijksweg A12||
	EOF
}

@test "a line that fits no rule stays as it is" {
	rows street NL <<-'EOF'
	Kerkstraat 12 Amsterdam => !no rule
	Kerkstraat 12 t.a.v. afdeling 3 => !no rule
	Nieuwstraat bus 3 => !no rule
	a 1 b 2 c 3 d 4 e 5 f 6 g 7 h 8 i 9 => !no rule
	EOF
}

@test "the country says what a dash, a b and a number in front mean" {
	rows street <<-'EOF'
	Weg 3-5 | NL => Weg|3|5
	Weg 3-5 |  => Weg|3|5
	Weg 3-5 | BE => Weg|3-5|
	Weg 3 - 5 | DE => Weg|3-5|
	Weg 5-3 | BE => Weg|5|3
	Nieuwstraat 12b3 | BE => Nieuwstraat|12|BUS 3
	Nieuwstraat 12 b 3 | BE => Nieuwstraat|12|BUS 3
	Nieuwstraat 12b | BE => Nieuwstraat|12|B
	Nieuwstraat 12A bus3 | BE => Nieuwstraat|12|A BUS 3
	Hauptstraße 12/3/4 | AT => Hauptstraße|12|3/4
	C 4 12 | DE => C 4|12|
	12, rue de la Gare | LU => rue de la Gare|12|
	rue de la Gare 12 | LU => rue de la Gare|12|
	12 B rue du 8 mai 1945 | FR => rue du 8 mai 1945|12|B
	12 ter avenue Foch Bat B | FR => avenue Foch|12|TER BAT B
	123 E 42nd St | US => E 42nd St|123|
	123 1/2 Main St, Apt. 4B | US => Main St|123|1/2 APT 4B
	45-10 Court Square | US => Court Square|45-10|
	12-14 High Street | GB => High Street|12-14|
	Rose Cottage | GB => Rose Cottage||
	12 The Meadows | GB => The Meadows|12|
	12 The Meadows | NL => 12 The Meadows||
	12 Park Avenue | NL => Park Avenue|12|
	EOF
}

@test "published vectors of house numbers" {
	real facts/house_numbers.tsv
	# the last row has its number in the column of additions
	awk -F '\t' 'NR > 1 {
		c = $5 ~ /^(BE|FR|GB)/ ? substr($5, 1, 2) : "NL"
		print "street\t" $1 "\t" c "\t\t" ($1 == "12" ? "|12|" : $2 "|" $3 "|" $4)
	}' "$real" >"$BATS_TEST_TMPDIR/list"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/list")" -eq 37 ]
	same '' "$(vectors "$BATS_TEST_TMPDIR/list")"
}

@test "parts that are joined are split the same again" {
	real facts/house_numbers.tsv
	# without its nr the second number of Wijk 5 nr 12 is an addition
	awk -F '\t' 'NR > 1 && $2 != "" && $3 != "" && $1 !~ / nr / {
		c = $5 ~ /^(BE|FR|GB)/ ? substr($5, 1, 2) : $1 == "B 4, 12" ? "DE" : "NL"
		print "street\t" $2 " " $3 ($4 == "" ? "" : " " $4) "\t" c "\t\t" $2 "|" $3 "|" $4
	}' "$real" >"$BATS_TEST_TMPDIR/list"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/list")" -gt 30 ]
	same '' "$(vectors "$BATS_TEST_TMPDIR/list")"
}

@test "the second line may hold the number or the addition" {
	rows join <<-'EOF'
	Kerkstraat | 12 | NL => Kerkstraat|12|
	Kerkstraat | nr. 12 hs | NL => Kerkstraat|12|HS
	Nieuwstraat 12 | bus 3 | BE => Nieuwstraat|12|BUS 3
	12 rue Foch | Appt 4 | FR => rue Foch|12|APPT 4
	Kerkstraat 12 | A | NL => Kerkstraat|12|A
	Kerkstraat 12 |  | NL => Kerkstraat|12|
	Kerkstraat | A | NL => !no rule
	Kerkstraat 12 | Gebouw De Linde | NL => !no rule
	EOF
	rows number <<-'EOF'
	12 | NL => |12|
	12a | NL => |12|A
	12-A | NL => |12|A
	12 bis | NL => |12|BIS
	12-14 | NL => |12|14
	12-14 | DE => |12-14|
	12 bus 3 | BE => |12|BUS 3
	A12 | NL => !no rule
	Kerkstraat 12 | NL => !no rule
	EOF
}

@test "a full name has form of address, given name, prefix and surname" {
	rows name NL <<-'EOF'
	Jan van der Berg => |Jan|van der|Berg
	Berg, Jan van der => |Jan|van der|Berg
	van der Berg, Jan => |Jan|van der|Berg
	Berg van der, Jan => |Jan|van der|Berg
	Berg van der => ||van der|Berg
	J. van den Heuvel => |J.|van den|Heuvel
	Jan-Willem de Vries => |Jan-Willem|de|Vries
	Anna Maria Jansen => |Anna Maria||Jansen
	JAN JANSEN => |JAN||JANSEN
	JAN VAN DER BERG => |JAN|van der|BERG
	Anna Jansen-de Vries => |Anna||Jansen-de Vries
	Jansen-de Vries => |||Jansen-de Vries
	Anna de Boer-van Dijk => |Anna|de|Boer-van Dijk
	Piet in 't Veld => |Piet|in 't|Veld
	Jan van ’t Hof => |Jan|van ’t|Hof
	Jan v.d. Berg => |Jan|v.d.|Berg
	V.D. Berg => |V.D.||Berg
	Jansen => |||Jansen
	Van Dijk => ||van|Dijk
	De => |||De
	Dhr. J. de Vries => Dhr.|J.|de|Vries
	Mevr. dr. A. van 't Hoff => Mevr. dr.|A.|van 't|Hoff
	De heer J. Jansen => De heer|J.||Jansen
	De Heer => ||de|Heer
	Jansen, Mevr. A. => Mevr.|A.||Jansen
	prof. dr. ir. Jan Jansen => prof. dr. ir.|Jan||Jansen
	Jan Jansen, MSc => MSc|Jan||Jansen
	Jan de Boer jr. => |Jan|de|Boer jr.
	Fam. Jansen => Fam.|||Jansen
	Dhr. => Dhr.|||
	M. Jansen => |M.||Jansen
	jan@example.org => |||jan@example.org
	Jansen, Jan, Utrecht => |||Jansen, Jan, Utrecht
	 => |||
	EOF
}

@test "companies and two persons stay whole" {
	rows name NL <<-'EOF'
	Jansen B.V. => |||Jansen B.V.|company
	Stichting De Brug => |||Stichting De Brug|company
	V.O.F. Bakker => |||V.O.F. Bakker|company
	Jansen & Zonen => |||Jansen & Zonen|company
	Musik GmbH & Co. KG => |||Musik GmbH & Co. KG|company
	S.A. Jansen => |S.A.||Jansen
	Jan en Piet Jansen => |||Jan en Piet Jansen|several
	Jan & Marie de Vries => |||Jan & Marie de Vries|several
	J. de Boer e/o M. Smit => |||J. de Boer e/o M. Smit|several
	De heer en mevrouw Jansen => |||De heer en mevrouw Jansen|several
	EOF
}

@test "names that hold words of others are those of persons" {
	rows name NL <<-'EOF'
	Nguyễn Văn An => |Nguyễn Văn||An
	Trần Văn Đức => |Trần Văn||Đức
	Nguyen Van An => |Nguyen Van||An
	NGUYEN VAN AN => |NGUYEN VAN||AN
	Le Thi Van Anh => |Le Thi Van||Anh
	Lê Van Anh => |Lê Van||Anh
	Đỗ Van An => |Đỗ Van||An
	Nguyen van Dijk => |Nguyen|van|Dijk
	Kim Van Dijk => |Kim|van|Dijk
	Ly Van den Berg => |Ly|van den|Berg
	Peter Sas => |Peter||Sas
	Maria de Sa => |Maria|de|Sa
	Nuno de Sá => |Nuno|de|Sá
	Nuno Sá => |Nuno||Sá
	Wei Co => |Wei||Co
	Amy Ag => |Amy||Ag
	Oli Nv => |Oli||Nv
	Kim Inc => |Kim||Inc
	Jan As => |Jan||As
	oli nv => |oli||nv
	Vandenberghe Luc => |Vandenberghe||Luc
	F.A. Jansen => |F.A.||Jansen
	t.a.v. Kees Bos => t.a.v.|Kees||Bos
	T.a.v. mevr. A. de Wit => T.a.v. mevr.|A.|de|Wit
	Attn. Kees Bos => Attn.|Kees||Bos
	School => |||School
	Piet School => |Piet||School
	EOF
	rows name NL <<-'EOF'
	Dupont SAS => |||Dupont SAS|company
	Dupont S.A. => |||Dupont S.A.|company
	Dupont, Sa => |||Dupont, Sa|company
	Colruyt nv => |||Colruyt nv|company
	Musik Haus Ag => |||Musik Haus Ag|company
	Acme Trading Inc => |||Acme Trading Inc|company
	Jansen Bv => |||Jansen Bv|company
	Fa. Jansen => |||Fa. Jansen|company
	Sint Jozefschool => |||Sint Jozefschool|company
	Sint-Jozefschool Brugge => |||Sint-Jozefschool Brugge|company
	Stichting X => |||Stichting X|company
	OBS De Regenboog => |||OBS De Regenboog|company
	EOF
}

@test "outside the Netherlands the prefix belongs to the surname" {
	rows name <<-'EOF'
	Jan Van den Bossche | BE => |Jan||Van den Bossche
	Bossche, Jan Van den | BE => |Jan||Van den Bossche
	Herr Otto von Bismarck | DE => Herr|Otto||von Bismarck
	Karl-Theodor von und zu Guttenberg | DE => |Karl-Theodor||von und zu Guttenberg
	M. Dupont | FR => M.|||Dupont
	Mme Anne de la Tour | FR => Mme|Anne||de la Tour
	Dr. John Q. Smith III | US => Dr.|John Q.||Smith III
	EOF
	rows surname <<-'EOF'
	Van der Berg | NL => ||van der|Berg
	Van der Berg |  => ||van der|Berg
	Berg, van der | NL => ||van der|Berg
	Berg van der | NL => ||van der|Berg
	'T Hart | NL => ||'t|Hart
	In 't Veld | NL => ||in 't|Veld
	El Amrani | NL => ||el|Amrani
	De | NL => |||De
	Van der | NL => |||Van der
	Jansen-de Vries | NL => |||Jansen-de Vries
	Jansen B.V. | NL => |||Jansen B.V.|company
	De Smet | BE => |||De Smet
	Van den Bossche | BE => |||Van den Bossche
	Bossche, Van den | BE => |||Van den Bossche
	von Bismarck | DE => |||von Bismarck
	EOF
}
