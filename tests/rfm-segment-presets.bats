#!/usr/bin/env bats
# rfm-segment: the presets, what the lint finds in them and in rules of one's own, --why,
# --print-rules and names in other languages
load helper

presets='code125 code125-older rf10 rf11 putler-style r-rfm-doc r-rfm-classic pypi-rfm pymc-quartile klaviyo three status'

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# codes BINS: all combinations of scores, and a customer without
codes() {
	local all

	all=$(seq "$1")
	printf 'r\tf\tm\tfrequency\trecency_days\n'
	for r in $all; do
		for f in $all; do
			for m in $all; do
				printf '%s\t%s\t%s\t%s\t%s\n' "$r" "$f" "$m" $((f - 1)) $(((6 - r) * 130))
			done
		done
	done
	printf '\t\t\t0\t\n'
}

bins() {
	case $1 in
	klaviyo) echo 3 ;;
	pymc-quartile) echo 4 ;;
	*) echo 5 ;;
	esac
}

# lint STATUS COUNTS OPTION...: the lint ends so, and notes these counts
lint() {
	local want=$1 counts=$2 got=0

	shift 2
	rfm-segment --lint "$@" >out 2>err || got=$?
	[ "$got" -eq "$want" ] || collect "$*: status $got, not $want: $(<err)"
	[ "$(tr -cs 0-9 ' ' <err)" = " $counts " ] ||
		collect "$*: $(<err), not $counts"
	[ -z "$(tail -c 1 out)" ] || collect "$*: not sealed"
}

# found FINDING: the cells of that finding, as codes, in the order of the output
found() {
	awk -F '\t' -v want="$1" '$1 == want { printf "%s%s", sep, $4 $5 $6; sep = " " }' out
}

@test "the lint of each preset counts what is known of it" {
	local preset status counts

	# combinations, uncovered, under two or more, at most; unreachable, if the last won; better but lower
	while read -r preset status counts; do
		lint "$status" "$counts" --preset "$preset"
	done <<-'END'
		r-rfm-doc      1 125 10 58 5 0 2 17
		r-rfm-classic  1 125 36 39 4 3 1 2
		putler-style   1 125 0 76 5 4 2 0
		code125        1 125 0 0 1 0 0 40
		code125-older  1 125 0 0 1 0 0 38
		rf10           0 125 0 0 1 0 0 0
		rf11           0 125 0 0 1 0 0 0
		pypi-rfm       1 125 0 44 3 0 1 17
		pymc-quartile  1 64 18 0 1 0 0 1
		klaviyo        1 27 0 0 1 0 0 1
		three          0 12 0 0 1 0 0 0
		status         0 12 0 0 1 0 0 0
	END
	settle
}

@test "the lint names the cells and the rules" {
	lint 1 '125 10 58 5 0 2 17' -p r-rfm-doc
	same '215 241 251 252 341 351 441 451 541 551' "$(found uncovered)"
	same "Champions Can't Lose Them" "$(awk -F '\t' '$1 == "unreachable-last" { printf "%s%s", s, $3; s = " " }' out)"
	same $'overlap\t2\tPotential Loyalist\t3\t3\t3\t\t2 3 4 8 9\t\t' "$(grep '^overlap.*	3	3	3	' out)"
	lint 1 '125 36 39 4 3 1 2' -p r-rfm-classic
	same "New Customers Promising Can't Lose Them" \
		"$(awk -F '\t' '$1 == "unreachable" { printf "%s%s", s, $3; s = " " }' out)"
	same $'unreachable\t5\tPromising\t\t\t\t\t3\t\t' "$(grep '^unreachable.5' out)"
	lint 1 '125 0 76 5 4 2 0' -p putler-style
	same "Recent Customers Promising Can't Lose Them Lost" \
		"$(awk -F '\t' '$1 == "unreachable" { printf "%s%s", s, $3; s = " " }' out)"
	lint 1 '64 18 0 1 0 0 1' -p pymc-quartile
	same '121 131 141 142 213 221 231 241 242 321 331 341 342 421 431 432 441 442' "$(found uncovered)"
	lint 1 '125 0 0 1 0 0 40' -p code125
	same $'non-monotone\t3\tPotential Loyalist\t5\t3\t3\t\t3 6\t5 3 4\tNeed Attention' "$(grep '	5	3	3	' out)"
	settle
}

@test "each preset names each cell as it was published, by as many rules" {
	local preset file

	for preset in $presets; do
		file=$preset
		case $preset in
		three | status) continue ;;
		putler-style) file=putler-fm ;;
		esac
		real "oracles/segments/$file.tsv"
		cut -f 1-3 "$real" | rfm-segment -q -p "$preset" --else '' | cut -f 1-4 | diff - <(cut -f 1-4 "$real") ||
			collect "$preset: another segment"
		rfm-segment -q --lint -p "$preset" >out || :
		# r, f, m and the number of rules, where it is not one
		awk -F '\t' '$1 == "overlap" { print $4, $5, $6, split($8, a, " ") }
			$1 == "uncovered" { print $4, $5, $6, 0 }' out | sort |
			diff - <(awk -F '\t' 'NR > 1 && $5 != 1 { print $1, $2, $3, $5 }' "$real" | sort) ||
			collect "$preset: other numbers of rules"
	done
	settle
}

@test "a preset that is printed and read back gives the same bytes, translated too" {
	local preset language

	for preset in $presets; do
		codes "$(bins "$preset")" >in
		rfm-segment -q -p "$preset" --print-rules >rules
		[ "$(head -c $((${#preset} + 3)) rules)" = "# $preset:" ] || collect "$preset: $(head -n 1 rules)"
		cmp <(rfm-segment -q -w -p "$preset" in) <(rfm-segment -q -w -r rules in) || collect "$preset"
		cmp <(rfm-segment -q -r rules --print-rules) <(grep -v '^#' rules) || collect "$preset: printed again"
		cmp <(rfm-segment -q --lint -p "$preset" || echo 1) \
			<(rfm-segment -q --lint -n "$(bins "$preset")" -r rules || echo 1) || collect "$preset: lint"
		for language in en nl; do
			rfm-segment -q -p "$preset" --lang "$language" --print-rules >translated
			rfm-segment -q -p "$preset" --lang "$language" in >want
			cmp want <(rfm-segment -q -r translated --lang "$language" in) || collect "$preset $language"
			cmp want <(rfm-segment -q -r rules --lang "$language" in) || collect "$preset $language, by keys"
			# the keys are the published names
			cmp <(cut -f -5,8 want | tail -n +2) <(rfm-segment -q -p "$preset" in | cut -f 1-6 | tail -n +2) ||
				collect "$preset $language: other keys"
		done
	done
	settle
}

@test "every segment of a preset has a name in four languages" {
	local preset key

	for preset in $presets; do
		rfm-segment -p "$preset" --print-rules | awk -F '\t' '!/^#/ && $1 != "segment" { print $1 }'
	done | sort -u >keys
	[ "$(wc -l <keys)" -ge 40 ]
	while read -r key; do
		[ "$(awk -F '\t' -v key="$key" '$1 == key && $2 $3 $4 $5 != "" { print NF }' "$top/lib/data/segment_names.tsv")" = 5 ] ||
			collect "$key: no names"
	done <keys
	same "$(LC_ALL=C sort -u <(sed 1d "$top/lib/data/segment_names.tsv"))" "$(sed 1d "$top/lib/data/segment_names.tsv")"
	tsv 'r|f|m' '5|5|5' '||' >in
	same "$(tsv '5|5|5|Topklanten|reward|Champions' '|||Geen bestelling||No order')" "$(rfm-segment -q -l nl in | sed 1d)"
	same "$(tsv '5|5|5|Spitzenkunden|reward|Champions' '|||?||?')" "$(rfm-segment -q -l de --unscored '?' in | sed 1d)"
	# of one's own: what nobody knows stays; the key stands for the name
	tsv 'segment|segment_key|r' 'Toppers|Champions|5' 'Mijn|Mine|4' >rules
	tsv 'r' 5 4 3 >in
	same "$(tsv '5|Toppers||Champions' '4|Mijn||Mine' '3|Other||Other')" "$(rfm-segment -q -r rules in | sed 1d)"
	same "$(tsv '5|Champions||Champions' '4|Mijn||Mine' '3|Autres||Other')" "$(rfm-segment -q -r rules -l fr in | sed 1d)"
	tsv 'r|recency_days|frequency|monetary' '5|1|2|3.00' >in
	same "$(tsv 'Champions|1|100.00|2|3.00|100.00|1.00|2.00|3.00|1.00|2.00|3.00|Champions')" \
		"$(rfm-segment -q -s -r rules -l en in | sed 1d)"
	settle
}

@test "patterns and lists say the same as ranges" {
	codes 5 >in
	tsv 'segment|rfm|action' 'champions|5[45].|reward' 'loyal_customers|[3-4][4-5].|upsell' \
		'potential_loyalists|[4-5][23].|offer membership' 'new_customers|51.|welcome' 'promising|41.|build interest' \
		'need_attention|33.|limited offer' 'about_to_sleep|3[1-2].|reconnect' 'cant_loose|15. [2]5.|call' \
		'at_risk|[1-2][3-4].|win back' 'hibernating|[12][1-2].|remind' >rules
	same "$(rfm-segment -q -p rf10 in)" "$(rfm-segment -q -r rules in)"
	tsv 'r|f|m' '5|5|5' '5|1|5' '10|1|1' '1|10|1' '1|1|1' >in
	while IFS=';' read -r pattern want; do
		tsv 'segment|rfm' "y|$pattern" 'n|*' >rules
		same "$want" "$(rfm-segment -q -r rules in | sed 1d | cut -f 4 | paste -s -d ' ')" >said || collect "$pattern: $(<said)"
	done <<-'END'
		...;y y n n y
		5..;y y n n n
		.5.;y n n n n
		[1-4][1-4].;n n n n y
		[15]1.;n y n n y
		555, 1011;y n y n n
		5.5 111;y y n n y
		[0-9]..,1101;y y n y y
		1[0-9]1;n n n n y
		-,.1.;n y n n y
	END
	settle
}

@test "fm is the mean of f and m, never rounded" {
	tsv 'f|m' '4|5' '5|4' '4|4' '3|4' '10|9' '|5' '0|1' >in
	while IFS=';' read -r condition want; do
		tsv 'segment|fm' "y|$condition" 'n|*' >rules
		same "$want" "$(rfm-segment -q -r rules in | sed 1d | cut -f 3 | paste -s -d ' ')" >said || collect "$condition: $(<said)"
	done <<-'END'
		4-5;y y y n n n n
		3-4;n n y y n n n
		4.5;y y n n n n n
		>4;y y n n y n n
		4.5..9.5;y y n n y n n
		<=0.5;n n n n n n y
		-;n n n n n y n
		3.5 4;n n y y n n n
		3.5,4;n n y y n n n
	END
	# the records' own column of that name
	tsv 'f|m|fm' '1|1|5' >in
	tsv 'segment|fm' 'y|5' >rules
	same "$(tsv '1|1|5|y|')" "$(rfm-segment -q -r rules in | sed 1d)"
	tsv 'f|m' '1|x' >in
	run --separate-stderr -65 rfm-segment -q -r rules in
	same "rfm-segment: in:2: m: not a score: 'x'" "$stderr"
	tsv 'f|r' '1|1' >in
	run --separate-stderr -65 rfm-segment -q -r rules in
	same 'rfm-segment: in:1: m: column missing (--col m=NAME names another)' "$stderr"
	settle
}

@test "status and three go by days and orders" {
	local days orders status three

	while read -r orders days status three; do
		tsv 'frequency|recency_days' "$orders|${days#-}" >in
		[ "$(rfm-segment -q -p status in | sed 1d | cut -f 3 | tr ' ' _)" = "$status" ] || collect "$orders $days: not $status"
		[ "$(rfm-segment -q -p three in | sed 1d | cut -f 3 | tr ' ' _)" = "$three" ] || collect "$orders $days: not $three"
	done <<-'END'
		0 - Prospect Passer-by
		1 0 One-time Potentially_Loyal
		1 90 One-time Potentially_Loyal
		1 91 One-time Passer-by
		1 730 One-time Passer-by
		1 731 Lost Passer-by
		2 180 Active Potentially_Loyal
		2 181 Lapsing Potentially_Loyal
		2 365 Lapsing Potentially_Loyal
		3 180 Active Loyal
		3 365 Lapsing Loyal
		3 366 Lapsed Potentially_Loyal
		9 730 Lapsed Potentially_Loyal
		9 731 Lost Potentially_Loyal
	END
	settle
}

@test "--why names the rule and what it asks" {
	tsv 'r|f|m|c' '5|5|5|' '5|1|2|no' '1|1|1|x' '||||' >in
	sed -i '$d' in
	tsv '|||' >>in
	tsv 'segment|r|fm|c' 'A|>=4|4-5|' 'B|*|*|no,-' 'C|1 2|<2|*' >rules
	same "$(tsv 'r|f|m|c|segment|action|rule|rule_text' '5|5|5||A||1|r>=4 fm=4-5' '5|1|2|no|B||2|c=no,-' \
		'1|1|1|x|C||3|r=1 2 fm<2' '||||B||2|c=no,-')" "$(rfm-segment -q --why -r rules in)"
	tsv 'segment|r' 'A|5' >rules
	tsv 'r' 5 4 '' >in
	sed -i '$d' in
	same "$(tsv 'r|segment|action|rule|rule_text' '5|A||1|r=5' '4|Other|||no rule holds')" "$(rfm-segment -q -w -r rules in)"
	tsv 'r|f|m' '||' >in
	same "$(tsv '|||No order|||no scores')" "$(rfm-segment -q -w in | sed 1d)"
	tsv 'segment' 'A' >rules
	same "$(tsv '|||A||1|*')" "$(rfm-segment -q -w -r rules in | sed 1d)"
}

@test "the lint of rules of one's own" {
	local options want rules

	while IFS=';' read -r options want rules; do
		IFS='/' read -ra rules <<<"$rules"
		tsv "${rules[@]}" >rules
		# shellcheck disable=SC2086
		rfm-segment -q --lint -r rules $options >out 2>err || :
		[ "$(sed 1d out | tr '\t\n' '|,')" = "$want" ] || collect "${rules[*]}: $(sed 1d out | tr '\t\n' '|,')$(<err), not $want"
	done <<-'END'
		-n 2;;segment|r/A|2/B|1
		-n 2;uncovered||||||x=3|||,;segment|x/A|<=2/B|>=4
		-n 2;;segment|x/A|<=2/B|>=3
		-n 2;uncovered||||||y=2.5001|||,;segment|y/A|<=2.5/B|>=3
		-n 2;uncovered||||||monetary=-0.0001|||,;segment|monetary/A|>=0
		-n 2;;segment|frequency/A|>=0
		-n 2;uncovered||||||frequency=-1|||,;segment|frequency/A|>=0/B|-5
		-n 2;uncovered||||||frequency=0|||,;segment|frequency/A|>=1
		-n 2;uncovered||||||last_order=2026-01-02|||,;segment|last_order/A|<=2026-01-01/B|>2026-01-02
		-n 2;uncovered||||||c=(other)|||,;segment|c/A|yes,no/B|-
		-n 2;uncovered||||||c=(other)|||,;segment|c/A|yes
		-n 2;overlap|1|A||||c=yes|1 2||,unreachable-last|1|A|||||2||,;segment|c/A|yes/B|yes,no/C|*
		-n 2;;segment|c/A|yes/B|no/C|*
		-n 2;unreachable|2|B|||||1||,unreachable-last|2|B|||||1||,;segment|c/A|/B|*
		-n 2;unreachable|2|B|||||||,unreachable-last|2|B|||||||,;segment|r/A|1-2/B|3
		-n 2;non-monotone|1|A|1|1|1||1 2|2 1 1|B,;segment|r/A|1/B|2
		-n 2;;segment|r|segment_rank/A|1|2/B|2|1
		-n 2;;segment|r|segment_rank/A|1|1/B|2|1
		-n 2;;segment|r/A|2/B|1
		-n 2;;segment|r/A|2/B|1/Gone|-
		-n 2;;segment|r|c/A|*|x/B|*|*
	END
	# a step over what nobody covers
	tsv 'segment|rfm' 'Low|111' 'Lower|555' 'High|115' >rules
	lint 1 '125 122 0 1 0 0 1' -r rules
	same "$(tsv 'non-monotone|1|Low|1|1|1||1 3|1 1 5|High')" "$(grep non-mono out)"
	tsv 'segment|rfm' 'Low|111' 'Lower|555' 'High|511' >rules
	lint 1 '125 122 0 1 0 0 1' -r rules
	tsv 'segment|rfm' 'Low|111' 'Lower|555' >rules
	lint 1 '125 123 0 1 0 0 1' -r rules
	same "$(tsv 'non-monotone|1|Low|1|1|1||1 2|5 5 5|Lower')" "$(grep non-mono out)"
	settle
}

@test "the lint of random rules is that of an independent computation" {
	local seed=${SEED:-$RANDOM} i

	echo "SEED=$seed"
	for i in 1 2 3 4 5 6; do
		awk -v seed="$((seed + i))" 'BEGIN {
			srand(seed)
			print "segment\tr\tf\tfm"
			for (k = 1; k <= 6; k++) {
				line = "S" int(1 + rand() * 5)
				for (c = 0; c < 3; c++) {
					low = int(1 + rand() * 4); high = low + int(rand() * (5 - low))
					line = line "\t" (rand() < .1 ? "*" : c == 2 && rand() < .5 ? low ".5.." high ".5" : low "-" high)
				}
				print line
			}
		}' >rules
		rfm-segment -q --lint -n 4 -r rules >out || :
		awk -F '\t' '
		function in_range(v, cell,    p) {
			if (cell == "*") return 1
			split(cell, p, index(cell, "..") ? "[.][.]" : "-")
			return v >= p[1] + 0 && v <= p[2] + 0
		}
		NR > 1 { n++; name[n] = $1; if (!($1 in rank)) rank[$1] = ++ranks; R[n] = $2; F[n] = $3; FM[n] = $4 }
		END {
			for (c = 0; c < 64; c++) {
				r = int(c / 16) + 1; f = int(c / 4) % 4 + 1; m = c % 4 + 1
				first[c] = last = count = 0
				for (k = 1; k <= n; k++) {
					if (!in_range(r, R[k]) || !in_range(f, F[k]) || !in_range((f + m) / 2, FM[k])) continue
					if (!first[c]) first[c] = k
					plain = R[k] F[k] FM[k] == "***"
					if (!plain || !last) last = k
					count += !plain
				}
				if (first[c]) { wins[first[c]] = 1; wins_last[last] = 1 }
				if (!first[c]) print "uncovered", r, f, m
				if (count > 1) print "overlap", first[c], r, f, m
			}
			for (k = 1; k <= n; k++) {
				if (!(k in wins)) print "unreachable", k
				if (!(k in wins_last)) print "unreachable-last", k
			}
			for (a = 0; a < 64; a++) for (b = a + 1; b < 64; b++) {
				if (!first[a] || !first[b] || !under(a, b) || rank[name[first[b]]] <= rank[name[first[a]]]) continue
				for (c = a + 1; c < b; c++) if (first[c] && under(a, c) && under(c, b)) break
				if (c >= b) print "non-monotone", first[a], int(a / 16) + 1, int(a / 4) % 4 + 1, a % 4 + 1, \
					int(b / 16) + 1, int(b / 4) % 4 + 1, b % 4 + 1
			}
		}
		function under(a, b) {
			return int(a / 16) <= int(b / 16) && int(a / 4) % 4 <= int(b / 4) % 4 && a % 4 <= b % 4
		}' rules | sort >want
		cut -f 1,2,4-6,9 out | sed 1d | tr '\t' ' ' | tr -s ' ' | sed 's/ $//' | sort | diff want - ||
			collect "$(cat rules)"
	done
	settle
}

@test "with records the lint finds rules that win none of them" {
	tsv 'r|f|m|c' '5|5|5|x' '3|1|1|y' '1|1|1|x' '|||x' >in
	tsv 'segment|r|c' 'A|5|*' 'B|4|x,y' 'C|1-3|x' 'D|1-4|y' 'E|*|*' >rules
	run --separate-stderr -1 rfm-segment --lint -r rules in
	same "$(tsv 'dead|2|B|||||||')" "$(grep ^dead <<<"$output")"
	[[ $stderr == *'; rules without a record 1' ]]
	tsv 'segment|r' 'A|5' 'B|4' 'C|<=3' 'D|-' >rules
	run --separate-stderr -1 rfm-segment -q --lint -r rules - <in
	same "$(tsv 'dead|2|B|||||||')" "$(sed 1d <<<"$output")"
	tsv 'segment|r' 'A|5' 'B|>3' 'C|<=3' 'D|-' >rules
	run --separate-stderr -65 rfm-segment -q --lint -n 4 -r rules in
	same "rfm-segment: in:2: r: not a score from 1 to 4 (--bins): '5'" "$stderr"
	# too much to look at
	{
		tsv 'segment|a|b|c'
		for i in {1..300}; do tsv "S|$i|x$i|$i.5"; done
	} >rules
	run --separate-stderr -78 rfm-segment -q --lint -r rules
	same 'rfm-segment: rules: more combinations than can be looked at' "$stderr"
	[ -z "$output" ]
}
