#!/usr/bin/env bash
# run.sh can           is there a clang with libFuzzer?
# run.sh DIR [RUNS]    the fuzz targets built in DIR/tests/fuzz, RUNS inputs each (100,000)
#
# Called by `make fuzz`, in the project's folder. What libFuzzer learned stays in
# DIR/corpus and is where it goes on next time. Stops at the first finding.
set -eu -o pipefail

: "${CC:=clang}"

can() {
	local dir ok=0

	dir=$(mktemp -d)
	echo 'int LLVMFuzzerTestOneInput(const char *, long);
		int LLVMFuzzerTestOneInput(const char *s, long n) { return s[n - 1] & 0; }' \
		>"$dir/can.c"
	"$CC" -fsanitize=fuzzer,address,undefined -o "$dir/can" "$dir/can.c" 2>/dev/null || ok=1
	rm -r "$dir"
	[ "$ok" -eq 0 ] || echo "make: no clang with libFuzzer: apt-get install clang" \
		"(or the libclang-rt-NN-dev of clang NN)" >&2
	return "$ok"
}

# The seeds as files.
plant() {
	local line n=0

	mkdir -p "$2"
	while IFS= read -r line; do
		[[ $line == \"*\" ]] || continue
		line=${line#\"}
		printf '%b' "${line%\"}" >"$2/seed$n"
		n=$((n + 1))
	done <"$1"
}

# Values are short; files are longer.
longest() {
	case $1 in
	csv | encoding | record) echo 4096 ;;
	*) echo 300 ;;
	esac
}

if [ "$1" = can ]; then
	can
	exit
fi
# Parsers allocate little, so that where they did need not be remembered well.
export ASAN_OPTIONS=malloc_context_size=2:quarantine_size_mb=16:detect_leaks=0
dir=$1 runs=${2:-100000}
for target in "$dir"/tests/fuzz/*; do
	if [ ! -f "$target" ] || [ ! -x "$target" ]; then
		continue
	fi
	name=${target##*/}
	seeds=tests/fuzz/seeds/$name.dict
	plant "$seeds" "$dir/corpus/$name"
	if "$target" -runs="$runs" -dict="$seeds" -max_len="$(longest "$name")" -timeout=10 \
		-artifact_prefix="$dir/$name-" "$dir/corpus/$name" \
		>"$dir/$name.log" 2>&1 </dev/null; then
		echo "$name: $(sed -n 's/^Done \(.*\)/\1/p' "$dir/$name.log")"
	else
		grep -a -e '^does not hold' -e '^input: ' -e '^SUMMARY: ' "$dir/$name.log" || :
		found=$(sed -n 's/.*Test unit written to //p' "$dir/$name.log")
		echo "$name: a finding, all of it in $dir/$name.log; once more: $target $found"
		exit 1
	fi
done
