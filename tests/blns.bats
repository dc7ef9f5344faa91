#!/usr/bin/env bats
# shellcheck disable=SC2154 # real is set by helper.bash
# The Big List of Naughty Strings, each line of it as a value in each column in turn, through
# the whole pipeline: one row out for each row in, and its bytes, but for those that rfm-clean
# says it changes.
#
# The list is found by RFM_TEST_DATA; without it these tests are skipped.
load helper

setup() {
	command -v sqlite3 >/dev/null || skip 'no sqlite3 to read CSV and JSON'
	cd "$BATS_TEST_TMPDIR" || return
}

sql() {
	sqlite3 -batch list.db "$@"
}

# The lines of the text, and the strings of the JSON file, as numbered rows of v; the lines
# that change in any text, by the rule that does it, as rows of c.
fill() {
	real data/blns/blns.txt || return
	awk -v q='"' 'BEGIN { print "row,value" } { gsub(q, q q); print NR "," q $0 q }' "$real" >lines.csv
	sql '.mode csv' '.import lines.csv v'
	real data/blns/blns.json || return
	sql "insert into v select 1001 + key, value from json_each(cast(readfile('$real') as text))" \
		'create table c (row text, rule text)'
	changes blank 103 104 {206..222} 266 268 269 591 620 675 677 1410
	changes invisible 116 121 131 136 140 246 {305..309} 354 561 566 718 719 720 1171 1172 1173 1203 1415
	changes escape 346 558 562 563 564 1195 1407 1411 1412 1413
	changes nothing 5 8 9 22 54 66 593 599 600
	changes number 6 7 10 11 18 29 36 70
	changes name 68
	[ "$(sql 'select count(*), min(length(value)), count(distinct value) > 400 from v where cast(row as int) > 1000')" = '515|0|1' ]
}

changes() {
	local rule=$1 row

	shift
	for row; do
		echo "insert into c values ('$row', '$rule');"
	done | sql
}

# with COLUMN: the list as the values of this column of orders
with() {
	local name text=()

	for name in customer_id surname city product email phone status note; do
		case $name in
		"$1") text+=("value as $name") ;;
		customer_id) text+=("'K' || (row % 50) as customer_id") ;;
		email) text+=("'k' || (row % 50) || '@firma.nl' as email") ;;
		status) text+=("'paid' as status") ;;
		*) text+=("'Mug' as $name") ;;
		esac
	done
	[ "$1" = order_id ] && name=value || name="'B' || row"
	sql '.headers on' '.mode csv' "select $name as order_id, '2026-03-13' as date, '1.50' as total,
		$(IFS=,; echo "${text[*]}"), row from v order by cast(row as int)"
}

# cleaned COLUMN: the list in this column, to records in clean.tsv
cleaned() {
	local got=0 rows

	with "$1" >in.csv
	rfm-clean --map note=note --map row=row --allow cancelled,failed,pending,trash,test in.csv >clean.tsv 2>err || got=$?
	rows=$(sed 1d clean.tsv | grep -vc '^refund' || :)
	[ "$got" -eq 0 ] || collect "$1: status $got: $(tail -n 1 err)"
	[ "$rows" -eq "$(sql 'select count(*) from v')" ] || collect "$1: $rows rows: $(tail -n 2 err)"
}

# differ COLUMN TABLE RULE...: rows of the table whose value is not that of the list although
# none of these rules changes it
differ() {
	local column=$1 from=$2 bad rules

	shift 2
	printf -v rules "'%s', " "$@"
	bad=$(sql "select a.row || ' ' || a.$column from $from a join v using (row)
		where coalesce(a.$column, '') <> v.value and v.value not in (select value from v
		where row in (select row from c where rule in ($rules''))) limit 4")
	[ -z "$bad" ] || collect "$from of $column: $bad"
}

# as_table FORM: what rfm-fmt wrote as a table of that name
as_table() {
	sql "drop table if exists $1"
	case $1 in
	csv) sql '.mode csv' '.import out csv' ;;
	json)
		sql "create table json as select json_extract(value, '\$.row') as row,
			json_extract(value, '\$.$2') as $2 from json_each(cast(readfile('out') as text))"
		;;
	esac
}

@test "as texts and numbers: the same bytes in CSV and in JSON" {
	local column form rules

	fill
	for column in product note surname city customer_id order_id; do
		case $column in
		product | note) rules='blank invisible escape' ;;
		surname) rules='blank invisible escape nothing name' ;;
		city) rules='blank invisible escape nothing' ;;
		*) rules='blank invisible escape nothing number' ;;
		esac
		cleaned "$column"
		for form in csv json; do
			rfm-merge -q clean.tsv | rfm-fmt -q --to "$form" >out || collect "$column: $form fails"
			as_table "$form" "$column"
			[ "$(sql "select count(*) from $form")" -eq "$(sql 'select count(*) from v')" ] ||
				collect "$column: not one row of $form for each"
			# shellcheck disable=SC2086
			differ "$column" "$form" $rules
		done
		[ "$(sql "select group_concat($column, ' / ') from json where row in ('305', '308', '720')")" = \
			'test / testtest / The quick brown fox... [Beeeep]' ] || collect "$column: other bytes are left"
	done
	settle
}

@test "as addresses of mail, numbers of phones and states: none is one, each row stays" {
	local column

	fill
	for column in email phone status; do
		cleaned "$column"
		rfm-merge -q clean.tsv | rfm-fmt -q --to csv >out || collect "$column: CSV fails"
		as_table csv
		case $column in
		status) differ status csv blank invisible escape ;;
		email) [ "$(sql "select count(*) from csv where email <> ''")" -eq 0 ] || collect 'an address' ;;
		phone) [ "$(sql "select count(*) from csv where phone || mobile <> ''")" -eq 0 ] || collect 'a number' ;;
		esac
	done
	settle
}

@test "every column goes to scores and segments, and out in each form" {
	local column by form got ended

	fill
	for column in product note surname city customer_id order_id email phone status; do
		cleaned "$column"
		for by in customer_id profile_id; do
			rfm-merge -q clean.tsv | rfm-aggregate -q --by "$by" --as-of 2026-04-01 \
				--aside aside.tsv --keep surname,city,email,phone |
				rfm-score -q | rfm-segment -q >scored.tsv || collect "$column by $by: ${PIPESTATUS[*]}"
			got=$(awk -F'\t' 'FNR == 1 { for (i = 1; i <= NF; i++) if ($i ~ /^(monetary|amount)$/) at = i; next }
				{ sum += $at } END { printf "%.2f", sum }' scored.tsv aside.tsv)
			[ "$got" = "$(awk -F'\t' 'NR > 1 { sum += $9 } END { printf "%.2f", sum }' clean.tsv)" ] ||
				collect "$column by $by: money $got"
			[ "$(wc -l <scored.tsv)" -gt 40 ] || collect "$column by $by: $(wc -l <scored.tsv) lines"
			for form in csv json table; do
				ended=0
				rfm-fmt -q --to "$form" scored.tsv >out || ended=$?
				[ "$ended" -eq 0 ] || collect "$column by $by: $form ends with $ended"
				case $form in
				table) [ "$(wc -l <out)" -ge "$(wc -l <scored.tsv)" ] || collect "$column by $by: a short table" ;;
				csv) as_table csv
				   [ "$(sql 'select count(*) from csv')" -eq $(($(wc -l <scored.tsv) - 1)) ] ||
					collect "$column by $by: not one row of CSV for each" ;;
				json) [ "$(sql "select json_array_length(cast(readfile('out') as text))")" -eq $(($(wc -l <scored.tsv) - 1)) ] ||
					collect "$column by $by: not one value of JSON for each" ;;
				esac
			done
		done
	done
	settle
}
