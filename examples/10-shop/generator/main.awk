# main.awk - write the shop's exports and what is true about them; see generate.sh

BEGIN {
	LAST_DAY = 1095		# 2026-10-31
	letters()
	load_words()
	calendar()
	make_people()
	make_orders()
	write_webshop(INPUT "webshop-2026-10.csv")
	write_till(INPUT "till-antwerpen.tsv")
	write_crm(INPUT "crm-contacts.csv")
	write_weblog(INPUT "weblog.csv")
	write_truth(EXPECTED "truth.tsv")
	write_persons(EXPECTED "persons.tsv")
}
