#!/usr/bin/env bash
# run.sh [ROWS] - what the tools take on generated orders (1,000,000): the median of five
# runs each. Called by `make bench`, which puts the tools into PATH and B into the
# environment. Figures of one machine; compare only what was measured in one run.
set -eu -o pipefail

rows=${1:-${ROWS:-1000000}}
dir=${BENCH_DIR:-$B/bench}
bench=$B/tests/bench
mkdir -p "$dir"

[ -s "$dir/clean-$rows.tsv" ] || "$bench/gen" clean "$rows" >"$dir/clean-$rows.tsv"
[ -s "$dir/raw-$rows.csv" ] || "$bench/gen" raw "$rows" >"$dir/raw-$rows.csv"

# median NAME INPUT OUTPUT COMMAND ...: five runs, the middle one by CPU
median() {
	local name=$1 in=$2 out=$3
	shift 3
	for _ in 1 2 3 4 5; do
		"$bench/meter" "$@" <"$in" 2>&1 >"$out" | tail -n 1
	done | sort -k2,2n | sed -n 3p |
		awk -v name="$name" '{ printf "%-28s %8.3f %8.3f %8.1f %8s\n", name, $1, $2, $3, $4 }'
}

printf '%-28s %8s %8s %8s %8s\n' "$rows orders" 'wall s' 'CPU s' 'peak MB' 'MB/CPU s'
median 'rfm-aggregate' "$dir/clean-$rows.tsv" "$dir/3.tsv" rfm-aggregate -q --as-of 2026-01-01
median 'rfm-score' "$dir/3.tsv" "$dir/4.tsv" rfm-score -q
median 'rfm-segment' "$dir/4.tsv" "$dir/5.tsv" rfm-segment -q
median 'rfm-fmt --to csv' "$dir/5.tsv" "$dir/6.csv" rfm-fmt -q --to csv
median 'rfm-clean' "$dir/raw-$rows.csv" "$dir/1.tsv" rfm-clean -q
median 'rfm-clean, order and sign given' "$dir/raw-$rows.csv" "$dir/1.tsv" \
	rfm-clean -q --date-order dmy --decimal ,
median 'rfm-merge' "$dir/1.tsv" "$dir/2.tsv" rfm-merge -q
median 'cat (the floor)' "$dir/raw-$rows.csv" "$dir/cat.out" cat
rm -f "$dir"/[1-6].* "$dir/cat.out"
