# orders.awk - three years of sales: who bought when, where and for how much
#
# A sale has an index; ORDER[1..ORDERS] lists the sales, refunds and test orders in the
# order of time. Refunds are born beside their sale and point to it (REFUND_OF).

function make_orders(    p, i) {
	seed(20240229)
	for (p = 1; p <= PERSONS; p++)
		if (ROLE[p] == "buyer")
			buy(p)
	for (i = 0; i < 400; i++)
		add_sale(0, season_day(0, LAST_DAY), "till")
	for (i = 0; i < 9; i++)
		add_sale(-1, 40 + 115 * i + rnd(60), "shop")
	sort_orders()
}

# A third bought once; a handful come every other week.
function how_often(    r) {
	r = rnd(1000)
	return r < 320 ? 1 : r < 570 ? 2 : r < 735 ? 3 : r < 890 ? 4 + rnd(3) : \
	    r < 969 ? 7 + rnd(6) : r < 993 ? 13 + rnd(14) : 34 + rnd(30)
}

function buy(p,    n, first, last) {
	n = how_often()
	if (COMPANY[p] != "")
		n += 2
	if (n == 1)
		first = last = season_day(0, LAST_DAY)
	else {
		first = season_day(0, n > 12 ? 260 : chance(300) ? 90 : 940)
		# half of them are still here, the others stayed away one day
		last = chance(500) ? LAST_DAY : first + 30 + n * 12 + rnd(500)
		if (last > LAST_DAY)
			last = LAST_DAY
	}
	while (n-- > 0)
		add_sale(p, season_day(first, last), \
		    rnd(100) < TILL_SHARE[p] ? "till" : "shop")
}

function add_sale(p, day, where,    s, back) {
	if (where == "till" && weekday(day) == 7)
		day -= day > 0		# closed on Sundays
	s = new_entry(p, day, where)
	CENTS[s] = p < 0 ? 1 : basket(p, where)
	if (p < 0 || CENTS[s] == 0 || !chance(where == "shop" ? 45 : 25))
		return
	back = day + 2 + rnd(20)
	if (where == "till" && weekday(back) == 7)
		back++
	if (back > LAST_DAY)
		return
	REFUNDED[s] = new_entry(p, back, where)
	REFUND_OF[REFUNDED[s]] = s
}

function new_entry(p, day, where) {
	BUYER[++SALES] = p
	ON[SALES] = day
	AT[SALES] = where == "till" ? 570 + rnd(495) : 420 + rnd(960)
	WHERE[SALES] = where
	return SALES
}

function basket(p, where,    n, sum) {
	n = 1 + rnd(where == "till" ? 3 : 5)
	while (n-- > 0)
		sum += PRICE[1 + rnd(PRICES)]
	if (COMPANY[p] != "")
		sum *= 6 + rnd(34)
	if (p > 0)
		sum = int(sum * BUDGET[p] / 100)
	if (where == "till")
		sum -= sum % 5
	else if (sum < 4500)
		sum += 495
	return chance(6) ? 0 : sum
}

function later(a, b) {
	return ON[a] == ON[b] && AT[a] > AT[b]
}

# By day, within the day by minute; of the same minute the older entry first.
function sort_orders(    s, d, i, j, n, list) {
	for (s = 1; s <= SALES; s++)
		list[ON[s], n[ON[s]]++] = s
	for (d = 0; d <= LAST_DAY; d++)
		for (i = 0; i < n[d]; i++) {
			s = list[d, i]
			for (j = ORDERS++; j > 0 && later(ORDER[j], s); j--)
				ORDER[j + 1] = ORDER[j]
			ORDER[j + 1] = s
		}
}
