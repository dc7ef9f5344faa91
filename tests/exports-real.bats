#!/usr/bin/env bats
# shellcheck disable=SC2154 # real is set by helper.bash
# rfm-clean on real exports of shops, tills and studies, with one option at most: the source,
# the four outcomes with their money, totals that something else computes, and cells that were
# compared by eye with the raw rows.
#
# The files are found by RFM_TEST_DATA; without it these tests are skipped.
load helper

setup() {
	command -v sqlite3 >/dev/null || skip 'no sqlite3 for the other computation'
	cd "$BATS_TEST_TMPDIR" || return
}

# cleans FILE SOURCE ROWS MONEY [OPTION...]: ROWS as 5=1+2+1+1, MONEY the same; the records
# are in out.tsv, what was said in err
cleans() {
	local file=$1 source=$2 rows=$3 money=$4 got=0 said

	real "data/$file" || return
	shift 4
	rfm-clean "$@" "$real" >out.tsv 2>err || got=$?
	said=$(sed -n 's/^rfm-clean: \([0-9]*\) in = \([0-9]*\) kept + \([0-9]*\) rejected + \([0-9]*\) folded + \([0-9]*\) skipped; money \([-0-9.]*\) = \([-0-9.]*\) + \([-0-9.]*\) + \([-0-9.]*\) + \([-0-9.]*\);.*/\1=\2+\3+\4+\5 \6=\7+\8+\9/p' err)
	said+=+$(sed -n 's/^rfm-clean: .* + \([-0-9.]*\); [0-9]* out.*/\1/p' err)
	[ "$got" -eq 0 ] || collect "$file: status $got: $(tail -n 1 err)"
	[ "$said" = "$rows $money" ] || collect "$file: $said, not $rows $money"
	said=$(column source | sort -u | paste -sd ,)
	[ "$said" = "$source" ] || collect "$file: source $said, not $source"
}

# The values of a column of out.tsv.
column() {
	awk -F'\t' -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next }
		{ print $at }' out.tsv
}

# count NAME WANT: the distinct values of a column that are not empty
count() {
	local n

	n=$(column "$1" | grep . | sort -u | wc -l)
	[ "$n" -eq "$2" ] || collect "${real##*/}: $n different values of $1, not $2"
}

# filled NAME WANT: the rows in which it is not empty
filled() {
	local n

	n=$(column "$1" | grep -c .)
	[ "$n" -eq "$2" ] || collect "${real##*/}: $n rows with $1, not $2"
}

# cells COLUMN... <<EOF: the records of these lines, as LINE|cell|cell
cells() {
	local want

	want=$(sed 's/^[[:blank:]]*//')
	awk -F'\t' -v names="line $*" -v lines="$(cut -d'|' -f1 <<<"$want" | sort -nu | tr '\n' ' ')" '
		BEGIN { n = split(names, name, " "); split(lines, line, " ")
			for (i in line) wanted[line[i]] = 1 }
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["line"] in wanted {
			text = $at["line"]
			for (i = 2; i <= n; i++) text = text "|" $at[name[i]]
			print text }' out.tsv >got
	same "$want" "$(<got)" >differ || collect "${real##*/}: $(<differ)"
}

# says TEXT: a note or a warning holds it
says() {
	grep -qF -e "$1" err || collect "${real##*/}: not said: $1"
}

# agrees WANT GOT: two totals
agrees() {
	[ "$1" = "$2" ] || collect "${real##*/}: $2, not $1"
}

# refused FILE MESSAGE [OPTION...]: 65, and the message ends so
refused() {
	local file=$1 message=$2 got=0

	real "data/$file" || return
	shift 2
	rfm-clean "$@" "$real" >out.tsv 2>err || got=$?
	if [ "$got" -ne 65 ] || [[ $(<err) != *"$message" ]]; then
		collect "$file: status $got: $(<err)"
	fi
}

# query SQL <CSV: by sqlite3, over the table t of text columns
query() {
	sqlite3 -batch :memory: '.mode csv' '.import /dev/stdin t' '.mode list' "$1"
}

@test "Spree: customers, all at reserved domains, and their flats" {
	cleans spree-customers/customers.csv spree 20=20+0+0+0 0.00=0.00+0.00+0.00+0.00
	says '20 of 20 e-mail addresses are of reserved domains: not taken for tests'
	says "15 phone numbers blanked ('555-0142', line 2)"
	count email 20
	agrees 14 "$(column consent | grep -cx yes)"
	cells email phone given_name surname company street house_number addition postcode city region country consent <<-'EOF'
		2|sarah.johnson@example.com||Sarah|Johnson||Evergreen Terrace|742||62704|Springfield|IL|US|yes
		3|michael.chen@example.com||Michael|Chen||Market Street|1024|APT 3B|94103|San Francisco|CA|US|yes
		5|james.patel@example.com||James|Patel|Patel Trading Co.|Commerce Drive|89|SUITE 200|78701|Austin|TX|US|yes
		8|sophia.martinez@example.com||Sophia|Martinez||Beacon Street|1587|APT 7|02134|Boston|MA|US|yes
		10|charlotte.harris@example.com||Charlotte|Harris||Kensington High Street|18|FLAT 2|W8 5NP|London||GB|yes
		11|alexander.kim@example.com||Alexander|Kim||Magnolia Drive|910||77002|Houston|TX|US|no
		15|liam.murphy@example.com||Liam|Murphy|Murphy Imports GmbH|Friedrichstrasse|43||10117|Berlin||DE|yes
		18|mia.scott@example.com|+16045550248|Mia|Scott|Pacific Coast Supplies|Robson Street|800|UNIT 305|V6Z 3B7|Vancouver|BC|CA|yes
	EOF
	cleans spree-customers/customers_import.csv spree 3=3+0+0+0 0.00=0.00+0.00+0.00+0.00
	cells email given_name surname company street house_number addition postcode consent <<-'EOF'
		2|jane.smith@example.com|Jane|Smith|Acme Corp|Main St|123|APT 4|10001|yes
		3|john.doe@example.com|John|Doe||Oak Ave|456||90001|no
		4|maria.garcia@example.com|Maria|Garcia||||||
	EOF
	settle
}

@test "MailPoet and Magento: subscribers, a customer, no password" {
	cleans mailpoet/MailPoetImportBigList.csv mailpoetimportbiglist 304=304+0+0+0 0.00=0.00+0.00+0.00+0.00
	agrees "$(sed 1d "$real" | cut -d'"' -f2 | sort -u | wc -l)" "$(column email | sort -u | wc -l)"
	agrees "$(sed 1d "$real" | awk -F'"' '{ print $2, $4, $6 }' | cksum)" \
		"$(cut -f12,16,18 out.tsv | sed 1d | tr '\t' ' ' | cksum)"
	cleans magento-customer/customer.csv magento 1=1+0+0+0 0.00=0.00+0.00+0.00+0.00
	cells kind date email given_name surname birth_date channel <<-'EOF'
		2|contact|2015-10-30T12:49:47|jondoe@example.com|Jon|Doe||default
	EOF
	! grep -E 'd708be3f|mgLqkq|07e71459' out.tsv || collect 'Magento: a hash leaves'
	settle
}

@test "Shopware 5: customers, orders and their lines, newsletters" {
	cleans shopware5/CustomerImport.csv shopware 4=1+0+0+3 0.00=0.00+0.00+0.00+0.00
	says 'skipped: 3 test (0.00)'
	cells customer_id email salutation given_name surname street house_number postcode city consent <<-'EOF'
		5|120008|md5@test.org|mr|mf5 Password|md5 Password Lastname|Teststr|312|44444|Steinfurt|no
	EOF
	! grep -E '2y.10|dAHbKOCR|202cb962' out.tsv || collect 'Shopware: a password leaves'

	cleans shopware5/MainOrderImport.csv '' 4=0+0+0+4 2943.95=0.00+0.00+0.00+2943.95
	says 'skipped: 2 cancelled (1743.53), 2 pending (1200.42)'
	cleans shopware5/MainOrderImport.csv shopware 4=2+0+0+2 2943.95=1743.53+0.00+0.00+1200.42 \
		--allow cancelled
	cells order_id date amount currency status email customer_id <<-'EOF'
		3||2012-08-30T15:16:55|1700.93|EUR|Abgebrochen|test@example.com|
	EOF

	cleans shopware5/OrderImport.csv shopware 17=2+0+6+9 2901.35=1200.42+0.00+0.00+1700.93 \
		--allow pending
	cells customer_id order_id date amount currency status product quantity <<-'EOF'
		2|2|20001|2012-08-30T10:15:54|998.56|EUR|0|SW10196|1
		5|1|20002|2012-08-31T08:51:46|201.86|EUR|0|SW10001|1
	EOF
	! grep -F 217.86.205.141 out.tsv || collect 'Shopware: the number of a network leaves'

	cleans shopware5/NewsletterRecipientImport.csv shopware 6=6+0+0+0 0.00=0.00+0.00+0.00+0.00
	cells kind email <<-'EOF'
		2|contact|test@example.com
		5|contact|test4@exmaple.com
		7|contact|another_group1@example.com
	EOF
	settle
}

@test "Shopify: totals on the first line, refunds beside them" {
	cleans shopify-cohortkit/shopify_orders_sample.csv shopify 249=127+0+122+0 14639.25=14639.25+0.00+0.00+0.00
	says '8 refunds split off'
	count order_id 127
	agrees "$(awk -F, 'NR > 1 { s += $4; r += $5; n += $5 > 0 } END { printf "%.2f %.2f %d", s, -r, n }' "$real")" \
		"$(awk -F'\t' '{ m[$1] += $9; n[$1]++ } END { printf "%.2f %.2f %d", m["order"], m["refund"], n["refund"] }' out.tsv)"
	agrees "$(awk -F, 'NR > 1 && $4 != "" { print $2 }' "$real" | sort -u | grep -c .)" "$(column email | sort -u | grep -c .)"
	cells kind order_id date amount currency status email product quantity <<-'EOF'
		2|order|#1001|2025-01-15T17:41:00|183.50|USD|paid|customer1@example.com|Deluxe Bundle|1
		5|order|#1002|2025-01-10T10:06:00|89.00|USD|paid|customer2@example.com|Refill Pack|1
		14|order|#1007|2025-01-27T10:48:00|59.00|USD|paid|customer7@example.com|Blue Widget|1
		14|refund|#1007|2025-01-27T10:48:00|-29.50|USD|paid|customer7@example.com|Blue Widget|
		193|order|#1100|2025-06-03T16:20:00|120.00|USD|paid||Refill Pack|1
		193|refund|#1100|2025-06-03T16:20:00|-60.00|USD|paid||Refill Pack|
	EOF
	settle
}

@test "Shopify by hand: lines without a number, an order twice, names turned round" {
	cleans shopify-messy/falling-light-excerpt.csv shopify 18=15+0+2+1 7850.00=7310.00+0.00+0.00+540.00
	says 'skipped: 1 duplicate (540.00)'
	count order_id 15
	cells order_id date amount currency email given_name surname country product quantity <<-'EOF'
		2|#AA10412|2026-03-12T09:14:02|540.00|GBP|jane.whitfield@example.com|Jane|Whitfield|United Kingdom|FL-FR|1
		4|#AA10415|2026-03-12T09:40:11|380.00|GBP|chidi.okafor@example.org|Chidi|Okafor|United Kingdom|FL-UF|1
		6|#AA10418|2026-03-12T10:15:37|920.00|GBP|priya.raman@example.com|Priya|Raman|United Kingdom|FL-FR|1
		8|#AA10419|2026-03-12T10:44:09|620.00|EUR|daan.vermeer@example.com|Daan|Vermeer|Netherlands|FL-FR|1
		9|#AA10421|2026-03-12T11:03:26|380.00|GBP||Harriet|Boyle|United Kingdom|FL-UF|1
		10|#AA10422|2026-03-12T11:19:48|540.00|EUR|ines.moreau@example.com|Inès|Moreau|France|FL-FR|1
		17|#AA10430|2026-03-13T09:47:33|380.00|GBP|lars.petersen@example.net|||United Kingdom|FL-UF|1
		19|#AA10433|2026-03-13T11:52:40|540.00|USD|tom.rivera@example.net|Tom|Rivera|United States|FL-FR|1
	EOF
	settle
}

@test "Stripe: a charge and a refund, each a row" {
	cleans stripe-balance/stripe.csv stripe 2=2+0+0+0 11.23=11.23+0.00+0.00+0.00
	cells kind order_id date amount currency <<-'EOF'
		2|order|txn_14G11HjubSIHf9IKrvJdwN|2020-01-23T08:26:29|12.00|USD
		3|refund|txn_14G11HjHgubIH9ZvbPgYO7|2020-01-23T08:26:31|-0.77|USD
	EOF
	settle
}

@test "three files of one firm: dates in five forms, words for nothing, refunds by status" {
	cleans harmoniser-a/customers.csv customers 255=255+0+0+0 0.00=0.00+0.00+0.00+0.00 --country GB
	says "words for nothing ('NULL', line 17)"
	count customer_id "$(query 'select count(distinct CustomerID) from t' <"$real")"
	agrees "$(query "select count(*) from t where Email like '%@%'" <"$real")" "$(column email | grep -c @)"
	agrees "$(query "select count(*) from t where PhoneNumber like '07_________'" <"$real")" \
		"$(column phone | cat - <(column mobile) | grep -c '^+447')"
	cells customer_id given_name surname birth_date email mobile <<-'EOF'
		2|1001|Ella|Thomas|1995-08-24|ella.thomas1001@example.com|+447815649385
		3|1002|Bob|Edwards|2002-12-24|bob.edwards1002@example.com|
		4|1003|David|Hughes|1955-11-25|DAVID.HUGHES1003@example.com|+447377491711
		5|1004|John|Wilson|1978-06-06|john.wilson1004@example.com|+447525780985
		10|1009|Emma|Davies|1960-05-03|emma.davies1009@example.com|+447878031477
		12|1011|James|Johnson|1955-11-06|james.johnson1011@example.com|
		15|1014|Sarah|Green|1964-07-15|sarah.green1014@example.com|+447720274973
		17|1016|Jack|Green|1973-06-02|jack.green1016@example.com|
		20|1019|Sophie|Wright|1977-09-27||+447985894699
	EOF

	cleans harmoniser-a/addresses.csv addresses 275=275+0+0+0 0.00=0.00+0.00+0.00+0.00 --country GB
	cells customer_id street house_number postcode city region <<-'EOF'
		2|1061|King Street|132||Lincoln|Lincolnshire
		4|1048|High Street|80|LN2 3BB|Sheffield|South Yorkshire
		7|1082|Victoria Road|22|S1 2AB|Derby|Derbyshire
		8|1059|Market Place|14||Newark|Derbyshire
		9|1088|Mill Road|30|NG24 8NP|Lincoln|North Yorkshire
		11|1241|King Street|139|NG31 9QR|York|South Yorkshire
		12|1076|High Street|113|NG24 8NP|Derby|South Yorkshire
		13|1170|High Street|68|NG31 9QR|York|
		18|1152|Park Avenue|49|LS1 5GH|Derby|Derbyshire
	EOF

	cleans harmoniser-a/orders.csv orders 762=329+15+0+418 437966.44=107213.39+11218.18+0.00+319534.87
	says 'skipped: 202 cancelled (147497.18), 216 pending (172037.69)'
	agrees "$(query "select printf('%d %.2f', count(*), sum(OrderValue)) from t where
			lower(trim(Status)) in ('complete', 'refunded') and
			OrderDate not in ('', '.', 'N/A', 'NULL', 'Unknown')" <"$real")" \
		"$(awk -F'\t' '$1 == "order" { n++; m += $9 } END { printf "%d %.2f", n, m }' out.tsv)"
	cells kind customer_id date amount status product quantity <<-'EOF'
		2|order|1169|2025-12-08|83.43|Complete|Webcam|2
		3|order|1122|2026-06-08|621.12|Refunded|Headphones|5
		3|refund|1122|2026-06-08|-621.12|Refunded|Headphones|
		7|order|1057|2024-05-29|687.64|Complete|Keyboard|1
		8|order|1055|2024-06-28|772.06|Complete|Webcam|4
		12|order|1112|2025-09-06|110.97|Refunded|Tablet|1
		12|refund|1112|2025-09-06|-110.97|Refunded|Tablet|
		17|order|1153|2024-07-24|138.85|Complete|Printer|3
	EOF

	cleans harmoniser-a/tiny-customers.csv tiny_customers 5=5+0+0+0 0.00=0.00+0.00+0.00+0.00
	cells customer_id given_name surname birth_date <<-'EOF'
		2|1001|John|Smith|1990-01-01
		4|1003|Bob|Brown|
		6|1005|Tom|Taylor|1988-07-14
	EOF
	cleans harmoniser-a/tiny-addresses.csv tiny_addresses 4=4+0+0+0 0.00=0.00+0.00+0.00+0.00
	cells customer_id postcode region <<-'EOF'
		2|1001|LN1 1AA|East Midlands
		5|1004||Yorkshire
	EOF
	cleans harmoniser-a/tiny-orders.csv tiny_orders 5=3+2+0+0 1699.00=620.00+1079.00+0.00+0.00
	cells customer_id date amount <<-'EOF'
		2|1001|2025-01-01|120.00
		3|1001|2025-02-01|450.00
		6|9999|2025-05-01|50.00
	EOF
	settle
}

@test "three systems of one firm: a shop, a till, an old one in cents" {
	cleans three-systems/ecommerce-orders.csv ecommerce_orders 5=2+0+0+3 1174.47=645.98+0.00+0.00+528.49
	says 'skipped: 1 pending (79.50), 2 test (448.99)'
	cells order_id customer_id email given_name surname date amount currency status <<-'EOF'
		5|ORD-10004|CUST-503|charlie@mail.net|Charlie|Brown|2026-01-17T16:45:00|45.99|USD|processing
		6|ORD-10005|CUST-504|diana.prince@amazon.com|Diana|Prince|2026-01-18T11:00:00|599.99|USD|confirmed
	EOF
	cleans three-systems/pos-transactions.csv pos_transactions 5=5+0+0+0 254.73=254.73+0.00+0.00+0.00
	cells kind order_id date amount status email <<-'EOF'
		2|order|POS-20260125-001|2026-01-25T10:15:33|42.99|complete|walk.in@store.com
		5|order|POS-20260125-004|2026-01-25T14:00:00|350.00|refunded|vip@customer.org
		5|refund|POS-20260125-004|2026-01-25T14:00:00|-350.00|refunded|vip@customer.org
		6|order|POS-20260125-005|2026-01-25T15:20:10|67.25|complete|member@loyalty.com
	EOF
	cleans three-systems/legacy-system.csv legacy_system 5=5+0+0+0 982.49=982.49+0.00+0.00+0.00 \
		--map 'amount=AMOUNT_CENTS*0.01'
	says "status not known, kept: "
	cells order_id customer_id email date amount city country <<-'EOF'
		2|2026-0001|C100|customer1@legacy.com|2026-01-15|150.00|London|GB
		3|2026-0002|C101|customer2@legacy.com|2026-01-16|89.99|Manchester|GB
		6|2026-0005|C103|customer4@legacy.com|2026-01-14|67.50|Leeds|GB
	EOF
	refused three-systems/legacy-system.csv "AMOUNT_CENTS is in cents: say --map 'amount=AMOUNT_CENTS*0.01'"
	settle
}

@test "Northwind: commas without quotes cost their rows, and nothing but them" {
	cleans northwind/customers.csv customers 91=67+24+0+0 0.00=0.00+0.00+0.00+0.00 --max-rejects none
	agrees "$(awk -F, 'NF != 11' "$real" | wc -l)" 24
	count customer_id 67
	! grep -F NULL out.tsv || collect 'Northwind: NULL is left'
	cells customer_id phone given_name surname company street house_number addition postcode city region country <<-'EOF'
		2|ALFKI|+49300074321|Maria|Anders|Alfreds Futterkiste|Obere Str.|57||12209|Berlin||Germany
		3|ANATR||Ana|Trujillo|Ana Trujillo Emparedados y helados|Avda. de la Constitución|2222||05021|México D.F.||Mexico
		5|AROUT|+441715557788|Thomas|Hardy|Around the Horn|Hanover Sq.|120||WA1 1DP|London||UK
		6|BERGS|+46921123465|Christina|Berglund|Berglunds snabbköp|Berguvsvägen|8||958 22|Luleå||Sweden
		33|GREAL|+15035557555|Howard|Snyder|Great Lakes Food Market|Baker Blvd.|2732||97403|Eugene|OR|USA
		38|HUNGO|+3532967542|Patricia|McKenna|Hungry Owl All-Night Grocers|Johnstown Road|8|||Cork|Co. Cork|Ireland
		46|LETSS|+14155555938|Jaime|Yorres|Let's Stop N Shop|Polk St.|87|SUITE 5|94117|San Francisco|CA|USA
		51|MAISD|+3222012467|Catherine|Dewey|Maison Dewey|Rue Joseph-Bens|532||1180|Bruxelles||Belgium
		61|PRINI||Isabel|de Castro|Princesa Isabel Vinhos|Estrada da saúde|58||1756|Lisboa||Portugal
		92|WOLZA|+48266427012|Zbyszek|Piestrzeniewicz|Wolski Zajazd|ul. Filtrowa|68||01-012|Warszawa||Poland
	EOF
	refused northwind/orders.csv 'amount: column missing: say --map amount=HEADER, or amount=QUANTITY*PRICE (the header has orderID, customerID, employeeID, orderDate, requiredDate, shippedDate, shipVia, freight, shipName, shipAddress, shipCity, shipRegion, shipPostalCode, shipCountry)'
	refused northwind/order-details.csv 'date: column missing: say --map date=HEADER, or --kind contact (the header has orderID, productID, unitPrice, quantity, discount)'
	refused northwind/products.csv 'unitsInStock, unitsOnOrder, reorderLevel, discontinued)'
	says 'neither orders (no amount), nor persons, nor visits: say --map, or --kind'
	settle
}

@test "Chinook: customers of 24 countries, invoices, their lines" {
	cleans chinook/Customer.csv customer 59=59+0+0+0 0.00=0.00+0.00+0.00+0.00
	count customer_id 59
	says "1 e-mail address blanked ('stanisław.wójcik@wp.pl', line 50)"
	cells customer_id phone given_name name_prefix surname company street house_number addition postcode city region country <<-'EOF'
		2|1|+551239235555|Luís||Gonçalves|Embraer - Empresa Brasileira de Aeronáutica S.A.|Av. Brigadeiro Faria Lima|2170||12227-000|São José dos Campos|SP|Brazil
		4|3|+15147214711|François||Tremblay||rue Bélanger|1498||H2G 1A7|Montréal|QC|Canada
		5|4|+4722442222|Bjørn||Hansen||Ullevålsveien|14||0171|Oslo||Norway
		6|5|+420241725555|František||Wichterlová|JetBrains s.r.o.|Klanova|9|506|147 00|Prague||Czech Republic
		9|8|+3222190303|Daan||Peeters||Grétrystraat|63||1000|Brussels||Belgium
		17|16|+16502530000|Frank||Harris|Google Inc.|Amphitheatre Parkway|1600||94043-1351|Mountain View|CA|USA
		24|23|+16175221333|John||Gordon||Salem Street|69||02113|Boston|MA|USA
		36|35|+351225022448|Madalena||Sampaio||Rua dos Campeões Europeus de Viena|4350|||Porto||Portugal
		43|42|+33556969696|Wyatt||Girard||Place Louis Barthou|9||33000|Bordeaux||France
		46|45||Ladislav||Kovács||Erzsébet krt.|58||1073|Budapest||Hungary
		48|47|+390639733434|Lucas||Mancini||Via Degli Scipioni|43||00192|Rome|RM|Italy
		49|48|+31206223130|Johannes|van der|Berg||Lijnbaansgracht|120|BG|1016|Amsterdam|VV|Netherlands
		52|51|+4686515252|Joakim||Johansson||Celsiusg.|9||112 30|Stockholm||Sweden
		54|53|+442079765722|Phil||Hughes||Lupus St|113||SW1V 3EN|London||United Kingdom
	EOF
	cleans chinook/Invoice.csv invoice 412=412+0+0+0 2328.60=2328.60+0.00+0.00+0.00
	agrees "$(query "select count(distinct InvoiceId), count(distinct CustomerId), printf('%.2f', sum(Total)) from t" <"$real")" \
		"$(awk -F'\t' 'NR > 1 { o[$7]; c[$5]; m += $9 } END { printf "%d|%d|%.2f", length(o), length(c), m }' out.tsv)"
	cells customer_id order_id date amount street house_number postcode city country <<-'EOF'
		2|2|1|2021-01-01T00:00:00|1.98|Theodor-Heuss-Straße|34|70174|Stuttgart|Germany
		9|40|8|2021-02-01T00:00:00|1.98|Rue Hanovre|8|75002|Paris|France
		12|52|11|2021-02-06T00:00:00|8.91|Hoxton Street|202|N1 5LH|London|United Kingdom
	EOF
	refused chinook/InvoiceLine.csv '(the header has InvoiceLineId, InvoiceId, TrackId, UnitPrice, Quantity)'
	settle
}

@test "Superstore: month before day, four places, lines of orders" {
	cleans 'superstore/Sample - Superstore.csv' sample_superstore 9994=9994+0+0+0 \
		2297200.8603=2297200.8603+0.00+0.00+0.00
	says 'date=Order Date (month-day-year'
	agrees "$(sed '1s/^\xef\xbb\xbf//' "$real" | query "select count(distinct \"Order ID\"), count(distinct \"Customer ID\"),
			count(distinct \"Order Date\"), sum(cast(round(Sales * 10000) as int)) from t")" \
		"$(awk -F'\t' 'NR > 1 { o[$7]; c[$5]; d[$8]; m += $9 * 10000 } END { printf "%d|%d|%d|%.0f", length(o), length(c), length(d), m }' out.tsv)"
	cells customer_id order_id date amount given_name surname postcode city region country product quantity <<-'EOF'
		2|CG-12520|CA-2018-152156|2018-11-08|261.96|Claire|Gute|42420|Henderson|Kentucky|United States|FUR-BO-10001798|2
		4|DV-13045|CA-2018-138688|2018-06-12|14.62|Darrin|Van Huff|90036|Los Angeles|California|United States|OFF-LA-10000240|2
		5|SO-20335|US-2017-108966|2017-10-11|957.5775|Sean|O'Donnell|33311|Fort Lauderdale|Florida|United States|FUR-TA-10000577|5
		12|BH-11710|CA-2016-115812|2016-06-09|1706.184|Brosina|Hoffman|90032|Los Angeles|California|United States|FUR-TA-10001539|9
		14|AA-10480|CA-2019-114412|2019-04-15|15.552|Andrew|Allen|28027|Concord|North Carolina|United States|OFF-PA-10002365|3
		187|SK-19990|CA-2018-105018|2018-11-28|7.16|Sally|Knutson|06824|Fairfield|Connecticut|United States|OFF-BI-10001890|2
	EOF
	settle
}

@test "sales_data_sample: two-digit years, surnames of two words, Windows-1252" {
	cleans sales-data-sample/sales_data_sample.csv sales_data_sample 2823=2719+0+0+104 \
		10032628.85=9659162.18+0.00+0.00+373466.67
	says 'skipped: 60 cancelled (194487.48), 44 pending (178979.19)'
	says '74 records in Windows-1252, 0 in UTF-8'
	agrees "$(iconv -f WINDOWS-1252 -t UTF-8 "$real" | query "select count(distinct ORDERNUMBER), printf('%.2f', sum(SALES)) from t
			where STATUS not in ('Cancelled', 'On Hold')")" \
		"$(awk -F'\t' 'NR > 1 { o[$7]; m += $9 } END { printf "%d|%.2f", length(o), m }' out.tsv)"
	cells order_id date amount status phone given_name surname street house_number addition postcode city country product quantity <<-'EOF'
		2|10107|2003-02-24|2871.00|Shipped|+12125557818|Kwai|Yu|Long Airport Avenue|897||10022|NYC|USA|S10_1678|30
		3|10121|2003-05-07|2765.90|Shipped||Paul|Henriot|rue de l'Abbaye|59||51100|Reims|France|S10_1678|34
		4|10134|2003-07-01|3884.34|Shipped|+33146627555|Daniel|Da Cunha|rue du Colonel Pierre Avia|27||75508|Paris|France|S10_1678|41
		11|10211|2004-01-15|4708.44|Shipped|+33147556555|Dominique|Perrier|rue Lauriston|25||75016|Paris|France|S10_1678|41
		13|10237|2004-04-05|2333.12|Shipped|+12125551500|Michael|Frick|Kingston Rd.|2678|SUITE 101|10022|NYC|USA|S10_1678|23
		27|10417|2005-05-13|7516.08|Disputed|+34915559444|Diego|Freyre|C/ Moralzarzal|86||28034|Madrid|Spain|S10_1678|66
	EOF
	settle
}

@test "Online Retail: the amount is quantity times price, cancelled invoices are refunds" {
	real data/online-retail/onlineretail.csv.xz
	mkdir data
	xz -dc "$real" >data/retail.csv
	export RFM_TEST_DATA=$PWD
	cleans retail.csv retail 541909=541909+0+0+0 9747747.934=9747747.934+0.00+0.00+0.00
	agrees 25900 "$(column order_id | sort -u | wc -l)"
	agrees 4372 "$(column customer_id | grep . | sort -u | wc -l)"
	agrees "$(cut -d, -f1,4 "$real" | grep -c '^C[0-9]*')" "$(awk -F'\t' '$1 == "refund" && $7 ~ /^C/' out.tsv | wc -l)"
	cells kind customer_id order_id date amount country product quantity <<-'EOF'
		2|order|17850|536365|2010-12-01T08:26:00|15.30|United Kingdom|85123A|6
		143|refund|14527|C536379|2010-12-01T09:41:00|-27.50|United Kingdom|D|-1
		237|refund|17548|C536391|2010-12-01T10:24:00|-19.80|United Kingdom|22556|-12
	EOF
	settle
}

@test "files of studies: R, CDNOW, lifetimes, visits" {
	cleans rfm-r/rfm_data_orders.csv rfm_data_orders 4906=4906+0+0+0 464158.00=464158.00+0.00+0.00+0.00
	count customer_id 995
	cells customer_id date amount given_name surname email <<-'EOF'
		2|Brion Stark|2004-12-20|32.00|Brion|Stark|brion_stark@rfmail.com
		9|Mekhi Goyette|2005-09-23|183.00|Mekhi|Goyette|mekhi_goyette@rfmail.com
	EOF
	cleans cdnow/CDNOW_sample.txt cdnow_sample 6919=6919+0+0+0 244091.94=244091.94+0.00+0.00+0.00 \
		--names customer_id,-,date,quantity,amount
	agrees "$(tr -d '\r' <"$real" | awk '{ c[$1]; m += $5; q += $4 } END { printf "%d %.2f %d", length(c), m, q }')" \
		"$(awk -F'\t' 'NR > 1 { c[$5]; m += $9; q += $31 } END { printf "%d %.2f %d", length(c), m, q }' out.tsv)"
	cells customer_id date quantity amount <<-'EOF'
		1|00004|1997-01-01|2|29.33
		4|00004|1997-12-12|2|26.48
	EOF
	refused cdnow/CDNOW_sample.txt 'the first line looks like data: say --names COLUMN,...'

	cleans lifetimes/example_transactions.csv example_transactions 15273=15273+0+0+0 0.00=0.00+0.00+0.00+0.00 \
		--map customer_id=id
	cells kind customer_id date <<-'EOF'
		3|contact|1|2014-05-21T00:00:00
		4|contact|2|2014-03-14T00:00:00
	EOF
	cleans lifetimes/cdnow_customers_summary.csv cdnow_customers_summary 2357=2357+0+0+0 0.00=0.00+0.00+0.00+0.00 \
		--map customer_id=ID
	cleans lifetimes/cdnow_customers_summary_with_transactions.csv cdnow_customers_summary_with_transactions \
		2357=2357+0+0+0 0.00=0.00+0.00+0.00+0.00 --map customer_id=ID
	count customer_id 2357
	refused lifetimes/donations.csv '(the header has frequency, recency, periods, weights)'
	cleans online-shoppers-wd/online_shoppers_intention.csv online_shoppers_intention \
		12330=12330+0+0+0 1908.00=1908.00+0.00+0.00+0.00 --kind event
	agrees "$(awk -F, '$18 == 1' "$real" | wc -l)" "$(column amount | grep -cx 1.00)"
	settle
}

@test "files that identity is tested with: German, Australian and English persons" {
	printf '%s\n' 'source rldata' 'signature rec_id + cluster + fname_c1' 'kind contact' \
		'customer_id = rec_id' 'given_name = fname_c1' 'surname = lname_c1' >sources
	cleans rldata/RLdata500.csv rldata 500=500+0+0+0 0.00=0.00+0.00+0.00+0.00 --sources sources
	cells customer_id given_name surname <<-'EOF'
		2|1|CARSTEN|MEIER
		4|3|ROBERT|HARTMANN
	EOF
	cleans febrl/dataset1.csv dataset1 1000=1000+0+0+0 0.00=0.00+0.00+0.00+0.00 --country AU
	says "3 dates blanked ('19371233', line 146)"
	filled postcode 1000
	cells given_name surname birth_date street house_number postcode city region <<-'EOF'
		2||waller|1908-12-09|tullaroop street|6|4011|st james|wa
		3|lachlan|berry|1999-02-19|giblin street|69|4814|bittern|qld
		8|darcie|turtur||blacket street|10|2263|beverly hills|nsw
	EOF
	cleans febrl/dataset3.csv dataset3 5000=5000+0+0+0 0.00=0.00+0.00+0.00+0.00 --country AU
	agrees "$(awk -F', ' 'NR > 1 && $3 != ""' "$real" | wc -l)" "$(column surname | grep -c .)"
	cleans splink/fake_1000.csv fake_1000 1000=1000+0+0+0 0.00=0.00+0.00+0.00+0.00
	agrees "$(awk -F, 'NR > 1 && $4 != ""' "$real" | wc -l)" "$(column birth_date | grep -c .)"
	cells given_name surname birth_date city email <<-'EOF'
		2|Robert|Alan|1971-06-24||robert255@smith.net
		5|Robert|Alen|1971-06-24|Lonon|
		6|Grace||1997-04-26|Hull|grace.kelly52@jones.com
		8|Logan|pMurphy|1973-08-01||
		12||Dean|2015-03-03|Portsmouth|evied56@harris-bailey.net
	EOF
	refused splink/fake_1000_labels.csv '(the header has unique_id_l, source_dataset_l, unique_id_r, source_dataset_r, clerical_match_score)'
	settle
}
