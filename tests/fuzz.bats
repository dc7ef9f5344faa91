#!/usr/bin/env bats
# The fuzz targets without libFuzzer: their seeds, and inputs made of them. `make fuzz` is
# the long form.
load helper

# drive TARGET [RUNS]
drive() {
	"$B/tests/fuzz/$1" "$top/tests/fuzz/seeds/$1.dict" "${2:-3000}" 2>&1
}

@test "parsers hold what they promise on a few thousand mangled inputs" {
	local source name said

	for source in "$top"/tests/fuzz/*.c; do
		name=$(basename "$source" .c)
		case $name in
		csv) said=$(drive "$name" 300) ;;
		*) said=$(drive "$name") ;;
		esac || collect "$name: $said"
		[[ $said =~ ^[0-9]{3,}\ inputs$ ]] || collect "$name: '$said'"
	done
	settle
}

@test "a broken line among the seeds is told" {
	printf '"1.00"\n"2.00\n' >"$BATS_TEST_TMPDIR/seeds"
	run -1 "$B/tests/fuzz/money" "$BATS_TEST_TMPDIR/seeds" 0
	same "$BATS_TEST_TMPDIR/seeds: no seed: \"2.00" "$output"
}

@test "make fuzz says what it needs" {
	CC=false run -1 "$top/tests/fuzz/run.sh" can
	same 'make: no clang with libFuzzer: apt-get install clang (or the libclang-rt-NN-dev of clang NN)' \
		"$output"
}
