#!/bin/sh
# generate.sh - write input/ and expected/ anew; every POSIX awk writes the same bytes
set -eu
cd "$(dirname "$0")"
mkdir -p input expected
LC_ALL=C "${AWK:-awk}" -v INPUT=input/ -v EXPECTED=expected/ \
	-f generator/random.awk -f generator/words.awk -f generator/people.awk \
	-f generator/orders.awk -f generator/cells.awk -f generator/webshop.awk \
	-f generator/till.awk -f generator/crm.awk -f generator/weblog.awk \
	-f generator/truth.awk -f generator/main.awk
