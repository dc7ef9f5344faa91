#!/bin/sh
# No marks of unfinished work, no blanks at the end of a line, a newline at the end of a
# file. Inputs and expected outputs are what they are.
marks='TO''DO|FIX''ME|X''XX|HA''CK|not ''implemented'
bad=0
# shellcheck disable=SC2046
set -- $(ls Makefile README.md .ci/run man/*.[157] tools/*.c lib/*/*.[ch] lib/*/*.awk tests/*.c \
	tests/*/*.c tests/*.awk tests/*.bash tests/*.bats tests/*/*.sh examples/*/*.sh \
	examples/*/Makefile examples/*/*.md 2>/dev/null)
grep -nwE "$marks" /dev/null "$@" && bad=1
grep -nE '[[:blank:]]$' /dev/null "$@" && bad=1
for file; do
	[ -z "$(tail -c 1 "$file")" ] || {
		echo "$file: no newline at the end"
		bad=1
	}
done
exit "$bad"
