# truth.awk - what the generator knows: counts, money, and which rows are one person's
#
# A row's identities are the tokens that survive cleaning: "webshop#001203", "e#jan@...",
# "m#+316...", "v#cookie". Rows of one person that share a token, directly or through
# other rows, form a group: what exact matching can reach at best.

function fact(file, name, key, rows, cents,    id) {
	id = file "\t" name "\t" key
	if (!(id in FACT_ROWS))
		FACT[++FACTS] = id
	FACT_ROWS[id] += rows
	if (cents != "") {
		FACT_CENTS[id] += cents
		FACT_MONEY[id] = 1
	}
}

function rejected(file, line, code) {
	fact(file, "rejected", code, 1)
	fact(file, "rejected_line", sprintf("%06d %s", line, code), 1)
}

# A kept row of a person (0: nobody's) with its tokens, separated by blanks.
function known(source, line, p, tokens,    i, n, part) {
	if (p < 1 || tokens == "")
		return
	n = split(tokens, part, " ")
	for (i = 1; i <= n; i++)
		join(p " " part[1], p " " part[i])
	SEEN[++SEENS] = source "\t" line
	SEEN_PERSON[SEENS] = p
	SEEN_TOKEN[SEENS] = p " " part[1]
	IN_SOURCE[p, source] = 1
}

function root(t) {
	if (!(t in PARENT))
		PARENT[t] = t
	while (PARENT[t] != t)
		t = PARENT[t] = PARENT[PARENT[t]]
	return t
}

function join(a, b) {
	PARENT[root(a)] = root(b)
}

# What is left of the mail cell and of the mobile after cleaning.
function reachable(file, mail) {
	fact(file, "kept_email", TOKENS ~ /(^| )e#/ ? "usable" : mail == "" ? "empty" : \
	    "not an address", 1)
	fact(file, "kept_mobile", TOKENS ~ /(^| )m#/ ? "usable" : "none", 1)
}

# An order, a refund or a free order that counts: kept, with the person when it is known.
function sold(file, source, p, day, cents, tokens,    kind) {
	kind = cents < 0 ? "refund" : cents > 0 ? "sale" : "free"
	fact(file, "kept", "", 1, cents)
	fact(file, "kept_kind", kind, 1, cents)
	fact(file, "kept_month", substr(iso_day(day), 1, 7), 1, cents)
	fact("all", "kept_orders", "", 1, cents)
	fact("all", "kept_kind", kind, 1, cents)
	if (p < 1 || tokens == "")
		return
	fact(file, "kept_with_identity", kind, 1, cents)
	fact("all", "kept_with_identity", kind, 1, cents)
	NET[p] += cents
	if (kind != "sale")
		return
	TIMES[p]++
	BOUGHT_IN[p, source] = 1
	if (!(p in LAST_SALE) || LAST_SALE[p] < day)
		LAST_SALE[p] = day
}

function persons_facts(    p, name, i) {
	for (i = 1; i <= SEENS; i++) {
		p = SEEN_PERSON[i]
		if (!(p in MET)) {
			MET[p] = 1
			fact("all", "persons", "with an identity", 1)
		}
		name = root(SEEN_TOKEN[i])
		if (!(name in GROUP)) {
			GROUP[name] = ++GROUPS
			fact("all", "persons", "groups that share identities", 1)
		}
	}
}

function buyers_facts(    p, n, most) {
	for (p = 1; p <= PERSONS; p++) {
		n = TIMES[p] + 0
		if (n == 0)
			continue
		fact("all", "buyers", "", 1, NET[p])
		fact("all", "buyers", bought_where(p), 1, NET[p])
		fact("all", "buyers_by_orders", n < 4 ? "0" n : n < 7 ? "04-06" : \
		    n < 13 ? "07-12" : n < 30 ? "13-29" : "30 and more", 1, NET[p])
		fact("all", "buyers_by_last_order", YEAR[LAST_SALE[p]], 1, NET[p])
		if (n > most)
			most = n
	}
	fact("all", "buyers", "orders of the most frequent", most)
}

function bought_where(p) {
	if (!((p, "till") in BOUGHT_IN))
		return "webshop only"
	return (p, "webshop") in BOUGHT_IN ? "webshop and till" : "till only"
}

# Facts in byte order; the line number of a rejected row stands in its own column.
function write_truth(file,    i, j, id, part) {
	persons_facts()
	buyers_facts()
	for (i = 2; i <= FACTS; i++) {
		id = FACT[i]
		for (j = i - 1; j > 0 && FACT[j] > id; j--)
			FACT[j + 1] = FACT[j]
		FACT[j + 1] = id
	}
	print "file\tfact\tkey\tline\trows\tmoney" > file
	for (i = 1; i <= FACTS; i++) {
		split(FACT[i], part, "\t")
		id = ""
		if (part[2] == "rejected_line") {
			id = substr(part[3], 1, 6)
			sub(/^0+/, "", id)	# some awk would read it as octal
			part[3] = substr(part[3], 8)
		}
		printf "%s\t%s\t%s\t%s\t%s\t", part[1], part[2], part[3], id,
		    FACT_ROWS[FACT[i]] > file
		print FACT[i] in FACT_MONEY ? euros(FACT_CENTS[FACT[i]], ".", "") : "" > file
	}
	close(file)
}

# Which kept rows are one person's; `together` numbers the groups of shared identities.
function write_persons(file,    i) {
	print "source\tline\tperson\thousehold\ttogether" > file
	for (i = 1; i <= SEENS; i++)
		print SEEN[i] "\t" SEEN_PERSON[i] "\t" HOUSE[SEEN_PERSON[i]] "\t" \
		    GROUP[root(SEEN_TOKEN[i])] > file
	close(file)
}
