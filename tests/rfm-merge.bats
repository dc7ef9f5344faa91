#!/usr/bin/env bats
# rfm-merge: which rows become one profile, which do not, and what the ids are made of.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# rows 'a;b' 'v|w;x|y': a file `in` with these columns and rows.
rows() {
	tr ';|' '\n\t' <<<"${1//;/|};$2" >in
}

# The profile of each row of the output, as a letter in order of first sight; - for none.
letters() {
	awk -F'\t' '
	NR > 1 {
		if ($NF == "") l = "-"
		else {
			if (!($NF in seen)) seen[$NF] = substr("abcdefghijklmnopqrstuvwxyz", ++n, 1)
			l = seen[$NF]
		}
		printf "%s%s", (NR > 2 ? " " : ""), l
	}'
}

# A table of `columns ~ rows ~ letters ~ options`, | between cells, ; between rows.
table() {
	local columns cells want options got

	while IFS='~' read -r columns cells want options; do
		rows "$columns" "$cells"
		# shellcheck disable=SC2086
		got=$(rfm-merge -q $options in | letters) || collect "$cells: status $?"
		[ "$got" = "$want" ] || collect "$columns: $cells $options: $got, not $want"
	done
	settle
}

@test "equal identifiers link, in any notation, and through each other" {
	table <<-'END'
	source;customer_id~shop|7;shop|7;till|7;shop|8;|7;|7~a a b c d d
	customer_id~7;7;8;c1;C1;07~a a b c d e
	customer_id;source~x|;|x;x|x~a - b
	email~jan.smit@ziggo.nl;Jan.Smit@ZIGGO.nl;jan.smid@ziggo.nl;;nobody at all~a a b - -
	email~jan@ziggo.nl;<jan@ziggo.nl>;mailto:jan@ziggo.nl;Jan Smit <jan@ziggo.nl>~a a a a
	mobile~+31623987415;06-23 98 74 15;0031623987415;+31 (0)6 23987415;0623987416~a a a a b
	mobile~0470 91 74 35;+32470917435;+31470917435~a a b~--country BE
	mobile~0470 91 74 35;+32470917435;+31470917435~a b a
	mobile;phone~+31623987415|;|0623987415;+31623987415|0629996415;|0629996415~a a a a
	phone~+31205551836;+31205551836;0205551836~- - -
	phone~+12025550172;+12025550172;+12025559172~- - -
	mobile~+31205551836;0205551836;+99955183641;+99955183641~a a b b
	customer_id;email;mobile~1|a@ziggo.nl|;|a@ziggo.nl|0623987415;||0623987415;1||;2|b@ziggo.nl|;|b@ziggo.nl|~a a a a b b
	klant;tel~1|0623987415;2|0623987415;2|~a a a~--col customer_id=klant --col phone=tel
	customer_id;email~1|a@ziggo.nl;1|b@ziggo.nl;2|b@ziggo.nl;2|c@ziggo.nl;3|c@ziggo.nl~a a a a a
	source;customer_id~a\tb|c;a\tb|c;a|b\tc;a\\|b;a\\|b~a a b c c
	email~jan@ziggo.nl\t;jan@ziggo.nl~a a
	customer_id;visitor_id~|v1;|v1~- -
	END
}

@test "placeholders identify nobody" {
	table <<-'END'
	customer_id~0;0;000;-;--;?;NULL;none;N/A;Onbekend;GAST;guest;anoniem;Walk-In;.;(null)~- - - - - - - - - - - - - - - -
	customer_id;email~0|a@ziggo.nl;0|b@ziggo.nl;0|a@ziggo.nl~a b a
	customer_id~00;10;-1;guest1;a~- a - b c
	email~noreply@ziggo.nl;geen@geen.nl;test@test.nl;test@test.nl;x@example.com~- - - - -
	mobile~+31600000000;+31612345678;+31611111111;0600000000~- - - -
	customer_id;mobile~1|0612345678;2|0612345678~a b
	END
}

@test "a blocklist names values of a kind, or of all kinds" {
	printf '# shops\n\nemail\tWinkel@Ziggo.nl\nmobile\t06 23 98 74 15\r\n42\ncustomer_id\tABC' >list
	table <<-'END'
	email~winkel@ziggo.nl;WINKEL@ziggo.nl;a@ziggo.nl~- - a~--blocklist list
	phone~0623987415;+31623987415;0629996415~- - a~--blocklist list
	source;customer_id~shop|42;crm|42;shop|abc;shop|421;shop|shops~- - - a b~--blocklist list
	END
	printf '\xef\xbb\xbf0623987415\njan@ziggo.nl\n' >list
	table <<-'END'
	customer_id;mobile;email~0623987415||;|0623987415|;||jan@ziggo.nl;|0623987416|~- - - a~--blocklist list
	END
}

@test "a blocklist that is wrong ends in 78, with its line" {
	local bytes want

	rows email jan@ziggo.nl
	while IFS='~' read -r bytes want; do
		printf %b "$bytes" >list
		run --separate-stderr -78 rfm-merge --blocklist list in
		[ "$stderr" = "rfm-merge: list:$want" ] || collect "$bytes: $stderr"
		[ -z "$output" ] || collect "$bytes: output"
	done <<-'END'
	a\nmail\ta@ziggo.nl\n~2: no such kind (customer_id, email, mobile, phone): 'mail\x09a@ziggo.nl'
	email\tziggo.nl~1: no @: 'email\x09ziggo.nl'
	email\t \n~1: no value: 'email\x09 '
	customer_id\t1\t2~1: more than kind and value: 'customer_id\x091\x092'
	\xff~1: not UTF-8: '\xff'
	END
	settle
	head -c 300 /dev/zero | tr '\0' x >list
	run --separate-stderr -78 rfm-merge --blocklist list in
	[[ $stderr = 'rfm-merge: list:1: longer than 256 bytes: '* ]]
	run --separate-stderr -66 rfm-merge --blocklist none in
	[ "$stderr" = 'rfm-merge: none: No such file or directory' ]
}

@test "what contradicts each other is not merged" {
	table <<-'END'
	email;given_name~a@ziggo.nl|Jan;a@ziggo.nl|Maria~a b
	email;given_name~a@ziggo.nl|Jan;a@ziggo.nl|J.;a@ziggo.nl|jan hendrik;a@ziggo.nl|~a a a a
	email;given_name~a@ziggo.nl|Élise;a@ziggo.nl|elise;a@ziggo.nl|E~a a a
	email;given_name~a@ziggo.nl|Иван;a@ziggo.nl|иван;a@ziggo.nl|Борис~a a b
	email;given_name~a@ziggo.nl|Jan;a@ziggo.nl|Maria;a@ziggo.nl|jan;a@ziggo.nl|M;a@ziggo.nl|~a b a b c
	email;given_name~a@ziggo.nl|Jan;a@ziggo.nl|onbekend;a@ziggo.nl|Test~a a a
	email;given_name;surname~a@ziggo.nl|Jan|Bakker;a@ziggo.nl|Bakker|Jan~a a
	email;given_name;surname~a@ziggo.nl|Jan|Bakker;a@ziggo.nl|Bakker|Kees~a b
	email;given_name;surname~a@ziggo.nl|Jan|Bakker;a@ziggo.nl|Jan|Smit~a a
	mobile;given_name;surname~0623987415|Jan|Bakker;0623987415|Jan|Smit~a b
	mobile;given_name;surname~0623987415|Jan|van de Bakker;0623987415|J|Bakker~a a
	mobile;given_name;surname~0623987415|Jan|van der Bakker;0623987415|J|van der Smit~a b
	email;surname~a@ziggo.nl|Jan Bakker;a@ziggo.nl|Maria Bakker;b@ziggo.nl|van den Bakker;b@ziggo.nl|Kees Smit~a b c c
	email;surname~a@ziggo.nl|Bakker, Jan;a@ziggo.nl|Jan de Bakker;a@ziggo.nl|Bakker, Maria~a a b
	email;birth_date~a@ziggo.nl|1970-05-01;a@ziggo.nl|1998-05-11~a b
	email;birth_date~a@ziggo.nl|1970-05-01;a@ziggo.nl|1970-05-02;a@ziggo.nl|1900-01-01;a@ziggo.nl|~a a a a
	email;birth_date~a@ziggo.nl|1970-05-01;a@ziggo.nl|1970-01-05;b@ziggo.nl|1970-05-01;b@ziggo.nl|1971-01-05~a a b c
	email;birth_date~a@ziggo.nl|1970-05-01;a@ziggo.nl|nonsense;a@ziggo.nl|1971-05-01~a a a
	customer_id;given_name~1|Jan;1|Maria~a a
	customer_id;email;given_name~1|a@ziggo.nl|Jan;1||;2||Maria;2|a@ziggo.nl|~a a b b
	customer_id;mobile;given_name~1|0623987415|Jan;2|0623987415|Maria;3|0623987415|J~a b a
	email;given_name~info@bakkerij.nl|Jan;info@bakkerij.nl|Piet;info@bakkerij.nl|j.~a b a
	email;mobile~fam.smit@ziggo.nl|0623987415;fam.smit@ziggo.nl|0629996415;fam.smit@ziggo.nl|~a b c
	END
}

# Values in byte order: b joins before c, and then c cannot bring Jan and Maria together.
@test "a profile without names is no bridge between two names" {
	table <<-'END'
	customer_id;email;given_name~1|b@ziggo.nl|Jan;2|b@ziggo.nl|;2|c@ziggo.nl|;3|c@ziggo.nl|Maria~a a a b
	customer_id;email;given_name~3|c@ziggo.nl|Maria;2|c@ziggo.nl|;2|b@ziggo.nl|;1|b@ziggo.nl|Jan~a b b b
	END
}

@test "a value of more profiles than --max-shared merges nobody" {
	local n want

	for n in 2 3; do
		awk -v n=$n 'BEGIN {
			print "customer_id\temail"
			for (i = 1; i <= n; i++) print i "\tkassa1@ziggo.nl"
			print "\tkassa1@ziggo.nl"
		}' >in
		[ $n = 2 ] && want='a a a' || want='a b c -'
		same "$want" "$(rfm-merge -q --max-shared 3 in | letters)" || collect "$n profiles"
	done
	# cards that differ in notation only are one; a customer number may join ten times as many
	awk 'BEGIN {
		print "customer_id\temail"
		for (i = 1; i <= 21; i++) print "1\ta" i "@ziggo.nl"
		for (i = 1; i <= 200; i++) print "2\tb" i "@ziggo.nl"
		for (i = 1; i <= 201; i++) print "3\tc" i "@ziggo.nl"
		for (i = 1; i <= 50; i++) print "\t" (i % 2 ? "D@ziggo.nl" : "d@ziggo.nl ")
	}' >in
	same '204 profiles' "$(rfm-merge in 2>&1 >/dev/null | sed -n 's/.*; //p')" || collect 'customers'
	settle
}

@test "refused values are written with their reason" {
	tr '|' '\t' >in <<-'END'
	customer_id|source|email|mobile|given_name|birth_date|surname
	1|shop|a@ziggo.nl||Jan||
	2|shop|a@ziggo.nl||Maria||
	2|shop|a@ziggo.nl||Maria||
	0|shop|noreply@ziggo.nl|+31600000000|||
	x|shop|winkel@bakkerij.nl||||
	y|shop|winkel@bakkerij.nl||||
	p|shop|s@ziggo.nl||||
	q|shop|s@ziggo.nl||||
	r|till|s@ziggo.nl||||
	s|till|s@ziggo.nl||||
	|till|s@ziggo.nl||||
	d1|till||+31623987415|Jan|1970-05-01|
	d2|till||+31623987415|Jan|1998-11-02|
	d3|till||+31629996415|Jan||Smit
	d4|till||+31629996415|Jan||Bakker
	t|till|a2@ziggo.nl||||
	t|shop|a2@ziggo.nl||||
	END
	echo s >list
	run --separate-stderr -0 rfm-merge --max-shared 3 --blocklist list --refused refused.tsv in
	same "rfm-merge: values that link nobody or not all: 1 mailbox, 1 given_name,\
 1 birth_date, 1 surname, 1 shared, 3 placeholder, 1 blocklist
rfm-merge: 17 in = 14 with a profile + 3 without; 12 profiles" "$stderr"
	same "$(tsv 'kind|source|value|profiles|rows|reason' \
		'customer_id|shop|0|0|1|placeholder' \
		'customer_id|till|s|0|1|blocklist' \
		'email||a@ziggo.nl|2|3|given_name' \
		'email||noreply@ziggo.nl|0|1|placeholder' \
		'email||s@ziggo.nl|3|5|shared' \
		'email||winkel@bakkerij.nl|2|2|mailbox' \
		'mobile||+31600000000|0|1|placeholder' \
		'mobile||+31623987415|2|2|birth_date' \
		'mobile||+31629996415|2|2|surname')" "$(cat refused.tsv)"
	[ "$(stat -c %a refused.tsv)" = 600 ]
}

# A hash over content that awk makes anew from the hexadecimal digits of sha256sum.
id_of() {
	printf %b "$1" | sha256sum | awk '{
		for (i = 1; i <= 20; i += 5) {
			v = 0
			for (k = 0; k < 5; k++) v = v * 16 + index("0123456789abcdef", substr($1, i + k, 1)) - 1
			out = ""
			for (k = 0; k < 4; k++) { out = substr("0123456789abcdefghijklmnopqrstuv", v % 32 + 1, 1) out; v = int(v / 32) }
			printf "%s", out
		}
	}'
}

@test "an id is the hash of the smallest record key" {
	local columns cells key

	while IFS='~' read -r columns cells key; do
		rows "$columns" "$cells"
		same "$(id_of "$key")" "$(rfm-merge -q in | awk -F'\t' 'NR > 1 { print $NF }' | sort -u)" \
			>difference || collect "$cells: $(cat difference)"
	done <<-'END'
	source;kind;order_id;customer_id~shop|order|12|7;shop|order|11|7;shop|refund|10|7~shop\torder\t11
	source;kind;order_id;customer_id~shop|order|9|7;shop|order|10|7~shop\torder\t10
	source;kind;order_id;customer_id~shop|order|9|7;shop|contact||7~shop\t7
	order_id;customer_id~a|7;b|7~\t\ta
	customer_id;email~7|a@ziggo.nl~\t7
	customer_id;email~0|A@ziggo.nl~a@ziggo.nl
	email;phone~|0623987415~+31623987415
	source;customer_id;email~b|7|a@ziggo.nl;a|9|a@ziggo.nl~a\t9
	END
	settle
}

@test "two persons on one order have different ids" {
	rows 'source;order_id;email;note' 's|1|a@ziggo.nl|x;s|1|b@ziggo.nl|x;s|1|a@ziggo.nl|y'
	same 'a b a' "$(rfm-merge -q in | letters)"
	{
		sed -n 1p in
		sed 1d in | tac
	} >backwards
	same "$(rfm-merge -q in | sed 1d | sort)" "$(rfm-merge -q backwards | sed 1d | sort)"
}

# A small world with many links: names, conflicts, placeholders and shared values.
world() {
	awk -v seed="$1" 'BEGIN {
		srand(seed)
		split("Jan Maria J. Kees", name, " ")
		split("Bakker Smit", last, " ")
		print "source\tcustomer_id\temail\tmobile\tphone\tgiven_name\tsurname\tbirth_date\tkind\torder_id\tnote"
		for (i = 1; i <= 400; i++) {
			n = int(rand() * 60)
			print (rand() < .5 ? "shop" : "crm") "\t" (rand() < .5 ? int(rand() * 80) : "") "\t" \
			    (rand() < .6 ? "m" n (rand() < .5 ? "@Ziggo.nl" : "@ziggo.nl") : "") "\t" \
			    (rand() < .3 ? "06239" 87000 + int(rand() * 90) : "") "\t" \
			    (rand() < .2 ? "+316239" 87000 + int(rand() * 90) : "") "\t" \
			    (rand() < .4 ? name[1 + n % 4] : rand() < .1 ? "Piet" : "") "\t" \
			    (rand() < .3 ? last[1 + n % 2] : "") "\t" \
			    (rand() < .1 ? "19" 70 + n % 9 "-0" 1 + n % 9 "-11" : "") "\t" \
			    (rand() < .8 ? "order\t" i : "contact\t") "\tn" i
		}
	}'
}

@test "neither the order of the rows nor their files change an id" {
	local seed i want

	for seed in 1 2 3; do
		world $seed >whole
		want=$(rfm-merge -q --max-shared 5 --refused want.tsv whole | sed 1d | sort)
		for i in 1 2 3; do
			sed 1d whole | awk -v seed="$seed$i" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' |
				sort -k1,1 | cut -f2- >shuffled
			head -n 1 whole | tee part1 part2 >part3
			sed -n 1,50p shuffled >>part3
			sed -n 51,300p shuffled >>part1
			sed -n '301,$p' shuffled >>part2
			same "$want" "$(rfm-merge -q --max-shared 5 --refused got.tsv part1 part2 part3 |
				sed 1d | sort)" >difference || collect "seed $seed, $i: $(head -n 5 difference)"
			cmp -s want.tsv got.tsv || collect "seed $seed, $i: refused values differ"
		done
	done
	settle
	[ "$(cut -f6 want.tsv | sort -u | wc -l)" -gt 3 ]
}

@test "without contradictions the profiles are the components of the graph" {
	local seed

	for seed in 4 5 6 7; do
		world $seed | awk -F'\t' -v OFS='\t' 'NR == 1 { print; next }
			{ $6 = $7 = $8 = ""; if ($2 == 0) $2 = ""; $3 = tolower($3); sub(/^06/, "+316", $4); print }' >in
		# the smallest row number spreads along equal values until nothing changes
		awk -F'\t' 'NR > 1 {
			n = NR - 1; label[n] = n
			if ($2 != "") v[n, 1] = "c" $1 FS $2
			if ($3 != "") v[n, 2] = $3
			if ($4 != "") v[n, 3] = $4
			if ($5 != "") v[n, 4] = $5
		}
		END {
			do {
				changed = 0
				for (i = 1; i <= n; i++) for (k = 1; k <= 4; k++) if ((i, k) in v) {
					x = v[i, k]
					if (!(x in low) || label[i] < low[x]) { low[x] = label[i]; changed = 1 }
					if (low[x] < label[i]) { label[i] = low[x]; changed = 1 }
				}
			} while (changed)
			for (i = 1; i <= n; i++)
				print (i, 1) in v || (i, 2) in v || (i, 3) in v || (i, 4) in v ? label[i] : "-"
		}' in >want
		rfm-merge -q --max-shared 1000 in | awk -F'\t' 'NR > 1 {
			if ($NF == "") { print "-"; next }
			if (!($NF in first)) first[$NF] = NR - 1
			print first[$NF]
		}' >got
		cmp want got || collect "seed $seed"
	done
	settle
	[ "$(sort -u got | wc -l)" -gt 10 ]
}

@test "rows pass untouched and in order, with the id behind" {
	printf 'b\tcustomer_id\ta\n\\t\\\\\t1\t é\n\t\t\n x \t1\t\\n\n' >in
	run --separate-stderr -0 rfm-merge in
	same "$(printf 'b\tcustomer_id\ta\tprofile_id\n'
		awk -F'\t' -v OFS='\t' -v id="$(id_of '\t1')" 'NR > 1 { print $0, $2 == "" ? "" : id }' in)" "$output"
	[ "$stderr" = 'rfm-merge: 3 in = 2 with a profile + 1 without; 1 profiles' ]
	same "$(rfm-merge -q in)" "$(rfm-merge -q <in)"
	same "$(rfm-merge -q in)" "$(cat in | rfm-merge -q -)"
}

@test "one long column may be read as every other" {
	local name options=()

	{
		echo a
		head -c 900000 /dev/zero | tr '\0' x
		printf '\n1\n1\n'
	} >in
	for name in source customer_id email mobile phone given_name surname birth_date kind order_id; do
		options+=(--col "$name=a")
	done
	same 'a b b' "$(rfm-merge -q "${options[@]}" in | letters)"
}

@test "a header without rows is a good input" {
	printf 'email\tnote\n' >in
	run --separate-stderr -0 rfm-merge --refused refused.tsv in
	same "$(tsv 'email|note|profile_id')" "$output"
	[ "$stderr" = 'rfm-merge: 0 in = 0 with a profile + 0 without; 0 profiles' ]
	same "$(tsv 'kind|source|value|profiles|rows|reason')" "$(cat refused.tsv)"
}

@test "what does not fit ends with its status" {
	local status_ words said

	tsv 'email|note' 'jan@ziggo.nl|x' >in
	tsv 'source|note' 'shop|x' >nobody
	tsv 'email|profile_id' 'jan@ziggo.nl|x' >twice
	mkdir folder
	while IFS='~' read -r status_ words said; do
		# shellcheck disable=SC2086
		run --separate-stderr "-$status_" rfm-merge $words
		[[ $stderr = "rfm-merge: "$said ]] || collect "$words: $stderr"
	done <<-'END'
	65~nobody~nobody:1: none of the columns customer_id, email, mobile, phone
	65~twice~twice:1: profile_id: *
	65~--col email=mail in~*mail*
	64~--country nl in~--country: not two capital letters: 'nl'*
	64~--country ZZ in~--country: its numbers are not known: 'ZZ'*
	64~--country UK in~--country: its numbers are not known: 'UK'*
	64~--max-shared 0 in~--max-shared: *
	64~--max-shared 1001 in~--max-shared: *
	66~in none~none: No such file or directory
	73~--refused folder in~folder: *
	73~--refused folder/no/refused in~folder/no/refused*
	END
	settle
}

@test "four systems with families: precision stays above .998" {
	real oracles/identity/cust_100k.tsv.xz
	local score

	xz -dc "$real" >cust.tsv
	rfm-merge -q --col given_name=given --col birth_date=dob cust.tsv >merged.tsv
	score=$(awk -F'\t' '
	function pairs(n) { return n * (n - 1) / 2 }
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	{
		person = $at["person"]; id = $at["profile_id"]
		if (id == "") id = "row " NR
		p[person]++; q[id]++; both[person, id]++
		if (q[id] > largest) largest = q[id]
	}
	END {
		for (i in p) true += pairs(p[i])
		for (i in q) found += pairs(q[i])
		for (i in both) right += pairs(both[i])
		print (right / found > .998) (right / true > .44) (largest <= 20)
		printf "precision %.4f recall %.4f largest %d\n", right / found, right / true, largest
	}' merged.tsv)
	echo "$score"
	[ "${score%%$'\n'*}" = 111 ]
}
