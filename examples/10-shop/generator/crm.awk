# crm.awk - the contact list of the CRM: English, comma, every cell quoted, UTF-8 with a
# byte order mark; buyers, people who never bought, and some people twice

function write_crm(file,    p, i, j, n, list) {
	seed(365)
	NOW_FILE = "crm-contacts.csv"
	for (p = 1; p <= PERSONS; p++) {
		if (!IN_CRM[p])
			continue
		# somewhere among those that are there already
		for (i = chance(70) ? 2 : 1; i > 0; i--) {
			n++
			j = 1 + rnd(n)
			list[n] = list[j]
			list[j] = i == 2 ? -p : p
		}
	}
	printf "\357\273\277" > file
	print "\"Contact ID\",\"Salutation\",\"First Name\",\"Last Name\",\"Email\"," \
	    "\"Phone Number\",\"Mobile Phone\",\"Street Address\",\"City\"," \
	    "\"Postal Code\",\"Country\",\"Date of Birth\",\"Newsletter\"," \
	    "\"Opt-in Date\",\"Notes\"" > file
	LINE = 2
	for (i = 1; i <= n; i++) {
		if (i == 77 || i == 301)
			test_contact(i)
		else
			contact(list[i], i)
		crm_record(file, list[i], i)
	}
	close(file)
}

function crm_record(file, p, i,    c, record, width) {
	width = i == 150 ? 9 : 15		# one row broke off
	for (c = 1; c <= width; c++)
		record = record (c > 1 ? "," : "") cell(F[c], ",", 1)
	print record > file
	fact(NOW_FILE, "records", "", 1)
	if (width < 15)
		rejected(NOW_FILE, LINE, "bad_field_count")
	else if (F[3] == "Test")
		fact(NOW_FILE, "skipped", "test", 1)
	else {
		fact(NOW_FILE, "kept", "", 1)
		reachable(NOW_FILE, F[5])
		if (F[13] != "")
			fact(NOW_FILE, "kept_consent", tolower(F[13]), 1)
		known("crm", LINE, p < 0 ? -p : p, TOKENS)
	}
	LINE += 1 + line_ends(record)
}

# A negative p is the second contact of that person: made at the till from a business
# card, or by a colleague who did not look.
function contact(p, i,    again, h, part) {
	empty_row()
	again = p < 0
	if (again)
		p = -p
	h = house_on(p, again ? LAST_DAY : rnd(LAST_DAY))
	F[1] = "HC-" (30000 + 7 * i)
	F[2] = chance(700) ? (SALUTATION[p] == "Mevrouw" ? "Ms." : "Mr.") : ""
	name_cells(p)
	prefix_in_surname()
	F[3] = again && chance(400) ? substr(recode(GIVEN[p], PLAIN), 1, 1) "." : GIVEN_CELL
	F[4] = SURNAME_CELL
	crm_reach(p, h, again)
	if (!again || chance(500)) {
		address_cells(h)
		F[8] = NUMBER_CELL == "" ? STREET_CELL : STREET_CELL " " NUMBER_CELL \
		    (ADDITION_CELL == "" ? "" : " " ADDITION_CELL)
		F[9] = CITY[h]
		F[10] = POSTCODE_CELL
	}
	if (!again && chance(700)) {
		split(BORN[p], part, "-")
		F[12] = part[3] "/" part[2] "/" part[1]
		if (chance(25))
			F[12] = chance(500) ? "01/01/1900" : "01/01/1970"
	}
	if (CONSENT[p] != "" && chance(900)) {
		F[13] = CONSENT[p] == "yes" ? "Yes" : "No"
		if (CONSENT[p] == "yes")
			F[14] = iso_day(CONSENT_DAY[p])
	}
	if (chance(120))
		F[15] = remark()
	gsub(/\r/, "", F[15])
}

function crm_reach(p, h, again,    way) {
	TOKENS = "crm#" F[1]
	F[11] = chance(40) ? "" : pick("land." COUNTRY[h])
	if (!again || chance(600))
		F[5] = email_cell(EMAIL[p], again ? "capitals" : email_way())
	if (F[5] != "" && KEY != "")
		TOKENS = TOKENS " e#" KEY
	way = F[11] == "" ? abroad_way() : phone_way()
	if (MOBILE[p] != "" && (F[5] == "" || chance(600))) {
		F[7] = phone_cell(calling_code(p), MOBILE[p], way)
		if (KEY != "")
			TOKENS = TOKENS " m#" KEY
	}
	if (LANDLINE[h] != "" && chance(500))
		F[6] = phone_cell(calling_code(p), LANDLINE[h], way)
}

function test_contact(i) {
	empty_row()
	F[1] = "HC-" (30000 + 7 * i)
	F[3] = "Test"
	F[4] = "Test"
	F[5] = "test@example.com"
	F[7] = "0612345678"
	F[8] = "Teststraat 1"
	F[9] = "Teststad"
	F[10] = "1234AB"
	F[11] = "Netherlands"
}
