#!/bin/sh
# Every script and test file passes shellcheck.
command -v shellcheck >/dev/null || {
	echo 'no shellcheck: apt-get install shellcheck'
	exit 77
}
bad=0
# shellcheck disable=SC2046
shellcheck $(ls .ci/run tests/*.bash tests/*/*.sh examples/*/*.sh 2>/dev/null) || bad=1
# A file of tests is one program to shellcheck: it knows neither what `load` brings (2154,
# 2034), nor that a test is a scope of its own (2030, 2031, 2128, 2178, 2179), nor that a
# command that fails ends it (2164); and diff is a fine name for a file (2238).
shellcheck -S warning -e SC2154,SC2034,SC2030,SC2031,SC2128,SC2178,SC2179,SC2164,SC2238 \
	tests/*.bats || bad=1
exit "$bad"
