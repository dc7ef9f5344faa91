# words.awk - names, streets, places, mail domains: all of them either common or invented

function load_words() {
	names()
	spoils()
	places()
	words("domain", "polderbrief-mail.nl|polderbrief-mail.nl|" \
	    "grachtenpost-mail.nl|duinpost-online.nl|molenwiek-mail.nl|" \
	    "kempenbrief.be|kempenbrief.be|scheldebrief-mail.be|leiestroom-mail.be|" \
	    "tulpbrief-mail.com|tulpbrief-mail.com|tulpbrief-mail.com|zeewindpost.eu|" \
	    "wolkenpost-mail.net")
	# name@domain of the mail at work
	words("company", "Vlasmakers Atelier@vlasmakers-atelier.be|" \
	    "Bureau Noorderdok B.V.@bureau-noorderdok.nl|" \
	    "Houthaven Lab@houthaven-lab.nl|" \
	    "Drukkerij De Zwaan; Gent@drukkerij-de-zwaan-gent.be|" \
	    "Praktijk Oudewater@praktijk-oudewater.nl|" \
	    "Notaris \"Het Zegel\"@hetzegel-notaris.be|" \
	    "Bed & Breakfast 't Veer@bnb-tveer.nl|" \
	    "Advocaten Kaai 9@advocaten-kaai9.be|Café Zoet@cafe-zoet-mechelen.be|" \
	    "Woonzorg Lindehof@woonzorg-lindehof.be")
	words("addition.NL", "a|b|A|bis|hs|II|III|-2|c|bg")
	words("area.NL", "76|76|13|40|73|10|20|30|70|24")
	words("area.BE", "3|3|3|3|9|2")
	words("block.NL", "688|689")
	words("block.BE", "451|452|453|454|457|458|459")
	words("till.share.BE", "0|30|60|30|60|100")
	words("till.share.NL", "0|0|0|10|20|40")
	words("ja", "Ja|Ja|Ja|Ja|ja|1")
	words("nee", "Nee|Nee|Nee|nee|0")
	words("payment", "iDEAL|iDEAL|Bancontact|Bancontact|Creditcard|PayPal|" \
	    "Overschrijving")
	words("phone.nothing", "-|onbekend|0000000000|0612345678|n.v.t.")
	words("country.NL", "Nederland|Nederland|Nederland|NL|nederland")
	words("country.BE", "België|België|België|BE|Belgie|BELGIE")
	words("payment.till", "Bancontact|Bancontact|Bancontact|cash|cash|Payconiq|" \
	    "kredietkaart")
	words("land.NL", "Netherlands|Netherlands|The Netherlands|NL")
	words("land.BE", "Belgium|Belgium|Belgium|BE")
	words("land.DE", "Germany")
	words("land.FR", "France")
	words("nothing", "-|n.v.t.|geen|onbekend|nvt")
	words("remark", "Graag bij de buren afgeven|" \
	    "Cadeau, prijs niet op de bon a.u.b.|Bel 2x kort; de bel is stil|" \
	    "Kaartje: \"Fijne verjaardag, oma!\"|Glutenvrij?|" \
	    "Niet op maandag; dan is er niemand|Graag extra theezakjes|" \
	    "Liefst vóór 12 uur|Zonder noten a.u.b. (allergie!)|" \
	    "Achterom, hek is open|Factuur naar kantoor|=tot morgen=|Merci!")
	words("page", "/thee/darjeeling-first-flush|/thee/earl-grey|" \
	    "/thee/rooibos-vanille|/thee/sencha|/thee/munt-los|/taart/citroen|" \
	    "/taart/appelkruimel|/taart/mokka|/koek/speculaas|/koek/madeleines|" \
	    "/cadeau/theekist|/cadeau/proefdoos")
	split("795 895 650 1095 495 2850 2450 2995 575 695 3950 1995", PAGE_PRICE, " ")
	split("495 575 650 695 795 895 895 1095 1295 1495 1995 2450 2850 2995 3950 7900",
	    PRICE, " ")
	PRICES = 16
}

# The ways to spoil a row so that it must be rejected: code, cell, what stands there (a #
# is the year).
function spoils() {
	split("date_invalid:2:31-02-#|bad_field_count:cut:|amount_invalid:17:O|" \
	    "date_invalid:2:31-04-#|missing_amount:17:|bad_field_count:split:|" \
	    "date_range:2:00-00-0000|missing_date:2:|amount_invalid:17:12,34,56|" \
	    "date_invalid:2:########|amount_invalid:17:O|bad_field_count:cut:|" \
	    "amount_invalid:17:#WAARDE!|date_invalid:2:30-02-#", SPOIL, "|")
}

function names() {
	words("given.f", "Anna|Emma|Sophie|Julia|Eva|Lotte|Fleur|Sanne|Anouk|Marieke|" \
	    "Femke|Ingrid|Annemieke|Joke|Truus|Wilma|Petra|Esther|Nathalie|Zoë|Renée|" \
	    "Chloé|Joëlle|Anaïs|Hélène|Françoise|Fatima|Samira|Aylin|Katarzyna|Ilse|" \
	    "Greet|Katrien|Leen|An|Els|Martine|Noor|Saar|Babette|Désirée|Maud|Lieve|" \
	    "Hilde|Marie-Claire|Amélie")
	words("given.m", "Jan|Pieter|Kees|Henk|Willem|Bram|Daan|Sem|Lucas|Thijs|" \
	    "Jeroen|Bas|Maarten|Joost|Ruben|Sjoerd|Wouter|André|Daniël|Noël|René|" \
	    "Raphaël|Loïc|José|Koen|Stijn|Wim|Luc|Dirk|Geert|Bart|Kristof|Mohamed|" \
	    "Youssef|Emre|Tomasz|Jürgen|Hans|Karel|Jef|Staf|Michiel|Jan-Willem|" \
	    "François|Gérard|Benoît")
	# "prefix:surname", as the Dutch registers write it
	words("surname.NL", "de:Vries|de:Jong|van:Dijk|van den:Berg|van der:Meer|" \
	    ":Bakker|:Visser|:Smit|:Meijer|de:Boer|:Mulder|de:Groot|:Bos|:Vos|" \
	    ":Peters|:Hendriks|van:Leeuwen|:Dekker|:Brouwer|de:Wit|:Dijkstra|:Smeets|" \
	    "de:Graaf|van der:Linden|:Kok|:Jacobs|de:Haan|:Vermeulen|van den:Heuvel|" \
	    "van der:Veen|:Schouten|van:Beek|:Willems|:Hoekstra|:Koster|:Prins|" \
	    ":Huisman|:Postma|:Kuipers|in 't:Veld|van 't:Hof|op den:Kamp|ter:Horst|" \
	    "te:Velde|:IJzerman|:Coëlho|:Hoëcker|el:Amrani|da:Silva|:Nguyen|:Özdemir|" \
	    ":Šimek|:Müller|:Kramer-Blom|van:Wijngaarden|von:Hoffmann|:Kerkhof|" \
	    ":Oosterhuis|:Zijlstra|:Terpstra")
	words("surname.BE", ":Peeters|:Janssens|:Maes|:Jacobs|:Mertens|:Willems|" \
	    ":Claes|:Goossens|:Wouters|:De Smet|:De Clercq|:Van den Bossche|" \
	    ":Vandenberghe|:Van Damme|:Van Hove|:D'Hondt|:Dubois|:Lambert|:Lefèvre|" \
	    ":Desmet|:De Backer|:Verhoeven|:Pauwels|:Hermans|:Michiels|:Aerts|" \
	    ":Van de Velde|:De Wilde|:Cools|:Noël|:Thiéry|:Vermeersch|:Segers|" \
	    ":Bogaerts|:Van Looy|:El Idrissi|:Geerts|:Lenaerts|:Žunec|:Van Acker|" \
	    ":Delacroix|:Smets|:Heylen|:Torfs")
}

# "place:first postcode:last postcode:country"
function places() {
	words("place.NL", "Breda:4811:4839|Breda:4811:4839|Roosendaal:4701:4709|" \
	    "Bergen op Zoom:4611:4625|Etten-Leur:4871:4879|Tilburg:5011:5049|" \
	    "Eindhoven:5611:5658|'s-Hertogenbosch:5211:5237|Middelburg:4331:4341|" \
	    "Goes:4461:4465|Rotterdam:3011:3089|Dordrecht:3311:3329|" \
	    "Den Haag:2511:2597|Leiden:2311:2334|Haarlem:2011:2037|" \
	    "Amsterdam:1011:1098|Amsterdam:1011:1098|Utrecht:3511:3585|" \
	    "IJsselstein:3401:3404|Nijmegen:6511:6546|Zwolle:8011:8045|" \
	    "Groningen:9711:9747|Maastricht:6211:6229|Lieshout:5737:5737")
	words("place.BE", "Antwerpen:2000:2000|Antwerpen:2018:2018|" \
	    "Antwerpen:2020:2020|Antwerpen:2050:2050|Antwerpen:2060:2060|" \
	    "Berchem:2600:2600|Deurne:2100:2100|Merksem:2170:2170|Schoten:2900:2900|" \
	    "Brasschaat:2930:2930|Kapellen:2950:2950|Kalmthout:2920:2920|" \
	    "Mechelen:2800:2800|Lier:2500:2500|Turnhout:2300:2300|" \
	    "Sint-Niklaas:9100:9100|Gent:9000:9000|Leuven:3000:3000|" \
	    "Hasselt:3500:3500|Brugge:8000:8000")
	words("place.FRENCH", "Liège:4000:4000|Bruxelles:1050:1050|Namur:5000:5000|" \
	    "Enghien:7850:7850")
	words("place.DE", "Köln:50667:50999|Düsseldorf:40210:40629|Kleve:47533:47533")
	words("place.FR", "Lille:59000:59000|Orléans:45000:45000")
	words("street.NL", "Kerkstraat|Dorpsstraat|Molenweg|Schoolstraat|Lindelaan|" \
	    "Beukenlaan|Julianastraat|Wilhelminaweg|Haagdijk|Prins Hendrikkade|" \
	    "Stationsweg|Nieuwstraat|Plein 1944|2e Schinkelstraat|'t Zand|Oude Vest|" \
	    "Zuidsingel|Havenkade|Markt|Burgemeester de Raadtsingel|" \
	    "Laan van Nieuw Guinea|Korenbloem|Jan van Eyckstraat")
	words("street.BE", "Kerkstraat|Lange Leemstraat|Mechelsesteenweg|" \
	    "Stationsstraat|Kapellestraat|Bredabaan|Sint-Jansvliet|Vlaamsekaai|" \
	    "Grote Steenweg|Molenstraat|Nationalestraat|Kasteeldreef|Zurenborgstraat|" \
	    "Eikenlaan|Paardenmarkt|Hopland")
	words("street.FRENCH", "Rue Neuve|Rue des Éperonniers|Chaussée de Wavre|" \
	    "Place du Marché")
	words("street.DE", "Hauptstr.|Am Römerhof|Lindenallee")
	words("street.FR", "rue de la Liberté|avenue Foch")
}
