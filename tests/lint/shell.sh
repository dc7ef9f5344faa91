#!/bin/sh
# Every script and test file passes shellcheck.
command -v shellcheck >/dev/null || {
	echo 'no shellcheck: apt-get install shellcheck'
	exit 77
}
bad=0
# shellcheck disable=SC2046
shellcheck $(ls .ci/run tests/*.bash tests/*/*.sh examples/*/*.sh 2>/dev/null) || bad=1
# what `load helper` sets (2154) and variables of one test (2030, 2031) look wrong to it
shellcheck -S warning -e SC2154,SC2030,SC2031 tests/*.bats || bad=1
exit "$bad"
