#!/usr/bin/env bats
# rfm-clean: what its options do, from the user's side.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# put FILE LINE...: a file of these lines (printf's %b).
put() {
	local file=$1

	shift
	printf '%b\n' "$@" >"$file"
}

# clean ARGUMENT...: the run's status in $got, its output in out, its messages in err.
clean() {
	got=0
	rfm-clean "$@" >out 2>err || got=$?
}

# rows: the output without its header, TABs as |, lines joined by /.
rows() {
	sed 1d "${1-out}" | tr '\t' '|' | paste -sd /
}

# is CASE WANT GOT: two texts are equal. like CASE GLOB GOT: the text fits.
is() {
	[ "$2" = "$3" ] || collect "$1: '$3', not '$2' ($(head -c 300 err))"
}
like() {
	# shellcheck disable=SC2053
	[[ $3 == $2 ]] || collect "$1: '$3', not like '$2'"
}

# The closing line adds up, in rows and money.
adds_up() {
	awk -v case="$1" 'function sum(s, a, i, t) {
			split(s, a, " "); t = 0
			for (i = 3; i in a; i++) if (a[i] ~ /^-?[0-9.]+$/) t += a[i]
			return t - a[1] < 0.00001 && a[1] - t < 0.00001
		}
		/ in = / { n++; sub(/^rfm-clean: /, ""); split($0, part, "; ")
			sub(/ in =/, " =", part[1]); sub(/^money /, "", part[2])
			if (!sum(part[1]) || !sum(part[2])) print case ": " $0 }
		END { if (n != 1) print case ": no closing line" }' err
}

@test "--sniff says what a file is; its options read the same" {
	mkdir f
	put f/plain.csv 'Ordernr;Datum;Bedrag' '1;25-3-2026;1,5'
	put f/title.csv 'Titel' 'sep=;' 'Ordernr;Datum;Bedrag' '1;25-3-2026;1,5'
	put f/latin.csv 'Ordernr\tDatum\tNaam\tBedrag\r' '1\t25-3-2026\tZo\xeb\t1,5\r'
	printf '\xef\xbb\xbfOrdernr|Datum|Naam|Bedrag\r1|25-3-2026|Zo\xc3\xab|1,5\r' >f/mac.csv
	put f/single.csv "'Ordernr','Datum','Naam','Bedrag'" "'1','2026-03-25','a,b','1.5'"
	put f/mixed.csv 'Ordernr;Datum;Naam;Bedrag' '1;25-3-2026;Zo\xeb;1,5' '2;25-3-2026;Zo\xc3\xab;1,5'
	put f/blank.txt 'order   date         total' '1    2026-01-02   3'
	printf '\xff\xfeN\0r\0;\0D\0a\0t\0u\0m\0;\0B\0e\0d\0r\0a\0g\0\n\0001\0;\0002\0000\0002\0006\0-\0000\0001\0-\0000\0002\0;\0003\0\n\0' >f/wide.csv
	while IFS='|' read -r file want; do
		clean -q --sniff "f/$file"
		is "$file" "$want" "$(sed 1d out | cut -f 2-7,10 | tr '\t' ' ')"
		args=()
		eval "args=($(sed 1d out | cut -f 12))"
		rfm-clean -q "f/$file" >plain
		clean -q "${args[@]}" "f/$file"
		[ "$(wc -l <plain)" -gt 1 ] || collect "$file: nothing is kept"
		cmp -s plain out || collect "$file: ${args[*]}: reads otherwise"
	done <<-'END'
	plain.csv|utf-8 semicolon " LF 1 3 order
	title.csv|utf-8 semicolon " LF 3 3 order
	latin.csv|windows-1252 tab " CRLF 1 4 order
	mac.csv|utf-8 with BOM pipe " CR 1 4 order
	single.csv|utf-8 comma ' LF 1 4 order
	mixed.csv|mixed semicolon " LF 1 4 order
	blank.txt|utf-8 blank " LF 1 3 order
	wide.csv|utf-16le semicolon " LF 1 3 order
	END
	clean -q --sniff f/plain.csv f/latin.csv
	is 'two files' '2 12' "$(sed 1d out | wc -l) $(awk -F '\t' '{ print NF }' out | sort -u | paste -sd ' ')"
	settle
}

@test "--show-map says what becomes of each column, --list-sources which systems are known" {
	put a.csv 'Ordernr;Datum;Bedrag;Naam;IBAN;Kleur;Stuks' '1;25-3-2026;1,5;An Vos;NL91ABNA0417164300;rood;2'
	clean -q --show-map -m kleur=Kleur -m 'margin=Bedrag*Stuks' a.csv
	is map 'Ordernr|order_id|/Datum|date|day-month-year, line 2/Bedrag|amount|decimal comma, line 2/Bedrag|margin|/Naam|full_name|/IBAN|(dropped)|/Kleur|kleur|/Stuks|quantity|/Stuks|margin|' \
		"$(sed 1d out | cut -f 2- | tr '\t' '|' | paste -sd /)"
	grep -q ABNA out && collect 'values stand in the map'
	clean --list-sources
	is fields 9 "$(awk -F '\t' '{ print NF }' out | sort -u)"
	is sure 'documented seen unverified' "$(sed 1d out | cut -f 8 | sort -u | paste -sd ' ')"
	is shopify 'shopify_orders shopify order first column gross shop documented' \
		"$(grep ^shopify_orders out | cut -f 1-8 | tr '\t' ' ')"
	is stripe utc "$(grep ^stripe_payments out | cut -f 7)"
	[ "$(sed 1d out | cut -f 1 | sort | uniq -d)" = '' ] || collect 'a name twice'
	settle
}

@test "--source and --sources name the system of a file" {
	put x.csv 'ID,Created date (UTC),Amount,Amount Refunded,Currency,Status' \
		'ch_1,2026-03-25 23:30:00,10.00,4.00,eur,Paid' 'ch_1,2026-03-25 23:30:01,11.00,0.00,eur,Paid'
	o=(-q -c 'kind,source,order_id,date,amount,currency')
	want='order|stripe|ch_1|2026-03-25T23:30:00|10.00|EUR/refund|stripe|ch_1|2026-03-25T23:30:00|-4.00|EUR'
	for how in '' '-s stripe_payments' '--source stripe_payments'; do
		# shellcheck disable=SC2086
		clean "${o[@]}" $how x.csv
		is "by ${how:-its header}" "$want" "$(rows)"
	done
	clean "${o[@]}" -s stripe_payments till=x.csv
	is 'a named operand' "${want//stripe/till}" "$(rows)"
	put my.sources 'source till' 'signature Bonnr + Toestand' 'kind order' 'rows line' 'refund own' \
		'currency GBP' 'order_id = Bonnr' 'date = Dag' 'amount = Stuks * Prijs' 'status = Toestand' \
		'status Open = pending' 'status Klaar = paid'
	put k.csv 'Bonnr;Dag;Stuks;Prijs;Toestand' '1;25-3-2026;2;1,50;Klaar' '1;25-3-2026;1;4,00;Klaar' \
		'2;25-3-2026;1;4,00;Open'
	clean --sources my.sources -c source,order_id,amount,currency k.csv
	is --sources 'till|1|3.00|GBP/till|1|4.00|GBP' "$(rows)"
	like --sources '*skipped: 1 pending (4.00)*' "$(<err)"
	clean -q --sources my.sources --sniff k.csv
	is 'how sure' 'till your file' "$(sed 1d out | cut -f 8,9 | tr '\t' ' ')"
	clean -q --sources my.sources --list-sources
	is 'the first' till "$(sed -n 2p out | cut -f 1)"
	settle
}

# Rows of all fates: kept, mended, rejected, folded, skipped, split.
all_fates() {
	put a.csv 'Ordernr;Datum;Bedrag;Terugbetaald;E-mail;Telefoon;Naam;Status;Kleur' \
		'1;25-3-2026;10,00;2,50;an@gmail.con;12;Jos\xc3\x83\xc2\xa9 Vos;;rood' \
		'2;26-3-2026;20,00001;;piet@winkel.nl;+31201234567;Piet Bak;vreemd;' \
		'2;;;;;;;;' '3;31-2-2026;40,00;;an@winkel.nl;;;;' '4;26-3-2026;80,00;;bo@winkel.nl;;;geannuleerd;' \
		'5;27-3-2026;x;;;;;;' '6;28-3-2026;160,00;;an@winkel.nl;13;;;' '6;28-3-2026;160,00;;an@winkel.nl;13;;;'
	put b.csv 'Ordernr,Datum,Bedrag' '1,2026-04-02,1.00' '2,2026-04-01,-3.00'
}

@test "--report: records of a constant number of fields that add up; --dry-run writes the same" {
	all_fates
	clean -r bad.tsv --fixes fixes.tsv --report report.tsv shop=a.csv b.csv
	is status 0 "$got"
	is 'adds up' '' "$(adds_up report)"
	is fields 9 "$(awk -F '\t' '{ print NF }' report.tsv | sort -u)"
	is outcomes 'in 8 467.50/kept 3 187.50/rejected 2 40.00/folded 1 0.00/skipped 2 240.00/split off 1 /in 2 -2.00/kept 2 -2.00/rejected 0 0.00/folded 0 0.00/skipped 0 0.00/split off 0 ' \
		"$(grep ^rows report.tsv | cut -f 4,6,7 | tr '\t' ' ' | paste -sd /)"
	is files 'a.csv shop/b.csv b' "$(grep ^file report.tsv | cut -f 2,3 | tr '\t' ' ' | paste -sd /)"
	is newest 'shop 4 2026-03-28/b 2 2026-04-02' \
		"$(grep ^newest report.tsv | cut -f 3,6,9 | tr '\t' ' ' | paste -sd /)"
	is 'what cells had' "$(sed 1d fixes.tsv | cut -f 1,3,6 | sort | uniq -c | awk '{ print $2, $4, $3, $1 }' | sort)" \
		"$(awk -F '\t' '$1 == "rule" && $5 != "" { print $2, $4, $5, $6 }' report.tsv | sort)"
	is 'what rows had' "$(sed 1d bad.tsv | cut -f 3 | sort | uniq -c | awk '{ print $2, $1 }')" \
		"$(awk -F '\t' '$1 == "rule" && $9 == "reject" { print $4, $6 }' report.tsv | sort)"
	while IFS='|' read -r want; do
		grep -qxF -- "$(tr '~' '\t' <<<"$want")" report.tsv || collect "not there: $want"
	done <<-'END'
	rule~a.csv~shop~date_invalid~~1~40.00~5~reject
	rule~a.csv~shop~cancelled~~1~80.00~6~skip
	rule~a.csv~shop~duplicate~~1~160.00~9~skip
	rule~a.csv~shop~further_line~~1~0.00~4~fold
	rule~a.csv~shop~refund_split~~1~-2.50~2~info
	rule~a.csv~shop~phone_invalid~phone~2~~2,8~blank
	rule~a.csv~shop~email_fixed~email~1~~2~fix
	column~a.csv~shop~email~E-mail~4~~~
	column~a.csv~shop~given_name~~3~~~
	column~a.csv~shop~full_name~Naam~~~~
	column~a.csv~shop~refund~Terugbetaald~~~~decimal comma, line 2
	column~a.csv~shop~date~Datum~4~~~day-month-year, line 2
	dropped~a.csv~shop~Kleur~~~~~
	dialect~a.csv~shop~delimiter~~~~~semicolon
	dialect~b.csv~b~delimiter~~~~~comma
	END
	for n in -n --dry-run; do
		clean $n shop=a.csv b.csv
		cmp -s out report.tsv || collect "$n is not the report: $(diff out report.tsv)"
		is "$n adds up" '' "$(adds_up "$n")"
	done
	rfm-clean -q shop=a.csv b.csv >plain 2>/dev/null
	clean -q --report again.tsv shop=a.csv b.csv
	cmp -s plain out || collect 'the records differ with --report'
	settle
}

@test "side files have mode 0600, and keep .partial when the run fails" {
	all_fates
	for o in rejects fixes report; do
		clean -q --$o $o.tsv a.csv
		is "$o: status" 0 "$got"
		is "$o: mode" 600 "$(stat -c %a $o.tsv)"
		is "$o: sealed" '' "$(tail -c 1 $o.tsv | tr -d '\n')"
		clean -q --$o new.tsv --max-rejects 0 a.csv
		is "$o: failed" 1 "$got"
		[[ ! -e new.tsv && -e new.tsv.partial ]] || collect "$o: $(ls)"
		is "$o: partial mode" 600 "$(stat -c %a new.tsv.partial)"
		rm -f new.tsv.partial
		clean -q --$o no/such/folder a.csv
		is "$o: no folder" 73 "$got"
		clean -q --$o a.csv a.csv
		[ "$got" -ne 0 ] || collect "$o: replaced an input"
	done
	[ "$(wc -l <a.csv)" -eq 9 ] || collect 'the input is gone'
	settle
}

# mends: a header, a row, and the one finding of --fixes that comes of it.
each_mend() {
	cat <<-'END'
	email|an@gmail.con|an@gmail.com|email_fixed
	email|an@gmailcom|an@gmail.com|email_fixed
	email|an@gmail,com|an@gmail.com|email_fixed
	email|fout||email_syntax
	email|geen||null_marker
	email|noreply@winkel.nl||email_test
	email|an@gmial.com|gmail.com|email_near
	email|an@winkel.nl; bo@winkel.nl|an@winkel.nl|email_several
	phone|12||phone_invalid
	phone|0612345678||phone_placeholder
	surname|Jos\xc3\x83\xc2\xa9|Jos\xc3\xa9|mojibake
	surname|Ren%C3%A9e|Ren\xc3\xa9e|escapes
	surname|V\xe2\x80\x8bos|Vos|invisible
	postcode|12||postcode_format
	amount|1,00005|1.0001|amount_rounded
	amount|1E2|100.00|amount_scientific
	amount|gratis|0.00|amount_word
	date|46106|2026-03-25|date_serial
	date|3-2026|2026-03-01|date_weak
	customer_id|2,98123E+12||id_rounded
	customer_id|n/a||null_marker
	city|onbekend||null_marker
	birth_date|31-2-1990||day_blanked
	quantity|x||number_blanked
	status|vreemd|vreemd|status_unknown
	country|Atlantis|Atlantis|country_unknown
	consent|misschien|unknown|consent_unknown
	END
}

@test "--fixes lists before, after and rule; --strict rejects those rows with that code" {
	local column value want rule row i
	names=order_id,date,amount,email,phone,surname,postcode,city,country,customer_id,status,birth_date,quantity,consent
	while IFS='|' read -r column value want rule; do
		row=
		for i in ${names//,/ }; do
			cell=
			[ "$i" != order_id ] || cell=7
			[ "$i" != date ] || cell=25-3-2026
			[ "$i" != amount ] || cell=5,00
			[ "$i" != "$column" ] || cell=$value
			row+=${row:+\\t}$cell
		done
		put in.csv "$row"
		clean -q --names $names --delimiter tab --date-order dmy --decimal , --fixes fixes.tsv -c line,"$column" in.csv
		is "$column $value" "$(printf %b "in.csv|1|$column|$value|$want|$rule")" "$(rows fixes.tsv)"
		clean -q --names $names --delimiter tab --date-order dmy --decimal , --strict -r bad.tsv -c line,"$column" in.csv
		is "$column $value: strict" "$rule|$column" "$(cut -f 3,4 bad.tsv | rows -)"
	done < <(each_mend)
	put in.csv 'Ordernr;Datum;Bedrag;Soort;Postcode;Land' '1;25-3-2026;5,00;refund;;' '2;25-3-2026;-5,00;order;;' \
		'3;25-3-2026;5,00;order;1067;DE' '4;25-3-2026;5,00;order;9714;NL'
	clean -q --fixes fixes.tsv -c kind,amount,postcode in.csv
	is 'by the row' 'amount|5,00|-5.00|refund_positive/amount|-5,00|-5.00|order_negative/postcode|1067|01067|postcode_padded/postcode|9714|9714|postcode_part' \
		"$(cut -f 3- fixes.tsv | rows -)"
	clean -q --strict -r bad.tsv -c kind,amount,postcode in.csv
	is 'by the row, strict' 'refund_positive/order_negative/postcode_padded/postcode_part' "$(cut -f 3 bad.tsv | rows -)"
	put in.csv 'Ordernr;Datum;Bedrag;Terugbetaald;E-mail;Straat' '1;25-3-2026;5,00;1,00;info@winkel.nl;Kade'
	clean -q --strict --fixes fixes.tsv in.csv
	is 'what is only told' 'email_role/house_number_missing' "$(cut -f 6 fixes.tsv | rows -)"
	is 'is no reason to reject' 3 "$(wc -l <out)"
	settle
}

@test "--allow keeps what a rule skips, in rows and money" {
	put a.csv 'Ordernr;Datum;Bedrag;Status;E-mail;Soort' '1;2026-03-25;1;geannuleerd;an@winkel.nl;order' \
		'2;2026-03-25;2;mislukt;an@winkel.nl;order' '3;2026-03-25;4;in afwachting;an@winkel.nl;order' \
		'4;2026-03-25;8;trash;an@winkel.nl;order' '5;2026-03-25;16;;an@winkel.nl;fee' \
		'6;2026-03-25;32;;an@example.com;order' '7;2026-03-25;64;;an@winkel.nl;order' \
		'7;2026-03-25;64;;an@winkel.nl;order' '8;2026-03-25;128;;bo@winkel.nl;order' '9;2026-03-25;256;;bo@winkel.nl;order'
	while read -r rules kept skipped; do
		clean --allow "$rules" -c amount,kind a.csv
		like "$rules" "*money 575.00 = $kept.00 + 0.00 + 0.00 + $skipped.00; *" "$(tail -n 1 err)"
		is "$rules: the records" "$kept" "$(sed 1d out | awk '{ n += $1 } END { print n }')"
		is "$rules: kinds" order "$(sed 1d out | cut -f 2 | sort -u)"
		is "$rules: adds up" '' "$(adds_up "$rules")"
		[[ $rules == *,* || $(<err) != *" $rules ("* ]] || collect "$rules: still skipped: $(<err)"
	done <<-'END'
	cancelled 449 126
	failed 450 125
	pending 452 123
	trash 456 119
	fee 464 111
	test 480 95
	duplicate 512 63
	cancelled,failed,pending,trash,fee,test,duplicate 575 0
	END
	settle
}

@test "--erase skips the rows of listed persons, in all forms, and says nothing of them" {
	put a.csv 'Klantnr;Ordernr;Datum;Bedrag;E-mail;Telefoon;Naam' \
		'K1;1;2026-03-25;1;An@Winkel.nl;;Roodbaard' 'K2;2;2026-03-25;2;;0206241111;Roodbaard' 'K3;3;2026-03-25;4;;;Roodbaard' \
		'K4;4;2026-03-25;8;bo@winkel.nl;;Bo' 'K1;5;xx;16;;+31 20 6241111;Roodbaard' 'K3;6;2026-03-25;x;an@winkel.nl;12;Roodbaard' \
		'K2;7;2026-03-25;;;;;an@winkel.nl;;' 'K2;8;2026-03-25;"x" y;32;;020-6241111;Roodbaard'
	mail=$(printf an@winkel.nl | sha256sum | cut -d ' ' -f 1)
	phone=$(printf %s +31206241111 | sha256sum | cut -d ' ' -f 1)
	put lines '# a remark' 'AN@winkel.nl' '020 624 11 11' 'shop:K3'
	put anywhere 'an@winkel.nl' '+31206241111' K3
	put hashes "$mail" "${phone^^}" 'shop:K3'
	put table 'email;phone;customer_id;source' 'an@winkel.nl;;;' ';0206241111;;' ';;K3;shop'
	put commas 'source,customer_id,email,mobile' 'shop,K3,an@winkel.nl,+31 20 624 11 11'
	for list in lines anywhere hashes table commas; do
		clean --erase $list -r bad.tsv --fixes fixes.tsv --report report.tsv -c order_id shop=a.csv
		is $list 4 "$(rows)"
		like $list '*7 skipped; money 31.00 = 8.00 + 0.00 + 0.00 + 23.00;*' "$(tail -n 1 err)"
		is "$list: counted" 'erased 7 23.00' "$(grep -w erased report.tsv | cut -f 4,6,7 | tr '\t' ' ')"
		! grep -iE 'winkel.nl|6241111|Roodbaard' err report.tsv fixes.tsv bad.tsv >told || collect "$list: $(<told)"
	done
	clean -q --erase lines -c order_id till=a.csv
	is 'the number of another source' 3/4 "$(rows)"
	put wrong 'a@b@c'
	clean -q --erase wrong a.csv
	is 'a wrong list' 78 "$got"
	settle
}

@test "--fresh ends with 1 when a source has no new rows" {
	put shop.csv 'nr,date,amount' '1,2026-03-25,1' '2,2026-03-20,1'
	put till.csv 'nr,date,amount' '1,2026-03-28T23:00:00,1'
	while read -r want options; do
		# shellcheck disable=SC2086
		clean -q $options shop.csv till.csv
		is "$options" "$want" "$got"
		if [ "$want" -eq 1 ]; then
			[ ! -s out ] || [ -n "$(tail -c 1 out)" ] || collect "$options: sealed"
			like "$options" 'rfm-clean: source *: newest row: *rfm-clean: a source is stale (--fresh)' "$(<err)"
		fi
	done <<-'END'
	0 --fresh shop=3
	1 --fresh shop=2
	0 --fresh shop=3d --fresh till=0
	1 --fresh till=0 --fresh shop=2d
	0 --fresh shop=5 -a 2026-03-30
	1 --fresh shop=4 --as-of 2026-03-30
	1 --fresh web=9999
	64 --fresh shop
	64 --fresh shop=
	64 --fresh =1
	64 --fresh shop=x
	64 --fresh shop=-1
	END
	settle
}

@test "--explain says what a rule does, with examples of the files" {
	all_fates
	clean --explain email_fixed
	is 'without files' '|||||fix|email_fixed|an impossible*' "$(rows | sed 's/impossible.*/impossible*/')"
	while IFS='|' read -r rule want; do
		clean -q --explain "$rule" a.csv b.csv
		is "$rule" "$want" "$(sed 1,2d out | cut -f 1-7 | tr '\t' '|' | paste -sd /)"
		is "$rule: status" 0 "$got"
	done <<-'END'
	email_fixed|a.csv|2|email|E-mail|an@gmail.con|an@gmail.com|
	phone_invalid|a.csv|2|phone|Telefoon|12||/a.csv|8|phone|Telefoon|13||/a.csv|9|phone|Telefoon|13||
	date_invalid|a.csv|5|date|Datum|31-2-2026|rejected|
	cancelled|a.csv|6|||4;26-3-2026;80,00;;bo@winkel.nl;;;geannuleerd;|skipped|
	further_line|a.csv|4|||2;;;;;;;;|folded|
	refund_split|a.csv|2|||1;25-3-2026;10,00;2,50;an@gmail.con;12;JosÃ© Vos;;rood|kept|
	secret|
	END
	while IFS=$'\t' read -r rule want; do
		rfm-clean --explain "$rule" >out 2>err || collect "$rule: $?"
		[ "$(cut -f 7 out | sed 1d)" = "$rule" ] || collect "$rule: $(<out)"
	done < <(grep -v '^#' "$top/lib/data/rules.tsv" | sed 1d)
	settle
}

@test "--explain-line says what becomes of a record, cell by cell" {
	all_fates
	clean -q --explain-line 2 a.csv
	is fields 8 "$(awk -F '\t' '{ print NF }' out | sort -u)"
	is kept 'kept|/an@gmail.com|email_fixed/|phone_invalid/José Vos|mojibake' \
		"$(sed -n 2,5p out | cut -f 6,7 | tr '\t' '|' | paste -sd /)"
	while IFS='|' read -r want; do
		grep -q "^$(tr '~' '\t' <<<"a.csv~2~$want")" out || collect "not there: $want"
	done <<-'END'
	order_id~Ordernr~1~1~~
	date~Datum~25-3-2026~2026-03-25~~
	amount~Bedrag~10,00~10.00~~
	email~E-mail~an@gmail.con~an@gmail.com~~
	phone~Telefoon~12~~~
	given_name~~~José~~
	amount~Bedrag~10,00~-2.50~~
	END
	while IFS='|' read -r line want; do
		clean -q --explain-line "$line" a.csv
		is "line $line" "$want" "$(sed -n 2p out | cut -f 2,3,6,7 | tr '\t' '|')"
	done <<-'END'
	2|2||kept|
	4|4||folded|further_line
	5|5|date|rejected|date_invalid
	6|6||skipped|cancelled
	7|7|amount|rejected|amount_invalid
	9|9||skipped|duplicate
	END
	clean -q --explain-line 99 a.csv
	is 'no such line' '0 rfm-clean: no record begins on line 99' "$got $(tail -n 1 err)"
	settle
}

@test "--rates converts amounts by their day; without a rate a row is rejected" {
	put list '# to EUR' 'USD 0.9 2026-01-01' 'USD 0.8 2026-03-01' 'GBP 1.25 2026-03-01'
	put bank 'Date,USD,JPY,GBP,' '2026-03-25,1.25,160,0.8,' '2026-03-01,1.25,160,N/A,' '2026-02-25,1.1111111111,150,0.8,'
	put a.csv 'Ordernr;Datum;Bedrag;Munt' '1;25-2-2026;10,00;USD' '2;25-3-2026;10,00;USD' '3;25-3-2026;-10,00;EUR' \
		'4;25-3-2026;10,00;GBP' '5;25-12-2025;10,00;USD' '6;25-3-2026;10,00;' '7;25-3-2026;10,00;CHF' '8;25-3-2026;$ 1,00005;'
	for rates in list bank; do
		clean --currency EUR --rates $rates -r bad.tsv --fixes fixes.tsv -c order_id,amount,currency a.csv
		is $rates '1|9.00|EUR/2|8.00|EUR/3|-10.00|EUR/4|12.50|EUR/6|10.00|EUR/8|0.8001|EUR' "$(rows)"
		is "$rates: rejected" '6|currency_no_rate/8|currency_no_rate' "$(cut -f 2,3 bad.tsv | rows -)"
		like "$rates: money" '*money 50.3001 = 30.3001 + 20.00 + 0.00 + 0.00; *' "$(tail -n 1 err)"
		is "$rates: fixes" '2|10,00|9.00/3|10,00|8.00/5|10,00|12.50/9|$ 1,00005|0.8001' \
			"$(grep amount_converted fixes.tsv | cut -f 2,4,5 | tr '\t' '|' | paste -sd /)"
	done
	put r.csv 'Ordernr;Datum;Bedrag;Terugbetaald;Munt' '1;25-3-2026;10,00;2,50;USD'
	clean -q --currency EUR --rates list -c kind,amount,currency r.csv
	is refunds 'order|8.00|EUR/refund|-2.00|EUR' "$(rows)"
	put wrong 'USD 0.9 someday'
	clean -q --currency EUR --rates wrong a.csv
	is 'a wrong list' 78 "$got"
	settle
}

@test "days: --zone, --min-date, --as-of, --excel-1904" {
	z='--zone Europe/Amsterdam' p='--zone CET-1CEST,M3.5.0,M10.5.0/3'
	while IFS='|' read -r options day want; do
		put in.csv 'nr;date;amount' "1;$day;1"
		# shellcheck disable=SC2086
		clean -q $options -c date in.csv
		is "$options $day" "$want" "$(rows)"
	done <<-END
	|2026-03-25 23:30:00 +0000|2026-03-25T23:30:00
	$z|2026-03-25 23:30:00 +0000|2026-03-26T00:30:00
	$z|2026-03-25 20:00:00 -0400|2026-03-26T01:00:00
	$p|2026-03-25 20:00:00 -0400|2026-03-26T01:00:00
	$z|2026-03-29T00:59:59Z|2026-03-29T01:59:59
	$z|2026-03-29T01:00:00Z|2026-03-29T03:00:00
	$p|2026-10-25T00:59:59Z|2026-10-25T02:59:59
	$p|2026-10-25T01:00:00Z|2026-10-25T02:00:00
	$z|2026-03-25T23:30:00.123+02:00|2026-03-25T22:30:00
	$z|2026-03-25 23:30:00|2026-03-25T23:30:00
	$z|25-3-2026 23:30|2026-03-25T23:30:00
	$z|2026-03-25|2026-03-25
	--zone UTC|2026-03-25 20:00:00 -0400|2026-03-26T00:00:00
	|46106|2026-03-25
	--excel-1904|44644|2026-03-25
	--excel-1904|2026-03-25|2026-03-25
	|1995-01-01|1995-01-01
	|1994-12-31|
	--min-date 1990-01-01|1994-12-31|1994-12-31
	--min-date 2026-01-01|2025-12-31|
	--min-date 2026-01-01|2026-01-01|2026-01-01
	--as-of 2026-03-25|2026-03-25T23:59:59|2026-03-25T23:59:59
	-a 2026-03-25|2026-03-26|
	|2899-12-31|2899-12-31
	|2999-12-31|
	END
	put in.csv 'nr;date;amount' '1;1994-12-31;1' '2;2026-03-26;2' '3;2026-03-25;4'
	clean -q -a 2026-03-25 -r bad.tsv -c amount in.csv
	is 'the code' 'date_range|date|1994-12-31/date_range|date|2026-03-26' "$(cut -f 3,4,6 bad.tsv | rows -)"
	put st.csv 'id,Created date (UTC),Amount,Amount Refunded,Currency,Status' 'ch_1,2026-03-25 23:30:00,10.00,0.00,eur,Paid'
	# shellcheck disable=SC2086
	clean -q $z -c date st.csv
	is 'a system that writes UTC' 2026-03-26T00:30:00 "$(rows)"
	settle
}

@test "--drop leaves columns out; --mask shows no values" {
	all_fates
	clean -q --drop email,phone,mobile,surname,birth_date a.csv
	head -n 1 out | tr '\t' '\n' >names
	! grep -xE 'email|phone|mobile|surname|birth_date' names || collect 'a dropped column'
	is 'the others' "$(($(grep -v '^#' "$top/lib/data/columns.tsv" | sed 1d | wc -l) - 5))" "$(wc -l <names)"
	grep -q winkel.nl out && collect 'the value of a dropped column'
	secrets='gmail|winkel|piet|Vos|1234567|31-2|40,00|20,00001'
	clean -a 2026-12-31 --mask --fixes fixes.tsv --report report.tsv a.csv
	! grep -E "$secrets|'1[23]'" err fixes.tsv report.tsv >told || collect "told: $(<told)"
	like 'the notes' "*('a\*\*\*@g\*\*\*.c\*\*\*', line 2)*" "$(<err)"
	is 'the fixes' 'a***@g***.c***|a***@g***.c***' "$(grep email_fixed fixes.tsv | cut -f 4,5 | tr '\t' '|')"
	clean -q --mask -r bad.tsv a.csv
	is 'the rejects' '31-2-2026/x' "$(cut -f 6 bad.tsv | rows -)"
	for o in '--explain email_fixed' '--explain date_invalid' '--explain cancelled' '--explain-line 2' '--explain-line 5'; do
		# shellcheck disable=SC2086
		clean --mask $o a.csv
		[ "$(wc -l <out)" -gt 2 ] || [ "$o" = '--explain-line 5' ] || collect "$o: nothing"
		! grep -E "$secrets" out err | grep -v 'an impossible ending' >told || collect "$o: $(<told)"
	done
	put s.csv 'Ordernr;Datum;Bedrag;Rek;Kaart;Vrij' '1;2026-03-25;1;NL91 ABNA 0417 1643 00;4111-1111-1111-1111;NL91ABNA0417164301'
	clean -m rek=Rek -m kaart=Kaart -m vrij=Vrij -m product=Rek -m channel=Kaart -c rek,kaart,vrij,product,channel --fixes fixes.tsv s.csv
	is 'cards and accounts' '||NL91ABNA0417164301||' "$(rows)"
	is 'are counted' 4 "$(grep -c 'secret$' fixes.tsv)"
	! grep -E 'ABNA 0417|1111-1111' err fixes.tsv || collect 'a secret in the fixes'
	settle
}

@test "--rows: what a row is; further lines share the fate of the first" {
	put a.csv 'Ordernr;Datum;Bedrag;E-mail' '1;2026-03-25;10;an@winkel.nl' '1;2026-03-26;10;bo@winkel.nl' '1;;5;' '2;2026-03-27;7;'
	while IFS='|' read -r shape want; do
		clean -q --rows "$shape" --max-rejects none -c line,date,amount,email a.csv
		is "$shape" "$want" "$(rows)"
	done <<-'END'
	order|2|2026-03-25|10.00|an@winkel.nl/3|2026-03-26|10.00|bo@winkel.nl/5|2026-03-27|7.00|
	line|2|2026-03-25|10.00|an@winkel.nl/3|2026-03-26|10.00|bo@winkel.nl/4|2026-03-25|5.00|an@winkel.nl/5|2026-03-27|7.00|
	repeat|2|2026-03-25|10.00|an@winkel.nl/5|2026-03-27|7.00|
	END
	put b.csv 'Ordernr;Datum;Bedrag;E-mail;Status' '1;2026-03-25;10;an@winkel.nl;' '1;;;;' '1;;;;' '2;xx;10;;' '2;;;;' '2;;;;' \
		'3;2026-03-25;10;;geannuleerd' '3;;;;' '3;;;;' '4;2026-03-25;10;an@example.com;' '4;;;;' '5;2026-03-25;10;;'
	put list an@winkel.nl
	while IFS='|' read -r options want; do
		# shellcheck disable=SC2086
		clean $options -c line -r bad.tsv b.csv
		like "a first that goes: $options" "rfm-clean: 12 in = $want*" "$(tail -n 1 err)"
		is "adds up: $options" '' "$(adds_up "$options")"
	done <<-'END'
	|2 kept + 3 rejected + 2 folded + 5 skipped; money 50.00 = 20.00 + 10.00 + 0.00 + 20.00
	--rows first|2 kept + 3 rejected + 2 folded + 5 skipped; money 50.00 = 20.00 + 10.00 + 0.00 + 20.00
	--allow cancelled,test|4 kept + 3 rejected + 5 folded + 0 skipped; money 50.00 = 40.00 + 10.00 + 0.00 + 0.00
	--erase list|1 kept + 3 rejected + 0 folded + 8 skipped; money 50.00 = 10.00 + 10.00 + 0.00 + 30.00
	END
	clean -q -r bad.tsv b.csv
	is 'the codes' 'date_invalid/order_rejected/order_rejected' "$(cut -f 3 bad.tsv | rows -)"
	settle
}

@test "--header-line, --kind and --names say what the header does not" {
	put h.csv 'Ordernr;Datum;Bedrag;Oud' 'Ordernr;Datum;Oud;Bedrag' '1;2026-03-25;1;2'
	clean -q --header-line 2 -c line,amount h.csv
	is --header-line '3|2.00' "$(rows)"
	put v.csv 'visitor id,event,date,order id,amount' 'v1,page_view,2026-03-25,,' 'v1,purchase,2026-03-25,T1,10.00' 'v1,refund,2026-03-26,T1,10.00'
	for o in '' '--kind event'; do
		# shellcheck disable=SC2086
		clean $o -c kind,date,order_id,amount,event v.csv
		is "purchases among visits: $o" 'event|2026-03-25|||page_view/order|2026-03-25|T1|10.00|purchase/refund|2026-03-26|T1|-10.00|refund' "$(rows)"
		is "adds up: $o" '' "$(adds_up "$o")"
	done
	put p.csv 'e-mail;naam;totaal;datum' 'an@winkel.nl;Vos;12;2026-03-25'
	clean -q --kind contact -c kind,email p.csv
	is '--kind contact' 'contact|an@winkel.nl' "$(rows)"
	settle
}

@test "rejects can be mended and read again, and then all is kept" {
	put a.csv '"Ordernr","Datum","Bedrag","Naam"' '1,2026-03-25,1.00,An' '2,2026-02-31,2.00,"Vos, ""Bo"""' \
		'3,2026-03-25,4x,"twee\nregels"' '4,2026-03-25,8.00,C\\D'
	clean -q -r bad.tsv -c order_id,amount,surname a.csv
	is kept '1|1.00|An/4|8.00|C\\D' "$(rows)"
	(head -n 1 a.csv && sed 1d bad.tsv | cut -f 7) | sed 's/02-31/02-28/; s/4x/4.00/' >again
	clean -r bad.tsv -c order_id,amount shop=again
	is again '2|2.00/3|4.00' "$(rows)"
	like 'all of it' '*2 in = 2 kept + 0 rejected*money 6.00 = 6.00 *' "$(tail -n 1 err)"
	settle
}

@test "refunds by column, as rows of their own, by status alone, or several in one file" {
	while IFS='|' read -r case header lines want; do
		# shellcheck disable=SC2046
		put in.csv "Ordernr;Datum;Bedrag;$header" $(tr ' ' '\n' <<<"$lines")
		clean -c kind,date,amount in.csv
		is "$case" "$want" "$(rows)"
		is "$case: adds up" '' "$(adds_up "$case")"
		is "$case: the money kept" "$(sed 1d out | awk '{ n += $3 } END { printf "%.2f", n }')" \
			"$(sed -n 's/.*; money [^ ]* = \([^ ]*\) .*/\1/p' err)"
	done <<-'END'
	column|Terugbetaald;Terugbetaald op|1;25-3-2026;10,00;2,50; 2;25-3-2026;10,00;10,00;28-3-2026 3;25-3-2026;10,00;0,00;|order|2026-03-25|10.00/refund|2026-03-25|-2.50/order|2026-03-25|10.00/refund|2026-03-28|-10.00/order|2026-03-25|10.00
	rows of their own|Status|1;25-3-2026;10,00;betaald 1;28-3-2026;-4,00;terugbetaald|order|2026-03-25|10.00/refund|2026-03-28|-4.00
	status alone|Status|1;25-3-2026;10,00;betaald 2;25-3-2026;10,00;terugbetaald|order|2026-03-25|10.00/order|2026-03-25|10.00/refund|2026-03-25|-10.00
	status and own rows|Status|2;25-3-2026;10,00;terugbetaald 2;28-3-2026;-10,00;terugbetaald|order|2026-03-25|10.00/refund|2026-03-28|-10.00
	column and own rows|Terugbetaald|1;25-3-2026;10,00;2,50 2;28-3-2026;-4,00;|order|2026-03-25|10.00/refund|2026-03-25|-2.50/refund|2026-03-28|-4.00
	END
	put in.csv 'Ordernr;Datum;Bedrag;Status' '1;25-3-2026;10,00;terugbetaald'
	clean -c kind,amount --date-order dmy --decimal , in.csv
	is 'read once: kept as an order' 'order|10.00' "$(rows)"
	like 'and told' '*1 refund whose size nothing tells*' "$(<err)"
	settle
}

@test "duplicates have the number of an order or a payment; rows that look alike are kept" {
	put a.csv 'Ordernr;Datum;Bedrag' '1;2026-03-25;1' '1;2026-03-25;1' '1;2026-03-26;2' ';2026-03-26;4' ';2026-03-26;4'
	clean -c line a.csv
	is 'by order number' 2/4/5/6 "$(rows)"
	like 'by order number' '*1 order number that stood before*skipped: 1 duplicate (1.00)*' "$(<err)"
	put b.csv 'Datum;Bedrag;E-mail' '2026-03-25;1;an@winkel.nl' '2026-03-25;1;an@winkel.nl'
	clean -q -c line b.csv
	is 'without numbers' 2/3 "$(rows)"
	put c.csv 'id,Created date (UTC),Amount,Amount Refunded,Currency,Status' 'ch_1,2026-03-25 23:30:00,10.00,0.00,eur,Paid' \
		'ch_1,2026-03-25 23:30:00,11.00,0.00,eur,Paid' 'ch_2,2026-03-25 23:30:00,10.00,0.00,eur,Paid'
	clean -q -c line c.csv
	is 'by payment, each once' 2/4 "$(rows)"
	put d.csv 'Ordernr;Datum;Bedrag;Munt' '1;2026-03-25;1;QQQ' '1;2026-03-25;1;EUR' '1;2026-03-25;1;EUR'
	clean -q -r bad.tsv --fixes fixes.tsv -c line d.csv
	is 'one that was rejected is none' '3 ' "$(rows) $(rows fixes.tsv)"
	settle
}

@test "amounts with VAT and without it are warned of" {
	put gross.csv 'Ordernr;Datum;Bedrag incl. btw' '1;25-3-2026;10,00'
	put net.csv 'Ordernr;Datum;Bedrag excl. btw' '1;25-3-2026;10,00'
	put plain.csv 'Ordernr;Datum;Bedrag' '1;25-3-2026;10,00'
	clean -q --report report.tsv gross.csv plain.csv net.csv
	is 'gross, then net' 'rfm-clean: net.csv: amounts without VAT, those of the files before with it: they do not add up' "$(<err)"
	is report 'net.csv|basis_mixed|amount|1||warn' "$(grep basis report.tsv | cut -f 2,4-6,8- | tr '\t' '|')"
	clean -q net.csv gross.csv
	is 'net, then gross' 'rfm-clean: gross.csv: amounts with VAT, those of the files before without: they do not add up' "$(<err)"
	cp net.csv more.csv
	clean -q net.csv more.csv plain.csv
	is 'net alone' '' "$(<err)"
	settle
}

@test "test rows are skipped by their points, unless the file was made unrecognisable" {
	while IFS='|' read -r want row; do
		put in.csv 'Ordernr;Datum;Bedrag;E-mail;Voornaam;Achternaam;Plaats;Telefoon' \
			'91;25-3-2026;1,00;bo@winkel.nl;Bo;Bak;Gent;' '92;25-3-2026;1,00;an@winkel.nl;An;Vos;Gent;' "$row"
		clean -q -c line in.csv
		is "$row" "$want" "$(rows)"
	done <<-'END'
	2/3|1;25-3-2026;9,00;jan@example.com;Jan;Smit;Gent;
	2/3|1;25-3-2026;9,00;jan@winkel.test;Jan;Smit;Gent;
	2/3|TEST-1;25-3-2026;9,00;;;;Gent;
	2/3|1;25-3-2026;9,00;jan@winkel.nl;Test;Test;Teststad;0612345678
	2/3/4|1;25-3-2026;9,00;jan@winkel.nl;Jan;Test;Gent;
	2/3/4|1;25-3-2026;9,00;jan@winkel.nl;Jan;Testers;Testelt;
	2/3/4|1;25-3-2026;9,00;jan@winkel.nl;Jan;Smit;Gent;0612345678
	END
	put in.csv 'Klantnr;E-mail;Achternaam' 'K1;u1@example.com;Vos' 'K2;u2@example.com;Bak' 'K3;an@winkel.nl;Smit'
	clean -c email in.csv
	is 'made unrecognisable' 'u1@example.com/u2@example.com/an@winkel.nl' "$(rows)"
	like 'and that is said' '*2 of 3 e-mail addresses are of reserved domains: not taken for tests*' "$(<err)"
	clean -q -c email --date-order dmy --decimal , in.csv
	is 'read once: always tests' an@winkel.nl "$(rows)"
	settle
}

@test "wrong options end with 64, before anything is written" {
	put a.csv 'Ordernr;Datum;Bedrag' '1;25-3-2026;1,5'
	put rates 'USD 0.9'
	while IFS='|' read -r options message; do
		eval "clean $options a.csv"
		[[ $got -eq 64 && ! -s out && $(<err) == "rfm-clean: $message"* ]] || collect "$options: $got: $(head -n 1 err)"
	done <<-'END'
	-n --report x|--dry-run is the report
	-n --sniff|--dry-run, --explain, --explain-line, --show-map and --sniff: one
	--sniff --show-map|--dry-run, --explain, --explain-line, --show-map and --sniff: one
	--explain test --explain-line 3|--dry-run, --explain, --explain-line
	--explain nope|--explain: no such rule: 'nope'
	--explain-line 0|--explain-line: too small
	--explain-line x|--explain-line: not a whole number
	--header-line 0|--header-line: too small
	-s nope|--source: not known (--list-sources): 'nope'
	--zone Mars/X|--zone: no such time zone: 'Mars/X'
	--zone CET-1CEST,M3|--zone:
	--rates rates|--rates: say --currency, too
	--min-date x|--min-date: not a date: 'x'
	-a 2026-02-30|--as-of: no such day: '2026-02-30'
	--drop nope|--drop: no canonical column: 'nope'
	--drop email -c email|--drop and --columns both name: 'email'
	--allow date_invalid|--allow: no rule that skips rows: 'date_invalid'
	--allow nope|--allow: no rule that skips rows: 'nope'
	--rows x|--rows: unknown: 'x'
	--kind refund|--kind: unknown: 'refund'
	--encoding x|--encoding: unknown: 'x'
	--decimal x|--decimal: neither . nor ,: 'x'
	--delimiter xx|--delimiter: not a character: 'xx'
	--quote xx|--quote: not a character: 'xx'
	--delimiter ";" --quote ";"|--delimiter and --quote are the same
	--date-order x|--date-order: unknown: 'x'
	--max-rejects x|--max-rejects: not a whole number: 'x'
	--max-rejects 101%|--max-rejects: too large: '101%'
	--currency eur|--currency: not three capital letters: 'eur'
	--country XX|--country: no such country: 'XX'
	--names nope|--names: no canonical column
	--columns email,email|--columns: twice: 'email'
	-m x|--map: not of the form
	-m file=x|--map: file=x is not taken from the input
	END
	while IFS='|' read -r want options; do
		eval "clean -q $options a.csv"
		is "$options" "$want" "$got"
	done <<-'END'
	66|--currency EUR --rates nofile
	66|--erase nofile
	66|--sources nofile
	66|nofile
	65|-m x=Nope
	65|--header-line 9
	END
	settle
}
