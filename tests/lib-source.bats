#!/usr/bin/env bats
# Sources recognised by their headers, and what columns mean: INPUT => RESULT.
load helper

# probe FUNCTION < table of INPUT => RESULT
probe() {
	cat >"$BATS_TEST_TMPDIR/want"
	[ -s "$BATS_TEST_TMPDIR/want" ]
	sed "s/ =>.*//; s/^/$1\t/" "$BATS_TEST_TMPDIR/want" | probe-source >"$BATS_TEST_TMPDIR/out"
	same "$(cat "$BATS_TEST_TMPDIR/want")" \
		"$(sed 's/ =>.*/ => /' "$BATS_TEST_TMPDIR/want" | paste -d '' - "$BATS_TEST_TMPDIR/out")"
}

@test "the tables of sources are whole: each way to recognise one leads to it" {
	local found table

	found=$(echo tables | probe-source)
	[[ $found =~ ^[0-9]+\ sources$ ]] || { echo "$found"; return 1; }
	[ "${found% *}" -ge 60 ]
	for table in sources source_headers; do
		same '' "$(grep -v '^#' "$top/lib/data/$table.tsv" | cut -f 1 | grep -vxE '[a-z0-9_]+')"
	done
	grep -v '^#' "$top/lib/data/source_headers.tsv" | sed 1d | cut -f 1,2 | LC_ALL=C sort -c -u
	same '' "$(grep -v '^#' "$top/lib/data/source_headers.tsv" | cut -f 2 | grep -vxE '[a-z0-9]+')"
}

@test "a source is known by its header, whatever the order, the case and the blanks" {
	probe find <<-'EOF'
	Name|Email|Financial Status|Paid at|Created at|Total|Lineitem quantity|Lineitem name => shopify_orders
	LINEITEM NAME|total|name|financial_status => shopify_orders
	 Lineitem name | Created at| Financial Status|Email => shopify_orders
	Order ID|Email|Financial Status|Lineitem name|Total|Created at => squarespace_orders
	Email|Accepts Email Marketing|Total Spent|Total Orders => shopify_customers
	email|first_name|accepts_email_marketing|address1|province_code|country_code|zip => spree_customers
	Email|First Name|Accepts Email Marketing|Address1|Province Code|Country|Country Code|Zip|Total Spent|Total Orders => shopify_customers
	Date|Order #|Status|Customer|Customer type|Items sold|Net Sales => woo_analytics_orders
	Datum|Bestelling #|Status|Klant|Klanttype|Product(en)|Verkochte artikelen|Netto-omzet => woo_analytics_orders
	Datum|Bestellung #|Status|Kunde|Kundentyp|Produkt(e)|Verkaufte Artikel|Nettoumsatz => woo_analytics_orders
	Order Number|Order Status|Order Date|First Name (Billing)|Email (Billing)|Order Total Amount => woo_aoe
	number|date_created|total|billing.email|billing.country => woo_rest
	ID|Purchase Point|Purchase Date|Bill-to Name|Grand Total (Base)|Status => magento_orders_grid
	ID|Name|Email|Group|Customer Since|Web Site => magento_customers_grid
	increment_id|created_at|customer_email|base_grand_total|state => magento_order_columns
	ID|Reference|New client|Delivery|Customer|Total|Payment|Status|Date => prestashop_orders
	ID|Référence|Nouveau client|Livraison|Client|Total|Paiement|État|Date => prestashop_orders
	ID|Referentie|Nieuwe klant|Levering|Klant|Totaal|Betaling|Status|Datum => prestashop_orders
	ID|Social title|First name|Last name|Email address|Sales|Enabled|Newsletter|Partner offers|Registration|Last visit => prestashop_customers
	id_order|reference|id_customer|total_paid_tax_incl|date_add => prestashop_sql
	id|order_number|customer_email|amount_total|order_state_id|order_date_time => shopware6_orders
	id|salutation|customer_number|billing_zipcode|guest => shopware6_customers
	Internal ID|Firstname|LastnamePreposition|Lastname|E-Mail|Streetname|Number|Coc number => lightspeed_c_customers
	number|createdAt|status|priceIncl|email => lightspeed_c_orders
	ordernumber_full|create_date|total_price|paid|customer.email => ccv_orders
	orderId|orderPlacedDateTime|orderItems.orderItemId|orderItems.unitPrice => bol_orders
	order-id|order-item-id|purchase-date|buyer-email|item-price => amazon_orders
	id|Created date (UTC)|Amount|Amount Refunded|Currency|Status => stripe_payments
	Created date (UTC)|Amount|Captured|Converted Amount => stripe_columns
	Date|Payment method|Currency|Amount|Status|ID|Consumer name|Settlement reference => mollie_settlement
	Date|Payment method|Currency|Amount|Status|ID|Consumer name|Amount refunded => mollie_payments
	Datum|Uhrzeit|Name|Typ|Status|Währung|Brutto|Gebühr|Netto|Absender E-Mail-Adresse|Transaktionscode => paypal_activity
	Relatiecode|Naam|BezoekAdres1|BezoekPostcode => exact_relations
	code|name|address.field2|address.postcode|address.city => twinfield_customers
	Debiteurnr|DebiteurNaam|FactuurEmailadres => dutch_accounting
	Record ID|First Name|Email|Lifecycle Stage => hubspot_contacts
	Record ID|Deal Name|Deal Stage|Amount|Close Date => hubspot_deals
	Contact ID|First Name|Last Name|Mailing Street|Mailing Zip/Postal Code => salesforce_report
	Id|LastName|MailingPostalCode => salesforce_api
	Id|Name|StageName|CloseDate|Amount => salesforce_api_opportunities
	Email Address|First Name|MEMBER_RATING|LEID|EUID => mailchimp_audience
	Email|Klaviyo ID|First Name => klaviyo_profiles
	event_date|event_timestamp|event_name|user_pseudo_id => ga4_bigquery
	Transactie-ID|Aankoopopbrengst|Datum => ga4_explore
	idVisit|visitorId|serverTimestamp => matomo_visits
	first_name|email|created_at|status => kit_subscribers
	Order number|Date created|Time|Contact email|Item|Qty|Price|Total => wix_orders
	Date|Time|Gross Sales|Net Sales|Total Collected|Transaction ID|PAN Suffix => square_transactions
	ID|user_login|user_email|billing_first_name|billing_postcode => woo_customers
	Bestelnummer|Besteldatum|Voornaam (facturering)|Voornaam (verzending)|Achternaam (verzending)|Totaalbedrag bestelling => woo_aoe
	Numéro de commande|Prénom (Facturation)|Nom (Facturation)|Montant total de la commande => woo_aoe
	Bestellnummer|Bestelldatum|Vorname (Rechnung)|Nachname (Rechnung)|Bestellsumme => woo_aoe
	bestelnummer|voornaam_verzending|achternaam_verzending|EAN|aantal|prijs => bol_portal
	bestelnummer|voornaam_verz|achternaam_verz|voornaam_fact|aantal|prijs => bol_portal
	ID|Aankooppunt|Aankoopdatum|Factuur op naam|Eindtotaal (basis)|Eindtotaal (gekocht)|Status => magento_orders_grid
	ID|Point de vente|Date d'achat|Nom (Fact.)|Total Général (Base)|Total général (acheté)|Statut => magento_orders_grid
	ID|Einkaufsort|Kaufdatum|Rechnung an Name|Gesamtsumme (Basis)|Gesamtsumme (gekauft)|Status => magento_orders_grid
	Datum|Betaalmethode|Valuta|Bedrag|Status|ID|Consumentennaam|Verrekeningsreferentie|Teruggestort bedrag => mollie_payments
	E-mail|Datum|Transactie-ID|Transactietype|Status|Laatste 4 cijfers|Totaal => sumup_sales
	EOF
}

@test "general headers give no source away" {
	probe find <<-'EOF'
	Ordernummer|Datum|Bedrag|Klantnummer|E-mail|Status => -
	Order ID|Order Date|Customer ID|Customer Name|City|Country|Product Name|Sales|Quantity|Discount => -
	id|name|email|created_at|status|total => -
	first_name|email|created_at|status|last_name => -
	Name|Email|Phone|Company|Created at => -
	email|first_name|last_name|tags|city => -
	Date|Amount|Currency|Status|Description => -
	InvoiceNo|StockCode|Description|Quantity|InvoiceDate|UnitPrice|CustomerID|Country => -
	Naam|Adres|Postcode|Plaats|Telefoon|E-mail => -
	order_id|customer_id|order_date|total|payment_method => -
	Email => -
	EOF
}

@test "what the columns of a source mean, and what is left out" {
	probe map <<-'EOF'
	Name|Email|Financial Status|Paid at|Total|Created at|Lineitem name|Lineitem price|Billing Name|Shipping Name|Shipping Zip|Shipping City|Refunded Amount|Phone|Billing Phone|Id|Device ID => shopify_orders; order_id=Name; date=Created at; amount=Total; status=Financial Status; email=Email; phone=Phone/Billing Phone; postcode=Shipping Zip; city=Shipping City; product=Lineitem name; full_name=Billing Name/Shipping Name; refund=Refunded Amount; unit_price=Lineitem price;
	Financial Status|Lineitem name|Lineitem price|Lineitem quantity|Created at|Id => shopify_orders; order_id=Id; date=Created at; amount=Lineitem quantity*Lineitem price; status=Financial Status; product=Lineitem name; quantity=Lineitem quantity; unit_price=Lineitem price; lines
	Name|Financial Status|Lineitem name|Billing Street|Billing City|Shipping Street|Shipping Zip|Shipping City|Shipping Country => shopify_orders; order_id=Name; status=Financial Status; street=Billing Street; city=Billing City; country=Shipping Country; product=Lineitem name;
	Order Number|Order Date|First Name (Billing)|First Name (Shipping)|Last Name (Shipping)|Order Total Amount|Order Total Amount (- Refund)|Order Refund Amount => woo_aoe; order_id=Order Number; date=Order Date; amount=Order Total Amount; given_name=First Name (Billing); refund=Order Refund Amount; reduced=Order Total Amount (- Refund);
	Order Number|Order Date|First Name (Billing)|Order Total Amount (- Refund)|Order Refund Amount => woo_aoe; order_id=Order Number; date=Order Date; amount=Order Total Amount (- Refund); given_name=First Name (Billing); reduced=Order Total Amount (- Refund);
	id|Created date (UTC)|Amount|Amount Refunded|Card Last4|Mode => stripe_payments; order_id=id; date=Created date (UTC); amount=Amount; refund=Amount Refunded; payment_id=id; live=Mode; utc
	Date|Payment method|Amount|ID|Consumer name|Consumer bank account|Settlement reference|Amount refunded => mollie_settlement; order_id=ID; date=Date; amount=Amount; full_name=Consumer name; payment_method=Payment method; payment_id=ID;
	Date|Time|Name|Type|Gross|Fee|Net|From Email Address|Transaction ID => paypal_activity; kind=Type; order_id=Transaction ID; date=Date; amount=Gross; email=From Email Address; full_name=Name; time=Time;
	orderId|orderPlacedDateTime|orderItems.quantity|orderItems.unitPrice => bol_orders; order_id=orderId; date=orderPlacedDateTime; amount=orderItems.quantity*orderItems.unitPrice; quantity=orderItems.quantity; unit_price=orderItems.unitPrice; lines
	ID|Aankooppunt|Aankoopdatum|Eindtotaal (basis)|Eindtotaal (gekocht)|Factuuradres|Verzendadres|E-mail klant|Totaal terugbetaald => magento_orders_grid; order_id=ID; date=Aankoopdatum; amount=Eindtotaal (basis); email=E-mail klant; street=Factuuradres; channel=Aankooppunt; refund=Totaal terugbetaald;
	Sale Date|Order ID|Buyer User ID|Full Name|Order Total|Adjusted Order Total|Buyer => etsy_orders; customer_id=Buyer User ID; order_id=Order ID; date=Sale Date; amount=Order Total; full_name=Full Name; reduced=Adjusted Order Total;
	bestelnummer|voornaam_verz|achternaam_verz|voornaam_fact|postcode_verz|woonplaats_fact|land_fact|EAN|producttitel|aantal|prijs => bol_portal; order_id=bestelnummer; amount=aantal*prijs; given_name=voornaam_fact; postcode=postcode_verz; city=woonplaats_fact; country=land_fact; product=producttitel/EAN; quantity=aantal; unit_price=prijs; lines
	E-mail|Datum|Transactie-ID|Transactietype|Laatste 4 cijfers|Totaal|Prijs (bruto) => sumup_sales; kind=Transactietype; order_id=Transactie-ID; date=Datum; amount=Totaal; payment_id=Transactie-ID;
	Email|List status|Global status => mailpoet_list; email=Email; consent=Global status/List status;
	number|date_created_gmt|total|billing.email => woo_rest; order_id=number; date=date_created_gmt; amount=total; email=billing.email; utc
	EOF
}

@test "what people spent in all is no order" {
	probe map <<-'EOF'
	Email|Accepts Email Marketing|Total Spent|Total Orders => shopify_customers; email=Email; consent=Accepts Email Marketing;
	Name|Username|Last active|Sign up|Email|Orders|Total spend|AOV => woo_analytics_customers; customer_id=Username; date=Sign up; email=Email; full_name=Name;
	E-mail|Naam|Aantal bestellingen|Totaal besteed|Laatste bestelling => -; email=E-mail; full_name=Naam;
	Email|Total spent|Lifetime value|Last order date|Number of orders => -; email=Email;
	Order ID|Date|Total Spent => -; order_id=Order ID; date=Date; amount=Total Spent;
	EOF
}

@test "general words: inputs, second cells, and what stands for a missing amount" {
	probe map <<-'EOF'
	Bestelnummer|Besteldatum|Bedrag|Retourbedrag|Betaalmethode|Naam => -; order_id=Bestelnummer; date=Besteldatum; amount=Bedrag; full_name=Naam; refund=Retourbedrag; payment_method=Betaalmethode;
	Ordernr|Datum|Totaal excl. btw => -; order_id=Ordernr; date=Datum; amount=Totaal excl. btw; net=Totaal excl. btw; net
	Ordernr|Datum|Totaal excl. btw|Totaal incl. btw => -; order_id=Ordernr; date=Datum; amount=Totaal incl. btw; net=Totaal excl. btw;
	Ordernr|Datum|Artikel|Regelbedrag => -; order_id=Ordernr; date=Datum; amount=Regelbedrag; product=Artikel; line_amount=Regelbedrag; lines
	Ordernr|Datum|Aantal|Stukprijs => -; order_id=Ordernr; date=Datum; amount=Aantal*Stukprijs; quantity=Aantal; unit_price=Stukprijs; lines
	InvoiceNo|Quantity|InvoiceDate|UnitPrice => -; order_id=InvoiceNo; date=InvoiceDate; amount=Quantity*UnitPrice; quantity=Quantity; unit_price=UnitPrice; lines
	Order ID|Date|Time|Amount|Type => -; kind=Type; order_id=Order ID; date=Date; amount=Amount; time=Time; guessed
	Order ID|Time|Amount => -; order_id=Order ID; date=Time; amount=Amount;
	Voornaam|Naam|E-mail => -; email=E-mail; given_name=Voornaam; surname=Naam;
	Name|E-mail|E-mail (billing)|Shipping name => -; email=E-mail/E-mail (billing); full_name=Name/Shipping name;
	Billing name|Shipping name|Billing street|Shipping house number|Shipping zip => -; street=Billing street; full_name=Billing name/Shipping name;
	Phone|Telefoon|E-mail|E-mail => -; email=E-mail; phone=Phone/Telefoon;
	Transaction ID|Order ID|Amount|Date => -; order_id=Order ID; date=Date; amount=Amount;
	Klantnr|Nieuwsbrief|Opt-in|Uitgeschreven|Afgemeld => -; customer_id=Klantnr; consent=Nieuwsbrief/Opt-in; optout=Uitgeschreven/Afgemeld;
	Klantnr|IBAN|Wachtwoord|Creditcardnummer => -; customer_id=Klantnr;
	EOF
}

@test "general words with others around them: taxes, documents, persons, two in one cell" {
	probe map <<-'EOF'
	Order|Datum|Netto|Btw|Brutto|Storno => -; order_id=Order; date=Datum; amount=Brutto; net=Netto; cancelled=Storno;
	N° facture|Date|Montant HT|TVA|Montant total TTC => -; order_id=N° facture; date=Date; amount=Montant total TTC; net=Montant HT;
	Order|Datum|Aantal|Prijs excl.|Prijs incl. => -; order_id=Order; date=Datum; amount=Aantal*Prijs incl.; quantity=Aantal; unit_price=Prijs incl.; lines
	Order|Datum|Basisprijs|Prijs / stuk|Prijs incl. => -; order_id=Order; date=Datum; amount=Prijs incl.;
	Bestelling nr|Bestelling datum|Bestelling totaalbedrag incl. btw (EUR) => -; order_id=Bestelling nr; date=Bestelling datum; amount=Bestelling totaalbedrag incl. btw (EUR);
	Gift-ID|Datum gift|Giftbedrag|Laatste gift => -; order_id=Gift-ID; date=Datum gift; amount=Giftbedrag;
	N° de réservation|Date du don|Montant payé => -; order_id=N° de réservation; date=Date du don; amount=Montant payé;
	Totaal giften|Datum laatste gift|Guest count|Order priority|Internet|Nettogewicht => -;
	Belegnr.|Belegdatum|Endbetrag € => -; order_id=Belegnr.; date=Belegdatum; amount=Endbetrag €;
	Reserveringsnummer|Geboekt op|Aankomst|Gast|E-mail gast|Land gast|Prijs => -; order_id=Reserveringsnummer; date=Geboekt op; amount=Prijs; email=E-mail gast; country=Land gast; full_name=Gast;
	Gastnr|Gastnaam => -; customer_id=Gastnr; full_name=Gastnaam;
	Afspraak-ID|Datum|Begintijd|Behandeling|Klantnaam|Prijs => -; order_id=Afspraak-ID; date=Datum; amount=Prijs; product=Behandeling; full_name=Klantnaam; time=Begintijd;
	Kaartnr|Naam|Geb.datum|PC + Woonplaats|Tel. privé|Nieuwsbrief j/n => -; customer_id=Kaartnr; phone=Tel. privé; birth_date=Geb.datum; consent=Nieuwsbrief j/n; full_name=Naam; postcode_city=PC + Woonplaats;
	Kaartnr|Datum|Bedrag => -; date=Datum; amount=Bedrag;
	Contactpersoon-id|Accountnaam|Naam + voornaam|Postadres straat|Postadres plaats|Afgemeld voor e-mail => -; customer_id=Contactpersoon-id; company=Accountnaam; street=Postadres straat; city=Postadres plaats; optout=Afgemeld voor e-mail; full_name=Naam + voornaam;
	Code|Bedrijf|Contactpersoon|Mag mailen => -; customer_id=Code; company=Bedrijf; consent=Mag mailen; full_name=Contactpersoon;
	Nr|Straat|Nr|Postcode / Gemeente|E-mail => -; customer_id=Nr; email=E-mail; street=Straat; house_number=Nr; postcode_city=Postcode / Gemeente;
	Relatiecode|Naam|Contactpersoon|Adres => -; customer_id=Relatiecode; street=Adres; full_name=Contactpersoon/Naam; contact
	Nr|Naam|Adres|Datum|Bedrag => -; order_id=Nr; date=Datum; amount=Bedrag; street=Adres; full_name=Naam;
	EOF
}

@test "what is left over: money, days, and who may say no" {
	probe money <<-'EOF'
	Naam|E-mail|Datum|Leverwaarde totaal|Prijs / stuk => Leverwaarde totaal, Prijs / stuk
	Naam|E-mail|Totaal besteed|Laatste bedrag|Btw-bedrag|Totaalkorting => -
	Ordernr|Datum|Bedrag|Totaal => -
	Name|Email|Financial Status|Created at|Lineitem name|Total|Subtotal|Tax 1 Value => -
	EOF
	probe list <<-'EOF'
	Naam|Afleverdag|Wat|Prijs / stuk => Afleverdag, Prijs / stuk, Naam, Wat
	bestelnummer|voornaam_verz|achternaam_verz|Levertotaal => Levertotaal, bestelnummer, voornaam_verz, achternaam_verz; taken for bol_portal (--source)
	EOF
	run --separate-stderr probe-source <<<$'map\tNaam|E-mail|Nieuwsbrief gewenst|Opt-in sms|OPTIN_IP|Opt-in => -'
	[[ $stderr = *"'Nieuwsbrief gewenst' may say who may not be mailed"* ]]
	[ "$(grep -c 'may not be mailed' <<<"$stderr")" -eq 1 ]
}

@test "a source has words of its own for the state of an order" {
	probe status <<-'EOF'
	magento_orders_grid|Closed => refunded
	magento_orders_grid|Complete => -
	shopify_orders|closed => -
	magento_orders_grid|Afgesloten => refunded
	paypal_activity|In behandeling => pending
	paypal_activity|Teruggedraaid => refunded
	woo_aoe|In behandeling => -
	prestashop_sql|7 => refunded
	prestashop_sql|10 => pending
	shopware5_order_lines|-1 => cancelled
	shopware5_order_lines|1 => paid
	hubspot_deals|Closed Won => paid
	salesforce_report|Closed Won => -
	EOF
}

@test "the state of an order is read among other words, but not where it is denied" {
	probe phrase <<-'EOF'
	Geannuleerd door klant => cancelled
	completed (manual) => paid
	Voltooid - PostNL => paid
	Betaald (iDEAL) => paid
	Betaald - geannuleerd => cancelled
	Order cancelled: out of stock => cancelled
	Niet betaald => pending
	Nog niet verzonden => -
	Wacht op je bankoverschrijving => pending
	En attente de votre virement => pending
	Wacht op terugbetaling => -
	Refund requested => -
	Kleur rood => -
	EOF
}

@test "of the states of an order and of its payment, what takes back stands above paid" {
	probe both <<-'EOF'
	paid|refunded => refunded
	cancelled|paid => cancelled
	pending|paid => paid
	paid|pending => paid
	pending|pending => pending
	refunded|cancelled => cancelled
	EOF
	probe map <<-'EOF'
	orderNumber|invoiceAmount|orderTime|paymentStatus|orderStatus => shopware5_orders; order_id=orderNumber; date=orderTime; amount=invoiceAmount; status=orderStatus/paymentStatus;
	Ordernr|Datum|Bedrag|Status|Betaalstatus => -; order_id=Ordernr; date=Datum; amount=Bedrag; status=Status;
	EOF
}

@test "a file of the user adds sources before those built in" {
	cd "$BATS_TEST_TMPDIR"
	cat >map <<-'EOF'
	# our till
	source till
	platform kassa
	kind order
	signature Bonnr + Kassa
	signature Bonnr + Filiaalcode + !Kaart
	rows line
	refund own
	basis gross
	times utc
	date-order dmy
	decimal ,
	currency EUR
	status Afgehandeld = paid
	status -2 = cancelled
	order_id = Bonnr
	date = Dag
	amount = Stuks * Prijs
	email = Mail klant
	email = Mail kassa
	drop Kaart

	source other
	signature Name + Financial Status
	order_id = Name
	EOF
	probe load <<-'EOF'
	map => till kassa order line own gross utc 1 , EUR afgehandeld=paid,-2=cancelled bonnr+kassa|bonnr+filiaalcode+!kaart 6
	EOF
	printf 'load\tmap\nmap\tKassa|Bonnr|Dag|Prijs|Stuks|Mail klant|Mail kassa|Kaart\nstatus\ttill|-2\nstatus\ttill|afgehandeld\nfind\tName|Financial Status|Lineitem name\n' |
		probe-source | tail -n +2 >out
	same 'till; order_id=Bonnr; date=Dag; amount=Stuks*Prijs; email=Mail klant/Mail kassa; quantity=Stuks; unit_price=Prijs; utc
cancelled
paid
other' "$(<out)"
}

@test "what is wrong in the file of the user is said with its line" {
	cd "$BATS_TEST_TMPDIR"
	while IFS='|' read -r text said; do
		printf '%b' "$text" >map
		run probe-source <<<$'load\tmap'
		[ "$status" -eq 78 ] && [ "$output" = "probe-source: $said" ] ||
			collect "$text: $status: $output"
	done <<-'EOF'
	|map:1: no source in the file
	# nothing\n|map:2: no source in the file
	rows line\n|map:1: before the first line `source NAME`: 'rows line'
	source Till\n|map:1: not a name [a-z][a-z0-9_]*: 'Till'
	source a\n|map:1: source without column = Header: 'a'
	source a\n\nrows lines\n|map:3: not known here: 'lines'
	source a\nrefunds own\n|map:2: not known here: 'refunds'
	source a\nbedrag = Totaal\n|map:2: no such column: 'bedrag'
	source a\nline = Nr\n|map:2: is not taken from the input: 'line'
	source a\namount =\n|map:2: no header for the column: 'amount'
	source a\nstatus Klaar = ready\n|map:2: no state of an order (paid, pending, refunded, cancelled ...): 'ready'
	source a\nstatus Klaar\n|map:2: not of the form status Word = meaning: 'Klaar'
	source a\ncurrency eur\n|map:2: not a currency of three capitals: 'eur'
	source a\nsignature A + ?\n|map:2: not a header: '?'
	source a\ndate = D\nsource b\ndate = D\nsource a\ndate = D\n|map:5: source twice: 'a'
	source a\ndate = \xff\n|map:2: not UTF-8: '\xff'
	EOF
	settle
}

@test "real headers: each of the systems is recognised" {
	real data/facts/headers.tsv
	# shellcheck disable=SC2154
	awk -F '\t' 'NR > 1 {
		gsub(/<TAB>/, "|", $3); gsub(/"/, "", $3)
		if ($2 != "\\t") gsub($2, "|", $3)
		print "find\t" $3
	}' "$real" | probe-source >"$BATS_TEST_TMPDIR/out"
	same 'shopify_orders
shopify_orders
shopify_customers
shopify_customers
woo_skyverge
woo_analytics_orders
magento_customers
prestashop_import_customers
prestashop_addresses
shopware5_orders
shopware5_order_lines
shopware5_customers
shopware5_newsletter
squarespace_orders
etsy_orders
etsy_items
amazon_orders
tiktok_orders
stripe_payments
stripe_columns
stripe_balance
paypal_activity
mailchimp_audience
mailchimp_audience
brevo_contacts
activecampaign_contacts
kit_subscribers
systemeio_contacts
hubspot_contacts
hubspot_deals
mailpoet_list
spree_customers
bigcommerce_orders' "$(<"$BATS_TEST_TMPDIR/out")"
}

# What a meaning of the tables of facts is called here.
slot_of='BEGIN {
	n = split("amount.net=net amount.refund=refund name=full_name name.first=given_name name.last=surname name.prefix=name_prefix name.initials=initials phone.mobile=mobile street.full=street street.line2=street_line2 house_number.addition=addition birthdate=birth_date vat=vat_number consent.optout=optout consent.date=consent_date product.name=product gender=- language=-", pairs, " ")
	for (i = 1; i <= n; i++) { split(pairs[i], p, "="); slot[p[1]] = p[2] }
}'

@test "facts: general headers, states of orders and headers of sources mean what is tabled" {
	real facts/source_columns.tsv
	cd "$BATS_TEST_TMPDIR"
	# shellcheck disable=SC2154
	awk -F '\t' '$1 == "generic" { print $2 }' "$real" | sed 's/^/fold\t/' | probe-source >keys
	awk -F '\t' "$slot_of"' $1 == "generic" { getline k <"keys"; print k "\t" ($3 in slot ? slot[$3] : $3) }' "$real" |
		LC_ALL=C sort -u >want
	[ "$(wc -l <want)" -ge 550 ]
	grep -v '^#' "$top/lib/data/headers.tsv" | sed 1d | cut -f 1,2 | LC_ALL=C sort -u >have
	same '' "$(LC_ALL=C comm -23 want have)"
	# closed means one thing or another: that is the source's to tell
	awk -F '\t' 'NR > 1 && $1 != "closed" { print $1 " => " $2 }' "$RFM_TEST_DATA/facts/statuses.tsv" | probe phrase
	awk -F '\t' 'NR > 1 && $1 != "generic" && $2 !~ /^\*/ { print "mean\t" $1 "|" $2 }' "$real" | probe-source >got
	# by intent in other sources: opportunities of Salesforce are orders of their own
	[ "$(grep -c unknown got)" -le 7 ]
}

@test "the page names all inputs, and its example is a mapping file" {
	cd "$BATS_TEST_TMPDIR"
	sed '1,/^\.Ss Columns/d' "$top/man/rfm-sources.5" | awk '/^\.It Cm/ { name = $3; getline; print name "\t" $0 } /^\.El/ { exit }' >page
	same "$(grep -v '^#' "$top/lib/data/inputs.tsv" | sed 1d)" "$(<page)"
	awk '/^\.Ed/ { exit } on; /^\.Bd/ { on = 1 }' "$top/man/rfm-sources.5" >map
	printf 'load\tmap\nmap\tBonnr|Kassa|Dag|Stuks|Prijs|Mail|Toestand\nstatus\ttill|Teruggebracht\n' | probe-source | tail -n +2 >out
	same 'till; order_id=Bonnr; date=Dag; amount=Stuks*Prijs; status=Toestand; email=Mail; quantity=Stuks; unit_price=Prijs;
refunded' "$(<out)"
}
