# webshop.awk - the webshop's own export: Dutch, semicolons, Windows-1252, CR LF, decimal
# comma; one row an order, refunds as rows of their own

function write_webshop(file,    i, name) {
	seed(1701)
	NOW_FILE = "webshop-2026-10.csv"
	name = "Ordernummer;Besteldatum;Status;Klantnummer;Voornaam;Tussenvoegsel;" \
	    "Achternaam;Bedrijfsnaam;E-mailadres;Telefoonnummer;Straat;Huisnummer;" \
	    "Toevoeging;Postcode;Plaats;Land;Totaalbedrag;Verzendkosten;" \
	    "Betaalwijze;Nieuwsbrief;Opmerking"
	printf "%s\r\n", name > file
	LINE = 2
	ORDER_NUMBER = 10000
	SPOIL_AT = 60
	for (i = 1; i <= ORDERS; i++)
		if (WHERE[ORDER[i]] == "shop")
			shop_row(file, ORDER[i])
	close(file)
}

function shop_row(file, s,    status) {
	empty_row()
	TOKENS = ""
	SPOILED = ""
	ORDER_NUMBER += 1 + rnd(3)
	if (s in REFUND_OF)
		status = refund_cells(s)
	else if (BUYER[s] < 0)
		status = test_cells()
	else
		status = sale_cells(s)
	F[2] = dutch_date(ON[s])
	F[3] = status
	F[19] = pick("payment")
	if (status == "Afgerond" && !(s in REFUNDED) && ++KEPT_SALES == SPOIL_AT)
		spoil_row(s)
	shop_record(file, s, status)
	shop_truth(s, status)
}

function shop_record(file, s, status,    i, record) {
	for (i = 1; i <= 21; i++)
		record = record (i > 1 ? ";" : "") (i == 11 && SPOILED == "split" ? \
		    F[i] "; achterhuis" : cell(F[i], ";"))	# that nobody quoted
	if (SPOILED == "cut")		# the export broke off in the middle of the row
		record = F[1] ";" F[2] ";" F[3] ";" F[4] ";" F[5] ";" F[6] ";" F[7]
	printf "%s\r\n", recode(record, CP1252) > file
	ROW_LINE = LINE
	LINE += 1 + line_ends(record)
}

function shop_truth(s, status) {
	fact(NOW_FILE, "records", "", 1)
	if (SPOILED != "") {
		rejected(NOW_FILE, ROW_LINE, SPOIL_CODE)
		return
	}
	if (BUYER[s] < 0 || status == "Geannuleerd" || status == "In afwachting") {
		fact(NOW_FILE, "skipped", BUYER[s] < 0 ? "test" : status, 1, CENTS[s])
		return
	}
	fact(NOW_FILE, "kept_identity", TOKENS == "" ? "name and address only" : \
	    "customer number, e-mail or mobile", 1)
	reachable(NOW_FILE, F[9])
	if (F[20] != "")
		fact(NOW_FILE, "kept_consent", F[20] ~ /^[Jj1]/ ? "yes" : "no", 1)
	sold(NOW_FILE, "webshop", BUYER[s], ON[s], CENTS[s], TOKENS)
	known("webshop", ROW_LINE, BUYER[s], TOKENS)
}

function sale_cells(s,    p, h, day, status) {
	p = BUYER[s]
	day = ON[s]
	h = house_on(p, day)
	F[1] = "TK" ORDER_NUMBER
	name_cells(p)
	F[5] = GIVEN_CELL
	F[6] = PREFIX_CELL
	F[7] = SURNAME_CELL
	F[8] = COMPANY[p] != "" ? COMPANY[p] : chance(6) ? nothing() : ""
	address_cells(h)
	F[11] = STREET_CELL
	F[12] = NUMBER_CELL
	F[13] = ADDITION_CELL
	F[14] = POSTCODE_CELL
	F[15] = chance(30) ? toupper(recode(CITY[h], PLAIN)) : CITY[h]
	F[16] = chance(20) ? "" : country_cell(COUNTRY[h])
	contact_cells(p, day)
	F[17] = amount_cell(s)
	F[18] = CENTS[s] > 0 && CENTS[s] < 4995 ? "4,95" : "0,00"
	if (CONSENT[p] != "" && CONSENT_DAY[p] <= day)
		F[20] = CONSENT[p] == "yes" ? pick("ja") : pick("nee")
	if (chance(90))
		F[21] = remark()
	ORDER_ID[s] = F[1]
	if (s in REFUNDED)
		save_row(s)
	status = s in REFUNDED ? "Afgerond" : status_on(day)
	return status
}

# Who ordered: an account with its own address, or a guest who types it anew each time.
function contact_cells(p, day,    account, address, way) {
	address = email_on(p, day)
	account = ""
	if (ACCOUNT[p] != "" && chance(850)) {
		account = address == NEXT_EMAIL[p] && NEXT_ACCOUNT[p] != "" ? \
		    NEXT_ACCOUNT[p] : ACCOUNT[p]
		way = p % 11 == 0 ? "capitals" : p % 13 == 0 ? "capital" : ""
	} else {
		way = email_way()
		if (chance(35))
			address = ""
	}
	F[4] = account != "" ? account : chance(60) ? "0" : ""
	F[9] = email_cell(address, way)
	if (account != "")
		TOKENS = "webshop#" account
	if (KEY != "")
		TOKENS = TOKENS " e#" KEY
	if (F[9] == "" && chance(250))
		F[9] = nothing()
	phone_of(p, F[16] == "" ? abroad_way() : phone_way())
	F[10] = PHONE_CELL
	sub(/^ /, "", TOKENS)
}

# The customer's mobile, the family's landline, or nothing at all.
function phone_of(p, way,    h) {
	h = HOUSE[p]
	PHONE_CELL = ""
	if (chance(120))
		return
	if (LANDLINE[h] != "" && (MOBILE[p] == "" || chance(300))) {
		PHONE_CELL = phone_cell(calling_code(p), LANDLINE[h], way)
		return
	}
	if (MOBILE[p] == "" || chance(15)) {
		PHONE_CELL = chance(150) ? pick("phone.nothing") : ""
		return
	}
	PHONE_CELL = phone_cell(calling_code(p), MOBILE[p], way)
	if (KEY != "")
		TOKENS = TOKENS " m#" KEY
}

function status_on(day,    r) {
	r = rnd(1000)
	if (r < 40)
		return "Geannuleerd"
	if (r < 48 || day > LAST_DAY - 3 && r < 400)
		return "In afwachting"
	if (day > LAST_DAY - 9)
		return r < 600 ? "Betaald" : "Verzonden"
	return r < 100 ? "Verzonden" : r < 140 ? "Betaald" : "Afgerond"
}

# A refund repeats the cells of its order; a third keeps its number too.
function refund_cells(s,    sale, i) {
	sale = REFUND_OF[s]
	for (i = 4; i <= 16; i++)
		F[i] = SAVED[sale, i]
	TOKENS = SAVED_TOKENS[sale]
	CENTS[s] = -CENTS[sale]
	if (chance(400))
		CENTS[s] = -int(CENTS[sale] * (20 + rnd(60)) / 500) * 5
	F[1] = chance(350) ? ORDER_ID[sale] : "R" ORDER_NUMBER
	F[17] = refund_amount(-CENTS[s])
	F[18] = "0,00"
	return "Terugbetaald"
}

function save_row(s,    i) {
	for (i = 4; i <= 16; i++)
		SAVED[s, i] = F[i]
	SAVED_TOKENS[s] = TOKENS
}

function test_cells() {
	F[1] = "TK" ORDER_NUMBER
	F[5] = "Test"
	F[7] = chance(500) ? "Test" : "test"
	F[9] = chance(500) ? "test@example.com" : "TEST@example.com"
	F[10] = "0612345678"
	F[11] = "Teststraat"
	F[12] = "1"
	F[14] = "1234AB"
	F[15] = "Teststad"
	F[16] = "Nederland"
	F[17] = "0,01"
	F[18] = "0,00"
	return "Afgerond"
}

function spoil_row(s,    part) {
	split(SPOIL[++SPOILS], part, ":")
	SPOIL_CODE = part[1]
	SPOILED = part[2]
	SPOIL_AT += 95
	if (!(SPOILS + 1 in SPOIL))
		SPOIL_AT = -1
	if (part[2] + 0 > 0) {
		SPOILED = "cell"
		sub(/-#$/, "-" YEAR[ON[s]], part[3])
		if (part[3] == "O")		# the letter for the figure
			part[3] = substr(F[17], 1, length(F[17]) - 1) "O"
		F[part[2] + 0] = part[3]
	}
}

function dutch_date(day,    r) {
	r = rnd(1000)
	if (r < 20)
		return DAY[day] "-" MONTH[day] "-" YEAR[day]
	if (r < 26)
		return sprintf("%02d/%02d/%d", DAY[day], MONTH[day], YEAR[day])
	if (r < 30)
		return DAY[day] " " MONTHNAME[MONTH[day]] " " YEAR[day]
	return sprintf("%02d-%02d-%d", DAY[day], MONTH[day], YEAR[day])
}

# `12,-` and `1.250` have no cents: the order is rounded down for them.
function amount_cell(s,    r, text) {
	r = rnd(1000)
	if (r < 14) {
		CENTS[s] -= CENTS[s] % 100
		text = euros(CENTS[s], ",", ".")
		return substr(text, 1, length(text) - 2) "-"
	}
	if (CENTS[s] >= 100000 && r < 300) {
		CENTS[s] -= CENTS[s] % 100
		text = euros(CENTS[s], ",", ".")
		return substr(text, 1, length(text) - 3)
	}
	text = euros(CENTS[s], ",", r % 4 == 0 ? "" : ".")
	return r < 50 ? "€ " text : r < 60 ? "€" NBSP text : r < 68 ? text " €" : \
	    r < 74 ? "EUR " text : text
}

function refund_amount(cents,    text, r) {
	text = euros(cents, ",", ".")
	r = rnd(100)
	return r < 60 ? "-" text : r < 76 ? "(" text ")" : r < 84 ? text "-" : \
	    r < 92 ? "€ -" text : "–" text
}

function country_cell(code) {
	return code == "NL" || code == "BE" ? pick("country." code) : \
	    code == "DE" ? "Duitsland" : "Frankrijk"
}

function remark(    text) {
	text = pick("remark")
	if (chance(300))
		text = text "\n" pick("remark")
	if (chance(60))
		text = text "\r\n\r\n" pick("remark")
	return text
}
