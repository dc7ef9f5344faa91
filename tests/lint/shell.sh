#!/bin/sh
# Every script and test file passes shellcheck.
command -v shellcheck >/dev/null || {
	echo 'no shellcheck: apt-get install shellcheck'
	exit 77
}
# shellcheck disable=SC2046
exec shellcheck $(ls .ci/run tests/*.bash tests/*.bats tests/*/*.sh examples/*/*.sh 2>/dev/null)
