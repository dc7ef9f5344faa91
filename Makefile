# rfm - make, make demo, make test; `make help` lists all targets
CC ?= cc
CFLAGS ?= -O2 -g
AWK ?= awk
PREFIX ?= /usr/local
MANDIR ?= $(PREFIX)/share/man
B ?= build
V := $(if $(findstring clang,$(shell $(CC) --version 2>/dev/null)),clang,gcc)

LIBDIRS := $(sort $(dir $(wildcard lib/*/*.[ch])))
WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla \
	-Wconversion -Wno-sign-conversion
HARD := -fstack-protector-strong -fPIE -fno-strict-overflow -fno-delete-null-pointer-checks
CPPFLAGS += -D_GNU_SOURCE -I$B/gen $(addprefix -I,$(LIBDIRS))
ALLCFLAGS = -std=c11 $(WARN) $(HARD) $(CPPFLAGS) $(CFLAGS)

TOOLS := $(patsubst tools/%.c,%,$(wildcard tools/rfm-*.c))
BINS := $(TOOLS:%=$B/bin/%)
LIBOBJ := $(patsubst %.c,$B/%.o,$(wildcard lib/*/*.c)) $B/gen/tables.o
TABLES := $(sort $(wildcard lib/data/*.tsv))
PROBES := $(patsubst tests/%.c,$B/tests/%,$(wildcard tests/probe-*.c))

all: $(BINS)

$B/gen/tables.h $B/gen/tables.c: $B/gen/tables.%: lib/data/tables.awk $(TABLES)
	@mkdir -p $(@D)
	LC_ALL=C $(AWK) -v want=$* -f lib/data/tables.awk $(TABLES) > $@.new
	@mv $@.new $@

$B/gen/tables.o: $B/gen/tables.c
	$(CC) $(ALLCFLAGS) -c -o $@ $<

$B/%.o: %.c Makefile | $B/gen/tables.h
	@mkdir -p $(@D)
	$(CC) $(ALLCFLAGS) -MMD -MP -c -o $@ $<

$B/librfm.a: $(LIBOBJ)
	@rm -f $@
	$(AR) rcs $@ $^

$(BINS): $B/bin/%: $B/tools/%.o $B/librfm.a
	@mkdir -p $(@D)
	$(CC) $(ALLCFLAGS) -pie $(LDFLAGS) -o $@ $^

probes: $(PROBES)

$(PROBES): $B/tests/%: tests/%.c $B/librfm.a
	@mkdir -p $(@D)
	$(CC) $(ALLCFLAGS) -MMD -MP -pie $(LDFLAGS) -o $@ $< $B/librfm.a

-include $(wildcard $B/*/*.d $B/lib/*/*.d)

clean:
	rm -rf $B out

.PHONY: all clean
.DELETE_ON_ERROR:
