#!/usr/bin/env bats
# rfm-aggregate: the cases that every tool treats otherwise, one table each: what comes of
# them under each policy
load helper
load aggregate

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	header='profile_id|order_id|kind|date|amount'
}

# under OPTIONS = FIRST LAST RECENCY FREQUENCY MONETARY of the rows in `rows`, or nothing
under() {
	local options=$1

	shift
	if [ -n "${2-}" ]; then
		gives "$options" "${rows[@]}" = "p|$2|$3|$4|$5|$6"
	else
		gives "$options" "${rows[@]}" =
	fi
}

# table <<END: a line for each policy, its options and the result, with ; between
table() {
	local options want

	while IFS=';' read -r options want; do
		# shellcheck disable=SC2086
		under "$options" = $want
	done
	settle
}

@test "a refund of an order, later than it" {
	rows=('p|1|order|2026-01-01|10.00' 'p|1|refund|2026-01-11|-4.00')
	table <<-'END'
		;2026-01-01 2026-01-01 30 1 6.00
		--refunds ignore;2026-01-01 2026-01-01 30 1 10.00
		--refunds as-orders;2026-01-01 2026-01-11 20 1 6.00
		--refunds as-orders --count rows;2026-01-01 2026-01-11 20 2 6.00
		--refunds as-orders --count days;2026-01-01 2026-01-11 20 2 6.00
		--money gross;2026-01-01 2026-01-01 30 1 10.00
		--money average;2026-01-01 2026-01-01 30 1 6.00
		--window 25d;2026-01-01 2026-01-01 30 0 -4.00
		--recency-window 25d;
		--exclude 2026-01-11..;2026-01-01 2026-01-01 30 1 10.00
		--count rows --zero count;2026-01-01 2026-01-01 30 1 6.00
	END
}

@test "an order worth nothing, later than the others" {
	rows=('p|1|order|2026-01-01|10.00' 'p|2|order|2026-01-11|0.00')
	table <<-'END'
		;2026-01-01 2026-01-01 30 1 10.00
		--zero skip;2026-01-01 2026-01-01 30 1 10.00
		--zero count;2026-01-01 2026-01-11 20 2 10.00
		--zero count --count days;2026-01-01 2026-01-11 20 2 10.00
		--zero count --money average;2026-01-01 2026-01-11 20 2 5.00
		--zero count --window 25d;2026-01-01 2026-01-11 20 1 0.00
		--window 25d;2026-01-01 2026-01-01 30 0 0.00
		--zero count --gaps;2026-01-01 2026-01-11 20 2 10.00|10.00|10
		--gaps;2026-01-01 2026-01-01 30 1 10.00||
	END
}

@test "two orders of one day" {
	rows=('p|1|order|2026-01-11T09:00:00|10.00' 'p|2|order|2026-01-11T17:00:00|5.00')
	table <<-'END'
		;2026-01-11 2026-01-11 20 2 15.00
		--count orders;2026-01-11 2026-01-11 20 2 15.00
		--count days;2026-01-11 2026-01-11 20 1 15.00
		--count rows;2026-01-11 2026-01-11 20 2 15.00
		--money average;2026-01-11 2026-01-11 20 2 7.50
		--money average --count days;2026-01-11 2026-01-11 20 1 15.00
		--gaps;2026-01-11 2026-01-11 20 2 15.00||
		--clv;2026-01-11 2026-01-11 20 2 15.00|0|0|20|0.00
	END
}

@test "an order of a day to come, and its refund" {
	rows=('p|1|order|2026-01-11|10.00' 'p|2|order|2026-02-01|5.00' 'p|2|refund|2026-01-31|-1.00')
	table <<-'END'
		;2026-01-11 2026-01-11 20 1 9.00
		--refunds ignore;2026-01-11 2026-01-11 20 1 10.00
		--refunds as-orders;2026-01-11 2026-01-31 0 2 9.00
		--money gross;2026-01-11 2026-01-11 20 1 10.00
		--window 30d;2026-01-11 2026-01-11 20 1 9.00
		--exclude 2026-02-01..2026-02-01;2026-01-11 2026-01-11 20 1 9.00
		--gaps;2026-01-11 2026-01-11 20 1 9.00||
	END
	rows=('p|2|order|2026-02-01|5.00')
	tsv "$header" "${rows[@]}" >in
	rfm-aggregate -q --as-of 2026-01-31 --prospects in >out 2>err
	[ "$(wc -l <out)" -eq 1 ]
}

@test "one purchase" {
	rows=('p|1|order|2026-01-11|10.00')
	table <<-'END'
		;2026-01-11 2026-01-11 20 1 10.00
		--count days;2026-01-11 2026-01-11 20 1 10.00
		--count rows;2026-01-11 2026-01-11 20 1 10.00
		--money gross;2026-01-11 2026-01-11 20 1 10.00
		--money average;2026-01-11 2026-01-11 20 1 10.00
		--gaps --clv;2026-01-11 2026-01-11 20 1 10.00|||0|0|20|0.00
		--window 20d;2026-01-11 2026-01-11 20 0 0.00
		--recency-window 20d;
		--exclude 2026-01-11..2026-01-11;
	END
}

@test "refunds larger than the sales" {
	rows=('p|1|order|2026-01-01|10.00' 'p|9|refund|2026-01-11|-25.00' 'p|2|order|2026-01-06|5.00')
	table <<-'END'
		;2026-01-01 2026-01-06 25 2 -10.00
		--refunds ignore;2026-01-01 2026-01-06 25 2 15.00
		--refunds as-orders;2026-01-01 2026-01-11 20 3 -10.00
		--money gross;2026-01-01 2026-01-06 25 2 15.00
		--money average;2026-01-01 2026-01-06 25 2 -5.00
		--money average --refunds as-orders;2026-01-01 2026-01-11 20 3 -3.3333
		--window 21d;2026-01-01 2026-01-06 25 0 -25.00
		--clv;2026-01-01 2026-01-06 25 2 -10.00|1|5|30|5.00
	END
}

@test "the same orders in two exports" {
	header='profile_id|file|order_id|kind|date|amount'
	rows=('p|a|1|order|2026-01-01|10.00' 'p|a|2|order|2026-01-06|5.00' 'p|b|2|order|2026-01-06|4.00'
		'p|b|2|refund|2026-01-07|-1.00' 'p|b|3|order|2026-01-11|2.00')
	table <<-'END'
		;2026-01-01 2026-01-11 20 3 15.00
		--versions last;2026-01-01 2026-01-11 20 3 15.00
		--versions all;2026-01-01 2026-01-11 20 3 20.00
		--refunds ignore;2026-01-01 2026-01-11 20 3 16.00
		--refunds as-orders --count rows;2026-01-01 2026-01-11 20 4 15.00
		--count rows;2026-01-01 2026-01-11 20 3 15.00
		--count rows --versions all;2026-01-01 2026-01-11 20 4 20.00
		--count days;2026-01-01 2026-01-11 20 3 15.00
		--window 26d;2026-01-01 2026-01-11 20 2 5.00
		--exclude 2026-01-06..2026-01-06;2026-01-01 2026-01-11 20 2 11.00
		--money gross;2026-01-01 2026-01-11 20 3 16.00
		--gaps;2026-01-01 2026-01-11 20 3 15.00|5.00|5
		--memory 1;2026-01-01 2026-01-11 20 3 15.00
	END
}
