# people.awk - who lives where, with which mailbox and telephone, and how they buy
#
# Houses have an address, a surname and perhaps a landline; persons live in a house. Some
# houses move (a second address from a day on); some couples share one mailbox.

function make_people(    house, size) {
	seed(20231101)
	while (PERSONS < 1200) {
		house = make_house("")
		size = chance(760) ? 1 : chance(650) ? 2 : chance(600) ? 3 : 4
		if (chance(50)) {
			NEXT_HOUSE[house] = make_house(COUNTRY[house])
			MOVED[house] = 200 + rnd(800)
		}
		while (size-- > 0 && PERSONS < 1200)
			make_person(house)
	}
}

function make_house(country,    h, r, kind, part) {
	h = ++HOUSES
	r = rnd(1000)
	if (country == "")
		country = r < 500 ? "NL" : r < 978 ? "BE" : r < 992 ? "DE" : "FR"
	COUNTRY[h] = country
	kind = COUNTRY[h] == "BE" && chance(70) ? "FRENCH" : COUNTRY[h]
	split(pick("place." kind), part, ":")
	CITY[h] = part[1]
	POSTCODE[h] = part[2] + rnd(part[3] - part[2] + 1)
	if (kind == "NL")
		POSTCODE[h] = POSTCODE[h] " " dutch_letters()
	STREET[h] = pick("street." kind)
	NUMBER[h] = 1 + rnd(chance(700) ? 90 : 400)
	if (chance(180) && country != "DE" && country != "FR")
		ADDITION[h] = kind == "NL" ? pick("addition.NL") : \
		    (kind == "BE" ? "bus " : "bte ") (1 + rnd(20))
	SURNAME_OF[h] = pick("surname." (kind == "NL" || kind == "DE" ? "NL" : "BE"))
	LANDLINE[h] = chance(330) ? landline(COUNTRY[h]) : ""
	return h
}

function dutch_letters() {
	return substr("ABCDEGHJKLNPRT", 1 + rnd(14), 1) \
	    substr("BCEGHJKLNPRTVX", 1 + rnd(14), 1)
}

# Blocks that no operator has given out: exchanges beginning with 1, 06-88 and 06-89,
# 0451 to 0454 and 0457 to 0459. Without the leading zero.
function landline(country) {
	if (country == "NL")
		return pick("area.NL") "1" digits(6)
	return country == "BE" ? pick("area.BE") "1" digits(6) : ""
}

function mobile(country,    number) {
	if (country != "NL" && country != "BE")
		return ""
	do
		number = pick("block." country) digits(6)
	while (number in TAKEN)
	TAKEN[number] = 1
	return number
}

function make_person(h,    p, sex, part, age) {
	p = ++PERSONS
	HOUSE[p] = h
	MEMBERS[h]++
	sex = chance(640) ? "f" : "m"
	SALUTATION[p] = sex == "f" ? "Mevrouw" : "De heer"
	do
		GIVEN[p] = pick("given." sex)
	while ((h, GIVEN[p]) in TAKEN)
	TAKEN[h, GIVEN[p]] = 1
	# in Belgium a married woman keeps her name
	split(MEMBERS[h] != 2 || !chance(COUNTRY[h] == "BE" ? 750 : 250) ? SURNAME_OF[h] : \
	    pick(COUNTRY[h] == "NL" ? "surname.NL" : "surname.BE"), part, ":")
	PREFIX[p] = part[1]
	SURNAME[p] = part[2]
	age = MEMBERS[h] > 2 ? 18 + rnd(8) : 24 + rnd(58)
	BORN[p] = sprintf("%d-%02d-%02d", 2026 - age, 1 + rnd(12), 1 + rnd(28))
	MOBILE[p] = chance(900) ? mobile(COUNTRY[h]) : ""
	mailbox(p, h)
	CONSENT[p] = chance(550) ? "yes" : chance(500) ? "no" : ""
	CONSENT_DAY[p] = rnd(LAST_DAY - 30)
	how_they_buy(p, h)
}

function mailbox(p, h,    name) {
	name = mail_word(PREFIX[p] SURNAME[p])
	if (MEMBERS[h] == 2 && COMPANY[p - 1] == "" && chance(300)) {
		EMAIL[p] = EMAIL[p - 1]		# the couple's
		return
	}
	if (chance(60))
		return
	EMAIL[p] = free_address(MEMBERS[h] == 1 && chance(120) ? "fam." name : \
	    address_form(mail_word(GIVEN[p]), name))
	if (chance(70)) {
		NEXT_EMAIL[p] = free_address(mail_word(GIVEN[p]) digits(2))
		NEW_EMAIL[p] = 150 + rnd(850)
	}
}

function address_form(given, name,    r) {
	r = rnd(5)
	return r < 2 ? given "." name : r == 2 ? substr(given, 1, 1) "." name : \
	    r == 3 ? given name digits(2) : name "." given
}

# At this domain, or at one of everybody's.
function free_address(local, domain,    address, n) {
	address = local "@" (domain != "" ? domain : pick("domain"))
	while (address in TAKEN)
		address = local (++n + 1) "@" (domain != "" ? domain : pick("domain"))
	TAKEN[address] = 1
	return address
}

# Role: buyer, or only in the CRM, or only known to the web tracker.
function how_they_buy(p, h,    r, part) {
	r = rnd(1000)
	ROLE[p] = r < 620 ? "buyer" : r < 870 ? "prospect" : "visitor"
	if (EMAIL[p] == "" && ROLE[p] == "visitor")
		ROLE[p] = "buyer"
	IN_CRM[p] = ROLE[p] == "prospect" || ROLE[p] == "buyer" && chance(380)
	if (COUNTRY[h] == "BE")
		TILL_SHARE[p] = pick("till.share.BE") + 0
	else
		TILL_SHARE[p] = COUNTRY[h] == "NL" ? pick("till.share.NL") + 0 : 0
	BUDGET[p] = 60 + rnd(120)
	if (ROLE[p] != "buyer")
		return
	if (chance(600) && EMAIL[p] != "")
		ACCOUNT[p] = sprintf("%06d", 1200 + 3 * p)
	if (ACCOUNT[p] != "" && NEXT_EMAIL[p] != "" && chance(700))
		NEXT_ACCOUNT[p] = sprintf("%06d", 5400 + 3 * p)
	if (TILL_SHARE[p] > 0 && chance(550))
		CARD[p] = "2900" sprintf("%06d", 417 * p % 1000000)
	if (chance(28) && NEXT_EMAIL[p] == "" && calling_code(p) != "") {
		split(pick("company"), part, "@")
		COMPANY[p] = part[1]
		EMAIL[p] = free_address(mail_word(GIVEN[p]), part[2])
	}
}

# Where the person lived on that day, and at which address mail reached them.
function house_on(p, day,    h) {
	h = HOUSE[p]
	return h in NEXT_HOUSE && day >= MOVED[h] ? NEXT_HOUSE[h] : h
}

function email_on(p, day) {
	return NEXT_EMAIL[p] != "" && day >= NEW_EMAIL[p] ? NEXT_EMAIL[p] : EMAIL[p]
}

function calling_code(p,    country) {
	country = COUNTRY[HOUSE[p]]
	return country == "NL" ? "31" : country == "BE" ? "32" : ""
}
