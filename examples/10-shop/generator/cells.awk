# cells.awk - one value as people type it; KEY is what cleaning should make of it, empty
# when the cell says nothing

# Ways to type an address. The last three cannot be right; without its @ nobody can tell what
# it was, and it counts as none.
function email_cell(address, way,    at) {
	KEY = address
	if (address == "")
		return ""
	at = index(address, "@")
	if (way == "capitals")
		return toupper(address)
	if (way == "capital")
		return toupper(substr(address, 1, 1)) substr(address, 2)
	if (way == "blanks")
		return chance(500) ? " " address : address "  "
	if (way == "mailto")
		return "mailto:" address
	if (way == "bracketed")
		return substr(address, 1, at - 1) " <" address ">"
	if (way == "dot")
		return address "."
	if (way == "con")
		sub(/\.com$/, ".con", address)
	if (way == "comma" && sub(/\.[a-z]+$/, ",&", address))
		sub(/,\./, ",", address)
	if (way == "no at" && sub(/@/, " ", address))
		KEY = ""
	return address
}

function email_way(    r) {
	r = rnd(1000)
	return r < 745 ? "" : r < 805 ? "capitals" : r < 865 ? "capital" : \
	    r < 920 ? "blanks" : r < 932 ? "mailto" : r < 939 ? "bracketed" : \
	    r < 945 ? "dot" : r < 990 ? "con" : r < 995 ? "comma" : "no at"
}

# `national` has no leading zero; `code` is the calling code, "31" or "32".
function phone_cell(code, national, way,    n) {
	KEY = ""
	if (national == "")
		return ""
	KEY = "+" code national
	n = national
	if (way == "code")
		return "+" code " " spaced(n, code)
	if (way == "zeros")
		return "00" code n
	if (way == "e164")
		return KEY
	if (way == "brackets")
		return "+" code " (0)" spaced(n, code)
	if (way == "pairs")
		return code == "31" ? "0" substr(n, 1, 1) " " pairs(substr(n, 2)) : \
		    "0" spaced(n, code)
	if (way == "apostrophe")
		return "'0" n
	if (way == "no zero")
		return n
	if (way == "plain")
		return "0" n
	if (way == "spreadsheet" || way == "letter") {
		KEY = ""
		return way == "letter" ? "O" n : \
		    substr(n, 1, 1) "," substr(n, 2, 5) "E+0" (length(n) - 1)
	}
	return national_form(code, n)
}

# 06-12345678, 020-1234567; 0470/12.34.56, 03/123.45.67
function national_form(code, n) {
	if (code == "31" && n ~ /^6/)
		return "06-" substr(n, 2)
	if (code == "31")
		return "0" substr(n, 1, 2) "-" substr(n, 3)
	n = spaced(n, code)
	gsub(/ /, ".", n)
	sub(/\./, "/", n)
	return "0" n
}

function phone_way(    r) {
	r = rnd(1000)
	return r < 480 ? "" : r < 600 ? "plain" : r < 710 ? "code" : r < 770 ? "zeros" : \
	    r < 840 ? "pairs" : r < 890 ? "e164" : r < 925 ? "brackets" : \
	    r < 975 ? "no zero" : r < 985 ? "apostrophe" : r < 993 ? "spreadsheet" : "letter"
}

# Forms that need no country.
function abroad_way(    r) {
	r = rnd(4)
	return r == 0 ? "zeros" : r == 1 ? "e164" : r == 2 ? "brackets" : "code"
}

function pairs(s,    out) {
	for (; length(s) > 2; s = substr(s, 3))
		out = out substr(s, 1, 2) " "
	return out s
}

function spaced(n, code) {
	if (code == "31")
		return substr(n, 1, 1) " " substr(n, 2)
	return length(n) == 9 ? substr(n, 1, 3) " " pairs(substr(n, 4)) : \
	    substr(n, 1, 1) " " substr(n, 2, 3) " " pairs(substr(n, 5))
}

# A word that stands for nothing.
function nothing() {
	return pick("nothing")
}

# GIVEN_CELL, PREFIX_CELL and SURNAME_CELL, as the customer typed them this time.
function name_cells(p,    r) {
	GIVEN_CELL = GIVEN[p]
	PREFIX_CELL = PREFIX[p]
	SURNAME_CELL = SURNAME[p]
	r = rnd(1000)
	if (r < 35) {
		GIVEN_CELL = tolower(GIVEN[p])
		SURNAME_CELL = tolower(SURNAME[p])
	} else if (r < 60) {
		GIVEN_CELL = toupper(recode(GIVEN[p], PLAIN))
		PREFIX_CELL = toupper(PREFIX[p])
		SURNAME_CELL = toupper(recode(SURNAME[p], PLAIN))
	} else if (r < 110)
		prefix_in_surname()
	else if (r < 130)
		GIVEN_CELL = substr(recode(GIVEN[p], PLAIN), 1, 1) "."
	else if (r < 160) {
		GIVEN_CELL = recode(GIVEN[p], PLAIN)
		SURNAME_CELL = recode(SURNAME[p], PLAIN)
	} else if (r < 200)
		GIVEN_CELL = recode(GIVEN[p], BROKEN)
	else if (r < 207) {
		GIVEN_CELL = SURNAME[p]
		SURNAME_CELL = GIVEN[p]
	}
}

function prefix_in_surname() {
	if (PREFIX_CELL != "")
		SURNAME_CELL = PREFIX_CELL " " SURNAME_CELL
	PREFIX_CELL = ""
}

# STREET_CELL, NUMBER_CELL, ADDITION_CELL and POSTCODE_CELL of house h.
function address_cells(h,    r) {
	STREET_CELL = STREET[h]
	NUMBER_CELL = NUMBER[h]
	ADDITION_CELL = ADDITION[h]
	POSTCODE_CELL = POSTCODE[h]
	r = rnd(1000)
	if (r < 40) {
		STREET_CELL = STREET[h] " " NUMBER[h]
		if (ADDITION[h] != "")
			STREET_CELL = STREET_CELL " " ADDITION[h]
		NUMBER_CELL = ADDITION_CELL = ""
	} else if (r < 90 && ADDITION[h] != "") {
		NUMBER_CELL = NUMBER[h] " " ADDITION[h]
		ADDITION_CELL = ""
	} else if (r < 100)
		STREET_CELL = STREET[h] "\n" \
		    (COUNTRY[h] == "NL" ? "achterhuis" : "2de verdieping")
	else if (r < 104)
		sub(/0/, "O", NUMBER_CELL)
	else if (r < 125)
		STREET_CELL = tolower(STREET[h])
	r = rnd(1000)
	if (r < 300)
		sub(/ /, "", POSTCODE_CELL)
	else if (r < 360)
		POSTCODE_CELL = tolower(POSTCODE_CELL)
	else if (r < 390 && COUNTRY[h] == "BE")
		POSTCODE_CELL = "B-" POSTCODE[h]
}

# The cells of the row in work; never left unset, which some awk cannot pass on.
function empty_row(    i) {
	for (i = 1; i <= 21; i++)
		F[i] = ""
}
