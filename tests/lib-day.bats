#!/usr/bin/env bats
# Dates, their zones and the order of their columns by table: INPUT => RESULT, !reason where
# there is none. Several inputs are divided by ;.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# rows FUNCTION [FIRST INPUT] < table
rows() {
	cat >table
	[ -s table ]
	awk -v f="$1" -v first="${2:+$2\t}" '{
		match($0, / => /)
		input = substr($0, 1, RSTART - 1)
		gsub(/ ; /, "\t", input)
		print f "\t" first input
	}' table >in
	probe-day <in >out
	same "$(cat table)" "$(awk '{
		match($0, / => /)
		getline got <"out"
		print substr($0, 1, RSTART + 3) got
	}' table)"
}

@test "a date of numbers follows the order of its column" {
	rows day <<-'EOF'
	none ; 2026-03-05 => 2026-03-05
	none ; 2026/3/5 => 2026-03-05
	none ; 2026.03.05 => 2026-03-05
	none ; 2026 03 05 => 2026-03-05
	none ; 7-4-2026 => 2026-04-07
	dmy ; 7/4/2026 => 2026-04-07
	mdy ; 7/4/2026 => 2026-07-04
	mdy ; 7.4.2026 => 2026-07-04
	mixed ; 7.4.2026 => 2026-04-07
	mixed ; 7-4-2026 => 2026-07-04
	ymd ; 26-04-07 => 2026-04-07
	ymd ; 26.04.07 => 2026-04-07
	ymd ; 2026-04-07 => 2026-04-07
	dmy ; 7-4-68 => 2068-04-07
	dmy ; 7-4-69 => 1969-04-07
	none ; 7. 4. 2026 => 2026-04-07
	none ; 07–04–2026 => 2026-04-07
	none ; '07-04-2026 => 2026-04-07
	none ; ="07-04-2026" => 2026-04-07
	dmy ; 4-25-2026 => !does not fit the order of its column
	mdy ; 25-4-2026 => !does not fit the order of its column
	none ; 4.25.2026 => !does not fit the order of its column
	none ; 31-02-2026 => !no such day
	none ; 2026-02-29 => !no such day
	none ; 2024-02-29 => 2024-02-29
	none ; 2026-13-05 => !no such day
	none ; 5-3-226 => !not a date
	none ; 5-3-6 => !not a date
	none ; 1-2-3-4 => !not a date
	none ; 123-4-2026 => !not a date
	none ; 5-3-20261 => !not a date
	none ; 0099-01-02 => 0099-01-02
	EOF
}

@test "a date of digits alone is year-first, or weak" {
	rows day <<-'EOF'
	none ; 20260407 => 2026-04-07
	none ; 07042026 => 2026-04-07 compact
	mdy ; 07042026 => 2026-07-04 compact
	none ; 20122026 => 2026-12-20 compact
	none ; 20260230 => !no such day
	none ; 31022026 => !no such day
	none ; 12345678 => !not a date
	none ; 99999999 => !not a date
	none ; 453521 => !not a date
	none ; 4535 => !not a date
	none ; 202604071407 => 2026-04-07T14:07:00
	none ; 20260407140709 => 2026-04-07T14:07:09
	none ; 20260407140709123 => 2026-04-07T14:07:09
	none ; 20260407246000 => !no such time
	none ; 20260407T1407 => 2026-04-07T14:07:00
	none ; 20260407T14 => 2026-04-07T14:00:00
	none ; 20260407T140709.5-0300 => 2026-04-07T14:07:09 -03:00
	none ; 20260407 14:07 => 2026-04-07T14:07:00
	none ; 260407 140709 => 2026-04-07T14:07:09 compact
	none ; 2026-04 => 2026-04-01 month
	none ; 04/2026 => 2026-04-01 month
	none ; april 2026 => 2026-04-01 month
	none ; 2026-04 14:07 => !not a date
	none ; 2026-W15 => 2026-04-06 month
	none ; 2026-W15-2 => 2026-04-07
	none ; 2026W152T14:07 => 2026-04-07T14:07:00
	none ; 2026-W53-7 => 2027-01-03
	none ; 2027-W53-1 => !no such day
	none ; 2026-W00-1 => !no such day
	none ; 2026-W15-8 => !no such day
	none ; 2026-097 => 2026-04-07
	none ; 2024-366 => 2024-12-31
	none ; 2026-366 => !no such day
	none ; 2026-000 => !no such day
	EOF
}

@test "names of months and words beside them, in many languages" {
	rows day none <<-'EOF'
	7 april 2026 => 2026-04-07
	7 apr. 2026 => 2026-04-07
	07-APR-26 => 2026-04-07
	07Apr2026 => 2026-04-07
	April 7th, 2026 => 2026-04-07
	7th of April 2026 => 2026-04-07
	2026 Apr 7 => 2026-04-07
	26 07 Apr => 2026-04-07
	Apr 7, '26 => 2026-04-07
	dinsdag 7 april 2026 om 14.07 uur => 2026-04-07T14:07:00
	am 7. März 2026 um 14:07 Uhr => 2026-03-07T14:07:00
	1er août 2026 à 14h07 => 2026-08-01T14:07:00
	mar. 3 mars 2026 => 2026-03-03
	mar. 7 avr. 2026 => 2026-04-07
	7 de abril de 2026 => 2026-04-07
	1º de maio de 2026 => 2026-05-01
	7 aprile 2026 => 2026-04-07
	Tue Apr 07 14:07:09 CEST 2026 => 2026-04-07T14:07:09 +02:00
	Tue Apr 07 2026 14:07:09 GMT+0200 (Central European Summer Time) => 2026-04-07T14:07:09 +02:00
	Tue, 7 Apr 2026 14:07:09 -0000 => 2026-04-07T14:07:09 +00:00
	07/Apr/2026:14:07:09 +0200 => 2026-04-07T14:07:09 +02:00
	7 foo 2026 => !not a date
	7 april => !not a date
	apr-26 => !not a date
	7 april mei 2026 => !not a date
	31 april 2026 => !no such day
	april => !not a date
	gisteren => !not a date
	EOF
}

@test "times of the day and the zones behind them" {
	rows day none <<-'EOF'
	7-4-2026 9:07 => 2026-04-07T09:07:00
	7-4-2026 14:07:09,123 => 2026-04-07T14:07:09
	14:07:09 07-04-2026 => 2026-04-07T14:07:09
	2026-04-07-14.07.09.123456 => 2026-04-07T14:07:09
	7-4-2026 14.07 => 2026-04-07T14:07:00
	7-4-2026 14u07 => 2026-04-07T14:07:00
	7-4-2026 14u => 2026-04-07T14:00:00
	7-4-2026 14h07m09s => 2026-04-07T14:07:09
	7-4-2026 9.2h => 2026-04-07T09:12:00
	7-4-2026 2 PM => 2026-04-07T14:00:00
	7-4-2026 2:07 p. m. => 2026-04-07T14:07:00
	7-4-2026 12:07 a.m. => 2026-04-07T00:07:00
	7-4-2026 12:07pm => 2026-04-07T12:07:00
	7-4-2026 14:07:09 PM => 2026-04-07T14:07:09
	7-4-2026 13:07 AM => 2026-04-07T13:07:00
	31-12-2026 24:00 => 2027-01-01T00:00:00
	31-12-9999 24:00 => !no such day
	2026-04-07T24:00:01 => !no such time
	2026-04-07T25:00:00 => !no such time
	2026-04-07 14:60 => !no such time
	2026-04-07 14:07:60 => !no such time
	2026-04-07 14:7 => !no such time
	2026-04-07 1:00 2:00 => !no such time
	2026-04-07T14:07:09z => 2026-04-07T14:07:09 +00:00
	2026-04-07T14:07:09-05:30 => 2026-04-07T14:07:09 -05:30
	2026-04-07 14:07+02 => 2026-04-07T14:07:00 +02:00
	2026-04-07 14:07 UTC+2 => 2026-04-07T14:07:00 +02:00
	2026-04-07 14:07:09 +0200 CEST => 2026-04-07T14:07:09 +02:00
	2026-04-07 14:07 PDT => 2026-04-07T14:07:00 -07:00
	2026-04-07 14:07 IST => 2026-04-07T14:07:00
	2026-04-07T14:07+02:00[Europe/Paris] => 2026-04-07T14:07:00 +02:00
	2026-04-07 14:07 europe/london => 2026-04-07T14:07:00 +01:00
	2026-04-07 14:07 Europe/Atlantis => !no such time zone
	2026-04-07 14:07 +16:00 => !no such time zone
	2026-04-07Z => 2026-04-07 +00:00
	2026-04-07+02:00 => 2026-04-07 +02:00
	14:07 => !a time without a day
	EOF
}

@test "numbers of machines and spreadsheets" {
	rows day none <<-'EOF'
	1775570829 => 2026-04-07T14:07:09 +00:00 epoch
	1775570829.999 => 2026-04-07T14:07:09 +00:00 epoch
	1775570829123 => 2026-04-07T14:07:09 +00:00 epoch
	1775570829123456 => 2026-04-07T14:07:09 +00:00 epoch
	1775570829123456789 => 2026-04-07T14:07:09 +00:00 epoch
	9999999999999999999 => 2286-11-20T17:46:39 +00:00 epoch
	639111676290000000 => 2026-04-07T14:07:09 +00:00 ticks
	134200444290000000 => 2026-04-07T14:07:09 +00:00 ticks
	/Date(1775570829000)/ => 2026-04-07T14:07:09 +00:00 epoch
	/Date(1775570829000+0200)/ => 2026-04-07T16:07:09 +02:00 epoch
	/Date(-62135596800000)/ => 0001-01-01T00:00:00 +00:00 epoch
	/Date(999999999999999)/ => !no such day
	/Date(x)/ => !not a date
	46119 => 2026-04-07 serial
	46119.0 => 2026-04-07 serial
	46119,5882986111 => 2026-04-07T14:07:09 serial
	46119.999999 => 2026-04-08T00:00:00 serial
	19999 => !not a date
	60001 => !not a date
	46119. => !not a date
	0775570829 => !not a date
	12345678901 => !not a date
	1,77557E+12 => !rounded by a spreadsheet
	#WERT! => !a spreadsheet's error
	#N/B => !a spreadsheet's error
	###### => !a column too narrow in a spreadsheet
	#12 => !not a date
	0 => !a zero date
	00-00-0000 => !a zero date
	0000-00-00 00:00:00 => !a zero date
	00000000 => !a zero date
	1900-01-00 => !a zero date
	2026-00-00 => !no such day
	EOF
	rows 1904 <<-'EOF'
	44657 => 2026-04-07
	44657.5 => 2026-04-07T12:00:00
	2026-04-07 => 2026-04-07
	EOF
	run probe-day < <(printf 'day\tnone\t\nday\tnone\t  \nday\tnone\t%0120d\nday\tnone\t%0121d\n' 1 1)
	same $'!empty\n!empty\n!not a date\n!not a date' "$output"
}

@test "days that stand for none, births of another century" {
	rows none <<-'EOF'
	1970-01-01 => none
	1970-01-01 01:00 => none
	01-01-1900 => none
	31-12-9999 => none
	0001-01-01 => none
	1753-01-01 => none
	1970-01-02 => a day
	2026-04-07 => a day
	EOF
	rows birth 2026 <<-'EOF'
	7-4-27 => 1927-04-07
	7-4-26 => 2026-04-07
	7-4-2027 => 2027-04-07
	29-2-64 => 1964-02-29
	EOF
}

@test "the quick ways say what the slow one says" {
	rows quick <<-'EOF'
	none ; 2026-04-07 => 2026-04-07
	none ; 2026-04-07 14:07 => 2026-04-07T14:07:00
	none ; 2026-04-07T14:07:09 => 2026-04-07T14:07:09
	none ; 2026-04-07T14:07:09Z => 2026-04-07T14:07:09 +00:00
	none ; 2026-04-07T14:07:09.123Z => 2026-04-07T14:07:09 +00:00
	none ; 2026-04-07T14:07:09.123456+02:00 => 2026-04-07T14:07:09 +02:00
	none ; 2026-04-07 14:07:09.1 => 2026-04-07T14:07:09
	none ; 2026-04-07 14:07:09 +0200 => 2026-04-07T14:07:09 +02:00
	none ; 2026-04-07T14:07:09-05:30 => 2026-04-07T14:07:09 -05:30
	none ; 2026-04-07T14:07:09+0000 => 2026-04-07T14:07:09 +00:00
	none ; 20260407 => 2026-04-07
	none ; 07042026 => !slow
	none ; 20260431 => !slow
	none ; 2026040x => !slow
	none ; 07-04-2026 => 2026-04-07
	mdy ; 07/04/2026 => 2026-07-04
	mdy ; 07.04.2026 => 2026-07-04
	mixed ; 07.04.2026 => 2026-04-07
	none ; 07-04-2026 14:07 => 2026-04-07T14:07:00
	mixed ; 07/04/2026 14:07:09 => 2026-07-04T14:07:09
	none ; 2026-04-07 14:07:09 +1660 => !slow
	none ; 2026-04-07 14:07:09 *0200 => !slow
	none ; 2026-04-07 14:07:09.12aZ => !slow
	none ; 2026-04-07T14:07:09+02.00 => !slow
	none ; 2026-04-07 24:00:00 => !slow
	none ; 07-04-2026 24:00 => !slow
	none ; 07-04-2026 2:07 PM => !slow
	none ; 07-04/2026 => !slow
	none ; 07x04x2026 => !slow
	none ; 31-04-2026 => !slow
	ymd ; 07-04-2026 => !slow
	none ; 7-4-2026 => 2026-04-07
	none ; 7.4.2026 9:07 => 2026-04-07T09:07:00
	mdy ; 7/4/2026 9:07:09 => 2026-07-04T09:07:09
	none ; 7-4-2026 9:7 => !slow
	none ; 7-4-2026 24:07 => !slow
	none ; 7-4-2026 9:07:0 => !slow
	none ; 7-4-2026 9.07 => !slow
	none ; 7-4/2026 => !slow
	none ; 7-4-26 => !slow
	none ; 7-4-20261 => !slow
	none ; 7-13-2026 => !slow
	none ; 2026-04-07 14:07:09. => !slow
	none ; 2026-04-07 14:07:09.Z => !slow
	none ; 2026-04-07 14:07:09  => !slow
	EOF
}

@test "a moment moves to the clock of a zone where its own is known" {
	rows zone <<-'EOF'
	Europe/Amsterdam ; 2026-04-07T23:30:00Z => 2026-04-08T01:30:00
	Europe/Amsterdam ; 2026-01-07T23:30:00Z => 2026-01-08T00:30:00
	Europe/Amsterdam ; 2026-04-07 23:30 => 2026-04-07T23:30:00
	Europe/Amsterdam ; 2026-04-07Z => 2026-04-07
	Europe/Amsterdam ; 2026-04-07 23:30:00 +0200 => 2026-04-07T23:30:00
	America/New_York ; 2026-04-07 01:30:00 +0200 => 2026-04-06T19:30:00
	Europe/Amsterdam ; 2026-03-29T00:59:59Z => 2026-03-29T01:59:59
	Europe/Amsterdam ; 2026-03-29T01:00:00Z => 2026-03-29T03:00:00
	Europe/Amsterdam ; 2026-10-25T00:59:59Z => 2026-10-25T02:59:59
	Europe/Amsterdam ; 2026-10-25T01:00:00Z => 2026-10-25T02:00:00
	Europe/London ; 1775570829 => 2026-04-07T15:07:09
	Australia/Sydney ; 2026-12-31T14:00:00Z => 2027-01-01T01:00:00
	UTC ; 31-12-9999 23:00:00 -0500 => 9999-12-31T23:00:00
	+05:30 ; 2026-04-07T14:07:09Z => 2026-04-07T19:37:09
	EOF
}

@test "a zone is a name or a POSIX rule" {
	rows offset <<-'EOF'
	UTC ; 0 => 0
	europe/brussels ; 1775570829 => 7200
	US/Pacific ; 1775570829 => -25200
	CET-1CEST,M3.5.0,M10.5.0/3 ; 1767225600 => 3600
	<+0330>-3:30 ; 0 => 12600
	AAA+1:02:03 ; 0 => -3723
	EST5EDT,0/0,J365/25 ; 2051233200 => -14400
	CET-1CEST => !summer time without the days of its change
	CET-1CEST,M3.5.0 => !no such time zone
	CET-1CEST,M13.5.0,M10.5.0 => !no such time zone
	CET-1CEST,M3.6.0,M10.5.0 => !no such time zone
	CET-1CEST,M3.5.7,M10.5.0 => !no such time zone
	CET-1CEST,J0,J300 => !no such time zone
	CET-1CEST,366,J300 => !no such time zone
	CET-1CEST,M3.5.0/168,M10.5.0 => !no such time zone
	CET-1CEST,M3.5.0,M10.5.0/3x => !no such time zone
	CE-1 => !no such time zone
	CET => 3600
	CET1x => !no such time zone
	CET-25 => !no such time zone
	<+3>-3 => !no such time zone
	<+03-3 => !no such time zone
	+01:00x => !no such time zone
	Europe => !no such time zone
	EOF
	run probe-day <<<offset
	same '!empty' "$output"
	# of an hour that comes twice the first; one that is left out by the offset before it
	rows local <<-'EOF'
	Europe/Amsterdam ; 1774749599 => 3600
	Europe/Amsterdam ; 1774749600 => 3600
	Europe/Amsterdam ; 1774753199 => 3600
	Europe/Amsterdam ; 1774753200 => 7200
	Europe/Amsterdam ; 1792893599 => 7200
	Europe/Amsterdam ; 1792897199 => 7200
	Europe/Amsterdam ; 1792897200 => 3600
	EOF
}

@test "zones go as those of the C library" {
	rows clock <<-'EOF'
	Europe/Amsterdam => alike
	Europe/London => alike
	Europe/Dublin => alike
	America/New_York => alike
	America/Santiago => alike
	America/Nuuk => alike
	Asia/Jerusalem => alike
	Australia/Sydney => alike
	CET-1CEST,J60,J300/3 => alike
	AAA-1BBB,59,300/167 => alike
	XXX3YYY-2,M10.1.0/-30,M2.5.0/50 => alike
	EOF
	# the table of names: each has a rule, and stands in its place
	grep -v '^#' "$top/lib/data/zones.tsv" | sed 1d >zones
	LC_ALL=C sort -c zones
	[ "$(sed 's/^/offset\t/; s/\t[^\t]*$/\t0/' zones | probe-day | grep -c '^-\?[0-9]*$')" -eq "$(wc -l <zones)" ]
}

@test "the rows of a column vote for its order" {
	rows vote <<-'EOF'
	5-3-2026|25-3-2026 => day-month-year, 1 rows, line 2
	5/3/2026|3/25/2026 => mixed month-day-year, 1 rows, line 2
	05-03-2026 14:07|25-03-2026 14:07 => day-month-year, 1 rows, line 2
	5-3-2026|4-3-2026 => unknown, open
	za 5-3-2026|wo 25-3-2026 => day-month-year, 1 rows, line 2
	Mar 5, 2026|25 mrt 2026 => unknown
	5-5-2026 => unknown
	2026-03-05|45352|1775570829|07042026|7 april 2026 => unknown
	25-3-2026|26-3-2026|3-25-2026 => day-month-year, 2 rows, line 1, 1 against
	25.3.2026|5/3/2026 => day-month-year, 1 rows, line 1
	25.3.2026|3/25/2026 => mixed month-day-year, 1 rows, line 2
	5.3.2026|4.3.2026 => unknown
	3.25.2026|3.5.2026 => month-day-year, 1 rows, line 1
	25 3 2026|5 3 2026 => day-month-year, 1 rows, line 1
	5/3/2026 2:07 PM|4/3/2026 => mixed month-day-year, am and pm behind slashes
	5/3/2026 2:07 p.m.|25/3/2026 => day-month-year, 1 rows, line 2
	5-3-2026 2:07 PM => unknown, open
	26-10-15|26-10-31 => unknown, year open
	26-10-15|69-10-15 => year-month-day, 1 rows, line 2
	25.03.24|5.3.24 => day-month-year, 1 rows, line 1
	25-12-01|25-12-02|25-12-03|25-12-04|25-12-05|25-12-06|25-12-07|25-12-28|25-12-29|25-12-30 => year-month-day, few years and many days
	13-12-24|14-12-24|15-12-24|16-12-24|17-12-24|18-12-24|19-12-24|20-12-24|21-12-25|22-12-25 => day-month-year, few years and many days
	EOF
}

@test "made-up values never crash, and what is shown reads as itself" {
	rows fuzz <<<'7 => alike'
}

@test "the table of forms holds: each as expected, or refused with its reason" {
	real facts/dates.tsv
	awk -F'\t' 'NR > 1 && $1 !~ /1904/ {
		order = $1 ~ /^MM?\// || $1 ~ /^MM-/ ? "mdy" : $1 == "yy-MM-dd" ? "ymd" : "none"
		want = $3
		if (want == "") want = $2 ~ /^14/ ? "!a time without a day" \
			: $2 ~ /^00/ ? "!a zero date" \
			: $2 ~ /^##/ ? "!a column too narrow in a spreadsheet" \
			: $2 ~ /^#/ ? "!a spreadsheet'\''s error" : "!no such day"
		print order " ; " $2 " => " want
	}' "$real" | rows utc
	awk -F'\t' '$1 ~ /1904/ { print $2 " => " $3 }' "$real" | rows 1904
}

# Of the rest, which say only a part of a day, dateutil takes what is missing from the day on
# which it runs; here no day, month or year is made up.
@test "dates of another parser's tests come out as there" {
	real data/facts/dates-dateutil.tsv
	awk -F'\t' 'NR > 1 && !($1 >= 116 && $1 <= 149) && !($1 >= 151 && $1 <= 158) && $1 < 941 {
		want = $3
		sub(/ \(tz\)$/, "", want); sub(/\.[0-9]*$/, "", want)
		if ($2 !~ /[0-9]:[0-9]|[0-9]h|T[0-9]|^[0-9]{12}|[0-9] [0-9]{6}/) sub(/T00:00:00$/, "", want)
		# a column of one value, month first where it does not tell
		print ($2 ~ /^(1[3-9]|2[0-9]|3[01])[-\/. ][0-9]+[-\/. ][0-9]/ ? "dmy" : "mdy") " ; " $2 " => " want
	}' "$real" >want
	[ "$(wc -l <want)" -eq 76 ]
	sed 's/^/day\t/; s/ ; /\t/; s/ => .*//' want | probe-day | sed 's/ .*//' >got
	same "$(sed 's/.* => //' want)" "$(cat got)"
	awk -F'\t' 'NR > 1 && ($1 >= 116 && $1 <= 149 || $1 >= 151 && $1 <= 158 || $1 >= 941) { print "day\tmdy\t" $2 }' "$real" |
		probe-day | sort | uniq -c | sed 's/^ *//' >got
	same "$(printf '%s\n' '22 !a time without a day' '22 !not a date' '1 2003-09-01 month')" "$(LC_ALL=C sort -k2 got)"
}
