#!/usr/bin/env bats
# rfm-clean on an export of each system that shops have, cell by cell.
#
# exports/NAME.csv (.tsv, .txt) is a file as that system writes it, with invented persons.
# NAME.expect holds the records that must come of it, in their order: a header of canonical
# columns, then the rows; a * at the end of a cell stands for anything. NAME.counts holds the outcomes of the
# input's rows and the source. Where they exist, NAME.args holds the one option that the
# file needs, and NAME.never a list of texts that no column may carry out.
load helper

setup() {
	cd "$top/tests/exports" || return
}

# The cells of the expected and the written table that differ, at most eight a file.
cells() {
	awk -F'\t' -v name="$1" '
	function fits(got, want, n) {
		n = length(want)
		if (substr(want, n) != "*") return got "" == want ""
		return substr(got, 1, n - 1) == substr(want, 1, n - 1)
	}
	NR == FNR { want[FNR] = $0; rows = FNR; next }
	FNR == 1 { columns = split($0, head) }
	{ n = split(want[FNR], cell); got = FNR
	  for (i = 1; FNR <= rows && i <= columns; i++)
		if (!fits($i, cell[i]) && ++bad <= 8)
			printf "%s, record %d, %s: \"%s\", not \"%s\"\n", name, FNR - 1, head[i], $i, cell[i] }
	END { if (got != rows) printf "%s: %d records, not %d\n", name, got - 1, rows - 1
	      if (bad > 8) printf "%s: %d more cells\n", name, bad - 8 }' "$2" "$3"
}

# What the closing line says of rows, in the form of NAME.counts.
counts() {
	sed -n 's/^rfm-clean: \([0-9]*\) in = \([0-9]*\) kept + \([0-9]*\) rejected + \([0-9]*\) folded + \([0-9]*\) skipped.*/in=\1 kept=\2 rejected=\3 folded=\4 skipped=\5/p' "$1"
}

# cleans NAME ...: these exports become their records
cleans() {
	local name file options columns said t=$BATS_TEST_TMPDIR got

	for name; do
		got=0 options=()
		for file in "$name".*; do
			case $file in
			*.csv | *.tsv | *.txt) break ;;
			esac
		done
		[ ! -f "$name.args" ] || read -ra options <"$name.args"
		columns=$(head -n 1 "$name.expect" | tr '\t' ,)
		rfm-clean "${options[@]}" -c "source,$columns" "$file" >"$t/out" 2>"$t/err" || got=$?
		if [ "$got" -ne 0 ]; then
			collect "$name: status $got: $(tail -n 1 "$t/err")"
			continue
		fi
		cut -f2- "$t/out" >"$t/cells"
		collect_lines "$(cells "$name" "$name.expect" "$t/cells")"
		said="$(counts "$t/err") source=$(sed 1d "$t/out" | cut -f1 | sort -u | paste -sd ,)"
		[ "$said" = "$(<"$name.counts")" ] || collect "$name: $said, not $(<"$name.counts")"
		[ ! -f "$name.never" ] || leaks "$name" "$file"
	done
	settle
}

# No column holds what must never leave.
leaks() {
	local text

	rfm-clean -q "${options[@]}" "$2" >"$t/all" 2>/dev/null || return 0
	while IFS= read -r text; do
		! grep -qF -e "$text" "$t/all" || collect "$1: '$text' leaves"
	done <"$1.never"
}

collect_lines() {
	local line

	while IFS= read -r line; do
		[ -z "$line" ] || collect "$line"
	done <<<"$1"
}

@test "Shopify: orders of several lines, refunds beside them, apostrophes before digits" {
	cleans shopify_orders shopify_orders_old
}

@test "Shopify: customers" {
	cleans shopify_customers shopify_customers_old
}

@test "WooCommerce: the report of orders, with refunds as rows of their own" {
	cleans woo_analytics woo_analytics_fr
}

@test "WooCommerce: exports by plugins, which repeat an order on its lines" {
	cleans woo_aoe woo_plugin woo_rest
}

@test "Magento: the grids of orders and customers" {
	cleans magento_orders magento_customers magento_customer_export
}

@test "PrestaShop: orders of a Dutch back office, customers" {
	cleans prestashop_orders_nl prestashop_customers
}

@test "Shopware 5 and 6" {
	cleans shopware5_orders shopware5_customers shopware6_orders shopware6_customers
}

@test "shops: Lightspeed, CCV, Squarespace, BigCommerce, Spree" {
	cleans lightspeed_customers ccv_orders squarespace bigcommerce spree_customers
}

@test "market places: bol, Etsy, Amazon, TikTok" {
	cleans bol_orders etsy_orders etsy_items amazon tiktok
}

@test "payments: Stripe, Mollie, PayPal, and their rows that are no sale" {
	cleans stripe_payments stripe_balance mollie paypal
}

@test "customer systems: HubSpot, Salesforce, Exact, Twinfield" {
	cleans hubspot salesforce_report salesforce_api exact_relations twinfield
}

@test "mailing systems: Mailchimp, Brevo, Klaviyo, MailPoet, ActiveCampaign" {
	cleans mailchimp mailchimp_unsubscribed brevo klaviyo mailpoet activecampaign
}

@test "web visits: GA4 and Matomo" {
	cleans ga4_explore ga4_bigquery matomo
}

@test "tills of the Netherlands, Belgium and Germany" {
	cleans excel_nl_till till_be_fr till_de
}

@test "files of no known system: orders, customers, titles above and totals below" {
	cleans orders_us crm_en crm_nl bestellingen
}

@test "every export is tried" {
	local name

	for name in *.expect; do
		grep -qE "^	cleans .*\\<${name%.expect}\\>" "$BATS_TEST_FILENAME" || collect "$name: not tried"
	done
	settle
}
