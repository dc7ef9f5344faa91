# rfm - make, make demo, make test; `make help` lists all targets
CC ?= cc
CFLAGS ?= -O2 -g
AWK ?= awk
PREFIX ?= /usr/local
MANDIR ?= $(PREFIX)/share/man
B ?= build
V := $(if $(findstring clang,$(shell $(CC) --version 2>/dev/null)),clang,gcc)

LIBDIRS := $(sort $(dir $(wildcard lib/*/*.c)))
WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla \
	-Wconversion -Wno-sign-conversion
HARD := -fstack-protector-strong -fPIE -fno-strict-overflow -fno-delete-null-pointer-checks
CPPFLAGS += -D_GNU_SOURCE $(addprefix -I,$(sort $(LIBDIRS) lib/data/))
ALLCFLAGS = -std=c11 $(WARN) $(HARD) $(CPPFLAGS) $(CFLAGS)

TOOLS := $(patsubst tools/%.c,%,$(wildcard tools/rfm-*.c))
BINS := $(TOOLS:%=$B/bin/%)
LIBOBJ := $(patsubst %.c,$B/%.o,$(wildcard lib/*/*.c))

all: $(BINS)

$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALLCFLAGS) -MMD -MP -c -o $@ $<

$B/librfm.a: $(LIBOBJ)
	@rm -f $@
	$(AR) rcs $@ $^

$(BINS): $B/bin/%: $B/tools/%.o $B/librfm.a
	@mkdir -p $(@D)
	$(CC) $(ALLCFLAGS) -pie $(LDFLAGS) -o $@ $^

-include $(wildcard $B/*/*.d $B/lib/*/*.d)

clean:
	rm -rf $B out

.PHONY: all clean
.DELETE_ON_ERROR:
