#!/usr/bin/env bats
# E-mail addresses: repairs, suspects, classes. INPUT => RESULT, !reason where there is none.
load helper

# rows FUNCTION < table
rows() {
	cat >"$BATS_TEST_TMPDIR/want"
	[ -s "$BATS_TEST_TMPDIR/want" ]
	sed "s/^/$1\t/; s/ =>.*//" "$BATS_TEST_TMPDIR/want" | probe-email >"$BATS_TEST_TMPDIR/out"
	same "$(cat "$BATS_TEST_TMPDIR/want")" "$(sed 's/ =>.*//' "$BATS_TEST_TMPDIR/want" |
		paste -d '\t' - "$BATS_TEST_TMPDIR/out" | sed 's/\t/ => /')"
}

@test "a domain beyond ASCII becomes Punycode" {
	rows clean <<-'EOF'
	jan@bücher.de => jan@xn--bcher-kva.de
	jan@BÜCHER.DE => jan@xn--bcher-kva.de
	jan@straße.de => jan@xn--strae-oqa.de
	jan@STRAẞE.de => jan@xn--strae-oqa.de
	jan@mail.cafés-één.nl => jan@mail.xn--cafs-n-dvaca.nl
	jan@пример.рф => jan@xn--e1afmkfd.xn--p1ai
	jan@ПРИМЕР.РФ => jan@xn--e1afmkfd.xn--p1ai
	jan@ελλάδα.gr => jan@xn--hxakic4aa.gr
	jan@ΕΛΛΆΔΑ.gr => jan@xn--hxakic4aa.gr
	jan@他们为什么不说中文.cn => jan@xn--ihqwcrb4cv8a8dqg056pqjye.cn
	jan@Pročprostěnemluvíčesky.cz => jan@xn--proprostnemluvesky-uyb24dma41a.cz
	jan@ŁÓDŹ.pl => jan@xn--d-uga0v4h.pl
	jan@ŸŞĲŽ.nl => jan@xn--wda8h9e3e.nl
	jan@𠜎𠜱.cn => jan@xn--4m2igc.cn
	Jan <jan@bücher.de> => jan@xn--bcher-kva.de
	jan@-bücher.de => !not ASCII after the @
	jan@bücher-.de => !not ASCII after the @
	jan@bu\xcc\x88cher.de => !not ASCII after the @
	jan@b\xfccher.de => !not ASCII after the @
	jan@☃.net => !not ASCII after the @
	jan@b😀.net => !not ASCII after the @
	jan@bü cher.de => !a word beside the address
	jan@bü_cher.de => !not ASCII after the @
	jan@bücher => !no dot after the @
	jan@bücher..de => !dot out of place after the @
	jan@bü@cher.de => !more than one @
	jän@bücher.de => !not ASCII before the @
	EOF
	local long=ü2345678901234567890123456789012345678901234567890123456 label

	label=$(printf 'a%.0s' {1..63})
	rows clean <<-EOF
	a@$long.nl => a@xn--2345678901234567890123456789012345678901234567890123456-oxf.nl
	a@${long}7.nl => !not ASCII after the @
	EOF
	# 254 bytes and 255
	local full=jan@$label.$label.$label ending=${label:0:47}

	rows clean <<-EOF
	$full.${ending}é.nl => $full.xn--$ending-mfe.nl
	$full.a${ending}é.nl => !not ASCII after the @
	EOF
}

@test "what cannot be right is mended, what could exist is left" {
	rows repair <<-'EOF'
	Jan@Gmail.com => Jan@gmail.com
	jan@gmail.con => jan@gmail.com tld
	Jan@GMAIL.CON => Jan@gmail.com tld
	jan@mail.bedrijf.comm => jan@mail.bedrijf.com tld
	jan@bedrijf.nll => jan@bedrijf.nl tld
	jan@ziggo.n => jan@ziggo.nl tld
	jan@bedrijf.n => !no such top-level domain
	jan@con.nl => jan@con.nl
	jan@gmailcom => jan@gmail.com form
	jan@upcmailnl => jan@upcmail.nl form
	jan@bedrijfnl => !no dot after the @
	jan@gmail,com => jan@gmail.com form
	jan@bedrijf;nl => jan@bedrijf.nl form
	jan@mail.bedrijf,nl => jan@mail.bedrijf.nl form
	jan@gmail, com => jan@gmail.com form
	jan@gmail com => jan@gmail.com form
	jan@gmail. com => jan@gmail.com form
	jan@gmail .com => jan@gmail.com form
	jan@gmail,con => jan@gmail.com tld
	jan@x.nl,com => !a word beside the address
	jan@x.nl com => !a word beside the address
	jan@x,piet => !a word beside the address
	jan@gmail..com => jan@gmail.com form
	jan@.gmail.com => jan@gmail.com form
	jan@gmail.com. => jan@gmail.com form
	jan@gmail.com.. => jan@gmail.com form
	jan@gmail.com.) => jan@gmail.com form
	jan@gmail.com, => jan@gmail.com
	jan@@gmail.com => jan@gmail.com form
	jan@ @gmail.com => jan@gmail.com form
	jan @gmail.com => jan@gmail.com form
	jan@ gmail.com => jan@gmail.com form
	piet jan @gmail.com => !a word beside the address
	jan piet@gmailcom => !a word beside the address
	jan@www.gmail.com => jan@gmail.com form
	jan@WWW.bedrijf.nl => jan@bedrijf.nl form
	jan@www.www.gmail.con => jan@gmail.com tld
	jan@www.nl => jan@www.nl
	jan@www.con => jan@www.com tld
	jan@wwwbedrijf.nl => jan@wwwbedrijf.nl
	www.jan@x.nl => www.jan@x.nl
	jan(at)x.nl => jan@x.nl form
	jan [AT] gmail.con => jan@gmail.com tld
	jan at x.nl => !no @
	(at)x.nl => !no @
	Jan <jan@gmailcom> => jan@gmail.com form
	Jan Jansen <jan@gmail,com> => jan@gmail.com form
	mailto:jan@gmailcom?subject=x => jan@gmail.com form
	'jan@gmail.con' => jan@gmail.com tld
	jan@gmail.con; piet@x.nl => jan@gmail.com tld
	jan@gmailcom; piet@x.nl => piet@x.nl
	jan@gmailcom; piet@zz => jan@gmail.com form
	jan@x.nl / piet@y.nl => jan@x.nl
	jan@x.nl | piet@y.nl => jan@x.nl
	jan@x.nl en piet@y.nl => jan@x.nl
	jan@x.nl OF piet@y.nl or an@z.nl => jan@x.nl
	jan@x.nl und piet@y.nl => jan@x.nl
	jan@gmail.con et piet@y.nl => jan@gmail.com tld
	jan@x.nl of => !a word beside the address
	en piet@y.nl => !a word beside the address
	jan@x.nl en of piet@y.nl => !a word beside the address
	jan en piet@y.nl => !a word beside the address
	jan@gmail.nl => jan@gmail.nl
	jan@gmial.com => jan@gmial.com
	jan@gmail.com.com => jan@gmail.com.com
	jan@bücher.con => jan@xn--bcher-kva.com tld
	jan..j@gmail.con => !dot out of place before the @
	a@b@c.nl => !more than one @
	a@b.nl@b.nl => !more than one @
	@gmailcom => !nothing before the @
	jan@ => !nothing after the @
	 => !empty
	geen => !no @
	EOF
}

@test "a suspect domain is told, and what was meant" {
	rows suggestion <<-'EOF'
	jan@gmial.com => gmail.com suspect
	Jan@Gmial.com => gmail.com suspect
	jan@hotmal.nl => hotmail.nl suspect
	jan@kpn.mail.nl => kpnmail.nl suspect
	jan@la-poste.net => laposte.net suspect
	jan@gmail.nl => gmail.com
	jan@hotmail.com.nl => hotmail.com
	jan@gmail.com => none
	jan@mail.gmial.com => none
	jan@bedrijf.nl => none
	gmial.com => none
	 => none
	EOF
	# One slip away from a big provider, in no table: only said.
	rows near <<-'EOF'
	jan@gmqil.com => gmail.com
	jan@gmaail.com => gmail.com
	jan@gail.com => gmail.com
	jan@agmil.com => none
	jan@zigog.nl => ziggo.nl
	jan@outlookx.com => outlook.com
	jan@gmail.co => none
	jan@gmqil.nl => none
	jan@mail.com => none
	jan@ymail.com => none
	jan@gmail.com => none
	jan@gmial.com => none suspect
	jan@hotmail.de => none
	jan@love.nl => none
	jan@bedrijf => none
	 => none
	EOF
}

@test "an address is classed by its parts" {
	rows class <<-'EOF'
	jan@gmail.com => person
	Jan.Jansen-de.Wit_75+nieuws@gmail.com => person
	testa@gmail.com => person
	tester.groot@gmail.com => placeholder
	jan@shop.example => test placeholder nowhere reserved
	jan@mail.shop.test => test placeholder nowhere reserved
	jan@Example.COM => test placeholder nowhere reserved
	jan@x.example.com => test placeholder nowhere reserved
	jan@test.nl => test placeholder nowhere reserved
	jan@tester.nl => test placeholder nowhere
	jan@test.fr => test placeholder nowhere
	jan@mytest.nl => person
	jan@localhost => person
	jan@pc.local => test placeholder nowhere reserved
	jan+test@gmail.com => test placeholder
	jan+TEST12@gmail.com => test placeholder
	jan+test-3@gmail.com => test placeholder
	jan+testament@gmail.com => person
	jan.p+qa@gmail.com => test placeholder
	test@gmail.com => placeholder
	Test123@gmail.com => placeholder
	test-jan@gmail.com => placeholder
	testorder99@gmail.com => placeholder
	load-test-3@gmail.com => placeholder
	e2e-user@gmail.com => placeholder
	e2e17@gmail.com => placeholder
	geen@geen.nl => placeholder nowhere
	jan@geen.nl => placeholder nowhere
	john.doe@gmail.com => doubtful
	john.doe@domain.com => placeholder doubtful
	robot3@gmail.com => doubtful
	robotham@gmail.com => person
	info@domain.com => placeholder doubtful role
	jan@domain.com => doubtful
	info@bakker.nl => role
	Info+shop@bakker.nl => role
	info.nl@bakker.nl => person
	noreply@bakker.nl => placeholder noreply
	No-Reply@bakker.nl => placeholder noreply
	postmaster@bakker.nl => placeholder noreply
	jan@mailinator.com => disposable
	jan@privaterelay.appleid.com => relay
	x1@marketplace.amazon.nl => relay
	x1@verkopen.bol.com => relay
	jan@gmial.com => suspect
	info@hotmial.com => role suspect
	aa@aa.nl => placeholder
	AA@aa.NL => placeholder
	ab@ab.nl => person
	a-rather-long-local-part-of-an-address@and-a-domain-of-more-than-sixteen.nl => person
	@ => person
	jan => person
	 => person
	EOF
}

@test "each known slip comes out as its row says" {
	real facts/email_typos.tsv
	# shellcheck disable=SC2154
	sed 1d "$real" | awk -F'\t' '{
		meant = $2
		sub(/^\*/, "bedrijf", $1); sub(/^\*/, "bedrijf", meant)
		if ($1 == "www.*") { $1 = "www.bedrijf.nl"; meant = "bedrijf.nl" }
		if ($1 == "bedrijf.") { $1 = "bedrijf.nl."; meant = "bedrijf.nl" }
		left = $3 == "near" || $3 == "dom"
		print "Jan@" $1 " => Jan@" (left ? $1 : meant " " $3)
	}' | rows repair
	awk -F'\t' '$3 == "near" || $3 == "dom" {
		print "jan@" $1 " => " $2 ($3 == "near" ? " suspect" : "")
	}' "$real" | rows suggestion
}

# What a row of test patterns says of an address that holds it, beside what is asked:
# reject is a test, but a box that says that there is none is nobody's; warn is nobody's or
# doubtful; keep-flag says what it is.
@test "each pattern of addresses is known" {
	real facts/test_patterns.tsv
	awk -F'\t' '$1 ~ /^email_/ {
		if ($1 == "email_local") {
			x = $2 == "contains" ? "jan" $3 : $3 ($2 == "prefix" ? "1" : "")
			x = x "@bakker.nl"
		} else
			x = "jan@" ($2 == "suffix" ? "bakker" : "") $3
		want = $4 ~ /role/ ? "role" : $4 ~ /disposable/ ? "disposable" : $4 ~ /relay/ ? "relay" : \
			$4 ~ /no-reply/ ? "noreply" : $4 ~ /no-address/ ? "placeholder" : \
			$5 == "reject" ? "test" : "placeholder|doubtful"
		print x "\t" want
	}' "$real" >"$BATS_TEST_TMPDIR/patterns"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/patterns")" -gt 300 ]
	sed 's/^/class\t/; s/\t[^\t]*$//' "$BATS_TEST_TMPDIR/patterns" | probe-email |
		paste "$BATS_TEST_TMPDIR/patterns" - | awk -F'\t' '$3 !~ "(^| )(" $2 ")( |$)"' \
		>"$BATS_TEST_TMPDIR/wrong"
	same '' "$(cat "$BATS_TEST_TMPDIR/wrong")"
}

# The answer to each address of the is_email tests, by diagnosis, and why it differs from
# RFC 5322 where it does. `takes` are taken without what is wrapped around them.
@test "the practical rule answers each address of is_email as decided" {
	real data/isemail/tests.xml
	cat >"$BATS_TEST_TMPDIR/decided" <<-'EOF'
	VALID	takes	as RFC 5322; but a domain needs a dot (5: no mail goes to test@io)	5
	DNSWARN_NO_RECORD	takes	no name servers are asked; top level of one letter or with a hyphen: none exists (13 33 37)	13 33 37
	DNSWARN_NO_MX_RECORD	takes	no name servers are asked
	RFC5321_TLD	refuses	a domain needs a dot
	RFC5321_TLDNUMERIC	refuses	an address of numbers is no customer's
	RFC5321_QUOTEDSTRING	refuses	no mail system of a shop takes a quoted local part
	RFC5321_ADDRESSLITERAL	refuses	an address of numbers is no customer's
	RFC5321_IPV6DEPRECATED	refuses	likewise
	RFC5322_LOCAL_TOOLONG	refuses	as RFC 5321
	RFC5322_LABEL_TOOLONG	refuses	as RFC 1035
	RFC5322_TOOLONG	refuses	as RFC 5321
	RFC5322_DOMAIN_TOOLONG	refuses	as RFC 5321
	RFC5322_DOMAIN	refuses	as HTML5
	RFC5322_DOMAINLITERAL	refuses	an address of numbers is no customer's
	RFC5322_DOMLIT_OBSDTEXT	refuses	likewise
	RFC5322_IPV6_GRPCOUNT	refuses	likewise
	RFC5322_IPV6_BADCHAR	refuses	likewise
	RFC5322_IPV6_MAXGRPS	refuses	likewise
	RFC5322_IPV6_COLONSTRT	refuses	likewise
	RFC5322_IPV6_COLONEND	refuses	likewise
	RFC5322_IPV6_2X2XCOLON	refuses	likewise
	CFWS_COMMENT	refuses	which words are the comment is a guess
	CFWS_FWS	takes	blanks around an address are trimmed
	DEPREC_CFWS_NEAR_AT	refuses	a blank inside; see the repairs
	DEPREC_COMMENT	refuses	which words are the comment is a guess
	DEPREC_CTEXT	refuses	likewise
	DEPREC_FWS	refuses	a blank inside; around it (89 149) it is trimmed	89 149
	DEPREC_LOCALPART	refuses	quoted
	DEPREC_QP	refuses	quoted
	DEPREC_QTEXT	refuses	quoted
	ERR_ATEXT_AFTER_CFWS	refuses	as RFC 5322
	ERR_ATEXT_AFTER_DOMLIT	refuses	as RFC 5322
	ERR_ATEXT_AFTER_QS	refuses	as RFC 5322
	ERR_BACKSLASHEND	refuses	as RFC 5322
	ERR_CONSECUTIVEDOTS	refuses	as RFC 5322
	ERR_CR_NO_LF	takes	line ends around an address are trimmed; inside quotes (129) refused	129
	ERR_DOMAINHYPHENEND	refuses	as RFC 5322
	ERR_DOMAINHYPHENSTART	refuses	as RFC 5322
	ERR_DOT_END	takes	a full stop behind an address is trimmed; before the @ (16) refused	16
	ERR_DOT_START	refuses	as RFC 5322
	ERR_EXPECTING_ATEXT	refuses	as RFC 5322; line ends around it (99 132) are trimmed	99 132
	ERR_EXPECTING_CTEXT	takes	a bracket and a line end around it
	ERR_EXPECTING_DTEXT	refuses	as RFC 5322
	ERR_EXPECTING_QPAIR	refuses	as RFC 5322
	ERR_EXPECTING_QTEXT	refuses	as RFC 5322
	ERR_FWS_CRLF_END	takes	line ends around an address are trimmed
	ERR_FWS_CRLF_X2	takes	likewise
	ERR_NODOMAIN	refuses	as RFC 5322
	ERR_NOLOCALPART	refuses	as RFC 5322
	ERR_UNCLOSEDCOMMENT	refuses	as RFC 5322; a lone bracket before it (104) is trimmed	104
	ERR_UNCLOSEDDOMLIT	refuses	as RFC 5322
	ERR_UNCLOSEDQUOTEDSTR	refuses	as RFC 5322; a lone quote before it (50 103) is trimmed	50 103
	EOF
	awk -F'\t' -v list="$BATS_TEST_TMPDIR/want" '
		function hex(s,  i, v) {
			for (i = 1; i <= length(s); i++)
				v = v * 16 + index("0123456789ABCDEF", substr(s, i, 1)) - 1
			return v
		}
		FNR == NR { decided[$1] = $2; except[$1] = " " $4 " "; next }
		match($0, /<test id="[0-9]+"/) { id = substr($0, RSTART + 10, RLENGTH - 11) }
		/<address/ {
			address = $0
			gsub(/^.*<address\/?>|<\/address>.*$/, "", address)
			gsub(/&lt;/, "<", address); gsub(/&gt;/, ">", address)
			gsub(/&quot;/, "\"", address); gsub(/&amp;/, "\\&", address)
			bare = address
			while (match(address, /&#x24[0-9A-F][0-9A-F];/))
				address = substr(address, 1, RSTART - 1) \
				    sprintf("\\x%02x", hex(substr(address, RSTART + 5, 2))) \
				    substr(address, RSTART + RLENGTH)
			gsub(/&#x24[0-9A-F][0-9A-F];/, "", bare)
			gsub(/^[ "()]+|[ .()]+$/, "", bare)
		}
		/<diagnosis>/ {
			name = $0
			gsub(/^.*<diagnosis>ISEMAIL_|<\/diagnosis>.*$/, "", name)
			answer = name in decided ? decided[name] : "not decided"
			if (index(except[name], " " id " "))
				answer = answer == "takes" ? "refuses" : "takes"
			if (answer == "takes") {
				at = index(bare, "@")
				answer = substr(bare, 1, at) tolower(substr(bare, at + 1))
			}
			print id " " name " => " answer >list
			print "clean\t" address
		}' "$BATS_TEST_TMPDIR/decided" "$real" | probe-email | sed 's/^![a-z].*/refuses/' >"$BATS_TEST_TMPDIR/out"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/want")" -eq 164 ]
	same "$(cat "$BATS_TEST_TMPDIR/want")" "$(sed 's/ =>.*//' "$BATS_TEST_TMPDIR/want" |
		paste -d '\t' - "$BATS_TEST_TMPDIR/out" | sed 's/\t/ => /')"
}
