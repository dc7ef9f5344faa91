#!/usr/bin/env bats
# What rfm-aggregate is made of, against slow twins: fingerprints, means, sums of 128 bits
load helper

@test "fingerprints, means and sums are those of slow twins" {
	local seed=$((RANDOM << 15 | RANDOM))

	echo "seed $seed"
	same same "$(probe-group "$seed")"
	same same "$(probe-group 1)"
}
