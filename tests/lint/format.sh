#!/bin/sh
# The form of the code is that of .clang-format, as version 14 understands it.
if ! version=$(clang-format --version 2>/dev/null | sed 's/.*version \([0-9]*\).*/\1/') ||
	[ -z "$version" ]; then
	echo 'no clang-format: apt-get install clang-format'
	exit 77
fi
if [ "$version" -ne 14 ]; then
	echo "clang-format $version judges otherwise than 14"
	exit 77
fi
# shellcheck disable=SC2046
said=$(clang-format --dry-run $(ls tools/*.c lib/*/*.[ch] tests/*.c tests/*/*.c 2>/dev/null) 2>&1)
[ -z "$said" ] || {
	# one line a file
	printf '%s\n' "$said" | awk -F : '/: warning: / && !seen[$1]++ {
		print $1 ":" $2 ": not in form: clang-format -i " $1 }'
	exit 1
}
