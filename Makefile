# rfm - `make`, `make demo`, `make test`; `make help` lists all targets
#
# A variant is the same make with another B (its object tree) and other flags. A tool is a
# file tools/rfm-NAME.c, a test file tests/NAME.bats: a new one needs no edit here.
CFLAGS ?= -O2 -g
AWK ?= awk
INSTALL ?= install
PREFIX ?= /usr/local
MANDIR ?= $(PREFIX)/share/man
B ?= build
SANITIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all

TOOLS := $(patsubst tools/%.c,%,$(wildcard tools/rfm-*.c))
BINS := $(TOOLS:%=$B/bin/%)
PAGES := $(wildcard man/*.[157])
TABLES := $(sort $(wildcard lib/data/*.tsv))
LIBDIRS := $(sort $(dir $(wildcard lib/*/*.[ch])))
LIBOBJ := $(patsubst %.c,$B/%.o,$(wildcard lib/*/*.c)) $B/gen/tables.o
FUZZERS := $(patsubst %.c,$B/%,$(wildcard tests/fuzz/*.c))
PROBES := $(patsubst %.c,$B/%,$(wildcard tests/probe*.c)) $(FUZZERS)
BENCHES := $(patsubst %.c,$B/%,$(wildcard tests/bench/*.c))
# the largest first: then two that run side by side end together
TESTS ?= $(shell ls -S tests/*.bats 2>/dev/null)
TAPS = $(TESTS:tests/%.bats=$B/tap/%.tap)

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla \
	-Wconversion -Wno-sign-conversion $(if $(WERROR),-Werror)
# no fortify in a sanitizer build, without optimisation, or where the caller set a level
FORTIFY = $(if $(findstring sanitize,$(CFLAGS))$(findstring FORTIFY,$(CFLAGS) \
	$(CPPFLAGS))$(filter -O0,$(lastword -O0 $(filter -O%,$(CFLAGS)))),,-D_FORTIFY_SOURCE)
TARGET = $(shell $(CC) -dumpmachine)
WISHES = -fstack-protector-strong -fstack-clash-protection -ffile-prefix-map=$(CURDIR)=. \
	$(if $(filter x86_64-% i386-% i686-%,$(TARGET)),-fcf-protection=full) \
	$(if $(filter aarch64-%,$(TARGET)),-mbranch-protection=standard)
# of the wishes what this compiler takes without a word; asked once, and only to compile
HARD = $(eval HARD := $(shell takes() { $(CC) -Werror -O2 -U_FORTIFY_SOURCE "$$@" \
	-include stdio.h -x c -S -o - /dev/null >/dev/null 2>&1; }; \
	takes $(WISHES) && echo $(WISHES) || for f in $(WISHES); do takes $$f && echo $$f; done; \
	for f in $(FORTIFY:%=%=3 %=2); do takes $$f && echo $$f && break; done))$(HARD)

ALLCFLAGS = -std=c11 $(WARN) -fPIE -fno-strict-overflow -fno-delete-null-pointer-checks \
	-U_FORTIFY_SOURCE $(HARD) $(if $(LTO),-flto=auto) $(CFLAGS) \
	-D_GNU_SOURCE -I$B/gen $(LIBDIRS:%/=-I%) $(CPPFLAGS)
ALLLDFLAGS = $(if $(findstring -static,$(LDFLAGS)),,-pie) -Wl,-z,relro,-z,now \
	-Wl,-z,noexecstack,-z,separate-code $(LDFLAGS)
# V=1 shows the commands
Q = $(if $V,,@echo '  $@';)
ARCHIVE = $(if $(LTO),$(if $(findstring clang,$(CC)),llvm-ar,gcc-ar),$(AR))

all: $(BINS) ## build the tools in build/bin (B=DIR, CC, CFLAGS, LDFLAGS, LTO=1, WERROR=1, V=1)

compiler:
	@command -v $(firstword $(CC)) >/dev/null || { echo \
	"make: no C compiler '$(CC)': apt-get install gcc libc6-dev" >&2; exit 1; }
	@mkdir -p $B

# What was built with another compiler or other flags is built anew.
$B/flags: compiler
	$(file >$@.new,$(CC) $(ALLCFLAGS) $(ALLLDFLAGS))
	@cmp -s $@.new $@ || cp $@.new $@

$B/gen/tables.h $B/gen/tables.c: $B/gen/tables.%: lib/data/tables.awk $(TABLES)
	@mkdir -p $(@D)
	$QLC_ALL=C $(AWK) -v want=$* -f lib/data/tables.awk $(TABLES) >$@.new
	@mv $@.new $@

$B/gen/tables.o: $B/gen/tables.c $B/gen/tables.h $B/flags
	$Q$(CC) $(ALLCFLAGS) -c -o $@ $<

$B/%.o: %.c $B/flags | $B/gen/tables.h
	@mkdir -p $(@D)
	$Q$(CC) $(ALLCFLAGS) -MMD -MP -c -o $@ $<

$B/librfm.a: $(LIBOBJ)
	@rm -f $@
	$Q$(ARCHIVE) rcs $@ $^

$(BINS): $B/bin/%: $B/tools/%.o $B/librfm.a
$(PROBES) $(BENCHES): $B/%: $B/%.o $B/librfm.a
$(BINS) $(PROBES) $(BENCHES):
	@mkdir -p $(@D)
	$Q$(CC) $(ALLCFLAGS) $(ALLLDFLAGS) -o $@ $^

-include $(wildcard $B/tools/*.d $B/tests/*.d $B/tests/*/*.d $B/lib/*/*.d)

demo: all ## from exports to scored customers: examples/10-shop, results in out
	PATH="$(abspath $B/bin):$$PATH" examples/10-shop/run.sh out

# The environment of the tests holds nothing that changes what the tools write. What a tool
# still has at its end is no leak: the system takes it back.
ENV = env -u COLUMNS -u NO_COLOR -u RFM_SANDBOX -u MAKEFLAGS -u MAKELEVEL LC_ALL=C TZ=UTC \
	B="$(abspath $B)" PATH="$(abspath $B/bin):$(abspath $B/tests):$$PATH" \
	$(if $(findstring sanitize,$(CFLAGS)),SANITIZED=1 UBSAN_OPTIONS=exitcode=99 \
	ASAN_OPTIONS=exitcode=99:detect_leaks=0) \
	$(if $(shell command -v ps;),BATS_TEST_TIMEOUT=300)

test: ## run the tests, or some: TESTS="tests/lib.bats tests/man.bats"
	@command -v bats >/dev/null || { echo 'make: no bats: apt-get install bats' >&2; exit 1; }
	@rm -rf $B/tap
	@$(MAKE) --no-print-directory $(if $(findstring jobserver,$(MAKEFLAGS)),,-j2) $(TAPS)
	@$(AWK) -f tests/tap.awk $(TAPS)

$(TAPS): $B/tap/%.tap: tests/%.bats $(BINS) $(PROBES)
	@mkdir -p $(@D)
	@$(ENV) bats --tap $< >$@.new 2>&1 </dev/null || :
	@mv $@.new $@; echo "$<: $$(grep -c '^ok' $@) of $$(sed -n 's/^1\.\.//p' $@) hold"

check: lint asan ## what a change must pass: lint, and the tests under sanitizers

lint: $B/gen/tables.h ## layers, lengths, format, pages, forbidden functions ...
	@tests/lint/run.sh

asan: ## the tests with AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory B=$B/asan CFLAGS="$(SANITIZE)" test

fuzz: CC := $(if $(findstring clang,$(CC)),$(CC),clang)
fuzz: ## libFuzzer over the parsers of foreign bytes (RUNS=100000 each)
	@CC="$(CC)" tests/fuzz/run.sh can
	@$(MAKE) --no-print-directory $(if $(findstring jobserver,$(MAKEFLAGS)),,-j2) B=$B/fuzz \
	CC="$(CC)" CFLAGS="$(SANITIZE) -fsanitize=fuzzer -DLIBFUZZER" $(FUZZERS:$B/%=$B/fuzz/%)
	@tests/fuzz/run.sh $B/fuzz $(RUNS)

bench: all $(BENCHES) ## measure speed and memory
	$(ENV) tests/bench/run.sh

install: all ## install programs and pages (DESTDIR, PREFIX, MANDIR)
	$(INSTALL) -d "$(DESTDIR)$(PREFIX)/bin"
	$(INSTALL) -m 755 $(BINS) "$(DESTDIR)$(PREFIX)/bin"
	for p in $(PAGES); do $(INSTALL) -d "$(DESTDIR)$(MANDIR)/man$${p##*.}" && \
	$(INSTALL) -m 644 $$p "$(DESTDIR)$(MANDIR)/man$${p##*.}" || exit 1; done

uninstall: ## remove what install installed, and folders of DESTDIR that it leaves empty
	rm -f $(TOOLS:%="$(DESTDIR)$(PREFIX)/bin/%")
	for p in $(notdir $(PAGES)); do rm -f "$(DESTDIR)$(MANDIR)/man$${p##*.}/$$p"; done
	@[ -z "$(DESTDIR)" ] || for d in $(PREFIX)/bin $(MANDIR)/man1 $(MANDIR)/man5 $(MANDIR)/man7; \
	do (cd "$(DESTDIR)" && rmdir -p ".$$d" 2>/dev/null); done; :

clean: ## remove what was built
	rm -rf $B out

help: ## this list
	@$(AWK) -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: all compiler demo test check lint asan fuzz bench install uninstall clean help
.DELETE_ON_ERROR:
