#!/usr/bin/env bats
# Every built tool on input, output and command lines that hurt: the right status, one
# line on stderr that names program and place, no crash, and never a sealed output.
load helper

# What a tool needs to run at all: options, columns and one good row. Each gets a column
# `note` besides, unknown to all. A tool without a line here fails the first test.
declare -gA options columns row
needs() {
	options[$1]=$2 columns[$1]=${3:+$3$'\t'}note row[$1]=${4:+$4$'\t'}x
	columns[$1]=${columns[$1]//|/$'\t'} row[$1]=${row[$1]//|/$'\t'}
}
needs rfm-aggregate '--as-of 2026-02-01' 'profile_id|date|amount' 'p1|2026-01-31|10.00'
needs rfm-clean '' 'order_id|date|amount' '1|2026-01-31|10.00'
needs rfm-fmt '' 'email|amount' 'an@winkel.nl|10.00'
needs rfm-merge '' 'email' 'an@winkel.nl'
needs rfm-score '' 'last_order|frequency|monetary' '2026-01-31|3|30.00'
needs rfm-segment '' 'r|f|m' '5|4|3'

# Tools that read foreign files and not records: many of the cases are no fault there.
foreign=(rfm-clean)

is_foreign() {
	[[ " ${foreign[*]} " == *" $1 "* ]]
}

strict_tools() {
	local tool

	for tool in $(tools); do
		is_foreign "$tool" || echo "$tool"
	done
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	seconds=5 memory=65536
	if [ -n "${SANITIZED-}" ]; then
		seconds=60 memory=unlimited
	fi
}

# try TOOL CASE STATUS GLOB COMMAND...: the message, without the program, matches GLOB.
try() {
	local tool=$1 case=$2 want=$3 glob=$4 got=0 said

	shift 4
	timeout -k 1 "$seconds" "$@" >out 2>err || got=$?
	mapfile -t said <err
	if [ "$got" -ne "$want" ]; then
		collect "$tool, $case: status $got, not $want: ${said[*]:0:2}"
	elif [ "$want" -ne 0 ] && [ ${#said[@]} -ne 1 ]; then
		collect "$tool, $case: ${#said[@]} lines on stderr, not 1: ${said[*]:0:2}"
	elif [ "$want" -eq 0 ] && [ ${#said[@]} -ne 0 ]; then
		collect "$tool, $case: with -q stderr is not empty: ${said[*]:0:2}"
	elif [ "$want" -ne 0 ] && [[ ${said[0]} != "$tool: "$glob ]]; then
		collect "$tool, $case: message is not '$glob': ${said[0]}"
	elif [ "$want" -ne 0 ] && [ -s out ] && [ -z "$(tail -c 1 out)" ]; then
		collect "$tool, $case: failed, but its output is sealed"
	fi
}

# feed TOOL CASE STATUS GLOB BYTES: the same with a file `in` of these bytes (printf's %b,
# so a backslash is written \\).
feed() {
	printf %b "$5" >in
	# shellcheck disable=SC2086
	try "$1" "$2" "$3" "$4" "$1" -q ${options[$1]} in
}

@test "every tool is in the table of this file" {
	local tool

	[ -n "$(tools)" ]
	for tool in $(tools); do
		[ -n "${columns[$tool]-}" ] || { collect "$tool: no line in hostile.bats"; continue; }
		feed "$tool" 'a good file' 0 '' "${columns[$tool]}\n${row[$tool]}\n"
		[ -s out ] || collect "$tool, a good file: no output"
	done
	settle
}

@test "output that is not accepted ends in 74" {
	local tool

	for tool in $(tools); do
		printf '%s\n' "${columns[$tool]}" "${row[$tool]}" >in
		for args in "-q ${options[$tool]} in" --help --version; do
			try "$tool" "$args, stdout full" 74 '<stdout>: No space left on device' \
				sh -c "exec $tool $args >/dev/full"
			try "$tool" "$args, stdout closed" 74 '<stdout>: Bad file descriptor' \
				sh -c "exec $tool $args >&-"
		done
		try "$tool" 'stdout closed, file on stdin' 74 '<stdout>: *' \
			sh -c "exec $tool -q ${options[$tool]} <in >&-"
		# nobody hears the message, but the status stands
		try "$tool" 'stderr full' 0 '' sh -c "exec $tool ${options[$tool]} in 2>/dev/full"
		try "$tool" 'stderr closed' 0 '' sh -c "exec $tool ${options[$tool]} in 2>&-"
		sh -c "exec $tool --nonesuch 2>/dev/full" || [ $? -eq 64 ] ||
			collect "$tool, stderr full: lost its status"
	done
	settle
}

@test "a reader that has gone ends a tool silently, by SIGPIPE" {
	local tool

	mkfifo gone
	exec 8<>gone 9>gone 8>&- # now descriptor 9 is a pipe without a reader
	for tool in $(tools); do
		printf '%s\n' "${columns[$tool]}" "${row[$tool]}" >in
		got=0
		# shellcheck disable=SC2086
		"$tool" -q ${options[$tool]} in >&9 2>err || got=$?
		[ "$got" -eq 141 ] || collect "$tool: status $got, not 141"
		[ ! -s err ] || collect "$tool: said $(cat err)"
	done
	exec 9>&-
	settle
}

@test "input that cannot be read ends in 66 or 74" {
	local tool o

	for tool in $(tools); do
		o="-q ${options[$tool]}"
		printf '%s\n' "${columns[$tool]}" "${row[$tool]}" >in
		# shellcheck disable=SC2086
		{
			try "$tool" 'missing file' 66 'nix.tsv: No such file*' $tool $o nix.tsv
			try "$tool" 'missing second file' 66 'nix.tsv: No such file*' $tool $o in nix.tsv
			try "$tool" 'name with a newline' 66 'a?b: No such file*' $tool $o $'a\nb'
			try "$tool" directory 66 '.: Is a directory' $tool $o .
			try "$tool" 'file as a folder' 66 'in/x: Not a directory' $tool $o in/x
		}
		try "$tool" 'stdin closed' 74 '<stdin>: Bad file descriptor' sh -c "exec $tool $o <&-"
		try "$tool" 'stdin not open for reading' 74 '<stdin>: Bad file descriptor' \
			sh -c "exec $tool $o 0>>in"
	done
	settle
}

@test "a wrong command line ends in 64, before any input is looked at" {
	local tool

	for tool in $(tools); do
		try "$tool" 'unknown option' 64 "unknown option: '--nonesuch' *" "$tool" --nonesuch nix.tsv
		try "$tool" 'unknown letter' 64 "unknown option: '-Z' *" "$tool" -Z nix.tsv
		try "$tool" 'value for a flag' 64 "option takes no value: '--quiet=x' *" "$tool" --quiet=x
		if ! is_foreign "$tool"; then
			try "$tool" 'no value' 64 "option needs a value: '--col' *" "$tool" --col
			try "$tool" 'wrong value' 64 '*' "$tool" --col nonsense
		fi
		try "$tool" 'help, whatever else is there' 0 '' "$tool" --nonesuch --help
		[ -s out ] || collect "$tool: --help without output"
		try "$tool" 'version' 0 '' "$tool" --version
		[[ $(cat out) == "$tool "[0-9]* ]] || collect "$tool: --version says $(head -n 1 out)"
	done
	settle
}

@test "a broken record ends in 65, with file, line, column and cause" {
	local tool h r b form

	for tool in $(strict_tools); do
		h=${columns[$tool]} r=${row[$tool]} b=${row[$tool]%x}
		# the stream as a whole
		feed "$tool" 'empty' 65 'in: empty*' ''
		feed "$tool" 'header only' 0 '' "$h\n"
		feed "$tool" 'newline only' 65 'in:1: *' '\n'
		feed "$tool" 'no final newline' 65 'in: last line has no newline*' "$h\n$r\n$r"
		feed "$tool" 'header without newline' 65 'in: last line has no newline*' "$h"
		feed "$tool" 'header again' 0 '' "$h\n$r\n$h\n"
		mv out again
		feed "$tool" 'header once' 0 '' "$h\n$r\n"
		cmp -s out again || collect "$tool: the header again is no row"
		feed "$tool" 'header again without newline' 65 'in: last line has no newline*' \
			"$h\n$r\n$h"
		feed "$tool" 'header again in another order' 65 'in:3: *another order' \
			"$h\n$r\nnote\t${h%?note}\n"
		# the header
		feed "$tool" 'column twice' 65 "in:1: column twice: 'note'" "$h\tnote\n$r\tx\n"
		feed "$tool" 'capital in a name' 65 "in:1: not a column name*: 'Note2'" "$h\tNote2\n"
		feed "$tool" 'digit first' 65 "in:1: not a column name*: '2note'" "$h\t2note\n"
		feed "$tool" 'no name' 65 "in:1: not a column name*: ''" "$h\t\n"
		feed "$tool" 'blank in a name' 65 "in:1: not a column name*" "$h\ta b\n"
		feed "$tool" 'NUL in a name' 65 "in:1: not a column name*" "$h\ta\0b\n"
		feed "$tool" 'byte order mark' 65 'in:1: byte order mark*' "\xef\xbb\xbf$h\n$r\n"
		feed "$tool" 'header with CR LF' 65 'in:1: *rfm-clean*' "$h\r\n$r\r\n"
		if [ "${h%%$'\t'*}" != note ] && [ "$tool" != rfm-fmt ]; then
			feed "$tool" 'needed column missing' 65 "*${h%%$'\t'*}*" "${h#*$'\t'}\n${r#*$'\t'}\n"
		fi
		# the rows
		feed "$tool" 'short row' 65 'in:3: * field*, expected *' "$h\n$r\n${b%?}\n$r\n"
		feed "$tool" 'long row' 65 'in:3: * field*, expected *' "$h\n$r\n$r\tx\n$r\n"
		feed "$tool" 'short row, then a long one' 65 'in:2: * field*, expected *' \
			"$h\n${b%?}\n$r\tx\n"
		feed "$tool" 'empty line' 65 'in:3: 1 field, expected *' "$h\n$r\n\n$r\n"
		feed "$tool" 'row with CR LF' 65 'in:3: note: *rfm-clean*' "$h\n$r\n$r\r\n"
		feed "$tool" 'lone CR' 65 'in:2: note: carriage return*' "$h\n${b}a\rb\n"
		feed "$tool" NUL 65 'in:2: note: NUL byte*' "$h\n${b}a\0b\n"
		for form in '\x80' '\xbf' '\xc3' '\xc3(' '\xc0\xaf' '\xe0\x80\xaf' '\xe2\x82' \
			'\xed\xa0\x80' '\xf0\x80\x80\x80' '\xf4\x90\x80\x80' '\xf8\x88\x80\x80\x80' \
			'\xfe' '\xff' '\xf0\x9f\x98'; do
			feed "$tool" "bytes $form" 65 'in:2: note: not UTF-8*' "$h\n${b}a${form}b\n"
			feed "$tool" "bytes $form at the end" 65 'in:3: note: not UTF-8*' \
				"$h\n$r\n${b}$form\n"
		done
		feed "$tool" 'all lengths of UTF-8' 0 '' "$h\n${b}\x7f\xc2\x80\xdf\xbf\n${b}\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\n"
		# shellcheck disable=SC1003
		for form in '\\x' '\\' '\\N' '\\.' '\\0' 'a\\' '\\\\\\'; do
			feed "$tool" "escape $form" 65 'in:2: note: unknown escape*' "$h\n$b$form\n"
		done
		feed "$tool" 'good escapes' 0 '' "$h\n$b\\\\t\\\\n\\\\r\\\\\\\\\n"
	done
	settle
}

@test "a fault far into a file is found where it is, from a file and from a pipe" {
	local tool at form

	for tool in $(strict_tools); do
		for at in 2000 20001; do
			for form in 'x\\' '\xff' '\0' '\r' '\t'; do
				{
					printf '%s\n' "${columns[$tool]}"
					yes "${row[$tool]}" | head -n $((at - 2))
					printf '%b\n' "${row[$tool]}$form"
					printf '%s\n' "${row[$tool]}"
				} >in
				# shellcheck disable=SC2086
				try "$tool" "line $at, $form" 65 "in:$at: *" $tool -q ${options[$tool]} in
				try "$tool" "line $at, $form" 65 "<stdin>:$at: *" \
					sh -c "cat in | $tool -q ${options[$tool]}"
			done
		done
	done
	settle
}

# A file whose second line is the good row with a note that makes it BYTES long.
long_line() {
	local b=${row[$1]%x}

	printf '%s\n%s' "${columns[$1]}" "$b"
	head -c $(($2 - ${#b})) /dev/zero | tr '\0' y
	echo
}

# Records of N columns.
wide() {
	awk -v head="${columns[$1]}" -v row="${row[$1]}" -v n="$2" 'BEGIN {
		for (i = split(head, a, "\t") + 1; i <= n; i++) {
			head = head "\tc" i; row = row "\tx"
		}
		print head; print row
	}'
}

@test "a line has at most 1 MiB and 4096 columns" {
	local tool o want long many

	for tool in $(strict_tools); do
		o="-q ${options[$tool]} in"
		long_line "$tool" 1048576 >in
		# a tool that adds columns must not write what its reader would refuse
		want=0 long='' many=''
		case $tool in
		rfm-merge | rfm-score | rfm-segment)
			want=65 long='<stdout>: a line would be longer than 1 MiB'
			many='in:1: *: no room for a column more than 4096'
			;;
		esac
		# shellcheck disable=SC2086
		{
			try "$tool" 'line of 1 MiB' "$want" "$long" $tool $o
			long_line "$tool" 1048376 >in
			try "$tool" 'line of 1 MiB less 200' 0 '' $tool $o
			long_line "$tool" 1048577 >in
			try "$tool" 'line of 1 MiB and 1' 65 'in:2: line longer than 1 MiB' $tool $o
			printf '%s\n' "${row[$tool]}" >>in
			try "$tool" 'and a line after it' 65 'in:2: line longer than 1 MiB' $tool $o
			wide "$tool" 4096 >in
			try "$tool" '4096 columns' "$want" "$many" $tool $o
			wide "$tool" 4093 >in
			try "$tool" '4093 columns' 0 '' $tool $o
			wide "$tool" 4097 >in
			try "$tool" '4097 columns' 65 'in:1: more than 4096 columns*' $tool $o
		}
	done
	settle
}

@test "a line of 256 MB is refused in seconds and in little memory" {
	local tool want glob also

	for tool in $(tools); do
		also='' want=65 glob='<stdin>:2: line longer than 1 MiB'
		# one record that is too long is one rejected record
		! is_foreign "$tool" || want=0 glob='' also='--rejects rejects.tsv'
		mkfifo "pipe.$tool"
		{
			printf '%s\n' "${columns[$tool]}"
			head -c 256000000 /dev/zero | tr '\0' x
			printf '\n%s\n' "${row[$tool]}"
		} >"pipe.$tool" 2>/dev/null &
		try "$tool" 'line of 256 MB' "$want" "$glob" \
			sh -c "ulimit -v $memory; exec $tool -q ${options[$tool]} <pipe.$tool $also"
		wait $! || :
	done
	settle
}

@test "memory that is refused at any point ends in 71, never in a signal" {
	local tool got room seen

	[ -z "${SANITIZED-}" ] || skip 'a sanitizer needs all of the address space'
	for tool in $(tools); do
		{ printf '%s\n' "${columns[$tool]}"; yes "${row[$tool]}" | head -n 3000; } >in
		seen=0 got=71
		# less than the program itself needs ends before it begins
		room=$((2400 + $(stat -Lc %s "$(command -v "$tool")") / 16384))
		for ((; got != 0 && room < 60000; room += 16)); do
			got=0
			# shellcheck disable=SC2086
			(ulimit -v "$room" && exec "$tool" -q ${options[$tool]} in >out 2>err) || got=$?
			case $got in
			127) continue ;; # the loader had too little
			71) seen=1 ;;
			0) break ;;
			*) collect "$tool, $room KiB: status $got: $(head -n 1 err)"; break ;;
			esac
			[ "$(cat err)" = "$tool: out of memory" ] || collect "$tool, $room KiB: $(cat err)"
			[ ! -s out ] || [ -n "$(tail -c 1 out)" ] || collect "$tool, $room KiB: sealed"
		done 2>/dev/null
		[ "$seen" -eq 1 ] || collect "$tool: never 71"
	done
	settle
}

@test "several files are read as one; their columns are the same in any order" {
	local tool h r o

	for tool in $(strict_tools); do
		h=${columns[$tool]} r=${row[$tool]} o="-q ${options[$tool]}"
		printf '%s\n' "$h" "$r" >in
		printf 'note\t%s\nx\t%s\n' "${h%?note}" "${r%?x}" >turned
		printf '%s\textra\n%s\tx\n' "$h" "$r" >longer
		printf '%s\n' "${h%?note}" "${r%?x}" >shorter
		printf '%s\n' "${h%note}comment" "$r" >other
		printf '%s\n%s' "$h" "$r" >unsealed
		# shellcheck disable=SC2086
		{
			cp in copy
			try "$tool" 'one file twice' 64 "the same file twice: 'in' *" $tool $o in in
			try "$tool" 'twice' 0 '' $tool $o in copy
			mv out twice
			try "$tool" 'twice, once turned' 0 '' $tool $o in turned
			cmp -s out twice || collect "$tool: columns in another order change the result"
			try "$tool" 'twice, once from stdin' 0 '' sh -c "exec $tool $o in - <turned"
			cmp -s out twice || collect "$tool: stdin as an operand changes the result"
			try "$tool" 'a column more' 65 "longer:1: *'extra'" $tool $o in longer
			try "$tool" 'a column less' 65 "shorter:1: *'note'" $tool $o in shorter
			try "$tool" 'another column' 65 "other:1: *'comment'" $tool $o in other
			try "$tool" 'first unsealed' 65 'unsealed: last line has no newline*' \
				$tool $o unsealed in
			try "$tool" 'last unsealed' 65 'unsealed: last line has no newline*' \
				$tool $o in unsealed
			try "$tool" 'empty among them' 65 '/dev/null: empty*' $tool $o in /dev/null in
		}
	done
	settle
}

# mended CASE STATUS BYTES ROWS [GLOB]: what rfm-clean makes of a file: rows of order_id,
# date, amount, city with | for TAB, and its one line on stderr, if it has any.
mended() {
	local got=0 said

	printf %b "$3" >in
	timeout -k 1 "$seconds" rfm-clean -q -c order_id,date,amount,city in >out 2>err || got=$?
	mapfile -t said <err
	if [ "$got" -ne "$2" ]; then
		collect "$1: status $got, not $2: ${said[*]:0:2}"
	elif [[ ${said[0]-} != ${5:+"rfm-clean: "}${5-} ]] || [ ${#said[@]} -gt 1 ]; then
		collect "$1: message is not '${5-}': ${said[*]:0:2}"
	elif ! same "$4" "$(tail -n +2 out | tr '\t' '|')" >difference; then
		collect "$1: $(cat difference)"
	fi
}

@test "rfm-clean mends what it can, rejects by the row, and ends in 65 only for the whole" {
	local h=order_id,date,amount,city r=1,2026-01-31,1.00 good='1|2026-01-31|1.00'

	# line ends and what surrounds the records
	mended 'no final newline' 0 "$h\n$r,x" "$good|x"
	mended 'CR LF' 0 "$h\r\n$r,x\r\n$r,y\r\n" "$good|x"$'\n'"$good|y"
	mended 'CR LF without the last' 0 "$h\r\n$r,x" "$good|x"
	mended 'CR' 0 "$h\r$r,x\r" "$good|x"
	mended 'byte order mark' 0 "\xef\xbb\xbf$h\n$r,x\n" "$good|x"
	mended 'empty lines' 0 "$h\n\n$r,x\n\n\n" "$good|x"
	mended 'header only' 0 "$h\n" ''
	mended 'sep= line' 0 "sep=;\n${h//,/;}\n${r//,/;};x\n" "$good|x"
	# cells
	mended 'newline in a cell' 0 "$h\n$r,\"a\nb\"\n" "$good|a\\nb"
	mended 'quotes in a cell' 0 "$h\n$r,\"a\"\"b,\"\n" "$good|a\"b,"
	mended 'backslashes in a cell' 0 "$h\n$r,a\\\\t\\\\\n" "$good|a\\\\t\\\\"
	mended 'a cell that is a formula' 0 "$h\n$r,=1+1\n" "$good|=1+1"
	mended 'control characters' 0 "$h\n$r,a\x01\x7fb\n" "$good|ab"
	mended 'UTF-8' 0 "$h\n$r,Gr\xc3\xa8ve\n" "$good|Grève"
	mended 'Windows-1252' 0 "$h\n$r,Gr\xe8ve \x80\n" "$good|Grève €"
	mended 'both in one file' 0 "$h\n$r,\xe8\n$r,\xc3\xa8\n" "$good|è"$'\n'"$good|è"
	# records that cannot be trusted
	mended 'short row' 0 "$h\n1,2026-01-31\n$r,x\n" "$good|x" "in:2: too few fields: '1,2026-01-31'"
	mended 'long row' 0 "$h\n$r,x,y\n$r,x\n" "$good|x" "in:2: too many fields: *"
	mended 'quote never closed' 0 "$h\n$r,x\n$r,\"x\n" "$good|x" 'in:3: a quote that does not close*'
	mended NUL 0 "$h\n$r,a\0b\n$r,x\n" "$good|x" 'in:2: neither UTF-8 nor Windows-1252: *'
	mended 'hole of Windows-1252' 0 "$h\n$r,a\x81\n$r,x\n" "$good|x" 'in:2: neither UTF-8 nor*'
	mended 'no such day' 0 "$h\n1,2026-02-30,1.00,x\n$r,x\n" "$good|x" "in:2: date: no such day: '2026-02-30'"
	mended 'no number' 0 "$h\n1,2026-01-31,1O.00,x\n$r,x\n" "$good|x" "in:2: amount: not a number: '1O.00'"
	mended 'header again' 0 "$h\n$r,x\n$h\n$r,y\n" "$good|x"$'\n'"$good|y"
	mended 'record again' 0 "$h\n$r,x\n$r,x\n" "$good|x"
	# files that cannot be read at all
	mended empty 65 '' '' 'in: empty*'
	mended 'newlines only' 65 '\n\n' '' 'in: empty*'
	mended 'UTF-16 of nothing known' 65 '\xff\xfea\0b\0\n\0' '' 'in:1: *--map*'
	mended 'UTF-16 cut in a letter' 65 '\xff\xfea' '' 'in:1: *'
	mended 'not text' 65 '\0\0\0\0\0\0\0\0' '' 'in: not text*'
	mended 'header of nothing known' 65 'a,b\n1,2\n' '' 'in:1: *--map*'
	mended 'no date' 65 'order_id,amount\n1,1.00\n' '' 'in:1: date: column missing*'
	settle
}

@test "rfm-clean takes a record of 1 MiB, and rejects a longer one and one that becomes longer" {
	local n

	for n in 1048576 1048577 600000; do
		{
			printf 'order_id,date,amount,city\n1,2026-01-31,1.00,'
			# a backslash becomes two
			head -c $((n - 18)) /dev/zero | tr '\0' "$([ $n -gt 600000 ] && echo y || echo '\\')"
			printf '\n2,2026-01-31,1.00,x\n'
		} >in
		run --separate-stderr -0 rfm-clean -q -c order_id,city in
		[ ${#lines[@]} -eq $((n == 1048576 ? 3 : 2)) ] || collect "$n bytes: ${#lines[@]} lines out"
		[ "$n" -eq 1048576 ] || [[ $stderr == 'rfm-clean: in:2: longer than 1 MiB: '* ]] ||
			collect "$n bytes: $stderr"
		[ ${#output} -ge $((n == 1048576 ? n - 18 : 0)) ] || collect "$n bytes: cut"
	done
	settle
}
