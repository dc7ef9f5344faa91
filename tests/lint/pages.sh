#!/bin/sh
# mandoc is silent about every manual page.
command -v mandoc >/dev/null || {
	echo 'no mandoc: apt-get install mandoc'
	exit 77
}
# shellcheck disable=SC2046
set -- $(ls man/*.[157] 2>/dev/null)
[ $# -gt 0 ] || exit 0
said=$(mandoc -Tlint -Wwarning "$@")
[ -z "$said" ] || {
	printf '%s\n' "$said"
	exit 1
}
