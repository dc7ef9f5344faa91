#!/usr/bin/env bats
# rfm-segment: the built-in rules, rules of one's own, what is wrong with them, the summary
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# names 'SEGMENT...' HEADER RULE...: under these rules the records in `in` get these segments
names() {
	local want=$1 got=0 lines have

	shift
	tsv "$@" >rules
	rfm-segment -q --rules rules in >out 2>err || got=$?
	mapfile -t lines < <(awk -F '\t' 'NR > 1 { print $(NF - 1) }' out)
	have="${lines[*]}"
	if [ "$got" -ne 0 ] || [ -s err ] || [ "$have" != "$want" ]; then
		collect "$*: status $got: '$have', not '$want' $(<err)"
	fi
}

# refuses STATUS MESSAGE OPTION...: rfm-segment of `in`
refuses() {
	local want=$1 message=$2 got=0

	shift 2
	rfm-segment -q "$@" in >out 2>err || got=$?
	if [ "$got" -ne "$want" ] || [ "$(<err)" != "rfm-segment: $message" ]; then
		collect "$*: status $got: $(<err), not $message"
	elif [ -s out ] && [ -z "$(tail -c 1 out)" ]; then
		collect "$*: failed, but its output is sealed"
	fi
}

all_codes() {
	printf 'r\tf\tm\n'
	printf '%s\n' {1..5}$'\t'{1..5}$'\t'{1..5}
}

@test "the built-in rules name a segment and an action for each of the 125 codes" {
	all_codes | rfm-segment >out 2>err
	same 'rfm-segment: 125 in = 125 by a rule + 0 by none + 0 without scores' "$(<err)"
	same "$(sed 's/^ *//' <<-'END'
		8 About To Sleep reconnect
		22 At Risk win back
		8 Cannot Lose Them call
		7 Champions reward
		11 Hibernating remind
		6 Lost suppress
		8 Loyal upsell
		8 Need Attention limited offer
		7 New Customers welcome
		24 Potential Loyalist offer membership
		16 Promising build interest
	END
	)" "$(tail -n +2 out | cut -f 4,5 | tr '\t' ' ' | sort | uniq -c | sed 's/^ *//')"
	same "$(<out)" "$(all_codes | rfm-segment -q --preset code125)"
	same $'5\t3\t3\tPotential Loyalist\toffer membership' "$(grep '^5.3.3' out)"
}

@test "the built-in rules are the published ones" {
	real oracles/segments/code125.tsv
	all_codes | rfm-segment -q | cut -f 1-4 | sort >got
	cut -f 1-4 "$real" | sort >want
	diff want got
	[ "$(wc -l <got)" -eq 126 ]
}

@test "the first rule that holds wins; --else and --unscored name the rest" {
	tsv 'id|r|f|m' 'a|5|3|1' 'b|3|1|1' 'c|1|1|1' 'd|2|1|1' 'e|4|2|1' 'f|||' 'g|5||' 'h|9|9|9' >in
	names 'A B C B Other No order Other Other' 'segment|r|f' 'A|4-5|>=3' 'B|2,3|*' 'C|1|' 'D|2|*'
	names 'D D C D D D D D' 'segment|m|r' 'C|1|1' 'D||'
	names 'all all all all all all all all' 'segment' 'all'
	tsv 'segment|r|action' 'A|5|call' 'B|-|' >rules
	run --separate-stderr rfm-segment -r rules --else 'Somebody else' --unscored '' in
	[ "$status" -eq 0 ]
	same "$(tsv 'id|r|f|m|segment|action' 'a|5|3|1|A|call' 'b|3|1|1|Somebody else|' 'c|1|1|1|Somebody else|' \
		'd|2|1|1|Somebody else|' 'e|4|2|1|Somebody else|' 'f||||B|' 'g|5|||A|call' 'h|9|9|9|Somebody else|')" "$output"
	same 'rfm-segment: 8 in = 3 by a rule + 5 by none + 0 without scores' "$stderr"
	settle
}

@test "a condition holds for what its form says" {
	local column want condition

	tsv 'n|t|d' '5|NL|2026-01-05' '-4|BE|2026-01-05T12:00:00' '3.00|New York|2026-02-01' '0.0001|12 34|' \
		'|4-|' >in
	# the column, yes or no for each record, the condition
	while IFS=';' read -r column want condition; do
		names "$want" "segment|$column" "y|$condition" 'n|*'
	done <<-'END'
		n;y n n n n;5
		n;y n n n n;5.00
		n;y n n n n;05
		n;n y n n n;-4
		n;n n y n n;3
		n;n n y n n;3.000
		n;n n n y n;0.0001
		n;y n y n n;3,5
		n;y n y n n; 5 , 3 ,
		n;n n n n y;-
		n;y n n n y;5,-
		n;y y y y y;*
		n;y y y y y;
		n;y n y n n;3-5
		n;n n y n n;3-3
		n;n n y y n;0-4
		n;n y n y n;-5..1
		n;n n y n n;2.9999..3.0000
		n;y n y n n;3..5
		n;y n n n n;>3
		n;y n y n n;>=3
		n;n y y y n;<=3
		n;n y n y n;<3.00
		n;n n n n n;>922337203685477.5806
		n;y y y y n;>=-922337203685477.5808
		n;n y n n y;<0,-
		t;y n n n n;NL
		t;n n n n n;nl
		t;y y n n n;NL,BE
		t;n n y n n;New York
		t;n n y n n;x, New York
		t;n n n y n;12 34
		t;n n n n n;N*
		d;y y n n n;2026-01-05
		d;y y n n n;2026-01-05..2026-01-05
		d;y y y n n;2026-01-01..2026-02-01
		d;n n y n n;>2026-01-05
		d;y y y n n;>=2026-01-05
		d;n n n n n;<2026-01-05
		d;y y n n n;<=2026-01-05
		d;n n n y y;-
		d;n n y y y;>2026-01-31,-
	END
	# a text among ranges: whichever comes first, one that holds will do
	tsv 't' 'none' '7' >in
	names 'y y' 'segment|t' 'y|none,1-9'
	names 'y y' 'segment|t' 'y|1-9,none'
	names 'n y' 'segment|t' 'n|none,x' 'y|1-9'
	settle
}

@test "the scores together are the column rfm, with blanks between the codes" {
	tsv 'r|f|m' '5|5|5' '5|5|4' '1|1|1' '||' '5||' >in
	names 'A A B N Other' 'segment|rfm' 'A|555 554' 'B|111' 'N|-'
	names 'A A B No order Other' 'segment|rfm' 'A|  555   554 ' 'B|112,111'
	names 'A B Other No order B' 'segment|r|rfm' 'A|5|555' 'B|4 5|*'
	names 'A A Other No order Other' 'segment|rfm' 'A|500-599'
	tsv 'r|f|m' '10|10|10' '1|10|1' '10|1|1' '1|1|10' '9|10|10' '2|0|1' >in
	names 'A B C D E Other' 'segment|rfm' 'A|101010' 'B|1101' 'C|1011' 'D|1110' 'E|91010'
	names 'A B A C C Other' 'segment|r|f' 'A|10|*' 'B|<=1|10' 'C|1-9|1-10'
	# the records' own column of that name
	tsv 'r|f|m|rfm' '5|5|5|9 9' '1|1|1|111' >in
	names 'B A' 'segment|rfm' 'A|111' 'C|555' 'B|*'
	tsv 'score|f|m' '5|4|3' >in
	tsv 'segment|rfm|r' 'A|543|5' >rules
	same "$(tsv '5|4|3|A|')" "$(rfm-segment -q -r rules --col r=score in | tail -n 1)"
	settle
}

@test "a rules file is as people write it: comments, blanks, CR LF, a byte order mark, no last newline" {
	local want

	tsv 'id|r|f' 'a|5|1' 'b|4|2' 'c|3|3' >in
	tsv 'segment|r|action' 'Big fish|5|call now' 'Ä|4|' '#1|3|x' >rules
	want=$(tsv 'id|r|f|segment|action' 'a|5|1|Big fish|call now' 'b|4|2|Ä|' 'c|3|3|Other|')
	same "$want" "$(rfm-segment -q -r rules in)"
	cp rules plain
	sed 's/$/\r/' plain >rules
	same "$want" "$(rfm-segment -q -r rules in)"
	head -c -1 plain >rules
	same "$want" "$(rfm-segment -q -r rules in)"
	{ printf '\xef\xbb\xbf'; cat plain; } >rules
	same "$want" "$(rfm-segment -q -r rules in)"
	{ printf '# mine\n\n \t\t\n\r\n#\tsegment\tr\n'; sed 's/\t/  \t /g; s/^/ /; s/^ #/#/; s/$/  \n/' plain; } >rules
	same "$want" "$(rfm-segment -q -r rules in)"
	same "$want" "$(rfm-segment -q -r - in <rules)"
	# the columns in another order, the names with escapes
	tsv 'r|action|segment' '5|a\tb|c\\d\n' >rules
	same "$(tsv 'a|5|1|c\\d\n|a\tb')" "$(rfm-segment -q -r rules in | sed -n 2p)"
}

@test "a wrong rules file ends with 78 and the place of the mistake" {
	local header rule message

	tsv 'r|f|m' '5|5|5' >in
	while IFS=';' read -r header rule message; do
		tsv '# comment' '' "$header" 'A|1' "$rule" >rules
		refuses 78 "rules:$message" -r rules
	done <<-'END'
		segment|r;A|5-4;5: r: range is empty: '5-4'
		segment|r;A|5.00..4.99;5: r: range is empty: '5.00..4.99'
		segment|r;A|2026-01-02..2026-01-01;5: r: range is empty: '2026-01-02..2026-01-01'
		segment|r;A|>922337203685477.5807;5: r: range is empty: '>922337203685477.5807'
		segment|r;A|<-922337203685477.5808;5: r: range is empty: '<-922337203685477.5808'
		segment|r;A|4-;5: r: neither a number, a range (2-4, 1.5..2.5) nor a limit (>=2): '4-'
		segment|r;A|=5;5: r: neither a number, a range (2-4, 1.5..2.5) nor a limit (>=2): '=5'
		segment|r;A|!=5;5: r: neither a number, a range (2-4, 1.5..2.5) nor a limit (>=2): '!=5'
		segment|r;A|=>3;5: r: neither a number, a range (2-4, 1.5..2.5) nor a limit (>=2): '=>3'
		segment|r;A|4.5-5.5;5: r: neither a number, a range (2-4, 1.5..2.5) nor a limit (>=2): '4.5-5.5'
		segment|r;A|4..;5: r: not a range of numbers or dates: '4..'
		segment|r;A|a..b;5: r: not a range of numbers or dates: 'a..b'
		segment|r;A|2026-02-30..2026-03-01;5: r: not a range of numbers or dates: '2026-02-30..2026-03-01'
		segment|r;A|1-99999999999999999999;5: r: not a range of numbers or dates: '1-99999999999999999999'
		segment|r;A|2026-01-01..5;5: r: a range from a number to a date: '2026-01-01..5'
		segment|r;A|2026-01-01T10:00:00..2026-01-02;5: r: a date with a time: '2026-01-01T10:00:00..2026-01-02'
		segment|r;A|>2026-01-01T10:00:00;5: r: a date with a time: '>2026-01-01T10:00:00'
		segment|r;A|>=;5: r: not a number or date behind the sign: '>='
		segment|r;A|>x;5: r: not a number or date behind the sign: '>x'
		segment|r;A|1,<>5;5: r: not a number or date behind the sign: '1,<>5'
		segment|r;A|>1.00001;5: r: not a number or date behind the sign: '>1.00001'
		segment|r;A|,;5: r: no value between the commas: ','
		segment|r;|5;5: segment: empty
		segment|r;A;5: not as many cells as the header: 'A'
		segment|r;A|5|6;5: not as many cells as the header: 'A\x095\x096'
		segment|r;a\xb|5;5: unknown escape: 'a\xb'
		segment|r;a\|5;5: unknown escape: 'a\'
		name|r;A|5;3: segment: column missing
		segment|R;A|5;3: not a column name (cells are separated by TABs): 'R'
		segment|1r;A|5;3: not a column name (cells are separated by TABs): '1r'
		segment|;A|5;3: empty column name
		segment|segment;A|5;3: column twice: 'segment'
		segment|r;A|4 - 5;5: r: neither a number, a range (2-4, 1.5..2.5) nor a limit (>=2): '4 - 5'
		segment|fm;A|high;5: fm: neither a number, a range (2-4, 1.5..2.5) nor a limit (>=2): 'high'
		segment|rfm;A|[1-2][3-4];5: rfm: a pattern has three places: '[1-2][3-4]'
		segment|rfm;A|5.;5: rfm: a pattern has three places: '5.'
		segment|rfm;A|[4-3]..;5: rfm: range is empty: '[4-3]..'
		segment|rfm;A|[].5;5: rfm: a bracket without numbers, or without its end: '[].5'
		segment|rfm;A|..[5;5: rfm: a bracket without numbers, or without its end: '..[5'
		segment|rfm;A|[5-].1;5: rfm: a bracket without numbers, or without its end: '[5-].1'
		segment|rfm;A|5-.;5: rfm: neither a number, a range (2-4, 1.5..2.5) nor a limit (>=2): '5-.'
		segment|rfm;A|5.1 1];5: rfm: neither a digit, a point nor [digits] in a pattern: '5.1 1]'
		segment|fm;A|5-4.5;5: fm: neither a number, a range (2-4, 1.5..2.5) nor a limit (>=2): '5-4.5'
	END
	tsv 'segment|action|r|action' 'A||5|' >rules
	refuses 78 "rules:1: column twice: 'action'" -r rules
	tsv 'segment|r|r' 'A|5|5' >rules
	refuses 78 "rules:1: column twice: 'r'" -r rules
	tsv 'segment|segment_key|r' 'A||5' >rules
	refuses 78 'rules:2: segment_key: empty' -r rules
	tsv 'segment|segment_rank' 'A|x' >rules
	refuses 78 "rules:2: segment_rank: not a whole number: 'x'" -r rules
	tsv 'segment|segment_rank' 'A|' >rules
	refuses 78 'rules:2: segment_rank: empty' -r rules
	tsv 'segment|r' 'A|5' 'B|5-4' >rules
	refuses 78 "<stdin>:3: r: range is empty: '5-4'" -r - <rules
	tsv 'segment|r' '# A|5' >rules
	refuses 78 'rules: no rules' -r rules
	: >rules
	refuses 78 'rules: no rules' -r rules
	printf 'segment\tr\nA\rB\t5\n' >rules
	refuses 78 "rules:2: carriage return inside: 'A\x0dB'" -r rules
	printf 'segment\tr\nA\t5\nB\xff\t5\n' >rules
	refuses 78 "rules:3: not UTF-8: '\xff'" -r rules
	printf 'segment\tr\nA\0\t5\n' >rules
	refuses 78 "rules:2: not UTF-8: '\x00'" -r rules
	refuses 66 'nonesuch: No such file or directory' -r nonesuch
	refuses 66 '.: Is a directory' -r .
	settle
}

@test "records that the rules do not fit are refused with their place" {
	tsv 'r|f|m|city|day' '5|5|5||2026-01-01' '5|5|4|Ede|2026-01-02' >in
	while IFS=';' read -r column condition message; do
		tsv "segment|$column" "A|$condition" 'B|*' >rules
		refuses 65 "in:$message" -r rules
	done <<-'END'
		nope;5;1: nope: column missing; the input has r, f, m, city, day
		city;1-5;3: city: not a number, as the rule asks: 'Ede'
		city;x,<=5,y;3: city: not a number, as the rule asks: 'Ede'
		city;>2026-01-01;3: city: not a date, as the rule asks: 'Ede'
		day;1-5;2: day: not a number, as the rule asks: '2026-01-01'
		r;2026-01-01..2026-01-31;2: r: not a date, as the rule asks: '5'
		rfm;2026-01-01..2026-01-31;2: rfm: not a date, as the rule asks: '555'
	END
	tsv 'r|f' '5|5' >in
	refuses 65 'in:1: m: column missing (--col m=NAME names another)'
	tsv 'r|f|m' '5|12345678|5' >in
	refuses 65 "in:2: f: not a score: '12345678'"
	for column in segment action; do
		tsv "r|f|m|$column" '5|5|5|x' >in
		run --separate-stderr rfm-segment -q in
		[ "$status" -eq 65 ] && [ -z "$output" ] &&
			[[ $stderr == "rfm-segment: "*"$column: the input has this column already" ]] ||
			collect "$column: $status $stderr $output"
	done
	settle
}

@test "records without scores are not called unscored where none are looked for" {
	tsv 'x|y' '1|a\tb' '2|' '|é' >in
	names 'A Other Other' 'segment|x' 'A|1'
	same "$(tsv 'x|y|segment|action' '1|a\tb|A|' '2||Other|' '|é|Other|')" "$(<out)"
	tsv 'x|r' '1|' '2|5' >in
	names 'No order Other' 'segment|x' 'A|3'
	settle
}

@test "several files are one input, --col reads columns of other names" {
	tsv 'id|r|f|m' 'a|5|5|5' >one
	tsv 'm|id|f|r' '1|b|1|1' 'm|id|f|r' '|c||' >two
	same "$(tsv 'id|r|f|m|segment|action' 'a|5|5|5|Champions|reward' 'b|1|1|1|Lost|suppress' 'c||||No order|')" \
		"$(rfm-segment -q one - <two)"
	tsv 'recent|often|much|bought' '5|5|5|7' >in
	tsv 'segment|rfm|frequency' 'A|555|>5' >rules
	same "$(tsv 'recent|often|much|bought|segment|action' '5|5|5|7|A|')" "$(rfm-segment -q -r rules --col r=recent \
		--col f=often --col m=much --col frequency=bought in)"
	refuses 65 'in:1: nope: column missing (--col f=NAME names another)' --col r=recent --col m=much --col f=nope
	settle
}

@test "the summary counts each segment once, in the order of the rules" {
	tsv 'r|recency_days|frequency|monetary' '5|1|2|3.00' '4|2|3|4.01' '1|100|1|1.00' '||0|-2.00' '3|7|1|0.0001' \
		'9|0|1|1.99' >in
	tsv 'segment|r|action' 'Low|1|x' 'High|5|y' 'Nobody|7|' 'Low|3|z' 'Mid|4|' >rules
	run --separate-stderr rfm-segment --summary -r rules in
	[ "$status" -eq 0 ]
	same "$(tsv 'segment|customers|share|orders|revenue|revenue_share|avg_recency_days|avg_frequency|avg_monetary|median_recency_days|median_frequency|median_monetary' \
		'Low|2|33.33|2|1.0001|12.50|53.50|1.00|0.50|53.50|1.00|0.5001' 'High|1|16.67|2|3.00|37.50|1.00|2.00|3.00|1.00|2.00|3.00' \
		'Mid|1|16.67|3|4.01|50.12|2.00|3.00|4.01|2.00|3.00|4.01' \
		'Other|1|16.67|1|1.99|24.87|0.00|1.00|1.99|0.00|1.00|1.99' 'No order|1|16.67|0|-2.00|-25.00||||||')" "$output"
	same 'rfm-segment: 6 in = 4 by a rule + 1 by none + 1 without scores' "$stderr"
	# names that rules, --else and --unscored share are one segment
	run --separate-stderr rfm-segment -q -s -r rules --else Low --unscored High in
	same "$(tsv 'Low|3|50.00|3|2.9901|37.38|35.67|1.00|1.00|7.00|1.00|1.00' \
		'High|2|33.33|2|1.00|12.50|1.00|2.00|3.00|1.00|2.00|3.00' 'Mid|1|16.67|3|4.01|50.12|2.00|3.00|4.01|2.00|3.00|4.01')" "$(tail -n +2 <<<"$output")"
	# a column segment in the input is no matter here; nobody gives a header
	tsv 'r|f|m|recency_days|frequency|monetary|segment' >in
	same "$(tsv 'segment|customers|share|orders|revenue|revenue_share|avg_recency_days|avg_frequency|avg_monetary|median_recency_days|median_frequency|median_monetary')" \
		"$(rfm-segment -q -s in)"
}

@test "averages are about customers with an order, and round half away from zero" {
	local records want

	# recency,frequency,monetary of customers of one segment; the averages
	while IFS=';' read -r want records; do
		{ tsv 'r|f|m|recency_days|frequency|monetary'; tsv ${records//,/|} | sed 's/^/5\t5\t5\t/'; } >in
		rfm-segment -q -s in >out 2>err
		[ "$(tail -n +2 out | cut -f 5,7-9 | tr '\t' '|')" = "$want" ] || collect "$records: $(tail -n 1 out)$(<err)"
	done <<-'END'
		3.00|1.50|1.50|1.50;1,1,1.00 2,2,2.00
		0.01|0.00|1.00|0.01;0,1,0.01 0,1,0.00
		-0.01|0.00|1.00|-0.01;0,1,-0.01 0,1,0.00
		0.01|0.00|1.00|0.00;0,1,0.01 0,1,0.00 0,1,0.00
		0.005|1.00|2.00|0.01;1,2,0.005
		0.0049|1.00|2.00|0.00;1,2,0.0049
		-0.005|-1.00|2.00|-0.01;-1,2,-0.005
		0.00|-0.13|1.00|0.00;-1,1,0.00 0,1,0.00 0,1,0.00 0,1,0.00 0,1,0.00 0,1,0.00 0,1,0.00 0,1,0.00
		5.00|1.00|1.00|10.00;1,1,10.00 ,0,-5.00
		5.00|1.00|1.00|10.00;1,1,10.00 3,0,-5.00
		7.00|1.00|1.00|4.00;1,1,4.00 ,1,3.00
		-5.00|||;,0,-5.00
		1844674407370955.1614|1.00|1.00|922337203685477.58;1,1,922337203685477.5807 1,1,922337203685477.5807
		0.00|1.00|1000000000000.00|0.00;1,1000000000000,1.00 1,1000000000000,-1.00
	END
	settle
}

@test "shares are of all customers and all revenue, empty where the whole is not above zero" {
	local records want

	# monetary of Champions and of Lost; their shares of the revenue
	while IFS=';' read -r records want; do
		tsv 'r|f|m|recency_days|frequency|monetary' "5|5|5|1|1|${records% *}" "1|1|1|1|1|${records#* }" >in
		rfm-segment -q -s in >out 2>err
		[ "$(tail -n +2 out | cut -f 3,6 | tr '\t\n' ' ,')" = "$want" ] || collect "$records: $(tail -n 2 out)$(<err)"
	done <<-'END'
		1.00 3.00;50.00 25.00,50.00 75.00,
		1.00 2.00;50.00 33.33,50.00 66.67,
		0.01 3.19;50.00 0.31,50.00 99.69,
		3.00 -1.00;50.00 150.00,50.00 -50.00,
		1.00 -1.00;50.00 ,50.00 ,
		1.00 -2.00;50.00 ,50.00 ,
		10000000000000.00 30000000000000.00;50.00 25.00,50.00 75.00,
		900000000000000.00 300000000000000.00;50.00 75.00,50.00 25.00,
		900000000000000.00 -899999999999999.9999;50.00 ,50.00 ,
	END
	settle
}

@test "the summary of random customers is that of an independent computation" {
	local seed=${SEED:-$RANDOM$RANDOM}

	echo "SEED=$seed"
	awk -v seed="$seed" 'BEGIN {
		srand(seed)
		print "r\tf\tm\trecency_days\tfrequency\tmonetary"
		for (i = 0; i < 1500; i++) {
			money = sprintf("%.2f", rand() * rand() * 900 - 30)
			if (rand() < .1) printf "\t\t\t\t0\t%s\n", money
			else printf "%d\t%d\t%d\t%d\t%d\t%s\n", 1 + rand() * 5, 1 + rand() * 5, 1 + rand() * 5,
			    rand() * 700, 1 + rand() * 9, money
		}
	}' >in
	rfm-segment -q in | awk -F '\t' '
	function cents(s,    sign) {
		sign = sub(/^-/, "", s) ? -1 : 1
		sub(/\./, "", s)
		return sign * s
	}
	# a / b in hundredths, rounded half away from zero, by integers
	function ratio(a, b,    sign, q, twice) {
		if (b <= 0) return ""
		sign = a < 0 ? "-" : ""
		if (a < 0) a = -a
		twice = 200 * a + b
		q = (twice - twice % (2 * b)) / (2 * b)
		if (q == 0) sign = ""
		return sprintf("%s%.0f.%02d", sign, (q - q % 100) / 100, q % 100)
	}
	# the middle of n values in hundredths, by sorting; half a hundredth is five thousandths
	function median(k, name, n,    i, j, v, s) {
		if (n == 0) return ""
		for (i = 1; i <= n; i++) {
			v = values[k, name, i]
			for (j = i; j > 1 && s[j - 1] > v; j--) s[j] = s[j - 1]
			s[j] = v
		}
		v = s[int((n + 1) / 2)] + s[int(n / 2) + 1]
		return v % 2 == 0 ? ratio(v, 200) : sprintf("%s%d.%03d", v < 0 ? "-" : "", \
			(v < 0 ? -v : v) * 5 / 1000, (v < 0 ? -v : v) * 5 % 1000)
	}
	NR > 1 {
		n++
		customers[$7]++; orders[$7] += $5; revenue[$7] += cents($6); all += cents($6)
		if ($5 > 0) {
			buyers[$7]++; days[$7] += $4; spent[$7] += cents($6)
			values[1, $7, buyers[$7]] = $4 * 100
			values[2, $7, buyers[$7]] = $5 * 100
			values[3, $7, buyers[$7]] = cents($6)
		}
	}
	END {
		for (name in customers)
			print name "\t" customers[name] "\t" ratio(100 * customers[name], n) "\t" orders[name] "\t" \
			    ratio(revenue[name], 100) "\t" ratio(100 * revenue[name], all) "\t" \
			    ratio(days[name], buyers[name]) "\t" ratio(orders[name], buyers[name]) "\t" \
			    ratio(spent[name], 100 * buyers[name]) "\t" median(1, name, buyers[name]) "\t" \
			    median(2, name, buyers[name]) "\t" median(3, name, buyers[name])
	}' | sort >want
	rfm-segment -q --summary in | tail -n +2 | sort >got
	[ "$(wc -l <want)" -eq 12 ]
	diff want got
}

@test "--aside of rfm-aggregate is the line (unknown), and the revenue that of the shop" {
	tsv 'profile_id|source|order_id|kind|date|amount' 'p|s|1|order|2026-01-01|10.00' 'q|s|2|order|2026-01-02|20.00' \
		'|s|3|order|2026-01-03|3.00' '|s|3|order|2026-01-03|2.00' '|t|3|order|2026-01-03|1.00' '|s|4|refund|2026-01-03|-0.50' \
		'|s|5|order|2026-01-03|0.00' '|||contact||' 'p|s|6|order|2026-02-01|50.00' '|s|7|order|2026-02-01|0.25' >orders
	rfm-aggregate -q --as-of 2026-01-31 --aside aside orders | rfm-score -q >in
	run --separate-stderr rfm-segment -q -s --aside aside in
	[ "$status" -eq 0 ] && [ -z "$stderr" ]
	same "$(tsv 'Promising|1|50.00|1|20.00|55.94|29.00|1.00|20.00|29.00|1.00|20.00' \
		'Lost|1|50.00|1|10.00|27.97|30.00|1.00|10.00|30.00|1.00|10.00' '(unknown)|0|0.00|3|5.75|16.08||||||')" "$(tail -n +2 <<<"$output")"
	# whoever is called so already is counted too
	run --separate-stderr rfm-segment -q -s --aside aside -r <(tsv 'segment|r' '(unknown)|5') in
	same "$(tsv '(unknown)|1|50.00|4|25.75|72.03|29.00|1.00|20.00|29.00|1.00|20.00' \
		'Other|1|50.00|1|10.00|27.97|30.00|1.00|10.00|30.00|1.00|10.00')" \
		"$(tail -n +2 <<<"$output")"
	# nobody was set aside, or nothing but those
	head -n 1 aside >none
	same "$(rfm-segment -q -s in)" "$(rfm-segment -q -s --aside none in)"
	head -n 1 in | rfm-segment -q -s --aside aside >out
	same "$(tsv '(unknown)|0||3|5.75|100.00||||||')" "$(tail -n 1 out)"
	refuses 66 'nonesuch: No such file or directory' -s --aside nonesuch
	head -c -1 aside >cut.tsv
	refuses 65 "cut.tsv: last line has no newline: its writer did not finish (if it is whole: sed -i '\$a\\' FILE)" \
		-s --aside cut.tsv
	settle
}

@test "the summary needs days, orders and money" {
	local header record message

	while IFS=';' read -r header record message; do
		tsv "r|f|m|$header" "5|5|5|$record" >in
		refuses 65 "in:$message" -s
	done <<-'END'
		frequency|monetary;1|1.00;1: recency_days: column missing (--col recency_days=NAME names another)
		recency_days|monetary;1|1.00;1: frequency: column missing (--col frequency=NAME names another)
		recency_days|frequency;1|1;1: monetary: column missing (--col monetary=NAME names another)
		recency_days|frequency|monetary;x|1|1.00;2: recency_days: not a whole number: 'x'
		recency_days|frequency|monetary;1|x|1.00;2: frequency: not a whole number: 'x'
		recency_days|frequency|monetary;1||1.00;2: frequency: empty: ''
		recency_days|frequency|monetary;1|-1|1.00;2: frequency: too small: '-1'
		recency_days|frequency|monetary;1|1000000000001|1.00;2: frequency: too large: '1000000000001'
		recency_days|frequency|monetary;1|1|;2: monetary: empty: ''
		recency_days|frequency|monetary;1|1|1.00001;2: monetary: more than 4 decimal places: '1.00001'
	END
	settle
}

@test "a wrong command line is refused before any input" {
	local options message

	: >in
	while IFS=';' read -r options message; do
		# shellcheck disable=SC2086
		refuses 64 "$message (try 'rfm-segment --help')" $options
	done <<-'END'
		--preset nope;--preset: unknown: 'nope'; it is one of code125, code125-older, rf10, rf11, putler-style, r-rfm-doc, r-rfm-classic, pypi-rfm, pymc-quartile, klaviyo, three, status
		--lang it;--lang: unknown: 'it'; it is one of en, nl, fr, de
		--preset code125 --rules nonesuch;--preset and --rules exclude each other
		--aside nonesuch;--aside goes with --summary
		--col r;--col: not NAME=COLUMN: 'r'
		--summary --why;only one of --summary, --why, --lint and --print-rules at a time
		--lint --summary;only one of --summary, --why, --lint and --print-rules at a time
		--lint --print-rules;only one of --summary, --why, --lint and --print-rules at a time
		--bins 4;--bins goes with --lint
		--print-rules;--print-rules reads no records
		-z;unknown option: '-z'
	END
	settle
}

@test "scores on another scale than the preset's are refused" {
	tsv 'id|r|f|m' 'a|5|5|5' 'b|10|9|8' >in
	run --separate-stderr -65 rfm-segment -q in
	[ "$stderr" = "rfm-segment: in:3: r: not a score from 1 to 5, for which the preset is made: '10'" ]
}

@test "rows set aside under names of the user's own are the line (unknown)" {
	tsv 'customer|day|total' 'x|2026-01-01|5.00' '|2026-01-02|7.00' >in
	rfm-aggregate -q --by customer --as-of 2026-02-01 --col date=day --col amount=total \
		--aside aside in >customers
	[ "$(head -n 1 aside)" = "$(tsv 'customer|date|amount|reason')" ]
	rfm-score -q customers >scored
	run --separate-stderr -0 rfm-segment -q -s --aside aside scored
	[[ $output == *"(unknown)	0	0.00	1	7.00	58.33"* ]]
}

@test "a file that is not of rows set aside is no source of (unknown)" {
	tsv 'profile_id|last_order|recency_days|frequency|monetary|r|f|m' 'x|2026-01-01|31|1|5.00|1|1|1' >scored
	tsv 'profile_id|date|amount' 'x|2026-01-01|5.00' >orders
	run --separate-stderr -65 rfm-segment -q -s --aside orders scored
	[ "$stderr" = 'rfm-segment: orders:1: reason: column missing; the input has profile_id, date, amount' ]
}

@test "the summary adds no money of two currencies" {
	tsv 'profile_id|recency_days|frequency|monetary|currency|r|f|m' 'x|31|1|5.00|EUR|1|1|1' \
		'y|31|1|5.00|USD|1|1|1' >scored
	run --separate-stderr -65 rfm-segment -q -s scored
	[ "$stderr" = "rfm-segment: scored:3: currency: money of another currency than the rows before cannot be added: 'USD'" ]
}
