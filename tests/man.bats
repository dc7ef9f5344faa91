#!/usr/bin/env bats
# The manual pages and --help say the same, and the pages hang together.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# Lines of mdoc as they are printed: `Op Fl t Ar FORMAT` is [-t FORMAT], `Fl q , -quiet` is
# -q, --quiet, and an Ar without a word stands for files.
plain() {
	awk '
	function put(word) {
		if (word ~ /^[],.;:)]$/) glue = 1
		text = text (glue ? "" : " ") word
		glue = word ~ /\[$/
	}
	{
		sub(/^\./, "")
		text = ends = macro = ""; glue = 1
		for (i = 1; i <= NF; i++) {
			if ($i == "Op") { put("["); ends = ends "]" }
			else if ($i == "Ns") { glue = 1; macro = "" }
			else if ($i ~ /^(It|Cm|Ql|Pq|Xo|Xc)$/) macro = $i
			else if ($i == "Ar" && i == NF) put("FILE ...")
			else if ($i == "Fl" && $(i + 1) == "Fl") continue
			else if ($i == "Fl") macro = $(i - 1) == "Fl" ? "FlFl" : "Fl"
			else if ($i == "Ar") macro = $i
			else if ($i ~ /^[,.;:|)]$/) put($i)
			else put((macro == "Fl" ? "-" : macro == "FlFl" ? "--" : "") $i)
		}
		print text ends
	}'
}

# The lines of one section of a page.
section() {
	awk -v want="$2" '/^\.Sh / { on = substr($0, 5) == want; next } on' "$top/man/$1"
}

@test "every option in --help is in the page, and the other way round" {
	local tool

	for tool in $(tools); do
		[ -f "$top/man/$tool.1" ] || { collect "no man/$tool.1"; continue; }
		same "$("$tool" --help | grep -oE '^  (-[A-Za-z0-9],|   ) --[a-z0-9-]+' |
			grep -oE '\-[A-Za-z0-9-]+' | sort)" \
			"$(grep '^\.It Fl ' "$top/man/$tool.1" | plain |
				grep -oE '(^| )-[A-Za-z0-9-]+' | tr -d ' ' | sort -u)" >difference ||
			collect "$tool: options in --help (-) and in the page (+)" "$(cat difference)"
	done
	settle
}

@test "the usage line in --help is the SYNOPSIS, the line under it the page's NAME line" {
	local tool

	for tool in $(tools); do
		[ -f "$top/man/$tool.1" ] || { collect "no man/$tool.1"; continue; }
		same "$("$tool" --help | awk 'NR > 1 && !/^ / { exit } { sub(/^ +/, ""); printf "%s%s", (NR > 1 ? " " : ""), $0 }' | sed 's/^usage: //')" \
			"$(echo "$tool $(section "$tool.1" SYNOPSIS | grep -vx '.Nm.*' | plain)" |
				tr '\n' ' ' | sed 's/ $//')" >difference ||
			collect "$tool: usage in --help (-) and SYNOPSIS (+)" "$(cat difference)"
		same "$("$tool" --help | awk 'NR > 1 && !/^ / { print; exit }')" "$(sed -n 's/^\.Nd //p' "$top/man/$tool.1")" \
			>difference || collect "$tool: the line under it (-) and NAME (+)" "$(cat difference)"
	done
	settle
}

@test "the pages have their sections, in order" {
	local page found must want
	want='NAME|SYNOPSIS|DESCRIPTION|ENVIRONMENT|FILES|EXIT STATUS|EXAMPLES|DIAGNOSTICS|SEE ALSO'
	want+='|STANDARDS|HISTORY|CAVEATS|BUGS'

	for page in "$top"/man/*.[157]; do
		found=$(sed -n 's/^\.Sh //p' "$page")
		case $page in
		*.1) must='NAME SYNOPSIS DESCRIPTION EXIT_STATUS EXAMPLES SEE_ALSO' ;;
		*.5) must='NAME DESCRIPTION EXAMPLES SEE_ALSO' ;;
		*) must='NAME DESCRIPTION EXIT_STATUS EXAMPLES SEE_ALSO' ;;
		esac
		for must in $must; do
			grep -qx "${must/_/ }" <<<"$found" || collect "${page##*/}: no section ${must/_/ }"
		done
		# sections of a page's own may stand between; the known ones keep their order
		same "$(tr '|' '\n' <<<"$want" | grep -xF "$found")" "$(grep -xE "$want" <<<"$found")" \
			>difference || collect "${page##*/}: order of sections" "$(cat difference)"
	done
	settle
}

@test "rfm(7) names every tool, and a page that is referred to exists" {
	local tool page name number

	for tool in $(tools); do
		grep -qE "^\.(It )?Xr $tool 1" "$top/man/rfm.7" || collect "rfm.7: no reference to $tool"
	done
	for page in "$top"/man/*.[157]; do
		while read -r name number; do
			[ -f "$top/man/$name.$number" ] ||
				collect "${page##*/}: refers to $name($number), which is not there"
		done < <(grep -oE 'Xr rfm[a-z-]* [0-9]' "$page" | sed 's/^Xr //' | sort -u)
		[ "$(awk '$1 == ".Dt" { print tolower($2) "." $3 }' "$page")" = "${page##*/}" ] ||
			collect "${page##*/}: .Dt is not its name"
	done
	settle
}
