#!/usr/bin/env bats
# The base layer by table: 128-bit numbers, quantiles, vector scans, sorts, maps. Each table
# goes through three builds: the one under test, plain C without 128-bit integers and
# vector instructions, and SSE2 alone.
load helper

setup_file() {
	local flags='-O1 -std=c11 -D_GNU_SOURCE' variant probe builders=()
	local sources=("$top"/lib/base/{hash,map,pairset,sort,scan,wide,mem,str,sys,die}.c
		"$top/lib/stats/quant.c")

	[ -z "${SANITIZED-}" ] ||
		flags+=' -fsanitize=address,undefined -fno-sanitize-recover=all'
	# a short table of pairs runs over its end, which a real one hardly ever does
	for variant in 'plain -DWIDE_PORTABLE -DSCAN_PORTABLE -DPAIRSET_SPILL=2' \
		'sse2 -DSCAN_SSE2 -DPAIRSET_SPILL=1'; do
		(
			mkdir "$BATS_FILE_TMPDIR/${variant%% *}"
			cd "$BATS_FILE_TMPDIR/${variant%% *}" || exit
			flags+=" ${variant#* } -I$top/lib/base -I$top/lib/stats"
			# shellcheck disable=SC2086
			${CC:-cc} $flags -c "${sources[@]}"
			for probe in base twins map; do
				# shellcheck disable=SC2086
				${CC:-cc} $flags -o "probe-$probe" "$top/tests/probe-$probe.c" ./*.o
			done
		) &
		builders+=($!)
	done
	for variant in "${builders[@]}"; do
		wait "$variant"
	done
}

builds() {
	printf '%s\n' "$B/tests" "$BATS_FILE_TMPDIR/plain" "$BATS_FILE_TMPDIR/sse2"
}

# Standard input is a table `function|input...|= result`; every build gives these results.
check() {
	local dir

	tr '|' '\t' >"$BATS_TEST_TMPDIR/table"
	cd "$BATS_TEST_TMPDIR" || return
	sed $'s/\t= .*//; s/\t=$//' table >inputs
	sed $'s/.*\t= //; s/.*\t=$//' table >want
	for dir in $(builds); do
		"$dir/probe-base" <inputs >got || collect "$dir: status $?"
		cmp -s want got || collect "${dir##*/}: $(paste -d '\n' inputs want got |
			awk 'NR % 3 == 1 { i = $0 } NR % 3 == 2 { w = $0 }
			NR % 3 == 0 && $0 != w { print i " -> " $0 ", not " w }')"
	done
	[ -s table ] || collect 'the table is empty'
	settle
}

@test "sums and products of 128 bits are exact up to their ends" {
	check <<-'EOF'
		wide_show|0|0|= 0
		wide_show|0|1|= 1
		wide_show|-1|18446744073709551615|= -1
		wide_show|0|9|= 9
		wide_show|0|10|= 10
		wide_show|0|999999999|= 999999999
		wide_show|0|1000000000|= 1000000000
		wide_show|0|1000000001|= 1000000001
		wide_show|0|999999999999999999|= 999999999999999999
		wide_show|0|1000000000000000000|= 1000000000000000000
		wide_show|0|10000000000000000000|= 10000000000000000000
		wide_show|0|9223372036854775808|= 9223372036854775808
		wide_show|-1|9223372036854775808|= -9223372036854775808
		wide_show|0|18446744073709551615|= 18446744073709551615
		wide_show|1|0|= 18446744073709551616
		wide_show|-1|0|= -18446744073709551616
		wide_show|54210108|11515845246265065472|= 1000000000000000000000000000
		wide_show|54210108|11515845246265065471|= 999999999999999999999999999
		wide_show|-54210108624275222|5527149226598858752|= -1000000000000000000000000000000000000
		wide_show|54210108624275221|12919594847110692865|= 1000000000000000000000000000000000001
		wide_show|9223372036854775807|18446744073709551615|= 170141183460469231731687303715884105727
		wide_show|-9223372036854775808|0|= -170141183460469231731687303715884105728
		wide_mul|0|0|= 0
		wide_mul|0|-9223372036854775808|= 0
		wide_mul|1|-1|= -1
		wide_mul|-1|-1|= 1
		wide_mul|-9223372036854775808|-9223372036854775808|= 85070591730234615865843651857942052864
		wide_mul|-9223372036854775808|9223372036854775807|= -85070591730234615856620279821087277056
		wide_mul|9223372036854775807|9223372036854775807|= 85070591730234615847396907784232501249
		wide_mul|-9223372036854775808|-1|= 9223372036854775808
		wide_mul|-9223372036854775808|1|= -9223372036854775808
		wide_mul|4294967295|4294967297|= 18446744073709551615
		wide_mul|-4294967296|4294967296|= -18446744073709551616
		wide_mul|123456789012345678|-987654321098765432|= -121932631137021794322511812221002896
		wide_add|= 0
		wide_add|1|= 1
		wide_add|-1|= -1
		wide_add|1|-1|= 0
		wide_add|9223372036854775807|9223372036854775807|9223372036854775807|= 27670116110564327421
		wide_add|-9223372036854775808|-9223372036854775808|-9223372036854775808|= -27670116110564327424
		wide_add|-9223372036854775808|9223372036854775807|= -1
		wide_add|9223372036854775807|1|= 9223372036854775808
		wide_add|-9223372036854775808|-1|= -9223372036854775809
		wide_add|-1|1|-1|= -1
		wide_add|9223372036854775807|9223372036854775807|2|-9223372036854775808|-9223372036854775808|= 0
		wide_add|0|-9223372036854775808|0|9223372036854775807|= -1
		wide_join|9223372036854775807|9223372036854775807|-9223372036854775808|9223372036854775807|= -9223372036854775807
		wide_join|-9223372036854775808|-9223372036854775808|9223372036854775807|9223372036854775807|= 170141183460469231713240559642174554113
		wide_join|1|1|-1|1|= 0
		wide_join|-1|1|1|1|= 0
		wide_join|4294967296|4294967296|-1|1|= 18446744073709551615
		wide_join|-9223372036854775808|1|-9223372036854775808|1|= -18446744073709551616
		wide_minus|0|1|= 0
		wide_minus|1|1|= -1
		wide_minus|-9223372036854775808|1|= 9223372036854775808
		wide_minus|-9223372036854775808|-9223372036854775808|= -85070591730234615865843651857942052864
		wide_minus|4294967296|4294967296|= -18446744073709551616
		wide_minus|9223372036854775807|9223372036854775807|= -85070591730234615847396907784232501249
		wide_fits|0|0|= 0
		wide_fits|-1|18446744073709551615|= -1
		wide_fits|0|9223372036854775807|= 9223372036854775807
		wide_fits|-1|9223372036854775808|= -9223372036854775808
		wide_fits|0|9223372036854775808|= no
		wide_fits|-1|9223372036854775807|= no
		wide_fits|1|0|= no
		wide_fits|-1|0|= no
		wide_fits|0|18446744073709551615|= no
		wide_fits|9223372036854775807|18446744073709551615|= no
		wide_fits|-9223372036854775808|0|= no
		wide_floor_div|7|1|2|= 3
		wide_floor_div|-7|1|2|= -4
		wide_floor_div|8|1|2|= 4
		wide_floor_div|-8|1|2|= -4
		wide_floor_div|0|0|1|= 0
		wide_floor_div|0|5|9223372036854775807|= 0
		wide_floor_div|-1|1|9223372036854775807|= -1
		wide_floor_div|1|1|9223372036854775807|= 0
		wide_floor_div|-9223372036854775808|1|1|= -9223372036854775808
		wide_floor_div|9223372036854775807|1|1|= 9223372036854775807
		wide_floor_div|-9223372036854775808|9223372036854775807|9223372036854775807|= -9223372036854775808
		wide_floor_div|9223372036854775807|9223372036854775807|9223372036854775807|= 9223372036854775807
		wide_floor_div|9223372036854775807|9223372036854775806|9223372036854775807|= 9223372036854775806
		wide_floor_div|-9223372036854775808|9223372036854775806|9223372036854775807|= -9223372036854775807
		wide_floor_div|-9223372036854775808|3|4|= -6917529027641081856
		wide_floor_div|9223372036854775807|3|4|= 6917529027641081855
		wide_floor_div|-9223372036854775808|99|100|= -9131138316486228050
		wide_floor_div|9223372036854775807|99|100|= 9131138316486228048
		wide_floor_div|-4611686018427387904|4611686018427387904|2305843009213693952|= -9223372036854775808
		wide_floor_div|4611686018427387903|4611686018427387904|2305843009213693952|= 9223372036854775806
		wide_floor_div|1000000000000000000|1000000000000000000|1000000000000000001|= 999999999999999999
		wide_floor_div|-1000000000000000000|1000000000000000000|1000000000000000001|= -1000000000000000000
		wide_floor_div|4294967296|4294967296|3|= 6148914691236517205
		wide_floor_div|-4294967296|4294967296|3|= -6148914691236517206
	EOF
}

@test "the floor of each quantile cut is exact, and a value equal to a cut is not above it" {
	check <<-'EOF'
		quant_cuts|5|1|2|3|4|5|6|7|8|9|10|= 2 4 6 8
		quant_disc|5|1|2|3|4|5|6|7|8|9|10|= 2 4 6 8
		quant_cuts|2|5|= 5
		quant_disc|2|5|= 5
		quant_cuts|5|5|= 5 5 5 5
		quant_disc|5|5|= 5 5 5 5
		quant_cuts|2|1|2|= 1
		quant_disc|2|1|2|= 1
		quant_cuts|2|-2|-1|= -2
		quant_disc|2|-2|-1|= -2
		quant_cuts|2|-9223372036854775808|9223372036854775807|= -1
		quant_disc|2|-9223372036854775808|9223372036854775807|= -9223372036854775808
		quant_cuts|10|-9223372036854775808|9223372036854775807|= -7378697629483820647 -5534023222112865485 -3689348814741910324 -1844674407370955162 -1 1844674407370955161 3689348814741910322 5534023222112865484 7378697629483820645
		quant_disc|10|-9223372036854775808|9223372036854775807|= -9223372036854775808 -9223372036854775808 -9223372036854775808 -9223372036854775808 -9223372036854775808 9223372036854775807 9223372036854775807 9223372036854775807 9223372036854775807
		quant_cuts|3|-9223372036854775808|-1|9223372036854775807|= -3074457345618258604 3074457345618258601
		quant_disc|3|-9223372036854775808|-1|9223372036854775807|= -9223372036854775808 -1
		quant_cuts|10|-9223372036854775808|-9223372036854775808|9223372036854775807|9223372036854775807|= -9223372036854775808 -9223372036854775808 -9223372036854775808 -5534023222112865485 -1 5534023222112865484 9223372036854775807 9223372036854775807 9223372036854775807
		quant_disc|10|-9223372036854775808|-9223372036854775808|9223372036854775807|9223372036854775807|= -9223372036854775808 -9223372036854775808 -9223372036854775808 -9223372036854775808 -9223372036854775808 9223372036854775807 9223372036854775807 9223372036854775807 9223372036854775807
		quant_cuts|2|-9223372036854775808|-9223372036854775808|= -9223372036854775808
		quant_disc|2|-9223372036854775808|-9223372036854775808|= -9223372036854775808
		quant_cuts|2|9223372036854775807|9223372036854775807|= 9223372036854775807
		quant_disc|2|9223372036854775807|9223372036854775807|= 9223372036854775807
		quant_cuts|5|0|0|0|0|100|= 0 0 0 20
		quant_disc|5|0|0|0|0|100|= 0 0 0 0
		quant_cuts|4|10|20|30|40|50|= 20 30 40
		quant_disc|4|10|20|30|40|50|= 20 30 40
		quant_cuts|5|-100|-33|0|7|= -60 -27 -7 2
		quant_disc|5|-100|-33|0|7|= -100 -33 0 7
		quant_cuts|7|1|1|2|3|5|8|13|21|= 1 2 3 5 8 13
		quant_disc|7|1|1|2|3|5|8|13|21|= 1 2 3 5 8 13
		quant_bin|0|0|1|2|3|= 1
		quant_bin|1|0|1|2|3|= 2
		quant_bin|3|0|1|2|3|= 4
		quant_bin|4|0|1|2|3|= 5
		quant_bin|-1|0|1|2|3|= 1
		quant_bin|5|5|5|5|5|= 1
		quant_bin|6|5|5|5|5|= 5
		quant_bin|-9223372036854775808|-9223372036854775808|= 1
		quant_bin|9223372036854775807|9223372036854775807|= 1
		quant_bin|9223372036854775807|-9223372036854775808|= 2
		quant_bin|-9223372036854775808|9223372036854775807|= 1
	EOF
	check <<<"quant_cuts|100|0|1000|= $(seq -s ' ' 10 10 990)"
}

@test "positions behind separators are found at every edge of a block, and none in the slack" {
	local n at text

	for n in 1 2 31 32 33 63 64 65 127 128 129 191; do
		for at in 1 31 32 33 63 64 65 127 128 129 "$n"; do
			[ "$at" -le "$n" ] || continue
			printf -v text '%*s\\x0a%*s' $((at - 1)) '' $((n - at)) ''
			echo "scan_tabs|$text|= $at"
			echo "scan_tabs|${text/x0a/x09}|= $at"
			echo "scan_line|$text|= $((at - 1))"
			echo "scan_count|$text|= 1"
		done
	done >"$BATS_TEST_TMPDIR/rows"
	printf -v text '\\x0a%.0s' {1..129}
	cat - "$BATS_TEST_TMPDIR/rows" <<-EOF | check
		scan_tabs||=
		scan_line||= none
		scan_count||= 0
		scan_line|abc|= none
		scan_tabs|a\\x09b\\x09\\x09\\x0a\\x0a|= 2 4 5 6 7
		scan_tabs|$text|= $(seq -s ' ' 129)
		scan_count|$text|= 129
	EOF
}

@test "only bytes that strict reading must look at are odd, wherever they stand" {
	local byte at odd text

	for byte in 00 01 08 0b 0c 0d 0e 1d 1f 20 22 2c 4d 5b 5c 5d 7f 80 8a 8d 9c dc ff; do
		odd=
		case $byte in 00 | 0d | 5c | [89d-f]?) odd=odd ;; esac
		for at in 0 15 16 31 32 62 63 64 95 96 128; do
			printf -v text '%*s\\x%s' "$at" '' "$byte"
			echo "scan_tabs|$text|=${odd:+ odd}"
			printf -v text '\\x%s%*s\\x0a' "$byte" "$at" ''
			echo "scan_tabs|$text|= $((at + 2))${odd:+ odd}"
		done
	done | check
}

@test "the masks for CSV show separators, quotes, line ends and high bytes of 64" {
	check <<-'EOF'
		scan_csv|,|"||= 0 0 0 0
		scan_csv|,|"|,"\x0a\x80|= 1 2 4 8
		scan_csv|;|'|,"\x0d\x00;'|= 10 20 4 8
		scan_csv|\x09|"|\x09\x7f\xff\x0d\x0a|= 1 0 18 4
		scan_csv|,|"|               ,               ,               ,               ,|= 8000800080008000 0 0 0
		scan_csv|,|"|"                              ""                              "|= 0 8000000180000001 0 0
		scan_csv|,|"|\x0a                              \x0d\x0a                              \x0d|= 0 0 8000000180000001 0
		scan_csv|,|"|\x00                              \xc3\xa9                              \xff|= 0 0 0 8000000180000001
	EOF
}

@test "the builds are what they say, so that each variant was tested" {
	local plain sse2

	plain=$("$BATS_FILE_TMPDIR/plain/probe-base" <<<scan_variant)
	sse2=$("$BATS_FILE_TMPDIR/sse2/probe-base" <<<scan_variant)
	same portable "$plain"
	case $(uname -m) in
	x86_64) same sse2 "$sse2" ;;
	*) same portable "$sse2" ;;
	esac
}

@test "integers sort by value, and equal ones keep their order" {
	check <<-'EOF'
		sort_int|=
		sort_int|5|= 5
		sort_int|2|1|= 1 2
		sort_int|0|-1|9223372036854775807|-9223372036854775808|1|= -9223372036854775808 -1 0 1 9223372036854775807
		sort_int|3|1|3|1|2|= 1 1 2 3 3
		sort_int_order|=
		sort_int_order|7|= 0
		sort_int_order|7|7|7|= 0 1 2
		sort_int_order|1|0|-1|0|1|= 2 1 3 0 4
		sort_int_order|9223372036854775807|-9223372036854775808|0|= 1 2 0
	EOF
	# enough for digits instead of insertion: high bytes, low bytes, all the same
	{
		echo "sort_int$(printf '|%d' {300..-100})|= $(seq -s ' ' -100 300)"
		echo "sort_int$(printf '|%d00000000000000' {400..1})|= $(printf ' %d00000000000000' {1..400} | cut -c2-)"
		echo "sort_int$(printf '|-%d' {1..400})|= $(seq -s ' ' -400 -1)"
		echo "sort_int_order$(printf '|%.0s9' {1..400})|= $(seq -s ' ' 0 399)"
	} | check
}

@test "texts sort by bytes, shorter first, and equal ones keep their order" {
	local long many

	printf -v long '%0300d' 0
	printf -v many '|a%.0s' {1..50}
	check <<-EOF
		sort_str_order|=
		sort_str_order||= 0
		sort_str_order|b|a|= 1 0
		sort_str_order|a|a|a|= 0 1 2
		sort_str_order|b||a||= 1 3 2 0
		sort_str_order|\\x80|\\x7f|\\xff|\\x00|= 3 1 0 2
		sort_str_order|ab\\x00|ab|ab\\x00\\x00|a|= 3 1 0 2
		sort_str_order|12345678|1234567|123456789|12345678\\x00|= 1 0 3 2
		sort_str_order|${long}b|$long|${long}a|${long}\\x00|= 1 3 2 0
		sort_str_order$many|= $(seq -s ' ' 0 49)
		sort_str_order$many||\\x00|= $(seq -s ' ' 50 51) $(seq -s ' ' 0 49)
		sort_str_order${many//a/aaaaaaaa\\x00}${many//a/aaaaaaaa}|= $(seq -s ' ' 50 99) $(seq -s ' ' 0 49)
		sort_str_order$(printf "|$long%02d" {60..10})|= $(seq -s ' ' 50 -1 0)
	EOF
}

@test "keys get dense ids by first sight, whatever their bytes and lengths" {
	local n keys=

	for n in {1..40}; do
		keys+="|$(printf '%0*d' "$n" 0)"
	done
	check <<-EOF
		map|= of 0
		map||= 0+ of 1
		map||a|||a|= 0+ 1+ 0 0 1 of 2
		map|a|b|a|c|b|= 0+ 1+ 0 2+ 1 of 3
		map|a|A|a\\x00|\\x00a|\\x00|\\x00\\x00||= 0+ 1+ 2+ 3+ 4+ 5+ 6+ of 7
		map|\\x80|\\x7f|\\xff|\\x80|= 0+ 1+ 2+ 0 of 3
		map|abc|adc|abd|bbc|abc|= 0+ 1+ 2+ 3+ 0 of 4
		map|0123456789abcdef|0123456789abcdeF|0123456789abcdef0|0123456789abcdef|= 0+ 1+ 2+ 0 of 3
		map|aaaabaaaa|aaaaaaaaa|aaaabaaaa|= 0+ 1+ 0 of 2
		map$keys$keys|= $(printf '%d+ ' {0..39})$(seq -s ' ' 0 39) of 40
		map_get|a|= none
		map_get|a|a|= 0
		map_get|a|b|b|= 1
		map_get|a|b|ab|= none
		map_get|a||= none
		map_get||a||= 0
	EOF
}

@test "a pair is new when its number or its text is" {
	check <<-'EOF'
		pairset|= of 0
		pairset|1|a|= new of 1
		pairset|1|a|1|a|= new seen of 1
		pairset|1|a|2|a|1|b|2|b|1|a|2|b|= new new new new seen seen of 4
		pairset|0||0||1||= new seen new of 2
		pairset|18446744073709551615|a|9223372036854775808|a|18446744073709551615|a|= new new seen of 2
		pairset|12|3|1|23|12|3|= new new seen of 2
	EOF
}

@test "the hash is another one in every process, and four different ones in each" {
	local one other

	one=$(tsv 'map_hash|0|key' 'map_hash|1|key' 'map_hash|2|key' 'map_hash|3|key' | probe-base)
	other=$(tsv 'map_hash|0|key' 'map_hash|1|key' 'map_hash|2|key' 'map_hash|3|key' | probe-base)
	[ "$(printf '%s\n%s\n' "$one" "$other" | sort -u | grep -c .)" -eq 8 ]
}

@test "random inputs give what slow twins give" {
	local dir seed=$((RANDOM << 15 | RANDOM))

	for dir in $(builds); do
		"$dir/probe-twins" "$seed" || collect "${dir##*/}: probe-twins $seed"
		"$dir/probe-map" "$seed" || collect "${dir##*/}: probe-map $seed"
	done
	settle
}
