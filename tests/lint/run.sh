#!/bin/sh
# run.sh - all checks of this folder over the project in the current directory
#
# A check is tests/lint/NAME.sh: it prints what it finds, `file:line: what`, and nothing
# when all is well. Status 0: well; 1: found something; 77: cannot run here, and why.
here=$(dirname "$0")
passed=0 failed=0 skipped=0
for check in "$here"/*.sh; do
	[ "$check" != "$here/run.sh" ] || continue
	name=$(basename "$check" .sh)
	said=$("$check" 2>&1)
	case $? in
	0)
		passed=$((passed + 1))
		;;
	77)
		skipped=$((skipped + 1))
		echo "skipped lint $name: $said"
		;;
	*)
		failed=$((failed + 1))
		printf '%s\n' "$said" | sed "s/^/lint $name: /"
		;;
	esac
done
[ "$skipped" -eq 0 ] && skips= || skips=", $skipped skipped"
echo "$passed passed, $failed failed$skips"
[ "$failed" -eq 0 ]
