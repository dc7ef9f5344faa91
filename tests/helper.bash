# helper.bash - what the test files share; `load helper` at the top of each
#
#   tools              the names of all built tools
#   tsv 'a|b' '1|2'    lines of records: each argument a line, | becomes a TAB
#   golden NAME        the last `run --separate-stderr` is as in tests/golden/FILE/NAME.out
#                      and .err; UPDATE=1 rewrites them, and the diff is reviewed like code
#   same WANT GOT      two texts are equal, or their difference is shown
#   real FILE          sets $real to the real export FILE, or skips the test
#   refuses ...        records that a tool must refuse; see there
#   collect, settle    collect failures of a table in one test, report them all at its end
#
# Tests run in any directory; $top is the project, $BATS_TEST_TMPDIR is theirs to write in.
# shellcheck shell=bash
bats_require_minimum_version 1.5.0

export LC_ALL=C TZ=UTC
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
: "${B:=$top/build}"
[[ $B = /* ]] || B=$PWD/$B
PATH=$B/bin:$B/tests:$PATH
unset COLUMNS NO_COLOR RFM_SANDBOX

tools() {
	local path

	for path in "$B"/bin/rfm-*; do
		[ ! -x "$path" ] || echo "${path##*/}"
	done
}

tsv() {
	[ $# -eq 0 ] || printf '%s\n' "${@//|/$'\t'}"
}

same() {
	[ "$1" = "$2" ] || {
		echo 'expected (-) and got (+):'
		diff -u <(printf '%s\n' "$1") <(printf '%s\n' "$2") | tail -n +3
		return 1
	}
}

# The file of stderr ends in a line with the status; it is absent when nothing was said
# and the status is 0.
golden() {
	local base said=
	base=$top/tests/golden/$(basename "$BATS_TEST_FILENAME" .bats)/$1

	# shellcheck disable=SC2154
	if [ "$status" -ne 0 ] || [ -n "$stderr" ]; then
		said="${stderr:+$stderr$'\n'}status $status"
	fi
	if [ -n "${UPDATE-}" ]; then
		mkdir -p "$(dirname "$base")"
		rm -f "$base.err"
		printf '%s' "${output:+$output$'\n'}" >"$base.out"
		[ -z "$said" ] || printf '%s\n' "$said" >"$base.err"
	fi
	[ -f "$base.out" ] || {
		echo "no $base.out: UPDATE=1 writes it"
		return 1
	}
	same "$(cat "$base.out")" "$output" || return 1
	same "$([ ! -f "$base.err" ] || cat "$base.err")" "$said"
}

real() {
	[ -n "${RFM_TEST_DATA-}" ] || skip 'RFM_TEST_DATA is not set: no real exports'
	real=$RFM_TEST_DATA/$1
	[ -e "$real" ] || {
		echo "no $real"
		return 1
	}
}

# refuses STATUS MESSAGE OPTIONS RECORD...: the command in the array `tool` refuses the
# records under $header, with this message; without records the file `in` stays as it is
refuses() {
	local want=$1 message=$2 options=$3 got=0

	shift 3
	# shellcheck disable=SC2154
	[ $# -eq 0 ] || tsv "$header" "$@" >in
	# shellcheck disable=SC2086,SC2154
	"${tool[@]}" $options in >out 2>err || got=$?
	if [ "$got" -ne "$want" ] || [ "$(<err)" != "${tool[0]}: $message" ]; then
		collect "$options $*: status $got: $(<err)"
	elif [ -s out ] && [ -z "$(tail -c 1 out)" ]; then
		collect "$options $*: failed, but its output is sealed"
	fi
}

collect() {
	failures+=("$*")
}

settle() {
	[ ${#failures[@]} -eq 0 ] || {
		printf '%d failures\n' ${#failures[@]}
		printf '%s\n' "${failures[@]}"
		return 1
	}
}
failures=()
