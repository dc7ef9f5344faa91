#!/bin/bash
# run.sh [OUT] - four raw exports to one scored, named list of customers; see README.md
set -eu -o pipefail
out=${1:-out}
in=$(dirname "$0")/input
mkdir -p "$out"

rfm-clean --currency EUR --rejects "$out/rejects.tsv" "webshop=$in/webshop-2026-10.csv" \
	"crm=$in/crm-contacts.csv" "till=$in/till-antwerpen.tsv" "web=$in/weblog.csv" \
	> "$out/1-clean.tsv"
rfm-merge "$out/1-clean.tsv" > "$out/2-merged.tsv"
rfm-aggregate --as-of 2026-10-31 --aside "$out/aside.tsv" \
	--keep email,given_name,name_prefix,surname,city,country,consent \
	"$out/2-merged.tsv" > "$out/3-customers.tsv"
rfm-score "$out/3-customers.tsv" > "$out/4-scored.tsv"
rfm-segment "$out/4-scored.tsv" > "$out/5-segmented.tsv"
rfm-fmt --to csv "$out/5-segmented.tsv" > "$out/customers.csv"
rfm-fmt --to excel-nl "$out/5-segmented.tsv" > "$out/customers-excel.csv"
rfm-segment --summary --aside "$out/aside.tsv" "$out/4-scored.tsv" > "$out/segments.tsv"
rfm-fmt --to table "$out/segments.tsv" --columns segment,customers,share,orders,revenue,\
revenue_share,avg_recency_days,avg_frequency,avg_monetary
echo "Each stage is in $out/, the customers are in $out/customers.csv" >&2
