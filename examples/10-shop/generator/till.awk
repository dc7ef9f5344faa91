# till.awk - the export of the two tills in Antwerp: tab separated, UTF-8, ISO dates,
# decimal point; most receipts say nothing about the customer, or only a card or a mobile

function write_till(file,    i) {
	seed(2900)
	NOW_FILE = "till-antwerpen.tsv"
	print "Bonnummer\tTransactiedatum\tWinkel\tAantal stuks\tBedrag\tKlantnummer\t" \
	    "E-mail\tGSM\tLand\tBetaalwijze" > file
	LINE = 1
	TILL_SPOIL[201] = "date_invalid"
	TILL_SPOIL[402] = TILL_SPOIL[803] = "amount_invalid"
	TILL_SPOIL[604] = "missing_date"
	TILL_SPOIL[905] = "bad_field_count"
	for (i = 1; i <= ORDERS; i++)
		if (WHERE[ORDER[i]] == "till")
			till_row(file, ORDER[i])
	close(file)
}

function till_row(file, s,    p, code, row) {
	p = BUYER[s]
	TOKENS = CARD_CELL = MAIL_CELL = PHONE_CELL = LAND_CELL = ""
	if (s in REFUND_OF)
		return_of(s, REFUND_OF[s])
	else if (p > 0 && chance(720))
		customer_cells(p, ON[s])
	if (s in REFUNDED)
		SAVED[s] = CARD_CELL
	code = TILL_SPOIL[++RECEIPTS]
	row = sale_side(s, code)
	if (code != "bad_field_count")
		row = row "\t" CARD_CELL "\t" MAIL_CELL "\t" PHONE_CELL "\t" LAND_CELL "\t" \
		    pick("payment.till")
	print row > file
	till_truth(s, ++LINE, code)
}

# Receipt, day, shop, pieces, amount: the part that the till knows by itself.
function sale_side(s, code,    zuid, day, amount, pieces) {
	zuid = chance(400)
	day = iso_day(ON[s]) " " clock(AT[s])
	amount = euros(CENTS[s], ".", "")
	pieces = CENTS[s] < 0 ? -1 : 1 + rnd(4)
	if (code == "date_invalid")
		day = YEAR[ON[s]] "-02-30 " clock(AT[s])
	if (code == "missing_date")
		day = ""
	if (code == "amount_invalid")
		amount = substr(amount, 1, length(amount) - 1) "O"
	return (zuid ? "Z" : "M") sprintf("-%06d", 4000 + RECEIPTS) "\t" day \
	    "\tDe Theekamer " (zuid ? "Zuid" : "Meir") "\t" pieces "\t" amount
}

function till_truth(s, line, code,    p) {
	p = BUYER[s]
	fact(NOW_FILE, "records", "", 1)
	if (code != "") {
		rejected(NOW_FILE, line, code)
		return
	}
	fact(NOW_FILE, "kept_identity", TOKENS == "" ? "none" : TOKENS ~ / |e#/ ? \
	    "several, or e-mail" : TOKENS ~ /^m/ ? "mobile only" : "card only", 1)
	reachable(NOW_FILE, MAIL_CELL)
	sold(NOW_FILE, "till", p, ON[s], CENTS[s], TOKENS)
	known("till", line, p, TOKENS)
}

# A return: with the customer's card where the sale had one, and the same money.
function return_of(s, sale) {
	CENTS[s] = -CENTS[sale]
	CARD_CELL = SAVED[sale]
	if (CARD_CELL != "")
		TOKENS = "till#" CARD_CELL
}

# What the cashier took down: card, mail for the receipt, mobile; the country for these.
function customer_cells(p, day) {
	if (CARD[p] != "" && chance(800)) {
		CARD_CELL = CARD[p]
		TOKENS = "till#" CARD[p]
	}
	if (chance(220)) {
		MAIL_CELL = email_cell(email_on(p, day), email_way())
		if (KEY != "")
			TOKENS = TOKENS " e#" KEY
	}
	if (MOBILE[p] != "" && chance(CARD_CELL == "" ? 550 : 200)) {
		LAND_CELL = chance(900) ? COUNTRY[HOUSE[p]] : ""
		PHONE_CELL = phone_cell(calling_code(p), MOBILE[p], LAND_CELL == "" ? \
		    abroad_way() : phone_way())
		if (KEY != "")
			TOKENS = TOKENS " m#" KEY
	}
	sub(/^ /, "", TOKENS)
}
