# tables.awk - turn lib/data/NAME.tsv into C
#
#   awk -v want=h -f tables.awk *.tsv   the declarations     awk -v want=c ...   the tables
#
# NAME.tsv with columns a, b becomes
#   enum { NAME_A, NAME_B, NAME_NCOLS };
#   extern const char *const NAME_table[][NAME_NCOLS];   rows in the file's order
#   extern const char *const NAME_names[NAME_NCOLS];     "a", "b"
#   enum { NAME_NROWS = ... };
# and columns.tsv, inputs.tsv and rules.tsv besides an enum of their rows: COLUMN_KIND,
# INPUT_REFUND, RULE_BAD_QUOTE ...
# Cells are taken as they stand; lines that begin with # are comments.
function quote(s) {
	gsub(/\\/, "\\\\\\\\", s); gsub(/"/, "\\\"", s); gsub(/\?/, "\\?", s)
	return "\"" s "\""
}
function finish() {
	if (name == "") return
	if (want == "h") printf "enum { %s_NROWS = %d };\n", up, rows
	else print "};"
	if (want == "h" && name in one)
		printf "enum {\n%s\t%s_COUNT\n};\n", keys, toupper(one[name])
}
BEGIN {
	FS = "\t"
	one["columns"] = "column"; one["inputs"] = "input"; one["rules"] = "rule"
	print "/* made by lib/data/tables.awk from lib/data: do not edit */"
	if (want == "h") print "#ifndef TABLES_H\n#define TABLES_H"
	else print "#include \"tables.h\""
}
/^#/ { next }
FILENAME != file {
	finish()
	file = FILENAME; name = file; sub(/.*\//, "", name); sub(/\.tsv$/, "", name)
	up = toupper(name); rows = 0; ncols = NF; keys = ""
	if (want == "h") {
		printf "enum {"
		for (i = 1; i <= NF; i++) printf " %s_%s,", up, toupper($i)
		printf " %s_NCOLS };\nextern const char *const %s_table[][%s_NCOLS];\n", up, name, up
		printf "extern const char *const %s_names[%s_NCOLS];\n", name, up
	} else {
		printf "const char *const %s_names[%s_NCOLS] = {", name, up
		for (i = 1; i <= NF; i++) printf " %s%s", quote($i), i < NF ? "," : " };\n"
		printf "const char *const %s_table[][%s_NCOLS] = {\n", name, up
	}
	next
}
{
	if (NF != ncols) {
		printf "%s:%d: %d columns, expected %d\n", FILENAME, FNR, NF, ncols > "/dev/stderr"
		bad = 1; exit 1
	}
	rows++
	if (name in one) keys = keys "\t" toupper(one[name] "_" $1) ",\n"
	if (want == "c") {
		printf "\t{"
		for (i = 1; i <= NF; i++) printf " %s%s", quote($i), i < NF ? "," : " },\n"
	}
}
END {
	if (bad) exit 1
	finish()
	if (want == "h") print "#endif"
}
