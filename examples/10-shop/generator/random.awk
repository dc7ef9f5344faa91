# random.awk - the same numbers in every awk: a multiplicative congruential generator
# whose products stay below 2^53, so that doubles hold them exactly; no rand, no clock

function seed(n) {
	SEED = n
	rnd(2); rnd(2); rnd(2)
}

# A whole number from 0 to n - 1, n at most 2^20.
function rnd(n,    product) {
	SEED = SEED * 48271 % 2147483647
	product = SEED * n
	return (product - product % 2147483647) / 2147483647
}

function chance(per_mille) {
	return rnd(1000) < per_mille
}

# One line of the list words[name].
function pick(name) {
	return WORD[name, 1 + rnd(WORDS[name])]
}

function words(name, list,    i, n, part) {
	n = split(list, part, "|")
	for (i = 1; i <= n; i++)
		WORD[name, i] = part[i]
	WORDS[name] = n
}

# n random digits, the first of them from 1 to 9.
function digits(n,    s) {
	s = 1 + rnd(9)
	while (length(s) < n)
		s = s "" rnd(10)
	return s
}

# ---- calendar: day 0 is 2023-11-01, a Wednesday ----------------------------------

function calendar(    d, y, m, day, weight) {
	split("31 28 31 30 31 30 31 31 30 31 30 31", MONTHDAYS, " ")
	split("jan feb mrt apr mei jun jul aug sep okt nov dec", MONTHNAME, " ")
	split("70 80 85 90 95 75 55 60 85 105 140 190", weight, " ")
	y = 2023; m = 11; day = 1
	for (d = 0; d <= LAST_DAY; d++) {
		YEAR[d] = y; MONTH[d] = m; DAY[d] = day
		# busier each year, in the week of 5 and 25 December and at week-ends
		UPTO[d] = (d > 0 ? UPTO[d - 1] : 0) + weight[m] + (y - 2023) * 9 + \
		    (m == 12 && day < 25 ? 60 : 0) + (weekday(d) >= 5 ? 25 : 0)
		if (++day > MONTHDAYS[m] + (m == 2 && y % 4 == 0)) {
			day = 1
			if (++m > 12) {
				m = 1
				y++
			}
		}
	}
}

# Monday is 1, Sunday 7.
function weekday(d) {
	return (d + 2) % 7 + 1
}

# A day from first to last, by the season.
function season_day(first, last,    below, lo, hi, mid) {
	below = first > 0 ? UPTO[first - 1] : 0
	mid = below + rnd(UPTO[last] - below)
	lo = first; hi = last
	while (lo < hi) {
		below = int((lo + hi) / 2)
		if (UPTO[below] > mid)
			hi = below
		else
			lo = below + 1
	}
	return lo
}

function iso_day(d) {
	return sprintf("%d-%02d-%02d", YEAR[d], MONTH[d], DAY[d])
}

function clock(minute) {
	return sprintf("%02d:%02d", int(minute / 60), minute % 60)
}

# ---- text ------------------------------------------------------------------------

# The letters outside ASCII that occur: UTF-8, Windows-1252, plain, and what UTF-8 turns
# into when somebody reads it as Windows-1252. The broken ones stand last: once they are
# recoded, their bytes look like UTF-8 again.
function letters(    i, n, part) {
	n = split("é \351 e Ã© ë \353 e Ã« ï \357 i Ã¯ ö \366 o Ã¶ ü \374 u Ã¼ " \
	    "ç \347 c Ã§ è \350 e Ã¨ ê \352 e Ãª ô \364 o Ã´ ñ \361 n Ã± " \
	    "ä \344 a Ã¤ á \341 a Ã¡ ó \363 o Ã³ É \311 E É Ö \326 O Ö " \
	    "Š \212 S Š Ž \216 Z Ž € \200 EUR € – \226 - – © \251 c © " \
	    "« \253 < « ¯ \257 - ¯ ¶ \266 P ¶ ¼ \274 4 ¼ § \247 S § ¨ \250 x ¨ " \
	    "ª \252 a ª ´ \264 x ´ ± \261 x ± ³ \263 3 ³ ¤ \244 x ¤ ¡ \241 i ¡ " \
	    "Ã \303 A Ã", part, " ")
	for (i = 1; i <= n; i += 4) {
		LETTER[++LETTERS] = part[i]
		CP1252[part[i]] = part[i + 1]
		PLAIN[part[i]] = part[i + 2]
		BROKEN[part[i]] = part[i + 3]
	}
	LETTER[++LETTERS] = NBSP = "\302\240"
	CP1252[NBSP] = "\240"
	PLAIN[NBSP] = BROKEN[NBSP] = " "
}

function recode(s, table,    i, at, c, out) {
	for (i = 1; i <= LETTERS; i++) {
		c = LETTER[i]
		out = ""
		while ((at = index(s, c)) > 0) {
			out = out substr(s, 1, at - 1) table[c]
			s = substr(s, at + length(c))
		}
		s = out s
	}
	return s
}

# Lower-case letters only: for mail addresses.
function mail_word(s) {
	s = tolower(recode(s, PLAIN))
	gsub(/[^a-z0-9]/, "", s)
	return s
}

# A cell of a CSV file, quoted where it must be (or always).
function cell(s, separator, always) {
	if (!always && index(s, separator) + index(s, "\"") + index(s, "\n") == 0)
		return s
	gsub(/"/, "\"\"", s)
	return "\"" s "\""
}

# How many line ends are in a cell or a record.
function line_ends(s,    n, at) {
	for (n = 0; (at = index(s, "\n")) > 0; n++)
		s = substr(s, at + 1)
	return n
}

# Cents as text, with this decimal sign and this sign for thousands.
function euros(cents, point, thousand,    sign, whole, n) {
	sign = cents < 0 ? "-" : ""
	if (cents < 0)
		cents = -cents
	whole = int(cents / 100) ""
	n = length(whole) - 3
	if (thousand != "" && n > 0)
		whole = substr(whole, 1, n) thousand substr(whole, n + 1)
	return sign whole point sprintf("%02d", cents % 100)
}
