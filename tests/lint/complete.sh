#!/bin/sh
# Every tool has its page, its tests and its line in README.md.
bad=0
for tool in tools/rfm-*.c; do
	name=$(basename "$tool" .c)
	[ -f "man/$name.1" ] || echo "$name: no man/$name.1"
	[ -f "tests/$name.bats" ] || [ -f "tests/${name#rfm-}.bats" ] || echo "$name: no tests/$name.bats"
	grep -qw -- "$name" README.md 2>/dev/null || echo "$name: not in README.md"
done | grep . && bad=1
exit "$bad"
