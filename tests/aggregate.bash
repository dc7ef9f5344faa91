# aggregate.bash - what the test files of rfm-aggregate share; `load aggregate` below helper
# shellcheck shell=bash

# gives OPTIONS RECORD... = RESULT...: records under $header become these results
gives() {
	local options=$1 records=() lines got=0 have

	shift
	while [ "$1" != = ]; do
		records+=("$1")
		shift
	done
	shift
	# shellcheck disable=SC2154
	tsv "$header" "${records[@]}" >in
	# shellcheck disable=SC2086
	rfm-aggregate -q --as-of 2026-01-31 $options in >out 2>err || got=$?
	mapfile -t lines <out
	have="${lines[*]:1}" have=${have//$'\t'/|}
	if [ "$got" -ne 0 ] || [ -s err ] || [ "$have" != "$*" ]; then
		collect "$options ${records[*]}: status $got: '$have', not '$*' $(<err)"
	fi
}
