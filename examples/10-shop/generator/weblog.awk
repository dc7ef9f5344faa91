# weblog.awk - what the web tracker saw in the last three months: a cookie, now and then
# an address (at a login or a sign-up); families share a tablet

function write_weblog(file,    p, i, k, d, n, list) {
	seed(92)
	NOW_FILE = "weblog.csv"
	for (p = 1; p <= PERSONS; p++)
		if (tracked(p))
			person_sessions(p)
	for (i = 1; i <= 420; i++) {
		COOKIE = cookie()
		for (k = 1 + rnd(2); k > 0; k--)
			session(0, LAST_DAY - rnd(92), 0)
	}
	print "visitor_id|timestamp|event|email|page|value" > file
	LINE = 1
	for (i = 1; i <= EVENTS; i++)
		list[EVENT_DAY[i], n[EVENT_DAY[i]]++] = i
	for (d = LAST_DAY - 91; d <= LAST_DAY; d++)
		write_day(file, d, n[d], list)
	fact(NOW_FILE, "visitors", "never with an address", COOKIES - COOKIES_NAMED)
	fact(NOW_FILE, "visitors", "with an address", COOKIES_NAMED)
	close(file)
}

function tracked(p) {
	if (ROLE[p] == "prospect")
		return EMAIL[p] != "" && chance(100)
	return ROLE[p] == "visitor" || ACCOUNT[p] != "" && LAST_SALE[p] > LAST_DAY - 300
}

function write_day(file, d, n, list,    i, j, m, e, sorted) {
	for (i = 0; i < n; i++) {
		e = list[d, i]
		for (j = m++; j > 0 && EVENT_AT[sorted[j]] > EVENT_AT[e]; j--)
			sorted[j + 1] = sorted[j]
		sorted[j + 1] = e
	}
	for (i = 1; i <= n; i++)
		event_row(file, sorted[i])
}

function event_row(file, e,    at) {
	at = EVENT_AT[e]
	printf "%s|%sT%s:%02d|", EVENT_COOKIE[e], iso_day(EVENT_DAY[e]),
	    clock(int(at / 60)), at % 60 > file
	fact(NOW_FILE, "records", "", 1)
	LINE++
	if (LINE == 1500) {		# the tracker was restarted
		print EVENT_WHAT[e] > file
		rejected(NOW_FILE, LINE, "bad_field_count")
		return
	}
	print EVENT_WHAT[e] "|" EVENT_EMAIL[e] "|" EVENT_PAGE[e] > file
	fact(NOW_FILE, "kept", EVENT_WHAT[e], 1)
	fact(NOW_FILE, "kept", "", 1)
	if (EVENT_KEY[e] == "")
		return
	if (!(EVENT_COOKIE[e] in NAMED)) {
		NAMED[EVENT_COOKIE[e]] = 1
		COOKIES_NAMED++
	}
	known("web", LINE, EVENT_PERSON[e], "v#" EVENT_COOKIE[e] " e#" EVENT_KEY[e])
}

# One or two devices; the second member of a house often takes the first one's tablet.
function person_sessions(p,    h, mine, n, first) {
	h = HOUSE[p]
	mine = cookie()
	if (h in TABLET && chance(500))
		mine = TABLET[h]
	else if (!(h in TABLET))
		TABLET[h] = mine
	n = 1 + rnd(ROLE[p] == "buyer" ? 6 : 3)
	for (first = 1; n > 0; n--) {
		COOKIE = mine
		if (chance(150))
			COOKIE = cookie()
		session(p, LAST_DAY - rnd(92), first)
		first = 0
	}
}

function cookie(    i, s) {
	for (i = 0; i < 12; i++)
		s = s substr("0123456789abcdef", 1 + rnd(16), 1)
	return s
}

function session(p, day, first,    at, n, page) {
	at = 25200 + rnd(54000)
	if (!(COOKIE in HAD_COOKIE)) {
		HAD_COOKIE[COOKIE] = 1
		COOKIES++
	}
	event(p, day, at, "visit", "", "/|")
	if (p > 0 && ACCOUNT[p] != "" && chance(450))
		event(p, day, at += 15 + rnd(90), "login", email_on(p, day), "/account|")
	for (n = rnd(4); n > 0; n--) {
		page = 1 + rnd(WORDS["page"])
		event(p, day, at += 10 + rnd(200), "product_view", "", \
		    WORD["page", page] "|" euros(PAGE_PRICE[page], ".", ""))
		if (chance(130))
			event(p, day, at += 5 + rnd(60), "cart", "", \
			    "/winkelmand|" euros(PAGE_PRICE[page], ".", ""))
	}
	if (first && ROLE[p] != "buyer")
		event(p, day, at + 25, "newsletter_signup", EMAIL[p], "/nieuwsbrief|")
}

function event(p, day, at, what, address, page,    way) {
	way = email_way()
	if (way == "comma" || way == "no at")
		way = ""		# the browser refuses these
	EVENT_PERSON[++EVENTS] = p
	EVENT_DAY[EVENTS] = day
	EVENT_AT[EVENTS] = at
	EVENT_COOKIE[EVENTS] = COOKIE
	EVENT_WHAT[EVENTS] = what
	EVENT_EMAIL[EVENTS] = email_cell(address, way)
	EVENT_KEY[EVENTS] = KEY
	EVENT_PAGE[EVENTS] = page
}
