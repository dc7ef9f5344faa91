#!/usr/bin/env bats
# The Makefile and the checks of `make lint`: each check finds the fault that it is for.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# A project in which every check is content.
tree() {
	rm -rf tree
	mkdir -p tree/{lib/{base,value,data},tools,man,tests,.ci}
	cd tree || return
	printf 'base/a\nvalue/b gen/tables\nvalue/num\n' >lib/LAYERS
	echo 'void a(void);' | tee lib/base/a.h >lib/base/a.c
	echo '#include "a.h"' | tee lib/value/b.h lib/value/num.c >lib/value/b.c
	printf '#include "num.h"\n#include "tables.h"\nint\nmain(void)\n{\n\treturn 0;\n}\n' >tools/rfm-x.c
	printf 'name\ttype\tfold\talias\tmeaning\nkind\tword\tnewest\t\ta sort\ndate\tdate\tnewest\t\ta day\n' >lib/data/columns.tsv
	printf '.%s\n' 'Dd January 1, 2026' 'Dt X 1' Os 'Sh NAME' 'Nm x' 'Nd y' >man/rfm-x.1
	printf '.%s\n' 'Sh COLUMNS' 'Bl -tag -width Ds' 'It Cm kind' 'xA sort (word).' 'It Cm date' 'xA day (date).' El | sed 's/^\.x//' |
		sed 's/X 1/X 5/' man/rfm-x.1 - >man/rfm-records.5
	printf '#!/bin/sh\ntrue\n' | tee .ci/run tests/helper.bash >tests/rfm-x.bats
	cp "$top/.clang-format" .
	echo '| rfm-x | a tool |' >README.md
	touch Makefile
}

@test "a check of lint finds its fault, and says where" {
	local check fault said

	while IFS=$'\t' read -r check fault said; do
		tree
		run "$top/tests/lint/$check.sh"
		case $status in
		0) ;;
		77) cd ..; continue ;;
		*) collect "$check: not content with a good tree: $output" ;;
		esac
		eval "$fault"
		run "$top/tests/lint/$check.sh"
		[ "$status" -eq 1 ] || collect "$check: status $status after: $fault"
		[[ $output == *"$said"* ]] || collect "$check: '$said' is not in: $output"
		cd ..
	done <<-'EOF'
		layers	echo '#include "num.h"' >>lib/value/b.c	lib/value/b.c:2: value/b may not include value/num
		layers	echo '#include "tables.h"' >>lib/value/b.c	value/b may not include gen/tables
		layers	echo '#include "b.h"' >>lib/base/a.h	base/a may not include value/b
		layers	touch lib/value/c.c; echo x >lib/value/c.c	value/c has no row
		layers	echo '#include "d.h"' >>lib/value/b.c	d.h is no module
		layers	echo 'value/gone' >>lib/LAYERS	lib/LAYERS:4: value/gone has no file
		layers	echo 'value/a' >>lib/LAYERS	value/a and base/a share a header name
		lengths	{ printf 'int\nf(void)\n{\n'; yes ';' | head -n 60; echo '}'; } >lib/base/a.c	lib/base/a.c:3: f(void): 61 lines
		lengths	yes | head -n 451 >lib/base/a.c	lib/base/a.c: 451 lines
		format	echo 'int   f(void);' >>lib/base/a.h	lib/base/a.h:2: not in form
		shell	echo 'rm $x' >>.ci/run	SC2086
		shell	echo '[ x = y ]' >>tests/rfm-x.bats	SC2050
		pages	echo '.Zz' >>man/rfm-x.1	man/rfm-x.1:7
		forbidden	echo 'x = atoi (s);' >>tools/rfm-x.c	tools/rfm-x.c:8: atoi is forbidden
		forbidden	echo '/* */ strtod(s); /* atof(x) */' >>lib/base/a.c	lib/base/a.c:2: strtod is forbidden
		tidy	echo '/* TO''DO */' >>lib/base/a.c	lib/base/a.c:2
		tidy	echo 'x ' >>README.md	README.md:2
		tidy	printf x >>README.md	README.md: no newline
		complete	rm man/rfm-x.1	no man/rfm-x.1
		complete	rm tests/rfm-x.bats	no tests/rfm-x.bats
		complete	: >README.md	not in README.md
		columns	sed -i 's/A day/The day/' man/rfm-records.5	man/rfm-records.5: the list of columns is not that of
		columns	printf 'x\tint\tconsent\t\tmore\n' >>lib/data/columns.tsv	.It Cm x
	EOF
	settle
}

@test "lint is content with calls that only look forbidden" {
	tree
	echo 'x = money_system(s, "system(x)"); /* popen(x) */ f(atoi);' >>lib/base/a.c
	printf '/* of\n * system(x)\n */ x = strtod(s);\n' >>lib/value/num.c
	run "$top/tests/lint/forbidden.sh"
	same '' "$output"
}

@test "install and uninstall: all programs and pages, then nothing" {
	local tool page
	# -o all: what is built stays as it is, whatever flags it was built with
	local make="make -s -o all -C $top B=$B DESTDIR=$PWD/root PREFIX=/usr"

	$make install
	for tool in $(tools); do
		[ -x "root/usr/bin/$tool" ] || collect "$tool is not installed"
	done
	for page in "$top"/man/*.[157]; do
		cmp "$page" "root/usr/share/man/man${page##*.}/${page##*/}" || collect "$page"
	done
	same "$({ tools; basename -a "$top"/man/*.[157]; } | sort)" \
		"$(find root -type f -printf '%f\n' | sort)"
	$make uninstall
	same '' "$(find root -mindepth 1)"
	settle
}

@test "make help has a line for every target that is for people" {
	run --separate-stderr -0 make -s -C "$top" help
	for target in all demo test check lint asan bench install uninstall clean help; do
		[[ $'\n'$output == *$'\n'"make $target "* ]]
	done
}
