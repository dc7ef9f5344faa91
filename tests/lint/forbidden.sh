#!/bin/sh
# Functions that cut, overflow, guess or start other programs; strtod only where reals are
# parsed. Comments and strings are no calls.
exec awk '
BEGIN {
	n = split("strtok gets atoi atol atof strcpy strcat sprintf vsprintf system popen fork " \
	    "vfork execl execlp execle execv execvp execve posix_spawn dlopen socket alloca", word)
	for (i = 1; i <= n; i++) forbidden[word[i]] = 1
	forbidden["strtod"] = 1
}
FNR == 1 { comment = 0 }
{
	code = $0
	gsub(/\\\\/, "", code); gsub(/\\"/, "", code)
	gsub(/"[^"]*"/, "\"\"", code)
	if (comment) {
		if (!sub(/^.*\*\//, "", code)) next
		comment = 0
	}
	while (match(code, /\/\*/)) {
		rest = substr(code, RSTART + 2)
		code = substr(code, 1, RSTART - 1)
		if (!match(rest, /\*\//)) { comment = 1; break }
		code = code " " substr(rest, RSTART + 2)
	}
	while (match(code, /[A-Za-z_][A-Za-z_0-9]*[ \t]*\(/)) {
		name = substr(code, RSTART, RLENGTH - 1)
		sub(/[ \t]+$/, "", name)
		code = substr(code, RSTART + RLENGTH)
		if (!(name in forbidden) || name == "strtod" && FILENAME == "lib/value/num.c")
			continue
		print FILENAME ":" FNR ": " name " is forbidden"
		bad = 1
	}
}
END { exit bad }' tools/*.c lib/*/*.[ch]
