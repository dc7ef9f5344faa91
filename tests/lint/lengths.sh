#!/bin/sh
# Functions stop at 60 lines, files at 450.
# shellcheck disable=SC2046
exec awk '
FNR == 1 { check(); file = FILENAME; body = 0 }
/^\{/ { body = 1; from = FNR; head = last }
/^\}/ {
	if (body && FNR - from > 60) {
		printf "%s:%d: %s: %d lines, at most 60\n", FILENAME, from, head, FNR - from
		bad = 1
	}
	body = 0
}
{ last = $0; n = FNR }
function check() {
	if (n > 450) {
		printf "%s: %d lines, at most 450\n", file, n
		bad = 1
	}
}
END { check(); exit bad }' tools/*.c lib/*/*.[ch] $(ls tests/*.c tests/*/*.c 2>/dev/null)
